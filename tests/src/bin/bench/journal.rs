//! Pages of a long journal, beside those of a short one.

use serde_json::{Value, json};

use crate::Outcome;
use crate::place::{Filled, Written, call};
use crate::report::Row;
use crate::samples::Samples;
use crate::words;

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

/// So many pages, from the newest to the oldest, are read in one journal as in the other.
const PAGES: usize = 100;

/// Places filled by the generator: how long a page takes wherever it stands, and the list of days.
pub(crate) fn compare(few: &Written, many: &Written) -> Outcome<Vec<Row>> {
    let (short, long) = (few.pages()?, many.pages()?);
    let (mut few_pages, mut many_pages) = (Samples::default(), Samples::default());
    let (mut few_first, mut many_first) = (Samples::default(), Samples::default());
    let (mut few_days, mut many_days) = (Samples::default(), Samples::default());
    let first = json!({ "counted": false });
    for _ in 0..TIMES {
        few_first.time(|| call(&few.desk, "journal.list", first.clone()))?;
        many_first.time(|| call(&many.desk, "journal.list", first.clone()))?;
    }
    for round in 0..PAGES {
        few_pages.time(|| few.page(&short, round))?;
        many_pages.time(|| many.page(&long, round))?;
    }
    for _ in 0..TIMES / 5 {
        few_days.time(|| call(&few.desk, "journal.days", json!({})))?;
        many_days.time(|| call(&many.desk, "journal.days", json!({})))?;
    }
    let name = |what: &str| format!("{what}, {} records", many.records);
    let beside = format!("{} records", few.records);
    let mut rows = vec![
        Row::new(&name("journal page, the first"), &many_first).against(&beside, &few_first),
        Row::new(&name("journal page, seldom read"), &many_pages).against(&beside, &few_pages),
        Row::new(&name("journal.days"), &many_days).against(&beside, &few_days),
    ];
    for (what, input) in [
        ("last page", json!({ "counted": false, "to": long.last().map(|(day, _)| day), "skip": 0 })),
        ("first page with counts", json!({})),
        ("journal.days of a word", json!({ "text": words::RARE })),
    ] {
        let command = if what.starts_with("journal.days") { "journal.days" } else { "journal.list" };
        let mut times = Samples::default();
        for _ in 0..TIMES / 5 {
            times.time(|| call(&many.desk, command, input.clone()))?;
        }
        rows.push(Row::new(&name(what), &times).against("the first page", &many_first));
    }
    Ok(rows)
}

impl Written {
    /// Days with the number of their records, the newest first.
    fn pages(&self) -> Outcome<Vec<(String, u64)>> {
        let outline = call(&self.desk, "journal.days", json!({}))?;
        let days = outline.get("days").and_then(Value::as_array).ok_or("no days")?;
        let found = outline.get("found").and_then(Value::as_u64);
        if found != Some(self.records as u64) {
            return Err("the journal does not show what was written".into());
        }
        let word = |day: &Value| Some((day.get("day")?.as_str()?.to_owned(), day.get("count")?.as_u64()?));
        Ok(days.iter().filter_map(word).collect())
    }

    /// As the window asks for it: by the day its first row belongs to.
    fn page(&self, days: &[(String, u64)], round: usize) -> Outcome<usize> {
        let (day, count) = days.get(days.len() * round / PAGES).ok_or("no such day")?;
        let input = json!({ "counted": false, "to": day, "skip": count / 2, "limit": 100 });
        let page = call(&self.desk, "journal.list", input)?;
        Ok(page.get("rows").and_then(Value::as_array).map_or(0, Vec::len))
    }
}
