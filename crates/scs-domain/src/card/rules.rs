//! What may happen to a card: the event to write, or a refusal.

use chrono::{Days, NaiveDate};

use super::{
    Card, CardFault, CardFix, CardRefusal, CardSource, CardText, FaultKind, LONGEST_LINE, LONGEST_TITLE,
    MOST_FIXES, MOST_LINES, Placement, REVIEW_AFTER_DAYS,
};
use crate::content::Edition;
use crate::event::{CardWritten, Event, Facts, Personal};
use crate::personal_scan;

/// What somebody has written. A fix without an id is a new one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    pub text: CardText,
    pub placement: Placement,
    pub source: Option<CardSource>,
}

/// What surrounds the writing.
pub struct Setting<'s> {
    pub edition: &'s Edition,
    /// The centre's own phones and addresses.
    pub allowed: &'s [&'s str],
    pub today: NaiveDate,
    /// Nobody else works here.
    pub alone: bool,
    /// The number a new card gets.
    pub number: u32,
}

/// A new card, or the next version of one. All faults are told at once.
pub fn write(before: Option<&Card>, draft: Draft, setting: &Setting<'_>) -> Result<Event, CardRefusal> {
    if before.is_some_and(|card| card.end.is_some()) {
        return Err(CardRefusal::Ended);
    }
    let text = numbered(tidy(draft.text), before);
    let faults = faults(&text, &draft.placement, setting);
    if !faults.is_empty() {
        return Err(CardRefusal::Faults(faults));
    }
    let newest = before.and_then(Card::newest);
    if newest.is_some_and(|known| {
        known.text.as_ref() == Some(&text) && known.placement == draft.placement && known.returned.is_none()
    }) {
        return Err(CardRefusal::Unchanged);
    }
    let facts = CardWritten {
        number: before.map_or(setting.number, |card| card.number),
        placement: draft.placement,
        source: before.map_or(draft.source, |card| card.source.clone()),
        review_by: review_by(setting.today),
        release: setting.edition.head.version.clone(),
        alone: setting.alone,
    };
    let personal = Personal { card: Some(text), ..Personal::default() };
    Ok(Event::with(Facts::CardWritten(facts), personal))
}

impl Card {
    /// Another person has read the newest version and stands by it.
    pub fn approve(&self, actor: &str, today: NaiveDate) -> Result<Event, CardRefusal> {
        self.must_be_judged_by(actor)?;
        Ok(Event::plain(Facts::CardApproved { review_by: review_by(today) }))
    }

    /// Another person sends the newest version back and says what to mend.
    pub fn give_back(&self, actor: &str, note: &str, allowed: &[&str]) -> Result<Event, CardRefusal> {
        self.must_be_judged_by(actor)?;
        let mut note_faults = Vec::new();
        let note = note.trim();
        line(note, "note", LONGEST_LINE, true, allowed, &mut note_faults);
        if !note_faults.is_empty() {
            return Err(CardRefusal::Faults(note_faults));
        }
        Ok(Event::with(Facts::CardReturned {}, Personal::note(Some(note.to_owned()))))
    }

    /// Still right, beside the materials as they are now.
    pub fn confirm(&self, release: &str, today: NaiveDate) -> Result<Event, CardRefusal> {
        self.must_be_in_use()?;
        let facts = Facts::CardConfirmed { review_by: review_by(today), release: release.to_owned() };
        Ok(Event::plain(facts))
    }

    /// Another card, own or of the materials, says the same; `keeps` of the fixes go over to it.
    /// `own` and `into` are ids as an edition with own cards has them.
    pub fn merge(
        &self,
        own: &str,
        into: &str,
        keeps: Vec<String>,
        edition: &Edition,
    ) -> Result<Event, CardRefusal> {
        self.must_be_in_use()?;
        let target = edition.problems.get(into).filter(|card| card.id != own && !card.portals.is_empty());
        let fixes = self.standing().and_then(|version| version.text.as_ref()).map(|text| &text.fixes);
        let is_known = |id: &String| fixes.is_some_and(|fixes| fixes.iter().any(|fix| fix.id == *id));
        if target.is_none() || !keeps.iter().all(is_known) {
            return Err(CardRefusal::NoTarget);
        }
        Ok(Event::plain(Facts::CardMerged { into: into.to_owned(), keeps }))
    }

    pub fn withdraw(&self) -> Result<Event, CardRefusal> {
        if self.end.is_some() { Err(CardRefusal::Ended) } else { Ok(Event::plain(Facts::CardWithdrawn {})) }
    }

    fn must_be_in_use(&self) -> Result<(), CardRefusal> {
        match (&self.end, self.standing()) {
            (Some(_), _) => Err(CardRefusal::Ended),
            (None, None) => Err(CardRefusal::NotInUse),
            (None, Some(_)) => Ok(()),
        }
    }

    /// A version that stood alone may be approved afterwards, by somebody who came later.
    fn must_be_judged_by(&self, actor: &str) -> Result<(), CardRefusal> {
        if self.end.is_some() {
            return Err(CardRefusal::Ended);
        }
        let open = self.newest().filter(|newest| newest.approved.is_none() && newest.returned.is_none());
        let newest = open.ok_or(CardRefusal::NothingToApprove)?;
        if newest.written.actor == actor { Err(CardRefusal::OwnWords) } else { Ok(()) }
    }
}

fn review_by(today: NaiveDate) -> NaiveDate {
    today.checked_add_days(Days::new(REVIEW_AFTER_DAYS)).unwrap_or(today)
}

