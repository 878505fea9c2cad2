use proptest::prelude::*;

use super::*;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn today() -> NaiveDate {
    day("2026-11-21")
}

fn valid(kind: Kind, text: &str) -> String {
    match check(kind, text, today()) {
        Verdict::Valid { canonical } => canonical,
        other => panic!("{kind:?} {text}: {other:?}"),
    }
}

fn doubt(kind: Kind, text: &str) -> (String, Rule) {
    match check(kind, text, today()) {
        Verdict::Doubtful { canonical, rule } => (canonical, rule),
        other => panic!("{kind:?} {text}: {other:?}"),
    }
}

fn refusal(kind: Kind, text: &str) -> Rule {
    match check(kind, text, today()) {
        Verdict::Refused(rule) => rule,
        other => panic!("{kind:?} {text}: {other:?}"),
    }
}

fn refused_as(kind: Kind, code: &str, texts: &[&str]) {
    for text in texts {
        assert_eq!(refusal(kind, text).code(), code, "{text}");
    }
}

#[test]
fn kinds_are_known_by_their_exact_names() {
    let names = ["snils", "inn", "ogrn", "kpp", "okpdtr", "phone", "email", "birth-date", "postcode"];
    assert_eq!(Kind::ALL.map(Kind::code), names);
    assert_eq!(names.map(Kind::parse), Kind::ALL.map(Some));
    for unknown in ["", "SNILS", "birth_date", "birthdate", " snils", "ogrnip"] {
        assert_eq!(Kind::parse(unknown), None, "{unknown}");
    }
}

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
    refused_as(Kind::Snils, "snils-characters", &["589*088*281*65", "112-233-44О 95", "СНИЛС 112-233-445 95"]);
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

#[test]
fn phones_come_to_one_form() {
    for text in ["+7(840)0000006", "8 840 000-00-06", "78400000006", "+7 (840) 000 00 06", " 8(840)000\u{2013}00\u{2013}06"] {
        assert_eq!(valid(Kind::Phone, text), "+78400000006", "{text}");
    }
    assert_eq!(valid(Kind::Phone, "917 123-45-67"), "+79171234567");
    assert_eq!(valid(Kind::Phone, "8.917.123.45.67"), "+79171234567");
    assert_eq!(valid(Kind::Phone, "８（９１７）１２３－４５－６７"), "+79171234567");
}

#[test]
fn an_extension_is_kept_apart() {
    for text in ["8 (846) 332-15-51 доб. 115", "+78463321551, доб.115", "88463321551#115", "8 846 332 15 51 Внутр: 115"] {
        let parsed = PhoneNumber::parse(text).unwrap();
        assert_eq!((parsed.number.as_str(), parsed.extension.as_deref()), ("+78463321551", Some("115")), "{text}");
        assert_eq!(valid(Kind::Phone, text), "+78463321551 доб. 115");
    }
    refused_as(Kind::Phone, "phone-extension", &["88463321551 доб.", "88463321551 доб. 1234567"]);
    refused_as(Kind::Phone, "phone-several", &["8 846 332-15-51, 8 917 123-45-67"]);
}

#[test]
fn a_glued_extension_is_a_doubt() {
    let glued = Rule::Phone(PhoneFault::Glued { found: 14 });
    assert_eq!(doubt(Kind::Phone, "74874160266115"), ("+74874160266 доб. 115".into(), glued));
}

#[test]
fn phones_that_are_not_russian_or_not_whole_are_refused() {
    refused_as(Kind::Phone, "phone-foreign", &["+375 29 123-45-67", "+8 917 123 45 67"]);
    refused_as(Kind::Phone, "phone-prefix", &["19171234567"]);
    refused_as(Kind::Phone, "phone-length", &["8463321551", "332-15-51", "891712345678", "+"]);
    refused_as(Kind::Phone, "phone-characters", &["тел. 89171234567", "8917-ПЕРВЫЙ", "8/917/1234567", "8+9171234567"]);
    assert_eq!(doubt(Kind::Phone, "+79999999999").1.code(), "phone-same-digits");
}

