//! Where the CUPS server is, and the way there.

use std::io::{self, ErrorKind, Read, Write};
use std::net::{TcpStream, ToSocketAddrs};
use std::os::unix::net::UnixStream;
use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::printers::PrinterError;
use crate::printers::in_time::Deadline;

const SOCKETS: [&str; 2] = ["/run/cups/cups.sock", "/var/run/cups/cups.sock"];
const PORT: u16 = 631;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CupsAddress {
    Socket(PathBuf),
    Network { host: String, port: u16 },
}

impl CupsAddress {
    /// What `CUPS_SERVER` may hold: a socket's path, `host`, `host:port`, with `/version=…` behind it or
    /// not. Nothing for an empty one.
    pub fn named(text: &str) -> Option<CupsAddress> {
        if text.starts_with('/') {
            return Some(CupsAddress::Socket(PathBuf::from(text)));
        }
        let place = text.split('/').next().unwrap_or_default();
        let parted = place.rsplit_once(':').and_then(|(host, port)| Some((host, port.parse().ok()?)));
        let (host, port) = parted.unwrap_or((place, PORT));
        let host = host.trim_start_matches('[').trim_end_matches(']').to_owned();
        (!host.is_empty()).then_some(CupsAddress::Network { host, port })
    }

    /// The socket of this machine's own server, or its port where there is no socket.
    pub(super) fn of_the_machine() -> CupsAddress {
        let socket = SOCKETS.into_iter().find(|path| Path::new(path).exists());
        match socket {
            Some(path) => CupsAddress::Socket(PathBuf::from(path)),
            None => CupsAddress::Network { host: "localhost".to_owned(), port: PORT },
        }
    }

    /// For the `Host` line; CUPS refuses names that are not its own.
    pub(super) fn host(&self) -> String {
        match self {
            CupsAddress::Socket(_) => "localhost".to_owned(),
            CupsAddress::Network { host, port } if host.contains(':') => format!("[{host}]:{port}"),
            CupsAddress::Network { host, port } => format!("{host}:{port}"),
        }
    }

    pub(super) fn connect(&self, deadline: Deadline) -> Result<Box<dyn Wire>, PrinterError> {
        match self {
            CupsAddress::Socket(path) => {
                let stream = UnixStream::connect(path).map_err(|trouble| absent(&trouble))?;
                Ok(Box::new(stream))
            }
            CupsAddress::Network { host, port } => {
                let places = (host.as_str(), *port).to_socket_addrs().map_err(|_| PrinterError::NoService)?;
                let mut last = PrinterError::NoService;
                for place in places {
                    match TcpStream::connect_timeout(&place, deadline.left()?) {
                        Ok(stream) => return Ok(Box::new(stream)),
                        Err(trouble) => last = absent(&trouble),
                    }
                }
                Err(last)
            }
        }
    }
}

fn absent(trouble: &io::Error) -> PrinterError {
    match trouble.kind() {
        ErrorKind::PermissionDenied => PrinterError::NotAllowed,
        ErrorKind::TimedOut | ErrorKind::WouldBlock => PrinterError::TooSlow,
        _ => PrinterError::NoService,
    }
}

/// A connection that can be told how long to wait.
pub(super) trait Wire: Read + Write {
    fn wait_at_most(&self, patience: Duration) -> io::Result<()>;
}

impl Wire for UnixStream {
    fn wait_at_most(&self, patience: Duration) -> io::Result<()> {
        self.set_read_timeout(Some(patience))?;
        self.set_write_timeout(Some(patience))
    }
}

impl Wire for TcpStream {
    fn wait_at_most(&self, patience: Duration) -> io::Result<()> {
        self.set_read_timeout(Some(patience))?;
        self.set_write_timeout(Some(patience))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_server_is_named_as_for_every_other_program() {
        let network = |host: &str, port| Some(CupsAddress::Network { host: host.to_owned(), port });
        let cases = [
            ("/run/cups/cups.sock", Some(CupsAddress::Socket("/run/cups/cups.sock".into()))),
            ("print.centre", network("print.centre", 631)),
            ("print.centre:8631", network("print.centre", 8631)),
            ("print.centre:8631/version=1.1", network("print.centre", 8631)),
            ("[::1]:631", network("::1", 631)),
            ("", None),
        ];
        for (text, expected) in cases {
            assert_eq!(CupsAddress::named(text), expected, "{text}");
        }
    }

    #[test]
    fn the_host_line_carries_the_port() {
        let host = |text| CupsAddress::named(text).unwrap().host();
        assert_eq!(host("/run/cups/cups.sock"), "localhost");
        assert_eq!(host("127.0.0.1:16310"), "127.0.0.1:16310");
        assert_eq!(host("[::1]:631"), "[::1]:631");
    }
}
