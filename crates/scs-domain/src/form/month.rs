//! Months and years as people write them.

use chrono::NaiveDate;

/// Why it is no month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum MonthFault {
    NoYear,
    ShortYear,
    NoSuchMonth,
    Unreadable,
}

impl MonthFault {
    pub(super) const fn code(self) -> &'static str {
        match self {
            Self::NoYear => "month-no-year",
            Self::ShortYear => "month-short-year",
            Self::NoSuchMonth => "month-no-such-month",
            Self::Unreadable => "month-unreadable",
        }
    }
}

/// Canonical form: `2014-03`. Reads `03.2014`, `3/2014`, `2014-03`, `март 2014`, `марта 2014 года`.
pub(super) fn month(text: &str) -> Result<String, MonthFault> {
    let small = text.trim().to_lowercase();
    let parts: Vec<&str> = small
        .split([' ', '.', '/', '-', ',', '\u{a0}'])
        .filter(|part| !part.is_empty() && !super::words::is_year_ending(part))
        .collect();
    let (month, year) = match parts.as_slice() {
        [year, month] if is_year(year) => (*month, *year),
        [month, year] => (*month, *year),
        [one] if is_year(one) => return Err(MonthFault::Unreadable),
        [_] => return Err(MonthFault::NoYear),
        _ => return Err(MonthFault::Unreadable),
    };
    let month = number_of(month)?;
    match year {
        year if is_year(year) => Ok(format!("{year}-{month:02}")),
        year if year.len() == 2 && year.chars().all(|sign| sign.is_ascii_digit()) => {
            Err(MonthFault::ShortYear)
        }
        _ => Err(MonthFault::Unreadable),
    }
}

fn number_of(month: &str) -> Result<u32, MonthFault> {
    let named = || crate::check::month_of(month).ok_or(MonthFault::Unreadable);
    let number = month.parse::<u32>().map_or_else(|_| named(), Ok)?;
    if (1..=12).contains(&number) { Ok(number) } else { Err(MonthFault::NoSuchMonth) }
}

fn is_year(part: &str) -> bool {
    let from_now = |year: u32| (1900..2200).contains(&year);
    part.len() == 4 && part.parse::<u32>().is_ok_and(from_now)
}

/// The first day of a canonical month.
pub(super) fn first_day(month: &str) -> Option<NaiveDate> {
    NaiveDate::parse_from_str(&format!("{month}-01"), "%Y-%m-%d").ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_is_read_as_people_write_it() {
        for text in [
            "03.2014",
            "3.2014",
            "3/2014",
            "2014-03",
            "2014.3",
            "март 2014",
            " Марта 2014 года ",
            "мар 2014 г.",
        ] {
            assert_eq!(month(text).as_deref(), Ok("2014-03"), "{text}");
        }
    }

    #[test]
    fn what_is_missing_is_named() {
        assert_eq!(month("09"), Err(MonthFault::NoYear));
        assert_eq!(month("март"), Err(MonthFault::NoYear));
        assert_eq!(month("03.14"), Err(MonthFault::ShortYear));
        assert_eq!(month("13.2014"), Err(MonthFault::NoSuchMonth));
        assert_eq!(month("0.2014"), Err(MonthFault::NoSuchMonth));
        for text in ["2014", "01.03.2014", "мартобря 2014", "03.99999", "весной"] {
            assert!(month(text).is_err(), "{text}");
        }
        assert_eq!(month("2014"), Err(MonthFault::Unreadable));
    }
}
