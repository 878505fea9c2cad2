//! Nothing leaves the sheet, nothing lies on anything else.

use scs_print::{Item, Run, Segment, Sheet, mm, papers};

use crate::{all_laid, laid, samples};

/// Left, top, right, bottom.
type Area = [f32; 4];

fn area(item: &Item) -> Area {
    match item {
        Item::Run(run) => ink(run),
        Item::Frame(frame) => [frame.x, frame.y, frame.x + frame.width, frame.y + frame.height],
        Item::Code(code) => [code.x, code.y, code.x + code.size, code.y + code.size],
        Item::Stroke(stroke) => {
            let mut area = [f32::MAX, f32::MAX, f32::MIN, f32::MIN];
            for segment in &stroke.path {
                let points: Vec<(f32, f32)> = match segment {
                    Segment::Move(x, y) | Segment::Line(x, y) => vec![(*x, *y)],
                    Segment::Curve(p) => vec![(p[0], p[1]), (p[2], p[3]), (p[4], p[5])],
                };
                for (x, y) in points {
                    area = [area[0].min(x), area[1].min(y), area[2].max(x), area[3].max(y)];
                }
            }
            area
        }
    }
}

/// The room letters take: from the top of capitals to below the tails.
fn ink(run: &Run) -> Area {
    [run.x, run.y - 0.72 * run.size, run.x + run.width, run.y + 0.2 * run.size]
}

fn overlap(a: Area, b: Area, slack: f32) -> bool {
    a[0] + slack < b[2] && b[0] + slack < a[2] && a[1] + slack < b[3] && b[1] + slack < a[3]
}

fn every_sheet(check: impl Fn(&str, &Sheet)) {
    for (name, laid) in all_laid() {
        for sheet in laid.sheets() {
            check(name, sheet);
        }
    }
}

#[test]
fn nothing_leaves_the_sheet() {
    every_sheet(|name, sheet| {
        let (width, height) = sheet.size();
        for item in sheet.items() {
            let [left, top, right, bottom] = area(item);
            let inside =
                left >= -0.01 && top >= mm(4.0) && right <= width + 0.01 && bottom <= height - mm(4.0);
            assert!(inside, "{name}: {item:?}");
        }
    });
}

#[test]
fn words_keep_the_side_margins() {
    every_sheet(|name, sheet| {
        for run in sheet.runs() {
            let [left, _, right, _] = ink(run);
            assert!(left >= mm(14.9) && right <= sheet.size().0 - mm(14.9), "{name}: {run:?}");
        }
    });
}

#[test]
fn no_words_lie_on_other_words() {
    every_sheet(|name, sheet| {
        let runs: Vec<&Run> = sheet.runs().collect();
        for (index, first) in runs.iter().enumerate() {
            for second in &runs[index + 1..] {
                assert!(!overlap(ink(first), ink(second), 0.05), "{name}: {first:?} on {second:?}");
            }
        }
    });
}

#[test]
fn no_line_or_code_crosses_words() {
    every_sheet(|name, sheet| {
        for run in sheet.runs() {
            for item in sheet.items() {
                let edges = match item {
                    Item::Run(_) => vec![],
                    Item::Frame(frame) => {
                        let [left, top, right, bottom] = area(&Item::Frame(*frame));
                        vec![
                            [left, top, right, top],
                            [left, bottom, right, bottom],
                            [left, top, left, bottom],
                            [right, top, right, bottom],
                        ]
                    }
                    other => vec![area(other)],
                };
                for edge in edges {
                    let thick = [edge[0] - 0.1, edge[1] - 0.1, edge[2] + 0.1, edge[3] + 0.1];
                    assert!(!overlap(ink(run), thick, 0.25), "{name}: {run:?} under {item:?}");
                }
            }
        }
    });
}

#[test]
fn codes_have_a_quiet_zone_of_four_modules() {
    every_sheet(|name, sheet| {
        for item in sheet.items() {
            let Item::Code(code) = item else { continue };
            let quiet = code.size / code.side as f32 * 4.0;
            let zone =
                [code.x - quiet, code.y - quiet, code.x + code.size + quiet, code.y + code.size + quiet];
            for other in sheet.items().iter().filter(|other| *other != item) {
                assert!(!overlap(area(other), zone, 0.2), "{name}: {other:?} in the quiet zone");
            }
        }
    });
}

#[test]
fn large_print_holds_nothing_smaller_than_18_points() {
    for (name, laid) in all_laid().iter().filter(|(name, _)| name.ends_with("large")) {
        for run in laid.sheets().iter().flat_map(Sheet::runs) {
            assert!(run.size >= 18.0, "{name}: {run:?}");
        }
    }
}

#[test]
fn lines_of_large_print_stand_27_points_apart() {
    let laid = laid(papers::memo(&samples::large(samples::memo_choose())));
    let lead: Vec<f32> =
        laid.sheets()[0].runs().filter(|run| run.size == 18.0 && !run.strong).map(|run| run.y).collect();
    assert!(lead[1] - lead[0] > 26.9, "{lead:?}");
}

#[test]
fn office_papers_never_go_below_eight_points() {
    every_sheet(|name, sheet| {
        for run in sheet.runs() {
            assert!(run.size >= 8.0, "{name}: {run:?}");
        }
    });
}

#[test]
fn there_is_room_to_write_by_hand() {
    every_sheet(|name, sheet| {
        let lines: Vec<Area> = sheet
            .items()
            .iter()
            .filter(|item| matches!(item, Item::Stroke(line) if line.width == mm(0.3)))
            .map(area)
            .collect();
        for (index, line) in lines.iter().enumerate() {
            for below in &lines[index + 1..] {
                let same_row = (line[1] - below[1]).abs() < 1.0;
                let beside = line[2] < below[0] || below[2] < line[0];
                assert!(
                    same_row || beside || (below[1] - line[1]).abs() >= mm(6.5),
                    "{name}: {line:?} {below:?}"
                );
            }
        }
    });
}
