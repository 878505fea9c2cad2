//! Practice cases, walked through the commands as a trainee walks them.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use scs_content::Pack;
use scs_desk::{Caller, Desk, Place, Surroundings};
use scs_domain::content::Edition;
use scs_domain::exercise::{AskedMove, asked_walk};
use scs_testkit::{SeededChance, TestDesk};
use serde_json::{Value, json};

use std::sync::Arc;

pub struct Practice {
    _home: TestDesk,
    desk: Desk,
    edition: Edition,
}

impl Practice {
    pub fn open() -> Practice {
        let home = TestDesk::new();
        let chance = Arc::new(SeededChance::new(31));
        let desk =
            Desk::open(Surroundings { place: Place::Practice, chance, ..home.surroundings() }).unwrap();
        let pack = Pack::read(&scs_desk::materials()).unwrap();
        let edition = pack.edition(NaiveDate::from_ymd_opt(2026, 11, 23).unwrap());
        let practice = Practice { _home: home, desk, edition };
        practice.call("settings.save", json!({ "centre": scs_testkit::centre() }));
        practice
    }

    fn try_call(&self, command: &str, input: Value) -> scs_desk::Result<Value> {
        scs_desk::call(&self.desk, &Caller::consultant(), command, input)
    }

    pub fn call(&self, command: &str, input: Value) -> Value {
        let said = format!("{command} {input}");
        self.try_call(command, input).unwrap_or_else(|error| panic!("{said}: {:?}", error.to_api(None)))
    }

    fn asked(&self, id: &str) -> Vec<AskedMove> {
        let settings = BTreeMap::from([("referral_requires_staff".to_owned(), "true".to_owned())]);
        asked_walk(&self.edition, &self.edition.exercises[id], settings).unwrap().moves
    }

    fn begin(&self, id: &str) -> String {
        self.call("exercise.begin", json!({ "exercise": id }))["id"].as_str().unwrap().to_owned()
    }

    /// One move as the story asks, with whatever else the step wants to be told.
    fn go(&self, id: &str, asked: &AskedMove) {
        let step = json!({ "path": asked.step.path, "step": asked.step.step });
        for (fact, value) in &asked.answers {
            let answer = json!({ "consultation": id, "step": step, "fact": fact, "value": value });
            self.call("fact.answer", answer);
        }
        let take = json!({
            "consultation": id, "step": step, "outcome": asked.outcome, "problem": asked.problem,
            "portal_number": "118-В", "portal_date": "2026-11-23", "event_date": "2026-11-23",
        });
        self.call("step.take", take);
        if let (Some(problem), Some(fix)) = (&asked.problem, &asked.fix) {
            let judged = json!({ "consultation": id, "problem": problem, "fix": fix, "judgement": "helped" });
            self.call("fix.judge", judged);
        }
    }

    fn verdict(&self, id: &str) -> Value {
        self.call("exercise.judge", json!({ "consultation": id }))
    }
}

fn lines(verdict: &Value) -> Vec<&str> {
    verdict["lines"].as_array().unwrap().iter().map(|line| line.as_str().unwrap()).collect()
}

#[test]
fn every_path_has_an_exercise_and_every_exercise_walked_as_told_is_passed() {
    let practice = Practice::open();
    let listed = practice.call("exercise.list", json!({}))["exercises"].as_array().unwrap().len();
    assert_eq!(listed, practice.edition.exercises.len());
    for path in practice.edition.paths.keys().filter(|path| *path != "close-consultation") {
        let has = practice.edition.exercises.values().any(|exercise| exercise.path == *path);
        assert!(has, "{path} has no exercise");
    }
    for exercise in practice.edition.exercises.keys() {
        let id = practice.begin(exercise);
        practice.asked(exercise).iter().for_each(|asked| practice.go(&id, asked));
        let verdict = practice.verdict(&id);
        assert_eq!(verdict["is_passed"], true, "{exercise}: {verdict:#}");
    }
}

#[test]
fn a_trainee_hears_on_each_step_what_the_story_says_there() {
    let practice = Practice::open();
    for exercise in practice.edition.exercises.keys() {
        let id = practice.begin(exercise);
        for asked in practice.asked(exercise) {
            let view = practice.call("consultation.show", json!({ "consultation": id }));
            let heard = view["exercise"]["heard"].as_array().unwrap();
            let says = |words: &str| heard.iter().any(|line| line["says"] == words);
            for (fact, value) in &asked.answers {
                let told = &practice.edition.exercises[exercise].replies;
                let reply = told.iter().find(|reply| reply.fact == *fact && reply.value == *value).unwrap();
                assert!(says(&reply.says), "{exercise} at {}: {heard:?}", asked.step);
            }
            assert!(asked.says.as_deref().is_none_or(says), "{exercise} at {}: {heard:?}", asked.step);
            practice.go(&id, &asked);
        }
    }
}

#[test]
fn the_verdict_names_the_step_left_otherwise_and_the_answer_misheard() {
    let practice = Practice::open();
    let id = practice.begin("find-work-laid-off");
    let verdict = practice.verdict(&id);
    assert_eq!((verdict["is_passed"].as_bool(), lines(&verdict).len()), (Some(false), 1), "{verdict:#}");

    let (last, before) = {
        let mut moves = practice.asked("find-work-laid-off");
        (moves.pop().unwrap(), moves)
    };
    before.iter().for_each(|asked| practice.go(&id, asked));
    let path = &practice.edition.paths[&last.step.path];
    let step = path.step(&last.step.step).unwrap();
    let other = path.outcomes(step).find(|outcome| outcome.id != last.outcome && outcome.problems.is_empty());
    let wrong = AskedMove { outcome: other.unwrap().id.clone(), problem: None, fix: None, ..last.clone() };
    practice.go(&id, &wrong);
    let verdict = practice.verdict(&id);
    assert_eq!(verdict["is_passed"], false);
    assert!(lines(&verdict)[0].contains(&step.title), "{verdict:#}");
}

#[test]
fn a_card_or_a_fix_left_out_is_named() {
    let practice = Practice::open();
    let with_fix = practice.edition.exercises.keys().find_map(|exercise| {
        let moves = practice.asked(exercise);
        let at = moves.iter().position(|asked| asked.fix.is_some())?;
        Some((exercise.clone(), moves, at))
    });
    let (exercise, moves, at) = with_fix.unwrap();
    let id = practice.begin(&exercise);
    for (place, asked) in moves.iter().enumerate() {
        let without = AskedMove { fix: None, ..asked.clone() };
        practice.go(&id, if place == at { &without } else { asked });
    }
    let verdict = practice.verdict(&id);
    assert_eq!((verdict["is_passed"].as_bool(), lines(&verdict).len()), (Some(false), 1), "{verdict:#}");
    assert!(lines(&verdict)[0].starts_with("Карточка «"), "{verdict:#}");
}

#[test]
fn a_place_of_work_has_no_exercises() {
    let desk = TestDesk::new();
    assert_eq!(desk.call("exercise.list", json!({}))["exercises"], json!([]));
    assert_eq!(
        desk.refusal("exercise.begin", json!({ "exercise": "find-work-laid-off" })),
        "no-exercises-here"
    );
    assert!(!desk.kinds().contains(&"consultation.opened".to_owned()));
}
