//! Links that stand, break and come back.

use std::sync::atomic::Ordering;
use std::time::Duration;

use scs_link::{
    Document, FromTerminal, Gate, Heard, HintText, LinkError, MessageError, Minutes, Pace, Scale,
    TerminalHeard, ToTerminal,
};

use crate::places::{Desk, PATIENCE, Place, anywhere, id, quick, report};
use crate::relay::Relay;

#[test]
fn both_sides_hear_each_other_in_order() {
    let desk = Desk::open(anywhere(), 1, quick());
    let place = Place::at(desk.at(), 1, quick());
    desk.awaits_connected(1);
    place.awaits(&TerminalHeard::Linked);
    let messages = [
        ToTerminal::Start { minutes: Minutes::try_from(45).unwrap(), path: None },
        ToTerminal::Hint { text: HintText::try_from("Ниже есть кнопка".to_owned()).unwrap() },
        ToTerminal::Scale { scale: Scale::Largest },
        ToTerminal::Release { what: Gate::Camera },
        ToTerminal::OnMyWay,
        ToTerminal::End,
    ];
    for message in &messages {
        desk.console.send(id(1), message.clone()).unwrap();
    }
    for message in messages {
        let heard = place.heard.recv_timeout(PATIENCE).unwrap();
        assert_eq!(heard, TerminalHeard::Told(message));
    }
    let document = Document::new(format!("\"{}\"", "a".repeat(256 * 1024 - 2)).into_bytes()).unwrap();
    place.says(FromTerminal::ConsentGiven { document: document.clone() });
    let given = desk.awaits(|heard| match heard {
        Heard::Said(_, FromTerminal::ConsentGiven { document }) => Some(document),
        _ => None,
    });
    assert!(given == document, "the longest document comes whole");
}

#[test]
fn a_broken_link_is_made_again_and_the_last_report_said_again() {
    let desk = Desk::open(anywhere(), 1, quick());
    let relay = Relay::plain(desk.at());
    let place = Place::at(relay.address, 1, quick());
    place.says(FromTerminal::Report(report(1)));
    place.says(FromTerminal::Report(report(2)));
    desk.awaits_report(2);
    for _ in 0..3 {
        relay.cut();
        assert_eq!(desk.awaits_lost(), LinkError::Closed);
        desk.awaits_connected(1);
        desk.awaits_report(2);
    }
}

/// A link gone deaf in both directions, with one side that waits long; and what there was to hear first.
fn gone_deaf(desk: Pace, place: Pace) -> (Desk, Relay, Place) {
    let desk = Desk::open(anywhere(), 1, desk);
    let relay = Relay::plain(desk.at());
    let place = Place::at(relay.address, 1, place);
    place.says(FromTerminal::Report(report(1)));
    desk.awaits_report(1);
    relay.is_deaf.store(true, Ordering::SeqCst);
    (desk, relay, place)
}

fn patient() -> Pace {
    Pace { silence: PATIENCE * 10, ..quick() }
}

#[test]
fn a_terminal_that_falls_silent_is_lost_and_comes_back() {
    let (desk, relay, _place) = gone_deaf(quick(), patient());
    assert_eq!(desk.awaits_lost(), LinkError::Silent);
    relay.is_deaf.store(false, Ordering::SeqCst);
    relay.cut();
    desk.awaits_connected(1);
    desk.awaits_report(1);
}

#[test]
fn a_workstation_that_falls_silent_is_dialled_anew_and_a_citizens_words_do_not_wait() {
    let (desk, relay, place) = gone_deaf(patient(), quick());
    assert_eq!(place.awaits_away(), LinkError::Silent);
    place.says(FromTerminal::ConsentRefused);
    let document = Document::new(b"{}".to_vec()).unwrap();
    let given = place.terminal.say(FromTerminal::ConsentGiven { document });
    assert_eq!(given, Err(LinkError::NotLinked));
    relay.is_deaf.store(false, Ordering::SeqCst);
    relay.cut();
    desk.awaits(|heard| matches!(heard, Heard::Said(_, FromTerminal::ConsentRefused)).then_some(()));
    desk.awaits_report(1);
}

