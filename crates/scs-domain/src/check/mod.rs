//! Checks of numbers and contacts: СНИЛС, ИНН, ОГРН, КПП, ОКПДТР, phone, e-mail, birth date, postal code.
//!
//! Invariant: whatever is handed in gets a [`Verdict`] with words, never a panic. What people paste
//! is read liberally (spaces, dashes, fullwidth digits); the canonical form is always the same, and
//! checking it again returns it unchanged. Nothing is ever read as a number: leading zeros stay.
//! Whether a number was really issued, or stands in a register, is not known here.

mod birth_date;
mod company;
mod email;
pub(crate) mod input;
mod okpdtr;
mod phone;
mod postcode;
mod rule;
pub(crate) mod snils;
pub(crate) mod taxpayer;
mod words;

use std::fmt;

use chrono::NaiveDate;

pub use birth_date::birth_date;
pub use company::{kpp, kpp_allowed, ogrn, same_kind};
pub use email::email;
pub use okpdtr::okpdtr;
pub use phone::{PhoneNumber, phone};
pub use postcode::postcode;
pub use rule::{BirthDateFault, CrossFault, EmailFault, Fault, PhoneFault, Rule};
pub use snils::snils;
pub use taxpayer::inn;
pub(crate) use words::{YEAR_ENDINGS, month_of};

/// What is checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    Snils,
    Inn,
    /// ОГРН of an organisation (13 digits) or ОГРНИП of an entrepreneur (15).
    Ogrn,
    Kpp,
    Okpdtr,
    Phone,
    Email,
    BirthDate,
    Postcode,
}

impl Kind {
    pub const ALL: [Self; 9] = [
        Self::Snils,
        Self::Inn,
        Self::Ogrn,
        Self::Kpp,
        Self::Okpdtr,
        Self::Phone,
        Self::Email,
        Self::BirthDate,
        Self::Postcode,
    ];

    /// The name on the command line and the first half of a rule's code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Snils => "snils",
            Self::Inn => "inn",
            Self::Ogrn => "ogrn",
            Self::Kpp => "kpp",
            Self::Okpdtr => "okpdtr",
            Self::Phone => "phone",
            Self::Email => "email",
            Self::BirthDate => "birth-date",
            Self::Postcode => "postcode",
        }
    }

    /// The reverse of [`Kind::code`]; only these exact names are known.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// The answer of a check. Its `Debug` leaves the value out: it is somebody's.
#[derive(Clone, PartialEq, Eq)]
pub enum Verdict {
    Valid {
        canonical: String,
    },
    /// May be kept; the words of the rule are shown as a warning.
    Doubtful {
        canonical: String,
        rule: Rule,
    },
    Refused(Rule),
}

impl Verdict {
    /// The normal form; nothing when refused.
    pub fn canonical(&self) -> Option<&str> {
        match self {
            Self::Valid { canonical } | Self::Doubtful { canonical, .. } => Some(canonical),
            Self::Refused(_) => None,
        }
    }

    /// What is doubted or refused.
    pub fn rule(&self) -> Option<&Rule> {
        match self {
            Self::Valid { .. } => None,
            Self::Doubtful { rule, .. } | Self::Refused(rule) => Some(rule),
        }
    }

    pub fn is_refused(&self) -> bool {
        matches!(self, Self::Refused(_))
    }

    fn of(answer: Result<Self, Rule>) -> Self {
        answer.unwrap_or_else(Self::Refused)
    }
}

impl fmt::Debug for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Valid { .. } => write!(f, "Valid(…)"),
            Self::Doubtful { rule, .. } => write!(f, "Doubtful(…, {rule:?})"),
            Self::Refused(rule) => write!(f, "Refused({rule:?})"),
        }
    }
}

/// Checks what was typed or pasted. `today` is the centre's local day: only birth dates look at it.
pub fn check(kind: Kind, text: &str, today: NaiveDate) -> Verdict {
    match kind {
        Kind::Snils => snils(text),
        Kind::Inn => inn(text),
        Kind::Ogrn => ogrn(text),
        Kind::Kpp => kpp(text),
        Kind::Okpdtr => okpdtr(text),
        Kind::Phone => phone(text),
        Kind::Email => email(text),
        Kind::BirthDate => birth_date(text, today),
        Kind::Postcode => postcode(text),
    }
}

#[cfg(test)]
mod tests;
