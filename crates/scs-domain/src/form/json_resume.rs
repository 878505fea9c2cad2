//! A resume as JSON Resume (schema 1.0.0, jsonresume.org) and back.
//!
//! What the schema has no place for goes to `meta.scs`, where it allows anything; what a file has and we have no
//! question for is kept with the answers and given back. So neither way loses anything.
//! Several roles at one employer are entries of `work` one after another, as the schema has them.

use serde_json::{Map, Value, json};

use super::answers::{Answers, Entry};

/// Field of the form that keeps what no question asks.
pub const KEPT: &str = "json_resume";
const SCHEMA: &str = "https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json";

/// The text is no JSON Resume.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotJsonResume;

/// Section of ours, list of theirs, which field is which key, and the field that keeps what else a thing has.
struct ListMap {
    section: &'static str,
    list: &'static str,
    rest: &'static str,
    pairs: &'static [(&'static str, &'static str)],
}

const LISTS: [ListMap; 4] = [
    ListMap {
        section: "experience",
        list: "work",
        rest: "job_rest",
        pairs: &[
            ("organisation", "name"),
            ("job_title", "position"),
            ("job_town", "location"),
            ("from", "startDate"),
            ("to", "endDate"),
            ("duties", "summary"),
        ],
    },
    ListMap {
        section: "education",
        list: "education",
        rest: "study_rest",
        pairs: &[("institution", "institution"), ("speciality", "area"), ("graduated", "endDate")],
    },
    ListMap {
        section: "courses",
        list: "certificates",
        rest: "course_rest",
        pairs: &[("course", "name"), ("course_place", "issuer"), ("course_year", "date")],
    },
    ListMap {
        section: "languages",
        list: "languages",
        rest: "language_rest",
        pairs: &[("language", "language")],
    },
];
/// Our fields with a key of `basics`.
const BASICS: [(&str, &str); 5] = [
    ("full_name", "name"),
    ("position", "label"),
    ("email", "email"),
    ("phone", "phone"),
    ("about", "summary"),
];
/// Our fields whose lines are keywords of a skill of this name.
const SKILLS: [(&str, &str); 2] = [("hard_skills", "hard"), ("soft_skills", "soft")];

/// `answers` are normal ones of the form of a resume.
pub fn to_json_resume(answers: &Answers) -> Value {
    let mut whole = object_of(answers.text(KEPT));
    let mut ours = answers.clone();
    ours.fields.remove(KEPT);
    whole.insert("$schema".to_owned(), Value::from(SCHEMA));
    within(&mut whole, "basics", |basics| {
        for (field, key) in BASICS {
            move_text(&mut ours.fields, field, basics, key);
        }
        within(basics, "location", |location| move_text(&mut ours.fields, "town", location, "city"));
    });
    for map in &LISTS {
        put_list(map, &mut ours, &mut whole);
    }
    put_skills(&mut ours, &mut whole);
    ours.entries.retain(|_, entries| entries.iter().any(|entry| !entry.is_empty()));
    let rest = json!({ "fields": ours.fields, "entries": ours.entries });
    within(&mut whole, "meta", |meta| {
        meta.insert("scs".to_owned(), rest);
    });
    Value::Object(whole)
}

/// An object kept as text; an empty one where there is none.
fn object_of(text: &str) -> Map<String, Value> {
    match serde_json::from_str(text) {
        Ok(Value::Object(known)) => known,
        _ => Map::new(),
    }
}

/// Changes the object under a key, made where there is none.
fn within(of: &mut Map<String, Value>, key: &str, change: impl FnOnce(&mut Map<String, Value>)) {
    let mut inner = match of.remove(key) {
        Some(Value::Object(known)) => known,
        _ => Map::new(),
    };
    change(&mut inner);
    if !inner.is_empty() {
        of.insert(key.to_owned(), Value::Object(inner));
    }
}

fn move_text(from: &mut Entry, field: &str, to: &mut Map<String, Value>, key: &str) {
    if let Some(text) = from.remove(field).filter(|text| !text.is_empty()) {
        to.insert(key.to_owned(), Value::from(text));
    }
}

/// Each entry becomes a thing, with what its file had beside our answers.
fn put_list(map: &ListMap, ours: &mut Answers, whole: &mut Map<String, Value>) {
    let Some(entries) = ours.entries.get_mut(map.section) else { return };
    let things = entries.iter_mut().map(|entry| {
        let mut thing = object_of(&entry.remove(map.rest).unwrap_or_default());
        for (field, key) in map.pairs {
            move_text(entry, field, &mut thing, key);
        }
        Value::Object(thing)
    });
    whole.insert(map.list.to_owned(), things.collect());
}

