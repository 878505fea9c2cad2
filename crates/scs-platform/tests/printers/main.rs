//! The printers of CUPS against a real `cupsd` of the test's own, on 127.0.0.1, in a temporary folder.
//!
//! A machine without `cupsd` fails here: an untried printer is a printer that does not print.
#![cfg(unix)]

mod absent;
#[cfg(test)]
mod cupsd;
mod ending;
mod printing;
mod stuck;
#[cfg(test)]
mod taken_back;
