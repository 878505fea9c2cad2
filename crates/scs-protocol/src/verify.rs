//! Reading a chain back and naming the place where it does not hold.

use crate::chain::{self, Commitment, Hash, SubjectKey};
use crate::device::{Anchor, DeviceName};
use crate::envelope::{Envelope, EventRef};

/// What is left of the personal part of an event.
#[derive(Clone)]
pub enum PersonalPart<'a> {
    /// There never was one.
    None,
    Kept {
        key: &'a SubjectKey,
        data: &'a [u8],
    },
    /// Erased with its key: nothing can be checked, and nothing should be.
    Erased,
    /// The key is there and the data is not.
    Lost,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FaultKind {
    /// A number is missing or out of order: an event was removed or moved.
    Order,
    /// The hash does not follow from the event and the one before it: something was changed.
    Hash,
    /// The personal part is not the one that was written.
    Personal,
    /// The personal part is gone while its key is still there.
    PersonalLost,
    /// The anchor knows more events than there are: the end was cut off.
    Truncated,
    /// The anchor names another head: the end was rewritten.
    Rewritten,
    /// The anchor is not signed by this device.
    AnchorForeign,
    /// A new epoch does not say where the one before ended, or says it wrongly.
    Epoch,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fault {
    pub kind: FaultKind,
    /// The number of the event, or the first number that is missing.
    pub seq: u64,
}

/// A whole chain, checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChainReport {
    pub count: u64,
    pub head: Hash,
    pub erased: u64,
    /// None: no anchor was at hand, so a cut-off tail would not show.
    pub anchored_at: Option<u64>,
    /// In the order of the chain; empty when all is well.
    pub faults: Vec<Fault>,
}

/// Checks events one by one in the order of their numbers.
pub struct Verifier<'a> {
    device: &'a DeviceName,
    anchor: Option<&'a Anchor>,
    next: u64,
    head: Hash,
    erased: u64,
    faults: Vec<Fault>,
}

impl<'a> Verifier<'a> {
    pub fn new(device: &'a DeviceName, anchor: Option<&'a Anchor>) -> Self {
        let head = chain::genesis(device.id, device.epoch, &device.public_key);
        let mut faults = Vec::new();
        let signed = anchor.filter(|anchor| anchor.verify(device).is_ok());
        if anchor.is_some() && signed.is_none() {
            faults.push(Fault { kind: FaultKind::AnchorForeign, seq: 0 });
        }
        Verifier { device, anchor: signed, next: 1, head, erased: 0, faults }
    }

    /// Takes the next event with the commitment and the hash stored beside it. After a fault the
    /// check goes on from what is stored, so one change is one fault.
    pub fn take(&mut self, envelope: &Envelope, personal: PersonalPart<'_>, stored: (&Commitment, &Hash)) {
        let (commitment, hash) = stored;
        let seq = envelope.seq;
        let in_order = seq == self.next;
        if !in_order {
            self.fault(FaultKind::Order, self.next);
        }
        let event = EventRef { device: self.device.id, epoch: self.device.epoch, seq };
        match personal {
            PersonalPart::None if *commitment != chain::commitment(&event, None) => {
                self.fault(FaultKind::Personal, seq);
            }
            PersonalPart::Kept { key, data }
                if *commitment != chain::commitment(&event, Some((key, data))) =>
            {
                self.fault(FaultKind::Personal, seq);
            }
            PersonalPart::Lost => self.fault(FaultKind::PersonalLost, seq),
            PersonalPart::Erased => self.erased += 1,
            PersonalPart::None | PersonalPart::Kept { .. } => {}
        }
        if in_order && chain::link(&self.head, envelope, commitment) != *hash {
            self.fault(FaultKind::Hash, seq);
        }
        self.head = *hash;
        self.next = seq + 1;
        let rewritten = self.anchor.is_some_and(|anchor| anchor.count == seq && anchor.head != *hash);
        if rewritten {
            self.fault(FaultKind::Rewritten, seq);
        }
    }

    pub fn finish(mut self) -> ChainReport {
        let count = self.next - 1;
        if self.anchor.is_some_and(|anchor| anchor.count > count) {
            self.fault(FaultKind::Truncated, self.next);
        }
        ChainReport {
            count,
            head: self.head,
            erased: self.erased,
            anchored_at: self.anchor.map(|anchor| anchor.count),
            faults: self.faults,
        }
    }

