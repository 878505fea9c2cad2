//! Every Russian word this crate prints by itself or knows when it breaks lines.

/// Words that do not end a line: one and two letters that lean on the next word.
pub(crate) const LEANING: [&str; 21] = [
    "в", "к", "с", "у", "о", "и", "а", "я", "на", "из", "от", "до", "по", "за", "во", "ко", "со", "об", "не",
    "ни", "но",
];

/// Words a number does not bind to: «кабинет 4 на втором этаже», «с 9:00 до 18:00».
pub(crate) const AFTER_NUMBER_FREE: [&str; 22] = [
    "в", "к", "с", "у", "о", "и", "а", "на", "из", "от", "до", "по", "за", "во", "ко", "со", "об", "не",
    "или", "для", "это", "что",
];

/// Particles that do not begin a line.
pub(crate) const TRAILING: [&str; 5] = ["же", "бы", "ли", "ж", "б"];

/// Abbreviations that stay with what follows.
pub(crate) const SHORTENED: [&str; 24] = [
    "ул.",
    "пр.",
    "пер.",
    "пл.",
    "просп.",
    "наб.",
    "бул.",
    "кв.",
    "каб.",
    "стр.",
    "корп.",
    "обл.",
    "тел.",
    "им.",
    "оф.",
    "пом.",
    "ст.",
    "пп.",
    "гор.",
    "пос.",
    "дер.",
    "эт.",
    "см.",
    "доб.",
];

pub(crate) fn sheet_of(number: usize, count: usize) -> String {
    format!("лист {number} из {count}")
}

pub(crate) const SAMPLE_BAND: &str = "УЧЕБНЫЙ ОБРАЗЕЦ";
pub(crate) const SAMPLE_NOTE: &str = "не является документом";

pub(crate) const MEMO_FOR_CITIZENS: &str = "Памятка для граждан";
pub(crate) const MEMO_FOR_EMPLOYERS: &str = "Памятка для работодателей";

pub(crate) fn memo_title(title: &str) -> String {
    format!("Памятка «{}»", title.replace('«', "„").replace('»', "“"))
}

pub(crate) fn number(number: &str) -> String {
    format!("№ {number}")
}

pub(crate) fn number_and_date(number: &str, date: &str) -> String {
    match (number, date) {
        ("", "") => String::new(),
        ("", date) => format!("от {date}"),
        (number, "") => format!("№ {number}"),
        _ => format!("№ {number} от {date}"),
    }
}

pub(crate) fn reprint(date: &str) -> String {
    format!("повторная печать {date}").trim_end().to_owned()
}

pub(crate) const ADDRESS_AND_HOURS: &str = "Адрес и часы работы";

pub(crate) mod referral {
    pub(crate) const TITLE: &str = "Направление на работу";
    pub(crate) const PERSON: &str = "Кому";
    pub(crate) const BASIS: &str = "Основание";
    pub(crate) const FILE_NUMBER: &str = "Заявление";
    pub(crate) const WHERE_TO: &str = "Куда";
    pub(crate) const EMPLOYER: &str = "Работодатель";
    pub(crate) const ADDRESS: &str = "Адрес";
    pub(crate) const TRAVEL: &str = "Проезд";
    pub(crate) const CONTACT: &str = "Контактное лицо";
    pub(crate) const WHAT_JOB: &str = "На какую работу";
    pub(crate) const PROFESSION: &str = "Профессия";
    pub(crate) const VACANCY: &str = "Вакансия";
    pub(crate) const TERMS: &str = "Условия";
    pub(crate) const PAY: &str = "Зарплата";
    pub(crate) const MEETING: &str = "Собеседование";
    pub(crate) const AFTER_MEETING: &str = "После собеседования";
    pub(crate) const SLIP_TO_CENTRE: &str = "отрывную часть — в центр";
    pub(crate) const SLIP_NOTE: &str = "Можно принести самому, если встреча личная.";
    pub(crate) const SLIP_BY: &str = "Принесите в центр отрывную часть.";
    pub(crate) const TELL_CENTRE: &str = "сообщите результат в центр";
    pub(crate) const TELL_BY: &str = "Сообщите в центр, чем закончилась встреча.";
    pub(crate) const MARK_NOTE: &str = "Если просили, принесите это направление с отметкой работодателя.";
    pub(crate) const SPECIALIST: &str = "Специалист";
    pub(crate) const STAMP: &str = "М. П.";
    pub(crate) const CODE_NOTE: &str = "В коде справа вверху нет личных данных.";
    pub(crate) const CUT: &str = "Линия отреза. Нижнюю часть заполняет работодатель";
    pub(crate) const SLIP: &str = "Отрывная часть к направлению";
    pub(crate) const MARK: &str = "Отметка работодателя";
    pub(crate) const RESULT: &str = "Результат";
    pub(crate) const HIRED: &str = "Принят с";
    pub(crate) const ORDER: &str = "приказ №";
    pub(crate) const ORDER_DATE: &str = "от";
    pub(crate) const EMPLOYER_REFUSED: &str = "Работодатель отказал, причина";
    pub(crate) const CITIZEN_REFUSED: &str = "Гражданин отказался, причина";
    pub(crate) const OTHER: &str = "Другое";
    pub(crate) const EMPLOYER_SIGNS: &str = "Работодатель: должность, подпись";
    pub(crate) const CITIZEN: &str = "Гражданин";
    pub(crate) const QUOTE_OPEN: &str = "«";
    pub(crate) const QUOTE_CLOSE: &str = "»";
    pub(crate) const CENTURY: &str = "20";
    pub(crate) const YEAR: &str = "г.";
}

