use super::*;

#[test]
fn snils_with_a_right_control_is_valid() {
    for number in [
        "112-233-445 95",
        "715-398-174 20",
        "276-488-905 42",
        "774-112-048 81",
        "772-413-875 15",
        "002-064-585 96",
        "001-019-989 00",
        "001-019-998 00",
        "002-999-989 00",
        "087-654-303 00",
        "999-000-001 15",
        "999-123-456 70",
    ] {
        assert_eq!(valid(Kind::Snils, number), number);
    }
}

#[test]
fn snils_is_read_however_its_groups_are_parted() {
    for text in [
        "11223344595",
        "112 233 445 95",
        "112-233-445-95",
        " 112-233-445\u{a0}95\n",
        "112 - 233 - 445 95",
        "112233445 95",
        "112\u{2013}233\u{2011}445\u{2009}95",
        "１１２-２３３-４４５ ９５",
    ] {
        assert_eq!(valid(Kind::Snils, text), "112-233-445 95", "{text}");
    }
}

#[test]
fn snils_with_a_wrong_control_is_refused() {
    refused_as(Kind::Snils, "snils-control", &["200-746-095 00", "112-233-445 96", "001-001-999 00"]);
    assert_eq!(valid(Kind::Snils, "200-746-095 26"), "200-746-095 26");
}

#[test]
fn early_snils_without_a_control_is_accepted_softly() {
    assert_eq!(doubt(Kind::Snils, "000-000-600 06"), ("000-000-600 06".into(), Rule::SnilsUncontrolled));
    assert_eq!(doubt(Kind::Snils, "001-001-998 99").1, Rule::SnilsUncontrolled);
    assert_eq!(valid(Kind::Snils, "000-000-600 18"), "000-000-600 18");
}

#[test]
fn snils_grouped_or_written_otherwise_is_refused() {
    refused_as(Kind::Snils, "snils-grouping", &["77 241 387 515", "1 1 2 2 3 3 4 4 5 9 5"]);
    refused_as(
        Kind::Snils,
        "snils-characters",
        &["589*088*281*65", "112-233-44О 95", "СНИЛС 112-233-445 95"],
    );
    refused_as(Kind::Snils, "snils-length", &["908 035 685", "1122334459", "112-233-445 955"]);
    assert_eq!(refusal(Kind::Snils, "908 035 685"), Rule::Any(Kind::Snils, Fault::Length { found: 9 }));
}

#[test]
fn inn_with_a_right_control_is_valid() {
    for number in [
        "7707083893",
        "7113067263",
        "4339008240",
        "7826087713",
        "7726700943",
        "7814148471",
        "6674121179",
        "7810495210",
        "585204118212",
        "500100732259",
        "9900000017",
        "9900000024",
        "9912345672",
        "990000000115",
        "991234567818",
        "9900000000",
    ] {
        assert_eq!(valid(Kind::Inn, number), number);
    }
    assert_eq!(valid(Kind::Inn, " 77 0708-3893 "), "7707083893");
}

#[test]
fn inn_with_a_wrong_control_is_refused() {
    let wrong = ["5017023888", "7701234567", "7700000001", "7809876543", "770708389312"];
    refused_as(Kind::Inn, "inn-control", &wrong);
    assert_eq!(valid(Kind::Inn, "5017023887"), "5017023887");
}

#[test]
fn numbers_keep_their_leading_zeros() {
    // 0·2+1·4+0·10+… = 4 for 010000000, control 4.
    assert_eq!(valid(Kind::Inn, "0100000004"), "0100000004");
    assert_eq!(valid(Kind::Kpp, "010101001"), "010101001");
    assert_eq!(valid(Kind::Snils, "00206458596"), "002-064-585 96");
    assert_eq!(doubt(Kind::Okpdtr, "010065").0, "010065");
}

#[test]
fn numbers_of_equal_digits_are_refused() {
    refused_as(Kind::Snils, "snils-same-digits", &["000-000-000 00", "11111111111"]);
    refused_as(Kind::Inn, "inn-same-digits", &["0000000000", "000000000000", "7777777777"]);
    refused_as(Kind::Ogrn, "ogrn-same-digits", &["0000000000000", "333333333333333"]);
    refused_as(Kind::Kpp, "kpp-same-digits", &["000000000"]);
    refused_as(Kind::Okpdtr, "okpdtr-same-digits", &["000000", "999999"]);
}

#[test]
fn ogrn_and_ogrnip_with_a_right_control_are_valid() {
    for number in [
        "1077142000650",
        "1048600000492",
        "1027700132195",
        "304500116000157",
        "1997700000010",
        "1269900001238",
        "5000000000006",
        "315774600012344",
        "326990000000128",
        "1269900000040",
        "326990000000010",
    ] {
        assert_eq!(valid(Kind::Ogrn, number), number);
    }
}

#[test]
fn ogrn_that_does_not_come_out_is_refused() {
    refused_as(Kind::Ogrn, "ogrn-control", &["1027700000001", "315774600000010"]);
    assert_eq!(valid(Kind::Ogrn, "1027700000008"), "1027700000008");
    assert_eq!(valid(Kind::Ogrn, "315774600000016"), "315774600000016");
    refused_as(Kind::Ogrn, "ogrn-length", &["5017023888", "10277001321951"]);
    refused_as(Kind::Ogrn, "ogrn-first-digit", &["2077142000650"]);
    refused_as(Kind::Ogrn, "ogrn-entrepreneur-first-digit", &["104500116000157"]);
}

#[test]
fn kpp_is_nine_characters_with_letters_only_in_the_middle() {
    assert_eq!(valid(Kind::Kpp, "711301001"), "711301001");
    assert_eq!(valid(Kind::Kpp, "7113ab001"), "7113AB001");
    refused_as(Kind::Kpp, "kpp-length", &["71130100", "7113010011"]);
    refused_as(Kind::Kpp, "kpp-letter-place", &["A11301001", "71130100Z"]);
    refused_as(Kind::Kpp, "kpp-characters", &["7113АВ001", "7113_1001"]);
}

#[test]
fn inn_and_ogrn_must_be_of_one_kind() {
    assert_eq!(same_kind("7707083893", "1027700132195"), Ok(()));
    assert_eq!(same_kind("500100732259", "304500116000157"), Ok(()));
    assert_eq!(same_kind("77 0708 3893", "304500116000157"), Err(Rule::Cross(CrossFault::CompanyWithOgrnip)));
    assert_eq!(same_kind("500100732259", "1027700132195"), Err(Rule::Cross(CrossFault::PersonWithOgrn)));
    assert_eq!(same_kind("", "1027700132195"), Ok(()));
}

#[test]
fn only_organisations_have_kpp() {
    assert_eq!((kpp_allowed("7707083893"), kpp_allowed("1027700132195")), (Ok(()), Ok(())));
    for person in ["500100732259", "304500116000157"] {
        assert_eq!(kpp_allowed(person).unwrap_err().code(), "kpp-of-person");
    }
}

#[test]
fn okpdtr_control_shifts_its_weights_and_ends_with_zero() {
    for code in ["100656", "192056", "100049", "100820"] {
        assert_eq!(valid(Kind::Okpdtr, code), code);
    }
}

#[test]
fn okpdtr_with_a_wrong_control_is_a_doubt() {
    for code in ["100655", "192050", "100040", "100821"] {
        assert_eq!(doubt(Kind::Okpdtr, code), (code.into(), Rule::OkpdtrControl));
    }
    refused_as(Kind::Okpdtr, "okpdtr-length", &["10065", "1006561"]);
}
