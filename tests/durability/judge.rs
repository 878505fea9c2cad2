//! Looks into a folder that something was done to and says what it holds, or what is wrong with it.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use data_encoding::HEXLOWER;
use rusqlite::types::ValueRef;
use rusqlite::{Connection, OptionalExtension};
use scs_platform::{FileSecrets, Folders, KeyFile, OpenedKeys, Place, SecretStore};
use scs_protocol::{Anchor, DeviceKey};
use scs_store::{FirstDevice, RawKey, Store, StoreError};
use sha2::{Digest, Sha256};

use crate::bases;

/// What a folder holds, whatever the pages of its file look like: every row of every table, the keys, the copies,
/// and what was put aside as damaged.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Content(pub String);

/// Opens as the program would, up to the rows, and reads all of them. `today` tells which papers may be gone.
pub fn look(root: &Path, today: &str) -> Result<Content, String> {
    let folders = folders(root);
    if !KeyFile::of(&folders).exists() {
        return match folders.database().exists() {
            true => Err("a file without its keys".to_owned()),
            false => Ok(Content("nothing".to_owned())),
        };
    }
    let opened = open_keys(root)?;
    let around = format!(
        "keys {} copies {} aside {}",
        keys_print(&folders),
        copies(&folders, &opened)?,
        aside(&folders)
    );
    if !folders.database().exists() {
        return Ok(Content(format!("{around}, no file, {}", restoring(&folders))));
    }
    let connection = raw(root)?;
    if let Err(words) = check(&connection) {
        // A spoiled byte was there before; the operation is to put a copy in its place.
        let is_known = bases::damaged_file() == std::fs::read(folders.database()).unwrap();
        return if is_known {
            Ok(Content(format!("{around}, the damaged file, {}", restoring(&folders))))
        } else {
            Err(words)
        };
    }
    let rows = rows(&connection).map_err(|error| format!("rows do not read: {error}"))?;
    papers_are_whole(&connection, root, today)?;
    Ok(Content(format!("{around} rows {rows}")))
}

/// Names of the copies. Whatever bears the name of a copy reads through, and holds as many events as it says.
fn copies(folders: &Folders, keys: &OpenedKeys) -> Result<String, String> {
    static WHOLE: Mutex<BTreeSet<(String, String)>> = Mutex::new(BTreeSet::new());
    let mut names = Vec::new();
    for path in files(&folders.backups()) {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let Some((count, _)) = name.strip_prefix("desk-").and_then(|rest| rest.split_once('-')) else {
            continue;
        };
        let known = (name.clone(), print(&path));
        if !WHOLE.lock().unwrap().contains(&known) {
            let proof = scs_store::prove(&path, &RawKey(*keys.dek.bytes()));
            let proof = proof.map_err(|error| format!("the copy {name} does not read: {error}"))?;
            if count.parse() != Ok(proof.count) {
                return Err(format!("the copy {name} holds {} events", proof.count));
            }
            WHOLE.lock().unwrap().insert(known);
        }
        names.push(name);
    }
    Ok(names.join(" "))
}

/// Prints of the files put aside, without the folders they lie in, each once. An empty log is none,
/// and memory between processes holds nothing.
fn aside(folders: &Folders) -> String {
    let kept = std::fs::read_dir(folders.quarantine()).into_iter().flatten().flatten();
    let mut prints: Vec<String> = kept
        .flat_map(|folder| files(&folder.path()))
        .filter(|path| !path.to_string_lossy().ends_with("-shm"))
        .map(|path| print(&path))
        .collect();
    prints.retain(|print| *print != short(&Sha256::digest([])));
    prints.sort();
    prints.dedup();
    prints.join(" ")
}

/// A file being made ready, so that two states of it are not taken for one.
fn restoring(folders: &Folders) -> String {
    let ready = folders.data().join("desk.db.restoring");
    if ready.exists() { format!("one made ready {}", print(&ready)) } else { "none made ready".to_owned() }
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.path()).collect();
    paths.sort();
    paths
}

fn print(path: &Path) -> String {
    short(&Sha256::digest(std::fs::read(path).unwrap()))
}

fn folders(root: &Path) -> Folders {
    Folders::of(Place::Live, Some(root)).unwrap()
}

