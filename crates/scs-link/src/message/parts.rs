//! The values messages are made of; each refuses what it cannot be, on both sides.

use std::fmt;

use data_encoding::BASE64;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use zeroize::Zeroizing;

use super::MessageError;

/// Letters of the longest id.
const TAG_MAX: usize = 64;
/// Digits in one id: fewer than any number of a person has (a day of birth has eight).
const DIGITS_MAX: usize = 6;
/// Letters of the longest hint.
const HINT_MAX: usize = 300;
/// Letters of the longest line about a centre.
const LINE_MAX: usize = 250;
/// Bytes of the longest document.
const DOCUMENT_MAX: usize = 256 * 1024;
/// Minutes of the longest session: a day of work.
const MINUTES_MAX: u16 = 480;

macro_rules! tag {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        ///
        /// 1–64 of a–z, 0–9 and «-», a letter first, at most six digits in all: neither a sentence nor a
        /// number of a person can be written in it. Whether the content knows the id, the receiver asks.
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(String);

        impl $name {
            /// # Errors
            /// [`MessageError::OutOfRange`] for anything but an id.
            pub fn new(id: &str) -> Result<Self, MessageError> {
                if is_tag(id) { Ok($name(id.to_owned())) } else { Err(MessageError::OutOfRange) }
            }

            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl TryFrom<String> for $name {
            type Error = MessageError;

            fn try_from(id: String) -> Result<Self, MessageError> {
                Self::new(&id)
            }
        }

        impl From<$name> for String {
            fn from(tag: $name) -> String {
                tag.0
            }
        }
    };
}

tag!(
    /// A step of a path, by its id in the content.
    StepTag
);
tag!(
    /// A path, by its id in the content.
    PathTag
);
tag!(
    /// A memo, by its id in the content.
    MemoTag
);
tag!(
    /// What a citizen may be asked to hand over, by the id of its form.
    ConsentTag
);
tag!(
    /// A kind of trace a session leaves: «downloads», «profile».
    WipeTag
);

fn is_tag(id: &str) -> bool {
    let is_spelled = id.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-'));
    let digits = id.bytes().filter(u8::is_ascii_digit).count();
    id.starts_with(|first: char| first.is_ascii_lowercase())
        && is_spelled
        && id.len() <= TAG_MAX
        && digits <= DIGITS_MAX
}

/// One line about a centre: at most 250 letters, no control characters.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Line(String);

impl TryFrom<String> for Line {
    type Error = MessageError;

    /// Refuses too much, and control characters.
    fn try_from(text: String) -> Result<Self, MessageError> {
        let is_good = text.chars().count() <= LINE_MAX && !text.chars().any(char::is_control);
        if is_good { Ok(Line(text)) } else { Err(MessageError::OutOfRange) }
    }
}

impl From<Line> for String {
    fn from(line: Line) -> String {
        line.0
    }
}

/// What a terminal has to know of the centre it stands in, and how it is called there.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Centre {
    pub terminal: Line,
    pub name: Line,
    pub code: Line,
    pub address: Line,
    pub phone: Line,
    pub hours: Line,
    /// IANA name, `Europe/Moscow`.
    pub time_zone: Line,
    /// Id of a portal in the content.
    pub portal: Line,
}

/// What a terminal is doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// Clean, and nobody sits there.
    Free,
    Busy,
    /// Busy, with the hand raised.
    AsksHelp,
    /// Between two people: not to be given out.
    Wiping,
    /// The session is over and not yet wiped.
    Ended,
}

/// How much of one kind was wiped.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Wiped {
    pub kind: WipeTag,
    pub count: u32,
}

/// A gate of the terminal that is shut unless the consultant opens it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Gate {
    /// A file from the citizen's stick into the session.
    FileIn,
    /// A file of the session onto the citizen's stick.
    FileOut,
    /// The citizen's key of electronic signature.
    Token,
    Camera,
    /// Printing from the portal's own page.
    PortalPrint,
}

/// Size of everything drawn, against the usual.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Scale {
    #[serde(rename = "1")]
    Usual,
    #[serde(rename = "1.25")]
    Larger,
    #[serde(rename = "1.5")]
    Largest,
}

/// Time of a session: 1 to 480 minutes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "u16", into = "u16")]
pub struct Minutes(u16);

impl Minutes {
    pub fn get(self) -> u16 {
        self.0
    }
}

impl TryFrom<u16> for Minutes {
    type Error = MessageError;

    /// Refuses 0 and more than a day of work.
    fn try_from(minutes: u16) -> Result<Self, MessageError> {
        if (1..=MINUTES_MAX).contains(&minutes) {
            Ok(Minutes(minutes))
        } else {
            Err(MessageError::OutOfRange)
        }
    }
}

impl From<Minutes> for u16 {
    fn from(minutes: Minutes) -> u16 {
        minutes.0
    }
}

/// A line from the consultant to the citizen: 1 to 300 letters, no control characters. May hold a name,
/// so it is never shown by `Debug`.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct HintText(String);

impl HintText {
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for HintText {
    type Error = MessageError;

    /// Refuses nothing but space, too much, and control characters.
    fn try_from(text: String) -> Result<Self, MessageError> {
        let is_good = text.chars().count() <= HINT_MAX
            && !text.trim().is_empty()
            && !text.chars().any(|letter| letter.is_control());
        if is_good { Ok(HintText(text)) } else { Err(MessageError::OutOfRange) }
    }
}

impl From<HintText> for String {
    fn from(text: HintText) -> String {
        text.0
    }
}

impl fmt::Debug for HintText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "HintText({} letters)", self.0.chars().count())
    }
}

/// What a citizen handed over: one JSON value, at most 256 KiB, byte for byte as the terminal made it.
/// Never shown by `Debug`; overwritten when dropped. Whether the form knows its fields, the receiver asks.
#[derive(Clone, PartialEq, Eq)]
pub struct Document(Zeroizing<Vec<u8>>);

impl Document {
    /// # Errors
    /// [`MessageError::TooLong`] above 256 KiB, [`MessageError::Malformed`] when it is not JSON.
    pub fn new(json: Vec<u8>) -> Result<Self, MessageError> {
        let json = Zeroizing::new(json);
        if json.len() > DOCUMENT_MAX {
            return Err(MessageError::TooLong);
        }
        // Skipping a value still walks it whole, and text inside is checked to be UTF-8 by this.
        let text = std::str::from_utf8(&json).map_err(|_| MessageError::Malformed)?;
        serde_json::from_str::<de::IgnoredAny>(text).map_err(|_| MessageError::Malformed)?;
        Ok(Document(json))
    }

    pub fn bytes(&self) -> &[u8] {
        &self.0
    }
}

impl fmt::Debug for Document {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Document({} bytes)", self.0.len())
    }
}

impl Serialize for Document {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        out.serialize_str(&Zeroizing::new(BASE64.encode(&self.0)))
    }
}

impl<'de> Deserialize<'de> for Document {
    fn deserialize<D: Deserializer<'de>>(input: D) -> Result<Self, D::Error> {
        let text = Zeroizing::new(String::deserialize(input)?);
        let json = BASE64.decode(text.as_bytes()).map_err(|_| de::Error::custom(MessageError::Malformed))?;
        Document::new(json).map_err(de::Error::custom)
    }
}
