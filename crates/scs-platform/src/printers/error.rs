//! What printing may fail at. Circumstances all: the document is safe, somebody must look.

#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PrinterError {
    #[error("no print service on this machine")]
    NoService,
    /// After a send it is not known for certain whether the queue kept the job.
    #[error("the print service did not answer in time")]
    TooSlow,
    #[error("the print service knows no such printer")]
    NoSuchPrinter,
    #[error("the queue no longer knows the job")]
    NoSuchJob,
    #[error("the job ended before")]
    JobFinished,
    #[error("the job has not ended yet")]
    JobUnfinished,
    #[error("the printer's queue is closed for new jobs")]
    NotAccepting,
    #[error("the print service does not let this user in")]
    NotAllowed,
    #[error("the printer does not take this document")]
    DocumentRefused,
    /// `detail` is for the log: numbers of the protocol, never a word of the document.
    #[error("the print service answered unclearly: {detail}")]
    Unclear { detail: String },
}

impl PrinterError {
    pub(crate) fn unclear(detail: impl ToString) -> PrinterError {
        PrinterError::Unclear { detail: detail.to_string() }
    }

    /// The stable word, for files and wires.
    pub fn code(&self) -> &'static str {
        match self {
            PrinterError::NoService => "no_service",
            PrinterError::TooSlow => "too_slow",
            PrinterError::NoSuchPrinter => "no_such_printer",
            PrinterError::NoSuchJob => "no_such_job",
            PrinterError::JobFinished => "job_finished",
            PrinterError::JobUnfinished => "job_unfinished",
            PrinterError::NotAccepting => "not_accepting",
            PrinterError::NotAllowed => "not_allowed",
            PrinterError::DocumentRefused => "document_refused",
            PrinterError::Unclear { .. } => "unclear",
        }
    }
}
