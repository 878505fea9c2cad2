//! A desk and a terminal that can be listened to.

use std::net::SocketAddr;
use std::sync::Mutex;
use std::sync::mpsc::{self, Receiver};
use std::time::{Duration, Instant};

use scs_link::{
    Chance, Console, FromTerminal, Heard, Pace, Report, SecretKey, State, StepTag, Terminal, TerminalHeard,
    TerminalId,
};
use uuid::Uuid;

/// Longer than anything here takes, however busy the machine.
pub const PATIENCE: Duration = Duration::from_secs(30);

pub fn chance(seed: u64) -> Chance {
    let state = Mutex::new(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1);
    Chance::new(move |bytes| {
        let mut state = state.lock().unwrap();
        for byte in bytes {
            *state ^= *state >> 12;
            *state ^= *state << 25;
            *state ^= *state >> 27;
            *byte = state.wrapping_mul(0x2545_f491_4f6c_dd1d).to_be_bytes()[0];
        }
        Ok(())
    })
}

/// The console's is 200, a terminal's its own number.
pub fn key(number: u8) -> SecretKey {
    SecretKey::from_bytes(&[number; 32]).unwrap()
}

pub const CONSOLE: u8 = 200;

pub fn id(number: u8) -> TerminalId {
    TerminalId(Uuid::from_u128(number.into()))
}

pub fn anywhere() -> SocketAddr {
    "127.0.0.1:0".parse().unwrap()
}

pub fn quick() -> Pace {
    Pace {
        ping: Duration::from_millis(200),
        silence: Duration::from_secs(2),
        handshake: Duration::from_secs(5),
        retry_first: Duration::from_millis(20),
        retry_most: Duration::from_millis(200),
    }
}

pub fn report(tries: u16) -> Report {
    let step = StepTag::new("fill-in-experience").unwrap();
    Report {
        state: State::Busy,
        since_s: 71,
        path: None,
        step: Some(step),
        at: 4,
        of: 11,
        left_s: Some(1500),
        waits_print: 0,
        tries,
    }
}

pub struct Desk {
    pub console: Console,
    pub heard: Receiver<Heard>,
}

impl Desk {
    /// Knows terminals 1 to `known`.
    pub fn open(at: SocketAddr, known: u8, pace: Pace) -> Self {
        Self::open_as(CONSOLE, at, known, pace)
    }

    pub fn open_as(own: u8, at: SocketAddr, known: u8, pace: Pace) -> Self {
        let (tell, heard) = mpsc::channel();
        let known = (1..=known).map(|number| (key(number).public(), id(number)));
        let console = Console::listen(at, key(own), known, chance(7), pace, move |heard| {
            let _ = tell.send(heard);
        });
        Desk { console: console.unwrap(), heard }
    }

    pub fn at(&self) -> SocketAddr {
        self.console.address()
    }

    /// Passes over everything until then.
    pub fn awaits<T>(&self, pick: impl Fn(Heard) -> Option<T>) -> T {
        awaited(&self.heard, pick)
    }

    pub fn awaits_connected(&self, number: u8) {
        self.awaits(|heard| matches!(heard, Heard::Connected(it) if it == id(number)).then_some(()));
    }

    pub fn awaits_report(&self, tries: u16) {
        let report = FromTerminal::Report(report(tries));
        self.awaits(|heard| matches!(heard, Heard::Said(_, said) if said == report).then_some(()));
    }

    pub fn awaits_lost(&self) -> scs_link::LinkError {
        self.awaits(|heard| if let Heard::Lost(_, why) = heard { Some(why) } else { None })
    }
}

pub struct Place {
    pub terminal: Terminal,
    pub heard: Receiver<TerminalHeard>,
}

impl Place {
    pub fn at(address: SocketAddr, number: u8, pace: Pace) -> Self {
        let (tell, heard) = mpsc::channel();
        let console = key(CONSOLE).public();
        let terminal =
            Terminal::dial(address, key(number), console, chance(number.into()), pace, move |heard| {
                let _ = tell.send(heard);
            });
        Place { terminal: terminal.unwrap(), heard }
    }

    pub fn says(&self, message: FromTerminal) {
        self.terminal.say(message).unwrap();
    }

    pub fn awaits(&self, expected: &TerminalHeard) {
        awaited(&self.heard, |heard| (heard == *expected).then_some(()));
    }

    pub fn awaits_away(&self) -> scs_link::LinkError {
        awaited(&self.heard, |heard| if let TerminalHeard::Away(why) = heard { Some(why) } else { None })
    }
}

pub fn awaited<H, T>(heard: &Receiver<H>, pick: impl Fn(H) -> Option<T>) -> T {
    let until = Instant::now() + PATIENCE;
    loop {
        let left = until.saturating_duration_since(Instant::now());
        let next = heard.recv_timeout(left).expect("it is heard in time");
        if let Some(picked) = pick(next) {
            return picked;
        }
    }
}
