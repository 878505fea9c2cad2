//! Papers of invented people, from short to the longest a portal lets in.

use scs_print::papers::*;
use scs_print::{Fill, Paper, Plot, PlotPoint, PlotShape, PrintError};

pub(crate) fn centre() -> Centre {
    Centre {
        name: "Центр занятости населения города Светлоречь".into(),
        address: "ул. Набережная, 7, зал цифровых сервисов".into(),
        phone: "8 000 000-00-10".into(),
        hours: "пн–пт с 9:00 до 18:00".into(),
    }
}

fn strings(lines: &[&str]) -> Vec<String> {
    lines.iter().map(|line| (*line).to_owned()).collect()
}

fn block(kind: MemoKind, id: &str, title: &str, text: &[&str]) -> MemoBlock {
    MemoBlock { id: id.into(), kind, title: title.into(), text: strings(text), ..MemoBlock::default() }
}

fn blanks(title: &str, names: &[&str]) -> MemoBlock {
    MemoBlock {
        id: "blanks".into(),
        kind: MemoKind::Blanks,
        title: title.into(),
        blanks: strings(names),
        ..MemoBlock::default()
    }
}

fn footer() -> MemoBlock {
    let line = "Центр занятости населения города Светлоречь, 8 000 000-00-10";
    block(MemoKind::Footer, "footer", "", &[line, "Редакция от 21 ноября 2026 года"])
}

/// The memo of the design page.
pub(crate) fn memo_choose() -> MemoData {
    let lead = "Центр пришлёт вам перечень предложений работы. Выберите из него два варианта. Выбираете вы \
                сами, в личном кабинете на портале «Работа в России».";
    let steps = [
        "**Войдите на портал** через Госуслуги. Пароль и код вводите только сами.",
        "**Откройте перечень** предложений работы.",
        "**Расставьте по порядку.** Первой поставьте работу, которая подходит больше всего.",
        "**Отметьте два варианта** подходящей работы.",
        "**Отправьте перечень** в центр занятости. Иначе центр не узнает ваш выбор.",
    ];
    MemoData {
        centre: centre(),
        blocks: vec![
            block(MemoKind::Title, "head", "", &["Как выбрать два варианта работы"]),
            block(MemoKind::Lead, "lead", "", &[lead]),
            MemoBlock {
                date: "до 25 ноября включительно".into(),
                ..block(MemoKind::Deadline, "until", "", &["Отправьте выбор"])
            },
            block(MemoKind::Steps, "steps", "", &steps),
            trouble(),
        ],
        edition: "Сверено 12 ноября 2026 года".into(),
        number: Some("63-02-2026-000417".into()),
        drop: strings(&["trouble", "lead"]),
        ..MemoData::default()
    }
}

fn trouble() -> MemoBlock {
    let pairs = [
        ("Перечня нет", "Проверьте почту и личный кабинет. Смотрите каждый день."),
        ("Портал не открывается", "Подождите и войдите ещё раз. Приходите к нам: поможем."),
        ("Срок уже прошёл", "Отправьте сразу и позвоните специалисту."),
    ];
    let item = |(sign, cure): (&str, &str)| MemoItem { sign: sign.into(), cure: cure.into() };
    MemoBlock {
        id: "trouble".into(),
        kind: MemoKind::Trouble,
        title: "Если не получается".into(),
        items: pairs.map(item).to_vec(),
        ..MemoBlock::default()
    }
}

const KINDS: [&str; 3] = [
    "Упрощённая: имя и телефон или почта.",
    "Стандартная: проверены паспорт и СНИЛС.",
    "Подтверждённая: проверена ваша личность.",
];
const ACCOUNT_STEPS: [&str; 4] = [
    "Заведите запись: нужны паспорт, СНИЛС и телефон.",
    "Добавьте паспорт и СНИЛС, дождитесь проверки.",
    "Подтвердите личность.",
    "Возвращайтесь к нам: подадим заявление.",
];
const CONFIRM: [&str; 3] = [
    "В центре обслуживания, с паспортом.",
    "Через банк: спросите свой банк.",
    "Электронной подписью, если она у вас есть.",
];
const LOST: [&str; 2] = [
    "Забыт пароль — нажмите «Забыли пароль».",
    "Нет телефона и почты — идите в центр обслуживания с паспортом.",
];

