//! Sheets of a form's own, with the answers in their words.

use scs_domain::content::{Edition, FormField, FormPaper};
use scs_domain::form::{Answers, Setting, filled_in, lines, table};
use scs_domain::words::day_month_year;
use scs_print::papers::{DocumentPart, LetterData};

use super::filled::told;

/// Without the centre and its number, which the desk adds.
pub(crate) fn letter(
    setting: Setting<'_>,
    edition: &Edition,
    paper: &FormPaper,
    answers: &Answers,
) -> LetterData {
    let form = setting.form;
    let filled = |text: &String| filled_in(form, answers, &edition.speak(setting.portal, text));
    let all = |texts: &[String]| texts.iter().map(filled).collect();
    let columns: Vec<&FormField> = paper.columns.iter().filter_map(|id| form.field(id)).collect();
    let facts = paper.facts.iter().filter_map(|id| form.section(id));
    LetterData {
        title: filled(&paper.title),
        date: day_month_year(setting.today),
        to: lines(form, answers, &paper.to),
        of_centre: paper.from.is_empty(),
        from: all(&paper.from),
        text: all(&paper.text),
        parts: facts
            .map(|section| DocumentPart {
                title: section.title.clone(),
                rows: told(setting, section, answers),
            })
            .collect(),
        columns: columns.iter().map(|field| field.title.clone()).collect(),
        rows: table(form, setting.portal, answers, &columns),
        after: all(&paper.after),
        signs: paper
            .sign
            .iter()
            .map(|sign| (filled(&sign.who), lines(form, answers, sign.name.as_slice()).concat()))
            .collect(),
        ..LetterData::default()
    }
}
