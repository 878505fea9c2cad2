//! Filters of the journal kept under a name.

use crate::desk::{Area, Caller, Desk};
use crate::error::{Error, Result};
use crate::wire::{JournalView, JournalViewInput, JournalViewName, JournalViews, Nothing};

const VIEWS: &str = "journal-views";
/// More names nobody reads; the oldest goes.
const MOST: usize = 20;

pub(crate) fn list(desk: &Desk, _: &Caller, _: Nothing) -> Result<JournalViews> {
    Ok(JournalViews { views: kept(desk)? })
}

/// One of the same name is replaced.
pub(crate) fn keep(desk: &Desk, _: &Caller, input: JournalViewInput) -> Result<JournalViews> {
    let name = input.view.name.trim().to_owned();
    if name.is_empty() {
        return Err(Error::BadInput("name".to_owned()));
    }
    let mut views = kept(desk)?;
    views.retain(|known| known.name != name);
    views.push(JournalView { name, ..input.view });
    let from = views.len().saturating_sub(MOST);
    write(desk, views.split_off(from))
}

pub(crate) fn forget(desk: &Desk, _: &Caller, input: JournalViewName) -> Result<JournalViews> {
    let mut views = kept(desk)?;
    views.retain(|known| known.name != input.name);
    write(desk, views)
}

fn kept(desk: &Desk) -> Result<Vec<JournalView>> {
    let text = desk.store.read(|reader| reader.setting(VIEWS).map_err(Error::from))?;
    Ok(text.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default())
}

fn write(desk: &Desk, views: Vec<JournalView>) -> Result<JournalViews> {
    let text = serde_json::to_string(&views).map_err(|_| Error::Bug("settings do not serialise"))?;
    let at = desk.now();
    desk.jot(&[Area::Settings], |notebook| Ok(notebook.set(VIEWS, &text, at)?))?;
    Ok(JournalViews { views })
}
