//! Walking: answers, substeps, outcomes, fixes.

use chrono::NaiveDate;

use super::{Consultation, LONGEST_NUMBER, Refusal};
use crate::content::{Deadline, Edition, Evidence, Outcome, OutcomeKind, Path, Step, StepKind};
use crate::event::{Event, Facts, FixTried, Personal, StartedDeadline, StepTaken};
use crate::walk::{StepAddress, Walk, WalkError};

/// What the consultant reports of the step underfoot.
#[derive(Clone, Debug)]
pub struct StepReport {
    /// The step she sees: a report about another one is refused, so a double press does no harm.
    pub step: StepAddress,
    pub outcome: String,
    pub problem: Option<String>,
    pub portal_number: Option<String>,
    pub portal_date: Option<NaiveDate>,
    pub event_date: Option<NaiveDate>,
}

/// A fix tried on a problem.
#[derive(Clone, Debug)]
pub struct FixReport {
    pub problem: String,
    pub fix: String,
    pub judgement: Judgement,
}

/// What came of a fix.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Judgement {
    Helped,
    /// Better, but the problem stands.
    Partly,
    Failed,
}

impl Consultation {
    fn standing(&self, step: &StepAddress) -> Result<&Walk, Refusal> {
        self.must_be_running()?;
        let walk = self.underfoot().ok_or(Refusal::NoPath)?;
        let here = walk.address();
        if here.as_ref() == Some(step) { Ok(walk) } else { Err(Refusal::OtherStep { here }) }
    }

    /// Writes down the answer to a question of the step underfoot.
    pub fn answer(
        &self,
        edition: &Edition,
        step: &StepAddress,
        fact: &str,
        value: &str,
    ) -> Result<Event, Refusal> {
        let walk = self.standing(step)?;
        walk.clone().answer(edition, fact, value)?;
        let (_, definition) = walk.step(edition)?;
        if !definition.asks.iter().any(|asked| asked == fact) {
            return Err(WalkError::NoFact(fact.to_owned()).into());
        }
        let facts =
            Facts::FactAnswered { step: Some(step.clone()), fact: fact.to_owned(), value: value.to_owned() };
        Ok(Event::plain(facts))
    }

    pub fn tick(
        &self,
        edition: &Edition,
        step: &StepAddress,
        substep: &str,
        ticked: bool,
    ) -> Result<Event, Refusal> {
        let (_, definition) = self.standing(step)?.step(edition)?;
        if !definition.substeps.iter().any(|known| known.id == substep) {
            return Err(Refusal::NoSubstep(substep.to_owned()));
        }
        Ok(Event::plain(Facts::SubstepTicked { step: step.clone(), substep: substep.to_owned(), ticked }))
    }

    /// Leaves the step by one of its outcomes. A step whose end is proved by the portal is done only
    /// with the portal's number and date; a term starts on the day of its event, not of the click.
    pub fn take(&self, edition: &Edition, report: StepReport, today: NaiveDate) -> Result<Event, Refusal> {
        let walk = self.standing(&report.step)?;
        let (path, step) = walk.step(edition)?;
        let outcome = path
            .outcome(step, &report.outcome)
            .ok_or_else(|| WalkError::NoOutcome(report.outcome.clone()))?;
        let kind = path.outcome_kind(outcome);
        let number = proof(step, kind, &report, today)?;
        let problem = stumbling_block(outcome, report.problem.as_deref())?;
        let mut moved = walk.clone();
        moved.take(edition, &report.outcome).map_err(|error| match error {
            WalkError::Unanswered(facts) => Refusal::Unanswered(facts),
            other => other.into(),
        })?;
        let began = report.event_date.or(report.portal_date).unwrap_or(today);
        let taken = StepTaken {
            deadlines: started(edition, path, &report, began),
            step: report.step,
            outcome: report.outcome,
            kind,
            problem,
            event_date: report.event_date,
            portal_date: number.as_ref().and(report.portal_date),
            walk: moved,
            closing: self.closing.is_some(),
            stage: step.reaches().filter(|_| kind == OutcomeKind::Done),
        };
        let personal = Personal { portal_number: number, ..Personal::default() };
        let facts =
            if kind == OutcomeKind::Failed { Facts::StepFailed(taken) } else { Facts::StepDone(taken) };
        Ok(Event::with(facts, personal))
    }