#[test]
fn addresses_may_be_cyrillic() {
    for (text, canonical) in [
        ("ivanova@mail.ru", "ivanova@mail.ru"),
        (" Ivanova.A+work@Mail.RU ", "Ivanova.A+work@mail.ru"),
        ("иванова@почта.рф", "иванова@почта.рф"),
        ("анна@Пример.РФ", "анна@пример.рф"),
        ("info@xn--e1afmkfd.xn--p1ai", "info@xn--e1afmkfd.xn--p1ai"),
        ("почта@mail.ru", "почта@mail.ru"),
        ("a@b.co", "a@b.co"),
    ] {
        assert_eq!(valid(Kind::Email, text), canonical);
    }
}

#[test]
fn addresses_that_cannot_be_are_refused_with_the_reason() {
    refused_as(Kind::Email, "email-at", &["ivanova.mail.ru", "a@b@mail.ru", "a@mail.ru,b@mail.ru"]);
    refused_as(Kind::Email, "email-space", &["iva nova@mail.ru"]);
    refused_as(Kind::Email, "email-sign", &["ivanova@mail,ru", "iva(nova)@mail.ru", "a@ma_il.ru"]);
    refused_as(Kind::Email, "email-characters", &["иванова😀@mail.ru", "ivanova@mail№.ru"]);
    refused_as(Kind::Email, "email-local", &["@mail.ru", ".a@mail.ru", "a..b@mail.ru", "a.@mail.ru"]);
    refused_as(
        Kind::Email,
        "email-domain",
        &["a@", "a@mail", "a@mail.", "a@.ru", "a@-mail.ru", "a@mail-.ru", "a@mail.r", "a@10.0.0.1"],
    );
    refused_as(Kind::Email, "email-mixed-scripts", &["iv\u{430}nova@mail.ru", "ivanova@gm\u{430}il.com"]);
}

#[test]
fn an_address_has_at_most_254_characters() {
    let domain = |length: usize| {
        let mut rest = length - ".ru".len();
        let mut labels = Vec::new();
        while rest > 0 {
            let label = rest.min(60);
            labels.push("b".repeat(label));
            rest = rest.saturating_sub(label + 1);
        }
        format!("{}.ru", labels.join("."))
    };
    let longest = format!("a@{}", domain(252));
    assert_eq!(longest.len(), 254);
    assert_eq!(valid(Kind::Email, &longest), longest);
    let longer = format!("a{longest}");
    assert_eq!(refusal(Kind::Email, &longer), Rule::Any(Kind::Email, Fault::Length { found: 255 }));
    assert_eq!(refusal(Kind::Email, &format!("{}@mail.ru", "a".repeat(65))).code(), "email-local");
}

#[test]
fn birth_dates_are_read_as_people_write_them() {
    for text in [
        "01.02.1958",
        "1.2.1958",
        "01021958",
        "1 фев 1958",
        "1 февраля 1958",
        "1958-02-01",
        "1 Февраля 1958 года",
        "01.02.1958 г.",
        "01.02.1958 г.р.",
        "01/02/1958",
        "01-02-1958",
        "1 февр. 1958",
        "1фев1958",
        "１.２.１９５８",
    ] {
        assert_eq!(valid(Kind::BirthDate, text), "1958-02-01", "{text}");
    }
    for (month, word) in (1..).zip(["янв", "фев", "мар", "апр", "мая", "июн", "июл", "авг", "сен", "окт", "ноя", "дек"])
    {
        assert_eq!(valid(Kind::BirthDate, &format!("5 {word} 1990")), format!("1990-{month:02}-05"));
    }
}

#[test]
fn a_birth_date_without_a_whole_year_is_refused() {
    refused_as(Kind::BirthDate, "birth-date-short-year", &["1.2.58", "01.02.58", "1 февраля 58", "010258"]);
    refused_as(Kind::BirthDate, "birth-date-no-year", &["01.02", "1 февраля", "1 февраля года"]);
    refused_as(Kind::BirthDate, "birth-date-incomplete", &["1958", "февраль 1958", "02.1958", "1.2.19588", "..."]);
}

