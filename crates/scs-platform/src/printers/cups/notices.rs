//! What the backends of CUPS say only in a sentence.
//!
//! A switched-off network printer has no `printer-state-reasons` in CUPS: its job is «processing» and the
//! one sign is the sentence in `job-printer-state-message`. The sentences are the keys of CUPS's own
//! catalogue and arrive in English because our jobs ask for it; where one is not known, the job is simply
//! said to be with the printer. Nothing is ever called printed on the word of a sentence.

/// How the way to the printer looks from a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    Open,
    /// On the way there; nothing is on paper yet.
    Waiting,
    NotResponding,
}

/// From backend/network.c, socket.c, lpd.c, ipp.c, usb-libusb.c of CUPS 2.4.
pub(super) fn way(message: &str) -> Way {
    const NOT_RESPONDING: [&str; 9] = [
        "The printer is not responding.",
        "The printer did not respond.",
        "The printer may not exist or is unavailable at this time.",
        "The printer is unreachable at this time.",
        "The printer is not connected.",
        "The printer configuration is incorrect or the printer no longer exists.",
        "Unable to get printer status.",
        "Unable to locate printer",
        "Waiting for printer to become available.",
    ];
    const WAITING: [&str; 2] = ["Connecting to printer.", "The printer is in use."];
    let says = |sentences: &[&str]| sentences.iter().any(|sentence| message.starts_with(sentence));
    if says(&NOT_RESPONDING) {
        Way::NotResponding
    } else if says(&WAITING) {
        Way::Waiting
    } else {
        Way::Open
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_known_sentences_say_that_the_printer_is_away() {
        let cases = [
            ("The printer may not exist or is unavailable at this time.", Way::NotResponding),
            ("Unable to locate printer \"hall.local\".", Way::NotResponding),
            ("Connecting to printer.", Way::Waiting),
            ("Sending data to printer.", Way::Open),
            ("", Way::Open),
        ];
        for (message, expected) in cases {
            assert_eq!(way(message), expected, "{message}");
        }
    }
}
