//! The terminal's side: dials the one workstation it was paired with, again and again.

use std::net::{SocketAddr, TcpStream};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::{Duration, Instant};

use crate::channel::{Purpose, Sealer};
use crate::console::{held, spawn};
use crate::outbox::Outbox;
use crate::pace::Backoff;
use crate::pairing::refused_if_closed;
use crate::wire::{self, Talk};
use crate::{Chance, FromTerminal, LinkError, NoChance, Pace, PublicKey, SecretKey, ToTerminal};

/// What the terminal hears, in order, on one thread.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TerminalHeard {
    /// The workstation let us in.
    Linked,
    Told(ToTerminal),
    /// There is no link, and why. Heard when a link ends and when the reason changes, not at each try.
    Away(LinkError),
}

type Hear = dyn Fn(TerminalHeard) + Send + Sync;

/// Dials until it is dropped.
pub struct Terminal {
    shared: Arc<Shared>,
}

struct Shared {
    address: SocketAddr,
    secret: SecretKey,
    console: PublicKey,
    chance: Chance,
    pace: Pace,
    hear: Box<Hear>,
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Default)]
struct State {
    is_stopped: bool,
    outbox: Outbox,
    /// The connection of now, to be shut when we stop.
    stream: Option<TcpStream>,
}

impl Terminal {
    /// Returns at once; the link is made, and made again, on a thread of its own. `hear` is called on
    /// that thread: while it works nothing is read. No workstation but the holder of `console` is spoken to.
    ///
    /// # Errors
    /// [`LinkError::Network`] when the system gives no thread.
    pub fn dial(
        address: SocketAddr,
        secret: SecretKey,
        console: PublicKey,
        chance: Chance,
        pace: Pace,
        hear: impl Fn(TerminalHeard) + Send + Sync + 'static,
    ) -> Result<Self, LinkError> {
        let shared = Arc::new(Shared {
            address,
            secret,
            console,
            chance,
            pace,
            hear: Box::new(hear),
            state: Mutex::default(),
            changed: Condvar::new(),
        });
        let dialling = shared.clone();
        spawn("link-dial", move || dialling.run())?;
        Ok(Terminal { shared })
    }

    /// Never waits. A report takes the place of the one not yet sent, is kept, and is sent again on each
    /// new link as it was. What a citizen handed over is taken only while there is a link, and is dropped
    /// when the link ends. Everything else waits for the next link; on its way when a link breaks, it is lost.
    ///
    /// # Errors
    /// [`LinkError::Message`] for values out of range, [`LinkError::NotLinked`] for a document without a
    /// link, [`LinkError::Backlog`] when 32 messages wait already.
    pub fn say(&self, message: FromTerminal) -> Result<(), LinkError> {
        message.check()?;
        held(&self.shared.state).outbox.put(message)?;
        self.shared.changed.notify_all();
        Ok(())
    }
}

impl Drop for Terminal {
    /// Shuts the connection and returns at once. A call of `hear` under way may still end after this.
    fn drop(&mut self) {
        let mut state = held(&self.shared.state);
        state.is_stopped = true;
        state.outbox = Outbox::default();
        if let Some(stream) = state.stream.take() {
            wire::shut(&stream);
        }
        self.shared.changed.notify_all();
    }
}

impl Shared {
    fn run(self: &Arc<Self>) {
        let mut backoff = Backoff::new(&self.pace);
        let mut told = None;
        while !self.is_stopped() {
            let (was_linked, reason) = self.once();
            if was_linked {
                backoff.reset();
            }
            if was_linked || told != Some(reason) {
                self.tell(TerminalHeard::Away(reason));
                told = Some(reason);
            }
            self.rest(backoff.rest(self.random().unwrap_or_default()));
        }
    }

    /// One connection to its end: whether the workstation let us in, and why it ended.
    fn once(self: &Arc<Self>) -> (bool, LinkError) {
        let linked = self.call().and_then(|mut talk| {
            // Nothing is said before the workstation spoke: one that does not know us hears nothing.
            let until = Instant::now() + self.pace.handshake;
            let first = talk.receive(until).map_err(refused_if_closed)?;
            Ok((talk, ToTerminal::decode(&first)?))
        });
        let outcome = match linked {
            Ok((talk, first)) => (true, self.converse(talk, first)),
            Err(error) => (false, error),
        };
        if let Some(stream) = held(&self.state).stream.take() {
            wire::shut(&stream);
        }
        outcome
    }

    fn call(&self) -> Result<Talk, LinkError> {
        let stream = TcpStream::connect_timeout(&self.address, self.pace.handshake)?;
        let second = stream.try_clone()?;
        {
            let mut state = held(&self.state);
            if state.is_stopped {
                return Err(LinkError::Closed);
            }
            state.stream = Some(second);
        }
        let until = Instant::now() + self.pace.handshake;
        Talk::dial(stream, Purpose::Link, &self.secret, Some(self.console), &self.chance, until)
    }

    fn converse(self: &Arc<Self>, talk: Talk, first: ToTerminal) -> LinkError {
        held(&self.state).outbox.link();
        self.tell(TerminalHeard::Linked);
        let Talk { mut wire, sealer, mut opener, .. } = talk;
        let writer = wire.second().and_then(|stream| {
            let shared = self.clone();
            spawn("link-write", move || {
                let _ = shared.write_all(&stream, sealer);
                wire::shut(&stream);
            })
        });
        let writer = match writer {
            Ok(writer) => writer,
            Err(error) => {
                held(&self.state).outbox.unlink();
                return error;
            }
        };
        self.take(first);
        let reason = loop {
            let until = Instant::now() + self.pace.silence;
            let message = wire::receive(&mut wire, &mut opener, until);
            match message.and_then(|message| Ok(ToTerminal::decode(&message)?)) {
                Ok(message) => self.take(message),
                Err(error) => break error,
            }
        };
        if let Some(stream) = held(&self.state).stream.take() {
            wire::shut(&stream);
        }
        held(&self.state).outbox.unlink();
        self.changed.notify_all();
        let _ = writer.join();
        reason
    }

    fn take(&self, message: ToTerminal) {
        if message == ToTerminal::Ping {
            held(&self.state).outbox.owe_pong();
            self.changed.notify_all();
        } else {
            self.tell(TerminalHeard::Told(message));
        }
    }

    /// Until the link ends.
    fn write_all(&self, stream: &TcpStream, mut sealer: Sealer) -> Result<(), LinkError> {
        while let Some(message) = self.next() {
            let sealed = sealer.seal(&message.encode()?)?;
            wire::write(stream, &sealed, Instant::now() + self.pace.silence)?;
        }
        Ok(())
    }

    /// Waits for something to say; None when the link ended.
    fn next(&self) -> Option<FromTerminal> {
        let mut state = held(&self.state);
        while !state.is_stopped && state.outbox.is_linked() {
            if let Some(message) = state.outbox.take() {
                return Some(message);
            }
            state = self.changed.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
        None
    }

    /// Rests, unless we stop.
    fn rest(&self, rest: Duration) {
        let state = held(&self.state);
        drop(self.changed.wait_timeout_while(state, rest, |state| !state.is_stopped));
    }

    fn random(&self) -> Result<u16, NoChance> {
        let mut bytes = [0; 2];
        self.chance.fill(&mut bytes)?;
        Ok(u16::from_be_bytes(bytes))
    }

    fn tell(&self, heard: TerminalHeard) {
        if !self.is_stopped() {
            (self.hear)(heard);
        }
    }

    fn is_stopped(&self) -> bool {
        held(&self.state).is_stopped
    }
}
