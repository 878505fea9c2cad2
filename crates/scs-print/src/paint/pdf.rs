//! Placed items as PDF. printpdf writes pages and font subsets; what it cannot say (language, no dates, no claim to a
//! printing standard, ids made from the content) is set on its document before saving.

use lopdf::{Dictionary, Document, Object, StringFormat};
use printpdf::{
    FontId, Line, LineCapStyle, LineDashPattern, LineJoinStyle, LinePoint, Mm, Op, PaintMode, PdfDocument,
    PdfFont, PdfFontHandle, PdfPage, PdfSaveOptions, PdfWarnMsg, Point, Polygon, PolygonRing, Pt as PdfPt,
    Rect, TextItem, WindingOrder,
};

use super::rounded;
use crate::error::PrintError;
use crate::geometry::Pt;
use crate::proof::PROOF;
use crate::setting::face::{Face, Faces};
use crate::sheet::{Code, Frame, Item, Run, Segment, Sheet, Stroke};

/// Resource names; their first six letters tag the subset, so they are capitals.
const REGULAR: &str = "GOLOSR";
const STRONG: &str = "GOLOSB";

/// The whole file.
pub(crate) fn paint(title: &str, sheets: &[Sheet], proof: Option<&str>) -> Result<Vec<u8>, PrintError> {
    let faces = Faces::load()?;
    let mut document = PdfDocument::new(title);
    for (id, strong) in [(REGULAR, false), (STRONG, true)] {
        let font = PdfFont::new(faces.of(strong).parsed.clone());
        document.resources.fonts.map.insert(FontId(id.to_owned()), font);
    }
    document.pages = sheets.iter().map(|sheet| page(faces, sheet)).collect();
    let mut warnings: Vec<PdfWarnMsg> = Vec::new();
    let mut written = document.to_lopdf_document(&PdfSaveOptions::default(), &mut warnings);
    if let Some(warning) = warnings.first() {
        return Err(PrintError::Writer(format!("{warning:?}")));
    }
    settle(&mut written, title, proof)?;
    written.compress();
    let mut bytes = Vec::new();
    written.save_to(&mut bytes).map_err(|fault| PrintError::Writer(fault.to_string()))?;
    Ok(bytes)
}

/// Language, title, version; nothing that changes from run to run.
fn settle(written: &mut Document, title: &str, proof: Option<&str>) -> Result<(), PrintError> {
    written.version = "1.7".to_owned();
    let mut view = Dictionary::new();
    view.set("DisplayDocTitle", true);
    let catalog = written.catalog_mut().map_err(|fault| PrintError::Writer(fault.to_string()))?;
    catalog.set("Lang", Object::string_literal("ru-RU"));
    catalog.set("ViewerPreferences", view);
    let mut info = Dictionary::new();
    info.set("Title", lopdf::text_string(title));
    if let Some(proof) = proof {
        // Bytes, not a text string: those lose the ends of lines.
        info.set(PROOF, Object::string_literal(proof));
    }
    let info = written.add_object(info);
    if let Ok(Object::Reference(old)) = written.trailer.get(b"Info") {
        let old = *old;
        written.objects.remove(&old);
    }
    written.trailer.set("Info", info);
    let id = Object::String(fingerprint(written).to_be_bytes().to_vec(), StringFormat::Hexadecimal);
    written.trailer.set("ID", vec![id.clone(), id]);
    Ok(())
}

/// FNV-1a over the content streams: the same paper has the same id, another paper another one.
fn fingerprint(written: &Document) -> u128 {
    let streams = written.objects.values().filter_map(|object| object.as_stream().ok());
    let mut hash: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
    for byte in streams.flat_map(|stream| &stream.content) {
        hash = (hash ^ u128::from(*byte)).wrapping_mul(0x0000_0000_0100_0000_0000_0000_0000_013b);
    }
    hash
}

fn page(faces: &Faces, sheet: &Sheet) -> PdfPage {
    let mut ops = Vec::new();
    let page = Page { height: sheet.size().1 };
    for item in &sheet.items {
        match item {
            Item::Run(run) => ops.extend(page.text(faces, run)),
            Item::Stroke(line) => ops.extend(page.stroke(line)),
            Item::Frame(box_) => ops.extend(page.frame(box_)),
            Item::Code(marks) => ops.extend(page.marked(marks)),
        }
    }
    let (across, down) = if sheet.lying { (297.0, 210.0) } else { (210.0, 297.0) };
    PdfPage::new(Mm(across), Mm(down), ops)
}

/// Places are counted from the top here and from the bottom in PDF.
struct Page {
    height: Pt,
}

