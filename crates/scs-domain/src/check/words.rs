//! The Russian words of checks: what is wrong, and what to do. Total: a rule without words does not compile.

use super::Kind;
use super::rule::{BirthDateFault, CrossFault, EmailFault, Fault, PhoneFault, Rule};
use crate::words::{counted, day_month_year};

/// Stands between a number and its extension.
pub(super) const EXTENSION: &str = "доб.";
/// Words people put before an extension, in small letters, without signs.
pub(super) const EXTENSION_MARKS: [&str; 10] =
    ["доб", "добав", "добавочный", "вн", "внут", "внутр", "внутренний", "ext", "x", "х"];
/// What may follow a year.
pub(crate) const YEAR_ENDINGS: [&str; 7] = ["г", "гр", "год", "года", "р", "рожд", "рождения"];

const MONTHS: [(&str, &str); 12] = [
    ("январь", "января"),
    ("февраль", "февраля"),
    ("март", "марта"),
    ("апрель", "апреля"),
    ("май", "мая"),
    ("июнь", "июня"),
    ("июль", "июля"),
    ("август", "августа"),
    ("сентябрь", "сентября"),
    ("октябрь", "октября"),
    ("ноябрь", "ноября"),
    ("декабрь", "декабря"),
];

const MONTHS_PREPOSITIONAL: [&str; 12] = [
    "январе",
    "феврале",
    "марте",
    "апреле",
    "мае",
    "июне",
    "июле",
    "августе",
    "сентябре",
    "октябре",
    "ноябре",
    "декабре",
];

/// The number of a month by its name or at least its first three letters, in small letters.
pub(crate) fn month_of(word: &str) -> Option<u32> {
    if word.chars().count() < 3 {
        return None;
    }
    let known = |(name, of): &(&str, &str)| name.starts_with(word) || of.starts_with(word);
    MONTHS.iter().zip(1..).find(|(names, _)| known(names)).map(|(_, month)| month)
}

pub(super) fn message(rule: &Rule) -> String {
    match rule {
        Rule::Any(kind, fault) => any(*kind, *fault),
        Rule::SnilsControl => {
            "Такого номера СНИЛС не бывает: последние две цифры не сходятся с остальными. Сверьте номер с карточкой."
                .into()
        }
        Rule::InnControl => {
            "Такого ИНН не бывает: контрольные цифры не сходятся с остальными. Сверьте номер с документом.".into()
        }
        Rule::OgrnControl => {
            "Такого ОГРН не бывает: последняя цифра не сходится с остальными. Сверьте номер с выпиской.".into()
        }
        Rule::OkpdtrControl => {
            "Последняя цифра кода ОКПДТР не сходится с остальными. Найдите профессию в справочнике.".into()
        }
        Rule::SnilsGrouping => {
            "СНИЛС пишут так: 112-233-445 95. Сверьте номер с карточкой и введите его в этом виде.".into()
        }
        Rule::SnilsUncontrolled => {
            "У таких ранних номеров СНИЛС нет контрольного числа. Сверьте каждую цифру с карточкой.".into()
        }
        Rule::OgrnFirstDigit => "ОГРН начинается с 1 или 5. Сверьте номер с выпиской из реестра.".into(),
        Rule::OgrnipFirstDigit => "ОГРНИП начинается с 3. Сверьте номер с выпиской из реестра.".into(),
        Rule::KppLetterPlace => {
            "Буквы в КПП бывают только на пятом и шестом месте. Сверьте код с документом.".into()
        }
        Rule::PostcodeFirstDigit => {
            "Российский индекс начинается с цифры от 1 до 6. Сверьте индекс с адресом.".into()
        }
        Rule::Phone(fault) => phone(*fault),
        Rule::Email(fault) => email(*fault),
        Rule::BirthDate(fault) => birth_date(*fault),
        Rule::Cross(fault) => cross(*fault).into(),
    }
}

