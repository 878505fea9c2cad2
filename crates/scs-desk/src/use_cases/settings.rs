//! First-run settings, how the window looks, who acts.

use scs_domain::check::{Kind, Verdict, check};
use scs_link::Centre;
use scs_platform::Graphics;

use crate::days::Here;
use crate::desk::{Area, Caller, Desk};
use crate::error::{Error, FieldFault, Result};
use crate::views::words as names;
use crate::wire::{
    CentreSettings, Choice, ClockInput, Done, GraphicsInput, JournalRows, Nothing, Scale, SettingsInput,
    SettingsView, Spacing, Theme, Typeface, ViewInput, ViewSettings,
};
use crate::words;

const CENTRE: &str = "centre";
const VIEW: &str = "view";
/// Longest name on a paper's head, in characters.
const LONGEST: usize = 250;

/// The zones of the country, west to east.
const ZONES: [&str; 11] = [
    "Europe/Kaliningrad",
    "Europe/Moscow",
    "Europe/Samara",
    "Asia/Yekaterinburg",
    "Asia/Omsk",
    "Asia/Krasnoyarsk",
    "Asia/Irkutsk",
    "Asia/Yakutsk",
    "Asia/Vladivostok",
    "Asia/Magadan",
    "Asia/Kamchatka",
];

impl Desk {
    /// The centre's settings; before the first run those of nobody, in Moscow, on the federal portal.
    pub(crate) fn centre(&self) -> Result<CentreSettings> {
        let text = self.store.read(|reader| reader.setting(CENTRE).map_err(Error::from))?;
        match text {
            Some(text) => serde_json::from_str(&text).map_err(|_| Error::Bug("settings do not read")),
            None => Ok(CentreSettings {
                time_zone: crate::days::FIRST_ZONE.name().to_owned(),
                portal: "ecp".to_owned(),
                ..CentreSettings::default()
            }),
        }
    }

    pub(crate) fn here(&self) -> Result<Here> {
        Ok(Here::new(&self.centre()?.time_zone, self.now()))
    }

    /// Who does what is being done: `--as`, else the profile.
    pub(crate) fn actor(&self, caller: &Caller) -> Result<String> {
        let name = match &caller.name {
            Some(name) => name.clone(),
            None => self.centre()?.consultant,
        };
        Ok(if name.is_empty() { names::NOBODY.to_owned() } else { name })
    }

    pub(crate) fn view_settings(&self) -> Result<ViewSettings> {
        let text = self.store.read(|reader| reader.setting(VIEW).map_err(Error::from))?;
        let known = text.and_then(|text| serde_json::from_str(&text).ok());
        Ok(known.unwrap_or(ViewSettings {
            theme: Theme::System,
            scale: Scale::Normal,
            space: Spacing::Normal,
            font: Typeface::Golos,
            journal: JournalRows::Roll,
        }))
    }
}

/// A person has looked at the date of the computer and says that it is right.
pub(crate) fn confirm_clock(desk: &Desk, _: &Caller, input: ClockInput) -> Result<Done> {
    if input.day != desk.here()?.today() {
        let message = words::OTHER_DAY.to_owned();
        let fault = FieldFault { field: "day".to_owned(), rule: "other-day".to_owned(), message };
        return Err(Error::Fields(vec![fault]));
    }
    desk.believe()?;
    Ok(Done {})
}

pub(crate) fn is_set_up(centre: &CentreSettings) -> bool {
    [&centre.name, &centre.code, &centre.address, &centre.phone, &centre.workstation, &centre.consultant]
        .into_iter()
        .all(|field| !field.is_empty())
}

pub(crate) fn show(desk: &Desk, _: &Caller, _: Nothing) -> Result<SettingsView> {
    view(desk)
}

fn view(desk: &Desk) -> Result<SettingsView> {
    let centre = desk.centre()?;
    let edition = desk.edition(desk.here()?.today())?;
    let portals = edition.portals.values().map(|portal| {
        let name = edition.names.get(&portal.name);
        Choice {
            id: portal.id.clone(),
            title: name.map_or_else(|| portal.id.clone(), |name| name.text.clone()),
        }
    });
    let kinds =
        edition.specialists.iter().map(|kind| Choice { id: kind.id.clone(), title: kind.title.clone() });
    Ok(SettingsView {
        is_set_up: is_set_up(&centre),
        centre,
        time_zones: zones(desk),
        portals: portals.collect(),
        specialist_kinds: kinds.collect(),
        topics: edition
            .topics
            .iter()
            .map(|one| Choice { id: one.id.clone(), title: one.title.clone() })
            .collect(),
        weak_key: desk.has_weak_key(),
        has_recovery: desk.keys.has_recovery(),
        data_folder: desk.folders.data().display().to_string(),
        compatible_graphics: compatible_graphics(desk),
    })
}

/// The web view of Windows decides by itself.
fn compatible_graphics(desk: &Desk) -> Option<bool> {
    (!cfg!(windows)).then(|| Graphics::chosen(desk.folders.graphics()) == Graphics::Compatible)
}

