use proptest::prelude::*;

use super::*;

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