#[test]
fn a_quiet_link_is_kept_by_pings() {
    let pace = Pace { ping: Duration::from_millis(100), silence: Duration::from_millis(1500), ..quick() };
    let desk = Desk::open(anywhere(), 1, pace);
    let place = Place::at(desk.at(), 1, pace);
    desk.awaits_connected(1);
    place.awaits(&TerminalHeard::Linked);
    let nothing = desk.heard.recv_timeout(pace.silence * 2);
    assert!(nothing.is_err(), "{nothing:?}");
    assert!(place.heard.try_recv().is_err());
}

#[test]
fn terminals_come_back_to_a_workstation_that_was_started_anew() {
    let desk = Desk::open(anywhere(), 3, quick());
    let at = desk.at();
    let places: Vec<Place> = (1..=3).map(|number| Place::at(at, number, quick())).collect();
    for (number, place) in (1..).zip(&places) {
        place.says(FromTerminal::Report(report(number)));
        desk.awaits_report(number);
    }
    drop(desk);
    for place in &places {
        assert_eq!(place.awaits_away(), LinkError::Closed);
    }
    let desk = Desk::open(at, 3, quick());
    let mut missing = vec![1, 2, 3];
    while !missing.is_empty() {
        let tries = desk.awaits(|heard| match heard {
            Heard::Said(_, FromTerminal::Report(report)) => Some(report.tries),
            _ => None,
        });
        missing.retain(|expected| *expected != tries);
    }
}

#[test]
fn a_terminal_that_is_dropped_is_lost_and_one_forgotten_is_refused() {
    let desk = Desk::open(anywhere(), 2, quick());
    let first = Place::at(desk.at(), 1, quick());
    desk.awaits_connected(1);
    drop(first);
    assert_eq!(desk.awaits_lost(), LinkError::Closed);

    let second = Place::at(desk.at(), 2, quick());
    second.awaits(&TerminalHeard::Linked);
    desk.console.forget(id(2));
    assert_eq!(second.awaits_away(), LinkError::Closed);
    assert_eq!(second.awaits_away(), LinkError::Refused);
}

#[test]
fn a_new_link_takes_the_place_of_a_dead_one_without_a_loss() {
    let slow = patient();
    let desk = Desk::open(anywhere(), 1, slow);
    let relay = Relay::plain(desk.at());
    let _dead = Place::at(relay.address, 1, slow);
    desk.awaits_connected(1);
    relay.is_deaf.store(true, Ordering::SeqCst);
    let alive = Place::at(desk.at(), 1, slow);
    let next = desk.heard.recv_timeout(PATIENCE).unwrap();
    assert!(matches!(next, Heard::Connected(it) if it == id(1)), "{next:?}");
    alive.awaits(&TerminalHeard::Linked);
    desk.console.send(id(1), ToTerminal::ComeToDesk).unwrap();
    alive.awaits(&TerminalHeard::Told(ToTerminal::ComeToDesk));
}

#[test]
fn a_terminal_without_a_workstation_keeps_its_caller_free() {
    let nobody = std::net::TcpListener::bind(anywhere()).unwrap();
    let at = nobody.local_addr().unwrap();
    drop(nobody);
    let place = Place::at(at, 1, quick());
    let _ = place.awaits_away();
    for _ in 0..32 {
        place.says(FromTerminal::ConsentRefused);
    }
    assert_eq!(place.terminal.say(FromTerminal::ConsentRefused), Err(LinkError::Backlog));
    let wrong = scs_link::Report { at: 12, of: 11, ..report(1) };
    let said = place.terminal.say(FromTerminal::Report(wrong));
    assert_eq!(said, Err(LinkError::Message(MessageError::OutOfRange)));
    place.says(FromTerminal::Report(report(1)));
}