/// Skills of a file that nobody has touched since go back as they came.
fn put_skills(ours: &mut Answers, whole: &mut Map<String, Value>) {
    let theirs =
        whole.get("skills").and_then(Value::as_array).map(|skills| lines(skills)).unwrap_or_default();
    if !theirs.is_empty() {
        if ours.text("hard_skills") == theirs {
            ours.fields.remove("hard_skills");
        } else {
            whole.remove("skills");
        }
    }
    for (field, name) in SKILLS {
        let Some(text) = ours.fields.remove(field).filter(|text| !text.is_empty()) else { continue };
        let keywords: Vec<&str> = text.lines().collect();
        let list = whole.entry("skills").or_insert_with(|| Value::Array(Vec::new()));
        if let Value::Array(skills) = list {
            skills.push(json!({ "name": name, "keywords": keywords }));
        }
    }
}

/// Keywords of skills, a line each; the name of one without keywords.
fn lines(skills: &[Value]) -> String {
    let of = |skill: &Value| -> Vec<String> {
        let words = keywords(skill);
        let name = skill.get("name").and_then(Value::as_str).map(str::to_owned);
        if words.is_empty() { name.into_iter().collect() } else { words }
    };
    skills.iter().flat_map(of).collect::<Vec<_>>().join("\n")
}

fn keywords(skill: &Value) -> Vec<String> {
    let words = skill.get("keywords").and_then(Value::as_array);
    words.into_iter().flatten().filter_map(|word| word.as_str().map(str::to_owned)).collect()
}

/// Reads a file; what has no question of ours is kept whole. Values are as they stand in the file: the form reads
/// them like anything typed.
///
/// Refuses what is no JSON object with at least one section of the schema, and sections of another shape.
pub fn from_json_resume(text: &str) -> Result<Answers, NotJsonResume> {
    let Ok(Value::Object(mut whole)) = serde_json::from_str(text.trim_start_matches('\u{feff}')) else {
        return Err(NotJsonResume);
    };
    let known = [
        "basics",
        "work",
        "education",
        "skills",
        "languages",
        "certificates",
        "meta",
        "projects",
        "volunteer",
    ];
    if !known.iter().any(|section| whole.contains_key(*section)) {
        return Err(NotJsonResume);
    }
    whole.remove("$schema");
    let ours = ours_of(&mut whole)?;
    let is_ours = ours.is_some();
    let mut answers = ours.unwrap_or_default();
    take_basics(&mut whole, &mut answers);
    for map in &LISTS {
        take_list(map, &mut whole, &mut answers)?;
    }
    take_skills(&mut whole, &mut answers);
    if !is_ours {
        reckon(&mut answers);
    }
    whole.retain(|_, value| !is_bare(value));
    if !whole.is_empty() {
        answers.set(KEPT, &Value::Object(whole).to_string());
    }
    Ok(answers)
}

/// What we have put under `meta`; None in a file of another program.
fn ours_of(whole: &mut Map<String, Value>) -> Result<Option<Answers>, NotJsonResume> {
    let Some(Value::Object(meta)) = whole.get_mut("meta") else { return Ok(None) };
    let ours = meta.remove("scs");
    ours.map(|ours| serde_json::from_value(ours).map_err(|_| NotJsonResume)).transpose()
}

fn take_text(from: &mut Map<String, Value>, key: &str) -> Option<String> {
    match from.get(key) {
        Some(Value::String(_)) => match from.remove(key) {
            Some(Value::String(text)) => Some(text),
            _ => None,
        },
        _ => None,
    }
}

fn take_basics(whole: &mut Map<String, Value>, answers: &mut Answers) {
    let Some(Value::Object(basics)) = whole.get_mut("basics") else { return };
    for (field, key) in BASICS {
        if let Some(text) = take_text(basics, key) {
            answers.set(field, &text);
        }
    }
    if let Some(Value::Object(location)) = basics.get_mut("location")
        && let Some(town) = take_text(location, "city")
    {
        answers.set("town", &town);
    }
}

fn take_list(
    map: &ListMap,
    whole: &mut Map<String, Value>,
    answers: &mut Answers,
) -> Result<(), NotJsonResume> {
    let things = match whole.remove(map.list) {
        None => return Ok(()),
        Some(Value::Array(things)) => things,
        Some(_) => return Err(NotJsonResume),
    };
    let entries = answers.entries.entry(map.section.to_owned()).or_default();
    entries.resize(entries.len().max(things.len()), Entry::new());
    for (entry, thing) in entries.iter_mut().zip(things) {
        let Value::Object(mut thing) = thing else { return Err(NotJsonResume) };
        for (field, key) in map.pairs {
            if let Some(text) = take_text(&mut thing, key) {
                entry.insert((*field).to_owned(), text);
            }
        }
        if !thing.is_empty() {
            entry.insert(map.rest.to_owned(), Value::Object(thing).to_string());
        }
    }
    Ok(())
}

/// What a file of another program does not say and its jobs tell: there is experience, and a job without an end
/// goes on.
fn reckon(answers: &mut Answers) {
    let Some(jobs) = answers.entries.get_mut("experience").filter(|jobs| !jobs.is_empty()) else { return };
    for job in jobs.iter_mut().filter(|job| job.contains_key("from") && !job.contains_key("to")) {
        job.insert("until_now".to_owned(), "true".to_owned());
    }
    answers.set("has_experience", "true");
}

