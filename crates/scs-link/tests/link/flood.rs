//! Connections that never say who they are.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use scs_link::{FromTerminal, Pace};

use crate::places::{Desk, PATIENCE, Place, anywhere, quick, report};

#[test]
fn two_hundred_half_open_connections_stop_no_terminal() {
    let desk = Desk::open(anywhere(), 2, Pace { handshake: Duration::from_secs(5), ..quick() });
    let before = Place::at(desk.at(), 1, quick());
    desk.awaits_connected(1);
    let half_open: Vec<TcpStream> = (0..200)
        .map(|at| {
            let mut socket = TcpStream::connect(desk.at()).unwrap();
            if at % 2 == 0 {
                let _ = socket.write_all(&[0]);
            }
            socket
        })
        .collect();
    let began = Instant::now();
    let _after = Place::at(desk.at(), 2, quick());
    desk.awaits_connected(2);
    println!(
        "a terminal was let in among {} half-open connections after {:?}",
        half_open.len(),
        began.elapsed()
    );
    before.says(FromTerminal::Report(report(5)));
    desk.awaits_report(5);
}

#[test]
fn a_half_open_connection_is_ended_when_its_time_is_up_even_if_it_trickles() {
    let pace = Pace { handshake: Duration::from_millis(300), ..quick() };
    let desk = Desk::open(anywhere(), 0, pace);
    let mut socket = TcpStream::connect(desk.at()).unwrap();
    socket.set_read_timeout(Some(Duration::from_millis(20))).unwrap();
    let began = Instant::now();
    loop {
        // One byte of a greeting that never ends; each is well before any deadline for one read.
        let is_written = socket.write_all(&[0]).is_ok();
        let is_over = !is_written || matches!(socket.read(&mut [0]), Ok(0));
        if is_over || socket.take_error().unwrap().is_some() {
            break;
        }
        assert!(began.elapsed() < PATIENCE);
    }
}

#[test]
fn one_connection_too_many_pushes_out_the_oldest_at_once() {
    let pace = Pace { handshake: PATIENCE * 10, ..quick() };
    let desk = Desk::open(anywhere(), 0, pace);
    let mut half_open: Vec<TcpStream> = (0..65).map(|_| TcpStream::connect(desk.at()).unwrap()).collect();
    half_open[0].set_read_timeout(Some(PATIENCE)).unwrap();
    assert_eq!(half_open[0].read(&mut [0]).unwrap(), 0, "ended long before its time");
    half_open[64].set_nonblocking(true).unwrap();
    assert!(half_open[64].read(&mut [0]).is_err(), "and the newest is not");
}