#[test]
fn a_day_that_was_not_is_refused() {
    let no_day = |month, year, days| Rule::BirthDate(BirthDateFault::NoSuchDay { month, year, days });
    assert_eq!(refusal(Kind::BirthDate, "29.02.1957"), no_day(2, 1957, 28));
    assert_eq!(refusal(Kind::BirthDate, "31 апреля 1990"), no_day(4, 1990, 30));
    assert_eq!(refusal(Kind::BirthDate, "0.01.1990"), no_day(1, 1990, 31));
    assert_eq!(valid(Kind::BirthDate, "29.02.1960"), "1960-02-29");
    refused_as(Kind::BirthDate, "birth-date-no-such-month", &["01.13.1990", "01.00.1990", "19580201"]);
    refused_as(Kind::BirthDate, "birth-date-unknown-month", &["1 мартобря 1990", "1 фе 1990", "1 feb 1990"]);
    refused_as(Kind::BirthDate, "birth-date-characters", &["давно", "1?2?1958", "1.2.1958😀"]);
    refused_as(Kind::BirthDate, "birth-date-length", &["0102195"]);
}

#[test]
fn a_birth_date_must_fit_a_living_client() {
    refused_as(Kind::BirthDate, "birth-date-future", &["22.11.2026", "01.01.9999"]);
    refused_as(Kind::BirthDate, "birth-date-too-old", &["20.11.1905", "01.01.0001"]);
    assert_eq!(valid(Kind::BirthDate, "22.11.1905"), "1905-11-22");
    assert_eq!(valid(Kind::BirthDate, "21.11.2012"), "2012-11-21");
    let young = |age| Rule::BirthDate(BirthDateFault::TooYoung { age });
    assert_eq!(doubt(Kind::BirthDate, "22.11.2012"), ("2012-11-22".into(), young(13)));
    assert_eq!(doubt(Kind::BirthDate, "21.11.2026").1, young(0));
}

#[test]
fn postal_codes_begin_with_one_to_six() {
    for code in ["445007", "301840", "428022"] {
        assert_eq!(valid(Kind::Postcode, code), code);
    }
    assert_eq!(valid(Kind::Postcode, "445 007"), "445007");
    refused_as(Kind::Postcode, "postcode-first-digit", &["045007", "745007"]);
    refused_as(Kind::Postcode, "postcode-length", &["44500", "4450071"]);
    refused_as(Kind::Postcode, "postcode-characters", &["44500O"]);
    assert_eq!(doubt(Kind::Postcode, "666666").1.code(), "postcode-same-digits");
}

#[test]
fn strange_input_gets_a_clear_refusal_everywhere() {
    let huge = "1".repeat(1 << 20);
    for kind in Kind::ALL {
        let fault = |text: &str| refusal(kind, text);
        assert_eq!(fault(""), Rule::Any(kind, Fault::Empty));
        assert_eq!(fault(" \t\u{a0}\n"), Rule::Any(kind, Fault::Empty));
        assert_eq!(fault(&huge), Rule::Any(kind, Fault::TooLong));
        for hidden in ["112\0", "\u{202e}11223344595", "1\u{200b}2", "\u{feff}445007", "a\u{2066}@mail.ru"] {
            assert_eq!(fault(hidden), Rule::Any(kind, Fault::Hidden), "{hidden:?}");
        }
        for odd in ["😀", "１２３一二三", "112б-ab", "٣٤٥"] {
            assert!(matches!(check(kind, odd, today()), Verdict::Refused(_)), "{kind:?} {odd}");
        }
    }
}

