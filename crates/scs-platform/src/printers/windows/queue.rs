//! Printers and jobs as winspool knows them.

use windows::Win32::Foundation::{ERROR_INSUFFICIENT_BUFFER, ERROR_INVALID_PARAMETER};
use windows::Win32::Graphics::Printing::{
    ClosePrinter, EnumPrintersW, GetDefaultPrinterW, GetJobW, GetPrinterW, JOB_CONTROL_DELETE, JOB_INFO_1W,
    OpenPrinterW, PRINTER_ENUM_CONNECTIONS, PRINTER_ENUM_LOCAL, PRINTER_HANDLE, PRINTER_INFO_2W, SetJobW,
};
use windows::core::{HSTRING, PCWSTR, PWSTR, Result};

use super::trouble;
use crate::printers::spooler::{job_state, printer_state};
use crate::printers::{JobState, Printer, PrinterError, PrinterState};

/// Level 2 of printers says everything, level 1 of jobs says enough.
const PRINTERS: u32 = 2;
const JOBS: u32 = 1;

pub(super) fn list() -> std::result::Result<Vec<Printer>, PrinterError> {
    let default = default_name();
    let mut count = 0;
    let room = filled(|room, needed| {
        // SAFETY: the buffer is as long as it says it is, and both numbers outlive the call.
        unsafe {
            EnumPrintersW(
                PRINTER_ENUM_LOCAL | PRINTER_ENUM_CONNECTIONS,
                PCWSTR::null(),
                PRINTERS,
                room,
                needed,
                &raw mut count,
            )
        }
    })
    .map_err(|error| trouble(&error))?;
    let count = usize::try_from(count).unwrap_or(0);
    // SAFETY: Windows wrote that many of these at the beginning of an aligned buffer that lives on.
    let known = unsafe { std::slice::from_raw_parts(room.as_ptr().cast::<PRINTER_INFO_2W>(), count) };
    Ok(known.iter().map(|info| read(info, default.as_deref())).collect())
}

fn read(info: &PRINTER_INFO_2W, default: Option<&str>) -> Printer {
    let name = text(info.pPrinterName);
    Printer {
        title: name.clone(),
        is_default: default == Some(name.as_str()),
        state: printer_state(info.Status, info.Attributes),
        name,
    }
}

fn text(words: PWSTR) -> String {
    if words.is_null() {
        return String::new();
    }
    // SAFETY: Windows ends its strings with a zero.
    String::from_utf16_lossy(unsafe { words.as_wide() })
}

fn default_name() -> Option<String> {
    let mut length = 0;
    // SAFETY: without a buffer it only says how long the name is.
    let _ = unsafe { GetDefaultPrinterW(None, &raw mut length) };
    let mut name = vec![0_u16; usize::try_from(length).ok()?];
    // SAFETY: the buffer has the length just asked for.
    let known = unsafe { GetDefaultPrinterW(Some(PWSTR(name.as_mut_ptr())), &raw mut length) };
    let end = name.iter().position(|letter| *letter == 0)?;
    known.as_bool().then(|| String::from_utf16_lossy(name.get(..end).unwrap_or_default()))
}

/// Asks how much room is needed, then again with that much, aligned for any structure.
fn filled(mut ask: impl FnMut(Option<&mut [u8]>, *mut u32) -> Result<()>) -> Result<Vec<u64>> {
    let mut needed = 0;
    match ask(None, &raw mut needed) {
        Err(error) if error.code() != ERROR_INSUFFICIENT_BUFFER.to_hresult() => return Err(error),
        _ => {}
    }
    let bytes = usize::try_from(needed).unwrap_or(0);
    let mut room = vec![0_u64; bytes.div_ceil(8).max(1)];
    // SAFETY: plain numbers may be seen as bytes; there are eight of them to each.
    let seen = unsafe { std::slice::from_raw_parts_mut(room.as_mut_ptr().cast::<u8>(), room.len() * 8) };
    ask(Some(seen), &raw mut needed)?;
    Ok(room)
}

/// A printer's queue, open until dropped.
pub(super) struct Queue(PRINTER_HANDLE);

impl Queue {
    pub(super) fn open(printer: &str) -> std::result::Result<Queue, PrinterError> {
        let mut handle = PRINTER_HANDLE::default();
        // SAFETY: the name and the handle outlive the call.
        let opened = unsafe { OpenPrinterW(&HSTRING::from(printer), &raw mut handle, None) };
        opened.map_err(|error| trouble(&error))?;
        Ok(Queue(handle))
    }

    pub(super) fn handle(&self) -> PRINTER_HANDLE {
        self.0
    }

    pub(super) fn job(&self, job: u32) -> std::result::Result<JobState, PrinterError> {
        let printer = self.state()?;
        let room = filled(|room, needed| {
            // SAFETY: as for the list.
            unsafe { GetJobW(self.0, job, JOBS, room, needed) }.ok()
        });
        match room {
            Ok(room) => {
                // SAFETY: Windows wrote one of these at the beginning of an aligned buffer that lives on.
                let info = unsafe { &*room.as_ptr().cast::<JOB_INFO_1W>() };
                Ok(job_state(info.Status, &printer))
            }
            Err(error) if error.code() == ERROR_INVALID_PARAMETER.to_hresult() => Ok(JobState::Gone),
            Err(error) => Err(trouble(&error)),
        }
    }

    pub(super) fn delete(&self, job: u32) -> std::result::Result<(), PrinterError> {
        // SAFETY: the handle is open; a command needs no structure.
        let deleted = unsafe { SetJobW(self.0, job, 0, None, JOB_CONTROL_DELETE) };
        deleted.ok().map_err(|error| trouble(&error))
    }

    fn state(&self) -> std::result::Result<PrinterState, PrinterError> {
        let room = filled(|room, needed| {
            // SAFETY: as for the list.
            unsafe { GetPrinterW(self.0, PRINTERS, room, needed) }
        })
        .map_err(|error| trouble(&error))?;
        // SAFETY: Windows wrote one of these at the beginning of an aligned buffer that lives on.
        let info = unsafe { &*room.as_ptr().cast::<PRINTER_INFO_2W>() };
        Ok(printer_state(info.Status, info.Attributes))
    }
}

impl Drop for Queue {
    fn drop(&mut self) {
        // SAFETY: opened once, closed once.
        let _ = unsafe { ClosePrinter(self.0) };
    }
}
