//! A disk filled to the last byte: what is written stays, what can be done is done, the rest is said.

use std::time::{Duration, Instant};

use scs_desk::{Caller, Desk};
use serde_json::{Value, json};

use crate::small_disk::{SmallDisk, call, entry, notices, refusal, set_up, total, with_own_mounts};

/// Within it the program has started, read and said why it cannot save.
const AT_ONCE: Duration = Duration::from_secs(2);

fn memo(printer: Option<&str>) -> Value {
    json!({ "paper": { "kind": "memo", "item": "interview" }, "printer": printer })
}

/// Three entries, and the ballast taken; closed.
fn worked(disk: &SmallDisk) {
    let desk = disk.open();
    set_up(&desk);
    for _ in 0..3 {
        call(&desk, "entry.record", entry());
    }
    desk.tend().unwrap_or_else(|error| assert_eq!(error.code().word(), "disk-full", "no room for a backup"));
    assert!(disk.data().join("ballast").exists());
}

/// Deeds go on while other programs take every byte that is given back; answers how many did.
fn work_until_refused(disk: &SmallDisk, desk: &Desk, command: &str, input: &Value) -> u64 {
    for done in 0..1000 {
        disk.fill();
        match scs_desk::call(desk, &Caller::consultant(), command, input.clone()) {
            Ok(_) => {}
            Err(error) => {
                assert_eq!(error.code().word(), "disk-full");
                return done;
            }
        }
    }
    panic!("the disk is never full");
}

#[test]
fn at_a_full_disk_the_program_starts_reads_prints_and_says_why_it_cannot_save() {
    with_own_mounts(
        "full_disk::at_a_full_disk_the_program_starts_reads_prints_and_says_why_it_cannot_save",
        || {
            let disk = SmallDisk::of(96);
            worked(&disk);
            disk.fill();
            let begun = Instant::now();
            let desk = disk.open();
            assert_eq!(total(&desk), 3);
            assert_eq!(notices(&desk)[0], "disk-full");
            let saved = work_until_refused(&disk, &desk, "entry.record", &entry());
            assert!(saved >= 4, "the ballast lets work be finished: {saved}");
            let begun_again = Instant::now();
            let (code, message, advice) = refusal(&desk, "entry.record", entry());
            assert_eq!(code, "disk-full");
            assert!(message.contains("нет места") && message.contains("не пропало"), "{message}");
            assert!(advice.contains("Удалите ненужные файлы"), "{advice}");
            let printed = call(&desk, "paper.print", memo(Some("hall")));
            assert_eq!(printed["state"], "queued", "a paper that somebody waits for goes out: {printed}");
            assert!(begun_again.elapsed() < AT_ONCE);
            println!("start to refusal {:?}, refusal and paper {:?}", begun.elapsed(), begun_again.elapsed());
            assert_eq!(total(&desk), 3 + saved);
            drop(desk);

            let begun = Instant::now();
            disk.fill();
            let desk = disk.open();
            assert_eq!(total(&desk), 3 + saved);
            assert_eq!(refusal(&desk, "entry.record", entry()).0, "disk-full");
            assert!(begun.elapsed() < AT_ONCE);
            assert_eq!(call(&desk, "journal.verify", json!({}))["is_whole"], true);

            disk.make_room();
            call(&desk, "entry.record", entry());
            assert_eq!(total(&desk), 3 + saved + 1, "in the same process");
            desk.tend().unwrap_or_else(|error| assert_eq!(error.code().word(), "disk-full"));
            assert!(!notices(&desk).iter().any(|id| id == "disk-full" || id == "room-spent"));
            assert_eq!(call(&desk, "journal.verify", json!({}))["is_whole"], true);
        },
    );
}

#[test]
fn without_any_ballast_a_full_disk_is_read_and_the_work_goes_on_once_there_is_room() {
    with_own_mounts(
        "full_disk::without_any_ballast_a_full_disk_is_read_and_the_work_goes_on_once_there_is_room",
        || {
            let disk = SmallDisk::of(40);
            worked(&disk);
            std::fs::remove_file(disk.data().join("ballast")).unwrap();
            disk.fill();
            let begun = Instant::now();
            let desk = disk.open();
            assert_eq!(total(&desk), 3);
            assert!(call(&desk, "paper.preview", memo(None)["paper"].clone())["pages"].is_array());
            assert_eq!(refusal(&desk, "entry.record", entry()).0, "disk-full");
            assert_eq!(refusal(&desk, "paper.print", memo(Some("hall"))).0, "disk-full");
            assert!(disk.printers.sent().is_empty(), "no paper leaves that no register knows of");
            assert!(begun.elapsed() < AT_ONCE);
            assert_eq!(notices(&desk)[0], "disk-full");
            disk.make_room();
            desk.tend().unwrap_or_else(|error| assert_eq!(error.code().word(), "disk-full"));
            assert!(!notices(&desk).contains(&"disk-full".to_owned()));
            call(&desk, "entry.record", entry());
            assert_eq!(total(&desk), 4);
        },
    );
}

