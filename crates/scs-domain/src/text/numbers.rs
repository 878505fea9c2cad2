//! Numbers however they are divided: «7 053», «7-053» and «ESIA-007053» are one.

/// Digits that stand side by side, as one number without the zeros before it; each run once, and each of its
/// parts that began with a zero. Takes folded text.
pub(super) fn numbers(folded: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut run: Vec<&str> = Vec::new();
    for word in folded.split(' ').chain([""]) {
        if !word.is_empty() && is_number(word) {
            run.push(word);
            continue;
        }
        let parts = run.iter().filter(|part| part.starts_with('0')).map(|part| whole(part));
        found.extend(parts.chain((run.len() > 1).then(|| whole(&run.concat()))));
        run.clear();
    }
    found
}

pub(super) fn is_number(word: &str) -> bool {
    word.chars().all(|sign| sign.is_ascii_digit())
}

/// Without the zeros before it.
pub(super) fn whole(digits: &str) -> String {
    let whole = digits.trim_start_matches('0');
    if whole.is_empty() { "0".to_owned() } else { whole.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn divided_digits_are_one_number() {
        assert_eq!(numbers("esia 007053"), ["7053"]);
        assert_eq!(numbers("7 053 код"), ["53", "7053"]);
        assert_eq!(numbers("8 800 100 70 10"), ["88001007010"]);
        assert!(numbers("каб 12 форма 738н").is_empty());
    }
}
