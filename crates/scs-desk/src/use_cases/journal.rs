//! The journal: pages, one record, the chain.

use chrono::Days;
use scs_domain::consultation::Moment;
use scs_domain::ids::ConsultationId;
use scs_protocol::{Fault, FaultKind};
use scs_store::{ConsultationRow, JournalRow, MOST_COUNTED, Reader, RecordFilter, RecordPage, RecordPlace};

use super::consultation_id;
use crate::days::Here;
use crate::desk::{Caller, Desk};
use crate::error::{Error, Result};
use crate::heard::{Heard, Titles};
use crate::views::{found, record, visits, wording, words};
use crate::wire::{
    DayHeading, EventList, EventView, EventsInput, FaultView, JournalDay, JournalDays, JournalListInput,
    JournalPage, Nothing, RecordInput, RecordLine, RecordView, VerifyView,
};

const LONGEST_PAGE: u32 = 500;

pub(crate) fn list(desk: &Desk, caller: &Caller, input: JournalListInput) -> Result<JournalPage> {
    let here = desk.here()?;
    let edition = desk.edition(here.today())?;
    let after = input.after.as_deref().map(place).transpose()?;
    let (limit, skip) = (input.limit.clamp(1, LONGEST_PAGE), input.skip);
    let titles = desk.titles(&edition);
    let (page, heard) = desk.store.read(|reader| {
        let (filter, heard) = asked(&titles, &here, &input, reader)?;
        let (rows, next) = reader.record_rows(&filter, after, limit, skip)?;
        let (found, total) = if input.counted { reader.record_counts(&filter)? } else { (0, 0) };
        Ok::<_, Error>((RecordPage { rows, found, total, next }, heard))
    })?;
    let reading = desk.reading(caller)?;
    let line = |row: &ConsultationRow| RecordLine {
        found_in: found::fragment(&edition, &reading.shown(&row.record), &heard.wanted),
        ..record::line(&edition, &here, row.id, &row.record)
    };
    let rows: Vec<_> = page.rows.iter().map(line).collect();
    let mut days: Vec<DayHeading> = Vec::new();
    for row in &rows {
        if days.last().is_none_or(|heading| heading.day != row.day) {
            days.push(DayHeading { day: row.day, title: wording::day_heading(row.day, here.today()) });
        }
    }
    Ok(JournalPage {
        days,
        found_text: words::found(page.found, page.total, !heard.wanted.is_empty()),
        found: page.found,
        total: page.total,
        next: page.next.map(|place| place.0.to_string()),
        rows,
    })
}

/// How many of the records that are found each day has. One walk over all of them, so not for every page.
pub(crate) fn days(desk: &Desk, _: &Caller, input: JournalListInput) -> Result<JournalDays> {
    let here = desk.here()?;
    let edition = desk.edition(here.today())?;
    let titles = desk.titles(&edition);
    let (mut moments, total, by_words, made) = desk.store.read(|reader| {
        let (filter, heard) = asked(&titles, &here, &input, reader)?;
        let by_words = !heard.wanted.is_empty();
        let made = if by_words { reader.words_made()? } else { None };
        let total = reader.record_counts(&RecordFilter::default())?.1;
        Ok::<_, Error>((reader.record_moments(&filter)?, total, by_words, made))
    })?;
    let found = moments.len() as u64;
    if by_words {
        moments.truncate(usize::try_from(MOST_COUNTED).unwrap_or(usize::MAX));
    }
    let shown = moments.len() as u64;
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
    Ok(JournalDays {
        days,
        found: shown,
        total,
        found_text: words::found(found, total, by_words),
        partly: made.map(|made| words::partly_searched(made, total)),
    })
}

/// As the page before gave it.
fn place(text: &str) -> Result<RecordPlace> {
    text.parse().map(RecordPlace).map_err(|_| Error::BadInput("after".to_owned()))
}

pub(crate) fn asked(
    titles: &Titles,
    here: &Here,
    input: &JournalListInput,
    reader: &Reader<'_>,
) -> Result<(RecordFilter, Heard)> {
    let word = |value: serde_json::Value| value.as_str().unwrap_or_default().to_owned();
    let results = input.results.iter().filter_map(|result| serde_json::to_value(result).ok());
    let to = input.to.and_then(|day| day.checked_add_days(Days::new(1)));
    let heard = titles.hear(&input.text, reader)?;
    let filter = RecordFilter {
        from: input.from.map(|day| here.begins(day)),
        to: to.map(|day| here.begins(day)),
        client: input.client.and_then(|client| serde_json::to_value(client).ok()).map(word),
        results: results.map(word).collect(),
        paths: input.paths.clone(),
        topics: input.topics.clone(),
        problems: Vec::new(),
        unfinished_only: input.unfinished_only,
        words: heard.filter.clone(),
    };
    Ok((filter, heard))
}

pub(crate) fn show(desk: &Desk, caller: &Caller, input: RecordInput) -> Result<RecordView> {
    record_view(desk, caller, consultation_id(&input.record)?)
}

/// What is personal is held back from somebody who did not write the record and has not said why she reads it.
pub(crate) fn record_view(desk: &Desk, caller: &Caller, id: ConsultationId) -> Result<RecordView> {
    let found = desk.record(id)?;
    let edition = desk.edition_for(&found)?;
    let here = desk.here()?;
    let quick = match &found.record {
        scs_domain::consultation::RecordKind::Quick { topic } => Some(topic.clone()),
        scs_domain::consultation::RecordKind::Guided => None,
    };
    let reading = desk.reading(caller)?;
    let (is_open, shown) = (reading.may(&found), reading.shown(&found));
    let (visits, maybe) = desk.store.read(|reader| {
        let seen = visits::Seen { edition: &edition, here: &here, reader };
        Ok::<_, Error>((visits::linked(&seen, &found)?, visits::maybe(&seen, id, &found)?))
    })?;
    Ok(RecordView {
        line: record::line(&edition, &here, id, &found),
        title: wording::errand(&edition, &found),
        when: record::when(&here, &found),
        pairs: record::pairs(&edition, &here, &shown),
        note: shown.note.clone(),
        actor: found.actor.clone(),
        history: record::history(&here, &found),
        consultation: if quick.is_none() && is_open { Some(desk.view_of(id)?) } else { None },
        topic: quick,
        closed: (!is_open).then(record::reasons),
        visits,
        maybe,
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

/// Without the personal parts of records that are closed to the caller.
pub(crate) fn events(desk: &Desk, caller: &Caller, input: EventsInput) -> Result<EventList> {
    let limit = input.limit.clamp(1, 1000);
    let reading = desk.reading(caller)?;
    desk.store.read(|reader| {
        let mut events = Vec::new();
        for mut row in reader.events_after(input.after, limit)? {
            let record = match row.personal {
                Some(_) => reader.find_consultation(ConsultationId(row.envelope.aggregate))?,
                None => None,
            };
            row.personal = row.personal.filter(|_| record.is_none_or(|record| reading.may(&record)));
            events.push(event(&row)?);
        }
        Ok(EventList { events })
    })
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
