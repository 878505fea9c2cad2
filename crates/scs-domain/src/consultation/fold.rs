//! The fold: events make the record. Pure, total, and the same on every machine.

use super::undo;
use super::{
    Consultation, Judgement, Met, Moment, Question, Read, RecordKind, RunningDeadline, Status, Taken,
};
use crate::content::OutcomeKind;
use crate::event::{
    ConsultationResult, EntryAbout, Event, Facts, FixTried, Opened, Personal, QuickEntry, StepTaken,
};
use crate::ids::{ConsultationId, DocumentId, PaperId, QuestionId, SubjectId};
use crate::walk::{StepAddress, Walk};

/// What the envelope tells beside the event itself.
#[derive(Clone, Debug)]
pub struct Told<'a> {
    pub at: Moment,
    pub actor: &'a str,
    pub subject: SubjectId,
    /// The aggregate the event is written under: the record, or a paper.
    pub aggregate: uuid::Uuid,
}

impl Consultation {
    /// The record after its first event; None for an event that begins no record.
    pub fn begin(told: &Told<'_>, event: &Event) -> Option<Consultation> {
        match &event.facts {
            Facts::ConsultationOpened(opened) => Some(opened_record(told, opened)),
            Facts::EntryRecorded(entry) => Some(quick_record(told, entry, event.personal.as_ref())),
            _ => None,
        }
    }

    /// The record after one more event. Events of other kinds leave it as it is.
    pub fn apply(&mut self, told: &Told<'_>, event: &Event) {
        let note = event.personal.as_ref().and_then(|personal| personal.note.clone());
        match &event.facts {
            Facts::FactAnswered { fact, value, .. } => self.note_fact(fact, value),
            Facts::SubstepTicked { substep, ticked, .. } => self.note_tick(substep, *ticked),
            Facts::StepDone(taken) | Facts::StepFailed(taken) => {
                self.step_taken(told.at, taken, event.personal.as_ref())
            }
            Facts::StepUndone { .. } => self.take_back(),
            Facts::ClosingBegun { walk } => self.closing_begun(walk),
            Facts::ProblemSolved(tried) => self.fix_tried(told.at, tried, Judgement::Helped),
            Facts::ProblemEased(tried) => self.fix_tried(told.at, tried, Judgement::Partly),
            Facts::FixFailed(tried) => self.fix_tried(told.at, tried, Judgement::Failed),
            Facts::ConsultationPaused { until } => {
                self.stop_clock(told.at);
                self.status = Status::Paused { until: *until };
            }
            Facts::ConsultationResumed {} => {
                self.active_since = Some(told.at);
                self.status = Status::Open;
            }
            Facts::QuestionAsked { question, specialist, step, topic } => {
                self.seal();
                let topic = topic.clone();
                let question = asked(told.at, *question, specialist, step.clone(), note);
                self.questions.push(Question { topic, ..question });
            }
            Facts::QuestionAnswered { question } => self.question_answered(told.at, *question, note),
            Facts::ConsultationFinished { result, minutes, next_visit } => {
                self.finished(told.at, note);
                (self.result, self.minutes, self.next_visit) = (Some(*result), Some(*minutes), *next_visit);
            }
            Facts::RecordCorrected { result, minutes, topic } => {
                self.corrected_at = Some(told.at);
                self.correct_with(*result, *minutes, topic.as_deref());
                self.note = note.or_else(|| self.note.take());
            }
            Facts::DocumentBegun(_) => self.documents.push(DocumentId(told.aggregate)),
            Facts::PaperIssued(_) => {
                let paper = PaperId(told.aggregate);
                if !self.papers.contains(&paper) {
                    self.papers.push(paper);
                }
                self.seal();
            }
            Facts::ConsultationOpened(opened) if opened.continues.is_some() => {
                self.continued_by = Some(ConsultationId(told.aggregate));
            }
            other => self.around(told, other),
        }
    }

    /// Who read it and which other visits there are; everything else is no event of a record.
    fn around(&mut self, told: &Told<'_>, facts: &Facts) {
        match facts {
            Facts::RecordRead { reason } => {
                self.reads.push(Read { at: told.at, actor: told.actor.to_owned(), reason: *reason });
            }
            Facts::RecordLinked { earlier } => add(&mut self.earlier_visits, *earlier),
            Facts::RecordUnlinked { earlier } => self.earlier_visits.retain(|known| known != earlier),
            Facts::RecordToldApart { other } => add(&mut self.told_apart, *other),
            _ => {}
        }
    }

