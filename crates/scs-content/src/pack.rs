//! Reading a bundle into definitions, all versions of each; choosing those of one day.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use schemars::JsonSchema;
use scs_domain::calendar::{WorkingCalendar, YearCalendar};
use scs_domain::content::{
    ClientGroup, Counting, Cycle, Deadline, Edition, EditionHead, Exercise, Fact, Form, Memo, Name, Path,
    PayList, Portal, Problem, ReferenceList, Sector, SignInTree, Situation, Specialist, Synonym, Template,
    Term, Topic, Validity, WordingList,
};
use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::lines::Lines;
use crate::manifest::Manifest;
use crate::{Bundle, ContentError};

/// Schemas this program reads.
const SCHEMA: u32 = 1;
pub(crate) const MANIFEST: &str = "pack.toml";

/// All versions of everything in a pack, in the order of files and of lists.
#[derive(Clone, Debug)]
pub struct Pack {
    pub manifest: Manifest,
    pub hash: String,
    pub paths: Vec<Path>,
    pub problems: Vec<Problem>,
    pub memos: Vec<Memo>,
    pub forms: Vec<Form>,
    pub cycles: Vec<Cycle>,
    pub templates: Vec<Template>,
    pub lists: Vec<ReferenceList>,
    pub wordings: Vec<WordingList>,
    pub pays: Vec<PayList>,
    pub portals: Vec<Portal>,
    pub calendars: Vec<YearCalendar>,
    pub facts: Vec<Fact>,
    pub deadlines: Vec<Deadline>,
    pub countings: Vec<Counting>,
    pub names: Vec<Name>,
    pub terms: Vec<Term>,
    pub exercises: Vec<Exercise>,
    pub groups: Vec<ClientGroup>,
    pub situations: Vec<Situation>,
    pub topics: Vec<Topic>,
    pub specialists: Vec<Specialist>,
    pub sector: Sector,
    pub sign_in: SignInTree,
    pub synonyms: Vec<Synonym>,
}

/// A file holding a list under one or two names.
#[derive(Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Lists {
    #[serde(default)]
    fact: Vec<Fact>,
    #[serde(default)]
    deadline: Vec<Deadline>,
    #[serde(default)]
    counting: Vec<Counting>,
    #[serde(default)]
    name: Vec<Name>,
    #[serde(default)]
    term: Vec<Term>,
    #[serde(default)]
    group: Vec<ClientGroup>,
    #[serde(default)]
    situation: Vec<Situation>,
    #[serde(default)]
    topic: Vec<Topic>,
    #[serde(default)]
    specialist: Vec<Specialist>,
    #[serde(default)]
    synonym: Vec<Synonym>,
}

impl Pack {
    /// Reads every file; the errors of all files come together, so an author mends them in one go.
    pub fn read(bundle: &Bundle) -> Result<Pack, Vec<ContentError>> {
        let mut errors = Vec::new();
        let manifest = manifest(bundle).map_err(|error| vec![error])?;
        let mut reader = Files { bundle, errors: &mut errors };
        let lists = |reader: &mut Files<'_>, path: &str| reader.list(path);
        let (facts, deadlines) = (lists(&mut reader, "facts.toml"), lists(&mut reader, "deadlines.toml"));
        let (names, terms) = (lists(&mut reader, "official_names.toml"), lists(&mut reader, "glossary.toml"));
        let pack = Pack {
            hash: bundle.hash(),
            paths: reader.items("paths", |path: &Path| (&path.id, path.valid_from)),
            problems: reader.items("problems", |problem: &Problem| (&problem.id, problem.valid_from)),
            memos: reader.items("memos", |memo: &Memo| (&memo.id, memo.valid_from)),
            forms: reader.items("forms", |form: &Form| (&form.id, form.valid_from)),
            cycles: reader.items("cycles", |cycle: &Cycle| (&cycle.id, cycle.valid_from)),
            templates: reader.items("templates", |template: &Template| (&template.id, template.valid_from)),
            lists: reader.items("lists", |list: &ReferenceList| (&list.id, list.valid_from)),
            wordings: reader.items("wordings", |list: &WordingList| (&list.id, list.valid_from)),
            pays: reader.items("pay", |list: &PayList| (&list.id, list.valid_from)),
            portals: reader.items("portals", |portal: &Portal| (&portal.id, portal.valid_from)),
            calendars: reader.items("calendars", |year: &YearCalendar| (&year.id, year.valid_from)),
            exercises: reader.items("course", |exercise: &Exercise| (&exercise.id, exercise.valid_from)),
            facts: facts.fact,
            deadlines: deadlines.deadline,
            countings: deadlines.counting,
            names: names.name,
            terms: terms.term,
            groups: lists(&mut reader, "reference/client-groups.toml").group,
            situations: lists(&mut reader, "reference/situations.toml").situation,
            topics: lists(&mut reader, "reference/topics.toml").topic,
            specialists: lists(&mut reader, "reference/specialists.toml").specialist,
            sector: reader.whole("reference/sector.toml"),
            sign_in: reader.whole("reference/sign-in.toml"),
            synonyms: reader.whole::<Lists>("reference/synonyms.toml").synonym,
            manifest,
        };
        if errors.is_empty() { Ok(pack) } else { Err(errors) }
    }

