use proptest::prelude::*;

use super::*;
use crate::frame::{FrameError, Frames};
use crate::seeded::{Seeded, chance};

/// Both sides, without a wire. `change` stands between: payloads 0, 2 and 4 are of the side that dials,
/// 1 and 3 of the side that listens.
fn meet(
    purpose: Purpose,
    expects: Option<PublicKey>,
    change: impl Fn(usize, &mut Vec<u8>),
) -> Result<(Channel, Channel), LinkError> {
    let (ours, theirs) = (chance(1), chance(2));
    let (terminal, console) =
        (SecretKey::from_bytes(&[1; 32]).unwrap(), SecretKey::from_bytes(&[2; 32]).unwrap());
    let (mut dials, mut said) = Handshake::dial(purpose, &terminal, expects, &ours)?;
    let mut listens = Handshake::listen(&console, &theirs);
    let mut ours = None;
    for at in 0.. {
        change(at * 2, &mut said);
        let turn = listens.read(&said)?;
        if let Some(theirs) = turn.end {
            return Ok((ours.unwrap(), theirs?));
        }
        let mut answer = turn.send.unwrap();
        change(at * 2 + 1, &mut answer);
        let turn = dials.read(&answer)?;
        said = turn.send.unwrap();
        ours = turn.end.map(|end| end.unwrap()).or(ours);
    }
    unreachable!()
}

pub(crate) fn pair_of_channels() -> (Channel, Channel) {
    meet(Purpose::Pair, None, |_, _| ()).unwrap()
}

fn frames(mut bytes: &[u8]) -> Vec<Vec<u8>> {
    let mut frames = Frames::new(FRAME_MAX);
    std::iter::from_fn(|| frames.take(&mut bytes).unwrap()).collect()
}

#[test]
fn both_sides_know_each_other_and_the_same_channel() {
    let (ours, theirs) = meet(Purpose::Link, None, |_, _| ()).unwrap();
    assert_eq!(ours.peer, SecretKey::from_bytes(&[2; 32]).unwrap().public());
    assert_eq!(theirs.peer, SecretKey::from_bytes(&[1; 32]).unwrap().public());
    assert_eq!(ours.binding, theirs.binding);
    assert_eq!((ours.purpose, theirs.purpose), (Purpose::Link, Purpose::Link));
}

#[test]
fn a_caller_who_expects_another_key_ends_before_it_names_itself() {
    let met = meet(Purpose::Link, Some(PublicKey([5; 32])), |at, _| assert!(at < 4, "no third message"));
    assert_eq!(met.err(), Some(LinkError::UnknownKey));
}

#[test]
fn another_version_is_refused_by_its_own_error_and_told_ours() {
    let older = meet(Purpose::Link, None, |at, said| {
        if at == 1 {
            said[9] = 7
        }
    });
    assert_eq!(older.err(), Some(LinkError::OtherVersion { theirs: 7 }));
    let (secret, chance) = (SecretKey::from_bytes(&[2; 32]).unwrap(), chance(2));
    let turn = Handshake::listen(&secret, &chance).read(b"scs-link\0\x07\x02and more").unwrap();
    assert_eq!(turn.send, Some(greeting(Purpose::Link)));
    assert_eq!(turn.end.unwrap().err(), Some(LinkError::OtherVersion { theirs: 7 }));
}

#[test]
fn a_stranger_to_the_protocol_is_refused() {
    let (secret, chance) = (SecretKey::from_bytes(&[2; 32]).unwrap(), chance(2));
    for said in [&b"GET / HTTP/1.1"[..], b"scs-link", b"scs-link\0", b"scs-link\0\x01", b"scs-link\0\x01\x03"]
    {
        let refused = Handshake::listen(&secret, &chance).read(said).err();
        assert_eq!(refused, Some(LinkError::OtherProtocol));
    }
}

#[test]
fn a_purpose_changed_on_the_way_breaks_the_handshake() {
    let met = meet(Purpose::Link, None, |at, said| {
        if at == 0 {
            said[10] = Purpose::Pair as u8
        }
    });
    assert_eq!(met.err(), Some(LinkError::OtherProtocol), "the answer tells");
    let met = meet(Purpose::Link, None, |at, said| match at {
        0 => said[10] = Purpose::Pair as u8,
        1 => said[10] = Purpose::Link as u8,
        _ => (),
    });
    assert_eq!(met.err(), Some(LinkError::Forged), "and if it is changed back, the prologue");
}