    /// The same person came later, or it turned out that she did not. Told by the other record's event.
    pub fn later_visit(&mut self, later: ConsultationId, is_linked: bool) {
        self.later_visits.retain(|known| *known != later);
        if is_linked {
            self.later_visits.push(later);
        }
    }

    fn closing_begun(&mut self, walk: &Walk) {
        if let Some(step) = self.walk.as_ref().and_then(Walk::address) {
            self.remember(step);
        }
        self.closing = Some(walk.clone());
    }

    fn finished(&mut self, at: Moment, note: Option<String>) {
        self.stop_clock(at);
        self.seal();
        self.status = Status::Finished { at };
        self.note = note;
    }

    fn note_fact(&mut self, fact: &str, value: &str) {
        if let Some(walk) = self.closing.as_mut().or(self.walk.as_mut()) {
            walk.facts.insert(fact.to_owned(), value.to_owned());
        }
    }

    fn note_tick(&mut self, substep: &str, ticked: bool) {
        if let Some(walk) = self.closing.as_mut().or(self.walk.as_mut()) {
            if ticked {
                walk.ticked.insert(substep.to_owned());
            } else {
                walk.ticked.remove(substep);
            }
        }
    }

    fn step_taken(&mut self, at: Moment, taken: &StepTaken, personal: Option<&Personal>) {
        self.remember(taken.step.clone());
        if taken.kind == OutcomeKind::HandedOver {
            self.seal();
        }
        if taken.kind == OutcomeKind::Done {
            for running in self.deadlines.iter_mut().filter(|running| running.started.step == taken.step) {
                running.met = true;
            }
        }
        self.start_deadlines(taken);
        if let Some(problem) = &taken.problem {
            self.meet(at, problem, Some(taken.step.clone()));
        }
        let worked = self.worked_by(at);
        let took = worked - std::mem::replace(&mut self.worked_at_step, worked);
        self.taken.push(Taken {
            step: taken.step.clone(),
            outcome: taken.outcome.clone(),
            kind: taken.kind,
            at,
            event_date: taken.event_date,
            portal_date: taken.portal_date,
            portal_number: personal.and_then(|personal| personal.portal_number.clone()),
            closing: taken.closing,
            stage: taken.stage,
            took_ms: Some(took),
        });
        if taken.closing {
            self.closing = Some(taken.walk.clone());
        } else {
            self.walk = Some(taken.walk.clone());
        }
    }

    fn start_deadlines(&mut self, taken: &StepTaken) {
        for started in &taken.deadlines {
            self.deadlines.retain(|running| running.started.id != started.id);
            self.deadlines.push(RunningDeadline { started: started.clone(), met: false });
        }
    }

    fn meet(&mut self, at: Moment, problem: &str, step: Option<StepAddress>) -> usize {
        let standing = self
            .met
            .iter()
            .position(|met| met.problem == problem && met.step == step && met.solved_by.is_none());
        standing.unwrap_or_else(|| {
            self.met.push(Met {
                problem: problem.to_owned(),
                step,
                at,
                solved_by: None,
                eased_by: Vec::new(),
                failed_fixes: Vec::new(),
            });
            self.met.len() - 1
        })
    }

    fn fix_tried(&mut self, at: Moment, tried: &FixTried, judgement: Judgement) {
        let place = self.meet(at, &tried.problem, tried.step.clone());
        if let Some(met) = self.met.get_mut(place) {
            match judgement {
                Judgement::Helped => met.solved_by = Some(tried.fix.clone()),
                Judgement::Partly => met.eased_by.push(tried.fix.clone()),
                Judgement::Failed => met.failed_fixes.push(tried.fix.clone()),
            }
        }
    }

    fn question_answered(&mut self, at: Moment, question: QuestionId, answer: Option<String>) {
        if let Some(known) = self.questions.iter_mut().find(|known| known.id == question) {
            known.answered_at = Some(at);
            known.answer = answer;
        }
    }

