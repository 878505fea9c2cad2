//! Just enough of Rust's grammar for the rules: what is a comment, what is a string, and which
//! lines are compiled for tests only. It never fails; code that does not compile is cargo's affair.

/// One file in three readings of equal line count.
pub(super) struct RustSource {
    /// Comments and the insides of literals are blank.
    pub(super) code: String,
    /// Comments are blank, literals stand.
    pub(super) spoken: String,
    /// By line, from 0: inside an item under `#[cfg(test)]`.
    tests: Vec<bool>,
}

/// One line outside comments; `number` counts from 1.
pub(super) struct Line<'a> {
    pub(super) number: usize,
    pub(super) code: &'a str,
    pub(super) spoken: &'a str,
    pub(super) is_test: bool,
}

/// One `cfg(…)`, `cfg!(…)` or `cfg_attr(…)`, by byte offsets.
pub(super) struct Gate<'a> {
    start: usize,
    end: usize,
    /// `cfg(…)` itself: it alone decides whether the item exists.
    is_plain: bool,
    /// What stands between the brackets.
    pub(super) condition: &'a str,
}

impl RustSource {
    pub(super) fn parse(text: &str) -> Self {
        let scanned = Scanner::new(text).scan();
        let tests = test_lines(&scanned.code);
        Self { code: scanned.code, spoken: scanned.spoken, tests }
    }

    pub(super) fn lines(&self) -> impl Iterator<Item = Line<'_>> {
        let both = self.code.lines().zip(self.spoken.lines()).enumerate();
        both.map(|(at, (code, spoken))| Line { number: at + 1, code, spoken, is_test: self.is_test(at) })
    }

    /// Conditions of compilation outside test code, with the line each stands on.
    pub(super) fn gates(&self) -> impl Iterator<Item = (usize, &str)> {
        gates(&self.spoken).into_iter().filter_map(|gate| {
            let line = lines_before(&self.spoken, gate.start);
            (!self.is_test(line)).then_some((line + 1, gate.condition))
        })
    }

    fn is_test(&self, line: usize) -> bool {
        self.tests.get(line).copied().unwrap_or(false)
    }
}

struct Scanner {
    left: std::vec::IntoIter<char>,
    code: String,
    spoken: String,
}

impl Scanner {
    fn new(text: &str) -> Self {
        let left = text.chars().collect::<Vec<_>>().into_iter();
        Self { left, code: String::new(), spoken: String::new() }
    }

    fn scan(mut self) -> Self {
        while let Some(next) = self.ahead(0) {
            match (next, self.ahead(1)) {
                ('/', Some('/')) => self.line_comment(),
                ('/', Some('*')) => self.block_comment(),
                ('"', _) => self.string(),
                ('r', Some('"' | '#')) => self.raw_string_or_name(),
                ('\'', _) => self.letter_or_lifetime(),
                _ => self.keep(),
            }
        }
        self
    }

    fn ahead(&self, offset: usize) -> Option<char> {
        self.left.as_slice().get(offset).copied()
    }

    fn keep(&mut self) {
        self.code.extend(self.ahead(0));
        self.spoken.extend(self.left.next());
    }

    /// Part of a literal.
    fn speak(&mut self) {
        self.code.extend(self.ahead(0).map(blank));
        self.spoken.extend(self.left.next());
    }

    /// Part of a comment.
    fn drop(&mut self) {
        self.code.extend(self.ahead(0).map(blank));
        self.spoken.extend(self.left.next().map(blank));
    }

    fn line_comment(&mut self) {
        while self.ahead(0).is_some_and(|next| next != '\n') {
            self.drop();
        }
    }

    fn block_comment(&mut self) {
        let mut depth = 0_usize;
        while let Some(next) = self.ahead(0) {
            match (next, self.ahead(1)) {
                ('/', Some('*')) => depth += 1,
                ('*', Some('/')) => depth = depth.saturating_sub(1),
                _ => {
                    self.drop();
                    continue;
                }
            }
            self.drop();
            self.drop();
            if depth == 0 {
                return;
            }
        }
    }