pub(crate) fn save_graphics(desk: &Desk, _: &Caller, input: GraphicsInput) -> Result<Done> {
    let chosen = if input.compatible { Graphics::Compatible } else { Graphics::Full };
    chosen.choose(desk.folders.graphics())?;
    desk.tell(&[Area::Settings]);
    Ok(Done {})
}

/// «Москва (UTC+3)»: the town from the words, the offset as it is today.
fn zones(desk: &Desk) -> Vec<Choice> {
    let title = |(zone, town): (&&str, &&str)| {
        let offset = Here::new(zone, desk.now()).utc_offset() / 60;
        Choice { id: (*zone).to_owned(), title: format!("{town} (UTC+{offset})") }
    };
    ZONES.iter().zip(names::TOWNS.iter()).map(title).collect()
}

pub(crate) fn save(desk: &Desk, _: &Caller, input: SettingsInput) -> Result<SettingsView> {
    let centre = tidy(input.centre);
    let faults = faults(desk, &centre)?;
    if !faults.is_empty() {
        return Err(Error::Fields(faults));
    }
    let text = serde_json::to_string(&centre).map_err(|_| Error::Bug("settings do not serialise"))?;
    let at = desk.now();
    desk.jot(&[Area::Settings], |notebook| Ok(notebook.set(CENTRE, &text, at)?))?;
    view(desk)
}

/// What the keeper of a public computer hands to a sitting: as it was checked there, and without its consultant.
pub(crate) fn keep_centre(desk: &Desk, centre: CentreSettings) -> Result<()> {
    let centre = CentreSettings { consultant: String::new(), ..centre };
    let text = serde_json::to_string(&centre).map_err(|_| Error::Bug("settings do not serialise"))?;
    let at = desk.now();
    desk.jot(&[Area::Settings], |notebook| Ok(notebook.set(CENTRE, &text, at)?))
}

/// What the workstation says of the centre; a zone or a portal we do not know leaves ours.
pub(crate) fn take_centre(desk: &Desk, said: Centre) -> Result<()> {
    let known = desk.centre()?;
    let edition = desk.edition(desk.here()?.today())?;
    let (zone, portal) = (String::from(said.time_zone), String::from(said.portal));
    let centre = CentreSettings {
        name: said.name.into(),
        code: said.code.into(),
        address: said.address.into(),
        phone: said.phone.into(),
        hours: said.hours.into(),
        workstation: said.terminal.into(),
        time_zone: if ZONES.contains(&zone.as_str()) { zone } else { known.time_zone.clone() },
        portal: if edition.portals.contains_key(&portal) { portal } else { known.portal.clone() },
        ..known.clone()
    };
    if centre == known { Ok(()) } else { keep_centre(desk, centre) }
}

fn tidy(mut centre: CentreSettings) -> CentreSettings {
    let texts = [
        &mut centre.name,
        &mut centre.code,
        &mut centre.address,
        &mut centre.phone,
        &mut centre.hours,
        &mut centre.workstation,
        &mut centre.consultant,
        &mut centre.position,
    ];
    for text in texts {
        *text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    }
    centre.specialists.retain(|named| !named.name.trim().is_empty());
    centre
}

fn faults(desk: &Desk, centre: &CentreSettings) -> Result<Vec<FieldFault>> {
    let mut faults = Vec::new();
    let mut fault = |field: &str, rule: &str, message: String| {
        faults.push(FieldFault { field: field.to_owned(), rule: rule.to_owned(), message });
    };
    let needed = [
        ("name", &centre.name),
        ("code", &centre.code),
        ("address", &centre.address),
        ("phone", &centre.phone),
        ("workstation", &centre.workstation),
        ("consultant", &centre.consultant),
    ];
    for (field, value) in needed {
        if value.is_empty() {
            fault(field, "empty", words::empty(names::setting(field)));
        } else if value.chars().count() > LONGEST {
            fault(field, "too-long", words::TOO_LONG.to_owned());
        }
    }
    if !centre.phone.is_empty()
        && let Verdict::Refused(rule) = check(Kind::Phone, &centre.phone, desk.here()?.today())
    {
        fault("phone", &rule.code(), rule.message());
    }
    if !ZONES.contains(&centre.time_zone.as_str()) {
        fault("time_zone", "unknown", words::NOT_IN_LIST.to_owned());
    }
    let edition = desk.edition(desk.here()?.today())?;
    if !edition.portals.contains_key(&centre.portal) {
        fault("portal", "unknown", words::NOT_IN_LIST.to_owned());
    }
    Ok(faults)
}

pub(crate) fn save_view(desk: &Desk, _: &Caller, input: ViewInput) -> Result<Done> {
    let text = serde_json::to_string(&input.view).map_err(|_| Error::Bug("settings do not serialise"))?;
    let at = desk.now();
    desk.jot(&[], |notebook| Ok(notebook.set(VIEW, &text, at)?))?;
    Ok(Done {})
}