/// Skills we have written are ours again; those of others are shown as lines and kept as they are.
fn take_skills(whole: &mut Map<String, Value>, answers: &mut Answers) {
    let Some(Value::Array(skills)) = whole.get_mut("skills") else { return };
    skills.retain(|skill| {
        let name = skill.get("name").and_then(Value::as_str).unwrap_or_default();
        let own = SKILLS.iter().find(|(_, own)| *own == name);
        if let Some((field, _)) = own {
            answers.set(field, &keywords(skill).join("\n"));
        }
        own.is_none()
    });
    let theirs = lines(skills);
    if !theirs.is_empty() && answers.text("hard_skills").is_empty() {
        answers.set("hard_skills", &theirs);
    }
}

/// Nothing is left in it.
fn is_bare(value: &Value) -> bool {
    match value {
        Value::Object(fields) => fields.values().all(is_bare),
        Value::Array(things) => things.iter().all(is_bare),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answers() -> Answers {
        serde_json::from_value(json!({
            "fields": { "full_name": "Караваева Лидия", "position": "Швея", "salary": "48000", "town": "Светлоречь",
                "hard_skills": "Оверлок\nРаскрой", "soft_skills": "Аккуратность", "has_experience": "true",
                "ready_to_move": "false", "region": "6300000000000\tСамарская область", "about": "Работаю аккуратно." },
            "entries": {
                "experience": [
                    { "organisation": "Льняной двор", "job_title": "Швея 4 разряда", "from": "2014-03", "until_now": "true" },
                    { "organisation": "Льняной двор", "job_title": "Ученица", "from": "2013-01", "to": "2014-02", "gap_reason": "Переезд" }
                ],
                "languages": [{ "language": "Татарский", "language_level": "native" }],
                "education": [{ "institution": "Колледж", "level": "vocational", "graduated": "1996" }]
            }
        }))
        .unwrap()
    }

    #[test]
    fn ours_there_and_back_is_the_same() {
        let json = to_json_resume(&answers());
        assert_eq!(json.pointer("/basics/label"), Some(&Value::from("Швея")));
        assert_eq!(json["work"][1]["position"], "Ученица", "roles stand by themselves");
        assert_eq!(json.pointer("/meta/scs/fields/salary"), Some(&Value::from("48000")));
        assert_eq!(from_json_resume(&json.to_string()), Ok(answers()));
    }

    #[test]
    fn what_was_not_said_is_not_made_up_on_the_way() {
        let mut unsure = answers();
        unsure.entries.get_mut("experience").unwrap()[0].remove("until_now");
        unsure.fields.remove("has_experience");
        assert_eq!(from_json_resume(&to_json_resume(&unsure).to_string()), Ok(unsure));
    }

    #[test]
    fn what_a_file_says_of_a_job_stays_with_that_job() {
        let theirs = json!({ "work": [
            { "name": "Mill", "startDate": "2014-03", "url": "https://mill.example" },
            { "name": "Shop", "startDate": "2016-01", "url": "https://shop.example" },
        ] });
        let mut answers = from_json_resume(&theirs.to_string()).unwrap();
        answers.entries.get_mut("experience").unwrap().remove(0);
        let back = to_json_resume(&answers);
        let work = back.get("work").and_then(Value::as_array).unwrap();
        assert_eq!(work.len(), 1, "{back:#}");
        assert_eq!(work[0]["url"], "https://shop.example");
    }

    #[test]
    fn theirs_there_and_back_loses_nothing() {
        let theirs = json!({
            "$schema": SCHEMA,
            "basics": { "name": "Ann", "label": "Tailor", "image": "a.png", "url": "https://a.example",
                "location": { "city": "Ufa", "countryCode": "RU" }, "profiles": [{ "network": "x", "username": "ann" }] },
            "work": [{ "name": "Mill", "position": "Tailor", "startDate": "2014-03", "endDate": "2016-01",
                "highlights": ["40 a shift"], "url": "https://mill.example" }, { "name": "Shop" }],
            "volunteer": [{ "organization": "Shelter" }],
            "skills": [{ "name": "Sewing", "level": "Master", "keywords": ["overlock"] }],
            "awards": [{ "title": "Best" }],
            "meta": { "theme": "flat" }
        });
        let answers = from_json_resume(&theirs.to_string()).unwrap();
        assert_eq!(answers.text("full_name"), "Ann");
        assert_eq!(answers.entries("experience").len(), 2);
        assert_eq!(answers.text("hard_skills"), "overlock");
        let mut back = to_json_resume(&answers);
        // Only our own reckoning is added: that there is experience.
        back.pointer_mut("/meta").and_then(Value::as_object_mut).unwrap().remove("scs");
        assert_eq!(back, theirs);
    }

    #[test]
    fn what_is_no_resume_is_refused() {
        for text in [
            "",
            "[]",
            "{}",
            "{\"a\":1}",
            "{\"work\":{}}",
            "{\"work\":[1]}",
            "{\"meta\":{\"scs\":3}}",
            "\u{0}",
        ] {
            assert_eq!(from_json_resume(text), Err(NotJsonResume), "{text}");
        }
    }
}
