//! What the log says of an event stands in the source: a sentence put together at run time may hold a name.

use crate::tidy::Finding;
use crate::tidy::tree::{File, Tree};

const MACROS: &[&str] = &[
    "tracing::error!(",
    "tracing::warn!(",
    "tracing::info!(",
    "tracing::debug!(",
    "tracing::trace!(",
    "tracing::event!(",
];

/// No `{}` in the sentence, no `%` or `?` that lets a thing word itself.
pub(super) fn the_log_words_nothing(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (file, source) in tree.rust().filter(|(file, _)| !file.is_for_tests()) {
        let mut open: Option<String> = None;
        for line in source.lines().filter(|line| !line.is_test) {
            if let Some(name) = MACROS.iter().find(|name| line.code.contains(**name)) {
                let call = line.spoken.split_once(name).map_or(line.spoken, |(_, call)| call);
                open = Some(format!("({call}"));
            } else if let Some(call) = &mut open {
                call.push_str(line.spoken);
            }
            if open.as_ref().is_some_and(|call| call.contains(");")) {
                findings.extend(open.take().and_then(|call| wording(file, line.number, &call)));
            }
        }
    }
    findings
}

fn wording(file: &File, number: usize, call: &str) -> Option<Finding> {
    let words_itself = ["= %", "= ?", ", %", ", ?", "(%", "(?"].iter().any(|mark| call.contains(mark));
    let what = "the log words nothing: a plain sentence, and fields of codes and counts";
    (words_itself || call.contains('{')).then(|| Finding::new(&file.path, number, what))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::tree::places;

    #[test]
    fn a_sentence_or_a_field_put_together_is_found() {
        for call in [
            "tracing::warn!(\"{path} does not read\");",
            "tracing::warn!(error = %error, \"not read\");",
            "tracing::info!(?name, \"open\");",
            "tracing::info!(count, %name, \"open\");",
            "tracing::error!(\n    code,\n    \"{}\",\n    name\n);",
        ] {
            let found = the_log_words_nothing(&Tree::of(&[("crates/a/src/a.rs", call)]));
            assert_eq!(found.len(), 1, "{call}");
        }
        let late = Tree::of(&[("crates/a/src/a.rs", "\ntracing::error!(\n    \"{}\", name\n);")]);
        assert_eq!(places(&the_log_words_nothing(&late)), ["crates/a/src/a.rs:4"]);
    }

    #[test]
    fn plain_events_and_tests_are_let_be() {
        let plain =
            "tracing::warn!(code = error.code().word(), \"desk not open\");\nlet a = format!(\"{b}\");";
        let tests = "#[cfg(test)]\nmod tests {\n    fn a() { tracing::warn!(\"{b}\"); }\n}\n";
        let named = "const NAME: &str = \"tracing::warn!(\";\nlet a = format!(\"{b}\");";
        for text in [plain, tests, named] {
            assert!(the_log_words_nothing(&Tree::of(&[("crates/a/src/a.rs", text)])).is_empty(), "{text}");
        }
    }
}
