//! Forms hold together: what they refer to is there, every condition reads answers of choice, every check speaks
//! and is silent as its examples say, and every state of a cycle is reached and led out of.

use std::collections::BTreeSet;

use scs_domain::check::okpdtr;
use scs_domain::condition;
use scs_domain::content::{
    CheckRule, CodeKind, Cycle, CycleMove, DueCount, Edition, Form, FormCheck, FormField, FormFieldKind,
    Need, StateKind, Unit,
};
use scs_domain::form::{Beside, Setting, proved_wrong};

use super::{Report, Rule, papers};

pub(super) fn check(edition: &Edition, report: Report<'_>) {
    for form in edition.forms.values() {
        let mut blank = Blank { edition, form, place: format!("forms/{}", form.id), report: &mut *report };
        blank.whole();
        blank.fields();
        blank.checks();
        blank.links();
        papers::check(edition, form, report);
    }
    for cycle in edition.cycles.values() {
        cycle_holds(edition, cycle, report);
    }
    for template in edition.templates.values().filter(|known| !edition.forms.contains_key(&known.form)) {
        report(format!("templates/{}", template.id), Rule::Unresolved, template.form.clone());
    }
    for list in edition.lists.values() {
        let mut codes = BTreeSet::new();
        for row in &list.rows {
            let is_right = match list.codes {
                CodeKind::Okpdtr => okpdtr(&row.code).rule().is_none(),
                CodeKind::Region => row.code.len() == 13 && row.code.ends_with("00000000000"),
                CodeKind::Any => !row.code.is_empty(),
            };
            if !is_right || !codes.insert(&row.code) || row.code.contains('\t') {
                report(format!("lists/{}", list.id), Rule::CodeWrong, row.code.clone());
            }
        }
    }
}

struct Blank<'e, 'r> {
    edition: &'e Edition,
    form: &'e Form,
    place: String,
    report: Report<'r>,
}

