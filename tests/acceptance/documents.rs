//! A document from its first answer to the portal and back, and out of memory again.

use scs_testkit::TestDesk;
use serde_json::{Value, json};

fn answers() -> Value {
    json!({
        "fields": {
            "position": "Швея", "profession": "швея на дому", "sphere": "Лёгкая промышленность", "salary": "48 000",
            "busy_type": "full", "schedules": "shift\nfull_day", "region": "самарская область", "has_experience": "true",
            "full_name": "Караваева Лидия Тихоновна", "phone": "8 900 000 00 17", "show_on_web": "true",
            "hard_skills": "Прямострочная машина\nОверлок", "social_category": "инвалидность"
        },
        "entries": { "experience": [
            { "organisation": "ООО «Льняной двор»", "job_title": "Швея 4 разряда", "from": "03.2014", "until_now": "true",
              "duties": "Шила постельное бельё и спецодежду, 40 комплектов за смену." },
            { "organisation": "Фабрика «Заря»", "job_title": "Швея-мотористка", "from": "август 1996", "to": "02.2014" }
        ] }
    })
}

fn started(desk: &TestDesk) -> String {
    let view = desk.call("document.start", json!({ "form": "resume" }));
    view["id"].as_str().unwrap().to_owned()
}

fn saved(desk: &TestDesk) -> String {
    let id = started(desk);
    desk.call("document.save", json!({ "id": id, "answers": answers() }));
    id
}

fn move_to(id: &str, to: &str) -> Value {
    json!({ "id": id, "to": to, "date": "2026-11-23", "number": "Р-118", "reason": "Уточните зарплату" })
}

/// The words of a refusal, with those of its fields.
fn said(desk: &TestDesk, command: &str, input: Value) -> String {
    let error = desk.try_call(command, input).expect_err("is refused").to_api(None);
    let fields = error.fields.iter().map(|field| field.message.as_str());
    std::iter::once(error.message.as_str()).chain(fields).collect::<Vec<_>>().join(" ")
}

fn messages(view: &Value) -> Vec<String> {
    let findings = view["check"]["findings"].as_array().unwrap().iter();
    findings
        .map(|finding| {
            format!("{}: {}", finding["field"].as_str().unwrap(), finding["code"].as_str().unwrap())
        })
        .collect()
}

#[test]
fn a_resume_goes_to_the_portal_comes_back_and_goes_again() {
    let desk = TestDesk::new();
    let id = started(&desk);
    assert!(said(&desk, "document.move", move_to(&id, "moderation")).contains("Сначала сохраните ответы"));
    let view = desk.call("document.save", json!({ "id": id, "answers": answers() }));
    assert_eq!(view["answers"]["entries"]["experience"][1]["from"], "1996-08", "months are kept in one form");
    assert_eq!(view["answers"]["fields"]["salary"], "48000");
    assert_eq!(
        view["answers"]["fields"]["region"], "6300000000000\tСамарская область",
        "a name of the list gets its code"
    );
    let refused = said(&desk, "document.move", json!({ "id": id, "to": "moderation" }));
    assert!(refused.contains("Впишите день"), "{refused}");
    let late = json!({ "id": id, "to": "moderation", "date": "2026-11-24" });
    assert!(said(&desk, "document.move", late).contains("ещё не наступил"));
    assert!(said(&desk, "document.move", move_to(&id, "published")).contains("так не бывает"));
    let sent = desk.call("document.move", move_to(&id, "moderation"));
    assert_eq!((&sent["state"], &sent["portal_number"]), (&json!("На проверке"), &json!("Р-118")));
    assert!(said(&desk, "document.save", json!({ "id": id, "answers": answers() })).contains("на портале"));
    let back = desk.call("document.move", move_to(&id, "rejected"));
    assert_eq!((&back["standing"], &back["problem"]), (&json!("returned"), &json!("resume-rejected")));
    assert_eq!(back["history"][0]["reason"], "Уточните зарплату");
    let mut mended = answers();
    mended["fields"]["salary"] = json!("50000");
    desk.call("document.save", json!({ "id": id, "answers": mended }));
    desk.call("document.move", move_to(&id, "moderation"));
    let good = desk.call("document.move", move_to(&id, "published"));
    assert_eq!(good["standing"], "good");
    assert_eq!(good["versions"].as_array().unwrap().len(), 2);
    assert_eq!(good["history"].as_array().unwrap().len(), 4);
}

