//! `cargo xtask setup`: what must stand on the machine before anything can be built or tested.
//!
//! On Debian and its kin it installs what is missing, and only that; elsewhere it names what is
//! missing and stops. With nothing missing it takes well under a second, so every verb that needs
//! it calls it. Rust, Node and npm themselves are expected to be there.

mod debian;
mod needs;
mod npm;

use crate::Outcome;
use crate::arguments::Arguments;
use crate::setup::needs::Need;
use crate::workspace::Workspace;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Purpose {
    /// Build the program and see its window on the display that is there.
    Run,
    /// Build it and see its window on a display of our own.
    RunUnseen,
    /// Everything that the checks start.
    Test,
}

pub(crate) fn verb(workspace: &Workspace, mut arguments: Arguments) -> Outcome {
    let purpose = match arguments.word().as_deref() {
        None | Some("run") if has_display() => Purpose::Run,
        None | Some("run") => Purpose::RunUnseen,
        Some("test") => Purpose::Test,
        Some(other) => return Err(format!("set up for what? `run` or `test`, not `{other}`")),
    };
    arguments.end()?;
    prepare(workspace, purpose)?;
    println!("Everything needed is here.");
    Ok(())
}

/// Makes the machine ready for `purpose`, or says what it lacks.
pub(crate) fn prepare(workspace: &Workspace, purpose: Purpose) -> Outcome {
    if std::env::consts::OS == "linux" {
        system(needs::of(purpose))?;
    }
    npm::install(workspace)
}

/// Whether a window can be shown to somebody.
pub(crate) fn has_display() -> bool {
    let given = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    std::env::consts::OS != "linux" || given("DISPLAY") || given("WAYLAND_DISPLAY")
}

fn system(needs: Vec<Need>) -> Outcome {
    if debian::is_here() {
        return debian::install_missing(&needs);
    }
    let missing: Vec<Need> = needs.into_iter().filter(|need| !need.is_met()).collect();
    if missing.is_empty() { Ok(()) } else { Err(list_of(&missing)) }
}

fn list_of(missing: &[Need]) -> String {
    let mut text = String::from("This system is not Debian, so install these yourself and start again:\n");
    for need in missing {
        text.push_str(&format!("  {} (Debian calls the package {})\n", need.proof.name(), need.package));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::setup::needs::Proof;

    #[test]
    fn the_list_names_the_tool_and_its_debian_package() {
        let need = Need { package: "libsecret-tools", proof: Proof::Program("secret-tool") };
        let text = list_of(&[need]);
        assert!(text.contains("program secret-tool (Debian calls the package libsecret-tools)"));
    }
}
