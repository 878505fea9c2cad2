//! The step underfoot.

use scs_domain::condition;
use scs_domain::consultation::Consultation;
use scs_domain::content::{Actor, Edition, Evidence, Fact, FactKind, Path, Place, Print, Step, StepKind};
use scs_domain::walk::Walk;
use scs_store::Reader;

use super::{problem, wording, words};
use crate::error::Result;
use crate::wire::{
    AskView, Choice, CitizenView, LimitView, OutcomeView, PrintView, StepAddressView, StepView, SubstepView,
    TermView,
};

/// The step with everything the screen shows. Texts are spoken in the words of the portal.
pub(crate) fn view(
    edition: &Edition,
    record: &Consultation,
    walk: &Walk,
    count: String,
    reader: &Reader<'_>,
) -> Result<StepView> {
    let (path, step) = walk.step(edition)?;
    let say = |text: &String| edition.speak(&walk.portal, text);
    let wants = |evidence: Evidence| step.done_when.evidence.contains(&evidence);
    let files = step.kind == StepKind::File;
    Ok(StepView {
        address: StepAddressView { path: path.id.clone(), step: step.id.clone() },
        kind: step.kind.into(),
        title: say(&step.title),
        count,
        actor: step.actor.into(),
        actor_text: actor(step.actor).to_owned(),
        place_text: place(edition, walk, step.place),
        why: say(&step.why),
        needs: step.needs.iter().map(say).collect(),
        gets: step.received.iter().map(|handover| wording::capitalised(&say(&handover.what))).collect(),
        say: say(&step.say),
        asks: step.asks.iter().filter_map(|fact| ask(edition, fact, walk.facts.get(fact))).collect(),
        substeps: substeps(edition, walk, step),
        terms: terms(edition, walk, step),
        limits: limits(edition, walk, step),
        see_paths: see_paths(edition, walk, step),
        is_optional: step.optional,
        prints: step.prints.iter().filter_map(|print| paper(edition, record, print)).collect(),
        note: step.note.as_ref().map(say),
        silent: step.silent.as_ref().map(say),
        confidence: step.confidence.into(),
        citizen: CitizenView {
            title: say(&step.citizen.title),
            text: step.citizen.text.iter().map(say).collect(),
        },
        done_when: say(&step.done_when.text),
        needs_number: files || wants(Evidence::PortalNumber),
        needs_event_date: wants(Evidence::EventDate),
        not_yet: files.then(|| words::NOT_YET.to_owned()),
        outcomes: outcomes(edition, walk, path, step),
        problems: problems(edition, walk, (path, step), reader)?,
    })
}

pub(crate) fn actor(actor: Actor) -> &'static str {
    match actor {
        Actor::Citizen => words::ACTOR_CITIZEN,
        Actor::Employer => words::ACTOR_EMPLOYER,
        Actor::Representative => words::ACTOR_REPRESENTATIVE,
        Actor::Consultant => words::ACTOR_CONSULTANT,
        Actor::Specialist => words::ACTOR_SPECIALIST,
        Actor::System => words::ACTOR_SYSTEM,
    }
}

fn place(edition: &Edition, walk: &Walk, place: Place) -> String {
    match place {
        Place::Portal => wording::capitalised(&edition.speak(&walk.portal, "{portal.portal.nom}")),
        Place::Epgu => words::PLACE_EPGU.to_owned(),
        Place::Centre => words::PLACE_CENTRE.to_owned(),
        Place::Outside => words::PLACE_OUTSIDE.to_owned(),
    }
}

/// None for a fact the materials do not have.
pub(crate) fn ask(edition: &Edition, fact: &str, answer: Option<&String>) -> Option<AskView> {
    let known = edition.facts.get(fact)?;
    Some(AskView {
        fact: known.id.clone(),
        question: known.question.clone(),
        help: known.help.clone(),
        values: values(known),
        answer: answer.cloned(),
    })
}

fn values(fact: &Fact) -> Vec<Choice> {
    let choice = |id: &str, title: &str| Choice { id: id.to_owned(), title: title.to_owned() };
    match fact.kind {
        FactKind::Bool => vec![choice("true", words::YES), choice("false", words::NO)],
        FactKind::Enum => fact.values.iter().map(|value| choice(&value.id, &value.title)).collect(),
        FactKind::Count => fact.cuts.iter().map(|cut| choice(&cut.id, &cut.title)).collect(),
    }
}

