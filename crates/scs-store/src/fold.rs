//! Tables folded from events. The rules of folding are the domain's; here they meet SQL.

use rusqlite::{Connection, OptionalExtension, params};
use scs_domain::consultation::{Consultation, RecordKind, Status, Told};
use scs_domain::event::{Event, Facts, FixTried, PaperForm, PaperIssued};
use scs_domain::ids::ConsultationId;
use scs_domain::paper::Paper;
use scs_domain::statistics::{Contributions, Measure, hour};
use uuid::Uuid;

use crate::consultations::{PLACES, begins};
use crate::sql_types::{day_text, word};
use crate::{StoreError, cards, documents, questions, record_words, tally};

/// Changes what the event changes.
pub(crate) fn apply(connection: &Connection, told: &Told<'_>, event: &Event) -> Result<(), StoreError> {
    match &event.facts {
        Facts::PaperIssued(issued) => issue(connection, told, event, issued),
        Facts::PaperPrinted { .. } | Facts::PaperWiped {} => paper(connection, told, event),
        Facts::JournalRestored { .. }
        | Facts::JournalExported { .. }
        | Facts::SessionWiped(_)
        | Facts::SessionTried { .. }
        | Facts::TerminalPaired {}
        | Facts::TerminalForgotten {}
        | Facts::TerminalOrdered { .. } => Ok(()),
        Facts::ConsultationOpened(opened) => {
            if let Some(earlier) = opened.continues {
                change_record(connection, earlier.0, told, event)?;
            }
            begin_record(connection, told, event)
        }
        Facts::EntryRecorded(_) => begin_record(connection, told, event),
        Facts::CardWritten(_)
        | Facts::CardApproved { .. }
        | Facts::CardReturned {}
        | Facts::CardConfirmed { .. }
        | Facts::CardMerged { .. }
        | Facts::CardWithdrawn {} => cards::apply(connection, told, event),
        Facts::DocumentBegun(begun) => {
            documents::apply(connection, told, event)?;
            begun.consultation.map_or(Ok(()), |record| change_record(connection, record.0, told, event))
        }
        Facts::DocumentWritten { .. }
        | Facts::DocumentMoved(_)
        | Facts::DocumentLinked { .. }
        | Facts::DocumentWiped {} => documents::apply(connection, told, event),
        Facts::QuestionAsked { question, specialist, topic, .. } => {
            questions::asked(connection, told, *question, specialist, topic.as_deref())?;
            change_record(connection, told.aggregate, told, event)
        }
        Facts::QuestionAnswered { question } => {
            questions::answered(connection, told, *question)?;
            change_record(connection, told.aggregate, told, event)
        }
        Facts::RecordLinked { earlier } => visit_linked(connection, *earlier, told, event, true),
        Facts::RecordUnlinked { earlier } => visit_linked(connection, *earlier, told, event, false),
        Facts::ProblemSolved(tried) => {
            score(connection, told, tried, [1, 0, 0])?;
            change_record(connection, told.aggregate, told, event)
        }
        Facts::ProblemEased(tried) => {
            score(connection, told, tried, [0, 1, 0])?;
            change_record(connection, told.aggregate, told, event)
        }
        Facts::FixFailed(tried) => {
            score(connection, told, tried, [0, 0, 1])?;
            change_record(connection, told.aggregate, told, event)
        }
        _ => change_record(connection, told.aggregate, told, event),
    }
}

fn issue(
    connection: &Connection,
    told: &Told<'_>,
    event: &Event,
    issued: &PaperIssued,
) -> Result<(), StoreError> {
    paper(connection, told, event)?;
    if issued.form == PaperForm::Memo && issued.copy == 1 {
        tally::add(connection, hour(told.at), Measure::Memo, &issued.item)?;
    }
    issued.consultation.map_or(Ok(()), |record| change_record(connection, record.0, told, event))
}

/// Empties every folded table.
pub(crate) fn clear(connection: &Connection) -> Result<(), StoreError> {
    connection.execute_batch(
        "DELETE FROM consultation; DELETE FROM deadline; DELETE FROM fix_tried; DELETE FROM paper;
         DELETE FROM card; DELETE FROM question; DELETE FROM document;",
    )?;
    tally::clear(connection)?;
    record_words::clear(connection)
}

fn begin_record(connection: &Connection, told: &Told<'_>, event: &Event) -> Result<(), StoreError> {
    let record = Consultation::begin(told, event).ok_or(StoreError::Unreadable("first event"))?;
    score_in_passing(connection, &record, 1)?;
    write_record(connection, told.aggregate, &record, &Contributions::new())
}

fn change_record(
    connection: &Connection,
    id: Uuid,
    told: &Told<'_>,
    event: &Event,
) -> Result<(), StoreError> {
    change(connection, id, |record| record.apply(told, event))
}

/// Both records know of each other.
fn visit_linked(
    connection: &Connection,
    earlier: ConsultationId,
    told: &Told<'_>,
    event: &Event,
    is_linked: bool,
) -> Result<(), StoreError> {
    change_record(connection, told.aggregate, told, event)?;
    let later = ConsultationId(told.aggregate);
    change(connection, earlier.0, |record| record.later_visit(later, is_linked))
}

