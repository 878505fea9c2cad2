//! A disk of a few megabytes of the test's own, in a mount namespace that ends with its process: neither
//! root nor a trace on the machine is needed.

use std::fs::{File, OpenOptions};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;

use scs_desk::{Caller, Desk, Doorstep, Place, Surroundings};
use scs_platform::{MemoryPrinters, MemorySecrets, SystemChance, SystemRoom};
use scs_testkit::StandingClock;
use serde_json::{Value, json};

const INSIDE: &str = "SCS_TEST_HAS_OWN_MOUNTS";

/// Runs the test once more in a process that may mount; `test` is its full name.
pub fn with_own_mounts(test: &str, work: impl FnOnce()) {
    if std::env::var_os(INSIDE).is_some() {
        return work();
    }
    let output = Command::new("unshare")
        .args(["--mount", "--map-root-user"])
        .arg(std::env::current_exe().unwrap())
        .args(["--exact", test, "--nocapture"])
        .env(INSIDE, "1")
        .output()
        .unwrap();
    let told = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{told}{}", String::from_utf8_lossy(&output.stderr));
    assert!(told.contains("1 passed"), "there is no test {test}: {told}");
}

/// A mounted disk with the machine of one person around it.
pub struct SmallDisk {
    folder: PathBuf,
    _holder: Option<tempfile::TempDir>,
    pub clock: Arc<StandingClock>,
    secrets: Arc<MemorySecrets>,
    pub printers: Arc<MemoryPrinters>,
}

impl SmallDisk {
    pub fn of(mebibytes: u32) -> SmallDisk {
        let holder = tempfile::tempdir().unwrap();
        let disk = SmallDisk::at(holder.path(), mebibytes);
        SmallDisk { _holder: Some(holder), ..disk }
    }

    pub fn at(folder: &Path, mebibytes: u32) -> SmallDisk {
        mount(&["-t", "tmpfs", "-o", &format!("size={mebibytes}m,mode=0700"), "tmpfs"], folder);
        SmallDisk {
            folder: folder.to_path_buf(),
            _holder: None,
            clock: Arc::new(StandingClock::at("2026-11-23T14:00:00+03:00")),
            secrets: Arc::default(),
            printers: Arc::new(MemoryPrinters::with_one("hall")),
        }
    }

    pub fn data(&self) -> PathBuf {
        self.folder.join("live")
    }

    pub fn surroundings(&self) -> Surroundings {
        surroundings(&self.folder, &self.clock, &self.secrets, &self.printers)
    }

    pub fn open(&self) -> Desk {
        Desk::open(self.surroundings()).unwrap()
    }

    pub fn door(&self) -> Doorstep {
        let (root, clock) = (self.folder.clone(), self.clock.clone());
        let (secrets, printers) = (self.secrets.clone(), self.printers.clone());
        let prepare = move || Ok(surroundings(&root, &clock, &secrets, &printers));
        Doorstep::new(Box::new(prepare), Arc::new(|_| {}))
    }

    /// Another program takes what is free, but for `left` bytes.
    pub fn fill_but(&self, left: usize) {
        let cushion = self.folder.join("cushion");
        std::fs::write(&cushion, vec![1; left]).unwrap();
        let mut filler =
            OpenOptions::new().create(true).append(true).open(self.folder.join("filler")).unwrap();
        for size in [1 << 20, 4096, 1] {
            assert_eq!(fill(&mut filler, size).kind(), ErrorKind::StorageFull);
        }
        std::fs::remove_file(cushion).unwrap();
    }

    pub fn fill(&self) {
        self.fill_but(0);
    }

    pub fn make_room(&self) {
        std::fs::remove_file(self.folder.join("filler")).unwrap();
    }

    /// `ro` or `rw`; every file must be closed.
    pub fn remount(&self, how: &str) {
        mount(&["-o", &format!("remount,{how}")], &self.folder);
    }
}

/// What ended it.
fn fill(filler: &mut File, size: usize) -> std::io::Error {
    let piece = vec![1; size];
    loop {
        if let Err(error) = filler.write_all(&piece) {
            return error;
        }
    }
}

fn mount(arguments: &[&str], at: &Path) {
    let status = Command::new("mount").args(arguments).arg(at).status().unwrap();
    assert!(status.success(), "mount {arguments:?}");
}

fn surroundings(
    root: &Path,
    clock: &Arc<StandingClock>,
    secrets: &Arc<MemorySecrets>,
    printers: &Arc<MemoryPrinters>,
) -> Surroundings {
    Surroundings {
        place: Place::Live,
        root: Some(root.to_path_buf()),
        clock: clock.clone(),
        chance: Arc::new(SystemChance),
        secrets: secrets.clone(),
        printers: printers.clone(),
        clipboard: Arc::new(scs_platform::NoClipboard),
        browser: Arc::new(scs_platform::NoBrowser),
        room: Arc::new(SystemRoom),
        materials: scs_desk::materials(),
    }
}

pub fn entry() -> Value {
    json!({ "client": "citizen", "topic": "resume", "result": "solved", "minutes": 3 })
}

pub fn call(desk: &Desk, command: &str, input: Value) -> Value {
    scs_desk::call(desk, &Caller::consultant(), command, input)
        .unwrap_or_else(|error| panic!("{command}: {:?}", error.to_api(None)))
}

/// Code, words and advice of a refusal.
pub fn refusal(desk: &Desk, command: &str, input: Value) -> (String, String, String) {
    let error = scs_desk::call(desk, &Caller::consultant(), command, input).unwrap_err().to_api(None);
    (error.code, error.message, error.advice.unwrap_or_default())
}

pub fn total(desk: &Desk) -> u64 {
    call(desk, "journal.list", json!({}))["total"].as_u64().unwrap()
}

/// Ids of the notices that stand on every screen.
pub fn notices(desk: &Desk) -> Vec<String> {
    let shown = call(desk, "desk.show", json!({}));
    shown["notices"]
        .as_array()
        .unwrap()
        .iter()
        .map(|notice| notice["id"].as_str().unwrap().to_owned())
        .collect()
}

pub fn set_up(desk: &Desk) {
    call(desk, "settings.save", json!({ "centre": scs_testkit::centre() }));
}
