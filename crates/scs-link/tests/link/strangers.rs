//! Other keys, other versions, and a hand on the cable.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::mpsc::TryRecvError;

use scs_link::{FrameError, FromTerminal, Heard, LinkError, TerminalHeard, VERSION};

use crate::places::{Desk, PATIENCE, Place, anywhere, id, quick};
use crate::relay::Relay;

fn greeting(version: u16) -> Vec<u8> {
    [&[0, 11][..], b"scs-link", &version.to_be_bytes(), &[2]].concat()
}

#[test]
fn an_unknown_terminal_is_not_let_in() {
    let desk = Desk::open(anywhere(), 1, quick());
    let stranger = Place::at(desk.at(), 9, quick());
    assert_eq!(stranger.awaits_away(), LinkError::Refused);
    assert_eq!(desk.heard.try_recv().err(), Some(TryRecvError::Empty), "the consultant is not troubled");
    assert_eq!(desk.console.send(id(9), scs_link::ToTerminal::End), Err(LinkError::NotLinked));
}

#[test]
fn a_terminal_speaks_to_no_other_workstation() {
    let impostor = Desk::open_as(66, anywhere(), 1, quick());
    let place = Place::at(impostor.at(), 1, quick());
    assert_eq!(place.awaits_away(), LinkError::UnknownKey);
    assert!(impostor.heard.try_recv().is_err());
}

#[test]
fn a_terminal_of_another_version_is_refused_and_told_ours() {
    let desk = Desk::open(anywhere(), 1, quick());
    let mut socket = TcpStream::connect(desk.at()).unwrap();
    socket.set_read_timeout(Some(PATIENCE)).unwrap();
    socket.write_all(&greeting(VERSION + 1)).unwrap();
    let mut answer = Vec::new();
    socket.read_to_end(&mut answer).unwrap();
    assert_eq!(answer, greeting(VERSION));
}

#[test]
fn a_workstation_of_another_version_is_named_so() {
    let listener = TcpListener::bind(anywhere()).unwrap();
    let place = Place::at(listener.local_addr().unwrap(), 1, quick());
    let (mut socket, _) = listener.accept().unwrap();
    socket.write_all(&greeting(VERSION + 1)).unwrap();
    assert_eq!(place.awaits_away(), LinkError::OtherVersion { theirs: VERSION + 1 });
}

/// What a workstation says of a link whose first connection is changed so, after one message was heard
/// well. The link made next is whole.
fn meddled(change: impl FnMut(usize, Vec<u8>) -> Vec<u8> + Send + 'static) -> LinkError {
    let mut change = change;
    let desk = Desk::open(anywhere(), 1, quick());
    let relay =
        Relay::open(
            desk.at(),
            move |connection, place, frame| {
                if connection == 0 && place > 2 { change(place - 3, frame) } else { frame }
            },
        );
    let place = Place::at(relay.address, 1, quick());
    place.awaits(&TerminalHeard::Linked);
    desk.awaits_connected(1);
    for _ in 0..3 {
        place.says(FromTerminal::ConsentRefused);
    }
    let mut refusals = 0;
    let why = loop {
        match desk.heard.recv_timeout(PATIENCE).unwrap() {
            Heard::Lost(_, why) => break why,
            Heard::Said(_, FromTerminal::ConsentRefused) => refusals += 1,
            other => panic!("{other:?}"),
        }
    };
    assert!(refusals <= 3, "nothing is heard twice");
    desk.awaits_connected(1);
    why
}

#[test]
fn a_frame_repeated_ends_the_link() {
    assert_eq!(
        meddled(|place, frame| if place == 1 { [frame.clone(), frame].concat() } else { frame }),
        LinkError::Forged
    );
}

#[test]
fn frames_in_another_order_end_the_link() {
    let mut kept = Vec::new();
    let why = meddled(move |place, frame| match place {
        1 => {
            kept = frame;
            Vec::new()
        }
        2 => [frame, std::mem::take(&mut kept)].concat(),
        _ => frame,
    });
    assert_eq!(why, LinkError::Forged);
}

#[test]
fn a_frame_left_out_ends_the_link() {
    assert_eq!(meddled(|place, frame| if place == 1 { Vec::new() } else { frame }), LinkError::Forged);
}

#[test]
fn a_frame_cut_short_ends_the_link() {
    let why = meddled(|place, mut frame| {
        if place == 1 {
            frame.pop();
            let length = u16::try_from(frame.len() - 2).unwrap().to_be_bytes();
            frame[..2].copy_from_slice(&length);
        }
        frame
    });
    assert_eq!(why, LinkError::Forged);
}

#[test]
fn a_changed_bit_ends_the_link() {
    let why = meddled(|place, mut frame| {
        if place == 1 {
            frame[5] ^= 4;
        }
        frame
    });
    assert_eq!(why, LinkError::Forged);
}

#[test]
fn a_length_out_of_bounds_ends_the_link() {
    let too_long = meddled(|place, frame| if place == 1 { vec![0xff, 0xff] } else { frame });
    assert_eq!(too_long, LinkError::Frame(FrameError::TooLong));
    let empty = meddled(|place, frame| if place == 1 { vec![0, 0] } else { frame });
    assert_eq!(empty, LinkError::Frame(FrameError::Empty));
}

#[test]
fn a_recorded_connection_played_again_leads_nowhere() {
    let desk = Desk::open(anywhere(), 1, quick());
    let (record, recorded) = std::sync::mpsc::channel();
    let relay = Relay::open(desk.at(), move |_, _, frame| {
        let _ = record.send(frame.clone());
        frame
    });
    let place = Place::at(relay.address, 1, quick());
    place.says(FromTerminal::ConsentRefused);
    desk.awaits(|heard| matches!(heard, Heard::Said(..)).then_some(()));
    drop(place);
    assert_eq!(desk.awaits_lost(), LinkError::Closed);

    let mut again = TcpStream::connect(desk.at()).unwrap();
    again.set_read_timeout(Some(PATIENCE)).unwrap();
    for frame in recorded.try_iter() {
        let _ = again.write_all(&frame);
    }
    let _ = again.read_to_end(&mut Vec::new());
    assert_eq!(desk.heard.try_recv().err(), Some(TryRecvError::Empty));
}
