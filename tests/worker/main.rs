//! Does one named operation on a folder and tells each answered command in one line on stdout.
//!
//! `scs-worker OPERATION FOLDER [FAULT]`. Exit code 0: done; 3: something was refused, said on stderr.
//! The durability bench starts it under strace, kills it, and breaks its disk.

mod faults;
mod few;
mod operations;

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use data_encoding::HEXLOWER;
use scs_platform::{FileSecrets, Folders, KeyFile, Place};

use faults::Fault;
use operations::Outcome;

fn main() -> ExitCode {
    match work() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            let _ = writeln!(std::io::stderr(), "refused: {error}");
            ExitCode::from(3)
        }
    }
}

fn work() -> Outcome {
    let mut arguments = std::env::args().skip(1);
    let name = arguments.next().ok_or("an operation is needed")?;
    let folder = PathBuf::from(arguments.next().ok_or("a folder is needed")?);
    let fault = arguments.next().map(|word| fault(&word).ok_or("no such fault")).transpose()?;
    let mut told = 0;
    let mut tell = || {
        told += 1;
        writeln!(std::io::stdout(), "ack {told}").and_then(|()| std::io::stdout().flush())
    };
    match fault {
        Some(Fault::Normal) => bare(&folder, "NORMAL", &mut tell),
        Some(Fault::Full) => bare(&folder, "FULL", &mut tell),
        _ => operations::find(&name).ok_or("no such operation")?.run(&folder, fault, &mut tell),
    }
}

fn fault(word: &str) -> Option<Fault> {
    [Fault::AckFirst, Fault::NoFolderFlush, Fault::Normal, Fault::Full]
        .into_iter()
        .find(|fault| fault.word() == word)
}

/// Drafts written past the program by a connection with that `synchronous`, each told after its commit.
fn bare(folder: &Path, synchronous: &str, tell: &mut dyn FnMut() -> std::io::Result<()>) -> Outcome {
    let folders = Folders::of(Place::Live, Some(folder))?;
    let keys = KeyFile::of(&folders).open(&FileSecrets { folder: folder.join("keystore") })?;
    #[expect(clippy::disallowed_methods, reason = "a fault is sown past the program's own door")]
    let connection = rusqlite::Connection::open(folders.database())?;
    connection.pragma_update(None, "key", format!("x'{}'", HEXLOWER.encode(keys.dek.bytes())))?;
    connection.pragma_update(None, "synchronous", synchronous)?;
    tell()?;
    for number in 1..=faults::BARE_DRAFTS {
        faults::write_bare(&connection, number)?;
        tell()?;
    }
    Ok(())
}