/// Every line on one line, without empty ones.
fn tidy(text: CardText) -> CardText {
    let one = |line: &String| line.split_whitespace().collect::<Vec<_>>().join(" ");
    let many = |lines: &[String]| lines.iter().map(one).filter(|line| !line.is_empty()).collect::<Vec<_>>();
    let fixes = text.fixes.iter().map(|fix| CardFix {
        id: fix.id.clone(),
        title: one(&fix.title),
        steps: many(&fix.steps),
    });
    CardText {
        title: one(&text.title),
        symptoms: many(&text.symptoms),
        cause: one(&text.cause),
        say: one(&text.say),
        fixes: fixes.filter(|fix| !fix.title.is_empty() || !fix.steps.is_empty()).collect(),
        hand_over_when: one(&text.hand_over_when),
    }
}

/// A fix keeps the id it had in any version. One without a known id is the newest version's fix of the same title,
/// or a new one.
fn numbered(mut text: CardText, before: Option<&Card>) -> CardText {
    let versions = before.map(|card| card.versions.as_slice()).unwrap_or_default();
    let texts = || versions.iter().filter_map(|version| version.text.as_ref());
    let known: Vec<&str> = texts().flat_map(|text| &text.fixes).map(|fix| fix.id.as_str()).collect();
    let newest = texts().next_back().map(|text| text.fixes.as_slice()).unwrap_or_default();
    let number = |id: &&str| id.strip_prefix('f').and_then(|number| number.parse::<u32>().ok());
    let mut last = known.iter().filter_map(number).max().unwrap_or(0);
    let mut taken: Vec<String> = Vec::new();
    for fix in &mut text.fixes {
        let is_free = |id: &str| known.contains(&id) && !taken.iter().any(|used| used == id);
        let same = newest.iter().find(|one| one.title == fix.title && is_free(&one.id));
        if !is_free(&fix.id) {
            fix.id = same.map_or_else(String::new, |one| one.id.clone());
        }
        if fix.id.is_empty() {
            last += 1;
            fix.id = format!("f{last}");
        }
        taken.push(fix.id.clone());
    }
    text
}

fn faults(text: &CardText, placement: &Placement, setting: &Setting<'_>) -> Vec<CardFault> {
    let mut faults = Vec::new();
    let mut one = |value: &str, field: &str, longest: usize, needed: bool| {
        line(value, field, longest, needed, setting.allowed, &mut faults);
    };
    one(&text.title, "title", LONGEST_TITLE, true);
    one(&text.cause, "cause", LONGEST_LINE, false);
    one(&text.say, "say", LONGEST_LINE, false);
    one(&text.hand_over_when, "hand_over_when", LONGEST_LINE, false);
    for (at, symptom) in text.symptoms.iter().enumerate() {
        one(symptom, &format!("symptoms.{at}"), LONGEST_LINE, false);
    }
    for (at, fix) in text.fixes.iter().enumerate() {
        one(&fix.title, &format!("fixes.{at}.title"), LONGEST_TITLE, true);
        for (step, words) in fix.steps.iter().enumerate() {
            one(words, &format!("fixes.{at}.steps.{step}"), LONGEST_LINE, false);
        }
    }
    counts(text, &mut faults);
    choices(placement, setting.edition, &mut faults);
    faults
}

fn line(
    value: &str,
    field: &str,
    longest: usize,
    needed: bool,
    allowed: &[&str],
    faults: &mut Vec<CardFault>,
) {
    let mut personal = personal_scan::scan(value, allowed);
    personal.extend(personal_scan::names(value));
    let kind = match value.chars().count() {
        0 if needed => FaultKind::Empty,
        length if length > longest => FaultKind::TooLong(longest),
        _ if !personal.is_empty() => FaultKind::Personal(personal),
        _ => return,
    };
    faults.push(CardFault { field: field.to_owned(), kind });
}

fn counts(text: &CardText, faults: &mut Vec<CardFault>) {
    let mut fault = |field: String, kind: FaultKind| faults.push(CardFault { field, kind });
    if text.symptoms.is_empty() {
        fault("symptoms".to_owned(), FaultKind::Empty);
    } else if text.symptoms.len() > MOST_LINES {
        fault("symptoms".to_owned(), FaultKind::TooMany(MOST_LINES));
    }
    if text.fixes.is_empty() {
        fault("fixes".to_owned(), FaultKind::Empty);
    } else if text.fixes.len() > MOST_FIXES {
        fault("fixes".to_owned(), FaultKind::TooMany(MOST_FIXES));
    }
    for (at, fix) in text.fixes.iter().enumerate() {
        match fix.steps.len() {
            0 => fault(format!("fixes.{at}.steps"), FaultKind::Empty),
            count if count > MOST_LINES => {
                fault(format!("fixes.{at}.steps"), FaultKind::TooMany(MOST_LINES));
            }
            _ => {}
        }
    }
}

fn choices(placement: &Placement, edition: &Edition, faults: &mut Vec<CardFault>) {
    let mut fault = |field: &str, kind| faults.push(CardFault { field: field.to_owned(), kind });
    if placement.portals.is_empty() {
        fault("portals", FaultKind::Empty);
    } else if !placement.portals.iter().all(|portal| edition.portals.contains_key(portal)) {
        fault("portals", FaultKind::Unknown);
    }
    let is_step = |at: &crate::walk::StepAddress| {
        edition.paths.get(&at.path).is_some_and(|path| path.step(&at.step).is_some())
    };
    if !placement.steps.iter().all(is_step) {
        fault("steps", FaultKind::Unknown);
    }
    if !edition.specialists.iter().any(|kind| kind.id == placement.hand_over_to) {
        fault("hand_over_to", FaultKind::Unknown);
    }
}
