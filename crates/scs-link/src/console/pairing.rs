//! The workstation's part of a pairing.

use std::net::TcpStream;
use std::sync::mpsc;
use std::time::Instant;

use super::{Heard, Shared, held};
use crate::pairing::{AGREED, Code, DECLINED, Holding, PATIENCE, PairingAsk};
use crate::wire::{self, Talk};
use crate::{LinkError, PublicKey};

/// Open from when a person allows a pairing until one terminal took it, or time is up.
#[derive(Default)]
pub(super) struct Window {
    until: Option<Instant>,
    /// The pairing under way.
    under_way: Option<TcpStream>,
}

impl Window {
    pub(super) fn open(&mut self, until: Instant) {
        self.shut();
        self.until = Some(until);
    }

    pub(super) fn shut(&mut self) {
        self.until = None;
        if let Some(stream) = self.under_way.take() {
            wire::shut(&stream);
        }
    }

    /// Whoever takes it has the only try; the next needs a person.
    fn take(&mut self, now: Instant, stream: TcpStream) -> Result<(), LinkError> {
        self.until.take().filter(|until| now < *until).ok_or(LinkError::Refused)?;
        self.under_way = Some(stream);
        Ok(())
    }
}

impl Shared {
    pub(super) fn pair(&self, mut talk: Talk, door: u64, until: Instant) {
        let commitment = self.window_taken(&mut talk, until);
        let Ok(commitment) = commitment else {
            held(&self.doors).leave(door);
            return;
        };
        let code = self.code(&mut talk, &commitment, until);
        held(&self.doors).leave(door);
        let agreed = code.and_then(|code| self.agree(&mut talk, code));
        // Shut, not closed: what the other side sent meanwhile must not drive back our answer.
        talk.wire.shut();
        match agreed {
            Ok(key) => self.tell(Heard::Paired(key)),
            Err(error) => self.tell(Heard::PairingFailed(error)),
        }
    }

    /// The window is taken only by who committed, and before any nonce of ours is given out.
    fn window_taken(&self, talk: &mut Talk, until: Instant) -> Result<Vec<u8>, LinkError> {
        let commitment = talk.receive(until)?.to_vec();
        held(&self.pairing).take(Instant::now(), talk.wire.second()?)?;
        Ok(commitment)
    }

    fn code(&self, talk: &mut Talk, commitment: &[u8], until: Instant) -> Result<Code, LinkError> {
        let (holding, nonce) = Holding::new(talk.binding, commitment, &self.chance)?;
        talk.send(&nonce, until)?;
        holding.check(&talk.receive(until)?)
    }

    fn agree(&self, talk: &mut Talk, code: Code) -> Result<PublicKey, LinkError> {
        let (answer, answered) = mpsc::sync_channel(1);
        let until = Instant::now() + PATIENCE;
        self.tell(Heard::PairingAsked(PairingAsk::new(code, answer)));
        let is_agreed = answered.recv_timeout(PATIENCE).unwrap_or(false);
        talk.send(
            if is_agreed { AGREED } else { DECLINED },
            until.max(Instant::now() + self.pace.handshake),
        )?;
        if is_agreed && talk.receive(until)?.as_slice() == AGREED {
            Ok(talk.peer)
        } else {
            Err(LinkError::Declined)
        }
    }
}