fn any(kind: Kind, fault: Fault) -> String {
    let name = accusative(kind);
    match fault {
        Fault::Empty => format!("Введите {name}."),
        Fault::TooLong => {
            format!("Запись слишком длинная. Проверьте, не вставлено ли лишнее, и введите только {name}.")
        }
        Fault::Hidden => {
            format!(
                "В записи есть невидимые знаки: они попали при копировании. Наберите {name} на клавиатуре."
            )
        }
        Fault::Characters => characters(kind).into(),
        Fault::Length { found } => length(kind, found),
        Fault::SameDigits => format!("Все цифры одинаковые. Сверьте {name} ещё раз."),
    }
}

fn accusative(kind: Kind) -> &'static str {
    match kind {
        Kind::Snils => "СНИЛС",
        Kind::Inn => "ИНН",
        Kind::Ogrn => "ОГРН",
        Kind::Kpp => "КПП",
        Kind::Okpdtr => "код ОКПДТР",
        Kind::Phone => "номер телефона",
        Kind::Email => "адрес электронной почты",
        Kind::BirthDate => "дату рождения",
        Kind::Postcode => "почтовый индекс",
    }
}

fn characters(kind: Kind) -> &'static str {
    match kind {
        Kind::Snils => "В СНИЛС бывают только цифры, пробелы и дефисы. Уберите остальные знаки.",
        Kind::Inn => "В ИНН бывают только цифры. Уберите остальные знаки.",
        Kind::Ogrn => "В ОГРН бывают только цифры. Уберите остальные знаки.",
        Kind::Kpp => "В КПП бывают только цифры и латинские буквы. Уберите остальные знаки.",
        Kind::Okpdtr => "В коде ОКПДТР бывают только цифры. Уберите остальные знаки.",
        Kind::Phone => {
            "Введите телефон цифрами, например +7 917 123-45-67. Добавочный отделите словом «доб.»."
        }
        Kind::Email => "В адресе почты есть знак, которого там не бывает. Наберите адрес заново.",
        Kind::BirthDate => "Введите дату рождения цифрами, например 01.02.1958.",
        Kind::Postcode => "В почтовом индексе бывают только цифры. Уберите остальные знаки.",
    }
}

fn length(kind: Kind, found: usize) -> String {
    match kind {
        Kind::Snils => digits("В СНИЛС", 11, found),
        Kind::Okpdtr => digits("В коде ОКПДТР", 6, found),
        Kind::Postcode => digits("В почтовом индексе", 6, found),
        Kind::BirthDate => digits("В дате рождения", 8, found),
        Kind::Inn => format!(
            "В ИНН должно быть 10 цифр у организации или 12 у человека, сейчас {found}. Сверьте номер с документом."
        ),
        Kind::Ogrn => format!(
            "В ОГРН должно быть 13 цифр, в ОГРНИП — 15, сейчас {found}. Сверьте номер с выпиской из реестра."
        ),
        Kind::Kpp if found < 9 => {
            format!("В КПП должно быть 9 знаков, сейчас {found}. Проверьте, не пропущен ли знак.")
        }
        Kind::Kpp => format!("В КПП должно быть 9 знаков, сейчас {found}. Проверьте, нет ли лишнего знака."),
        Kind::Phone => {
            format!(
                "В телефоне должно быть 11 цифр вместе с +7 или 8, сейчас {found}. {}",
                missing_or_extra(11, found)
            )
        }
        Kind::Email => format!(
            "В адресе почты бывает не больше 254 знаков, сейчас {found}. Проверьте, не вставлено ли лишнее."
        ),
    }
}

fn digits(place: &str, expected: usize, found: usize) -> String {
    let hint = missing_or_extra(expected, found);
    let digits = crate::words::plural(expected as u64, "цифра", "цифры", "цифр");
    format!("{place} должно быть {expected} {digits}, сейчас {found}. {hint}")
}

fn missing_or_extra(expected: usize, found: usize) -> &'static str {
    if found < expected {
        "Проверьте, не пропущена ли цифра."
    } else {
        "Проверьте, нет ли лишней цифры."
    }
}

