use super::*;

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
    any.chain(NUMBERS)
        .chain(PHONES.map(Rule::Phone))
        .chain(EMAILS.map(Rule::Email))
        .chain(dates().map(Rule::BirthDate))
        .collect()
}

const NUMBERS: [Rule; 13] = [
    Rule::SnilsControl,
    Rule::SnilsGrouping,
    Rule::SnilsUncontrolled,
    Rule::InnControl,
    Rule::OgrnControl,
    Rule::OgrnFirstDigit,
    Rule::OgrnipFirstDigit,
    Rule::KppLetterPlace,
    Rule::OkpdtrControl,
    Rule::PostcodeFirstDigit,
    Rule::Cross(CrossFault::CompanyWithOgrnip),
    Rule::Cross(CrossFault::PersonWithOgrn),
    Rule::Cross(CrossFault::KppOfPerson),
];

const PHONES: [PhoneFault; 5] = [
    PhoneFault::Foreign,
    PhoneFault::Prefix,
    PhoneFault::Several,
    PhoneFault::Extension,
    PhoneFault::Glued { found: 14 },
];

const EMAILS: [EmailFault; 8] = [
    EmailFault::At { found: 0 },
    EmailFault::At { found: 2 },
    EmailFault::Space,
    EmailFault::Sign { sign: ',' },
    EmailFault::Sign { sign: '(' },
    EmailFault::Local,
    EmailFault::Domain,
    EmailFault::MixedScripts,
];

fn dates() -> [BirthDateFault; 9] {
    [
        BirthDateFault::NoYear,
        BirthDateFault::ShortYear,
        BirthDateFault::Incomplete,
        BirthDateFault::UnknownMonth,
        BirthDateFault::NoSuchMonth { month: 13 },
        BirthDateFault::NoSuchDay { month: 2, year: 1957, days: 28 },
        BirthDateFault::Future { today: today() },
        BirthDateFault::TooOld { age: 121 },
        BirthDateFault::TooYoung { age: 1 },
    ]
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
