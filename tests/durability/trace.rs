//! What strace wrote, as steps on the files of one folder.

use std::collections::HashMap;
use std::path::Path;

/// Paths are relative to the folder; the folder itself is "".
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// Makes the file unless it is there; empties it when asked to.
    Open {
        path: String,
        makes: bool,
        empties: bool,
    },
    Write {
        path: String,
        at: usize,
        bytes: Vec<u8>,
    },
    /// Bytes of another file of the folder.
    Copy {
        from: (String, usize),
        path: String,
        at: usize,
        length: usize,
    },
    Length {
        path: String,
        length: usize,
    },
    /// `fsync` and `fdatasync`, of a file or of a folder.
    Flush(String),
    Rename {
        from: String,
        to: String,
    },
    Remove(String),
    MakeFolder(String),
    /// The worker told one more answer.
    Told,
}

impl Step {
    /// The file or folder, and the call that a kill or an error can be put on.
    pub fn path(&self) -> Option<&str> {
        match self {
            Step::Open { path, .. } | Step::Write { path, .. } => Some(path),
            Step::Copy { path, .. } | Step::Length { path, .. } => Some(path),
            Step::Flush(path) | Step::Remove(path) | Step::MakeFolder(path) => Some(path),
            Step::Rename { from, .. } => Some(from),
            Step::Told => None,
        }
    }
}

/// A step with the name of its call.
#[derive(Clone, Debug)]
pub struct Call {
    pub name: String,
    pub step: Step,
}

/// Reads a trace of `strace -f -y -xx`. Panics on a call it does not understand: an unseen write is a lie.
pub fn read(text: &str, root: &Path) -> Vec<Call> {
    let mut reader =
        Reader { root: root.display().to_string(), begun: HashMap::new(), places: HashMap::new() };
    text.lines().filter_map(|line| reader.line(line)).collect()
}

struct Reader {
    root: String,
    /// Calls another thread came between, by thread.
    begun: HashMap<String, String>,
    /// Where the next plain `write` of a file goes, by descriptor.
    places: HashMap<String, usize>,
}

impl Reader {
    fn line(&mut self, line: &str) -> Option<Call> {
        let (thread, rest) = line.split_once(' ')?;
        let rest = rest.trim_start();
        if let Some(begun) = rest.strip_suffix("<unfinished ...>") {
            self.begun.insert(thread.to_owned(), begun.trim_end().to_owned());
            return None;
        }
        if let Some(resumed) = rest.strip_prefix("<... ") {
            let begun = self.begun.remove(thread)?;
            let (_, end) = resumed.split_once(" resumed>")?;
            return self.call(&format!("{begun}{end}"));
        }
        self.call(rest)
    }

    fn call(&mut self, text: &str) -> Option<Call> {
        let (name, rest) = text.split_once('(')?;
        let (arguments, result) = rest.rsplit_once(" = ")?;
        let arguments = split(arguments.trim_end().strip_suffix(')')?);
        let number = result.split([' ', '<']).next()?;
        if number.starts_with('-') || number == "?" {
            return None;
        }
        let step = self.step(name, &arguments, result)?;
        Some(Call { name: name.to_owned(), step })
    }

    fn step(&mut self, name: &str, arguments: &[String], result: &str) -> Option<Step> {
        let first = arguments.first()?.as_str();
        match name {
            "write" if first.starts_with("1<") => {
                return bytes(&arguments[1]).starts_with(b"ack ").then_some(Step::Told);
            }
            "openat" => return self.open(arguments, result),
            "mkdir" => return self.named(first).map(Step::MakeFolder),
            "unlink" | "rmdir" => return self.named(first).map(Step::Remove),
            "unlinkat" => return self.named_at(&arguments[..2]).map(Step::Remove),
            "copy_file_range" => return self.copy(arguments, result),
            "rename" => {
                return Some(Step::Rename { from: self.named(first)?, to: self.named(&arguments[1])? });
            }
            _ => {}
        }
        let path = self.of_descriptor(first)?;
        match name {
            "pwrite64" => {
                Some(Step::Write { path, at: arguments[3].parse().unwrap(), bytes: bytes(&arguments[1]) })
            }
            "write" => {
                let bytes = bytes(&arguments[1]);
                Some(Step::Write { path, at: self.moved(first, bytes.len()), bytes })
            }
            "lseek" => {
                self.places.insert(descriptor(first), result.trim().parse().unwrap());
                None
            }
            "ftruncate" => Some(Step::Length { path, length: arguments[1].parse().unwrap() }),
            "fsync" | "fdatasync" => Some(Step::Flush(path)),
            other => panic!("the bench does not know {other} on {path}"),
        }
    }

    fn copy(&mut self, arguments: &[String], result: &str) -> Option<Step> {
        let length = result.trim().parse().unwrap();
        let path = self.of_descriptor(&arguments[2])?;
        let from = self.of_descriptor(&arguments[0]).expect("copied from inside the folder");
        assert!(
            arguments[1] == "NULL" && arguments[3] == "NULL",
            "the bench does not know copying by places"
        );
        let from = (from, self.moved(&arguments[0], length));
        let at = self.moved(&arguments[2], length);
        (length > 0).then_some(Step::Copy { from, path, at, length })
    }

