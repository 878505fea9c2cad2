//! Opening a consultation and walking its path.

use std::collections::BTreeMap;

use scs_domain::condition::Facts;
use scs_domain::consultation::{self, Consultation, Opening, StepReport};
use scs_domain::content::{Edition, FactSource, Situation};
use scs_domain::event::Event;
use scs_domain::ids::{ConsultationId, SubjectId};
use scs_domain::walk::StepAddress;

use super::consultation_id;
use crate::act::Deed;
use crate::desk::{Caller, Desk};
use crate::error::{Error, Result};
use crate::views::consultation::{Seen, view};
use crate::wire::{
    AnswerInput, CentreSettings, ConsultationInput, ConsultationView, OpenInput, StepAddressView, TakeInput,
    TickInput,
};

impl Desk {
    /// A record with the materials it began with.
    pub(crate) fn record(&self, id: ConsultationId) -> Result<Consultation> {
        let found = self.store.read(|reader| reader.find_consultation(id).map_err(Error::from))?;
        found.ok_or(Error::NotFound)
    }

    pub(crate) fn edition_for(&self, record: &Consultation) -> Result<std::sync::Arc<Edition>> {
        match &record.edition {
            Some(head) => self.edition_of(head),
            None => self.edition(self.here()?.today()),
        }
    }

    pub(crate) fn view_of(&self, id: ConsultationId) -> Result<ConsultationView> {
        let record = self.record(id)?;
        let edition = self.edition_for(&record)?;
        let here = self.here()?;
        self.store.read(|reader| {
            view(&Seen { desk: self, reader, edition: &edition, here: &here, id, record: &record })
        })
    }

    /// Writes what the rule answers for a record, reading and writing in one transaction.
    pub(crate) fn change(
        &self,
        caller: &Caller,
        id: ConsultationId,
        rule: impl FnOnce(&Consultation, &Edition) -> Result<Event>,
    ) -> Result<ConsultationView> {
        self.change_with(caller, id, rule, |_| Ok(()))
    }

    /// [`Desk::change`], and one more thing in the same transaction.
    pub(crate) fn change_with(
        &self,
        caller: &Caller,
        id: ConsultationId,
        rule: impl FnOnce(&Consultation, &Edition) -> Result<Event>,
        also: impl FnOnce(&mut Deed<'_, '_, '_>) -> Result<()>,
    ) -> Result<ConsultationView> {
        let edition = self.edition_for(&self.record_for(caller, id)?)?;
        self.act(caller, |deed| {
            let record = deed.writer().reader().find_consultation(id)?.ok_or(Error::NotFound)?;
            let event = rule(&record, &edition)?;
            deed.write(id.0, record.subject, &event)?;
            also(deed)
        })?;
        self.view_of(id)
    }

    /// Phones of the centre: they may stand in free text.
    pub(crate) fn own_phones(&self) -> Result<Vec<String>> {
        let centre = self.centre()?;
        let named = centre.specialists.into_iter().map(|named| named.phone);
        Ok(named.chain([centre.phone]).filter(|phone| !phone.is_empty()).collect())
    }
}

impl From<StepAddressView> for StepAddress {
    fn from(address: StepAddressView) -> Self {
        StepAddress { path: address.path, step: address.step }
    }
}

pub(crate) fn open(desk: &Desk, caller: &Caller, input: OpenInput) -> Result<ConsultationView> {
    let centre = desk.centre()?;
    let edition = desk.edition(desk.here()?.today())?;
    let event = consultation::open(&edition, opening(&edition, &centre, input)?)?;
    let (id, subject) = (ConsultationId(desk.new_id()?), SubjectId(desk.new_id()?));
    desk.act(caller, |deed| deed.write(id.0, subject, &event))?;
    desk.view_of(id)
}

fn opening(edition: &Edition, centre: &CentreSettings, input: OpenInput) -> Result<Opening> {
    let situation = input.situation.as_deref().map(|id| situation(edition, id)).transpose()?;
    let mut facts = settings_facts(edition, centre);
    for (fact, value) in input.facts {
        let known = edition.facts.get(&fact).is_some_and(|known| known.accepts(&value));
        if !known {
            return Err(scs_domain::walk::WalkError::NoFact(fact).into());
        }
        facts.insert(fact, value);
    }
    Ok(Opening {
        client: input.client.into(),
        groups: input.groups.into_iter().collect(),
        channel: input.channel.into(),
        typical: input.typical,
        portal: centre.portal.clone(),
        path: situation.map(|known| known.path.clone()).or(input.path),
        entry: situation.and_then(|known| known.entry.clone()).or(input.entry),
        situation: situation.map(|known| known.id.clone()),
        exercise: None,
        facts,
    })
}

fn situation<'e>(edition: &'e Edition, id: &str) -> Result<&'e Situation> {
    edition.situations.iter().find(|known| known.id == id).ok_or(Error::NotFound)
}

