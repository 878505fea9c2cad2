//! A workbook: a sheet a table, rows written out as they come, days and times as what they are.

use std::path::Path;

use rust_xlsxwriter::{ExcelDateTime, Format, FormatBorder, Workbook, Worksheet, XlsxError};

use super::{Cell, Head, Tables, Wanted};
use crate::error::{Error, Result};

/// As many rows a sheet has below its heading; the next ones stand on another sheet.
const MOST_ROWS: u32 = 1_048_575;

pub(super) struct Xlsx<'e> {
    wanted: Wanted<'e>,
    book: Workbook,
    heading: Format,
    day: Format,
    time: Format,
    row: u32,
    /// Of the table that is being written, and how many sheets it has.
    head: Option<Head>,
    sheets: u32,
    most: u32,
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
            head: None,
            sheets: 0,
            most: MOST_ROWS,
        })
    }

    /// The first sheet of a table has its name, the next ones a number beside it.
    fn next_sheet(&mut self) -> Result<()> {
        self.sheets += 1;
        self.row = 1;
        let Some(head) = &self.head else { return Err(Error::Bug("a row before its table")) };
        let name =
            if self.sheets == 1 { head.title.clone() } else { format!("{} {}", head.title, self.sheets) };
        let sheet = self.book.add_worksheet_with_constant_memory().map_err(failed)?;
        sheet.set_name(sheet_name(&name)).map_err(failed)?;
        sheet.set_freeze_panes(1, 0).map_err(failed)?;
        for (at, (title, width)) in (0..).zip(&head.columns) {
            sheet.set_column_width(at, f64::from(*width)).map_err(failed)?;
            sheet.write_string_with_format(0, at, title, &self.heading).map_err(failed)?;
        }
        Ok(())
    }

    fn sheet(&mut self) -> Result<&mut Worksheet> {
        let last = self.book.worksheets().len().saturating_sub(1);
        self.book.worksheet_from_index(last).map_err(failed)
    }
}

impl Tables for Xlsx<'_> {
    fn begin(&mut self, head: &Head) -> Result<()> {
        self.sheets = 0;
        self.head = Some(head.clone());
        self.next_sheet()
    }

    fn row(&mut self, cells: &[Cell]) -> Result<()> {
        if self.row > self.most {
            self.next_sheet()?;
        }
        let (day, time, row) = (self.day.clone(), self.time.clone(), self.row);
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
        XlsxError::ZipError(zip) => Error::File(of_disk(&zip).unwrap_or_else(|| std::io::Error::other(zip))),
        _ => Error::Bug("a table does not become a sheet"),
    }
}

/// What the disk said, so that a full one is told as such.
fn of_disk(error: &dyn std::error::Error) -> Option<std::io::Error> {
    let cause = error.source()?.downcast_ref::<std::io::Error>()?;
    cause.raw_os_error().map(std::io::Error::from_raw_os_error)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exports::Exporting;

    #[test]
    fn rows_beyond_a_full_sheet_stand_on_the_next_one() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("rows.xlsx");
        let exporting = Exporting::default();
        let file = std::fs::File::create(&path).unwrap();
        let mut book = Xlsx::new(Wanted { exporting: &exporting, file }, folder.path()).unwrap();
        book.most = 2;
        let columns = vec![("Слово".to_owned(), 10)];
        book.begin(&Head { title: "Журнал".to_owned(), is_one_of_many: false, columns, caption: None })
            .unwrap();
        for word in ["раз", "два", "три", "четыре", "пять"] {
            book.row(&[Cell::text(word)]).unwrap();
        }
        let names: Vec<String> = book.book.worksheets().iter().map(Worksheet::name).collect();
        assert_eq!(names, ["Журнал", "Журнал 2", "Журнал 3"]);
        Box::new(book).finish().unwrap();
        assert!(std::fs::metadata(&path).unwrap().len() > 1000);
    }
}
