//! The summary of a span: numbers in sentences, and plots whose titles are their conclusions.

mod given;
mod plot;
mod span;
mod sums;
mod troubles;
mod visits;
mod words;

use chrono::NaiveDate;
use scs_domain::content::Edition;
use scs_domain::statistics::Measure;
use scs_store::Reader;

use crate::days::Here;
use crate::error::Result;
use crate::wire::{
    PlotView, SaidView, SpanWord, StatisticsInput, StatisticsList, StatisticsPage, StatisticsView,
};
use span::Span;
use sums::Sums;

/// Fewer records make no picture.
const FEWEST: u64 = 5;

pub(crate) fn view(
    edition: &Edition,
    portal: &str,
    here: &Here,
    input: &StatisticsInput,
    reader: &Reader<'_>,
) -> Result<StatisticsView> {
    let span = Span::of(input.span, input.day.unwrap_or_else(|| here.today()));
    let (sums, before) = (Sums::of(reader, here, &span)?, Sums::of(reader, here, &span.before())?);
    let is_told = sums.records() >= FEWEST;
    let plots = if is_told { plots(edition, here, &span, input.page, &sums, reader)? } else { Vec::new() };
    let lists = if is_told { lists(edition, portal, here, input.page, &sums, reader)? } else { Vec::new() };
    Ok(StatisticsView {
        title: span.title(),
        from: span.from,
        to: span.to,
        before: span.before().from,
        after: Some(span.end()).filter(|next| *next <= here.today()),
        said: said(&sums, &before, span.word),
        plots,
        lists,
        empty: (!is_told).then(|| words::TOO_FEW.to_owned()),
        partly: reader.words_made()?.map(|_| words::NOT_COUNTED.to_owned()),
    })
}

fn plots(
    edition: &Edition,
    here: &Here,
    span: &Span,
    page: StatisticsPage,
    sums: &Sums,
    reader: &Reader<'_>,
) -> Result<Vec<PlotView>> {
    match page {
        StatisticsPage::Visits => visits::plots(edition, here, span, sums, reader),
        StatisticsPage::Troubles => Ok(troubles::plots(edition, sums)),
        StatisticsPage::Given => Ok(given::plots(edition, sums)),
    }
}

fn lists(
    edition: &Edition,
    portal: &str,
    here: &Here,
    page: StatisticsPage,
    sums: &Sums,
    reader: &Reader<'_>,
) -> Result<Vec<StatisticsList>> {
    Ok(match page {
        StatisticsPage::Visits => Vec::new(),
        StatisticsPage::Troubles => {
            let ever = Span { word: SpanWord::Quarter, from: NaiveDate::default(), to: here.today() };
            let ever = Sums::of(reader, here, &ever)?;
            troubles::never_used(edition, portal, &ever).into_iter().collect()
        }
        StatisticsPage::Given => vec![given::also(sums)],
    })
}

fn said(sums: &Sums, before: &Sums, span: SpanWord) -> Vec<SaidView> {
    let line = |main: String, about: String| SaidView { main, about };
    let records = sums.records();
    let mut said = vec![line(words::consultations(records), words::against(records, before.records(), span))];
    if let Some(minutes) = sums.usual_minutes() {
        said.push(line(words::minutes(minutes.into()), words::usual(before.usual_minutes())));
    }
    if records > 0 {
        let solved = sums.count(Measure::Result, "solved");
        said.push(line(words::solved(solved), words::of_hundred(solved, records)));
    }
    let helped = sums.sum(Measure::FixHelped);
    let tried = helped + sums.sum(Measure::FixPartly) + sums.sum(Measure::FixFailed);
    said.push(match tried {
        0 => line(words::NOBODY_TRIED.to_owned(), words::NOBODY_TRIED_ABOUT.to_owned()),
        _ => line(words::helped(helped, tried), words::HELPED_ABOUT.to_owned()),
    });
    said
}
