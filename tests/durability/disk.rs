//! A disk with a memory in front of it: what is flushed stays, the rest may go in any part.
//!
//! Stricter than most file systems: a name lasts only once its folder was flushed, even when the file was.
//! Names of one folder last in the order they changed, as in every journal of metadata.

use std::collections::BTreeMap;

use crate::folder::Folder;
use crate::trace::Step;

/// Sectors are written whole or not at all.
pub const SECTOR: usize = 512;

#[derive(Clone, Debug)]
pub enum Change {
    Write { at: usize, bytes: Vec<u8> },
    Length(usize),
}

/// A change of one folder.
#[derive(Clone, Debug)]
pub enum Naming {
    Put(String, usize),
    Take(String),
    Move(String, String),
    /// Gone into another folder: name, what it named, and that folder.
    Leave(String, usize, usize),
}

#[derive(Clone, Debug)]
pub enum Node {
    File { lasting: Vec<u8>, waiting: Vec<Change> },
    Folder { lasting: BTreeMap<String, usize>, now: BTreeMap<String, usize>, waiting: Vec<Naming> },
}

pub struct Disk {
    pub nodes: Vec<Node>,
}

const ROOT: usize = 0;

impl Disk {
    /// Everything in the folder lasts already.
    pub fn holding(folder: &Folder) -> Disk {
        let mut disk = Disk { nodes: vec![new_folder()] };
        for (path, content) in &folder.0 {
            let node = match content {
                None => new_folder(),
                Some(bytes) => Node::File { lasting: bytes.clone(), waiting: Vec::new() },
            };
            let (parent, name) = disk.parent(path);
            let id = disk.add(node);
            let Node::Folder { lasting, now, .. } = &mut disk.nodes[parent] else {
                panic!("{path} is in a file")
            };
            lasting.insert(name.clone(), id);
            now.insert(name, id);
        }
        disk
    }

    fn add(&mut self, node: Node) -> usize {
        self.nodes.push(node);
        self.nodes.len() - 1
    }

    fn find(&self, path: &str) -> Option<usize> {
        path.split('/').filter(|name| !name.is_empty()).try_fold(ROOT, |at, name| match &self.nodes[at] {
            Node::Folder { now, .. } => now.get(name).copied(),
            Node::File { .. } => None,
        })
    }

    fn parent(&self, path: &str) -> (usize, String) {
        let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
        (self.find(folder).unwrap_or_else(|| panic!("no folder for {path}")), name.to_owned())
    }

    pub fn take(&mut self, step: &Step) {
        match step {
            Step::Open { path, makes, empties } => self.open(path, *makes, *empties),
            Step::Write { path, at, bytes } => {
                self.change(path, Change::Write { at: *at, bytes: bytes.clone() });
            }
            Step::Copy { from: (from, start), path, at, length } => {
                let bytes = self.content(from)[*start..start + length].to_vec();
                self.change(path, Change::Write { at: *at, bytes });
            }
            Step::Length { path, length } => self.change(path, Change::Length(*length)),
            Step::Flush(path) => self.flush(path),
            Step::Rename { from, to } => self.rename(from, to),
            Step::Remove(path) => {
                let (parent, name) = self.parent(path);
                self.name(parent, Naming::Take(name));
            }
            Step::MakeFolder(path) => self.put(path, new_folder()),
            Step::Told => {}
        }
    }

    /// As the running program sees it.
    fn content(&self, path: &str) -> Vec<u8> {
        match self.find(path).map(|id| &self.nodes[id]) {
            Some(Node::File { lasting, waiting }) => {
                let mut bytes = lasting.clone();
                waiting.iter().for_each(|change| apply(&mut bytes, change));
                bytes
            }
            _ => panic!("no file {path}"),
        }
    }

    fn open(&mut self, path: &str, makes: bool, empties: bool) {
        match self.find(path) {
            None if makes => self.put(path, Node::File { lasting: Vec::new(), waiting: Vec::new() }),
            Some(_) if empties => self.change(path, Change::Length(0)),
            _ => {}
        }
    }

