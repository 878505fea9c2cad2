//! A full centre: what it costs the network, and how late a tile is.

use std::collections::BTreeMap;
use std::sync::atomic::Ordering;
use std::sync::mpsc;
use std::time::{Duration, Instant};

use scs_link::{Console, FromTerminal, Heard, Pace, TerminalId};

use crate::places::{CONSOLE, PATIENCE, Place, anywhere, chance, id, key, report};
use crate::relay::Relay;

const TERMINALS: u8 = 30;
const SECONDS: u16 = 8;
/// The customer's: a centre's network is shared with everything else.
const BYTES_PER_SECOND_MAX: f64 = 2000.0;
/// Ethernet, IPv4 and TCP with time stamps around each segment.
const HEADERS: u64 = 66;

#[test]
fn thirty_terminals_report_every_second() {
    let (tell, heard) = mpsc::channel();
    let known = (1..=TERMINALS).map(|number| (key(number).public(), id(number)));
    let console =
        Console::listen(anywhere(), key(CONSOLE), known, chance(7), Pace::default(), move |heard| {
            let _ = tell.send((Instant::now(), heard));
        })
        .unwrap();
    let relay = Relay::plain(console.address());
    let places: Vec<Place> =
        (1..=TERMINALS).map(|number| Place::at(relay.address, number, Pace::default())).collect();
    let mut linked = 0;
    while linked < TERMINALS {
        let (_, heard) = heard.recv_timeout(PATIENCE).unwrap();
        linked += u8::from(matches!(heard, Heard::Connected(_)));
    }

    let counts = &relay.counts;
    let sum = || [&counts.up_bytes, &counts.down_bytes, &counts.frames].map(|it| it.load(Ordering::SeqCst));
    let before = sum();
    let began = Instant::now();
    let mut said: BTreeMap<(TerminalId, u16), Instant> = BTreeMap::new();
    let (_never, second) = mpsc::channel::<()>();
    for tries in 1..=SECONDS {
        for (number, place) in (1..).zip(&places) {
            said.insert((id(number), tries), Instant::now());
            place.says(FromTerminal::Report(report(tries)));
        }
        let next = began + Duration::from_secs(tries.into());
        let _ = second.recv_timeout(next.saturating_duration_since(Instant::now()));
    }
    let elapsed = began.elapsed().as_secs_f64();
    let after = sum();

    let mut late: Vec<Duration> = Vec::new();
    while late.len() < usize::from(TERMINALS) * usize::from(SECONDS) {
        if let (at, Heard::Said(terminal, FromTerminal::Report(report))) =
            heard.recv_timeout(PATIENCE).unwrap()
        {
            late.push(at - said[&(terminal, report.tries)]);
        }
    }
    late.sort();
    let share = |percent: usize| late[late.len() * percent / 100];
    let [up, down, frames] = [0, 1, 2].map(|at| after[at] - before[at]);
    let each = |bytes: u64| bytes as f64 / elapsed / f64::from(TERMINALS);
    println!("per terminal: {:.0} B/s up, {:.0} B/s down", each(up), each(down));
    println!("with headers and acknowledgements: {:.0} B/s", each(up + down + frames * 2 * HEADERS));
    println!(
        "a tile is late by: median {:?}, p95 {:?}, worst {:?}",
        share(50),
        share(95),
        late[late.len() - 1]
    );
    assert!(each(up + down) <= BYTES_PER_SECOND_MAX);
}
