//! Appending to the journal and reading it back.

use rusqlite::{Connection, OptionalExtension, params};
use scs_domain::event::Event;
use scs_domain::ids::SubjectId;
use scs_protocol::{DeviceName, Encoded, Envelope, EventRef, Hash, SubjectKey};
use uuid::Uuid;

use crate::sql_types::{optional_uuid, uuid};
use crate::{Reader, StoreError, Writer, fold};

/// An event to write, with what the envelope says of it.
pub struct NewEvent<'a> {
    pub event: &'a Event,
    pub aggregate: Uuid,
    pub subject: SubjectId,
    pub actor: &'a str,
    pub at: i64,
    /// 32 random bytes, used when the subject has no key yet.
    pub spare_key: [u8; 32],
}

/// Where the journal stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// With the epoch that goes on.
    pub device: DeviceName,
    /// Number of the last event of all epochs.
    pub seq: u64,
    /// Number of the last event before this epoch.
    pub base: u64,
    pub hash: Hash,
}

impl Head {
    /// Events of this epoch, which are numbered from 1.
    pub fn count(&self) -> u64 {
        self.seq.saturating_sub(self.base)
    }
}

/// An event as stored, for showing and exporting.
#[derive(Clone, Debug)]
pub struct JournalRow {
    pub envelope: Envelope,
    /// None when there never was a personal part or when it was erased.
    pub personal: Option<Vec<u8>>,
    pub hash: Hash,
}

impl Writer<'_> {
    /// Appends one event and folds it into the tables. Returns its number.
    pub fn append(&mut self, new: &NewEvent<'_>) -> Result<u64, StoreError> {
        let head = self.reader().head()?;
        let seq = head.seq + 1;
        let encoded = scs_protocol::encode(new.event)?;
        let key = encoded.personal.is_some().then(|| self.subject_key(new)).transpose()?;
        let in_epoch = head.count() + 1;
        let event = EventRef { device: head.device.id, epoch: head.device.epoch, seq: in_epoch };
        let personal = key.as_ref().zip(encoded.personal.as_deref());
        let commitment = scs_protocol::commitment(&event, personal);
        let mut envelope = envelope(in_epoch, new, &encoded);
        let hash = scs_protocol::link(&head.hash, &envelope, &commitment);
        envelope.seq = seq;
        self.write_row(&envelope, &encoded, &commitment, &hash)?;
        fold::apply(&self.transaction, &told(new), new.event)?;
        Ok(seq)
    }

    fn write_row(
        &self,
        envelope: &Envelope,
        encoded: &Encoded,
        commitment: &Hash,
        hash: &Hash,
    ) -> Result<(), StoreError> {
        self.transaction
            .prepare_cached(
                "INSERT INTO journal_event
                   (seq, kind, version, at, aggregate, subject, actor, credential, facts, has_personal, commitment, hash)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
            )?
            .execute(params![
                envelope.seq,
                envelope.kind,
                envelope.version,
                envelope.at,
                envelope.aggregate.as_bytes(),
                envelope.subject.map(Uuid::into_bytes),
                envelope.actor,
                envelope.credential,
                envelope.facts,
                encoded.personal.is_some(),
                commitment,
                hash,
            ])?;
        if let (Some(data), Some(subject)) = (&encoded.personal, envelope.subject) {
            self.transaction
                .prepare_cached("INSERT INTO journal_personal (seq, subject, data) VALUES (?1, ?2, ?3)")?
                .execute(params![envelope.seq, subject.as_bytes(), data])?;
        }
        self.transaction
            .prepare_cached("UPDATE journal_head SET seq = ?1, hash = ?2")?
            .execute(params![envelope.seq, hash])?;
        Ok(())
    }

    fn subject_key(&self, new: &NewEvent<'_>) -> Result<SubjectKey, StoreError> {
        let subject = new.subject.0.into_bytes();
        self.transaction
            .prepare_cached("INSERT INTO subject_key (subject, key) VALUES (?1, ?2) ON CONFLICT DO NOTHING")?
            .execute(params![subject, new.spare_key])?;
        let mut select = self.transaction.prepare_cached("SELECT key FROM subject_key WHERE subject = ?1")?;
        Ok(SubjectKey(select.query_row([subject], |row| row.get(0))?))
    }

    /// Destroys the personal parts of one subject and its key. Envelopes and the chain stay.
    /// The caller writes the event that says so, and folds again what showed them.
    pub fn erase(&mut self, subject: SubjectId) -> Result<(), StoreError> {
        erase(&self.transaction, subject)
    }

    /// Empties every folded table and folds the whole journal again.
    pub fn fold_again(&mut self) -> Result<(), StoreError> {
        fold::clear(&self.transaction)?;
        let events = self.reader().all_events()?;
        for row in events {
            let event = decoded(&row)?;
            let told = scs_domain::consultation::Told {
                at: row.envelope.at,
                actor: &row.envelope.actor,
                subject: SubjectId(row.envelope.subject.unwrap_or_default()),
                aggregate: row.envelope.aggregate,
            };
            fold::apply(&self.transaction, &told, &event)?;
        }
        Ok(())
    }
}