fn change(connection: &Connection, id: Uuid, work: impl FnOnce(&mut Consultation)) -> Result<(), StoreError> {
    let mut record = read_record(connection, id)?;
    let counted = record.contributions();
    score_in_passing(connection, &record, -1)?;
    work(&mut record);
    score_in_passing(connection, &record, 1)?;
    write_record(connection, id, &record, &counted)
}

fn read_record(connection: &Connection, id: Uuid) -> Result<Consultation, StoreError> {
    let state: String = connection
        .prepare_cached("SELECT state FROM consultation WHERE id = ?1")?
        .query_row([id.as_bytes()], |row| row.get(0))?;
    Ok(serde_json::from_str(&state)?)
}

/// `counted` is what the record counted in before; one without words was not counted yet.
fn write_record(
    connection: &Connection,
    id: Uuid,
    record: &Consultation,
    counted: &Contributions,
) -> Result<(), StoreError> {
    let (kind, topic) = match &record.record {
        RecordKind::Guided => ("guided", None),
        RecordKind::Quick { topic } => ("quick", Some(topic)),
    };
    let finished_at = match record.status {
        Status::Finished { at } => Some(at),
        Status::Open | Status::Paused { .. } => None,
    };
    let path = record.walk.as_ref().and_then(|walk| walk.frames.first()).map(|frame| frame.path.as_str());
    let (number, was) = match known_place(connection, id)? {
        Some(known) => known,
        None => {
            record_words::one_more(connection)?;
            (free_place(connection, record.opened_at)?, String::new())
        }
    };
    let words = record_words::of(record);
    connection
        .prepare_cached(
            "INSERT INTO consultation
               (number, id, opened_at, finished_at, record, client, actor, path, topic, situation, problem, result,
                minutes, is_unfinished, words, state)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)
             ON CONFLICT (number) DO UPDATE SET
               finished_at = excluded.finished_at, path = excluded.path, topic = excluded.topic,
               problem = excluded.problem, result = excluded.result, minutes = excluded.minutes,
               is_unfinished = excluded.is_unfinished, words = excluded.words, state = excluded.state",
        )?
        .execute(params![
            number,
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
            words,
            serde_json::to_string(record)?,
        ])?;
    record_words::replace(connection, number, &was, &words)?;
    let nothing = Contributions::new();
    let counted = if was.is_empty() { &nothing } else { counted };
    tally::replace(connection, hour(record.opened_at), counted, &record.contributions())?;
    write_deadlines(connection, id, record)
}

/// Where the record stands, and its words so far.
fn known_place(connection: &Connection, id: Uuid) -> Result<Option<(i64, String)>, StoreError> {
    let mut select = connection.prepare_cached("SELECT number, words FROM consultation WHERE id = ?1")?;
    Ok(select.query_row([id.as_bytes()], |row| Ok((row.get(0)?, row.get(1)?))).optional()?)
}

/// The first free place of its minute or after.
fn free_place(connection: &Connection, opened_at: i64) -> Result<i64, StoreError> {
    let mut last = connection
        .prepare_cached("SELECT max(number) FROM consultation WHERE number >= ?1 AND number < ?1 + ?2")?;
    let mut begins = begins(opened_at);
    loop {
        match last.query_row(params![begins, PLACES], |row| row.get::<_, Option<i64>>(0))? {
            None => return Ok(begins),
            Some(last) if last + 1 < begins + PLACES => return Ok(last + 1),
            Some(_) => begins += PLACES,
        }
    }
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

fn score(
    connection: &Connection,
    told: &Told<'_>,
    tried: &FixTried,
    counts: [i32; 3],
) -> Result<(), StoreError> {
    score_of(connection, &read_record(connection, told.aggregate)?, tried, counts)
}

/// What a quick entry tried counts as it ended, also after a correction.
fn score_in_passing(connection: &Connection, record: &Consultation, times: i32) -> Result<(), StoreError> {
    if record.record == RecordKind::Guided {
        return Ok(());
    }
    for met in &record.met {
        let tried = |fix: &String| FixTried { problem: met.problem.clone(), fix: fix.clone(), step: None };
        if let Some(fix) = &met.solved_by {
            score_of(connection, record, &tried(fix), [times, 0, 0])?;
        }
        for fix in &met.failed_fixes {
            score_of(connection, record, &tried(fix), [0, 0, times])?;
        }
    }
    Ok(())
}

fn score_of(
    connection: &Connection,
    record: &Consultation,
    tried: &FixTried,
    [helped, partly, failed]: [i32; 3],
) -> Result<(), StoreError> {
    let step = tried.step.as_ref();
    connection
        .prepare_cached(
            "INSERT INTO fix_tried (problem, fix, portal, path, step, release, helped, partly, failed)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
             ON CONFLICT DO UPDATE SET helped = helped + excluded.helped, partly = partly + excluded.partly,
                                       failed = failed + excluded.failed",
        )?
        .execute(params![
            tried.problem,
            tried.fix,
            record.portal.as_deref().unwrap_or_default(),
            step.map_or("", |step| &step.path),
            step.map_or("", |step| &step.step),
            record.edition.as_ref().map_or("", |edition| &edition.version),
            helped,
            partly,
            failed,
        ])?;
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
