//! Reading the proof back from a file: what its code says, and the hash of everything else that is drawn.
//!
//! Everything the pages can show is reached from the catalog, so the walk begins there: pages, their drawing, fonts,
//! and whatever a forger adds beside them. Only the marked code is left out, and it must be exactly the picture of its
//! own text. Title and ids are no part of a sheet.

use std::collections::BTreeMap;

use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Document, Object, ObjectId, Stream};
use sha2::{Digest, Sha256};

use crate::code;
use crate::geometry::Pt;
use crate::sheet::Code;

/// The mark around the drawn code, and the entry of the file that holds its text.
pub(crate) const PROOF: &str = "Proof";
/// Deeper than any file of ours; a foreign one may be built to be endless.
const DEEPEST: usize = 64;
/// Points: painters round to a hundredth.
const SLACK: f32 = 0.03;
/// How a stream is packed says nothing of what it holds.
const PACKING: [&[u8]; 3] = [b"Length", b"Filter", b"DecodeParms"];

/// A file whose code is drawn as it reads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proven {
    /// The text of the code.
    pub code: String,
    /// SHA-256 of everything drawn but the code.
    pub digest: [u8; 32],
}

/// Why there is nothing to compare.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum UnprovenError {
    #[error("the file is no readable PDF")]
    Unreadable,
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
    let document = Document::load_mem(pdf).map_err(|_| UnprovenError::Unreadable)?;
    let info = document.trailer.get(b"Info").and_then(|info| document.dereference(info));
    let info = info.and_then(|(_, info)| info.as_dict()).map_err(|_| UnprovenError::NoProof)?;
    let text = info.get(PROOF.as_bytes()).map_err(|_| UnprovenError::NoProof)?;
    let text = text.as_str().map_err(|_| UnprovenError::NoProof)?;
    let code = String::from_utf8(text.to_vec()).map_err(|_| UnprovenError::NoProof)?;
    let (digest, drawn) = walked(&document)?;
    match drawn.as_slice() {
        [drawn] if is_picture_of(drawn, &code) => Ok(Proven { code, digest }),
        _ => Err(UnprovenError::OtherCode),
    }
}

/// The operations of each marked code.
type Marked = Vec<Vec<Operation>>;

/// The hash of a file and its marked codes.
pub(crate) fn read(pdf: &[u8]) -> Result<([u8; 32], Marked), UnprovenError> {
    walked(&Document::load_mem(pdf).map_err(|_| UnprovenError::Unreadable)?)
}

fn walked(document: &Document) -> Result<([u8; 32], Marked), UnprovenError> {
    let mut walk = Walk { document, hash: Sha256::new(), met: BTreeMap::new(), marked: Vec::new() };
    let root = document.trailer.get(b"Root").map_err(|_| UnprovenError::Unreadable)?;
    walk.object(root, &Place::default())?;
    Ok((walk.hash.finalize().into(), walk.marked))
}

/// How deep, and whether a stream met here is the drawing of a page.
#[derive(Clone, Copy, Default)]
struct Place {
    depth: usize,
    drawing: bool,
}

struct Walk<'d> {
    document: &'d Document,
    hash: Sha256,
    /// Objects are named by the order they are met in: their numbers in the file are chance.
    met: BTreeMap<ObjectId, usize>,
    marked: Marked,
}

