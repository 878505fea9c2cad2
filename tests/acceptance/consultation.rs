use scs_testkit::TestDesk;
use serde_json::json;

use crate::script::{Walked, to_the_application};

#[test]
fn a_consultation_is_walked_from_the_first_question_to_the_record() {
    let desk = TestDesk::new();
    let mut walked = to_the_application(&desk);
    assert_eq!(walked.step(), "find-work/fill-application");
    walked.take_with("no-centre", json!({ "problem": "centre-not-listed" }));
    assert_eq!(walked.step(), "find-work/fill-application", "the step waits for the fix");
    walked.call(
        "fix.judge",
        json!({ "problem": "centre-not-listed", "fix": "region-first", "judgement": "helped" }),
    );
    walked.take("filled");
    walked.take_with("filed", json!({ "portal_number": "2611-004417", "portal_date": "2026-11-23" }));
    assert_eq!(walked.step(), "find-work/warn-profiling", "whoever asks for the status is warned");
    desk.clock.pass_minutes(18);
    walked.call("closing.begin", json!({})).take("out").take("wiped");
    walked.call("consultation.finish", json!({ "result": "again", "next_visit": "2026-11-25" }));
    assert_eq!(walked.view["finished"]["minutes"], 18);
    assert_eq!(walked.view["on_portal"][0]["text"], "№\u{a0}2611-004417 от 23\u{a0}ноября 2026\u{a0}года");
    let kinds = desk.kinds();
    assert_eq!(kinds.iter().filter(|kind| *kind == "step.done").count(), 8, "{kinds:?}");
    assert!(kinds.contains(&"problem.solved".to_owned()));
}

#[test]
fn filing_without_the_number_or_the_day_of_the_portal_is_refused() {
    let desk = TestDesk::new();
    let mut walked = to_the_application(&desk);
    walked.take("filled");
    let without = |more| desk.refusal("step.take", walked.taking("filed", more));
    assert_eq!(without(json!({})), "number-missing");
    assert_eq!(without(json!({ "portal_number": "  " })), "number-missing");
    assert_eq!(without(json!({ "portal_number": "1" })), "portal-date-missing");
    assert_eq!(without(json!({ "portal_number": "1", "portal_date": "2026-11-24" })), "day-wrong");
    assert!(walked.view["step"]["not_yet"].is_string());
}

#[test]
fn a_question_of_the_step_must_be_answered_before_it_is_done() {
    let desk = TestDesk::new();
    let mut walked = Walked::open(&desk, "apply");
    assert_eq!(desk.refusal("step.take", walked.taking("known", json!({}))), "unanswered");
    walked.answer("account", "confirmed").take("known");
    assert_eq!(walked.step(), "find-work/choose-branch");
}

#[test]
fn a_double_press_does_no_harm() {
    let desk = TestDesk::new();
    let mut walked = Walked::open(&desk, "apply");
    walked.answer("account", "confirmed");
    let input = walked.taking("known", json!({}));
    desk.call("step.take", input.clone());
    assert_eq!(desk.refusal("step.take", input), "other-step");
}

#[test]
fn a_called_path_comes_back_to_its_caller() {
    let desk = TestDesk::new();
    let mut walked = Walked::open(&desk, "apply");
    walked.answer("account", "standard").take("known");
    assert_eq!(walked.step(), "esia-account/ask-age");
    walked.answer("age_group", "adult").take("known");
    walked.answer("account", "confirmed").take("known");
    walked.take("works");
    assert_eq!(walked.step(), "find-work/choose-branch");
    let titles: Vec<&str> = walked.view["sections"]
        .as_array()
        .unwrap()
        .iter()
        .map(|section| section["title"].as_str().unwrap())
        .collect();
    assert_eq!(titles.len(), 2, "{titles:?}");
}

#[test]
fn undo_goes_back_step_by_step_but_never_past_a_paper() {
    let desk = TestDesk::new();
    let mut walked = to_the_application(&desk);
    walked.call("step.undo", json!({}));
    assert_eq!(walked.step(), "find-work/check-resume");
    walked.call("step.undo", json!({}));
    assert_eq!(walked.step(), "find-work/sign-in");
    let print = json!({ "paper": { "kind": "memo", "item": "esia-account", "consultation": walked.id() } });
    desk.call("paper.print", print);
    assert_eq!(desk.refusal("step.undo", json!({ "consultation": walked.id() })), "nothing-to-undo");
}

