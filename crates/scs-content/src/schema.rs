//! JSON Schemas of the files of a pack, for editors, made from the very types that read them.

use schemars::{Schema, schema_for};
use scs_domain::calendar::YearCalendar;
use scs_domain::content::{
    Cycle, Exercise, Form, Memo, Path, PayList, Portal, Problem, ReferenceList, Sector, SignInTree, Template,
    WordingList,
};

use crate::manifest::Manifest;
use crate::pack::Lists;

/// A schema and the files it is for, as patterns from the folder of the pack.
pub struct FileSchema {
    pub name: &'static str,
    pub files: &'static [&'static str],
    pub schema: Schema,
}

pub fn schemas() -> Vec<FileSchema> {
    const LISTS: &[&str] = &[
        "facts.toml",
        "deadlines.toml",
        "official_names.toml",
        "glossary.toml",
        "reference/client-groups.toml",
        "reference/situations.toml",
        "reference/topics.toml",
        "reference/specialists.toml",
        "reference/synonyms.toml",
    ];
    let one = |name, files, schema| FileSchema { name, files, schema };
    vec![
        one("pack", &["pack.toml"], schema_for!(Manifest)),
        one("path", &["paths/*.toml"], schema_for!(Path)),
        one("problem", &["problems/*.toml"], schema_for!(Problem)),
        one("memo", &["memos/*.toml"], schema_for!(Memo)),
        one("form", &["forms/*.toml"], schema_for!(Form)),
        one("cycle", &["cycles/*.toml"], schema_for!(Cycle)),
        one("template", &["templates/*.toml"], schema_for!(Template)),
        one("list", &["lists/*.toml"], schema_for!(ReferenceList)),
        one("wordings", &["wordings/*.toml"], schema_for!(WordingList)),
        one("pay", &["pay/*.toml"], schema_for!(PayList)),
        one("portal", &["portals/*.toml"], schema_for!(Portal)),
        one("calendar", &["calendars/*.toml"], schema_for!(YearCalendar)),
        one("exercise", &["course/*.toml"], schema_for!(Exercise)),
        one("lists", LISTS, schema_for!(Lists)),
        one("sector", &["reference/sector.toml"], schema_for!(Sector)),
        one("sign-in", &["reference/sign-in.toml"], schema_for!(SignInTree)),
    ]
}
