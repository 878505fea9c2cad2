//! What an open desk does by itself, every minute: personal data goes when its term is over, and queues
//! are asked what became of the papers.

use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Weak};
use std::time::Duration;

use scs_domain::event::{Event, Facts};
use scs_store::PaperRow;

use crate::ballast::Need;
use crate::desk::{Area, Caller, Desk};
use crate::error::{Error, Result};
use crate::use_cases::{paper, paper_issue, recovery};

/// Work goes before: words of old records are made a part at a time.
const BETWEEN_WORDS: Duration = Duration::from_millis(200);
const WORDS_AT_ONCE: u32 = 500;
const EVERY: Duration = Duration::from_secs(60);
/// Drafts of the print form; the rest is the kind of paper and the consultation.
const PRINT_DRAFT: &str = "print/";

/// Tends the desk until dropped.
pub(crate) struct Tending {
    _stop: Sender<()>,
}

impl Tending {
    pub(crate) fn of(desk: &Arc<Desk>) -> Tending {
        let (stop, stopped) = channel::<()>();
        let desk = Arc::downgrade(desk);
        std::thread::spawn(move || {
            while stopped.recv_timeout(BETWEEN_WORDS) == Err(RecvTimeoutError::Timeout)
                && has_words_to_make(&desk) == Some(true)
            {}
            while stopped.recv_timeout(EVERY) == Err(RecvTimeoutError::Timeout) && tend(&desk).is_some() {}
        });
        Tending { _stop: stop }
    }
}

/// None: the desk is closed. After a trouble the next session goes on.
fn has_words_to_make(desk: &Weak<Desk>) -> Option<bool> {
    match desk.upgrade()?.make_words() {
        Ok(is_whole) => Some(!is_whole),
        Err(error) => {
            tracing::warn!(code = error.code().word(), "words of records left for later");
            Some(false)
        }
    }
}

fn tend(desk: &Weak<Desk>) -> Option<()> {
    if let Err(error) = desk.upgrade()?.tend() {
        tracing::warn!(code = error.code().word(), "tending stopped half-way");
    }
    Some(())
}

impl Desk {
    /// Everything that is due now; one trouble holds up nothing else, and the first is told. Asks print
    /// queues and copies the file, so it may take seconds.
    pub fn tend(&self) -> Result<()> {
        let outcomes = [
            self.watch_room(),
            self.let_go(),
            recovery::clear_spool(self),
            paper::ask_queues(self, &Caller::consultant()),
            self.back_up_if_due(),
            self.hear_terminals_again(),
        ];
        outcomes.into_iter().map(|outcome| self.noticing_damage(outcome)).fold(Ok(()), Result::and)
    }

    /// Words of records that have none yet, the newest first. True when all have them.
    pub(crate) fn make_words(&self) -> Result<bool> {
        if self.store.read(|reader| reader.words_made().map_err(Error::from))?.is_none() {
            return Ok(true);
        }
        let is_whole = self.jot(&[], |notebook| Ok(notebook.make_words(WORDS_AT_ONCE)?))?;
        if is_whole {
            self.tell(&[Area::Journal]);
        }
        Ok(is_whole)
    }

    /// Lets personal data go whose term has run out; touches no printer. A date that is not believed ends
    /// no term.
    pub(crate) fn let_go(&self) -> Result<()> {
        let Some(today) = self.believed_today()? else { return Ok(()) };
        let due = self.store.read(|reader| reader.papers_to_wipe(today).map_err(Error::from))?;
        due.iter().try_for_each(|row| self.wipe(row))?;
        self.wipe_documents(today)?;
        self.drop_old_drafts()
    }

    /// Sheets that were being saved when the last session was killed: names that no register knows of.
    /// Only before work begins, so that none is being saved now.
    pub(crate) fn drop_half_saved(&self) -> Result<()> {
        let entries = match std::fs::read_dir(self.folders.papers()) {
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(()),
            entries => entries.map_err(Error::File)?,
        };
        for path in entries.flatten().map(|entry| entry.path()) {
            if paper_issue::is_half_saved(&path) {
                scs_platform::remove_durably(&path)?;
            }
        }
        Ok(())
    }

    /// The saved sheet first: while the name is in the register, the next round tries again.
    fn wipe(&self, row: &PaperRow) -> Result<()> {
        scs_platform::remove_durably(&self.paper_path(row.id))?;
        self.ballast.make_room(Need::Urgent);
        self.act(&Caller::consultant(), |deed| {
            deed.write(row.id.0, row.paper.subject, &Event::plain(Facts::PaperWiped {}))?;
            Ok(deed.writer().erase(row.paper.subject)?)
        })?;
        Ok(())
    }

    /// A half-filled form holds the same names as the paper it would have become, and for as long.
    fn drop_old_drafts(&self) -> Result<()> {
        let here = self.here()?;
        let edition = self.edition(here.today())?;
        let drafts = self.store.read(|reader| reader.drafts().map_err(Error::from))?;
        let is_over = |form: &str, at: i64| {
            let kind = form.strip_prefix(PRINT_DRAFT)?.split('/').next()?;
            let form = edition.forms.get(paper_issue::form_of(kind)?)?;
            let until = paper_issue::kept_until(&edition, form, here.day(at))?;
            Some(until < here.today())
        };
        for (form, at) in drafts {
            if is_over(&form, at) == Some(true) {
                self.jot(&[Area::Drafts], |notebook| Ok(notebook.drop_draft(&form)?))?;
            }
        }
        Ok(())
    }
}
