//! Two programs, one desk: beside an open window, `scs` hands writing commands to it over a local socket
//! (a named pipe on Windows). One request a connection: a line of JSON each way.

use std::io::{BufRead, BufReader, Read, Write};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::JoinHandle;
use std::time::Duration;

use interprocess::local_socket::prelude::*;
use interprocess::local_socket::{GenericFilePath, ListenerOptions, Stream};
use scs_platform::Folders;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::desk::{Caller, Desk, Principal};
use crate::error::{ApiError, ApiField, Error, Result};
use crate::log::told;
use crate::registry;

/// Longest line taken, in bytes.
const LONGEST: u64 = 16 * 1024 * 1024;
/// Said at once to whoever connects. A program that hangs does not say it.
const GREETING: &str = "scs\n";
/// For the greeting, and for the request after it.
const PATIENCE: Duration = Duration::from_secs(2);
/// For the answer: the longest command copies the file and reads it through.
const LONGEST_COMMAND: Duration = Duration::from_secs(300);

#[derive(Serialize, Deserialize)]
struct Request {
    command: String,
    input: Value,
    name: Option<String>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Answer {
    Ok(Value),
    Error {
        exit: u8,
        code: String,
        message: String,
        advice: Option<String>,
        fields: Vec<Field>,
        incident: Option<String>,
    },
}

#[derive(Serialize, Deserialize)]
struct Field {
    field: String,
    rule: String,
    message: String,
}

/// The listening end; ends with the value.
pub struct Running {
    stop: Arc<AtomicBool>,
    name: String,
    thread: Option<JoinHandle<()>>,
}

/// What the running program answered: output, or exit code and error.
pub type Handed = std::result::Result<Value, (u8, ApiError)>;

fn socket_name(folders: &Folders) -> String {
    let folder = folders.data();
    if cfg!(windows) {
        let mut name = String::from(r"\\.\pipe\scs-");
        name.extend(
            folder.display().to_string().chars().map(|sign| if sign.is_alphanumeric() { sign } else { '-' }),
        );
        name
    } else {
        folder.join("desk.sock").display().to_string()
    }
}

/// Answers other programs of the same user until the returned value is dropped.
pub fn serve(desk: &Arc<Desk>) -> Result<Running> {
    let name = socket_name(desk.folders());
    let path = name.as_str().to_fs_name::<GenericFilePath>().map_err(Error::File)?;
    // A socket left by a killed program; the folder lock is ours, so nobody answers on it.
    if !cfg!(windows) {
        let _ = std::fs::remove_file(&name);
    }
    let listener = ListenerOptions::new().name(path).create_sync().map_err(Error::File)?;
    let stop = Arc::new(AtomicBool::new(false));
    let (desk, ended) = (Arc::clone(desk), Arc::clone(&stop));
    let thread = std::thread::spawn(move || {
        std::thread::scope(|answering| {
            for stream in listener.incoming() {
                if ended.load(Ordering::SeqCst) {
                    return;
                }
                if let Ok(stream) = stream {
                    answering.spawn(|| answer(&desk, stream));
                }
            }
        });
    });
    Ok(Running { stop, name, thread: Some(thread) })
}

fn answer(desk: &Desk, mut stream: Stream) {
    let _ = stream.set_recv_timeout(Some(PATIENCE));
    if stream.write_all(GREETING.as_bytes()).is_err() {
        return;
    }
    let mut reader = BufReader::new(std::io::Read::take(stream, LONGEST));
    let mut line = String::new();
    if reader.read_line(&mut line).is_err() {
        return;
    }
    let Ok(request) = serde_json::from_str::<Request>(&line) else {
        return;
    };
    let caller = Caller { principal: Principal::Consultant, name: request.name };
    let allowed = registry::refuse_away_from_the_window(&request.command);
    let answer = match allowed.and_then(|()| registry::call(desk, &caller, &request.command, request.input)) {
        Ok(output) => Answer::Ok(output),
        Err(error) => refused(error.exit_code(), told(&request.command, &error, desk.chance.as_ref())),
    };
    if let Ok(mut text) = serde_json::to_vec(&answer) {
        text.push(b'\n');
        let _ = reader.into_inner().into_inner().write_all(&text);
    }
}

fn refused(exit: u8, api: ApiError) -> Answer {
    let field = |field: ApiField| Field { field: field.field, rule: field.rule, message: field.message };
    Answer::Error {
        exit,
        code: api.code,
        message: api.message,
        advice: api.advice,
        fields: api.fields.into_iter().map(field).collect(),
        incident: api.incident,
    }
}

/// Asks the running program of a place to do `command`.
pub fn hand_over(folders: &Folders, caller: &Caller, command: &str, input: Value) -> Result<Handed> {
    let name = socket_name(folders);
    let path = name.as_str().to_fs_name::<GenericFilePath>().map_err(|_| Error::NoRunningDesk)?;
    let mut stream = Stream::connect(path).map_err(|_| Error::NoRunningDesk)?;
    let _ = stream.set_recv_timeout(Some(PATIENCE));
    let mut greeting = [0; GREETING.len()];
    stream.read_exact(&mut greeting).map_err(|_| Error::NoRunningDesk)?;
    let _ = stream.set_recv_timeout(Some(LONGEST_COMMAND));
    let request = Request { command: command.to_owned(), input, name: caller.name.clone() };
    let mut text = serde_json::to_vec(&request).map_err(|_| Error::Bug("a request does not serialise"))?;
    text.push(b'\n');
    stream.write_all(&text).map_err(|_| Error::NoRunningDesk)?;
    let mut line = String::new();
    BufReader::new(stream).read_line(&mut line).map_err(|_| Error::NoRunningDesk)?;
    match serde_json::from_str(&line).map_err(|_| Error::NoRunningDesk)? {
        Answer::Ok(output) => Ok(Ok(output)),
        Answer::Error { exit, code, message, advice, fields, incident } => {
            let field =
                |field: Field| ApiField { field: field.field, rule: field.rule, message: field.message };
            let fields = fields.into_iter().map(field).collect();
            Ok(Err((exit, ApiError { code, message, advice, fields, incident })))
        }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.stop.store(true, Ordering::SeqCst);
        // Wakes the listener so that it sees the flag.
        if let Ok(path) = self.name.as_str().to_fs_name::<GenericFilePath>() {
            let _ = Stream::connect(path);
        }
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
        if !cfg!(windows) {
            let _ = std::fs::remove_file(&self.name);
        }
    }
}
