//! Moves through the cycle of a portal.

use chrono::NaiveDate;

use super::{Document, DocumentRefusal, LONGEST_NUMBER, LONGEST_REASON, Term};
use crate::content::{Cycle, CycleMove, Edition, Need, StateKind};
use crate::event::{DocumentMoved, Event, Facts, Personal};

/// What is told of a move.
#[derive(Clone, Debug, Default)]
pub struct Move {
    pub to: String,
    pub number: Option<String>,
    pub date: Option<NaiveDate>,
    pub reason: Option<String>,
}

/// Writes down that the document came to another state. `is_ready`: nothing found stops it.
///
/// Refuses a move the cycle does not have from here, one without what it needs, a day outside the document's life,
/// and the way to the portal of a document with nothing written or with something to mend.
pub fn change(
    document: &Document,
    edition: &Edition,
    told: Move,
    is_ready: bool,
    today: NaiveDate,
) -> Result<Event, DocumentRefusal> {
    if document.wiped_at.is_some() {
        return Err(DocumentRefusal::Wiped);
    }
    let cycle = document.cycle.as_ref().and_then(|cycle| edition.cycles.get(cycle));
    let cycle = cycle.ok_or(DocumentRefusal::NoSuchMove)?;
    let known = cycle.moves_from(&document.state).find(|known| known.to == told.to);
    let known = known.ok_or(DocumentRefusal::NoSuchMove)?;
    let to = cycle.state(&told.to).ok_or(DocumentRefusal::NoSuchMove)?;
    if document.is_editable() && to.kind == StateKind::Waiting {
        must_be_written(document, is_ready)?;
    }
    let told = tidied(told);
    must_have(known, &told)?;
    must_be_in_its_life(document, &told, today)?;
    Ok(Event::with(
        Facts::DocumentMoved(DocumentMoved {
            from: document.state.clone(),
            to: told.to.clone(),
            standing: to.kind,
            portal_date: told.date,
            term: term(edition, known, told.date.unwrap_or(today)),
        }),
        Personal { portal_number: told.number, note: told.reason, ..Personal::default() },
    ))
}

fn must_be_written(document: &Document, is_ready: bool) -> Result<(), DocumentRefusal> {
    match document.newest() {
        None => Err(DocumentRefusal::NothingWritten),
        Some(_) if !is_ready => Err(DocumentRefusal::NotReady),
        Some(_) => Ok(()),
    }
}

fn tidied(told: Move) -> Move {
    let tidy = |text: Option<String>| text.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty());
    Move { number: tidy(told.number), reason: tidy(told.reason), ..told }
}

fn must_have(known: &CycleMove, told: &Move) -> Result<(), DocumentRefusal> {
    for need in &known.needs {
        match need {
            Need::Number if told.number.is_none() => return Err(DocumentRefusal::NoNumber),
            Need::Date if told.date.is_none() => return Err(DocumentRefusal::NoDate),
            Need::Reason if told.reason.is_none() => return Err(DocumentRefusal::NoReason),
            Need::Number | Need::Date | Need::Reason => {}
        }
    }
    let is_long =
        |text: &Option<String>, most| text.as_ref().is_some_and(|text: &String| text.chars().count() > most);
    if is_long(&told.number, LONGEST_NUMBER) {
        return Err(DocumentRefusal::LongNumber);
    }
    if is_long(&told.reason, LONGEST_REASON) {
        return Err(DocumentRefusal::LongReason);
    }
    Ok(())
}

fn must_be_in_its_life(document: &Document, told: &Move, today: NaiveDate) -> Result<(), DocumentRefusal> {
    let Some(date) = told.date else { return Ok(()) };
    if date > today {
        return Err(DocumentRefusal::DateInFuture);
    }
    let earlier = document.moves.iter().filter_map(|moved| moved.portal_date).max();
    if earlier.is_some_and(|earlier| date < earlier) {
        return Err(DocumentRefusal::DateBeforeDocument);
    }
    Ok(())
}

fn term(edition: &Edition, known: &CycleMove, from: NaiveDate) -> Option<Term> {
    let deadline = edition.deadlines.get(known.deadline.as_ref()?)?;
    let due = edition.calendar.due(from, deadline.amount, deadline.unit);
    Some(Term { id: deadline.id.clone(), due: due.date, provisional: due.provisional })
}

impl Document {
    /// Moves the cycle allows from here.
    pub fn moves_ahead<'c>(&'c self, cycle: &'c Cycle) -> impl Iterator<Item = &'c CycleMove> {
        let is_over = self.wiped_at.is_some();
        cycle.moves_from(&self.state).filter(move |_| !is_over)
    }
}
