//! Tables folded from events. The rules of folding are the domain's; here they meet SQL.

use rusqlite::{Connection, OptionalExtension, params};
use scs_domain::consultation::{Consultation, RecordKind, Status, Told};
use scs_domain::event::{Event, Facts, FixTried};
use scs_domain::paper::Paper;
use uuid::Uuid;

use crate::StoreError;
use crate::sql_types::{day_text, word};

/// Changes what the event changes.
pub(crate) fn apply(connection: &Connection, told: &Told<'_>, event: &Event) -> Result<(), StoreError> {
    match &event.facts {
        Facts::PaperIssued(issued) => {
            paper(connection, told, event)?;
            issued.consultation.map_or(Ok(()), |record| change_record(connection, record.0, told, event))
        }
        Facts::PaperPrinted { .. } | Facts::PaperWiped {} => paper(connection, told, event),
        Facts::JournalRestored { .. } => Ok(()),
        Facts::ConsultationOpened(opened) => {
            if let Some(earlier) = opened.continues {
                change_record(connection, earlier.0, told, event)?;
            }
            begin_record(connection, told, event)
        }
        Facts::EntryRecorded(_) => begin_record(connection, told, event),
        Facts::ProblemSolved(tried) => {
            score(connection, tried, true)?;
            change_record(connection, told.aggregate, told, event)
        }
        Facts::FixFailed(tried) => {
            score(connection, tried, false)?;
            change_record(connection, told.aggregate, told, event)
        }
        _ => change_record(connection, told.aggregate, told, event),
    }
}

/// Empties every folded table.
pub(crate) fn clear(connection: &Connection) -> Result<(), StoreError> {
    connection.execute_batch(
        "DELETE FROM consultation; DELETE FROM deadline; DELETE FROM fix_score; DELETE FROM paper;",
    )?;
    Ok(())
}

fn begin_record(connection: &Connection, told: &Told<'_>, event: &Event) -> Result<(), StoreError> {
    let record = Consultation::begin(told, event).ok_or(StoreError::Unreadable("first event"))?;
    write_record(connection, told.aggregate, &record)
}

fn change_record(
    connection: &Connection,
    id: Uuid,
    told: &Told<'_>,
    event: &Event,
) -> Result<(), StoreError> {
    let state: String = connection
        .prepare_cached("SELECT state FROM consultation WHERE id = ?1")?
        .query_row([id.as_bytes()], |row| row.get(0))?;
    let mut record: Consultation = serde_json::from_str(&state)?;
    record.apply(told, event);
    write_record(connection, id, &record)
}

fn write_record(connection: &Connection, id: Uuid, record: &Consultation) -> Result<(), StoreError> {
    let (kind, topic) = match &record.record {
        RecordKind::Guided => ("guided", None),
        RecordKind::Quick { topic } => ("quick", Some(topic)),
    };
    let finished_at = match record.status {
        Status::Finished { at } => Some(at),
        Status::Open | Status::Paused { .. } => None,
    };
    let path = record.walk.as_ref().and_then(|walk| walk.frames.first()).map(|frame| frame.path.as_str());
    connection
        .prepare_cached(
            "INSERT OR REPLACE INTO consultation
               (id, opened_at, finished_at, record, client, actor, path, topic, situation, problem, result, minutes,
                is_unfinished, words, state)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)",
        )?
        .execute(params![
            id.as_bytes(),
            record.opened_at,
            finished_at,
            kind,
            word(&record.client),
            record.actor,
            path,
            topic,
            record.situation,
            record.met.first().map(|met| met.problem.as_str()),
            record.result.as_ref().map(word),
            record.minutes,
            record.is_unfinished(),
            searchable(record),
            serde_json::to_string(record)?,
        ])?;
    write_deadlines(connection, id, record)
}

/// Terms still running, of a record nobody has gone on with.
fn write_deadlines(connection: &Connection, id: Uuid, record: &Consultation) -> Result<(), StoreError> {
    connection.prepare_cached("DELETE FROM deadline WHERE consultation = ?1")?.execute([id.as_bytes()])?;
    let running = record.deadlines.iter().filter(|running| !running.met && record.continued_by.is_none());
    for running in running {
        let started = &running.started;
        connection
            .prepare_cached(
                "INSERT INTO deadline (consultation, id, due, provisional) VALUES (?1, ?2, ?3, ?4)",
            )?
            .execute(params![id.as_bytes(), started.id, day_text(started.due), started.provisional])?;
    }
    Ok(())
}

/// Free text of the record, as the simple search wants it.
fn searchable(record: &Consultation) -> String {
    let asked = record.questions.iter().flat_map(|question| [&question.text, &question.answer]);
    let numbers = record.taken.iter().map(|taken| &taken.portal_number);
    let texts = asked.chain(numbers).chain([&record.note]);
    let joined: Vec<&str> = texts.filter_map(Option::as_deref).collect();
    scs_domain::text::fold(&joined.join(" "))
}

fn score(connection: &Connection, tried: &FixTried, helped: bool) -> Result<(), StoreError> {
    connection
        .prepare_cached(
            "INSERT INTO fix_score (problem, fix, helped, failed) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT DO UPDATE SET helped = helped + excluded.helped, failed = failed + excluded.failed",
        )?
        .execute(params![tried.problem, tried.fix, helped, !helped])?;
    Ok(())
}

fn paper(connection: &Connection, told: &Told<'_>, event: &Event) -> Result<(), StoreError> {
    let state: Option<String> = connection
        .prepare_cached("SELECT state FROM paper WHERE id = ?1")?
        .query_row([told.aggregate.as_bytes()], |row| row.get(0))
        .optional()?;
    let paper = match state {
        None => Paper::begin(told, event).ok_or(StoreError::Unreadable("first event"))?,
        Some(state) => {
            let mut paper: Paper = serde_json::from_str(&state)?;
            paper.apply(told, event);
            paper
        }
    };
    write_paper(connection, told.aggregate, &paper)
}

fn write_paper(connection: &Connection, id: Uuid, paper: &Paper) -> Result<(), StoreError> {
    let is_printed = paper.copies.last().is_some_and(|copy| copy.printed_at.is_some());
    connection
        .prepare_cached(
            "INSERT OR REPLACE INTO paper
               (id, form, item, number, consultation, first_at, last_at, copies, is_printed, kept_until, is_wiped, state)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
        )?
        .execute(params![
            id.as_bytes(),
            word(&paper.form),
            paper.item,
            paper.number,
            paper.consultation.map(|record| record.0.into_bytes()),
            paper.copies.first().map_or(0, |copy| copy.at),
            paper.last_at(),
            paper.copies.len(),
            is_printed,
            paper.kept_until.map(day_text),
            paper.wiped_at.is_some(),
            serde_json::to_string(paper)?,
        ])?;
    Ok(())
}
