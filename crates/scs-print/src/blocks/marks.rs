//! Small drawings: scissors, tick. Drawn as lines, so that no font needs the sign.

use crate::geometry::Pt;
use crate::sheet::{Item, Segment, Stroke};

/// Side of the square the drawings are made in.
const GRID: Pt = 24.0;

/// Open scissors in a square of the given side.
pub(super) fn scissors(side: Pt, at: (Pt, Pt)) -> Vec<Item> {
    let mut paths = vec![circle((6.0, 6.0), 3.0), circle((6.0, 18.0), 3.0)];
    for [x1, y1, x2, y2] in [[20.0, 4.0, 8.12, 15.88], [14.47, 14.48, 20.0, 20.0], [8.12, 8.12, 12.0, 12.0]] {
        paths.push(vec![Segment::Move(x1, y1), Segment::Line(x2, y2)]);
    }
    draw(paths, side, 1.6, at)
}

/// A tick.
pub(super) fn tick(side: Pt, at: (Pt, Pt)) -> Vec<Item> {
    let path = vec![Segment::Move(3.0, 13.0), Segment::Line(9.0, 19.5), Segment::Line(21.0, 5.0)];
    draw(vec![path], side, 3.0, at)
}

fn draw(paths: Vec<Vec<Segment>>, side: Pt, width: Pt, at: (Pt, Pt)) -> Vec<Item> {
    let scale = side / GRID;
    let stroke = |path: Vec<Segment>| {
        let path = path.into_iter().map(|segment| scaled(segment, scale)).collect();
        Item::Stroke(Stroke { path, width: width * scale, dash: None, round: true }).shifted(at.0, at.1)
    };
    paths.into_iter().map(stroke).collect()
}

fn scaled(segment: Segment, by: f32) -> Segment {
    match segment {
        Segment::Move(x, y) => Segment::Move(x * by, y * by),
        Segment::Line(x, y) => Segment::Line(x * by, y * by),
        Segment::Curve(points) => Segment::Curve(points.map(|value| value * by)),
    }
}

fn circle((x, y): (Pt, Pt), radius: Pt) -> Vec<Segment> {
    let bow = radius * 0.552_3;
    let (left, right, top, bottom) = (x - radius, x + radius, y - radius, y + radius);
    vec![
        Segment::Move(right, y),
        Segment::Curve([right, y + bow, x + bow, bottom, x, bottom]),
        Segment::Curve([x - bow, bottom, left, y + bow, left, y]),
        Segment::Curve([left, y - bow, x - bow, top, x, top]),
        Segment::Curve([x + bow, top, right, y - bow, right, y]),
    ]
}
