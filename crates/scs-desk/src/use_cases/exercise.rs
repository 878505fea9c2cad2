//! Practice cases: the list, a walk through one, and how it agrees with the story.

use scs_domain::consultation::{self, Consultation, Opening};
use scs_domain::content::{Client, Edition, Exercise};
use scs_domain::event::Channel;
use scs_domain::exercise::{AskedWalk, Remark, asked_walk, heard, verdict};
use scs_domain::ids::{ConsultationId, SubjectId};
use scs_domain::walk::StepAddress;

use super::consult::settings_facts;
use super::consultation_id;
use crate::desk::{Caller, Desk};
use crate::error::{Error, Result};
use crate::views::{wording, words};
use crate::wire::{
    ConsultationInput, ConsultationView, ExerciseInput, ExerciseLine, ExerciseList, ExerciseView, HeardView,
    Nothing, VerdictView,
};

/// Those on the centre's portal first, then in the order of paths; empty where nobody learns.
pub(crate) fn list(desk: &Desk, _: &Caller, _: Nothing) -> Result<ExerciseList> {
    if !desk.place().is_for_learning() {
        return Ok(ExerciseList { exercises: Vec::new() });
    }
    let edition = desk.edition(desk.here()?.today())?;
    let here = desk.centre()?.portal;
    let lines = edition.exercises.values().filter_map(|exercise| {
        let path = edition.paths.get(&exercise.path)?;
        let line = ExerciseLine {
            id: exercise.id.clone(),
            title: exercise.title.clone(),
            path: path.title.clone(),
            client: path.client.into(),
            portal: wording::capitalised(&edition.speak(&exercise.portal, "{portal.portal.nom}")),
        };
        Some((exercise.portal != here, line))
    });
    let mut exercises: Vec<(bool, ExerciseLine)> = lines.collect();
    exercises
        .sort_by_cached_key(|(is_elsewhere, line)| (*is_elsewhere, line.path.clone(), line.title.clone()));
    Ok(ExerciseList { exercises: exercises.into_iter().map(|(_, line)| line).collect() })
}

/// Opens a consultation with the client of the story, on the portal of the story.
pub(crate) fn begin(desk: &Desk, caller: &Caller, input: ExerciseInput) -> Result<ConsultationView> {
    if !desk.place().is_for_learning() {
        return Err(Error::NoExercisesHere);
    }
    let edition = desk.edition(desk.here()?.today())?;
    let exercise = edition.exercises.get(&input.exercise).ok_or(Error::NotFound)?;
    let event = consultation::open(&edition, opening(desk, &edition, exercise)?)?;
    let (id, subject) = (ConsultationId(desk.new_id()?), SubjectId(desk.new_id()?));
    desk.act(caller, |deed| deed.write(id.0, subject, &event))?;
    desk.view_of(id)
}

fn opening(desk: &Desk, edition: &Edition, exercise: &Exercise) -> Result<Opening> {
    let path = edition.paths.get(&exercise.path).ok_or(Error::NotFound)?;
    let mut facts = settings_facts(edition, &desk.centre()?);
    let entry = exercise.entry.as_deref().and_then(|entry| path.entry(entry));
    for fact in entry.iter().flat_map(|entry| &entry.asks) {
        let reply = exercise.replies.iter().find(|reply| reply.fact == *fact);
        facts.extend(reply.map(|reply| (fact.clone(), reply.value.clone())));
    }
    let of_group = edition.groups.iter().find(|group| exercise.groups.contains(&group.id));
    let client = match (path.client, of_group.map(|group| group.client)) {
        (Client::Any, None | Some(Client::Any)) => Client::Citizen,
        (Client::Any, Some(client)) | (client, _) => client,
    };
    Ok(Opening {
        client,
        groups: exercise.groups.iter().cloned().collect(),
        channel: Channel::InPerson,
        typical: true,
        portal: exercise.portal.clone(),
        situation: None,
        exercise: Some(exercise.id.clone()),
        path: Some(exercise.path.clone()),
        entry: exercise.entry.clone(),
        facts,
    })
}

/// The case of a consultation, with what is heard on the step underfoot.
pub(crate) fn view(desk: &Desk, edition: &Edition, record: &Consultation) -> Result<Option<ExerciseView>> {
    let Some(exercise) = record.exercise.as_ref().and_then(|id| edition.exercises.get(id)) else {
        return Ok(None);
    };
    let question = |fact: String| edition.facts.get(&fact).map(|known| known.question.clone());
    let lines = heard(edition, exercise, &asked(desk, edition, exercise)?, record)
        .into_iter()
        .map(|line| HeardView { question: line.fact.and_then(question), says: line.says });
    Ok(Some(ExerciseView {
        id: exercise.id.clone(),
        title: exercise.title.clone(),
        story: exercise.story.clone(),
        heard: lines.collect(),
    }))
}

