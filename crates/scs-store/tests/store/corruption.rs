//! A thousand ways to spoil the file; each must be noticed or change nothing.

use std::fs;

use scs_store::{StoreError, prove};

use crate::desk_of_one::{Place, a_day, append, quick};

const SEED: u64 = 20_261_123;
const PAGE: usize = 4096;

/// A splitmix generator: the same seed spoils the same places.
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        usize::try_from((mixed ^ (mixed >> 31)) % (end as u64)).unwrap()
    }
}

fn spoiled(whole: &[u8], random: &mut Random) -> (&'static str, Vec<u8>) {
    let mut bytes = whole.to_vec();
    let pages = bytes.len() / PAGE;
    let at = random.below(bytes.len());
    match random.below(8) {
        0 => {
            bytes[at] ^= 1 << random.below(8);
            ("a bit", bytes)
        }
        1 => {
            bytes[at] = bytes[at].wrapping_add(1 + u8::try_from(random.below(255)).unwrap());
            ("a byte", bytes)
        }
        2 => {
            let page = random.below(pages) * PAGE;
            bytes[page..page + PAGE].fill(0);
            ("a page of zeros", bytes)
        }
        3 => {
            let (one, other) = (random.below(pages), random.below(pages));
            for offset in 0..PAGE {
                bytes.swap(one * PAGE + offset, other * PAGE + offset);
            }
            ("two pages swapped", bytes)
        }
        4 => {
            bytes.truncate(at);
            ("cut off", bytes)
        }
        5 => {
            let page = random.below(pages) * PAGE;
            bytes.copy_within(page..page + PAGE, 0);
            ("another page for the first", bytes)
        }
        6 => {
            let sector = at / 512 * 512;
            bytes[sector..sector + 512].fill(0xA5);
            ("a torn sector", bytes)
        }
        _ => {
            let page = random.below(pages) * PAGE;
            bytes.drain(page..page + PAGE);
            ("a page lost", bytes)
        }
    }
}

#[test]
fn every_spoiled_file_is_noticed_and_none_is_silently_wrong() {
    println!("seed {SEED}");
    let place = Place::new();
    let store = place.open().unwrap();
    a_day(&store);
    for record in 100..160 {
        append(&store, record, &quick("Запись на приём"));
    }
    let copy = place.path.with_file_name("copy.db");
    store.back_up_to(&copy).unwrap();
    let good = prove(&copy, &place.key).unwrap();
    let whole = fs::read(&copy).unwrap();
    let mut random = Random(SEED);
    let mut noticed = 0;
    for round in 0..1000 {
        let (how, bytes) = spoiled(&whole, &mut random);
        let same = bytes == whole;
        fs::write(&copy, &bytes).unwrap();
        match prove(&copy, &place.key) {
            Ok(found) => assert!(same && found == good, "round {round}: {how} went unnoticed"),
            Err(StoreError::Damaged | StoreError::NotOpened | StoreError::Disk(_)) => noticed += 1,
            Err(other) => panic!("round {round}, {how}: {other:?}"),
        }
    }
    println!("{noticed} of 1000 noticed, the rest were the same bytes");
    assert!(noticed > 900);
}

/// Numbers of the pages a log holds: a header of 32 bytes, then frames of 24 bytes and a page each.
fn pages_of(log: &[u8]) -> Vec<usize> {
    let frames = log[32..].chunks_exact(24 + PAGE);
    let number = |frame: &[u8]| u32::from_be_bytes(frame[..4].try_into().unwrap());
    frames.map(|frame| usize::try_from(number(frame)).unwrap()).collect()
}

#[test]
fn a_page_torn_by_a_power_cut_on_its_way_from_the_log_into_the_file_is_no_damage() {
    let place = Place::new();
    a_day(&place.open().unwrap());
    let log_path = place.path.with_file_name("desk.db-wal");
    let (mut file, log) = {
        let store = place.open().unwrap();
        append(&store, 9, &quick("Запись на приём"));
        (fs::read(&place.path).unwrap(), fs::read(&log_path).unwrap())
    };
    let pages = pages_of(&log);
    assert!(!pages.is_empty());
    for page in pages {
        let begin = (page - 1) * PAGE;
        if begin < file.len() {
            file[begin + 512..begin + 1024].fill(0xA5);
        }
    }
    fs::write(&place.path, file).unwrap();
    fs::write(&log_path, log).unwrap();
    let store = place.open().unwrap();
    assert!(store.prove().is_ok());
    assert_eq!(store.read(|reader| reader.head()).unwrap().seq, store.prove().unwrap().count);
}
