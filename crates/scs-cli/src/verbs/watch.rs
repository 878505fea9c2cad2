//! `scs content watch`: an author sees her text at once. Polls, because a folder may lie on a network.

use std::io::{self, Write};
use std::path::Path;
use std::time::Duration;

use super::materials;
use super::pack_file::{read, stamp};
use crate::arguments::Arguments;
use crate::outcome::{Failed, Outcome, Told, plain, refused};
use crate::words;

const EVERY: Duration = Duration::from_millis(500);

/// Goes on until it is stopped. What is refused is told, and the version before stays.
///
/// Refuses a place of work: there a number stands for one text only.
pub(crate) fn run(arguments: &Arguments, folder: &Path) -> Outcome {
    if !arguments.place.is_for_learning() {
        return Err(refused("bad-input", words::WATCH_WHERE));
    }
    let mut last = None;
    loop {
        let now = stamp(folder);
        if last != Some(now) {
            last = Some(now);
            tell(&installed(arguments, folder).unwrap_or_else(|failed| plain(&failed.error)))?;
        }
        std::thread::sleep(EVERY);
    }
}

fn installed(arguments: &Arguments, folder: &Path) -> Result<String, Failed> {
    let files = read(folder)?;
    let remarks = scs_desk::offline::check_pack(Some(files.clone()));
    if remarks.is_empty() {
        let Told { text, .. } = materials::install_files(arguments, files)?;
        return Ok(text);
    }
    Ok(remarks.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))
}

/// Nobody listens any more: nothing to watch for.
fn tell(text: &str) -> Result<(), Failed> {
    let mut out = io::stdout().lock();
    writeln!(out, "{text}").and_then(|()| out.flush()).map_err(|_| refused("disk-failed", words::NO_FILE))
}
