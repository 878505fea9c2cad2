//! What a methodologist does with packs.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::Stdio;

use crate::{Machine, text};

fn base() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../assets/content/base")
}

/// A copy of the base pack under another number, with one text put otherwise.
fn copy(machine: &Machine, version: &str, (file, from, to): (&str, &str, &str)) -> PathBuf {
    let root = machine.home.path().join(format!("pack-{version}"));
    copy_folder(&base(), &root);
    let put = |name: &str, from: &str, to: &str| {
        let text = fs::read_to_string(root.join(name)).unwrap();
        assert!(text.contains(from), "{name} has no {from}");
        fs::write(root.join(name), text.replacen(from, to, 1)).unwrap();
    };
    put("pack.toml", "version = \"2026.11.1\"", &format!("version = \"{version}\""));
    put(file, from, to);
    root
}

fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let target = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy_folder(&path, &target);
        } else {
            fs::copy(&path, &target).unwrap();
        }
    }
}

const CHANGE: (&str, &str, &str) = (
    "problems/sms-code-missing.toml",
    "title = \"Не приходит код из СМС\"",
    "title = \"СМС с кодом не пришла\"",
);

#[test]
fn the_pack_inside_is_whole_and_a_path_can_be_drawn() {
    let machine = Machine::new();
    assert_eq!(text(&machine.run(&["content", "check"])), "Комплект проверен, замечаний нет.");
    assert!(text(&machine.run(&["content", "list"])).contains("find-work"));
    assert!(text(&machine.run(&["content", "graph", "resume"])).starts_with("<svg"));
}

#[test]
fn any_item_is_shown_as_it_stands_on_a_day() {
    let machine = Machine::new();
    let card = machine.json(&["content", "show", "sms-code-missing", "--on", "2026-11-23"]);
    assert_eq!(card["title"], "Не приходит код из СМС");
    let path = machine.json(&["content", "show", "paths/resume"]);
    assert!(path["step"].as_array().unwrap().len() > 3);
    let several = machine.json(&["content", "show", "resume"]);
    assert_eq!(several["paths/resume"]["id"], "resume");
    assert_eq!(machine.refused(&["content", "show", "sms-code-missing", "--on", "2020-01-01"]).0, 1);
    assert_eq!(machine.refused(&["content", "show", "nothing"]).0, 1);
}

#[test]
fn two_packs_differ_by_what_was_changed_and_by_nothing_else() {
    let machine = Machine::new();
    let changed = copy(&machine, "2026.12.1", CHANGE);
    let told = text(&machine.run(&["content", "diff", "-", changed.to_str().unwrap()]));
    let line = "≠ problems/sms-code-missing title: «Не приходит код из СМС» → «СМС с кодом не пришла»";
    assert_eq!(told, line);
    let same = machine.run(&["content", "diff", "-", base().to_str().unwrap()]);
    assert_eq!(text(&same), "Различий нет.");
}

#[test]
fn a_changed_step_stands_out_in_the_picture_of_both_versions() {
    let machine = Machine::new();
    let folder = copy(&machine, "2026.12.1", ("paths/resume.toml", "[[step]]", "[[step]] # тронут"));
    let path = folder.join("paths/resume.toml");
    let text_before = fs::read_to_string(&path).unwrap();
    let title = text_before.lines().skip_while(|line| !line.starts_with("[[step]]"));
    let title = title.clone().find(|line| line.starts_with("title = ")).unwrap().to_owned();
    fs::write(&path, text_before.replacen(&title, "title = \"Начать иначе\"", 1)).unwrap();
    let out = machine.home.path().join("both.svg");
    let arguments = ["content", "diff", "-", folder.to_str().unwrap(), "--path", "resume", "--out"];
    machine.run(&[&arguments[..], &[out.to_str().unwrap()]].concat());
    let svg = fs::read_to_string(out).unwrap();
    assert_eq!(svg.matches("≠ изменено: ").count(), 1);
    assert!(svg.contains("≠ изменено: Начать иначе"));
}