/// Facts the centre has set once.
pub(crate) fn settings_facts(edition: &Edition, centre: &CentreSettings) -> Facts {
    let set = edition.facts.values().filter(|fact| fact.source == FactSource::Setting);
    let value = |id: &str| match id {
        "referral_requires_staff" => Some(centre.referral_requires_staff.to_string()),
        _ => None,
    };
    set.filter_map(|fact| Some((fact.id.clone(), value(&fact.id)?))).collect::<BTreeMap<_, _>>()
}

/// Refuses another's finished record until its reader has said in the journal why she opens it.
pub(crate) fn show(desk: &Desk, caller: &Caller, input: ConsultationInput) -> Result<ConsultationView> {
    let id = consultation_id(&input.consultation)?;
    desk.record_for(caller, id)?;
    desk.view_of(id)
}

/// A new visit that goes on where a finished one stopped.
pub(crate) fn go_on(desk: &Desk, caller: &Caller, input: ConsultationInput) -> Result<ConsultationView> {
    let earlier = consultation_id(&input.consultation)?;
    let edition = desk.edition(desk.here()?.today())?;
    let (id, subject) = (ConsultationId(desk.new_id()?), SubjectId(desk.new_id()?));
    desk.act(caller, |deed| {
        let record = deed.writer().reader().find_consultation(earlier)?.ok_or(Error::NotFound)?;
        let event = consultation::go_on(&edition, earlier, &record, scs_domain::event::Channel::InPerson)?;
        deed.write(id.0, subject, &event)
    })?;
    desk.view_of(id)
}

/// The same answer twice is one event.
pub(crate) fn answer(desk: &Desk, caller: &Caller, input: AnswerInput) -> Result<ConsultationView> {
    let id = consultation_id(&input.consultation)?;
    let step = input.step.into();
    let record = desk.record_for(caller, id)?;
    let known = record.underfoot().filter(|walk| walk.address().as_ref() == Some(&step));
    if known.is_some_and(|walk| walk.facts.get(&input.fact) == Some(&input.value)) {
        return desk.view_of(id);
    }
    desk.change(caller, id, |record, edition| Ok(record.answer(edition, &step, &input.fact, &input.value)?))
}

/// A tick that stands already is no event.
pub(crate) fn tick(desk: &Desk, caller: &Caller, input: TickInput) -> Result<ConsultationView> {
    let id = consultation_id(&input.consultation)?;
    let step = input.step.into();
    let record = desk.record_for(caller, id)?;
    let known = record.underfoot().filter(|walk| walk.address().as_ref() == Some(&step));
    if known.is_some_and(|walk| walk.ticked.contains(&input.substep) == input.ticked) {
        return desk.view_of(id);
    }
    desk.change(caller, id, |record, edition| {
        Ok(record.tick(edition, &step, &input.substep, input.ticked)?)
    })
}

pub(crate) fn take(desk: &Desk, caller: &Caller, input: TakeInput) -> Result<ConsultationView> {
    let today = desk.here()?.today();
    let report = StepReport {
        step: input.step.into(),
        outcome: input.outcome,
        problem: input.problem,
        portal_number: input.portal_number,
        portal_date: input.portal_date,
        event_date: input.event_date,
    };
    desk.change(caller, consultation_id(&input.consultation)?, |record, edition| {
        Ok(record.take(edition, report, today)?)
    })
}

pub(crate) fn undo(desk: &Desk, caller: &Caller, input: ConsultationInput) -> Result<ConsultationView> {
    desk.change(caller, consultation_id(&input.consultation)?, |record, _| Ok(record.undo()?))
}
