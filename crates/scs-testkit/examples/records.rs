//! Years of work in a folder that the real window can open: `records --desk FOLDER --records N --seed S`.
//! The last record is of today. A journal that is not empty stays as it is.

use std::path::PathBuf;

use clap::Parser;
use scs_desk::{Caller, Desk, Place, Surroundings};
use scs_platform::{Clock, SystemClock};
use scs_testkit::Plan;
use serde_json::json;

#[derive(Parser)]
struct Arguments {
    #[arg(long)]
    desk: PathBuf,
    #[arg(long)]
    records: usize,
    #[arg(long, default_value_t = 1)]
    seed: u64,
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let Arguments { desk: root, records, seed } = Arguments::parse();
    let machine = Surroundings::of_machine(Place::Live, Some(root))?;
    let (folders, secrets) = (machine.folders()?, machine.secrets.clone());
    let desk = Desk::open(machine)?;
    let centre = json!({ "centre": scs_testkit::centre() });
    scs_desk::call(&desk, &Caller::consultant(), "settings.save", centre)?;
    drop(desk);
    scs_testkit::fill(&folders, secrets.as_ref(), Plan { records, seed, now: SystemClock.now() })?;
    Ok(())
}
