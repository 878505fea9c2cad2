//! Documents as screens show them.

mod filled;
mod letter;
mod month;
mod resume;
pub(crate) mod words;

use chrono::Datelike;
use scs_domain::calendar;
use scs_domain::content::{Cycle, Edition, Form, Unit};
use scs_domain::document::{Document, Moved, Term};
use scs_domain::form::Answers;
use scs_domain::ids::DocumentId;
use scs_domain::words::day_month_year;

use super::wording;
use crate::days::Here;
use crate::wire::{
    AnswersView, Choice, DocumentMoveView, DocumentMoved, DocumentRow, DocumentVersion, FormSectionView,
    QuestionField, SectionRepeat,
};

pub(crate) use filled::{check, parts, subject};
pub(crate) use letter::letter;
pub(crate) use month::month;
pub(crate) use resume::resume;

pub(crate) fn answers(answers: &Answers) -> AnswersView {
    AnswersView { fields: answers.fields.clone(), entries: answers.entries.clone() }
}

/// All sections and fields the portal has; which of them are asked now, the check says.
pub(crate) fn sections(edition: &Edition, form: &Form, portal: &str) -> Vec<FormSectionView> {
    let speak = |text: &String| edition.speak(portal, text);
    let field = |field: &scs_domain::content::FormField| QuestionField {
        id: field.id.clone(),
        section: field.section.clone(),
        title: speak(&field.title),
        ask: field.ask.as_ref().map_or_else(|| speak(&field.title), speak),
        hint: field.hint.as_ref().map(speak),
        kind: field.kind.into(),
        max: field.max,
        values: field
            .values
            .iter()
            .map(|value| Choice { id: value.id.clone(), title: value.title.clone() })
            .collect(),
        list: field.list.clone(),
        free: field.free,
        is_optional: !field.required,
        transient: field.transient,
    };
    let sections = form.sections.iter().map(|section| FormSectionView {
        id: section.id.clone(),
        title: speak(&section.title),
        lead: section.lead.as_ref().map(speak),
        repeat: section.repeat.as_ref().map(|repeat| SectionRepeat {
            one: repeat.one.clone(),
            add: repeat.add.clone(),
            most: repeat.most,
        }),
        fields: form
            .fields_of(&section.id)
            .filter(|known| known.is_on(portal) && is_asked(known))
            .map(field)
            .collect(),
    });
    sections.filter(|section| !section.fields.is_empty()).collect()
}

fn is_asked(field: &scs_domain::content::FormField) -> bool {
    field.kind != scs_domain::content::FormFieldKind::Kept
}

pub(crate) fn cycle_of<'e>(edition: &'e Edition, document: &Document) -> Option<&'e Cycle> {
    edition.cycles.get(document.cycle.as_ref()?)
}

pub(crate) fn state_title(cycle: Option<&Cycle>, document: &Document) -> String {
    let known = cycle.and_then(|cycle| cycle.state(&document.state));
    known.map_or_else(|| words::standing(document.standing).to_owned(), |state| state.title.clone())
}

pub(crate) fn moves(cycle: Option<&Cycle>, document: &Document) -> Vec<DocumentMoveView> {
    let Some(cycle) = cycle else { return Vec::new() };
    let ahead = document.moves_ahead(cycle).filter_map(|known| {
        let to = cycle.state(&known.to)?;
        let is_filing = document.is_editable() && to.kind == scs_domain::content::StateKind::Waiting;
        Some(DocumentMoveView {
            to: known.to.clone(),
            title: known.title.clone(),
            standing: to.kind.into(),
            by: known.by.into(),
            needs: known.needs.iter().map(|need| (*need).into()).collect(),
            is_filing,
        })
    });
    ahead.collect()
}

pub(crate) fn history(cycle: Option<&Cycle>, here: &Here, document: &Document) -> Vec<DocumentMoved> {
    let one = |moved: &Moved| {
        let title = cycle.and_then(|cycle| {
            let known = cycle.moves_from(&moved.from).find(|known| known.to == moved.to)?;
            Some(known.title.clone())
        });
        let day = moved.portal_date.map(day_month_year);
        DocumentMoved {
            when: wording::moment(here, moved.by.at),
            actor: moved.by.actor.clone(),
            text: [title.or_else(|| Some(moved.to.clone())), day]
                .into_iter()
                .flatten()
                .collect::<Vec<_>>()
                .join(", "),
            number: moved.number.clone(),
            reason: moved.reason.clone(),
        }
    };
    document.moves.iter().rev().map(one).collect()
}

pub(crate) fn versions(here: &Here, document: &Document) -> Vec<DocumentVersion> {
    let one = |version: &scs_domain::document::Version| DocumentVersion {
        when: wording::moment(here, version.written.at),
        actor: version.written.actor.clone(),
        is_there: version.answers.is_some(),
    };
    document.versions.iter().rev().map(one).collect()
}

/// «до 25 ноября включительно», «осталось 2 рабочих дня», and whether it has passed.
pub(crate) fn until(edition: &Edition, here: &Here, term: &Term) -> (String, String, bool) {
    let unit = edition.deadlines.get(&term.id).map_or(Unit::CalendarDays, |deadline| deadline.unit);
    let left = edition.calendar.left(here.today(), term.due, unit);
    let is_late = left == calendar::Left::Passed;
    (calendar::words::until(term.due, here.today()), calendar::words::left(left), is_late)
}

/// What the term is, how its source words it, and what is not known of it.
pub(crate) fn why(edition: &Edition, portal: &str, term: &Term) -> Option<String> {
    let deadline = edition.deadlines.get(&term.id)?;
    let title = edition.speak(portal, &deadline.title);
    let said = deadline.said.as_ref().map_or(title.clone(), |said| format!("{title}: {said}"));
    let provisional = term.provisional.then(|| calendar::words::provisional(term.due.year()));
    let sentences = [Some(said), provisional, deadline.open_question.clone()];
    let ended = |text: String| format!("{}.", text.trim_end_matches('.'));
    Some(sentences.into_iter().flatten().map(ended).collect::<Vec<_>>().join(" "))
}

/// One line of a list; `may_read` is false for what another's record holds back.
pub(crate) fn row(
    edition: &Edition,
    here: &Here,
    (id, document): &(DocumentId, Document),
    may_read: bool,
) -> DocumentRow {
    let form = document.form_in(edition);
    let until = document.term(edition).map(|term| until(edition, here, &term));
    let told = match (may_read, document.wiped_at, form, document.newest()) {
        (true, None, Some(form), Some(answers)) => subject(form, &document.portal, answers),
        (_, Some(_), ..) => words::WIPED.to_owned(),
        _ => String::new(),
    };
    let number = document.filed().filter(|_| may_read).map(|(number, _)| number.to_owned());
    DocumentRow {
        id: id.to_string(),
        number: document.number,
        kind: document.kind.into(),
        form: document.form.clone(),
        title: form.map_or_else(|| words::kind(document.kind).to_owned(), |form| form.title.clone()),
        subject: told,
        state: state_title(cycle_of(edition, document), document),
        standing: document.standing.into(),
        changed: wording::moment(here, document.changed_at()),
        until: until.as_ref().map(|(until, ..)| until.clone()),
        left: until.as_ref().map(|(_, left, _)| left.clone()),
        is_late: until.is_some_and(|(.., is_late)| is_late),
        portal_number: number,
    }
}
