//! The second page: what stood in the way, where, and what helped.

use std::collections::BTreeMap;

use scs_domain::content::Edition;
use scs_domain::statistics::{Measure, STEP_MINUTES, median};

use super::plot::{Frame, MOST_BARS, point, series};
use super::sums::Sums;
use super::words;
use crate::wire::{PlotFill, PlotPoint, PlotShape, PlotView, StatisticsList};

/// Fewer tries say nothing.
const FEWEST: u64 = 5;
/// More lines of a list are only counted.
const MOST_LINES: usize = 12;

pub(super) fn plots(edition: &Edition, sums: &Sums) -> Vec<PlotView> {
    vec![problems(edition, sums), stuck(edition, sums), step_times(edition, sums), fixes(edition, sums)]
}

fn frame<'f>(
    id: &'f str,
    [head, neutral]: [&'f str; 2],
    titles: &[(&str, PlotFill)],
    empty: &'f str,
) -> Frame<'f> {
    Frame {
        id,
        head,
        neutral,
        shape: PlotShape::Bars,
        series: series(titles),
        is_sum: titles.len() > 1,
        empty,
    }
}

fn problems(edition: &Edition, sums: &Sums) -> PlotView {
    let points = sums.ranked(Measure::Met).into_iter().take(MOST_BARS).map(|(id, met)| {
        let solved = sums.count(Measure::Solved, id);
        point(&card(edition, id), vec![Some(solved), Some(met - solved.min(met))])
    });
    let titles = [(words::HELPED, PlotFill::Solid), (words::LEFT, PlotFill::Lost)];
    frame("problems", [words::PROBLEM, words::PROBLEMS_TITLE], &titles, words::NO_PROBLEMS)
        .bars(points.collect(), words::hinders_most)
}

fn card(edition: &Edition, id: &str) -> String {
    edition.problems.get(id).map_or_else(|| id.to_owned(), |card| card.title.clone())
}

fn stuck(edition: &Edition, sums: &Sums) -> PlotView {
    let ranked = sums.ranked(Measure::Stuck).into_iter().take(MOST_BARS);
    let points = ranked.map(|(address, count)| point(&step(edition, address), vec![Some(count)]));
    frame("stuck", [words::STEP, words::STUCK_TITLE], &[(words::TIMES, PlotFill::Solid)], words::NO_STUCK)
        .bars(points.collect(), words::stuck_most)
}

/// `path/step`
fn step(edition: &Edition, address: &str) -> String {
    let found = address.rsplit_once('/').and_then(|(path, step)| edition.paths.get(path)?.step(step));
    found.map_or_else(|| address.to_owned(), |step| step.title.clone())
}

/// Steps by the span their median lies in, the longest first.
fn step_times(edition: &Edition, sums: &Sums) -> PlotView {
    let mut counted: BTreeMap<&str, BTreeMap<u32, u64>> = BTreeMap::new();
    for (item, count) in sums.items(Measure::StepTime) {
        if let Some((step, place)) = item.rsplit_once('|')
            && let Ok(place) = place.parse()
        {
            *counted.entry(step).or_default().entry(place).or_default() += count;
        }
    }
    let mut steps: Vec<(u32, &str)> = counted
        .iter()
        .filter(|(_, places)| places.values().sum::<u64>() >= FEWEST)
        .filter_map(|(step, places)| Some((median(places)?, *step)))
        .collect();
    steps.sort_by(|one, other| other.0.cmp(&one.0).then(one.1.cmp(other.1)));
    let minutes = |place: u32| {
        let most = STEP_MINUTES.get(place as usize).or(STEP_MINUTES.last()).copied().unwrap_or(0);
        u64::from(most)
    };
    let points: Vec<PlotPoint> = steps
        .iter()
        .map(|(place, address)| PlotPoint {
            text: (*place as usize >= STEP_MINUTES.len()).then(|| words::more_than(minutes(*place))),
            ..point(&step(edition, address), vec![Some(minutes(*place))])
        })
        .collect();
    frame(
        "step-times",
        [words::STEP, words::STEP_TIMES_TITLE],
        &[(words::MINUTES_MOST, PlotFill::Solid)],
        words::NO_STEP_TIMES,
    )
    .bars(points, words::longest_step)
}

/// Tried often enough, by the share that helped.
fn fixes(edition: &Edition, sums: &Sums) -> PlotView {
    let all = [Measure::FixHelped, Measure::FixPartly, Measure::FixFailed];
    let mut tried: BTreeMap<&str, u64> = BTreeMap::new();
    for (item, count) in all.into_iter().flat_map(|measure| sums.items(measure)) {
        *tried.entry(item).or_default() += count;
    }
    let helped = |item: &str| sums.count(Measure::FixHelped, item);
    let mut known: Vec<(&str, u64)> = tried.into_iter().filter(|(_, count)| *count >= FEWEST).collect();
    known.sort_by_key(|(item, count)| (std::cmp::Reverse(helped(item) * 1000 / count), *item));
    let points = known.iter().map(|(item, count)| {
        point(&fix(edition, item), vec![Some(helped(item)), Some(count - helped(item))])
    });
    let titles = [(words::HELPED, PlotFill::Solid), (words::NOT_HELPED, PlotFill::Hatched)];
    frame("fixes", [words::FIX, words::FIXES_TITLE], &titles, words::NO_FIXES)
        .bars(points.collect(), words::helps_most)
}

/// `problem/fix`
fn fix(edition: &Edition, item: &str) -> String {
    let found = item.split_once('/').and_then(|(problem, fix)| edition.problems.get(problem)?.fix(fix));
    found.map_or_else(|| item.to_owned(), |fix| fix.title.clone())
}

/// Cards of a portal nobody has met since records began.
pub(super) fn never_used(edition: &Edition, portal: &str, ever: &Sums) -> Option<StatisticsList> {
    let unused = edition.problems.values().filter(|card| {
        card.portals.iter().any(|known| known == portal) && ever.count(Measure::Met, &card.id) == 0
    });
    let mut lines: Vec<String> = unused.map(|card| format!("{} · {}", card.code, card.title)).collect();
    lines.sort();
    if lines.len() > MOST_LINES {
        let more = lines.len() - MOST_LINES;
        lines.truncate(MOST_LINES);
        lines.push(words::and_more(more as u64));
    }
    (!lines.is_empty()).then(|| StatisticsList { title: words::NEVER_USED.to_owned(), lines })
}
