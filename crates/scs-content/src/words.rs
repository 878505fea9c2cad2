//! Words on the drawing of a path, and for an author whose file does not read.

pub(crate) const DO: &str = "сделать";
pub(crate) const CHOOSE: &str = "спросить";
pub(crate) const FILE: &str = "подать: нужны номер и дата";
pub(crate) const WAIT: &str = "ждать";
pub(crate) const HAND_OVER: &str = "передать специалисту";
pub(crate) const ADDED: &str = "+ новое: ";
pub(crate) const REMOVED: &str = "− убрано: ";
pub(crate) const CHANGED: &str = "≠ изменено: ";

pub(crate) const NO_FILE: &str = "нет файла";
pub(crate) const WRONG_NAME: &str = "имя файла не совпадает с id";
pub(crate) const UNKNOWN_SCHEMA: &str = "программа не знает такого устройства комплекта";
pub(crate) const BUNDLE_UNREADABLE: &str = "сохранённый комплект не читается";
pub(crate) const ARCHIVE_UNREADABLE: &str = "это не архив ZIP с комплектом материалов";
pub(crate) const ARCHIVE_TOO_LARGE: &str = "в архиве больше файлов или текста, чем бывает в комплекте";
pub(crate) const KEYS_ARE_KNOWN: &str =
    "Сверьте с соседним файлом того же вида: имена ключей, кавычки, скобки, дни без кавычек";

/// What the reader of TOML says in English, in the author's language; its names of keys stay as they are.
pub(crate) fn unreadable(what: &str) -> String {
    let said = [
        ("unknown field ", "такого ключа здесь нет: "),
        ("missing field ", "не хватает ключа "),
        ("unknown variant ", "такого значения не бывает: "),
        ("duplicate key", "ключ стоит дважды"),
        ("duplicate field ", "ключ стоит дважды: "),
        ("invalid type: ", "не тот вид значения: "),
        ("invalid value: ", "такое значение не подходит: "),
        (", expected one of ", "; бывают: "),
        (", expected ", "; нужно: "),
        ("premature end of input", "файл обрывается на этом дне или числе"),
        ("input contains invalid characters", "лишние знаки"),
    ];
    said.iter().fold(what.trim().to_owned(), |text, (from, to)| text.replace(from, to))
}