#[test]
fn the_three_messages_of_the_style_guide_are_said() {
    assert_eq!(
        refusal(Kind::Snils, "1122334459").message(),
        "В СНИЛС должно быть 11 цифр, сейчас 10. Проверьте, не пропущена ли цифра."
    );
    assert_eq!(
        refusal(Kind::Snils, "112-233-445 94").message(),
        "Такого номера СНИЛС не бывает: последние две цифры не сходятся с остальными. Сверьте номер с карточкой."
    );
    assert_eq!(
        refusal(Kind::BirthDate, "01.02").message(),
        "В дате рождения не хватает года. Введите его четырьмя цифрами, например 1958."
    );
}

#[test]
fn messages_carry_their_numbers() {
    let said = |kind, text: &str| check(kind, text, today()).rule().unwrap().message();
    assert!(said(Kind::BirthDate, "22.11.2026").contains("21\u{a0}ноября 2026\u{a0}года"));
    assert!(said(Kind::BirthDate, "29.02.1957").starts_with("В феврале 1957 года 28\u{a0}дней."));
    assert!(said(Kind::BirthDate, "22.11.2023").contains("человеку 2\u{a0}года"));
    assert!(said(Kind::Snils, "112233445955").ends_with("Проверьте, нет ли лишней цифры."));
    assert!(said(Kind::Phone, "74874160266115").contains("а здесь 14"));
}

#[test]
fn a_verdict_does_not_print_the_value() {
    for text in ["112-233-445 95", "000-000-600 06", "112-233-445 94"] {
        let shown = format!("{:?}", snils(text));
        assert!(!shown.contains("112") && !shown.contains("600"), "{shown}");
    }
}

fn every_rule() -> Vec<Rule> {
    let faults = [
        Fault::Empty,
        Fault::TooLong,
        Fault::Hidden,
        Fault::Characters,
        Fault::Length { found: 7 },
        Fault::Length { found: 300 },
        Fault::SameDigits,
    ];
    let any = Kind::ALL.into_iter().flat_map(|kind| faults.map(|fault| Rule::Any(kind, fault)));
    let phones = [PhoneFault::Foreign, PhoneFault::Prefix, PhoneFault::Several, PhoneFault::Extension];
    let emails = [
        EmailFault::At { found: 0 },
        EmailFault::At { found: 2 },
        EmailFault::Space,
        EmailFault::Sign { sign: ',' },
        EmailFault::Sign { sign: '(' },
        EmailFault::Local,
        EmailFault::Domain,
        EmailFault::MixedScripts,
    ];
    let dates = [
        BirthDateFault::NoYear,
        BirthDateFault::ShortYear,
        BirthDateFault::Incomplete,
        BirthDateFault::UnknownMonth,
        BirthDateFault::NoSuchMonth { month: 13 },
        BirthDateFault::NoSuchDay { month: 2, year: 1957, days: 28 },
        BirthDateFault::Future { today: today() },
        BirthDateFault::TooOld { age: 121 },
        BirthDateFault::TooYoung { age: 1 },
    ];
    let cross = [CrossFault::CompanyWithOgrnip, CrossFault::PersonWithOgrn, CrossFault::KppOfPerson];
    let single = [
        Rule::SnilsControl,
        Rule::InnControl,
        Rule::OgrnControl,
        Rule::OkpdtrControl,
        Rule::SnilsGrouping,
        Rule::SnilsUncontrolled,
        Rule::OgrnFirstDigit,
        Rule::OgrnipFirstDigit,
        Rule::KppLetterPlace,
        Rule::PostcodeFirstDigit,
        Rule::Phone(PhoneFault::Glued { found: 14 }),
    ];
    any.chain(phones.map(Rule::Phone))
        .chain(emails.map(Rule::Email))
        .chain(dates.map(Rule::BirthDate))
        .chain(cross.map(Rule::Cross))
        .chain(single)
        .collect()
}

