//! Reference lists: rows as a word is typed, official lists from files.

use data_encoding::BASE64;
use scs_domain::words::day_month_year;
use scs_store::ImportedList;

use crate::desk::{Area, Caller, Desk};
use crate::error::{Error, FieldFault, Result};
use crate::imports::{self, Reject, Sorted};
use crate::views::document::words;
use crate::wire::{
    Nothing, ReferenceFindInput, ReferenceImportInput, ReferenceImportView, ReferenceInput,
    ReferenceListView, ReferenceLists, ReferenceRow, ReferenceRows,
};

/// Refused rows told one by one.
const MOST_TOLD: usize = 50;

pub(crate) fn find(desk: &Desk, _: &Caller, input: ReferenceFindInput) -> Result<ReferenceRows> {
    let edition = desk.edition(desk.here()?.today())?;
    let rows = desk.reference_rows(&edition, &input.list)?;
    let found = rows.find(&input.query).into_iter();
    Ok(ReferenceRows {
        rows: found
            .map(|(code, name)| ReferenceRow { code: code.to_owned(), name: name.to_owned() })
            .collect(),
        total: u32::try_from(rows.len()).unwrap_or(u32::MAX),
        source: source(rows.source()),
    })
}

fn source(of: &str) -> String {
    if of.is_empty() { words::OF_MATERIALS.to_owned() } else { of.to_owned() }
}

pub(crate) fn lists(desk: &Desk, _: &Caller, _: Nothing) -> Result<ReferenceLists> {
    let edition = desk.edition(desk.here()?.today())?;
    let one = |list: &scs_domain::content::ReferenceList| {
        let rows = desk.reference_rows(&edition, &list.id)?;
        Ok(ReferenceListView {
            id: list.id.clone(),
            title: list.title.clone(),
            rows: u32::try_from(rows.len()).unwrap_or(u32::MAX),
            source: source(rows.source()),
            is_imported: !rows.source().is_empty(),
        })
    };
    Ok(ReferenceLists { lists: edition.lists.values().map(one).collect::<Result<_>>()? })
}

/// The rows of the file take the place of those the list had; where none can be taken, all stays as it was.
pub(crate) fn import(desk: &Desk, _: &Caller, input: ReferenceImportInput) -> Result<ReferenceImportView> {
    let here = desk.here()?;
    let edition = desk.edition(here.today())?;
    let list = edition.lists.get(&input.list).ok_or(Error::NotFound)?;
    let bytes = BASE64.decode(input.file.as_bytes()).map_err(|_| refused())?;
    let records = imports::records(&bytes).map_err(|imports::Unreadable| refused())?;
    let sorted = imports::sort(records.into_iter(), list.codes);
    if sorted.rows.is_empty() {
        return Ok(view(&sorted, false));
    }
    let name: String = input.name.chars().filter(|sign| !sign.is_control()).take(100).collect();
    let head = ImportedList { source: words::imported(&day_month_year(here.today()), &name), at: desk.now() };
    desk.jot(&[Area::Materials], |notebook| {
        let rows = sorted.rows.iter().map(|(code, name)| (code.as_str(), name.as_str()));
        Ok(notebook.put_reference_list(&input.list, &head, rows)?)
    })?;
    desk.references_changed();
    Ok(view(&sorted, true))
}

fn refused() -> Error {
    Error::Fields(vec![FieldFault {
        field: "file".to_owned(),
        rule: "unreadable".to_owned(),
        message: imports::words::UNREADABLE.to_owned(),
    }])
}

fn view(sorted: &Sorted, is_taken: bool) -> ReferenceImportView {
    let told = sorted.rejected.iter().take(MOST_TOLD);
    ReferenceImportView {
        is_taken,
        summary: imports::words::summary(sorted),
        accepted: u32::try_from(sorted.rows.len()).unwrap_or(u32::MAX),
        rejected: u32::try_from(sorted.rejected.len()).unwrap_or(u32::MAX),
        reasons: reasons(sorted),
        lines: told.map(|(place, why)| imports::words::line(*place, *why)).collect(),
    }
}

/// How often each reason was met, the commonest first.
fn reasons(sorted: &Sorted) -> Vec<String> {
    let mut counts: Vec<(Reject, usize)> = Vec::new();
    for (_, why) in &sorted.rejected {
        match counts.iter_mut().find(|(known, _)| known == why) {
            Some((_, count)) => *count += 1,
            None => counts.push((*why, 1)),
        }
    }
    counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    counts.into_iter().map(|(why, count)| format!("{}: {count}", imports::words::reject(why))).collect()
}

/// The list of the materials stands alone again.
pub(crate) fn forget(desk: &Desk, caller: &Caller, input: ReferenceInput) -> Result<ReferenceLists> {
    desk.jot(&[Area::Materials], |notebook| Ok(notebook.drop_reference_list(&input.list)?))?;
    desk.references_changed();
    lists(desk, caller, Nothing {})
}