    /// The pack as it stands on `day`.
    pub fn edition(&self, day: NaiveDate) -> Edition {
        let head = EditionHead {
            pack: self.manifest.id.clone(),
            version: self.manifest.version.clone(),
            hash: self.hash.clone(),
            day,
        };
        Edition {
            head,
            title: self.manifest.title.clone(),
            checked_at: self.manifest.checked_at,
            paths: on_day(&self.paths, day, |path| (&path.id, path.validity())),
            problems: on_day(&self.problems, day, |problem| (&problem.id, problem.validity())),
            memos: on_day(&self.memos, day, |memo| (&memo.id, memo.validity())),
            forms: on_day(&self.forms, day, |form| (&form.id, form.validity())),
            cycles: on_day(&self.cycles, day, |cycle| (&cycle.id, cycle.validity())),
            templates: on_day(&self.templates, day, |template| (&template.id, template.validity())),
            lists: on_day(&self.lists, day, |list| (&list.id, list.validity())),
            wordings: on_day(&self.wordings, day, |list| (&list.id, list.validity())),
            pays: on_day(&self.pays, day, |list| (&list.id, list.validity())),
            portals: on_day(&self.portals, day, |portal| (&portal.id, portal.validity())),
            facts: on_day(&self.facts, day, |fact| (&fact.id, fact.validity())),
            deadlines: on_day(&self.deadlines, day, |deadline| (&deadline.id, deadline.validity())),
            countings: self
                .countings
                .iter()
                .map(|counting| (counting.id.clone(), counting.clone()))
                .collect(),
            names: on_day(&self.names, day, |name| (&name.id, name.validity())),
            terms: on_day(&self.terms, day, |term| (&term.id, term.validity())),
            exercises: on_day(&self.exercises, day, |exercise| (&exercise.id, exercise.validity())),
            groups: in_force(&self.groups, day, |group| group.validity()),
            situations: in_force(&self.situations, day, |situation| situation.validity()),
            topics: in_force(&self.topics, day, |topic| topic.validity()),
            specialists: in_force(&self.specialists, day, |specialist| specialist.validity()),
            sector: self.sector.on(day),
            sign_in: self.sign_in.on(day),
            synonyms: self.synonyms.clone(),
            calendar: WorkingCalendar::new(self.calendars.clone()),
            own: 0,
        }
    }
}

fn in_force<T: Clone>(items: &[T], day: NaiveDate, of: impl Fn(&T) -> Validity) -> Vec<T> {
    items.iter().filter(|item| of(item).holds_on(day)).cloned().collect()
}

fn on_day<T: Clone>(
    items: &[T],
    day: NaiveDate,
    of: impl Fn(&T) -> (&String, Validity),
) -> BTreeMap<String, T> {
    items
        .iter()
        .filter(|item| of(item).1.holds_on(day))
        .map(|item| (of(item).0.clone(), item.clone()))
        .collect()
}

fn manifest(bundle: &Bundle) -> Result<Manifest, ContentError> {
    #[derive(Deserialize)]
    struct Head {
        schema: u32,
    }
    let text = bundle.file(MANIFEST).ok_or_else(|| ContentError::Missing(MANIFEST.to_owned()))?;
    let head: Head = parse(MANIFEST, text)?;
    if head.schema != SCHEMA {
        return Err(ContentError::Schema(head.schema));
    }
    parse(MANIFEST, text)
}

