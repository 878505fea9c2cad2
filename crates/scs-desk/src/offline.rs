//! What needs no open place: checks, terms, packs, papers from data. The command line calls these
//! where no key and no file should be touched.

use chrono::NaiveDate;
pub use scs_content::check::Remark;
use scs_content::check::remarks;
use scs_content::{Bundle, Pack};
use scs_domain::check::{Kind, check};
use scs_platform::{Clock, SystemClock};
use serde_json::Value;

use crate::base;
use crate::days::{FIRST_ZONE, Here};
use crate::error::{Code, Error, Result};
use crate::use_cases::paper_data::Content;
use crate::use_cases::paper_issue::sha256;
use crate::use_cases::tools;
use crate::wire::{CheckView, DueView, UnitWord};

/// A rendered paper that no register knows.
pub struct Printed {
    pub pdf: Vec<u8>,
    pub pages: usize,
    pub sha256: String,
}

fn today() -> NaiveDate {
    Here { zone: FIRST_ZONE, now: SystemClock.now() }.today()
}

fn base_pack() -> Result<Pack> {
    Pack::read(&base::materials()).map_err(|_| Error::Bug("the base materials do not read"))
}

/// One value against its rule, by the word of the command line; None for an unknown kind.
pub fn check_value(kind: &str, value: &str) -> Option<CheckView> {
    Kind::parse(kind).map(|kind| tools::check_view(&check(kind, value, today())))
}

/// The last day of a term by the calendars inside the program.
pub fn count_term(from: NaiveDate, amount: u32, unit: UnitWord) -> Result<DueView> {
    let today = today();
    Ok(tools::due_view(&base_pack()?.edition(today), from, (amount, unit), today))
}

/// A path of the base materials as it stands on a day.
pub fn show_path(id: &str, on: Option<NaiveDate>) -> Result<Value> {
    let edition = base_pack()?.edition(on.unwrap_or_else(today));
    let path = edition.paths.get(id).ok_or(Error::NotFound)?;
    serde_json::to_value(path).map_err(|_| Error::Bug("a path does not serialise"))
}

/// What is wrong with a pack given as files, or with the one inside the program, in the order of its files.
pub fn check_pack(files: Option<Vec<(String, String)>>) -> Vec<Remark> {
    remarks(&files.map_or_else(base::materials, Bundle::new))
}

/// `memo`, `referral` or `summary` from its plain data: the same bytes for the same data.
pub fn print_from_data(form: &str, data: Value) -> Result<Printed> {
    let tagged = serde_json::json!({ "form": form, "data": data });
    let content: Content =
        serde_json::from_value(tagged).map_err(|error| Error::BadInput(error.to_string()))?;
    let laid = content.lay_out().map_err(|error| match error {
        scs_print::PrintError::Empty => Error::PaperRefused(Code::BadInput),
        other => Error::Print(other),
    })?;
    let pdf = laid.to_pdf()?;
    Ok(Printed { pages: laid.pages(), sha256: sha256(&pdf), pdf })
}
