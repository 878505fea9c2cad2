//! Sheets to be read and printed. A PDF is laid out whole, so there is a most of what it takes.

use std::io::Write;

use scs_print::papers::{self, RecordsData};
use scs_print::printable;

use super::{Caption, Cell, Head, Tables, Wanted, words};
use crate::error::{Error, Result};

pub(super) struct Pdf<'e> {
    wanted: Wanted<'e>,
    data: RecordsData,
}

impl<'e> Pdf<'e> {
    pub(super) fn new(wanted: Wanted<'e>) -> Pdf<'e> {
        Pdf { wanted, data: RecordsData::default() }
    }
}

impl Tables for Pdf<'_> {
    /// One table is one file.
    fn begin(&mut self, head: &Head) -> Result<()> {
        let Some(Caption { centre, title, made, about, sample }) = head.caption.clone() else {
            return Err(Error::Bug("sheets without a caption"));
        };
        let about = about.iter().map(|part| printable(part)).collect();
        let columns = head.columns.clone();
        self.data = RecordsData { centre, title, made, about, columns, sample, rows: Vec::new() };
        Ok(())
    }

    fn row(&mut self, cells: &[Cell]) -> Result<()> {
        self.data.rows.push(cells.iter().map(shown).collect());
        Ok(())
    }

    fn finish(mut self: Box<Self>) -> Result<()> {
        self.data.about.push(words::records(self.data.rows.len() as u64));
        let paper = papers::records(&self.data)?;
        self.data.rows.clear();
        let laid = scs_print::lay_out(&paper)?;
        drop(paper);
        self.wanted.refuse_cancelled()?;
        let file = laid.to_pdf()?;
        self.wanted.write_all(&file).map_err(Error::File)?;
        self.wanted.file.sync_all().map_err(Error::File)
    }
}

fn shown(cell: &Cell) -> String {
    match cell {
        Cell::Text(text) => printable(text),
        Cell::Number(number) => number.to_string(),
        Cell::Day(day) => day.format("%d.%m.%Y").to_string(),
        Cell::Time(time) => time.format("%H:%M").to_string(),
        Cell::Empty => String::new(),
    }
}