/// Each file, in their order; every other one on a second thread, as each start waits for all of them.
fn parse_all<T: DeserializeOwned + Send>(files: &[(&str, &str, &str)]) -> Vec<Result<T, ContentError>> {
    let each = |from: usize| {
        let own = files.iter().skip(from).step_by(2);
        own.map(|(file, _, text)| parse::<T>(file, text)).collect::<Vec<_>>()
    };
    let (even, odd) = std::thread::scope(|scope| {
        let other = scope.spawn(|| each(1));
        (each(0), other.join().unwrap_or_else(|_| each(1)))
    });
    let mut odd = odd.into_iter();
    let turns = even.into_iter().flat_map(|one| std::iter::once(one).chain(odd.next()));
    turns.collect()
}

/// TOML has days of its own; the definitions want them as text.
fn parse<T: DeserializeOwned>(file: &str, text: &str) -> Result<T, ContentError> {
    let table: toml::Table = toml::from_str(text).map_err(|error| not_toml(file, text, &error))?;
    T::deserialize(days_as_text(toml::Value::Table(table))).map_err(|_| not_ours::<T>(file, text))
}

fn not_toml(file: &str, text: &str, error: &toml::de::Error) -> ContentError {
    let before = error.span().and_then(|span| text.get(..span.start)).unwrap_or_default();
    let line = before.matches('\n').count() + 1;
    ContentError::File { file: file.to_owned(), line, what: error.message().to_owned() }
}

/// Read once more, now watching where it stops.
fn not_ours<T: DeserializeOwned>(file: &str, text: &str) -> ContentError {
    let table: toml::Table = toml::from_str(text).unwrap_or_default();
    let read: Result<T, _> = serde_path_to_error::deserialize(days_as_text(toml::Value::Table(table)));
    let Err(error) = read else { return ContentError::BundleUnreadable };
    let what = error.inner().message().to_owned();
    let line = Lines::of(text).of_path(error.path(), what.split('`').nth(1)) + 1;
    ContentError::File { file: file.to_owned(), line, what }
}

fn days_as_text(value: toml::Value) -> toml::Value {
    match value {
        toml::Value::Datetime(day) => toml::Value::String(day.to_string()),
        toml::Value::Array(items) => toml::Value::Array(items.into_iter().map(days_as_text).collect()),
        toml::Value::Table(table) => {
            toml::Value::Table(table.into_iter().map(|(key, item)| (key, days_as_text(item))).collect())
        }
        other => other,
    }
}

struct Files<'a> {
    bundle: &'a Bundle,
    errors: &'a mut Vec<ContentError>,
}

impl Files<'_> {
    /// One item a file; the file is named by the id, a later version by `id.YYYY-MM-DD`.
    fn items<T: DeserializeOwned + Send>(
        &mut self,
        folder: &str,
        of: impl Fn(&T) -> (&String, NaiveDate),
    ) -> Vec<T> {
        let files: Vec<(&str, &str, &str)> = self.bundle.folder(folder).collect();
        let mut items = Vec::new();
        for ((file, name, _), read) in files.iter().zip(parse_all::<T>(&files)) {
            match read {
                Ok(item) => {
                    let (id, from) = of(&item);
                    if name != id && *name != format!("{id}.{from}") {
                        self.errors
                            .push(ContentError::WrongName { file: (*file).to_owned(), id: id.clone() });
                    }
                    items.push(item);
                }
                Err(error) => self.errors.push(error),
            }
        }
        items
    }

    fn list(&mut self, file: &str) -> Lists {
        if self.bundle.file(file).is_none() {
            self.errors.push(ContentError::Missing(file.to_owned()));
        }
        self.whole(file)
    }

    /// A file of its own shape. Empty without the file — a pack kept since an earlier release has none —
    /// and after an error.
    fn whole<T: DeserializeOwned + Default>(&mut self, file: &str) -> T {
        let read = self.bundle.file(file).map_or_else(|| Ok(T::default()), |text| parse::<T>(file, text));
        read.unwrap_or_else(|error| {
            self.errors.push(error);
            T::default()
        })
    }
}