impl<'e> Blank<'e, '_> {
    fn want(&mut self, is_known: bool, what: &str) {
        if !is_known {
            (self.report)(self.place.clone(), Rule::Unresolved, what.to_owned());
        }
    }

    fn whole(&mut self) {
        let (edition, form) = (self.edition, self.form);
        self.want(edition.deadlines.contains_key(&form.retention), &form.retention);
        for portal in &form.portals {
            self.want(edition.portals.contains_key(portal), portal);
        }
        for path in &form.paths {
            self.want(edition.paths.contains_key(path), path);
        }
        if form.document.is_some() && form.problem.is_none() {
            (self.report)(self.place.clone(), Rule::FailureWithoutFix, form.id.clone());
        }
        self.card(form.problem.as_ref(), &form.portals, &form.id);
        if let Some(id) = &form.cycle {
            let cycle = edition.cycles.get(id);
            let is_on = |cycle: &Cycle| form.portals.iter().all(|portal| cycle.portals.contains(portal));
            self.want(cycle.is_some_and(is_on), id);
        }
        let mut ids = BTreeSet::new();
        let sections = form.sections.iter().map(|section| &section.id);
        for id in sections.chain(form.fields.iter().map(|field| &field.id)) {
            if !ids.insert(id) {
                (self.report)(self.place.clone(), Rule::DuplicateId, id.clone());
            }
        }
        self.terms();
        for section in &form.sections {
            section.when.iter().for_each(|when| self.condition(when, None));
            for named in section.repeat.iter().flat_map(|repeat| &repeat.named_by) {
                self.want(form.fields_of(&section.id).any(|field| field.id == *named), named);
            }
        }
    }

    /// Days are counted back only in calendar days: for working ones no source says how.
    fn terms(&mut self) {
        let (edition, form) = (self.edition, self.form);
        for due in &form.due {
            let deadline = edition.deadlines.get(&due.deadline);
            let (wanted, may_be_counted) = match &due.count {
                DueCount::Before(_) => {
                    let is_calendar = deadline.is_some_and(|known| known.unit == Unit::CalendarDays);
                    (FormFieldKind::Date, is_calendar)
                }
                DueCount::AfterMonth(_) => (FormFieldKind::Month, true),
            };
            self.want(deadline.is_some() && may_be_counted, &due.deadline);
            let field = form.field(due.count.field());
            let is_single = |field: &FormField| !form.is_repeated(&field.section) && field.kind == wanted;
            self.want(field.is_some_and(is_single), due.count.field());
            due.when.iter().for_each(|when| self.condition(when, None));
        }
    }

    /// A card is there, and on a portal of whoever names it.
    fn card(&mut self, id: Option<&String>, portals: &[String], of: &str) {
        let Some(id) = id else { return };
        let known = self.edition.problems.get(id);
        self.want(known.is_some(), id);
        if known.is_some_and(|card| !portals.iter().any(|portal| card.portals.contains(portal))) {
            (self.report)(self.place.clone(), Rule::ForeignPortal, format!("{of}: {id}"));
        }
    }

    fn fields(&mut self) {
        let (edition, form) = (self.edition, self.form);
        for field in &form.fields {
            if !form.sections.is_empty() {
                self.want(form.section(&field.section).is_some(), &field.section);
            }
            field.when.iter().for_each(|when| self.condition(when, Some(field)));
            let is_chosen = matches!(field.kind, FormFieldKind::Choice | FormFieldKind::Choices);
            if is_chosen == field.values.is_empty() {
                (self.report)(self.place.clone(), Rule::FieldValues, field.id.clone());
            }
            let list = field.list.as_deref();
            let is_listed = list.is_some_and(|list| edition.lists.contains_key(list));
            if (field.kind == FormFieldKind::Reference) != is_listed {
                (self.report)(self.place.clone(), Rule::FieldValues, field.id.clone());
            }
        }
    }

    /// Conditions read single answers that have finitely many values, or those of the same entry.
    fn condition(&mut self, when: &str, of: Option<&FormField>) {
        let form = self.form;
        // A yes is no word: compared with one, the condition would never hold.
        let is_worded = when.contains("'true'") || when.contains("'false'");
        let Some(reads) = condition::reads(when).ok().filter(|_| !is_worded) else {
            (self.report)(self.place.clone(), Rule::ConditionUnreadable, when.to_owned());
            return;
        };
        for name in reads.iter().filter(|name| name.as_str() != "portal") {
            let may_be_read = form.field(name).is_some_and(|read| {
                let is_finite = matches!(
                    read.kind,
                    FormFieldKind::Choice | FormFieldKind::YesNo | FormFieldKind::Confirm
                );
                let is_near =
                    !form.is_repeated(&read.section) || of.is_some_and(|field| field.section == read.section);
                is_finite && is_near
            });
            self.want(may_be_read, name);
        }
    }

    fn checks(&mut self) {
        let form = self.form;
        let mut codes = BTreeSet::new();
        for check in &form.checks {
            if !codes.insert(&check.code) {
                (self.report)(self.place.clone(), Rule::DuplicateId, check.code.clone());
            }
            let field = form.field(&check.field);
            self.want(field.is_some() || form.is_repeated(&check.field), &check.field);
            check.when.iter().for_each(|when| self.condition(when, field));
            let portals = check.portals.as_ref().unwrap_or(&form.portals);
            if check.problem.is_none() {
                (self.report)(self.place.clone(), Rule::FailureWithoutFix, check.code.clone());
            }
            self.card(check.problem.as_ref(), portals, &check.code);
            self.beside(check);
            self.examples(check);
        }
    }

    fn beside(&mut self, check: &FormCheck) {
        let edition = self.edition;
        match &check.rule {
            CheckRule::NotBefore { than } | CheckRule::MoreThan { than } => self.want_field(than),
            CheckRule::Differs { from } => self.want_field(from),
            CheckRule::MinimumPay { list, region } => {
                self.want(edition.pays.contains_key(list), list);
                self.want_field(region);
            }
            CheckRule::NoWording { list } => self.want(edition.wordings.contains_key(list), list),
            CheckRule::NoGap { from, to, .. } => {
                self.want_field(from);
                self.want_field(to);
            }
            CheckRule::EntriesAtMost { of, .. } => self.want_field(of),
            CheckRule::AsLinked { link, field } => self.want_linked(link, field),
            CheckRule::LinkedStands { link, .. } => self.want(self.form.link(link).is_some(), link),
            CheckRule::Alone { fields, link, by } => {
                fields.iter().for_each(|field| self.want_field(field));
                self.want_linked(link, by);
            }
            _ => {}
        }
    }

    /// What is taken over is a single answer of the same kind on either side.
    fn links(&mut self) {
        let (edition, form) = (self.edition, self.form);
        for link in &form.links {
            for id in &link.forms {
                let other = edition.forms.get(id).filter(|other| other.document.is_some());
                self.want(other.is_some(), id);
                for (ours, theirs) in &link.take {
                    let kind = |form: &Form, id: &str| {
                        let field = form.field(id).filter(|field| !form.is_repeated(&field.section));
                        field.map(|field| field.kind)
                    };
                    let (ours_is, theirs_is) =
                        (kind(form, ours), other.and_then(|other| kind(other, theirs)));
                    self.want(ours_is.is_some() && ours_is == theirs_is, &format!("{ours} = {id}/{theirs}"));
                }
            }
        }
    }

    /// A field of every form that may stand in this place.
    fn want_linked(&mut self, role: &str, field: &str) {
        let (edition, form) = (self.edition, self.form);
        let forms = form.link(role).map(|link| link.forms.as_slice()).unwrap_or_default();
        let is_there = |id: &String| edition.forms.get(id).is_some_and(|form| form.field(field).is_some());
        self.want(!forms.is_empty() && forms.iter().all(is_there), &format!("{role}: {field}"));
    }

    fn want_field(&mut self, id: &str) {
        self.want(self.form.field(id).is_some(), id);
    }

    fn examples(&mut self, check: &FormCheck) {
        let portals = check.portals.as_ref().unwrap_or(&self.form.portals);
        let Some(portal) = portals.first() else { return };
        let setting = Setting {
            form: self.form,
            portal,
            today: self.edition.checked_at,
            lists: self.edition,
            beside: Beside::nobody(),
        };
        let (silent, loud) = proved_wrong(setting, check);
        let is_shown = !check.passes.is_empty() && !check.fails.is_empty();
        if !is_shown || !silent.is_empty() || !loud.is_empty() {
            let what = format!("{}: passes {silent:?}, fails {loud:?}", check.code);
            (self.report)(self.place.clone(), Rule::CheckExample, what);
        }
    }
}

