//! What a printer and a job may be in, in words that stay the same for every service.

use std::fmt;

/// The queue's own number of a job, as the queue writes it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct JobId(String);

impl JobId {
    pub fn new(id: impl Into<String>) -> JobId {
        JobId(id.into())
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for JobId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Printer {
    /// What [`super::Printers::send`] wants to hear.
    pub name: String,
    /// What people call it; the name where nobody gave it a title.
    pub title: String,
    pub is_default: bool,
    pub state: PrinterState,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PrinterState {
    Ready,
    Busy,
    /// Somebody must come. The reasons are ordered: what to do first comes first. Never empty.
    Stopped {
        reasons: Vec<Reason>,
    },
    /// Off, unplugged or out of reach.
    Offline,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JobState {
    /// In the queue; nothing of it is on paper.
    Queued,
    /// The queue is handing it to the printer and knows of no trouble.
    Printing,
    /// The queue handed all of it over and the printer did not object.
    Printed,
    /// Not going on; it may by itself once the reason is gone, except after [`Reason::Aborted`].
    Stopped {
        reason: Reason,
    },
    Cancelled,
    /// The queue no longer knows it: printed long ago, cancelled elsewhere or wiped.
    Gone,
}

impl JobState {
    /// Nothing will change any more; asking again is of no use.
    pub fn is_final(self) -> bool {
        match self {
            JobState::Printed | JobState::Cancelled | JobState::Gone => true,
            JobState::Stopped { reason } => reason == Reason::Aborted,
            JobState::Queued | JobState::Printing => false,
        }
    }

    /// The stable word, for files and wires; the reason has its own.
    pub fn code(self) -> &'static str {
        match self {
            JobState::Queued => "queued",
            JobState::Printing => "printing",
            JobState::Printed => "printed",
            JobState::Stopped { .. } => "stopped",
            JobState::Cancelled => "cancelled",
            JobState::Gone => "gone",
        }
    }
}

/// Why a printer or a job does not go on; in the order in which a person should hear of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reason {
    PaperJam,
    CoverOpen,
    PaperOut,
    TrayMissing,
    TonerEmpty,
    OutputFull,
    NotResponding,
    DriverMissing,
    SpoolFull,
    /// The printer wants somebody and does not say what for.
    Attention,
    /// The queue broke the job off; what is on paper is not known.
    Aborted,
    Held,
    NotAccepting,
    /// Somebody stopped the queue.
    Paused,
}

impl Reason {
    pub const ALL: [Reason; 14] = [
        Reason::PaperJam,
        Reason::CoverOpen,
        Reason::PaperOut,
        Reason::TrayMissing,
        Reason::TonerEmpty,
        Reason::OutputFull,
        Reason::NotResponding,
        Reason::DriverMissing,
        Reason::SpoolFull,
        Reason::Attention,
        Reason::Aborted,
        Reason::Held,
        Reason::NotAccepting,
        Reason::Paused,
    ];

    /// The stable word, for files and wires.
    pub fn code(self) -> &'static str {
        match self {
            Reason::PaperJam => "paper_jam",
            Reason::CoverOpen => "cover_open",
            Reason::PaperOut => "paper_out",
            Reason::TrayMissing => "tray_missing",
            Reason::TonerEmpty => "toner_empty",
            Reason::OutputFull => "output_full",
            Reason::NotResponding => "not_responding",
            Reason::DriverMissing => "driver_missing",
            Reason::SpoolFull => "spool_full",
            Reason::Attention => "attention",
            Reason::Aborted => "aborted",
            Reason::Held => "held",
            Reason::NotAccepting => "not_accepting",
            Reason::Paused => "paused",
        }
    }

    /// The way back from [`Reason::code`]; nothing for a word of another version.
    pub fn from_code(code: &str) -> Option<Reason> {
        Reason::ALL.into_iter().find(|reason| reason.code() == code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_reason_comes_back_from_its_word() {
        for reason in Reason::ALL {
            assert_eq!(Reason::from_code(reason.code()), Some(reason));
        }
        assert_eq!(Reason::from_code("on_fire"), None);
    }

    #[test]
    fn only_a_broken_off_job_is_stopped_for_good() {
        for reason in Reason::ALL {
            let is_final = JobState::Stopped { reason }.is_final();
            assert_eq!(is_final, reason == Reason::Aborted, "{reason:?}");
        }
        for open in [JobState::Queued, JobState::Printing] {
            assert!(!open.is_final());
        }
        for closed in [JobState::Printed, JobState::Cancelled, JobState::Gone] {
            assert!(closed.is_final());
        }
    }
}