    fn put(&mut self, path: &str, node: Node) {
        let (parent, name) = self.parent(path);
        let id = self.add(node);
        self.name(parent, Naming::Put(name, id));
    }

    fn rename(&mut self, from: &str, to: &str) {
        let ((before, old), (after, new)) = (self.parent(from), self.parent(to));
        if before == after {
            return self.name(before, Naming::Move(old, new));
        }
        let id = self.find(from).unwrap();
        self.name(after, Naming::Put(new, id));
        self.name(before, Naming::Leave(old, id, after));
    }

    fn name(&mut self, folder: usize, naming: Naming) {
        let Node::Folder { now, waiting, .. } = &mut self.nodes[folder] else { panic!("a name in a file") };
        apply_naming(now, &naming);
        waiting.push(naming);
    }

    fn change(&mut self, path: &str, change: Change) {
        let id = self.find(path).unwrap_or_else(|| panic!("no file {path}"));
        let Node::File { waiting, .. } = &mut self.nodes[id] else { panic!("{path} is a folder") };
        waiting.push(change);
    }

    fn flush(&mut self, path: &str) {
        if let Some(id) = self.find(path) {
            self.settle(id);
        }
    }

    /// What left the folder arrives with it.
    fn settle(&mut self, id: usize) {
        let mut arrived = Vec::new();
        match &mut self.nodes[id] {
            Node::File { lasting, waiting } => waiting.drain(..).for_each(|change| apply(lasting, &change)),
            Node::Folder { lasting, now, waiting } => {
                lasting.clone_from(now);
                let left = waiting.drain(..).filter_map(|naming| match naming {
                    Naming::Leave(_, _, to) => Some(to),
                    _ => None,
                });
                arrived.extend(left);
            }
        }
        arrived.into_iter().for_each(|folder| self.settle(folder));
    }

    /// What a cut could still take: files with unflushed content, and names of a folder that may be lost or
    /// come back. The name of a file that never held anything is no loss.
    pub fn waiting(&self) -> Vec<String> {
        let mut found = Vec::new();
        self.walk(ROOT, "", &mut |path, node| match node {
            Node::File { waiting, .. } if waiting.is_empty() => {}
            Node::File { .. } => found.push(path.to_owned()),
            Node::Folder { waiting, .. } => {
                let names = waiting.iter().filter_map(|naming| self.at_stake(naming));
                found.extend(names.map(|name| join(path, name)));
            }
        });
        found
    }

    fn at_stake<'n>(&self, naming: &'n Naming) -> Option<&'n str> {
        match naming {
            Naming::Put(name, id) => match &self.nodes[*id] {
                Node::File { lasting, waiting } if lasting.is_empty() && waiting.is_empty() => None,
                _ => Some(name),
            },
            Naming::Take(name) | Naming::Move(_, name) | Naming::Leave(name, ..) => Some(name),
        }
    }

    fn walk(&self, at: usize, path: &str, see: &mut dyn FnMut(&str, &Node)) {
        see(path, &self.nodes[at]);
        if let Node::Folder { now, .. } = &self.nodes[at] {
            for (name, id) in now {
                self.walk(*id, &join(path, name), see);
            }
        }
    }

    /// What is found after the cut, when of each node these changes came through.
    pub fn after(&self, kept: &dyn Kept) -> Folder {
        let counts: Vec<usize> = self
            .nodes
            .iter()
            .enumerate()
            .map(|(at, node)| match node {
                Node::Folder { waiting, .. } => kept.namings(at, waiting),
                Node::File { .. } => 0,
            })
            .collect();
        let mut folder = Folder::default();
        self.collect((ROOT, ""), kept, &counts, &mut folder);
        folder
    }

    /// Names of a folder when so many of the waiting changes came through, folder by folder.
    fn names(&self, at: usize, counts: &[usize]) -> BTreeMap<String, usize> {
        let Node::Folder { lasting, waiting, .. } = &self.nodes[at] else { return BTreeMap::new() };
        let mut names = lasting.clone();
        for naming in &waiting[..counts[at]] {
            match naming {
                Naming::Leave(_, id, to) if !self.names(*to, counts).values().any(|there| there == id) => {}
                naming => apply_naming(&mut names, naming),
            }
        }
        names
    }

    fn collect(&self, (at, path): (usize, &str), kept: &dyn Kept, counts: &[usize], into: &mut Folder) {
        for (name, id) in self.names(at, counts) {
            let path = join(path, &name);
            match &self.nodes[id] {
                Node::Folder { .. } => {
                    into.0.insert(path.clone(), None);
                    self.collect((id, &path), kept, counts, into);
                }
                Node::File { .. } if name.ends_with("-shm") => {}
                Node::File { lasting, waiting } => {
                    let mut bytes = lasting.clone();
                    kept.changes(id, waiting).iter().for_each(|change| apply(&mut bytes, change));
                    into.0.insert(path, Some(bytes));
                }
            }
        }
    }
}