fn cycle_holds(edition: &Edition, cycle: &Cycle, report: Report<'_>) {
    let place = format!("cycles/{}", cycle.id);
    let mut want = |is_known: bool, rule: Rule, what: &str| {
        if !is_known {
            report(place.clone(), rule, what.to_owned());
        }
    };
    for portal in &cycle.portals {
        want(edition.portals.contains_key(portal), Rule::Unresolved, portal);
    }
    for known in &cycle.moves {
        for state in known.from.iter().chain([&known.to]) {
            want(cycle.state(state).is_some(), Rule::Unresolved, state);
        }
        let deadline = known.deadline.as_ref();
        want(deadline.is_none_or(|id| edition.deadlines.contains_key(id)), Rule::Unresolved, &known.title);
        let problem = known.problem.as_ref();
        want(problem.is_none_or(|id| edition.problems.contains_key(id)), Rule::Unresolved, &known.title);
        want(!files_without_number(cycle, known), Rule::FilingWithoutNumber, &known.title);
    }
    let reached = reached(cycle);
    for state in &cycle.states {
        want(reached.contains(state.id.as_str()), Rule::EndUnreachable, &state.id);
        let is_left = cycle.moves_from(&state.id).next().is_some();
        want(is_left || matches!(state.kind, StateKind::Ended | StateKind::Good), Rule::Trap, &state.id);
    }
}

/// Filed is what has the portal's number and day.
fn files_without_number(cycle: &Cycle, known: &CycleMove) -> bool {
    let kind = |state: &String| cycle.state(state).map(|state| state.kind);
    let begins = known.from.iter().any(|from| kind(from) == Some(StateKind::Preparing));
    let files = begins && kind(&known.to) == Some(StateKind::Waiting);
    let is_numbered = known.needs.contains(&Need::Number) || cycle.unnumbered.is_some();
    files && !(is_numbered && known.needs.contains(&Need::Date))
}

fn reached(cycle: &Cycle) -> BTreeSet<&str> {
    let mut reached: BTreeSet<&str> = cycle.first().map(|state| state.id.as_str()).into_iter().collect();
    for _ in &cycle.states {
        let onward =
            cycle.moves.iter().filter(|known| known.from.iter().any(|from| reached.contains(from.as_str())));
        let onward: Vec<&str> = onward.map(|known| known.to.as_str()).collect();
        reached.extend(onward);
    }
    reached
}