#[test]
fn what_is_wrong_stops_the_way_to_the_portal_and_loses_nothing() {
    let desk = TestDesk::new();
    let id = started(&desk);
    let mut wrong = answers();
    wrong["entries"]["experience"][1]["to"] = json!("09");
    wrong["fields"]["email"] = json!("почта");
    let view = desk.call("document.save", json!({ "id": id, "answers": wrong }));
    assert_eq!(view["answers"]["entries"]["experience"][1]["to"], "09", "what was typed stays");
    let found = messages(&view);
    assert!(found.contains(&"experience.1.to: month-no-year".to_owned()), "{found:?}");
    assert!(found.contains(&"email: email-at".to_owned()), "{found:?}");
    assert!(found.contains(&"profession: resume-profession-not-listed".to_owned()), "{found:?}");
    assert_eq!(view["check"]["is_ready"], false);
    assert!(said(&desk, "document.move", move_to(&id, "moderation")).contains("Сначала исправьте"));
}

/// Ten jobs with as much to say as a field takes: more than a usual input or draft holds.
fn long_answers() -> Value {
    let job = |at: usize| {
        json!({ "organisation": format!("Фабрика {at}"), "job_title": "Швея", "from": format!("01.{}", 2000 + at),
        "to": format!("12.{}", 2000 + at), "duties": "Шила 40 комплектов. ".repeat(75).trim() })
    };
    let mut long = answers();
    long["entries"]["experience"] = (0..10).map(job).collect();
    long
}

#[test]
fn as_much_as_a_field_takes_is_looked_at_kept_written_and_printed() {
    let desk = TestDesk::new();
    let id = started(&desk);
    let check = desk.call("document.check", json!({ "id": id, "answers": long_answers() }));
    assert_eq!(check["is_ready"], true, "{check:#}");
    let mut more = long_answers();
    more["fields"]["about"] = json!("я".repeat(600));
    more["entries"]["experience"]
        .as_array_mut()
        .unwrap()
        .extend(long_answers()["entries"]["experience"].as_array().unwrap().clone());
    let draft = json!({ "form": format!("document/{id}"), "body": { "answers": more } });
    desk.call("draft.save", draft);
    let kept = desk.call("document.show", json!({ "id": id }));
    assert_eq!(kept["answers"]["entries"]["experience"].as_array().unwrap().len(), 20, "typed and not lost");
    let view = desk.call("document.save", json!({ "id": id, "answers": long_answers() }));
    assert_eq!(view["answers"]["entries"]["experience"].as_array().unwrap().len(), 10);
    desk.call("document.print", json!({ "id": id, "look": "large" }));
    let field = json!({ "id": id, "answers": { "fields": { "position": "я".repeat(101) } } });
    assert_eq!(desk.call("document.check", field)["findings"][0]["code"], "too-long", "said at its field");
}

#[test]
fn a_mind_changed_twice_loses_no_answer() {
    let desk = TestDesk::new();
    let id = saved(&desk);
    let mut other = answers();
    other["fields"]["has_experience"] = json!("false");
    let view = desk.call("document.save", json!({ "id": id, "answers": other }));
    assert!(!desk.call("document.transfer", json!({ "id": id })).to_string().contains("Льняной двор"));
    let mut again = view["answers"].clone();
    again["fields"]["has_experience"] = json!("true");
    desk.call("document.save", json!({ "id": id, "answers": again }));
    assert!(desk.call("document.transfer", json!({ "id": id })).to_string().contains("Льняной двор"));
}

#[test]
fn twice_the_same_is_one_version() {
    let desk = TestDesk::new();
    let id = saved(&desk);
    let before = desk.kinds();
    let view = desk.call("document.save", json!({ "id": id, "answers": answers() }));
    assert_eq!(desk.kinds(), before);
    assert_eq!(view["is_draft"], false);
}

