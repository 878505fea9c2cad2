use proptest::prelude::*;

use super::*;

fn found(text: &str) -> Vec<(FindingKind, &str)> {
    scan(text, &[])
        .into_iter()
        .map(|finding| (finding.kind, text.get(finding.start..finding.end).unwrap()))
        .collect()
}

fn finds(kind: FindingKind, cases: &[(&str, &str)]) {
    for (text, part) in cases {
        assert_eq!(found(text), [(kind, *part)], "{text}");
    }
}

#[test]
fn snils_is_found_grouped_or_with_a_right_control() {
    finds(
        FindingKind::Snils,
        &[
            ("СНИЛС 112-233-445 95, сверили", "112-233-445 95"),
            ("номер 112-233-445-96 не приняли", "112-233-445-96"),
            ("112 233 445 95", "112 233 445 95"),
            ("ввёл 11223344595 и вошёл", "11223344595"),
            ("112233445 95", "112233445 95"),
            ("снилс: 77 241 387 515", "77 241 387 515"),
            ("СНИЛС №11223344500", "11223344500"),
            ("Снилс 589*088*281*65", "589*088*281*65"),
            ("СНИЛС112-233-445 95", "112-233-445 95"),
            ("１１２-２３３-４４５ ９５", "１１２-２３３-４４５ ９５"),
            ("112-233\u{200b}-445\u{a0}95", "112-233\u{200b}-445\u{a0}95"),
        ],
    );
}

#[test]
fn passport_is_found_in_its_usual_groups() {
    finds(
        FindingKind::Passport,
        &[
            ("паспорт 45 09 123456", "45 09 123456"),
            ("45 09 123456", "45 09 123456"),
            ("4509 123456 выдан давно", "4509 123456"),
            ("серия 4509 номер 123456", "4509 номер 123456"),
            ("45 09 № 123456", "45 09 № 123456"),
            ("Паспорт 4509123456", "4509123456"),
            ("серии 4509123456", "4509123456"),
            ("4509123456 — это паспорт", "4509123456"),
            ("паспорт № 4509-123456", "4509-123456"),
            ("паспорт РФ 4509-123456", "4509-123456"),
        ],
    );
}

#[test]
fn phone_is_found_in_russian_forms() {
    finds(
        FindingKind::Phone,
        &[
            ("звонить +7 917 123-45-67 вечером", "+7 917 123-45-67"),
            ("+79171234567", "+79171234567"),
            ("+7(840)0000006", "+7(840)0000006"),
            ("+7.917.123.45.67.", "+7.917.123.45.67"),
            ("89171234567", "89171234567"),
            ("8 (917) 123-45-67", "8 (917) 123-45-67"),
            ("8-846-332-15-51", "8-846-332-15-51"),
            ("Телефон 8 000 000-00-17", "8 000 000-00-17"),
            ("(846) 332-15-51", "(846) 332-15-51"),
            ("917 123-45-67", "917 123-45-67"),
            ("перезвонить 9171234567", "9171234567"),
            ("его номер 9171234567", "9171234567"),
            ("домашний 332-15-51", "332-15-51"),
            ("тел. 63-12-34", "63-12-34"),
            ("тел.8(8482)63-12-34", "8(8482)63-12-34"),
            ("телефон 8482 123456", "8482 123456"),
            ("74874160266115 из выгрузки, с плюсом +74874160266115", "+74874160266115"),
            ("жена в Бишкеке +996 555 123 456", "+996 555 123 456"),
        ],
    );
}

#[test]
fn address_is_found_without_the_stop_after_it() {
    finds(
        FindingKind::Email,
        &[
            ("пишите ivanova@mail.ru.", "ivanova@mail.ru"),
            ("почта:Ivan.Petrov+work@sub.example.com", "Ivan.Petrov+work@sub.example.com"),
            ("адрес иванова@почта.рф, проверен", "иванова@почта.рф"),
            ("info@xn--e1afmkfd.xn--p1ai", "info@xn--e1afmkfd.xn--p1ai"),
            ("89171234567@mail.ru", "89171234567@mail.ru"),
        ],
    );
    assert_eq!(found("a@b.ru,c@d.ru").len(), 2);
}

