//! The same memo by WeasyPrint: the same words in the same typeface, in one Python process.
//!
//! `cargo xtask bench --weasyprint` installs it into the target folder; without it there is nothing beside.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use scs_print::papers::{MemoBlock, MemoData, MemoKind};
use serde_json::{Value, json};

use crate::Outcome;
use crate::samples::Samples;

const SCRIPT: &str = include_str!("weasyprint.py");
/// Golos Text at the sizes of our own memo, on the same sheet.
const STYLE: &str = "
@font-face { font-family: Golos; src: url(GolosText-Regular.ttf); }
@font-face { font-family: Golos; font-weight: 600; src: url(GolosText-SemiBold.ttf); }
@page { size: A4; margin: 20mm; }
body { font: 12pt/1.4 Golos; }
h1 { font-size: 20pt; } h2 { font-size: 14pt; } h1, h2, b { font-weight: 600; }
aside { border: 1pt solid; padding: 3mm; } td { border-bottom: .5pt solid; padding: 2mm; } footer { font-size: 9pt; }
";

pub(crate) struct Taken {
    pub(crate) cold: Samples,
    pub(crate) warm: Samples,
}

/// None where WeasyPrint is not installed.
pub(crate) fn measure(target: &Path, memo: &MemoData, times: usize) -> Outcome<Option<Taken>> {
    let python = target.join("weasyprint/bin/python");
    if !python.exists() {
        return Ok(None);
    }
    let asked = json!({ "html": page(memo), "fonts": fonts(), "times": times });
    let answer = ask(&python, &asked)?;
    if answer.get("pages") != Some(&json!(1)) {
        return Err("WeasyPrint did not make one page of the memo".into());
    }
    let warm = answer.get("warm").and_then(Value::as_array).ok_or("no times from WeasyPrint")?;
    let warm: Vec<f64> = warm.iter().filter_map(Value::as_f64).collect();
    let cold: Vec<f64> = answer.get("cold").and_then(Value::as_f64).into_iter().collect();
    Ok(Some(Taken { cold: Samples::of_milliseconds(&cold), warm: Samples::of_milliseconds(&warm) }))
}

fn ask(python: &Path, asked: &Value) -> Outcome<Value> {
    let mut child =
        Command::new(python).args(["-c", SCRIPT]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn()?;
    child.stdin.take().ok_or("no way to ask WeasyPrint")?.write_all(asked.to_string().as_bytes())?;
    let output = child.wait_with_output()?;
    if !output.status.success() {
        return Err(format!("WeasyPrint failed ({})", output.status).into());
    }
    Ok(serde_json::from_slice(&output.stdout)?)
}

/// As a folder is written, so that the names in the style are looked for inside it.
fn fonts() -> String {
    format!("{}/../assets/fonts/", env!("CARGO_MANIFEST_DIR"))
}

fn page(memo: &MemoData) -> String {
    let blocks: String = memo.blocks.iter().map(block).collect();
    let centre = &memo.centre;
    let number = memo.number.as_deref().unwrap_or_default();
    let lines = [&centre.name, &centre.address, &centre.phone, &centre.hours, &memo.edition];
    let foot: String = lines.iter().map(|line| format!("<div>{line}</div>")).collect();
    format!(
        "<!doctype html><html lang=ru><title>memo</title><style>{STYLE}</style><p>{}</p>{blocks}<footer>{foot}<div>{number}</div></footer>",
        centre.name
    )
}

fn block(block: &MemoBlock) -> String {
    let each = |tag: &str| -> String {
        block.text.iter().map(|line| format!("<{tag}>{}</{tag}>", bold(line))).collect()
    };
    let heading = if block.title.is_empty() { String::new() } else { format!("<h2>{}</h2>", block.title) };
    let body = match block.kind {
        MemoKind::Title => format!("<h1>{}</h1>", block.text.join(" ")),
        MemoKind::Steps => format!("<ol>{}</ol>", each("li")),
        MemoKind::List => format!("<ul>{}</ul>", each("li")),
        MemoKind::Warning => format!("<aside>{}</aside>", each("p")),
        MemoKind::Trouble => {
            let row = |item: &scs_print::papers::MemoItem| format!("<tr><td>{}<td>{}", item.sign, item.cure);
            format!("<table>{}</table>", block.items.iter().map(row).collect::<String>())
        }
        _ => each("p"),
    };
    heading + &body
}

/// `**word**` as papers write it.
fn bold(line: &str) -> String {
    let tagged =
        |(at, part): (usize, &str)| if at % 2 == 1 { format!("<b>{part}</b>") } else { part.to_owned() };
    line.split("**").enumerate().map(tagged).collect()
}