    fn fault(&mut self, kind: FaultKind, seq: u64) {
        self.faults.push(Fault { kind, seq });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::device::DeviceKey;
    use uuid::Uuid;

    type Row = (Envelope, Option<Vec<u8>>, Commitment, Hash);

    struct Written {
        device: DeviceName,
        key: DeviceKey,
        subject_key: SubjectKey,
        rows: Vec<Row>,
    }

    fn written(count: u64) -> Written {
        let key = DeviceKey::from_seed(&[7; 32]);
        let device = DeviceName { id: Uuid::from_u128(1), epoch: 1, public_key: key.public() };
        let subject_key = SubjectKey([9; 32]);
        let mut head = chain::genesis(device.id, device.epoch, &device.public_key);
        let mut rows = Vec::new();
        for seq in 1..=count {
            let envelope = Envelope {
                seq,
                kind: "step.done".to_owned(),
                version: 1,
                at: 1_700_000_000_000 + i64::try_from(seq).unwrap(),
                aggregate: Uuid::from_u128(5),
                subject: Some(Uuid::from_u128(6)),
                actor: "anna".to_owned(),
                credential: None,
                facts: format!("{{\"n\":{seq}}}"),
            };
            let personal = seq.is_multiple_of(2).then(|| format!("номер {seq}").into_bytes());
            let event = EventRef { device: device.id, epoch: 1, seq };
            let commit = chain::commitment(&event, personal.as_deref().map(|data| (&subject_key, data)));
            head = chain::link(&head, &envelope, &commit);
            rows.push((envelope, personal, commit, head));
        }
        Written { device, key, subject_key, rows }
    }

    fn faults(written: &Written, anchor: Option<&Anchor>) -> Vec<Fault> {
        let mut verifier = Verifier::new(&written.device, anchor);
        for (envelope, personal, commit, hash) in &written.rows {
            let part = personal
                .as_deref()
                .map_or(PersonalPart::None, |data| PersonalPart::Kept { key: &written.subject_key, data });
            verifier.take(envelope, part, (commit, hash));
        }
        verifier.finish().faults
    }

    #[test]
    fn an_untouched_chain_has_no_faults() {
        assert_eq!(faults(&written(20), None), []);
    }

    #[test]
    fn every_edit_of_an_envelope_is_named_with_its_place() {
        for place in 0..20 {
            let mut chain = written(20);
            chain.rows[place].0.facts.push(' ');
            let seq = place as u64 + 1;
            assert_eq!(faults(&chain, None), [Fault { kind: FaultKind::Hash, seq }]);
        }
    }

    #[test]
    fn an_edit_of_a_personal_part_is_named_with_its_place() {
        let mut chain = written(20);
        chain.rows[3].1 = Some("номер 5".as_bytes().to_vec());
        assert_eq!(faults(&chain, None), [Fault { kind: FaultKind::Personal, seq: 4 }]);
    }

    #[test]
    fn a_removed_event_is_named_by_its_number() {
        for place in 0..19 {
            let mut chain = written(20);
            chain.rows.remove(place);
            let seq = place as u64 + 1;
            assert_eq!(faults(&chain, None).first(), Some(&Fault { kind: FaultKind::Order, seq }));
        }
    }

    #[test]
    fn swapped_events_are_seen() {
        let mut chain = written(20);
        chain.rows.swap(6, 7);
        assert_eq!(faults(&chain, None).first(), Some(&Fault { kind: FaultKind::Order, seq: 7 }));
    }

    #[test]
    fn a_renumbered_removal_still_breaks_the_hash() {
        let mut chain = written(20);
        chain.rows.remove(9);
        for row in chain.rows.iter_mut().skip(9) {
            row.0.seq -= 1;
        }
        assert!(!faults(&chain, None).is_empty());
    }

    #[test]
    fn a_cut_off_tail_shows_with_the_anchor_and_only_with_it() {
        let mut chain = written(20);
        let (_, _, _, head) = chain.rows[19];
        let anchor = chain.key.anchor(&chain.device, 20, head);
        chain.rows.truncate(17);
        assert_eq!(faults(&chain, None), [], "without an anchor a short chain is a whole chain");
        assert_eq!(faults(&chain, Some(&anchor)), [Fault { kind: FaultKind::Truncated, seq: 18 }]);
    }

    #[test]
    fn a_rewritten_tail_shows_against_the_anchor() {
        let chain = written(20);
        let anchor = chain.key.anchor(&chain.device, 20, [3; 32]);
        assert_eq!(faults(&chain, Some(&anchor)), [Fault { kind: FaultKind::Rewritten, seq: 20 }]);
    }

    #[test]
    fn an_anchor_of_another_key_is_not_believed() {
        let chain = written(3);
        let other = DeviceKey::from_seed(&[8; 32]);
        let anchor = other.anchor(&chain.device, 9, [3; 32]);
        assert_eq!(faults(&chain, Some(&anchor)), [Fault { kind: FaultKind::AnchorForeign, seq: 0 }]);
    }

    #[test]
    fn after_an_erasure_the_chain_still_holds() {
        let chain = written(20);
        let mut verifier = Verifier::new(&chain.device, None);
        for (envelope, personal, commit, hash) in &chain.rows {
            let part = if personal.is_some() { PersonalPart::Erased } else { PersonalPart::None };
            verifier.take(envelope, part, (commit, hash));
        }
        let report = verifier.finish();
        assert_eq!((report.faults.len(), report.erased), (0, 10));
    }
}
