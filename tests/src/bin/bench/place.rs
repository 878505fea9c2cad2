//! Places to measure in: a folder on the disk of the build, keys in memory, a standing clock.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use scs_desk::{Caller, Desk, Place, Surroundings};
use scs_platform::{Clock, Folders, KeyFile, MemoryPrinters, MemorySecrets, NoBrowser, NoClipboard};
use scs_store::RawKey;
use scs_testkit::{GivenRoom, Plan, SeededChance, StandingClock};
use serde_json::{Value, json};

use crate::{Outcome, SEED, words};

/// Records on a page of the journal when nobody asks for another number.
const PAGE: usize = 100;

/// What stays when the desk is closed.
pub(crate) struct BenchPlace {
    root: PathBuf,
    clock: Arc<StandingClock>,
    chance: Arc<SeededChance>,
    secrets: Arc<MemorySecrets>,
}

impl BenchPlace {
    pub(crate) fn new(root: PathBuf) -> BenchPlace {
        BenchPlace {
            root,
            clock: Arc::new(StandingClock::at("2026-11-23T14:00:00+03:00")),
            chance: Arc::new(SeededChance::new(SEED)),
            secrets: Arc::default(),
        }
    }

    pub(crate) fn open(&self) -> Outcome<Desk> {
        Ok(Desk::open(self.surroundings())?)
    }

    pub(crate) fn surroundings(&self) -> Surroundings {
        Surroundings {
            place: Place::Live,
            root: Some(self.root.clone()),
            clock: self.clock.clone(),
            chance: self.chance.clone(),
            secrets: self.secrets.clone(),
            printers: Arc::new(MemoryPrinters::with_one("hall")),
            clipboard: Arc::new(NoClipboard),
            browser: Arc::new(NoBrowser),
            room: Arc::new(GivenRoom::default()),
            materials: scs_desk::materials(),
        }
    }

    /// Opens for the first time and names the centre.
    pub(crate) fn set_up(&self) -> Outcome<Desk> {
        let desk = self.open()?;
        call(&desk, "settings.save", json!({ "centre": scs_testkit::centre() }))?;
        Ok(desk)
    }

    /// The file of the desk and the key that opens it.
    pub(crate) fn file(&self) -> Outcome<(PathBuf, RawKey)> {
        let folders = Folders::of(Place::Live, Some(&self.root))?;
        let opened = KeyFile::of(&folders).open(self.secrets.as_ref())?;
        Ok((folders.database(), RawKey(*opened.dek.bytes())))
    }
}

pub(crate) fn call(desk: &Desk, command: &str, input: Value) -> Outcome<Value> {
    Ok(scs_desk::call(desk, &Caller::consultant(), command, input)?)
}

/// The quick entry of this number: topics, results and notes take turns.
pub(crate) fn entry(number: usize) -> Value {
    let pick = |of: &[&'static str]| of.iter().copied().cycle().nth(number % 12);
    json!({
        "client": "citizen",
        "topic": pick(&["password-code", "sign-in", "resume", "application"]),
        "channel": pick(&["in_person", "phone"]),
        "result": pick(&["solved", "unsolved", "solved"]),
        "minutes": 1 + number % 30,
        "note": pick(&words::NOTES),
    })
}

/// A set-up desk with quick entries, five minutes apart.
pub(crate) struct Filled {
    pub(crate) desk: Desk,
    entries: usize,
    wanted: usize,
}

impl Filled {
    /// Entries go through the door one by one; a slow machine stops after this long with fewer.
    const LONGEST: Duration = Duration::from_secs(120);

    pub(crate) fn up_to(wanted: usize, place: &BenchPlace) -> Outcome<Filled> {
        let desk = place.set_up()?;
        let start = Instant::now();
        let mut entries = 0;
        while entries < wanted && start.elapsed() < Filled::LONGEST {
            call(&desk, "entry.record", entry(entries))?;
            place.clock.pass_minutes(5);
            entries += 1;
        }
        println!("{entries} entries through the door: {:.1} s", start.elapsed().as_secs_f64());
        let page = call(&desk, "journal.list", json!({}))?;
        let rows = page.get("rows").and_then(Value::as_array).map_or(0, Vec::len);
        if page.get("total") != Some(&json!(entries)) || rows != entries.min(PAGE) {
            return Err("the journal does not show what was entered".into());
        }
        Ok(Filled { desk, entries, wanted })
    }

    /// «1000 entries», and how many there should be when time ran out.
    pub(crate) fn name(&self) -> String {
        let short = (self.entries < self.wanted).then(|| format!(" of {}, out of time", self.wanted));
        format!("{} entries{}", self.entries, short.unwrap_or_default())
    }
}

/// A set-up desk with records of two years, written by the generator.
pub(crate) struct Written {
    pub(crate) place: BenchPlace,
    pub(crate) desk: Desk,
    pub(crate) records: usize,
}

impl Written {
    pub(crate) fn of(records: usize, root: PathBuf) -> Outcome<Written> {
        let place = BenchPlace::new(root);
        drop(place.set_up()?);
        let folders = Folders::of(Place::Live, Some(&place.root))?;
        let plan = Plan { records, seed: SEED, now: place.clock.now() };
        let start = Instant::now();
        let written = scs_testkit::fill(&folders, place.secrets.as_ref(), plan)?;
        let seconds = start.elapsed().as_secs_f64();
        let pace = written.records as f64 / seconds;
        println!("{records} records, {} events: {seconds:.1} s, {pace:.0} records/s", written.events);
        let desk = place.open()?;
        Ok(Written { place, desk, records })
    }

    /// The same file as another program reads it: nothing of it is at hand yet.
    pub(crate) fn reopened(&self) -> Outcome<Desk> {
        Ok(Desk::open_to_read(self.place.surroundings())?)
    }
}
