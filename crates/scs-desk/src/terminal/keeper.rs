//! The outer side: starts a sitting, waits for its end, wipes what it left and writes that down.

use std::io::{BufRead, BufReader};
use std::process::{ChildStdout, Command};
use std::sync::Arc;

use scs_domain::event::{Event, Facts, SessionWiped};
use scs_domain::ids::SubjectId;
use scs_domain::terminal::Ending;
use scs_platform::{Removed, SessionFolder, SessionTree};
use uuid::Uuid;

use super::line::Line;
use super::orders::Told;
use crate::desk::{Caller, Desk, Surroundings};
use crate::error::{Error, Result};

/// What was cleared after a sitting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cleared {
    pub ended: Ending,
    pub removed: Removed,
    pub processes: u32,
    /// Processes that would not end.
    pub staying: u32,
}

/// Keeps a public computer. Its own desk never sees what a client does.
#[derive(Debug)]
pub struct Keeper {
    desk: Arc<Desk>,
    line: Arc<Line>,
    left_behind: Option<Removed>,
}

impl Keeper {
    /// Opens the computer's own desk, clears what a power cut left and dials the workstation.
    pub fn open(with: Surroundings) -> Result<Keeper> {
        let desk = Arc::new(Desk::open(with)?);
        let left_behind = SessionFolder::remove_left_behind(desk.folders().data());
        let keeper = Keeper { line: Line::open(&desk), desk, left_behind };
        if let Some(removed) = left_behind {
            keeper.write_wipe(
                keeper.desk.new_id()?,
                Cleared { ended: Ending::NextStart, removed, processes: 0, staying: 0 },
            )?;
        }
        Ok(keeper)
    }

    /// What a power cut left, removed when this was opened.
    pub(super) fn left_behind(&self) -> Option<Removed> {
        self.left_behind
    }

    pub fn desk(&self) -> &Arc<Desk> {
        &self.desk
    }

    /// One sitting from its start until everything of it is gone. `program` gets the sitting's folder and
    /// starts the first process; `hear` is told what the sitting says. Whatever goes wrong, it is wiped and
    /// written down.
    pub fn one(
        &self,
        program: impl FnOnce(&std::path::Path) -> Command,
        mut hear: impl FnMut(&Told),
    ) -> Result<Cleared> {
        let desk = &self.desk;
        let session = desk.new_id()?;
        let folder = SessionFolder::make(desk.folders().data(), desk.now(), desk.chance.as_ref())?;
        let mark = folder.path().file_name().unwrap_or_default().to_string_lossy().into_owned();
        let talked = SessionTree::start(program(folder.path()), &mark).map(|mut tree| {
            let ended = self.talk(&mut tree, session, &mut hear);
            self.line.unseat();
            self.line.wiping();
            let (processes, staying) = tree.end();
            (ended, processes, staying)
        });
        desk.clipboard.release();
        let removed = folder.remove();
        let (ended, processes, staying) = talked?;
        let told = ended.as_ref().map_or(Ending::Crash, |ended| *ended);
        let cleared = Cleared { ended: told, removed, processes, staying };
        self.line.wiped(&cleared);
        self.write_wipe(session, cleared)?;
        ended.map(|_| cleared)
    }

    /// Until the sitting says that it is over, or goes away without a word.
    fn talk(&self, tree: &mut SessionTree, session: Uuid, hear: &mut impl FnMut(&Told)) -> Result<Ending> {
        let (orders, told) = tree.pipes().ok_or(Error::Bug("a sitting without pipes"))?;
        let first = serde_json::to_string(&self.desk.centre()?)
            .map_err(|_| Error::Bug("a centre does not serialise"))?;
        if self.line.seat(orders, &first).is_err() {
            return Ok(Ending::Crash);
        }
        Ok(self.listen(told, session, hear))
    }

    fn listen(&self, told: ChildStdout, session: Uuid, hear: &mut impl FnMut(&Told)) -> Ending {
        for line in BufReader::new(told).lines().map_while(std::io::Result::ok) {
            let Ok(told) = serde_json::from_str::<Told>(&line) else { continue };
            hear(&told);
            if let Told::Tried { ways } = &told
                && let Err(error) = self.write(session, Facts::SessionTried { ways: ways.clone() })
            {
                tracing::error!(code = error.code().word(), "tries not written");
            }
            if let Some(how) = self.line.hear(told) {
                return how;
            }
        }
        Ending::Crash
    }

    fn write_wipe(&self, session: Uuid, cleared: Cleared) -> Result<()> {
        let Cleared { ended, removed, processes, staying } = cleared;
        let wiped = SessionWiped {
            ended,
            files: removed.files,
            bytes: removed.bytes,
            processes,
            left: removed.left + staying,
        };
        tracing::info!(count = wiped.files, "sitting wiped");
        self.write(session, Facts::SessionWiped(wiped))
    }

    fn write(&self, session: Uuid, facts: Facts) -> Result<()> {
        let (subject, event) = (SubjectId(self.desk.new_id()?), Event::plain(facts));
        self.desk.act(&Caller::consultant(), |deed| deed.write(session, subject, &event).map(drop))
    }
}
