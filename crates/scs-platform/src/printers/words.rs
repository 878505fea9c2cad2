//! Every state, reason and failure of printing in Russian, with what to do. Total: a new one without words does not compile.

use super::{JobState, PrinterError, PrinterState, Reason};

impl Reason {
    /// «Нет бумаги»
    pub fn title(self) -> &'static str {
        match self {
            Reason::PaperJam => "Замятие бумаги",
            Reason::CoverOpen => "Открыта крышка",
            Reason::PaperOut => "Нет бумаги",
            Reason::TrayMissing => "Не вставлен лоток",
            Reason::TonerEmpty => "Закончился тонер",
            Reason::OutputFull => "Полон приёмный лоток",
            Reason::NotResponding => "Не отвечает",
            Reason::DriverMissing => "Нет драйвера",
            Reason::SpoolFull => "Память принтера заполнена",
            Reason::Attention => "Требует внимания",
            Reason::Aborted => "Печать прервана",
            Reason::Held => "Документ задержан в очереди",
            Reason::NotAccepting => "Не принимает документы",
            Reason::Paused => "Остановлен",
        }
    }

    /// What to do, one or two sentences.
    pub fn advice(self) -> &'static str {
        match self {
            Reason::PaperJam => "Выньте застрявший лист и нажмите «Повторить».",
            Reason::CoverOpen => "Закройте крышку принтера и нажмите «Повторить».",
            Reason::PaperOut => "Положите бумагу\u{a0}A4 и нажмите «Повторить».",
            Reason::TrayMissing => "Вставьте лоток с бумагой и нажмите «Повторить».",
            Reason::TonerEmpty => "Замените картридж и нажмите «Повторить».",
            Reason::OutputFull => "Заберите готовые листы и нажмите «Повторить».",
            Reason::NotResponding => {
                "Проверьте, что принтер включён и в нём есть бумага, затем нажмите «Повторить»."
            }
            Reason::DriverMissing => "Выберите другой принтер. Драйвер поставит администратор.",
            Reason::SpoolFull => "Подождите, пока принтер допечатает, и нажмите «Повторить».",
            Reason::Attention => "Посмотрите на экран принтера, затем нажмите «Повторить».",
            Reason::Aborted => "Посмотрите, какие листы вышли, и нажмите «Повторить».",
            Reason::Held => "Отмените печать и выберите другой принтер.",
            Reason::NotAccepting => "Выберите другой принтер. Эту очередь откроет администратор.",
            Reason::Paused => "Выберите другой принтер. Этот снова запустит администратор.",
        }
    }
}

impl PrinterState {
    /// «Готов»; of several reasons the first.
    pub fn title(&self) -> &'static str {
        match self {
            PrinterState::Ready => "Готов",
            PrinterState::Busy => "Печатает",
            PrinterState::Stopped { reasons } => first(reasons).title(),
            PrinterState::Offline => Reason::NotResponding.title(),
        }
    }

    /// Nothing when nothing is to be done.
    pub fn advice(&self) -> Option<&'static str> {
        match self {
            PrinterState::Ready | PrinterState::Busy => None,
            PrinterState::Stopped { reasons } => Some(first(reasons).advice()),
            PrinterState::Offline => Some(Reason::NotResponding.advice()),
        }
    }
}

fn first(reasons: &[Reason]) -> Reason {
    reasons.first().copied().unwrap_or(Reason::Paused)
}

impl JobState {
    /// «В очереди, ещё не напечатано»
    pub fn title(self) -> &'static str {
        match self {
            JobState::Queued => "В очереди, ещё не напечатано",
            JobState::Printing => "Печатается",
            JobState::Printed => "Напечатано",
            JobState::Stopped { reason } => reason.title(),
            JobState::Cancelled => "Печать отменена",
            JobState::Gone => "В очереди этого документа больше нет",
        }
    }

    /// Nothing when nothing is to be done.
    pub fn advice(self) -> Option<&'static str> {
        match self {
            JobState::Stopped { reason } => Some(reason.advice()),
            JobState::Gone => Some("Посмотрите, вышла ли бумага. Если нет, нажмите «Повторить»."),
            JobState::Queued | JobState::Printing | JobState::Printed | JobState::Cancelled => None,
        }
    }
}