#[test]
fn every_rule_speaks_kindly_and_says_what_to_do() {
    let never = ["некорректн", "невалидн", "неверн", "ошибк", "упс", "пожалуйста", "извините", "забыли", "!"];
    let asks = ["ведите", "роверьте", "верьте", "берите", "аберите", "айдите", "тделите", "ставьте"];
    for rule in every_rule() {
        let message = rule.message();
        let lower = message.to_lowercase();
        assert!(never.iter().all(|word| !lower.contains(word)), "{message}");
        assert!(asks.iter().any(|word| lower.contains(word)), "{message}");
        assert!(message.ends_with('.') && message.starts_with(char::is_uppercase), "{message}");
        assert!(message.chars().count() <= 130, "{message}");
    }
}

#[test]
fn codes_are_kebab_case_and_begin_with_their_kind() {
    for rule in every_rule() {
        let code = rule.code();
        assert!(code.starts_with(&format!("{}-", rule.kind().code())), "{code}");
        assert!(code.chars().all(|c| c.is_ascii_lowercase() || c == '-') && !code.ends_with('-'), "{code}");
    }
}

#[test]
fn no_two_rules_share_a_code() {
    let mut codes: Vec<(String, std::mem::Discriminant<Rule>)> =
        every_rule().into_iter().map(|rule| (rule.code(), std::mem::discriminant(&rule))).collect();
    codes.sort_by(|left, right| left.0.cmp(&right.0));
    let shared = codes.windows(2).find(|pair| pair[0].0 == pair[1].0 && pair[0].1 != pair[1].1);
    assert_eq!(shared, None);
}

fn kind() -> impl Strategy<Value = Kind> {
    proptest::sample::select(&Kind::ALL[..])
}

fn assert_settled(kind: Kind, text: &str) -> Result<(), TestCaseError> {
    let verdict = check(kind, text, today());
    if let Some(rule) = verdict.rule() {
        prop_assert!(!rule.message().is_empty());
    }
    if let Some(canonical) = verdict.canonical() {
        let again = check(kind, canonical, today());
        prop_assert_eq!(again.canonical(), Some(canonical));
    }
    Ok(())
}

proptest! {
    #[test]
    fn any_text_gets_a_verdict(kind in kind(), text in any::<String>()) {
        assert_settled(kind, &text)?;
    }

    #[test]
    fn a_canonical_form_stays_as_it_is(
        kind in kind(),
        text in "[-+0-9 ().@/,:#a-zа-яёЁ\u{a0}\u{2013}１доб]{0,24}",
    ) {
        assert_settled(kind, &text)?;
    }

    #[test]
    fn whatever_digits_come_the_verdict_is_settled(kind in kind(), text in "[0-9]{5,16}") {
        assert_settled(kind, &text)?;
    }

    #[test]
    fn a_changed_digit_in_snils_is_noticed(number in 1_002_000_u32..999_999_999, place in 0_usize..9, shift in 1_u32..10) {
        let digits: Vec<u32> = format!("{number:09}").chars().filter_map(|c| c.to_digit(10)).collect();
        let sum: u32 = digits.iter().zip((1..=9).rev()).map(|(digit, weight)| digit * weight).sum();
        let text = format!("{number:09}{:02}", sum % 101 % 100);
        // Remainders 0 and 100 share the control 00, so those two cannot be told apart.
        prop_assume!(!text.ends_with("00") && !text.chars().all(|c| text.starts_with(c)));
        prop_assert!(snils(&text).rule().is_none());
        let mut changed = digits.clone();
        changed[place] = (changed[place] + shift) % 10;
        let changed: String = changed.iter().map(u32::to_string).collect();
        let (_, control) = text.split_at(9);
        let changed = snils(&format!("{changed}{control}"));
        prop_assert!(changed.rule().is_some());
    }

    #[test]
    fn every_real_day_is_read_back(days in 0_u64..37_500) {
        let date = day("1910-01-01") + chrono::Days::new(days);
        for form in ["%d.%m.%Y", "%-d.%-m.%Y", "%d%m%Y", "%Y-%m-%d"] {
            let verdict = birth_date(&date.format(form).to_string(), today());
            prop_assert_eq!(verdict.canonical().unwrap_or_default(), date.to_string());
        }
    }
}
