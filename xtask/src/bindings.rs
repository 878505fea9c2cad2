//! `cargo xtask bindings`: the TypeScript of the commands, written by an example of scs-desk.

use crate::arguments::Arguments;
use crate::workspace::Workspace;
use crate::{Outcome, process, test};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

const GENERATED: &str = "ui/src/ipc/gen";

pub(crate) fn verb(workspace: &Workspace, arguments: Arguments) -> Outcome {
    arguments.end()?;
    write(workspace)
}

/// Writes the bindings and refuses if that changed a file: whoever changed a command forgot to.
pub(crate) fn are_current(workspace: &Workspace) -> Outcome {
    let folder = workspace.root.join(GENERATED);
    let before = files(&folder);
    write(workspace)?;
    match changed(&before, &files(&folder)).as_slice() {
        [] => Ok(()),
        stale => Err(format!("{GENERATED} was stale and is written anew; commit it: {}", stale.join(", "))),
    }
}

fn write(workspace: &Workspace) -> Outcome {
    test::build_programs(workspace)?;
    let program = workspace.target.join(format!("debug/examples/bindings{}", std::env::consts::EXE_SUFFIX));
    process::succeed(process::command(workspace, &program.to_string_lossy()))
}

type Files = BTreeMap<String, Vec<u8>>;

fn files(folder: &Path) -> Files {
    let mut found = Files::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        let name = entry.file_name().to_string_lossy().into_owned();
        if path.is_dir() {
            found.extend(files(&path).into_iter().map(|(inner, bytes)| (format!("{name}/{inner}"), bytes)));
        } else if let Ok(bytes) = fs::read(&path) {
            found.insert(name, bytes);
        }
    }
    found
}

fn changed(before: &Files, after: &Files) -> Vec<String> {
    let mut names: Vec<String> = before.keys().chain(after.keys()).cloned().collect();
    names.sort();
    names.dedup();
    names.retain(|name| before.get(name) != after.get(name));
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(files: &[(&str, &str)]) -> Files {
        files.iter().map(|(name, text)| (name.to_string(), text.as_bytes().to_vec())).collect()
    }

    #[test]
    fn a_changed_an_added_and_a_dropped_file_are_stale() {
        let before = folder(&[("same.ts", "1"), ("changed.ts", "1"), ("dropped.ts", "1")]);
        let after = folder(&[("same.ts", "1"), ("changed.ts", "2"), ("added.ts", "1")]);
        assert_eq!(changed(&before, &after), ["added.ts", "changed.ts", "dropped.ts"]);
        assert!(changed(&before, &before).is_empty());
    }

    #[test]
    fn files_in_inner_folders_are_seen() {
        let place = tempfile::tempdir().unwrap();
        fs::create_dir(place.path().join("inner")).unwrap();
        fs::write(place.path().join("inner/a.ts"), "1").unwrap();
        assert_eq!(files(place.path()), folder(&[("inner/a.ts", "1")]));
    }
}
