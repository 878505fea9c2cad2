//! What the flags of the Windows spooler (winspool.h) mean. Numbers in, states out, so that it is tried everywhere.

use super::{JobState, PrinterState, Reason};

const STATUS_REASONS: [(u32, Reason); 12] = [
    (0x0000_0008, Reason::PaperJam),
    (0x0040_0000, Reason::CoverOpen),
    (0x0000_0010, Reason::PaperOut),
    (0x0004_0000, Reason::TonerEmpty),
    (0x0000_0800, Reason::OutputFull),
    (0x0020_0000, Reason::SpoolFull),
    (0x0400_0000, Reason::DriverMissing),
    // ERROR, MANUAL_FEED and PAPER_PROBLEM, PAGE_PUNT, USER_INTERVENTION.
    (0x0000_0062, Reason::Attention),
    (0x0008_0000, Reason::Attention),
    (0x0010_0000, Reason::Attention),
    // PENDING_DELETION
    (0x0000_0004, Reason::NotAccepting),
    (0x0000_0001, Reason::Paused),
];

/// OFFLINE, NOT_AVAILABLE, SERVER_UNKNOWN, SERVER_OFFLINE.
const STATUS_AWAY: u32 = 0x0280_1080;
/// IO_ACTIVE, BUSY, PRINTING, WAITING, PROCESSING, INITIALIZING, WARMING_UP.
const STATUS_BUSY: u32 = 0x0001_E700;
const ATTRIBUTE_WORK_OFFLINE: u32 = 0x0000_0400;

/// From `Status` and `Attributes` of `PRINTER_INFO_2`.
pub(super) fn printer_state(status: u32, attributes: u32) -> PrinterState {
    if status & STATUS_AWAY != 0 || attributes & ATTRIBUTE_WORK_OFFLINE != 0 {
        return PrinterState::Offline;
    }
    let mut reasons: Vec<Reason> = found(&STATUS_REASONS, status).collect();
    reasons.sort_unstable();
    reasons.dedup();
    match reasons.is_empty() {
        false => PrinterState::Stopped { reasons },
        true if status & STATUS_BUSY != 0 => PrinterState::Busy,
        true => PrinterState::Ready,
    }
}

const JOB_REASONS: [(u32, Reason); 6] = [
    (0x0000_0040, Reason::PaperOut),
    (0x0000_0020, Reason::NotResponding),
    // BLOCKED_DEVQ: the driver cannot print the job.
    (0x0000_0200, Reason::DriverMissing),
    (0x0000_0400, Reason::Attention),
    (0x0000_0002, Reason::Attention),
    (0x0000_0001, Reason::Held),
];

const JOB_DELETING_OR_DELETED: u32 = 0x0000_0104;
const JOB_PRINTED: u32 = 0x0000_0080;
/// PRINTING, and COMPLETE, which Windows calls sent to the printer but perhaps not printed yet.
const JOB_UNDER_WAY: u32 = 0x0000_1010;

/// From `Status` of `JOB_INFO_1` and the state of its printer.
pub(super) fn job_state(status: u32, printer: &PrinterState) -> JobState {
    if status & JOB_DELETING_OR_DELETED != 0 {
        return JobState::Cancelled;
    }
    if status & JOB_PRINTED != 0 {
        return JobState::Printed;
    }
    let of_the_printer = match printer {
        PrinterState::Offline => Some(Reason::NotResponding),
        PrinterState::Stopped { reasons } => reasons.first().copied(),
        PrinterState::Ready | PrinterState::Busy => None,
    };
    match found(&JOB_REASONS, status).next().or(of_the_printer) {
        Some(reason) => JobState::Stopped { reason },
        None if status & JOB_UNDER_WAY != 0 => JobState::Printing,
        None => JobState::Queued,
    }
}

fn found(table: &[(u32, Reason)], flags: u32) -> impl Iterator<Item = Reason> {
    let set = table.iter().filter(move |(flag, _)| flags & flag != 0);
    set.map(|(_, reason)| *reason)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stopped(reasons: &[Reason]) -> PrinterState {
        PrinterState::Stopped { reasons: reasons.to_vec() }
    }

    #[test]
    fn a_printer_is_read_from_its_flags() {
        let cases = [
            (0, 0, PrinterState::Ready),
            (0x400, 0, PrinterState::Busy),
            (0x80, 0, PrinterState::Offline),
            (0x1000, 0, PrinterState::Offline),
            (0, 0x400, PrinterState::Offline),
            (0x10, 0, stopped(&[Reason::PaperOut])),
            (0x8, 0, stopped(&[Reason::PaperJam])),
            (0x40_0000, 0, stopped(&[Reason::CoverOpen])),
            (0x1 | 0x10, 0, stopped(&[Reason::PaperOut, Reason::Paused])),
            (0x2 | 0x10_0000, 0, stopped(&[Reason::Attention])),
        ];
        for (status, attributes, expected) in cases {
            assert_eq!(printer_state(status, attributes), expected, "{status:#x} {attributes:#x}");
        }
    }

    #[test]
    fn a_job_is_read_from_its_flags_and_its_printer() {
        let ready = PrinterState::Ready;
        let away = JobState::Stopped { reason: Reason::NotResponding };
        assert_eq!(job_state(0x8, &ready), JobState::Queued);
        assert_eq!(job_state(0x10, &ready), JobState::Printing);
        assert_eq!(job_state(0x1000, &ready), JobState::Printing);
        assert_eq!(job_state(0x80, &ready), JobState::Printed);
        assert_eq!(job_state(0x4, &ready), JobState::Cancelled);
        assert_eq!(job_state(0x100 | 0x80, &ready), JobState::Cancelled);
        assert_eq!(job_state(0x20, &ready), away);
        assert_eq!(job_state(0x10, &PrinterState::Offline), away);
        let empty = JobState::Stopped { reason: Reason::PaperOut };
        assert_eq!(job_state(0, &stopped(&[Reason::PaperOut, Reason::Paused])), empty);
    }
}
