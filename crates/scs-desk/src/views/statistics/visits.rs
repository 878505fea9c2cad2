//! The first page: who came when, how far they came, with what, and how long it took.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate, Timelike};
use scs_domain::content::Edition;
use scs_domain::statistics::{Measure, hour, median};
use scs_domain::words::{day_month, short_weekday};
use scs_store::Reader;

use super::plot::{Frame, MOST_BARS, leads, point, series};
use super::span::Span;
use super::sums::{Sums, by_day};
use super::words;
use crate::days::Here;
use crate::error::Result;
use crate::wire::{PlotFill, PlotPoint, PlotShape, PlotView, SpanWord};

pub(super) fn plots(
    edition: &Edition,
    here: &Here,
    span: &Span,
    sums: &Sums,
    reader: &Reader<'_>,
) -> Result<Vec<PlotView>> {
    Ok(vec![
        arrivals(here, span, reader)?,
        funnel(sums),
        errands(edition, sums),
        durations(here, span, sums, reader)?,
    ])
}

type Counts = BTreeMap<String, u64>;

/// A column's label, its title in the table, and the span it says something of.
struct Column {
    label: String,
    title: String,
    conclusion: String,
    counts: Counts,
}

fn arrivals(here: &Here, span: &Span, reader: &Reader<'_>) -> Result<PlotView> {
    let (head, columns) = match span.word {
        SpanWord::Day => (words::HOUR, hours(here, span, reader)?),
        SpanWord::Week | SpanWord::Month => (words::DAY, days(here, span, reader)?),
        SpanWord::Quarter => (words::WEEK, weeks(here, span, reader)?),
    };
    let of = |counts: &Counts, items: &[&str]| items.iter().filter_map(|item| counts.get(*item)).sum::<u64>();
    let points: Vec<PlotPoint> = columns
        .iter()
        .map(|column| {
            let values = [&["solved"][..], &["again"], &["handed_over"], &["unsolved", "open"]];
            let values = values.iter().map(|items| Some(of(&column.counts, items))).collect();
            PlotPoint { label: column.label.clone(), ..point(&column.title, values) }
        })
        .collect();
    let all = |column: &Column| column.counts.values().sum::<u64>();
    let mut ranked: Vec<&Column> = columns.iter().collect();
    ranked.sort_by_key(|column| std::cmp::Reverse(all(column)));
    let counts: Vec<u32> =
        ranked.iter().map(|column| u32::try_from(all(column)).unwrap_or(u32::MAX)).collect();
    let first = ranked.first().filter(|_| leads(&counts));
    let title = first.map_or_else(|| words::EVENLY.to_owned(), |first| first.conclusion.clone());
    let frame = Frame {
        id: "arrivals",
        head,
        neutral: words::EVENLY,
        shape: PlotShape::Columns,
        series: series(&[
            (words::SOLVED, PlotFill::Solid),
            (words::AGAIN, PlotFill::Hatched),
            (words::HANDED_OVER, PlotFill::Dotted),
            (words::NOT_SOLVED, PlotFill::Lost),
        ]),
        is_sum: true,
        empty: words::NO_CHANNELS,
    };
    Ok(frame.of(points, title))
}

fn hours(here: &Here, span: &Span, reader: &Reader<'_>) -> Result<Vec<Column>> {
    let rows =
        reader.tally_hours(Measure::Result, hour(here.begins(span.from)), hour(here.begins(span.end())))?;
    let mut found: BTreeMap<u32, Counts> = BTreeMap::new();
    for (at, item, count) in rows {
        *found.entry(here.local(at * 3_600_000).hour()).or_default().entry(item).or_default() += count;
    }
    let (first, last) = (found.keys().next().copied(), found.keys().next_back().copied());
    let Some((first, last)) = first.zip(last) else { return Ok(Vec::new()) };
    let column = |at: u32| Column {
        label: at.to_string(),
        title: format!("{at}:00"),
        conclusion: words::most_at(at),
        counts: found.get(&at).cloned().unwrap_or_default(),
    };
    Ok((first..=last).map(column).collect())
}

/// Days without anybody are left out of a week and shown in a month when they are working days.
fn days(here: &Here, span: &Span, reader: &Reader<'_>) -> Result<Vec<Column>> {
    let found = by_day(reader, here, span, Measure::Result)?;
    let is_week = span.word == SpanWord::Week;
    let shown = span.days().filter(|day| found.contains_key(day) || day.weekday().num_days_from_monday() < 5);
    let column = |day: NaiveDate| {
        let weekday = short_weekday(day);
        Column {
            label: if is_week { format!("{weekday}, {}", day.day()) } else { day.day().to_string() },
            title: format!("{weekday}, {}", day_month(day)),
            conclusion: match is_week {
                true => words::comes_most(words::on_weekday(day)),
                false => words::most_on(&day_month(day)),
            },
            counts: found.get(&day).cloned().unwrap_or_default(),
        }
    };
    Ok(shown.filter(|day| *day <= here.today()).map(column).collect())
}

fn weeks(here: &Here, span: &Span, reader: &Reader<'_>) -> Result<Vec<Column>> {
    let mut found: BTreeMap<NaiveDate, Counts> = BTreeMap::new();
    for (day, counts) in by_day(reader, here, span, Measure::Result)? {
        let week = found.entry(Span::of(SpanWord::Week, day).from).or_default();
        for (item, count) in counts {
            *week.entry(item).or_default() += count;
        }
    }
    let column = |(monday, counts): (NaiveDate, Counts)| {
        let title = Span::of(SpanWord::Week, monday).title();
        Column {
            label: monday.format("%d.%m").to_string(),
            conclusion: words::most_in_week(&title),
            title,
            counts,
        }
    };
    Ok(found.into_iter().map(column).collect())
}