/// Chooses what of the waiting changes came through.
pub trait Kept {
    /// How many, from the first.
    fn namings(&self, node: usize, waiting: &[Naming]) -> usize;
    fn changes(&self, node: usize, waiting: &[Change]) -> Vec<Change>;
}

fn new_folder() -> Node {
    Node::Folder { lasting: BTreeMap::new(), now: BTreeMap::new(), waiting: Vec::new() }
}

fn join(path: &str, name: &str) -> String {
    if path.is_empty() { name.to_owned() } else { format!("{path}/{name}") }
}

fn apply_naming(names: &mut BTreeMap<String, usize>, naming: &Naming) {
    match naming {
        Naming::Put(name, id) => {
            names.insert(name.clone(), *id);
        }
        Naming::Take(name) | Naming::Leave(name, ..) => {
            names.remove(name);
        }
        Naming::Move(from, to) => {
            if let Some(id) = names.remove(from) {
                names.insert(to.clone(), id);
            }
        }
    }
}

fn apply(content: &mut Vec<u8>, change: &Change) {
    match change {
        Change::Length(length) => content.resize(*length, 0),
        Change::Write { at, bytes } => {
            let end = at + bytes.len();
            if content.len() < end {
                content.resize(end, 0);
            }
            content[*at..end].copy_from_slice(bytes);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::states::Cut;

    fn found(steps: &[Step], cut: &Cut) -> Folder {
        let mut disk = Disk::holding(&Folder::default());
        steps.iter().for_each(|step| disk.take(step));
        disk.after(cut)
    }

    fn write_a() -> Vec<Step> {
        vec![
            Step::Open { path: "a".to_owned(), makes: true, empties: true },
            Step::Write { path: "a".to_owned(), at: 0, bytes: b"new".to_vec() },
        ]
    }

    #[test]
    fn a_flushed_file_has_no_name_until_its_folder_is_flushed() {
        let mut steps = write_a();
        steps.push(Step::Flush("a".to_owned()));
        assert!(found(&steps, &Cut::Nothing).0.is_empty());
        steps.push(Step::Flush(String::new()));
        assert_eq!(found(&steps, &Cut::Nothing).0["a"], Some(b"new".to_vec()));
    }

    #[test]
    fn what_moves_into_another_folder_is_never_in_neither() {
        let mut steps = write_a();
        steps.extend([
            Step::Flush("a".to_owned()),
            Step::MakeFolder("b".to_owned()),
            Step::Flush(String::new()),
        ]);
        steps.push(Step::Rename { from: "a".to_owned(), to: "b/a".to_owned() });
        steps.push(Step::Flush(String::new()));
        assert!(found(&steps, &Cut::Everything).0.contains_key("b/a"));
        let dice = crate::bench::Dice::of("rename");
        for _ in 0..20 {
            let left = found(&steps[..6], &Cut::Some(&dice));
            assert!(left.0.contains_key("a") || left.0.contains_key("b/a"));
        }
    }

    #[test]
    fn what_was_not_flushed_may_be_empty_or_whole() {
        let mut steps = write_a();
        steps.push(Step::Flush(String::new()));
        assert_eq!(found(&steps, &Cut::Nothing).0["a"], Some(Vec::new()));
        assert_eq!(found(&steps, &Cut::Everything).0["a"], Some(b"new".to_vec()));
    }
}