pub(crate) mod summary {
    pub(crate) const TITLE: &str = "Итог консультации";
    pub(crate) const PERSON: &str = "Кому";
    pub(crate) const TOPIC: &str = "Вопрос";
    pub(crate) const DONE: &str = "Что сделано";
    pub(crate) const FILED: &str = "Что подано";
    pub(crate) const DEADLINES: &str = "Другие сроки";
    pub(crate) const AT_HOME: &str = "Что сделать дома";
    pub(crate) const ASK: &str = "К кому обратиться";
    pub(crate) const NEXT_VISIT: &str = "Следующая встреча";
    pub(crate) const CONSULTANT: &str = "Консультант";
    pub(crate) const PASSWORDS: &str =
        "Пароль и код из СМС никому не называйте. Консультант их не спрашивает.";
}

pub(crate) mod resume {
    pub(crate) const TITLE: &str = "Резюме";
    pub(crate) const WORK: &str = "Опыт работы";
    pub(crate) const STUDIES: &str = "Образование";
    pub(crate) const STRENGTHS: &str = "Навыки";
    pub(crate) const ABOUT: &str = "О себе";
}

pub(crate) mod document {
    pub(crate) const COPY: &str = "Копия для клиента";
    pub(crate) const NOT_FILED: &str = "Ещё не подано.";
    pub(crate) const ANSWERS: &str = "Ниже ответы, с которыми его готовили.";

    /// «Подано на портале „Работа в России“: № 12 от 23 ноября 2026 года.»
    pub(crate) fn filed(portal: &str, number: Option<&str>, date: &str) -> String {
        let proof = super::number_and_date(number.unwrap_or_default(), date);
        format!("Подано, {portal}: {proof}.")
    }

    pub(crate) fn how(portal: &str) -> String {
        format!("Ответы переносит и подаёт сам клиент: {portal}. Подано то, что получило там номер и дату.")
    }
}

pub(crate) mod letter {
    pub(crate) const TO: &str = "Кому";
    pub(crate) const FROM: &str = "От кого";
    pub(crate) const ROW: &str = "№";
    pub(crate) const DAY: &str = "Дата";

    pub(crate) fn prepared(centre: &str) -> String {
        format!("Подготовлено: {centre}")
    }
}

pub(crate) mod statistics {
    /// «Сводка: приёмы»
    pub(crate) fn title(page: &str) -> String {
        format!("Сводка: {}", page.to_lowercase())
    }

    pub(crate) fn file(span: &str) -> String {
        format!("Сводка {span}")
    }

    pub(crate) fn made(made: &str) -> String {
        format!("Составлено {made}. Посчитано по записям этого рабочего места.")
    }
}

pub(crate) mod recovery {
    pub(crate) const TITLE: &str = "Ключ восстановления";
    pub(crate) const PLACE: &str = "Рабочее место";
    pub(crate) const MADE: &str = "Создан";
    pub(crate) const PRINT: &str = "Отпечаток ключа";
    pub(crate) const APART: &str = "Храните этот лист отдельно от компьютера.";
    pub(crate) const WHO: &str = "Кто держит лист и компьютер, тот прочтёт все данные.";
    pub(crate) const WHAT_FOR: &str = "Зачем он нужен";
    pub(crate) const LOST: &str = "Открыть данные, если компьютер сменили или система забыла свой ключ.";
    pub(crate) const RESTORE: &str = "Восстановить данные из резервной копии.";
    pub(crate) const NO_COPY: &str =
        "Без ключа и без системы данные не откроет никто: копии ключа у нас нет.";
    pub(crate) const HOW: &str = "Как хранить";
    pub(crate) const SAFE: &str = "Положите лист в конверт и отдайте руководителю на хранение.";
    pub(crate) const NO_PHOTO: &str = "Не фотографируйте и не пересылайте его.";
    pub(crate) const IF_LOST: &str = "Лист пропал или его видел чужой — скажите администратору.";
    pub(crate) const TOOK: &str = "Лист принял";
    pub(crate) const DATE: &str = "дата";
}