#[test]
fn bank_card_is_found_by_its_last_digit() {
    finds(
        FindingKind::BankCard,
        &[
            ("карта 4111 1111 1111 1111", "4111 1111 1111 1111"),
            ("4111111111111111", "4111111111111111"),
            ("2200-0000-0000-0004", "2200-0000-0000-0004"),
            ("№ 4000 0000 0000 0000 006", "4000 0000 0000 0000 006"),
        ],
    );
    for text in ["4111 1111 1111 1112", "0000 0000 0000 0000", "4111 1111 1111 1111 1111", "411111111111111"]
    {
        assert_eq!(found(text), [], "{text}");
    }
}

#[test]
fn inn_of_a_person_is_found_and_of_a_company_is_not() {
    finds(
        FindingKind::PersonInn,
        &[
            ("ИНН 500100732259", "500100732259"),
            ("585204118212", "585204118212"),
            ("ИНН 5001 0073 2259", "5001 0073 2259"),
        ],
    );
    for text in
        ["ИНН 7707083893", "500100732250", "000000000000", "ОГРН 1027700132195", "ОГРНИП 304500116000157"]
    {
        assert_eq!(found(text), [], "{text}");
    }
}

#[test]
fn ordinary_notes_are_left_alone() {
    for text in [
        "",
        "Человек вошёл, выбрал две вакансии.",
        "заявление № 2611-004417 от 23 ноября 2026",
        "2611-004417",
        "заявление 2611 004417",
        "паспорт сверили, заявление № 2611-004417",
        "№ 2611-004417, паспорт с собой",
        "код ESIA-007055, потом ESIA-12345678901",
        "дата 01.02.1958, до 2026-11-25, с 10:30 до 18:00",
        "20.11.2026 445007 Тольятти",
        "20.11.26 10:15:30",
        "зарплата 45 000 рублей, 1 234 567,89 ₽, 100 000 000 000 руб.",
        "доплата 400 500 6000 руб.",
        "89 171 234 567 рублей в бюджете",
        "сумма 4509 123456 руб.",
        "30 дней, 2 рабочих дня, пункт 5.2.1, 3-4 раза",
        "индекс 445007, код 711301001, ОКПДТР 100656",
        "вакансия 550e8400-e29b-41d4-a716-446655440000",
        "https://trudvsem.ru/vacancy/89171234567",
        "горячая линия 8 800 100-70-10 и 8-800-555-35-35",
        "счёт 4070 2810 0000 0000 0001",
        "номер 40702810000000000001",
        "в 2024, 2025 и 2026 годах",
        "статья 53 закона 565-ФЗ",
        "12-34 и 63-12-34",
        "@дежурный и a@b",
    ] {
        assert_eq!(found(text), [], "{text}");
    }
}

#[test]
fn several_findings_come_in_order() {
    let text = "Иванова, паспорт 4509 123456, СНИЛС 112-233-445 95, тел. 8 917 123-45-67, ivanova@mail.ru";
    let kinds: Vec<FindingKind> = scan(text, &[]).iter().map(|finding| finding.kind).collect();
    assert_eq!(kinds, [FindingKind::Passport, FindingKind::Snils, FindingKind::Phone, FindingKind::Email]);
}

#[test]
fn the_nearest_word_names_the_number() {
    let text = "паспорт забыла, звонить 9171234567";
    assert_eq!(found(text), [(FindingKind::Phone, "9171234567")]);
    let text = "по СНИЛС вошла, тел. 8 917 123 45 67";
    assert_eq!(found(text), [(FindingKind::Phone, "8 917 123 45 67")]);
}

#[test]
fn the_centre_may_name_its_own_numbers() {
    let own = ["8 (846) 332-15-51", "Centre@samara.ru", "+7 917 000-00-01 доб. 5"];
    for text in ["звоните +7 846 332 15 51", "332-15-51", "(846) 332-15-51", "пишите centre@SAMARA.ru"]
    {
        assert_eq!(scan(text, &own), [], "{text}");
        assert_eq!(found(text).len(), 1, "{text}");
    }
    assert_eq!(scan("332-15-52 и +7 847 332-15-51, ivanova@samara.ru", &own).len(), 3);
}

