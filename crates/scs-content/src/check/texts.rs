//! Words for the citizen are one short sentence a line; nothing is shouted; placeholders exist everywhere.

use scs_domain::content::Edition;

use super::{Report, Rule, portals};
use crate::Pack;

pub(super) fn check(pack: &Pack, edition: &Edition, report: Report<'_>) {
    let most = pack.manifest.limits.citizen_sentence_words;
    for (place, line) in citizen_lines(edition) {
        let spoken = longest(edition, line);
        let count = spoken.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric)).count();
        if count > most {
            report(place.clone(), Rule::CitizenTooLong, format!("{count}: {line}"));
        }
        if !is_one_sentence(&spoken) {
            report(place, Rule::CitizenNotOneSentence, line.to_owned());
        }
    }
    for (place, text) in all_texts(edition).into_iter().chain(sheets(edition)) {
        if text.contains('!') {
            report(place.clone(), Rule::Exclamation, text.to_owned());
        }
        let is_sheet = place.starts_with(SHEETS);
        for portal in portals(edition).into_iter().filter(|_| !is_sheet) {
            if let Some(left) = left_over(&edition.speak(portal, text)) {
                report(place.clone(), Rule::PlaceholderUnknown, format!("{portal}: {left}"));
            }
        }
    }
}

/// The line in the words of the portal where it is longest.
fn longest(edition: &Edition, line: &str) -> String {
    let spoken = portals(edition).into_iter().map(|portal| edition.speak(portal, line));
    spoken.max_by_key(|line| line.split_whitespace().count()).unwrap_or_else(|| line.to_owned())
}

fn is_one_sentence(line: &str) -> bool {
    let body = line.trim_end_matches(['.', '?', '…']);
    body.len() < line.len() && !body.contains(". ") && !body.contains("? ")
}

/// A placeholder nobody replaced; those of the printed page belong to the paper, not to the portal.
fn left_over(text: &str) -> Option<&str> {
    let (_, rest) = text.split_once('{')?;
    let (inside, tail) = rest.split_once('}')?;
    let on_paper = inside.starts_with("centre.") || inside.starts_with("item.");
    if on_paper { left_over(tail) } else { Some(inside) }
}

fn citizen_lines(edition: &Edition) -> Vec<(String, &str)> {
    let mut lines = Vec::new();
    for path in edition.paths.values() {
        for step in &path.steps {
            let place = format!("{}/{}/citizen", path.id, step.id);
            lines.extend(step.citizen.text.iter().map(|line| (place.clone(), line.as_str())));
        }
        for end in &path.ends {
            let place = format!("{}/end.{}", path.id, end.id);
            lines.extend(end.citizen.iter().map(|line| (place.clone(), line.as_str())));
        }
    }
    for problem in edition.problems.values() {
        let place = format!("problems/{}/citizen", problem.id);
        lines.extend(problem.citizen.iter().map(|line| (place.clone(), line.as_str())));
    }
    for term in edition.terms.values() {
        let place = format!("glossary/{}/citizen", term.id);
        lines.extend(term.citizen.iter().map(|line| (place.clone(), line.as_str())));
    }
    lines
}

/// Every text a person reads, with its place.
pub(super) fn all_texts(edition: &Edition) -> Vec<(String, &str)> {
    let mut texts = citizen_lines(edition);
    for path in edition.paths.values() {
        texts.push((path.id.clone(), &path.title));
        for step in &path.steps {
            let place = format!("{}/{}", path.id, step.id);
            texts.extend(step_texts(step).into_iter().map(|text| (place.clone(), text)));
        }
        for end in &path.ends {
            texts.push((format!("{}/end.{}", path.id, end.id), &end.title));
        }
    }
    for problem in edition.problems.values() {
        let place = format!("problems/{}", problem.id);
        let steps = problem.fixes.iter().flat_map(|fix| fix.steps.iter().chain([&fix.title]));
        let own = [&problem.title, &problem.cause, &problem.say, &problem.hand_over_when];
        texts.extend(own.into_iter().chain(steps).map(|text| (place.clone(), text.as_str())));
    }
    for memo in edition.memos.values() {
        for block in &memo.blocks {
            let place = format!("memos/{}/{}", memo.id, block.id);
            let lines = block.text.0.iter().chain(&block.blanks).chain(&block.title);
            texts.extend(lines.map(|text| (place.clone(), text.as_str())));
        }
    }
    for exercise in edition.exercises.values() {
        let place = format!("course/{}", exercise.id);
        let said = exercise.replies.iter().map(|reply| &reply.says);
        let seen = exercise.turns.iter().map(|turn| &turn.says);
        let own = exercise.story.iter().chain([&exercise.title, &exercise.lesson]);
        texts.extend(own.chain(said).chain(seen).map(|text| (place.clone(), text.as_str())));
    }
    for form in edition.forms.values() {
        let place = format!("forms/{}", form.id);
        texts.extend(form_texts(form).into_iter().map(|text| (place.clone(), text)));
    }
    for question in &edition.sign_in.questions {
        let place = format!("sign-in/{}", question.id);
        let answers = question.answers.iter().flat_map(|answer| answer.note.iter().chain([&answer.title]));
        let own = question.help.iter().chain([&question.text]);
        texts.extend(own.chain(answers).map(|text| (place.clone(), text.as_str())));
    }
    for item in edition.sector.items() {
        let place = format!("sector/{}", item.id);
        let lines = item.text.iter().chain([&item.title]).chain(&item.silent);
        texts.extend(lines.map(|text| (place.clone(), text.as_str())));
    }
    texts
}

const SHEETS: &str = "sheets/";

/// Texts of sheets have places of their own: the names of fields.
fn sheets(edition: &Edition) -> Vec<(String, &str)> {
    let of = edition.forms.values().flat_map(|form| {
        let place = format!("{SHEETS}{}", form.id);
        form.papers.iter().flat_map(|paper| paper.texts()).map(move |text| (place.clone(), text))
    });
    of.collect()
}

/// Examples of a check quote what people write, so they are left out.
fn form_texts(form: &scs_domain::content::Form) -> Vec<&str> {
    let sections = form.sections.iter().flat_map(|section| section.lead.iter().chain([&section.title]));
    let fields =
        form.fields.iter().flat_map(|field| field.hint.iter().chain(&field.ask).chain([&field.title]));
    form.lead.iter().chain([&form.title]).chain(sections).chain(fields).map(String::as_str).collect()
}

fn step_texts(step: &scs_domain::content::Step) -> Vec<&str> {
    let single = [&step.title, &step.why, &step.say, &step.citizen.title, &step.done_when.text];
    let optional = [&step.note, &step.silent].into_iter().flatten();
    let substeps = step.substeps.iter().map(|substep| &substep.text);
    let outcomes =
        step.outcomes.iter().flat_map(|outcome| outcome.no_fix_because.iter().chain([&outcome.title]));
    let handed = step.handed_over.iter().chain(&step.received).map(|handover| &handover.what);
    single
        .into_iter()
        .chain(&step.needs)
        .chain(optional)
        .chain(substeps)
        .chain(outcomes)
        .chain(handed)
        .map(String::as_str)
        .collect()
}
