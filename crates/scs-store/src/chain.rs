//! The chain of the whole file: epoch after epoch, each naming the end of the one before.

use rusqlite::params;
use scs_domain::event::{EpochEnd, Facts};
use scs_protocol::{Anchor, ChainReport, DeviceName, Fault, FaultKind, PersonalPart, SubjectKey, Verifier};

use crate::journal::{ROW, Stored, decoded, stored};
use crate::{Reader, StoreError, Writer};

/// Events `base + 1` to `last`.
struct Epoch {
    device: DeviceName,
    base: u64,
    last: u64,
}

impl Reader<'_> {
    /// Checks the chain from its first event to its last, row by row. Numbers of faults are those of the
    /// file. An anchor of an epoch that is over says nothing of the end: it was left by a restore.
    pub fn verify(&self, anchor: Option<&Anchor>) -> Result<ChainReport, StoreError> {
        let epochs = self.epochs()?;
        let newest = epochs.last().ok_or(StoreError::Unreadable("no epoch"))?.device.epoch;
        let anchor = anchor.filter(|anchor| !is_of_an_earlier_epoch(anchor, &epochs));
        let mut whole: Option<(Epoch, ChainReport)> = None;
        for epoch in epochs {
            let is_newest = epoch.device.epoch == newest;
            let mut report = self.verify_epoch(&epoch, anchor.filter(|_| is_newest))?;
            report.faults.iter_mut().for_each(|fault| fault.seq += epoch.base);
            if let Some((before, earlier)) = whole {
                if !self.names_the_end(&epoch, &before, &earlier)? {
                    report.faults.insert(0, Fault { kind: FaultKind::Epoch, seq: epoch.base + 1 });
                }
                report = joined(earlier, report, epoch.base);
            }
            whole = Some((epoch, report));
        }
        whole.map(|(_, report)| report).ok_or(StoreError::Unreadable("no epoch"))
    }

    fn epochs(&self) -> Result<Vec<Epoch>, StoreError> {
        let head = self.head()?;
        let mut statement = self.connection.prepare(
            "SELECT epoch, base, lead(base) OVER (ORDER BY epoch) FROM journal_epoch ORDER BY epoch",
        )?;
        let epochs = statement.query_map([], |row| {
            let device = DeviceName { epoch: row.get(0)?, ..head.device };
            let last: Option<u64> = row.get(2)?;
            Ok(Epoch { device, base: row.get(1)?, last: last.unwrap_or(u64::MAX >> 1) })
        })?;
        Ok(epochs.collect::<Result<_, _>>()?)
    }

    fn verify_epoch(&self, epoch: &Epoch, anchor: Option<&Anchor>) -> Result<ChainReport, StoreError> {
        let mut verifier = Verifier::new(&epoch.device, anchor);
        let sql = format!(
            "{ROW} WHERE journal_event.seq > ?1 AND journal_event.seq <= ?2 ORDER BY journal_event.seq"
        );
        let mut statement = self.connection.prepare(&sql)?;
        let mut rows = statement.query(params![epoch.base, epoch.last])?;
        while let Some(row) = rows.next()? {
            let mut stored = stored(row)?;
            stored.row.envelope.seq -= epoch.base;
            let key = stored.key.map(SubjectKey);
            let part = part_of(&stored, key.as_ref());
            verifier.take(&stored.row.envelope, part, (&stored.commitment, &stored.row.hash));
        }
        Ok(verifier.finish())
    }

    fn names_the_end(
        &self,
        epoch: &Epoch,
        before: &Epoch,
        earlier: &ChainReport,
    ) -> Result<bool, StoreError> {
        let first = self.events_after(epoch.base, 1)?;
        let Some(event) = first.first().filter(|row| row.envelope.seq == epoch.base + 1) else {
            return Ok(false);
        };
        let end = EpochEnd {
            epoch: before.device.epoch,
            count: earlier.count.saturating_sub(before.base),
            hash: hex(&earlier.head),
        };
        Ok(decoded(event)
            .is_ok_and(|event| matches!(event.facts, Facts::JournalRestored { after, .. } if after == end)))
    }
}

impl Writer<'_> {
    /// Begins an epoch after a restore. Answers the end of the one before, for the event that must come next.
    pub fn begin_epoch(&mut self, epoch: u32) -> Result<EpochEnd, StoreError> {
        let head = self.reader().head()?;
        let genesis = scs_protocol::genesis(head.device.id, epoch, &head.device.public_key);
        self.transaction
            .execute("INSERT INTO journal_epoch (epoch, base) VALUES (?1, ?2)", params![epoch, head.seq])?;
        self.transaction.execute("UPDATE journal_head SET epoch = ?1, hash = ?2", params![epoch, genesis])?;
        Ok(EpochEnd { epoch: head.device.epoch, count: head.count(), hash: hex(&head.hash) })
    }
}

fn part_of<'s>(stored: &'s Stored, key: Option<&'s SubjectKey>) -> PersonalPart<'s> {
    match (stored.has_personal, key, stored.row.personal.as_deref()) {
        (false, ..) => PersonalPart::None,
        (true, Some(key), Some(data)) => PersonalPart::Kept { key, data },
        (true, Some(_), None) => PersonalPart::Lost,
        (true, None, _) => PersonalPart::Erased,
    }
}

fn is_of_an_earlier_epoch(anchor: &Anchor, epochs: &[Epoch]) -> bool {
    let earlier = epochs.iter().rev().skip(1);
    earlier.into_iter().any(|epoch| anchor.verify(&epoch.device).is_ok())
}

fn joined(mut earlier: ChainReport, later: ChainReport, base: u64) -> ChainReport {
    earlier.faults.extend(later.faults);
    ChainReport {
        count: base + later.count,
        head: later.head,
        erased: earlier.erased + later.erased,
        anchored_at: later.anchored_at.map(|count| base + count),
        faults: earlier.faults,
    }
}

fn hex(hash: &[u8]) -> String {
    hash.iter().map(|byte| format!("{byte:02x}")).collect()
}
