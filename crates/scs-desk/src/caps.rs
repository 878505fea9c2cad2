//! Sizes an input may have: the longest text, the longest list, the largest number, as its schema declares
//! them or as is usual here. The shape itself is checked by reading it.

use jsonschema::Validator;
use jsonschema::error::ValidationErrorKind as Kind;
use serde_json::Value;

use crate::error::{Error, FieldFault, Result};
use crate::words;

/// Where the schema sets no other: nothing a person names is longer, nothing she picks is more.
const LONGEST_TEXT: u32 = 1000;
const LONGEST_LIST: u32 = 200;

/// Puts the usual caps where the schema of an input has none.
pub(crate) fn close(schema: &mut Value) {
    let kinds = schema.get("type").map(ToString::to_string).unwrap_or_default();
    let is_closed = |caps: &[&str]| caps.iter().any(|cap| schema.get(cap).is_some());
    let text = kinds.contains("\"string\"") && !is_closed(&["enum", "const", "format", "maxLength"]);
    let list = kinds.contains("\"array\"") && !is_closed(&["maxItems"]);
    let map = is_closed(&["additionalProperties"]) && !is_closed(&["properties", "maxProperties"]);
    for (is_open, cap, most) in [
        (text, "maxLength", LONGEST_TEXT),
        (list, "maxItems", LONGEST_LIST),
        (map, "maxProperties", LONGEST_LIST),
    ] {
        if let Some(rules) = schema.as_object_mut().filter(|_| is_open) {
            rules.insert(cap.to_owned(), most.into());
        }
    }
    match schema {
        Value::Object(parts) => parts.values_mut().for_each(close),
        Value::Array(parts) => parts.iter_mut().for_each(close),
        _ => {}
    }
}

/// Refuses an input over its caps, every field by its name.
pub(crate) fn check(schema: &Validator, input: &Value) -> Result<()> {
    let faults: Vec<FieldFault> = schema.iter_errors(input).filter_map(|error| over(&error)).collect();
    if faults.is_empty() { Ok(()) } else { Err(Error::Fields(faults)) }
}

fn over(error: &jsonschema::ValidationError<'_>) -> Option<FieldFault> {
    let (rule, message) = match error.kind() {
        Kind::MaxLength { limit } => ("too-long", words::longer_than(usize::try_from(*limit).ok()?)),
        Kind::MaxItems { .. } | Kind::MaxProperties { .. } => ("too-many", words::TOO_LONG.to_owned()),
        Kind::Maximum { .. } | Kind::Minimum { .. } => ("out-of-range", words::OUT_OF_RANGE.to_owned()),
        _ => return None,
    };
    let path = error.instance_path().to_string();
    Some(FieldFault { field: path.rsplit('/').next()?.to_owned(), rule: rule.to_owned(), message })
}