    fn correct_with(
        &mut self,
        result: Option<ConsultationResult>,
        minutes: Option<u32>,
        topic: Option<&str>,
    ) {
        self.result = result.or(self.result);
        self.minutes = minutes.or(self.minutes);
        let RecordKind::Quick { topic: written } = &mut self.record else { return };
        if let Some(topic) = topic {
            topic.clone_into(written);
        }
        if let Some(result) = result {
            self.met.iter_mut().for_each(|met| met.end(result));
        }
    }

    fn stop_clock(&mut self, at: Moment) {
        if let Some(since) = self.active_since.take() {
            self.worked_ms += (at - since).max(0);
        }
    }
}

fn add(visits: &mut Vec<ConsultationId>, visit: ConsultationId) {
    if !visits.contains(&visit) {
        visits.push(visit);
    }
}

fn asked(
    asked_at: Moment,
    id: QuestionId,
    specialist: &str,
    step: Option<StepAddress>,
    text: Option<String>,
) -> Question {
    Question {
        id,
        specialist: specialist.to_owned(),
        step,
        topic: None,
        asked_at,
        text,
        answered_at: None,
        answer: None,
    }
}

fn blank(told: &Told<'_>) -> Consultation {
    Consultation {
        subject: told.subject,
        actor: told.actor.to_owned(),
        opened_at: told.at,
        record: RecordKind::Guided,
        client: crate::content::Client::Any,
        groups: Default::default(),
        channel: crate::event::Channel::InPerson,
        typical: true,
        situation: None,
        exercise: None,
        portal: None,
        edition: None,
        walk: None,
        closing: None,
        taken: Vec::new(),
        met: Vec::new(),
        deadlines: Vec::new(),
        questions: Vec::new(),
        papers: Vec::new(),
        documents: Vec::new(),
        status: Status::Open,
        result: None,
        minutes: None,
        next_visit: None,
        note: None,
        corrected_at: None,
        continues: None,
        earlier_visits: Vec::new(),
        later_visits: Vec::new(),
        told_apart: Vec::new(),
        reads: Vec::new(),
        continued_by: None,
        active_since: None,
        worked_ms: 0,
        worked_at_step: 0,
        undo: Vec::<undo::Undo>::new(),
    }
}

fn opened_record(told: &Told<'_>, opened: &Opened) -> Consultation {
    Consultation {
        client: opened.client,
        groups: opened.groups.clone(),
        channel: opened.channel,
        typical: opened.typical,
        situation: opened.situation.clone(),
        exercise: opened.exercise.clone(),
        portal: Some(opened.portal.clone()),
        edition: Some(opened.edition.clone()),
        walk: opened.walk.clone(),
        continues: opened.continues,
        earlier_visits: Vec::new(),
        later_visits: Vec::new(),
        told_apart: Vec::new(),
        reads: Vec::new(),
        deadlines: opened
            .deadlines
            .iter()
            .map(|started| RunningDeadline { started: started.clone(), met: false })
            .collect(),
        active_since: Some(told.at),
        ..blank(told)
    }
}

/// A fix tried in a quick entry helped when the entry ended solved.
fn met_in_passing(at: Moment, about: &EntryAbout, result: ConsultationResult) -> Met {
    let mut met = Met {
        problem: about.problem.clone(),
        step: None,
        at,
        solved_by: None,
        eased_by: Vec::new(),
        failed_fixes: about.fix.iter().cloned().collect(),
    };
    met.end(result);
    met
}

impl Met {
    /// The one fix tried in passing, judged by how the entry ended.
    fn end(&mut self, result: ConsultationResult) {
        let fix = self.solved_by.take().or_else(|| self.failed_fixes.pop());
        match result {
            ConsultationResult::Solved => self.solved_by = fix,
            _ => self.failed_fixes.extend(fix),
        }
    }
}

fn quick_record(told: &Told<'_>, entry: &QuickEntry, personal: Option<&Personal>) -> Consultation {
    let about = entry.about.as_ref();
    Consultation {
        portal: about.map(|about| about.portal.clone()),
        edition: about.map(|about| about.edition.clone()),
        met: about.map(|about| met_in_passing(told.at, about, entry.result)).into_iter().collect(),
        record: RecordKind::Quick { topic: entry.topic.clone() },
        client: entry.client,
        channel: entry.channel,
        status: Status::Finished { at: told.at },
        result: Some(entry.result),
        minutes: Some(entry.minutes),
        note: personal.and_then(|personal| personal.note.clone()),
        ..blank(told)
    }
}
