//! The third page: papers given, groups of people, ways they came, questions passed on.

use scs_domain::content::Edition;
use scs_domain::event::Channel;
use scs_domain::statistics::Measure;

use super::plot::{Frame, point, series};
use super::sums::Sums;
use super::words;
use crate::views::wording;
use crate::wire::{PlotFill, PlotPoint, PlotShape, PlotView, StatisticsList};

/// A smaller group is not shown exactly: somebody in it might be known.
const SMALLEST_SHOWN: u64 = 5;

pub(super) fn plots(edition: &Edition, sums: &Sums) -> Vec<PlotView> {
    vec![given(edition, sums), groups(edition, sums), channels(sums), asked(edition, sums)]
}

fn frame<'f>(id: &'f str, [head, neutral]: [&'f str; 2], empty: &'f str) -> Frame<'f> {
    let series = series(&[(words::TIMES, PlotFill::Solid)]);
    Frame { id, head, neutral, shape: PlotShape::Bars, series, is_sum: false, empty }
}

fn given(edition: &Edition, sums: &Sums) -> PlotView {
    let title = |id: &str| edition.memos.get(id).map_or_else(|| id.to_owned(), |memo| memo.title.clone());
    let ranked = sums.ranked(Measure::Memo).into_iter();
    let points = ranked.map(|(id, count)| point(&title(id), vec![Some(count)]));
    frame("memos", [words::MEMO, words::MEMOS_TITLE], words::NO_MEMOS)
        .bars(points.collect(), words::given_most)
}

fn groups(edition: &Edition, sums: &Sums) -> PlotView {
    let title = |id: &str| {
        let group = edition.groups.iter().find(|group| group.id == id);
        group.map_or_else(|| id.to_owned(), |group| group.title.clone())
    };
    let shown = |(id, count): (&str, u64)| match count < SMALLEST_SHOWN {
        true => PlotPoint { text: Some(words::FEW.to_owned()), ..point(&title(id), vec![None]) },
        false => point(&title(id), vec![Some(count)]),
    };
    let mut points: Vec<PlotPoint> = sums.ranked(Measure::Group).into_iter().map(shown).collect();
    // Their order would tell what is hidden.
    points.sort_by_key(|point| point.text.as_ref().map(|_| point.title.clone()));
    PlotView {
        note: Some(words::GROUPS_NOTE.to_owned()).filter(|_| !points.is_empty()),
        ..frame("groups", [words::GROUP, words::GROUPS_TITLE], words::NO_GROUPS)
            .bars(points, words::most_often)
    }
}

fn channels(sums: &Sums) -> PlotView {
    let title = |word: &str| {
        let channel: Option<Channel> = serde_json::from_value(word.into()).ok();
        channel.map_or_else(|| word.to_owned(), |channel| wording::capitalised(wording::channel(channel)))
    };
    let ranked = sums.ranked(Measure::Channel).into_iter();
    let points = ranked.map(|(word, count)| point(&title(word), vec![Some(count)]));
    frame("channels", [words::CHANNEL, words::CHANNELS_TITLE], words::NO_CHANNELS)
        .bars(points.collect(), words::most_often)
}

fn asked(edition: &Edition, sums: &Sums) -> PlotView {
    let title = |id: &str| {
        let kind = edition.specialists.iter().find(|kind| kind.id == id);
        kind.map_or_else(|| id.to_owned(), |kind| kind.title.clone())
    };
    let ranked = sums.ranked(Measure::Asked).into_iter();
    let points = ranked.map(|(id, count)| point(&title(id), vec![Some(count)]));
    frame("questions", [words::SPECIALIST, words::QUESTIONS_TITLE], words::NO_QUESTIONS)
        .bars(points.collect(), words::asked_most)
}

/// What is told in words alone.
pub(super) fn also(sums: &Sums) -> StatisticsList {
    let untypical = words::untypical(sums.count(Measure::Untypical, ""), sums.records());
    let returns = words::returns(sums.count(Measure::Return, ""));
    StatisticsList { title: words::ALSO.to_owned(), lines: vec![untypical, returns] }
}
