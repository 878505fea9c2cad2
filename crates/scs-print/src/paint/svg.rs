//! Placed items as SVG: one user unit is one point.
//!
//! Attributes only, no style elements: a strict content policy lets it through. `textLength` holds each run to the
//! measured width even where the font is missing.

use std::fmt::Write;

use super::rounded;
use crate::sheet::{Code, Frame, Item, Run, Segment, Sheet, Stroke};

const FAMILY: &str = "'Golos Text', 'Golos Text Variable', sans-serif";

/// One sheet as a complete SVG document.
pub(crate) fn paint(title: &str, sheet: &Sheet) -> String {
    let (width, height) = sheet.size();
    let (width, height) = (rounded(width), rounded(height));
    let (across, down) = if sheet.lying { (297, 210) } else { (210, 297) };
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{across}mm\" height=\"{down}mm\" \
         xml:lang=\"ru\" lang=\"ru\" role=\"img\" aria-label=\"{}\" font-family=\"{FAMILY}\" font-variant=\"normal\" \
         font-style=\"normal\" letter-spacing=\"0\" word-spacing=\"0\" text-anchor=\"start\" fill=\"#000\" \
         stroke=\"none\"><rect width=\"{width}\" height=\"{height}\" fill=\"#fff\"/>",
        escaped(title)
    );
    for item in &sheet.items {
        svg.push_str(&match item {
            Item::Run(run) => text(run),
            Item::Stroke(line) => stroke(line),
            Item::Frame(box_) => frame(box_),
            Item::Code(marks) => code(marks),
        });
    }
    svg.push_str("</svg>");
    svg
}

fn text(run: &Run) -> String {
    format!(
        "<text x=\"{}\" y=\"{}\" font-size=\"{}\" font-weight=\"{}\" textLength=\"{}\" \
         lengthAdjust=\"spacingAndGlyphs\"{}>{}</text>",
        rounded(run.x),
        rounded(run.y),
        rounded(run.size),
        if run.strong { 600 } else { 400 },
        rounded(run.width),
        tracking(run),
        escaped(&run.text),
    )
}

fn tracking(run: &Run) -> String {
    if run.tracking == 0.0 {
        return String::new();
    }
    format!(" letter-spacing=\"{}\"", rounded(run.tracking * run.size))
}

fn stroke(line: &Stroke) -> String {
    let mut path = String::new();
    for segment in &line.path {
        let (letter, points): (char, &[f32]) = match segment {
            Segment::Move(x, y) => ('M', &[*x, *y]),
            Segment::Line(x, y) => ('L', &[*x, *y]),
            Segment::Curve(points) => ('C', points),
        };
        let points: Vec<String> = points.iter().map(|value| rounded(*value).to_string()).collect();
        path.push(letter);
        path.push_str(&points.join(" "));
    }
    let dash = line
        .dash
        .map_or(String::new(), |(on, off)| format!(" stroke-dasharray=\"{} {}\"", rounded(on), rounded(off)));
    let round = if line.round { " stroke-linecap=\"round\" stroke-linejoin=\"round\"" } else { "" };
    let width = rounded(line.width);
    format!("<path d=\"{path}\" fill=\"none\" stroke=\"#000\" stroke-width=\"{width}\"{dash}{round}/>")
}

fn frame(frame: &Frame) -> String {
    format!(
        "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" fill=\"none\" stroke=\"#000\" stroke-width=\"{}\"/>",
        rounded(frame.x),
        rounded(frame.y),
        rounded(frame.width),
        rounded(frame.height),
        rounded(frame.line),
    )
}

fn code(code: &Code) -> String {
    let mut path = String::new();
    for (row, start, length) in &code.dark {
        // Writing to a string does not fail.
        let _ = write!(path, "M{start} {row}h{length}v1h-{length}z");
    }
    format!(
        "<svg x=\"{}\" y=\"{}\" width=\"{size}\" height=\"{size}\" viewBox=\"0 0 {side} {side}\" \
         shape-rendering=\"crispEdges\"><path d=\"{path}\"/></svg>",
        rounded(code.x),
        rounded(code.y),
        size = rounded(code.size),
        side = code.side,
    )
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for found in text.chars() {
        match found {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            _ => out.push(found),
        }
    }
    out
}