#[test]
fn a_copy_that_finds_no_room_says_so_on_its_line_and_goes_out_later() {
    with_own_mounts("full_disk::a_copy_that_finds_no_room_says_so_on_its_line_and_goes_out_later", || {
        let disk = SmallDisk::of(96);
        worked(&disk);
        let desk = disk.open();
        // Papers have a disk of their own, and it is full; the register's is not.
        let papers = desk.folders().papers().to_path_buf();
        std::fs::create_dir_all(&papers).unwrap();
        let full = SmallDisk::at(&papers, 1);
        full.fill();
        let paper = call(&desk, "paper.print", memo(None));
        let reason = paper["advice"].as_str().unwrap_or_default();
        assert!(reason.contains("нет места") && reason.contains("Удалите ненужные файлы"), "{paper}");
        full.make_room();
        let later = call(&desk, "paper.reprint", json!({ "id": paper["id"] }));
        assert_eq!(later["state"], "saved", "{later}");
        assert!(std::path::Path::new(later["file"].as_str().unwrap()).exists());
    });
}

#[test]
fn a_first_start_on_a_full_disk_leaves_nothing_half_made() {
    with_own_mounts("full_disk::a_first_start_on_a_full_disk_leaves_nothing_half_made", || {
        // From not a byte to room for the key files and a part of the first tables.
        for left in [0, 4096, 8192, 12_288, 16_384, 24_576, 65_536, 200_000, 400_000] {
            let disk = SmallDisk::of(8);
            disk.fill_but(left);
            let door = disk.door();
            let show = || door.call(&Caller::consultant(), "desk.door", json!({})).unwrap();
            let shut = show();
            assert_eq!(shut["is_open"], false, "with {left} bytes");
            assert_eq!(shut["code"], "disk-full", "with {left} bytes: {shut}");
            assert!(shut["advice"].as_str().unwrap().contains("Удалите ненужные файлы"), "{shut}");
            disk.make_room();
            door.call(&Caller::consultant(), "desk.retry", json!({})).unwrap();
            assert_eq!(show()["is_open"], true, "with {left} bytes, in the same process");
            let desk = door.desk().unwrap();
            set_up(&desk);
            call(&desk, "entry.record", entry());
            assert_eq!(total(&desk), 1);
        }
    });
}

#[test]
fn the_ballast_is_no_persons_data_and_nothing_rests_on_it() {
    with_own_mounts("full_disk::the_ballast_is_no_persons_data_and_nothing_rests_on_it", || {
        let disk = SmallDisk::of(96);
        worked(&disk);
        let ballast = disk.data().join("ballast");
        assert_eq!(ballast.metadata().unwrap().len(), 8 << 20, "an eighth of a small disk");
        std::fs::remove_file(&ballast).unwrap();
        std::fs::create_dir(&ballast).unwrap();
        let desk = disk.open();
        call(&desk, "entry.record", entry());
        desk.tend().unwrap_or_else(|error| assert_eq!(error.code().word(), "disk-full"));
        assert_eq!(total(&desk), 4);
    });
}

#[test]
fn the_log_beside_the_file_does_not_grow_with_the_work() {
    let desk = scs_testkit::TestDesk::new();
    let log = desk.folder().join("live/desk.db-wal");
    for _ in 0..400 {
        desk.call("entry.record", entry());
    }
    let bytes = log.metadata().unwrap().len();
    assert!(bytes < 8 << 20, "{bytes} after 400 entries");
}

#[test]
fn the_desk_warns_while_room_is_getting_short() {
    let desk = scs_testkit::TestDesk::new();
    let ids = || notices(desk.desk()).into_iter().filter(|id| id.starts_with("room")).collect::<Vec<_>>();
    assert_eq!(ids(), Vec::<String>::new());
    desk.room.set(499);
    assert_eq!(ids(), ["room-low"]);
    desk.room.set(99);
    assert_eq!(ids(), ["room-scarce"]);
    desk.room.set(100 << 10);
    desk.desk().tend().unwrap();
    assert_eq!(ids(), Vec::<String>::new());
    assert_eq!(desk.folder().join("live/ballast").metadata().unwrap().len(), 64 << 20);
    desk.room.set(0);
    desk.call("entry.record", entry());
    assert_eq!(ids(), ["room-spent"]);
    desk.room.set(100 << 10);
    desk.desk().tend().unwrap();
    assert_eq!(ids(), Vec::<String>::new(), "taken anew");
}
