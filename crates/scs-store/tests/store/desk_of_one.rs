//! A store in a temporary folder and a few days of work in it.

use std::path::PathBuf;

use rusqlite::Connection;
use scs_domain::content::{Client, DocumentKind, StateKind};
use scs_domain::event::{
    Channel, ConsultationResult, Delivery, DocumentBegun, DocumentMoved, Event, Facts, FixTried, Opened,
    PaperForm, PaperIssued, Personal, QuickEntry,
};
use scs_domain::form::Answers;
use scs_domain::ids::{DocumentId, QuestionId, SubjectId};
use scs_protocol::DeviceKey;
use scs_store::{FirstDevice, NewEvent, RawKey, Store, StoreError};
use uuid::Uuid;

pub struct Place {
    _home: tempfile::TempDir,
    pub path: PathBuf,
    pub key: RawKey,
    pub device: FirstDevice,
}

impl Place {
    pub fn new() -> Place {
        let home = tempfile::tempdir().unwrap();
        let public_key = DeviceKey::from_seed(&[4; 32]).public();
        Place {
            path: home.path().join("desk.db"),
            key: RawKey([3; 32]),
            device: FirstDevice { id: Uuid::from_u128(77), epoch: 1, public_key },
            _home: home,
        }
    }

    pub fn open(&self) -> Result<Store, StoreError> {
        Store::open(&self.path, self.key.clone(), &self.device)
    }

    #[expect(clippy::disallowed_methods, reason = "a stranger asks nobody")]
    pub fn keyed(&self) -> Connection {
        let connection = Connection::open(&self.path).unwrap();
        connection.pragma_update(None, "key", format!("x'{}'", "03".repeat(32))).unwrap();
        connection
    }

    /// The same file past the rules: what a stranger with the key could do.
    pub fn stranger(&self) -> Connection {
        let connection = self.keyed();
        connection
            .execute_batch(
                "DROP TRIGGER journal_event_is_never_changed; DROP TRIGGER journal_event_is_never_removed;",
            )
            .unwrap();
        connection
    }
}

pub fn append(store: &Store, aggregate: u128, event: &Event) -> u64 {
    let new = NewEvent {
        event,
        aggregate: Uuid::from_u128(aggregate),
        subject: SubjectId(Uuid::from_u128(aggregate + 1000)),
        actor: "anna",
        at: 1_790_000_000_000,
        spare_key: [u8::try_from(aggregate % 251).unwrap(); 32],
    };
    store.act(|writer| writer.append(&new)).unwrap()
}

pub fn quick(note: &str) -> Event {
    let facts = Facts::EntryRecorded(QuickEntry {
        client: Client::Citizen,
        topic: "resume".to_owned(),
        channel: Channel::Phone,
        result: ConsultationResult::Solved,
        minutes: 4,
        about: None,
    });
    Event::with(facts, Personal::note(Some(note.to_owned())))
}

/// Two consultations and a paper: 14 events, half of them with a personal part.
pub fn a_day(store: &Store) {
    for record in 1..=2 {
        append(store, record, &opened());
        append(store, record, &Event::plain(Facts::FixFailed(tried("restart"))));
        append(store, record, &Event::plain(Facts::ProblemSolved(tried("region-first"))));
        let question = QuestionId(Uuid::from_u128(500 + record));
        let asked = Facts::QuestionAsked { question, specialist: "jobs".to_owned(), step: None, topic: None };
        append(store, record, &Event::with(asked, Personal::note(Some("Как быть без записи".to_owned()))));
        let answered = Facts::QuestionAnswered { question };
        append(store, record, &Event::with(answered, Personal::note(Some("Прийти с паспортом".to_owned()))));
        let finished =
            Facts::ConsultationFinished { result: ConsultationResult::Solved, minutes: 12, next_visit: None };
        append(store, record, &Event::with(finished, Personal::note(Some("Всё удалось".to_owned()))));
    }
    append(store, 9, &quick("Сменился номер"));
    append(store, 20, &paper(1));
}

