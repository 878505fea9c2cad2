//! Questions to specialists and their answers.

use std::collections::BTreeMap;

use scs_domain::content::Edition;
use scs_domain::ids::{CardId, QuestionId};
use scs_store::{QuestionFilter, QuestionRow};

use super::visit::Reading;
use super::{consultation_id, id};
use crate::days::Here;
use crate::desk::{Caller, Desk};
use crate::error::{Error, Result};
use crate::views::question as view;
use crate::wire::{
    AnswerQuestionInput, AskInput, CentreSettings, Choice, ConsultationInput, ConsultationView, QuestionLine,
    QuestionList, QuestionListInput, RouteView,
};

/// More questions of a list are not shown.
const MOST: u32 = 200;

pub(crate) fn ask(desk: &Desk, caller: &Caller, input: AskInput) -> Result<ConsultationView> {
    let phones = desk.own_phones()?;
    let allowed: Vec<&str> = phones.iter().map(String::as_str).collect();
    let question = QuestionId(desk.new_id()?);
    let draft = format!("question/{}", input.consultation);
    desk.change_with(
        caller,
        consultation_id(&input.consultation)?,
        |record, edition| Ok(record.ask(edition, question, &input.specialist, &input.text, &allowed)?),
        |deed| Ok(deed.writer().drop_draft(&draft)?),
    )
}

pub(crate) fn answer(desk: &Desk, caller: &Caller, input: AnswerQuestionInput) -> Result<ConsultationView> {
    let phones = desk.own_phones()?;
    let allowed: Vec<&str> = phones.iter().map(String::as_str).collect();
    let question = QuestionId(id(&input.question)?);
    let draft = format!("answer/{}", input.question);
    desk.change_with(
        caller,
        consultation_id(&input.consultation)?,
        |record, _| Ok(record.enter_answer(question, &input.text, &allowed)?),
        |deed| Ok(deed.writer().drop_draft(&draft)?),
    )
}

/// The kind that the card of the last problem names; without one, the specialists of the centre.
pub(crate) fn route(desk: &Desk, _: &Caller, input: ConsultationInput) -> Result<RouteView> {
    let record = desk.record(consultation_id(&input.consultation)?)?;
    let edition = desk.edition_for(&record)?;
    let card = record.met.last().and_then(|met| edition.problems.get(&met.problem));
    let is_known = |kind: &str| edition.specialists.iter().any(|known| known.id == kind);
    let named = card.filter(|card| is_known(&card.hand_over_to));
    let usual = edition.specialists.first().map(|kind| kind.id.clone()).unwrap_or_default();
    Ok(RouteView {
        specialist: named.map_or(usual, |card| card.hand_over_to.clone()),
        why: named.map(|card| view::words::by_card(&card.title)),
        people: view::people(&desk.centre()?, None, record.topic(&edition).as_deref()),
    })
}

pub(crate) fn list(desk: &Desk, caller: &Caller, input: QuestionListInput) -> Result<QuestionList> {
    let here = desk.here()?;
    let edition = desk.edition(here.today())?;
    let rows = |answered| {
        let filter = QuestionFilter {
            answered: Some(answered),
            specialist: input.specialist.clone(),
            topic: input.topic.clone(),
        };
        desk.store.read(|reader| reader.questions(&filter, MOST).map_err(Error::from))
    };
    let ((open, waiting), (answered, _)) = (rows(false)?, rows(true)?);
    let cards = cards_of_questions(desk)?;
    let (reading, centre) = (desk.reading(caller)?, desk.centre()?);
    let seen =
        Seen { desk, edition: &edition, here: &here, reading: &reading, centre: &centre, cards: &cards };
    let line = |row: &QuestionRow| line(&seen, row);
    let choices = |ids: Vec<&str>, title: &dyn Fn(&str) -> String| {
        let known: BTreeMap<&str, String> = ids.into_iter().map(|id| (id, title(id))).collect();
        known.into_iter().map(|(id, title)| Choice { id: id.to_owned(), title }).collect::<Vec<_>>()
    };
    let all = || open.iter().chain(&answered);
    Ok(QuestionList {
        summary: view::words::waiting(waiting),
        specialists: choices(all().map(|row| row.specialist.as_str()).collect(), &|id| kind(&edition, id)),
        topics: choices(all().filter_map(|row| row.topic.as_deref()).collect(), &|id| topic(&edition, id)),
        open: open.iter().map(line).collect::<Result<_>>()?,
        answered: answered.iter().map(line).collect::<Result<_>>()?,
    })
}

fn kind(edition: &Edition, id: &str) -> String {
    let known = edition.specialists.iter().find(|known| known.id == id);
    known.map_or_else(|| id.to_owned(), |known| known.title.clone())
}

fn topic(edition: &Edition, id: &str) -> String {
    let known = edition.topics.iter().find(|known| known.id == id);
    known.map_or_else(|| id.to_owned(), |known| known.title.clone())
}

/// Own cards by the question they were made from.
fn cards_of_questions(desk: &Desk) -> Result<BTreeMap<QuestionId, (CardId, String)>> {
    let cards = desk.store.read(|reader| reader.cards().map_err(Error::from))?;
    let of = |(id, card): scs_domain::card::Known| {
        let question = card.source.as_ref()?.question?;
        Some((question, (id, crate::views::card::title(&card))))
    };
    Ok(cards.into_iter().filter_map(of).collect())
}

/// What a line of the list is seen with.
struct Seen<'s> {
    desk: &'s Desk,
    /// Of today: one edition for all of them.
    edition: &'s Edition,
    here: &'s Here,
    reading: &'s Reading,
    centre: &'s CentreSettings,
    cards: &'s BTreeMap<QuestionId, (CardId, String)>,
}

fn line(seen: &Seen<'_>, row: &QuestionRow) -> Result<QuestionLine> {
    let Seen { desk, edition, here, reading, centre, cards } = seen;
    let record = desk.record(row.consultation)?;
    let is_open = reading.may(&record);
    let asked = record.questions.iter().find(|known| known.id == row.id).filter(|_| is_open);
    let card = cards.get(&row.id);
    Ok(QuestionLine {
        id: row.id.to_string(),
        consultation: row.consultation.to_string(),
        specialist: kind(edition, &row.specialist),
        topic: row.topic.as_deref().map(|id| topic(edition, id)),
        asked: crate::views::wording::moment(here, row.asked_at),
        waits: row.answered_at.is_none().then(|| view::waits(here, row.asked_at)),
        what: crate::views::wording::errand(edition, &record),
        text: asked.and_then(|asked| asked.text.clone()),
        answer: asked.and_then(|asked| asked.answer.clone()),
        answered: row.answered_at.map(|at| crate::views::wording::moment(here, at)),
        is_closed: !is_open,
        people: view::people(centre, Some(&row.specialist), row.topic.as_deref()),
        card: card.map(|(id, title)| Choice { id: id.to_string(), title: title.clone() }),
    })
}