    /// Where the descriptor stood before it moved on.
    fn moved(&mut self, argument: &str, length: usize) -> usize {
        let place = self.places.entry(descriptor(argument)).or_default();
        let at = *place;
        *place += length;
        at
    }

    fn open(&mut self, arguments: &[String], result: &str) -> Option<Step> {
        let path = self.named(&arguments[1])?;
        self.places.insert(descriptor(result), 0);
        let flags = arguments.get(2).map_or("", String::as_str);
        assert!(
            !flags.contains("O_APPEND") || path.contains("/logs/"),
            "the bench does not know appending: {path}"
        );
        let (makes, empties) = (flags.contains("O_CREAT"), flags.contains("O_TRUNC"));
        (makes || empties).then_some(Step::Open { path, makes, empties })
    }

    /// A path in quotes, when it lies in the folder.
    fn named(&self, quoted: &str) -> Option<String> {
        self.inside(&String::from_utf8_lossy(&bytes(quoted)))
    }

    /// A folder's descriptor and a name in it, or a whole path.
    fn named_at(&self, arguments: &[String]) -> Option<String> {
        let name = String::from_utf8_lossy(&bytes(&arguments[1])).into_owned();
        if name.starts_with('/') {
            return self.inside(&name);
        }
        let folder = self.of_descriptor(&arguments[0])?;
        Some(if folder.is_empty() { name } else { format!("{folder}/{name}") })
    }

    /// `5<\x2f\x74…>`, when it lies in the folder. A file already removed has no path.
    fn of_descriptor(&self, argument: &str) -> Option<String> {
        let (_, path) = argument.split_once('<')?;
        let (path, _) = path.rsplit_once('>')?;
        self.inside(&String::from_utf8_lossy(&unescaped(path)))
    }

    fn inside(&self, path: &str) -> Option<String> {
        let rest = path.strip_prefix(&self.root)?;
        Some(rest.trim_start_matches('/').to_owned())
    }
}

fn descriptor(argument: &str) -> String {
    argument.split('<').next().unwrap_or_default().trim().to_owned()
}

/// Arguments between commas that stand in no quotes and no brackets.
fn split(arguments: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    let (mut quoted, mut depth) = (false, 0);
    for sign in arguments.chars() {
        match sign {
            '"' => quoted = !quoted,
            '{' | '[' if !quoted => depth += 1,
            '}' | ']' if !quoted => depth -= 1,
            ',' if !quoted && depth == 0 => {
                parts.push(String::new());
                continue;
            }
            ' ' if !quoted && parts.last().is_some_and(String::is_empty) => continue,
            _ => {}
        }
        parts.last_mut().unwrap().push(sign);
    }
    parts
}

fn bytes(quoted: &str) -> Vec<u8> {
    let inside = quoted.strip_prefix('"').and_then(|text| text.strip_suffix('"'));
    unescaped(inside.unwrap_or_else(|| panic!("a cut string: {}…", &quoted[..40.min(quoted.len())])))
}

/// `\x2f\x74` as bytes; anything else stands for itself.
fn unescaped(text: &str) -> Vec<u8> {
    let digit = |sign: u8| (sign as char).to_digit(16).unwrap() as u8;
    let raw = text.as_bytes();
    let mut found = Vec::with_capacity(raw.len() / 4);
    let mut at = 0;
    while at < raw.len() {
        if raw[at] == b'\\' && raw.get(at + 1) == Some(&b'x') {
            found.push(digit(raw[at + 2]) * 16 + digit(raw[at + 3]));
            at += 4;
        } else {
            found.push(raw[at]);
            at += 1;
        }
    }
    found
}

#[test]
fn lines_of_two_threads_become_steps_in_the_order_they_ended() {
    let text = "7 openat(AT_FDCWD<\\x2f>, \"\\x2f\\x72\\x2f\\x61\", O_WRONLY|O_CREAT|O_TRUNC, 0600) = 4<\\x2f\\x72\\x2f\\x61>\n\
                7 write(4<\\x2f\\x72\\x2f\\x61>, \"\\x41\\x42\", 2) = 2\n\
                7 fsync(4<\\x2f\\x72\\x2f\\x61> <unfinished ...>\n\
                8 write(1<\\x70\\x69\\x70\\x65>, \"\\x61\\x63\\x6b\\x20\\x31\\x0a\", 6) = 6\n\
                7 <... fsync resumed>) = 0\n\
                7 pwrite64(4<\\x2f\\x72\\x2f\\x61>, \"\\x43\", 1, 9) = -1 EIO (Input/output error)\n";
    let steps: Vec<Step> = read(text, Path::new("/r")).into_iter().map(|call| call.step).collect();
    let path = "a".to_owned();
    assert_eq!(
        steps,
        [
            Step::Open { path: path.clone(), makes: true, empties: true },
            Step::Write { path: path.clone(), at: 0, bytes: b"AB".to_vec() },
            Step::Told,
            Step::Flush(path),
        ]
    );
}
