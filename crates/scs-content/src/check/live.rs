//! Which answers can still matter from a step on. States that differ only in others are one state.

use std::collections::{BTreeMap, BTreeSet};

use scs_domain::condition;
use scs_domain::content::{Arrow, Edition, Outcome, OutcomeKind, Path, Step, Target};
use scs_domain::walk::{Frame, Position, Walk};

type FactSet = BTreeSet<String>;

/// Facts read from each step on, over all portals; an over-estimate is harmless.
pub(super) struct Live<'e> {
    edition: &'e Edition,
    of_step: BTreeMap<(&'e str, &'e str), FactSet>,
}

impl<'e> Live<'e> {
    pub(super) fn of(edition: &'e Edition) -> Live<'e> {
        let mut live = Live { edition, of_step: BTreeMap::new() };
        loop {
            let mut grew = false;
            for path in edition.paths.values() {
                for step in &path.steps {
                    let needed = live.step(path, step);
                    let known = live.of_step.entry((&path.id, &step.id)).or_default();
                    grew |= !needed.is_subset(known);
                    known.extend(needed);
                }
            }
            if !grew {
                return live;
            }
        }
    }

    fn step(&self, path: &'e Path, step: &'e Step) -> FactSet {
        let mut needed: FactSet =
            path.outcomes(step).flat_map(|outcome| self.outcome(path, step, outcome)).collect();
        needed.extend(
            step.substeps.iter().filter_map(|substep| substep.applies_when.as_deref()).flat_map(reads),
        );
        needed.extend(step.applies_when.as_deref().map(reads).unwrap_or_default());
        needed.extend(self.arrows(path, &step.otherwise));
        needed
    }

    fn outcome(&self, path: &'e Path, step: &Step, outcome: &'e Outcome) -> FactSet {
        let asked = path.outcome_kind(outcome) == OutcomeKind::Done;
        let mut needed = self.arrows(path, &outcome.next);
        needed.retain(|fact| {
            let given = outcome.sets.contains_key(fact) || outcome.clears.contains(fact);
            let fresh = asked && step.asks.contains(fact);
            !given && !fresh
        });
        needed
    }

    fn arrows(&self, path: &'e Path, arrows: &'e [Arrow]) -> FactSet {
        let mut needed = FactSet::new();
        for arrow in arrows {
            needed.extend(arrow.when.as_deref().map(reads).unwrap_or_default());
            match arrow.target() {
                Some(Target::Step(step)) => needed.extend(self.at(&path.id, step)),
                Some(Target::Call { path: called, back }) => {
                    if let Some(called) = self.edition.paths.get(called) {
                        needed.extend(self.arrows(called, &called.start));
                    }
                    needed.extend(back.values().flat_map(|onward| self.onward(&path.id, onward)));
                }
                Some(Target::End(_)) | None => {}
            }
        }
        needed
    }

    fn onward(&self, path: &str, to: &str) -> FactSet {
        match Target::of(to) {
            Target::Step(step) => self.at(path, step),
            _ => FactSet::new(),
        }
    }

    fn at(&self, path: &str, step: &str) -> FactSet {
        self.of_step.get(&(path, step)).cloned().unwrap_or_default()
    }

    /// Facts that matter where the walk stands, callers included.
    pub(super) fn here(&self, walk: &Walk) -> FactSet {
        let mut needed = match (&walk.position, walk.frames.last()) {
            (Position::Step { step }, Some(frame)) => self.at(&frame.path, step),
            _ => FactSet::new(),
        };
        let called: Vec<(&Frame, &Frame)> = walk.frames.iter().zip(walk.frames.iter().skip(1)).collect();
        for (caller, frame) in called {
            needed.extend(frame.back.values().flat_map(|onward| self.onward(&caller.path, onward)));
        }
        needed
    }
}

fn reads(when: &str) -> Vec<String> {
    condition::reads(when).unwrap_or_default()
}
