//! Every statement names its sources, and is not surer than they are.

use std::collections::BTreeSet;

use scs_domain::content::{Basis, Confidence, DatedBy, NameKind};

use super::{Report, Rule};
use crate::{Pack, SourceKind};

pub(super) fn check(pack: &Pack, report: Report<'_>) {
    let known = Known::of(pack);
    known.each_path(pack, report);
    known.each_card(pack, report);
    known.each_word(pack, report);
    for deadline in &pack.deadlines {
        known.judge(format!("deadlines/{}", deadline.id), &deadline.basis, deadline.confidence, report);
        if deadline.dated_by == DatedBy::Pack
            && deadline.open_question.is_none()
            && !own_only(&deadline.basis)
        {
            let seed_only = deadline.confidence == Confidence::SeedOnly;
            if !seed_only {
                report(format!("deadlines/{}", deadline.id), Rule::OpenQuestionMissing, String::new());
            }
        }
    }
    for expected in &pack.manifest.expects {
        report("pack".to_owned(), Rule::StillExpects, format!("{}/{}", expected.kind, expected.id));
    }
}

fn own_only(basis: &[Basis]) -> bool {
    basis.iter().all(|entry| entry.own.is_some())
}

struct Known<'p> {
    acts: BTreeSet<&'p str>,
    seeds: BTreeSet<&'p str>,
    publics: BTreeSet<&'p str>,
    weak: BTreeSet<&'p str>,
}

impl<'p> Known<'p> {
    fn of(pack: &'p Pack) -> Self {
        let of_kind = |kind: SourceKind| {
            pack.manifest
                .sources
                .iter()
                .filter(move |source| source.kind == kind)
                .map(|source| source.id.as_str())
        };
        Known {
            acts: pack
                .names
                .iter()
                .filter(|name| name.kind == NameKind::Act)
                .map(|name| name.id.as_str())
                .collect(),
            seeds: of_kind(SourceKind::Seed).collect(),
            publics: of_kind(SourceKind::Public).collect(),
            weak: pack.manifest.sources.iter().filter(|s| s.weak).map(|s| s.id.as_str()).collect(),
        }
    }

    fn each_path(&self, pack: &Pack, report: Report<'_>) {
        for path in &pack.paths {
            self.judge(path.id.clone(), &path.basis, path.confidence, report);
            for step in &path.steps {
                self.judge(format!("{}/{}", path.id, step.id), &step.basis, step.confidence, report);
            }
        }
    }

    fn each_card(&self, pack: &Pack, report: Report<'_>) {
        for problem in &pack.problems {
            self.judge(format!("problems/{}", problem.id), &problem.basis, problem.confidence, report);
        }
        for memo in &pack.memos {
            self.judge(format!("memos/{}", memo.id), &memo.basis, memo.confidence, report);
        }
        for form in &pack.forms {
            self.judge(format!("forms/{}", form.id), &form.basis, form.confidence, report);
        }
        for cycle in &pack.cycles {
            self.judge(format!("cycles/{}", cycle.id), &cycle.basis, cycle.confidence, report);
        }
        for template in &pack.templates {
            self.judge(format!("templates/{}", template.id), &template.basis, template.confidence, report);
        }
        self.each_check(pack, report);
        for portal in &pack.portals {
            self.judge(format!("portals/{}", portal.id), &portal.basis, portal.confidence, report);
            for status in &portal.statuses {
                let place = format!("portals/{}/{}", portal.id, status.id);
                self.judge(place, &status.basis, status.confidence, report);
            }
        }
    }

