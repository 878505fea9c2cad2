//! The inner side: the desk of one sitting, whose key is in the memory of its process and nowhere else.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use scs_domain::terminal::{Ending, Phase, Sitting, WayOut};
use scs_link::{Document, FromTerminal, Report, ToTerminal};
use scs_platform::{Browsing, MemorySecrets, Place};

use super::orders::{Order, Told};
use super::shown::{self, Message, Shown, Spot};
use crate::desk::{Area, Desk, Surroundings};
use crate::error::{Error, Result};
use crate::use_cases::settings;

type Tell = Box<dyn Fn(Told) + Send + Sync>;

/// The sitting of a desk, what stands on its screen, and who is told of it.
#[derive(Default)]
pub(crate) struct SittingState {
    inner: Mutex<Inner>,
    tell: Mutex<Option<Tell>>,
}

#[derive(Default)]
pub(super) struct Inner {
    sitting: Sitting,
    pub(super) shown: Shown,
    opened: u64,
    tries: Tries,
    pub(super) portal: Option<Box<dyn Browsing>>,
}

/// Ways out that were tried: since the keeper heard of them last, and in all.
#[derive(Default)]
struct Tries {
    untold: BTreeMap<WayOut, u32>,
    all: u16,
}

impl Tries {
    fn count(&mut self, way: WayOut) {
        let untold = self.untold.entry(way).or_default();
        *untold = untold.saturating_add(1);
        self.all = self.all.saturating_add(1);
    }
}

impl Inner {
    /// The tile of this sitting.
    fn report(&self, now: u64) -> Report {
        let tile = shown::report(&self.sitting, &self.shown.spot, self.opened, now);
        Report { tries: self.tries.all, ..tile }
    }
}

impl SittingState {
    pub(super) fn change<T>(&self, work: impl FnOnce(&mut Inner) -> T) -> T {
        work(&mut self.inner.lock().unwrap_or_else(PoisonError::into_inner))
    }

    fn say(&self, told: Told) {
        if let Some(tell) = self.tell.lock().unwrap_or_else(PoisonError::into_inner).as_ref() {
            tell(told);
        }
    }
}

impl Desk {
    /// The sitting with what stands on its screen, as it is now.
    pub(crate) fn sitting_now(&self) -> (Sitting, Shown, u64) {
        let now = self.clock.passed();
        self.sitting.change(|inner| (inner.sitting, inner.shown.clone(), now))
    }

    pub(crate) fn phase(&self) -> Phase {
        let now = self.clock.passed();
        self.sitting.change(|inner| inner.sitting.phase(now))
    }

    pub(crate) fn touch(&self) {
        let now = self.clock.passed();
        self.changing(|inner| inner.sitting.touch(now));
    }

    /// Somebody tried a way out that is shut. Told to the keeper with the next look at the time.
    pub fn tried(&self, way: WayOut) {
        let now = self.clock.passed();
        self.changing(|inner| {
            inner.tries.count(way);
            inner.sitting.tried(now);
        });
        self.tell(&[Area::Session]);
    }

    /// One line for however many, so that hammering on the keys fills no journal. While the screen rests they
    /// are kept for its end.
    fn tell_tries(&self) {
        let ways = self.sitting.change(|inner| std::mem::take(&mut inner.tries.untold));
        if !ways.is_empty() {
            self.sitting.say(Told::Tried { ways });
            self.report();
        }
    }

    pub(crate) fn call_consultant(&self, on: bool) {
        self.sitting.change(|inner| inner.sitting.call(on));
        self.report();
        self.tell(&[Area::Session]);
    }

    /// The page says where it is; told on only when that is new.
    pub(crate) fn stand_at(&self, spot: Spot) {
        let is_new = self.sitting.change(|inner| {
            let is_new = inner.shown.spot != spot;
            inner.shown.spot = spot;
            is_new
        });
        if is_new {
            self.report();
        }
    }

    /// She has read what the consultant wrote.
    pub(crate) fn read_message(&self) {
        self.sitting.change(|inner| inner.shown.message = None);
        self.tell(&[Area::Session]);
    }

    /// Her answer to the question whether she hands over; `document` only when she does.
    pub(crate) fn hand_over(&self, document: Option<Document>) {
        let was_asked = self.sitting.change(|inner| {
            let was_asked = inner.shown.asked.take().is_some();
            inner.shown.message = (was_asked && document.is_some()).then_some(Message::Handed);
            was_asked
        });
        if was_asked {
            let said = document
                .map_or(FromTerminal::ConsentRefused, |document| FromTerminal::ConsentGiven { document });
            self.sitting.say(Told::Says(said));
        }
        self.tell(&[Area::Session]);
    }

    /// For the keeper, of its pairing.
    pub(crate) fn say_to_keeper(&self, told: Told) {
        self.sitting.say(told);
    }

