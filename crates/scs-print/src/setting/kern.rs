//! Kerning of a face: the pairs of its GPOS `kern` feature, horizontal advance only.
//!
//! Reads the tables it needs and nothing else; anything it does not know leaves pairs unkerned.

use std::collections::HashMap;

/// Kerning pairs in font units.
#[derive(Debug, Default)]
pub(crate) struct Kerns {
    pairs: HashMap<(u16, u16), i16>,
    classes: Option<Classes>,
}

#[derive(Debug)]
struct Classes {
    covered: Vec<u16>,
    first: HashMap<u16, u16>,
    second: HashMap<u16, u16>,
    /// Row per first class, column per second class.
    values: Vec<Vec<i16>>,
}

impl Kerns {
    /// Extra advance of `left` when `right` follows, in font units.
    pub(crate) fn between(&self, left: u16, right: u16) -> i16 {
        if let Some(value) = self.pairs.get(&(left, right)) {
            return *value;
        }
        self.classes.as_ref().map_or(0, |classes| classes.between(left, right))
    }

    /// Reads the first kerning lookup of a TrueType file; a face without one has no kerning.
    pub(crate) fn read(font: &[u8]) -> Self {
        read_kerns(&Table(font)).unwrap_or_default()
    }
}

impl Classes {
    fn between(&self, left: u16, right: u16) -> i16 {
        if self.covered.binary_search(&left).is_err() {
            return 0;
        }
        let row = usize::from(self.first.get(&left).copied().unwrap_or(0));
        let column = usize::from(self.second.get(&right).copied().unwrap_or(0));
        self.values.get(row).and_then(|row| row.get(column)).copied().unwrap_or(0)
    }
}

/// A part of the file, read from its own start.
struct Table<'a>(&'a [u8]);

impl<'a> Table<'a> {
    fn at(&self, offset: usize) -> Option<Table<'a>> {
        self.0.get(offset..).map(Table)
    }

    fn u16(&self, offset: usize) -> Option<u16> {
        let bytes = self.0.get(offset..offset.checked_add(2)?)?;
        Some(u16::from_be_bytes(bytes.try_into().ok()?))
    }

    fn u32(&self, offset: usize) -> Option<usize> {
        let bytes = self.0.get(offset..offset.checked_add(4)?)?;
        usize::try_from(u32::from_be_bytes(bytes.try_into().ok()?)).ok()
    }

    fn i16(&self, offset: usize) -> Option<i16> {
        self.u16(offset).map(u16::cast_signed)
    }

    fn size(&self, offset: usize) -> Option<usize> {
        self.u16(offset).map(usize::from)
    }

    fn follow(&self, offset: usize) -> Option<Table<'a>> {
        self.at(self.size(offset)?)
    }
}

fn read_kerns(font: &Table<'_>) -> Option<Kerns> {
    let gpos = find_table(font, b"GPOS")?;
    let features = gpos.follow(6)?;
    let lookups = gpos.follow(8)?;
    let index = (0..features.size(0)?).find_map(|slot| {
        let record = features.at(2 + slot * 6)?;
        (record.0.get(..4)? == b"kern").then(|| features.follow(2 + slot * 6 + 4)?.size(4))?
    })?;
    let lookup = lookups.follow(2 + index * 2)?;
    let mut kerns = Kerns::default();
    for slot in 0..lookup.size(4)? {
        read_pairs(&lookup.follow(6 + slot * 2)?, lookup.size(0)?, &mut kerns);
    }
    Some(kerns)
}

fn find_table<'a>(font: &Table<'a>, tag: &[u8]) -> Option<Table<'a>> {
    (0..font.size(4)?).find_map(|slot| {
        let record = font.at(12 + slot * 16)?;
        (record.0.get(..4)? == tag).then(|| font.at(record.u32(8)?))?
    })
}

/// Reads one pair table; `kind` 9 wraps kind 2.
fn read_pairs(table: &Table<'_>, kind: usize, kerns: &mut Kerns) -> Option<()> {
    if kind == 9 {
        return read_pairs(&table.at(table.u32(4)?)?, table.size(2)?, kerns);
    }
    let advance_only = table.u16(4)? == 4 && table.u16(6)? == 0;
    if kind != 2 || !advance_only {
        return None;
    }
    let covered = coverage(&table.follow(2)?)?;
    match table.u16(0)? {
        1 => read_single_pairs(table, &covered, kerns),
        2 if kerns.classes.is_none() => {
            kerns.classes = Some(read_classes(table, covered)?);
            Some(())
        }
        _ => None,
    }
}

fn read_single_pairs(table: &Table<'_>, covered: &[u16], kerns: &mut Kerns) -> Option<()> {
    for (slot, left) in covered.iter().enumerate() {
        let set = table.follow(10 + slot * 2)?;
        for pair in 0..set.size(0)? {
            let right = set.u16(2 + pair * 4)?;
            kerns.pairs.entry((*left, right)).or_insert(set.i16(4 + pair * 4)?);
        }
    }
    Some(())
}

fn read_classes(table: &Table<'_>, covered: Vec<u16>) -> Option<Classes> {
    let (rows, columns) = (table.size(12)?, table.size(14)?);
    let row = |index: usize| {
        (0..columns).map(|column| table.i16(16 + (index * columns + column) * 2)).collect::<Option<Vec<_>>>()
    };
    Some(Classes {
        covered,
        first: class_map(&table.follow(8)?)?,
        second: class_map(&table.follow(10)?)?,
        values: (0..rows).map(row).collect::<Option<Vec<_>>>()?,
    })
}

fn coverage(table: &Table<'_>) -> Option<Vec<u16>> {
    let count = table.size(2)?;
    if table.u16(0)? == 1 {
        return (0..count).map(|slot| table.u16(4 + slot * 2)).collect();
    }
    let mut glyphs = Vec::new();
    for slot in 0..count {
        glyphs.extend(table.u16(4 + slot * 6)?..=table.u16(6 + slot * 6)?);
    }
    Some(glyphs)
}

fn class_map(table: &Table<'_>) -> Option<HashMap<u16, u16>> {
    let mut classes = HashMap::new();
    if table.u16(0)? == 1 {
        let start = table.u16(2)?;
        for slot in 0..table.u16(4)? {
            classes.insert(start.checked_add(slot)?, table.u16(6 + usize::from(slot) * 2)?);
        }
        return Some(classes);
    }
    for slot in 0..table.size(2)? {
        let class = table.u16(8 + slot * 6)?;
        for glyph in table.u16(4 + slot * 6)?..=table.u16(6 + slot * 6)? {
            classes.insert(glyph, class);
        }
    }
    Some(classes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_without_tables_has_no_kerning() {
        assert_eq!(Kerns::read(b"not a font").between(1, 2), 0);
        assert_eq!(Kerns::read(&[]).between(1, 2), 0);
    }
}
