//! Questions to a specialist: the non-typical case. They stay open until the answer is entered.

use super::{Consultation, RecordKind, Refusal};
use crate::content::Edition;
use crate::event::{Event, Facts, Personal};
use crate::ids::QuestionId;
use crate::walk::Walk;

impl Consultation {
    /// `text` may name the specialist; `allowed` are the centre's own phones.
    pub fn ask(
        &self,
        edition: &Edition,
        question: QuestionId,
        specialist: &str,
        text: &str,
        allowed: &[&str],
    ) -> Result<Event, Refusal> {
        self.must_be_running()?;
        if !edition.specialists.iter().any(|known| known.id == specialist) {
            return Err(Refusal::NoSpecialist(specialist.to_owned()));
        }
        let text = super::clean_text(text, allowed)?;
        if text.is_empty() {
            return Err(Refusal::QuestionEmpty);
        }
        let step = self.underfoot().and_then(Walk::address);
        let topic = self.topic(edition);
        let facts = Facts::QuestionAsked { question, specialist: specialist.to_owned(), step, topic };
        Ok(Event::with(facts, Personal::note(Some(text))))
    }

    /// What the record is about: its own topic, or the one its path belongs to.
    pub fn topic(&self, edition: &Edition) -> Option<String> {
        if let RecordKind::Quick { topic } = &self.record {
            return Some(topic.clone());
        }
        let path = &self.walk.as_ref()?.frames.first()?.path;
        let of_path = edition.topics.iter().find(|topic| topic.path.as_ref() == Some(path));
        of_path.map(|topic| topic.id.clone())
    }

    /// The answer is entered when it comes, also after the consultation is finished.
    pub fn enter_answer(&self, question: QuestionId, text: &str, allowed: &[&str]) -> Result<Event, Refusal> {
        let open = self.questions.iter().find(|known| known.id == question).ok_or(Refusal::NoQuestion)?;
        if open.answered_at.is_some() {
            return Err(Refusal::AnsweredAlready);
        }
        let text = super::clean_text(text, allowed)?;
        if text.is_empty() {
            return Err(Refusal::QuestionEmpty);
        }
        Ok(Event::with(Facts::QuestionAnswered { question }, Personal::note(Some(text))))
    }
}
