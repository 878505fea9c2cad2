//! The frame and the start screen.

use scs_domain::consultation::Consultation;
use scs_domain::content::{Audience, Edition, Memo, Situation};
use scs_domain::event::{ConsultationResult, StartedDeadline};
use scs_domain::walk::{Walk, forecast};
use scs_store::{Confinement, ConsultationRow, RecordFilter};

use super::settings;
use crate::ballast::Space;
use crate::days::Here;
use crate::desk::{Caller, Desk};
use crate::error::{Error, Result};
use crate::restore::{RESTORED, Restored};
use crate::trust::Trust;
use crate::views::{deadline, step, unfinished, wording, words};
use crate::watch::Watch;
use crate::wire::{
    CentreSettings, Choice, DeadlineView, DeskView, GroupView, MaterialsView, MemoChoice, Nothing,
    NoticeView, SituationView, Tone, TopicView, UnfinishedView,
};

/// Notices that the window answers with `clock.confirm`.
const CLOCK_AHEAD: &str = "clock-ahead";
const CLOCK_BEHIND: &str = "clock-behind";
/// Terms shown beside the start.
const NEAREST: u32 = 6;
/// More records than anybody has in a day.
const DAY: u32 = 500;

pub(crate) fn show(desk: &Desk, _: &Caller, _: Nothing) -> Result<DeskView> {
    let here = desk.here()?;
    let centre = desk.centre()?;
    let edition = desk.edition(here.today())?;
    let summary = summary(desk, &here)?;
    Ok(DeskView {
        place: desk.place().into(),
        today: here.today(),
        now: here.now,
        utc_offset: here.utc_offset(),
        is_set_up: settings::is_set_up(&centre),
        materials: MaterialsView {
            id: edition.head.pack.clone(),
            title: edition.title.clone(),
            version: edition.head.version.clone(),
            checked_at: edition.checked_at,
        },
        notices: notices(desk, &here)?,
        calls: calls(desk),
        unfinished: unfinished_list(desk, &here)?,
        deadlines: deadlines(desk, &here)?,
        today_title: words::today(here.today()),
        today_summary: summary,
        groups: groups(&edition),
        situations: situations(&edition, &centre)?,
        topics: topics(&edition),
        specialists: edition.specialists.iter().map(|kind| named(&centre, &kind.id, &kind.title)).collect(),
        memos: memos(&edition, &centre),
        drafts: desk
            .store
            .read(|reader| reader.drafts().map_err(Error::from))?
            .into_iter()
            .map(|(form, _)| form)
            // Ticks beside a portal are no words of anybody.
            .filter(|form| !form.ends_with("/carried"))
            .collect(),
        view: desk.view_settings()?,
        consultant: centre.consultant,
        centre: centre.name,
        portal: centre.portal,
        version: env!("CARGO_PKG_VERSION").to_owned(),
    })
}

/// Kind of specialist with the name the centre has given it.
fn named(centre: &CentreSettings, id: &str, title: &str) -> Choice {
    let person = centre.specialists.iter().find(|named| named.kind == id);
    let title = person.map_or_else(|| title.to_owned(), |person| format!("{title}: {}", person.name));
    Choice { id: id.to_owned(), title }
}

fn calls(desk: &Desk) -> Vec<Choice> {
    let watched = desk.supervision.watched();
    let asking = watched.terminals.iter().filter(|(_, seen)| seen.is_linked);
    let mut calls: Vec<(u64, Choice)> = asking
        .filter_map(|(id, seen)| Some((seen.calls?, Choice { id: id.to_string(), title: seen.name.clone() })))
        .collect();
    calls.sort_by_key(|(since, _)| *since);
    calls.into_iter().map(|(_, call)| call).collect()
}

