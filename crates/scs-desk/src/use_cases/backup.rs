//! Copies of the data: what there is, one more, and the drill: does a copy open and read.

use scs_store::StoreError;

use crate::backups::{self, Backup};
use crate::days::Here;
use crate::desk::{Caller, Desk};
use crate::error::{Error, Result};
use crate::views::{wording, words};
use crate::wire::{BackupInput, BackupLine, BackupList, BackupProof, Nothing};

pub(crate) fn list(desk: &Desk, _: &Caller, _: Nothing) -> Result<BackupList> {
    let here = desk.here()?;
    let copies = backups::all(&desk.folders)?;
    let newest = copies.first().map(|copy| wording::moment(&here, copy.at));
    let lines = copies.iter().map(|copy| line(&here, copy));
    Ok(BackupList {
        folder: desk.folders.backups().display().to_string(),
        summary: words::last_backup(newest.as_deref()),
        backups: lines.collect(),
    })
}

/// Whether the copies are well, for the doctor: a place without events needs none yet.
pub(crate) fn state(desk: &Desk) -> Result<(bool, String)> {
    let here = desk.here()?;
    let newest = backups::all(&desk.folders)?.into_iter().next();
    let is_empty = desk.store.read(|reader| reader.last_at().map_err(Error::from))?.is_none();
    let when = newest.as_ref().map(|copy| wording::moment(&here, copy.at));
    Ok((is_empty || newest.is_some(), words::last_backup(when.as_deref())))
}

fn line(here: &Here, copy: &Backup) -> BackupLine {
    BackupLine { name: copy.name(), when: wording::moment(here, copy.at), bytes: copy.bytes }
}

pub(crate) fn make(desk: &Desk, caller: &Caller, _: Nothing) -> Result<BackupList> {
    desk.back_up()?;
    list(desk, caller, Nothing {})
}

/// A copy that does not hold is an answer, not an error; only a copy that is not there refuses.
pub(crate) fn verify(desk: &Desk, _: &Caller, input: BackupInput) -> Result<BackupProof> {
    let copies = backups::all(&desk.folders)?;
    let wanted = |copy: &Backup| input.name.as_ref().is_none_or(|name| *name == copy.name());
    let copy = copies.into_iter().find(wanted).ok_or(Error::NotFound)?;
    let when = wording::moment(&desk.here()?, copy.at);
    let name = copy.name();
    match copy.prove(&desk.raw_key()) {
        Ok(proof) => Ok(BackupProof { name, is_whole: true, text: words::backup_whole(&when, proof.count) }),
        Err(Error::Store(StoreError::Damaged | StoreError::NotOpened | StoreError::ChainBroken)) => {
            Ok(BackupProof { name, is_whole: false, text: words::backup_broken(&when) })
        }
        Err(other) => Err(other),
    }
}
