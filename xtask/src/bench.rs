//! `cargo xtask bench`: the benchmark program of tests/, built for release; with `--window` the real window instead.

use crate::arguments::Arguments;
use crate::setup::{self, Purpose};
use crate::workspace::Workspace;
use crate::{Outcome, process, run};
use std::process::Command;

pub(crate) fn verb(workspace: &Workspace, mut arguments: Arguments) -> Outcome {
    let window = arguments.flag("--window");
    let weasyprint = arguments.flag("--weasyprint");
    let minutes = arguments.value("--minutes")?;
    arguments.end()?;
    if window {
        return figures(workspace, minutes);
    }
    if !workspace.has_binary("scs-acceptance", "bench") {
        return Err("scs-acceptance has no program `bench`: there is nothing to measure yet".into());
    }
    if weasyprint {
        install_weasyprint(workspace);
    }
    process::cargo(workspace, &["run", "--release", "--locked", "-p", "scs-acceptance", "--bin", "bench"])
}

/// The release program, an empty window of the same build, and the writer of records are built first.
fn figures(workspace: &Workspace, minutes: Option<String>) -> Outcome {
    setup::prepare(workspace, Purpose::Test)?;
    run::build_pages(workspace)?;
    run::build_program(workspace, true)?;
    let empty =
        ["build", "--release", "--locked", "--features", "custom-protocol", "--example", "empty-window"];
    process::cargo(workspace, &empty)?;
    process::cargo(
        workspace,
        &["build", "--release", "--locked", "-p", "scs-testkit", "--example", "records"],
    )?;
    let mut words = vec!["-w", "tests/e2e", "run", "figures", "--"];
    if let Some(minutes) = &minutes {
        words.extend(["--minutes", minutes]);
    }
    process::npm(workspace, &words)
}

/// Into the target folder, apart from the system's Python. Where it does not install, the row says that it is absent.
fn install_weasyprint(workspace: &Workspace) {
    let folder = workspace.target.join("weasyprint");
    let python = folder.join("bin/python");
    if python.exists() {
        return;
    }
    let mut venv = Command::new("python3");
    venv.args(["-m", "venv"]).arg(&folder);
    let mut install = Command::new(&python);
    install.args(["-m", "pip", "install", "--quiet", "weasyprint"]);
    if let Err(reason) = process::succeed(venv).and_then(|()| process::succeed(install)) {
        println!("WeasyPrint is not there to compare with: {reason}");
        // A folder half made would be taken for a whole one.
        let _ = std::fs::remove_dir_all(&folder);
    }
}
