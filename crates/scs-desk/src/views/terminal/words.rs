//! The words of public computers.

use scs_domain::words::counted;

pub(crate) const AWAY: &str = "Нет связи";
pub(crate) const FREE: &str = "Свободен";
pub(crate) const BUSY: &str = "Занят";
pub(crate) const ASKS_HELP: &str = "Просит помощи";
pub(crate) const ENDS: &str = "Время заканчивается";
pub(crate) const WIPING: &str = "Стираем данные";

pub(crate) const MAY_BEGIN: &str = "Можно начинать";
pub(crate) const NOT_SEEN: &str = "Ещё не был на связи";
pub(crate) const WAS_FREE: &str = "Был свободен";
pub(crate) const WAS_BUSY: &str = "Был занят";
pub(crate) const SITTING_OVER: &str = "Сеанс закончен";
pub(crate) const CHOOSES: &str = "Выбирает, с чего начать";
pub(crate) const CHECK_POWER: &str = "Проверьте питание и провод";
pub(crate) const WORKS_ON: &str = "Сеанс там продолжается";

pub(crate) const NOBODY: &str = "Терминалов пока нет";
pub(crate) const CLEAN: &str = "Ничего не осталось";

/// Pages of the terminal by their id.
pub(crate) const PAGES: [(&str, &str); 5] = [
    ("resume", "Составить резюме"),
    ("applications", "Составить заявление"),
    ("sign-in", "Не могу войти на Госуслуги"),
    ("portal", "Портал"),
    ("help", "Что-то не получается"),
];

pub(crate) fn terminal(number: usize) -> String {
    format!("Терминал {number}")
}

pub(crate) fn question(at: u16, of: u16, part: Option<&str>) -> String {
    match part {
        Some(part) => format!("Вопрос {at} из {of}. {part}"),
        None => format!("Вопрос {at} из {of}"),
    }
}

pub(crate) fn minutes(minutes: u64) -> String {
    if minutes == 0 {
        "меньше минуты".to_owned()
    } else {
        counted(minutes, "минута", "минуты", "минут")
    }
}

pub(crate) fn calls(minutes: u64) -> String {
    match minutes {
        0 => "Зовёт меньше минуты".to_owned(),
        minutes => format!("Зовёт {}", counted(minutes, "минуту", "минуты", "минут")),
    }
}

pub(crate) fn tries(times: u16) -> String {
    format!("Открывали закрытое: {}", counted(u64::from(times), "раз", "раза", "раз"))
}

pub(crate) fn left(left: u64, of: u64) -> String {
    let verb = if left % 10 == 1 && left % 100 != 11 { "Осталась" } else { "Осталось" };
    format!("{verb} {} из {of}", minutes(left))
}

pub(crate) fn since(clock: &str) -> String {
    format!("с {clock}")
}

/// «Заняты 3 из 6, свободен Терминал 4»
pub(crate) fn summary(busy: usize, all: usize, free: &[&str]) -> String {
    let busy = match busy {
        0 => "Никто не сидит".to_owned(),
        1 => format!("Занят 1 из {all}"),
        several => format!("Заняты {several} из {all}"),
    };
    match free {
        [] => busy,
        [one] => format!("{busy}, свободен {one}"),
        several => format!("{busy}, свободны {}", several.len()),
    }
}

pub(crate) fn wiped(files: u32, processes: u32) -> String {
    let files = counted(u64::from(files), "файл", "файла", "файлов");
    let processes = counted(u64::from(processes), "программа", "программы", "программ");
    format!("Удалено: {files}. Остановлено: {processes}.")
}

pub(crate) fn found(found: u32) -> String {
    let left = counted(u64::from(found), "след", "следа", "следов");
    format!("Осталось: {left}. Никого не сажайте, позовите администратора")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_agree_with_their_words() {
        assert_eq!(left(21, 30), "Осталась 21\u{a0}минута из 30");
        assert_eq!(left(3, 30), "Осталось 3\u{a0}минуты из 30");
        assert_eq!(left(0, 30), "Осталось меньше минуты из 30");
        assert_eq!(calls(1), "Зовёт 1\u{a0}минуту");
        assert_eq!(summary(3, 6, &["Терминал 4"]), "Заняты 3 из 6, свободен Терминал 4");
        assert_eq!(summary(0, 2, &["Терминал 1", "Терминал 2"]), "Никто не сидит, свободны 2");
    }
}
