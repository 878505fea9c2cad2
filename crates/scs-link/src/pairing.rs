//! The first meeting: two people compare six digits, and afterwards the machines know each other.
//!
//! Noise XX proves to each side that the other holds *a* key. Whose key it is, only the people know who
//! sit at both screens. A man in the middle makes two handshakes, one with each side; his keys differ,
//! so the two handshake hashes differ, and codes made of them differ but for luck.
//!
//! **Why a commitment.** Were the code made of the handshake hash alone, the man in the middle would not
//! need luck: he finishes the first handshake, learns its code, and tries keys of his own in the second
//! until its code is the same: 10⁶ tries, seconds of one computer. Therefore the code also hangs on a
//! random nonce of each side, and nobody may choose a nonce once he can know what it leads to:
//!
//! 1. the terminal sends a commitment, SHA-256 over the handshake hash and its nonce;
//! 2. the workstation sends its nonce;
//! 3. the terminal reveals its nonce; the workstation recomputes the commitment.
//!
//! Towards the terminal the man in the middle must choose step 2 while the terminal's nonce is hidden
//! behind a hash; towards the workstation he is bound by step 1 before he sees its nonce. Either code is
//! settled for him by a number he cannot foresee, so he has **one chance in 10⁶ for each time both people
//! begin a pairing**, whatever he computes. The workstation therefore gives out one nonce for each time a
//! person allows a pairing: broken off after that is over, and a person must allow the next.
//! (The same construction: RFC 6189, section 4.4.1.1, hash commitment of ZRTP; Bluetooth Core, numeric
//! comparison.)

use std::fmt;
use std::net::{SocketAddr, TcpStream};
use std::sync::mpsc::SyncSender;
use std::time::{Duration, Instant};

use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use crate::channel::Purpose;
use crate::wire::Talk;
use crate::{Chance, LinkError, Pace, PublicKey, SecretKey};

/// Bytes of a nonce and of a commitment.
const NONCE: usize = 32;
const COMMIT: &[u8] = b"scs-link pairing commitment 1";
const CODE: &[u8] = b"scs-link pairing code 1";
/// How long two people may take to compare.
pub(crate) const PATIENCE: Duration = Duration::from_secs(120);
/// What each side says of the codes.
pub(crate) const AGREED: &[u8] = &[1];
pub(crate) const DECLINED: &[u8] = &[0];
/// Codes there are.
const CODES: u64 = 1_000_000;

/// What both screens show, «042 817»: 0 to 999999, in two groups of three.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Code(u32);

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:03} {:03}", self.0 / 1000, self.0 % 1000)
    }
}

/// The workstation's question to its person. Dropped without an answer, it is answered «no».
#[derive(Debug)]
pub struct PairingAsk {
    code: Code,
    answer: SyncSender<bool>,
}

impl PairingAsk {
    pub(crate) fn new(code: Code, answer: SyncSender<bool>) -> Self {
        PairingAsk { code, answer }
    }

    /// What must stand on the terminal's screen too.
    pub fn code(&self) -> Code {
        self.code
    }

    /// Whether it does. After two minutes nobody listens any more.
    pub fn answer(self, is_same: bool) {
        let _ = self.answer.try_send(is_same);
    }
}

/// A pairing as the terminal holds it: the code is known, the person has not answered. Dropped, it is off.
pub struct Pairing {
    talk: Talk,
    code: Code,
    until: Instant,
}

impl Pairing {
    /// Asks the workstation at `address`, which must have been allowed to answer. Blocks for at most
    /// twice [`Pace::handshake`].
    ///
    /// # Errors
    /// [`LinkError::Refused`] when nobody there allows it, [`LinkError::OtherVersion`], and whatever the
    /// network does.
    pub fn ask(
        address: SocketAddr,
        secret: &SecretKey,
        chance: &Chance,
        pace: &Pace,
    ) -> Result<Self, LinkError> {
        let stream = TcpStream::connect_timeout(&address, pace.handshake)?;
        let until = Instant::now() + pace.handshake;
        let mut talk = Talk::dial(stream, Purpose::Pair, secret, None, chance, until)?;
        let (committed, commitment) = Committed::new(talk.binding, chance)?;
        talk.send(&commitment, until)?;
        let theirs = talk.receive(until).map_err(refused_if_closed)?;
        let (revealed, code) = committed.reveal(&theirs)?;
        talk.send(&revealed, until)?;
        Ok(Pairing { talk, code, until: Instant::now() + PATIENCE })
    }

    /// What must stand on the workstation's screen too.
    pub fn code(&self) -> Code {
        self.code
    }

    /// The person here says the codes are the same; waits for the other, within two minutes of the
    /// asking. Then, and only then, there is a key to keep.
    ///
    /// # Errors
    /// [`LinkError::Declined`] when the other person says no, [`LinkError::Silent`] when nobody answers.
    pub fn confirm(mut self) -> Result<PublicKey, LinkError> {
        self.talk.send(AGREED, self.until)?;
        if self.talk.receive(self.until)?.as_slice() == AGREED {
            Ok(self.talk.peer)
        } else {
            Err(LinkError::Declined)
        }
    }
}

pub(crate) fn refused_if_closed(error: LinkError) -> LinkError {
    if error == LinkError::Closed { LinkError::Refused } else { error }
}

/// The side of the terminal, which committed and waits for the other nonce.
pub(crate) struct Committed {
    binding: [u8; 32],
    nonce: Zeroizing<[u8; NONCE]>,
}

impl Committed {
    /// And the commitment, to be sent.
    pub(crate) fn new(binding: [u8; 32], chance: &Chance) -> Result<(Self, [u8; 32]), LinkError> {
        let nonce = drawn(chance)?;
        let commitment = commitment(&binding, &nonce);
        Ok((Committed { binding, nonce }, commitment))
    }

