//! `cargo xtask run`: sets up, builds the window with its pages inside, and opens it.
//!
//! Where nobody could see a window, or `--screenshot` asks for a picture, the program runs on a
//! display of its own until its picture stands still, and ends. The data folder is the program's
//! usual one: `SCS_DATA_DIR` and the rest of the environment pass through untouched, but for the keyring:
//! nobody is there to unlock one, so a new place gets its key in a file unless `SCS_KEYSTORE` says other.

mod display;
mod photograph;

use crate::arguments::Arguments;
use crate::setup::{self, Purpose};
use crate::workspace::Workspace;
use crate::{Outcome, process};
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

pub(crate) fn verb(workspace: &Workspace, mut arguments: Arguments) -> Outcome {
    let place = arguments.value("--place")?;
    let picture = arguments.value("--screenshot")?;
    let release = arguments.flag("--release");
    arguments.end()?;

    let seen = setup::has_display() && picture.is_none();
    setup::prepare(workspace, if seen { Purpose::Run } else { Purpose::RunUnseen })?;
    build_pages(workspace)?;
    let program = build_program(workspace, release)?;
    let mut wanted: Vec<String> = Vec::new();
    if let Some(place) = place {
        wanted.extend(["--place".into(), place]);
    }
    if seen {
        let mut command = process::command(workspace, &program.to_string_lossy());
        command.args(wanted);
        return process::succeed(command);
    }
    let file = picture.map_or_else(|| workspace.target.join("screenshot.png"), |name| absolute(&name));
    photograph::take(workspace, &program, &wanted, &file)
}

/// Builds the program with ui/dist inside it, and says where it is.
pub(crate) fn build_program(workspace: &Workspace, release: bool) -> Outcome<PathBuf> {
    let mut arguments = vec!["build", "--locked", "--features", "custom-protocol", "--package", "scs-app"];
    if release {
        arguments.push("--release");
    }
    process::cargo(workspace, &arguments)?;
    let folder = workspace.target.join(if release { "release" } else { "debug" });
    Ok(folder.join(format!("scs-app{}", std::env::consts::EXE_SUFFIX)))
}

/// Builds ui/dist unless it is newer than everything it is made of.
pub(crate) fn build_pages(workspace: &Workspace) -> Outcome {
    let built = changed_at(&workspace.root.join("ui/dist/index.html"));
    let sources = ["ui", "assets", "package-lock.json"];
    let newest = sources.iter().filter_map(|path| newest_in(&workspace.root.join(path))).max();
    if built.is_some() && built >= newest {
        return Ok(());
    }
    process::npm(workspace, &["-w", "ui", "run", "build"])
}

/// The latest change of a file or folder and all inside it, but for what tools write there.
fn newest_in(path: &Path) -> Option<SystemTime> {
    let written_by_tools = ["dist", "node_modules", "test-results"];
    let inner = fs::read_dir(path).into_iter().flatten().flatten().filter_map(|entry| {
        let name = entry.file_name();
        let skipped = written_by_tools.iter().any(|tool| name == *tool);
        if skipped { None } else { newest_in(&entry.path()) }
    });
    let own = if path.is_file() { changed_at(path) } else { None };
    inner.chain(own).max()
}

fn changed_at(path: &Path) -> Option<SystemTime> {
    fs::metadata(path).and_then(|data| data.modified()).ok()
}

fn absolute(name: &str) -> PathBuf {
    std::env::current_dir().unwrap_or_default().join(name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs::File;
    use std::time::Duration;

    fn write(path: PathBuf, seconds: u64) {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        let file = File::create(path).unwrap();
        file.set_modified(SystemTime::UNIX_EPOCH + Duration::from_secs(seconds)).unwrap();
    }

    #[test]
    fn what_tools_write_does_not_count_as_a_source() {
        let ui = tempfile::tempdir().unwrap();
        write(ui.path().join("src/deep/a.ts"), 10);
        write(ui.path().join("index.html"), 5);
        write(ui.path().join("dist/index.html"), 99);
        write(ui.path().join("node_modules/x.js"), 99);
        let ten = SystemTime::UNIX_EPOCH + Duration::from_secs(10);
        assert_eq!(newest_in(ui.path()), Some(ten));
    }

    #[test]
    fn a_folder_that_is_not_there_has_no_age() {
        assert_eq!(newest_in(Path::new("no/such/folder")), None);
    }
}