/// Substeps that apply; one whose question is not answered yet is left out.
fn substeps(edition: &Edition, walk: &Walk, step: &Step) -> Vec<SubstepView> {
    let applies = |when: &Option<String>| {
        when.as_ref().is_none_or(|when| condition::holds(when, &walk.facts).unwrap_or(false))
    };
    let shown = step.substeps.iter().filter(|substep| applies(&substep.applies_when));
    shown
        .map(|substep| SubstepView {
            id: substep.id.clone(),
            text: edition.speak(&walk.portal, &substep.text),
            ticked: walk.ticked.contains(&substep.id),
        })
        .collect()
}

fn terms(edition: &Edition, walk: &Walk, step: &Step) -> Vec<TermView> {
    let handed = step.handed_over.iter().chain(&step.received).filter_map(|handover| handover.term.as_ref());
    let mut ids: Vec<&String> = Vec::new();
    for id in step.terms.iter().chain(handed) {
        if !ids.contains(&id) {
            ids.push(id);
        }
    }
    let known = ids.into_iter().filter_map(|id| edition.terms.get(id));
    known
        .map(|term| TermView {
            id: term.id.clone(),
            term: term.by_portal.get(&walk.portal).unwrap_or(&term.term).clone(),
            staff: term.staff.clone(),
            citizen: term.citizen.clone(),
        })
        .collect()
}

fn limits(edition: &Edition, walk: &Walk, step: &Step) -> Vec<LimitView> {
    let known = step.deadlines.iter().filter_map(|reference| edition.deadlines.get(&reference.id));
    let here = known.filter(|deadline| deadline.portals.contains(&walk.portal));
    here.map(|deadline| LimitView {
        id: deadline.id.clone(),
        title: deadline.title.clone(),
        text: words::limit(deadline),
        starts: deadline.starts.clone(),
    })
    .collect()
}

fn see_paths(edition: &Edition, walk: &Walk, step: &Step) -> Vec<Choice> {
    let known = step.see_paths.iter().filter_map(|id| edition.paths.get(id));
    let here = known.filter(|path| path.portals.contains(&walk.portal));
    here.map(|path| Choice { id: path.id.clone(), title: path.title.clone() }).collect()
}

/// A referral, and the memo about it, wait for the referral's number; until then another memo stands in.
fn paper(edition: &Edition, record: &Consultation, print: &Print) -> Option<PrintView> {
    let (kind, id, title) = match (&print.memo, &print.form) {
        (Some(memo), _) => ("memo", memo, &edition.memos.get(memo)?.title),
        (None, Some(form)) => ("form", form, &edition.forms.get(form)?.title),
        (None, None) => return None,
    };
    let missing = !print.requires.is_empty() && record.numbered(edition, id).is_none();
    Some(PrintView {
        kind: kind.to_owned(),
        id: id.clone(),
        title: title.clone(),
        optional: print.optional,
        why_not: missing.then(|| words::NEEDS_NUMBER.to_owned()),
        instead: print.else_memo.as_ref().filter(|_| missing).and_then(|memo| problem::memo(edition, memo)),
    })
}

fn outcomes(edition: &Edition, walk: &Walk, path: &Path, step: &Step) -> Vec<OutcomeView> {
    let own = |id: &str| step.outcomes.iter().any(|known| known.id == id);
    let title = |problem: &String| Choice {
        id: problem.clone(),
        title: edition.problems.get(problem).map_or_else(|| problem.clone(), |card| card.title.clone()),
    };
    let mut outcomes: Vec<OutcomeView> = path
        .outcomes(step)
        .map(|outcome| OutcomeView {
            id: outcome.id.clone(),
            title: edition.speak(&walk.portal, &outcome.title),
            kind: path.outcome_kind(outcome).into(),
            common: !own(&outcome.id),
            problems: outcome.problems.iter().map(title).collect(),
            no_fix_because: outcome.no_fix_because.as_ref().map(|text| edition.speak(&walk.portal, text)),
        })
        .collect();
    outcomes.sort_by_key(|outcome| outcome.common);
    outcomes
}

fn problems(
    edition: &Edition,
    walk: &Walk,
    (path, step): (&Path, &Step),
    reader: &Reader<'_>,
) -> Result<Vec<crate::wire::ProblemView>> {
    let common = path.always.iter().flat_map(|outcome| outcome.problems.iter().map(String::as_str));
    let mut ids = step.all_problems();
    ids.extend(common);
    let cards = ids.into_iter().filter_map(|id| edition.problems.get(id));
    let here = cards.filter(|card| card.portals.contains(&walk.portal));
    let place = problem::here(edition, &walk.portal, Some(walk));
    let views = here.map(|card| problem::view(edition, &place, card, reader)).collect::<Result<Vec<_>>>()?;
    Ok(problem::by_likelihood(views))
}
