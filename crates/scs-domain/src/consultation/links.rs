//! Visits of one person, and who has read what she told.

use super::{Consultation, Moment, Refusal};
use crate::event::{Event, Facts, ReadReason};
use crate::ids::ConsultationId;

impl Consultation {
    /// Something a person told stands in it: free text, a portal's number, words of a question.
    pub fn has_personal(&self) -> bool {
        self.note.is_some()
            || !self.documents.is_empty()
            || self.taken.iter().any(|taken| taken.portal_number.is_some())
            || self.questions.iter().any(|question| question.text.is_some() || question.answer.is_some())
    }

    /// Its author reads it freely, and so does everybody while the work goes on; another person says why, once
    /// after `since`.
    pub fn may_be_read_by(&self, actor: &str, since: Moment) -> bool {
        let was_told = |read: &super::Read| read.actor == actor && read.at >= since;
        self.is_unfinished() || self.actor == actor || !self.has_personal() || self.reads.iter().any(was_told)
    }

    /// The record with everything a person told left out.
    pub fn without_personal(&self) -> Consultation {
        let mut bare = self.clone();
        bare.note = None;
        bare.taken.iter_mut().for_each(|taken| taken.portal_number = None);
        for question in &mut bare.questions {
            (question.text, question.answer) = (None, None);
        }
        bare
    }

    pub fn read(&self, reason: ReadReason) -> Event {
        Event::plain(Facts::RecordRead { reason })
    }

    /// The same person came before with `earlier`; the event belongs to the later record.
    pub fn link(&self, own: ConsultationId, earlier: ConsultationId) -> Result<Event, Refusal> {
        if own == earlier || self.is_linked_with(earlier) {
            return Err(Refusal::LinkedAlready);
        }
        Ok(Event::plain(Facts::RecordLinked { earlier }))
    }

    pub fn unlink(&self, earlier: ConsultationId) -> Result<Event, Refusal> {
        if !self.earlier_visits.contains(&earlier) {
            return Err(Refusal::NotLinked);
        }
        Ok(Event::plain(Facts::RecordUnlinked { earlier }))
    }

    /// Two people, though the records look alike: nobody is asked about them again.
    pub fn say_apart(&self, own: ConsultationId, other: ConsultationId) -> Result<Event, Refusal> {
        if own == other || self.is_linked_with(other) || self.told_apart.contains(&other) {
            return Err(Refusal::LinkedAlready);
        }
        Ok(Event::plain(Facts::RecordToldApart { other }))
    }

    /// By hand, or because one goes on with the other.
    pub fn is_linked_with(&self, other: ConsultationId) -> bool {
        self.earlier_visits.contains(&other)
            || self.later_visits.contains(&other)
            || self.continues == Some(other)
            || self.continued_by == Some(other)
    }
}
