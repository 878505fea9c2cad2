//! The workstation's side: listens where it is told, and hears its terminals.

use std::collections::BTreeMap;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, SyncSender, TrySendError};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use uuid::Uuid;

use crate::channel::{Opener, Purpose, Sealer};
use crate::doors::Doors;
use crate::pairing::PairingAsk;
use crate::wire::{self, Talk, Wire};
use crate::{Chance, FromTerminal, LinkError, Pace, PublicKey, SecretKey, ToTerminal};

mod pairing;

/// Messages that wait for one terminal; a consultant does not click so fast.
const BACKLOG: usize = 32;
/// How long a new link waits for the old one of the same terminal to have said its last.
const HANDOVER: Duration = Duration::from_secs(1);
/// The rest after the system refused to take a connection (too many files open).
const REST: Duration = Duration::from_millis(100);
/// Waking the listener is a connection to ourselves.
const WAKING: Duration = Duration::from_secs(1);

/// A terminal, by the name the workstation gave it when they were paired.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TerminalId(pub Uuid);

/// What the workstation hears. One terminal is heard in order; several at once, each on its own thread.
#[derive(Debug)]
pub enum Heard {
    /// The link stands. Heard again without a [`Heard::Lost`] between when a terminal made a new link
    /// before the old one was missed.
    Connected(TerminalId),
    Said(TerminalId, FromTerminal),
    /// The link is no more: broken, refused, or silent for [`Pace::silence`].
    Lost(TerminalId, LinkError),
    /// A terminal is being paired, and its code is known: show it, and answer.
    PairingAsked(PairingAsk),
    /// Both people agreed. Keep the key, and [`Console::admit`] it.
    Paired(PublicKey),
    /// A pairing was begun and came to nothing. To try again, a person allows it again.
    PairingFailed(LinkError),
}

type Hear = dyn Fn(Heard) + Send + Sync;

/// Listens until it is dropped.
pub struct Console {
    shared: Arc<Shared>,
    address: SocketAddr,
    accepting: Option<JoinHandle<()>>,
}

struct Shared {
    secret: SecretKey,
    chance: Chance,
    pace: Pace,
    hear: Box<Hear>,
    stopped: AtomicBool,
    doors: Mutex<Doors>,
    /// Locked before `links` where both are.
    known: Mutex<BTreeMap<PublicKey, TerminalId>>,
    links: Mutex<Links>,
    pairing: Mutex<pairing::Window>,
}

#[derive(Default)]
struct Links {
    next: u64,
    live: BTreeMap<TerminalId, Live>,
}

/// A link that stands. Dropped, its writing thread ends.
struct Live {
    number: u64,
    outbox: SyncSender<ToTerminal>,
    stream: TcpStream,
    /// Ends with the thread that reads.
    ended: Receiver<()>,
}

impl Console {
    /// Listens at `address` and nowhere else; port 0 lets the system choose. `known` are the keys that
    /// were paired. `hear` is called on the threads of the links: while it works, that terminal waits,
    /// and after [`Pace::silence`] is lost.
    ///
    /// # Errors
    /// [`LinkError::Network`] when the address cannot be had.
    pub fn listen(
        address: SocketAddr,
        secret: SecretKey,
        known: impl IntoIterator<Item = (PublicKey, TerminalId)>,
        chance: Chance,
        pace: Pace,
        hear: impl Fn(Heard) + Send + Sync + 'static,
    ) -> Result<Self, LinkError> {
        let listener = TcpListener::bind(address)?;
        let address = listener.local_addr()?;
        let shared = Arc::new(Shared {
            secret,
            chance,
            pace,
            hear: Box::new(hear),
            stopped: AtomicBool::new(false),
            doors: Mutex::default(),
            known: Mutex::new(known.into_iter().collect()),
            links: Mutex::default(),
            pairing: Mutex::default(),
        });
        let accepting = spawn("link-accept", {
            let shared = shared.clone();
            move || shared.accept(&listener)
        })?;
        Ok(Console { shared, address, accepting: Some(accepting) })
    }

