//! Draws a path: steps from top to bottom in the order of the file, ends at the foot, arrows at the side.
//!
//! A drawing for authors, made without any layout library: the file's order is the author's own layout.

use std::collections::BTreeMap;
use std::fmt::Write;

use scs_domain::content::{Outcome, OutcomeKind, Path, Step, StepKind, Target};

use crate::diff::{Mark, marks};
use crate::words;

const WIDTH: f64 = 340.0;
const ROW: f64 = 64.0;
const HEIGHT: f64 = 44.0;
const LEFT: f64 = 220.0;
const TOP: f64 = 40.0;

/// The path as a standalone SVG in black and one blue; text stays text.
pub fn draw(path: &Path) -> String {
    drawn(path, &BTreeMap::new())
}

/// Both versions in one drawing, what is new, gone and changed said in words and by the line around it.
pub fn draw_difference(before: &Path, after: &Path) -> String {
    let marks = marks(before, after);
    let mut both = after.clone();
    let gone = |id: &str| marks.get(id) == Some(&Mark::Removed);
    both.steps.extend(before.steps.iter().filter(|step| gone(&step.id)).cloned());
    both.ends.extend(before.ends.iter().filter(|end| gone(&format!("end.{}", end.id))).cloned());
    drawn(&both, &marks)
}

fn drawn(path: &Path, marks: &BTreeMap<String, Mark>) -> String {
    let rows = rows(path);
    let height = TOP * 2.0 + ROW * as_length(rows.len());
    let mut svg = String::new();
    let _ = write!(
        svg,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 900 {height}\" font-family=\"Golos Text, sans-serif\" \
         font-size=\"13\" role=\"img\" aria-label=\"{}\"><defs><marker id=\"head\" viewBox=\"0 0 8 8\" refX=\"8\" \
         refY=\"4\" markerWidth=\"8\" markerHeight=\"8\" orient=\"auto\"><path d=\"M0 0L8 4L0 8z\"/></marker></defs>",
        escaped(&path.title)
    );
    let mark = |id: &str| marks.get(id).copied().unwrap_or(Mark::Same);
    for step in &path.steps {
        let row = rows.get(step.id.as_str()).copied().unwrap_or_default();
        boxed(&mut svg, row, mark(&step.id), (&step.title, step_note(step)));
    }
    for end in &path.ends {
        let id = format!("end.{}", end.id);
        ended(&mut svg, rows.get(&id).copied().unwrap_or_default(), mark(&id), &end.title);
    }
    arrows(&mut svg, path, &rows);
    svg.push_str("</svg>");
    svg
}

fn rows(path: &Path) -> BTreeMap<String, usize> {
    let steps = path.steps.iter().map(|step| step.id.clone());
    let ends = path.ends.iter().map(|end| format!("end.{}", end.id));
    steps.chain(ends).enumerate().map(|(row, id)| (id, row)).collect()
}

fn as_length(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

fn top(row: usize) -> f64 {
    TOP + ROW * as_length(row)
}

fn step_note(step: &Step) -> &'static str {
    match step.kind {
        StepKind::Do => words::DO,
        StepKind::Choose => words::CHOOSE,
        StepKind::File => words::FILE,
        StepKind::Wait => words::WAIT,
        StepKind::HandOver => words::HAND_OVER,
    }
}

/// The line around a step and the word before its title.
fn look(mark: Mark) -> (&'static str, &'static str) {
    match mark {
        Mark::Same => ("stroke=\"#1A1F26\"", ""),
        Mark::Added => ("stroke=\"#1B6E3C\" stroke-width=\"3\"", words::ADDED),
        Mark::Removed => ("stroke=\"#A3231C\" stroke-width=\"2\" stroke-dasharray=\"6 4\"", words::REMOVED),
        Mark::Changed => ("stroke=\"#8A5A00\" stroke-width=\"3\"", words::CHANGED),
    }
}

fn boxed(svg: &mut String, row: usize, mark: Mark, (title, note): (&str, &str)) {
    let (line, sign) = look(mark);
    let y = top(row);
    let _ = write!(
        svg,
        "<rect x=\"{LEFT}\" y=\"{y}\" width=\"{WIDTH}\" height=\"{HEIGHT}\" rx=\"4\" fill=\"#fff\" {line}/>\
         <text x=\"{}\" y=\"{}\" font-weight=\"600\">{sign}{}</text><text x=\"{}\" y=\"{}\" fill=\"#4A5462\">{note}</text>",
        LEFT + 12.0,
        y + 18.0,
        escaped(title),
        LEFT + 12.0,
        y + 36.0
    );
}

fn ended(svg: &mut String, row: usize, mark: Mark, title: &str) {
    let (line, sign) = look(mark);
    let y = top(row);
    let _ = write!(
        svg,
        "<rect x=\"{LEFT}\" y=\"{y}\" width=\"{WIDTH}\" height=\"{HEIGHT}\" rx=\"22\" fill=\"#F4F6F9\" \
         {line}/><text x=\"{}\" y=\"{}\">{sign}{}</text>",
        LEFT + 20.0,
        y + 27.0,
        escaped(title)
    );
}

/// Forward arrows run down the right side, backward ones up the left; failures are dashed.
fn arrows(svg: &mut String, path: &Path, rows: &BTreeMap<String, usize>) {
    for (order, step) in path.steps.iter().enumerate() {
        let Some(from) = rows.get(&step.id).copied() else {
            continue;
        };
        for outcome in &step.outcomes {
            for to in heads(outcome) {
                if let Some(to) = rows.get(&to).copied() {
                    arrow(svg, (from, to), order, path.outcome_kind(outcome) == OutcomeKind::Failed);
                }
            }
        }
    }
}

fn heads(outcome: &Outcome) -> Vec<String> {
    let mut heads = Vec::new();
    for arrow in &outcome.next {
        match arrow.target() {
            Some(Target::Step(step)) => heads.push(step.to_owned()),
            Some(Target::End(end)) => heads.push(format!("end.{end}")),
            Some(Target::Call { back, .. }) => heads.extend(back.values().cloned()),
            None => {}
        }
    }
    heads.sort();
    heads.dedup();
    heads
}

fn arrow(svg: &mut String, (from, to): (usize, usize), order: usize, failed: bool) {
    let middle = |row: usize| top(row) + HEIGHT / 2.0;
    let dash = if failed { " stroke-dasharray=\"4 3\"" } else { "" };
    if to == from + 1 && !failed {
        let (x, y) = (LEFT + WIDTH / 2.0, top(from) + HEIGHT);
        let _ = write!(
            svg,
            "<path d=\"M{x} {y}L{x} {}\" fill=\"none\" stroke=\"#1A1F26\" marker-end=\"url(#head)\"/>",
            top(to)
        );
        return;
    }
    let lane = 18.0 + as_length(order % 12) * 14.0;
    let (x, bend) = if to > from { (LEFT + WIDTH, LEFT + WIDTH + lane) } else { (LEFT, LEFT - lane) };
    let _ = write!(
        svg,
        "<path d=\"M{x} {}H{bend}V{}H{x}\" fill=\"none\" stroke=\"#0A4FA6\"{dash} marker-end=\"url(#head)\"/>",
        middle(from) + 6.0,
        middle(to) - 6.0
    );
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
