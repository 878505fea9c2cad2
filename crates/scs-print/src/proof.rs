//! Reading the proof back from a file: what its code says, and the hash of the file without that code.
//!
//! Two readers may see two things in one odd file, so only a file exactly as our writer writes it is looked at. The
//! hash covers all of it but the marked code, its text and the ids; the place of the code is hashed and clips it, and
//! the code must be exactly the picture of its text.

use lopdf::content::{Content, Operation};
use lopdf::{Document, Object, Stream};
use sha2::{Digest, Sha256};

use crate::code;
use crate::geometry::Pt;
use crate::sheet::Code;

/// The mark around the drawn code, and the entry of the file that holds its text.
pub(crate) const PROOF: &str = "Proof";
const OPENS: &[u8] = b"/Proof BMC";
const CLOSES: &[u8] = b"EMC";
/// Bytes of one unpacked stream; a foreign file may be packed to be endless.
const LARGEST: usize = 16 << 20;
/// Points: painters round to a hundredth.
const SLACK: f32 = 0.03;

/// A file whose code is drawn as it reads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proven {
    /// The text of the code.
    pub code: String,
    /// SHA-256 of the file without the code.
    pub digest: [u8; 32],
}

/// Why there is nothing to compare.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum UnprovenError {
    #[error("the file is no readable PDF")]
    Unreadable,
    #[error("the file is not as our writer writes it")]
    Resaved,
    #[error("the file carries no proof")]
    NoProof,
    /// The drawn code is not the one the file names, or there are several.
    #[error("the drawn code is not the code of the file")]
    OtherCode,
}

/// Reads a file of ours; whether the code is signed, and for these sheets, is the caller's question.
///
/// # Errors
/// [`UnprovenError`].
pub fn proven(pdf: &[u8]) -> Result<Proven, UnprovenError> {
    let mut document = Document::load_mem(pdf).map_err(|_| UnprovenError::Unreadable)?;
    if saved(&mut document)? != pdf {
        return Err(UnprovenError::Resaved);
    }
    let code = code_of(&document).ok_or(UnprovenError::NoProof)?;
    let (digest, drawn) = bare(document)?;
    match drawn.as_slice() {
        [drawn] if is_picture_of(drawn, &code) => Ok(Proven { code, digest }),
        _ => Err(UnprovenError::OtherCode),
    }
}

/// The same hash of a file whose mark holds nothing yet.
pub(crate) fn digest(pdf: &[u8]) -> Result<[u8; 32], UnprovenError> {
    bare(Document::load_mem(pdf).map_err(|_| UnprovenError::Unreadable)?).map(|(digest, _)| digest)
}

fn saved(document: &mut Document) -> Result<Vec<u8>, UnprovenError> {
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).map_err(|_| UnprovenError::Unreadable)?;
    Ok(bytes)
}

fn code_of(document: &Document) -> Option<String> {
    let info = document.dereference(document.trailer.get(b"Info").ok()?).ok()?.1;
    let text = info.as_dict().ok()?.get(PROOF.as_bytes()).ok()?;
    String::from_utf8(text.as_str().ok()?.to_vec()).ok()
}

/// What stood inside a mark, and the part of the drawing before it.
struct Marked {
    before: Vec<u8>,
    drawn: Vec<u8>,
}

/// The hash of the file with nothing inside its marks, unpacked, and what stood inside them.
fn bare(mut document: Document) -> Result<([u8; 32], Vec<Marked>), UnprovenError> {
    let mut drawn = Vec::new();
    for object in document.objects.values_mut() {
        match object {
            Object::Stream(stream) => drawn.extend(emptied(stream)?),
            Object::Dictionary(entries) => drop(entries.remove(PROOF.as_bytes())),
            _ => {}
        }
    }
    document.trailer.remove(b"ID");
    Ok((Sha256::digest(saved(&mut document)?).into(), drawn))
}

/// Takes out what stands inside the mark.
fn emptied(stream: &mut Stream) -> Result<Option<Marked>, UnprovenError> {
    if stream.dict.has(b"Filter") {
        stream.decompress_with_limit(LARGEST).map_err(|_| UnprovenError::Unreadable)?;
    }
    let Some(opened) = place_of(OPENS, &stream.content) else { return Ok(None) };
    let inside = opened + OPENS.len();
    let (before, rest) = stream.content.split_at(inside);
    let closed = place_of(CLOSES, rest).ok_or(UnprovenError::OtherCode)?;
    let (drawn, after) = rest.split_at(closed);
    let marked = Marked { before: before.to_vec(), drawn: drawn.to_vec() };
    let kept = [before, b"\n", after].concat();
    stream.set_content(kept);
    Ok(Some(marked))
}

fn place_of(wanted: &[u8], within: &[u8]) -> Option<usize> {
    within.windows(wanted.len()).position(|found| found == wanted)
}

/// Whether the marked drawing is the picture of this text in its place, and nothing beside it.
fn is_picture_of(marked: &Marked, text: &str) -> bool {
    let rings = read(&marked.drawn).as_deref().and_then(rings);
    let code = place(&marked.before).and_then(|place| code::proof(text, &place).ok());
    let (Some(rings), Some(code)) = (rings, code) else { return false };
    let module = code.size / code.side as f32;
    let is_near = |(x, y): &(Pt, Pt), (across, down): (usize, usize)| {
        (x - code.x - across as f32 * module).abs() <= SLACK
            && (code.y - y - down as f32 * module).abs() <= SLACK
    };
    rings.len() == code.dark.len()
        && rings.iter().zip(&code.dark).all(|(ring, (row, start, length))| {
            let (left, right, top, bottom) = (*start, start + length, *row, row + 1);
            let corners = [(left, top), (right, top), (right, bottom), (left, bottom)];
            ring.len() >= corners.len()
                && ring.iter().zip(corners.into_iter().cycle()).all(|(at, corner)| is_near(at, corner))
        })
}

/// The rectangle that clips what is marked: the last one before it.
fn place(before: &[u8]) -> Option<Code> {
    let operations = Content::decode(before).ok()?.operations;
    let clip = operations.iter().rev().find(|operation| operation.operator == "re")?;
    let [x, y, width, height] = clip.operands.as_slice() else { return None };
    let (y, height) = (y.as_float().ok()?, height.as_float().ok()?);
    let (x, size) = (x.as_float().ok()?, width.as_float().ok()?);
    Some(Code { x, y: y + height, size, side: 0, dark: Vec::new(), proves: true })
}

/// The operations, unless something among them was skipped over.
fn read(drawn: &[u8]) -> Option<Vec<Operation>> {
    let content = Content::decode(drawn).ok()?;
    let is_whole = content.encode().is_ok_and(|again| again.trim_ascii() == drawn.trim_ascii());
    is_whole.then_some(content.operations)
}

/// Closed paths of straight lines, filled once at the end; anything else is no code.
fn rings(drawn: &[Operation]) -> Option<Vec<Vec<(Pt, Pt)>>> {
    let mut rings: Vec<Vec<(Pt, Pt)>> = Vec::new();
    let (last, paths) = drawn.split_last()?;
    for operation in paths {
        let point = || match operation.operands.as_slice() {
            [x, y] => Some((x.as_float().ok()?, y.as_float().ok()?)),
            _ => None,
        };
        match operation.operator.as_str() {
            "m" => rings.push(vec![point()?]),
            "l" => rings.last_mut()?.push(point()?),
            "h" => {}
            _ => return None,
        }
    }
    (matches!(last.operator.as_str(), "f" | "f*") && !rings.is_empty()).then_some(rings)
}
