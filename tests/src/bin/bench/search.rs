//! Words looked for in a long journal: a page and its counts, warm and right after opening, and what the index weighs.

use rusqlite::Connection;
use serde_json::json;

use crate::Outcome;
use crate::place::{Written, call};
use crate::report::Row;
use crate::samples::Samples;
use crate::words;

const TIMES: usize = 20;

/// All queries, as one typing them would have them answered: rows and counts.
pub(crate) fn compare(few: &Written, many: &Written) -> Outcome<Vec<Row>> {
    let mut rows = Vec::new();
    let (mut all, mut fewer) = (Samples::default(), Samples::default());
    let mut first = Samples::default();
    for query in words::JOURNAL_SEARCHES {
        first.time(|| find(&many.reopened()?, query))?;
    }
    for query in words::JOURNAL_SEARCHES {
        let mut times = Samples::default();
        for _ in 0..TIMES {
            times.time(|| find(&many.desk, query))?;
            all.time(|| find(&many.desk, query))?;
            fewer.time(|| find(&few.desk, query))?;
        }
        rows.push(Row::new(&format!("  «{query}», {} records", many.records), &times));
    }
    let name = format!("search of {} queries, {} records", words::JOURNAL_SEARCHES.len(), many.records);
    let beside = format!("{} records", few.records);
    rows.insert(0, Row::new(&name, &all).against(&beside, &fewer));
    rows.insert(1, Row::new("  the first of a desk just opened", &first));
    weigh(many)?;
    Ok(rows)
}

fn find(desk: &scs_desk::Desk, query: &str) -> Outcome {
    call(desk, "journal.list", json!({ "text": query }))?;
    Ok(())
}

/// Prints what the index weighs beside the texts it was made of.
fn weigh(many: &Written) -> Outcome {
    let connection = many.look()?;
    let one = |sql: &str| -> rusqlite::Result<i64> { connection.query_row(sql, [], |row| row.get(0)) };
    let size = |names: &str| one(&format!("SELECT coalesce(sum(pgsize), 0) FROM dbstat WHERE name {names}"));
    let index = size("LIKE 'record_words%'")? + size("= 'record_word'")?;
    let words = one("SELECT sum(length(CAST(words AS BLOB))) FROM consultation")?;
    let texts = one("SELECT sum(length(data)) FROM journal_personal")?;
    let whole = one("SELECT sum(pgsize) FROM dbstat")?;
    let table = size("= 'consultation'")?;
    println!(
        "{} records: index {} kB = {:.2} of the free texts ({} kB), {:.2} of stems and marks ({} kB), {:.3} of the file; records {} kB",
        many.records,
        index / 1024,
        index as f64 / texts as f64,
        texts / 1024,
        index as f64 / words as f64,
        words / 1024,
        index as f64 / whole as f64,
        table / 1024,
    );
    Ok(())
}

impl Written {
    #[expect(clippy::disallowed_methods, reason = "a look past the rules")]
    fn look(&self) -> Outcome<Connection> {
        let (path, key) = self.place.file()?;
        let connection = Connection::open(path)?;
        let key: String = key.0.iter().map(|byte| format!("{byte:02x}")).collect();
        connection.pragma_update(None, "key", format!("x'{key}'"))?;
        Ok(connection)
    }
}
