//! The list of documents, the most pressing first.

use std::collections::BTreeMap;

use chrono::{Datelike, Days, NaiveDate};
use scs_domain::content::{Edition, StateKind};
use scs_domain::document::{Document, Known};
use scs_domain::event::Channel;
use scs_domain::form::is_discreet;
use scs_domain::ids::ConsultationId;
use scs_domain::text::{self, Wanted};

use super::consultation_id;
use super::visit::Reading;
use crate::desk::{Caller, Desk};
use crate::error::{Error, Result};
use crate::views::document as view;
use crate::views::document::words;
use crate::wire::{DocumentGroup, DocumentList, DocumentListInput, DocumentRow};

/// The newest that are looked through.
const MOST: u32 = 500;

/// Where a document stands in the list.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Urgency {
    Late,
    ThisWeek,
    Later,
    Open,
    Settled,
}

pub(crate) fn list(desk: &Desk, caller: &Caller, input: DocumentListInput) -> Result<DocumentList> {
    let titles = desk.titles(&*desk.edition(desk.here()?.today())?);
    let heard = desk.store.read(|reader| titles.hear(&input.query, reader))?;
    among(desk, caller, input, (MOST, &heard.wanted))
}

/// The same among the newest `most`; `wanted` is what the query means.
pub(crate) fn among(
    desk: &Desk,
    caller: &Caller,
    input: DocumentListInput,
    (most, wanted): (u32, &Wanted),
) -> Result<DocumentList> {
    let here = desk.here()?;
    let reading = desk.reading(caller)?;
    let known = desk.store.read(|reader| reader.documents(most).map_err(Error::from))?;
    let mut records: BTreeMap<ConsultationId, (bool, bool)> = BTreeMap::new();
    let mut rows: Vec<(Urgency, Option<NaiveDate>, DocumentRow)> = Vec::new();
    let mut due_days: Vec<NaiveDate> = Vec::new();
    let of = input.consultation.as_deref().map(consultation_id).transpose()?;
    let is_wanted = |(_, document): &&Known| {
        let is_kind = input.kind.is_none_or(|kind| kind == document.kind.into());
        is_kind && (of.is_none() || document.consultation == of)
    };
    for one in known.iter().filter(is_wanted) {
        let (may_read, is_remote) = match one.1.consultation {
            Some(record) => match records.get(&record) {
                Some(known) => *known,
                None => *records.entry(record).or_insert(told(desk, &reading, record)?),
            },
            None => (true, false),
        };
        let edition = desk.edition_of(&one.1.edition)?;
        let mut row = view::row(&edition, &here, one, may_read);
        if is_remote && is_priority(&edition, one) {
            row = DocumentRow {
                subject: String::new(),
                state: words::IN_PERSON.to_owned(),
                until: None,
                left: None,
                ..row
            };
        }
        let said = format!("{} {} {} {}", row.title, row.subject, row.state, words::numbered("", row.number));
        let number = row.portal_number.clone().unwrap_or_default();
        let due = one.1.term(&edition).map(|term| term.due);
        let urgency = urgency(&one.1, due, here.today());
        due_days.extend(due.filter(|_| row.until.is_some() && urgency != Urgency::Settled));
        let is_of_the_day = input.day.is_none_or(|day| due == Some(day) && row.until.is_some());
        let said = format!("{said} {number}");
        if is_of_the_day && (text::matches(&input.query, &said) || is_met(wanted, &said)) {
            rows.push((urgency, due, row));
        }
    }
    rows.sort_by_key(|(urgency, due, _)| (*urgency, due.unwrap_or(NaiveDate::MAX)));
    let total = u32::try_from(rows.len()).unwrap_or(u32::MAX);
    let mut groups: Vec<DocumentGroup> = Vec::new();
    for (urgency, _, row) in rows {
        let title = title(urgency);
        match groups.last_mut().filter(|group| group.title == title) {
            Some(group) => group.rows.push(row),
            None => groups.push(DocumentGroup { title: title.to_owned(), rows: vec![row] }),
        }
    }
    let strip = match input.month {
        Some(month) => Some(view::month(&*desk.edition(here.today())?, &here, month, &due_days)),
        None => None,
    };
    Ok(DocumentList { groups, total, month: strip })
}

/// In any form of its words, or as people say it.
fn is_met(wanted: &Wanted, said: &str) -> bool {
    !wanted.is_empty() && wanted.hits(said).0 == wanted.every.len()
}

/// Whether the record may be read, and whether it goes by phone or in writing.
fn told(desk: &Desk, reading: &Reading, record: ConsultationId) -> Result<(bool, bool)> {
    let record = desk.record(record)?;
    Ok((reading.may(&record), record.channel != Channel::InPerson))
}

fn is_priority(edition: &Edition, (_, document): &Known) -> bool {
    let form = document.form_in(edition);
    let answers = document.newest().cloned().unwrap_or_default();
    form.is_some_and(|form| is_discreet(form, &document.portal, &answers))
}

fn urgency(document: &Document, due: Option<NaiveDate>, today: NaiveDate) -> Urgency {
    let is_settled =
        document.wiped_at.is_some() || matches!(document.standing, StateKind::Good | StateKind::Ended);
    let weekend = today.checked_add_days(Days::new(u64::from(6 - today.weekday().num_days_from_monday())));
    match due {
        Some(due) if due < today && !is_settled => Urgency::Late,
        Some(due) if Some(due) <= weekend && !is_settled => Urgency::ThisWeek,
        Some(_) if document.wiped_at.is_none() && document.standing != StateKind::Ended => Urgency::Later,
        _ if is_settled => Urgency::Settled,
        _ => Urgency::Open,
    }
}

fn title(urgency: Urgency) -> &'static str {
    match urgency {
        Urgency::Late => words::LATE,
        Urgency::ThisWeek => words::THIS_WEEK,
        Urgency::Later => words::LATER,
        Urgency::Open => words::OPEN,
        Urgency::Settled => words::SETTLED,
    }
}