    /// Nothing is answered after this; the keeper ends the processes.
    pub fn end_sitting(&self, how: Ending) {
        let now = self.clock.passed();
        let (phase, was_asked) = self.sitting.change(|inner| {
            inner.sitting.end(how);
            (inner.sitting.phase(now), inner.shown.asked.take().is_some())
        });
        if let Phase::Over(how) = phase {
            if was_asked {
                self.sitting.say(Told::Says(FromTerminal::ConsentRefused));
            }
            self.close_portal();
            self.tell_tries();
            self.sitting.say(Told::Ended { how });
        }
        self.tell(&[Area::Session]);
    }

    /// Looks whether time has run out; true when the sitting is over. To be asked every second.
    pub fn watch_sitting(&self) -> bool {
        self.look_at_portal();
        match self.phase() {
            Phase::Over(how) => {
                self.end_sitting(how);
                true
            }
            Phase::Calm { .. } => {
                self.tell(&[Area::Session]);
                false
            }
            Phase::Asked { .. } => {
                self.tell(&[Area::Session]);
                self.tell_tries();
                false
            }
            Phase::Free | Phase::Busy => {
                self.tell_tries();
                false
            }
        }
    }

    fn report(&self) {
        let now = self.clock.passed();
        let report = self.sitting.change(|inner| inner.report(now));
        self.sitting.say(Told::Says(FromTerminal::Report(report)));
    }

    /// Changes the sitting and tells the keeper when somebody has sat down by that.
    fn changing(&self, work: impl FnOnce(&mut Inner)) {
        let now = self.clock.passed();
        let (before, after) = self.sitting.change(|inner| {
            let before = inner.sitting.phase(now);
            work(inner);
            (before, inner.sitting.phase(now))
        });
        if before == Phase::Free && after == Phase::Busy {
            self.sitting.say(Told::Began);
            self.report();
        }
    }

    fn obey(&self, order: Order) {
        if let Order::Said(ToTerminal::End) = order {
            return self.end_sitting(Ending::Consultant);
        }
        let now = self.clock.passed();
        self.changing(|inner| {
            inner.shown.take(&order);
            match &order {
                Order::Said(ToTerminal::Start { minutes, .. }) => inner.sitting.begin(now, minutes.get()),
                Order::Said(ToTerminal::Extend { minutes }) => inner.sitting.extend(now, minutes.get()),
                Order::Said(ToTerminal::OnMyWay) => inner.sitting.call(false),
                _ => (),
            }
        });
        match order {
            Order::Said(ToTerminal::Centre(centre)) => drop(settings::take_centre(self, centre)),
            Order::Said(ToTerminal::AskConsent { .. }) if self.phase() == Phase::Free => self.hand_over(None),
            Order::Said(_) => self.report(),
            _ => (),
        }
        self.tell(&[Area::Session]);
    }
}

/// The machine of a sitting whose folder is `folder`, as often as it is asked for.
///
/// Its keys are made anew and kept in memory alone: once the process has ended nobody opens the file again.
pub fn of_session(folder: PathBuf) -> impl Fn() -> Result<Surroundings> + Send + Sync {
    let secrets = Arc::new(MemorySecrets::default());
    move || {
        let machine = Surroundings::of_machine(Place::Terminal, Some(folder.clone()))?;
        Ok(Surroundings { secrets: secrets.clone(), ..machine })
    }
}

impl Desk {
    /// Reads on `keeper` whose computer this is, a line of JSON, then what the consultant wants; tells of the
    /// sitting on `tell`. When `keeper` ends the sitting is over. Refuses a first line that is no centre.
    pub fn sit(
        self: &Arc<Desk>,
        keeper: impl Read + Send + 'static,
        tell: impl Write + Send + 'static,
    ) -> Result<()> {
        let mut lines = BufReader::new(keeper).lines().map_while(std::io::Result::ok);
        let centre = lines.next().and_then(|line| serde_json::from_str(&line).ok());
        settings::keep_centre(self, centre.ok_or(Error::Bug("a sitting without its centre"))?)?;
        *self.sitting.tell.lock().unwrap_or_else(PoisonError::into_inner) = Some(told_to(tell));
        let now = self.clock.passed();
        self.sitting.change(|inner| inner.opened = now);
        self.report();
        let desk = Arc::clone(self);
        std::thread::spawn(move || {
            for order in lines.filter_map(|line| serde_json::from_str(&line).ok()) {
                desk.obey(order);
            }
            desk.end_sitting(Ending::Consultant);
        });
        Ok(())
    }
}

fn told_to(tell: impl Write + Send + 'static) -> Tell {
    let tell = Mutex::new(tell);
    Box::new(move |told| {
        let mut tell = tell.lock().unwrap_or_else(PoisonError::into_inner);
        let line = serde_json::to_string(&told).unwrap_or_default();
        // A keeper that has gone hears nothing; its going ends the sitting.
        let _ = writeln!(tell, "{line}").and_then(|()| tell.flush());
    })
}