    /// Records whether a fix helped; a card not named at this step is welcome too.
    pub fn judge_fix(&self, edition: &Edition, report: FixReport) -> Result<Event, Refusal> {
        self.must_be_running()?;
        let problem = edition
            .problems
            .get(&report.problem)
            .ok_or_else(|| Refusal::NoProblem(report.problem.clone()))?;
        if problem.fix(&report.fix).is_none() {
            return Err(Refusal::NoFix(report.fix));
        }
        let step = self.underfoot().and_then(Walk::address);
        let tried = FixTried { problem: report.problem, fix: report.fix, step };
        Ok(Event::plain(match report.judgement {
            Judgement::Helped => Facts::ProblemSolved(tried),
            Judgement::Partly => Facts::ProblemEased(tried),
            Judgement::Failed => Facts::FixFailed(tried),
        }))
    }
}

/// The number by which the portal proves the step, checked, when the step asks for one.
fn proof(
    step: &Step,
    kind: OutcomeKind,
    report: &StepReport,
    today: NaiveDate,
) -> Result<Option<String>, Refusal> {
    if let Some(day) = report.portal_date.filter(|day| *day > today) {
        return Err(Refusal::FutureDay(day));
    }
    if let Some(day) = report.event_date.filter(|day| *day > today) {
        return Err(Refusal::FutureEvent(day));
    }
    let evidence = &step.done_when.evidence;
    let wants = |kind: Evidence| evidence.contains(&kind);
    if kind != OutcomeKind::Done {
        return Ok(None);
    }
    if wants(Evidence::EventDate) && report.event_date.is_none() {
        return Err(Refusal::EventDateMissing);
    }
    if step.kind != StepKind::File && !wants(Evidence::PortalNumber) {
        return Ok(None);
    }
    let number = report.portal_number.as_deref().map(str::trim).unwrap_or_default();
    match (number.is_empty(), report.portal_date) {
        (true, _) => Err(Refusal::NumberMissing),
        (false, None) => Err(Refusal::PortalDateMissing),
        (false, Some(_)) if number.chars().count() > LONGEST_NUMBER => Err(Refusal::NumberTooLong),
        (false, Some(_)) => Ok(Some(number.to_owned())),
    }
}

/// The card of a failed outcome: the one reported, or the only one there is.
fn stumbling_block(outcome: &Outcome, reported: Option<&str>) -> Result<Option<String>, Refusal> {
    match (reported, outcome.problems.as_slice()) {
        (Some(id), known) if known.iter().any(|problem| problem == id) => Ok(Some(id.to_owned())),
        (Some(id), _) => Err(Refusal::NoProblem(id.to_owned())),
        (None, [only]) => Ok(Some(only.clone())),
        (None, _) => Ok(None),
    }
}

/// Terms that begin with this outcome. One whose start nobody here can see never becomes a date.
fn started(edition: &Edition, path: &Path, report: &StepReport, began: NaiveDate) -> Vec<StartedDeadline> {
    let starting = format!("{}.{}", report.step.step, report.outcome);
    let mut found = Vec::new();
    for step in &path.steps {
        for reference in step.deadlines.iter().filter(|reference| reference.starts_at == starting) {
            if let Some(deadline) = edition.deadlines.get(&reference.id).filter(|known| known.starts_visible)
            {
                let step = StepAddress { path: path.id.clone(), step: step.id.clone() };
                found.push(run(edition, deadline, step, began));
            }
        }
    }
    found
}

fn run(edition: &Edition, deadline: &Deadline, step: StepAddress, began: NaiveDate) -> StartedDeadline {
    let due = edition.calendar.due(began, deadline.amount, deadline.unit);
    StartedDeadline {
        id: deadline.id.clone(),
        step,
        event_date: began,
        due: due.date,
        provisional: due.provisional,
    }
}