#[test]
fn a_non_typical_case_waits_for_the_specialist_and_takes_the_answer_later() {
    let mut desk = TestDesk::new();
    let view = desk.call("consultation.open", json!({ "client": "employer", "typical": false }));
    let id = view["id"].as_str().unwrap().to_owned();
    let ask = json!({ "consultation": id, "specialist": "specialist", "text": "Как быть с филиалом в другом регионе" });
    let asked = desk.call("question.ask", ask);
    let finish = json!({ "consultation": id, "result": "solved" });
    assert_eq!(desk.refusal("consultation.finish", finish), "question-open");
    desk.call("consultation.finish", json!({ "consultation": id, "result": "handed_over" }));
    desk.reopen();
    desk.clock.pass_days(2);
    let shown = desk.call("desk.show", json!({}));
    assert_eq!(shown["unfinished"][0]["reason"], "question", "the question is still out");
    let question = asked["questions"][0]["id"].clone();
    let answer = json!({ "consultation": id, "question": question, "text": "Подать по месту филиала" });
    let view = desk.call("question.answer", answer.clone());
    assert_eq!(view["questions"][0]["answer"], "Подать по месту филиала");
    assert_eq!(desk.refusal("question.answer", answer), "question-closed");
    assert_eq!(desk.call("desk.show", json!({}))["unfinished"].as_array().unwrap().len(), 0);
}

#[test]
fn a_path_of_the_other_client_is_refused() {
    let desk = TestDesk::new();
    let open = json!({ "client": "citizen", "path": "publish-vacancy" });
    assert_eq!(desk.refusal("consultation.open", open), "other-client");
    let open = json!({ "client": "employer", "groups": ["job-seeker"], "path": "publish-vacancy" });
    assert_eq!(desk.refusal("consultation.open", open), "unknown-choice");
}

#[test]
fn a_term_starts_on_the_day_of_the_event_and_ends_when_it_is_met() {
    let desk = TestDesk::new();
    let open = json!({ "client": "citizen", "situation": "choose-two" });
    assert_eq!(desk.refusal("consultation.open", open), "unanswered", "the way in has a question of its own");
    let mut walked = Walked::open_knowing(&desk, "choose-two", json!({ "claims_unemployed": "no" }));
    let ask: Vec<String> = walked.view["step"]["asks"]
        .as_array()
        .unwrap()
        .iter()
        .map(|ask| ask["fact"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(ask, ["offers"], "{}", walked.step());
    walked.answer("offers", "two_plus");
    assert_eq!(desk.refusal("step.take", walked.taking("arrived", json!({}))), "event-date-missing");
    walked.take_with("arrived", json!({ "event_date": "2026-11-20" }));
    assert_eq!(walked.view["deadlines"][0]["due"], "2026-11-24", "two working days after Friday the 20th");
    assert_eq!(walked.view["deadlines"][0]["due_text"], "до 24\u{a0}ноября включительно");
    walked.take("chosen").take("sent");
    assert_eq!(walked.view["deadlines"].as_array().unwrap().len(), 0);
}

#[test]
fn the_same_answer_or_tick_twice_is_one_event() {
    let desk = TestDesk::new();
    let mut walked = Walked::open(&desk, "apply");
    walked.answer("account", "confirmed").answer("account", "confirmed");
    let tick = json!({ "step": walked.view["step"]["address"], "substep": "ask", "ticked": true });
    walked.call("substep.tick", tick.clone()).call("substep.tick", tick);
    assert_eq!(desk.kinds(), ["consultation.opened", "fact.answered", "substep.ticked"]);
}

#[test]
fn what_to_do_at_home_is_the_next_step_the_client_does_without_us() {
    let desk = TestDesk::new();
    let mut walked = Walked::open(&desk, "print-referral");
    walked.take_with("got", json!({ "portal_number": "118-В", "portal_date": "2026-11-23" }));
    walked.take("printed").take("answered");
    assert_eq!(walked.step(), "find-work/prepare-interview", "done by the consultant, here");
    let home = walked.view["finish"]["at_home"][0].as_str().unwrap();
    assert_eq!(home, "Придите или выйдите на связь вовремя.");
}
