//! `cargo xtask dist`: the release .deb, made by the Tauri tool with the versions of Cargo.lock.

use crate::arguments::Arguments;
use crate::setup::{self, Purpose};
use crate::workspace::Workspace;
use crate::{Outcome, process};

pub(crate) fn verb(workspace: &Workspace, arguments: Arguments) -> Outcome {
    arguments.end()?;
    setup::prepare(workspace, Purpose::Run)?;
    process::npm(
        workspace,
        &[
            "exec",
            "--no",
            "--",
            "tauri",
            "build",
            "--bundles",
            "deb",
            "--",
            "--locked",
        ],
    )?;
    println!(
        "The package is in {}",
        workspace.target.join("release/bundle/deb").display()
    );
    Ok(())
}
