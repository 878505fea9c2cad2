//! `cargo xtask dist`: the release .deb, made by the Tauri tool with the versions of Cargo.lock.
//! The tool itself is fetched here and nowhere else: its lock entries break `npm ci`.

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
            "--yes",
            "--package=@tauri-apps/cli@2.12.5",
            "--",
            "tauri",
            "build",
            "--bundles",
            "deb",
            "--",
            "--locked",
        ],
    )?;
    println!("The package is in {}", workspace.target.join("release/bundle/deb").display());
    Ok(())
}