    /// Where it listens, with the port the system chose.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// From now on this key is this terminal; a key it had before is forgotten.
    pub fn admit(&self, key: PublicKey, terminal: TerminalId) {
        self.forget(terminal);
        held(&self.shared.known).insert(key, terminal);
    }

    /// Ends the link of this terminal and lets its key in no more. No [`Heard::Lost`] is heard of it.
    pub fn forget(&self, terminal: TerminalId) {
        let mut known = held(&self.shared.known);
        known.retain(|_, other| *other != terminal);
        if let Some(live) = held(&self.shared.links).live.remove(&terminal) {
            wire::shut(&live.stream);
        }
    }

    /// Hands the message to the link and returns at once. That it arrives is known only from what the
    /// terminal then reports; a message on its way when the link breaks is lost.
    ///
    /// # Errors
    /// [`LinkError::NotLinked`] without a link, [`LinkError::Backlog`] when 32 messages wait already.
    pub fn send(&self, terminal: TerminalId, message: ToTerminal) -> Result<(), LinkError> {
        let links = held(&self.shared.links);
        let live = links.live.get(&terminal).ok_or(LinkError::NotLinked)?;
        live.outbox.try_send(message).map_err(|refused| match refused {
            TrySendError::Full(_) => LinkError::Backlog,
            TrySendError::Disconnected(_) => LinkError::NotLinked,
        })
    }

    /// A person beside a new terminal wants to pair it: for this long, one terminal may ask, once.
    pub fn allow_pairing(&self, window: Duration) {
        held(&self.shared.pairing).open(Instant::now() + window);
    }

    /// No longer, and a pairing under way ends.
    pub fn refuse_pairing(&self) {
        held(&self.shared.pairing).shut();
    }
}

impl Drop for Console {
    /// Ends every link; the address is free when this returns. Nothing is heard any more.
    fn drop(&mut self) {
        self.shared.stopped.store(true, Ordering::SeqCst);
        held(&self.shared.pairing).shut();
        held(&self.shared.doors).shut_all();
        for live in std::mem::take(&mut held(&self.shared.links).live).into_values() {
            wire::shut(&live.stream);
        }
        let woken = TcpStream::connect_timeout(&from_here(self.address), WAKING);
        if let Some(accepting) = self.accepting.take().filter(|_| woken.is_ok()) {
            let _ = accepting.join();
        }
    }
}

impl Shared {
    fn accept(self: &Arc<Self>, listener: &TcpListener) {
        // Nothing is ever sent: waiting on it is a rest.
        let (_rest, rested) = mpsc::channel::<()>();
        loop {
            let accepted = listener.accept();
            if self.is_stopped() {
                return;
            }
            match accepted {
                Ok((stream, from)) => self.let_in(stream, from.ip()),
                Err(_) => drop(rested.recv_timeout(REST)),
            }
        }
    }

    fn let_in(self: &Arc<Self>, stream: TcpStream, from: IpAddr) {
        let Ok(second) = stream.try_clone() else { return };
        let door = held(&self.doors).enter(from, second);
        let shared = self.clone();
        let answering = spawn("link-terminal", move || shared.answer(stream, door));
        if answering.is_err() {
            held(&self.doors).leave(door);
        }
    }

    /// One connection, from its first byte to its last.
    fn answer(&self, stream: TcpStream, door: u64) {
        let until = Instant::now() + self.pace.handshake;
        let talk = Talk::answer(stream, &self.secret, &self.chance, until);
        // Who is not let in learns nothing but that.
        match talk {
            Ok(talk) if talk.purpose == Purpose::Pair => self.pair(talk, door, until),
            Ok(talk) => {
                held(&self.doors).leave(door);
                let _ = self.serve(talk);
            }
            Err(_) => held(&self.doors).leave(door),
        }
    }

