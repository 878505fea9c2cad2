//! What a command answers when it does not answer.
//!
//! Three families, never mixed: a refusal (the rules say no; a hint), a circumstance (disk, network,
//! keyring, printer: what to do), a bug (sorry, and a number).

use scs_domain::card::CardRefusal;
use scs_domain::consultation::Refusal;
use scs_domain::document::DocumentRefusal;
use scs_domain::walk::WalkError;
use scs_platform::{PlatformError, PrinterError};
use scs_print::PrintError;
use scs_store::StoreError;
use serde::Serialize;

use crate::words;

pub type Result<T> = std::result::Result<T, Error>;

/// A field of an input that the rules refuse.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldFault {
    pub field: String,
    pub rule: String,
    pub message: String,
}

#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("input does not read: {0}")]
    BadInput(String),
    #[error("fields refused")]
    Fields(Vec<FieldFault>),
    #[error("no command {0}")]
    NoCommand(String),
    #[error("another has kept this record, and no reason to read it was given")]
    ReasonNeeded,
    #[error("told only in person")]
    Withheld,
    #[error("not allowed to this caller")]
    Forbidden,
    #[error("nothing under this id")]
    NotFound,
    #[error("the settings of the centre are not filled in")]
    NotSetUp,
    #[error("paper refused")]
    PaperRefused(Code),
    #[error(transparent)]
    Rule(#[from] Refusal),
    #[error(transparent)]
    Card(#[from] CardRefusal),
    #[error(transparent)]
    Document(#[from] DocumentRefusal),
    #[error(transparent)]
    Platform(#[from] PlatformError),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error(transparent)]
    Print(#[from] PrintError),
    #[error(transparent)]
    Printer(#[from] PrinterError),
    #[error("of public computers")]
    Terminal(Code),
    #[error("no exercises in this place")]
    NoExercisesHere,
    #[error("the materials were refused")]
    Materials(MaterialsFault),
    #[error("more than {most} records on sheets")]
    TooManyToPrint { most: u64 },
    #[error("the running program does not answer")]
    NoRunningDesk,
    #[error("a backup that was made does not read")]
    BackupBroken,
    #[error("file access")]
    File(#[source] std::io::Error),
    #[error("{0}")]
    Bug(&'static str),
}

/// Why materials are not installed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MaterialsFault {
    /// No archive, or files that do not read.
    Unreadable(String),
    /// The first remark of the check, and how many there are.
    Faulty { first: String, count: usize },
    /// The id is not that of the materials in use.
    Foreign(String),
    /// A kept pack has this number and other files.
    SameVersion(String),
}

impl From<WalkError> for Error {
    fn from(error: WalkError) -> Self {
        Error::Rule(Refusal::Walk(error))
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Family {
    Refusal,
    Circumstance,
    Bug,
}

macro_rules! codes {
    ($($name:ident $family:ident),* $(,)?) => {
        /// What the outside may decide upon. Stable, kebab-case on the wire.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Code { $($name),* }

        impl Code {
            pub const ALL: &'static [Code] = &[$(Code::$name),*];

            pub fn family(self) -> Family {
                match self { $(Code::$name => Family::$family),* }
            }

            fn name(self) -> &'static str {
                match self { $(Code::$name => stringify!($name)),* }
            }
        }
    };
}

codes! {
    BadInput Refusal,
    NoCommand Refusal,
    Forbidden Refusal,
    ReasonNeeded Refusal,
    NotFound Refusal,
    NotSetUp Refusal,
    Finished Refusal,
    NotFinished Refusal,
    NotPaused Refusal,
    NotWaiting Refusal,
    NoPath Refusal,
    OtherStep Refusal,
    Unanswered Refusal,
    NumberMissing Refusal,
    PortalDateMissing Refusal,
    EventDateMissing Refusal,
    DayWrong Refusal,
    NothingToUndo Refusal,
    TextEmpty Refusal,
    TextTooLong Refusal,
    PersonalText Refusal,
    NoSpecialist Refusal,
    QuestionClosed Refusal,
    QuestionOpen Refusal,
    NextVisitMissing Refusal,
    UnknownChoice Refusal,
    OtherClient Refusal,
    MinutesWrong Refusal,
    NothingToCorrect Refusal,
    LinkedAlready Refusal,
    CardRefused Refusal,
    DocumentRefused Refusal,
    MaterialsRefused Refusal,
    NoExercisesHere Refusal,
    NoTerminalsHere Refusal,
    NoPortalAddress Refusal,
    NobodySits Refusal,
    SomebodySits Refusal,
    NoPairing Refusal,
    NothingPrepared Refusal,
    ParcelTooLong Refusal,
    PaperNotIssued Refusal,
    PaperWiped Refusal,
    PaperTooLong Refusal,
    PaperGlyphs Refusal,
    TooManyToPrint Refusal,
    RecoveryMistyped Refusal,
    RecoveryWrong Refusal,
    InUse Circumstance,
    NoRunningDesk Circumstance,
    DiskFull Circumstance,
    DiskFailed Circumstance,
    ReadOnly Circumstance,
    KeyringAbsent Circumstance,
    KeyringLocked Circumstance,
    KeyringSlow Circumstance,
    SecretMissing Circumstance,
    SecretWrong Circumstance,
    KeyFileTrouble Circumstance,
    FileDamaged Circumstance,
    BackupBroken Circumstance,
    FileNewer Circumstance,
    FileOfOther Circumstance,
    PrinterTrouble Circumstance,
    NoPrintService Circumstance,
    TerminalAway Circumstance,
    TerminalSlow Circumstance,
    AddressTaken Circumstance,
    NoBrowser Circumstance,
    BrowserUnlocked Circumstance,
    BrowserNotStarted Circumstance,
    Bug Bug,
}

impl Code {
    /// `not-found`
    pub fn word(self) -> String {
        let mut word = String::new();
        for letter in self.name().chars() {
            if letter.is_uppercase() && !word.is_empty() {
                word.push('-');
            }
            word.extend(letter.to_lowercase());
        }
        word
    }

    /// The disk takes no writing at present; what was written is there.
    pub fn is_of_a_closed_disk(self) -> bool {
        matches!(self, Code::DiskFull | Code::ReadOnly)
    }

    /// The data are as they were, only the key to them does not come out.
    pub fn is_of_the_key(self) -> bool {
        matches!(
            self,
            Code::KeyringAbsent
                | Code::KeyringLocked
                | Code::KeyringSlow
                | Code::SecretMissing
                | Code::SecretWrong
        )
    }
}

/// An error as it crosses to the outside.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ApiError {
    pub code: String,
    pub message: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub advice: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub fields: Vec<ApiField>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub incident: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ApiField {
    pub field: String,
    pub rule: String,
    pub message: String,
}

impl Error {
    pub fn code(&self) -> Code {
        match self {
            Error::BadInput(_) | Error::Fields(_) => Code::BadInput,
            Error::NoCommand(_) => Code::NoCommand,
            Error::Forbidden => Code::Forbidden,
            Error::ReasonNeeded => Code::ReasonNeeded,
            Error::Withheld => Code::DocumentRefused,
            Error::NotFound | Error::Store(StoreError::NotFound) => Code::NotFound,
            Error::NotSetUp => Code::NotSetUp,
            Error::PaperRefused(code) => *code,
            Error::Rule(refusal) => rule_code(refusal),
            Error::Card(CardRefusal::Faults(_)) => Code::BadInput,
            Error::Card(_) => Code::CardRefused,
            Error::Document(_) => Code::DocumentRefused,
            Error::Platform(error) => platform_code(error),
            Error::Store(error) => store_code(error),
            Error::Print(error) => print_code(error),
            Error::Printer(PrinterError::NoService) => Code::NoPrintService,
            Error::Printer(_) => Code::PrinterTrouble,
            Error::Terminal(code) => *code,
            Error::NoExercisesHere => Code::NoExercisesHere,
            Error::Materials(_) => Code::MaterialsRefused,
            Error::TooManyToPrint { .. } => Code::TooManyToPrint,
            Error::NoRunningDesk => Code::NoRunningDesk,
            Error::BackupBroken => Code::BackupBroken,
            Error::File(error) => file_code(error),
            Error::Bug(_) => Code::Bug,
        }
    }

    pub fn family(&self) -> Family {
        self.code().family()
    }

    /// Another process of this user works in the folder.
    pub fn is_in_use(&self) -> bool {
        matches!(self, Error::Platform(PlatformError::InUse))
    }

    /// Exit code of the command line: 1 refused, 2 circumstance, 3 a bug.
    pub fn exit_code(&self) -> u8 {
        match self.family() {
            Family::Refusal => 1,
            Family::Circumstance => 2,
            Family::Bug => 3,
        }
    }

    /// The words of the error; `incident` names a bug in the log.
    pub fn to_api(&self, incident: Option<String>) -> ApiError {
        let code = self.code();
        let fields = words::fields(self).into_iter();
        ApiError {
            code: code.word(),
            message: words::message(self),
            advice: words::advice(code).map(str::to_owned),
            fields: fields
                .map(|fault| ApiField { field: fault.field, rule: fault.rule, message: fault.message })
                .collect(),
            incident,
        }
    }
}

fn rule_code(refusal: &Refusal) -> Code {
    match refusal {
        Refusal::Finished => Code::Finished,
        Refusal::NotFinished => Code::NotFinished,
        Refusal::NotPaused => Code::NotPaused,
        Refusal::NotWaiting => Code::NotWaiting,
        Refusal::NoPath | Refusal::Walk(WalkError::Over) => Code::NoPath,
        Refusal::OtherStep { .. } => Code::OtherStep,
        Refusal::Unanswered(_) | Refusal::Walk(WalkError::Unanswered(_)) => Code::Unanswered,
        Refusal::NumberMissing | Refusal::NumberTooLong => Code::NumberMissing,
        Refusal::PortalDateMissing => Code::PortalDateMissing,
        Refusal::EventDateMissing => Code::EventDateMissing,
        Refusal::FutureDay(_) | Refusal::FutureEvent(_) | Refusal::PastDay(_) => Code::DayWrong,
        Refusal::NothingToUndo => Code::NothingToUndo,
        Refusal::QuestionEmpty => Code::TextEmpty,
        Refusal::TextTooLong(_) => Code::TextTooLong,
        Refusal::PersonalText(_) => Code::PersonalText,
        Refusal::NoSpecialist(_) => Code::NoSpecialist,
        Refusal::NoQuestion | Refusal::AnsweredAlready => Code::QuestionClosed,
        Refusal::QuestionOpen => Code::QuestionOpen,
        Refusal::NextVisitMissing => Code::NextVisitMissing,
        Refusal::OtherClient => Code::OtherClient,
        Refusal::Minutes => Code::MinutesWrong,
        Refusal::NothingToCorrect => Code::NothingToCorrect,
        Refusal::LinkedAlready | Refusal::NotLinked => Code::LinkedAlready,
        Refusal::NoSubstep(_)
        | Refusal::NoProblem(_)
        | Refusal::NoFix(_)
        | Refusal::NoTopic(_)
        | Refusal::NoGroup(_)
        | Refusal::Walk(
            WalkError::NoPath(_)
            | WalkError::ForeignPortal(_)
            | WalkError::NoEntry(_)
            | WalkError::NoOutcome(_)
            | WalkError::NoFact(_),
        ) => Code::UnknownChoice,
        Refusal::Walk(WalkError::Content(_) | WalkError::Condition(_)) => Code::Bug,
    }
}

fn platform_code(error: &PlatformError) -> Code {
    match error {
        PlatformError::File { source, .. } => file_code(source),
        PlatformError::InUse => Code::InUse,
        PlatformError::KeyringAbsent => Code::KeyringAbsent,
        PlatformError::KeyringLocked => Code::KeyringLocked,
        PlatformError::KeyringSlow => Code::KeyringSlow,
        PlatformError::SecretMissing => Code::SecretMissing,
        PlatformError::SecretWrong => Code::SecretWrong,
        PlatformError::RecoveryWrong | PlatformError::RecoveryNone => Code::RecoveryWrong,
        PlatformError::RecoveryMistyped => Code::RecoveryMistyped,
        PlatformError::KeyFileDamaged | PlatformError::KeyFileMissing => Code::KeyFileTrouble,
        PlatformError::KeyFileNewer => Code::FileNewer,
        PlatformError::NoHome | PlatformError::NoChance => Code::DiskFailed,
    }
}

fn file_code(error: &std::io::Error) -> Code {
    use std::io::ErrorKind as Kind;
    match error.kind() {
        Kind::StorageFull | Kind::QuotaExceeded => Code::DiskFull,
        Kind::ReadOnlyFilesystem | Kind::PermissionDenied => Code::ReadOnly,
        _ => Code::DiskFailed,
    }
}

fn store_code(error: &StoreError) -> Code {
    match error {
        StoreError::NotOpened | StoreError::Damaged | StoreError::ChainBroken => Code::FileDamaged,
        StoreError::Newer { .. } => Code::FileNewer,
        StoreError::OtherDevice => Code::FileOfOther,
        StoreError::DiskFull => Code::DiskFull,
        StoreError::ReadOnly => Code::ReadOnly,
        StoreError::InUse => Code::InUse,
        StoreError::File(error) => file_code(error),
        StoreError::Disk(_) => Code::DiskFailed,
        StoreError::NotFound => Code::NotFound,
        StoreError::Event(scs_protocol::CodecError::TooLarge) => Code::TextTooLong,
        StoreError::OldSqlite(_) | StoreError::Unreadable(_) | StoreError::Event(_) | StoreError::Sql(_) => {
            Code::Bug
        }
    }
}

fn print_code(error: &PrintError) -> Code {
    match error {
        PrintError::MissingGlyphs { .. } => Code::PaperGlyphs,
        PrintError::NeedsMorePages { .. } | PrintError::BlockTooTall | PrintError::CodeTooLong { .. } => {
            Code::PaperTooLong
        }
        PrintError::NotIssued | PrintError::NotFiled { .. } => Code::PaperNotIssued,
        _ => Code::Bug,
    }
}
