//! Bitmaps onto sheets through GDI: A4, one-sided, at the size they were drawn for.

use windows::Win32::Foundation::ERROR_INVALID_DATA;
use windows::Win32::Graphics::Gdi::{
    BITMAPINFO, CreateDCW, DEVMODE_FIELD_FLAGS, DEVMODEW, DIB_RGB_COLORS, DM_COPIES, DM_DUPLEX, DM_IN_BUFFER,
    DM_ORIENTATION, DM_OUT_BUFFER, DM_PAPERSIZE, DM_SCALE, DMDUP_SIMPLEX, DMPAPER_A4, DeleteDC,
    GET_DEVICE_CAPS_INDEX, GetDeviceCaps, HALFTONE, HDC, LOGPIXELSX, LOGPIXELSY, PHYSICALOFFSETX,
    PHYSICALOFFSETY, SRCCOPY, SetBrushOrgEx, SetStretchBltMode, StretchDIBits,
};
use windows::Win32::Graphics::Printing::DocumentPropertiesW;
use windows::Win32::Storage::Xps::{AbortDoc, DOCINFOW, EndDoc, EndPage, StartDocW, StartPage};
use windows::core::{Error, HSTRING, PCWSTR, w};

use super::drawing::Drawn;
use super::queue::Queue;
use super::trouble;
use crate::printers::PrinterError;
use crate::printers::bitmap::take_apart;

const PORTRAIT: i16 = 1;
const FULL_SIZE: i16 = 100;

/// A document on its way to a printer; broken off when dropped before [`Paper::finish`].
pub(super) struct Paper {
    context: HDC,
    is_open: std::cell::Cell<bool>,
}

impl Paper {
    pub(super) fn of(queue: &Queue, printer: &str) -> Result<Paper, PrinterError> {
        let settings = plain_paper(queue, printer)?;
        let settings = settings.as_ptr().cast::<DEVMODEW>();
        // SAFETY: the settings are a whole DEVMODE as the driver wrote it and outlive the call.
        let context =
            unsafe { CreateDCW(w!("WINSPOOL"), &HSTRING::from(printer), PCWSTR::null(), Some(settings)) };
        if context.is_invalid() {
            return Err(last());
        }
        Ok(Paper { context, is_open: std::cell::Cell::new(false) })
    }

    /// The spooler's number of the job.
    pub(super) fn begin(&self, job_name: &str) -> Result<i32, PrinterError> {
        let name = HSTRING::from(job_name);
        let about = DOCINFOW {
            cbSize: i32::try_from(size_of::<DOCINFOW>()).unwrap_or_default(),
            lpszDocName: PCWSTR(name.as_ptr()),
            ..DOCINFOW::default()
        };
        // SAFETY: the name outlives the call.
        let job = above_zero(unsafe { StartDocW(self.context, &raw const about) })?;
        self.is_open.set(true);
        Ok(job)
    }

    pub(super) fn put(&self, page: &Drawn) -> Result<(), PrinterError> {
        let bitmap = take_apart(&page.bmp).ok_or_else(|| trouble(&ERROR_INVALID_DATA.to_hresult().into()))?;
        let width = self.dots(page.width_inches, LOGPIXELSX);
        let height = self.dots(page.height_inches, LOGPIXELSY);
        let (left, top) = (-self.asked(PHYSICALOFFSETX), -self.asked(PHYSICALOFFSETY));
        // SAFETY: the context is open; header and rows are a whole bitmap and outlive the call.
        unsafe {
            above_zero(StartPage(self.context))?;
            SetStretchBltMode(self.context, HALFTONE);
            let _ = SetBrushOrgEx(self.context, 0, 0, None);
            above_zero(StretchDIBits(
                self.context,
                left,
                top,
                width,
                height,
                0,
                0,
                bitmap.width,
                bitmap.height,
                Some(bitmap.rows.as_ptr().cast()),
                bitmap.header.as_ptr().cast::<BITMAPINFO>(),
                DIB_RGB_COLORS,
                SRCCOPY,
            ))?;
            above_zero(EndPage(self.context))?;
        }
        Ok(())
    }

    pub(super) fn finish(&self) -> Result<(), PrinterError> {
        // SAFETY: the document was begun.
        above_zero(unsafe { EndDoc(self.context) })?;
        self.is_open.set(false);
        Ok(())
    }

    fn asked(&self, index: GET_DEVICE_CAPS_INDEX) -> i32 {
        // SAFETY: the context is open.
        unsafe { GetDeviceCaps(Some(self.context), index) }
    }

    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_precision_loss,
        reason = "dots of a sheet are few, and the cast saturates"
    )]
    fn dots(&self, inches: f32, per_inch: GET_DEVICE_CAPS_INDEX) -> i32 {
        (inches * self.asked(per_inch) as f32).round() as i32
    }
}

impl Drop for Paper {
    fn drop(&mut self) {
        // SAFETY: created once, deleted once; what was begun and not finished is broken off first.
        unsafe {
            if self.is_open.get() {
                AbortDoc(self.context);
            }
            let _ = DeleteDC(self.context);
        }
    }
}

/// The printer's own settings with ours laid over them; the driver has the last word.
fn plain_paper(queue: &Queue, printer: &str) -> Result<Vec<u64>, PrinterError> {
    let name = HSTRING::from(printer);
    let ask = |to: Option<*mut DEVMODEW>, from: Option<*const DEVMODEW>, mode: DEVMODE_FIELD_FLAGS| {
        // SAFETY: the buffers, where there are any, are as long as the driver asked for.
        let answer = unsafe { DocumentPropertiesW(None, queue.handle(), &name, to, from, mode.0) };
        above_zero(answer)
    };
    let bytes = usize::try_from(ask(None, None, DEVMODE_FIELD_FLAGS(0))?).unwrap_or_default();
    let mut room = vec![0_u64; bytes.max(size_of::<DEVMODEW>()).div_ceil(8)];
    let settings = room.as_mut_ptr().cast::<DEVMODEW>();
    ask(Some(settings), None, DM_OUT_BUFFER)?;
    // SAFETY: the driver has just written a whole DEVMODE there, and nobody else looks at it.
    let ours = unsafe { &mut *settings };
    ours.dmFields |= DM_ORIENTATION | DM_PAPERSIZE | DM_SCALE | DM_COPIES | DM_DUPLEX;
    ours.dmDuplex = DMDUP_SIMPLEX;
    ours.Anonymous1.Anonymous1.dmOrientation = PORTRAIT;
    ours.Anonymous1.Anonymous1.dmPaperSize = i16::try_from(DMPAPER_A4).unwrap_or_default();
    ours.Anonymous1.Anonymous1.dmScale = FULL_SIZE;
    ours.Anonymous1.Anonymous1.dmCopies = 1;
    ask(Some(settings), Some(settings.cast_const()), DM_IN_BUFFER | DM_OUT_BUFFER)?;
    Ok(room)
}

/// GDI says no with zero or less.
fn above_zero(answer: i32) -> Result<i32, PrinterError> {
    if answer > 0 { Ok(answer) } else { Err(last()) }
}

fn last() -> PrinterError {
    trouble(&Error::from_thread())
}
