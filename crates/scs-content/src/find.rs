//! An item by its id, in the version of a day.

use chrono::NaiveDate;
use serde_json::Value;

use crate::Pack;
use crate::items::{Item, Visit};

/// A version and where it lies.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// `problems/phone-lost`
    pub place: String,
    pub value: Value,
}

/// Items of this id that hold on `day`; `problems/phone-lost` asks for one list only. Several lists may use one id.
pub fn find(pack: &Pack, id: &str, day: NaiveDate) -> Vec<Found> {
    let mut search = Search { id, day, found: Vec::new() };
    pack.visit(&mut search);
    search.found
}

struct Search<'s> {
    id: &'s str,
    day: NaiveDate,
    found: Vec<Found>,
}

impl Visit for Search<'_> {
    fn item<T: Item>(&mut self, list: &'static str, item: &T) {
        let place = format!("{list}/{}", item.id());
        if (item.id() == self.id || place == self.id) && item.validity().holds_on(self.day) {
            self.found.push(Found { place, value: serde_json::to_value(item).unwrap_or_default() });
        }
    }
}
