//! Paths of the installed materials.

use crate::desk::{Caller, Desk};
use crate::error::{Error, Result};
use crate::wire::{GraphView, Nothing, PathInput, PathLine, PathList};

pub(crate) fn list(desk: &Desk, _: &Caller, _: Nothing) -> Result<PathList> {
    let edition = desk.edition(desk.here()?.today())?;
    let count = |length: usize| u32::try_from(length).unwrap_or(u32::MAX);
    let paths = edition.paths.values().map(|path| PathLine {
        id: path.id.clone(),
        title: path.title.clone(),
        steps: count(path.steps.len()),
        ends: count(path.ends.len()),
        portals: path.portals.clone(),
    });
    Ok(PathList { paths: paths.collect() })
}

pub(crate) fn graph(desk: &Desk, _: &Caller, input: PathInput) -> Result<GraphView> {
    let edition = desk.edition(desk.here()?.today())?;
    let path = edition.paths.get(&input.path).ok_or(Error::NotFound)?;
    Ok(GraphView { svg: scs_content::draw(path) })
}
