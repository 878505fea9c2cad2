//! Words on the drawing of a path.

pub(crate) const DO: &str = "сделать";
pub(crate) const CHOOSE: &str = "спросить";
pub(crate) const FILE: &str = "подать: нужны номер и дата";
pub(crate) const WAIT: &str = "ждать";
pub(crate) const HAND_OVER: &str = "передать специалисту";
