//! By which day a document is to be filed, and which term runs after that.

use chrono::{Days, Months, NaiveDate};

use super::{Document, Term};
use crate::content::{Deadline, DueCount, Edition, Form, FormDue, StateKind};
use crate::form::{Answers, applies_when};

impl Document {
    /// The term that runs in the present state; while it is prepared, the one by which it is to be filed.
    /// None where no answer tells from which day it is counted.
    pub fn term(&self, edition: &Edition) -> Option<Term> {
        self.newest().map_or_else(|| self.running().cloned(), |answers| self.term_with(edition, answers))
    }

    /// The same with answers that are still being typed.
    pub fn term_with(&self, edition: &Edition, answers: &Answers) -> Option<Term> {
        let is_prepared = self.standing == StateKind::Preparing && self.wiped_at.is_none();
        let form = self.form_in(edition).filter(|_| is_prepared);
        let filing = || filing(edition, form?, &self.portal, answers);
        self.running().cloned().or_else(filing)
    }
}

/// The first term of the form whose condition holds and whose day is answered.
pub fn filing(edition: &Edition, form: &Form, portal: &str, answers: &Answers) -> Option<Term> {
    let holds =
        |due: &&FormDue| due.when.as_ref().is_none_or(|when| applies_when(form, portal, when, answers));
    form.due.iter().filter(holds).find_map(|due| {
        let deadline = edition.deadlines.get(&due.deadline)?;
        let answered = answers.fields.get(due.count.field())?;
        counted(edition, deadline, &due.count, answered)
    })
}

fn counted(edition: &Edition, deadline: &Deadline, count: &DueCount, answered: &str) -> Option<Term> {
    let (due, provisional) = match count {
        DueCount::Before(_) => (day(answered)?.checked_sub_days(Days::new(deadline.amount.into()))?, false),
        DueCount::AfterMonth(_) => {
            let due = edition.calendar.due(last_day(answered)?, deadline.amount, deadline.unit);
            (due.date, due.provisional)
        }
    };
    Some(Term { id: deadline.id.clone(), due, provisional })
}

fn day(answered: &str) -> Option<NaiveDate> {
    NaiveDate::parse_from_str(answered, "%Y-%m-%d").ok()
}

/// The last day of a month written `2026-10`.
fn last_day(month: &str) -> Option<NaiveDate> {
    day(&format!("{month}-01"))?.checked_add_months(Months::new(1))?.pred_opt()
}

/// Terms of this form that come round each month, as they fall into the month of `first`.
pub fn monthly<'e>(
    edition: &'e Edition,
    form: &'e Form,
    first: NaiveDate,
) -> impl Iterator<Item = (NaiveDate, &'e Deadline)> {
    let month_before = first.pred_opt();
    form.due.iter().filter_map(move |due| {
        let deadline = edition.deadlines.get(&due.deadline).filter(|deadline| deadline.repeats)?;
        let is_monthly = matches!(due.count, DueCount::AfterMonth(_));
        let day = edition.calendar.due(month_before?, deadline.amount, deadline.unit).date;
        is_monthly.then_some((day, deadline))
    })
}
