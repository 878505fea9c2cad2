//! The journal: pages, one record, the chain.

use chrono::Days;
use scs_domain::consultation::Moment;
use scs_domain::content::Edition;
use scs_domain::ids::ConsultationId;
use scs_domain::text;
use scs_protocol::{Fault, FaultKind};
use scs_store::{JournalRow, RecordFilter, RecordPage, RecordPlace};

use super::consultation_id;
use crate::days::Here;
use crate::desk::{Caller, Desk};
use crate::error::{Error, Result};
use crate::views::{record, wording, words};
use crate::wire::{
    DayHeading, EventList, EventView, EventsInput, FaultView, JournalDay, JournalDays, JournalListInput,
    JournalPage, Nothing, RecordInput, RecordView, VerifyView,
};

const LONGEST_PAGE: u32 = 500;

pub(crate) fn list(desk: &Desk, _: &Caller, input: JournalListInput) -> Result<JournalPage> {
    let here = desk.here()?;
    let edition = desk.edition(here.today())?;
    let after = input.after.as_deref().map(place).transpose()?;
    let (limit, skip) = (input.limit.clamp(1, LONGEST_PAGE), input.skip);
    let is_counted = input.counted;
    let filter = filter(&edition, &here, input);
    let page = desk.store.read(|reader| {
        let (rows, next) = reader.record_rows(&filter, after, limit, skip)?;
        let (found, total) = if is_counted { reader.record_counts(&filter)? } else { (0, 0) };
        Ok::<_, Error>(RecordPage { rows, found, total, next })
    })?;
    let rows: Vec<_> =
        page.rows.iter().map(|row| record::line(&edition, &here, row.id, &row.record)).collect();
    let mut days: Vec<DayHeading> = Vec::new();
    for row in &rows {
        if days.last().is_none_or(|heading| heading.day != row.day) {
            days.push(DayHeading { day: row.day, title: wording::day_heading(row.day, here.today()) });
        }
    }
    Ok(JournalPage {
        days,
        found_text: words::found(page.found, page.total),
        found: page.found,
        total: page.total,
        next: page.next.map(|place| format!("{}:{}", place.opened_at, place.id)),
        rows,
    })
}

/// How many of the records that are found each day has. One walk over all of them, so not for every page.
pub(crate) fn days(desk: &Desk, _: &Caller, input: JournalListInput) -> Result<JournalDays> {
    let here = desk.here()?;
    let edition = desk.edition(here.today())?;
    let filter = filter(&edition, &here, input);
    let (moments, total) = desk.store.read(|reader| {
        Ok::<_, Error>((reader.record_moments(&filter)?, reader.record_counts(&RecordFilter::default())?.1))
    })?;
    let found = moments.len() as u64;
    let mut days: Vec<JournalDay> = Vec::new();
    let mut begins = Moment::MAX;
    for at in moments {
        if at < begins {
            let day = here.day(at);
            begins = here.begins(day);
            days.push(JournalDay { day, title: wording::day_heading(day, here.today()), count: 0 });
        }
        if let Some(last) = days.last_mut() {
            last.count += 1;
        }
    }
    Ok(JournalDays { days, found, total, found_text: words::found(found, total) })
}

/// «moment:id» as the page before gave it.
fn place(text: &str) -> Result<RecordPlace> {
    let bad = || Error::BadInput("after".to_owned());
    let (at, id) = text.split_once(':').ok_or_else(bad)?;
    Ok(RecordPlace { opened_at: at.parse().map_err(|_| bad())?, id: consultation_id(id)? })
}

fn filter(edition: &Edition, here: &Here, input: JournalListInput) -> RecordFilter {
    let folded = text::fold(&input.text);
    let word = |value: &serde_json::Value| value.as_str().unwrap_or_default().to_owned();
    let results = input.results.iter().filter_map(|result| serde_json::to_value(result).ok());
    let to = input.to.and_then(|day| day.checked_add_days(Days::new(1)));
    RecordFilter {
        from: input.from.map(|day| here.begins(day)),
        to: to.map(|day| here.begins(day)),
        client: input.client.and_then(|client| serde_json::to_value(client).ok()).map(|value| word(&value)),
        results: results.map(|value| word(&value)).collect(),
        paths: input.paths,
        topics: input.topics,
        problems: Vec::new(),
        unfinished_only: input.unfinished_only,
        word_ids: if folded.is_empty() { Vec::new() } else { titled(edition, &input.text) },
        words: (!folded.is_empty()).then_some(folded),
    }
}

