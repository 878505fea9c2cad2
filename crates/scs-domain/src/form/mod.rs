//! Filled forms: which questions apply, what an answer is in its normal form, and what is found wrong.
//!
//! Nothing typed is ever lost: reading answers gives findings beside them and leaves the words as they are.
//! Stable codes: a finding of a value has the code of its kind (`snils-control`, `month-no-year`), a finding
//! of the form the code of its check in the materials.

mod across;
mod answers;
mod beside;
mod checks;
mod contacts;
mod discreet;
mod findings;
mod gaps;
mod json_resume;
mod letter;
mod month;
mod shown;
mod value;
mod wording;
mod words;

use chrono::NaiveDate;

pub use answers::{Answers, Entry, FieldAt};
pub use beside::{Alike, Beside, Neighbour};
pub use checks::proved_wrong;
pub use discreet::{is_discreet, told_remotely};
pub use findings::{Finding, findings, is_ready, normal, tidied};
pub use json_resume::{KEPT, NotJsonResume, from_json_resume, to_json_resume};
pub use letter::{asked_for, filled_in, lines, papers, table};
pub use shown::{applies, applies_when, shown_sections};
pub use value::{Picked, in_words, one};
pub use words::month_words;

use crate::content::{Form, PayList, WordingList};

/// The lists a form looks into: those of the materials, or imported ones of the same id.
pub trait Lists {
    /// The name of a row; None when the list has no such code.
    fn name(&self, list: &str, code: &str) -> Option<String>;
    /// The code of the row with exactly this name, letters of any size.
    fn code(&self, list: &str, name: &str) -> Option<String>;
    fn wordings(&self, list: &str) -> Option<&WordingList>;
    fn pay(&self, list: &str) -> Option<&PayList>;
}

/// What a form is looked at with.
#[derive(Clone, Copy)]
pub struct Setting<'a> {
    pub form: &'a Form,
    pub portal: &'a str,
    pub today: NaiveDate,
    pub lists: &'a dyn Lists,
    pub beside: &'a Beside,
}

/// The lists of the materials alone.
impl Lists for crate::content::Edition {
    fn name(&self, list: &str, code: &str) -> Option<String> {
        self.lists.get(list)?.row(code).map(|row| row.name.clone())
    }

    fn code(&self, list: &str, name: &str) -> Option<String> {
        let wanted = crate::text::fold(name);
        let rows = &self.lists.get(list)?.rows;
        rows.iter().find(|row| crate::text::fold(&row.name) == wanted).map(|row| row.code.clone())
    }

    fn wordings(&self, list: &str) -> Option<&WordingList> {
        self.wordings.get(list)
    }

    fn pay(&self, list: &str) -> Option<&PayList> {
        self.pays.get(list)
    }
}