fn notices(desk: &Desk, here: &Here) -> Result<Vec<NoticeView>> {
    let mut notices = Vec::new();
    let mut add = |id: &str, tone: Tone, (title, text): (&str, &str)| {
        notices.push(NoticeView { id: id.to_owned(), tone, title: title.to_owned(), text: text.to_owned() });
    };
    if desk.watch.as_ref().is_some_and(Watch::has_met_damage) {
        add("damaged", Tone::Warn, words::DAMAGED);
    }
    if let Some(restored) = restored_lately(desk, here)? {
        let until = restored.until.map(|until| wording::moment(here, until));
        let (title, text) = words::restored(until.as_deref(), restored.is_kept);
        add("restored", Tone::Warn, (title, &text));
    }
    if let Some((id, tone, words)) = room(desk) {
        add(id, tone, words);
    }
    if let Some((id, (title, text))) = clock(desk, here)? {
        add(id, Tone::Warn, (title, &text));
    }
    if desk.has_weak_key() {
        add("weak-key", Tone::Warn, words::WEAK_KEY);
    }
    if !desk.keys.has_recovery() {
        add("no-recovery", Tone::Note, words::NO_RECOVERY);
    }
    Ok(notices)
}

/// What the disk still takes. A place opened beside a running program leaves that to the other.
fn room(desk: &Desk) -> Option<(&'static str, Tone, (&'static str, &'static str))> {
    match (desk.store.confinement(), desk.ballast.space()) {
        (Some(Confinement::Closed), _) => Some(("disk-closed", Tone::Bad, words::DISK_CLOSED)),
        (Some(Confinement::Full), _) => Some(("disk-full", Tone::Bad, words::DISK_FULL)),
        (None, Space::Spent) => Some(("room-spent", Tone::Bad, words::ROOM_SPENT)),
        (None, Space::Scarce) => Some(("room-scarce", Tone::Bad, words::ROOM_SCARCE)),
        (None, Space::Low) => Some(("room-low", Tone::Warn, words::ROOM_LOW)),
        (None, Space::Enough) => None,
    }
}

fn clock(desk: &Desk, here: &Here) -> Result<Option<(&'static str, (&'static str, String))>> {
    Ok(match desk.trust(here)? {
        Trust::Believed => None,
        Trust::Ahead { last } => Some((CLOCK_AHEAD, words::clock_ahead(here.today(), last))),
        Trust::Behind { last } => Some((CLOCK_BEHIND, words::clock_behind(here.today(), last))),
    })
}

/// The last restore, for two days.
fn restored_lately(desk: &Desk, here: &Here) -> Result<Option<Restored>> {
    let kept = desk.store.read(|reader| reader.setting(RESTORED).map_err(Error::from))?;
    let restored = kept.and_then(|text| serde_json::from_str::<Restored>(&text).ok());
    let age = |restored: &Restored| here.today().signed_duration_since(here.day(restored.at)).num_days();
    Ok(restored.filter(|restored| age(restored) < 2))
}

fn unfinished_list(desk: &Desk, here: &Here) -> Result<Vec<UnfinishedView>> {
    let rows = desk.store.read(|reader| reader.unfinished().map_err(Error::from))?;
    rows.iter()
        .map(|row| unfinished::view(&*desk.edition_for(&row.record)?, here, row.id, &row.record))
        .collect()
}

fn deadlines(desk: &Desk, here: &Here) -> Result<Vec<DeadlineView>> {
    let due = desk.store.read(|reader| reader.deadlines(NEAREST).map_err(Error::from))?;
    let mut views = Vec::new();
    for row in due {
        let record = desk.record(row.consultation)?;
        let edition = desk.edition_for(&record)?;
        if let Some(started) = started(&record, &row.id) {
            views.push(deadline::view(&edition, here, &row.consultation.to_string(), started));
        }
    }
    Ok(views)
}

fn started<'r>(record: &'r Consultation, id: &str) -> Option<&'r StartedDeadline> {
    record.deadlines.iter().map(|running| &running.started).find(|started| started.id == id)
}

fn groups(edition: &Edition) -> Vec<GroupView> {
    let view = |group: &scs_domain::content::ClientGroup| GroupView {
        id: group.id.clone(),
        title: group.title.clone(),
        short: group.short.clone(),
        client: group.client.into(),
        card: group.card,
        how_to_talk: group.how_to_talk.clone(),
    };
    edition.groups.iter().map(view).collect()
}

