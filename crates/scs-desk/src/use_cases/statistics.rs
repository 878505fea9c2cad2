//! «Сводка»: what the records of this workplace add up to.

use crate::desk::{Caller, Desk};
use crate::error::Result;
use crate::views::statistics;
use crate::wire::{StatisticsInput, StatisticsView};

pub(crate) fn show(desk: &Desk, _: &Caller, input: StatisticsInput) -> Result<StatisticsView> {
    let here = desk.here()?;
    let edition = desk.edition(here.today())?;
    let portal = desk.centre()?.portal;
    desk.store.read(|reader| statistics::view(&edition, &portal, &here, &input, reader))
}
