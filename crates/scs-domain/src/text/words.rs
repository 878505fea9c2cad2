//! Letters of the two keyboard layouts used in Russia, place by place.

pub(super) const LATIN_KEYS: &str = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`";
pub(super) const CYRILLIC_KEYS: &str = "йцукенгшщзхъфывапролджэячсмитьбюё";
pub(super) const YO: char = 'ё';
pub(super) const YE: char = 'е';
