//! Whether the right text is found among two thousand: `tests/search`, its README says what is counted.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use scs_domain::content::Edition;
use scs_domain::knowledge;
use scs_domain::text::{Field, Ranking, Synonyms};
use toml::Value;

use crate::postgres::{Postgres, value};
use crate::read::{edition, table};

/// What it does today among the texts that were there when they were judged. The numbers only grow.
const SUCCESS: f64 = 0.916;
const RECALL: f64 = 0.72;
const RECIPROCAL: f64 = 0.896;

const HELPS: i64 = 2;
const ANSWERS: i64 = 3;

fn texts() -> Vec<Value> {
    let files = [
        include_str!("../search/texts/dev.toml"),
        include_str!("../search/texts/cit.toml"),
        include_str!("../search/texts/emp.toml"),
        include_str!("../search/texts/pro.toml"),
        include_str!("../search/texts/ord.toml"),
        include_str!("../search/texts/cas.toml"),
    ];
    files.iter().flat_map(|file| table(file, "text")).collect()
}

struct Query {
    kind: String,
    text: String,
    grades: BTreeMap<String, i64>,
}

fn queries(text: &str) -> Vec<Query> {
    let word = |query: &Value, key: &str| query[key].as_str().unwrap().to_owned();
    let grades = |query: &Value| {
        let grades = query["grades"].as_table().unwrap();
        grades.iter().map(|(id, grade)| (id.clone(), grade.as_integer().unwrap())).collect()
    };
    table(text, "query")
        .iter()
        .map(|query| Query { kind: word(query, "kind"), text: word(query, "text"), grades: grades(query) })
        .collect()
}

/// Every text with its id and what is searched of it.
struct Library {
    ids: Vec<String>,
    /// Names and bodies.
    texts: Vec<(String, String)>,
    ranking: Ranking,
}

impl Library {
    fn open(edition: &Edition, own: &[Value]) -> Library {
        let mut ids = Vec::new();
        let mut fields: Vec<Vec<Field<'_>>> = Vec::new();
        for (id, card) in &edition.problems {
            ids.push(format!("problem:{id}"));
            fields.push(knowledge::card(card));
        }
        for (id, memo) in &edition.memos {
            ids.push(format!("memo:{id}"));
            fields.push(knowledge::memo(edition, memo));
        }
        for (id, path) in &edition.paths {
            ids.push(format!("path:{id}"));
            fields.push(knowledge::path(edition, path));
        }
        for text in own {
            ids.push(text["id"].as_str().unwrap().to_owned());
            let symptoms = text.get("symptoms").and_then(Value::as_array).into_iter().flatten();
            let symptoms = symptoms.map(|name| (knowledge::NAME, name.as_str().unwrap()));
            let told = [("title", knowledge::TITLE), ("body", knowledge::BODY)];
            let told = told.map(|(key, weight)| (weight, text[key].as_str().unwrap()));
            fields.push(symptoms.chain(told).collect());
        }
        let synonyms = Arc::new(Synonyms::of(&edition.synonyms));
        let joined = |fields: &[Field<'_>], is_name: bool| {
            let texts = fields.iter().filter(|(weight, _)| (*weight >= knowledge::NAME) == is_name);
            texts.map(|(_, text)| *text).collect::<Vec<_>>().join("\n")
        };
        let texts = fields.iter().map(|fields| (joined(fields, true), joined(fields, false))).collect();
        Library { ids, texts, ranking: Ranking::of(&synonyms, fields) }
    }

    /// Without the cards written since the judging: nobody has said yet what they answer.
    fn as_judged(edition: &Edition, own: &[Value]) -> Library {
        let judged: BTreeSet<&str> = include_str!("../search/cards.txt").lines().collect();
        let mut then = edition.clone();
        then.problems.retain(|id, _| judged.contains(id.as_str()));
        Library::open(&then, own)
    }

    fn find(&self, query: &str) -> Vec<&str> {
        self.ranking.find(query).into_iter().map(|(at, _)| self.ids[at].as_str()).collect()
    }
}

#[derive(Clone, Copy, Default)]
struct Score {
    queries: f64,
    success: f64,
    recall: f64,
    reciprocal: f64,
    ndcg: f64,
}

