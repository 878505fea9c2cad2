//! What the consultant has put on a client's screen, and where the client is.

use scs_domain::terminal::{Phase, Sitting};
use scs_link::{PathTag, Report, Scale, State, StepTag, ToTerminal};

use super::orders::{Order, PairingStep};

/// The page or form that is open, and the part of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Spot {
    pub(crate) page: Option<PathTag>,
    pub(crate) part: Option<StepTag>,
    pub(crate) at: u16,
    pub(crate) of: u16,
}

/// Stands on her screen until she has read it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Message {
    Hint(String),
    Memo(String),
    Come,
    Coming,
    Handed,
    NotHanded,
}

/// Numbers tell the page what it has done already.
#[derive(Clone, Debug, Default)]
pub(crate) struct Shown {
    pub(crate) is_paired: bool,
    pub(crate) is_linked: bool,
    pub(crate) pairing: Option<PairingStep>,
    pub(crate) message: Option<Message>,
    pub(crate) wanted: Option<(u32, String)>,
    pub(crate) scale: Option<(u32, Scale)>,
    /// The form she is asked to hand over.
    pub(crate) asked: Option<String>,
    pub(crate) spot: Spot,
    numbers: u32,
}

impl Shown {
    /// What an order puts on the screen. Time and the end of a sitting are not its matter.
    pub(crate) fn take(&mut self, order: &Order) {
        match order {
            Order::Link { is_paired, is_linked } => {
                (self.is_paired, self.is_linked) = (*is_paired, *is_linked);
                self.pairing = self.pairing.take().filter(|_| !is_paired);
            }
            Order::Pairing(step) => self.pairing = Some(step.clone()),
            Order::NotHanded => self.message = Some(Message::NotHanded),
            Order::Said(said) => self.hear(said),
        }
    }

    fn hear(&mut self, said: &ToTerminal) {
        match said {
            ToTerminal::Start { path: Some(path), .. } | ToTerminal::Assign { path } => {
                self.wanted = Some((self.number(), path.as_str().to_owned()));
            }
            ToTerminal::Scale { scale } => self.scale = Some((self.number(), *scale)),
            ToTerminal::Hint { text } => self.message = Some(Message::Hint(text.as_str().to_owned())),
            ToTerminal::Memo { id } => self.message = Some(Message::Memo(id.as_str().to_owned())),
            ToTerminal::ComeToDesk => self.message = Some(Message::Come),
            ToTerminal::OnMyWay => self.message = Some(Message::Coming),
            ToTerminal::AskConsent { what } => self.asked = Some(what.as_str().to_owned()),
            // A computer that lets nothing out has no paper and no gate to let go.
            ToTerminal::ReleasePrint { .. } | ToTerminal::Release { .. } => (),
            ToTerminal::Start { path: None, .. }
            | ToTerminal::Centre(_)
            | ToTerminal::Extend { .. }
            | ToTerminal::End
            | ToTerminal::Ping => (),
        }
    }

    fn number(&mut self) -> u32 {
        self.numbers += 1;
        self.numbers
    }
}

/// The tile of this sitting. `opened` is when the computer became free.
pub(crate) fn report(sitting: &Sitting, spot: &Spot, opened: u64, now: u64) -> Report {
    let state = match sitting.phase(now) {
        Phase::Over(_) => State::Ended,
        Phase::Free => State::Free,
        Phase::Busy | Phase::Asked { .. } | Phase::Calm { .. } if sitting.calls() => State::AsksHelp,
        Phase::Busy | Phase::Asked { .. } | Phase::Calm { .. } => State::Busy,
    };
    let spot = if state == State::Free { Spot::default() } else { spot.clone() };
    Report {
        state,
        since_s: seconds(now.saturating_sub(sitting.began().unwrap_or(opened))),
        path: spot.page,
        step: spot.part,
        at: spot.at,
        of: spot.of,
        left_s: sitting.left(now).map(seconds),
        waits_print: 0,
        tries: 0,
    }
}

/// At most the day a report allows.
fn seconds(milliseconds: u64) -> u32 {
    u32::try_from(milliseconds / 1000).unwrap_or(u32::MAX).min(86_400)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spot() -> Spot {
        Spot { page: PathTag::new("resume").ok(), part: StepTag::new("experience").ok(), at: 4, of: 7 }
    }

    #[test]
    fn a_free_computer_tells_of_no_page_and_a_raised_hand_is_told_until_it_is_lowered() {
        let mut sitting = Sitting::default();
        assert_eq!(report(&sitting, &spot(), 1_000, 61_000).path, None);
        assert_eq!(report(&sitting, &spot(), 1_000, 61_000).since_s, 60);
        sitting.begin(61_000, 30);
        sitting.call(true);
        let asks = report(&sitting, &spot(), 1_000, 71_000);
        assert_eq!((asks.state, asks.since_s, asks.left_s), (State::AsksHelp, 10, Some(1_790)));
        assert_eq!((asks.at, asks.of, asks.path.unwrap().as_str()), (4, 7, "resume"));
        sitting.call(false);
        assert_eq!(report(&sitting, &spot(), 1_000, 71_000).state, State::Busy);
    }

    #[test]
    fn every_page_that_is_wanted_has_a_number_of_its_own_and_a_hint_waits_to_be_read() {
        let mut shown = Shown::default();
        let path = || PathTag::new("help").unwrap();
        shown.take(&Order::Said(ToTerminal::Assign { path: path() }));
        let first = shown.wanted.clone();
        shown.take(&Order::Said(ToTerminal::Assign { path: path() }));
        assert_ne!(first, shown.wanted);
        let text = "Код придёт через минуту".to_owned();
        shown.take(&Order::Said(ToTerminal::Hint { text: text.clone().try_into().unwrap() }));
        shown.take(&Order::Link { is_paired: true, is_linked: false });
        assert_eq!((shown.message, shown.is_linked), (Some(Message::Hint(text)), false));
    }
}
