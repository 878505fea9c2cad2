//! QR codes: the paper's number, its proof, or the address of a public resource; never anything personal.

use qrcodegen::{QrCode, QrCodeEcc};

use crate::error::PrintError;
use crate::geometry::Pt;
use crate::sheet::Code;

/// The code of a number, at the origin; survives a quarter of it being stained.
pub(crate) fn code(number: &str, size: Pt) -> Result<Code, PrintError> {
    made(number, size, QrCodeEcc::Quartile)
}

/// The code of a proof in the place of the paper's own; survives a seventh of it being stained, so that its modules
/// stay large enough for a telephone.
pub(crate) fn proof(text: &str, place: &Code) -> Result<Code, PrintError> {
    let code = made(text, place.size, QrCodeEcc::Medium)?;
    Ok(Code { x: place.x, y: place.y, proves: true, ..code })
}

fn made(text: &str, size: Pt, correction: QrCodeEcc) -> Result<Code, PrintError> {
    let made =
        QrCode::encode_text(text, correction).map_err(|_| PrintError::CodeTooLong { length: text.len() })?;
    let dark = (0..made.size()).flat_map(|row| stretches(&made, row)).collect();
    Ok(Code { x: 0.0, y: 0.0, size, side: made.size().unsigned_abs() as usize, dark, proves: false })
}

fn stretches(made: &QrCode, row: i32) -> Vec<(usize, usize, usize)> {
    let mut found: Vec<(usize, usize, usize)> = Vec::new();
    for (column, module) in (0..made.size()).enumerate() {
        if !made.get_module(module, row) {
            continue;
        }
        match found.last_mut() {
            Some((_, start, length)) if *start + *length == column => *length += 1,
            _ => found.push((row.unsigned_abs() as usize, column, 1)),
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_code_has_the_three_corner_marks() {
        let code = code("118-В", 54.0).unwrap();
        let last = code.side - 7;
        for mark in [(0, 0, 7), (0, last, 7), (last, 0, 7)] {
            assert!(code.dark.contains(&mark), "{mark:?}");
        }
    }

    #[test]
    fn a_number_too_long_is_refused() {
        assert_eq!(code(&"9".repeat(9000), 54.0), Err(PrintError::CodeTooLong { length: 9000 }));
    }
}
