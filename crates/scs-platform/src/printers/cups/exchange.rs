//! One question and its answer over HTTP/1.0: a length in front, nothing chunked, one line each.

use std::io::{self, ErrorKind};

use super::address::{CupsAddress, Wire};
use crate::printers::PrinterError;
use crate::printers::in_time::Deadline;

/// The longest answer read; hundreds of printers fit.
const LONGEST: usize = 8 << 20;
const AT_ONCE: usize = 64 << 10;
const OK: u16 = 200;

/// Posts the parts as one IPP body and gives back the body of the answer.
pub(super) fn exchange(
    address: &CupsAddress,
    path: &str,
    parts: &[&[u8]],
    deadline: Deadline,
) -> Result<Vec<u8>, PrinterError> {
    let mut wire = address.connect(deadline)?;
    let length: usize = parts.iter().map(|part| part.len()).sum();
    let head = format!(
        "POST {path} HTTP/1.0\r\nHost: {}\r\nContent-Type: application/ipp\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n",
        address.host()
    );
    write_all(wire.as_mut(), head.as_bytes(), deadline)?;
    for part in parts {
        write_all(wire.as_mut(), part, deadline)?;
    }
    body_of(&read_all(wire.as_mut(), deadline)?)
}

/// Piece by piece, so that a server that reads slowly does not stretch the deadline.
fn write_all(wire: &mut dyn Wire, bytes: &[u8], deadline: Deadline) -> Result<(), PrinterError> {
    for piece in bytes.chunks(AT_ONCE) {
        wait(wire, deadline)?;
        wire.write_all(piece).map_err(|trouble| broken(&trouble))?;
    }
    Ok(())
}

/// Until the answer is complete: CUPS keeps the line open after a refusal, waiting for a password.
fn read_all(wire: &mut dyn Wire, deadline: Deadline) -> Result<Vec<u8>, PrinterError> {
    let mut answer = Vec::new();
    let mut piece = vec![0; AT_ONCE];
    while !is_complete(&answer) {
        wait(wire, deadline)?;
        match wire.read(&mut piece) {
            Ok(0) => break,
            Ok(count) => answer.extend(piece.iter().take(count)),
            Err(trouble) if trouble.kind() == ErrorKind::Interrupted => {}
            Err(trouble) => return Err(broken(&trouble)),
        }
        if answer.len() > LONGEST {
            return Err(PrinterError::unclear("an answer without end"));
        }
    }
    Ok(answer)
}

fn wait(wire: &dyn Wire, deadline: Deadline) -> Result<(), PrinterError> {
    wire.wait_at_most(deadline.left()?).map_err(|trouble| broken(&trouble))
}

fn broken(trouble: &io::Error) -> PrinterError {
    match trouble.kind() {
        ErrorKind::TimedOut | ErrorKind::WouldBlock => PrinterError::TooSlow,
        kind => PrinterError::unclear(kind),
    }
}

fn body_of(answer: &[u8]) -> Result<Vec<u8>, PrinterError> {
    let (head, body) = parted(answer).ok_or_else(|| PrinterError::unclear("no HTTP head"))?;
    match status_of(head) {
        Some(OK) => Ok(body.to_vec()),
        Some(401 | 403) => Err(PrinterError::NotAllowed),
        Some(413) => Err(PrinterError::DocumentRefused),
        Some(status) => Err(PrinterError::unclear(format!("HTTP {status}"))),
        None => Err(PrinterError::unclear("no HTTP status")),
    }
}

/// Where it says no, the head is enough; without a length it lasts until the line is closed.
fn is_complete(answer: &[u8]) -> bool {
    match parted(answer) {
        Some((head, _)) if status_of(head) != Some(OK) => true,
        Some((head, body)) => length_of(head).is_some_and(|length| body.len() >= length),
        None => false,
    }
}

/// Before and behind the empty line.
fn parted(answer: &[u8]) -> Option<(&[u8], &[u8])> {
    const END: &[u8] = b"\r\n\r\n";
    let end = answer.windows(END.len()).position(|four| four == END)?;
    answer.split_at_checked(end + END.len())
}

fn status_of(head: &[u8]) -> Option<u16> {
    let line = head.split(|byte| *byte == b'\r').next()?;
    let line = std::str::from_utf8(line).ok()?;
    line.strip_prefix("HTTP/1.")?.split(' ').nth(1)?.parse().ok()
}

fn length_of(head: &[u8]) -> Option<usize> {
    let head = std::str::from_utf8(head).ok()?;
    let mut fields = head.lines().filter_map(|line| line.split_once(':'));
    let (_, length) = fields.find(|(name, _)| name.eq_ignore_ascii_case("content-length"))?;
    length.trim().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn body(answer: &str) -> Result<Vec<u8>, PrinterError> {
        body_of(answer.as_bytes())
    }

    #[test]
    fn the_body_begins_after_the_empty_line() {
        let answer = "HTTP/1.0 200 OK\r\nServer: CUPS\r\n\r\none\r\n\r\ntwo";
        assert_eq!(body(answer), Ok(b"one\r\n\r\ntwo".to_vec()));
        assert_eq!(body("HTTP/1.1 200 OK\r\n\r\n"), Ok(Vec::new()));
    }

    #[test]
    fn an_answer_is_complete_when_its_length_is_there_or_it_is_a_refusal() {
        let cases = [
            ("HTTP/1.0 200 OK\r\nContent-Length: 3\r\n\r\n", false),
            ("HTTP/1.0 200 OK\r\nContent-Length: 3\r\n\r\nab", false),
            ("HTTP/1.0 200 OK\r\ncontent-length: 3\r\n\r\nabc", true),
            ("HTTP/1.0 200 OK\r\n\r\nabc", false),
            ("HTTP/1.0 401 Unauthorized\r\nContent-Length: 900\r\n\r\n", true),
            ("HTTP/1.0 401 Unauthorized\r\n", false),
            ("", false),
        ];
        for (answer, expected) in cases {
            assert_eq!(is_complete(answer.as_bytes()), expected, "{answer}");
        }
    }

    #[test]
    fn a_refusal_of_the_server_is_told_apart() {
        let cases = [
            ("HTTP/1.0 401 Unauthorized\r\n\r\n", PrinterError::NotAllowed),
            ("HTTP/1.0 403 Forbidden\r\n\r\n", PrinterError::NotAllowed),
            ("HTTP/1.0 413 Too Large\r\n\r\n", PrinterError::DocumentRefused),
            ("HTTP/1.0 426 Upgrade\r\n\r\n", PrinterError::unclear("HTTP 426")),
            ("SSH-2.0\r\n\r\n", PrinterError::unclear("no HTTP status")),
            ("", PrinterError::unclear("no HTTP head")),
        ];
        for (answer, expected) in cases {
            assert_eq!(body(answer), Err(expected), "{answer}");
        }
    }
}
