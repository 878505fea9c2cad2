//! What has been passed on some walk: arrows, steps, ends.

use std::collections::BTreeSet;

use scs_domain::content::{Arrow, Edition, Path};

use super::{Report, Rule};

#[derive(Default)]
pub(super) struct Coverage {
    /// By address: the edition stands still while it is explored.
    arrows: BTreeSet<*const Arrow>,
    steps: BTreeSet<(String, String)>,
    ends: BTreeSet<(String, String)>,
}

impl Coverage {
    pub(super) fn arrow(&mut self, arrow: &Arrow) {
        self.arrows.insert(std::ptr::from_ref(arrow));
    }

    pub(super) fn step(&mut self, path: &str, step: &str) {
        self.steps.insert((path.to_owned(), step.to_owned()));
    }

    pub(super) fn end(&mut self, path: &str, end: &str) {
        self.ends.insert((path.to_owned(), end.to_owned()));
    }

    /// Reports whatever no walk on any portal has passed.
    pub(super) fn report(&self, edition: &Edition, report: Report<'_>) {
        for path in edition.paths.values() {
            self.arrows_of(&path.id, &path.start, report);
            for outcome in &path.always {
                self.arrows_of(&format!("{}.{}", path.id, outcome.id), &outcome.next, report);
            }
            self.steps_of(path, report);
            for end in &path.ends {
                if !self.ends.contains(&(path.id.clone(), end.id.clone())) {
                    report(format!("{}/end.{}", path.id, end.id), Rule::EndUnreachable, String::new());
                }
            }
        }
    }

    fn steps_of(&self, path: &Path, report: Report<'_>) {
        for step in &path.steps {
            let place = format!("{}/{}", path.id, step.id);
            if !self.steps.contains(&(path.id.clone(), step.id.clone())) {
                report(place.clone(), Rule::StepUnreachable, String::new());
                continue;
            }
            self.arrows_of(&place, &step.otherwise, report);
            for outcome in &step.outcomes {
                self.arrows_of(&format!("{place}.{}", outcome.id), &outcome.next, report);
            }
        }
    }

    fn arrows_of(&self, place: &str, arrows: &[Arrow], report: Report<'_>) {
        for arrow in arrows {
            if !self.arrows.contains(&std::ptr::from_ref(arrow)) {
                let head = arrow.to.as_ref().or(arrow.call.as_ref()).cloned().unwrap_or_default();
                report(place.to_owned(), Rule::ArrowNeverTaken, head);
            }
        }
    }
}