#[test]
fn masked_text_keeps_its_shape() {
    let text = "СНИЛС 112-233-445 95, почта ivanova@mail.ru.";
    assert_eq!(mask(text, &scan(text, &[])), "СНИЛС •••-•••-••• ••, почта •••••••@••••.••.");
    assert_eq!(mask("ничего", &[]), "ничего");
}

#[test]
fn masking_forgives_findings_of_another_text() {
    let finding = |start, end| Finding { kind: FindingKind::Phone, start, end };
    assert_eq!(mask("дом 5", &[finding(3, 900), finding(1, 2), finding(0, 1)]), "•о• •");
}

#[test]
fn masked_text_has_nothing_left_to_find() {
    for text in
        ["89171234567 и 4509 123456", "a@b.ru 112-233-445 95", "карта 4111 1111 1111 1111, ИНН 500100732259"]
    {
        let masked = mask(text, &scan(text, &[]));
        assert_eq!(scan(&masked, &[]), [], "{masked}");
    }
}

#[test]
fn every_finding_has_words_and_a_code() {
    for kind in FindingKind::ALL {
        assert!(kind.words().starts_with("похоже на "), "{kind:?}");
        assert!(kind.code().chars().all(|c| c.is_ascii_lowercase() || c == '-'), "{kind:?}");
    }
}

/// Numbers, their words and separators in every mixture.
fn notes() -> impl Strategy<Value = String> {
    let pieces = prop_oneof![
        "[0-9]{1,12}",
        "[-+ ()№.:/@,\u{a0}\u{200b}\u{202e}]{1,2}",
        "(паспорт|СНИЛС|тел\\.|ИНН|заявление|руб| mail\\.ru|Ivan|İ|😀)",
    ];
    proptest::collection::vec(pieces, 0..24).prop_map(|pieces| pieces.concat())
}

fn assert_sound(text: &str) -> Result<(), TestCaseError> {
    let findings = scan(text, &[]);
    let mut end = 0;
    for finding in &findings {
        prop_assert!(end <= finding.start && finding.start < finding.end, "{finding:?}");
        prop_assert!(text.get(finding.start..finding.end).is_some(), "{finding:?}");
        end = finding.end;
    }
    let masked = mask(text, &findings);
    prop_assert_eq!(masked.chars().count(), text.chars().count());
    Ok(())
}

proptest! {
    #[test]
    fn findings_of_any_text_are_sound(text in any::<String>()) {
        assert_sound(&text)?;
    }

    #[test]
    fn findings_of_a_note_are_sound(text in notes()) {
        assert_sound(&text)?;
    }

    #[test]
    fn every_mobile_number_is_found(number in 9_000_000_000_u64..10_000_000_000, before in "[а-я ]{0,20}") {
        for text in [format!("{before} +7{number} "), format!("{before} 8{number}, ")] {
            prop_assert_eq!(scan(&text, &[]).len(), 1, "{}", text);
        }
    }

    #[test]
    fn no_date_is_ever_a_finding(year in 1930_i32..2040, month in 1_u32..13, date in 1_u32..29, before in "[а-я]{0,9}") {
        for text in [
            format!("{before} {date:02}.{month:02}.{year} "),
            format!("{before} {year}-{month:02}-{date:02}"),
            format!("паспорт {before} {date}.{month}.{year} 12:30"),
        ] {
            prop_assert_eq!(scan(&text, &[]), vec![], "{}", text);
        }
    }

    #[test]
    fn no_application_number_is_ever_a_finding(period in 2501_u32..2712, count in 0_u32..1_000_000) {
        for text in [format!("{period}-{count:06}"), format!("подано № {period}-{count:06} сегодня")] {
            prop_assert_eq!(scan(&text, &[]), vec![], "{}", text);
        }
    }
}