#[test]
fn fields_are_carried_in_the_order_of_the_portal_and_ticked() {
    let mut desk = TestDesk::new();
    let id = saved(&desk);
    let transfer = desk.call("document.transfer", json!({ "id": id }));
    let titles: Vec<&Value> =
        transfer["parts"].as_array().unwrap().iter().map(|part| &part["title"]).collect();
    assert_eq!(titles[0], "Желаемая работа");
    assert_eq!(titles[2], "Опыт работы: Швея 4 разряда, ООО «Льняной двор»");
    let first = &transfer["parts"][0]["fields"][0];
    assert_eq!(
        (&first["id"], &first["value"], &first["carried"]),
        (&json!("position"), &json!("Швея"), &json!(false))
    );
    desk.call("document.carry", json!({ "id": id, "field": "position", "carried": true }));
    desk.reopen();
    let transfer = desk.call("document.transfer", json!({ "id": id }));
    assert_eq!(
        (&transfer["carried"], &transfer["parts"][0]["fields"][0]["carried"]),
        (&json!(1), &json!(true))
    );
    let values = transfer.to_string();
    assert!(!values.contains("gap_reason"), "what is ours stays with us");
}

#[test]
fn what_is_not_kept_ends_with_the_consultation_and_never_reaches_the_journal() {
    let desk = TestDesk::new();
    let open = desk.call("consultation.open", json!({ "client": "citizen" }));
    let view = desk.call("document.start", json!({ "form": "resume", "consultation": open["id"] }));
    let id = view["id"].clone();
    let saved = desk.call("document.save", json!({ "id": id, "answers": answers() }));
    assert_eq!(saved["answers"]["fields"]["social_category"], "инвалидность", "still there for the portal");
    assert_eq!(saved["is_draft"], false, "nothing waits to be saved");
    desk.call("consultation.finish", json!({ "consultation": open["id"], "result": "solved" }));
    let later = desk.call("document.show", json!({ "id": id }));
    assert_eq!(later["answers"]["fields"]["position"], "Швея");
    assert_eq!(later["answers"]["fields"].get("social_category"), None);
}

#[test]
fn what_is_not_kept_does_not_stay_overnight_without_a_consultation_either() {
    let mut desk = TestDesk::new();
    let id = saved(&desk);
    let of = |desk: &TestDesk| desk.call("document.show", json!({ "id": id }))["answers"]["fields"].clone();
    assert_eq!(of(&desk)["social_category"], "инвалидность");
    desk.clock.pass_days(1);
    desk.reopen();
    desk.desk().tend().unwrap();
    assert_eq!(of(&desk).get("social_category"), None);
    assert_eq!(of(&desk)["position"], "Швея");
}

#[test]
fn answers_are_wiped_after_their_term_and_the_chain_still_holds() {
    let mut desk = TestDesk::new();
    let id = saved(&desk);
    desk.call("document.move", move_to(&id, "moderation"));
    desk.clock.pass_days(31);
    desk.reopen();
    desk.desk().tend().unwrap();
    let view = desk.call("document.show", json!({ "id": id }));
    assert_eq!((&view["is_wiped"], &view["portal_number"]), (&json!(true), &Value::Null));
    assert!(!view.to_string().contains("Караваева"));
    assert_eq!(desk.call("journal.verify", json!({}))["is_whole"], true);
    assert!(said(&desk, "document.save", json!({ "id": id, "answers": answers() })).contains("стёрты"));
    let list = desk.call("document.list", json!({}));
    assert_eq!(list["groups"][0]["rows"][0]["subject"], "Ответы стёрты");
}

#[test]
fn a_new_resume_begins_with_the_answers_of_the_last() {
    let desk = TestDesk::new();
    let id = saved(&desk);
    let next = desk.call("document.start", json!({ "form": "resume", "from": id }));
    assert_eq!(next["answers"]["fields"]["position"], "Швея");
    assert_eq!((&next["number"], &next["is_draft"]), (&json!(2), &json!(true)));
}

#[test]
fn the_list_begins_with_what_presses_and_is_found_by_words() {
    let desk = TestDesk::new();
    let id = saved(&desk);
    started(&desk);
    desk.call("document.move", move_to(&id, "moderation"));
    let list = desk.call("document.list", json!({}));
    let titles: Vec<&Value> =
        list["groups"].as_array().unwrap().iter().map(|group| &group["title"]).collect();
    assert_eq!(titles, ["На этой неделе", "В работе, без срока"]);
    assert_eq!(list["groups"][0]["rows"][0]["subject"], "Швея");
    for query in ["швея", "р-118", "проверке"] {
        assert_eq!(desk.call("document.list", json!({ "query": query }))["total"], 1, "{query}");
    }
    assert_eq!(desk.call("document.list", json!({ "kind": "vacancy" }))["total"], 0);
}

