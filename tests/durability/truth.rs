//! What an operation may leave behind: the contents it went through when nothing broke, and how far each
//! answer had brought it.

use std::collections::{HashMap, HashSet};
use std::path::Path;
use std::sync::{Arc, Mutex};

use crate::folder::{Folder, Room};
use crate::judge::{self, Content};
use crate::operations::Operation;
use crate::{bases, faults};

pub struct Truth {
    operation: &'static Operation,
    /// Contents in order, one a commit or as many as are equally right; the first is the base.
    contents: Vec<Vec<Content>>,
    /// After so many answers the content was this one.
    told: Vec<usize>,
    /// What the program made of what it met.
    opened: Mutex<HashMap<(Content, [bool; 3]), Content>>,
    checked: Mutex<HashSet<(Content, Option<Vec<u8>>)>>,
}

impl Truth {
    /// Runs the operation in this process and looks after every commit.
    pub fn of(operation: &'static Operation) -> Truth {
        let (contents, told) = run(operation, bases::of(operation.base));
        let mut truth =
            Truth { operation, contents, told, opened: Mutex::default(), checked: Mutex::default() };
        if let Some(begun_again) = bases::begun_again(operation.base) {
            let (again, told) = run(operation, &begun_again);
            assert_eq!((again.len(), &told), (truth.contents.len(), &truth.told));
            truth.contents.iter_mut().zip(again).for_each(|(here, more)| here.extend(more));
        }
        truth
    }

    /// Drafts written past the program, for the faults sown there.
    pub fn of_bare(operation: &'static Operation) -> Truth {
        let room = Room::new();
        bases::of(operation.base).write(&room.path());
        let mut contents = vec![vec![judge::look(&room.path(), operation.today).unwrap()]];
        for number in 1..=faults::BARE_DRAFTS {
            faults::write_bare(&judge::raw(&room.path()).unwrap(), number).unwrap();
            contents.push(vec![judge::look(&room.path(), operation.today).unwrap()]);
        }
        let told = [0].into_iter().chain(0..contents.len()).collect();
        Truth { operation, contents, told, opened: Mutex::default(), checked: Mutex::default() }
    }

    /// How many answers there are when nothing breaks.
    pub fn answers(&self) -> usize {
        self.told.len() - 1
    }

    /// Nothing answered is lost, nothing is half there, and the program opens what is left.
    ///
    /// `told` answers were heard. The folder is changed by looking.
    pub fn judge(&self, root: &Path, told: usize) -> Result<(), String> {
        self.judge_since(root, told, told)
    }

    /// The same where only the first `holds` of the answers promise that something is saved.
    pub fn judge_since(&self, root: &Path, holds: usize, told: usize) -> Result<(), String> {
        let met = Folder::read(root);
        let shape = judge::shape(root);
        let found = judge::look(root, self.operation.today)?;
        let anchor = judge::anchor(root);
        let is_new = self.checked.lock().unwrap().insert((found.clone(), anchor));
        if is_new {
            judge::chain_and_folds(root)?;
        }
        let opened = self.open_again(root, &met, (&found, shape))?;
        let last = self.told[(told + 1).min(self.answers())];
        let legal = self.contents[self.told[holds]..=last].concat();
        // Before the first answer opening was still under way; whoever opens next brings it to its end.
        if holds > 0 && !legal.contains(&found) {
            return Err(format!("{told} answers told, {}", self.name(&found)));
        }
        if legal.contains(&opened) {
            return Ok(());
        }
        Err(format!("{told} answers told, opened again: {}", self.name(&opened)))
    }

    fn open_again(
        &self,
        root: &Path,
        met: &Folder,
        (found, shape): (&Content, [bool; 3]),
    ) -> Result<Content, String> {
        if let Some(known) = self.opened.lock().unwrap().get(&(found.clone(), shape)) {
            return Ok(known.clone());
        }
        met.write(root);
        drop(self.operation.open(root).map_err(|error| format!("the desk does not open: {error:?}"))?);
        let opened = judge::look(root, self.operation.today)?;
        self.opened.lock().unwrap().insert((found.clone(), shape), opened.clone());
        Ok(opened)
    }

    fn name(&self, content: &Content) -> String {
        match self.contents.iter().position(|known| known.contains(content)) {
            Some(at) => format!("found what stood after commit {at} (due: {:?})", self.told),
            None => format!("found what never stood: {}", content.0),
        }
    }
}

/// The content after every commit, and how far each answer had come.
fn run(operation: &'static Operation, base: &Folder) -> (Vec<Vec<Content>>, Vec<usize>) {
    let room = Room::new();
    base.write(&room.path());
    let root = room.path();
    let mut contents = vec![vec![judge::look(&root, operation.today).unwrap()]];
    let mut told = vec![0];
    let desk = operation.open(&root).unwrap();
    contents.push(vec![judge::look(&root, operation.today).unwrap()]);
    told.push(1);
    let heard = Arc::new(Mutex::new(contents));
    let (hear, at) = (Arc::clone(&heard), root.clone());
    desk.listen(move |_| hear.lock().unwrap().push(vec![judge::look(&at, operation.today).unwrap()]));
    operation
        .call_all(&desk, false, &mut || {
            told.push(heard.lock().unwrap().len() - 1);
            Ok(())
        })
        .unwrap();
    let contents = heard.lock().unwrap().clone();
    (contents, told)
}
