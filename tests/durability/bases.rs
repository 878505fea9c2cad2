//! What the operations start from, made once a run.

use std::path::Path;
use std::sync::{Arc, OnceLock};

use scs_platform::{Chance, FileSecrets, Folders, KeyFile, Place};
use scs_protocol::DeviceKey;
use scs_store::{FirstDevice, PackHead, RawKey, Store};
use scs_testkit::SeededChance;

use crate::folder::{Folder, Room};
use crate::judge;
use crate::operations::{Base, PREPARE};

pub fn of(base: Base) -> &'static Folder {
    static EMPTY: OnceLock<Folder> = OnceLock::new();
    static DAY: OnceLock<Folder> = OnceLock::new();
    static OLD: OnceLock<Folder> = OnceLock::new();
    match base {
        Base::Empty => EMPTY.get_or_init(Folder::default),
        Base::Day => DAY.get_or_init(|| made(day)),
        Base::OldMaterials => OLD.get_or_init(|| made(old_materials)),
    }
}

fn made(make: fn(&Path)) -> Folder {
    let room = Room::new();
    std::fs::create_dir_all(room.path()).unwrap();
    make(&room.path());
    Folder::read(&room.path())
}

fn day(root: &Path) {
    PREPARE.run(root, None, &mut || Ok(())).unwrap();
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