impl Score {
    fn of(query: &Query, found: &[&str]) -> Score {
        let grade = |id: &str| query.grades.get(id).copied().unwrap_or(0);
        let first = found.iter().position(|id| grade(id) >= HELPS);
        let fitting = query.grades.values().filter(|grade| **grade >= HELPS).count().min(10);
        let had = found.iter().take(10).filter(|id| grade(id) >= HELPS).count();
        let gain = |(at, grade): (usize, i64)| (2f64.powi(grade as i32) - 1.0) / (at as f64 + 2.0).log2();
        let mut best: Vec<i64> = query.grades.values().copied().collect();
        best.sort_by_key(|grade| -grade);
        let ideal: f64 = best.into_iter().take(10).enumerate().map(gain).sum();
        let got: f64 = found.iter().take(10).map(|id| grade(id)).enumerate().map(gain).sum();
        Score {
            queries: 1.0,
            success: f64::from(u8::from(found.iter().take(5).any(|id| grade(id) >= ANSWERS))),
            recall: had as f64 / fitting as f64,
            reciprocal: first.map_or(0.0, |at| 1.0 / (at as f64 + 1.0)),
            ndcg: got / ideal,
        }
    }

    fn add(&mut self, other: Score) {
        self.queries += other.queries;
        self.success += other.success;
        self.recall += other.recall;
        self.reciprocal += other.reciprocal;
        self.ndcg += other.ndcg;
    }

    fn mean(&self) -> Score {
        let of = |sum: f64| sum / self.queries;
        Score {
            queries: 1.0,
            success: of(self.success),
            recall: of(self.recall),
            reciprocal: of(self.reciprocal),
            ndcg: of(self.ndcg),
        }
    }

    fn line(&self) -> String {
        let of = |sum: f64| sum / self.queries;
        format!(
            "{:4} success@5 {:.3}  recall@10 {:.3}  MRR {:.3}  nDCG@10 {:.3}",
            self.queries,
            of(self.success),
            of(self.recall),
            of(self.reciprocal),
            of(self.ndcg)
        )
    }
}

/// The score of all, and a table of it by kinds.
fn scored(find: &dyn Fn(&str) -> Vec<String>, queries: &[Query]) -> (Score, String) {
    let mut scores: BTreeMap<&str, Score> = BTreeMap::new();
    for query in queries {
        let found = find(&query.text);
        let score = Score::of(query, &found.iter().map(String::as_str).collect::<Vec<_>>());
        scores.entry(&query.kind).or_default().add(score);
        scores.entry("together").or_default().add(score);
    }
    let lines: Vec<String> =
        scores.iter().map(|(kind, score)| format!("  {kind:14} {}", score.line())).collect();
    (scores["together"].mean(), lines.join("\n"))
}

/// SQLite's own full-text search over the same texts, any of the words, names before bodies.
fn plain_index(library: &Library, tokenizer: &str) -> rusqlite::Connection {
    let index = rusqlite::Connection::open_in_memory().unwrap();
    let create = format!("CREATE VIRTUAL TABLE text USING fts5 (name, body, tokenize = '{tokenizer}')");
    index.execute_batch(&create).unwrap();
    for (at, (names, bodies)) in library.texts.iter().enumerate() {
        let insert = "INSERT INTO text (rowid, name, body) VALUES (?1, ?2, ?3)";
        index.execute(insert, rusqlite::params![i64::try_from(at).unwrap(), names, bodies]).unwrap();
    }
    index
}

fn plain_find(index: &rusqlite::Connection, library: &Library, query: &str) -> Vec<String> {
    let words = query.split(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty());
    let any: Vec<String> = words.map(|word| format!("\"{word}\"")).collect();
    let select = "SELECT rowid FROM text WHERE text MATCH ?1 ORDER BY bm25(text, 4.0, 1.5) LIMIT 10";
    let mut select = index.prepare(select).unwrap();
    let rows = select.query_map([any.join(" OR ")], |row| row.get::<_, i64>(0)).unwrap();
    rows.map(|at| library.ids[usize::try_from(at.unwrap()).unwrap()].clone()).collect()
}