    fn each_check(&self, pack: &Pack, report: Report<'_>) {
        for form in &pack.forms {
            for field in form.fields.iter().filter_map(|field| Some((&field.id, field.required_by.as_ref()?)))
            {
                self.resolve(&format!("forms/{}/{}", form.id, field.0), field.1, report);
            }
            for (paper, basis) in
                form.papers.iter().flat_map(|paper| paper.basis.iter().map(move |basis| (&paper.id, basis)))
            {
                self.resolve(&format!("forms/{}/{paper}", form.id), basis, report);
            }
            for check in &form.checks {
                let place = format!("forms/{}/{}", form.id, check.code);
                self.judge(place, &check.basis, check.confidence, report);
            }
        }
        for list in &pack.lists {
            self.judge(format!("lists/{}", list.id), &list.basis, list.confidence, report);
        }
        for list in &pack.wordings {
            self.judge(format!("wordings/{}", list.id), &list.basis, list.confidence, report);
        }
        for list in &pack.pays {
            self.judge(format!("pay/{}", list.id), &list.basis, list.confidence, report);
            for region in &list.regions {
                self.judge(
                    format!("pay/{}/{}", list.id, region.code),
                    &region.basis,
                    list.confidence,
                    report,
                );
            }
        }
    }

    fn each_word(&self, pack: &Pack, report: Report<'_>) {
        for fact in &pack.facts {
            self.judge(format!("facts/{}", fact.id), &fact.basis, fact.confidence, report);
        }
        for name in &pack.names {
            self.judge(format!("official_names/{}", name.id), &name.basis, name.confidence, report);
        }
        for term in &pack.terms {
            self.judge(format!("glossary/{}", term.id), &term.basis, term.confidence, report);
        }
        for group in &pack.groups {
            self.judge(format!("client-groups/{}", group.id), &group.basis, group.confidence, report);
        }
        for situation in &pack.situations {
            self.judge(
                format!("situations/{}", situation.id),
                &situation.basis,
                situation.confidence,
                report,
            );
        }
        for topic in &pack.topics {
            self.judge(format!("topics/{}", topic.id), &topic.basis, topic.confidence, report);
        }
        for kind in &pack.specialists {
            self.judge(format!("specialists/{}", kind.id), &kind.basis, kind.confidence, report);
        }
        for item in pack.sector.items() {
            self.judge(format!("sector/{}", item.id), &item.basis, item.confidence, report);
        }
        for exercise in &pack.exercises {
            self.judge(format!("course/{}", exercise.id), &exercise.basis, exercise.confidence, report);
        }
        for question in &pack.sign_in.questions {
            self.judge(format!("sign-in/{}", question.id), &question.basis, question.confidence, report);
        }
        for year in &pack.calendars {
            self.judge(format!("calendars/{}", year.id), &year.basis, year.confidence, report);
        }
    }

    fn judge(&self, place: String, basis: &[Basis], confidence: Confidence, report: Report<'_>) {
        for entry in basis {
            self.resolve(&place, entry, report);
        }
        if basis.is_empty() {
            report(place.clone(), Rule::BasisShape, String::new());
        }
        if confidence < self.surest(basis) {
            report(place, Rule::ConfidenceTooHigh, format!("{confidence:?}"));
        }
    }

    fn resolve(&self, place: &str, entry: &Basis, report: Report<'_>) {
        let named = [&entry.act, &entry.seed, &entry.public, &entry.own];
        if named.iter().filter(|source| source.is_some()).count() != 1 {
            report(place.to_owned(), Rule::BasisShape, String::new());
        }
        let mut known = |id: &Option<String>, among: &BTreeSet<&str>| {
            if let Some(id) = id.as_deref().filter(|id| !among.contains(id)) {
                report(place.to_owned(), Rule::Unresolved, id.to_owned());
            }
        };
        known(&entry.act, &self.acts);
        known(&entry.seed, &self.seeds);
        known(&entry.public, &self.publics);
    }

    /// The highest confidence these sources allow: an act with a strong public source or two strong
    /// public ones confirm; a source document alone is «seed only».
    fn surest(&self, basis: &[Basis]) -> Confidence {
        let strong = |entry: &&Basis| entry.public.as_deref().is_some_and(|id| !self.weak.contains(id));
        let publics = basis.iter().filter(strong).count();
        let acts = basis.iter().filter(|entry| entry.act.is_some()).count();
        if publics >= 2 || (acts >= 1 && publics >= 1) {
            Confidence::Confirmed
        } else if basis.iter().any(|entry| entry.seed.is_some()) {
            Confidence::SeedOnly
        } else {
            Confidence::Unverified
        }
    }
}
