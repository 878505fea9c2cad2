//! What needs no open place: checks, terms, packs, papers from data. The command line calls these
//! where no key and no file should be touched.

use chrono::NaiveDate;
use data_encoding::BASE64;
pub use scs_content::check::Remark;
use scs_content::check::remarks;
use scs_content::diff::differences;
use scs_content::schema::FileSchema;
use scs_content::{Bundle, ContentError, Pack};
use scs_domain::check::{Kind, check};
use scs_platform::{Clock, SystemClock};
use serde_json::Value;

use crate::base;
use crate::days::{FIRST_ZONE, Here};
use crate::error::{Code, Error, MaterialsFault, Result};
use crate::use_cases::paper_data::Content;
use crate::use_cases::paper_issue::sha256;
use crate::use_cases::{materials, paper_proof, tools};
use crate::views::words;
use crate::wire::{CheckView, DueView, PaperProofView, StaleView, UnitWord};

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

/// Items of the base materials with this id as they stand on a day, each with its place; at least one.
pub fn show_items(id: &str, on: Option<NaiveDate>) -> Result<Vec<(String, Value)>> {
    let found = scs_content::find(&base_pack()?, id, on.unwrap_or_else(today));
    if found.is_empty() {
        return Err(Error::NotFound);
    }
    Ok(found.into_iter().map(|item| (item.place, item.value)).collect())
}

/// Names from the root of the pack, with `/`, and texts.
pub type Files = Vec<(String, String)>;

/// The files of an archive.
pub fn files_of(archive: &[u8]) -> Result<Files> {
    let bundle = Bundle::from_archive(archive).map_err(|error| unreadable(&error))?;
    let text = |path: &str| bundle.file(path).unwrap_or_default().to_owned();
    Ok(bundle.paths().map(|path| (path.to_owned(), text(path))).collect())
}

/// These files, or the base materials, as an archive.
pub fn archive(files: Option<Files>) -> Result<Vec<u8>> {
    files.map_or_else(base::materials, Bundle::new).to_archive().map_err(|error| unreadable(&error))
}

/// Whether a PDF, or the words of a code, were signed by the workstation with this public key.
pub fn verify_paper(file: &[u8], key: &str) -> Result<PaperProofView> {
    paper_proof::verify_with(file, key)
}

/// Bytes of any file as the commands take them.
pub fn in_base64(bytes: &[u8]) -> String {
    BASE64.encode(bytes)
}

/// The archive as `materials.install` takes it.
pub fn archive_text(files: Files) -> Result<String> {
    Ok(BASE64.encode(&archive(Some(files))?))
}

fn pack_of(files: Option<Files>) -> Result<Pack> {
    let bundle = files.map_or_else(base::materials, Bundle::new);
    Pack::read(&bundle).map_err(|errors| match errors.first() {
        Some(first) => Error::Materials(MaterialsFault::Unreadable(first.to_string())),
        None => Error::Bug("a pack without errors does not read"),
    })
}

fn unreadable(error: &ContentError) -> Error {
    Error::Materials(MaterialsFault::Unreadable(error.message()))
}

/// What of a pack should be looked at again on a day.
pub fn stale_items(files: Option<Files>, on: Option<NaiveDate>) -> Result<Vec<StaleView>> {
    let stale = scs_content::stale::stale(&pack_of(files)?, on.unwrap_or_else(today));
    Ok(stale.into_iter().map(materials::stale_view).collect())
}

/// Differences of two packs, a line each: what was added, what is gone, which keys say otherwise.
pub fn diff_lines(before: Option<Files>, after: Option<Files>) -> Result<Vec<String>> {
    let found = differences(&pack_of(before)?, &pack_of(after)?);
    Ok(found.iter().flat_map(words::difference).collect())
}

/// A path of both packs in one drawing; in one of them only, as it is there.
pub fn diff_picture(before: Option<Files>, after: Option<Files>, path: &str) -> Result<String> {
    let find = |pack: Pack| pack.paths.into_iter().rev().find(|known| known.id == path);
    match (find(pack_of(before)?), find(pack_of(after)?)) {
        (Some(before), Some(after)) => Ok(scs_content::draw_difference(&before, &after)),
        (Some(only), None) | (None, Some(only)) => Ok(scs_content::draw(&only)),
        (None, None) => Err(Error::NotFound),
    }
}

/// Files for an editor: a JSON Schema for every kind of file, and which is for which.
pub fn schemas() -> Vec<(String, String)> {
    let kinds = scs_content::schema::schemas();
    let rule = |kind: &FileSchema| {
        let files: Vec<String> = kind.files.iter().map(|file| format!("\"**/{file}\"")).collect();
        let files = files.join(", ");
        format!("[[rule]]\ninclude = [{files}]\nschema = {{ path = \"{}.json\" }}\n", kind.name)
    };
    let rules: Vec<String> = kinds.iter().map(rule).collect();
    let text = |schema: &schemars::Schema| {
        serde_json::to_string_pretty(schema).map(|text| text + "\n").unwrap_or_default()
    };
    let schemas = kinds.iter().map(|kind| (format!("{}.json", kind.name), text(&kind.schema)));
    schemas.chain([("taplo.toml".to_owned(), rules.join("\n"))]).collect()
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