impl PrinterError {
    /// What happened.
    pub fn message(&self) -> &'static str {
        match self {
            PrinterError::NoService => "На этом компьютере не работает служба печати.",
            PrinterError::TooSlow => "Служба печати не ответила вовремя.",
            PrinterError::NoSuchPrinter => "Такого принтера больше нет.",
            PrinterError::NoSuchJob => "В очереди этого документа больше нет.",
            PrinterError::JobFinished => "Печать уже закончилась, отменять нечего.",
            PrinterError::JobUnfinished => "Документ ещё в очереди.",
            PrinterError::NotAccepting => "Принтер не принимает документы.",
            PrinterError::NotAllowed => "Этот принтер для вас закрыт.",
            PrinterError::DocumentRefused => "Принтер не взял этот документ.",
            PrinterError::Unclear { .. } => "Служба печати ответила непонятно.",
        }
    }

    /// What to do, one or two sentences.
    pub fn advice(&self) -> &'static str {
        match self {
            PrinterError::NoService => "Сохраните документ в файл. Службу печати запустит администратор.",
            PrinterError::TooSlow => {
                "Посмотрите, нет ли документа в очереди принтера. Если нет, нажмите «Повторить»."
            }
            PrinterError::NoSuchPrinter => "Выберите другой принтер.",
            PrinterError::NoSuchJob | PrinterError::JobFinished => "Посмотрите, вышла ли бумага.",
            PrinterError::JobUnfinished => "Дождитесь конца печати или отмените её.",
            PrinterError::NotAccepting => "Выберите другой принтер. Эту очередь откроет администратор.",
            PrinterError::NotAllowed => "Выберите другой принтер. Доступ откроет администратор.",
            PrinterError::DocumentRefused => "Выберите другой принтер или сохраните документ в файл.",
            PrinterError::Unclear { .. } => {
                "Нажмите «Повторить». Если не поможет, сохраните документ в файл."
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ERRORS: [PrinterError; 9] = [
        PrinterError::NoService,
        PrinterError::TooSlow,
        PrinterError::NoSuchPrinter,
        PrinterError::NoSuchJob,
        PrinterError::JobFinished,
        PrinterError::JobUnfinished,
        PrinterError::NotAccepting,
        PrinterError::NotAllowed,
        PrinterError::DocumentRefused,
    ];

    fn every_sentence() -> Vec<&'static str> {
        let reasons = Reason::ALL.iter().flat_map(|reason| [reason.title(), reason.advice()]);
        let errors = ERRORS.iter().flat_map(|error| [error.message(), error.advice()]);
        let unclear = PrinterError::unclear("HTTP 500");
        reasons.chain(errors).chain([unclear.message(), unclear.advice()]).collect()
    }

    #[test]
    fn words_are_kind_and_russian() {
        for sentence in every_sentence() {
            let lower = sentence.to_lowercase();
            for banned in ["ошибк", "некоррект", "невалид", "упс", "пожалуйста", "!", "\"", "..."]
            {
                assert!(!lower.contains(banned), "{sentence}");
            }
            let english = lower.replace("a4", "").chars().any(|letter| letter.is_ascii_alphabetic());
            assert!(!english, "{sentence}");
        }
    }

    #[test]
    fn advice_is_a_sentence_and_a_title_is_not() {
        for reason in Reason::ALL {
            assert!(reason.advice().ends_with('.'), "{reason:?}");
            assert!(!reason.title().ends_with('.'), "{reason:?}");
        }
    }

    #[test]
    fn queued_never_reads_like_printed() {
        let titles = [JobState::Queued, JobState::Printing, JobState::Printed].map(JobState::title);
        assert_eq!(titles, ["В очереди, ещё не напечатано", "Печатается", "Напечатано"]);
    }

    #[test]
    fn a_stopped_printer_says_its_first_reason() {
        let state = PrinterState::Stopped { reasons: vec![Reason::PaperOut, Reason::Paused] };
        assert_eq!(state.title(), "Нет бумаги");
        assert_eq!(state.advice(), Some("Положите бумагу\u{a0}A4 и нажмите «Повторить»."));
        assert_eq!(PrinterState::Offline.title(), "Не отвечает");
        assert_eq!(PrinterState::Ready.advice(), None);
    }
}