    /// What to reveal, and the code to show. `theirs` is what the workstation sent.
    pub(crate) fn reveal(self, theirs: &[u8]) -> Result<([u8; NONCE], Code), LinkError> {
        let theirs = read(theirs)?;
        Ok((*self.nonce, code(&self.binding, &self.nonce, &theirs)))
    }
}

/// The side of the workstation, which holds a commitment and has given its nonce.
pub(crate) struct Holding {
    binding: [u8; 32],
    commitment: [u8; 32],
    nonce: [u8; NONCE],
}

impl Holding {
    /// And the nonce, to be sent. `commitment` is what the terminal sent.
    pub(crate) fn new(
        binding: [u8; 32],
        commitment: &[u8],
        chance: &Chance,
    ) -> Result<(Self, [u8; NONCE]), LinkError> {
        let nonce = *drawn(chance)?;
        Ok((Holding { binding, commitment: read(commitment)?, nonce }, nonce))
    }

    /// The code to show, if what the terminal revealed is what it committed to.
    pub(crate) fn check(self, revealed: &[u8]) -> Result<Code, LinkError> {
        let revealed = read(revealed)?;
        if commitment(&self.binding, &revealed) != self.commitment {
            return Err(LinkError::CommitmentBroken);
        }
        Ok(code(&self.binding, &revealed, &self.nonce))
    }
}

fn drawn(chance: &Chance) -> Result<Zeroizing<[u8; NONCE]>, LinkError> {
    let mut nonce = Zeroizing::new([0; NONCE]);
    chance.fill(nonce.as_mut_slice())?;
    Ok(nonce)
}

fn read(bytes: &[u8]) -> Result<[u8; 32], LinkError> {
    bytes.try_into().map_err(|_| LinkError::CommitmentBroken)
}

/// The handshake hash stands in it: a commitment heard on one channel is none on another.
fn commitment(binding: &[u8; 32], nonce: &[u8; NONCE]) -> [u8; 32] {
    Sha256::new().chain_update(COMMIT).chain_update(binding).chain_update(nonce).finalize().into()
}

/// Of 64 bits, so that no code is likelier than another by more than 10⁻¹³.
fn code(binding: &[u8; 32], terminal: &[u8; NONCE], console: &[u8; NONCE]) -> Code {
    let hash = Sha256::new().chain_update(CODE).chain_update(binding);
    let hash: [u8; 32] = hash.chain_update(terminal).chain_update(console).finalize().into();
    let head = hash.first_chunk().copied().unwrap_or_default();
    Code(u32::try_from(u64::from_be_bytes(head) % CODES).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::channel::tests::pair_of_channels;
    use crate::seeded::chance;

    #[test]
    fn both_sides_of_one_channel_show_one_code() {
        let (terminal, console) = pair_of_channels();
        let (committed, commitment) = Committed::new(terminal.binding, &chance(3)).unwrap();
        let (holding, nonce) = Holding::new(console.binding, &commitment, &chance(4)).unwrap();
        let (revealed, ours) = committed.reveal(&nonce).unwrap();
        assert_eq!(holding.check(&revealed), Ok(ours));
    }

    #[test]
    fn a_code_is_two_groups_of_three() {
        assert_eq!(Code(42_817).to_string(), "042 817");
        assert_eq!(Code(0).to_string(), "000 000");
        assert_eq!(Code(999_999).to_string(), "999 999");
    }

    #[test]
    fn a_nonce_chosen_after_the_other_was_seen_breaks_the_commitment() {
        let binding = [7; 32];
        let (_, commitment) = Committed::new(binding, &chance(3)).unwrap();
        let (holding, _) = Holding::new(binding, &commitment, &chance(4)).unwrap();
        assert_eq!(holding.check(&[9; 32]), Err(LinkError::CommitmentBroken));
    }

    #[test]
    fn a_commitment_passed_on_to_another_channel_does_not_hold() {
        let (committed, commitment) = Committed::new([7; 32], &chance(3)).unwrap();
        let (holding, nonce) = Holding::new([8; 32], &commitment, &chance(4)).unwrap();
        let (revealed, _) = committed.reveal(&nonce).unwrap();
        assert_eq!(holding.check(&revealed), Err(LinkError::CommitmentBroken));
    }

    #[test]
    fn a_code_hangs_on_the_channel_and_on_both_nonces() {
        let codes = [([1; 32], 2, 3), ([9; 32], 2, 3), ([1; 32], 9, 3), ([1; 32], 2, 9)]
            .map(|(binding, terminal, console)| code(&binding, &[terminal; 32], &[console; 32]));
        assert!(codes.iter().skip(1).all(|other| *other != codes[0]), "{codes:?}");
    }

    #[test]
    fn codes_spread_over_the_whole_range() {
        let codes: Vec<u32> = (0..2000_u16)
            .map(|at| {
                let mut nonce = [0; 32];
                nonce[..2].copy_from_slice(&at.to_be_bytes());
                code(&[1; 32], &nonce, &[2; 32]).0
            })
            .collect();
        for tenth in 0..10 {
            let held = codes.iter().filter(|code| **code / 100_000 == tenth).count();
            assert!((130..270).contains(&held), "{tenth}: {held}");
        }
    }

    #[test]
    fn odd_lengths_are_refused() {
        assert!(Holding::new([0; 32], &[1; 31], &chance(1)).is_err());
        let (committed, _) = Committed::new([0; 32], &chance(1)).unwrap();
        assert!(committed.reveal(&[1; 33]).is_err());
    }
}
