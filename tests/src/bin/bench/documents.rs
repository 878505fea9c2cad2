//! A document under somebody's hands: its form opens, its answers are looked at as they are typed, its page follows;
//! and a reference list of eight thousand rows answers to each key.

use data_encoding::BASE64;
use scs_desk::Desk;
use serde_json::{Value, json};

use crate::place::call;
use crate::report::Row;
use crate::samples::Samples;
use crate::{Outcome, words};

const TIMES: usize = 60;
const ROWS: usize = 8_000;
const MANY: usize = 300;

pub(crate) fn measure(desk: &Desk) -> Outcome<Vec<Row>> {
    let mut rows = of_form(desk)?;
    rows.push(of_many(desk)?);
    rows.extend(of_page(desk)?);
    rows.extend(of_list(desk)?);
    Ok(rows)
}

/// The longest form: a vacancy has more than sixty fields.
fn of_form(desk: &Desk) -> Outcome<Vec<Row>> {
    let id = begun(desk, "vacancy-ecp")?;
    let answers = words::vacancy();
    call(desk, "document.save", json!({ "id": id, "answers": answers }))?;
    let (mut show, mut check) = (Samples::default(), Samples::default());
    for _ in 0..TIMES {
        drop(show.time(|| call(desk, "document.show", json!({ "id": id })))?);
        drop(check.time(|| call(desk, "document.check", json!({ "id": id, "answers": answers })))?);
    }
    Ok(vec![
        Row::new("document.show, a vacancy", &show),
        Row::new("document.check, a vacancy", &check).against("document.show, a vacancy", &show),
    ])
}

/// Among three hundred vacancies of one employer: each is looked at for a twin.
fn of_many(desk: &Desk) -> Outcome<Row> {
    let card = begun(desk, "employer-card")?;
    let fields = json!({ "fields": { "name": "ООО", "inn": "7707083893" }, "entries": {} });
    call(desk, "document.save", json!({ "id": card, "answers": fields }))?;
    let answers = words::vacancy();
    let mut last = json!(null);
    for _ in 0..MANY {
        last = begun(desk, "vacancy-ecp")?;
        call(desk, "document.save", json!({ "id": last, "answers": answers }))?;
        call(desk, "document.link", json!({ "id": last, "role": "employer", "to": card }))?;
    }
    let mut check = Samples::default();
    for _ in 0..TIMES {
        drop(check.time(|| call(desk, "document.check", json!({ "id": last, "answers": answers })))?);
    }
    Ok(Row::new("document.check, among 300 vacancies of one employer", &check))
}

fn of_page(desk: &Desk) -> Outcome<Vec<Row>> {
    let id = begun(desk, "resume")?;
    let answers = words::resume();
    let mut page = Samples::default();
    for _ in 0..TIMES {
        let input = json!({ "id": id, "answers": answers, "look": "experience" });
        drop(page.time(|| call(desk, "document.preview", input))?);
    }
    Ok(vec![Row::new("document.preview, a resume", &page)])
}

fn of_list(desk: &Desk) -> Outcome<Vec<Row>> {
    let rows: String =
        (0..ROWS).map(|at| format!("{:06}|{}\n", 100_000 + at, words::profession(at))).collect();
    let file = BASE64.encode(rows.as_bytes());
    let mut import = Samples::default();
    let input = json!({ "list": "professions", "name": "profession.csv", "file": file });
    drop(import.time(|| call(desk, "reference.import", input))?);
    let mut typed = Samples::default();
    for query in words::PROFESSION_KEYS {
        for length in 1..=query.chars().count() {
            let query: String = query.chars().take(length).collect();
            let input = json!({ "list": "professions", "query": query });
            drop(typed.time(|| call(desk, "reference.find", input))?);
        }
    }
    let name = format!("reference.find, {ROWS} rows, key by key");
    Ok(vec![Row::new("reference.import, 8000 rows", &import), Row::new(&name, &typed)])
}

fn begun(desk: &Desk, form: &str) -> Outcome<Value> {
    let view = call(desk, "document.start", json!({ "form": form }))?;
    Ok(view.get("id").cloned().unwrap_or_default())
}
