//! «Сводка»: what the records of this workplace add up to, on the screen and on a sheet.

use scs_print::papers::{self, StatisticsData};
use scs_print::{Fill, Laid, Plot, PlotPoint, PlotShape as Shape, printable};

use super::paper_data;
use crate::desk::{Caller, Desk};
use crate::error::Result;
use crate::exports::words;
use crate::views::statistics;
use crate::wire::{
    PlotFill, PlotShape, PlotView, PreviewView, SentView, StatisticsInput, StatisticsPrintInput,
    StatisticsView,
};

/// Name of the sheet in a print queue.
const JOB: &str = "scs-statistics";

pub(crate) fn show(desk: &Desk, _: &Caller, input: StatisticsInput) -> Result<StatisticsView> {
    let here = desk.here()?;
    let edition = desk.edition(here.today())?;
    let portal = desk.centre()?.portal;
    desk.store.read(|reader| statistics::view(&edition, &portal, &here, &input, reader))
}

pub(crate) fn preview(desk: &Desk, caller: &Caller, input: StatisticsInput) -> Result<PreviewView> {
    let laid = sheet(desk, caller, input)?;
    Ok(PreviewView {
        title: laid.title().to_owned(),
        number: None,
        left_out: Vec::new(),
        pages: (0..laid.pages()).filter_map(|page| laid.to_svg(page)).collect(),
    })
}

/// No paper of the register: it is given to nobody and names nobody.
pub(crate) fn print(desk: &Desk, caller: &Caller, input: StatisticsPrintInput) -> Result<SentView> {
    let StatisticsPrintInput { span, day, page, printer } = input;
    let file = sheet(desk, caller, StatisticsInput { span, day, page })?.to_pdf()?;
    desk.printers.send(&printer, JOB, &file, 1)?;
    Ok(SentView { text: words::SHEET_SENT.to_owned() })
}

/// One page of the summary as a paper.
pub(super) fn sheet(desk: &Desk, caller: &Caller, input: StatisticsInput) -> Result<Laid> {
    let page = input.page;
    let view = show(desk, caller, input)?;
    let here = desk.here()?;
    let lists = view
        .lists
        .iter()
        .map(|list| (printable(&list.title), list.lines.iter().map(|line| printable(line)).collect()));
    let paper = papers::statistics(&StatisticsData {
        centre: paper_data::centre(&desk.centre()?),
        span: view.title,
        page: words::page(page).to_owned(),
        made: words::made(&here),
        said: view.said.into_iter().map(|said| (said.main, said.about)).collect(),
        plots: view.plots.iter().map(plot).collect(),
        lists: lists.collect(),
        notes: view.empty.into_iter().chain(view.partly).collect(),
        sample: desk.is_sample(),
    })?;
    Ok(scs_print::lay_out(&paper)?)
}

fn plot(plot: &PlotView) -> Plot {
    let note = plot.empty.as_ref().or(plot.note.as_ref());
    Plot {
        title: printable(&plot.title),
        shape: match plot.shape {
            PlotShape::Bars => Shape::Bars,
            // Numbers stand clear of columns, and would lie on a line.
            PlotShape::Columns | PlotShape::Line => Shape::Columns,
        },
        series: plot.series.iter().map(|series| (series.title.clone(), fill(series.fill))).collect(),
        points: plot
            .points
            .iter()
            .map(|point| PlotPoint {
                label: printable(&point.label),
                values: point.values.iter().map(|value| value.unwrap_or(0)).collect(),
                said: point.text.clone().unwrap_or_else(|| said(plot, &point.values)),
            })
            .collect(),
        note: note.cloned().unwrap_or_default(),
    }
}

fn fill(fill: PlotFill) -> Fill {
    match fill {
        PlotFill::Solid | PlotFill::Filed => Fill::Solid,
        PlotFill::Hatched => Fill::Hatched,
        PlotFill::Dotted => Fill::Lined,
        PlotFill::Lost => Fill::Empty,
    }
}

/// Beside a bar what the screen says there; above a column its sum.
fn said(plot: &PlotView, values: &[Option<u32>]) -> String {
    let sum: u32 = values.iter().flatten().sum();
    match (plot.shape, values) {
        (PlotShape::Bars, [first, Some(second)]) => words::beside(first.unwrap_or(0), *second, plot.is_sum),
        _ => sum.to_string(),
    }
}