impl Walk<'_> {
    fn say(&mut self, kind: u8, bytes: &[u8]) {
        self.hash.update([kind]);
        self.hash.update((bytes.len() as u64).to_be_bytes());
        self.hash.update(bytes);
    }

    fn object(&mut self, object: &Object, place: &Place) -> Result<(), UnprovenError> {
        let place = &Place { depth: place.depth + 1, ..*place };
        if place.depth > DEEPEST {
            return Err(UnprovenError::Unreadable);
        }
        match object {
            Object::Null => self.say(b'0', &[]),
            Object::Boolean(value) => self.say(b'b', &[u8::from(*value)]),
            Object::Integer(value) => self.say(b'i', &value.to_be_bytes()),
            Object::Real(value) => self.say(b'r', &value.to_bits().to_be_bytes()),
            Object::Name(name) => self.say(b'n', name),
            Object::String(text, _) => self.say(b's', text),
            Object::Array(items) => {
                self.say(b'a', &(items.len() as u64).to_be_bytes());
                items.iter().try_for_each(|item| self.object(item, place))?;
            }
            Object::Dictionary(entries) => self.dictionary(entries, place)?,
            Object::Stream(stream) => self.stream(stream, place)?,
            Object::Reference(id) => self.reference(*id, place)?,
        }
        Ok(())
    }

    fn reference(&mut self, id: ObjectId, place: &Place) -> Result<(), UnprovenError> {
        let next = self.met.len();
        let met = *self.met.entry(id).or_insert(next);
        self.say(b'o', &(met as u64).to_be_bytes());
        if met < next {
            return Ok(());
        }
        let document = self.document;
        let object = document.get_object(id).map_err(|_| UnprovenError::Unreadable)?;
        self.object(object, place)
    }

    fn dictionary(&mut self, entries: &Dictionary, place: &Place) -> Result<(), UnprovenError> {
        let is_page = entries.get(b"Type").and_then(Object::as_name).is_ok_and(|name| name == b"Page");
        let sorted: BTreeMap<&Vec<u8>, &Object> =
            entries.iter().filter(|(key, _)| !PACKING.contains(&key.as_slice())).collect();
        self.say(b'd', &(sorted.len() as u64).to_be_bytes());
        for (key, value) in sorted {
            self.say(b'k', key);
            self.object(value, &Place { drawing: is_page && key == b"Contents" || place.drawing, ..*place })?;
        }
        Ok(())
    }

    fn stream(&mut self, stream: &Stream, place: &Place) -> Result<(), UnprovenError> {
        self.dictionary(&stream.dict, &Place { drawing: false, ..*place })?;
        let packed = stream.dict.has(b"Filter");
        let content = if packed { stream.decompressed_content().ok() } else { Some(stream.content.clone()) };
        let content = content.ok_or(UnprovenError::Unreadable)?;
        if !place.drawing {
            self.say(b'c', &content);
            return Ok(());
        }
        let drawn = Content::decode(&content).map_err(|_| UnprovenError::Unreadable)?;
        for operation in self.without_marked(drawn.operations)? {
            self.say(b'p', operation.operator.as_bytes());
            operation
                .operands
                .iter()
                .try_for_each(|operand| self.object(operand, &Place { drawing: false, ..*place }))?;
        }
        Ok(())
    }

    fn without_marked(&mut self, operations: Vec<Operation>) -> Result<Vec<Operation>, UnprovenError> {
        let mut inside: Option<Vec<Operation>> = None;
        let mut rest = Vec::new();
        for operation in operations {
            match (&mut inside, operation.operator.as_str()) {
                (None, "BMC") if is_marked(&operation) => inside = Some(Vec::new()),
                (None, _) => rest.push(operation),
                (Some(_), "EMC") => self.marked.extend(inside.take()),
                (Some(marked), _) => marked.push(operation),
            }
        }
        if inside.is_some() { Err(UnprovenError::OtherCode) } else { Ok(rest) }
    }
}

fn is_marked(operation: &Operation) -> bool {
    operation.operands.first().and_then(|tag| tag.as_name().ok()) == Some(PROOF.as_bytes())
}

/// Whether the marked drawing is the picture of this text and nothing beside it.
fn is_picture_of(drawn: &[Operation], text: &str) -> bool {
    let Some(rings) = rings(drawn) else { return false };
    let points = || rings.iter().flatten();
    let left = points().map(|(x, _)| *x).fold(Pt::MAX, Pt::min);
    let right = points().map(|(x, _)| *x).fold(Pt::MIN, Pt::max);
    let top = points().map(|(_, y)| *y).fold(Pt::MIN, Pt::max);
    let place = Code { x: left, y: top, size: right - left, side: 0, dark: Vec::new(), proves: true };
    let Ok(code) = code::proof(text, &place) else { return false };
    let module = code.size / code.side as f32;
    rings.len() == code.dark.len()
        && rings.iter().zip(&code.dark).all(|(ring, (row, start, length))| {
            let (left, right) = (*start as f32 * module, (*start + *length) as f32 * module);
            let (top, bottom) = (*row as f32 * module, (*row + 1) as f32 * module);
            let corners = [(left, top), (right, top), (right, bottom), (left, bottom)];
            ring.iter().zip(corners.iter().cycle()).all(|((x, y), (across, down))| {
                (x - code.x - across).abs() <= SLACK && (code.y - y - down).abs() <= SLACK
            }) && ring.len() >= corners.len()
        })
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
