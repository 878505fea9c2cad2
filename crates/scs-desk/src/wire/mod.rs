//! What goes in and out of commands. The only types the outside sees; none of them is a domain type.
//!
//! Inputs refuse unknown fields and have capped lengths. Times are milliseconds since 1970 UTC, days are
//! ISO text, ids are opaque text. Titles and sentences come ready in Russian: the outside only draws them.

mod card;
mod consultation;
mod document;
mod exercise;
mod export;
mod journal;
mod materials;
mod paper;
mod place;
mod problem;
mod question;
mod sector;
mod session;
mod settings;
mod sign_in;
mod start;
mod statistics;
mod step;
mod terminal;
mod tools;

pub use card::*;
pub use consultation::*;
pub use document::*;
pub use exercise::*;
pub use export::*;
pub use journal::*;
pub use materials::*;
pub use paper::*;
pub use place::*;
pub use problem::*;
pub use question::*;
pub use sector::*;
pub use session::*;
pub use settings::*;
pub use sign_in::*;
pub use start::*;
pub use statistics::*;
pub use step::*;
pub use terminal::*;
pub use tools::*;

/// Derives of everything that goes out.
macro_rules! view {
    ($($(#[$meta:meta])* pub struct $name:ident { $($body:tt)* })*) => {$(
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq, serde::Serialize, schemars::JsonSchema, ts_rs::TS)]
        pub struct $name { $($body)* }
    )*};
}

/// Derives of everything that comes in.
macro_rules! input {
    ($($(#[$meta:meta])* pub struct $name:ident { $($body:tt)* })*) => {$(
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq, serde::Deserialize, schemars::JsonSchema, ts_rs::TS)]
        #[serde(deny_unknown_fields)]
        #[ts(optional_fields = nullable)]
        pub struct $name { $($body)* }
    )*};
}

/// Words from a closed list, both ways.
macro_rules! words {
    ($($(#[$meta:meta])* pub enum $name:ident { $($body:tt)* })*) => {$(
        $(#[$meta])*
        #[derive(
            Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize, schemars::JsonSchema, ts_rs::TS,
        )]
        #[serde(rename_all = "snake_case")]
        pub enum $name { $($body)* }
    )*};
}

pub(crate) use {input, view, words};

input! {
    /// A command that needs nothing.
    pub struct Nothing {}
}

view! {
    /// A command that answers nothing but success.
    pub struct Done {}

    /// A choice: what is sent back and what is shown.
    pub struct Choice {
        pub id: String,
        pub title: String,
    }
}
