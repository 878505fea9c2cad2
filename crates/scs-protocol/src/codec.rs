//! Events as stored: kind, version, and two pieces of JSON.

use scs_domain::event::{Event, Facts, Personal};
use serde_json::Value;
use serde_json::value::RawValue;

/// The version of every kind so far; a changed meaning of a kind gets the next one.
const VERSION: u16 = 1;

/// Largest personal part plus facts that may be written, in bytes; the server accepts four times as much,
/// so what could be written can be sent.
const LARGEST: usize = 64 * 1024;

/// An event ready for the journal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Encoded {
    pub kind: String,
    pub version: u16,
    pub facts: String,
    pub personal: Option<Vec<u8>>,
}

#[derive(Debug, thiserror::Error)]
pub enum CodecError {
    #[error("event is larger than {LARGEST} bytes")]
    TooLarge,
    #[error("event of kind {kind} version {version} is not known")]
    Unknown { kind: String, version: u16 },
    #[error("event does not read")]
    Unreadable(#[from] serde_json::Error),
}

#[derive(serde::Serialize)]
struct Tagged<'a> {
    kind: &'a str,
    facts: &'a RawValue,
}

/// Splits an event into what stays and what can be erased.
pub fn encode(event: &Event) -> Result<Encoded, CodecError> {
    let (kind, facts) = match serde_json::to_value(&event.facts)? {
        Value::Object(mut map) => (map.remove("kind"), map.remove("facts")),
        _ => (None, None),
    };
    let Some(Value::String(kind)) = kind else {
        return Err(CodecError::Unknown { kind: String::new(), version: VERSION });
    };
    let facts = serde_json::to_string(&facts.unwrap_or_else(|| Value::Object(Default::default())))?;
    let personal = event.personal.as_ref().map(serde_json::to_vec).transpose()?;
    if facts.len() + personal.as_ref().map_or(0, Vec::len) > LARGEST {
        return Err(CodecError::TooLarge);
    }
    Ok(Encoded { kind, version: VERSION, facts, personal })
}

/// Puts an event together again; `personal` is absent when there was none or when it was erased.
pub fn decode(kind: &str, version: u16, facts: &str, personal: Option<&[u8]>) -> Result<Event, CodecError> {
    if version != VERSION {
        return Err(CodecError::Unknown { kind: kind.to_owned(), version });
    }
    let facts: &RawValue = serde_json::from_str(facts)?;
    let tagged = serde_json::to_string(&Tagged { kind, facts })?;
    let facts: Facts =
        serde_json::from_str(&tagged).map_err(|_| CodecError::Unknown { kind: kind.to_owned(), version })?;
    let personal: Option<Personal> = personal.map(serde_json::from_slice).transpose()?;
    Ok(Event { facts, personal })
}

#[cfg(test)]
mod tests {
    use super::*;
    use scs_domain::event::ConsultationResult;

    #[test]
    fn what_was_written_reads_back_and_the_number_is_not_among_the_facts() {
        let facts =
            Facts::ConsultationFinished { result: ConsultationResult::Solved, minutes: 14, next_visit: None };
        let event = Event::with(facts, Personal::note(Some("Сменился номер".to_owned())));
        let encoded = encode(&event).unwrap();
        assert_eq!(encoded.kind, "consultation.finished");
        assert!(!encoded.facts.contains("номер"), "facts stay for ever: {}", encoded.facts);
        let read =
            decode(&encoded.kind, encoded.version, &encoded.facts, encoded.personal.as_deref()).unwrap();
        assert_eq!(read, event);
    }

    #[test]
    fn an_event_without_fields_is_written_as_an_empty_object() {
        let encoded = encode(&Event::plain(Facts::ConsultationResumed {})).unwrap();
        assert_eq!((encoded.kind.as_str(), encoded.facts.as_str()), ("consultation.resumed", "{}"));
        assert!(decode("consultation.resumed", 1, "{}", None).is_ok());
    }

    #[test]
    fn an_event_of_a_later_release_is_named_not_guessed() {
        assert!(matches!(
            decode("consultation.opened", 2, "{}", None),
            Err(CodecError::Unknown { version: 2, .. })
        ));
        assert!(matches!(decode("moon.landed", 1, "{}", None), Err(CodecError::Unknown { .. })));
    }

    #[test]
    fn what_the_server_would_not_take_is_not_written() {
        let personal = Personal::note(Some("я".repeat(40_000)));
        let event = Event::with(Facts::PaperWiped {}, personal);
        assert!(matches!(encode(&event), Err(CodecError::TooLarge)));
    }
}
