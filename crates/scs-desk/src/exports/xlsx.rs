//! A workbook: a sheet a table, rows written out as they come, days and times as what they are.

use std::path::Path;

use rust_xlsxwriter::{ExcelDateTime, Format, FormatBorder, Workbook, Worksheet, XlsxError};

use super::{Cell, Head, Tables, Wanted};
use crate::error::{Error, Result};

/// As many rows a sheet has; the last one says that there are more.
const MOST_ROWS: u32 = 1_048_575;

pub(super) struct Xlsx<'e> {
    wanted: Wanted<'e>,
    book: Workbook,
    heading: Format,
    day: Format,
    time: Format,
    row: u32,
}

impl<'e> Xlsx<'e> {
    /// What does not fit into memory lies nameless in `folder` until the book is whole.
    pub(super) fn new(wanted: Wanted<'e>, folder: &Path) -> Result<Xlsx<'e>> {
        let mut book = Workbook::new();
        book.set_tempdir(folder).map_err(failed)?;
        Ok(Xlsx {
            wanted,
            book,
            heading: Format::new().set_bold().set_border_bottom(FormatBorder::Thin),
            day: Format::new().set_num_format("dd.mm.yyyy"),
            time: Format::new().set_num_format("hh:mm"),
            row: 0,
        })
    }

    fn sheet(&mut self) -> Result<&mut Worksheet> {
        let last = self.book.worksheets().len().saturating_sub(1);
        self.book.worksheet_from_index(last).map_err(failed)
    }
}

impl Tables for Xlsx<'_> {
    fn begin(&mut self, head: &Head) -> Result<()> {
        let heading = self.heading.clone();
        self.row = 1;
        let sheet = self.book.add_worksheet_with_constant_memory().map_err(failed)?;
        sheet.set_name(sheet_name(&head.title)).map_err(failed)?;
        sheet.set_freeze_panes(1, 0).map_err(failed)?;
        for (at, (title, width)) in (0..).zip(&head.columns) {
            sheet.set_column_width(at, f64::from(*width)).map_err(failed)?;
            sheet.write_string_with_format(0, at, title, &heading).map_err(failed)?;
        }
        Ok(())
    }

    fn row(&mut self, cells: &[Cell]) -> Result<()> {
        let (day, time, row) = (self.day.clone(), self.time.clone(), self.row);
        if row > MOST_ROWS {
            return Ok(());
        }
        let sheet = self.sheet()?;
        for (at, cell) in (0..).zip(cells) {
            match cell {
                Cell::Text(text) => sheet.write_string(row, at, text),
                Cell::Number(number) => sheet.write_number(row, at, *number),
                Cell::Day(date) => sheet.write_datetime_with_format(row, at, date_cell(*date)?, &day),
                Cell::Time(clock) => sheet.write_datetime_with_format(row, at, time_cell(*clock)?, &time),
                Cell::Empty => continue,
            }
            .map_err(failed)?;
        }
        self.row += 1;
        Ok(())
    }

    fn finish(mut self: Box<Self>) -> Result<()> {
        self.book.save_to_writer(&mut self.wanted).map_err(failed)?;
        self.wanted.file.sync_all().map_err(Error::File)
    }
}

fn date_cell(day: chrono::NaiveDate) -> Result<ExcelDateTime> {
    use chrono::Datelike;
    let year = u16::try_from(day.year()).unwrap_or(u16::MAX);
    let narrow = |number: u32| u8::try_from(number).unwrap_or(1);
    ExcelDateTime::from_ymd(year, narrow(day.month()), narrow(day.day())).map_err(failed)
}

fn time_cell(time: chrono::NaiveTime) -> Result<ExcelDateTime> {
    use chrono::Timelike;
    let hour = u16::try_from(time.hour()).unwrap_or_default();
    ExcelDateTime::from_hms(hour, u8::try_from(time.minute()).unwrap_or_default(), 0).map_err(failed)
}

/// At most 31 letters, none of those a sheet's name may not have.
fn sheet_name(title: &str) -> String {
    let clean: String = title.chars().filter(|letter| !"[]:*?/\\'".contains(*letter)).collect();
    clean.chars().take(31).collect::<String>().trim().to_owned()
}

/// The disk, mostly; anything else is the program's own fault and said as such by the file's code.
fn failed(error: XlsxError) -> Error {
    match error {
        XlsxError::IoError(error) => Error::File(error),
        XlsxError::ZipError(zip) => Error::File(std::io::Error::other(zip)),
        _ => Error::Bug("a table does not become a sheet"),
    }
}
