//! Where in the author's files a finding stands: the place is looked up among the texts themselves.

use super::{Finding, Rule};
use crate::Bundle;
use crate::lines::Lines;

/// A line of a file, counted from 1.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Spot {
    pub file: String,
    pub line: usize,
}

/// Lists that share a file. Everything else lies one item a file: in the folder the place names, or in `paths`.
const LISTS: [(&str, &str); 12] = [
    ("pack", "pack.toml"),
    ("facts", "facts.toml"),
    ("deadlines", "deadlines.toml"),
    ("official_names", "official_names.toml"),
    ("glossary", "glossary.toml"),
    ("client-groups", "reference/client-groups.toml"),
    ("situations", "reference/situations.toml"),
    ("topics", "reference/topics.toml"),
    ("specialists", "reference/specialists.toml"),
    ("sector", "reference/sector.toml"),
    ("sign-in", "reference/sign-in.toml"),
    ("synonyms", "reference/synonyms.toml"),
];
const FOLDERS: [&str; 11] = [
    "problems",
    "memos",
    "forms",
    "cycles",
    "templates",
    "lists",
    "wordings",
    "pay",
    "portals",
    "calendars",
    "course",
];
/// Parts of a place that name a kind of table, not an id.
const TABLES: [&str; 2] = ["end", "entry"];

/// The line that says what the finding is about; else the one that should; else the first of its block.
/// None when no file holds the place.
pub(super) fn locate(bundle: &Bundle, finding: &Finding) -> Option<Spot> {
    let (files, ids) = files(bundle, &finding.place);
    let spots = files.into_iter().map(|file| {
        let lines = Lines::of(bundle.file(&file).unwrap_or_default());
        let (line, is_exact) = line(&lines, &ids, finding);
        (!is_exact, Spot { file, line: line + 1 })
    });
    spots.min().map(|(_, spot)| spot)
}

/// Files that may hold the place — every version of an item — and the ids on the way to it.
fn files(bundle: &Bundle, place: &str) -> (Vec<String>, Vec<String>) {
    let mut parts = place.split(['/', '.']).map(str::to_owned);
    let head = parts.next().unwrap_or_default();
    if let Some((_, file)) = LISTS.iter().find(|(list, _)| *list == head) {
        return (vec![(*file).to_owned()], parts.collect());
    }
    let in_folder = FOLDERS.contains(&head.as_str());
    let (folder, id, mut ids) = if in_folder {
        (head, parts.next().unwrap_or_default(), Vec::new())
    } else {
        ("paths".to_owned(), head, vec!["step".to_owned()])
    };
    ids.extend(parts);
    let versions = bundle.folder(&folder).filter(|(_, name, _)| name.split('.').next() == Some(&id));
    (versions.map(|(path, _, _)| path.to_owned()).collect(), ids)
}

fn line(lines: &Lines<'_>, ids: &[String], finding: &Finding) -> (usize, bool) {
    let (mut block, mut table) = (lines.all(), None);
    for id in ids {
        if id == "step" || TABLES.contains(&id.as_str()) {
            table = Some(id.as_str());
        } else if let Some(inner) = lines.with_id(&block, id, table.take()) {
            block = inner;
        }
    }
    // A walk meets a condition before the step that holds it.
    let near = if finding.rule == Rule::ConditionUnreadable { lines.all() } else { block.clone() };
    let said = words(finding).into_iter().find_map(|word| lines.with(&near, word));
    match said {
        Some(line) => (line, true),
        None => (key(finding.rule).and_then(|key| lines.with(&block, key)).unwrap_or(block.start), false),
    }
}

/// What may stand in the line: all that was said, what follows a count or a portal, what goes before an explanation.
fn words(finding: &Finding) -> Vec<&str> {
    if finding.rule == Rule::BackIncomplete {
        return Vec::new();
    }
    let what = finding.what.as_str();
    let (before, after) = what.split_once(": ").unzip();
    let last = what.rsplit_once(['/', '.']).map(|(_, id)| id);
    [Some(what), after, before, last].into_iter().flatten().filter(|word| !word.is_empty()).collect()
}

/// The key whose line should have been otherwise.
fn key(rule: Rule) -> Option<&'static str> {
    Some(match rule {
        Rule::ConfidenceTooHigh => "confidence =",
        Rule::BasisShape => "basis =",
        Rule::OpenQuestionMissing => "dated_by =",
        Rule::WaitWithoutTerm => "kind = \"wait\"",
        Rule::FilingWithoutNumber => "evidence =",
        Rule::VersionsOverlap | Rule::VersionsGap => "valid_",
        Rule::ArrowShape | Rule::ArrowNeverTaken => "next =",
        Rule::BackIncomplete => "back = {",
        Rule::FailureWithoutFix => "problems =",
        Rule::StillExpects => "expects",
        Rule::ExerciseElsewhere => "end =",
        _ => return None,
    })
}
