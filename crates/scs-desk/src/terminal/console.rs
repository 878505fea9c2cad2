//! The workstation's side: listens for its public computers, keeps what they say, and says what the
//! consultant wants. No lock of what is known is held while the link is spoken to, nor the other way round.

use std::net::{Ipv4Addr, SocketAddr};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError, Weak};
use std::time::Duration;

use scs_domain::event::{Event, Facts};
use scs_domain::ids::{DocumentId, SubjectId};
use scs_link::{
    Centre, Console, Document, FromTerminal, Heard, LinkError, Pace, PublicKey, TerminalId, ToTerminal,
};
use serde::{Deserialize, Serialize};
use serde_json::json;
use uuid::Uuid;

use super::watched::{Asked, PairingStage, Seen, Watched};
use super::{HandedOver, link_chance, link_key, public_key};
use crate::desk::{Area, Caller, Desk};
use crate::error::{Code, Error, Result};
use crate::registry;

/// Under this name the paired computers stand in the settings.
const TERMINALS: &str = "terminals";
/// So long a computer may ask after somebody here has allowed it.
const WINDOW: Duration = Duration::from_secs(180);

#[derive(Serialize, Deserialize)]
struct Paired {
    id: Uuid,
    name: String,
    key: String,
}

/// The public computers of a desk. Empty in every place but the live one.
#[derive(Default)]
pub(crate) struct Supervision {
    me: OnceLock<(Weak<Desk>, u16)>,
    console: Mutex<Option<Console>>,
    watched: Mutex<Watched>,
}

