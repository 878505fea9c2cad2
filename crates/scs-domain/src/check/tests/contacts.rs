use super::*;

#[test]
fn phones_come_to_one_form() {
    for text in [
        "+7(840)0000006",
        "8 840 000-00-06",
        "78400000006",
        "+7 (840) 000 00 06",
        " 8(840)000\u{2013}00\u{2013}06",
    ] {
        assert_eq!(valid(Kind::Phone, text), "+78400000006", "{text}");
    }
    assert_eq!(valid(Kind::Phone, "917 123-45-67"), "+79171234567");
    assert_eq!(valid(Kind::Phone, "8.917.123.45.67"), "+79171234567");
    assert_eq!(valid(Kind::Phone, "８（９１７）１２３－４５－６７"), "+79171234567");
}

#[test]
fn an_extension_is_kept_apart() {
    for text in [
        "8 (846) 332-15-51 доб. 115",
        "+78463321551, доб.115",
        "88463321551#115",
        "8 846 332 15 51 Внутр: 115",
    ] {
        let parsed = PhoneNumber::parse(text).unwrap();
        assert_eq!(
            (parsed.number.as_str(), parsed.extension.as_deref()),
            ("+78463321551", Some("115")),
            "{text}"
        );
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
    refused_as(
        Kind::Phone,
        "phone-characters",
        &["тел. 89171234567", "8917-ПЕРВЫЙ", "8/917/1234567", "8+9171234567"],
    );
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
}

#[test]
fn an_address_must_end_with_a_name_that_could_be_a_servers() {
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
    for (month, word) in
        (1..).zip(["янв", "фев", "мар", "апр", "мая", "июн", "июл", "авг", "сен", "окт", "ноя", "дек"])
    {
        assert_eq!(valid(Kind::BirthDate, &format!("5 {word} 1990")), format!("1990-{month:02}-05"));
    }
}

#[test]
fn a_birth_date_without_a_whole_year_is_refused() {
    refused_as(Kind::BirthDate, "birth-date-short-year", &["1.2.58", "01.02.58", "1 февраля 58", "010258"]);
    refused_as(Kind::BirthDate, "birth-date-no-year", &["01.02", "1 февраля", "1 февраля года"]);
    refused_as(
        Kind::BirthDate,
        "birth-date-incomplete",
        &["1958", "февраль 1958", "02.1958", "1.2.19588", "..."],
    );
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
