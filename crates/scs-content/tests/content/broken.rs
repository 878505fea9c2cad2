//! Each rule of the check finds what it is for: the base pack, broken in one place.

use scs_content::check::{Rule, check};
use scs_content::{Bundle, Pack};

use crate::on_disk::base_files;

/// Findings after replacing the first `from` in `file` by `to`.
fn broken(file: &str, from: &str, to: &str) -> Vec<(Rule, String)> {
    let mut files = base_files();
    let (_, text) = files.iter_mut().find(|(name, _)| name == file).expect("no such file");
    assert!(text.contains(from), "{file} has no {from}");
    *text = text.replacen(from, to, 1);
    let pack = Pack::read(&Bundle::new(files)).unwrap_or_else(|errors| panic!("{errors:?}"));
    check(&pack).into_iter().map(|finding| (finding.rule, finding.place)).collect()
}

#[track_caller]
fn expect(rule: Rule, file: &str, from: &str, to: &str) {
    let found = broken(file, from, to);
    assert!(found.iter().any(|(known, _)| *known == rule), "{rule:?} not among {found:?}");
}

const FIND: &str = "paths/find-work.toml";
const ESIA: &str = "paths/esia-account.toml";

#[test]
fn arrows_that_lead_nowhere_are_found() {
    expect(Rule::Unresolved, FIND, "to = \"choose-branch\"", "to = \"choose-brunch\"");
    expect(
        Rule::ArrowShape,
        FIND,
        "next = [{ to = \"sign-in\" }]",
        "next = [{ when = \"portal == 'ecp'\", to = \"sign-in\" }]",
    );
    expect(Rule::BackIncomplete, FIND, "ready = \"choose-branch\", ", "");
}

#[test]
fn what_nobody_can_reach_is_found() {
    expect(Rule::ArrowNeverTaken, FIND, "account == 'confirmed'", "account == 'confrmed'");
    expect(Rule::StepUnreachable, FIND, "to = \"check-video\" }", "to = \"interview\" }");
    expect(
        Rule::EndUnreachable,
        "paths/resume.toml",
        "[[end]]",
        "[[end]]\nid = \"nobody\"\nresult = \"done\"\ntitle = \"Никто\"\ncitizen = [\"Сюда никто не придёт.\"]\n\n[[end]]",
    );
}

#[test]
fn conditions_over_unasked_facts_and_unreadable_ones_are_found() {
    expect(Rule::FactNotAsked, FIND, "asks = [\"offers\"]", "asks = []");
    expect(
        Rule::ConditionUnreadable,
        FIND,
        "applies_when = \"paper_needed\"",
        "applies_when = \"paper_needed &&\"",
    );
    expect(Rule::EntryBroken, ESIA, "at = \"restore-access\"", "at = \"end.nowhere\"");
}

#[test]
fn a_circle_without_a_way_out_is_a_trap() {
    expect(
        Rule::Trap,
        "paths/close-consultation.toml",
        "next = [{ to = \"end.closed\" }]",
        "next = [{ to = \"sign-out\" }]",
    );
}

#[test]
fn failures_waits_and_filings_without_their_duty_are_found() {
    expect(Rule::FailureWithoutFix, FIND, "problems = [\"centre-not-listed\"]", "problems = []");
    expect(
        Rule::FilingWithoutNumber,
        FIND,
        "evidence = [\"portal_number\", \"portal_date\"]",
        "evidence = [\"seen_on_screen\"]",
    );
    expect(
        Rule::WaitWithoutTerm,
        FIND,
        "deadlines = [{ id = \"offers-list-sent\", starts_at = \"unseen\" }]",
        "",
    );
}

#[test]
fn statements_surer_than_their_sources_are_found() {
    expect(
        Rule::ConfidenceTooHigh,
        "problems/phone-lost.toml",
        "confidence = \"unverified\"",
        "confidence = \"confirmed\"",
    );
    expect(Rule::Unresolved, "problems/phone-lost.toml", "public = \"P51\"", "public = \"P99\"");
    expect(
        Rule::BasisShape,
        "problems/phone-lost.toml",
        "{ public = \"P51\"",
        "{ own = \"Так думаем.\", public = \"P51\"",
    );
}

#[test]
fn words_for_the_citizen_are_measured() {
    let long = "citizen = [\"Очень длинное предложение из многих слов никто не дочитает до конца потому что человек устал и спешит домой.\"";
    expect(Rule::CitizenTooLong, "problems/phone-lost.toml", "citizen = [", &format!("{long}, "));
    expect(
        Rule::CitizenNotOneSentence,
        "problems/phone-lost.toml",
        "citizen = [",
        "citizen = [\"Нажмите. Подождите.\", ",
    );
    expect(Rule::Exclamation, "problems/phone-lost.toml", "citizen = [", "citizen = [\"Ура!.\", ");
}

#[test]
fn quotes_placeholders_and_codes_must_be_official() {
    expect(Rule::QuoteNotOfficial, FIND, "«Подать заявление»", "«Отправить навсегда»");
    expect(Rule::PlaceholderUnknown, FIND, "{portal.portal.acc}", "{portal.gate.acc}");
}

#[test]
fn calendars_that_do_not_count_are_found() {
    expect(Rule::CalendarWrong, "calendars/ru-2026.toml", "working_days = 247", "working_days = 248");
    expect(Rule::CalendarWrong, "calendars/ru-2026.toml", "gives = 2026-03-10", "gives = 2026-03-11");
}

#[test]
fn versions_may_neither_overlap_nor_leave_a_gap() {
    expect(Rule::VersionsOverlap, "deadlines.toml", "valid_to = 2023-12-31", "valid_to = 2024-01-01");
    expect(Rule::VersionsGap, "deadlines.toml", "valid_to = 2023-12-31", "valid_to = 2023-12-30");
}

#[test]
fn what_nobody_refers_to_is_an_orphan() {
    expect(Rule::Orphan, FIND, "problems = [\"offers-not-arrived\"]", "problems = [\"resume-missing\"]");
}

#[test]
fn memos_with_empty_blocks_are_found() {
    expect(Rule::MemoShape, "memos/interview.toml", "drop = [", "drop = [\"nowhere\", ");
}

#[test]
fn unknown_keys_and_misnamed_files_do_not_read() {
    let mut files = base_files();
    for (name, text) in &mut files {
        if name == "problems/phone-lost.toml" {
            text.insert_str(0, "colour = \"red\"\n");
        }
        if name == "memos/interview.toml" {
            *text = text.replacen("id = \"interview\"", "id = \"meeting\"", 1);
        }
    }
    let errors = Pack::read(&Bundle::new(files)).expect_err("a misspelt key was accepted");
    assert_eq!(errors.len(), 2, "{errors:?}");
}

#[test]
fn the_same_files_have_the_same_hash_in_any_order() {
    let mut files = base_files();
    let one = Bundle::new(files.clone());
    files.reverse();
    let other = Bundle::new(files);
    assert_eq!(one.hash(), other.hash());
    assert_eq!(Bundle::from_bytes(&one.to_bytes()).unwrap(), other);
}
