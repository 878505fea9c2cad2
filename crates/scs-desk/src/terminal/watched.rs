//! What a workstation knows of its public computers, as they said it last. Times are milliseconds of a clock
//! nobody can set.

use std::collections::BTreeMap;

use scs_domain::consultation::Moment;
use scs_domain::ids::{ConsultationId, DocumentId};
use scs_link::{FromTerminal, PairingAsk, Report, State};
use uuid::Uuid;

use crate::desk::Caller;

/// The most that is kept of what was wiped; a day at six computers is a hundred.
const LEDGER: usize = 500;

/// What a client was asked to hand over, and what came of it.
#[derive(Clone, Debug)]
pub(crate) enum Asked {
    Waiting {
        form: String,
        consultation: Option<ConsultationId>,
        caller: Caller,
    },
    Received(DocumentId),
    Refused,
    /// It came, and was not taken into the journal.
    NotKept,
}

/// One public computer.
#[derive(Clone, Debug, Default)]
pub(crate) struct Seen {
    pub(crate) name: String,
    pub(crate) key: String,
    pub(crate) is_linked: bool,
    /// When the link was made or lost; 0 where there was none since the start.
    pub(crate) since: u64,
    /// The last report and when it came.
    pub(crate) report: Option<(Report, u64)>,
    /// Since when somebody asks for help there.
    pub(crate) calls: Option<u64>,
    pub(crate) asked: Option<Asked>,
}

/// A sitting that was wiped, as its terminal counted.
#[derive(Clone, Debug)]
pub(crate) struct WipedLine {
    pub(crate) terminal: String,
    pub(crate) at: Moment,
    pub(crate) what: BTreeMap<String, u32>,
    pub(crate) found: u32,
}

/// How far a pairing is at the desk.
#[derive(Debug, Default)]
pub(crate) enum PairingStage {
    #[default]
    None,
    /// A terminal may ask until then.
    Open {
        until: u64,
    },
    /// Both screens show a code; a person says whether it is the same.
    Asked {
        code: String,
        ask: PairingAsk,
    },
    /// The person here has said yes.
    Agreed {
        name: String,
        caller: Caller,
    },
    Failed,
}

/// All of them, by the names the workstation gave them when they were paired.
#[derive(Debug, Default)]
pub(crate) struct Watched {
    pub(crate) terminals: BTreeMap<Uuid, Seen>,
    pub(crate) wiped: Vec<WipedLine>,
    pub(crate) pairing: PairingStage,
    /// The address cannot be had.
    pub(crate) is_deaf: bool,
}

impl Watched {
    /// What came from a terminal, as far as it needs no journal; anything else is given back.
    pub(crate) fn hear(
        &mut self,
        id: Uuid,
        said: FromTerminal,
        passed: u64,
        now: Moment,
    ) -> Option<FromTerminal> {
        let seen = self.terminals.get_mut(&id)?;
        match said {
            FromTerminal::Report(report) => {
                seen.take(report, passed);
                None
            }
            FromTerminal::Wiped { what, found } => {
                let what = what.into_iter().map(|one| (String::from(one.kind), one.count)).collect();
                self.wiped.push(WipedLine { terminal: seen.name.clone(), at: now, what, found });
                let over = self.wiped.len().saturating_sub(LEDGER);
                self.wiped.drain(..over);
                None
            }
            FromTerminal::ConsentRefused => {
                if let Some(Asked::Waiting { .. }) = seen.asked {
                    seen.asked = Some(Asked::Refused);
                }
                None
            }
            // Nothing is let out of a terminal yet, so nothing waits for it.
            FromTerminal::PrintAsked { .. } | FromTerminal::Pong => None,
            given @ FromTerminal::ConsentGiven { .. } => Some(given),
        }
    }

    /// A name nobody has: «Терминал 3» when two are there.
    pub(crate) fn free_name(&self, of: impl Fn(usize) -> String) -> String {
        let is_free = |name: &String| self.terminals.values().all(|seen| seen.name != *name);
        (1..).map(of).find(is_free).unwrap_or_default()
    }
}

impl Seen {
    fn take(&mut self, report: Report, passed: u64) {
        self.calls = match report.state {
            State::AsksHelp => self.calls.or(Some(passed)),
            _ => None,
        };
        if matches!(report.state, State::Free | State::Wiping) {
            self.asked = None;
        }
        self.report = Some((report, passed));
    }

    /// Its state; None while nobody hears it.
    pub(crate) fn state(&self) -> Option<State> {
        self.report.as_ref().filter(|_| self.is_linked).map(|(report, _)| report.state)
    }

    /// Somebody sits there and can read what we send.
    pub(crate) fn is_seated(&self) -> bool {
        matches!(self.state(), Some(State::Busy | State::AsksHelp))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn report(state: State) -> FromTerminal {
        FromTerminal::Report(Report {
            state,
            since_s: 0,
            path: None,
            step: None,
            at: 0,
            of: 0,
            left_s: None,
            waits_print: 0,
            tries: 0,
        })
    }

    fn watched() -> (Watched, Uuid) {
        let id = Uuid::from_u128(1);
        let seen = Seen { name: "Терминал 1".to_owned(), is_linked: true, ..Seen::default() };
        (Watched { terminals: BTreeMap::from([(id, seen)]), ..Watched::default() }, id)
    }

    #[test]
    fn a_call_is_counted_from_when_the_hand_went_up() {
        let (mut watched, id) = watched();
        let calls = |watched: &Watched| watched.terminals[&id].calls;
        watched.hear(id, report(State::AsksHelp), 1_000, 0);
        watched.hear(id, report(State::AsksHelp), 9_000, 0);
        assert_eq!(calls(&watched), Some(1_000));
        watched.hear(id, report(State::Busy), 9_500, 0);
        assert_eq!(calls(&watched), None);
    }

    #[test]
    fn what_was_asked_of_one_client_is_not_asked_of_the_next() {
        let (mut watched, id) = watched();
        watched.terminals.get_mut(&id).unwrap().asked = Some(Asked::Refused);
        watched.hear(id, report(State::Wiping), 1_000, 0);
        assert!(watched.terminals[&id].asked.is_none());
    }

    #[test]
    fn a_new_computer_gets_a_name_nobody_has_and_a_stranger_is_not_heard() {
        let (mut watched, _) = watched();
        assert_eq!(watched.free_name(|number| format!("Терминал {number}")), "Терминал 2");
        let wiped = FromTerminal::Wiped { what: Vec::new(), found: 0 };
        assert_eq!(watched.hear(Uuid::from_u128(2), wiped, 0, 0), None);
        assert!(watched.wiped.is_empty());
    }
}
