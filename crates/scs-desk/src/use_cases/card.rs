//! Own cards: written from what was solved here, read by a second person, looked at again.

use scs_domain::card::{
    self, Card, CardFix, CardRefusal, CardSource, CardText, Draft, Known, Placement, Setting, problem_id,
};
use scs_domain::consultation::Consultation;
use scs_domain::content::{Edition, Problem};
use scs_domain::event::Event;
use scs_domain::ids::{CardId, QuestionId, SubjectId};
use scs_domain::personal_scan;
use scs_domain::walk::StepAddress;

use super::{consultation_id, id, problem, suggest};
use crate::desk::{Area, Caller, Desk};
use crate::error::{Error, Result};
use crate::views::card::{self as view, words};
use crate::views::{self, wording};
use crate::wire::{
    ArticleInput, ArticleView, CardFixInput, CardFixView, CardFormInput, CardFormView, CardIdInput,
    CardInput, CardList, CardMergeInput, CardReturnInput, CardView, Choice, Nothing,
};

/// Somebody whose records are older works elsewhere by now.
const LATELY_MS: i64 = 60 * 24 * 60 * 60 * 1000;
const MOST_ALIKE: usize = 3;
/// An article is shown to be old after so many days.
const STALE_DAYS: i64 = 90;

pub(crate) fn list(desk: &Desk, caller: &Caller, _: Nothing) -> Result<CardList> {
    let (here, actor) = (desk.here()?, desk.actor(caller)?);
    let edition = desk.edition(here.today())?;
    desk.store.read(|reader| {
        let seen = view::Seen { edition: &edition, here: &here, actor: &actor, reader };
        view::list(&seen, &reader.cards()?)
    })
}

pub(crate) fn show(desk: &Desk, caller: &Caller, input: CardIdInput) -> Result<CardView> {
    card_view(desk, caller, card_id(&input.card)?)
}

fn card_id(text: &str) -> Result<CardId> {
    id(text).map(CardId)
}

fn find(desk: &Desk, id: CardId) -> Result<Card> {
    desk.store.read(|reader| reader.find_card(id).map_err(Error::from))?.ok_or(Error::NotFound)
}

pub(crate) fn card_view(desk: &Desk, caller: &Caller, id: CardId) -> Result<CardView> {
    let (here, actor, card) = (desk.here()?, desk.actor(caller)?, find(desk, id)?);
    let edition = desk.edition(here.today())?;
    let problem = problem_id(id);
    let title = view::title(&card);
    let alike = alike(desk, &edition, &problem, &title)?;
    desk.store.read(|reader| {
        let seen = view::Seen { edition: &edition, here: &here, actor: &actor, reader };
        let text = card.standing().or_else(|| card.newest()).and_then(|version| version.text.as_ref());
        let may_judge = card.approve(&actor, here.today()).is_ok();
        Ok(CardView {
            id: id.0.to_string(),
            code: scs_domain::words::own_card(card.number),
            state: view::state(&seen, &card),
            notes: view::notes(&seen, id, &card),
            record: card.source.as_ref().map(|source| source.consultation.to_string()),
            alike,
            fixes: text.map(view::fixes).unwrap_or_default(),
            versions: view::versions(&here, &card),
            may_edit: card.end.is_none(),
            may_approve: may_judge,
            may_confirm: card.is_in_use(),
            may_merge: card.is_in_use(),
            may_withdraw: card.end.is_none(),
            problem,
            title,
        })
    })
}

/// Other cards that answer to the title, on any portal of the centre.
fn alike(desk: &Desk, edition: &Edition, own: &str, title: &str) -> Result<Vec<crate::wire::SuggestedCard>> {
    let portal = desk.centre()?.portal;
    let place = views::problem::here(edition, &portal, None);
    let mut found = problem::cards(desk, edition, &portal, title);
    found.retain(|card| card.id != own);
    found.truncate(MOST_ALIKE);
    desk.store.read(|reader| {
        let views = found.into_iter().map(|card| views::problem::view(edition, &place, card, reader));
        views.filter_map(|view| view.map(suggest::suggested).transpose()).collect()
    })
}

