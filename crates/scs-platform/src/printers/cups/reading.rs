//! From the states of IPP (RFC 8011 §5.3.7, §5.4.11–12) to ours.
//!
//! The severity behind a reason (`-report`, `-warning`, `-error`) is not believed: CUPS itself reports an
//! empty tray as a warning and an open door as a report (backend/snmp-supplies.c).

use super::notices::{Way, way};
use super::question::Facts;
use crate::printers::{JobState, Printer, PrinterState, Reason};

const IDLE: i32 = 3;
const STOPPED: i32 = 5;

/// What was seen of a printer; the default is one that says nothing.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Seen {
    state: Option<i32>,
    /// Sorted; what to do first comes first.
    reasons: Vec<Reason>,
    closed: bool,
    away: bool,
}

pub(super) fn printer_facts(facts: &Facts<'_>) -> Seen {
    let state = facts.number("printer-state");
    let words = facts.words("printer-state-reasons");
    let mut reasons: Vec<Reason> = words.iter().filter_map(|word| reason(word)).collect();
    reasons.sort_unstable();
    reasons.dedup();
    let message = facts.text("printer-state-message").unwrap_or_default();
    Seen {
        state,
        reasons,
        closed: facts.yes("printer-is-accepting-jobs") == Some(false),
        // The sentence of the last job stays behind; it counts only while one is under way.
        away: state != Some(IDLE) && way(message) == Way::NotResponding,
    }
}

/// None for one without a name.
pub(super) fn read_printer(facts: &Facts<'_>, default: Option<&str>) -> Option<Printer> {
    let name = facts.text("printer-name")?.to_owned();
    let title = facts.text("printer-info").filter(|title| !title.trim().is_empty());
    Some(Printer {
        title: title.unwrap_or(&name).to_owned(),
        is_default: default == Some(name.as_str()),
        state: printer_state(&printer_facts(facts)),
        name,
    })
}

fn printer_state(seen: &Seen) -> PrinterState {
    let mut reasons = seen.reasons.clone();
    if seen.closed {
        reasons.push(Reason::NotAccepting);
    }
    if seen.state == Some(STOPPED) {
        reasons.push(Reason::Paused);
    }
    if seen.away || reasons.contains(&Reason::NotResponding) {
        return PrinterState::Offline;
    }
    reasons.sort_unstable();
    reasons.dedup();
    match (reasons.is_empty(), seen.state) {
        (false, _) => PrinterState::Stopped { reasons },
        (true, Some(IDLE)) => PrinterState::Ready,
        (true, _) => PrinterState::Busy,
    }
}

/// None when the facts hold no state, or one no standard knows.
pub(super) fn job_state(facts: &Facts<'_>, seen: &Seen) -> Option<JobState> {
    let reasons = facts.words("job-state-reasons");
    let message = facts.text("job-printer-state-message").unwrap_or_default();
    Some(match facts.number("job-state")? {
        3 => stopped(trouble(seen)).unwrap_or(JobState::Queued),
        4 if reasons.contains(&"job-incoming") => JobState::Queued,
        4 => JobState::Stopped { reason: Reason::Held },
        5 => match (trouble_of_the_device(seen), way(message)) {
            (Some(reason), _) => JobState::Stopped { reason },
            (None, Way::NotResponding) => JobState::Stopped { reason: Reason::NotResponding },
            (None, Way::Waiting) => JobState::Queued,
            (None, Way::Open) => JobState::Printing,
        },
        // Where nothing ails the printer, a filter or a backend failed: nobody will take the job up again.
        6 => JobState::Stopped { reason: trouble(seen).unwrap_or(Reason::Aborted) },
        7 => JobState::Cancelled,
        8 => JobState::Stopped { reason: Reason::Aborted },
        9 => JobState::Printed,
        _ => return None,
    })
}

fn stopped(reason: Option<Reason>) -> Option<JobState> {
    reason.map(|reason| JobState::Stopped { reason })
}

