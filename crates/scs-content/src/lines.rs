//! The lines of a file as its author sees them: tables, blocks, keys. For pointing at a place, not for reading values.

use std::ops::Range;

use serde_path_to_error::{Path, Segment};

pub(crate) struct Lines<'t>(Vec<&'t str>);

impl<'t> Lines<'t> {
    pub(crate) fn of(text: &'t str) -> Lines<'t> {
        Lines(text.lines().collect())
    }

    pub(crate) fn all(&self) -> Range<usize> {
        0..self.0.len()
    }

    fn line(&self, at: usize) -> &'t str {
        self.0.get(at).copied().unwrap_or_default()
    }

    /// The first line of the range that holds `needle`.
    pub(crate) fn with(&self, range: &Range<usize>, needle: &str) -> Option<usize> {
        range.clone().find(|at| self.line(*at).contains(needle))
    }

    /// The line that gives `key` its value.
    fn key(&self, range: &Range<usize>, key: &str) -> Option<usize> {
        let gives = |line: &str| {
            line.trim_start().strip_prefix(key).is_some_and(|rest| rest.trim_start().starts_with('='))
        };
        range.clone().find(|at| gives(self.line(*at)))
    }

    /// `step.outcome` of `[[step.outcome]]`.
    fn header(&self, at: usize) -> Option<&'t str> {
        let inner = self.line(at).trim().strip_prefix('[')?;
        let name = inner.strip_prefix('[').unwrap_or(inner).split(']').next()?;
        (!name.contains(['"', '{', '=', ' '])).then_some(name)
    }

    fn headers(&self, range: &Range<usize>, name: &str) -> Vec<usize> {
        range.clone().filter(|at| self.header(*at) == Some(name)).collect()
    }

    /// From a header up to the next one that does not belong under it.
    fn block(&self, start: usize, end: usize) -> Range<usize> {
        let own = self.header(start).unwrap_or_default();
        let leaves = |at: &usize| {
            self.header(*at).is_some_and(|next| next == own || !next.starts_with(&format!("{own}.")))
        };
        start..(start + 1..end).find(leaves).unwrap_or(end)
    }

    /// The block with this id, or the one inline line; `of` asks for a table of that name.
    pub(crate) fn with_id(&self, range: &Range<usize>, id: &str, of: Option<&str>) -> Option<Range<usize>> {
        let named = format!("id = \"{id}\"");
        let found = range.clone().filter(|at| self.line(*at).contains(&named));
        let mut blocks = found.filter_map(|at| {
            if self.line(at).trim() != named {
                return of.is_none().then_some(at..at + 1);
            }
            let start = (range.start..at).rev().find(|start| self.header(*start).is_some())?;
            let fits = of.is_none_or(|of| self.header(start) == Some(of));
            fits.then(|| at..self.block(start, range.end).end)
        });
        blocks.next()
    }

    /// Where the value of this path stands, as far as it can be followed; and `word`, a key said in the trouble.
    pub(crate) fn of_path(&self, path: &Path, word: Option<&str>) -> usize {
        let (mut range, mut name, mut at) = (self.all(), String::new(), 0);
        for segment in path {
            match segment {
                Segment::Map { key } => {
                    let inner = if name.is_empty() { key.clone() } else { format!("{name}.{key}") };
                    if let Some(start) = self.headers(&range, &inner).first() {
                        (at, name) = (*start, inner);
                    } else if let Some(line) = self.key(&range, key) {
                        (at, range) = (line, line..line + 1);
                    }
                }
                Segment::Seq { index } => {
                    if let Some(start) = self.headers(&range, &name).get(*index) {
                        (at, range) = (*start, self.block(*start, range.end));
                    }
                }
                Segment::Enum { .. } | Segment::Unknown => {}
            }
        }
        word.and_then(|key| self.key(&(at..range.end.max(at)), key)).unwrap_or(at)
    }
}