pub(crate) fn memo_account() -> MemoData {
    let safe = ["Пароль и код из СМС никому не называйте.", "Консультант их не спрашивает."];
    let silent = ["Нет 18 лет или не хотите заводить запись — спросите специалиста."];
    let place = ["Адрес центра обслуживания", "Часы работы", "День встречи у нас"];
    MemoData {
        centre: centre(),
        blocks: vec![
            block(MemoKind::Title, "head", "", &["Запись Госуслуг"]),
            block(MemoKind::Warning, "safe", "", &safe),
            block(MemoKind::List, "kinds", "Какие бывают записи", &KINDS),
            block(MemoKind::Steps, "steps", "Что сделать", &ACCOUNT_STEPS),
            block(MemoKind::List, "confirm", "Где подтвердить личность", &CONFIRM),
            blanks("Куда прийти", &place),
            block(MemoKind::List, "lost", "Если не войти", &LOST),
            block(MemoKind::Note, "silent", "", &silent),
            footer(),
        ],
        drop: strings(&["kinds"]),
        ..MemoData::default()
    }
}

/// `portal`: "ecp" or "iap"; the optional blocks are all there.
pub(crate) fn memo_interview(portal: &str) -> MemoData {
    let after: &[&str] = if portal == "ecp" {
        &[
            "Войдите на портал «Работа в России».",
            "Сообщите центру занятости, чем закончилась встреча.",
            "Если просили, принесите направление с отметкой работодателя.",
        ]
    } else {
        &[
            "Результат может отправить работодатель.",
            "Была личная встреча — можете принести отрывную часть направления.",
        ]
    };
    let names = ["Дата и время", "Организация", "Адрес или ссылка", "К кому обратиться", "Телефон"];
    let take = ["Эту памятку", "Направление, если его выдали", "Документы, о которых попросил работодатель"];
    let online = [
        "Заранее проверьте камеру и звук.",
        "Войдите за несколько минут до начала.",
        "Не получается — позвоните работодателю.",
    ];
    let ask = ["Какая зарплата и график", "Когда будет ответ", "Как вам его сообщат"];
    MemoData {
        centre: centre(),
        blocks: vec![
            block(MemoKind::Title, "head", "", &["Собеседование"]),
            block(MemoKind::Note, "not-referral", "", &["Это памятка, а не направление."]),
            blanks("Когда и куда", &names),
            block(MemoKind::Checklist, "take", "Возьмите с собой", &take),
            block(MemoKind::Steps, "online", "Если встреча по видео", &online),
            block(MemoKind::Checklist, "ask", "Спросите работодателя", &ask),
            block(MemoKind::Steps, "after", "После встречи", after),
            block(
                MemoKind::Note,
                "silent",
                "",
                &["Срок ответа и список документов уточните у работодателя."],
            ),
            footer(),
        ],
        drop: strings(&["online", "ask"]),
        ..MemoData::default()
    }
}

pub(crate) fn large(data: MemoData) -> MemoData {
    MemoData { large_print: true, ..data }
}

/// The referral of the design page.
pub(crate) fn referral_iap() -> ReferralData {
    ReferralData {
        centre: centre(),
        number: "118-В".into(),
        date: "23 ноября 2026 года".into(),
        person: "Каравайцева Лидия Тихоновна".into(),
        basis: "Согласование по вакансии № 40-1187 от 20 ноября 2026 года".into(),
        employer: Employer {
            name: "ООО «Веретено»".into(),
            address: "г. Светлоречь, ул. Прядильная, 12, проходная 2".into(),
            travel: "Автобус 3 до остановки «Фабрика»".into(),
            contact: "Егорьевская Нина Павловна, 8 000 000-00-24".into(),
        },
        job: Job {
            profession: "Швея".into(),
            terms: "Полный день, пятидневная неделя, постоянная работа".into(),
            pay: "от 52 000 ₽ в месяц".into(),
            ..Job::default()
        },
        meeting: Meeting {
            when: "25 ноября 2026 года, среда, в 10:30".into(),
            how: "Лично, по адресу работодателя.".into(),
        },
        specialist: "Болотина В. А.".into(),
        made: "Создано Интерактивным порталом 23 ноября 2026 года. Напечатано в 14:40, первый экземпляр."
            .into(),
        ..ReferralData::default()
    }
}

