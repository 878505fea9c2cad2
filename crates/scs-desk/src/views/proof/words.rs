//! What is said of a checked paper. Each sentence says what the check does not cover.

pub(crate) const ALTERED: &str = "Подпись не сходится: лист изменён после печати или код взят с другого листа. \
     Не принимайте его. Найдите бумагу по номеру в разделе «Печать» и напечатайте заново.";
pub(crate) const ELSEWHERE: &str = "Лист выдало другое рабочее место. Чтобы проверить его, возьмите у того места \
     открытый ключ (там: scs print key) и укажите его при проверке.";
pub(crate) const UNKNOWN: &str = "Это не код и не файл нашей бумаги с номером, или файл пересохранили в другой \
     программе. Код считайте сканером целиком: в нём три строки.";
pub(crate) const BAD_KEY: &str = "Это не открытый ключ рабочего места. Скопируйте его целиком: 43 знака.";
pub(crate) const BAD_FILE: &str = "Файл не прочитан. Выберите его ещё раз.";

fn who(is_foreign: bool) -> &'static str {
    if is_foreign {
        "рабочим местом, чей ключ указан"
    } else {
        "этим рабочим местом"
    }
}

pub(crate) fn genuine((number, day): (&str, &str), is_foreign: bool) -> String {
    format!("Бумага № {number} напечатана {day} {}. Текст не менялся.", who(is_foreign))
}

pub(crate) fn code_only((number, day): (&str, &str), is_foreign: bool) -> String {
    format!(
        "Бумага № {number} напечатана {day} {}. Сам текст по коду не сверить: \
         сравните лист с бумагой под этим номером в разделе «Печать».",
        who(is_foreign)
    )
}
