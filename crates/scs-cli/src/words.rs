//! The few words of the command line's own.

use scs_desk::{Ending, Proved, Searched};

pub(crate) const BAD_JSON: &str =
    "Вход команды — не JSON. Пример: scs call journal.list '{\"text\":\"резюме\"}'";
pub(crate) const BAD_TERM: &str = "Срок пишут так: +3wd — три рабочих дня, +30d — тридцать календарных.";
pub(crate) const BAD_KIND: &str =
    "Проверить можно: snils, inn, ogrn, kpp, okpdtr, phone, email, birth-date, postcode.";
pub(crate) const NO_FILE: &str = "Файл не читается или не пишется";
pub(crate) const PACK_WHOLE: &str = "Комплект проверен, замечаний нет.";
pub(crate) const WATCH_WHERE: &str =
    "Тексты пробуют в учебном месте: scs --place practice content watch ПАПКА.";
pub(crate) const NOTHING_STALE: &str = "Всё проверено недавно и действует.";
pub(crate) const NOTHING_CHANGED: &str = "Различий нет.";
pub(crate) const NO_VERSION: &str = "Такой версии материалов здесь нет. Какие есть: scs call materials.show.";
pub(crate) const NO_PORTAL_ADDRESS: &str =
    "Адрес портала этого центра не задан: выберите портал в настройках терминала.";
pub(crate) const NO_BROWSER: &str =
    "Подходящего браузера нет. Нужен Chromium, Яндекс Браузер, Chrome или Edge.";
pub(crate) const AS_ADMINISTRATOR: &str = "Повторите с правами администратора";
pub(crate) const BROWSER_LOCKED: &str = "Браузер настроен: открываются только портал и Госуслуги.";
pub(crate) const BROWSER_UNLOCKED: &str = "Браузер не настроен. Настроить: scs terminal browser --install. Не помогло — правилам мешают другие файлы в этой папке.";
pub(crate) const BAD_WAY: &str = "Это часть проверки «scs terminal prove-wipe», отдельно она не запускается.";
pub(crate) const PROOF_WHAT: &str = "Проверка стирания: в сеанс пишем слова, которых больше нигде нет, заканчиваем его и ищем их на этом компьютере.";
pub(crate) const PROOF_CLEAN: &str = "Итог: после сеанса ничего не осталось.";
pub(crate) const PROOF_TRACES: &str = "Итог: остались следы или проверка ничего не видит. Не сажайте никого за этот компьютер, позовите администратора.";

pub(crate) fn proof_before(files: usize, programs: usize) -> String {
    format!(
        "Пока сеанс открыт, слова видны: файлов — {files}, программ — {programs}. Значит, поиск их находит."
    )
}

pub(crate) fn proof_end(end: &Proved) -> String {
    let how = match end.ended {
        Ending::Client => "Человек закончил сам",
        Ending::Consultant => "Закончил консультант",
        Ending::Crash => "Программа упала",
        Ending::NextStart => "Компьютер выключился, включили снова",
        Ending::Idle => "Никто не отвечал",
        Ending::Time => "Вышло время",
    };
    let Searched { files, programs, .. } = &end.searched;
    format!(
        "{how}: удалено файлов — {}, просмотрено файлов — {files} и программ — {programs}, следов — {}.",
        end.files,
        end.searched.found() + end.left as usize,
    )
}

pub(crate) fn proof_program(pid: u32) -> String {
    format!("    программа {pid}")
}

pub(crate) const VALID: &str = "Верно";
pub(crate) const DOUBTFUL: &str = "Проверьте";

pub(crate) fn incident(number: &str) -> String {
    format!("Номер случая: {number}")
}
