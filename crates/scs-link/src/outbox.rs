//! What a terminal has to say and has not yet sent.

use std::collections::VecDeque;

use crate::{FromTerminal, LinkError, Report};

/// Messages that wait, beside the report.
const WAITING_MAX: usize = 32;

#[derive(Default)]
pub(crate) struct Outbox {
    is_linked: bool,
    owes_pong: bool,
    waiting: VecDeque<FromTerminal>,
    report: Option<Report>,
    is_report_due: bool,
}

impl Outbox {
    pub(crate) fn put(&mut self, message: FromTerminal) -> Result<(), LinkError> {
        match message {
            FromTerminal::Report(report) => {
                self.report = Some(report);
                self.is_report_due = true;
            }
            FromTerminal::Pong => (),
            document if document.is_personal() && !self.is_linked => return Err(LinkError::NotLinked),
            _ if self.waiting.len() >= WAITING_MAX => return Err(LinkError::Backlog),
            other => self.waiting.push_back(other),
        }
        Ok(())
    }

    /// What is due, the pong first and the report last: by then it is the newest.
    pub(crate) fn take(&mut self) -> Option<FromTerminal> {
        if std::mem::take(&mut self.owes_pong) {
            return Some(FromTerminal::Pong);
        }
        self.waiting.pop_front().or_else(|| {
            let is_due = std::mem::take(&mut self.is_report_due);
            self.report.clone().filter(|_| is_due).map(FromTerminal::Report)
        })
    }

    pub(crate) fn owe_pong(&mut self) {
        self.owes_pong = true;
    }

    pub(crate) fn is_linked(&self) -> bool {
        self.is_linked
    }

    pub(crate) fn link(&mut self) {
        self.is_linked = true;
        self.is_report_due = self.report.is_some();
    }

    /// A citizen's words do not wait for the next link.
    pub(crate) fn unlink(&mut self) {
        self.is_linked = false;
        self.owes_pong = false;
        self.waiting.retain(|message| !message.is_personal());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Document, State};

    fn report(tries: u16) -> FromTerminal {
        FromTerminal::Report(Report {
            state: State::Free,
            since_s: 0,
            path: None,
            step: None,
            at: 0,
            of: 0,
            left_s: None,
            waits_print: 0,
            tries,
        })
    }

    fn given() -> FromTerminal {
        FromTerminal::ConsentGiven { document: Document::new(b"1".to_vec()).unwrap() }
    }

    fn all(outbox: &mut Outbox) -> Vec<FromTerminal> {
        std::iter::from_fn(|| outbox.take()).collect()
    }

    #[test]
    fn only_the_newest_report_goes_and_it_goes_again_on_each_link() {
        let mut outbox = Outbox::default();
        outbox.put(report(1)).unwrap();
        outbox.put(report(2)).unwrap();
        outbox.link();
        assert_eq!(all(&mut outbox), [report(2)]);
        outbox.unlink();
        outbox.link();
        assert_eq!(all(&mut outbox), [report(2)]);
    }

    #[test]
    fn a_document_needs_a_link_and_goes_with_it() {
        let mut outbox = Outbox::default();
        assert_eq!(outbox.put(given()), Err(LinkError::NotLinked));
        outbox.link();
        outbox.put(given()).unwrap();
        outbox.put(FromTerminal::ConsentRefused).unwrap();
        outbox.unlink();
        outbox.link();
        assert_eq!(all(&mut outbox), [FromTerminal::ConsentRefused]);
    }

    #[test]
    fn a_pong_goes_first_and_too_much_is_refused() {
        let mut outbox = Outbox::default();
        outbox.link();
        for _ in 0..WAITING_MAX {
            outbox.put(FromTerminal::ConsentRefused).unwrap();
        }
        assert_eq!(outbox.put(FromTerminal::ConsentRefused), Err(LinkError::Backlog));
        assert!(outbox.put(report(1)).is_ok(), "a report never waits in line");
        outbox.owe_pong();
        assert_eq!(outbox.take(), Some(FromTerminal::Pong));
    }
}
