//! Starting other programs from the repository's root: said aloud first, checked afterwards.

use crate::Outcome;
use crate::workspace::Workspace;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A command in the root folder, freed of what `cargo run` told xtask about xtask itself: an inner
/// cargo would take these variables for changed inputs and build some crates again each time.
pub(crate) fn command(workspace: &Workspace, program: &str) -> Command {
    let mut command = Command::new(program);
    command.current_dir(&workspace.root);
    if workspace.deep {
        command.env("SCS_DEEP", "1");
    }
    let about_xtask = ["CARGO_PKG_", "CARGO_MANIFEST_", "CARGO_BIN_", "CARGO_CRATE_", "CARGO_PRIMARY_"];
    for (name, _) in std::env::vars_os() {
        let name = name.to_string_lossy();
        if about_xtask.iter().any(|prefix| name.starts_with(prefix)) {
            command.env_remove(name.as_ref());
        }
    }
    command
}

pub(crate) fn cargo(workspace: &Workspace, arguments: &[&str]) -> Outcome {
    let mut command = command(workspace, "cargo");
    command.args(arguments);
    succeed(command)
}

/// npm answers to another name on Windows.
pub(crate) const NPM: &str = if cfg!(windows) { "npm.cmd" } else { "npm" };

pub(crate) fn npm(workspace: &Workspace, arguments: &[&str]) -> Outcome {
    let mut command = command(workspace, NPM);
    command.args(arguments);
    succeed(command)
}

/// Says the command, runs it with our own input and output, and refuses any end but success.
pub(crate) fn succeed(mut command: Command) -> Outcome {
    let line = line_of(&command);
    println!("$ {line}");
    let status = command.status().map_err(|error| format!("`{line}` did not start: {error}"))?;
    if status.success() { Ok(()) } else { Err(format!("`{line}` failed ({status})")) }
}

/// Runs the command quietly; its stdout if it succeeded, `None` otherwise.
pub(crate) fn answer(command: &mut Command) -> Option<String> {
    let output = command.output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Where `program` lies on PATH or among the system's daemons, if it does.
pub(crate) fn on_path(program: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let daemons = [PathBuf::from("/usr/sbin"), PathBuf::from("/sbin")];
    let mut folders = std::env::split_paths(&path).chain(daemons);
    folders.find_map(|folder| {
        let names = [program.to_string(), format!("{program}.exe"), format!("{program}.cmd")];
        names.iter().map(|name| folder.join(name)).find(|file: &PathBuf| Path::is_file(file))
    })
}

fn line_of(command: &Command) -> String {
    let mut line = command.get_program().to_string_lossy().into_owned();
    for argument in command.get_args() {
        line.push(' ');
        line.push_str(&argument.to_string_lossy());
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failing_command_is_named_in_the_reason() {
        let mut command = Command::new("cargo");
        command.args(["no-such-subcommand-of-cargo"]);
        assert!(succeed(command).unwrap_err().contains("`cargo no-such-subcommand-of-cargo` failed"));
    }

    #[test]
    fn a_program_that_is_not_there_is_not_found() {
        assert!(on_path("cargo").is_some());
        assert!(on_path("no-such-program-anywhere").is_none());
    }
}
