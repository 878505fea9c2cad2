//! Nothing lies in a pack that nobody refers to.

use std::collections::BTreeSet;

use scs_domain::condition;
use scs_domain::content::{Arrow, FactSource, NameKind, Path, Step};

use super::{Report, Rule};
use crate::Pack;

/// Papers the program itself knows how to make.
const OWN_FORMS: [&str; 2] = ["referral", "consultation-summary"];

pub(super) fn check(pack: &Pack, report: Report<'_>) {
    let used = Used::of(pack);
    let mut lone = |list: &str, id: &str, known: &BTreeSet<String>| {
        if !known.contains(id) {
            report(format!("{list}/{id}"), Rule::Orphan, String::new());
        }
    };
    pack.problems.iter().for_each(|problem| lone("problems", &problem.id, &used.problems));
    pack.memos.iter().for_each(|memo| lone("memos", &memo.id, &used.memos));
    pack.forms.iter().for_each(|form| lone("forms", &form.id, &used.forms));
    pack.deadlines.iter().for_each(|deadline| lone("deadlines", &deadline.id, &used.deadlines));
    let asked = pack.facts.iter().filter(|fact| fact.source == FactSource::Asked);
    asked.for_each(|fact| lone("facts", &fact.id, &used.facts));
    let acts = pack.names.iter().filter(|name| name.kind == NameKind::Act);
    acts.for_each(|name| lone("official_names", &name.id, &used.acts));
}

#[derive(Default)]
struct Used {
    problems: BTreeSet<String>,
    memos: BTreeSet<String>,
    forms: BTreeSet<String>,
    deadlines: BTreeSet<String>,
    facts: BTreeSet<String>,
    acts: BTreeSet<String>,
}

impl Used {
    fn of(pack: &Pack) -> Used {
        let mut used = Used::default();
        used.forms.extend(OWN_FORMS.map(str::to_owned));
        used.documents(pack);
        for path in &pack.paths {
            used.path(path);
        }
        for problem in &pack.problems {
            used.memos.extend(problem.memo.clone());
        }
        let answers = pack.sign_in.questions.iter().flat_map(|question| &question.answers);
        used.problems.extend(answers.filter_map(|answer| answer.problem.clone()));
        for memo in &pack.memos {
            used.deadlines.extend(memo.blocks.iter().filter_map(|block| block.deadline.clone()));
            let conditions = memo.blocks.iter().filter_map(|block| block.applies_when.as_deref());
            conditions.for_each(|when| used.condition(when));
        }
        used.deadlines.extend(pack.portals.iter().flat_map(|portal| portal.terms.deadlines.clone()));
        used.deadlines.extend(pack.forms.iter().map(|form| form.retention.clone()));
        used.acts(pack);
        used
    }

    fn path(&mut self, path: &Path) {
        self.arrows(&path.start);
        self.facts.extend(path.entries.iter().flat_map(|entry| entry.asks.clone()));
        path.always.iter().for_each(|outcome| self.problems.extend(outcome.problems.clone()));
        path.steps.iter().for_each(|step| self.step(step));
    }

    /// A form that makes a document is offered by itself.
    fn documents(&mut self, pack: &Pack) {
        for form in pack.forms.iter().filter(|form| form.document.is_some()) {
            self.forms.insert(form.id.clone());
            self.problems.extend(form.checks.iter().filter_map(|check| check.problem.clone()));
            self.problems.extend(form.problem.clone());
        }
        let moves = pack.cycles.iter().flat_map(|cycle| &cycle.moves);
        self.deadlines.extend(moves.clone().filter_map(|known| known.deadline.clone()));
        self.problems.extend(moves.filter_map(|known| known.problem.clone()));
    }

    fn step(&mut self, step: &Step) {
        self.problems.extend(step.all_problems().into_iter().map(str::to_owned));
        self.facts.extend(step.asks.clone());
        self.deadlines.extend(step.deadlines.iter().map(|reference| reference.id.clone()));
        for print in &step.prints {
            self.memos.extend(print.memo.clone().into_iter().chain(print.else_memo.clone()));
            self.forms.extend(print.form.clone());
        }
        let conditions = step.substeps.iter().filter_map(|substep| substep.applies_when.as_deref());
        conditions.chain(step.applies_when.as_deref()).for_each(|when| self.condition(when));
        self.arrows(&step.otherwise);
        step.outcomes.iter().for_each(|outcome| self.arrows(&outcome.next));
    }

    fn arrows(&mut self, arrows: &[Arrow]) {
        arrows.iter().filter_map(|arrow| arrow.when.as_deref()).for_each(|when| self.condition(when));
    }

    fn condition(&mut self, when: &str) {
        self.facts.extend(condition::reads(when).unwrap_or_default());
    }

    fn acts(&mut self, pack: &Pack) {
        let of_paths =
            pack.paths.iter().flat_map(|path| path.steps.iter().map(|step| &step.basis).chain([&path.basis]));
        let of_cards = pack.problems.iter().map(|problem| &problem.basis);
        let of_terms = pack.deadlines.iter().map(|deadline| &deadline.basis);
        let of_words = pack.terms.iter().map(|term| &term.basis);
        let of_years = pack.calendars.iter().map(|year| &year.basis);
        let of_lists =
            pack.groups.iter().map(|group| &group.basis).chain(pack.portals.iter().map(|p| &p.basis));
        let of_memos =
            pack.memos.iter().map(|memo| &memo.basis).chain(pack.facts.iter().map(|fact| &fact.basis));
        let of_forms = pack
            .forms
            .iter()
            .flat_map(|form| {
                let of_papers = form.papers.iter().map(|paper| &paper.basis);
                form.checks.iter().map(|check| &check.basis).chain(of_papers).chain([&form.basis])
            })
            .chain(pack.templates.iter().map(|template| &template.basis))
            .chain(pack.cycles.iter().map(|cycle| &cycle.basis))
            .chain(pack.lists.iter().map(|list| &list.basis))
            .chain(pack.wordings.iter().map(|list| &list.basis))
            .chain(pack.pays.iter().map(|list| &list.basis));
        let of_sector = pack.sector.items().map(|item| &item.basis);
        let of_course = pack.exercises.iter().map(|exercise| &exercise.basis);
        let of_sign_in = pack.sign_in.questions.iter().map(|question| &question.basis);
        let all = of_paths
            .chain(of_cards)
            .chain(of_terms)
            .chain(of_words)
            .chain(of_years)
            .chain(of_lists)
            .chain(of_memos)
            .chain(of_forms)
            .chain(of_sector)
            .chain(of_course)
            .chain(of_sign_in);
        self.acts.extend(all.flatten().filter_map(|entry| entry.act.clone()));
    }
}
