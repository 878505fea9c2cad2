//! «Не получается войти»: a code or words looked up among the cards, and the tree of questions. No network.

use std::collections::BTreeSet;

use scs_domain::content::{
    Edition, Problem, SignInAnswer, SignInQuestion, SignInTarget, SignInTree, Situation,
};

use super::problem;
use crate::desk::{Caller, Desk};
use crate::error::{Error, Result};
use crate::views::{self, words};
use crate::wire::{
    Choice, DiagnoseInput, DiagnoseView, DiagnosisView, ProblemView, SignInQuestionView, TrailView,
};

/// Cards that answer to the text, and where the answers lead. An answer that is not there ends the trail.
pub(crate) fn diagnose(desk: &Desk, _: &Caller, input: DiagnoseInput) -> Result<DiagnoseView> {
    let edition = desk.edition(desk.here()?.today())?;
    let portal = desk.centre()?.portal;
    let cards = decoded(desk, &edition, &portal, &input.text);
    let unknown = (cards.is_empty() && !input.text.trim().is_empty()).then(|| unknown(&input.text));
    let (trail, stand) = walked(&edition.sign_in, &portal, &input.answers);
    desk.store.read(|reader| {
        let here = views::problem::here(&edition, &portal, None);
        let seen = |card: &&Problem| views::problem::view(&edition, &here, card, reader);
        let found = cards.iter().map(seen).collect::<Result<Vec<ProblemView>>>()?;
        let diagnosis = match stand {
            Stand::Question(_) | Stand::Nowhere => None,
            Stand::Answer(answer) => {
                let card = answer.problem.as_ref().and_then(|id| edition.problems.get(id));
                let card = card.as_ref().map(seen).transpose()?;
                Some(diagnosis(&edition, answer, card).ok_or(Error::Bug("an answer leads nowhere"))?)
            }
        };
        let question = match stand {
            Stand::Question(question) => Some(asked(question, &portal)),
            Stand::Answer(_) | Stand::Nowhere => None,
        };
        Ok(DiagnoseView { cards: found, unknown: unknown.clone(), trail: trail.clone(), question, diagnosis })
    })
}

#[derive(Clone, Copy)]
enum Stand<'e> {
    Question(&'e SignInQuestion),
    Answer(&'e SignInAnswer),
    /// The materials have no tree.
    Nowhere,
}

fn walked<'e>(tree: &'e SignInTree, portal: &str, answers: &[String]) -> (Vec<TrailView>, Stand<'e>) {
    let mut trail = Vec::new();
    let Some(mut question) = tree.question(&tree.start) else { return (trail, Stand::Nowhere) };
    for id in answers {
        let found = question.answers.iter().find(|answer| answer.id == *id && answer.is_on(portal));
        let Some(answer) = found else { break };
        trail.push(TrailView { question: question.text.clone(), answer: answer.title.clone() });
        match answer.target() {
            Some(SignInTarget::Question(next)) => match tree.question(next) {
                Some(next) => question = next,
                None => break,
            },
            _ => return (trail, Stand::Answer(answer)),
        }
    }
    (trail, Stand::Question(question))
}

fn asked(question: &SignInQuestion, portal: &str) -> SignInQuestionView {
    let here = question.answers.iter().filter(|answer| answer.is_on(portal));
    SignInQuestionView {
        text: question.text.clone(),
        help: question.help.clone(),
        answers: here.map(|answer| Choice { id: answer.id.clone(), title: answer.title.clone() }).collect(),
    }
}

fn diagnosis(
    edition: &Edition,
    answer: &SignInAnswer,
    problem: Option<ProblemView>,
) -> Option<DiagnosisView> {
    answer.target()?;
    let kind = answer.specialist.as_ref();
    let specialist = kind.and_then(|id| edition.specialists.iter().find(|kind| kind.id == *id));
    Some(DiagnosisView {
        note: answer.note.clone(),
        problem,
        begin: begin(edition, answer),
        specialist: specialist.map(|kind| kind.title.clone()),
    })
}

/// The row of the start screen with this way in, which asks what the entry needs to know; else the path itself.
fn begin(edition: &Edition, answer: &SignInAnswer) -> Option<Choice> {
    let path = edition.paths.get(answer.path.as_ref()?)?;
    let leads = |row: &&Situation| row.path == path.id && row.entry == answer.entry;
    Some(match edition.situations.iter().find(leads) {
        Some(row) => Choice { id: format!("situation:{}", row.id), title: row.title.clone() },
        None => Choice { id: format!("path:{}", path.id), title: path.title.clone() },
    })
}

/// Cards shown for words: more would not be read at a counter.
const MOST: usize = 3;

/// Cards with this code; without digits in the text, cards about signing in that answer to the words.
fn decoded<'e>(desk: &Desk, edition: &'e Edition, portal: &str, text: &str) -> Vec<&'e Problem> {
    if text.trim().is_empty() {
        return Vec::new();
    }
    match number(text) {
        Some(number) => {
            let has =
                |card: &&Problem| card.screen.codes.iter().any(|code| self::number(code) == Some(number));
            problem::cards(desk, edition, portal, "").into_iter().filter(has).collect()
        }
        None => {
            let about = of_tree(&edition.sign_in);
            let found = problem::cards(desk, edition, portal, text).into_iter();
            found.filter(|card| about.contains(card.id.as_str())).take(MOST).collect()
        }
    }
}

fn of_tree(tree: &SignInTree) -> BTreeSet<&str> {
    let answers = tree.questions.iter().flat_map(|question| &question.answers);
    answers.filter_map(|answer| answer.problem.as_deref()).collect()
}

/// «ESIA-007053», «esia 7053», «ошибка 007053» are one code: the zeros before it say nothing.
fn number(text: &str) -> Option<u32> {
    let runs = text.split(|sign: char| !sign.is_ascii_digit());
    runs.filter(|run| (3..=9).contains(&run.len())).find_map(|run| run.parse().ok())
}

fn unknown(text: &str) -> String {
    if number(text).is_some() { words::CODE_UNKNOWN } else { words::WORDS_UNKNOWN }.to_owned()
}

#[cfg(test)]
mod tests {
    use super::number;

    #[test]
    fn a_code_is_its_number_however_it_is_written() {
        for text in ["ESIA-007053", "esia 7053", "Ошибка 007053 при входе", "еиса-007053"] {
            assert_eq!(number(text), Some(7053), "{text}");
        }
        assert_eq!(number("не приходит код"), None);
        assert_eq!(number("шаг 12"), None);
    }
}
