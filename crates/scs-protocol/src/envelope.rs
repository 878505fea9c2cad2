//! The part of an event that is kept for ever.

use minicbor::Encode;
use uuid::Uuid;

/// The identity of an event. Nothing else identifies it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct EventRef {
    pub device: Uuid,
    pub epoch: u32,
    /// Contiguous from 1 inside a device and epoch.
    pub seq: u64,
}

impl EventRef {
    /// Sixteen bytes of the device, four of the epoch, eight of the seq, big end first.
    pub fn bytes(&self) -> [u8; 28] {
        let mut bytes = [0; 28];
        let (device, rest) = bytes.split_at_mut(16);
        let (epoch, seq) = rest.split_at_mut(4);
        device.copy_from_slice(self.device.as_bytes());
        epoch.copy_from_slice(&self.epoch.to_be_bytes());
        seq.copy_from_slice(&self.seq.to_be_bytes());
        bytes
    }
}

/// Everything but the personal part. Holds no free text and nothing about a person but a pseudonym.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Envelope {
    pub seq: u64,
    /// `consultation.opened`
    pub kind: String,
    /// Version of the facts of this kind.
    pub version: u16,
    /// Device wall clock, milliseconds since 1970 UTC. Nothing is ordered by it.
    pub at: i64,
    pub aggregate: Uuid,
    pub subject: Option<Uuid>,
    pub actor: String,
    /// The offline credential of the actor; none until real sign-in exists.
    pub credential: Option<String>,
    /// JSON, byte for byte as it was written.
    pub facts: String,
}

#[derive(Encode)]
#[cbor(array)]
struct Wire<'a> {
    #[n(0)]
    seq: u64,
    #[n(1)]
    kind: &'a str,
    #[n(2)]
    version: u16,
    #[n(3)]
    at: i64,
    #[cbor(n(4), with = "minicbor::bytes")]
    aggregate: &'a [u8],
    #[cbor(n(5), with = "minicbor::bytes")]
    subject: &'a [u8],
    #[n(6)]
    actor: &'a str,
    #[n(7)]
    credential: &'a str,
    #[n(8)]
    facts: &'a str,
}

impl Envelope {
    /// Deterministic CBOR (RFC 8949 §4.2): one array, fields in this order, shortest integers;
    /// an absent subject or credential is empty.
    pub fn to_cbor(&self) -> Vec<u8> {
        let wire = Wire {
            seq: self.seq,
            kind: &self.kind,
            version: self.version,
            at: self.at,
            aggregate: self.aggregate.as_bytes(),
            subject: self.subject.as_ref().map_or(&[], |subject| subject.as_bytes()),
            actor: &self.actor,
            credential: self.credential.as_deref().unwrap_or_default(),
            facts: &self.facts,
        };
        let mut bytes = Vec::new();
        match minicbor::encode(&wire, &mut bytes) {
            Ok(()) => bytes,
            // Writing into a Vec has no way to fail.
            Err(_) => Vec::new(),
        }
    }
}
