//! Each rule of the check finds what it is for: the base pack, broken in one place.

use scs_content::Bundle;
use scs_content::check::{Rule, Spot, remarks};

use crate::on_disk::base_files;

/// The base pack with the first `from` in `file` replaced by `to`, and the line where it stood.
fn broken(file: &str, from: &str, to: &str) -> (Bundle, usize) {
    let mut files = base_files();
    let (_, text) = files.iter_mut().find(|(name, _)| name == file).expect("no such file");
    let (before, _) = text.split_once(from).unwrap_or_else(|| panic!("{file} has no {from}"));
    let line = before.matches('\n').count() + 1;
    *text = text.replacen(from, to, 1);
    (Bundle::new(files), line)
}

/// The rule points at the very line that was broken.
#[track_caller]
fn expect(rule: Rule, file: &str, from: &str, to: &str) {
    let (bundle, line) = broken(file, from, to);
    pointed(rule, &bundle, file, line);
}

/// The rule points at the line of `file` that holds `shown`, because what is wrong stands there.
#[track_caller]
fn expect_at(rule: Rule, (file, from, to): (&str, &str, &str), (shown_in, shown): (&str, &str)) {
    let (bundle, _) = broken(file, from, to);
    let text = bundle.file(shown_in).unwrap();
    let line = text.lines().position(|line| line.contains(shown)).expect("nothing of the kind is shown") + 1;
    pointed(rule, &bundle, shown_in, line);
}