fn memos(edition: &Edition, centre: &CentreSettings) -> Vec<MemoChoice> {
    let here = edition.memos.values().filter(|memo| memo.portals.contains(&centre.portal));
    let choice = |memo: &Memo| MemoChoice {
        id: memo.id.clone(),
        title: memo.title.clone(),
        is_for_employers: memo.audience == Audience::Employer,
    };
    let mut memos: Vec<MemoChoice> = here.map(choice).collect();
    memos.sort_by(|one, other| one.title.cmp(&other.title));
    memos
}

fn topics(edition: &Edition) -> Vec<TopicView> {
    let view = |topic: &scs_domain::content::Topic| TopicView {
        id: topic.id.clone(),
        title: topic.title.clone(),
        client: topic.client.into(),
    };
    edition.topics.iter().map(view).collect()
}

fn situations(edition: &Edition, centre: &CentreSettings) -> Result<Vec<SituationView>> {
    let here = edition.situations_on(&centre.portal);
    here.map(|situation| situation_view(edition, centre, situation)).collect()
}

fn situation_view(
    edition: &Edition,
    centre: &CentreSettings,
    situation: &Situation,
) -> Result<SituationView> {
    let entry = situation
        .entry
        .as_ref()
        .and_then(|entry| edition.paths.get(&situation.path).and_then(|path| path.entry(entry)));
    let asks = entry.map(|entry| entry.asks.clone()).unwrap_or_default();
    Ok(SituationView {
        id: situation.id.clone(),
        title: situation.title.clone(),
        client: situation.client.into(),
        steps: how_long(edition, centre, situation)?,
        asks: asks.iter().filter_map(|fact| step::ask(edition, fact, None)).collect(),
    })
}

/// «6 шагов» from the start; from an entry, the number of its step where the likely way passes it.
fn how_long(edition: &Edition, centre: &CentreSettings, situation: &Situation) -> Result<String> {
    let setting = ("referral_requires_staff".to_owned(), centre.referral_requires_staff.to_string());
    let walk = Walk::begin(edition, &centre.portal, &situation.path, None, [setting].into())?;
    let ahead = forecast(edition, &walk)?;
    let entry = situation.entry.as_ref().and_then(|id| edition.paths.get(&situation.path)?.entry(id));
    let Some(entry) = entry else { return Ok(words::steps(ahead.len() + 1)) };
    let of_path = ahead.iter().filter(|ahead| ahead.address.path == situation.path);
    let place =
        of_path.enumerate().find(|(_, ahead)| ahead.address.step == entry.at).map(|(place, _)| place + 2);
    Ok(place.map_or_else(|| words::MIDWAY.to_owned(), words::from_step))
}

/// How many were finished today, how long they took, and how they ended.
fn summary(desk: &Desk, here: &Here) -> Result<String> {
    let filter = RecordFilter { from: Some(here.begins(here.today())), ..RecordFilter::default() };
    let page = desk.store.read(|reader| reader.records(&filter, None, DAY).map_err(Error::from))?;
    let finished: Vec<&ConsultationRow> = page.rows.iter().filter(|row| row.record.is_finished()).collect();
    if finished.is_empty() {
        return Ok(words::NOTHING_TODAY.to_owned());
    }
    let mut minutes: Vec<u32> = finished.iter().filter_map(|row| row.record.minutes).collect();
    minutes.sort_unstable();
    let usual = minutes.get(minutes.len() / 2).copied().unwrap_or(1);
    let of =
        |result: ConsultationResult| finished.iter().filter(|row| row.record.result == Some(result)).count();
    let parts = [
        (words::SOLVED_SHORT, of(ConsultationResult::Solved)),
        (words::AGAIN_SHORT, of(ConsultationResult::Again)),
        (words::HANDED_SHORT, of(ConsultationResult::HandedOver)),
        (words::UNSOLVED_SHORT, of(ConsultationResult::Unsolved)),
    ];
    let results: Vec<String> =
        parts.iter().filter(|(_, count)| *count > 0).map(|(word, count)| format!("{word} {count}")).collect();
    Ok(words::day_summary(finished.len() as u64, usual, &wording::capitalised(&results.join(", "))))
}
