//! Opening the place, or asking the program that has it open.

use scs_desk::{Caller, Desk, Principal, Surroundings};
use serde_json::Value;

use crate::arguments::Arguments;
use crate::outcome::Failed;

pub(crate) fn caller(arguments: &Arguments) -> Caller {
    Caller { principal: Principal::Consultant, name: arguments.name.clone() }
}

fn surroundings(arguments: &Arguments) -> Result<Surroundings, Failed> {
    Ok(Surroundings::of_machine(arguments.place, arguments.desk.clone())?)
}

/// Runs a command here; beside an open window reads from the file and hands writing over.
pub(crate) fn call(arguments: &Arguments, command: &str, input: Value) -> Result<Value, Failed> {
    let caller = caller(arguments);
    match Desk::open(surroundings(arguments)?) {
        Ok(desk) => Ok(scs_desk::call(&desk, &caller, command, input)?),
        Err(error) if error.is_in_use() => beside(arguments, &caller, command, input),
        Err(error) => Err(error.into()),
    }
}

fn beside(arguments: &Arguments, caller: &Caller, command: &str, input: Value) -> Result<Value, Failed> {
    if scs_desk::registry::find(command)?.effect == scs_desk::Effect::Reads {
        let desk = Desk::open_to_read(surroundings(arguments)?)?;
        return Ok(scs_desk::call(&desk, caller, command, input)?);
    }
    let folders = surroundings(arguments)?.folders()?;
    let handed = scs_desk::hand_over(&folders, caller, command, input)?;
    handed.map_err(|(exit, error)| Failed { exit, error: Box::new(error) })
}
