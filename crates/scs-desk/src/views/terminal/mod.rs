//! Tiles of public computers, drawn from their last reports.

use scs_domain::content::{Edition, Form};
use scs_link::{Report, State};
use uuid::Uuid;

use crate::days::Here;
use crate::terminal::{Asked, Seen, WipedLine};
use crate::wire::{HandoverState, HandoverView, TerminalState, TerminalView, WipedView};

pub(crate) mod words;

const MINUTE: u64 = 60_000;
/// Minutes from which it is said that the time is nearly over.
const NEARLY: u64 = 5;
/// Tries to get out from which a consultant hears of them; fewer are slips of the hand.
const MANY: u16 = 5;

/// What a tile is drawn with. `passed` and the clock of `here` are of one moment.
pub(crate) struct Drawing<'d> {
    pub(crate) edition: &'d Edition,
    pub(crate) here: &'d Here,
    pub(crate) passed: u64,
}

impl Drawing<'_> {
    pub(crate) fn tile(&self, id: Uuid, seen: &Seen) -> TerminalView {
        let report = seen.report.as_ref();
        let state = self.state(seen);
        let form = report.and_then(|(report, _)| self.form(report));
        TerminalView {
            id: id.to_string(),
            name: seen.name.clone(),
            state,
            state_title: title(state).to_owned(),
            since: self.since(seen, state),
            title: self.what(seen, state),
            lines: self.lines(seen, state),
            left: self.left(seen).map(|(left, of)| words::left(left / MINUTE, of.div_ceil(MINUTE))),
            left_share: self.left(seen).and_then(|(left, of)| u8::try_from(left * 100 / of.max(1)).ok()),
            is_seated: seen.is_seated(),
            may_ask: form.filter(|_| seen.is_seated()).map(|form| form.title.clone()),
            handover: seen.asked.as_ref().map(handover),
        }
    }

    fn state(&self, seen: &Seen) -> TerminalState {
        match seen.state() {
            None => TerminalState::Away,
            Some(State::Free) => TerminalState::Free,
            Some(State::AsksHelp) => TerminalState::AsksHelp,
            Some(State::Wiping | State::Ended) => TerminalState::Wiping,
            Some(State::Busy) => match self.left(seen) {
                Some((left, _)) if left < NEARLY * MINUTE => TerminalState::Ends,
                _ => TerminalState::Busy,
            },
        }
    }

    /// Milliseconds left now, and of how many; None where the time has no end or nobody sits.
    fn left(&self, seen: &Seen) -> Option<(u64, u64)> {
        let (report, heard) = seen.report.as_ref().filter(|_| seen.is_seated())?;
        let (left, since) = (u64::from(report.left_s?) * 1000, u64::from(report.since_s) * 1000);
        Some((left.saturating_sub(self.passed.saturating_sub(*heard)), left + since))
    }

    /// Of somebody how long, of a place since when.
    fn since(&self, seen: &Seen, state: TerminalState) -> Option<String> {
        let (report, heard) = seen.report.as_ref()?;
        let long = u64::from(report.since_s) * 1000 + self.passed.saturating_sub(*heard);
        let clock = |ago: u64| self.here.clock(self.here.now - i64::try_from(ago).unwrap_or_default());
        match state {
            TerminalState::Away => Some(words::since(&clock(self.passed.saturating_sub(seen.since)))),
            TerminalState::Free => Some(words::since(&clock(long))),
            TerminalState::Wiping => None,
            TerminalState::Busy | TerminalState::AsksHelp | TerminalState::Ends => {
                Some(words::minutes(long / MINUTE))
            }
        }
    }

    fn what(&self, seen: &Seen, state: TerminalState) -> String {
        let Some((report, _)) = &seen.report else { return words::NOT_SEEN.to_owned() };
        match (state, report.state) {
            (TerminalState::Free, _) => words::MAY_BEGIN.to_owned(),
            (TerminalState::Wiping, _) => words::SITTING_OVER.to_owned(),
            (TerminalState::Away, State::Busy | State::AsksHelp) => words::WAS_BUSY.to_owned(),
            (TerminalState::Away, _) => words::WAS_FREE.to_owned(),
            _ => self.page(report).unwrap_or(words::CHOOSES).to_owned(),
        }
    }

    fn page(&self, report: &Report) -> Option<&str> {
        let page = report.path.as_ref()?.as_str();
        let own = words::PAGES.iter().find(|(id, _)| *id == page).map(|(_, title)| *title);
        own.or_else(|| self.form(report).map(|form| form.title.as_str()))
    }

    fn form(&self, report: &Report) -> Option<&Form> {
        self.edition.forms.get(report.path.as_ref()?.as_str())
    }

    fn lines(&self, seen: &Seen, state: TerminalState) -> Vec<String> {
        let Some((report, _)) = &seen.report else { return vec![words::CHECK_POWER.to_owned()] };
        if state == TerminalState::Away {
            let goes_on = matches!(report.state, State::Busy | State::AsksHelp);
            let last = if goes_on { words::WORKS_ON } else { words::CHECK_POWER };
            return vec![last.to_owned()];
        }
        let is_asked = seen.is_seated() && report.of > 0;
        let question = is_asked.then(|| words::question(report.at, report.of, self.part(report)));
        let calls = seen.calls.map(|since| words::calls(self.passed.saturating_sub(since) / MINUTE));
        let tries = Some(report.tries).filter(|tries| seen.is_seated() && *tries >= MANY).map(words::tries);
        question.into_iter().chain(calls).chain(tries).collect()
    }

    fn part(&self, report: &Report) -> Option<&str> {
        let part = report.step.as_ref()?.as_str();
        let sections = &self.form(report)?.sections;
        let known = sections.iter().find(|section| section.id.replace('_', "-") == part)?;
        Some(known.title.as_str())
    }

    pub(crate) fn wiped(&self, line: &WipedLine) -> WipedView {
        let count = |kind: &str| line.what.get(kind).copied().unwrap_or_default();
        WipedView {
            terminal: line.terminal.clone(),
            at: self.here.clock(line.at),
            text: words::wiped(count("files"), count("processes")),
            is_clean: line.found == 0,
            verdict: if line.found == 0 { words::CLEAN.to_owned() } else { words::found(line.found) },
        }
    }
}

fn title(state: TerminalState) -> &'static str {
    match state {
        TerminalState::Away => words::AWAY,
        TerminalState::Free => words::FREE,
        TerminalState::Busy => words::BUSY,
        TerminalState::AsksHelp => words::ASKS_HELP,
        TerminalState::Ends => words::ENDS,
        TerminalState::Wiping => words::WIPING,
    }
}

fn handover(asked: &Asked) -> HandoverView {
    let (state, document) = match asked {
        Asked::Waiting { .. } => (HandoverState::Waiting, None),
        Asked::Received(document) => (HandoverState::Received, Some(document.to_string())),
        Asked::Refused => (HandoverState::Refused, None),
        Asked::NotKept => (HandoverState::NotKept, None),
    };
    HandoverView { state, document }
}
