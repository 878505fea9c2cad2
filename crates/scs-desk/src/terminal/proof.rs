//! A proof anybody can read that nothing is left of a sitting: words nobody else knows are typed into a sitting
//! of its own kind, it ends in every way a sitting ends, and the machine is searched for them.

use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use scs_domain::terminal::Ending;
use scs_platform::{MemorySecrets, Place, Searched, SessionFolder, SessionTree, Words, new_uuid};
use serde_json::json;

use super::keeper::Keeper;
use super::orders::Told;
use super::session::of_session;
use crate::desk::{Caller, Desk, Principal, Surroundings};
use crate::error::{Error, Result};
use crate::{registry, words};

/// What the sitting of a proof reads its words from.
pub const WORDS: &str = "SCS_PROOF_WORDS";

/// What was found after one end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proved {
    pub ended: Ending,
    /// Removed with the sitting.
    pub files: u32,
    /// What the keeper itself says it could not remove.
    pub left: u32,
    pub searched: Searched,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proof {
    /// The same search while a sitting was open: it has to find something, or it proves nothing.
    pub before: Searched,
    pub ends: Vec<Proved>,
}

impl Proof {
    pub fn is_clean(&self) -> bool {
        let is_seen = !self.before.found_files.is_empty() && !self.before.found_programs.is_empty();
        is_seen && self.ends.iter().all(|end| end.left == 0 && end.searched.found() == 0)
    }
}

/// Runs the proof in a folder of its own beside whatever works here. `program` starts a sitting that calls
/// [`rehearse`], given its folder, the way to end and the words.
pub fn prove(program: impl Fn(&Path, Ending, &str) -> Command) -> Result<Proof> {
    let machine = Surroundings::of_machine(Place::Terminal, None)?;
    let (now, chance) = (machine.clock.now(), Arc::clone(&machine.chance));
    // File systems keep times less finely than the clock tells them.
    let earlier = u64::try_from(now).unwrap_or_default().saturating_sub(2_000);
    let since = SystemTime::UNIX_EPOCH + Duration::from_millis(earlier);
    let fresh = || Ok(new_uuid(now, chance.as_ref())?.simple().to_string()) as Result<String>;
    let root = std::env::temp_dir().join(format!("scs-proof-{}", fresh()?));
    let said = [format!("{}-{}", words::PROOF_NAME, fresh()?), format!("canary-{}", fresh()?)];
    let proved = proved(&root, &said, since, &program);
    let removed = std::fs::remove_dir_all(&root);
    let proof = proved?;
    removed.map_err(Error::File)?;
    Ok(proof)
}

fn proved(
    root: &Path,
    words: &[String],
    since: SystemTime,
    program: &impl Fn(&Path, Ending, &str) -> Command,
) -> Result<Proof> {
    let secrets = Arc::new(MemorySecrets::default());
    let machine = || -> Result<Surroundings> {
        let of_machine = Surroundings::of_machine(Place::Terminal, Some(root.to_path_buf()))?;
        Ok(Surroundings { secrets: secrets.clone(), ..of_machine })
    };
    let search = || {
        let known = Words::new(words).ok_or(Error::Bug("no words to look for"))?;
        let in_memory = known.in_memory();
        Ok(Searched {
            programs: in_memory.programs,
            found_programs: in_memory.found_programs,
            ..known.in_files(&places(root), since)
        })
    };
    let said = words.join("\n");
    let mut ends = Vec::new();
    let keeper = Keeper::open(machine()?)?;
    for way in [Ending::Client, Ending::Consultant, Ending::Crash] {
        let cleared = keeper.one(|folder| program(folder, way, &said), |_| ())?;
        let left = cleared.removed.left + cleared.staying + u32::from(cleared.ended != way);
        ends.push(Proved { ended: way, files: cleared.removed.files, left, searched: search()? });
    }
    let (before, sitting) = left_behind(keeper, |folder| program(folder, Ending::NextStart, &said), &search)?;
    let removed = Keeper::open(machine()?)?.left_behind().unwrap_or_default();
    let (files, left) = (removed.files, removed.left);
    ends.push(Proved { ended: Ending::NextStart, files, left, searched: search()? });
    drop(sitting);
    Ok(Proof { before, ends })
}