/// Why the printer keeps a job waiting. A queue closed for new jobs still prints the old ones.
fn trouble(seen: &Seen) -> Option<Reason> {
    let paused = (seen.state == Some(STOPPED)).then_some(Reason::Paused);
    seen.reasons.first().copied().or(paused)
}

/// A job that has begun is finished by a queue that takes no more after it.
fn trouble_of_the_device(seen: &Seen) -> Option<Reason> {
    let of_the_queue = |reason: &Reason| matches!(reason, Reason::Held | Reason::Paused);
    seen.reasons.iter().copied().find(|reason| !of_the_queue(reason))
}

/// A `printer-state-reasons` keyword. None for what keeps nobody from printing: «low», «none», hints of CUPS.
fn reason(keyword: &str) -> Option<Reason> {
    let severities = ["-error", "-warning", "-report"];
    let bare = severities.iter().find_map(|severity| keyword.strip_suffix(severity));
    Some(match bare.unwrap_or(keyword) {
        "media-jam" => Reason::PaperJam,
        "cover-open" | "door-open" | "interlock-open" => Reason::CoverOpen,
        "media-empty" | "media-needed" => Reason::PaperOut,
        "input-tray-missing" => Reason::TrayMissing,
        "toner-empty" | "marker-supply-empty" | "marker-supply-missing" => Reason::TonerEmpty,
        "output-area-full" | "output-tray-missing" => Reason::OutputFull,
        "offline" | "shutdown" | "timed-out" => Reason::NotResponding,
        "cups-missing-filter" | "cups-insecure-filter" => Reason::DriverMissing,
        "spool-area-full" => Reason::SpoolFull,
        "hold-new-jobs" => Reason::Held,
        "paused" | "moving-to-paused" => Reason::Paused,
        _ if keyword.ends_with("-error") => Reason::Attention,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use ipp::attribute::{IppAttribute, IppAttributes};
    use ipp::model::DelimiterTag;
    use ipp::value::IppValue;

    use super::*;
    use crate::printers::cups::question::Answer;

    /// An answer as CUPS writes it, with one group of these attributes.
    fn answer(attributes: Vec<(&str, IppValue)>) -> Answer {
        let mut group = IppAttributes::new();
        for (name, value) in attributes {
            let attribute = IppAttribute::with_name(name, value).unwrap();
            group.add(DelimiterTag::JobAttributes, attribute);
        }
        let mut bytes = vec![1, 1, 0, 0, 0, 0, 0, 1];
        bytes.extend(group.to_bytes());
        Answer::read(bytes).unwrap()
    }

    fn words(all: &[&str]) -> IppValue {
        IppValue::Array(all.iter().map(|word| IppValue::new_keyword(*word).unwrap()).collect())
    }

    fn seen(state: i32, reasons: &[&str], message: &str) -> Seen {
        let told = answer(vec![
            ("printer-state", IppValue::Enum(state)),
            ("printer-state-reasons", words(reasons)),
            ("printer-state-message", IppValue::new_text_without_language(message).unwrap()),
            ("printer-is-accepting-jobs", IppValue::new_boolean(true)),
        ]);
        printer_facts(&told.facts(DelimiterTag::JobAttributes).next().unwrap())
    }

    fn job(state: i32, reasons: &[&str], message: &str, printer: &Seen) -> Option<JobState> {
        let told = answer(vec![
            ("job-state", IppValue::Enum(state)),
            ("job-state-reasons", words(reasons)),
            ("job-printer-state-message", IppValue::new_text_without_language(message).unwrap()),
        ]);
        job_state(&told.facts(DelimiterTag::JobAttributes).next().unwrap(), printer)
    }

    const AWAY: &str = "The printer may not exist or is unavailable at this time.";

    #[test]
    fn all_seven_states_of_a_job_are_told_apart() {
        let ready = seen(3, &["none"], "");
        let stopped = |reason| Some(JobState::Stopped { reason });
        let cases = [
            (3, "none", Some(JobState::Queued)),
            (4, "job-hold-until-specified", stopped(Reason::Held)),
            (4, "job-incoming", Some(JobState::Queued)),
            (5, "job-printing", Some(JobState::Printing)),
            (6, "job-stopped", stopped(Reason::Aborted)),
            (7, "job-canceled-by-user", Some(JobState::Cancelled)),
            (8, "aborted-by-system", stopped(Reason::Aborted)),
            (9, "job-completed-successfully", Some(JobState::Printed)),
            (2, "none", None),
            (10, "none", None),
        ];
        for (state, reason, expected) in cases {
            assert_eq!(job(state, &[reason], "", &ready), expected, "{state} {reason}");
        }
    }

    #[test]
    fn a_job_under_way_to_a_dead_printer_is_not_called_printing() {
        let quiet = seen(4, &["none"], "");
        let away = Some(JobState::Stopped { reason: Reason::NotResponding });
        assert_eq!(job(5, &["job-printing"], AWAY, &quiet), away);
        let offline = seen(4, &["offline-report"], "");
        assert_eq!(job(5, &["job-printing"], "", &offline), away);
        assert_eq!(job(3, &["none"], "", &offline), away);
        let connecting = job(5, &["job-printing"], "Connecting to printer.", &quiet);
        assert_eq!(connecting, Some(JobState::Queued));
    }

    #[test]
    fn the_last_job_before_a_pause_is_still_printing() {
        let closing = seen(4, &["moving-to-paused", "hold-new-jobs"], "");
        assert_eq!(job(5, &["job-printing"], "", &closing), Some(JobState::Printing));
    }

    #[test]
    fn a_printed_job_stays_printed_whatever_the_printer_says_now() {
        let jammed = seen(5, &["media-jam-error"], AWAY);
        assert_eq!(job(9, &["none"], AWAY, &jammed), Some(JobState::Printed));
        assert_eq!(job(7, &["none"], AWAY, &jammed), Some(JobState::Cancelled));
    }

    #[test]
    fn the_reason_to_act_on_comes_before_the_pause_it_caused() {
        let empty = seen(5, &["paused", "media-empty-error"], "");
        let expected = PrinterState::Stopped { reasons: vec![Reason::PaperOut, Reason::Paused] };
        assert_eq!(printer_state(&empty), expected);
        let waiting = Some(JobState::Stopped { reason: Reason::PaperOut });
        assert_eq!(job(3, &["none"], "", &empty), waiting);
        assert_eq!(job(6, &["job-stopped"], "", &empty), waiting);
    }

    #[test]
    fn a_printer_is_ready_busy_away_or_says_why_not() {
        assert_eq!(printer_state(&seen(3, &["none"], "")), PrinterState::Ready);
        assert_eq!(printer_state(&seen(4, &["none"], "")), PrinterState::Busy);
        assert_eq!(printer_state(&seen(4, &["none"], AWAY)), PrinterState::Offline);
        assert_eq!(printer_state(&seen(3, &["none"], AWAY)), PrinterState::Ready);
        let low = seen(3, &["toner-low-warning", "media-low-report"], "");
        assert_eq!(printer_state(&low), PrinterState::Ready);
        let stopped = printer_state(&seen(5, &["none"], ""));
        assert_eq!(stopped, PrinterState::Stopped { reasons: vec![Reason::Paused] });
        let closed = Seen { closed: true, ..seen(3, &["none"], "") };
        assert_eq!(printer_state(&closed), PrinterState::Stopped { reasons: vec![Reason::NotAccepting] });
    }

    #[test]
    fn every_severity_of_an_empty_tray_is_an_empty_tray() {
        for word in ["media-empty", "media-empty-error", "media-empty-warning", "media-empty-report"] {
            assert_eq!(reason(word), Some(Reason::PaperOut), "{word}");
        }
    }

    #[test]
    fn an_unknown_word_counts_only_as_an_error() {
        assert_eq!(reason("fuser-over-temp-error"), Some(Reason::Attention));
        assert_eq!(reason("fuser-over-temp-warning"), None);
        assert_eq!(reason("none"), None);
        assert_eq!(reason("connecting-to-device"), None);
    }
}
