//! Lines filled by hand: signatures, results, dates with blanks.

use super::Composer;
use super::lists::square_side;
use crate::geometry::{Pt, mm};
use crate::paper::Piece;
use crate::row::Row;
use crate::setting::lines::Line;

/// Usual room between two pieces.
const GAP: Pt = mm(2.0);

/// A piece with the room before it and its least width.
struct Slot {
    gap: Pt,
    width: Pt,
    kind: Kind,
}

enum Kind {
    Words(Line),
    Blank,
    Fill,
    Spring,
    Square,
}

impl Composer {
    pub(super) fn form(&self, pieces: &[Piece]) -> Row {
        let mut row = Row::after(self.gap(self.style.gaps.block));
        self.put_form(&mut row, pieces, 0.0);
        row
    }

    pub(super) fn form_rows(&self, label: &str, rows: &[Vec<Piece>]) -> Vec<Row> {
        let (style, column) = (&self.style, self.style.label_width);
        let count = rows.len();
        let row = |(index, pieces): (usize, &Vec<Piece>)| {
            let mut row = Row { keep: index + 1 < count, ..Row::default() };
            if index == 0 {
                let first = style.hand.max(style.body.lead) - style.body.lead + style.body.baseline();
                let lines = self.lines(&label.into(), style.label, column - mm(3.0));
                row.put(&lines, style.label, (0.0, first - style.label.baseline()));
            }
            self.put_form(&mut row, pieces, column);
            row
        };
        rows.iter().enumerate().map(row).collect()
    }

    /// Sets pieces from `left` to the right margin, on as many lines as they need.
    fn put_form(&self, row: &mut Row, pieces: &[Piece], left: Pt) {
        let width = self.style.width() - left;
        let height = self.style.hand.max(self.style.body.lead);
        for slots in broken(self.slots(pieces, width), width) {
            let baseline = row.height + height - self.style.body.lead + self.style.body.baseline();
            self.put_slots(row, &slots, (left, baseline), width);
            row.height += height;
        }
    }

    fn slots(&self, pieces: &[Piece], width: Pt) -> Vec<Slot> {
        let mut slots: Vec<Slot> = Vec::new();
        let mut gap = GAP;
        for piece in pieces {
            let mut push = |width: Pt, kind: Kind| slots.push(Slot { gap, width, kind });
            match piece {
                Piece::Words(text) => {
                    for line in self.lines(text, self.style.body, width) {
                        push(line.width, Kind::Words(line));
                    }
                }
                Piece::Blank(length) => push(mm(*length).min(width), Kind::Blank),
                Piece::Fill(least) => push(mm(*least).min(width), Kind::Fill),
                Piece::Spring => push(0.0, Kind::Spring),
                Piece::Square => push(square_side(self.style.body), Kind::Square),
                Piece::Gap(_) | Piece::Tight => {}
            }
            gap = match piece {
                Piece::Gap(room) => mm(*room),
                Piece::Tight => 0.0,
                Piece::Square => mm(3.0),
                _ => GAP,
            };
        }
        slots
    }

    fn put_slots(&self, row: &mut Row, slots: &[Slot], at: (Pt, Pt), width: Pt) {
        let taken = taken(slots);
        let flexible = slots.iter().filter(|slot| matches!(slot.kind, Kind::Fill | Kind::Spring)).count();
        let share = if flexible == 0 { 0.0 } else { (width - taken).max(0.0) / flexible as f32 };
        let mut x = at.0;
        for (index, slot) in slots.iter().enumerate() {
            x += if index == 0 { 0.0 } else { slot.gap };
            let mut end = x + slot.width;
            match &slot.kind {
                Kind::Words(line) => row.put_line(line, self.style.body, (x, at.1)),
                Kind::Blank => row.rule(x, end, at.1 + mm(0.6), mm(0.3)),
                Kind::Fill => {
                    end += share;
                    row.rule(x, end, at.1 + mm(0.6), mm(0.3));
                }
                Kind::Spring => end += share,
                Kind::Square => {
                    let top = at.1 - (0.7 * self.style.body.size + slot.width) / 2.0;
                    row.frame((x, top), (slot.width, slot.width), mm(0.4));
                }
            }
            x = end;
        }
    }
}

fn taken(slots: &[Slot]) -> Pt {
    let gaps: Pt = slots.iter().skip(1).map(|slot| slot.gap).sum();
    gaps + slots.iter().map(|slot| slot.width).sum::<Pt>()
}

/// Slots into lines; a piece that does not fit begins the next one.
fn broken(slots: Vec<Slot>, width: Pt) -> Vec<Vec<Slot>> {
    let mut lines: Vec<Vec<Slot>> = Vec::new();
    for slot in slots {
        match lines.last_mut() {
            Some(line) if taken(line) + slot.gap + slot.width <= width + 0.01 => line.push(slot),
            _ => lines.push(vec![slot]),
        }
    }
    lines
}
