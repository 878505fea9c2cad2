//! Birth date as people write it (the portals want `dd.MM.yyyy`, domain facts D.5).

use chrono::{Datelike, NaiveDate};

use super::input::tidy;
use super::rule::{BirthDateFault, Fault, Rule};
use super::words::{YEAR_ENDINGS, month_of};
use super::{Kind, Verdict};

/// Years of age. No source gives a bound; nobody alive is older.
const OLDEST: u32 = 120;
/// Years of age. The youngest group of clients the sources name is 14–18.
const YOUNGEST: u32 = 14;

/// Canonical form: ISO, `1958-02-01`.
///
/// Reads `01.02.1958`, `1.2.1958`, `01021958`, `1958-02-01`, a month in words or its first three
/// letters and more. Day stands before month. A year of two digits is refused: it has two meanings.
pub fn birth_date(text: &str, today: NaiveDate) -> Verdict {
    match read(text) {
        Ok(date) => judge(date, today),
        Err(rule) => Verdict::Refused(rule),
    }
}

fn judge(date: NaiveDate, today: NaiveDate) -> Verdict {
    let canonical = date.format("%Y-%m-%d").to_string();
    let refused = |fault| Verdict::Refused(Rule::BirthDate(fault));
    match today.years_since(date) {
        None => refused(BirthDateFault::Future { today }),
        Some(age) if age > OLDEST => refused(BirthDateFault::TooOld { age }),
        Some(age) if age < YOUNGEST => {
            Verdict::Doubtful { canonical, rule: Rule::BirthDate(BirthDateFault::TooYoung { age }) }
        }
        Some(_) => Verdict::Valid { canonical },
    }
}

fn read(text: &str) -> Result<NaiveDate, Rule> {
    let plain = tidy(Kind::BirthDate, text)?.to_lowercase();
    let (day, month, year) = match parts(&plain)?.as_slice() {
        [run] => from_run(run)?,
        [year, month, day] if year.len() == 4 && is_number(year) => (*day, *month, *year),
        [day, month, year] => (*day, *month, *year),
        parts if parts.iter().any(|part| part.len() == 4 && is_number(part)) => {
            return Err(Rule::BirthDate(BirthDateFault::Incomplete));
        }
        [_, _] => return Err(Rule::BirthDate(BirthDateFault::NoYear)),
        _ => return Err(Rule::BirthDate(BirthDateFault::Incomplete)),
    };
    compose(day, month, year)
}

/// Runs of digits and words in their order, without «года» at the end.
fn parts(plain: &str) -> Result<Vec<&str>, Rule> {
    let mut parts = Vec::new();
    for chunk in plain.split([' ', '.', '/', '-', ',']).filter(|chunk| !chunk.is_empty()) {
        if chunk.chars().any(|c| !(c.is_ascii_digit() || c.is_alphabetic())) {
            return Err(Rule::Any(Kind::BirthDate, Fault::Characters));
        }
        split_runs(chunk, &mut parts);
    }
    while parts.len() > 1 && parts.pop_if(|last| YEAR_ENDINGS.contains(last)).is_some() {}
    Ok(parts)
}

/// «1фев1958» into its three runs.
fn split_runs<'a>(chunk: &'a str, parts: &mut Vec<&'a str>) {
    let mut rest = chunk;
    while let Some(first) = rest.chars().next() {
        let digit = first.is_ascii_digit();
        let end = rest.find(|c: char| c.is_ascii_digit() != digit).unwrap_or(rest.len());
        let (run, tail) = rest.split_at(end);
        parts.push(run);
        rest = tail;
    }
}

fn is_number(part: &str) -> bool {
    part.chars().all(|c| c.is_ascii_digit())
}

/// `01021958` into day, month and year.
fn from_run(run: &str) -> Result<(&str, &str, &str), Rule> {
    let fault = match run.len() {
        _ if !is_number(run) => Rule::Any(Kind::BirthDate, Fault::Characters),
        6 => Rule::BirthDate(BirthDateFault::ShortYear),
        1..=4 => Rule::BirthDate(BirthDateFault::Incomplete),
        found => Rule::Any(Kind::BirthDate, Fault::Length { found }),
    };
    let cut = || {
        let (day, rest) = run.split_at_checked(2)?;
        let (month, year) = rest.split_at_checked(2)?;
        (run.len() == 8 && is_number(run)).then_some((day, month, year))
    };
    cut().ok_or(fault)
}

fn compose(day: &str, month: &str, year: &str) -> Result<NaiveDate, Rule> {
    let incomplete = Rule::BirthDate(BirthDateFault::Incomplete);
    if is_number(year) && year.len() == 2 {
        return Err(Rule::BirthDate(BirthDateFault::ShortYear));
    }
    if !is_number(day) || day.len() > 2 || !is_number(year) || year.len() != 4 {
        return Err(incomplete);
    }
    let month = match month.parse::<u32>() {
        Ok(number) if month.len() <= 2 => number,
        Ok(_) => return Err(incomplete),
        Err(_) if is_number(month) => return Err(incomplete),
        Err(_) => month_of(month).ok_or(Rule::BirthDate(BirthDateFault::UnknownMonth))?,
    };
    let (Ok(day), Ok(year)) = (day.parse(), year.parse()) else {
        return Err(incomplete);
    };
    on_calendar(day, month, year)
}

fn on_calendar(day: u32, month: u32, year: i32) -> Result<NaiveDate, Rule> {
    let Some(first) = NaiveDate::from_ymd_opt(year, month, 1) else {
        return Err(Rule::BirthDate(BirthDateFault::NoSuchMonth { month }));
    };
    let days = u32::from(first.num_days_in_month());
    first.with_day(day).ok_or(Rule::BirthDate(BirthDateFault::NoSuchDay { month, year, days }))
}