pub(crate) fn referral_ecp() -> ReferralData {
    ReferralData {
        portal: ReferralPortal::Ecp,
        return_by: "до 30 ноября включительно".into(),
        made: "Создано центром занятости 23 ноября 2026 года. Напечатано в 14:40, первый экземпляр.".into(),
        ..referral_iap()
    }
}

/// 100 characters of name, 250 of organisation, 200 of address.
pub(crate) fn longest(portal: ReferralPortal) -> ReferralData {
    ReferralData {
        portal,
        person: cut("Константинопольская-Преображенская Александрина-Виктория Пантелеймоновна-Апполинарьевна Оглы Кызы Магомедова", 100),
        file_number: "№ 63-2026-0000000000118 от 1 ноября 2026 года".into(),
        employer: Employer {
            name: cut(
                "Государственное бюджетное общеобразовательное учреждение Самарской области средняя \
                 общеобразовательная школа «Образовательный центр» имени дважды Героя Советского Союза \
                 генерал-майора авиации Светлореченского городского округа муниципального района Красноярский \
                 с углублённым изучением отдельных предметов",
                250,
            ),
            address: cut(
                "443000, Самарская область, муниципальный район Красноярский, городское поселение Светлоречь-Заволжская, \
                 рабочий посёлок Новосемейкино, микрорайон имени Пятидесятилетия Победы, ул. Прядильщиков-Стахановцев, \
                 д. 112, корп. 7, стр. 2, каб. 404",
                200,
            ),
            travel: "Автобус 3 до остановки «Фабрика», затем пешком через парк имени Горького, вход со двора".into(),
            contact: "Константинопольская-Преображенская Александрина Пантелеймоновна, 8 000 000-00-24, доб. 1187".into(),
        },
        job: Job {
            profession: "Учитель-логопед (дефектолог) дошкольного отделения второй квалификационной категории".into(),
            vacancy: "№ 40-1187 от 20 ноября 2026 года".into(),
            terms: "Неполный рабочий день, гибкий график, работа вахтовым методом, временная на период отпуска по уходу \
                    за ребёнком основного работника"
                .into(),
            pay: "от 52 000 до 118 500 ₽ в месяц до вычета налога".into(),
        },
        meeting: Meeting {
            when: "25 ноября 2026 года, среда, в 10:30".into(),
            how: "По видеосвязи: https://example.invalid/meeting/conference/room/4018871187?participant=guest".into(),
        },
        specialist: "Константинопольская-Преображенская А. П.".into(),
        return_by: "до 30 ноября включительно".into(),
        reprint: Some("24 ноября 2026 года".into()),
        centre: Centre {
            name: "Государственное казённое учреждение Самарской области «Центр занятости населения городского округа \
                   Светлоречь и муниципального района Красноярский»"
                .into(),
            ..centre()
        },
        ..referral_iap()
    }
}

pub(crate) fn cut(text: &str, length: usize) -> String {
    let whole: String = text.chars().take(length).collect();
    assert_eq!(whole.chars().count(), length, "too short: {text}");
    whole
}

