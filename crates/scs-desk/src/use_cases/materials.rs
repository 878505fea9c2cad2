//! Versions of the materials: what is kept, what is used, what should be looked at again.

use data_encoding::BASE64;
use scs_content::check::remarks;
use scs_content::stale::{Stale, Why, stale, trust};
use scs_content::{Bundle, ContentError, Pack};
use scs_store::PackHead;

use crate::desk::{Area, Caller, Desk};
use crate::error::{Error, MaterialsFault, Result};
use crate::views::words;
use crate::wire::{InstallInput, KeptMaterialsView, Nothing, PackView, StaleView, UseInput};

/// The one pack this program works with.
const ID: &str = "base";

pub(crate) fn show(desk: &Desk, _: &Caller, _: Nothing) -> Result<KeptMaterialsView> {
    let kept = desk.store.read(|reader| reader.packs().map_err(Error::from))?;
    let versions = kept.iter().map(|head| {
        let pack = desk.pack(&head.hash)?;
        Ok(PackView {
            hash: head.hash.clone(),
            title: pack.manifest.title.clone(),
            version: head.version.clone(),
            checked_at: pack.manifest.checked_at,
            installed_at: head.installed_at,
            is_current: head.is_current,
        })
    });
    let versions = versions.collect::<Result<Vec<_>>>()?;
    let current = kept.iter().find(|head| head.is_current).ok_or(Error::Bug("no materials installed"))?;
    let (pack, today) = (desk.pack(&current.hash)?, desk.here()?.today());
    let lines = stale(&pack, today).into_iter().map(stale_view);
    Ok(KeptMaterialsView { versions, stale: lines.collect(), trust: words::trust(trust(&pack, today)) })
}

pub(crate) fn stale_view(item: Stale) -> StaleView {
    let why = match item.why {
        Why::Ended(day) => words::ended(day),
        Why::EndsSoon(day) => words::ends_soon(day),
        Why::CheckedLongAgo(day) => words::checked_long_ago(day),
        Why::NoCalendar(year) => words::no_calendar(year),
    };
    StaleView { place: item.place, title: item.title, why }
}

/// Keeps a pack and uses it from the next consultation on; those begun go on under their own.
///
/// Refuses a pack the check has remarks on, a foreign one, and one whose number another has. In the practice
/// place a number may come again with other files: an author tries her text there.
pub(crate) fn install(desk: &Desk, caller: &Caller, input: InstallInput) -> Result<KeptMaterialsView> {
    let bytes =
        BASE64.decode(input.archive.as_bytes()).map_err(|_| unreadable(&ContentError::ArchiveUnreadable))?;
    let bundle = Bundle::from_archive(&bytes).map_err(|error| unreadable(&error))?;
    desk.install_checked(&bundle)?;
    show(desk, caller, Nothing {})
}

/// An earlier version, or a later one again. Nothing is taken away.
pub(crate) fn use_kept(desk: &Desk, caller: &Caller, input: UseInput) -> Result<KeptMaterialsView> {
    desk.jot(&[Area::Materials], |notebook| Ok(notebook.use_pack(&input.hash)?))?;
    show(desk, caller, Nothing {})
}

fn unreadable(error: &ContentError) -> Error {
    Error::Materials(MaterialsFault::Unreadable(error.message()))
}

impl Desk {
    /// [`install`], from files.
    pub(crate) fn install_checked(&self, bundle: &Bundle) -> Result<()> {
        let hash = bundle.hash();
        let kept = self.store.read(|reader| reader.packs().map_err(Error::from))?;
        if kept.iter().any(|head| head.hash == hash) {
            return self.jot(&[Area::Materials], |notebook| Ok(notebook.use_pack(&hash)?));
        }
        let found = remarks(bundle);
        if let Some(first) = found.first() {
            let fault = MaterialsFault::Faulty { first: first.to_string(), count: found.len() };
            return Err(Error::Materials(fault));
        }
        let pack = Pack::read(bundle).map_err(|_| Error::Bug("checked materials do not read"))?;
        if pack.manifest.id != ID {
            return Err(Error::Materials(MaterialsFault::Foreign(pack.manifest.id)));
        }
        let version = &pack.manifest.version;
        if !self.place().is_for_learning() && kept.iter().any(|head| head.version == *version) {
            return Err(Error::Materials(MaterialsFault::SameVersion(version.clone())));
        }
        self.keep_materials(&pack, bundle)
    }

    pub(crate) fn keep_materials(&self, pack: &Pack, bundle: &Bundle) -> Result<()> {
        let head = PackHead {
            hash: pack.hash.clone(),
            id: pack.manifest.id.clone(),
            version: pack.manifest.version.clone(),
            installed_at: self.now(),
            is_current: true,
        };
        self.jot(&[Area::Materials], |notebook| {
            notebook.install_pack(&head, &bundle.to_bytes())?;
            // An author saves a hundred times a day.
            if self.place().is_for_learning() { Ok(notebook.drop_unused(&head)?) } else { Ok(()) }
        })?;
        self.editions.forget();
        Ok(())
    }
}

/// `2026.12.1` is newer than `2026.11.30`: number by number.
pub(crate) fn is_newer(version: &str, other: &str) -> bool {
    let numbers =
        |text: &str| -> Vec<u32> { text.split('.').map(|part| part.parse().unwrap_or(0)).collect() };
    numbers(version) > numbers(other)
}

#[cfg(test)]
mod tests {
    use super::is_newer;

    #[test]
    fn versions_are_compared_number_by_number() {
        assert!(is_newer("2026.12.1", "2026.11.30"));
        assert!(is_newer("2026.11.1.1", "2026.11.1"));
        assert!(!is_newer("2026.11.1", "2026.11.1"));
        assert!(!is_newer("2026.9.1", "2026.10.1"));
    }
}
