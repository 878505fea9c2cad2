//! A laid-out paper: its sheets, and the two ways to show them.

use crate::code;
use crate::error::PrintError;
use crate::flow;
use crate::geometry::Pt;
use crate::paint;
use crate::paper::Paper;
use crate::proof;
use crate::sheet::{Item, Run, Sheet};

/// A paper after layout. Same paper, same sheets, same bytes.
#[derive(Debug, Clone, PartialEq)]
pub struct Laid {
    title: String,
    sheets: Vec<Sheet>,
    dropped: Vec<String>,
    proof: Option<String>,
}

/// Lays a paper out on A4 sheets.
///
/// # Errors
/// [`PrintError::MissingGlyphs`] before anything else; [`PrintError::NeedsMorePages`] when a one-sheet paper does not
/// fit after air and every optional part are gone: text is never made smaller.
pub fn lay_out(paper: &Paper) -> Result<Laid, PrintError> {
    let blocks = paper.body.iter().map(|part| part.blocks.len()).sum::<usize>();
    if paper.title.trim().is_empty() || blocks == 0 {
        return Err(PrintError::Empty);
    }
    let flowed = flow::flow(paper)?;
    Ok(Laid {
        title: paper.title.trim().to_owned(),
        sheets: flowed.sheets,
        dropped: flowed.dropped,
        proof: None,
    })
}

impl Laid {
    #[must_use]
    pub fn title(&self) -> &str {
        &self.title
    }

    /// Number of sheets, at least one.
    #[must_use]
    pub fn pages(&self) -> usize {
        self.sheets.len()
    }

    #[must_use]
    pub fn sheets(&self) -> &[Sheet] {
        &self.sheets
    }

    /// Names of optional parts left out so that the paper stays on one sheet; the consultant should hear of them.
    #[must_use]
    pub fn dropped(&self) -> &[String] {
        &self.dropped
    }

    /// The file. Carries the title and the language, no dates, no author, and ids made from its content.
    ///
    /// # Errors
    /// [`PrintError::Writer`] is a fault of the program.
    pub fn to_pdf(&self) -> Result<Vec<u8>, PrintError> {
        paint::pdf::paint(&self.title, &self.sheets, self.proof.as_deref())
    }

    /// The hash of the file without the code that stands for the whole paper; `None` where the paper has none.
    ///
    /// # Errors
    /// [`PrintError::Writer`] is a fault of the program.
    pub fn digest(&self) -> Result<Option<[u8; 32]>, PrintError> {
        if !self.sheets.iter().flat_map(|sheet| &sheet.items).any(is_proof) {
            return Ok(None);
        }
        let bare: Vec<Sheet> = self.sheets.iter().map(Sheet::without_proof).collect();
        let pdf = paint::pdf::paint(&self.title, &bare, None)?;
        proof::digest(&pdf).map(Some).map_err(|fault| PrintError::Writer(fault.to_string()))
    }

    /// The same sheets with this text in the code that stands for the whole paper; everything else keeps its place.
    ///
    /// # Errors
    /// [`PrintError::CodeTooLong`].
    pub fn sealed(mut self, text: String) -> Result<Self, PrintError> {
        for item in self.sheets.iter_mut().flat_map(|sheet| &mut sheet.items) {
            if let Item::Code(code) = item
                && code.proves
            {
                *code = code::proof(&text, code)?;
            }
        }
        self.proof = Some(text);
        Ok(self)
    }

    /// One sheet as a picture, counted from 0. Text stays text in the family «Golos Text», weights 400 and 600;
    /// put it into the page itself (not `<img>`), so that the page's own font is used.
    #[must_use]
    pub fn to_svg(&self, page: usize) -> Option<String> {
        self.sheets.get(page).map(|sheet| paint::svg::paint(&self.title, sheet))
    }

    /// The words of all sheets, one string per printed line, in reading order.
    #[must_use]
    pub fn text(&self) -> Vec<String> {
        self.sheets.iter().flat_map(lines_of).collect()
    }
}

fn is_proof(item: &Item) -> bool {
    matches!(item, Item::Code(code) if code.proves)
}

/// Joins runs that stand on one baseline.
fn lines_of(sheet: &Sheet) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut last: Option<&Run> = None;
    for run in sheet.runs() {
        let same = last.is_some_and(|before| (before.y - run.y).abs() < 0.5 && before.x < run.x);
        match lines.last_mut().filter(|_| same) {
            Some(line) => {
                let end: Pt = last.map_or(0.0, |before| before.x + before.width);
                if run.x - end > run.size * 0.1 {
                    line.push(' ');
                }
                line.push_str(&run.text);
            }
            None => lines.push(run.text.clone()),
        }
        last = Some(run);
    }
    lines
}
