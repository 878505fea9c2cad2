//! Frames on the stream: a length of two bytes, big endian, then as many bytes.
//!
//! Bytes come from the cable before anybody is known, so nothing here trusts a length.

/// Bytes of the longest frame; a Noise message may have 65535 (Noise rev. 34, section 3).
pub(crate) const FRAME_MAX: usize = 16 * 1024;

/// Bytes before the payload.
const HEAD: usize = 2;

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FrameError {
    #[error("a frame of no bytes")]
    Empty,
    #[error("a frame longer than is allowed here")]
    TooLong,
}

/// Puts one frame behind `out`. Refuses what [`Frames`] would refuse.
pub(crate) fn put(payload: &[u8], out: &mut Vec<u8>) -> Result<(), FrameError> {
    let length = payload.len();
    if length == 0 {
        return Err(FrameError::Empty);
    }
    if length > FRAME_MAX {
        return Err(FrameError::TooLong);
    }
    let head = u16::try_from(length).map_err(|_| FrameError::TooLong)?;
    out.extend_from_slice(&head.to_be_bytes());
    out.extend_from_slice(payload);
    Ok(())
}

/// Cuts a stream into frames. Holds one frame at most, and room for it only once its length is read.
#[derive(Debug)]
pub(crate) struct Frames {
    cap: usize,
    head: [u8; HEAD],
    head_read: usize,
    wanted: usize,
    payload: Vec<u8>,
    failed: Option<FrameError>,
}

impl Frames {
    /// `cap` bounds the payload of each frame, in bytes; never above [`FRAME_MAX`].
    pub(crate) fn new(cap: usize) -> Self {
        let cap = cap.min(FRAME_MAX);
        Frames { cap, head: [0; HEAD], head_read: 0, wanted: 0, payload: Vec::new(), failed: None }
    }

    /// Longer frames from the next one on.
    pub(crate) fn allow(&mut self, cap: usize) {
        self.cap = cap.min(FRAME_MAX);
    }

    /// Takes from `input` what belongs to the next frame and leaves the rest there. None when `input`
    /// ended first. Once it refused, it refuses for ever: the place in the stream is lost.
    pub(crate) fn take(&mut self, input: &mut &[u8]) -> Result<Option<Vec<u8>>, FrameError> {
        if let Some(error) = self.failed {
            return Err(error);
        }
        let taken = self.advance(input);
        self.failed = taken.as_ref().err().copied();
        taken
    }

    fn advance(&mut self, input: &mut &[u8]) -> Result<Option<Vec<u8>>, FrameError> {
        while let Some(slot) = self.head.get_mut(self.head_read) {
            let Some((first, rest)) = input.split_first() else { return Ok(None) };
            *slot = *first;
            *input = rest;
            self.head_read += 1;
            if self.head_read == HEAD {
                self.begin()?;
            }
        }
        let missing = self.wanted.saturating_sub(self.payload.len());
        let (part, rest) = input.split_at(missing.min(input.len()));
        self.payload.extend_from_slice(part);
        *input = rest;
        if self.payload.len() < self.wanted {
            return Ok(None);
        }
        self.head_read = 0;
        Ok(Some(std::mem::take(&mut self.payload)))
    }

    fn begin(&mut self) -> Result<(), FrameError> {
        self.wanted = usize::from(u16::from_be_bytes(self.head));
        if self.wanted == 0 {
            return Err(FrameError::Empty);
        }
        if self.wanted > self.cap {
            return Err(FrameError::TooLong);
        }
        self.payload = Vec::with_capacity(self.wanted);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::seeded::Seeded;

    /// Everything the decoder says about a stream that comes in these pieces.
    fn read<'a>(cap: usize, pieces: impl Iterator<Item = &'a [u8]>) -> (Vec<Vec<u8>>, Option<FrameError>) {
        let mut frames = Frames::new(cap);
        let mut whole = Vec::new();
        for mut piece in pieces {
            loop {
                match frames.take(&mut piece) {
                    Ok(Some(frame)) => whole.push(frame),
                    Ok(None) => break,
                    Err(error) => return (whole, Some(error)),
                }
                assert!(frames.payload.capacity() <= FRAME_MAX);
            }
            assert!(piece.is_empty(), "nothing is left behind without a frame or a refusal");
            assert!(frames.payload.capacity() <= cap.min(FRAME_MAX));
        }
        (whole, None)
    }

