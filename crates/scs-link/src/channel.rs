//! The sealed channel: `Noise_XX_25519_ChaChaPoly_BLAKE2s` (Noise rev. 34) behind a greeting in clear.
//!
//! Bytes in, bytes out: no socket, no clock. The greeting names protocol, version and purpose; it is the
//! prologue of the handshake, so whoever changes it on the way breaks the handshake.

use std::sync::Arc;

use snow::{Builder, HandshakeState, StatelessTransportState};
use zeroize::Zeroizing;

use crate::frame::{self, FRAME_MAX};
use crate::keys::{Chance, Primitives, PublicKey, SecretKey};
use crate::{LinkError, VERSION};

const SUITE: &str = "Noise_XX_25519_ChaChaPoly_BLAKE2s";
const NAME: &[u8; 8] = b"scs-link";

/// Bytes of the longest frame before the other side is known; the second message of XX has 96.
pub(crate) const GREETING_MAX: usize = 128;
/// Bytes of the longest message, over all its frames.
pub(crate) const MESSAGE_MAX: usize = 1024 * 1024;

/// Bytes by which a sealed text is longer (Poly1305, RFC 8439).
const TAG: usize = 16;
/// Bytes of a message in one frame, beside the byte that says whether more follow.
const CHUNK: usize = FRAME_MAX - TAG - 1;
const LAST: u8 = 0;
const MORE: u8 = 1;

/// What a connection is for. Bound into the handshake: a link cannot be passed off as a pairing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Purpose {
    Pair = 1,
    Link = 2,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    Dials,
    Listens,
}

/// What one frame of a handshake leads to: a payload to send (first), then the end, good or bad.
#[derive(Default)]
pub(crate) struct Turn {
    pub(crate) send: Option<Vec<u8>>,
    pub(crate) end: Option<Result<Channel, LinkError>>,
}

/// One side of the handshake. XX for both purposes: the workstation learns who calls only inside, and
/// knows from the third message that the caller is there now; a recorded call leads nowhere.
pub(crate) struct Handshake<'a> {
    side: Side,
    secret: &'a SecretKey,
    chance: &'a Chance,
    /// Who alone may answer; a caller who expects somebody says its own name to nobody else.
    expects: Option<PublicKey>,
    noise: Option<(Purpose, HandshakeState)>,
}

impl<'a> Handshake<'a> {
    /// The side that dials, and its greeting.
    pub(crate) fn dial(
        purpose: Purpose,
        secret: &'a SecretKey,
        expects: Option<PublicKey>,
        chance: &'a Chance,
    ) -> Result<(Self, Vec<u8>), LinkError> {
        let mut handshake = Handshake { side: Side::Dials, secret, chance, expects, noise: None };
        handshake.noise = Some((purpose, handshake.begin(purpose)?));
        Ok((handshake, greeting(purpose)))
    }

    /// The side that listens. It asks for no key: whoever holds the [`Channel`] asks whose it is.
    pub(crate) fn listen(secret: &'a SecretKey, chance: &'a Chance) -> Self {
        Handshake { side: Side::Listens, secret, chance, expects: None, noise: None }
    }

    /// The next frame of the other side.
    pub(crate) fn read(&mut self, frame: &[u8]) -> Result<Turn, LinkError> {
        match (self.side, self.noise.take()) {
            (Side::Listens, None) => self.greeted(frame),
            (Side::Dials, Some((purpose, noise))) => self.answered(frame, purpose, noise),
            (Side::Listens, Some((purpose, noise))) => self.called(frame, purpose, noise),
            (Side::Dials, None) => Err(LinkError::Forged),
        }
    }

    fn begin(&self, purpose: Purpose) -> Result<HandshakeState, LinkError> {
        let suite = SUITE.parse().map_err(|_| LinkError::NoSuite)?;
        let prologue = greeting(purpose);
        let builder = Builder::with_resolver(suite, Box::new(Primitives(self.chance.clone())))
            .prologue(&prologue)?
            .local_private_key(self.secret.expose())?;
        Ok(match self.side {
            Side::Dials => builder.build_initiator()?,
            Side::Listens => builder.build_responder()?,
        })
    }

