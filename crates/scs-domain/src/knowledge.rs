//! What is searched of each thing the materials know, and how much a word says where it stands.

use std::collections::BTreeSet;

use crate::content::{Edition, Memo, Path, Print, Problem, Step};
use crate::text::Field;

/// What a thing is called.
pub const TITLE: f32 = 5.0;
/// The words people come with, codes, what stands on the screen.
pub const NAME: f32 = 4.0;
/// What is done, said and read.
pub const BODY: f32 = 1.5;
/// What stands around it: other steps, cards of those steps.
pub const AROUND: f32 = 0.6;

fn each<'t>(weight: f32, texts: impl IntoIterator<Item = &'t String>) -> impl Iterator<Item = Field<'t>> {
    texts.into_iter().map(move |text| (weight, text.as_str()))
}

/// The names of a card: title, code, symptoms, what the portal shows.
pub fn card_names(card: &Problem) -> Vec<Field<'_>> {
    let lists = [&card.symptoms, &card.search, &card.screen.codes, &card.screen.texts];
    let names = each(NAME, lists.into_iter().flatten().chain([&card.code]));
    names.chain([(TITLE, card.title.as_str())]).collect()
}

/// The names of a card beside which something else stands.
pub fn card_near(card: &Problem, weight: f32) -> impl Iterator<Item = Field<'_>> {
    card_names(card).into_iter().map(move |(_, text)| (weight, text))
}

pub fn card(card: &Problem) -> Vec<Field<'_>> {
    let mut fields = card_names(card);
    let told = [&card.cause, &card.say, &card.hand_over_when];
    let done = card.fixes.iter().flat_map(|fix| fix.steps.iter().chain([&fix.title]));
    fields.extend(each(BODY, told.into_iter().chain(&card.citizen).chain(done)));
    fields
}

/// What people come with for the path: the words of its rows.
fn rows<'e>(edition: &'e Edition, path: &'e Path, weight: f32) -> impl Iterator<Item = Field<'e>> {
    let rows = edition.situations.iter().filter(|row| row.path == path.id);
    rows.flat_map(move |row| each(weight, row.search.iter().chain([&row.title])))
}

fn hands_out(path: &Path, memo: &Memo) -> bool {
    let is_it = |print: &Print| print.memo.iter().chain(&print.else_memo).any(|id| *id == memo.id);
    path.steps.iter().flat_map(|step| &step.prints).any(is_it)
}

/// With the names of the cards that hand it out, and what people come with for the paths that do.
pub fn memo<'e>(edition: &'e Edition, memo: &'e Memo) -> Vec<Field<'e>> {
    let mut fields = vec![(TITLE, memo.title.as_str())];
    let cards = edition.problems.values().filter(|card| card.memo.as_ref() == Some(&memo.id));
    fields.extend(cards.flat_map(|card| card_near(card, BODY)));
    let paths = edition.paths.values().filter(|path| hands_out(path, memo));
    fields.extend(paths.flat_map(|path| rows(edition, path, AROUND)));
    for block in &memo.blocks {
        fields.extend(each(BODY, block.text.0.iter().chain(&block.title).chain(&block.blanks)));
    }
    fields
}

/// With what people come with for it and the names of the cards of its steps.
pub fn path<'e>(edition: &'e Edition, path: &'e Path) -> Vec<Field<'e>> {
    let mut fields = vec![(TITLE, path.title.as_str())];
    fields.extend(each(NAME, &path.situations));
    fields.extend(rows(edition, path, BODY));
    fields.extend(path.steps.iter().flat_map(|step| step_names(path, step, BODY)));
    fields.extend(path.steps.iter().flat_map(|step| {
        let told = step.substeps.iter().map(|substep| &substep.text).chain([&step.why, &step.say]);
        each(AROUND, told)
    }));
    let cards: BTreeSet<&str> = path.steps.iter().flat_map(Step::all_problems).collect();
    let cards = cards.into_iter().filter_map(|id| edition.problems.get(id));
    fields.extend(cards.flat_map(|card| card_near(card, AROUND)));
    fields
}

/// The names of a step: its title and those of its outcomes.
pub fn step_names<'e>(path: &'e Path, step: &'e Step, weight: f32) -> Vec<Field<'e>> {
    let outcomes = path.outcomes(step).map(|outcome| &outcome.title);
    each(weight, outcomes.chain([&step.title])).collect()
}
