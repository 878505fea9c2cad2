//! Pausing, finishing, correcting.

use chrono::NaiveDate;

use super::{Consultation, LONGEST_MINUTES, Refusal, Status};
use crate::content::Edition;
use crate::event::{ConsultationResult, Event, Facts, Personal};
use crate::walk::Walk;

/// How it ended, as the consultant says.
#[derive(Clone, Debug)]
pub struct Ending {
    pub result: ConsultationResult,
    pub minutes: u32,
    pub next_visit: Option<NaiveDate>,
    pub note: Option<String>,
}

/// What is put right in a finished record; the former entry stays in the journal.
#[derive(Clone, Debug, Default)]
pub struct Correction {
    pub result: Option<ConsultationResult>,
    pub minutes: Option<u32>,
    pub topic: Option<String>,
    pub note: Option<String>,
}

impl Consultation {
    pub fn pause(&self, until: Option<NaiveDate>, today: NaiveDate) -> Result<Event, Refusal> {
        self.must_be_running()?;
        match until {
            Some(day) if day < today => Err(Refusal::PastDay(day)),
            _ => Ok(Event::plain(Facts::ConsultationPaused { until })),
        }
    }

    pub fn resume(&self) -> Result<Event, Refusal> {
        match self.status {
            Status::Paused { .. } => Ok(Event::plain(Facts::ConsultationResumed {})),
            Status::Open => Err(Refusal::NotPaused),
            Status::Finished { .. } => Err(Refusal::Finished),
        }
    }

    /// The closing path, not yet begun: on a path that names one.
    pub fn closing_ahead(&self, edition: &Edition) -> Result<Option<Walk>, Refusal> {
        match (&self.closing, &self.walk) {
            (None, Some(walk)) => Ok(walk.epilogue(edition)?),
            _ => Ok(None),
        }
    }

    /// Steps onto the closing path, from wherever the client's path stands.
    pub fn begin_closing(&self, edition: &Edition) -> Result<Event, Refusal> {
        self.must_be_running()?;
        let walk = self.closing_ahead(edition)?.ok_or(Refusal::NoPath)?;
        Ok(Event::plain(Facts::ClosingBegun { walk }))
    }

    /// Writes the record. A question still out allows only the result «handed over»;
    /// «comes again» needs the day.
    pub fn finish(&self, ending: Ending, today: NaiveDate, allowed: &[&str]) -> Result<Event, Refusal> {
        self.must_be_running()?;
        check_minutes(ending.minutes)?;
        if self.open_question().is_some() && ending.result != ConsultationResult::HandedOver {
            return Err(Refusal::QuestionOpen);
        }
        match ending.next_visit {
            None if ending.result == ConsultationResult::Again => return Err(Refusal::NextVisitMissing),
            Some(day) if day < today => return Err(Refusal::PastDay(day)),
            _ => {}
        }
        let note = ending.note.map(|text| super::clean_text(&text, allowed)).transpose()?;
        let facts = Facts::ConsultationFinished {
            result: ending.result,
            minutes: ending.minutes,
            next_visit: ending.next_visit,
        };
        Ok(Event::with(facts, Personal::note(note)))
    }

    pub fn correct(&self, correction: Correction, allowed: &[&str]) -> Result<Event, Refusal> {
        if !self.is_finished() {
            return Err(Refusal::NotFinished);
        }
        correction.minutes.map_or(Ok(()), check_minutes)?;
        let note = correction.note.map(|text| super::clean_text(&text, allowed)).transpose()?;
        let facts = Facts::RecordCorrected {
            result: correction.result.filter(|result| Some(*result) != self.result),
            minutes: correction.minutes.filter(|minutes| Some(*minutes) != self.minutes),
            topic: correction.topic,
        };
        let nothing = Facts::RecordCorrected { result: None, minutes: None, topic: None };
        if facts == nothing && (note.is_none() || note == self.note) {
            return Err(Refusal::NothingToCorrect);
        }
        Ok(Event::with(facts, Personal::note(note)))
    }
}

fn check_minutes(minutes: u32) -> Result<(), Refusal> {
    if (1..=LONGEST_MINUTES).contains(&minutes) { Ok(()) } else { Err(Refusal::Minutes) }
}
