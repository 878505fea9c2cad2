//! The materials: read whole, as each start does, and proven, as their author asks. Beside them the largest path alone.

use std::fs;
use std::path::Path;

use scs_content::check::remarks;
use scs_content::{Bundle, Pack};

use crate::Outcome;
use crate::report::Row;
use crate::samples::Samples;

const TIMES: usize = 20;
const PROOFS: usize = 3;

pub(crate) fn measure() -> Outcome<Vec<Row>> {
    let files = files()?;
    let largest =
        files.iter().filter(|(name, _)| name.starts_with("paths/")).max_by_key(|(_, text)| text.len());
    let (_, largest) = largest.ok_or("no path in the materials")?;
    let (mut whole, mut one, mut proof) = (Samples::default(), Samples::default(), Samples::default());
    let bundle = Bundle::new(files.clone());
    for _ in 0..TIMES {
        drop(whole.time(|| Pack::read(&bundle).map_err(|_| "the materials do not read"))?);
        drop(one.time(|| toml::from_str::<toml::Table>(largest))?);
    }
    for _ in 0..PROOFS {
        drop(proof.time(|| Ok::<_, Box<dyn std::error::Error>>(remarks(&bundle)))?);
    }
    let read = Row::new("materials, read whole", &whole).against("text of their largest path, parsed", &one);
    Ok(vec![read, Row::new("materials, proven", &proof).against("materials, read whole", &whole)])
}

fn files() -> Outcome<Vec<(String, String)>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../assets/content/base");
    let mut found = Vec::new();
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(&root)?.to_string_lossy().replace('\\', "/");
                found.push((name, fs::read_to_string(&path)?));
            }
        }
    }
    Ok(found)
}
