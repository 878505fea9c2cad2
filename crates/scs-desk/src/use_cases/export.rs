//! Tables saved as files: the journal as it is filtered, and the summary of a span.

use chrono::{NaiveDate, NaiveTime, Timelike};
use data_encoding::BASE64;
use scs_domain::consultation::Consultation;
use scs_domain::content::Edition;
use scs_domain::event::{Event, Facts};
use scs_domain::ids::SubjectId;
use scs_store::{ConsultationRow, RecordFilter, RecordPlace};

use super::{export_printed, journal};
use crate::days::Here;
use crate::desk::{Caller, Desk};
use crate::error::{Error, Result};
use crate::exports::{Cell, Ended, Export, Head, words};
use crate::views::{record, statistics};
use crate::wire::{
    Done, ExportFormat, ExportProgress, ExportView, JournalExportInput, Nothing, PlotPictureInput, PlotView,
    SpanWord, StatisticsExportInput, StatisticsInput, StatisticsPage,
};

/// Rows read at once: few enough to stay small, enough to be quick.
const AT_ONCE: u32 = 500;

pub(crate) fn journal_table(desk: &Desk, caller: &Caller, input: JournalExportInput) -> Result<ExportView> {
    let here = desk.here()?;
    let edition = desk.edition(here.today())?;
    let titles = desk.titles(&edition);
    let (filter, total) = desk.store.read(|reader| {
        let filter = journal::asked(&titles, &here, &input.list, reader)?.0;
        let found = reader.record_counts(&filter)?.0;
        Ok::<_, Error>((filter, found))
    })?;
    let is_printed = input.format == ExportFormat::Pdf;
    if is_printed && total > export_printed::MOST_RECORDS {
        return Err(Error::TooManyToPrint { most: export_printed::MOST_RECORDS });
    }
    let name = words::journal_file(&here);
    let reading = desk.reading(caller)?;
    let head = if is_printed { export_printed::head(desk, &edition, &here, &input.list)? } else { head() };
    let ended = desk.export((&name, input.format), total, |export| {
        export.begin(&head)?;
        rows(desk, &filter, |row| {
            let shown = reading.shown(&row.record);
            let cells = cells(&edition, &here, row, &shown);
            export.row(&if is_printed { export_printed::cells(&here, &row.record, cells) } else { cells })
        })
    })?;
    if let Ended::Saved { rows, .. } = &ended {
        note(desk, caller, input.format, *rows)?;
    }
    Ok(view(ended))
}

fn rows(
    desk: &Desk,
    filter: &RecordFilter,
    mut take: impl FnMut(&ConsultationRow) -> Result<()>,
) -> Result<()> {
    let mut after: Option<RecordPlace> = None;
    loop {
        let (rows, next) =
            desk.store.read(|reader| reader.record_rows(filter, after, AT_ONCE, 0).map_err(Error::from))?;
        rows.iter().try_for_each(&mut take)?;
        match next {
            Some(next) => after = Some(next),
            None => return Ok(()),
        }
    }
}

fn head() -> Head {
    let columns = words::JOURNAL_COLUMNS.iter().map(|(title, width)| ((*title).to_owned(), *width));
    Head {
        title: words::JOURNAL_SHEET.to_owned(),
        is_one_of_many: false,
        columns: columns.collect(),
        caption: None,
    }
}

/// `shown` has no words that are closed to who saves the table.
fn cells(edition: &Edition, here: &Here, row: &ConsultationRow, shown: &Consultation) -> Vec<Cell> {
    let line = record::line(edition, here, row.id, &row.record);
    let local = here.local(row.record.opened_at);
    let time = NaiveTime::from_hms_opt(local.time().hour(), local.time().minute(), 0).unwrap_or_default();
    vec![
        Cell::Day(line.day),
        Cell::Time(time),
        Cell::number(line.minutes),
        Cell::text(line.who),
        Cell::text(crate::views::wording::channel(row.record.channel)),
        Cell::text(line.what),
        Cell::text(hindrances(edition, &row.record)),
        Cell::text(record::helped(edition, &row.record).join("; ")),
        Cell::text(line.result_text),
        shown.note.as_ref().map_or(Cell::Empty, Cell::text),
        Cell::text(row.record.actor.clone()),
    ]
}

fn hindrances(edition: &Edition, record: &Consultation) -> String {
    let title = |id: &String| edition.problems.get(id).map_or_else(|| id.clone(), |card| card.title.clone());
    record.met.iter().map(|met| title(&met.problem)).collect::<Vec<_>>().join("; ")
}

fn note(desk: &Desk, caller: &Caller, format: ExportFormat, records: u64) -> Result<()> {
    let format = match format {
        ExportFormat::Csv => "csv",
        ExportFormat::Pdf => "pdf",
        ExportFormat::Xlsx => "xlsx",
    };
    taken_out(desk, caller, format, records)
}

/// Who took records out of the program, and how many.
pub(crate) fn taken_out(desk: &Desk, caller: &Caller, format: &str, records: u64) -> Result<()> {
    let (id, subject) = (desk.new_id()?, SubjectId(desk.new_id()?));
    let event = Event::plain(Facts::JournalExported { format: format.to_owned(), records });
    desk.act(caller, |deed| deed.write(id, subject, &event).map(drop))
}

