//! Every row and figure of the sources stands in the pack, where the table says it does.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use serde::Deserialize;
use toml::Value;

use super::item::{Base, Item, tables, text, texts};

/// One thing a source states, and where the pack has it. Keys of a step are given as far as the source gives them.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Fact {
    /// Section and row of the digest of the sources.
    id: String,
    says: String,
    at: String,
    actor: Option<String>,
    place: Option<String>,
    /// A fact some condition on the step reads.
    when: Option<String>,
    /// Where an arrow of the step leads.
    goes: Option<String>,
    /// What is received or handed over.
    gets: Option<String>,
    /// Memo or form that may be printed.
    prints: Option<String>,
    deadline: Option<String>,
    /// How many days the term has.
    amount: Option<i64>,
    /// Stands in the texts, letter for letter.
    text: Option<String>,
    #[serde(default)]
    silent: bool,
    #[serde(default)]
    optional: bool,
    #[serde(default)]
    group: bool,
}

#[derive(Deserialize)]
struct Facts {
    fact: Vec<Fact>,
}

fn all() -> Vec<Fact> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sources");
    let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<_> =
        files.filter(|file| file.extension().is_some_and(|ending| ending == "toml")).collect();
    files.sort();
    files
        .iter()
        .flat_map(|file| toml::from_str::<Facts>(&fs::read_to_string(file).unwrap()).unwrap().fact)
        .collect()
}

#[test]
fn every_fact_of_the_sources_stands_where_the_table_says() {
    let base = Base::read();
    let lost: Vec<String> =
        all().iter().filter_map(|fact| lost(&base, fact).map(|why| told(fact, &why))).collect();
    assert!(lost.is_empty(), "{}", lost.join("\n"));
}

fn told(fact: &Fact, why: &str) -> String {
    format!("{} ({}) at {}: {why}", fact.id, fact.says, fact.at)
}

/// Why no version of the place holds the fact.
fn lost(base: &Base, fact: &Fact) -> Option<String> {
    let versions: Vec<Option<String>> =
        base.at(&fact.at).iter().map(|item| missing(base, item, fact)).collect();
    if versions.is_empty() {
        return Some("nothing is there".to_owned());
    }
    versions.into_iter().collect::<Option<Vec<_>>>().map(|reasons| reasons.join("; "))
}

/// What of the fact this version does not hold.
fn missing(base: &Base, item: &Item, fact: &Fact) -> Option<String> {
    let whole = |key: &str, wanted: &Option<String>| {
        let wanted = wanted.as_deref()?;
        let found = text(&item.own, key);
        (found != Some(wanted)).then(|| format!("{key} is {found:?}, not {wanted}"))
    };
    let holds = |what: &str, wanted: &Option<String>, found: Vec<&str>| {
        let wanted = wanted.as_deref()?;
        (!found.iter().any(|known| known.contains(wanted)))
            .then(|| format!("no {what} {wanted} among {found:?}"))
    };
    let is_set = |key: &str, wanted: bool| {
        (wanted && item.own.get(key).and_then(Value::as_bool) != Some(true)).then(|| format!("not {key}"))
    };
    whole("actor", &fact.actor)
        .or_else(|| whole("place", &fact.place))
        .or_else(|| holds("condition on", &fact.when, item.conditions()))
        .or_else(|| goes(item, fact.goes.as_deref()?))
        .or_else(|| holds("paper or notice", &fact.gets, changed_hands(item)))
        .or_else(|| holds("print", &fact.prints, printed(item)))
        .or_else(|| term(base, item, fact.deadline.as_deref()?))
        .or_else(|| amount(item, fact.amount?))
        .or_else(|| holds("text", &fact.text, item.texts()))
        .or_else(|| (fact.silent && !is_silent(item)).then(|| "not silent".to_owned()))
        .or_else(|| is_set("optional", fact.optional))
        .or_else(|| is_set("group", fact.group))
}

fn goes(item: &Item, wanted: &str) -> Option<String> {
    let wanted = wanted.rsplit_once('/').map_or(wanted, |(_, step)| step);
    let of = |arrow| [text(arrow, "to"), text(arrow, "call")].into_iter().flatten();
    let direct = item.arrows().into_iter().flat_map(of);
    let back = item.arrows().into_iter().filter_map(|arrow| arrow.get("back")).flat_map(texts);
    let found: Vec<&str> = direct.chain(back).collect();
    (!found.contains(&wanted)).then(|| format!("goes only to {found:?}"))
}

