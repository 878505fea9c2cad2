//! Rows onto sheets: one sheet by letting out air and optional parts, or several with headings kept to their text.

use crate::band::sample_bands;
use crate::blocks::Composer;
use crate::error::PrintError;
use crate::geometry::{Pt, mm};
use crate::paper::{PageLimit, Paper, Part};
use crate::row::Row;
use crate::setting::face::Faces;
use crate::sheet::{Item, Sheet};
use crate::style::Style;
use crate::words;

/// Tolerance of sums of heights.
const SLACK: Pt = 0.05;
/// So many sheets do not become one by letting out air.
const LONG: f32 = 2.0;

/// Sheets, and the names of the parts that were left out.
pub(crate) struct Flowed {
    pub(crate) sheets: Vec<Sheet>,
    pub(crate) dropped: Vec<String>,
}

/// A composed paper: what flows from the top, what stands at the bottom.
struct Composed {
    body: Vec<Row>,
    foot: Vec<Row>,
}

pub(crate) fn flow(paper: &Paper) -> Result<Flowed, PrintError> {
    let banded = |(style, air): (Style, f32)| (if paper.sample { style.with_bands() } else { style }, air);
    let attempts: Vec<_> = Style::attempts(paper.look).into_iter().map(banded).collect();
    let (style, air) = attempts.first().copied().ok_or(PrintError::Empty)?;
    let flow = Flow { paper, faces: Faces::load()?, style };
    let whole = flow.compose(&[], air)?;
    flow.refuse_missing(&whole)?;
    let is_long = paper.limit == PageLimit::Several && whole.height() > LONG * style.height();
    if !is_long && let Some(fitted) = flow.on_one_sheet(&attempts)? {
        return Ok(fitted);
    }
    match paper.limit {
        PageLimit::One => {
            Err(PrintError::NeedsMorePages { pages: flow.pages(whole, flow.style.height())?.len() })
        }
        PageLimit::Several => flow.several(whole),
    }
}

struct Flow<'a> {
    paper: &'a Paper,
    faces: &'static Faces,
    style: Style,
}

impl Flow<'_> {
    /// Lets out air, then parts of the foot, then parts of the body, in their order.
    fn on_one_sheet(&self, attempts: &[(Style, f32)]) -> Result<Option<Flowed>, PrintError> {
        let (body, foot) = (leaving_order(&self.paper.body), leaving_order(&self.paper.foot));
        for body_gone in prefixes(&body) {
            for foot_gone in prefixes(&foot) {
                let gone = [body_gone, foot_gone].concat();
                for (style, air) in attempts {
                    let flow = Flow { style: *style, ..*self };
                    let composed = flow.compose(&gone, *air)?;
                    if composed.height() <= style.height() + SLACK {
                        let sheets = vec![flow.sheet(&composed.body, &composed.foot, None)];
                        return Ok(Some(Flowed { sheets, dropped: self.names(&gone) }));
                    }
                }
            }
        }
        Ok(None)
    }

    fn several(&self, whole: Composed) -> Result<Flowed, PrintError> {
        let room = self.style.height() - self.style.tiny.lead - mm(2.0);
        let pages = self.pages(whole, room)?;
        let count = pages.len();
        let sheets = pages.iter().enumerate();
        let sheets = sheets.map(|(index, page)| self.sheet(&page.body, &page.foot, Some((index + 1, count))));
        Ok(Flowed { sheets: sheets.collect(), dropped: Vec::new() })
    }

    fn compose(&self, gone: &[usize], air: f32) -> Result<Composed, PrintError> {
        let composer = Composer { faces: self.faces, style: self.style, air };
        let rows = |parts: &[Part]| -> Result<Vec<Row>, PrintError> {
            let stays = |part: &&Part| part.drop.is_none_or(|place| !gone.contains(&place));
            let blocks = parts.iter().filter(stays).flat_map(|part| &part.blocks);
            let rows = blocks.map(|block| composer.rows(block)).collect::<Result<Vec<_>, _>>()?;
            Ok(rows.into_iter().flatten().collect())
        };
        Ok(Composed { body: rows(&self.paper.body)?, foot: rows(&self.paper.foot)? })
    }

    fn refuse_missing(&self, whole: &Composed) -> Result<(), PrintError> {
        let mut characters = std::collections::BTreeSet::new();
        for item in whole.body.iter().chain(&whole.foot).flat_map(|row| &row.items) {
            if let Item::Run(run) = item {
                characters.extend(self.faces.missing(&run.text, run.strong));
            }
        }
        if characters.is_empty() {
            return Ok(());
        }
        Err(PrintError::MissingGlyphs { characters: characters.into_iter().collect() })
    }

    fn names(&self, gone: &[usize]) -> Vec<String> {
        let parts = self.paper.body.iter().chain(&self.paper.foot);
        let left = parts.filter(|part| part.drop.is_some_and(|place| gone.contains(&place)));
        left.map(|part| part.name.clone()).collect()
    }

    /// Fills pages; the foot goes with the body's last rows, so that no sheet holds a signature alone.
    fn pages(&self, whole: Composed, room: Pt) -> Result<Vec<Composed>, PrintError> {
        let mut pages: Vec<Composed> = Vec::new();
        let mut groups = grouped(whole.body);
        let last = groups.pop().unwrap_or_default();
        for group in groups {
            add_group(&mut pages, group, room)?;
        }
        let tail = Composed { body: last, foot: whole.foot };
        match pages.last_mut() {
            Some(page) if page.height_with(&tail) <= room + SLACK => {
                page.body.extend(tail.body);
                page.foot = tail.foot;
            }
            _ if tail.height() <= room + SLACK => pages.push(tail.begun()),
            _ => {
                add_group(&mut pages, tail.body, room)?;
                add_group(&mut pages, tail.foot, room)?;
            }
        }
        Ok(pages)
    }

    fn sheet(&self, body: &[Row], foot: &[Row], number: Option<(usize, usize)>) -> Sheet {
        let style = &self.style;
        let mut sheet = Sheet { lying: style.lying, ..Sheet::default() };
        let reserved = if number.is_some() { style.tiny.lead + mm(4.0) } else { 0.0 };
        if self.paper.sample {
            sheet.items.extend(sample_bands(self.faces, style.sheet()));
        }
        place(&mut sheet, body, style.left, style.top);
        let bottom = style.sheet().1 - style.bottom;
        place(&mut sheet, foot, style.left, bottom - reserved - stacked(foot));
        if let Some((page, pages)) = number {
            let row = self.page_line(page, pages);
            place(&mut sheet, &[row], style.left, bottom - style.tiny.lead);
        }
        sheet
    }

    /// «Итог консультации · лист 1 из 2» at the right; the title only where it fits.
    fn page_line(&self, page: usize, pages: usize) -> Row {
        let composer = Composer { faces: self.faces, style: self.style, air: 1.0 };
        let (size, width) = (self.style.tiny, self.style.width());
        let short = words::sheet_of(page, pages);
        let long = format!("{} · {short}", self.paper.title);
        let fits = composer.measured(&long.as_str().into(), size).width() <= width;
        let mut row = Row { height: size.lead, ..Row::default() };
        let lines = composer.lines(&if fits { long } else { short }.into(), size, width);
        row.put_right(&lines, size, width, 0.0);
        row
    }
}

