//! Invented words of the day that is measured.

use scs_print::papers::{Centre, MemoBlock, MemoData, MemoItem, MemoKind};

/// Of quick entries.
pub(crate) const NOTES: [&str; 3] = [
    "Сменился номер телефона. Восстановит вход через почту.",
    "Показали, где в кабинете лежит перечень предложений.",
    "Резюме скрыто от работодателей, открыли вместе.",
];

/// Stands in a note now and then.
pub(crate) const RARE: &str = "перечень";

/// What is looked for in a journal: a common word, a rare one, several, a beginning, a slip, other keys, words side by
/// side, a word left out, a number, a title, nothing found.
pub(crate) const JOURNAL_SEARCHES: [&str; 12] = [
    "памятка ",
    "перечень ",
    "резюме отклонено ",
    "помогла родственница паспорт ",
    "нап",
    "напровление ",
    "gfhjkm ",
    "«по порталу»",
    "код -пароль ",
    "118",
    "регистрация ",
    "самолёт ",
];

/// What is looked for when something does not work: a word, two words, a code, nothing found.
pub(crate) const SEARCHES: [&str; 4] = ["пароль", "доступ отклонён", "ESIA-007055", "самолёт"];

/// One A4 page with every kind of block a person reads.
pub(crate) fn memo() -> MemoData {
    MemoData {
        centre: Centre {
            name: "Центр занятости населения города Светлоречь".to_owned(),
            address: "ул. Набережная, 7, каб. 4".to_owned(),
            phone: "8 800 000-00-10".to_owned(),
            hours: "пн–пт с 9:00 до 18:00".to_owned(),
        },
        blocks: vec![
            block(MemoKind::Title, "", &["Как войти на портал"]),
            block(MemoKind::Lead, "", &["Вход один для всех услуг. Пароль и код знаете только вы."]),
            block(
                MemoKind::Steps,
                "По порядку",
                &[
                    "**Откройте портал** и нажмите «Войти».",
                    "**Введите телефон** или почту, затем пароль.",
                    "**Дождитесь кода** в СМС и впишите его сами.",
                    "**Выйдите** из кабинета, когда закончите.",
                ],
            ),
            block(
                MemoKind::List,
                "Возьмите с собой",
                &["паспорт", "СНИЛС", "телефон, на который приходит код"],
            ),
            block(MemoKind::Warning, "", &["Код никому не называйте.", "Консультант его не спрашивает."]),
            trouble(),
        ],
        edition: "Сверено 21 ноября 2026 года".to_owned(),
        number: Some("63-2-2026-0417".to_owned()),
        ..MemoData::default()
    }
}

fn block(kind: MemoKind, title: &str, text: &[&str]) -> MemoBlock {
    let text = text.iter().map(|line| (*line).to_owned()).collect();
    MemoBlock { kind, title: title.to_owned(), text, ..MemoBlock::default() }
}

fn trouble() -> MemoBlock {
    let item = |sign: &str, cure: &str| MemoItem { sign: sign.to_owned(), cure: cure.to_owned() };
    let items = vec![
        item("Код не пришёл", "Подождите минуту и попросите код снова."),
        item("Пароль забыт", "Нажмите «Не удаётся войти» и следуйте подсказкам."),
    ];
    MemoBlock { items, ..block(MemoKind::Trouble, "Если не получается", &[]) }
}

/// A vacancy with most of its fields answered.
pub(crate) fn vacancy() -> serde_json::Value {
    let duties = "Принимает товар, ведёт учёт на складе, отпускает покупателям, следит за сроками хранения. "
        .repeat(6);
    serde_json::json!({ "fields": {
        "is_priority": "false", "vacancy_name": "Кладовщик", "profession": "Кладовщик", "sphere": "Торговля",
        "work_places": "3", "duties": duties, "requirements": duties, "contact_person": "Отдел кадров",
        "phone": "8 900 000-00-17", "salary_min": "45000", "salary_max": "60000", "busy_type": "full",
        "region": "Самарская область", "address": "Светлоречь, Речная, 5",
    } })
}

/// A resume of two sheets.
pub(crate) fn resume() -> serde_json::Value {
    let job = |at: usize| {
        serde_json::json!({ "organisation": format!("Фабрика № {at}"), "job_title": "Швея", "from": format!("01.{}", 2000 + at),
            "to": format!("12.{}", 2000 + at), "duties": "Шила постельное бельё и спецодежду, 40 комплектов за смену. ".repeat(3) })
    };
    serde_json::json!({
        "fields": { "full_name": "Караваева Лидия Тихоновна", "position": "Швея", "salary": "48000", "sphere": "Швейное дело",
            "has_experience": "true", "hard_skills": "Оверлок\nРаскрой", "show_on_web": "true" },
        "entries": { "experience": (0..12).map(job).collect::<Vec<_>>() },
    })
}

pub(crate) const PROFESSION_KEYS: [&str; 5] =
    ["слесарь ремонтник", "электрогазосварщик", "ghjlfdtw", "водители автобуса", "120345"];

const TRADES: [&str; 8] = [
    "Слесарь",
    "Электрогазосварщик",
    "Продавец",
    "Водитель",
    "Аппаратчик",
    "Машинист",
    "Оператор",
    "Наладчик",
];
const OF_WHAT: [&str; 10] = [
    "ремонтник",
    "автобуса",
    "станков",
    "холодильных установок",
    "крана",
    "упаковочных машин",
    "насосных станций",
    "печей",
    "линии розлива",
    "оборудования",
];

/// A name unlike its neighbours.
pub(crate) fn profession(at: usize) -> String {
    let trade = TRADES.get(at % TRADES.len()).copied().unwrap_or_default();
    let what = OF_WHAT.get(at / TRADES.len() % OF_WHAT.len()).copied().unwrap_or_default();
    format!("{trade} {what} {at}")
}