/// Every page of the summary, a table a plot; or one of them.
pub(crate) fn statistics_tables(
    desk: &Desk,
    caller: &Caller,
    input: StatisticsExportInput,
) -> Result<ExportView> {
    if input.format == ExportFormat::Pdf {
        return page(desk, caller, &input);
    }
    let (title, mut plots) = plots(desk, input.span, input.day)?;
    let mut name = words::statistics_file(&title);
    if let Some(wanted) = &input.plot {
        plots.retain(|plot| plot.id == *wanted);
        let plot = plots.first().ok_or(Error::NotFound)?;
        name = words::plot_file(&title, &words::plot_sheet(&plot.id, &plot.head));
    }
    let total = plots.iter().map(|plot| plot.points.len() as u64).sum();
    let is_one_of_many = input.plot.is_none();
    let ended = desk.export((&name, input.format), total, |export| {
        plots.iter().try_for_each(|plot| plot_table(plot, is_one_of_many, export))
    })?;
    Ok(view(ended))
}

/// A page as the sheet that would be printed.
fn page(desk: &Desk, caller: &Caller, input: &StatisticsExportInput) -> Result<ExportView> {
    let asked = StatisticsInput { span: input.span, day: input.day, page: input.page };
    let laid = super::statistics::sheet(desk, caller, asked)?;
    let name = words::page_file(laid.title(), words::page(input.page));
    Ok(made(desk.export_made((&name, "pdf"), &laid.to_pdf()?)?, words::PAGE_SAVED))
}

/// What is drawn on all pages of a span, and the words of the span.
fn plots(desk: &Desk, span: SpanWord, day: Option<NaiveDate>) -> Result<(String, Vec<PlotView>)> {
    let here = desk.here()?;
    let edition = desk.edition(here.today())?;
    let portal = desk.centre()?.portal;
    let mut plots: Vec<PlotView> = Vec::new();
    let mut title = String::new();
    for page in [StatisticsPage::Visits, StatisticsPage::Troubles, StatisticsPage::Given] {
        let asked = StatisticsInput { span, day, page };
        let view = desk.store.read(|reader| statistics::view(&edition, &portal, &here, &asked, reader))?;
        title = view.title;
        plots.extend(view.plots.into_iter().filter(|plot| plot.empty.is_none()));
    }
    Ok((title, plots))
}

const PNG_BEGINS: &[u8] = b"\x89PNG\r\n\x1a\n";
const PNG_ENDS: &[u8] = b"IEND\xaeB`\x82";

/// The window draws, the core names and keeps.
pub(crate) fn plot_picture(desk: &Desk, _: &Caller, input: PlotPictureInput) -> Result<ExportView> {
    let picture = BASE64.decode(input.picture.as_bytes()).ok();
    let is_png = |picture: &Vec<u8>| picture.starts_with(PNG_BEGINS) && picture.ends_with(PNG_ENDS);
    let picture = picture.filter(is_png).ok_or_else(|| Error::BadInput("picture".to_owned()))?;
    let (title, plots) = plots(desk, input.span, input.day)?;
    let plot = plots.iter().find(|plot| plot.id == input.plot).ok_or(Error::NotFound)?;
    let name = words::plot_file(&title, &words::plot_sheet(&plot.id, &plot.head));
    Ok(made(desk.export_made((&name, "png"), &picture)?, words::PICTURE_SAVED))
}

/// The same where no rows are counted.
pub(crate) fn made(ended: Ended, saved: &str) -> ExportView {
    let view = view(ended);
    if view.file.is_some() { ExportView { text: saved.to_owned(), ..view } } else { view }
}

fn plot_table(plot: &PlotView, is_one_of_many: bool, export: &mut Export<'_>) -> Result<()> {
    const FIRST: u16 = 48;
    const OTHER: u16 = 16;
    let mut columns = vec![(plot.head.clone(), FIRST)];
    columns.extend(plot.series.iter().map(|series| (series.title.clone(), OTHER)));
    let title = words::plot_sheet(&plot.id, &plot.head);
    export.begin(&Head { title, is_one_of_many, columns, caption: None })?;
    for point in &plot.points {
        let mut cells = vec![Cell::text(point.title.clone())];
        cells.extend(point.values.iter().map(|value| match (value, &point.text) {
            (_, Some(text)) => Cell::text(text.clone()),
            (value, None) => Cell::number(*value),
        }));
        export.row(&cells)?;
    }
    Ok(())
}

fn view(ended: Ended) -> ExportView {
    match ended {
        Ended::Saved { path, rows } => {
            ExportView { file: Some(path.display().to_string()), rows, text: words::exported(rows) }
        }
        Ended::Cancelled => ExportView { file: None, rows: 0, text: words::EXPORT_CANCELLED.to_owned() },
        Ended::Busy => ExportView { file: None, rows: 0, text: words::EXPORT_BUSY.to_owned() },
    }
}

pub(crate) fn show(desk: &Desk, _: &Caller, _: Nothing) -> Result<ExportProgress> {
    let progress = desk.exporting.progress();
    let (done, total) = progress.unwrap_or((0, 0));
    let text = if progress.is_some() { words::export_progress(done, total) } else { String::new() };
    Ok(ExportProgress { is_running: progress.is_some(), done, total, text })
}

pub(crate) fn cancel(desk: &Desk, _: &Caller, _: Nothing) -> Result<Done> {
    desk.exporting.cancel();
    Ok(Done {})
}