#[test]
fn the_page_is_the_printed_page_and_the_same_answers_give_the_same_bytes() {
    let desk = TestDesk::new();
    let id = saved(&desk);
    let page = desk.call("document.preview", json!({ "id": id, "look": "experience" }));
    let svg = page["pages"][0].as_str().unwrap();
    for word in ["Караваева", "Швея 4 разряда", "₽", "03.2014"] {
        assert!(svg.contains(word), "{word}");
    }
    assert!(!svg.contains("инвалидность"), "what is not kept is not printed");
    let print = json!({ "id": id, "look": "experience" });
    let one = desk.call("document.print", print.clone());
    let other = desk.call("document.print", print);
    assert_eq!(one["sha256"], other["sha256"]);
    let empty = started(&desk);
    assert_eq!(desk.call("document.preview", json!({ "id": empty, "look": "large" }))["pages"], json!([]));
    assert!(
        said(&desk, "document.print", json!({ "id": empty, "look": "large" })).contains("Сначала сохраните")
    );
}

#[test]
fn of_a_priority_enterprise_nothing_is_told_by_phone() {
    let desk = TestDesk::new();
    let answers =
        json!({ "fields": { "is_priority": "true", "vacancy_name": "Токарь", "work_places": "12" } });
    let begin = |channel: &str| {
        let open = json!({ "client": "employer", "channel": channel });
        let record = desk.call("consultation.open", open)["id"].clone();
        desk.call("document.start", json!({ "form": "vacancy-ecp", "consultation": record }))["id"].clone()
    };
    let near = begin("in_person");
    let view = desk.call("document.save", json!({ "id": near, "answers": answers }));
    assert_eq!((&view["withheld"], &view["answers"]["fields"]["work_places"]), (&Value::Null, &json!("12")));
    let far = begin("phone");
    // What the caller tells is written down; nothing of it is told back.
    let view = desk.call("document.save", json!({ "id": far, "answers": answers }));
    assert!(!view.to_string().contains("Токарь") && view["is_editable"] == false, "{view:#}");
    assert!(view["withheld"].as_str().unwrap().contains("приглашён лично"));
    desk.call(
        "draft.save",
        json!({ "form": format!("document/{}", far.as_str().unwrap()), "body": { "answers": answers } }),
    );
    for (command, input) in [
        ("document.transfer", json!({ "id": far })),
        ("document.preview", json!({ "id": far, "look": "large" })),
        ("document.print", json!({ "id": far, "look": "large" })),
        ("document.check", json!({ "id": far, "answers": answers })),
        ("document.save", json!({ "id": far, "answers": answers })),
        ("document.move", json!({ "id": far, "to": "moderation" })),
        ("document.start", json!({ "form": "vacancy-ecp", "from": far })),
        ("draft.load", json!({ "form": format!("document/{}", far.as_str().unwrap()) })),
    ] {
        assert!(said(&desk, command, input).contains("не называют"), "{command}");
    }
    let rows = desk.call("document.list", json!({ "kind": "vacancy" }))["groups"][0]["rows"].clone();
    let row = |id: &Value| rows.as_array().unwrap().iter().find(|row| row["id"] == *id).unwrap().clone();
    assert_eq!((&row(&near)["subject"], &row(&near)["state"]), (&json!("Токарь"), &json!("Готовим")));
    assert_eq!((&row(&far)["subject"], &row(&far)["state"]), (&json!(""), &json!("Говорим только лично")));
}

#[test]
fn what_another_has_typed_is_read_with_a_reason_only() {
    let desk = TestDesk::new();
    let record = desk.call("consultation.open", json!({ "client": "citizen" }))["id"].clone();
    let id = desk.call("document.start", json!({ "form": "resume", "consultation": record }))["id"].clone();
    let form = format!("document/{}", id.as_str().unwrap());
    desk.call("draft.save", json!({ "form": form, "body": { "answers": answers() } }));
    desk.call("consultation.finish", json!({ "consultation": record, "result": "solved" }));
    let load = json!({ "form": form });
    assert_eq!(desk.refusal_to("Иванова А. П.", "draft.load", load.clone()), "reason-needed");
    assert_eq!(desk.refusal_to("Иванова А. П.", "document.show", json!({ "id": id })), "reason-needed");
    assert!(desk.call("draft.load", load).to_string().contains("Караваева"));
}