fn asked(desk: &Desk, edition: &Edition, exercise: &Exercise) -> Result<AskedWalk> {
    let settings = settings_facts(edition, &desk.centre()?);
    asked_walk(edition, exercise, settings).map_err(|_| Error::Bug("an exercise asks for no walk"))
}

/// Refuses a consultation that is no exercise.
pub(crate) fn judge(desk: &Desk, _: &Caller, input: ConsultationInput) -> Result<VerdictView> {
    let record = desk.record(consultation_id(&input.consultation)?)?;
    let edition = desk.edition_for(&record)?;
    let id = record.exercise.as_ref().ok_or(Error::NotFound)?;
    let exercise = edition.exercises.get(id).ok_or(Error::NotFound)?;
    let asked = asked(desk, &edition, exercise)?;
    let found = verdict(&edition, &asked, &record);
    let text = match (found.is_passed(), found.is_over) {
        (true, _) => words::EXERCISE_PASSED.to_owned(),
        (false, true) => words::EXERCISE_DIFFERS.to_owned(),
        (false, false) => words::exercise_goes_on(found.agreed, found.moves),
    };
    let teller = Teller { edition: &edition, exercise };
    Ok(VerdictView {
        is_passed: found.is_passed(),
        text,
        lines: found.remarks.iter().map(|remark| teller.line(remark)).collect(),
        lesson: exercise.lesson.clone(),
    })
}

struct Teller<'e> {
    edition: &'e Edition,
    exercise: &'e Exercise,
}

impl Teller<'_> {
    fn line(&self, remark: &Remark) -> String {
        match remark {
            Remark::Answer { fact, asked, given } => {
                let says = self.exercise.replies.iter().find(|reply| reply.fact == *fact);
                let says = says.map_or("", |reply| reply.says.as_str());
                words::exercise_answer(says, &self.value(fact, given), &self.value(fact, asked))
            }
            Remark::Turn { step, asked, taken } => {
                words::exercise_turn(&self.step(step), &self.outcome(step, taken), &self.outcome(step, asked))
            }
            Remark::Detour { step } => words::exercise_detour(&self.step(step)),
            Remark::NotDone { step } => words::exercise_not_done(&self.step(step)),
            Remark::Card { step, asked, chosen } => {
                let chosen = chosen.as_ref().map(|id| self.problem(id));
                words::exercise_card(&self.step(step), &self.problem(asked), chosen.as_deref())
            }
            Remark::Fix { problem, fix } => {
                let known = self.edition.problems.get(problem).and_then(|card| card.fix(fix));
                let fix = known.map_or(fix.as_str(), |fix| fix.title.as_str());
                words::exercise_fix(&self.problem(problem), fix)
            }
        }
    }

    fn step(&self, address: &StepAddress) -> String {
        let step = self.edition.paths.get(&address.path).and_then(|path| path.step(&address.step));
        let title = step.map_or(address.step.as_str(), |step| step.title.as_str());
        self.edition.speak(&self.exercise.portal, title)
    }

    fn outcome(&self, address: &StepAddress, id: &str) -> String {
        let path = self.edition.paths.get(&address.path);
        let found = path.and_then(|path| path.outcome(path.step(&address.step)?, id));
        let title = found.map_or(id, |outcome| outcome.title.as_str());
        self.edition.speak(&self.exercise.portal, title)
    }

    fn problem(&self, id: &str) -> String {
        let title = self.edition.problems.get(id).map_or(id, |card| card.title.as_str());
        self.edition.speak(&self.exercise.portal, title)
    }

    fn value(&self, fact: &str, value: &str) -> String {
        let known = self.edition.facts.get(fact);
        let title = known.and_then(|fact| {
            let named = fact.values.iter().find(|known| known.id == value).map(|known| &known.title);
            named.or_else(|| fact.cuts.iter().find(|cut| cut.id == value).map(|cut| &cut.title))
        });
        match (title, value) {
            (Some(title), _) => title.clone(),
            (None, "true") => words::YES.to_owned(),
            (None, "false") => words::NO.to_owned(),
            (None, other) => other.to_owned(),
        }
    }
}
