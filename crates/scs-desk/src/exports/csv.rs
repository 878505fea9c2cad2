//! CSV as office programs of this country open it: `;` between cells, a mark of UTF-8 first.

use std::io::{BufWriter, Write};

use super::{Cell, Head, Tables, Wanted};
use crate::error::{Error, Result};

const UTF8_MARK: &[u8] = b"\xef\xbb\xbf";

pub(super) struct Csv<'e>(csv::Writer<BufWriter<Wanted<'e>>>);

impl<'e> Csv<'e> {
    pub(super) fn new(mut wanted: Wanted<'e>) -> Result<Csv<'e>> {
        wanted.write_all(UTF8_MARK).map_err(Error::File)?;
        let writer = csv::WriterBuilder::new()
            .delimiter(b';')
            .terminator(csv::Terminator::CRLF)
            .flexible(true)
            .has_headers(false)
            .from_writer(BufWriter::new(wanted));
        Ok(Csv(writer))
    }

    fn record(&mut self, cells: &[String]) -> Result<()> {
        self.0.write_record(cells).map_err(|error| Error::File(error.into()))
    }
}

impl Tables for Csv<'_> {
    fn begin(&mut self, head: &Head) -> Result<()> {
        if head.is_one_of_many {
            self.record(&[harmless(&head.title)])?;
        }
        let columns: Vec<String> = head.columns.iter().map(|(title, _)| harmless(title)).collect();
        self.record(&columns)
    }

    fn row(&mut self, cells: &[Cell]) -> Result<()> {
        let cells: Vec<String> = cells.iter().map(shown).collect();
        self.record(&cells)
    }

    fn finish(self: Box<Self>) -> Result<()> {
        let buffered = self.0.into_inner().map_err(|error| Error::File(error.into_error()))?;
        let wanted = buffered.into_inner().map_err(|error| Error::File(error.into_error()))?;
        wanted.file.sync_all().map_err(Error::File)
    }
}

fn shown(cell: &Cell) -> String {
    match cell {
        Cell::Text(text) => harmless(text),
        Cell::Number(number) => number.to_string(),
        Cell::Day(day) => day.format("%d.%m.%Y").to_string(),
        Cell::Time(time) => time.format("%H:%M").to_string(),
        Cell::Empty => String::new(),
    }
}

/// What an office program would take for a formula gets an apostrophe before it (OWASP, CSV injection).
fn harmless(text: &str) -> String {
    let one_line = text.replace(['\r', '\n'], " ");
    if one_line.starts_with(['=', '+', '-', '@', '\t']) { format!("'{one_line}") } else { one_line }
}
