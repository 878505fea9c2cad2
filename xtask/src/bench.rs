//! `cargo xtask bench`: the benchmark program of tests/, built for release.

use crate::arguments::Arguments;
use crate::workspace::Workspace;
use crate::{Outcome, process};

pub(crate) fn verb(workspace: &Workspace, arguments: Arguments) -> Outcome {
    arguments.end()?;
    if !workspace.has_binary("scs-acceptance", "bench") {
        return Err("scs-acceptance has no program `bench`: there is nothing to measure yet".into());
    }
    process::cargo(workspace, &["run", "--release", "--locked", "-p", "scs-acceptance", "--bin", "bench"])
}
