//! What people came with: quick entries, and consultations rehearsed along the paths of the materials.

use chrono::Days;
use scs_domain::consultation::{
    self, Consultation, Ending, FixReport, Judgement, Moment, Opening, QuickNote, StepReport, Told,
};
use scs_domain::content::{Client, Edition, OutcomeKind, Situation};
use scs_domain::event::{Channel, ConsultationResult, Event, Facts};
use scs_domain::ids::SubjectId;
use uuid::Uuid;

use super::days;
use super::dice::Dice;
use super::words;

/// The portal of [`crate::centre`].
const PORTAL: &str = "ecp";
/// Different consultations to choose from.
const REHEARSED: usize = 240;
const MINUTE: Moment = 60_000;
/// Only visits of the last days still wait for a return.
const WAITS: Moment = 5 * 24 * 60 * MINUTE;

/// Consultations as the rules allow them, with the minutes after opening at which each event came.
pub(super) struct Visits(Vec<Vec<(Moment, Event)>>);

/// Somebody asked in passing.
pub(super) fn entry(edition: &Edition, dice: &mut Dice) -> Option<Event> {
    let topic = dice.pick(&edition.topics)?;
    let client = match topic.client {
        Client::Any if dice.below(10) == 0 => Client::Employer,
        Client::Any => Client::Citizen,
        known => known,
    };
    let (unsolved, minutes) = (dice.below(100) < 6, 1 + dice.below(5) + dice.below(9));
    let note = QuickNote {
        client,
        topic: topic.id.clone(),
        channel: channel(dice),
        result: if unsolved { ConsultationResult::Unsolved } else { ConsultationResult::Solved },
        minutes: u32::try_from(minutes).unwrap_or(1),
        note: note(words::entry_notes(&topic.id), dice),
        problem: None,
        fix: None,
    };
    consultation::record_entry(edition, PORTAL, note, &[]).ok()
}

fn channel(dice: &mut Dice) -> Channel {
    match dice.below(20) {
        0..=12 => Channel::InPerson,
        13..=17 => Channel::Phone,
        18 => Channel::Mail,
        _ => Channel::Messenger,
    }
}

/// Every fifth record says nothing more; the others one or two sentences.
fn note(of: &[&str], dice: &mut Dice) -> Option<String> {
    let first = *dice.pick(of)?;
    match dice.below(5) {
        0 => None,
        1 | 2 => Some(first.to_owned()),
        _ => Some(format!("{first} {}", dice.pick(&words::ENDINGS)?)),
    }
}

impl Visits {
    pub(super) fn rehearse(edition: &Edition, dice: &mut Dice, now: Moment) -> Visits {
        let here = |situation: &&Situation| {
            situation.portals.as_ref().is_none_or(|portals| portals.iter().any(|known| known == PORTAL))
        };
        let situations: Vec<&Situation> = edition.situations.iter().filter(here).collect();
        let rehearsals = (0..REHEARSED).filter_map(|_| {
            let situation = dice.pick(&situations)?;
            Rehearsal::begin(edition, situation, dice, now)?.walk(edition, dice).finish(dice)
        });
        Visits(rehearsals.collect())
    }

    /// One of them, as if it had begun at `at`.
    pub(super) fn visit(
        &self,
        edition: &Edition,
        dice: &mut Dice,
        at: Moment,
        now: Moment,
    ) -> Vec<(Moment, Event)> {
        let Some(rehearsed) = dice.pick(&self.0) else { return Vec::new() };
        let mut events: Vec<_> = rehearsed.iter().map(|(after, event)| (at + after, event.clone())).collect();
        let day = days::day(at);
        for (_, event) in &mut events {
            match &mut event.facts {
                Facts::StepDone(taken) | Facts::StepFailed(taken) => {
                    taken.portal_date = taken.portal_date.map(|_| day);
                    taken.event_date = taken.event_date.map(|_| day);
                    if let Some(number) = event.personal.as_mut().and_then(|own| own.portal_number.as_mut()) {
                        *number = words::portal_number(1 + dice.below(999));
                    }
                }
                Facts::ConsultationFinished { result, next_visit, .. } => {
                    let personal = note(&words::VISIT_NOTES, dice);
                    event.personal = personal.map(|text| scs_domain::event::Personal::note(Some(text)));
                    if now - at < WAITS && dice.below(40) == 0 {
                        let waits =
                            edition.calendar.due(days::day(now), 3, scs_domain::content::Unit::WorkingDays);
                        (*result, *next_visit) = (ConsultationResult::Again, Some(waits.date));
                    }
                }
                _ => {}
            }
        }
        events
    }
}

/// A consultation being tried out against the rules.
struct Rehearsal {
    record: Consultation,
    events: Vec<(Moment, Event)>,
    began: Moment,
    passed: Moment,
    is_stuck: bool,
}

fn told(at: Moment) -> Told<'static> {
    Told { at, actor: "", subject: SubjectId(Uuid::nil()), aggregate: Uuid::nil() }
}

