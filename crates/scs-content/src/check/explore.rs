//! All states one path can be in, and how they lead to each other.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use scs_domain::condition::{self, ConditionError, Facts};
use scs_domain::content::{Arrow, Edition, OutcomeKind, Path, Step};
use scs_domain::walk::{Frame, Position, Walk, WalkError};

use super::coverage::Coverage;
use super::live::Live;
use super::walking::{combinations, rule_of};
use super::{Report, Rule};

/// How a state was first reached.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Move {
    /// `find-work/submit`
    pub place: String,
    /// Answers given there.
    pub answers: Facts,
    pub outcome: String,
}

/// A state: where one stands, called from where, with the answers that still matter.
type Key = (Vec<Frame>, Position, Facts);

pub(super) struct Explorer<'e, 'r> {
    edition: &'e Edition,
    live: &'r Live<'e>,
    coverage: &'r mut Coverage,
    report: Report<'r>,
    seen: BTreeMap<Key, usize>,
    /// By state: where it is, and the states it leads to by outcomes of its own, not by those open everywhere.
    places: Vec<String>,
    own_moves: Vec<BTreeSet<usize>>,
    over: BTreeMap<usize, String>,
    /// By state: the state before it and the move that led here; none for a beginning.
    before: Vec<Option<(usize, Move)>>,
    waiting: VecDeque<(usize, Walk)>,
}

impl<'e, 'r> Explorer<'e, 'r> {
    pub(super) fn new(
        edition: &'e Edition,
        live: &'r Live<'e>,
        coverage: &'r mut Coverage,
        report: Report<'r>,
    ) -> Self {
        Explorer {
            edition,
            live,
            coverage,
            report,
            seen: BTreeMap::new(),
            places: Vec::new(),
            own_moves: Vec::new(),
            over: BTreeMap::new(),
            before: Vec::new(),
            waiting: VecDeque::new(),
        }
    }

    pub(super) fn arrow(&mut self, arrow: &Arrow) {
        self.coverage.arrow(arrow);
    }

    pub(super) fn fault(&mut self, place: String, error: &WalkError, otherwise: Rule) {
        let (rule, what) = rule_of(error, otherwise);
        (self.report)(place, rule, what);
    }

    /// Explores everything that can come after `walk`.
    pub(super) fn from(&mut self, walk: Walk) {
        self.meet(walk, None);
        while let Some((state, walk)) = self.waiting.pop_front() {
            self.step_on(state, &walk);
        }
    }

    fn meet(&mut self, mut walk: Walk, before: Option<(usize, Move)>) -> usize {
        let matters = self.live.here(&walk);
        walk.facts.retain(|fact, _| matters.contains(fact) || fact == "portal");
        let key = (walk.frames.clone(), walk.position.clone(), walk.facts.clone());
        if let Some(known) = self.seen.get(&key) {
            return *known;
        }
        let state = self.places.len();
        self.seen.insert(key, state);
        self.own_moves.push(BTreeSet::new());
        self.before.push(before);
        let place = walk.address().map_or_else(String::new, |address| address.to_string());
        self.places.push(place);
        match (&walk.position, walk.frames.last()) {
            (Position::End { end }, Some(frame)) => {
                self.coverage.end(&frame.path, end);
                self.over.insert(state, end.clone());
            }
            (Position::Step { step }, Some(frame)) => {
                self.coverage.step(&frame.path, step);
                self.waiting.push_back((state, walk));
            }
            (_, None) => {}
        }
        state
    }

    fn step_on(&mut self, state: usize, walk: &Walk) {
        let (path, step) = match walk.step(self.edition) {
            Ok(found) => found,
            Err(error) => {
                return self.fault(
                    walk.frames.iter().map(|f| f.path.clone()).collect(),
                    &error,
                    Rule::WalkBroken,
                );
            }
        };
        let answered = combinations(self.edition, step.asks.iter().map(String::as_str));
        for answers in &answered {
            let mut told = walk.clone();
            told.facts.extend(answers.clone());
            self.substeps(&told, path, step);
            self.leave((state, answers), &told, (path, step), false);
        }
        if !step.asks.is_empty() {
            self.leave((state, &Facts::new()), walk, (path, step), true);
        }
    }

    /// Takes every outcome. Before the questions are answered only those that are not `done` are open.
    fn leave(
        &mut self,
        (state, answers): (usize, &Facts),
        walk: &Walk,
        (path, step): (&'e Path, &'e Step),
        unasked: bool,
    ) {
        for outcome in path.outcomes(step) {
            if unasked && path.outcome_kind(outcome) == OutcomeKind::Done {
                continue;
            }
            let mut moved = walk.clone();
            let coverage = &mut *self.coverage;
            match moved.take_traced(self.edition, &outcome.id, &mut |arrow| coverage.arrow(arrow)) {
                Ok(()) => {
                    let place = self.places.get(state).cloned().unwrap_or_default();
                    let taken = Move { place, answers: answers.clone(), outcome: outcome.id.clone() };
                    let next = self.meet(moved, Some((state, taken)));
                    let own = step.outcomes.iter().any(|known| known.id == outcome.id);
                    if let Some(moves) = self.own_moves.get_mut(state).filter(|_| own) {
                        moves.insert(next);
                    }
                }
                Err(WalkError::Unanswered(_)) if unasked => {}
                Err(error) => {
                    self.fault(format!("{}/{}.{}", path.id, step.id, outcome.id), &error, Rule::WalkBroken);
                }
            }
        }
    }

    fn substeps(&mut self, walk: &Walk, path: &Path, step: &Step) {
        for substep in &step.substeps {
            let Some(when) = &substep.applies_when else {
                continue;
            };
            if let Err(error) = condition::holds(when, &walk.facts) {
                let error: ConditionError = error;
                self.fault(
                    format!("{}/{}/{}", path.id, step.id, substep.id),
                    &error.into(),
                    Rule::WalkBroken,
                );
            }
        }
    }

    /// The moves of a shortest walk to every end that was reached.
    pub(super) fn ways(&self) -> BTreeMap<String, Vec<Move>> {
        let mut ways = BTreeMap::new();
        for (state, end) in &self.over {
            ways.entry(end.clone()).or_insert_with(|| self.way_to(*state));
        }
        ways
    }

    fn way_to(&self, state: usize) -> Vec<Move> {
        let mut way = Vec::new();
        let mut standing = self.before.get(state);
        while let Some(Some((before, taken))) = standing {
            way.push(taken.clone());
            standing = self.before.get(*before);
        }
        way.reverse();
        way
    }

    /// States from which no outcome of their own leads on to an end.
    pub(super) fn report_traps(&mut self) {
        let mut safe: BTreeSet<usize> = self.over.keys().copied().collect();
        loop {
            let more: Vec<usize> = self
                .own_moves
                .iter()
                .enumerate()
                .filter(|(state, moves)| {
                    !safe.contains(state) && moves.iter().any(|next| safe.contains(next))
                })
                .map(|(state, _)| state)
                .collect();
            if more.is_empty() {
                break;
            }
            safe.extend(more);
        }
        let trapped: BTreeSet<&String> = self
            .places
            .iter()
            .enumerate()
            .filter(|(state, _)| !safe.contains(state))
            .map(|(_, place)| place)
            .collect();
        for place in trapped {
            (self.report)(place.clone(), Rule::Trap, String::new());
        }
    }
}