pub(crate) fn summary_short() -> SummaryData {
    SummaryData {
        centre: centre(),
        number: "63-02-2026-000418".into(),
        date: "23 ноября 2026 года".into(),
        topic: "Помощь в поиске работы на портале «Работа в России»".into(),
        done: strings(&[
            "Вошли на портал через Госуслуги",
            "Заполнили резюме: швея",
            "Подали заявление о помощи в поиске работы",
        ]),
        filed: vec![Filed {
            what: "Заявление о помощи в поиске работы".into(),
            number: "2026-63-0011874".into(),
            date: "23 ноября 2026 года".into(),
        }],
        deadlines: vec![Until {
            what: "Отправьте перечень с двумя вариантами".into(),
            until: "до 25 ноября включительно".into(),
        }],
        at_home: strings(&[
            "Каждый день смотрите личный кабинет и почту.",
            "Пришёл перечень — выберите два варианта и отправьте в центр.",
            "Не получается — приходите или звоните.",
        ]),
        ask: vec![
            Contact {
                who: "Сектор цифровых сервисов".into(),
                how: "8 000 000-00-10, зал на первом этаже".into(),
            },
            Contact {
                who: "Специалист Болотина В. А.".into(), how: "8 000 000-00-12, каб. 4".into()
            },
        ],
        next_visit: "27 ноября 2026 года, пятница, в 11:00".into(),
        next_visit_note: "Возьмите паспорт и телефон.".into(),
        consultant: "Смирнова О. П.".into(),
        ..SummaryData::default()
    }
}

pub(crate) fn summary_long() -> SummaryData {
    let short = summary_short();
    let more =
        |lines: &[String], times: usize| (0..times).flat_map(|_| lines.iter().cloned()).collect::<Vec<_>>();
    SummaryData {
        done: more(&short.done, 6),
        at_home: more(&short.at_home, 7),
        deadlines: short.deadlines.iter().cycle().take(4).cloned().collect(),
        person: "Каравайцева Лидия Тихоновна".into(),
        ..short
    }
}

pub(crate) fn recovery() -> RecoveryData {
    RecoveryData {
        centre: centre(),
        place: "Рабочее место 2, живые данные".into(),
        key: "7KQ2M-XW9TD-4HN8R-P3VBC-YF6GJ-LE5ZS-2A7UK-9DMQX-T4W8N-HRC6V-PB3YG".into(),
        made: "21 ноября 2026 года".into(),
        print: "4F-A1-09".into(),
        sample: false,
    }
}

/// A journal of so many records, with an empty cell, a cell of several lines and a note of many words.
pub(crate) fn journal(count: usize) -> RecordsData {
    let columns = [
        ("День", 11),
        ("Минут", 7),
        ("Кто", 16),
        ("С чем пришли", 21),
        ("Что мешало", 21),
        ("Что помогло", 21),
        ("Итог", 13),
        ("Заметка", 28),
        ("Записал", 15),
    ];
    let long = "Дважды не принимала фотография: сняли при дневном свете и уменьшили. ".repeat(3);
    let row = |at: usize| {
        let (met, helped) = match at % 2 {
            0 => ("", ""),
            _ => ("В форме нет нужного центра занятости", "Сначала выбрать регион"),
        };
        let (result, note) = match at % 3 {
            0 => ("Решено", "Показали, где отклики"),
            1 => ("Повтор 30.11", ""),
            _ => ("Передано специалисту", long.as_str()),
        };
        let when = format!("23.11.2026\n{:02}:{:02}", 9 + at % 9, at % 60);
        let minutes = (3 + at % 40).to_string();
        let rest =
            ["Гражданин, лично", "Помощь в поиске работы", met, helped, result, note, "Смирнова О. П."];
        [when, minutes].into_iter().chain(rest.map(str::to_owned)).collect()
    };
    RecordsData {
        centre: centre(),
        title: "Журнал консультаций".into(),
        made: "23 ноября 2026 года, 14:05".into(),
        about: strings(&["С 1 по 23 ноября 2026 года", "Итог: решено, повтор", "Записей: 40"]),
        columns: columns.map(|(title, letters)| (title.to_owned(), letters)).to_vec(),
        rows: (0..count).map(row).collect(),
        sample: false,
    }
}

fn point(label: &str, values: &[u32], said: &str) -> PlotPoint {
    PlotPoint { label: label.into(), values: values.to_vec(), said: said.into() }
}

