//! Opening a desk that has worked, beside one that has not. Closed before each time; the pages of the file may
//! still be in the system's memory.

use crate::Outcome;
use crate::place::BenchPlace;
use crate::report::Row;
use crate::samples::Samples;

const TIMES: usize = 20;

pub(crate) fn measure(worked: &BenchPlace, entries: &str, empty: &BenchPlace) -> Outcome<Vec<Row>> {
    let (mut full, mut blank) = (Samples::default(), Samples::default());
    for _ in 0..TIMES {
        drop(full.time(|| worked.open())?);
        drop(blank.time(|| empty.open())?);
    }
    let row = Row::new(&format!("opening the desk, {entries}"), &full);
    Ok(vec![row.against("opening an empty one", &blank)])
}
