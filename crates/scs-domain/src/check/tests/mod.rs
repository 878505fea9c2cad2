mod any_text;
mod contacts;
mod numbers;
mod rules;

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
