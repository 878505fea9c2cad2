//! A keeper's link to the workstation: what a sitting says goes out over it, what the consultant wants comes
//! in. Without a workstation, or while it is away, sittings go on as they are.

use std::io::Write;
use std::net::{IpAddr, SocketAddr};
use std::process::ChildStdin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};

use data_encoding::HEXLOWER;
use scs_domain::terminal::Ending;
use scs_link::{
    FromTerminal, Pace, Pairing, PublicKey, Report, State, Terminal, TerminalHeard, ToTerminal, WipeTag,
    Wiped,
};
use serde::{Deserialize, Serialize};

use super::keeper::Cleared;
use super::orders::{Order, PairingStep, Told};
use super::{PORT, link_chance, link_key};
use crate::desk::Desk;
use crate::error::{Error, Result};
use crate::use_cases::settings;

/// Under this name the workstation stands in the settings of a public computer.
pub(crate) const WORKSTATION: &str = "workstation";

#[derive(Serialize, Deserialize)]
struct Workstation {
    address: SocketAddr,
    /// Of its public key, in hex.
    key: String,
}

/// The line of one keeper.
pub(super) struct Line {
    desk: Arc<Desk>,
    inner: Mutex<Inner>,
}

#[derive(Default)]
struct Inner {
    terminal: Option<Terminal>,
    is_linked: bool,
    /// Said before there was a workstation to hear it.
    last: Option<Report>,
    sitting: Option<ChildStdin>,
    address: Option<SocketAddr>,
    pairing: Option<Pairing>,
}

impl Line {
    /// Dials the workstation this computer belongs to, if it belongs to one.
    pub(super) fn open(desk: &Arc<Desk>) -> Arc<Line> {
        let line = Arc::new(Line { desk: Arc::clone(desk), inner: Mutex::default() });
        match workstation(desk) {
            Ok(Some((address, key))) => line.dial(address, key),
            Ok(None) => (),
            Err(error) => {
                let code = error.code();
                tracing::warn!(code = code.word(), "the workstation is not read");
            }
        }
        line
    }

