//! Pages of a PDF as bitmaps, drawn by `Windows.Data.Pdf`. In memory; no file is written.

use windows::Data::Pdf::{PdfDocument, PdfPageRenderOptions};
use windows::Graphics::Imaging::BitmapEncoder;
use windows::Storage::Streams::{DataReader, DataWriter, InMemoryRandomAccessStream};
use windows::core::Result;

use super::trouble;
use crate::printers::PrinterError;

/// Sharp for text and still 35 MB a page: these machines are small.
const DOTS_PER_INCH: f32 = 300.0;
/// `Windows.Data.Pdf` measures pages in 1/96 inch.
const UNITS_PER_INCH: f32 = 96.0;

/// One page as a BMP file, and how large it is on paper.
pub(super) struct Drawn {
    pub(super) bmp: Vec<u8>,
    pub(super) width_inches: f32,
    pub(super) height_inches: f32,
}

pub(super) fn open(pdf: &[u8]) -> std::result::Result<PdfDocument, PrinterError> {
    let load = || -> Result<PdfDocument> {
        let stream = InMemoryRandomAccessStream::new()?;
        let writer = DataWriter::CreateDataWriter(&stream)?;
        writer.WriteBytes(pdf)?;
        writer.StoreAsync()?.join()?;
        writer.DetachStream()?;
        stream.Seek(0)?;
        PdfDocument::LoadFromStreamAsync(&stream)?.join()
    };
    load().map_err(|_| PrinterError::DocumentRefused)
}

pub(super) fn pages(document: &PdfDocument) -> std::result::Result<u32, PrinterError> {
    document.PageCount().map_err(|error| trouble(&error))
}

pub(super) fn draw(document: &PdfDocument, page: u32) -> std::result::Result<Drawn, PrinterError> {
    drawn(document, page).map_err(|error| trouble(&error))
}

fn drawn(document: &PdfDocument, page: u32) -> Result<Drawn> {
    let page = document.GetPage(page)?;
    let size = page.Size()?;
    let (width_inches, height_inches) = (size.Width / UNITS_PER_INCH, size.Height / UNITS_PER_INCH);
    let options = PdfPageRenderOptions::new()?;
    options.SetDestinationWidth(dots(width_inches))?;
    options.SetDestinationHeight(dots(height_inches))?;
    options.SetBitmapEncoderId(BitmapEncoder::BmpEncoderId()?)?;
    let stream = InMemoryRandomAccessStream::new()?;
    page.RenderWithOptionsToStreamAsync(&stream, &options)?.join()?;
    page.Close()?;
    Ok(Drawn { bmp: bytes(&stream)?, width_inches, height_inches })
}

fn bytes(stream: &InMemoryRandomAccessStream) -> Result<Vec<u8>> {
    let length = u32::try_from(stream.Size()?).unwrap_or(u32::MAX);
    let reader = DataReader::CreateDataReader(&stream.GetInputStreamAt(0)?)?;
    let there = reader.LoadAsync(length)?.join()?;
    let mut bytes = vec![0; usize::try_from(there).unwrap_or(0)];
    reader.ReadBytes(&mut bytes)?;
    Ok(bytes)
}

/// A page is never wider than a sheet of A3; the cast saturates.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "rounded and clamped to what a page can be"
)]
fn dots(inches: f32) -> u32 {
    (inches * DOTS_PER_INCH).round().clamp(1.0, 6000.0) as u32
}
