//! Other visits of the same person: those that are known, and those that may be.

pub(crate) mod words;

use std::collections::BTreeSet;

use scs_domain::consultation::Consultation;
use scs_domain::content::Edition;
use scs_domain::ids::ConsultationId;
use scs_domain::text::{self, Sought};
use scs_store::{Either, Reader, RecordFilter, WordFilter};

use super::wording;
use crate::days::Here;
use crate::error::Result;
use crate::wire::{MaybeVisit, VisitView};

/// Fewer signs of a number are no number.
const SHORTEST: usize = 5;
const MOST: u32 = 50;
/// The field of a paper that names its bearer.
const NAME: &str = "full_name";

/// What visits are seen with.
pub(crate) struct Seen<'s> {
    pub(crate) edition: &'s Edition,
    pub(crate) here: &'s Here,
    pub(crate) reader: &'s Reader<'s>,
}

/// Visits linked by hand or by going on, the newest first.
pub(crate) fn linked(seen: &Seen<'_>, record: &Consultation) -> Result<Vec<VisitView>> {
    let went_on = record.continues.iter().chain(&record.continued_by).map(|id| (*id, false));
    let by_hand = record.earlier_visits.iter().chain(&record.later_visits).map(|id| (*id, true));
    let mut found = Vec::new();
    for (id, may_unlink) in went_on.chain(by_hand) {
        if let Some(other) = seen.reader.find_consultation(id)? {
            found.push((other.opened_at, visit(seen, id, &other, may_unlink)));
        }
    }
    found.sort_by_key(|(at, _)| std::cmp::Reverse(*at));
    Ok(found.into_iter().map(|(_, view)| view).collect())
}

fn visit(seen: &Seen<'_>, id: ConsultationId, other: &Consultation, may_unlink: bool) -> VisitView {
    VisitView {
        record: id.to_string(),
        when: wording::moment(seen.here, other.opened_at),
        what: wording::errand(seen.edition, other),
        result_text: wording::outcome(other, seen.here.today()),
        may_unlink,
    }
}

/// Records with the same number of a portal or the same name on a paper. Somebody has to say whether it is
/// the same person: a number may have been mistyped, and namesakes happen.
pub(crate) fn maybe(seen: &Seen<'_>, id: ConsultationId, record: &Consultation) -> Result<Vec<MaybeVisit>> {
    let mut found: Vec<(ConsultationId, &'static str)> = Vec::new();
    for number in numbers(record) {
        found.extend(with_number(seen.reader, &number)?.into_iter().map(|id| (id, words::SAME_NUMBER)));
    }
    found.extend(with_name(seen.reader, record)?.into_iter().map(|id| (id, words::SAME_NAME)));
    let mut known = BTreeSet::from([id]);
    let mut views = Vec::new();
    for (other_id, why) in found {
        let is_known = record.is_linked_with(other_id) || record.told_apart.contains(&other_id);
        if is_known || !known.insert(other_id) {
            continue;
        }
        let Some(other) = seen.reader.find_consultation(other_id)? else { continue };
        if !other.told_apart.contains(&id) {
            views.push(MaybeVisit { why: why.to_owned(), visit: visit(seen, other_id, &other, false) });
        }
    }
    Ok(views)
}

/// Numbers of the portal without their signs between.
fn numbers(record: &Consultation) -> BTreeSet<String> {
    let given = record.taken.iter().filter_map(|taken| taken.portal_number.as_deref());
    given.map(bare).filter(|number| number.chars().count() >= SHORTEST).collect()
}

fn bare(number: &str) -> String {
    text::fold(number).replace(' ', "")
}

fn with_number(reader: &Reader<'_>, number: &str) -> Result<Vec<ConsultationId>> {
    // The whole number without its signs is a token of its own.
    let whole = text::tokens(number).into_iter().max_by_key(String::len).unwrap_or_default();
    let said = BTreeSet::from([Sought::Phrase(vec![whole])]);
    let every = vec![Either { said, marks: BTreeSet::new() }];
    let words = WordFilter { every, ..WordFilter::default() };
    let filter = RecordFilter { words, ..RecordFilter::default() };
    let rows = reader.record_rows(&filter, None, MOST, 0)?.0;
    Ok(rows.into_iter().filter(|row| numbers(&row.record).contains(number)).map(|row| row.id).collect())
}

fn with_name(reader: &Reader<'_>, record: &Consultation) -> Result<Vec<ConsultationId>> {
    let mut names = BTreeSet::new();
    for paper in &record.papers {
        let paper = reader.find_paper(*paper)?;
        names.extend(paper.iter().filter_map(|paper| paper.fields.get(NAME)).map(|name| text::fold(name)));
    }
    names.remove("");
    if names.is_empty() {
        return Ok(Vec::new());
    }
    let has = |fields: &std::collections::BTreeMap<String, String>| {
        fields.get(NAME).is_some_and(|name| names.contains(&text::fold(name)))
    };
    let papers = reader.papers_with_names()?.into_iter().filter(|row| has(&row.paper.fields));
    Ok(papers.filter_map(|row| row.paper.consultation).collect())
}
