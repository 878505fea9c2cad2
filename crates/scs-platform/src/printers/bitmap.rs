//! A BMP file taken apart: what GDI wants separately. Bytes only; nothing is drawn here.

/// The header as GDI reads it, aligned, and the rows behind it.
pub(super) struct Bitmap<'a> {
    /// `BITMAPINFOHEADER` or a longer one of its kind, with masks and colours behind it.
    pub(super) header: Vec<u32>,
    pub(super) rows: &'a [u8],
    pub(super) width: i32,
    /// As drawn, whichever way up the rows are stored.
    pub(super) height: i32,
}

const FILE_HEADER: usize = 14;
const ROWS_BEGIN_AT: usize = 10;

/// None for anything but a BMP of the kind Windows itself writes.
pub(super) fn take_apart(file: &[u8]) -> Option<Bitmap<'_>> {
    let begin = usize::try_from(number(file, ROWS_BEGIN_AT)?).ok()?;
    let head = file.get(FILE_HEADER..begin)?;
    let rows = file.get(begin..)?;
    if !file.starts_with(b"BM") || rows.is_empty() {
        return None;
    }
    let header: Vec<u32> =
        head.chunks_exact(4).filter_map(|four| four.try_into().ok().map(u32::from_le_bytes)).collect();
    let size = usize::try_from(number(head, 0)?).ok()?;
    let width = number(head, 4)?.cast_signed();
    let height = number(head, 8)?.cast_signed().checked_abs()?;
    let is_whole = size >= 40 && size <= head.len() && width > 0 && height > 0;
    is_whole.then_some(Bitmap { header, rows, width, height })
}

fn number(bytes: &[u8], at: usize) -> Option<u32> {
    let four = bytes.get(at..at.checked_add(4)?)?;
    four.try_into().ok().map(u32::from_le_bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two pixels beside each other, 32 bits each.
    fn file(height: i32) -> Vec<u8> {
        let mut file = b"BM".to_vec();
        for number in [62_u32, 0, 54, 40, 2] {
            file.extend(number.to_le_bytes());
        }
        file.extend(height.to_le_bytes());
        file.extend([1, 0, 32, 0]);
        file.extend([0; 24]);
        file.extend([1, 2, 3, 4, 5, 6, 7, 8]);
        file
    }

    #[test]
    fn a_bitmap_falls_into_header_and_rows() {
        for height in [1, -1] {
            let bytes = file(height);
            let bitmap = take_apart(&bytes).unwrap();
            assert_eq!((bitmap.width, bitmap.height), (2, 1));
            assert_eq!(bitmap.rows, [1, 2, 3, 4, 5, 6, 7, 8]);
            assert_eq!((bitmap.header.len(), bitmap.header[0]), (10, 40));
        }
    }

    #[test]
    fn what_is_not_a_bitmap_is_refused() {
        let mut png = file(1);
        png[0] = 0x89;
        let mut boundless = file(1);
        boundless[10..14].copy_from_slice(&u32::MAX.to_le_bytes());
        let mut short = file(1);
        short.truncate(40);
        for bytes in [png, boundless, short, file(i32::MIN), Vec::new()] {
            assert!(take_apart(&bytes).is_none());
        }
    }
}
