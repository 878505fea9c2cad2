//! `cargo xtask <verb>`: set-up, start, tests and house rules, so that every machine and every
//! gate does the same thing. One file per verb.
//!
//! Invariant: a verb fails (exit 1, one plain reason on stderr) rather than skip work silently.
//! It holds no rule of the product and never changes a tracked file, except `bindings`.
#![expect(clippy::print_stdout, reason = "a command-line tool speaks on stdout")]

mod arguments;
mod bench;
mod bindings;
mod check;
mod dist;
mod process;
mod run;
mod setup;
mod test;
mod tidy;
mod workspace;

use crate::arguments::Arguments;
use crate::workspace::Workspace;
use std::process::ExitCode;

/// What a verb ends with: nothing to say, or the reason it could not be done.
pub(crate) type Outcome<T = ()> = Result<T, String>;

struct Verb {
    name: &'static str,
    usage: &'static str,
    does: &'static str,
    act: fn(&Workspace, Arguments) -> Outcome,
}

const VERBS: &[Verb] = &[
    Verb {
        name: "setup",
        usage: "[run|test]",
        does: "installs what is missing to run the program, or to test it too",
        act: setup::verb,
    },
    Verb {
        name: "run",
        usage: "[--place live|practice|terminal] [--screenshot FILE] [--release]",
        does: "builds and opens the window; with no display, or with --screenshot, takes its picture instead",
        act: run::verb,
    },
    Verb {
        name: "test",
        usage: "[--only NAME] [--keep-going] [--deep]",
        does: "sets up and runs every check, in order",
        act: test::verb,
    },
    Verb { name: "check", usage: "", does: "fmt, clippy and tidy only", act: check::verb },
    Verb { name: "tidy", usage: "", does: "the rules of the house", act: tidy::verb },
    Verb {
        name: "bindings",
        usage: "",
        does: "writes the TypeScript of the commands into ui/src/ipc/gen",
        act: bindings::verb,
    },
    Verb {
        name: "bench",
        usage: "[--weasyprint] [--window [--minutes N]]",
        does: "runs the benchmarks of tests/, beside WeasyPrint if asked; or measures the real window",
        act: bench::verb,
    },
    Verb { name: "dist", usage: "", does: "builds the release .deb", act: dist::verb },
];

fn main() -> ExitCode {
    match act(Arguments::of_process()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(reason) => {
            eprintln!("{reason}");
            ExitCode::FAILURE
        }
    }
}

fn act(mut arguments: Arguments) -> Outcome {
    let Some(name) = arguments.word() else {
        return Err(usage());
    };
    if matches!(name.as_str(), "help" | "--help" | "-h") {
        println!("{}", usage());
        return Ok(());
    }
    match VERBS.iter().find(|verb| verb.name == name) {
        Some(verb) => (verb.act)(&Workspace::find()?, arguments),
        None => Err(format!("xtask has no verb `{name}`\n\n{}", usage())),
    }
}

fn usage() -> String {
    let mut text = String::from("cargo xtask <verb>\n");
    for verb in VERBS {
        text.push_str(&format!("\n  {} {}\n      {}\n", verb.name, verb.usage, verb.does));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unknown_verb_is_refused_with_the_list_of_verbs() {
        let reason = act(Arguments::of(&["fly"])).unwrap_err();
        assert!(reason.contains("no verb `fly`"));
        assert!(VERBS.iter().all(|verb| reason.contains(verb.name)));
    }

    #[test]
    fn no_verb_at_all_is_refused_and_help_is_not() {
        assert!(act(Arguments::of(&[])).is_err());
        assert!(act(Arguments::of(&["help"])).is_ok());
    }
}
