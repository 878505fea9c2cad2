use scs_testkit::TestDesk;
use serde_json::json;

use crate::script::{Walked, to_the_application};

#[test]
fn after_any_restart_the_consultation_is_offered_at_its_exact_step() {
    let mut desk = TestDesk::new();
    let (id, step, ticked) = {
        let mut walked = to_the_application(&desk);
        let tick = json!({ "step": walked.view["step"]["address"], "substep": "open", "ticked": true });
        walked.call("substep.tick", tick);
        (walked.id(), walked.step(), walked.view["step"]["substeps"][0]["ticked"].clone())
    };
    desk.reopen();
    let shown = desk.call("desk.show", json!({}));
    assert_eq!(shown["unfinished"][0]["id"], json!(id));
    let place = shown["unfinished"][0]["place"].as_str().unwrap();
    assert!(place.contains("Заполнить заявление"), "{place}");
    let view = desk.call("consultation.show", json!({ "consultation": id }));
    let again = Walked { desk: &desk, view };
    assert_eq!((again.step(), again.view["step"]["substeps"][0]["ticked"].clone()), (step, ticked));
}

#[test]
fn drafts_survive_and_end_with_the_deed_they_became() {
    let mut desk = TestDesk::new();
    let saved = desk.call("draft.save", json!({ "form": "quick-entry", "body": { "note": "Позвонил" } }));
    assert_eq!(saved["text"], "Черновик сохранён в\u{a0}14:00");
    desk.reopen();
    let draft = desk.call("draft.load", json!({ "form": "quick-entry" }));
    assert_eq!(draft["body"]["note"], "Позвонил");
    desk.call(
        "entry.record",
        json!({ "client": "citizen", "topic": "resume", "result": "solved", "minutes": 1 }),
    );
    assert_eq!(desk.call("draft.load", json!({ "form": "quick-entry" }))["body"], json!(null));
    assert_eq!(desk.kinds(), ["entry.recorded"], "autosave never fills the journal");
}

#[test]
fn a_visit_that_ended_midway_goes_on_in_a_new_one_with_its_terms() {
    let desk = TestDesk::new();
    let mut first = Walked::open_knowing(&desk, "choose-two", json!({ "claims_unemployed": "no" }));
    first.answer("offers", "two_plus").take_with("arrived", json!({ "event_date": "2026-11-23" }));
    first.call("consultation.finish", json!({ "result": "again", "next_visit": "2026-11-25" }));
    desk.clock.pass_days(2);
    let waiting = desk.call("desk.show", json!({}))["unfinished"][0].clone();
    assert_eq!(waiting["reason"], "again");
    let second = desk.call("consultation.go_on", json!({ "consultation": first.id() }));
    let second = Walked { desk: &desk, view: second };
    assert_eq!(second.step(), "find-work/rank-offers");
    assert_eq!(second.view["deadlines"][0]["due"], "2026-11-25", "the term runs on");
    let go_on = json!({ "consultation": first.id() });
    assert_eq!(desk.refusal("consultation.go_on", go_on), "not-waiting", "once is enough");
    let open = desk.call("desk.show", json!({}));
    assert_eq!(open["unfinished"].as_array().unwrap().len(), 1);
    assert_eq!(open["deadlines"].as_array().unwrap().len(), 1, "one term, not two");
}

#[test]
fn putting_off_stops_the_clock() {
    let desk = TestDesk::new();
    let mut walked = Walked::open(&desk, "apply");
    desk.clock.pass_minutes(10);
    walked.call("consultation.pause", json!({ "until": "2026-11-24" }));
    desk.clock.pass_days(1);
    walked.call("consultation.resume", json!({}));
    desk.clock.pass_minutes(5);
    walked.call("consultation.show", json!({}));
    assert_eq!(walked.view["minutes"], 15);
    assert_eq!(desk.refusal("consultation.resume", json!({ "consultation": walked.id() })), "not-paused");
}
