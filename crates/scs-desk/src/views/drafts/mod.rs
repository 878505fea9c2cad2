//! Forms left half filled, found by what was typed into them.

mod words;

use scs_domain::text::Wanted;
use scs_store::Draft;
use serde_json::Value;

use super::found;
use crate::wire::{FoundKind, FoundView};

/// None when the form is no work of a day, or its words are not what was wanted.
pub(crate) fn find(form: &str, draft: &Draft, wanted: &Wanted) -> Option<FoundView> {
    let title = words::title(form.split('/').next().unwrap_or(form))?;
    let said = said(&serde_json::from_str(&draft.body).ok()?);
    let is_met = !wanted.is_empty() && wanted.hits(&said).0 == wanted.every.len();
    is_met.then(|| FoundView {
        kind: FoundKind::Draft,
        id: form.to_owned(),
        title: title.to_owned(),
        meta: words::META.to_owned(),
        found_in: found::beside_title("", [(words::IN_DRAFT, said)], wanted),
    })
}

/// Fields of forms that hold what a person typed; others hold what was picked.
const TYPED: [&str; 10] =
    ["note", "text", "title", "symptoms", "cause", "say", "fixes", "steps", "handOverWhen", "number"];

/// Everything typed.
fn said(body: &Value) -> String {
    match body {
        Value::String(text) => text.clone(),
        Value::Array(values) => joined(values.iter()),
        Value::Object(fields) => {
            joined(fields.iter().filter(|(name, _)| TYPED.contains(&name.as_str())).map(|(_, value)| value))
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => String::new(),
    }
}

fn joined<'v>(values: impl Iterator<Item = &'v Value>) -> String {
    let texts = values.map(said).filter(|text| !text.trim().is_empty());
    texts.collect::<Vec<_>>().join(" · ")
}
