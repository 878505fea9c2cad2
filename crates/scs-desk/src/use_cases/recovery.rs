//! The recovery key: issued, shown and printed once; the secret itself is kept nowhere.

use scs_platform::{JobId, RecoveryKey};
use scs_print::Laid;
use scs_print::papers::{self, RecoveryData};
use serde::{Deserialize, Serialize};

use super::paper_data;
use crate::desk::{Area, Caller, Desk};
use crate::error::{Error, Result};
use crate::wire::{RecoveryInput, RecoveryView};
use crate::words;

/// The sheet that may still lie in a queue.
const SPOOLED: &str = "recovery_job";

#[derive(Serialize, Deserialize)]
struct Spooled {
    printer: String,
    job: String,
}

/// Makes a new key; one printed before stops working, but only once the new sheet is on its way.
/// It is never saved as a file: that would lie on the disk it protects.
pub(crate) fn issue(desk: &Desk, _: &Caller, input: RecoveryInput) -> Result<RecoveryView> {
    let key = RecoveryKey::random(desk.chance.as_ref())?;
    let laid = sheet(desk, &key)?;
    if let Some(printer) = &input.printer {
        let job = desk.printers.send(printer, paper_data::RECOVERY_JOB, &laid.to_pdf()?, 1)?;
        remember(desk, Spooled { printer: printer.clone(), job: job.as_str().to_owned() })?;
    }
    desk.keys.replace_recovery(&key, &desk.dek, desk.chance.as_ref())?;
    desk.tell(&[Area::Settings]);
    let pages = (0..laid.pages()).filter_map(|page| laid.to_svg(page)).collect();
    Ok(RecoveryView { groups: key.groups(), pages })
}

fn sheet(desk: &Desk, key: &RecoveryKey) -> Result<Laid> {
    let here = desk.here()?;
    let centre = desk.centre()?;
    let paper = papers::recovery_key(&RecoveryData {
        centre: paper_data::centre(&centre),
        place: centre.workstation.clone(),
        key: key.groups().join(" "),
        made: words::long_day(here.today()),
        print: String::new(),
        sample: desk.is_sample(),
    })?;
    Ok(scs_print::lay_out(&paper)?)
}

fn remember(desk: &Desk, spooled: Spooled) -> Result<()> {
    let value = serde_json::to_string(&spooled).map_err(|_| Error::Bug("a setting does not serialise"))?;
    let at = desk.now();
    desk.jot(&[], |notebook| Ok(notebook.set(SPOOLED, &value, at)?))
}

/// Takes the printed sheet out of the spool: a queue may keep its document for a day.
pub(crate) fn clear_spool(desk: &Desk) -> Result<()> {
    let stored = desk.store.read(|reader| reader.setting(SPOOLED).map_err(Error::from))?;
    let Some(spooled) = stored.and_then(|text| serde_json::from_str::<Spooled>(&text).ok()) else {
        return Ok(());
    };
    if desk.printers.forget(&spooled.printer, &JobId::new(spooled.job)).is_ok() {
        desk.jot(&[], |notebook| Ok(notebook.unset(SPOOLED)?))?;
    }
    Ok(())
}
