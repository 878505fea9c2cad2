//! A send that fails after its job was made takes the job back: against a server that says what the test wants.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::Duration;

use scs_platform::{CupsAddress, CupsPrinters, PrinterError, Printers};

const CREATE_JOB: u8 = 0x05;
const SEND_DOCUMENT: u8 = 0x06;
const CANCEL_JOB: u8 = 0x08;
/// What a purge is told at last.
const NOT_FOUND: u16 = 0x0406;
const FORMAT_NOT_SUPPORTED: u16 = 0x040A;

/// Makes job 7, answers the document with `to_document` or never, and tells every question it was asked.
fn server(to_document: Option<u16>) -> (CupsAddress, Receiver<Vec<u8>>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = CupsAddress::named(&listener.local_addr().unwrap().to_string()).unwrap();
    let (tell, hear) = channel();
    std::thread::spawn(move || serve(&listener, to_document, &tell));
    (address, hear)
}

fn serve(listener: &TcpListener, to_document: Option<u16>, tell: &Sender<Vec<u8>>) {
    let mut silent = Vec::new();
    for wire in listener.incoming() {
        let mut wire = wire.unwrap();
        let question = question(&mut wire);
        let status = match question[3] {
            SEND_DOCUMENT => to_document,
            CANCEL_JOB => Some(NOT_FOUND),
            _ => Some(0),
        };
        if tell.send(question).is_err() {
            return;
        }
        match status {
            Some(status) => answer(&mut wire, status),
            None => silent.push(wire),
        }
    }
}

/// The body of one HTTP request.
fn question(wire: &mut TcpStream) -> Vec<u8> {
    let mut read = Vec::new();
    let mut piece = [0; 4096];
    loop {
        let count = wire.read(&mut piece).unwrap();
        read.extend_from_slice(&piece[..count]);
        let Some(end) = read.windows(4).position(|four| four == b"\r\n\r\n") else {
            continue;
        };
        let head = String::from_utf8_lossy(&read[..end]).into_owned();
        let length = head.split("Content-Length: ").nth(1).unwrap();
        let length: usize = length.lines().next().unwrap().parse().unwrap();
        if read.len() >= end + 4 + length {
            return read.split_off(end + 4);
        }
    }
}

fn answer(wire: &mut TcpStream, status: u16) {
    let mut body = vec![1, 1];
    body.extend(status.to_be_bytes());
    body.extend([0, 0, 0, 1, 2, 0x21, 0, 6]);
    body.extend(b"job-id");
    body.extend([0, 4, 0, 0, 0, 7, 3]);
    let head = format!("HTTP/1.0 200 OK\r\nContent-Length: {}\r\n\r\n", body.len());
    wire.write_all(head.as_bytes()).unwrap();
    wire.write_all(&body).unwrap();
}

fn assert_taken_back(hear: &Receiver<Vec<u8>>) {
    let asked = || hear.recv_timeout(Duration::from_secs(10)).unwrap();
    let (create, send, cancel) = (asked(), asked(), asked());
    assert_eq!([create[3], send[3], cancel[3]], [CREATE_JOB, SEND_DOCUMENT, CANCEL_JOB]);
    let cancel = String::from_utf8_lossy(&cancel).into_owned();
    assert!(cancel.contains("ipp://localhost/jobs/7"), "{cancel}");
    assert!(cancel.contains("purge-job"), "{cancel}");
}

#[test]
fn a_send_that_is_given_up_takes_its_job_back() {
    let (address, hear) = server(None);
    let sent = CupsPrinters::at(address).send("hall", "5", b"%PDF-1.4\n", 1);
    assert_eq!(sent, Err(PrinterError::TooSlow));
    assert_taken_back(&hear);
}

#[test]
fn a_refused_document_takes_its_job_back() {
    let (address, hear) = server(Some(FORMAT_NOT_SUPPORTED));
    let sent = CupsPrinters::at(address).send("hall", "5", b"%PDF-1.4\n", 1);
    assert_eq!(sent, Err(PrinterError::DocumentRefused));
    assert_taken_back(&hear);
}
