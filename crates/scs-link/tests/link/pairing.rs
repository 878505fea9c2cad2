use std::time::Duration;

use scs_link::{Console, Heard, LinkError, Pairing, PairingAsk};

use crate::places::{CONSOLE, Desk, Place, anywhere, awaited, chance, id, key, quick};

const WINDOW: Duration = Duration::from_secs(60);

fn asked(desk: &Desk) -> PairingAsk {
    desk.awaits(|heard| if let Heard::PairingAsked(ask) = heard { Some(ask) } else { None })
}

fn failed(desk: &Desk) -> LinkError {
    desk.awaits(|heard| if let Heard::PairingFailed(why) = heard { Some(why) } else { None })
}

fn ask(desk: &Desk, number: u8) -> Result<Pairing, LinkError> {
    Pairing::ask(desk.at(), &key(number), &chance(number.into()), &quick())
}

#[test]
fn two_people_see_one_code_and_the_machines_then_know_each_other() {
    let desk = Desk::open(anywhere(), 0, quick());
    desk.console.allow_pairing(WINDOW);
    let at_terminal = ask(&desk, 1).unwrap();
    let at_desk = asked(&desk);
    assert_eq!(at_terminal.code(), at_desk.code());
    assert_eq!(at_desk.code().to_string().len(), 7);

    at_desk.answer(true);
    assert_eq!(at_terminal.confirm().unwrap(), key(CONSOLE).public());
    let paired = desk.awaits(|heard| if let Heard::Paired(key) = heard { Some(key) } else { None });
    assert_eq!(paired, key(1).public());

    desk.console.admit(paired, id(1));
    let _place = Place::at(desk.at(), 1, quick());
    desk.awaits_connected(1);
}

#[test]
fn no_one_keeps_a_key_unless_both_people_agree() {
    let desk = Desk::open(anywhere(), 0, quick());
    desk.console.allow_pairing(WINDOW);
    let at_terminal = ask(&desk, 1).unwrap();
    asked(&desk).answer(false);
    assert_eq!(at_terminal.confirm(), Err(LinkError::Declined));
    assert_eq!(failed(&desk), LinkError::Declined);

    desk.console.allow_pairing(WINDOW);
    let at_terminal = ask(&desk, 1).unwrap();
    let at_desk = asked(&desk);
    drop(at_terminal);
    at_desk.answer(true);
    assert_eq!(failed(&desk), LinkError::Closed);

    desk.console.allow_pairing(WINDOW);
    let at_terminal = ask(&desk, 1).unwrap();
    drop(asked(&desk));
    assert_eq!(at_terminal.confirm(), Err(LinkError::Declined), "no answer is a no");
}

/// He listens as a console and asks as a terminal, each with a key of his own, and passes everything on.
#[test]
fn a_man_in_the_middle_shows_two_codes() {
    let desk = Desk::open(anywhere(), 0, quick());
    desk.console.allow_pairing(WINDOW);
    let (tell, heard) = std::sync::mpsc::channel();
    let middle = Console::listen(anywhere(), key(66), [], chance(66), quick(), move |heard| {
        let _ = tell.send(heard);
    });
    let middle = middle.unwrap();
    middle.allow_pairing(WINDOW);

    let at_terminal = Pairing::ask(middle.address(), &key(1), &chance(1), &quick()).unwrap();
    let towards_terminal =
        awaited(&heard, |heard| if let Heard::PairingAsked(ask) = heard { Some(ask) } else { None });
    let towards_desk = Pairing::ask(desk.at(), &key(66), &chance(67), &quick()).unwrap();
    let at_desk = asked(&desk);

    assert_eq!(at_terminal.code(), towards_terminal.code(), "each half is whole in itself");
    assert_eq!(at_desk.code(), towards_desk.code());
    assert_ne!(at_terminal.code(), at_desk.code(), "and the people see that they differ");
}

#[test]
fn a_pairing_is_allowed_by_a_person_for_one_try() {
    let desk = Desk::open(anywhere(), 0, quick());
    assert_eq!(ask(&desk, 1).err(), Some(LinkError::Refused), "nobody allowed it");

    desk.console.allow_pairing(WINDOW);
    drop(ask(&desk, 66).unwrap());
    asked(&desk).answer(true);
    assert_eq!(failed(&desk), LinkError::Closed);
    assert_eq!(ask(&desk, 66).err(), Some(LinkError::Refused), "broken off is used up");

    desk.console.allow_pairing(Duration::ZERO);
    assert_eq!(ask(&desk, 1).err(), Some(LinkError::Refused), "time is up");

    desk.console.allow_pairing(WINDOW);
    desk.console.refuse_pairing();
    assert_eq!(ask(&desk, 1).err(), Some(LinkError::Refused), "and a person may think better of it");
}

#[test]
fn a_refused_pairing_ends_at_the_terminal() {
    let desk = Desk::open(anywhere(), 0, quick());
    desk.console.allow_pairing(WINDOW);
    let at_terminal = ask(&desk, 1).unwrap();
    let _at_desk = asked(&desk);
    desk.console.refuse_pairing();
    assert_eq!(at_terminal.confirm(), Err(LinkError::Closed));
}
