//! `scs call`, `scs commands`.

use std::io::Read;

use serde_json::{Value, json};

use crate::arguments::Arguments;
use crate::desk;
use crate::outcome::{Failed, Outcome, Told, refused};
use crate::words;

/// Text given, or stdin for `-`.
pub(crate) fn given(text: &str) -> Result<String, Failed> {
    if text != "-" {
        return Ok(text.to_owned());
    }
    let mut input = String::new();
    std::io::stdin().read_to_string(&mut input).map_err(|_| refused("bad-input", words::NO_FILE))?;
    Ok(input)
}

pub(crate) fn call(arguments: &Arguments, command: &str, input: &str) -> Outcome {
    let input: Value =
        serde_json::from_str(&given(input)?).map_err(|_| refused("bad-input", words::BAD_JSON))?;
    let output = desk::call(arguments, command, input)?;
    Ok(Told::new(serde_json::to_string_pretty(&output).unwrap_or_default(), output))
}

pub(crate) fn commands() -> Told {
    let commands = scs_desk::commands();
    let lines: Vec<String> =
        commands.iter().map(|command| format!("{:<22} {}", command.name, command.doc)).collect();
    let list: Vec<Value> = commands
        .iter()
        .map(|command| {
            json!({
                "name": command.name,
                "doc": command.doc,
                "permission": command.permission.word(),
                "writes": command.effect == scs_desk::Effect::Acts,
                "input": (command.input)(),
                "output": (command.output)(),
            })
        })
        .collect();
    Told::new(lines.join("\n"), Value::Array(list))
}