impl Page {
    fn text(&self, faces: &Faces, run: &Run) -> Vec<Op> {
        let id = if run.strong { STRONG } else { REGULAR };
        let font = PdfFontHandle::External(FontId(id.to_owned()));
        vec![
            Op::StartTextSection,
            Op::SetFont { font, size: PdfPt(rounded(run.size)) },
            Op::SetTextCursor { pos: self.point(run.x, run.y) },
            Op::ShowText { items: kerned(faces.of(run.strong), &run.text, run.tracking) },
            Op::EndTextSection,
        ]
    }

    fn stroke(&self, line: &Stroke) -> Vec<Op> {
        let points = line.path.iter().flat_map(|segment| match segment {
            Segment::Move(x, y) | Segment::Line(x, y) => vec![self.corner(*x, *y)],
            Segment::Curve([a, b, c, d, x, y]) => {
                vec![self.handle(*a, *b), self.handle(*c, *d), self.corner(*x, *y)]
            }
        });
        let points = points.collect();
        let mut ops = vec![Op::SaveGraphicsState, Op::SetOutlineThickness { pt: PdfPt(rounded(line.width)) }];
        if let Some((on, off)) = line.dash {
            ops.push(Op::SetLineDashPattern {
                dash: LineDashPattern::new(0.0, &[rounded(on), rounded(off)]),
            });
        }
        if line.round {
            ops.push(Op::SetLineCapStyle { cap: LineCapStyle::Round });
            ops.push(Op::SetLineJoinStyle { join: LineJoinStyle::Round });
        }
        ops.push(Op::DrawLine { line: Line { points, is_closed: false } });
        ops.push(Op::RestoreGraphicsState);
        ops
    }

    fn frame(&self, frame: &Frame) -> Vec<Op> {
        let rectangle = self.rectangle((frame.x, frame.y), (frame.width, frame.height));
        vec![Op::SetOutlineThickness { pt: PdfPt(rounded(frame.line)) }, Op::DrawRectangle { rectangle }]
    }

    fn rectangle(&self, (x, y): (Pt, Pt), (width, height): (Pt, Pt)) -> Rect {
        let corner = self.point(x, y + height);
        Rect {
            x: corner.x,
            y: corner.y,
            width: PdfPt(rounded(width)),
            height: PdfPt(rounded(height)),
            mode: Some(PaintMode::Stroke),
            winding_order: None,
        }
    }

    /// The code that stands for the whole paper is marked, so that it can be told from what it proves, and clipped to
    /// its place, so that it covers nothing else.
    fn marked(&self, code: &Code) -> Vec<Op> {
        let drawn = || Op::DrawPolygon { polygon: self.code(code) };
        if !code.proves {
            return vec![drawn()];
        }
        let place =
            Rect { mode: Some(PaintMode::Clip), ..self.rectangle((code.x, code.y), (code.size, code.size)) };
        let mut ops = vec![
            Op::SaveGraphicsState,
            Op::DrawRectangle { rectangle: place },
            Op::BeginMarkedContent { tag: PROOF.to_owned() },
        ];
        ops.extend((!code.dark.is_empty()).then(drawn));
        ops.extend([Op::EndMarkedContent, Op::RestoreGraphicsState]);
        ops
    }

    /// One path for the whole code, so that no viewer shows seams between modules.
    fn code(&self, code: &Code) -> Polygon {
        let module = code.size / code.side as f32;
        let ring = |(row, start, length): &(usize, usize, usize)| {
            let (left, top) = (code.x + module * *start as f32, code.y + module * *row as f32);
            let (right, bottom) = (left + module * *length as f32, top + module);
            let corners = [(left, top), (right, top), (right, bottom), (left, bottom)];
            PolygonRing { points: corners.map(|(x, y)| self.corner(x, y)).to_vec() }
        };
        Polygon {
            rings: code.dark.iter().map(ring).collect(),
            mode: PaintMode::Fill,
            winding_order: WindingOrder::NonZero,
        }
    }

    fn corner(&self, x: Pt, y: Pt) -> LinePoint {
        LinePoint { p: self.point(x, y), bezier: false }
    }

    fn handle(&self, x: Pt, y: Pt) -> LinePoint {
        LinePoint { p: self.point(x, y), bezier: true }
    }

    fn point(&self, x: Pt, y: Pt) -> Point {
        Point { x: PdfPt(rounded(x)), y: PdfPt(rounded(self.height - y)) }
    }
}

/// The text cut where neighbours are kerned or tracked; offsets in thousandths of an em, positive pulls together.
fn kerned(face: &Face, text: &str, tracking: f32) -> Vec<TextItem> {
    let mut items = Vec::new();
    let mut part = String::new();
    let mut chars = text.chars().peekable();
    while let Some(found) = chars.next() {
        part.push(found);
        let Some(next) = chars.peek() else { break };
        let offset = (-(face.kern(found, *next) + tracking) * 1000.0).round();
        if offset != 0.0 {
            items.push(TextItem::Text(std::mem::take(&mut part)));
            items.push(TextItem::Offset(offset));
        }
    }
    items.push(TextItem::Text(part));
    items
}
