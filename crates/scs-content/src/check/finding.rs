//! A fault of a pack, named for its author.

use super::words;

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Finding {
    /// `find-work/submit`, `problems/phone-lost`
    pub place: String,
    pub rule: Rule,
    /// The word, id or value in question.
    pub what: String,
}

/// The rules a pack is checked against. Codes are stable.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rule {
    VersionsOverlap,
    VersionsGap,
    Unresolved,
    ForeignPortal,
    ArrowShape,
    BackIncomplete,
    StepUnreachable,
    ArrowNeverTaken,
    EndUnreachable,
    EntryBroken,
    FactNotAsked,
    WalkBroken,
    Trap,
    ConditionUnreadable,
    FailureWithoutFix,
    TooManyFailures,
    WaitWithoutTerm,
    FilingWithoutNumber,
    DuplicateId,
    ConfidenceTooHigh,
    BasisShape,
    OpenQuestionMissing,
    CitizenTooLong,
    CitizenNotOneSentence,
    Exclamation,
    QuoteNotOfficial,
    PlaceholderUnknown,
    CalendarWrong,
    MemoShape,
    Orphan,
    /// A code of a reference list has the wrong shape, or stands twice.
    CodeWrong,
    /// A field of choice without values, a field of reference without a list, or the other way round.
    FieldValues,
    /// A check of a form is not silent, or does not speak, where its examples say so.
    CheckExample,
    StillExpects,
    OtherWord,
    SynonymOfNothing,
    ExerciseSilent,
    ExerciseElsewhere,
}

impl Rule {
    /// Kebab-case, stable.
    pub fn code(self) -> String {
        let mut code = String::new();
        for letter in format!("{self:?}").chars() {
            if letter.is_uppercase() && !code.is_empty() {
                code.push('-');
            }
            code.extend(letter.to_lowercase());
        }
        code
    }
}

impl Finding {
    /// What is wrong, in Russian, without the place.
    pub fn message(&self) -> String {
        words::message(self)
    }
}
