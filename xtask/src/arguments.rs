//! The words after `cargo xtask`, taken one by one; whatever no verb took is refused.

use crate::Outcome;

pub(crate) struct Arguments {
    words: Vec<String>,
}

impl Arguments {
    pub(crate) fn of_process() -> Self {
        Self { words: std::env::args().skip(1).collect() }
    }

    #[cfg(test)]
    pub(crate) fn of(words: &[&str]) -> Self {
        Self { words: words.iter().map(ToString::to_string).collect() }
    }

    /// Takes the first word that is left, flags included.
    pub(crate) fn word(&mut self) -> Option<String> {
        (!self.words.is_empty()).then(|| self.words.remove(0))
    }

    /// Takes `name` if it was given.
    pub(crate) fn flag(&mut self, name: &str) -> bool {
        let before = self.words.len();
        self.words.retain(|word| word != name);
        self.words.len() != before
    }

    /// Takes `name VALUE` or `name=VALUE`; refuses `name` with nothing after it.
    pub(crate) fn value(&mut self, name: &str) -> Outcome<Option<String>> {
        let prefix = format!("{name}=");
        if let Some(at) = self.words.iter().position(|word| word.starts_with(&prefix)) {
            let word = self.words.remove(at);
            return Ok(word.strip_prefix(&prefix).map(String::from));
        }
        let Some(at) = self.words.iter().position(|word| word == name) else {
            return Ok(None);
        };
        self.words.remove(at);
        if self.words.get(at).is_none_or(|word| word.starts_with("--")) {
            return Err(format!("{name} wants a value after it"));
        }
        Ok(Some(self.words.remove(at)))
    }

    /// Refuses whatever nobody took.
    pub(crate) fn end(self) -> Outcome {
        match self.words.first() {
            None => Ok(()),
            Some(word) => Err(format!("`{word}` is not understood here; `cargo xtask help` lists what is")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn flags_values_and_words_are_taken_in_any_order() {
        let mut given = Arguments::of(&["run", "--release", "--place", "live", "--screenshot=a.png"]);
        assert_eq!(given.word().as_deref(), Some("run"));
        assert_eq!(given.value("--place"), Ok(Some("live".into())));
        assert_eq!(given.value("--screenshot"), Ok(Some("a.png".into())));
        assert!(given.flag("--release"));
        assert!(!given.flag("--release"), "a flag is taken once");
        assert_eq!(given.value("--place"), Ok(None));
        assert!(given.end().is_ok());
    }

    #[test]
    fn a_value_that_is_missing_is_refused() {
        assert!(Arguments::of(&["--place"]).value("--place").is_err());
        assert!(Arguments::of(&["--place", "--release"]).value("--place").is_err());
    }

    #[test]
    fn a_word_nobody_took_is_refused() {
        assert!(Arguments::of(&["--relese"]).end().unwrap_err().contains("--relese"));
    }
}
