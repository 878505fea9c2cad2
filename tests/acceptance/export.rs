//! Tables that leave the program: whole or not at all, and nothing in them runs.

use std::io::Read;
use std::path::PathBuf;

use scs_platform::Clock;
use scs_testkit::{Plan, TestDesk};
use serde_json::{Value, json};

fn entry(desk: &TestDesk, note: &str) {
    let entry =
        json!({ "client": "citizen", "topic": "resume", "result": "solved", "minutes": 7, "note": note });
    desk.call("entry.record", entry);
}

fn export(desk: &TestDesk, format: &str, list: Value) -> Value {
    desk.call("journal.export", json!({ "list": list, "format": format }))
}

fn tables(desk: &TestDesk) -> Vec<PathBuf> {
    let folder = desk.folder().join("live/papers/tables");
    let entries =
        std::fs::read_dir(folder).map(|entries| entries.flatten().map(|entry| entry.path()).collect());
    entries.unwrap_or_default()
}

/// A part of the workbook, as text.
fn part(file: &str, name: &str) -> String {
    let mut book = zip::ZipArchive::new(std::fs::File::open(file).unwrap()).unwrap();
    let mut text = String::new();
    book.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

/// A desk with so many invented records.
fn filled(records: usize) -> TestDesk {
    let mut desk = TestDesk::new();
    desk.close();
    let plan = Plan { records, seed: 1, now: desk.clock.now() };
    scs_testkit::fill(&desk.surroundings().folders().unwrap(), desk.secrets.as_ref(), plan).unwrap();
    desk.reopen();
    desk
}

#[test]
fn a_table_has_the_records_that_are_found_and_no_formula() {
    let desk = TestDesk::new();
    entry(&desk, "=HYPERLINK(\"http://example.org\";\"выписка\")");
    entry(&desk, "+сменили; \"телефон\"");
    entry(&desk, "Показали, где отклики");
    let saved = export(&desk, "csv", json!({}));
    let bytes = std::fs::read(saved["file"].as_str().unwrap()).unwrap();
    assert!(bytes.starts_with(b"\xef\xbb\xbf"), "a mark of UTF-8");
    let text = String::from_utf8(bytes).unwrap();
    let lines: Vec<&str> = text.trim_start_matches('\u{feff}').split("\r\n").collect();
    assert!(lines[0].starts_with("День;Начало;Минут;Кто;"), "{}", lines[0]);
    assert_eq!(lines.len(), 5, "a head, three records, an end: {text}");
    assert!(lines[1].starts_with("23.11.2026;14:00;7;"), "{}", lines[1]);
    assert!(text.contains(";'+сменили; ") || text.contains("\"'+сменили; \"\"телефон\"\"\""), "{text}");
    assert!(text.contains("'=HYPERLINK"), "{text}");
    assert_eq!(
        saved["text"].as_str().unwrap().replace('\u{a0}', " "),
        "Сохранено 3 строки".replace("Сохранено", "Сохранены")
    );

    let found = export(&desk, "csv", json!({ "text": "отклик" }));
    assert_eq!(found["rows"], 1);
    assert_ne!(found["file"], saved["file"], "the first one is not written over");
    let events = desk.call("journal.events", json!({}));
    let last = events["events"].as_array().unwrap().last().unwrap();
    assert_eq!((&last["kind"], &last["facts"]["records"]), (&json!("journal.exported"), &json!(1)));
}

#[test]
fn a_workbook_keeps_days_as_days_and_text_as_text() {
    let desk = TestDesk::new();
    entry(&desk, "=1+1");
    let saved = export(&desk, "xlsx", json!({}));
    let file = saved["file"].as_str().unwrap();
    let sheet = part(file, "xl/worksheets/sheet1.xml");
    assert!(!sheet.contains("<f>"), "no formula: {sheet}");
    assert!(sheet.contains("=1+1"), "{sheet}");
    assert!(sheet.contains("<v>46349</v>"), "23 November 2026 as a day: {sheet}");
    assert!(part(file, "xl/workbook.xml").contains("name=\"Журнал\""));
}

#[test]
fn the_summary_is_saved_a_sheet_a_plot_with_small_groups_hidden() {
    let desk = TestDesk::new();
    (0..5).for_each(|_| entry(&desk, "Показали отклики"));
    desk.call("consultation.open", json!({ "client": "citizen", "groups": ["disabled"] }));
    let saved = desk.call("statistics.export", json!({ "span": "week", "format": "xlsx" }));
    let file = saved["file"].as_str().unwrap();
    let book = part(file, "xl/workbook.xml");
    assert!(book.contains("Сколько пришло") && book.contains("С чем пришли"), "{book}");
    let saved = desk.call("statistics.export", json!({ "span": "week", "format": "csv" }));
    let text = std::fs::read_to_string(saved["file"].as_str().unwrap()).unwrap();
    assert!(text.contains("Человек с инвалидностью;меньше 5"), "{text}");
}

#[test]
fn one_plot_is_saved_as_its_table_and_as_the_picture_the_window_drew() {
    let desk = TestDesk::new();
    (0..5).for_each(|_| entry(&desk, "Показали отклики"));
    let saved = desk.call("statistics.export", json!({ "span": "week", "format": "csv", "plot": "errands" }));
    let text = std::fs::read_to_string(saved["file"].as_str().unwrap()).unwrap();
    assert_eq!(text.trim_start_matches('\u{feff}'), "С чем пришли;Решено;Не сразу\r\nРезюме;5;0\r\n");
    let picture = |plot: &str, bytes: &[u8]| {
        let picture = data_encoding::BASE64.encode(bytes);
        json!({ "span": "week", "plot": plot, "picture": picture })
    };
    let drawn = b"\x89PNG\r\n\x1a\n...\0\0\0\0IEND\xaeB`\x82";
    let saved = desk.call("statistics.picture", picture("arrivals", drawn));
    assert_eq!(saved["text"], "Картинка сохранена");
    let file = saved["file"].as_str().unwrap();
    assert!(file.ends_with("Сводка 23–29 ноября 2026 года, Сколько пришло.png"), "{file}");
    assert_eq!(std::fs::read(file).unwrap(), drawn);
    assert_eq!(desk.refusal("statistics.picture", picture("arrivals", b"<html>")), "bad-input");
    assert_eq!(desk.refusal("statistics.picture", picture("nothing", drawn)), "not-found");
    assert_eq!(desk.refusal("statistics.picture", picture("arrivals", &vec![0; 4_000_000])), "bad-input");
}

/// Words of a file of sheets, in reading order, one page after another; silent only where the tool is not installed.
fn sheets(file: &str) -> Option<Vec<String>> {
    let run = std::process::Command::new("pdftotext")
        .args(["-layout", "-enc", "UTF-8", file, "-"])
        .output()
        .ok()?;
    let text = String::from_utf8(run.stdout).unwrap();
    Some(text.split('\u{c}').filter(|page| !page.trim().is_empty()).map(str::to_owned).collect())
}

#[test]
fn sheets_say_whose_they_are_and_repeat_their_headings() {
    let desk = TestDesk::new();
    (0..40).for_each(|at| entry(&desk, &format!("Показали отклики, раз {at} ✓")));
    let saved =
        export(&desk, "pdf", json!({ "from": "2026-11-01", "to": "2026-11-23", "results": ["solved"] }));
    assert_eq!(saved["rows"], 40);
    let file = saved["file"].as_str().unwrap();
    assert!(std::fs::read(file).unwrap().starts_with(b"%PDF"));
    let events = desk.call("journal.events", json!({}));
    let last = &events["events"].as_array().unwrap().last().unwrap()["facts"];
    assert_eq!((&last["format"], &last["records"]), (&json!("pdf"), &json!(40)));
    let Some(pages) = sheets(file) else { return };
    let first = pages[0].replace('\u{a0}', " ");
    for words in [
        "Центр занятости населения города Светлоречь",
        "Журнал консультаций",
        "23 ноября 2026 года, 14:00",
        "С 1 ноября 2026 года по 23 ноября 2026 года",
        "Итог: решено",
        "Записей: 40",
    ] {
        assert!(first.contains(words), "{words}: {first}");
    }
    assert!(pages.len() > 1, "{}", pages.len());
    for (at, page) in pages.iter().enumerate() {
        assert!(
            page.contains("Заметка") && page.contains(&format!("лист {} из {}", at + 1, pages.len())),
            "{page}"
        );
    }
    assert!(pages.concat().contains('?') && !pages.concat().contains('✓'), "a sign the font lacks");
}

#[test]
fn more_records_than_anybody_reads_are_refused_before_anything_is_written() {
    let desk = filled(2_001);
    let refused =
        desk.try_call("journal.export", json!({ "list": {}, "format": "pdf" })).unwrap_err().to_api(None);
    assert_eq!(refused.code, "too-many-to-print");
    assert!(refused.message.contains("не больше 2000") && refused.advice.unwrap().contains("период короче"));
    assert_eq!(tables(&desk), Vec::<PathBuf>::new());
}

const PEAK: &str = "peak of an export:";

/// KiB this process grew at its most while it saved so many records; told to the test that started it.
#[test]
fn the_peak_is_printed() {
    let Some(records) = std::env::var("SCS_RECORDS").ok().and_then(|records| records.parse().ok()) else {
        return;
    };
    let desk = filled(records);
    export(&desk, "csv", json!({ "to": "2000-01-01" }));
    let status = |field: &str| -> u64 {
        let text = std::fs::read_to_string("/proc/self/status").unwrap();
        let line = text.lines().find_map(|line| line.strip_prefix(field)).unwrap();
        line.split_whitespace().next().unwrap().parse().unwrap()
    };
    for format in ["csv", "xlsx"] {
        std::fs::write("/proc/self/clear_refs", "5").unwrap();
        let before = status("VmRSS:");
        export(&desk, format, json!({}));
        println!("{PEAK} {format} {}", status("VmHWM:").saturating_sub(before));
    }
}

#[cfg(target_os = "linux")]
#[test]
fn ten_times_the_records_take_no_more_memory() {
    let peaks = |records: u32| -> Vec<u64> {
        let run = std::process::Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "export::the_peak_is_printed", "--nocapture"])
            .env("SCS_RECORDS", records.to_string())
            .output()
            .unwrap();
        let said = String::from_utf8(run.stdout).unwrap();
        let told = said.lines().filter_map(|line| line.split_once(PEAK));
        let peaks: Vec<u64> =
            told.map(|(_, rest)| rest.split_whitespace().nth(1).unwrap().parse().unwrap()).collect();
        assert_eq!(peaks.len(), 2, "{said}");
        peaks
    };
    let (few, many) = (peaks(1_000), peaks(10_000));
    println!("KiB as csv and xlsx: {few:?} of 1000 records, {many:?} of 10000");
    for (few, many) in few.iter().zip(&many) {
        assert!(*many < 2 * few.max(&ROOM), "{few} KiB of 1000 records, {many} KiB of 10000");
    }
}