/// A card as the knowledge base shows it.
pub(crate) fn article(desk: &Desk, caller: &Caller, input: ArticleInput) -> Result<ArticleView> {
    let here = desk.here()?;
    let edition = desk.edition(here.today())?;
    let portal = desk.centre()?.portal;
    let card = edition.problems.get(&input.problem).ok_or(Error::NotFound)?;
    let cards = desk.store.read(|reader| reader.cards().map_err(Error::from))?;
    let own = cards.into_iter().find(|(id, _)| problem_id(*id) == card.id);
    let own = own.map(|(id, _)| card_view(desk, caller, id)).transpose()?;
    let is_stale = here.today().signed_duration_since(card.checked_at).num_days() > STALE_DAYS;
    let place = views::problem::here(&edition, &portal, None);
    desk.store.read(|reader| {
        Ok(ArticleView {
            problem: views::problem::view(&edition, &place, card, reader)?,
            card: own,
            steps: steps_of(&edition, card),
            checked: words::checked(card.checked_at, is_stale),
            is_stale,
        })
    })
}

fn steps_of(edition: &Edition, card: &Problem) -> Vec<Choice> {
    let has = |step: &&scs_domain::content::Step| step.all_problems().contains(&card.id.as_str());
    let of_path = |path: &scs_domain::content::Path| {
        path.steps.iter().filter(has).map(|step| step_choice(path, step)).collect::<Vec<_>>()
    };
    edition.paths.values().flat_map(of_path).collect()
}

fn step_choice(path: &scs_domain::content::Path, step: &scs_domain::content::Step) -> Choice {
    Choice { id: format!("{}/{}", path.id, step.id), title: format!("{}: {}", path.title, step.title) }
}

pub(crate) fn form(desk: &Desk, caller: &Caller, input: CardFormInput) -> Result<CardFormView> {
    let here = desk.here()?;
    let edition = desk.edition(here.today())?;
    let mut form = blank(desk, caller, &edition)?;
    if let Some(card) = &input.card {
        let known = find(desk, card_id(card)?)?;
        let newest = known.newest().ok_or(Error::NotFound)?;
        fill(&mut form, newest.text.clone().unwrap_or_default(), &newest.placement);
        form.card = Some(card.clone());
    } else if let Some(record) = &input.record {
        let consultation = desk.record_for(caller, consultation_id(record)?)?;
        let question = input.question.as_deref().map(id).transpose()?.map(QuestionId);
        from_record(desk, &edition, &mut form, &consultation, question)?;
        form.source = Some(words::source(&wording::moment(&here, consultation.opened_at)));
    }
    Ok(form)
}

fn blank(desk: &Desk, caller: &Caller, edition: &Edition) -> Result<CardFormView> {
    let portal = desk.centre()?.portal;
    let name = |id: &String| edition.names.get(id).map_or_else(|| id.clone(), |name| name.text.clone());
    let portals = edition.portals.values();
    let all_portals =
        portals.map(|portal| Choice { id: portal.id.clone(), title: name(&portal.name) }).collect();
    let kinds = edition.specialists.iter();
    let steps = |path: &scs_domain::content::Path| {
        path.steps.iter().map(|step| step_choice(path, step)).collect::<Vec<_>>()
    };
    let alone = works_alone(desk, &desk.actor(caller)?)?;
    Ok(CardFormView {
        card: None,
        source: None,
        masked: false,
        second: if alone { words::NO_SECOND } else { words::SECOND }.to_owned(),
        title: String::new(),
        symptoms: Vec::new(),
        cause: String::new(),
        say: String::new(),
        fixes: Vec::new(),
        hand_over_when: String::new(),
        hand_over_to: "specialist".to_owned(),
        portals: vec![portal],
        steps: Vec::new(),
        all_portals,
        specialists: kinds.map(|kind| Choice { id: kind.id.clone(), title: kind.title.clone() }).collect(),
        all_steps: edition.paths.values().flat_map(steps).collect(),
    })
}

