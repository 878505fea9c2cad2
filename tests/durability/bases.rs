//! What the operations start from, made once a run.

use std::path::Path;
use std::sync::{Arc, OnceLock};

use scs_platform::{Chance, FileSecrets, Folders, KeyFile, Place};
use scs_protocol::DeviceKey;
use scs_store::{FirstDevice, PackHead, RawKey, Store};
use scs_testkit::SeededChance;

use crate::folder::{Folder, Room};
use crate::judge;
use crate::operations::{Base, COPIED, PREPARE};

/// Of SQLCipher, as the program makes its files.
const PAGE: usize = 4096;

pub fn of(base: Base) -> &'static Folder {
    static EMPTY: OnceLock<Folder> = OnceLock::new();
    static DAY: OnceLock<Folder> = OnceLock::new();
    static OLD: OnceLock<Folder> = OnceLock::new();
    static OLD_SCHEMA: OnceLock<Folder> = OnceLock::new();
    static DAMAGED: OnceLock<Folder> = OnceLock::new();
    match base {
        Base::Empty => EMPTY.get_or_init(Folder::default),
        Base::Day => DAY.get_or_init(|| made(day)),
        Base::OldMaterials => OLD.get_or_init(|| made(old_materials)),
        Base::OldSchema => OLD_SCHEMA.get_or_init(|| made(old_schema)),
        Base::Damaged => DAMAGED.get_or_init(|| made(damaged)),
    }
}

/// The same after a beginning that left nothing but a number: an epoch that was taken is not taken again.
pub fn begun_again(base: Base) -> Option<Folder> {
    (base == Base::Damaged).then(|| {
        made(|root| {
            of(base).write(root);
            let folders = Folders::of(Place::Live, Some(root)).unwrap();
            KeyFile::of(&folders).next_epoch().unwrap();
        })
    })
}

/// The file of [`Base::Damaged`], byte for byte.
pub fn damaged_file() -> Vec<u8> {
    let file = of(Base::Damaged).0.get("live/desk.db").cloned().flatten();
    file.unwrap_or_default()
}

fn made(make: impl FnOnce(&Path)) -> Folder {
    let room = Room::new();
    std::fs::create_dir_all(room.path()).unwrap();
    make(&room.path());
    Folder::read(&room.path())
}

fn day(root: &Path) {
    PREPARE.run(root, None, &mut || Ok(())).unwrap();
}

fn old_schema(root: &Path) {
    of(Base::Day).write(root);
    let undo = include_str!("../../crates/scs-store/tests/store/first_release.sql");
    judge::raw(root).unwrap().execute_batch(undo).unwrap();
}

/// One byte of the last page, and the mark of a session that ended badly: the next start reads all pages.
fn damaged(root: &Path) {
    of(Base::Day).write(root);
    COPIED.run(root, None, &mut || Ok(())).unwrap();
    let folders = Folders::of(Place::Live, Some(root)).unwrap();
    let mut bytes = std::fs::read(folders.database()).unwrap();
    let at = bytes.len() - PAGE / 2;
    bytes[at] ^= 1;
    std::fs::write(folders.database(), bytes).unwrap();
    std::fs::write(folders.data().join("desk.open"), b"").unwrap();
}

/// The materials inside the program under an older version, with other bytes.
fn old_materials(root: &Path) {
    let today = made(|root| drop(PREPARE.open(root).unwrap()));
    let beside = Room::new();
    today.write(&beside.path());
    let id: String =
        judge::raw(&beside.path()).unwrap().query_row("SELECT id FROM pack", [], |row| row.get(0)).unwrap();

    let folders = Folders::of(Place::Live, Some(root)).unwrap();
    folders.create().unwrap();
    let secrets = FileSecrets { folder: root.join("keystore") };
    let chance: Arc<dyn Chance> = Arc::new(SeededChance::new(5));
    let keys = KeyFile::of(&folders).create(&secrets, chance.as_ref(), 1_700_000_000_000).unwrap();
    let public_key = DeviceKey::from_seed(&keys.device.seed).public();
    let device = FirstDevice { id: keys.device.id, epoch: keys.device.epoch, public_key };
    let store = Store::open(&folders.database(), RawKey(*keys.dek.bytes()), &device).unwrap();
    let head = PackHead {
        hash: "0".repeat(64),
        id,
        version: "2025.1.1".to_owned(),
        installed_at: 1,
        is_current: true,
    };
    let bundle = [7; 300_000];
    store.jot(|notebook| notebook.install_pack(&head, &bundle)).unwrap();
}