fn phone(fault: PhoneFault) -> String {
    match fault {
        PhoneFault::Foreign => {
            "Здесь нужен российский номер: он начинается с +7 или с 8 без плюса. Проверьте начало номера."
                .into()
        }
        PhoneFault::Prefix => "Российский номер начинается с +7 или 8. Проверьте первую цифру.".into(),
        PhoneFault::Several => "Здесь больше одного номера телефона. Введите один.".into(),
        PhoneFault::Extension => {
            "Добавочный номер — от 1 до 6 цифр после слова «доб.». Проверьте его.".into()
        }
        PhoneFault::Glued { found } => format!(
            "В телефоне 11 цифр, а здесь {found}. Последние похожи на добавочный номер: проверьте, так ли это."
        ),
    }
}

fn email(fault: EmailFault) -> String {
    match fault {
        EmailFault::At { found: 0 } => {
            "В адресе почты не хватает знака @. Введите адрес, например ivanova@mail.ru.".into()
        }
        EmailFault::At { found } => {
            format!("В адресе почты бывает один знак @, сейчас {found}. Введите один адрес.")
        }
        EmailFault::Space => "В адресе почты не бывает пробелов. Уберите пробел.".into(),
        EmailFault::Sign { sign: ',' } => {
            "В адресе почты не бывает запятой. Проверьте, не нужна ли там точка.".into()
        }
        EmailFault::Sign { sign } => {
            format!("В адресе почты не бывает знака {sign} на этом месте. Наберите адрес заново.")
        }
        EmailFault::Local => {
            "Перед @ должно стоять имя до 64 знаков, без точек по краям и двух точек подряд. Сверьте адрес."
                .into()
        }
        EmailFault::Domain => {
            "После @ должно стоять имя почты с точкой, например mail.ru. Проверьте конец адреса.".into()
        }
        EmailFault::MixedScripts => {
            "В одном слове адреса стоят русские и латинские буквы. Наберите адрес заново в одной раскладке."
                .into()
        }
    }
}

fn birth_date(fault: BirthDateFault) -> String {
    match fault {
        BirthDateFault::NoYear => {
            "В дате рождения не хватает года. Введите его четырьмя цифрами, например 1958.".into()
        }
        BirthDateFault::ShortYear => {
            "Год рождения двумя цифрами читается по-разному. Введите его четырьмя цифрами, например 1958."
                .into()
        }
        BirthDateFault::Incomplete => {
            "В дате рождения нужны день, месяц и год. Введите их, например 01.02.1958.".into()
        }
        BirthDateFault::UnknownMonth => {
            "Месяц в дате рождения прочитать не удалось. Введите его цифрами, например 01.02.1958.".into()
        }
        BirthDateFault::NoSuchMonth { month } => {
            format!("Месяца {month} нет: их всего 12. Введите день, месяц и год, например 01.02.1958.")
        }
        BirthDateFault::NoSuchDay { month, year, days } => no_such_day(month, year, days),
        BirthDateFault::Future { today } => {
            format!(
                "Дата рождения не может быть позже сегодняшнего дня, {}. Проверьте год.",
                day_month_year(today)
            )
        }
        BirthDateFault::TooOld { age } | BirthDateFault::TooYoung { age } => {
            let years = counted(age.into(), "год", "года", "лет");
            format!("По этой дате человеку {years}. Сверьте год рождения с документом.")
        }
    }
}

fn no_such_day(month: u32, year: i32, days: u32) -> String {
    let index = usize::try_from(month.saturating_sub(1)).unwrap_or_default();
    let month = MONTHS_PREPOSITIONAL.get(index).copied().unwrap_or_default();
    let days = counted(days.into(), "день", "дня", "дней");
    format!("В {month} {year} года {days}. Сверьте день рождения с документом.")
}

fn cross(fault: CrossFault) -> &'static str {
    match fault {
        CrossFault::CompanyWithOgrnip => {
            "ИНН здесь организации, а ОГРНИП — предпринимателя. Сверьте оба номера с выпиской из реестра."
        }
        CrossFault::PersonWithOgrn => {
            "ИНН здесь предпринимателя, а ОГРН — организации. Сверьте оба номера с выпиской из реестра."
        }
        CrossFault::KppOfPerson => "У предпринимателя КПП не бывает. Оставьте это поле пустым.",
    }
}