fn fill(form: &mut CardFormView, text: CardText, placement: &Placement) {
    form.fixes = view::fixes(&text);
    form.title = text.title;
    form.symptoms = text.symptoms;
    form.cause = text.cause;
    form.say = text.say;
    form.hand_over_when = text.hand_over_when;
    form.hand_over_to.clone_from(&placement.hand_over_to);
    form.portals.clone_from(&placement.portals);
    form.steps = placement.steps.iter().map(ToString::to_string).collect();
}

/// What the record tells of the case: its words with the personal covered, its step, its portal.
fn from_record(
    desk: &Desk,
    edition: &Edition,
    form: &mut CardFormView,
    record: &Consultation,
    question: Option<QuestionId>,
) -> Result<()> {
    let phones = desk.own_phones()?;
    let allowed: Vec<&str> = phones.iter().map(String::as_str).collect();
    let asked = record.questions.iter().find(|known| Some(known.id) == question);
    let met = record.met.last();
    let mut covered = |text: &str| {
        let (text, is_masked) = cover(text, &allowed);
        form.masked |= is_masked;
        text
    };
    let seen = asked.map_or(record.note.as_deref(), |asked| asked.text.as_deref()).map(&mut covered);
    let answer = asked.and_then(|asked| asked.answer.as_deref()).map(&mut covered);
    let card = met.and_then(|met| edition.problems.get(&met.problem));
    form.title = card.map(|card| card.title.clone()).unwrap_or_default();
    form.symptoms = seen.iter().flat_map(|text| sentences(text)).collect();
    form.fixes = answer
        .map(|text| CardFixView { id: String::new(), title: String::new(), steps: sentences(&text) })
        .into_iter()
        .collect();
    if let Some(portal) = &record.portal {
        form.portals = vec![portal.clone()];
    }
    let step = asked.and_then(|asked| asked.step.clone()).or_else(|| met.and_then(|met| met.step.clone()));
    form.steps = step.iter().map(ToString::to_string).collect();
    if let Some(asked) = asked {
        form.hand_over_to.clone_from(&asked.specialist);
    }
    Ok(())
}

/// Whether anything was covered.
fn cover(text: &str, allowed: &[&str]) -> (String, bool) {
    let mut findings = personal_scan::scan(text, allowed);
    findings.extend(personal_scan::names(text));
    (personal_scan::mask(text, &findings), !findings.is_empty())
}

fn sentences(text: &str) -> Vec<String> {
    let lines = text.split_inclusive(['.', '!', '?', '\n']).map(str::trim);
    lines.filter(|line| !line.is_empty()).map(str::to_owned).take(card::MOST_LINES).collect()
}

/// Nobody else has kept records here lately.
fn works_alone(desk: &Desk, actor: &str) -> Result<bool> {
    let since = desk.now() - LATELY_MS;
    let others = desk.store.read(|reader| reader.others_since(actor, since).map_err(Error::from))?;
    Ok(!others)
}

pub(crate) fn save(desk: &Desk, caller: &Caller, input: CardInput) -> Result<CardView> {
    let phones = desk.own_phones()?;
    let allowed: Vec<&str> = phones.iter().map(String::as_str).collect();
    let today = desk.here()?.today();
    let edition = desk.edition(today)?;
    let alone = works_alone(desk, &desk.actor(caller)?)?;
    let known = input.card.as_deref().map(card_id).transpose()?;
    let id = match known {
        Some(id) => id,
        None => CardId(desk.new_id()?),
    };
    let subject = SubjectId(desk.new_id()?);
    let form = draft_name(&input);
    let draft = draft(input)?;
    must_have_asked(desk, caller, draft.source.as_ref())?;
    desk.act(caller, |deed| {
        let before =
            known.map(|id| deed.writer().reader().find_card(id)?.ok_or(Error::NotFound)).transpose()?;
        let number = deed.writer().reader().next_card_number()?;
        let setting = Setting { edition: &edition, allowed: &allowed, today, alone, number };
        let event = card::write(before.as_ref(), draft, &setting)?;
        deed.write(id.0, before.map_or(subject, |card| card.subject), &event)?;
        Ok(deed.writer().drop_draft(&form)?)
    })?;
    changed(desk);
    card_view(desk, caller, id)
}

