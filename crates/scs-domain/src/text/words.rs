//! Letters of the two keyboard layouts used in Russia, place by place.

pub(super) const LATIN_KEYS: &str = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`";
pub(super) const CYRILLIC_KEYS: &str = "йцукенгшщзхъфывапролджэячсмитьбюё";
pub(super) const YO: char = 'ё';
pub(super) const YE: char = 'е';

/// Letters of both alphabets that look the same, capital or small.
pub(super) const LATIN_TWINS: &str = "abcehkmoptxy";
pub(super) const CYRILLIC_TWINS: &str = "авсенкмортху";

/// Latin spellings of Russian sounds, longer ones first.
pub(super) const LATIN_SOUNDS: [(&str, &str); 43] = [
    ("shch", "щ"),
    ("sch", "щ"),
    ("zh", "ж"),
    ("kh", "х"),
    ("ts", "ц"),
    ("ch", "ч"),
    ("sh", "ш"),
    ("yu", "ю"),
    ("ya", "я"),
    ("yo", "е"),
    ("ye", "е"),
    ("ju", "ю"),
    ("ja", "я"),
    ("jo", "е"),
    ("iy", "ий"),
    ("yj", "ый"),
    ("a", "а"),
    ("b", "б"),
    ("c", "ц"),
    ("d", "д"),
    ("e", "е"),
    ("f", "ф"),
    ("g", "г"),
    ("h", "х"),
    ("i", "и"),
    ("j", "й"),
    ("k", "к"),
    ("l", "л"),
    ("m", "м"),
    ("n", "н"),
    ("o", "о"),
    ("p", "п"),
    ("q", "к"),
    ("r", "р"),
    ("s", "с"),
    ("t", "т"),
    ("u", "у"),
    ("v", "в"),
    ("w", "в"),
    ("x", "кс"),
    ("y", "ы"),
    ("z", "з"),
    ("'", "ь"),
];
pub(super) const SHORT_I: char = 'й';
pub(super) const VOWELS: &str = "аеиоуыэюя";

/// Folded words of any sentence.
pub(super) const IDLE: &str = "\
    как что где кто когда куда откуда почему зачем какой какая какое какие какую каких чей чем или если \
    для при над под про через после перед между можно нельзя надо нужно нужен нужна нужны хочу хочет \
    хотят хотел хотела хотим хотелось есть был была было были это этот эта эти этого мой моя мое мои \
    моего меня мне его она они ему ей нас нам наш наша все еще уже так там тут только очень может могу \
    могут мог могла можем делать сделать чтобы чтоб бы ли же вот тоже также свой своя свое свою своей \
    себя том той тот сам сама такой такая самый просто опять снова сейчас теперь всегда никак никто \
    ничего";
