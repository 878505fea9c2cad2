//! One file a verb.

mod backup;
mod call;
mod content;
mod journal;
mod materials;
mod pack_file;
mod print;
mod proof;
mod terminal;
mod tools;
mod watch;

use crate::arguments::{Arguments, Verb};
use crate::outcome::Outcome;

pub(crate) fn run(arguments: Arguments) -> Outcome {
    match &arguments.verb {
        Verb::Call { command, input } => call::call(&arguments, command, input),
        Verb::Commands => Ok(call::commands()),
        Verb::Check { kind, value } => tools::check(kind, value),
        Verb::Deadline { from, term } => tools::deadline(*from, term),
        Verb::Content(verb) => content::run(&arguments, verb),
        Verb::Journal(verb) => journal::run(&arguments, verb),
        Verb::Backup(verb) => backup::run(&arguments, verb),
        Verb::Print { verb: Some(verb), .. } => print::run(&arguments, verb),
        Verb::Print { verb: None, form, data, out } => print::print(form, data, out),
        Verb::Terminal(verb) => terminal::run(&arguments, verb),
        Verb::Doctor => tools::doctor(&arguments),
    }
}