#[test]
fn a_resume_leaves_as_json_resume_and_comes_back_whole() {
    let desk = TestDesk::new();
    let id = saved(&desk);
    let file = desk.call("document.export", json!({ "id": id }))["file"].as_str().unwrap().to_owned();
    assert!(!file.contains("Караваева"), "{file}");
    assert_eq!(
        desk.kinds().last().map(String::as_str),
        Some("journal.exported"),
        "who took it out is written"
    );
    let bytes = std::fs::read(&file).unwrap();
    let other = started(&desk);
    let import = json!({ "id": other, "file": data_encoding::BASE64.encode(&bytes) });
    let view = desk.call("document.import", import);
    let first = desk.call("document.show", json!({ "id": id }));
    assert_eq!(view["answers"]["entries"], first["answers"]["entries"]);
    let mut fields = first["answers"]["fields"].clone();
    fields.as_object_mut().unwrap().remove("social_category");
    assert_eq!(view["answers"]["fields"], fields);
    let much = json!({ "work": [{ "name": "Mill", "notes": "x".repeat(5000) }] }).to_string();
    let much = json!({ "id": other, "file": data_encoding::BASE64.encode(much.as_bytes()) });
    assert!(said(&desk, "document.import", much).contains("сохранить это целиком не получится"));
    let bad = json!({ "id": other, "file": data_encoding::BASE64.encode(b"{}") });
    assert!(said(&desk, "document.import", bad).contains("нет резюме"));
}

#[test]
fn ten_thousand_rows_come_in_at_once_and_what_is_refused_says_why() {
    let mut desk = TestDesk::new();
    let mut file = String::from("code|name\n");
    for number in 0..10_000 {
        match number % 100 {
            7 => file.push_str("|Без кода\n"),
            8 => file.push_str("12345|Короткий код\n"),
            9 => file.push_str("100000|\n"),
            _ => file.push_str(&format!("{:06}|Профессия {number} разряда\n", 200_000 + number)),
        }
    }
    let base64 = data_encoding::BASE64.encode(file.as_bytes());
    let import = json!({ "list": "professions", "name": "profession.csv", "file": base64 });
    let done = desk.call("reference.import", import);
    assert_eq!(
        (&done["accepted"], &done["rejected"], &done["is_taken"]),
        (&json!(9700), &json!(300), &json!(true))
    );
    assert_eq!(done["lines"][0], "Строка 9: нет кода");
    assert_eq!(done["lines"].as_array().unwrap().len(), 50);
    desk.reopen();
    let found = desk.call("reference.find", json!({ "list": "professions", "query": "профессии 4321" }));
    assert_eq!(found["rows"][0]["code"], "204321", "in another form of the word");
    let found = desk.call("reference.find", json!({ "list": "professions", "query": "проф 4321" }));
    assert_eq!(found["rows"][0]["code"], "204321");
    let wrong = desk.call("reference.find", json!({ "list": "professions", "query": "ghjatc 4321" }));
    assert_eq!(wrong["rows"][0]["code"], "204321", "on the other layout");
    let bad =
        json!({ "list": "professions", "name": "a.txt", "file": data_encoding::BASE64.encode(b"nothing") });
    assert!(said(&desk, "reference.import", bad).contains("нет списка"));
    let lists = desk.call("reference.forget", json!({ "list": "professions" }));
    let professions =
        lists["lists"].as_array().unwrap().iter().find(|list| list["id"] == "professions").unwrap().clone();
    assert_eq!(professions["is_imported"], false);
}

#[test]
fn a_document_is_found_in_any_form_of_its_words() {
    let desk = TestDesk::new();
    let id = saved(&desk);
    for typed in ["швея", "резюме швеи", "швею", "idtz"] {
        let list = desk.call("document.list", json!({ "query": typed }));
        assert_eq!(list["total"], 1, "list: {typed}");
        let found = desk.call("palette.find", json!({ "text": typed }));
        let is_found = found["items"].as_array().unwrap().iter().any(|item| item["id"] == id.as_str());
        assert!(is_found, "palette: {typed}");
    }
    assert_eq!(desk.call("document.list", json!({ "query": "резюме токаря" }))["total"], 0);
}