/// PostgreSQL's own search for Russian: what has every word before what has any, names before bodies. Of its ways
/// to order texts this one finds the most by `tuning.toml`.
fn found_by_postgres(library: &Library, queries: &[Query]) -> BTreeMap<String, Vec<String>> {
    let texts = library.texts.iter().enumerate();
    let texts = texts.map(|(at, (names, bodies))| format!("{at}\t{}\t{}\n", value(names), value(bodies)));
    let typed = queries.iter().enumerate().map(|(at, query)| format!("{at}\t{}\n", value(&query.text)));
    let rows = Postgres::start().ask(&format!(
        "CREATE TABLE text (at int, name text, body text);
         COPY text FROM STDIN;\n{}\\.
         CREATE TABLE word AS SELECT at, setweight(to_tsvector('russian', name), 'A')
             || setweight(to_tsvector('russian', body), 'B') AS said FROM text;
         CREATE TABLE typed (at int, text text);
         COPY typed FROM STDIN;\n{}\\.
         CREATE TABLE wanted AS SELECT at, websearch_to_tsquery('russian', text) AS whole,
             replace(plainto_tsquery('russian', text)::text, '&', '|')::tsquery AS part FROM typed;
         SELECT wanted.at, found.at FROM wanted, LATERAL (
             SELECT at, said @@ whole AS is_whole, ts_rank('{{0.1, 0.1, 0.375, 1}}', said, part) AS fit
             FROM word WHERE said @@ part ORDER BY is_whole DESC, fit DESC, at LIMIT 10) AS found
         ORDER BY wanted.at, is_whole DESC, fit DESC, found.at;",
        texts.collect::<String>(),
        typed.collect::<String>()
    ));
    let mut found: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (query, text) in rows.lines().filter_map(|row| row.split_once('|')) {
        let [query, text] = [query, text].map(|at| at.parse::<usize>().unwrap());
        found.entry(queries[query].text.clone()).or_default().push(library.ids[text].clone());
    }
    found
}

#[test]
fn what_people_come_with_is_searched_in_its_path_and_in_the_memos_of_the_path() {
    let edition = edition();
    for row in &edition.situations {
        let path = &edition.paths[&row.path];
        let prints = path.steps.iter().flat_map(|step| &step.prints);
        let memos = prints.flat_map(|print| print.memo.iter().chain(&print.else_memo));
        let memos = memos.map(|id| (id, knowledge::memo(&edition, &edition.memos[id])));
        for (id, fields) in memos.chain([(&path.id, knowledge::path(&edition, path))]) {
            let is_searched = |words: &String| fields.iter().any(|(_, text)| text == words);
            assert!(row.search.iter().chain([&row.title]).all(is_searched), "{} in {id}", row.id);
        }
    }
}

#[test]
fn the_right_text_is_found_among_two_thousand() {
    let (own, edition) = (texts(), edition());
    let library = Library::as_judged(&edition, &own);
    assert!(library.ids.len() >= 2_000);
    let ours = |query: &str| library.find(query).into_iter().map(str::to_owned).collect();
    let (_, tuned) = scored(&ours, &queries(include_str!("../search/tuning.toml")));
    let judged = queries(include_str!("../search/judged.toml"));
    let (got, lines) = scored(&ours, &judged);
    println!("ours, tuning\n{tuned}\nours, judged\n{lines}");
    let today = Library::open(&edition, &own);
    let found = |query: &str| today.find(query).into_iter().map(str::to_owned).collect();
    let (whole, _) = scored(&found, &judged);
    println!("ours, judged, later cards counted as wrong\n  {}", whole.line());
    for tokenizer in ["unicode61", "trigram"] {
        let index = plain_index(&library, tokenizer);
        let (plain, lines) = scored(&|query| plain_find(&index, &library, query), &judged);
        println!("FTS5 {tokenizer}, judged\n{lines}");
        assert!(got.ndcg > plain.ndcg, "{tokenizer} finds better");
    }
    let found = found_by_postgres(&library, &judged);
    let (plain, lines) = scored(&|query| found.get(query).cloned().unwrap_or_default(), &judged);
    println!("PostgreSQL russian, judged\n{lines}");
    assert!(got.ndcg > plain.ndcg, "PostgreSQL finds better");
    assert!(got.success >= SUCCESS && got.recall >= RECALL && got.reciprocal >= RECIPROCAL, "{}", got.line());
}
