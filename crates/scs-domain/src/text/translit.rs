//! Russian typed in Latin letters: `propiska`, `massoviy otbor`.

use super::words::{LATIN_SOUNDS, SHORT_I, VOWELS};

/// None when no Latin letter stands in the text. Vague letters are read the commonest way; a slip is forgiven later.
pub(super) fn from_latin(text: &str) -> Option<String> {
    let small = text.to_lowercase();
    if !small.contains(|letter: char| letter.is_ascii_lowercase()) {
        return None;
    }
    let mut read = String::new();
    let mut rest = small.as_str();
    while let Some(letter) = rest.chars().next() {
        let sound = LATIN_SOUNDS.iter().find(|(latin, _)| rest.starts_with(latin));
        let after_vowel = read.chars().next_back().is_some_and(|before| VOWELS.contains(before));
        match sound {
            Some(("y", _)) if after_vowel => read.push(SHORT_I),
            Some((_, cyrillic)) => read.push_str(cyrillic),
            None => read.push(letter),
        }
        rest = rest.get(sound.map_or(letter.len_utf8(), |(latin, _)| latin.len())..).unwrap_or_default();
    }
    Some(read)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn latin_letters_are_read_as_russian_sounds() {
        assert_eq!(from_latin("propiska").as_deref(), Some("прописка"));
        assert_eq!(from_latin("Massoviy otbor").as_deref(), Some("массовий отбор"));
        assert_eq!(from_latin("samozanyatyj").as_deref(), Some("самозанятый"));
        assert_eq!(from_latin("vypiska").as_deref(), Some("выписка"));
        assert_eq!(from_latin("прописка"), None);
    }
}
