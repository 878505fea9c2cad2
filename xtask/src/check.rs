//! `cargo xtask check`: what takes a minute and needs neither a display nor npm.

use crate::arguments::Arguments;
use crate::workspace::Workspace;
use crate::{Outcome, process, tidy};

pub(crate) fn verb(workspace: &Workspace, arguments: Arguments) -> Outcome {
    arguments.end()?;
    fmt(workspace)?;
    clippy(workspace)?;
    tidy::check(workspace)
}

pub(crate) fn fmt(workspace: &Workspace) -> Outcome {
    process::cargo(workspace, &["fmt", "--all", "--check"])
}

pub(crate) fn clippy(workspace: &Workspace) -> Outcome {
    process::cargo(workspace, &["clippy", "--workspace", "--all-targets", "--locked", "--", "-D", "warnings"])
}
