//! `scs`: the same commands without a window, and the tools of whoever looks after a place.
//!
//! With `--json` results go to stdout as JSON and refusals to stderr as `{"code","message","fields"}`.
//! Exit: 0 done, 1 refused, 2 circumstance, 3 a bug.

mod arguments;
mod desk;
mod outcome;
mod verbs;
mod words;

use std::process::ExitCode;

use clap::Parser;

use crate::arguments::Arguments;

fn main() -> ExitCode {
    // A system that takes no limit is no reason not to work.
    let _ = scs_desk::refuse_core_dumps();
    match Arguments::try_parse() {
        Ok(arguments) => {
            let json = arguments.json;
            outcome::finish(outcome::guarded(|| verbs::run(arguments)), json)
        }
        Err(error) => outcome::usage(&error),
    }
}
