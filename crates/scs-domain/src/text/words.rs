//! Letters of the two keyboard layouts used in Russia, place by place.

pub(super) const LATIN_KEYS: &str = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`";
pub(super) const CYRILLIC_KEYS: &str = "йцукенгшщзхъфывапролджэячсмитьбюё";
pub(super) const YO: char = 'ё';
pub(super) const YE: char = 'е';

/// Letters of both alphabets that look the same, capital or small.
pub(super) const LATIN_TWINS: &str = "abcehkmoptxy";
pub(super) const CYRILLIC_TWINS: &str = "авсенкмортху";