/// As the form calls its draft.
fn draft_name(input: &CardInput) -> String {
    match (&input.card, &input.record, &input.question) {
        (Some(card), ..) => format!("card/own/{card}"),
        (None, Some(record), Some(question)) => format!("card/question/{record}/{question}"),
        (None, Some(record), None) => format!("card/record/{record}"),
        (None, None, _) => "card/new".to_owned(),
    }
}

/// The record a card comes from is there, may be read, and has that question.
fn must_have_asked(desk: &Desk, caller: &Caller, source: Option<&CardSource>) -> Result<()> {
    let Some(source) = source else { return Ok(()) };
    let record = desk.record_for(caller, source.consultation)?;
    let is_known = |id| record.questions.iter().any(|question| question.id == id);
    if source.question.is_none_or(is_known) { Ok(()) } else { Err(Error::NotFound) }
}

fn draft(input: CardInput) -> Result<Draft> {
    let fix =
        |fix: CardFixInput| CardFix { id: fix.id.unwrap_or_default(), title: fix.title, steps: fix.steps };
    let source = input.record.as_deref().map(consultation_id).transpose()?;
    let question = input.question.as_deref().map(id).transpose()?.map(QuestionId);
    Ok(Draft {
        text: CardText {
            title: input.title,
            symptoms: input.symptoms,
            cause: input.cause,
            say: input.say,
            fixes: input.fixes.into_iter().map(fix).collect(),
            hand_over_when: input.hand_over_when,
        },
        placement: Placement {
            portals: input.portals,
            steps: input.steps.iter().map(|step| address(step)).collect(),
            hand_over_to: input.hand_over_to,
        },
        source: source.map(|consultation| CardSource { consultation, question }),
    })
}

fn address(text: &str) -> StepAddress {
    let (path, step) = text.split_once('/').unwrap_or((text, ""));
    StepAddress { path: path.to_owned(), step: step.to_owned() }
}

pub(crate) fn approve(desk: &Desk, caller: &Caller, input: CardIdInput) -> Result<CardView> {
    let (actor, today) = (desk.actor(caller)?, desk.here()?.today());
    change(desk, caller, &input.card, |(_, card)| card.approve(&actor, today))
}

pub(crate) fn give_back(desk: &Desk, caller: &Caller, input: CardReturnInput) -> Result<CardView> {
    let phones = desk.own_phones()?;
    let allowed: Vec<&str> = phones.iter().map(String::as_str).collect();
    let actor = desk.actor(caller)?;
    change(desk, caller, &input.card, |(_, card)| card.give_back(&actor, &input.note, &allowed))
}

pub(crate) fn confirm(desk: &Desk, caller: &Caller, input: CardIdInput) -> Result<CardView> {
    let today = desk.here()?.today();
    let edition = desk.edition(today)?;
    change(desk, caller, &input.card, |(_, card)| card.confirm(&edition.head.version, today))
}

pub(crate) fn merge(desk: &Desk, caller: &Caller, input: CardMergeInput) -> Result<CardView> {
    let edition = desk.edition(desk.here()?.today())?;
    change(desk, caller, &input.card, |(id, card)| {
        card.merge(&problem_id(id), &input.into, input.keeps, &edition)
    })
}

pub(crate) fn withdraw(desk: &Desk, caller: &Caller, input: CardIdInput) -> Result<CardView> {
    change(desk, caller, &input.card, |(_, card)| card.withdraw())
}

fn change(
    desk: &Desk,
    caller: &Caller,
    text: &str,
    rule: impl FnOnce(Known) -> std::result::Result<Event, CardRefusal>,
) -> Result<CardView> {
    let id = card_id(text)?;
    desk.act(caller, |deed| {
        let card = deed.writer().reader().find_card(id)?.ok_or(Error::NotFound)?;
        let subject = card.subject;
        let event = rule((id, card))?;
        deed.write(id.0, subject, &event)?;
        Ok(())
    })?;
    changed(desk);
    card_view(desk, caller, id)
}

fn changed(desk: &Desk) {
    desk.editions.own_cards_changed();
    desk.tell(&[Area::Materials]);
}