impl Rehearsal {
    fn begin(edition: &Edition, situation: &Situation, dice: &mut Dice, now: Moment) -> Option<Rehearsal> {
        let fits = |client: Client| client == situation.client;
        let groups: Vec<_> = edition.groups.iter().filter(|group| group.card && fits(group.client)).collect();
        let mut facts = scs_domain::condition::Facts::new();
        facts.insert("referral_requires_staff".to_owned(), "true".to_owned());
        let path = edition.paths.get(&situation.path)?;
        let entry = situation.entry.as_ref().and_then(|id| path.entry(id));
        for fact in entry.map(|entry| entry.asks.as_slice()).unwrap_or_default() {
            facts.insert(fact.clone(), (*dice.pick(&edition.facts.get(fact)?.value_ids())?).to_owned());
        }
        let opening = Opening {
            client: situation.client,
            groups: dice.pick(&groups).map(|group| group.id.clone()).into_iter().collect(),
            channel: channel(dice),
            typical: true,
            portal: PORTAL.to_owned(),
            exercise: None,
            situation: Some(situation.id.clone()),
            path: Some(situation.path.clone()),
            entry: situation.entry.clone(),
            facts,
        };
        let event = consultation::open(edition, opening).ok()?;
        let record = Consultation::begin(&told(now), &event)?;
        Some(Rehearsal { record, events: vec![(0, event)], began: now, passed: 0, is_stuck: false })
    }

    fn write(&mut self, event: Event, minutes: u64) {
        self.passed += Moment::try_from(minutes).unwrap_or_default() * MINUTE;
        self.record.apply(&told(self.began + self.passed), &event);
        self.events.push((self.passed, event));
    }

    /// A few steps, now and then one that does not go well. A visit ends before a term would begin:
    /// terms of two years would all have run out.
    fn walk(mut self, edition: &Edition, dice: &mut Dice) -> Rehearsal {
        for _ in 0..1 + dice.below(4) {
            if self.is_stuck || self.step(edition, dice).is_none() {
                break;
            }
        }
        self
    }

    fn step(&mut self, edition: &Edition, dice: &mut Dice) -> Option<()> {
        let walk = self.record.walk.clone()?;
        let address = walk.address()?;
        let (path, step) = walk.step(edition).ok()?;
        let fails = dice.below(5) < 2;
        let wanted = if fails { OutcomeKind::Failed } else { OutcomeKind::Done };
        let outcomes: Vec<_> =
            step.outcomes.iter().filter(|outcome| path.outcome_kind(outcome) == wanted).collect();
        let outcome = dice.pick(&outcomes).copied().or(step.outcomes.first())?;
        for fact in walk.unanswered(path, step, outcome).ok()? {
            let value = *dice.pick(&edition.facts.get(&fact)?.value_ids())?;
            let event = self.record.answer(edition, &address, &fact, value).ok()?;
            self.write(event, 1);
        }
        let today = days::day(self.began);
        let report = StepReport {
            step: address,
            outcome: outcome.id.clone(),
            problem: dice.pick(&outcome.problems).cloned(),
            portal_number: Some(words::portal_number(1)),
            portal_date: Some(today),
            event_date: Some(today),
        };
        let event = self.record.take(edition, report, today).ok()?;
        let problem = match &event.facts {
            Facts::StepDone(taken) | Facts::StepFailed(taken) if taken.deadlines.is_empty() => {
                taken.problem.clone()
            }
            _ => return None,
        };
        self.write(event, 1 + dice.below(6));
        self.fix(edition, problem, dice)
    }

    fn fix(&mut self, edition: &Edition, problem: Option<String>, dice: &mut Dice) -> Option<()> {
        let Some(problem) = problem else { return Some(()) };
        let fixes = &edition.problems.get(&problem)?.fixes;
        let helped = dice.below(4) > 0;
        let judgement = if helped { Judgement::Helped } else { Judgement::Failed };
        self.is_stuck = !helped;
        let fix = dice.pick(fixes)?.id.clone();
        let event = self.record.judge_fix(edition, FixReport { problem, fix, judgement }).ok()?;
        self.write(event, 2 + dice.below(5));
        Some(())
    }

    fn finish(mut self, dice: &mut Dice) -> Option<Vec<(Moment, Event)>> {
        let result = match (self.is_stuck, dice.below(3)) {
            (true, 0) => ConsultationResult::HandedOver,
            (true, _) => ConsultationResult::Unsolved,
            (false, _) => ConsultationResult::Solved,
        };
        let more = 1 + dice.below(4);
        let minutes =
            u32::try_from(self.passed / MINUTE).unwrap_or_default() + u32::try_from(more).unwrap_or(1);
        let day = days::day(self.began).checked_add_days(Days::new(1))?;
        let ending = Ending { result, minutes, next_visit: None, note: None };
        let event = self.record.finish(ending, day, &[]).ok()?;
        self.write(event, more);
        Some(self.events)
    }
}
