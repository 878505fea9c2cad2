//! `scs terminal prove-wipe`: a verdict anybody can read.

use std::path::Path;
use std::process::Command;

use scs_desk::{Ending, Proof, Proved, WORDS};
use serde_json::{Value, json};

use crate::outcome::{Outcome, Told, refused};
use crate::words;

pub(crate) fn prove_wipe() -> Outcome {
    let own = std::env::current_exe().map_err(|_| refused("no-file", words::NO_FILE))?;
    let sitting = |folder: &Path, way: Ending, said: &str| {
        let mut command = Command::new(&own);
        command
            .args(["--place", "terminal", "terminal", "rehearse"])
            .arg(folder)
            .arg(word(way))
            .env(WORDS, said);
        command
    };
    let proof = scs_desk::prove(sitting)?;
    let is_clean = proof.is_clean();
    Ok(Told { text: text(&proof), value: view(&proof), exit: u8::from(!is_clean) })
}

/// Runs as the sitting of the proof, in a process of its own.
pub(crate) fn rehearse(folder: &Path, way: &str) -> Outcome {
    let way = serde_json::from_value(json!(way)).map_err(|_| refused("bad-input", words::BAD_WAY))?;
    let said = std::env::var(WORDS).map_err(|_| refused("bad-input", words::BAD_WAY))?;
    scs_desk::rehearse(folder.to_path_buf(), way, &said)?;
    Ok(Told::new("", Value::Null))
}

fn word(way: Ending) -> String {
    json!(way).as_str().unwrap_or_default().to_owned()
}

fn text(proof: &Proof) -> String {
    let mut lines = vec![words::PROOF_WHAT.to_owned()];
    let (files, programs) = (proof.before.found_files.len(), proof.before.found_programs.len());
    lines.push(words::proof_before(files, programs));
    for end in &proof.ends {
        lines.push(words::proof_end(end));
        lines.extend(end.searched.found_files.iter().map(|file| format!("    {}", file.display())));
        lines.extend(end.searched.found_programs.iter().map(|pid| words::proof_program(*pid)));
    }
    lines.push(if proof.is_clean() { words::PROOF_CLEAN } else { words::PROOF_TRACES }.to_owned());
    lines.join("\n")
}

fn view(proof: &Proof) -> Value {
    let end = |end: &Proved| {
        json!({
            "ended": end.ended,
            "removed": end.files,
            "left": end.left,
            "searched_files": end.searched.files,
            "searched_programs": end.searched.programs,
            "found": end.searched.found(),
        })
    };
    json!({
        "is_clean": proof.is_clean(),
        "found_before": proof.before.found(),
        "ends": proof.ends.iter().map(end).collect::<Vec<_>>(),
    })
}
