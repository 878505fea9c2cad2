//! What each record adds to the sums: counts by the hour it was opened in, from facts alone, so that they replay from
//! the journal to the same numbers and stay right after a correction or an erasure.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::consultation::{Consultation, Moment, RecordKind, Status, Taken};
use crate::content::OutcomeKind;

/// What is counted. Every item of a measure counts a record once.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Measure {
    /// `solved`, `again`, `handed_over`, `unsolved`; `open` until then. One of each record.
    Result,
    Channel,
    Client,
    /// Groups of clients; a record may have several.
    Group,
    Portal,
    Actor,
    /// `path:id`, `topic:id` or `none`.
    Errand,
    /// The same of records that ended solved.
    ErrandSolved,
    /// Whole minutes of a finished record.
    Minutes,
    /// A problem that stood in the way, and one that was solved.
    Met,
    Solved,
    /// `problem/fix`.
    FixHelped,
    FixPartly,
    FixFailed,
    /// `path/step` where a problem was met or a step failed.
    Stuck,
    /// `path/step|place`: how long the step took, by the place in [`STEP_MINUTES`].
    StepTime,
    /// The furthest stage of a walk along a path: `came` at least.
    Stage,
    /// Not one of the known situations.
    Untypical,
    /// A visit of somebody who was here before.
    Return,
    /// Kind of specialist a question was put to.
    Asked,
    /// A memo given, once a paper; not of a record.
    Memo,
}

/// How far a client has come with a path.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, schemars::JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    Came,
    SignedIn,
    /// What will be filed is ready.
    Filled,
    Filed,
    /// The other side has accepted or answered.
    Accepted,
}

pub type Contributions = BTreeSet<(Measure, String)>;

/// Upper ends of the spans a step's time is counted in, in minutes; the last span has none.
pub const STEP_MINUTES: [u32; 7] = [1, 2, 3, 5, 8, 13, 21];

/// Hours since 1970 in UTC. Zones of whole hours make days of them.
pub fn hour(at: Moment) -> i64 {
    at.div_euclid(3_600_000)
}

fn word<T: Serialize>(value: T) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(word)) => word,
        _ => String::new(),
    }
}

impl Consultation {
    /// Everything this record is counted in.
    pub fn contributions(&self) -> Contributions {
        let mut all = Contributions::new();
        let mut add = |measure, item: String| {
            all.insert((measure, item));
        };
        add(Measure::Result, self.result.map_or_else(|| "open".to_owned(), word));
        add(Measure::Channel, word(self.channel));
        add(Measure::Client, word(self.client));
        add(Measure::Actor, self.actor.clone());
        self.groups.iter().for_each(|group| add(Measure::Group, group.clone()));
        self.portal.iter().for_each(|portal| add(Measure::Portal, portal.clone()));
        let errand = self.errand();
        if self.result == Some(crate::event::ConsultationResult::Solved) {
            add(Measure::ErrandSolved, errand.clone());
        }
        add(Measure::Errand, errand);
        if let (Status::Finished { .. }, Some(minutes)) = (&self.status, self.minutes) {
            add(Measure::Minutes, minutes.to_string());
        }
        if !self.typical {
            add(Measure::Untypical, String::new());
        }
        if self.continues.is_some() || !self.earlier_visits.is_empty() {
            add(Measure::Return, String::new());
        }
        self.questions.iter().for_each(|question| add(Measure::Asked, question.specialist.clone()));
        if let Some(stage) = self.stage() {
            add(Measure::Stage, word(stage));
        }
        self.hindrances(&mut add);
        self.step_times(&mut add);
        all
    }

    fn errand(&self) -> String {
        let path = self.walk.as_ref().and_then(|walk| walk.frames.first());
        match (&self.record, path) {
            (RecordKind::Quick { topic }, _) => format!("topic:{topic}"),
            (RecordKind::Guided, Some(frame)) => format!("path:{}", frame.path),
            (RecordKind::Guided, None) => "none".to_owned(),
        }
    }

    /// The furthest stage of its steps; None of a record without a path. A path that is called on the way signs
    /// in for the one that calls; what is filed on it is another thing.
    pub fn stage(&self) -> Option<Stage> {
        let own = &self.walk.as_ref()?.frames.first()?.path;
        let counts = |taken: &&Taken| taken.step.path == *own || taken.stage == Some(Stage::SignedIn);
        let stages = self.taken.iter().filter(counts).filter_map(|taken| taken.stage);
        stages.chain([Stage::Came]).max()
    }

    fn hindrances(&self, add: &mut impl FnMut(Measure, String)) {
        for met in &self.met {
            add(Measure::Met, met.problem.clone());
            let of = |fix: &String| format!("{}/{fix}", met.problem);
            if let Some(fix) = &met.solved_by {
                add(Measure::Solved, met.problem.clone());
                add(Measure::FixHelped, of(fix));
            }
            met.eased_by.iter().for_each(|fix| add(Measure::FixPartly, of(fix)));
            met.failed_fixes.iter().for_each(|fix| add(Measure::FixFailed, of(fix)));
            met.step.iter().for_each(|step| add(Measure::Stuck, step.to_string()));
        }
        let failed = self.taken.iter().filter(|taken| taken.kind == OutcomeKind::Failed);
        failed.for_each(|taken| add(Measure::Stuck, taken.step.to_string()));
    }

    fn step_times(&self, add: &mut impl FnMut(Measure, String)) {
        let mut times: BTreeMap<String, i64> = BTreeMap::new();
        for taken in self.taken.iter().filter(|taken| !taken.closing) {
            if let Some(took) = taken.took_ms {
                *times.entry(taken.step.to_string()).or_default() += took;
            }
        }
        for (step, took) in times {
            add(Measure::StepTime, format!("{step}|{}", span(took)));
        }
    }
}

/// The place of the span a time falls into.
fn span(took_ms: i64) -> usize {
    STEP_MINUTES.iter().take_while(|minutes| took_ms >= i64::from(**minutes) * 60_000).count()
}

/// The middle of all values when each stands so many times; of an even number, the lower one. None of none.
pub fn median(counted: &BTreeMap<u32, u64>) -> Option<u32> {
    let half = counted.values().sum::<u64>().div_ceil(2);
    let mut seen = 0;
    let middle = counted.iter().find(|(_, count)| {
        seen += **count;
        seen >= half
    });
    middle.filter(|_| half > 0).map(|(value, _)| *value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_is_a_value_that_was_counted() {
        assert_eq!(median(&BTreeMap::from([(5, 1), (9, 1), (20, 1)])), Some(9));
        assert_eq!(median(&BTreeMap::from([(5, 3), (90, 1)])), Some(5));
        assert_eq!(median(&BTreeMap::new()), None);
    }

    #[test]
    fn spans_of_step_times_meet_at_their_ends() {
        assert_eq!([0, 59_999, 60_000, 299_999, 300_000].map(span), [0, 0, 1, 3, 4]);
        assert_eq!(span(99 * 60_000), STEP_MINUTES.len());
    }
}
