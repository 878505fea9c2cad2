//! A socket with deadlines: frames in and out, the handshake over it, sealed messages over that.

use std::io::{Read, Write};
use std::net::{Shutdown, TcpStream};
use std::time::{Duration, Instant};

use zeroize::Zeroizing;

use crate::channel::{Channel, GREETING_MAX, Handshake, Opener, Purpose, Sealer, Turn};
use crate::frame::{self, FRAME_MAX, Frames};
use crate::{Chance, LinkError, PublicKey, SecretKey};

/// Bytes read from the socket at once.
const GULP: usize = 4096;

/// A stream of frames. Until the other side is known, frames are short.
pub(crate) struct Wire {
    stream: TcpStream,
    frames: Frames,
    gulp: Vec<u8>,
    used: usize,
}

impl Wire {
    pub(crate) fn new(stream: TcpStream) -> Result<Self, LinkError> {
        stream.set_nodelay(true)?;
        Ok(Wire { stream, frames: Frames::new(GREETING_MAX), gulp: Vec::new(), used: 0 })
    }

    /// Another hand on the same socket: to write while this one reads, or to shut it.
    pub(crate) fn second(&self) -> Result<TcpStream, LinkError> {
        Ok(self.stream.try_clone()?)
    }

    /// What was sent still arrives; nothing more is read or sent.
    pub(crate) fn shut(&self) {
        shut(&self.stream);
    }

    /// The next frame, whole, by then.
    fn frame(&mut self, until: Instant) -> Result<Vec<u8>, LinkError> {
        loop {
            let mut rest = self.gulp.get(self.used..).unwrap_or_default();
            let before = rest.len();
            let taken = self.frames.take(&mut rest)?;
            self.used += before - rest.len();
            if let Some(frame) = taken {
                return Ok(frame);
            }
            self.fill(until)?;
        }
    }

    fn fill(&mut self, until: Instant) -> Result<(), LinkError> {
        self.stream.set_read_timeout(Some(left(until)?))?;
        self.gulp.resize(GULP, 0);
        self.used = 0;
        let read = self.stream.read(&mut self.gulp).inspect_err(|_| self.gulp.clear())?;
        self.gulp.truncate(read);
        if read == 0 { Err(LinkError::Closed) } else { Ok(()) }
    }

    fn send(&self, payload: &[u8], until: Instant) -> Result<(), LinkError> {
        let mut bytes = Vec::new();
        frame::put(payload, &mut bytes)?;
        write(&self.stream, &bytes, until)
    }
}

/// Writes everything by then, or nothing more.
pub(crate) fn write(mut stream: &TcpStream, mut bytes: &[u8], until: Instant) -> Result<(), LinkError> {
    while !bytes.is_empty() {
        stream.set_write_timeout(Some(left(until)?))?;
        let written = stream.write(bytes)?;
        bytes = bytes.get(written..).filter(|_| written > 0).ok_or(LinkError::Closed)?;
    }
    Ok(())
}

/// Ends a connection for every hand on it. One that is gone already is as good.
pub(crate) fn shut(stream: &TcpStream) {
    let _ = stream.shutdown(Shutdown::Both);
}

fn left(until: Instant) -> Result<Duration, LinkError> {
    let left = until.saturating_duration_since(Instant::now());
    if left.is_zero() { Err(LinkError::Silent) } else { Ok(left) }
}

/// A connection whose other side has proved its key; whether the key is welcome is not asked here.
pub(crate) struct Talk {
    pub(crate) wire: Wire,
    pub(crate) purpose: Purpose,
    pub(crate) peer: PublicKey,
    pub(crate) binding: [u8; 32],
    pub(crate) sealer: Sealer,
    pub(crate) opener: Opener,
}

impl Talk {
    /// The side that dialled; `expects` is the only key it goes on with.
    pub(crate) fn dial(
        stream: TcpStream,
        purpose: Purpose,
        secret: &SecretKey,
        expects: Option<PublicKey>,
        chance: &Chance,
        until: Instant,
    ) -> Result<Self, LinkError> {
        let wire = Wire::new(stream)?;
        let (handshake, greeting) = Handshake::dial(purpose, secret, expects, chance)?;
        wire.send(&greeting, until)?;
        Self::finish(wire, handshake, until)
    }

    /// The side that was dialled.
    pub(crate) fn answer(
        stream: TcpStream,
        secret: &SecretKey,
        chance: &Chance,
        until: Instant,
    ) -> Result<Self, LinkError> {
        Self::finish(Wire::new(stream)?, Handshake::listen(secret, chance), until)
    }

    fn finish(mut wire: Wire, mut handshake: Handshake<'_>, until: Instant) -> Result<Self, LinkError> {
        loop {
            let frame = wire.frame(until)?;
            let Turn { send, end } = handshake.read(&frame)?;
            if let Some(payload) = send {
                wire.send(&payload, until)?;
            }
            if let Some(channel) = end {
                return Ok(Self::over(wire, channel?));
            }
        }
    }

    fn over(mut wire: Wire, channel: Channel) -> Self {
        wire.frames.allow(FRAME_MAX);
        let Channel { purpose, peer, binding, sealer, opener } = channel;
        Talk { wire, purpose, peer, binding, sealer, opener }
    }

    pub(crate) fn send(&mut self, message: &[u8], until: Instant) -> Result<(), LinkError> {
        let sealed = self.sealer.seal(message)?;
        write(&self.wire.stream, &sealed, until)
    }

    pub(crate) fn receive(&mut self, until: Instant) -> Result<Zeroizing<Vec<u8>>, LinkError> {
        receive(&mut self.wire, &mut self.opener, until)
    }
}

/// The next message, whole, by then.
pub(crate) fn receive(
    wire: &mut Wire,
    opener: &mut Opener,
    until: Instant,
) -> Result<Zeroizing<Vec<u8>>, LinkError> {
    loop {
        let frame = wire.frame(until)?;
        if let Some(message) = opener.open(&frame)? {
            return Ok(message);
        }
    }
}