#[test]
fn a_pack_goes_into_an_archive_is_installed_and_gone_back_from() {
    let machine = Machine::new();
    let folder = copy(&machine, "2026.12.1", CHANGE);
    let archive = machine.home.path().join("pack.zip");
    let export = ["content", "export", folder.to_str().unwrap(), "--out", archive.to_str().unwrap()];
    machine.json(&export);
    let first = fs::read(&archive).unwrap();
    machine.json(&export);
    assert_eq!(fs::read(&archive).unwrap(), first, "the same pack gives the same bytes");
    assert!(machine.run(&["content", "check", archive.to_str().unwrap()]).status.success());

    let installed = text(&machine.run(&["content", "install", archive.to_str().unwrap()]));
    assert!(installed.starts_with("* 2026.12.1"), "{installed}");
    let back = text(&machine.run(&["content", "rollback"]));
    assert!(back.contains("* 2026.11.1") && back.starts_with("2026.12.1"), "{back}");
    let forward = text(&machine.run(&["content", "rollback", "2026.12.1"]));
    assert!(forward.contains("* 2026.12.1"), "{forward}");
    assert_eq!(machine.refused(&["content", "rollback", "2020.1.1"]).1["code"], "not-found");
}

#[test]
fn a_pack_with_remarks_is_not_installed() {
    let machine = Machine::new();
    let call = ("paths/find-work.toml", "call = \"resume\"", "call = \"nowhere\"");
    let folder = copy(&machine, "2026.12.1", call);
    let (exit, error) = machine.refused(&["content", "install", folder.to_str().unwrap()]);
    assert_eq!((exit, &error["code"]), (1, &"materials-refused".into()));
    assert!(error["message"].as_str().unwrap().contains("paths/find-work.toml:"), "{error}");
}

/// What a run of `watch` prints next.
fn next_lines(lines: &mut impl Iterator<Item = String>, until: &str) -> String {
    lines.find(|line| line.contains(until)).unwrap_or_else(|| panic!("never said: {until}"))
}

#[test]
fn a_watched_folder_is_installed_at_every_save_and_its_remarks_are_told() {
    let machine = Machine::new();
    let folder = copy(&machine, "2026.12.1", CHANGE);
    let mut command = machine.command(&["--place", "practice", "content", "watch", folder.to_str().unwrap()]);
    let mut watch = command.stdout(Stdio::piped()).spawn().unwrap();
    let mut lines = BufReader::new(watch.stdout.take().unwrap()).lines().map_while(Result::ok);
    next_lines(&mut lines, "* 2026.12.1");

    let card = folder.join(CHANGE.0);
    let good = fs::read_to_string(&card).unwrap();
    fs::write(&card, good.replace("can_fix =", "can_mend =")).unwrap();
    let remark = next_lines(&mut lines, "can_mend");
    assert!(remark.starts_with("problems/sms-code-missing.toml:"), "{remark}");

    fs::write(&card, good.replace(CHANGE.2, "title = \"Код так и не пришёл\"")).unwrap();
    next_lines(&mut lines, "* 2026.12.1");
    watch.kill().unwrap();
    watch.wait().unwrap();
    let found = machine.json(&["--place", "practice", "call", "problem.find", r#"{"text":"Код так и не"}"#]);
    assert_eq!(found["problems"][0]["id"], "sms-code-missing");
}

#[test]
fn a_place_of_work_is_not_watched_into() {
    let machine = Machine::new();
    assert_eq!(machine.refused(&["content", "watch", base().to_str().unwrap()]).0, 1);
}

#[test]
fn what_is_stale_on_a_day_is_named_with_its_place() {
    let machine = Machine::new();
    let later = machine.run(&["content", "stale", "--on", "2028-02-01"]);
    let told = text(&later);
    assert_eq!(later.status.code(), Some(1));
    assert!(told.contains("calendars/2028: ") && told.contains("problems/sms-code-missing: "), "{told}");
}

#[test]
fn schemas_for_editors_know_the_keys_of_every_file() {
    let machine = Machine::new();
    let folder = machine.home.path().join("schema");
    machine.json(&["content", "schema", "--out", folder.to_str().unwrap()]);
    let path: serde_json::Value =
        serde_json::from_slice(&fs::read(folder.join("path.json")).unwrap()).unwrap();
    assert_eq!(path["additionalProperties"], false);
    assert!(path["properties"]["step"].is_object());
    let rules = fs::read_to_string(folder.join("taplo.toml")).unwrap();
    for name in ["paths/*.toml", "reference/sector.toml", "course/*.toml", "facts.toml"] {
        assert!(rules.contains(name), "{name}");
    }
}