    fn string(&mut self) {
        self.keep();
        while let Some(next) = self.ahead(0) {
            match next {
                '"' => return self.keep(),
                '\\' => {
                    self.speak();
                    self.speak();
                }
                _ => self.speak(),
            }
        }
    }

    fn raw_string_or_name(&mut self) {
        self.keep();
        let hashes = self.left.as_slice().iter().take_while(|next| **next == '#').count();
        if self.ahead(hashes) != Some('"') {
            return;
        }
        for _ in 0..=hashes {
            self.keep();
        }
        while self.ahead(0).is_some() && !self.closes(hashes) {
            self.speak();
        }
        for _ in 0..=hashes {
            self.keep();
        }
    }

    fn closes(&self, hashes: usize) -> bool {
        self.ahead(0) == Some('"') && (1..=hashes).all(|offset| self.ahead(offset) == Some('#'))
    }

    fn letter_or_lifetime(&mut self) {
        let is_letter = self.ahead(1) == Some('\\') || self.ahead(2) == Some('\'');
        self.keep();
        if !is_letter {
            return;
        }
        while let Some(next) = self.ahead(0) {
            match next {
                '\'' => return self.keep(),
                '\\' => {
                    self.speak();
                    self.speak();
                }
                _ => self.speak(),
            }
        }
    }
}

fn blank(letter: char) -> char {
    if letter == '\n' { '\n' } else { ' ' }
}

/// Every condition of compilation in a text without comments.
fn gates(text: &str) -> Vec<Gate<'_>> {
    text.match_indices("cfg").filter_map(|(start, word)| gate_at(text, start, start + word.len())).collect()
}

fn gate_at(text: &str, start: usize, after: usize) -> Option<Gate<'_>> {
    let before = text.get(..start)?.chars().next_back();
    if before.is_some_and(is_word_letter) {
        return None;
    }
    let rest = text.get(after..)?;
    let open = ["(", "!(", "_attr("].into_iter().find(|open| rest.starts_with(open))?;
    let inside = after + open.len();
    let end = closing(text, inside)?;
    let condition = text.get(inside..end)?;
    Some(Gate { start, end: end + 1, is_plain: open == "(", condition })
}

/// Where the bracket opened before `from` closes.
fn closing(text: &str, from: usize) -> Option<usize> {
    let mut depth = 1_usize;
    for (at, letter) in text.get(from..)?.char_indices() {
        match letter {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return Some(from + at);
        }
    }
    None
}

fn test_lines(code: &str) -> Vec<bool> {
    let mut marks = vec![false; code.lines().count()];
    for gate in gates(code) {
        let before = code.get(..gate.start).unwrap_or_default();
        if !gate.is_plain || !before.ends_with('[') || !asks_for_test(gate.condition) {
            continue;
        }
        let whole_file = before.ends_with("#![");
        let end = if whole_file { code.len() } else { item_end(code, gate.end) };
        let from = if whole_file { 0 } else { lines_before(code, gate.start) };
        let lines = lines_before(code, end).saturating_sub(from) + 1;
        marks.iter_mut().skip(from).take(lines).for_each(|mark| *mark = true);
    }
    marks
}

fn asks_for_test(condition: &str) -> bool {
    let condition: String = condition.split_whitespace().collect();
    let negated = condition.contains("not(test)") || condition.contains("not(any(test");
    !negated && condition.split(|letter| !is_word_letter(letter)).any(|word| word == "test")
}