/// What the allocator and caches of pages take by themselves, in KiB.
const ROOM: u64 = 16 * 1024;

/// An export that is cancelled from its beginning on; what it saved all the same is taken away.
fn stopped(desk: &TestDesk, format: &str) -> Value {
    let ended = std::thread::scope(|scope| {
        let running = scope.spawn(|| export(desk, format, json!({})));
        while !running.is_finished() {
            desk.call("export.cancel", json!({}));
            let progress = desk.call("export.show", json!({}));
            assert!(progress["done"].as_u64() <= progress["total"].as_u64(), "{progress}");
        }
        running.join().unwrap()
    });
    if let Some(file) = ended["file"].as_str() {
        std::fs::remove_file(file).unwrap();
    }
    ended
}

#[test]
fn a_cancelled_export_leaves_no_file() {
    let desk = TestDesk::new();
    (0..600).for_each(|at| entry(&desk, &format!("Показали отклики, раз {at}")));
    for format in ["csv", "xlsx", "pdf"] {
        // One that was over before anybody could stop it is tried again.
        let mut runs = (0..50).map(|_| stopped(&desk, format));
        let ended = runs.find(|ended| ended["file"] == Value::Null).expect("every export outran its cancel");
        assert_eq!(ended["rows"], json!(0), "{format}");
        assert_eq!(tables(&desk), Vec::<PathBuf>::new(), "{format}");
    }
    let exported = desk.kinds().iter().filter(|kind| *kind == "journal.exported").count();
    assert_eq!(export(&desk, "csv", json!({}))["rows"], 600, "the next one runs through");
    let after = desk.kinds().iter().filter(|kind| *kind == "journal.exported").count();
    assert_eq!(after, exported + 1, "only what was saved is noted");
}

#[test]
fn what_a_killed_export_left_is_gone_at_the_next_start() {
    let mut desk = TestDesk::new();
    entry(&desk, "Показали отклики");
    export(&desk, "csv", json!({}));
    let whole = tables(&desk);
    std::fs::write(whole[0].with_file_name("scs-export.part"), b"half").unwrap();
    let strange = whole[0].with_file_name("download.xlsx.part");
    std::fs::write(&strange, b"of a browser").unwrap();
    desk.reopen();
    let mut left = tables(&desk);
    left.sort();
    let mut kept = vec![whole[0].clone(), strange];
    kept.sort();
    assert_eq!(left, kept, "nothing of somebody else's");
}
