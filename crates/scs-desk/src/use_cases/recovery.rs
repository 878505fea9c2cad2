//! The recovery key: issued, shown and printed once; the secret itself is kept nowhere.

use scs_platform::PlatformError;
use scs_print::papers::{self, RecoveryData};

use super::paper_data;
use crate::desk::{Area, Caller, Desk};
use crate::error::{Error, Result};
use crate::wire::{RecoveryInput, RecoveryView};
use crate::words;

const ISSUED: &str = "recovery_issued_at";

impl Desk {
    pub(crate) fn has_recovery(&self) -> Result<bool> {
        Ok(self.store.read(|reader| reader.setting(ISSUED).map_err(Error::from))?.is_some())
    }
}

/// Makes a new key; one printed before stops working.
pub(crate) fn issue(desk: &Desk, _: &Caller, input: RecoveryInput) -> Result<RecoveryView> {
    let key = desk.keys.issue_recovery(&desk.dek, desk.chance.as_ref())?;
    let groups = key.groups();
    let here = desk.here()?;
    let centre = desk.centre()?;
    let paper = papers::recovery_key(&RecoveryData {
        centre: paper_data::centre(&centre),
        place: centre.workstation.clone(),
        key: groups.join(" "),
        made: words::long_day(here.today()),
        print: String::new(),
        sample: desk.is_sample(),
    })?;
    let laid = scs_print::lay_out(&paper)?;
    let pdf = laid.to_pdf()?;
    if let Some(printer) = &input.printer {
        desk.printers.send(printer, paper_data::RECOVERY_JOB, &pdf, 1)?;
    }
    let file = if input.save { Some(save(desk, &pdf)?) } else { None };
    let at = desk.now();
    desk.jot(&[Area::Settings], |notebook| Ok(notebook.set(ISSUED, &at.to_string(), at)?))?;
    let pages = (0..laid.pages()).filter_map(|page| laid.to_svg(page)).collect();
    Ok(RecoveryView { groups, pages, file })
}

fn save(desk: &Desk, pdf: &[u8]) -> Result<String> {
    let folder = desk.folders.papers();
    std::fs::create_dir_all(folder).map_err(Error::File)?;
    let path = folder.join(format!("{}.pdf", paper_data::RECOVERY_FILE));
    scs_platform::write_durably(&path, pdf).map_err(|error: PlatformError| Error::from(error))?;
    Ok(path.display().to_string())
}