/// Of those who came with a path: how many reached each stage at least.
fn funnel(sums: &Sums) -> PlotView {
    let furthest = ["came", "signed_in", "filled", "filed", "accepted"];
    let counts: Vec<u64> = furthest.iter().map(|stage| sums.count(Measure::Stage, stage)).collect();
    let reached: Vec<u64> = (0..counts.len()).map(|from| counts.iter().skip(from).sum()).collect();
    let before = |stage: usize| stage.checked_sub(1).and_then(|before| reached.get(before).copied());
    let lost = |stage: usize, now: u64| before(stage).map_or(0, |before| before - now);
    let points: Vec<PlotPoint> = words::STAGES
        .iter()
        .zip(&reached)
        .enumerate()
        .map(|(stage, (title, now))| point(title, vec![Some(*now), Some(lost(stage, *now))]))
        .collect();
    let losses = reached.iter().enumerate().skip(1).map(|(stage, now)| (lost(stage, *now), stage - 1));
    let title = match losses.max_by_key(|(lost, stage)| (*lost, std::cmp::Reverse(*stage))) {
        Some((0, _)) | None => words::NOBODY_LOST.to_owned(),
        Some((_, stage)) => words::stops_at(stage),
    };
    let frame = Frame {
        id: "funnel",
        head: words::STAGE,
        neutral: words::STAGES_TITLE,
        shape: PlotShape::Bars,
        series: series(&[(words::REACHED, PlotFill::Solid), (words::LOST, PlotFill::Lost)]),
        is_sum: false,
        empty: words::NO_PATHS,
    };
    let nobody = reached.first().is_none_or(|came| *came == 0);
    frame.of(if nobody { Vec::new() } else { points }, title)
}

fn errands(edition: &Edition, sums: &Sums) -> PlotView {
    let ranked = sums.ranked(Measure::Errand);
    let value = |item: &str, count: u64| {
        let solved = sums.count(Measure::ErrandSolved, item);
        vec![Some(solved), Some(count - solved)]
    };
    let mut points: Vec<PlotPoint> = ranked
        .iter()
        .take(MOST_BARS - 1)
        .map(|(item, count)| point(&errand(edition, item), value(item, *count)))
        .collect();
    let rest = ranked.get(MOST_BARS - 1..).unwrap_or_default();
    let (all, solved) = rest.iter().fold((0, 0), |(all, solved), (item, count)| {
        (all + count, solved + sums.count(Measure::ErrandSolved, item))
    });
    if all > 0 {
        points.push(point(words::OTHER, vec![Some(solved), Some(all - solved)]));
    }
    let frame = Frame {
        id: "errands",
        head: words::ERRAND,
        neutral: words::ERRANDS_TITLE,
        shape: PlotShape::Bars,
        series: series(&[(words::SOLVED, PlotFill::Solid), (words::NOT_AT_ONCE, PlotFill::Hatched)]),
        is_sum: true,
        empty: words::NO_CHANNELS,
    };
    frame.bars(points, words::most_often)
}

fn errand(edition: &Edition, item: &str) -> String {
    let title = match item.split_once(':') {
        Some(("path", id)) => edition.paths.get(id).map(|path| path.title.clone()),
        Some(("topic", id)) => {
            edition.topics.iter().find(|topic| topic.id == id).map(|topic| topic.title.clone())
        }
        _ => return words::WITHOUT_PATH.to_owned(),
    };
    title.unwrap_or_else(|| item.to_owned())
}

/// The median of each day, or of each week of a quarter.
fn durations(here: &Here, span: &Span, sums: &Sums, reader: &Reader<'_>) -> Result<PlotView> {
    let mut found: BTreeMap<NaiveDate, BTreeMap<u32, u64>> = BTreeMap::new();
    for (day, counts) in by_day(reader, here, span, Measure::Minutes)? {
        let at = if span.word == SpanWord::Quarter { Span::of(SpanWord::Week, day).from } else { day };
        for (item, count) in counts {
            if let Ok(minutes) = item.parse() {
                *found.entry(at).or_default().entry(minutes).or_default() += count;
            }
        }
    }
    let usual: Vec<(NaiveDate, u32)> =
        found.iter().filter_map(|(day, counted)| Some((*day, median(counted)?))).collect();
    let points = usual.iter().map(|(day, minutes)| {
        let label = if span.word == SpanWord::Month {
            day.day().to_string()
        } else {
            day.format("%d.%m").to_string()
        };
        PlotPoint { label, ..point(&day_month(*day), vec![Some(u64::from(*minutes))]) }
    });
    let mut ranked: Vec<(u32, NaiveDate)> = usual.iter().map(|(day, minutes)| (*minutes, *day)).collect();
    ranked.sort_by(|one, other| other.cmp(one));
    let minutes: Vec<u32> = ranked.iter().map(|(minutes, _)| *minutes).collect();
    let is_by_day = usual.len() > 2 && span.word != SpanWord::Quarter;
    let title = match ranked.first().filter(|_| is_by_day && leads(&minutes)) {
        Some((_, day)) => words::longest_on(&day_month(*day)),
        None => words::usually(sums.usual_minutes().unwrap_or(0).into()),
    };
    let frame = Frame {
        id: "durations",
        head: if span.word == SpanWord::Quarter { words::WEEK } else { words::DAY },
        neutral: words::MINUTES_TITLE,
        shape: PlotShape::Line,
        series: series(&[(words::MINUTES, PlotFill::Solid)]),
        is_sum: false,
        empty: words::NO_MINUTES,
    };
    Ok(frame.of(points.collect(), title))
}