/// Where the item ends whose attribute's bracket is still open at `from`: at its `;`, or at the `}`
/// that closes its body.
fn item_end(code: &str, from: usize) -> usize {
    let mut brackets = 1_isize;
    let mut braces = 0_isize;
    for (at, letter) in code.get(from..).unwrap_or_default().char_indices() {
        match letter {
            '[' | '(' => brackets += 1,
            ']' | ')' => brackets -= 1,
            '{' => braces += 1,
            '}' => braces -= 1,
            _ => {}
        }
        let closed = letter == '}' || (letter == ';' && brackets == 0);
        if closed && braces <= 0 {
            return from + at;
        }
    }
    code.len()
}

fn lines_before(text: &str, at: usize) -> usize {
    text.get(..at).unwrap_or(text).matches('\n').count()
}

pub(super) fn is_word_letter(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '_'
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(text: &str) -> String {
        RustSource::parse(text).code
    }

    fn test_line_numbers(text: &str) -> Vec<usize> {
        let source = RustSource::parse(text);
        source.lines().filter(|line| line.is_test).map(|line| line.number).collect()
    }

    #[test]
    fn comments_and_strings_are_told_apart_from_code() {
        let source = RustSource::parse("a(\"b // c\"); // d\n/* e /* f */ g */ h");
        assert_eq!(source.code, "a(\"      \");     \n                  h");
        assert_eq!(source.spoken, "a(\"b // c\");     \n                  h");
    }

    #[test]
    fn quotes_inside_literals_do_not_end_them() {
        assert_eq!(code(r#"f("a\"b", 'x')"#), r#"f("    ", ' ')"#);
        assert_eq!(code("r#\"a\"b\"# c"), "r#\"   \"# c");
        assert_eq!(code(r"('\'', '\\', '{', b)"), r"('  ', '  ', ' ', b)");
    }

    #[test]
    fn lifetimes_and_raw_names_are_code() {
        assert_eq!(code("fn f<'a>(r#type: &'a str) {}"), "fn f<'a>(r#type: &'a str) {}");
    }

    #[test]
    fn russian_letters_count_as_one_letter_each() {
        assert_eq!(code("let a = \"ёж\"; 'ё'"), "let a = \"  \"; ' '");
    }

    #[test]
    fn a_test_module_is_marked_to_its_closing_brace() {
        let text = "fn a() {}\n#[cfg(test)]\nmod tests {\n    fn b() { \"}\"; }\n}\nfn c() {}\n";
        assert_eq!(test_line_numbers(text), [2, 3, 4, 5]);
    }

    #[test]
    fn a_test_item_without_a_body_ends_at_its_semicolon() {
        assert_eq!(test_line_numbers("#[cfg(test)]\nmod tests;\nfn a() -> [u8; 3] {}\n"), [1, 2]);
        let text = "#[cfg(all(test, unix))]\nfn a() -> [u8; 3] {\n}\nfn b() {}\n";
        assert_eq!(test_line_numbers(text), [1, 2, 3]);
    }

    #[test]
    fn what_is_compiled_without_tests_is_not_test_code() {
        assert!(test_line_numbers("#[cfg(not(test))]\nfn a() {}\n").is_empty());
        assert!(test_line_numbers("#[cfg(feature = \"latest\")]\nfn a() {}\n").is_empty());
        assert!(test_line_numbers("if cfg!(test) {\n}\n").is_empty());
        assert!(test_line_numbers("#[cfg_attr(test, derive(Debug))]\nstruct A {}\n").is_empty());
    }

    #[test]
    fn a_file_may_be_test_code_as_a_whole() {
        assert_eq!(test_line_numbers("//! a\n#![cfg(test)]\nfn a() {}\n"), [1, 2, 3]);
    }

    #[test]
    fn gates_are_found_with_their_line_and_words() {
        let source = RustSource::parse("a\n#[cfg(unix)]\nlet b = cfg!(target_os = \"linux\"); // cfg(no)\n");
        let gates: Vec<_> = source.gates().collect();
        assert_eq!(gates, [(2, "unix"), (3, "target_os = \"linux\"")]);
    }
}