fn secrets(root: &Path) -> FileSecrets {
    FileSecrets { folder: root.join("keystore") }
}

fn open_keys(root: &Path) -> Result<OpenedKeys, String> {
    KeyFile::of(&folders(root)).open(&secrets(root)).map_err(|error| format!("the keys do not open: {error}"))
}

/// The first copy that reads, as the program takes it.
fn keys_print(folders: &Folders) -> String {
    let copies = [folders.keys(), folders.keys().with_extension("json.copy")];
    let whole = copies.iter().filter_map(|path| std::fs::read(path).ok());
    let mut whole = whole.filter(|text| serde_json::from_slice::<serde_json::Value>(text).is_ok());
    whole.next().map_or_else(|| "none".to_owned(), |text| short(&Sha256::digest(text)))
}

fn short(hash: &[u8]) -> String {
    HEXLOWER.encode(hash)[..16].to_owned()
}

/// A connection past the program's own door: the judge asks nobody.
pub fn raw(root: &Path) -> Result<Connection, String> {
    let opened = open_keys(root)?;
    #[expect(clippy::disallowed_methods, reason = "the judge looks at the rows themselves")]
    let connection = Connection::open(folders(root).database()).map_err(|error| error.to_string())?;
    let key = format!("x'{}'", HEXLOWER.encode(opened.dek.bytes()));
    connection.pragma_update(None, "key", key).map_err(|error| error.to_string())?;
    connection.execute_batch("PRAGMA cipher_log_level = NONE").map_err(|error| error.to_string())?;
    Ok(connection)
}

fn check(connection: &Connection) -> Result<(), String> {
    match first(connection, "PRAGMA quick_check") {
        Ok(Some(answer)) if answer == "ok" => Ok(()),
        answer => Err(format!("the file is corrupt: {answer:?}")),
    }
}

fn first(connection: &Connection, pragma: &str) -> rusqlite::Result<Option<String>> {
    connection.query_row(pragma, [], |row| row.get(0)).optional()
}

/// What an opening program meets besides the rows: a mark, a log, pages that only the log makes whole.
/// Looking brings the log into the file.
pub fn shape(root: &Path) -> [bool; 3] {
    let folders = folders(root);
    let has_mark = folders.data().join("desk.open").exists();
    let has_log = std::fs::metadata(folders.data().join("desk.db-wal")).is_ok_and(|log| log.len() > 0);
    let exists = KeyFile::of(&folders).exists() && folders.database().exists();
    let pages = |connection: Connection| first(&connection, "PRAGMA cipher_integrity_check");
    let is_torn = exists && !raw(root).is_ok_and(|connection| matches!(pages(connection), Ok(None)));
    [has_mark, has_log, is_torn]
}

/// One print of all rows; how an index lies in its pages is its own matter, and it is checked against the rows
/// elsewhere. Where papers lie is told without the folder they lie in.
fn rows(connection: &Connection) -> rusqlite::Result<String> {
    let tables =
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'
                   AND name NOT IN ('record_words_data', 'record_words_idx', 'record_words_config') ORDER BY name";
    let mut statement = connection.prepare(tables)?;
    let names: Vec<String> = statement.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
    let mut hasher = Sha256::new();
    for name in names {
        hasher.update(&name);
        for row in table(connection, &name)? {
            hasher.update(row);
            hasher.update("\n");
        }
    }
    Ok(short(&hasher.finalize()))
}

fn table(connection: &Connection, name: &str) -> rusqlite::Result<Vec<String>> {
    let mut statement = connection.prepare(&format!("SELECT * FROM {name}"))?;
    let columns = statement.column_count();
    let mut found = statement.query([])?;
    let mut rows = Vec::new();
    while let Some(row) = found.next()? {
        let mut text = String::new();
        for column in 0..columns {
            match row.get_ref(column)? {
                ValueRef::Null => text.push_str("null"),
                ValueRef::Integer(number) => write!(text, "{number}").unwrap(),
                ValueRef::Real(number) => write!(text, "{number}").unwrap(),
                ValueRef::Text(bytes) => text.push_str(without_folder(&String::from_utf8_lossy(bytes))),
                ValueRef::Blob(bytes) => text.push_str(&short(&Sha256::digest(bytes))),
            }
            text.push('|');
        }
        // A hand-over that was refused is told to the consultant and is none.
        if !(name == "print_job" && text.contains("|failed|")) {
            rows.push(text);
        }
    }
    rows.sort();
    Ok(rows)
}

