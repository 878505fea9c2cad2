//! Opening the place, or asking the program that has it open.

use std::sync::Arc;

use scs_desk::{Caller, Desk, Handed, Principal, Surroundings};
use serde_json::Value;

use crate::arguments::Arguments;
use crate::outcome::Failed;

pub(crate) fn caller(arguments: &Arguments) -> Caller {
    Caller { principal: Principal::Consultant, name: arguments.name.clone() }
}

fn surroundings(arguments: &Arguments) -> scs_desk::Result<Surroundings> {
    Surroundings::of_machine(arguments.place, arguments.desk.clone())
}

/// Runs a command here; beside an open window reads from the file and hands writing over.
pub(crate) fn call(arguments: &Arguments, command: &str, input: Value) -> Result<Value, Failed> {
    let with = surroundings(arguments)?;
    scs_desk::keep_log(&with);
    let chance = Arc::clone(&with.chance);
    match answer(arguments, with, command, input) {
        Ok(handed) => handed.map_err(|(exit, error)| Failed { exit, error: Box::new(error) }),
        Err(error) => {
            let told = scs_desk::told(command, &error, chance.as_ref());
            Err(Failed { exit: error.exit_code(), error: Box::new(told) })
        }
    }
}

fn answer(
    arguments: &Arguments,
    with: Surroundings,
    command: &str,
    input: Value,
) -> scs_desk::Result<Handed> {
    scs_desk::registry::refuse_away_from_the_window(command)?;
    let caller = caller(arguments);
    match Desk::open(with) {
        Ok(desk) => Ok(Ok(scs_desk::call(&desk, &caller, command, input)?)),
        Err(error) if error.is_in_use() => beside(arguments, &caller, command, input),
        Err(error) => Err(error),
    }
}

fn beside(arguments: &Arguments, caller: &Caller, command: &str, input: Value) -> scs_desk::Result<Handed> {
    let with = surroundings(arguments)?;
    if scs_desk::registry::find(command)?.effect == scs_desk::Effect::Reads {
        let desk = Desk::open_to_read(with)?;
        return Ok(Ok(scs_desk::call(&desk, caller, command, input)?));
    }
    scs_desk::hand_over(&with.folders()?, caller, command, input)
}