fn opened() -> Event {
    Event::plain(Facts::ConsultationOpened(Opened {
        client: Client::Citizen,
        groups: ["seeker".to_owned()].into(),
        channel: Channel::InPerson,
        typical: true,
        situation: None,
        exercise: None,
        portal: "ecp".to_owned(),
        edition: edition(),
        walk: None,
        continues: None,
        deadlines: Vec::new(),
    }))
}

pub fn edition() -> scs_domain::content::EditionHead {
    serde_json::from_str(r#"{"pack":"base","version":"1","hash":"00","day":"2026-11-23"}"#).unwrap()
}

fn tried(fix: &str) -> FixTried {
    FixTried { problem: "centre-not-listed".to_owned(), fix: fix.to_owned(), step: None }
}

pub fn paper(record: u128) -> Event {
    let issued = PaperIssued {
        form: PaperForm::Referral,
        item: "referral".to_owned(),
        edition: edition(),
        number: Some("118-В".to_owned()),
        pages: 1,
        large_print: false,
        sha256: "ab".repeat(32),
        copy: 1,
        delivery: Delivery::File,
        consultation: Some(scs_domain::ids::ConsultationId(Uuid::from_u128(record))),
        kept_until: chrono::NaiveDate::from_ymd_opt(2026, 11, 24),
    };
    let fields = [("full_name".to_owned(), "Каравайцева Лидия Тихоновна".to_owned())].into();
    Event::with(Facts::PaperIssued(issued), Personal { fields, ..Personal::default() })
}

/// A document with answers, filed on the portal: three events, two with a personal part.
pub fn begun_and_filed(store: &Store) -> DocumentId {
    let id = DocumentId(Uuid::from_u128(30));
    let begun = DocumentBegun {
        number: 1,
        document: DocumentKind::Resume,
        form: "resume".to_owned(),
        cycle: Some("resume-ecp".to_owned()),
        portal: "ecp".to_owned(),
        edition: edition(),
        consultation: None,
        from: None,
        links: Default::default(),
        state: "prepared".to_owned(),
    };
    append(store, 30, &Event::plain(Facts::DocumentBegun(begun)));
    let mut answers = Answers::default();
    answers.set("full_name", "Каравайцева Лидия Тихоновна");
    let written = Facts::DocumentWritten { kept_until: chrono::NaiveDate::from_ymd_opt(2026, 12, 23) };
    append(store, 30, &Event::with(written, Personal { answers: Some(answers), ..Personal::default() }));
    let moved = DocumentMoved {
        from: "prepared".to_owned(),
        to: "moderation".to_owned(),
        standing: StateKind::Waiting,
        portal_date: chrono::NaiveDate::from_ymd_opt(2026, 11, 23),
        term: None,
    };
    let personal = Personal { portal_number: Some("118-Р".to_owned()), ..Personal::default() };
    append(store, 30, &Event::with(Facts::DocumentMoved(moved), personal));
    id
}

/// Every folded table as text.
pub fn tables(place: &Place) -> Vec<String> {
    dump(
        place,
        &[
            ("consultation", "*"),
            ("deadline", "*"),
            ("fix_tried", "*"),
            ("paper", "*"),
            ("question", "*"),
            ("card", "*"),
            ("document", "*"),
            ("record_word", "*"),
            ("tally", "*"),
        ],
    )
}

/// As an upgrade leaves them, before words are made.
pub fn tables_but_words(place: &Place) -> Vec<String> {
    dump(
        place,
        &[
            ("consultation", "number, id, result, state"),
            ("fix_tried", "*"),
            ("paper", "*"),
            ("question", "*"),
        ],
    )
}

fn dump(place: &Place, tables: &[(&str, &str)]) -> Vec<String> {
    let connection = place.keyed();
    let mut dump = Vec::new();
    for (table, columns) in tables {
        let mut statement = connection.prepare(&format!("SELECT {columns} FROM {table} ORDER BY 1")).unwrap();
        let columns = statement.column_count();
        let mut rows = statement.query([]).unwrap();
        while let Some(row) = rows.next().unwrap() {
            let cells: Vec<String> = (0..columns)
                .map(|place| format!("{:?}", row.get::<_, rusqlite::types::Value>(place).unwrap()))
                .collect();
            dump.push(format!("{table}: {}", cells.join(" | ")));
        }
    }
    dump
}