/// A standing plot of so many days, two lying ones, and one of minutes.
fn plots(columns: u32) -> Vec<Plot> {
    let series =
        |titles: &[(&str, Fill)]| titles.iter().map(|(title, fill)| ((*title).to_owned(), *fill)).collect();
    let day = |at: u32| {
        let values = [9 + at % 7, at % 3, at % 2, 1];
        point(&(at + 1).to_string(), &values, &values.iter().sum::<u32>().to_string())
    };
    let length = |at: u32| point(&(at + 1).to_string(), &[8 + at % 5], &(8 + at % 5).to_string());
    let reached = [
        ("Пришли по делу", 62, 0),
        ("Вошли на портал", 57, 5),
        ("Заполнили", 49, 8),
        ("Подали: есть номер", 44, 5),
        ("Приняли или ответили", 38, 6),
    ];
    let errands = [
        ("Помощь в поиске работы", 31, 4),
        ("Подготовка резюме, отклики на вакансии и согласование предложений работы", 22, 9),
        ("Остальное", 3, 1),
    ];
    vec![
        Plot {
            title: "Во вторник приходят чаще всего".into(),
            shape: PlotShape::Columns,
            series: series(&[
                ("Решено", Fill::Solid),
                ("Повтор", Fill::Hatched),
                ("У специалиста", Fill::Lined),
                ("Не решено или идёт", Fill::Empty),
            ]),
            points: (0..columns).map(day).collect(),
            note: String::new(),
        },
        Plot {
            title: "Чаще останавливаются на заполнении".into(),
            shape: PlotShape::Bars,
            series: series(&[("Дошли", Fill::Solid), ("Не дошли", Fill::Empty)]),
            points: reached
                .map(|(label, now, lost)| point(label, &[now, lost], &format!("{now}, −{lost}")))
                .to_vec(),
            note: String::new(),
        },
        Plot {
            title: "Чаще всего: Помощь в поиске работы".into(),
            shape: PlotShape::Bars,
            series: series(&[("Решено", Fill::Solid), ("Не сразу", Fill::Hatched)]),
            points: errands
                .map(|(label, solved, left)| {
                    point(label, &[solved, left], &format!("{solved} из {}", solved + left))
                })
                .to_vec(),
            note: "Один человек может прийти несколько раз.".into(),
        },
        Plot {
            title: "Обычный приём: 14 минут".into(),
            shape: PlotShape::Columns,
            series: series(&[("Минут", Fill::Solid)]),
            points: (0..columns).map(length).collect(),
            note: String::new(),
        },
    ]
}

/// A summary whose standing plots have so many columns.
pub(crate) fn figures(columns: u32) -> StatisticsData {
    StatisticsData {
        centre: centre(),
        span: "16–22 ноября 2026 года".into(),
        page: "Приёмы".into(),
        made: "23 ноября 2026 года, 14:05".into(),
        said: [
            ("128 консультаций", "на 12 больше, чем неделей раньше"),
            ("14 минут", "обычная длительность, было 16"),
            ("102 решены сразу", "80 из каждых 100"),
            ("44 раза из 52", "помогла карточка проблемы"),
        ]
        .map(|(main, about)| (main.to_owned(), about.to_owned()))
        .to_vec(),
        plots: plots(columns),
        lists: vec![("Ещё".into(), strings(&["Нетиповых случаев: 3 из 128"]))],
        ..StatisticsData::default()
    }
}

/// Every sample by name.
fn pairs(rows: &[(&str, &str)]) -> Vec<(String, String)> {
    rows.iter().map(|(label, words)| ((*label).to_owned(), (*words).to_owned())).collect()
}

fn role(period: &str, title: &str, lines: &[&str]) -> ResumeEntry {
    ResumeEntry { period: period.into(), title: title.into(), lines: strings(lines) }
}