/// A sitting whose keeper goes away as by a power cut, searched while it is still there. It goes on as long as
/// what is given back with it is kept: nobody tells it to go.
fn left_behind(
    keeper: Keeper,
    program: impl FnOnce(&Path) -> Command,
    search: &impl Fn() -> Result<Searched>,
) -> Result<(Searched, impl Sized)> {
    let desk = keeper.desk();
    let folder = SessionFolder::make(desk.folders().data(), desk.now(), desk.chance.as_ref())?;
    let centre = json!(desk.centre()?);
    let mark = folder.path().file_name().unwrap_or_default().to_string_lossy().into_owned();
    let mut tree = SessionTree::start(program(folder.path()), &mark)?;
    let (mut orders, told) = tree.pipes().ok_or(Error::Bug("a sitting without pipes"))?;
    writeln!(orders, "{centre}").map_err(Error::File)?;
    let mut lines = BufReader::new(told).lines().map_while(std::io::Result::ok);
    let has_begun = lines.any(|line| matches!(serde_json::from_str(&line), Ok(Told::Began)));
    if !has_begun {
        return Err(Error::Bug("a sitting that does not begin"));
    }
    Ok((search()?, (tree, orders, lines)))
}

/// Where a program of this user can leave something; what lies in another of them is looked through with it.
fn places(root: &Path) -> Vec<PathBuf> {
    let named =
        ["HOME", "XDG_RUNTIME_DIR", "XDG_CACHE_HOME", "TMPDIR"].into_iter().filter_map(std::env::var_os);
    let known = ["/dev/shm", "/tmp", "/var/tmp", "/var/spool/cups"].map(PathBuf::from);
    let mut all: Vec<PathBuf> = named.map(PathBuf::from).chain(known).chain([root.to_path_buf()]).collect();
    all.sort();
    all.dedup_by(|next, kept| next.starts_with(kept));
    all
}

/// The sitting of a proof: what a client does, with the words, and files a careless program would leave.
pub fn rehearse(folder: PathBuf, way: Ending, words: &str) -> Result<()> {
    let desk = Arc::new(Desk::open(of_session(folder.clone())()?)?);
    desk.sit(std::io::stdin(), std::io::stdout())?;
    let citizen = Caller { principal: Principal::Citizen, name: None };
    let call = |command: &str, input: serde_json::Value| registry::call(&desk, &citizen, command, input);
    let document = call("document.start", json!({ "form": "resume", "links": {} }))?;
    let answers = json!({ "fields": { "position": words }, "entries": {} });
    call("document.save", json!({ "id": document.get("id"), "answers": answers }))?;
    call("problem.find", json!({ "text": words }))?;
    std::fs::write(folder.join("cache"), words).map_err(Error::File)?;
    let wide: Vec<u8> = words.encode_utf16().flat_map(u16::to_le_bytes).collect();
    std::fs::write(folder.join("cache-wide"), wide).map_err(Error::File)?;
    call("session.touch", json!({}))?;
    match way {
        Ending::Crash => std::process::abort(),
        // Until it is killed, or whoever proves has gone away.
        Ending::NextStart => {
            while !desk.watch_sitting() {
                std::thread::sleep(Duration::from_secs(1));
            }
        }
        way => desk.end_sitting(way),
    }
    // Its keeper ends it, as every sitting.
    std::thread::sleep(Duration::from_secs(30));
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn searched(files: usize, programs: usize) -> Searched {
        Searched {
            files: 9,
            programs: 9,
            found_files: vec![PathBuf::from("left"); files],
            found_programs: vec![7; programs],
        }
    }

    fn proof(before: Searched, left: u32, after: Searched) -> Proof {
        Proof { before, ends: vec![Proved { ended: Ending::Client, files: 3, left, searched: after }] }
    }

    #[test]
    fn a_trace_or_a_blind_search_is_no_proof() {
        assert!(proof(searched(2, 1), 0, searched(0, 0)).is_clean());
        assert!(!proof(searched(2, 1), 0, searched(1, 0)).is_clean(), "a file");
        assert!(!proof(searched(2, 1), 0, searched(0, 1)).is_clean(), "a process");
        assert!(!proof(searched(2, 1), 1, searched(0, 0)).is_clean(), "the keeper itself says so");
        assert!(!proof(searched(0, 1), 0, searched(0, 0)).is_clean(), "files are not seen");
        assert!(!proof(searched(2, 0), 0, searched(0, 0)).is_clean(), "memory is not seen");
    }
}