#[test]
fn a_bit_changed_in_any_byte_of_a_handshake_is_refused() {
    for (at, length) in [(2, 32), (3, 96), (4, 64)] {
        for byte in 0..length {
            let met = meet(Purpose::Link, None, |now, said| {
                if now == at {
                    assert_eq!(said.len(), length);
                    said[byte] ^= 1 << (byte % 8);
                }
            });
            assert_eq!(met.err(), Some(LinkError::Forged), "payload {at}, byte {byte}");
        }
    }
}

#[test]
fn a_message_of_any_length_comes_whole_and_one_too_long_does_not_go() {
    let (mut ours, mut theirs) = pair_of_channels();
    for length in [1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK, MESSAGE_MAX] {
        let message = vec![3; length];
        let sealed = ours.sealer.seal(&message).unwrap();
        let opened: Vec<_> =
            frames(&sealed).iter().filter_map(|frame| theirs.opener.open(frame).unwrap()).collect();
        assert_eq!(opened.len(), 1);
        assert_eq!(opened[0].as_slice(), message);
    }
    assert_eq!(ours.sealer.seal(&[]), Err(FrameError::Empty.into()));
    assert_eq!(ours.sealer.seal(&vec![0; MESSAGE_MAX + 1]), Err(FrameError::TooLong.into()));
}

#[test]
fn a_sender_who_never_ends_a_message_is_refused_at_the_cap() {
    let (ours, mut theirs) = pair_of_channels();
    let mut plain = vec![MORE];
    plain.resize(CHUNK + 1, 0);
    for nonce in 0..=MESSAGE_MAX / CHUNK {
        let mut sealed = vec![0; FRAME_MAX];
        ours.sealer.noise.write_message(nonce as u64, &plain, &mut sealed).unwrap();
        let opened = theirs.opener.open(&sealed);
        assert!(theirs.opener.gathered.len() <= MESSAGE_MAX);
        if nonce == MESSAGE_MAX / CHUNK {
            assert_eq!(opened.err(), Some(FrameError::TooLong.into()));
        }
    }
}

#[test]
fn what_was_moved_repeated_or_left_out_is_refused_for_ever() {
    let orders: [&[usize]; 4] = [&[0, 0], &[1, 0], &[0, 2], &[2]];
    for order in orders {
        let (mut ours, mut theirs) = pair_of_channels();
        let sealed: Vec<Vec<u8>> =
            (1..=3).map(|byte| frames(&ours.sealer.seal(&[byte]).unwrap()).remove(0)).collect();
        let refused = order.iter().map(|at| theirs.opener.open(&sealed[*at])).find_map(Result::err);
        assert_eq!(refused, Some(LinkError::Forged), "{order:?}");
        assert!(sealed.iter().all(|frame| theirs.opener.open(frame).is_err()), "no way back");
    }
}

#[test]
fn nobody_is_sent_back_his_own_words() {
    let (mut ours, _) = pair_of_channels();
    let sealed = ours.sealer.seal(b"mine").unwrap();
    assert_eq!(ours.opener.open(&frames(&sealed)[0]).err(), Some(LinkError::Forged));
}

#[test]
fn damaged_ciphertext_is_always_refused() {
    let seed = Seeded::seed_of_the_run();
    println!("SCS_SEED={seed}");
    let mut random = Seeded::new(seed);
    let (mut ours, theirs) = pair_of_channels();
    let sealed = frames(&ours.sealer.seal(&[5; 200]).unwrap()).remove(0);
    for _ in 0..5_000 {
        let mut damaged = sealed.clone();
        match random.below(3) {
            0 => damaged[random.below(sealed.len())] ^= 1 << random.below(8),
            1 => damaged.truncate(random.below(sealed.len())),
            _ => damaged.push(random.byte()),
        }
        let noise = theirs.opener.noise.clone();
        let mut opener = Opener { noise, nonce: 0, gathered: Zeroizing::default(), is_broken: false };
        assert_eq!(opener.open(&damaged).err(), Some(LinkError::Forged));
    }
}

proptest! {
    #[test]
    fn any_bytes_lead_a_handshake_to_a_refusal_or_an_answer(
        said in proptest::collection::vec(proptest::collection::vec(any::<u8>(), 0..140), 1..4),
    ) {
        let (secret, chance) = (SecretKey::from_bytes(&[2; 32]).unwrap(), chance(2));
        let mut listens = Handshake::listen(&secret, &chance);
        let _ = listens.read(&greeting(Purpose::Link));
        for frame in said {
            let met = listens.read(&frame).is_ok_and(|turn| turn.end.is_some_and(|end| end.is_ok()));
            prop_assert!(!met);
        }
    }
}