pub(crate) fn resume_of(layout: ResumeLayout) -> ResumeData {
    let sewing = [
        role("с 03.2014", "Швея 4 разряда", &["Шила постельное бельё и спецодежду. Обучила двух учениц."]),
        role("01.2013 – 02.2014", "Ученица швеи", &["Освоила оверлок.", "Перед этим: переезд"]),
    ];
    let factory = [role("08.1996 – 02.2012", "Швея-мотористка", &["Рукава, воротники, карманы на потоке."])];
    ResumeData {
        name: "Каравайцева Лидия Тихоновна".into(),
        position: "Швея".into(),
        terms: pairs(&[
            ("Зарплата", "от 48\u{a0}000\u{a0}₽"),
            ("График", "полный день, сменный"),
            ("Переезд", ""),
            ("Живёт", "Светлоречь"),
            ("Телефон", "+7\u{a0}900\u{a0}000-00-17"),
        ]),
        jobs: vec![
            ResumeJob {
                employer: "ООО «Льняной двор», Светлоречь".into(), roles: sewing.into()
            },
            ResumeJob {
                employer: "Фабрика «Заря», пос. Озёрный".into(), roles: factory.into()
            },
        ],
        studies: vec![role(
            "1996",
            "Светлореченский колледж лёгкой промышленности",
            &["Швейное производство"],
        )],
        strengths: vec![
            ResumePart {
                title: "В работе".into(),
                lines: strings(&["Прямострочная машина, оверлок, раскрой"]),
            },
            ResumePart { title: "Права".into(), lines: strings(&["B"]) },
        ],
        about: "Работаю аккуратно, сдаю без переделок.".into(),
        layout,
        ..ResumeData::default()
    }
}

/// So many places of work that one sheet is not enough.
fn resume_long() -> ResumeData {
    let job = |at: usize| ResumeJob {
        employer: format!("Фабрика № {at}"),
        roles: vec![role(
            "01.2000 – 12.2000",
            "Швея",
            &["Шила постельное бельё и спецодежду на прямострочной машине."],
        )],
    };
    ResumeData { jobs: (1..=18).map(job).collect(), ..resume_of(ResumeLayout::Experience) }
}

/// As long as the form takes, hardly a space to break at.
fn resume_longest() -> ResumeData {
    let long = |word: &str, most: usize| word.chars().cycle().take(most).collect::<String>();
    let work = role(
        &long("03.2014 – ", 30),
        &long("Машинист-бульдозерист", 100),
        &[&long("Проводил техобслуживание. ", 1500)],
    );
    ResumeData {
        name: long("Петропавловская-", 150),
        position: long("Электрогазосварщик", 100),
        terms: pairs(&[
            ("Почта", &long("pochta@svetlorech", 254)),
            ("Где ищет работу", &long("Новопетропавловск", 120)),
        ]),
        jobs: vec![ResumeJob {
            employer: long("Горнообогатительный", 250), roles: vec![work]
        }],
        strengths: vec![ResumePart {
            title: "В работе".into(), lines: vec![long("Экскаватор, ", 800)]
        }],
        about: long("Аккуратность", 600),
        ..resume_of(ResumeLayout::Large)
    }
}

pub(crate) fn copy(filed: bool) -> DocumentData {
    let proof = |words: &str| if filed { words.to_owned() } else { String::new() };
    DocumentData {
        centre: centre(),
        title: "Вакансия".into(),
        number: "63-1-2026-0042".into(),
        date: "23 ноября 2026 года".into(),
        portal: "портал «Работа в России»".into(),
        filed_number: proof("В-118"),
        filed_date: proof("23 ноября 2026 года"),
        parts: vec![
            DocumentPart {
                title: "Вакансия".into(),
                rows: pairs(&[("Название вакансии", "Кладовщик"), ("Количество мест", "3")]),
            },
            DocumentPart {
                title: "Работа и связь".into(),
                rows: pairs(&[
                    ("Обязанности", "Принимает товар.\nВедёт учёт на складе."),
                    ("Телефон", "+7 900 000-00-17"),
                ]),
            },
            DocumentPart { title: "Премия".into(), rows: Vec::new() },
        ],
        ..DocumentData::default()
    }
}

