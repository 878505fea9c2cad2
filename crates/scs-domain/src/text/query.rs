//! What was typed: words, "words side by side", -words that must not stand there.

use super::fold;

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Query {
    /// Folded, in their order; those of phrases too.
    pub words: Vec<String>,
    /// Folded words that stand side by side.
    pub phrases: Vec<String>,
    /// Folded words no found text has, in any form.
    pub without: Vec<String>,
}

impl Query {
    /// Quotes that are not closed yet end with the text.
    pub fn of(text: &str) -> Query {
        let mut query = Query::default();
        for (at, part) in text.split(['"', '«', '»', '„', '“', '”']).enumerate() {
            if at % 2 == 1 {
                query.phrases.extend(Some(fold(part)).filter(|phrase| !phrase.is_empty()));
                query.take(part);
                continue;
            }
            let (without, with): (Vec<&str>, Vec<&str>) =
                part.split_whitespace().partition(|word| excludes(word));
            query.without.extend(without.into_iter().flat_map(words));
            query.take(&with.join(" "));
        }
        query
    }

    fn take(&mut self, part: &str) {
        self.words.extend(words(part));
    }
}

/// A minus that is no dash, no range and no number below zero.
fn excludes(word: &str) -> bool {
    word.strip_prefix('-').is_some_and(|rest| rest.chars().next().is_some_and(char::is_alphabetic))
}

fn words(text: &str) -> Vec<String> {
    fold(text).split(' ').filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (Vec<String>, Vec<String>, Vec<String>) {
        let query = Query::of(text);
        (query.words, query.phrases, query.without)
    }

    fn list(words: &[&str]) -> Vec<String> {
        words.iter().map(|word| (*word).to_owned()).collect()
    }

    #[test]
    fn words_phrases_and_words_to_leave_out_are_told_apart() {
        let (words, phrases, without) = read("справка «доступ отклонён» -инн 17-с — да");
        assert_eq!(words, list(&["справка", "доступ", "отклонен", "17", "с", "да"]));
        assert_eq!(phrases, list(&["доступ отклонен"]));
        assert_eq!(without, list(&["инн"]));
    }

    #[test]
    fn an_unfinished_phrase_counts_as_typed_so_far() {
        assert_eq!(read("\"код не пр"), (list(&["код", "не", "пр"]), list(&["код не пр"]), Vec::new()));
        assert_eq!(read("-"), (Vec::new(), Vec::new(), Vec::new()));
        assert_eq!(read("-5"), (list(&["5"]), Vec::new(), Vec::new()));
    }
}
