//! Official lists from files: the portal's JSON, or CSV with `|`. Every row is taken or refused with its reason.

mod read;
pub(crate) mod words;

use std::collections::BTreeMap;

use scs_domain::check::okpdtr;
use scs_domain::content::CodeKind;

pub(crate) use read::{Unreadable, records};

/// A row as the file has it. `place` is a line of a table or a number in a list, from 1.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Record {
    pub(crate) place: usize,
    pub(crate) code: String,
    pub(crate) name: String,
    pub(crate) is_active: bool,
}

/// Why a row is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reject {
    NoCode,
    NoName,
    /// Letters, or another count of digits than codes of this list have.
    CodeShape,
    LongName,
    NotActive,
    /// The code came before with another name.
    Twice,
}

/// Longest name of a row, in characters.
const LONGEST: usize = 300;

#[derive(Default)]
pub(crate) struct Sorted {
    /// By code.
    pub(crate) rows: BTreeMap<String, String>,
    pub(crate) rejected: Vec<(usize, Reject)>,
    /// Rows that say again what was said.
    pub(crate) repeated: usize,
    /// Taken although the control digit does not come out: the list decides, not the reckoning.
    pub(crate) doubtful: usize,
}

pub(crate) fn sort(records: impl Iterator<Item = Record>, codes: CodeKind) -> Sorted {
    let mut sorted = Sorted::default();
    for record in records {
        match judge(&record, codes) {
            Err(reject) => sorted.rejected.push((record.place, reject)),
            Ok(code) => sorted.take(record, code, codes),
        }
    }
    sorted
}

impl Sorted {
    fn take(&mut self, record: Record, code: String, codes: CodeKind) {
        match self.rows.get(&code) {
            Some(name) if *name == record.name => self.repeated += 1,
            Some(_) => self.rejected.push((record.place, Reject::Twice)),
            None => {
                self.doubtful += usize::from(codes == CodeKind::Okpdtr && okpdtr(&code).rule().is_some());
                self.rows.insert(code, record.name);
            }
        }
    }
}

/// The code in its normal form.
fn judge(record: &Record, codes: CodeKind) -> Result<String, Reject> {
    if record.code.is_empty() {
        return Err(Reject::NoCode);
    }
    if record.name.is_empty() {
        return Err(Reject::NoName);
    }
    if record.name.chars().count() > LONGEST || record.name.chars().any(char::is_control) {
        return Err(Reject::LongName);
    }
    if !record.is_active {
        return Err(Reject::NotActive);
    }
    let is_digits = record.code.chars().all(|sign| sign.is_ascii_digit());
    match codes {
        CodeKind::Okpdtr if is_digits && record.code.len() == 6 => Ok(record.code.clone()),
        CodeKind::Region if is_digits && record.code.len() == 13 => Ok(record.code.clone()),
        CodeKind::Region if is_digits && record.code.len() == 2 => Ok(format!("{}00000000000", record.code)),
        CodeKind::Any if !record.code.contains(['\t', '\n']) => Ok(record.code.clone()),
        CodeKind::Okpdtr | CodeKind::Region | CodeKind::Any => Err(Reject::CodeShape),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sorted(text: &str, codes: CodeKind) -> Sorted {
        sort(records(text.as_bytes()).unwrap().into_iter(), codes)
    }

    #[test]
    fn the_portals_list_of_professions_reads_whatever_else_it_has() {
        let text = r#"{"professions":[
            {"code":"100656","name":"Аппаратчик","sphere":{"id":1}},
            {"code":192056,"name":" Тракторист "},
            {"code":"19205","name":"Короткий код"},
            {"code":"","name":"Без кода"},
            {"code":"123456"},
            {"code":"100656","name":"Другое имя"},
            {"code":"100656","name":"Аппаратчик"},
            {"code":"111111","name":"Старая","active":false}]}"#;
        let sorted = sorted(text, CodeKind::Okpdtr);
        let names: Vec<&str> = sorted.rows.values().map(String::as_str).collect();
        assert_eq!(names, ["Аппаратчик", "Тракторист"]);
        let why: Vec<Reject> = sorted.rejected.iter().map(|(_, why)| *why).collect();
        assert_eq!(
            why,
            [Reject::CodeShape, Reject::NoCode, Reject::NoName, Reject::Twice, Reject::NotActive]
        );
        assert_eq!(sorted.repeated, 1);
    }

    #[test]
    fn a_table_with_bars_reads_with_and_without_its_head() {
        for text in [
            "code|name\n63|Самарская область\n",
            "63|Самарская область",
            "\u{feff}name|code\nСамарская область|63",
        ] {
            let sorted = sorted(text, CodeKind::Region);
            assert_eq!(
                sorted.rows.get("6300000000000").map(String::as_str),
                Some("Самарская область"),
                "{text}"
            );
        }
    }

    #[test]
    fn a_quote_that_never_ends_takes_no_other_row_with_it() {
        let text = "code|name\n\n63|\"Самарская область\n67|\"Смоленская область\"\n\n7|Кривой\n";
        let sorted = sorted(text, CodeKind::Region);
        assert_eq!(sorted.rows.len(), 2, "{:?}", sorted.rows);
        assert_eq!(sorted.rows.get("6700000000000").map(String::as_str), Some("Смоленская область"));
        assert_eq!(sorted.rejected, [(6, Reject::CodeShape)], "by the line of the file");
    }

    #[test]
    fn a_control_digit_that_does_not_come_out_is_a_doubt() {
        let sorted = sorted("100650|Аппаратчик", CodeKind::Okpdtr);
        assert_eq!((sorted.rows.len(), sorted.doubtful), (1, 1));
    }

    #[test]
    fn what_is_no_list_is_refused() {
        for bytes in [b"".as_slice(), b"{}", b"{\"a\":1}", b"[1,2]", b"\xff\xfe\x00", b"one column"] {
            assert!(records(bytes).is_err(), "{bytes:?}");
        }
    }
}
