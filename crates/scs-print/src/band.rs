//! The bands of a training sample: framed words between hatching, at the top and the bottom of every sheet.

use crate::geometry::{Pt, mm};
use crate::paper::Text;
use crate::row::Row;
use crate::setting::face::Faces;
use crate::setting::lines::Measured;
use crate::sheet::{Item, Stroke};
use crate::style::Type;
use crate::words;

const HEIGHT: Pt = mm(5.6);
/// Printers leave about four millimetres at the edge of a sheet white.
const EDGE: Pt = mm(5.0);
const STEP: Pt = mm(2.4);
const WORDS: Type = Type { size: 10.0, lead: 14.0, strong: true, tracking: 0.06 };

/// Both bands, in page coordinates.
pub(crate) fn sample_bands(faces: &'static Faces, sheet: (Pt, Pt)) -> Vec<Item> {
    let mut row = Row::default();
    let width = sheet.0 - 2.0 * EDGE;
    row.frame((0.0, 0.0), (width, HEIGHT), mm(0.5));
    let text = Text::from(format!("{} · {}", words::SAMPLE_BAND, words::SAMPLE_NOTE));
    let measured = Measured::new(faces, &text, WORDS);
    let lines = measured.lines(width);
    let left = (width - measured.width()) / 2.0;
    row.put(&lines, WORDS, (left, (HEIGHT - WORDS.lead) / 2.0));
    row.items.extend(hatching(mm(0.8), left - mm(3.0)));
    row.items.extend(hatching(left + measured.width() + mm(3.0), width - mm(0.8)));
    let bottom = sheet.1 - EDGE - HEIGHT;
    let at = |top: Pt| row.items.iter().map(move |item| item.clone().shifted(EDGE, top));
    at(EDGE).chain(at(bottom)).collect()
}

fn hatching(from: Pt, to: Pt) -> Vec<Item> {
    let lean = HEIGHT - mm(1.0);
    let count = ((to - from - lean) / STEP).max(0.0) as usize;
    let spare = (to - from - lean - STEP * count as f32) / 2.0;
    let line = |index: usize| {
        let x = from + spare + STEP * index as f32;
        Item::Stroke(Stroke::straight((x, HEIGHT - mm(0.5)), (x + lean, mm(0.5)), mm(0.5)))
    };
    (0..=count).map(line).collect()
}