    fn greeted(&mut self, frame: &[u8]) -> Result<Turn, LinkError> {
        let (version, purpose) = read_greeting(frame)?;
        let theirs = greeting(purpose);
        if version != VERSION {
            let end = Some(Err(LinkError::OtherVersion { theirs: version }));
            return Ok(Turn { send: Some(theirs), end });
        }
        self.noise = Some((purpose, self.begin(purpose)?));
        Ok(Turn { send: Some(theirs), end: None })
    }

    /// The dialling side reads the greeting, then the second message.
    fn answered(
        &mut self,
        frame: &[u8],
        purpose: Purpose,
        mut noise: HandshakeState,
    ) -> Result<Turn, LinkError> {
        if !has_begun(&noise) {
            let (version, answered) = read_greeting(frame)?;
            if version != VERSION {
                return Err(LinkError::OtherVersion { theirs: version });
            }
            if answered != purpose {
                return Err(LinkError::OtherProtocol);
            }
            let send = Some(write(&mut noise)?);
            self.noise = Some((purpose, noise));
            return Ok(Turn { send, end: None });
        }
        read(&mut noise, frame)?;
        let peer = peer(&noise)?;
        if self.expects.is_some_and(|expected| expected != peer) {
            return Err(LinkError::UnknownKey);
        }
        let send = Some(write(&mut noise)?);
        Ok(Turn { send, end: Some(Channel::new(purpose, noise)) })
    }

    /// The listening side reads the first message, then the third.
    fn called(
        &mut self,
        frame: &[u8],
        purpose: Purpose,
        mut noise: HandshakeState,
    ) -> Result<Turn, LinkError> {
        read(&mut noise, frame)?;
        if noise.is_handshake_finished() {
            return Ok(Turn { send: None, end: Some(Channel::new(purpose, noise)) });
        }
        let send = Some(write(&mut noise)?);
        self.noise = Some((purpose, noise));
        Ok(Turn { send, end: None })
    }
}

fn greeting(purpose: Purpose) -> Vec<u8> {
    [&NAME[..], &VERSION.to_be_bytes(), &[purpose as u8]].concat()
}

/// A later version may say more after the version; this one may not.
fn read_greeting(frame: &[u8]) -> Result<(u16, Purpose), LinkError> {
    let rest = frame.strip_prefix(NAME).ok_or(LinkError::OtherProtocol)?;
    let (version, rest) = rest.split_first_chunk().ok_or(LinkError::OtherProtocol)?;
    let purpose = match rest {
        [1] => Ok(Purpose::Pair),
        [2] => Ok(Purpose::Link),
        _ => Err(LinkError::OtherProtocol),
    };
    match u16::from_be_bytes(*version) {
        VERSION => Ok((VERSION, purpose?)),
        other => Ok((other, purpose.unwrap_or(Purpose::Link))),
    }
}

/// Of the dialling side, which writes first: it has written once it awaits the second message.
fn has_begun(noise: &HandshakeState) -> bool {
    !noise.is_my_turn()
}

fn write(noise: &mut HandshakeState) -> Result<Vec<u8>, LinkError> {
    let mut message = vec![0; GREETING_MAX];
    let length = noise.write_message(&[], &mut message)?;
    message.truncate(length);
    Ok(message)
}

/// Handshake messages carry nothing of ours.
fn read(noise: &mut HandshakeState, frame: &[u8]) -> Result<(), LinkError> {
    let mut payload = [0; GREETING_MAX];
    match noise.read_message(frame, &mut payload)? {
        0 => Ok(()),
        _ => Err(LinkError::Forged),
    }
}

fn peer(noise: &HandshakeState) -> Result<PublicKey, LinkError> {
    noise.get_remote_static().and_then(PublicKey::read).ok_or(LinkError::Forged)
}

