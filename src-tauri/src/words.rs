//! What is said when there is no window to say it in.

use std::io::Write;
use std::process::ExitCode;

pub(crate) const BAD_ARGUMENT: &str =
    "Можно указать только место: --place live, --place practice или --place terminal.";
pub(crate) const NO_DISPLAY: &str = "Экрана нет, поэтому окно открыть нельзя. Без окна работает команда scs.";
pub(crate) const NO_WINDOW: &str =
    "Окно не открылось. Проверьте, что установлен WebKitGTK 4.1 (на Windows — WebView2).";
pub(crate) const NO_TERMINAL: &str = "Компьютер для посетителей не запустился три раза подряд. Проверьте его командой scs --place terminal doctor.";
pub(crate) const TITLE_TERMINAL: &str = "Компьютер для посетителей";
pub(crate) const TITLE: &str = "Рабочее место СЦС";
pub(crate) const TITLE_PRACTICE: &str = "Учебный режим — рабочее место СЦС";

pub(crate) fn complain(message: &str) -> ExitCode {
    let _ = writeln!(std::io::stderr(), "{message}");
    ExitCode::from(2)
}
