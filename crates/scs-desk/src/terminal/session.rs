//! The inner side: the desk of one sitting, whose key is in the memory of its process and nowhere else.

use std::io::{BufRead, BufReader, Read, Write};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use scs_domain::terminal::{Ending, Phase, Sitting};
use scs_platform::{MemorySecrets, Place};
use serde::{Deserialize, Serialize};

use crate::desk::{Area, Desk, Surroundings};
use crate::error::{Error, Result};
use crate::use_cases::settings;

/// What a sitting tells its keeper, a line of JSON each. No word of the client can be said in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Told {
    Began,
    Called { on: bool },
    Ended { how: Ending },
}

type Tell = Box<dyn Fn(Told) + Send + Sync>;

/// The sitting of a desk, and who is told of it.
#[derive(Default)]
pub(crate) struct SittingState {
    sitting: Mutex<Sitting>,
    tell: Mutex<Option<Tell>>,
}

impl SittingState {
    fn change<T>(&self, work: impl FnOnce(&mut Sitting) -> T) -> T {
        work(&mut self.sitting.lock().unwrap_or_else(PoisonError::into_inner))
    }

    fn say(&self, told: Told) {
        if let Some(tell) = self.tell.lock().unwrap_or_else(PoisonError::into_inner).as_ref() {
            tell(told);
        }
    }
}

impl Desk {
    pub(crate) fn phase(&self) -> Phase {
        let now = self.clock.passed();
        self.sitting.change(|sitting| sitting.phase(now))
    }

    pub(crate) fn is_calling(&self) -> bool {
        self.sitting.change(|sitting| sitting.calls())
    }

    pub(crate) fn touch(&self) {
        let now = self.clock.passed();
        let (before, after) = self.sitting.change(|sitting| {
            let before = sitting.phase(now);
            sitting.touch(now);
            (before, sitting.phase(now))
        });
        if before == Phase::Free && after == Phase::Busy {
            self.sitting.say(Told::Began);
        }
    }

    pub(crate) fn call_consultant(&self, on: bool) {
        self.sitting.change(|sitting| sitting.call(on));
        self.sitting.say(Told::Called { on });
        self.tell(&[Area::Session]);
    }

    /// Nothing is answered after this; the keeper ends the processes.
    pub fn end_sitting(&self, how: Ending) {
        let now = self.clock.passed();
        let phase = self.sitting.change(|sitting| {
            sitting.end(how);
            sitting.phase(now)
        });
        if let Phase::Over(how) = phase {
            self.sitting.say(Told::Ended { how });
        }
        self.tell(&[Area::Session]);
    }

    /// Looks whether time has run out; true when the sitting is over. To be asked every second.
    pub fn watch_sitting(&self) -> bool {
        match self.phase() {
            Phase::Over(how) => {
                self.end_sitting(how);
                true
            }
            Phase::Asked { .. } => {
                self.tell(&[Area::Session]);
                false
            }
            Phase::Free | Phase::Busy => false,
        }
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
    /// Reads on `keeper` whose computer this is, a line of JSON, and tells of the sitting on `tell`. When
    /// `keeper` ends the sitting is over. Refuses a first line that is no centre.
    pub fn sit(
        self: &Arc<Desk>,
        keeper: impl Read + Send + 'static,
        tell: impl Write + Send + 'static,
    ) -> Result<()> {
        let mut lines = BufReader::new(keeper).lines().map_while(std::io::Result::ok);
        let centre = lines.next().and_then(|line| serde_json::from_str(&line).ok());
        settings::keep_centre(self, centre.ok_or(Error::Bug("a sitting without its centre"))?)?;
        *self.sitting.tell.lock().unwrap_or_else(PoisonError::into_inner) = Some(told_to(tell));
        let desk = Arc::clone(self);
        std::thread::spawn(move || {
            lines.for_each(drop);
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