/// A finished handshake: who is there, what for, and both directions.
pub(crate) struct Channel {
    pub(crate) purpose: Purpose,
    pub(crate) peer: PublicKey,
    /// The handshake hash (Noise, section 11.2): the same on both sides, and on no other channel.
    pub(crate) binding: [u8; 32],
    pub(crate) sealer: Sealer,
    pub(crate) opener: Opener,
}

impl Channel {
    fn new(purpose: Purpose, noise: HandshakeState) -> Result<Self, LinkError> {
        let peer = peer(&noise)?;
        let binding = noise.get_handshake_hash().try_into().map_err(|_| LinkError::NoSuite)?;
        let noise = Arc::new(noise.into_stateless_transport_mode()?);
        let sealer = Sealer { noise: noise.clone(), nonce: 0 };
        let opener = Opener { noise, nonce: 0, gathered: Zeroizing::default(), is_broken: false };
        Ok(Channel { purpose, peer, binding, sealer, opener })
    }
}

/// What goes out.
pub(crate) struct Sealer {
    noise: Arc<StatelessTransportState>,
    nonce: u64,
}

impl Sealer {
    /// The frames of one message, ready for the stream. Refuses nothing and more than [`MESSAGE_MAX`] bytes.
    pub(crate) fn seal(&mut self, message: &[u8]) -> Result<Vec<u8>, LinkError> {
        if message.is_empty() {
            return Err(frame::FrameError::Empty.into());
        }
        if message.len() > MESSAGE_MAX {
            return Err(frame::FrameError::TooLong.into());
        }
        let mut out = Vec::with_capacity(message.len() + 64);
        let mut chunks = message.chunks(CHUNK).peekable();
        while let Some(chunk) = chunks.next() {
            let mark = if chunks.peek().is_some() { MORE } else { LAST };
            let plain = Zeroizing::new([&[mark], chunk].concat());
            let mut sealed = vec![0; plain.len() + TAG];
            let length = self.noise.write_message(self.nonce, &plain, &mut sealed)?;
            sealed.truncate(length);
            self.nonce = self.nonce.checked_add(1).ok_or(LinkError::Forged)?;
            frame::put(&sealed, &mut out)?;
        }
        Ok(out)
    }
}

/// What comes in. Each frame has its place: one repeated, left out, moved or changed is refused, and
/// after a refusal everything is.
pub(crate) struct Opener {
    noise: Arc<StatelessTransportState>,
    nonce: u64,
    gathered: Zeroizing<Vec<u8>>,
    is_broken: bool,
}

impl Opener {
    /// One frame; the message, when this was its last.
    pub(crate) fn open(&mut self, frame: &[u8]) -> Result<Option<Zeroizing<Vec<u8>>>, LinkError> {
        if self.is_broken {
            return Err(LinkError::Forged);
        }
        let opened = self.next(frame);
        self.is_broken = opened.is_err();
        opened
    }

    fn next(&mut self, frame: &[u8]) -> Result<Option<Zeroizing<Vec<u8>>>, LinkError> {
        let mut plain = Zeroizing::new(vec![0; frame.len()]);
        let length = self.noise.read_message(self.nonce, frame, &mut plain)?;
        self.nonce = self.nonce.checked_add(1).ok_or(LinkError::Forged)?;
        let (mark, chunk) = plain.get(..length).and_then(<[u8]>::split_first).ok_or(LinkError::Forged)?;
        if self.gathered.len() + chunk.len() > MESSAGE_MAX {
            return Err(frame::FrameError::TooLong.into());
        }
        self.gathered.extend_from_slice(chunk);
        match (*mark, chunk.len()) {
            (LAST, 1..) => Ok(Some(std::mem::take(&mut self.gathered))),
            (MORE, CHUNK) => Ok(None),
            _ => Err(LinkError::Forged),
        }
    }
}

#[cfg(test)]
pub(crate) mod tests;
