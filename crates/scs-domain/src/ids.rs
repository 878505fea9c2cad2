//! Names of things. Every id is a UUIDv7 made from a time and random bytes that are handed in.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }
    };
}

id!(
    /// One record of the journal: a consultation or a quick entry.
    ConsultationId
);
id!(
    /// The person an event speaks of, under a name that means nothing outside this device.
    SubjectId
);
id!(
    /// A question put to a specialist.
    QuestionId
);
id!(
    /// One paper with its number; a repeated print is another copy of it.
    PaperId
);
id!(
    /// A card of a problem that people of this centre wrote themselves.
    CardId
);
id!(
    /// What a client prepares with us and files on a portal: a resume, an application, a vacancy, a report.
    DocumentId
);
