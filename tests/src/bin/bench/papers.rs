//! A memo of one page: the first of the process, later ones, and the picture for the screen.

use scs_print::papers::{MemoData, memo};
use scs_print::{Laid, PrintError, lay_out};

use crate::report::Row;
use crate::samples::Samples;
use crate::{Outcome, words};

const TIMES: usize = 20;

/// Cold only when nothing in the process has laid out a page before.
pub(crate) fn measure() -> Outcome<Vec<Row>> {
    let data = words::memo();
    let (mut cold, mut warm, mut preview) = (Samples::default(), Samples::default(), Samples::default());
    cold.time(|| pdf(&data))?;
    for _ in 0..TIMES {
        warm.time(|| pdf(&data))?;
        preview.time(|| svg(&data))?;
    }
    Ok(vec![
        Row::new("memo of one page to PDF, warm", &warm),
        Row::new("memo of one page to PDF, first of the process", &cold).against("warm PDF", &warm),
        Row::new("memo of one page to SVG (preview), warm", &preview).against("warm PDF", &warm),
    ])
}

fn laid(data: &MemoData) -> Result<Laid, PrintError> {
    lay_out(&memo(data)?)
}

fn pdf(data: &MemoData) -> Result<Vec<u8>, PrintError> {
    laid(data)?.to_pdf()
}

fn svg(data: &MemoData) -> Result<Option<String>, PrintError> {
    Ok(laid(data)?.to_svg(0))
}