/// Ids of paths, topics and problems whose titles hold the text.
fn titled(edition: &Edition, query: &str) -> Vec<String> {
    let paths = edition.paths.values().map(|path| (&path.id, &path.title));
    let topics = edition.topics.iter().map(|topic| (&topic.id, &topic.title));
    let cards = edition.problems.values().map(|card| (&card.id, &card.title));
    let all = paths.chain(topics).chain(cards);
    all.filter(|(_, title)| text::matches(query, title)).map(|(id, _)| id.clone()).collect()
}

pub(crate) fn show(desk: &Desk, _: &Caller, input: RecordInput) -> Result<RecordView> {
    record_view(desk, consultation_id(&input.record)?)
}

pub(crate) fn record_view(desk: &Desk, id: ConsultationId) -> Result<RecordView> {
    let found = desk.record(id)?;
    let edition = desk.edition_for(&found)?;
    let here = desk.here()?;
    let quick = match &found.record {
        scs_domain::consultation::RecordKind::Quick { topic } => Some(topic.clone()),
        scs_domain::consultation::RecordKind::Guided => None,
    };
    Ok(RecordView {
        line: record::line(&edition, &here, id, &found),
        title: wording::errand(&edition, &found),
        when: record::when(&here, &found),
        pairs: record::pairs(&edition, &here, &found),
        note: found.note.clone(),
        actor: found.actor.clone(),
        history: record::history(&here, &found),
        consultation: if quick.is_none() { Some(desk.view_of(id)?) } else { None },
        topic: quick,
    })
}

pub(crate) fn verify(desk: &Desk, _: &Caller, _: Nothing) -> Result<VerifyView> {
    let anchor = desk.anchor.last();
    let report = desk.store.read(|reader| reader.verify(anchor.as_ref()).map_err(Error::from))?;
    Ok(VerifyView {
        is_whole: report.faults.is_empty(),
        count: report.count,
        erased: report.erased,
        anchored_at: report.anchored_at,
        head: report.head.iter().map(|byte| format!("{byte:02x}")).collect(),
        text: words::chain(&report),
        faults: report.faults.iter().map(fault).collect(),
    })
}

fn fault(fault: &Fault) -> FaultView {
    let rule = match fault.kind {
        FaultKind::Order => "order",
        FaultKind::Hash => "hash",
        FaultKind::Personal => "personal",
        FaultKind::PersonalLost => "personal-lost",
        FaultKind::Truncated => "truncated",
        FaultKind::Rewritten => "rewritten",
        FaultKind::AnchorForeign => "anchor-foreign",
        FaultKind::Epoch => "epoch",
    };
    FaultView { seq: fault.seq, rule: rule.to_owned(), text: words::fault(fault) }
}

pub(crate) fn events(desk: &Desk, _: &Caller, input: EventsInput) -> Result<EventList> {
    let limit = input.limit.clamp(1, 1000);
    let rows = desk.store.read(|reader| reader.events_after(input.after, limit).map_err(Error::from))?;
    let events = rows.iter().map(event).collect::<Result<_>>()?;
    Ok(EventList { events })
}

fn event(row: &JournalRow) -> Result<EventView> {
    let unreadable = |_| Error::Bug("an event does not read");
    let envelope = &row.envelope;
    let personal = row.personal.as_deref().map(serde_json::from_slice).transpose().map_err(unreadable)?;
    Ok(EventView {
        seq: envelope.seq,
        kind: envelope.kind.clone(),
        version: envelope.version,
        at: envelope.at,
        aggregate: envelope.aggregate.to_string(),
        actor: envelope.actor.clone(),
        facts: serde_json::from_str(&envelope.facts).map_err(unreadable)?,
        personal,
        hash: row.hash.iter().map(|byte| format!("{byte:02x}")).collect(),
    })
}