    fn held(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn dial(self: &Arc<Line>, address: SocketAddr, key: PublicKey) {
        let line = Arc::downgrade(self);
        let hear = move |heard| {
            if let Some(line) = Weak::upgrade(&line) {
                line.heard(heard);
            }
        };
        let dialled = link_key(&self.desk).and_then(|secret| {
            Terminal::dial(address, secret, key, link_chance(&self.desk), Pace::default(), hear)
        });
        match dialled {
            Ok(terminal) => {
                let mut inner = self.held();
                if let Some(report) = inner.last.clone() {
                    let _ = terminal.say(FromTerminal::Report(report));
                }
                inner.terminal = Some(terminal);
            }
            Err(error) => tracing::warn!(code = error.word(), "no link to the workstation"),
        }
    }

    fn heard(&self, heard: TerminalHeard) {
        match heard {
            TerminalHeard::Linked => self.is_linked(true),
            TerminalHeard::Away(error) => {
                tracing::info!(code = error.word(), "away from the workstation");
                self.is_linked(false);
            }
            TerminalHeard::Told(ToTerminal::Centre(centre)) => {
                if let Err(error) = settings::take_centre(&self.desk, centre.clone()) {
                    tracing::warn!(code = error.code().word(), "centre not kept");
                }
                self.order(&Order::Said(ToTerminal::Centre(centre)));
            }
            TerminalHeard::Told(said) => self.order(&Order::Said(said)),
        }
    }

    fn is_linked(&self, is_linked: bool) {
        self.held().is_linked = is_linked;
        self.tell_link();
    }

    fn tell_link(&self) {
        let (is_paired, is_linked) = {
            let inner = self.held();
            (inner.terminal.is_some(), inner.is_linked)
        };
        self.order(&Order::Link { is_paired, is_linked });
    }

    /// A sitting that has gone is told nothing; its keeper learns of its going by its other pipe.
    fn order(&self, order: &Order) {
        let Ok(line) = serde_json::to_string(order) else { return };
        if let Some(sitting) = self.held().sitting.as_mut() {
            let _ = writeln!(sitting, "{line}");
        }
    }

    /// A new sitting: from now on it is told what the consultant wants. `first` is its first line.
    pub(super) fn seat(&self, mut orders: ChildStdin, first: &str) -> std::io::Result<()> {
        writeln!(orders, "{first}")?;
        self.held().sitting = Some(orders);
        self.tell_link();
        Ok(())
    }

    /// Closes its pipe; a sitting that still runs ends by that. A pairing that waits for it is off.
    pub(super) fn unseat(&self) {
        let mut inner = self.held();
        inner.sitting = None;
        inner.pairing = None;
    }

    pub(super) fn say(&self, message: FromTerminal) {
        let is_given = matches!(message, FromTerminal::ConsentGiven { .. });
        let said = {
            let mut inner = self.held();
            if let FromTerminal::Report(report) = &message {
                inner.last = Some(report.clone());
            }
            inner.terminal.as_ref().map(|terminal| terminal.say(message))
        };
        let is_away = said.is_none_or(|said| said.is_err());
        if is_given && is_away {
            self.order(&Order::NotHanded);
        }
    }

    /// Between two people: nobody is to be sent here.
    pub(super) fn wiping(&self) {
        let report = Report {
            state: State::Wiping,
            since_s: 0,
            path: None,
            step: None,
            at: 0,
            of: 0,
            left_s: None,
            waits_print: 0,
            tries: 0,
        };
        self.say(FromTerminal::Report(report));
    }

    pub(super) fn wiped(&self, cleared: &Cleared) {
        let kinds = [("files", cleared.removed.files), ("processes", cleared.processes)];
        let kind = |(kind, count)| Some(Wiped { kind: WipeTag::new(kind).ok()?, count });
        let what = kinds.into_iter().filter_map(kind).collect();
        self.say(FromTerminal::Wiped { what, found: cleared.removed.left + cleared.staying });
    }

    /// What a sitting tells; its end, when it is that.
    pub(super) fn hear(self: &Arc<Line>, told: Told) -> Option<Ending> {
        match told {
            // The first is for whoever started the program, the second for the journal of the keeper.
            Told::Began | Told::Tried { .. } => None,
            Told::Says(message) => {
                self.say(message);
                None
            }
            Told::Pair { address } => {
                self.ask(&address);
                None
            }
            Told::PairAnswer { same } => {
                self.answer(same);
                None
            }
            Told::Ended { how } => Some(how),
        }
    }

    fn ask(self: &Arc<Line>, address: &str) {
        if self.held().terminal.is_some() {
            return;
        }
        let Some(address) = socket(address) else {
            return self.order(&Order::Pairing(PairingStep::NoAddress));
        };
        self.order(&Order::Pairing(PairingStep::Asking));
        let line = Arc::clone(self);
        std::thread::spawn(move || {
            let asked = link_key(&line.desk)
                .and_then(|key| Pairing::ask(address, &key, &link_chance(&line.desk), &Pace::default()));
            match asked {
                Ok(pairing) => {
                    let code = pairing.code().to_string();
                    {
                        let mut inner = line.held();
                        (inner.pairing, inner.address) = (Some(pairing), Some(address));
                    }
                    line.order(&Order::Pairing(PairingStep::Code(code)));
                }
                Err(error) => {
                    tracing::info!(code = error.word(), "pairing not begun");
                    line.order(&Order::Pairing(PairingStep::NoAnswer));
                }
            }
        });
    }

    /// Waits for the other person on a thread of its own.
    fn answer(self: &Arc<Line>, same: bool) {
        let (pairing, address) = {
            let mut inner = self.held();
            (inner.pairing.take(), inner.address.take())
        };
        let (Some(pairing), Some(address), true) = (pairing, address, same) else {
            return self.order(&Order::Pairing(PairingStep::Declined));
        };
        let line = Arc::clone(self);
        std::thread::spawn(move || match pairing.confirm() {
            Ok(key) => line.belong_to(address, key),
            Err(error) => {
                tracing::info!(code = error.word(), "pairing declined");
                line.order(&Order::Pairing(PairingStep::Declined));
            }
        });
    }

    fn belong_to(self: &Arc<Line>, address: SocketAddr, key: PublicKey) {
        let workstation = Workstation { address, key: HEXLOWER.encode(&key.0) };
        let kept = serde_json::to_string(&workstation)
            .map_err(|_| Error::Bug("a workstation does not serialise"))
            .and_then(|text| {
                let at = self.desk.now();
                self.desk.jot(&[], |notebook| Ok(notebook.set(WORKSTATION, &text, at)?))
            });
        if let Err(error) = kept {
            tracing::error!(code = error.code().word(), "workstation not kept");
            return self.order(&Order::Pairing(PairingStep::NoAnswer));
        }
        self.dial(address, key);
        self.tell_link();
    }
}

impl std::fmt::Debug for Line {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Line")
    }
}

/// An address as somebody types it: of a machine, or with a port.
fn socket(typed: &str) -> Option<SocketAddr> {
    let typed = typed.trim();
    typed.parse().ok().or_else(|| Some(SocketAddr::new(typed.parse::<IpAddr>().ok()?, PORT)))
}

fn workstation(desk: &Desk) -> Result<Option<(SocketAddr, PublicKey)>> {
    let text = desk.store.read(|reader| reader.setting(WORKSTATION).map_err(Error::from))?;
    let Some(text) = text.filter(|text| !text.is_empty()) else { return Ok(None) };
    let known: Workstation =
        serde_json::from_str(&text).map_err(|_| Error::Bug("a workstation does not read"))?;
    let key = super::public_key(&known.key).ok_or(Error::Bug("a workstation without a key"))?;
    Ok(Some((known.address, key)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_may_be_typed_with_a_port_or_without() {
        assert_eq!(socket(" 192.168.0.7 "), "192.168.0.7:47615".parse().ok());
        assert_eq!(socket("192.168.0.7:5000"), "192.168.0.7:5000".parse().ok());
        assert_eq!(socket("workstation"), None, "names are not looked up: nobody is looked for");
    }
}
