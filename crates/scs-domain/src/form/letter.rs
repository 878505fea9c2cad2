//! The text of a sheet a form makes: answers put into its words.

use super::answers::{Answers, Entry};
use super::value::in_words;
use super::{applies, applies_when, shown_sections};
use crate::content::{Form, FormField, FormPaper};

/// A line to be filled in by hand where nothing is answered.
const BLANK: &str = "____________________";

/// Sheets the answers allow, in the order of the form.
pub fn papers<'f>(form: &'f Form, portal: &str, answers: &Answers) -> Vec<&'f FormPaper> {
    let holds =
        |paper: &&FormPaper| paper.when.as_ref().is_none_or(|when| applies_when(form, portal, when, answers));
    form.papers.iter().filter(holds).collect()
}

/// The text with each `{field}` in words, or with a line to write on; answers that are not kept never stand here.
pub fn filled_in(form: &Form, answers: &Answers, text: &str) -> String {
    let mut parts = text.split('{');
    let mut whole = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        match part.split_once('}') {
            Some((id, rest)) => {
                whole.push_str(&answer(form, answers, id).unwrap_or_else(|| BLANK.to_owned()));
                whole.push_str(rest);
            }
            None => whole.push_str(part),
        }
    }
    whole
}

/// An address or a name that is nothing but one unanswered field is left out.
pub fn lines(form: &Form, answers: &Answers, texts: &[String]) -> Vec<String> {
    let filled = texts.iter().map(|text| filled_in(form, answers, text));
    filled.filter(|text| text != BLANK).collect()
}

fn answer(form: &Form, answers: &Answers, id: &str) -> Option<String> {
    let field = form.field(id).filter(|field| !field.transient)?;
    let value = answers.text(id);
    (!value.is_empty()).then(|| in_words(field, value))
}

/// Names of the fields a text asks for.
pub fn asked_for(text: &str) -> impl Iterator<Item = &str> {
    text.split('{').skip(1).filter_map(|part| part.split_once('}').map(|(id, _)| id))
}

/// The rows of a table: each entry in the order it was given, a cell for each field.
pub fn table(form: &Form, portal: &str, answers: &Answers, columns: &[&FormField]) -> Vec<Vec<String>> {
    let Some(section) = columns.first().map(|field| field.section.as_str()) else { return Vec::new() };
    let is_shown = shown_sections(form, portal, answers).iter().any(|known| known.id == section);
    let cell = |entry: &Entry, field: &&FormField| {
        let is_asked = !field.transient && applies(form, portal, field, answers, Some(entry));
        let value = entry.get(&field.id).filter(|value| is_asked && !value.is_empty());
        value.map(|value| in_words(field, value)).unwrap_or_default()
    };
    let rows = answers.entries(section).iter().filter(|_| is_shown);
    rows.map(|entry| columns.iter().map(|field| cell(entry, field)).collect()).collect()
}
