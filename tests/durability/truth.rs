//! What an operation may leave behind: the contents it went through when nothing broke, and how far each
//! answer had brought it.

use std::collections::{HashMap, HashSet};
use std::path::Path;
use std::sync::{Arc, Mutex};

use crate::folder::Room;
use crate::judge::{self, Content};
use crate::operations::Operation;
use crate::{bases, faults};

pub struct Truth {
    operation: &'static Operation,
    /// Contents in order, one a commit; the first is the base.
    contents: Vec<Content>,
    /// After so many answers the content was this one.
    told: Vec<usize>,
    opened: Mutex<HashMap<Content, Content>>,
    checked: Mutex<HashSet<(Content, Option<Vec<u8>>)>>,
}

impl Truth {
    /// Runs the operation in this process and looks after every commit.
    pub fn of(operation: &'static Operation) -> Truth {
        let room = Room::new();
        bases::of(operation.base).write(&room.path());
        let root = room.path();
        let mut contents = vec![judge::look(&root, operation.today).unwrap()];
        let mut told = vec![0];
        let desk = operation.open(&root).unwrap();
        contents.push(judge::look(&root, operation.today).unwrap());
        told.push(1);
        let heard = Arc::new(Mutex::new(contents));
        let (hear, at) = (Arc::clone(&heard), root.clone());
        desk.listen(move |_| hear.lock().unwrap().push(judge::look(&at, operation.today).unwrap()));
        operation
            .call_all(&desk, false, &mut || {
                told.push(heard.lock().unwrap().len() - 1);
                Ok(())
            })
            .unwrap();
        let contents = heard.lock().unwrap().clone();
        Truth { operation, contents, told, opened: Mutex::default(), checked: Mutex::default() }
    }

    /// Drafts written past the program, for the faults sown there.
    pub fn of_bare(operation: &'static Operation) -> Truth {
        let room = Room::new();
        bases::of(operation.base).write(&room.path());
        let mut contents = vec![judge::look(&room.path(), operation.today).unwrap()];
        for number in 1..=faults::BARE_DRAFTS {
            faults::write_bare(&judge::raw(&room.path()).unwrap(), number).unwrap();
            contents.push(judge::look(&room.path(), operation.today).unwrap());
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
        let found = judge::look(root, self.operation.today)?;
        let anchor = judge::anchor(root);
        let is_new = self.checked.lock().unwrap().insert((found.clone(), anchor));
        if is_new {
            judge::chain_and_folds(root)?;
        }
        let opened = self.open_again(root, &found)?;
        let last = self.told[(told + 1).min(self.answers())];
        let legal = &self.contents[self.told[told]..=last];
        // Before the first answer opening was still under way; whoever opens next brings it to its end.
        if told > 0 && !legal.contains(&found) {
            return Err(format!("{told} answers told, {}", self.name(&found)));
        }
        if legal.contains(&opened) {
            return Ok(());
        }
        Err(format!("{told} answers told, opened again: {}", self.name(&opened)))
    }

    fn open_again(&self, root: &Path, found: &Content) -> Result<Content, String> {
        if let Some(known) = self.opened.lock().unwrap().get(found) {
            return Ok(known.clone());
        }
        drop(self.operation.open(root).map_err(|error| format!("the desk does not open: {error:?}"))?);
        let opened = judge::look(root, self.operation.today)?;
        self.opened.lock().unwrap().insert(found.clone(), opened.clone());
        Ok(opened)
    }

    fn name(&self, content: &Content) -> String {
        match self.contents.iter().position(|known| known == content) {
            Some(at) => format!("found what stood after commit {at} (due: {:?})", self.told),
            None => format!("found what never stood: {}", content.0),
        }
    }
}