    fn stream(payloads: &[Vec<u8>]) -> Vec<u8> {
        let mut out = Vec::new();
        for payload in payloads {
            put(payload, &mut out).unwrap();
        }
        out
    }

    #[test]
    fn nothing_and_too_much_are_refused_on_both_sides() {
        let mut out = Vec::new();
        assert_eq!(put(&[], &mut out), Err(FrameError::Empty));
        assert_eq!(put(&vec![0; FRAME_MAX + 1], &mut out), Err(FrameError::TooLong));
        assert!(out.is_empty());
        assert!(put(&vec![0; FRAME_MAX], &mut out).is_ok());
        assert_eq!(read(FRAME_MAX, [&[0_u8, 0][..]].into_iter()).1, Some(FrameError::Empty));
        assert_eq!(read(FRAME_MAX, [&[0xff_u8, 0xff][..]].into_iter()).1, Some(FrameError::TooLong));
        assert_eq!(read(96, [&[0_u8, 97][..]].into_iter()).1, Some(FrameError::TooLong));
    }

    #[test]
    fn a_refusal_stays() {
        let mut frames = Frames::new(FRAME_MAX);
        assert!(frames.take(&mut &[0_u8, 0][..]).is_err());
        assert_eq!(frames.take(&mut &[0_u8, 1, 7][..]), Err(FrameError::Empty));
    }

    proptest! {
        #[test]
        fn any_bytes_in_any_pieces_are_cut_or_refused(
            bytes in proptest::collection::vec(any::<u8>(), 0..4096),
            size in 1_usize..600,
            cap in 1_usize..20_000,
        ) {
            let in_pieces = read(cap, bytes.chunks(size));
            let at_once = read(cap, std::iter::once(&bytes[..]));
            prop_assert_eq!(in_pieces, at_once);
        }

        #[test]
        fn what_was_put_is_taken(
            payloads in proptest::collection::vec(proptest::collection::vec(any::<u8>(), 1..700), 0..8),
            size in 1_usize..300,
        ) {
            let bytes = stream(&payloads);
            prop_assert_eq!(read(FRAME_MAX, bytes.chunks(size)), (payloads, None));
        }
    }

    #[test]
    fn a_hundred_thousand_damaged_streams_are_cut_or_refused() {
        let seed = Seeded::seed_of_the_run();
        println!("SCS_SEED={seed}");
        let mut random = Seeded::new(seed);
        let mut refused = 0_u32;
        for _ in 0..100_000 {
            let payloads: Vec<Vec<u8>> =
                (0..random.below(4) + 1).map(|_| vec![7; random.below(60) + 1]).collect();
            let mut bytes = stream(&payloads);
            for _ in 0..random.below(4) + 1 {
                let at = random.below(bytes.len());
                match random.below(4) {
                    0 => bytes[at] ^= 1 << random.below(8),
                    1 => drop(bytes.remove(at)),
                    2 => bytes.insert(at, random.byte()),
                    _ => bytes.truncate(at + 1),
                }
                if bytes.is_empty() {
                    break;
                }
            }
            let (frames, error) = read(FRAME_MAX, bytes.chunks(random.below(40) + 1));
            let held: usize = frames.iter().map(|frame| frame.len() + HEAD).sum();
            assert!(held <= bytes.len());
            refused += u32::from(error.is_some());
        }
        assert!(refused > 0, "the damage reached the lengths");
    }
}
