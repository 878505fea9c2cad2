//! A disk closed for writing: read where it can be, said where it cannot, worked on once it is open.

use std::fs;

use scs_desk::{Caller, Desk};
use serde_json::json;

use crate::small_disk::{SmallDisk, call, entry, notices, refusal, set_up, total, with_own_mounts};

fn worked(disk: &SmallDisk) {
    let desk = disk.open();
    set_up(&desk);
    call(&desk, "entry.record", entry());
}

fn read_and_refused(desk: &Desk) {
    assert_eq!(total(desk), 1);
    assert_eq!(notices(desk)[0], "disk-closed");
    let (code, message, advice) = refusal(desk, "entry.record", entry());
    assert_eq!(code, "read-only");
    assert!(message.contains("закрыты для записи") && message.contains("не пропало"), "{message}");
    assert!(advice.contains("администратора"), "{advice}");
}

#[test]
fn a_disk_closed_for_writing_is_read_and_worked_on_once_it_is_open() {
    with_own_mounts("read_only::a_disk_closed_for_writing_is_read_and_worked_on_once_it_is_open", || {
        let disk = SmallDisk::of(24);
        worked(&disk);
        disk.remount("ro");
        let desk = disk.open();
        read_and_refused(&desk);
        disk.remount("rw");
        call(&desk, "entry.record", entry());
        assert_eq!(total(&desk), 2, "in the same process");
        assert!(!notices(&desk).contains(&"disk-closed".to_owned()));
        drop(desk);
        assert_eq!(call(&disk.open(), "journal.verify", json!({}))["is_whole"], true);
    });
}

#[test]
fn what_a_killed_session_left_is_read_on_a_closed_disk_too() {
    with_own_mounts("read_only::what_a_killed_session_left_is_read_on_a_closed_disk_too", || {
        let disk = SmallDisk::of(24);
        let desk = disk.open();
        set_up(&desk);
        call(&desk, "entry.record", entry());
        // As the kill would leave it: the last entry is in the log only.
        let left = tempfile::tempdir().unwrap();
        for name in ["desk.db", "desk.db-wal", "desk.db-shm", "desk.open"] {
            fs::copy(disk.data().join(name), left.path().join(name)).unwrap();
        }
        drop(desk);
        for name in ["desk.db", "desk.db-wal", "desk.db-shm", "desk.open"] {
            fs::copy(left.path().join(name), disk.data().join(name)).unwrap();
        }
        disk.remount("ro");
        read_and_refused(&disk.open());
    });
}

#[test]
fn a_first_start_on_a_closed_disk_says_so_and_works_once_it_is_open() {
    with_own_mounts("read_only::a_first_start_on_a_closed_disk_says_so_and_works_once_it_is_open", || {
        let disk = SmallDisk::of(24);
        disk.remount("ro");
        let door = disk.door();
        let show = || door.call(&Caller::consultant(), "desk.door", json!({})).unwrap();
        assert_eq!(show()["code"], "read-only", "{}", show());
        assert!(show()["advice"].as_str().unwrap().contains("администратора"));
        assert_eq!(door.call(&Caller::consultant(), "desk.retry", json!({})).unwrap_err().code, "read-only");
        disk.remount("rw");
        door.call(&Caller::consultant(), "desk.retry", json!({})).unwrap();
        let desk = door.desk().unwrap();
        call(&desk, "entry.record", entry());
        assert_eq!(total(&desk), 1);
    });
}