/// The words and their key; see [`Writer::erase`].
pub(crate) fn erase(connection: &Connection, subject: SubjectId) -> Result<(), StoreError> {
    let subject = subject.0.into_bytes();
    connection.execute("DELETE FROM journal_personal WHERE subject = ?1", [subject])?;
    connection.execute("DELETE FROM subject_key WHERE subject = ?1", [subject])?;
    Ok(())
}

fn envelope(seq: u64, new: &NewEvent<'_>, encoded: &Encoded) -> Envelope {
    Envelope {
        seq,
        kind: encoded.kind.clone(),
        version: encoded.version,
        at: new.at,
        aggregate: new.aggregate,
        subject: Some(new.subject.0),
        actor: new.actor.to_owned(),
        credential: None,
        facts: encoded.facts.clone(),
    }
}

fn told<'a>(new: &NewEvent<'a>) -> scs_domain::consultation::Told<'a> {
    scs_domain::consultation::Told {
        at: new.at,
        actor: new.actor,
        subject: new.subject,
        aggregate: new.aggregate,
    }
}

pub(crate) fn decoded(row: &JournalRow) -> Result<Event, StoreError> {
    let envelope = &row.envelope;
    Ok(scs_protocol::decode(&envelope.kind, envelope.version, &envelope.facts, row.personal.as_deref())?)
}

pub(crate) const ROW: &str =
    "SELECT journal_event.seq, kind, version, at, aggregate, journal_event.subject, actor, credential,
                          facts, has_personal, commitment, hash, journal_personal.data, subject_key.key
                     FROM journal_event
                     LEFT JOIN journal_personal ON journal_personal.seq = journal_event.seq
                     LEFT JOIN subject_key ON subject_key.subject = journal_event.subject";

pub(crate) struct Stored {
    pub(crate) row: JournalRow,
    pub(crate) has_personal: bool,
    pub(crate) commitment: Hash,
    pub(crate) key: Option<[u8; 32]>,
}

pub(crate) fn stored(row: &rusqlite::Row<'_>) -> rusqlite::Result<Stored> {
    let envelope = Envelope {
        seq: row.get(0)?,
        kind: row.get(1)?,
        version: row.get(2)?,
        at: row.get(3)?,
        aggregate: uuid(row, 4)?,
        subject: optional_uuid(row, 5)?,
        actor: row.get(6)?,
        credential: row.get(7)?,
        facts: row.get(8)?,
    };
    Ok(Stored {
        row: JournalRow { envelope, personal: row.get(12)?, hash: row.get(11)? },
        has_personal: row.get(9)?,
        commitment: row.get(10)?,
        key: row.get(13)?,
    })
}

impl Reader<'_> {
    pub fn head(&self) -> Result<Head, StoreError> {
        let select = "SELECT device, journal_head.epoch, public_key, seq, hash, base
                        FROM journal_head JOIN journal_epoch USING (epoch)";
        Ok(self.connection.prepare_cached(select)?.query_row([], |row| {
            let device = DeviceName { id: uuid(row, 0)?, epoch: row.get(1)?, public_key: row.get(2)? };
            Ok(Head { device, seq: row.get(3)?, hash: row.get(4)?, base: row.get(5)? })
        })?)
    }

    /// Events of one record or paper, in order.
    pub fn events_of(&self, aggregate: Uuid) -> Result<Vec<JournalRow>, StoreError> {
        let sql = format!("{ROW} WHERE aggregate = ?1 ORDER BY journal_event.seq");
        let mut statement = self.connection.prepare_cached(&sql)?;
        let rows = statement.query_map([aggregate.as_bytes()], |row| Ok(stored(row)?.row))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The whole journal after `after`, at most `limit` events.
    pub fn events_after(&self, after: u64, limit: u32) -> Result<Vec<JournalRow>, StoreError> {
        let sql = format!("{ROW} WHERE journal_event.seq > ?1 ORDER BY journal_event.seq LIMIT ?2");
        let mut statement = self.connection.prepare_cached(&sql)?;
        let rows = statement.query_map(params![after, limit], |row| Ok(stored(row)?.row))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    fn all_events(&self) -> Result<Vec<JournalRow>, StoreError> {
        self.events_after(0, u32::MAX)
    }

    /// The newest event's time, if there is one.
    pub fn last_at(&self) -> Result<Option<i64>, StoreError> {
        let select = "SELECT at FROM journal_event ORDER BY seq DESC LIMIT 1";
        Ok(self.connection.query_row(select, [], |row| row.get(0)).optional()?)
    }
}