#[track_caller]
fn pointed(rule: Rule, bundle: &Bundle, file: &str, line: usize) {
    let found = remarks(bundle);
    let spot = Spot { file: file.to_owned(), line };
    let is_pointed =
        found.iter().any(|remark| remark.rule == rule.code() && remark.spot.as_ref() == Some(&spot));
    let lines: Vec<String> = found.iter().map(ToString::to_string).collect();
    assert!(is_pointed, "{rule:?} does not point at {file}:{line}, only\n{}", lines.join("\n"));
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
fn a_paper_that_waits_for_a_number_no_step_brings_is_found() {
    expect(Rule::Unresolved, FIND, "{ form = \"referral\", requires", "{ memo = \"moving\", requires");
}

#[test]
fn a_walk_that_breaks_on_a_later_day_only_is_found() {
    let mut files = base_files();
    let (_, text) = files.iter_mut().find(|(name, _)| name == FIND).unwrap();
    let (from, to) = ("valid_from = 2026-11-01", "valid_from = 2027-03-01");
    let later = text.replacen(from, to, 1).replacen("account == 'confirmed'", "account == 'confrmed'", 1);
    *text = text.replacen(from, &format!("{from}\nvalid_to = 2027-02-28"), 1);
    let file = "paths/find-work.2027-03-01.toml";
    let line = later.lines().position(|line| line.contains("confrmed")).unwrap() + 1;
    files.push((file.to_owned(), later));
    pointed(Rule::ArrowNeverTaken, &Bundle::new(files), file, line);
}

#[test]
fn what_nobody_can_reach_is_found() {
    expect(Rule::ArrowNeverTaken, FIND, "account == 'confirmed'", "account == 'confrmed'");
    expect_at(
        Rule::StepUnreachable,
        (FIND, "to = \"check-video\" }", "to = \"interview\" }"),
        (FIND, "id = \"check-video\""),
    );
    let nobody = "[[end]]\nid = \"nobody\"\nresult = \"done\"\ntitle = \"Никто\"\ncitizen = [\"Сюда никто не придёт.\"]\n\n[[end]]";
    let file = "paths/resume.toml";
    expect_at(Rule::EndUnreachable, (file, "[[end]]", nobody), (file, "id = \"nobody\""));
}

#[test]
fn conditions_over_unasked_facts_and_unreadable_ones_are_found() {
    expect_at(
        Rule::FactNotAsked,
        (FIND, "asks = [\"offers\"]", "asks = []"),
        (FIND, "when = \"offers == 'two_plus'\""),
    );
    expect(
        Rule::ConditionUnreadable,
        FIND,
        "applies_when = \"paper_needed\"",
        "applies_when = \"paper_needed &&\"",
    );
    expect(Rule::EntryBroken, ESIA, "at = \"restore-access\"", "at = \"end.nowhere\"");
}

#[test]
fn terms_of_filing_that_could_never_be_counted_are_found() {
    let file = "forms/report-redundancy.toml";
    let found = |from: &str, to: &str, rule: Rule| {
        let (bundle, _) = broken(file, from, to);
        let remarks = remarks(&bundle);
        assert!(remarks.iter().any(|remark| remark.rule == rule.code()), "{to}: {remarks:?}");
    };
    found("is_mass == true", "is_mass == 'true'", Rule::ConditionUnreadable);
    found("deadline = \"redundancy-notice-mass\"", "deadline = \"none\"", Rule::Unresolved);
    found("count = { before = \"starts\" }", "count = { before = \"order\" }", Rule::Unresolved);
    found("count = { before = \"starts\" }", "count = { after_month = \"starts\" }", Rule::Unresolved);
}

#[test]
fn checks_links_sheets_and_samples_that_lead_nowhere_are_found() {
    let found = |file: &str, from: &str, to: &str, rule: Rule| {
        let (bundle, _) = broken(file, from, to);
        let remarks = remarks(&bundle);
        assert!(remarks.iter().any(|remark| remark.rule == rule.code()), "{to}: {remarks:?}");
    };
    let consent = "forms/consent-data.toml";
    found(consent, "problem = \"dates-in-document\"", "", Rule::FailureWithoutFix);
    found(consent, "from = [\"{person}\"]", "from = [\"{nobody}\"]", Rule::PlaceholderUnknown);
    let vacancy = "forms/vacancy-ecp.toml";
    found(vacancy, "forms = [\"employer-card\"]", "forms = [\"employers\"]", Rule::Unresolved);
    found(vacancy, "region = \"region\"", "region = \"phone\"", Rule::Unresolved);
    found(vacancy, "link = \"employer\", by = \"inn\"", "link = \"head\", by = \"inn\"", Rule::Unresolved);
    let list = "forms/candidate-list.toml";
    found(list, "  \"candidate\",\n", "  \"vacancy\",\n", Rule::Unresolved);
    let sample = "templates/seamstress.toml";
    found(sample, "vacancy_name =", "contact_person =", Rule::FieldValues);
    found(sample, "profession = \"196019\"", "profession = \"196018\"", Rule::CodeWrong);
}

#[test]
fn a_circle_without_a_way_out_is_a_trap() {
    let file = "paths/close-consultation.toml";
    expect_at(
        Rule::Trap,
        (file, "next = [{ to = \"end.closed\" }]", "next = [{ to = \"sign-out\" }]"),
        (file, "id = \"wipe\""),
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
    expect_at(
        Rule::WaitWithoutTerm,
        (FIND, "deadlines = [{ id = \"offers-list-sent\", starts_at = \"unseen\" }]", ""),
        (FIND, "kind = \"wait\""),
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
    expect_at(
        Rule::Orphan,
        (FIND, "problems = [\"offers-not-arrived\"]", "problems = [\"resume-missing\"]"),
        ("problems/offers-not-arrived.toml", "id = \"offers-not-arrived\""),
    );
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
    let found: Vec<String> = remarks(&Bundle::new(files)).iter().map(ToString::to_string).collect();
    assert_eq!(found.len(), 2, "{found:?}");
    assert!(found[0].starts_with("memos/interview.toml:1: имя файла не совпадает"), "{found:?}");
    assert!(
        found[1].starts_with("problems/phone-lost.toml:1: такого ключа здесь нет: `colour`"),
        "{found:?}"
    );
}

#[test]
fn files_that_do_not_read_are_shown_by_the_line() {
    let unread = |file: &str, from: &str, to: &str, said: &str| {
        let (bundle, line) = broken(file, from, to);
        let found: Vec<String> = remarks(&bundle).iter().map(ToString::to_string).collect();
        assert!(
            found[0].starts_with(&format!("{file}:{line}: {said}")),
            "{file}:{line}: {said} in {found:?}"
        );
    };
    unread(FIND, "kind = \"wait\"", "kind = \"weight\"", "такого значения не бывает: `weight`");
    unread(FIND, "actor = \"citizen\"", "acter = \"citizen\"", "такого ключа здесь нет: `acter`");
    unread("deadlines.toml", "amount = 2", "amount = \"two\"", "не тот вид значения");
    unread("facts.toml", "basis = [", "basis = ", "");
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

const CASE: &str = "course/find-work-laid-off.toml";
const TREE: &str = "reference/sign-in.toml";

#[test]
fn a_second_name_for_one_thing_is_found() {
    let card = "problems/sms-code-missing.toml";
    expect(Rule::OtherWord, card, "Проверим номер и связь", "Проверим аккаунт и связь");
}

#[test]
fn a_word_of_people_that_leads_to_no_text_or_stands_twice_is_found() {
    let list = "reference/synonyms.toml";
    let (text, second) = ("[[synonym]]\n", "[[synonym]]\nsays = [\"учётка\"]\nmeans = [\"абракадабра\"]\n\n");
    let added = format!("{second}{second}{text}");
    expect_at(Rule::SynonymOfNothing, (list, text, &added), (list, "абракадабра"));
    expect_at(Rule::DuplicateId, (list, text, &added), (list, "учётка"));
}

#[test]
fn a_story_that_leads_elsewhere_or_does_not_answer_is_found() {
    expect(Rule::ExerciseElsewhere, CASE, "end = \"handed-over\"", "end = \"stopped\"");
    expect(Rule::Unresolved, CASE, "groups = [\"", "groups = [\"nobody\", \"");
    let (bundle, _) = broken(CASE, "fact = \"account\"", "fact = \"hired\"");
    let found = remarks(&bundle);
    let silent = found.iter().find(|remark| remark.rule == Rule::ExerciseSilent.code());
    let file = silent.and_then(|remark| remark.spot.as_ref()).map(|spot| spot.file.as_str());
    assert_eq!(file, Some(CASE), "{found:?}");
}

#[test]
fn a_tree_of_questions_that_loses_its_way_is_found() {
    expect(Rule::Unresolved, TREE, "problem = \"sms-code-missing\"", "problem = \"sms-code-mising\"");
    expect(Rule::Unresolved, TREE, "start = \"what\"", "start = \"nowhere\"");
}