    fn serve(&self, talk: Talk) -> Result<(), LinkError> {
        let (_end, ended) = mpsc::channel();
        let (outbox, waiting) = mpsc::sync_channel(BACKLOG);
        let writing = talk.wire.second()?;
        let (terminal, number, before) = self.register(talk.peer, outbox, talk.wire.second()?, ended)?;
        if let Some(before) = before {
            wire::shut(&before.stream);
            let _ = before.ended.recv_timeout(HANDOVER);
        }
        let Talk { mut wire, sealer, mut opener, .. } = talk;
        let pace = self.pace;
        let writer = spawn("link-write", move || {
            let _ = write_all(&writing, sealer, &waiting, pace);
            wire::shut(&writing);
        });
        self.tell(Heard::Connected(terminal));
        let reason = writer.err().unwrap_or_else(|| self.hear_all(terminal, &mut wire, &mut opener));
        wire.shut();
        if self.unregister(terminal, number) {
            self.tell(Heard::Lost(terminal, reason));
        }
        Ok(())
    }

    /// Until the link ends; why it did.
    fn hear_all(&self, terminal: TerminalId, wire: &mut Wire, opener: &mut Opener) -> LinkError {
        loop {
            let message = wire::receive(wire, opener, Instant::now() + self.pace.silence);
            match message.and_then(|message| Ok(FromTerminal::decode(&message)?)) {
                Ok(FromTerminal::Pong) => (),
                Ok(message) => self.tell(Heard::Said(terminal, message)),
                Err(error) => return error,
            }
        }
    }

    /// The name and number of the link, and the link it takes the place of.
    fn register(
        &self,
        peer: PublicKey,
        outbox: SyncSender<ToTerminal>,
        stream: TcpStream,
        ended: Receiver<()>,
    ) -> Result<(TerminalId, u64, Option<Live>), LinkError> {
        let known = held(&self.known);
        let terminal = *known.get(&peer).ok_or(LinkError::UnknownKey)?;
        let mut links = held(&self.links);
        if self.is_stopped() {
            return Err(LinkError::Closed);
        }
        links.next += 1;
        let number = links.next;
        let before = links.live.insert(terminal, Live { number, outbox, stream, ended });
        Ok((terminal, number, before))
    }

    /// Whether the link was still the terminal's own.
    fn unregister(&self, terminal: TerminalId, number: u64) -> bool {
        let mut links = held(&self.links);
        let is_own = links.live.get(&terminal).is_some_and(|live| live.number == number);
        if is_own {
            links.live.remove(&terminal);
        }
        is_own
    }

    fn tell(&self, heard: Heard) {
        if !self.is_stopped() {
            (self.hear)(heard);
        }
    }

    fn is_stopped(&self) -> bool {
        self.stopped.load(Ordering::SeqCst)
    }
}

/// A ping first: a terminal that was let in knows it by that. Another after each silence of ours.
fn write_all(
    stream: &TcpStream,
    mut sealer: Sealer,
    waiting: &Receiver<ToTerminal>,
    pace: Pace,
) -> Result<(), LinkError> {
    let mut message = ToTerminal::Ping;
    loop {
        let sealed = sealer.seal(&message.encode()?)?;
        wire::write(stream, &sealed, Instant::now() + pace.silence)?;
        message = match waiting.recv_timeout(pace.ping) {
            Ok(message) => message,
            Err(RecvTimeoutError::Timeout) => ToTerminal::Ping,
            Err(RecvTimeoutError::Disconnected) => return Ok(()),
        };
    }
}

/// How this machine reaches an address it listens at.
fn from_here(mut address: SocketAddr) -> SocketAddr {
    match address.ip() {
        IpAddr::V4(ip) if ip.is_unspecified() => address.set_ip(Ipv4Addr::LOCALHOST.into()),
        IpAddr::V6(ip) if ip.is_unspecified() => address.set_ip(Ipv6Addr::LOCALHOST.into()),
        _ => (),
    }
    address
}

pub(crate) fn spawn(name: &str, work: impl FnOnce() + Send + 'static) -> Result<JoinHandle<()>, LinkError> {
    Ok(std::thread::Builder::new().name(name.to_owned()).spawn(work)?)
}

/// A thread that fell over left the value whole: every change under these locks is one step.
pub(crate) fn held<T>(lock: &Mutex<T>) -> MutexGuard<'_, T> {
    lock.lock().unwrap_or_else(PoisonError::into_inner)
}