fn changed_hands(item: &Item) -> Vec<&str> {
    let both = tables(&item.own, "received").into_iter().chain(tables(&item.own, "handed_over"));
    both.filter_map(|thing| text(thing, "what")).collect()
}

fn printed(item: &Item) -> Vec<&str> {
    let of = |print| {
        ["memo", "form", "else_memo"].into_iter().filter_map(|key| text(print, key)).collect::<Vec<_>>()
    };
    tables(&item.own, "prints").into_iter().flat_map(of).collect()
}

fn term(base: &Base, item: &Item, wanted: &str) -> Option<String> {
    let named = tables(&item.own, "deadlines").into_iter().any(|term| text(term, "id") == Some(wanted));
    let is_step = !item.path.is_empty();
    (!base.has_deadline(wanted) || (is_step && !named)).then(|| format!("no term {wanted}"))
}

fn amount(item: &Item, wanted: i64) -> Option<String> {
    let found = item.own.get("amount").and_then(Value::as_integer);
    (found != Some(wanted)).then(|| format!("amount is {found:?}, not {wanted}"))
}

fn is_silent(item: &Item) -> bool {
    let screen = item.own.get("screen").and_then(Value::as_table);
    item.own.contains_key("silent") || screen.is_some_and(|screen| screen.contains_key("silent"))
}

#[test]
fn each_fact_is_listed_once() {
    let mut seen = BTreeSet::new();
    let twice: Vec<String> =
        all().into_iter().map(|fact| fact.id).filter(|id| !seen.insert(id.clone())).collect();
    assert!(twice.is_empty(), "{twice:?}");
}

/// Sections of the digest whose every row must be listed: the number of the last one, and rows that speak of
/// other things than the materials (the course and its tests, how long acts of destruction are kept).
const SECTIONS: &[(&str, u32, &[u32])] = &[
    ("0.2.", 22, &[14, 15, 16, 22]),
    ("0.3.", 16, &[3]),
    ("A.3.", 7, &[]),
    ("B.2.2.", 5, &[]),
    ("B.2.3.", 4, &[]),
    ("B.2.4.", 6, &[]),
    ("B.2.5.", 8, &[]),
    ("B.2.6.", 5, &[]),
    ("B.2.7.", 5, &[]),
    ("B.2.8.", 7, &[]),
    ("B.2.9.", 7, &[]),
    ("B.2.10.", 6, &[]),
    ("B.2.11.", 6, &[]),
    ("B.2.12.", 6, &[]),
    ("B.2.13.", 6, &[]),
    ("B.2.14.", 7, &[]),
    ("B.2.15.", 5, &[]),
    ("B.2.16.", 2, &[]),
    ("B.2.17.", 3, &[]),
    ("B.3.2.", 10, &[]),
    ("B.3.3.", 6, &[]),
    ("B.3.4.", 7, &[]),
    ("B.3.5.", 8, &[]),
    ("B.3.5-MO.", 13, &[]),
    ("B.3.5-OS.", 10, &[]),
    ("B.OPKP.R", 5, &[]),
    ("B.OPKP.L", 11, &[]),
    ("B.OPKP.Z", 4, &[]),
    ("B.OPKP.T", 4, &[]),
    ("B.OPKP.O", 1, &[]),
    ("B.S002.", 6, &[]),
    ("B.S003.", 9, &[]),
    ("B.S004.", 5, &[]),
];

#[test]
fn no_row_of_a_section_is_left_out() {
    let listed: BTreeSet<String> = all().into_iter().map(|fact| fact.id).collect();
    let has = |row: &str| listed.iter().any(|id| id == row || id.strip_prefix(row).is_some_and(is_letter));
    let rows = SECTIONS.iter().flat_map(|(section, last, others)| {
        (1..=*last).filter(|row| !others.contains(row)).map(move |row| format!("{section}{row}"))
    });
    let missing: Vec<String> = rows.filter(|row| !has(row)).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

fn is_letter(rest: &str) -> bool {
    rest.len() == 1 && rest.chars().all(|letter| letter.is_ascii_lowercase())
}
