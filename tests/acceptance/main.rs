//! A consultant's day, without a window.

mod consultation;
mod journal;
mod paper;
mod places;
mod quick_entry;
mod restart;
mod script;
mod settings;