/// A letter of somebody else with a table, a signature and lines to be filled in by hand.
fn request() -> LetterData {
    let row = |name: &str| vec![name.to_owned(), "Специалист".to_owned(), "pochta@example.ru".to_owned()];
    LetterData {
        centre: centre(),
        title: "Заявка на права доступа".into(),
        number: "63-1-2026-0043".into(),
        date: "23 ноября 2026 года".into(),
        to: vec!["Директору центра трудовых ресурсов".into()],
        from: vec!["ООО «Льняной двор»".into()],
        text: vec!["Просим дать права доступа сотрудникам организации:".into()],
        columns: vec!["Фамилия, имя, отчество".into(), "Должность".into(), "Почта".into()],
        rows: vec![row("Каравайцева Лидия Тихоновна"), row("Ткачёва Нина Петровна")],
        after: vec!["Ответ просим прислать на адрес ____________________.".into()],
        signs: vec![("Руководитель".into(), "Н. П. Ткачёва".into()), ("Ответственный".into(), String::new())],
        ..LetterData::default()
    }
}

/// As many columns as a list of candidates has, with long words in them.
fn list() -> LetterData {
    let columns = [
        "Кандидат",
        "Профессия",
        "Основная или смежная",
        "Готов к собеседованию",
        "Решение",
        "Причина отказа",
    ];
    let row = ["Константинопольская-Петропавловская Мария", "Швея", "Основная", "да", "Пригласить", ""];
    LetterData {
        of_centre: true,
        from: Vec::new(),
        title: "Перечень кандидатов".into(),
        columns: columns.map(str::to_owned).to_vec(),
        rows: vec![row.map(str::to_owned).to_vec(); 40],
        ..request()
    }
}

/// A consent on the letterhead of the centre.
fn consent() -> LetterData {
    LetterData {
        of_centre: true,
        from: Vec::new(),
        columns: Vec::new(),
        rows: Vec::new(),
        title: "Приглашение на собеседование".into(),
        parts: vec![DocumentPart {
            title: "Встреча".into(),
            rows: vec![("День".into(), "25 ноября 2026 года".into()), ("Время".into(), "10:30".into())],
        }],
        reprint: Some("24 ноября 2026 года".into()),
        ..request()
    }
}

pub(crate) fn all() -> Vec<(&'static str, Result<Paper, PrintError>)> {
    let sample = ReferralData {
        sample: true, reprint: Some("24 ноября 2026 года".into()), ..referral_iap()
    };
    let large_summary = SummaryData { large_print: true, ..summary_short() };
    vec![
        ("memo-choose", memo(&memo_choose())),
        ("memo-choose-large", memo(&large(memo_choose()))),
        ("memo-account", memo(&memo_account())),
        ("memo-account-large", memo(&large(memo_account()))),
        ("memo-interview-ecp", memo(&memo_interview("ecp"))),
        ("memo-interview-ecp-large", memo(&large(memo_interview("ecp")))),
        ("memo-interview-iap", memo(&memo_interview("iap"))),
        ("memo-interview-iap-large", memo(&large(memo_interview("iap")))),
        ("referral-iap", referral(&referral_iap())),
        ("referral-ecp", referral(&referral_ecp())),
        ("referral-iap-longest", referral(&longest(ReferralPortal::Iap))),
        ("referral-ecp-longest", referral(&longest(ReferralPortal::Ecp))),
        ("referral-sample", referral(&sample)),
        ("summary", summary(&summary_short())),
        ("summary-large", summary(&large_summary)),
        ("summary-long", summary(&summary_long())),
        ("resume", resume(&resume_of(ResumeLayout::Experience))),
        ("resume-skills", resume(&resume_of(ResumeLayout::Skills))),
        ("resume-large", resume(&resume_of(ResumeLayout::Large))),
        ("resume-long", resume(&ResumeData { sample: true, ..resume_long() })),
        ("resume-longest", resume(&resume_longest())),
        ("document", document(&copy(false))),
        ("document-filed-large", document(&DocumentData { large_print: true, ..copy(true) })),
        ("letter", letter(&request())),
        ("letter-of-the-centre", letter(&LetterData { sample: true, ..consent() })),
        ("letter-list", letter(&list())),
        ("letter-large", letter(&LetterData { large_print: true, ..consent() })),
        ("recovery", recovery_key(&recovery())),
        ("figures", statistics(&figures(5))),
        ("figures-month", statistics(&StatisticsData { sample: true, ..figures(22) })),
        ("journal", records(&journal(40))),
        ("journal-sample", records(&RecordsData { sample: true, ..journal(3) })),
    ]
}