fn leaving_order(parts: &[Part]) -> Vec<usize> {
    let mut order: Vec<usize> = parts.iter().filter_map(|part| part.drop).collect();
    order.sort_unstable();
    order.dedup();
    order
}

/// Nothing, the first, the first two…
fn prefixes(order: &[usize]) -> impl Iterator<Item = &[usize]> {
    (0..=order.len()).filter_map(|count| order.get(..count))
}

impl Composed {
    fn height(&self) -> Pt {
        stacked(self.body.iter().chain(&self.foot))
    }

    fn height_with(&self, tail: &Composed) -> Pt {
        stacked(self.body.iter().chain(&tail.body).chain(&tail.foot))
    }

    /// On a sheet of its own: a table goes on below its heading.
    fn begun(mut self) -> Composed {
        let again = self.body.first().and_then(|row| row.again.clone());
        if let Some(again) = again {
            self.body.insert(0, (*again).clone());
        }
        self
    }
}

/// Height of rows one under another; the room above the first and below the last does not count.
fn stacked<'r>(rows: impl IntoIterator<Item = &'r Row>) -> Pt {
    let mut height = 0.0;
    let mut after: Option<Pt> = None;
    for row in rows {
        height += after.map_or(0.0, |after| after.max(row.before)) + row.height;
        after = Some(row.after);
    }
    height
}

fn place(sheet: &mut Sheet, rows: &[Row], left: Pt, top: Pt) {
    let mut y = top;
    let mut after: Option<Pt> = None;
    for row in rows {
        y += after.map_or(0.0, |after| after.max(row.before));
        sheet.items.extend(row.items.iter().map(|item| item.clone().shifted(left, y)));
        y += row.height;
        after = Some(row.after);
    }
}

/// Runs of rows that stay together.
fn grouped(rows: Vec<Row>) -> Vec<Vec<Row>> {
    let mut groups: Vec<Vec<Row>> = Vec::new();
    let mut open = false;
    for row in rows {
        let keep = row.keep;
        match groups.last_mut() {
            Some(group) if open => group.push(row),
            _ => groups.push(vec![row]),
        }
        open = keep;
    }
    groups
}

/// Adds rows that stay together, on a new page if need be; a group taller than a page is cut between its rows.
fn add_group(pages: &mut Vec<Composed>, group: Vec<Row>, room: Pt) -> Result<(), PrintError> {
    let again = group.first().and_then(|row| row.again.as_ref()).map_or(0.0, |again| again.height);
    if again + stacked(&group) > room + SLACK {
        if group.len() < 2 {
            return Err(PrintError::BlockTooTall);
        }
        return group.into_iter().try_for_each(|row| add_group(pages, vec![row], room));
    }
    let tail = Composed { body: group, foot: Vec::new() };
    match pages.last_mut() {
        Some(page) if page.height_with(&tail) <= room + SLACK => page.body.extend(tail.body),
        _ => pages.push(tail.begun()),
    }
    Ok(())
}
