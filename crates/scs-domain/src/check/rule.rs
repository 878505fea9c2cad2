//! The rules a value can break, each with a stable code.

use chrono::NaiveDate;

use super::{Kind, words};

/// A broken or doubted rule with the numbers its words need. Never holds the value itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Rule {
    /// A fault any kind can have.
    Any(Kind, Fault),
    /// The control digits do not come out.
    SnilsControl,
    InnControl,
    OgrnControl,
    /// A doubt, never a refusal.
    OkpdtrControl,
    /// Digits grouped as no СНИЛС is.
    SnilsGrouping,
    /// Doubt: the control number does not come out, but numbers up to 001-001-998 have none.
    SnilsUncontrolled,
    /// 13 digits that do not begin with 1 or 5.
    OgrnFirstDigit,
    /// 15 digits that do not begin with 3.
    OgrnipFirstDigit,
    /// A letter in КПП outside the fifth and sixth place.
    KppLetterPlace,
    /// Russian codes begin with 1–6.
    PostcodeFirstDigit,
    Phone(PhoneFault),
    Email(EmailFault),
    BirthDate(BirthDateFault),
    Cross(CrossFault),
}

/// Faults common to all kinds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    Empty,
    /// Over a kilobyte: something else was pasted.
    TooLong,
    /// Control, zero-width and direction marks, which nobody sees.
    Hidden,
    /// Letters or signs that do not belong here.
    Characters,
    /// `found` digits (characters for КПП and e-mail) instead of what must be.
    Length {
        found: usize,
    },
    SameDigits,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PhoneFault {
    /// A plus, and after it not 7.
    Foreign,
    /// Eleven digits that begin neither with 7 nor with 8.
    Prefix,
    /// Two numbers or more.
    Several,
    /// After «доб.» there are not one to six digits.
    Extension,
    /// Doubt: an extension seems to be glued to the number; `found` digits in all.
    Glued { found: usize },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EmailFault {
    /// No @, or more than one.
    At { found: usize },
    /// A space inside.
    Space,
    /// A printable sign that addresses do not have.
    Sign { sign: char },
    /// The part before @ is empty, longer than 64 characters, or its dots are out of place.
    Local,
    /// After @ there is no name with a dot that could be a server's.
    Domain,
    /// Russian and Latin letters in one word.
    MixedScripts,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BirthDateFault {
    NoYear,
    /// Two digits: 58 may be 1958 or 2058.
    ShortYear,
    /// Day, month and year are not all there, or in no order we know.
    Incomplete,
    UnknownMonth,
    NoSuchMonth {
        month: u32,
    },
    NoSuchDay {
        month: u32,
        year: i32,
        days: u32,
    },
    Future {
        today: NaiveDate,
    },
    /// Over 120 years (our own bound).
    TooOld {
        age: u32,
    },
    /// Doubt: under 14, the youngest group the service knows.
    TooYoung {
        age: u32,
    },
}

/// Two numbers that cannot belong to one employer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CrossFault {
    /// 10 digits in ИНН go with ОГРН (13), not ОГРНИП (15).
    CompanyWithOgrnip,
    /// 12 digits in ИНН go with ОГРНИП (15), not ОГРН (13).
    PersonWithOgrn,
    /// Only organisations have КПП.
    KppOfPerson,
}

impl Rule {
    /// The field the words speak of.
    pub const fn kind(&self) -> Kind {
        match self {
            Self::Any(kind, _) => *kind,
            Self::SnilsControl | Self::SnilsGrouping | Self::SnilsUncontrolled => Kind::Snils,
            Self::InnControl => Kind::Inn,
            Self::OgrnControl | Self::OgrnFirstDigit | Self::OgrnipFirstDigit => Kind::Ogrn,
            Self::OkpdtrControl => Kind::Okpdtr,
            Self::KppLetterPlace | Self::Cross(CrossFault::KppOfPerson) => Kind::Kpp,
            Self::PostcodeFirstDigit => Kind::Postcode,
            Self::Phone(_) => Kind::Phone,
            Self::Email(_) => Kind::Email,
            Self::BirthDate(_) => Kind::BirthDate,
            Self::Cross(CrossFault::CompanyWithOgrnip | CrossFault::PersonWithOgrn) => Kind::Ogrn,
        }
    }

    /// A stable name such as `snils-length`; problem cards refer to it.
    pub fn code(&self) -> String {
        format!("{}-{}", self.kind().code(), self.fault_code())
    }

    const fn fault_code(&self) -> &'static str {
        match self {
            Self::Any(_, fault) => fault.code(),
            Self::SnilsControl | Self::InnControl | Self::OgrnControl | Self::OkpdtrControl => "control",
            Self::SnilsGrouping => "grouping",
            Self::SnilsUncontrolled => "uncontrolled",
            Self::OgrnFirstDigit => "first-digit",
            Self::OgrnipFirstDigit => "entrepreneur-first-digit",
            Self::KppLetterPlace => "letter-place",
            Self::PostcodeFirstDigit => "first-digit",
            Self::Phone(fault) => fault.code(),
            Self::Email(fault) => fault.code(),
            Self::BirthDate(fault) => fault.code(),
            Self::Cross(fault) => fault.code(),
        }
    }

    /// What is wrong and what to do, in Russian.
    pub fn message(&self) -> String {
        words::message(self)
    }
}

impl Fault {
    const fn code(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::TooLong => "too-long",
            Self::Hidden => "hidden",
            Self::Characters => "characters",
            Self::Length { .. } => "length",
            Self::SameDigits => "same-digits",
        }
    }
}

impl PhoneFault {
    const fn code(self) -> &'static str {
        match self {
            Self::Foreign => "foreign",
            Self::Prefix => "prefix",
            Self::Several => "several",
            Self::Extension => "extension",
            Self::Glued { .. } => "glued-extension",
        }
    }
}

impl EmailFault {
    const fn code(self) -> &'static str {
        match self {
            Self::At { .. } => "at",
            Self::Space => "space",
            Self::Sign { .. } => "sign",
            Self::Local => "local",
            Self::Domain => "domain",
            Self::MixedScripts => "mixed-scripts",
        }
    }
}

impl BirthDateFault {
    const fn code(self) -> &'static str {
        match self {
            Self::NoYear => "no-year",
            Self::ShortYear => "short-year",
            Self::Incomplete => "incomplete",
            Self::UnknownMonth => "unknown-month",
            Self::NoSuchMonth { .. } => "no-such-month",
            Self::NoSuchDay { .. } => "no-such-day",
            Self::Future { .. } => "future",
            Self::TooOld { .. } => "too-old",
            Self::TooYoung { .. } => "too-young",
        }
    }
}

impl CrossFault {
    const fn code(self) -> &'static str {
        match self {
            Self::CompanyWithOgrnip => "of-person-for-company",
            Self::PersonWithOgrn => "of-company-for-person",
            Self::KppOfPerson => "of-person",
        }
    }
}
