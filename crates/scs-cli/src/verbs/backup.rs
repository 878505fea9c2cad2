//! `scs backup`.

use serde_json::{Value, json};

use crate::arguments::{Arguments, BackupVerb};
use crate::desk;
use crate::outcome::{Outcome, Told};

pub(crate) fn run(arguments: &Arguments, verb: &BackupVerb) -> Outcome {
    match verb {
        BackupVerb::List => listed(desk::call(arguments, "backup.list", json!({}))?),
        BackupVerb::Make => listed(desk::call(arguments, "backup.make", json!({}))?),
        BackupVerb::Verify { name } => verify(arguments, name.as_deref()),
    }
}

fn listed(list: Value) -> Outcome {
    let copies = list.get("backups").and_then(Value::as_array).cloned().unwrap_or_default();
    let word =
        |copy: &Value, field: &str| copy.get(field).and_then(Value::as_str).unwrap_or_default().to_owned();
    let mut lines = vec![word(&list, "summary")];
    lines.extend(copies.iter().map(|copy| format!("{}  {}", word(copy, "name"), word(copy, "when"))));
    Ok(Told::new(lines.join("\n"), list))
}

/// Exit 1 when the copy does not hold.
fn verify(arguments: &Arguments, name: Option<&str>) -> Outcome {
    let proof = desk::call(arguments, "backup.verify", json!({ "name": name }))?;
    let text = proof.get("text").and_then(Value::as_str).unwrap_or_default().to_owned();
    let exit = u8::from(proof.get("is_whole") != Some(&Value::Bool(true)));
    Ok(Told { text, value: proof, exit })
}
