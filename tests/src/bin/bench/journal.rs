//! The first page of a long journal, beside that of a short one.

use serde_json::json;

use crate::Outcome;
use crate::place::{Filled, call};
use crate::report::Row;
use crate::samples::Samples;

const TIMES: usize = 100;

pub(crate) fn measure(few: &Filled, many: &Filled) -> Outcome<Vec<Row>> {
    let (mut short, mut long) = (Samples::default(), Samples::default());
    for _ in 0..TIMES {
        short.time(|| call(&few.desk, "journal.list", json!({})))?;
        long.time(|| call(&many.desk, "journal.list", json!({})))?;
    }
    let row = Row::new(&format!("journal.list, first page of {}", many.name()), &long);
    Ok(vec![row.against(&few.name(), &short)])
}