fn without_folder(text: &str) -> &str {
    match text.rsplit_once('/') {
        Some((_, name)) if text.starts_with('/') => name,
        _ => text,
    }
}

/// A sheet the register calls saved is on the disk as one of its copies; one that was wiped is not. Once its
/// term is over the sheet goes first and the register follows.
fn papers_are_whole(connection: &Connection, root: &Path, today: &str) -> Result<(), String> {
    let select = "SELECT lower(hex(id)), is_wiped, coalesce(kept_until < ?1, 0), state FROM paper
                  WHERE id IN (SELECT paper FROM print_job WHERE state = 'saved')";
    let Ok(mut statement) = connection.prepare(select) else {
        return Ok(());
    };
    let read = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?));
    let papers: Vec<(String, bool, bool, String)> = statement
        .query_map([today], read)
        .unwrap()
        .collect::<Result<_, _>>()
        .map_err(|error| error.to_string())?;
    for (id, is_wiped, is_over, state) in papers {
        let path = folders(root).papers().join(format!("scs-{}.pdf", &id[20..]));
        match (std::fs::read(&path), is_wiped) {
            (Err(_), _) if is_wiped || is_over => {}
            (Ok(_), true) => return Err(format!("a wiped paper lies on the disk: {}", path.display())),
            (Err(_), _) => return Err(format!("a saved paper is not there: {}", path.display())),
            (Ok(pdf), false) => {
                if !state.contains(&HEXLOWER.encode(&Sha256::digest(pdf))) {
                    return Err(format!("a saved paper is not whole: {}", path.display()));
                }
            }
        }
    }
    Ok(())
}

/// The anchor as it lies in the folder, so that equal ones are checked once.
pub fn anchor(root: &Path) -> Option<Vec<u8>> {
    let account = KeyFile::of(&folders(root)).anchor_account().ok()?;
    secrets(root).get(&account).ok()?
}

/// The chain is whole up to its anchor, and every table folds again from the journal to the same rows.
pub fn chain_and_folds(root: &Path) -> Result<(), String> {
    if !folders(root).database().exists() {
        return Ok(());
    }
    let connection = raw(root)?;
    // Of this program's schema, and bound to its device.
    let began = connection.query_row("SELECT count(*) FROM journal_epoch", [], |row| row.get::<_, u32>(0));
    // What a damaged file holds is nobody's answer.
    if !matches!(began, Ok(1)) || check(&connection).is_err() {
        return Ok(());
    }
    // Opening may still have something to bring to its end.
    let store = store(root)?;
    let words = |store: &Store| store.jot(|notebook| notebook.make_words(100));
    while !words(&store).map_err(|error: StoreError| format!("words are not made: {error}"))? {}
    let before = rows(&connection).map_err(|error| error.to_string())?;
    let anchor = anchor(root).and_then(|bytes| serde_json::from_slice::<Anchor>(&bytes).ok());
    let report = store.read(|reader| reader.verify(anchor.as_ref()));
    let report = report.map_err(|error| format!("the chain does not read: {error}"))?;
    if !report.faults.is_empty() {
        return Err(format!("the chain is not whole: {:?}", report.faults));
    }
    store.act(|writer| writer.fold_again()).map_err(|error: StoreError| format!("no folding: {error}"))?;
    let after = rows(&connection).map_err(|error| error.to_string())?;
    // Against the words of the records themselves.
    let index = "INSERT INTO record_words (record_words, rank) VALUES ('integrity-check', 1)";
    raw(root)?.execute(index, []).map_err(|error| format!("the index of words does not hold: {error}"))?;
    if before == after { Ok(()) } else { Err("the tables are not what the journal folds to".to_owned()) }
}

fn store(root: &Path) -> Result<Store, String> {
    let opened = open_keys(root)?;
    let public_key = DeviceKey::from_seed(&opened.device.seed).public();
    let device = FirstDevice { id: opened.device.id, epoch: opened.device.epoch, public_key };
    Store::open(&folders(root).database(), RawKey(*opened.dek.bytes()), &device)
        .map_err(|error| format!("the file does not open: {error}"))
}