impl Supervision {
    pub(crate) fn watched(&self) -> MutexGuard<'_, Watched> {
        self.watched.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn console(&self) -> MutexGuard<'_, Option<Console>> {
        self.console.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Desk {
    /// Begins to listen when computers were paired with this workstation. Until this is called there are none.
    /// It listens at `port` of every address of this machine; 0 lets the system choose.
    pub fn supervise(self: &Arc<Desk>, port: u16) -> Result<()> {
        let _ = self.supervision.me.set((Arc::downgrade(self), port));
        self.recall_terminals()?;
        if self.supervision.watched().terminals.is_empty() { Ok(()) } else { self.hear_terminals() }
    }

    /// Where it listens; None while it does not.
    pub fn terminals_address(&self) -> Option<SocketAddr> {
        self.supervision.console().as_ref().map(Console::address)
    }

    /// Listens if it should and does not: the address may have been taken at the start.
    pub(crate) fn hear_terminals(&self) -> Result<()> {
        let Some((me, port)) = self.supervision.me.get().cloned() else {
            return Err(Error::Terminal(Code::NoTerminalsHere));
        };
        let mut console = self.supervision.console();
        if console.is_some() {
            return Ok(());
        }
        let known = self.known_keys();
        let hear = move |heard| {
            if let Some(desk) = me.upgrade() {
                desk.heard(heard);
            }
        };
        let address = SocketAddr::from((Ipv4Addr::UNSPECIFIED, port));
        let listens = link_key(self).and_then(|secret| {
            Console::listen(address, secret, known, link_chance(self), Pace::default(), hear)
        });
        self.supervision.watched().is_deaf = listens.is_err();
        *console = Some(listens.map_err(|error| {
            tracing::warn!(code = error.word(), "terminals are not heard");
            Error::Terminal(Code::AddressTaken)
        })?);
        Ok(())
    }

    /// Tended every minute: somebody else may have let the address go.
    pub(crate) fn hear_terminals_again(&self) -> Result<()> {
        let is_deaf = self.supervision.watched().is_deaf;
        if is_deaf { self.hear_terminals() } else { Ok(()) }
    }

    fn known_keys(&self) -> Vec<(PublicKey, TerminalId)> {
        let watched = self.supervision.watched();
        let known = watched.terminals.iter();
        known.filter_map(|(id, seen)| Some((public_key(&seen.key)?, TerminalId(*id)))).collect()
    }

    fn recall_terminals(&self) -> Result<()> {
        let text = self.store.read(|reader| reader.setting(TERMINALS).map_err(Error::from))?;
        let Some(text) = text else { return Ok(()) };
        let paired: Vec<Paired> =
            serde_json::from_str(&text).map_err(|_| Error::Bug("terminals do not read"))?;
        let seen = |Paired { id, name, key }| (id, Seen { name, key, ..Seen::default() });
        self.supervision.watched().terminals = paired.into_iter().map(seen).collect();
        Ok(())
    }

    /// The paired computers, as they are to be after a change of one.
    fn keep_terminals(&self, change: impl FnOnce(&mut Vec<Paired>)) -> Result<()> {
        let mut paired: Vec<Paired> = {
            let watched = self.supervision.watched();
            let one = |(id, seen): (&Uuid, &Seen)| Paired {
                id: *id,
                name: seen.name.clone(),
                key: seen.key.clone(),
            };
            watched.terminals.iter().map(one).collect()
        };
        change(&mut paired);
        let text = serde_json::to_string(&paired).map_err(|_| Error::Bug("terminals do not serialise"))?;
        let at = self.now();
        self.jot(&[Area::Terminals], |notebook| Ok(notebook.set(TERMINALS, &text, at)?))
    }

    /// What was done with a public computer: who, when, what, never a word of it.
    pub(crate) fn write_of_terminal(&self, caller: &Caller, id: Uuid, facts: Facts) -> Result<()> {
        let subject = SubjectId(self.new_id()?);
        self.act(caller, |deed| deed.write(id, subject, &Event::plain(facts)).map(drop))
    }

    /// Hands a message to the link of a terminal and writes down that it was said.
    pub(crate) fn order_terminal(
        &self,
        caller: &Caller,
        id: Uuid,
        message: ToTerminal,
        order: &str,
    ) -> Result<()> {
        self.send(id, message)?;
        self.write_of_terminal(caller, id, Facts::TerminalOrdered { order: order.to_owned() })?;
        self.tell(&[Area::Terminals]);
        Ok(())
    }

    fn send(&self, id: Uuid, message: ToTerminal) -> Result<()> {
        let sent = self.supervision.console().as_ref().map(|console| console.send(TerminalId(id), message));
        match sent {
            Some(Ok(())) => Ok(()),
            Some(Err(LinkError::Backlog)) => Err(Error::Terminal(Code::TerminalSlow)),
            Some(Err(_)) | None => Err(Error::Terminal(Code::TerminalAway)),
        }
    }

    /// For three minutes one terminal may ask. Listens from now on, if it did not.
    pub(crate) fn allow_pairing(&self) -> Result<()> {
        self.hear_terminals()?;
        let until = self.clock.passed() + u64::try_from(WINDOW.as_millis()).unwrap_or(u64::MAX);
        self.supervision.watched().pairing = PairingStage::Open { until };
        if let Some(console) = self.supervision.console().as_ref() {
            console.allow_pairing(WINDOW);
        }
        self.tell(&[Area::Terminals]);
        Ok(())
    }

    pub(crate) fn refuse_pairing(&self) {
        let stage = std::mem::take(&mut self.supervision.watched().pairing);
        drop(stage);
        if let Some(console) = self.supervision.console().as_ref() {
            console.refuse_pairing();
        }
        self.tell(&[Area::Terminals]);
    }

    /// The person here says that both screens show the same.
    pub(crate) fn agree_to_pair(&self, caller: &Caller, name: String) -> Result<()> {
        let agreed = PairingStage::Agreed { name, caller: caller.clone() };
        let stage = {
            let mut watched = self.supervision.watched();
            match watched.pairing {
                PairingStage::Asked { .. } => std::mem::replace(&mut watched.pairing, agreed),
                _ => PairingStage::None,
            }
        };
        let PairingStage::Asked { ask, .. } = stage else { return Err(Error::Terminal(Code::NoPairing)) };
        ask.answer(true);
        self.tell(&[Area::Terminals]);
        Ok(())
    }

    pub(crate) fn rename_terminal(&self, id: Uuid, name: &str) -> Result<()> {
        self.keep_terminals(|paired| {
            paired.iter_mut().filter(|one| one.id == id).for_each(|one| one.name = name.to_owned());
        })?;
        if let Some(seen) = self.supervision.watched().terminals.get_mut(&id) {
            seen.name = name.to_owned();
        }
        self.tell_centre(id);
        Ok(())
    }

    pub(crate) fn forget_terminal(&self, caller: &Caller, id: Uuid) -> Result<()> {
        self.keep_terminals(|paired| paired.retain(|one| one.id != id))?;
        if let Some(console) = self.supervision.console().as_ref() {
            console.forget(TerminalId(id));
        }
        self.supervision.watched().terminals.remove(&id);
        self.write_of_terminal(caller, id, Facts::TerminalForgotten {})
    }

    fn heard(&self, heard: Heard) {
        match heard {
            Heard::Connected(TerminalId(id)) => {
                self.linked(id, true);
                self.tell_centre(id);
            }
            Heard::Lost(TerminalId(id), error) => {
                tracing::info!(code = error.word(), "a terminal is away");
                self.linked(id, false);
            }
            Heard::Said(TerminalId(id), said) => self.said(id, said),
            Heard::PairingAsked(ask) => {
                let code = ask.code().to_string();
                self.supervision.watched().pairing = PairingStage::Asked { code, ask };
            }
            Heard::Paired(key) => {
                if let Err(error) = self.paired(key) {
                    tracing::error!(code = error.code().word(), "paired terminal not kept");
                    self.supervision.watched().pairing = PairingStage::Failed;
                }
            }
            Heard::PairingFailed(error) => {
                tracing::info!(code = error.word(), "pairing came to nothing");
                let mut watched = self.supervision.watched();
                if !matches!(watched.pairing, PairingStage::None) {
                    watched.pairing = PairingStage::Failed;
                }
            }
        }
        self.tell(&[Area::Terminals]);
    }

    fn linked(&self, id: Uuid, is_linked: bool) {
        let now = self.clock.passed();
        if let Some(seen) = self.supervision.watched().terminals.get_mut(&id) {
            seen.is_linked = is_linked;
            seen.since = now;
        }
    }

    fn paired(&self, key: PublicKey) -> Result<()> {
        let stage = std::mem::take(&mut self.supervision.watched().pairing);
        let PairingStage::Agreed { name, caller } = stage else {
            return Err(Error::Bug("a terminal nobody agreed to"));
        };
        let (id, hex) = (self.new_id()?, data_encoding::HEXLOWER.encode(&key.0));
        let before = self.known_keys().into_iter().find(|(known, _)| *known == key).map(|(_, id)| id.0);
        self.keep_terminals(|paired| {
            paired.retain(|one| Some(one.id) != before);
            paired.push(Paired { id, name: name.clone(), key: hex.clone() });
        })?;
        {
            let mut watched = self.supervision.watched();
            before.map(|before| watched.terminals.remove(&before));
            watched.terminals.insert(id, Seen { name, key: hex, ..Seen::default() });
        }
        if let Some(console) = self.supervision.console().as_ref() {
            console.admit(key, TerminalId(id));
        }
        self.write_of_terminal(&caller, id, Facts::TerminalPaired {})
    }

    /// A terminal that does not hear it now hears it on its next link.
    pub(crate) fn tell_centre(&self, id: Uuid) {
        let name = self.supervision.watched().terminals.get(&id).map(|seen| seen.name.clone());
        let (Some(terminal), Ok(centre)) = (name, self.centre()) else { return };
        let line = |text: String| text.try_into().unwrap_or_default();
        let centre = Centre {
            terminal: line(terminal),
            name: line(centre.name),
            code: line(centre.code),
            address: line(centre.address),
            phone: line(centre.phone),
            hours: line(centre.hours),
            time_zone: line(centre.time_zone),
            portal: line(centre.portal),
        };
        let _ = self.send(id, ToTerminal::Centre(centre));
    }

    fn said(&self, id: Uuid, said: FromTerminal) {
        let (passed, now) = (self.clock.passed(), self.now());
        let rest = self.supervision.watched().hear(id, said, passed, now);
        if let Some(FromTerminal::ConsentGiven { document }) = rest {
            self.receive(id, &document);
        }
    }

    /// Only what was asked for is taken, once, and by the rules of any other input.
    fn receive(&self, id: Uuid, document: &Document) {
        let asked = self.supervision.watched().terminals.get_mut(&id).and_then(|seen| seen.asked.take());
        let Some(Asked::Waiting { form, consultation, caller }) = asked else {
            return tracing::warn!("a document nobody asked for");
        };
        let consultation = consultation.map(|id| id.to_string());
        let kept = self.keep_received(&caller, &form, consultation.as_deref(), document);
        let came_to = match kept {
            Ok(document) => Asked::Received(document),
            Err(error) => {
                tracing::warn!(code = error.code().word(), "a document from a terminal not kept");
                Asked::NotKept
            }
        };
        if let Some(seen) = self.supervision.watched().terminals.get_mut(&id) {
            seen.asked = Some(came_to);
        }
    }

    fn keep_received(
        &self,
        caller: &Caller,
        form: &str,
        consultation: Option<&str>,
        document: &Document,
    ) -> Result<DocumentId> {
        let handed: HandedOver =
            serde_json::from_slice(document.bytes()).map_err(|_| Error::BadInput("parcel".to_owned()))?;
        let is_written = handed.answers.fields.values().any(|answer| !answer.trim().is_empty());
        if handed.form != form
            || !(is_written || handed.answers.entries.values().any(|list| !list.is_empty()))
        {
            return Err(Error::BadInput("another form, or nothing in it".to_owned()));
        }
        let start = json!({ "form": form, "consultation": consultation, "links": {} });
        let begun = registry::call(self, caller, "document.start", start)?;
        let id = begun.get("id").and_then(|id| id.as_str()).unwrap_or_default().to_owned();
        let save = json!({ "id": id, "answers": handed.answers });
        registry::call(self, caller, "document.save", save)?;
        crate::use_cases::id(&id).map(DocumentId)
    }
}
