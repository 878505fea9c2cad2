//! Every reference of the edition resolves.

use scs_domain::content::{Arrow, Edition, Evidence, Outcome, Path, Step, Target};

use super::{Report, Rule};
use crate::Pack;

pub(super) fn check(pack: &Pack, edition: &Edition, report: Report<'_>) {
    let mut links = Links { edition, report };
    edition.paths.values().for_each(|path| links.path(path));
    links.cards();
    links.sector();
    links.lists(pack);
}

struct Links<'e, 'r> {
    edition: &'e Edition,
    report: Report<'r>,
}

impl<'e> Links<'e, '_> {
    fn want(&mut self, place: &str, known: bool, what: &str) {
        if !known {
            (self.report)(place.to_owned(), Rule::Unresolved, what.to_owned());
        }
    }

    fn path(&mut self, path: &'e Path) {
        let edition = self.edition;
        self.portals(&path.id, &path.portals);
        if let Some(name) = &path.name {
            self.want(&path.id, edition.names.contains_key(name), name);
        }
        if let Some(epilogue) = &path.epilogue {
            self.want(&path.id, edition.paths.contains_key(epilogue), epilogue);
        }
        self.arrows(path, &path.id, &path.start);
        for entry in &path.entries {
            let place = format!("{}/entry.{}", path.id, entry.id);
            self.want(&place, path.step(&entry.at).is_some(), &entry.at);
            self.facts(&place, entry.asks.iter().chain(entry.sets.keys()));
        }
        path.always.iter().for_each(|outcome| self.outcome(path, &path.id, outcome));
        path.steps.iter().for_each(|step| self.step(path, step));
    }

    fn step(&mut self, path: &'e Path, step: &'e Step) {
        let edition = self.edition;
        let place = format!("{}/{}", path.id, step.id);
        if let Some(foreign) = step.portals.iter().find(|portal| !path.portals.contains(portal)) {
            (self.report)(place.clone(), Rule::ForeignPortal, foreign.clone());
        }
        self.facts(&place, step.asks.iter());
        for term in step
            .terms
            .iter()
            .chain(step.handed_over.iter().chain(&step.received).filter_map(|h| h.term.as_ref()))
        {
            self.want(&place, edition.terms.contains_key(term), term);
        }
        for problem in &step.problems {
            self.want(&place, edition.problems.contains_key(problem), problem);
        }
        for other in &step.see_paths {
            self.want(&place, edition.paths.contains_key(other), other);
        }
        if let Some(form) = &step.form {
            self.want(&place, edition.forms.contains_key(form), form);
        }
        for print in &step.prints {
            for memo in print.memo.iter().chain(&print.else_memo) {
                self.want(&place, edition.memos.contains_key(memo), memo);
            }
            if let Some(form) = &print.form {
                self.want(&place, edition.forms.contains_key(form), form);
            }
            let id = print.memo.as_ref().or(print.form.as_ref()).filter(|_| !print.requires.is_empty());
            if let Some(id) = id {
                let numbers = |step: &Step| step.done_when.evidence.contains(&Evidence::PortalNumber);
                self.want(&place, path.steps.iter().any(|step| step.moves(id) && numbers(step)), id);
            }
        }
        self.deadlines(path, step, &place);
        self.arrows(path, &place, &step.otherwise);
        step.outcomes.iter().for_each(|outcome| self.outcome(path, &place, outcome));
    }

    fn deadlines(&mut self, path: &Path, step: &Step, place: &str) {
        for reference in &step.deadlines {
            self.want(place, self.edition.deadlines.contains_key(&reference.id), &reference.id);
            let started = reference.starts_at == "unseen"
                || reference.starts_at.split_once('.').is_some_and(|(step, outcome)| {
                    path.step(step).is_some_and(|step| path.outcome(step, outcome).is_some())
                });
            self.want(place, started, &reference.starts_at);
        }
    }

    fn outcome(&mut self, path: &'e Path, place: &str, outcome: &'e Outcome) {
        let place = format!("{place}.{}", outcome.id);
        for problem in &outcome.problems {
            self.want(&place, self.edition.problems.contains_key(problem), problem);
        }
        self.facts(&place, outcome.sets.keys().chain(&outcome.clears));
        for (fact, value) in &outcome.sets {
            let accepted = self.edition.facts.get(fact).is_none_or(|known| known.accepts(&value.as_word()));
            self.want(&place, accepted, &format!("{fact} = {}", value.as_word()));
        }
        self.arrows(path, &place, &outcome.next);
    }

    fn facts<'f>(&mut self, place: &str, facts: impl Iterator<Item = &'f String>) {
        for fact in facts {
            self.want(place, self.edition.facts.contains_key(fact), fact);
        }
    }

    fn portals(&mut self, place: &str, portals: &[String]) {
        for portal in portals {
            self.want(place, self.edition.portals.contains_key(portal), portal);
        }
    }

    fn arrows(&mut self, path: &'e Path, place: &str, arrows: &'e [Arrow]) {
        for arrow in arrows {
            match arrow.target() {
                Some(Target::Step(step)) => self.want(place, path.step(step).is_some(), step),
                Some(Target::End(end)) => self.want(place, path.end(end).is_some(), &format!("end.{end}")),
                Some(Target::Call { path: called, back }) => {
                    let Some(known) = self.edition.paths.get(called) else {
                        self.want(place, false, called);
                        continue;
                    };
                    for end in known.ends.iter().filter(|end| !back.contains_key(&end.id)) {
                        (self.report)(
                            place.to_owned(),
                            Rule::BackIncomplete,
                            format!("{called}/end.{}", end.id),
                        );
                    }
                    for (end, onward) in back {
                        self.want(place, known.end(end).is_some(), &format!("{called}/end.{end}"));
                        let resolves = match Target::of(onward) {
                            Target::Step(step) => path.step(step).is_some(),
                            Target::End(end) => path.end(end).is_some(),
                            Target::Call { .. } => false,
                        };
                        self.want(place, resolves, onward);
                    }
                }
                None => (self.report)(place.to_owned(), Rule::ArrowShape, String::new()),
            }
        }
    }

    fn cards(&mut self) {
        let edition = self.edition;
        for problem in edition.problems.values() {
            let place = format!("problems/{}", problem.id);
            self.portals(&place, &problem.portals);
            if let Some(memo) = &problem.memo {
                self.want(&place, edition.memos.contains_key(memo), memo);
            }
            for code in &problem.screen.codes {
                let official = edition.names.values().any(|name| name.text == *code);
                self.want(&place, official, code);
            }
            self.specialist(&place, &problem.hand_over_to);
        }
        for memo in edition.memos.values() {
            let place = format!("memos/{}", memo.id);
            self.portals(&place, &memo.portals);
            for block in memo.blocks.iter().filter_map(|block| block.deadline.as_ref()) {
                self.want(&place, edition.deadlines.contains_key(block), block);
            }
        }
        for portal in edition.portals.values() {
            let place = format!("portals/{}", portal.id);
            self.want(&place, edition.names.contains_key(&portal.name), &portal.name);
            for deadline in &portal.terms.deadlines {
                self.want(&place, edition.deadlines.contains_key(deadline), deadline);
            }
            for name in portal.statuses.iter().filter_map(|status| status.name.as_ref()) {
                self.want(&place, edition.names.contains_key(name), name);
            }
        }
        for deadline in edition.deadlines.values() {
            let place = format!("deadlines/{}", deadline.id);
            self.want(&place, edition.countings.contains_key(&deadline.counting), &deadline.counting);
            self.portals(&place, &deadline.portals);
        }
    }

    fn specialist(&mut self, place: &str, kind: &str) {
        let known = self.edition.specialists.iter().any(|known| known.id == kind);
        self.want(place, known, kind);
    }

    fn sector(&mut self) {
        let edition = self.edition;
        for item in edition.sector.items() {
            let place = format!("sector/{}", item.id);
            self.portals(&place, item.portals.as_deref().unwrap_or_default());
            if let Some(kind) = &item.specialist {
                self.specialist(&place, kind);
            }
            let path = item.path.as_ref().map(|id| (id, edition.paths.contains_key(id)));
            let problem = item.problem.as_ref().map(|id| (id, edition.problems.contains_key(id)));
            let name = item.name.as_ref().map(|id| (id, edition.names.contains_key(id)));
            for (id, is_known) in [path, problem, name].into_iter().flatten() {
                self.want(&place, is_known, id);
            }
        }
    }

    fn lists(&mut self, pack: &Pack) {
        for situation in &pack.situations {
            let place = format!("situations/{}", situation.id);
            let path = self.edition.paths.get(&situation.path);
            self.want(&place, path.is_some(), &situation.path);
            if let (Some(path), Some(entry)) = (path, &situation.entry) {
                self.want(&place, path.entry(entry).is_some(), entry);
            }
        }
        for topic in &pack.topics {
            if let Some(path) = &topic.path {
                self.want(&format!("topics/{}", topic.id), self.edition.paths.contains_key(path), path);
            }
        }
    }
}
