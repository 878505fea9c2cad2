//! A memo of one page: the first of the process, later ones, and the picture for the screen; and by WeasyPrint.

use std::path::Path;

use scs_print::papers::{MemoData, memo};
use scs_print::{Laid, PrintError, lay_out};

use crate::report::Row;
use crate::samples::Samples;
use crate::{Outcome, weasyprint, words};

const TIMES: usize = 20;
const WARM: &str = "memo of one page to PDF, warm";
const COLD: &str = "memo of one page to PDF, first of the process";

/// Cold only when nothing in the process has laid out a page before.
pub(crate) fn measure(target: &Path) -> Outcome<Vec<Row>> {
    let data = words::memo();
    let (mut cold, mut warm, mut preview) = (Samples::default(), Samples::default(), Samples::default());
    cold.time(|| pdf(&data))?;
    for _ in 0..TIMES {
        warm.time(|| pdf(&data))?;
        preview.time(|| svg(&data))?;
    }
    let mut rows = vec![
        Row::new(COLD, &cold).against("warm PDF", &warm),
        Row::new("memo of one page to SVG (preview), warm", &preview).against("warm PDF", &warm),
    ];
    match weasyprint::measure(target, &data, TIMES)? {
        Some(other) => rows.extend([
            Row::new(WARM, &warm).against("WeasyPrint, warm", &other.warm),
            Row::new(COLD, &cold).against("WeasyPrint, import and first page", &other.cold),
        ]),
        None => rows.push(Row::new(WARM, &warm).lacking("no WeasyPrint: cargo xtask bench --weasyprint")),
    }
    Ok(rows)
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
