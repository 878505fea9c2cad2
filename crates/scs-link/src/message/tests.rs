use proptest::prelude::*;

use super::*;

fn report() -> Report {
    Report {
        state: State::Busy,
        since_s: 61,
        path: Some(PathTag::new("resume").unwrap()),
        step: Some(StepTag::new("sign-in").unwrap()),
        at: 2,
        of: 9,
        left_s: Some(900),
        waits_print: 1,
        tries: 3,
    }
}

fn text(message: &impl Serialize) -> String {
    serde_json::to_string(message).unwrap()
}

/// What a published version says stays as it is: a difference here is a new `VERSION`.
#[test]
fn messages_of_a_terminal_are_written_so() {
    let id = Uuid::from_u128(7);
    let wiped = vec![Wiped { kind: WipeTag::new("downloads").unwrap(), count: 4 }];
    let written = [
        (
            FromTerminal::Report(report()),
            r#"{"report":{"state":"busy","since_s":61,"path":"resume","step":"sign-in","at":2,"of":9,"left_s":900,"waits_print":1,"tries":3}}"#,
        ),
        (FromTerminal::ConsentRefused, r#""consent_refused""#),
        (
            FromTerminal::Wiped { what: wiped, found: 0 },
            r#"{"wiped":{"what":[{"kind":"downloads","count":4}],"found":0}}"#,
        ),
        (
            FromTerminal::PrintAsked { id, pages: 2 },
            r#"{"print_asked":{"id":"00000000-0000-0000-0000-000000000007","pages":2}}"#,
        ),
        (
            FromTerminal::ConsentGiven { document: Document::new(b"{\"a\":1}".to_vec()).unwrap() },
            r#"{"consent_given":{"document":"eyJhIjoxfQ=="}}"#,
        ),
        (FromTerminal::Pong, r#""pong""#),
    ];
    for (message, wire) in written {
        assert_eq!(text(&message), wire);
        assert_eq!(FromTerminal::decode(&message.encode().unwrap()), Ok(message));
    }
}

#[test]
fn messages_to_a_terminal_are_written_so() {
    let id = Uuid::from_u128(7);
    let minutes = Minutes::try_from(30).unwrap();
    let path = PathTag::new("resume").unwrap();
    let hint = HintText::try_from("Нажмите «Далее»".to_owned()).unwrap();
    let centre = Centre { name: Line::try_from("Центр".to_owned()).unwrap(), ..Centre::default() };
    let written = [
        (
            ToTerminal::Centre(centre),
            r#"{"centre":{"terminal":"","name":"Центр","code":"","address":"","phone":"","hours":"","time_zone":"","portal":""}}"#,
        ),
        (ToTerminal::Start { minutes, path: None }, r#"{"start":{"minutes":30}}"#),
        (
            ToTerminal::Start { minutes, path: Some(path.clone()) },
            r#"{"start":{"minutes":30,"path":"resume"}}"#,
        ),
        (ToTerminal::Assign { path }, r#"{"assign":{"path":"resume"}}"#),
        (ToTerminal::Memo { id: MemoTag::new("first-visit").unwrap() }, r#"{"memo":{"id":"first-visit"}}"#),
        (ToTerminal::Hint { text: hint }, r#"{"hint":{"text":"Нажмите «Далее»"}}"#),
        (ToTerminal::Extend { minutes }, r#"{"extend":{"minutes":30}}"#),
        (ToTerminal::Scale { scale: Scale::Larger }, r#"{"scale":{"scale":"1.25"}}"#),
        (ToTerminal::ComeToDesk, r#""come_to_desk""#),
        (ToTerminal::OnMyWay, r#""on_my_way""#),
        (ToTerminal::End, r#""end""#),
        (
            ToTerminal::ReleasePrint { id },
            r#"{"release_print":{"id":"00000000-0000-0000-0000-000000000007"}}"#,
        ),
        (ToTerminal::Release { what: Gate::PortalPrint }, r#"{"release":{"what":"portal_print"}}"#),
        (
            ToTerminal::AskConsent { what: ConsentTag::new("resume").unwrap() },
            r#"{"ask_consent":{"what":"resume"}}"#,
        ),
        (ToTerminal::Ping, r#""ping""#),
    ];
    for (message, wire) in written {
        assert_eq!(text(&message), wire);
        assert_eq!(ToTerminal::decode(&message.encode().unwrap()), Ok(message));
    }
}

#[test]
fn a_report_has_no_room_for_what_a_person_typed() {
    let typed = [
        "Иванов Иван",
        "ivanov ivan",
        "Ivanov",
        "112-233-445-95",
        "n11223344595",
        "a-1990-01-01",
        "",
        "-a",
        "1",
        "a_b",
        "a.b",
        "ivan@mail.ru",
        "89161234567",
    ];
    for words in typed {
        assert_eq!(StepTag::new(words), Err(MessageError::OutOfRange), "{words}");
        let wire = text(&FromTerminal::Report(report())).replace("sign-in", words);
        assert_eq!(FromTerminal::decode(wire.as_bytes()), Err(MessageError::Malformed), "{words}");
    }
    assert!(StepTag::new(&"a".repeat(64)).is_ok());
    assert!(StepTag::new(&"a".repeat(65)).is_err());
}

#[test]
fn unknown_fields_and_kinds_are_refused() {
    for wire in [
        r#"{"help":{"on":true,"name":"x"}}"#,
        r#"{"help":{"on":true},"name":"x"}"#,
        r#"{"pong":{"name":"x"}}"#,
        r#"{"note":{"text":"x"}}"#,
        r#"{"wiped":{"what":[{"kind":"a","count":1,"name":"x"}],"found":0}}"#,
        r#""pong" "pong""#,
        "",
    ] {
        assert_eq!(FromTerminal::decode(wire.as_bytes()), Err(MessageError::Malformed), "{wire}");
    }
    let wire = text(&FromTerminal::Report(report())).replace("\"at\"", "\"name\":\"x\",\"at\"");
    assert_eq!(FromTerminal::decode(wire.as_bytes()), Err(MessageError::Malformed));
    for wire in [r#"{"hint":{"text":"a","to":"b"}}"#, r#"{"ping":{"a":1}}"#, r#"{"release":{"what":"disk"}}"#]
    {
        assert_eq!(ToTerminal::decode(wire.as_bytes()), Err(MessageError::Malformed), "{wire}");
    }
}

#[test]
fn values_out_of_range_are_refused_on_both_sides() {
    let wrong = [
        FromTerminal::Report(Report { at: 10, ..report() }),
        FromTerminal::Report(Report { of: 501, ..report() }),
        FromTerminal::Report(Report { since_s: DAY_S + 1, ..report() }),
        FromTerminal::Report(Report { left_s: Some(DAY_S + 1), ..report() }),
        FromTerminal::PrintAsked { id: Uuid::nil(), pages: 0 },
        FromTerminal::Wiped {
            what: vec![Wiped { kind: WipeTag::new("a").unwrap(), count: 1 }; WIPED_MAX + 1],
            found: 0,
        },
    ];
    for message in wrong {
        assert_eq!(message.encode(), Err(MessageError::OutOfRange));
        assert_eq!(FromTerminal::decode(text(&message).as_bytes()), Err(MessageError::OutOfRange));
    }
    for minutes in [0, 481] {
        let wire = format!(r#"{{"start":{{"minutes":{minutes}}}}}"#);
        assert_eq!(ToTerminal::decode(wire.as_bytes()), Err(MessageError::Malformed));
    }
    for hint in ["", " ", "a\nb", &"я".repeat(301)] {
        assert!(HintText::try_from(hint.to_owned()).is_err());
    }
}

#[test]
fn a_hint_of_three_hundred_of_the_longest_letters_goes_through() {
    let message = ToTerminal::Hint { text: HintText::try_from("𝕬".repeat(300)).unwrap() };
    assert_eq!(ToTerminal::decode(&message.encode().unwrap()), Ok(message));
}

#[test]
fn a_document_is_json_of_bounded_length_and_comes_byte_for_byte() {
    let json = format!("{{ \"имя\" : \"{}\" }}", "a".repeat(250 * 1024)).into_bytes();
    let message = FromTerminal::ConsentGiven { document: Document::new(json.clone()).unwrap() };
    let Ok(FromTerminal::ConsentGiven { document }) = FromTerminal::decode(&message.encode().unwrap()) else {
        panic!("it came")
    };
    assert_eq!(document.bytes(), json);
    let too_long = format!("\"{}\"", "a".repeat(256 * 1024)).into_bytes();
    assert_eq!(Document::new(too_long), Err(MessageError::TooLong));
    for wrong in [&b""[..], b"{", b"{} {}", b"\"\xff\"", b"\xef\xbb\xbf{}"] {
        assert_eq!(Document::new(wrong.to_vec()), Err(MessageError::Malformed));
    }
    let deep = "[".repeat(100_000) + &"]".repeat(100_000);
    assert!(Document::new(deep.into_bytes()).is_ok(), "walked without a stack; its form will refuse it");
}

#[test]
fn no_debug_and_no_error_shows_the_words() {
    let hint =
        ToTerminal::Hint { text: HintText::try_from("Мария Ивановна".to_owned()).unwrap() };
    let document = Document::new("\"Мария\"".as_bytes().to_vec()).unwrap();
    let given = FromTerminal::ConsentGiven { document };
    let error = ToTerminal::decode(r#"{"Мария":1}"#.as_bytes()).unwrap_err();
    for shown in [format!("{hint:?}"), format!("{given:?}"), format!("{error:?} {error}")] {
        assert!(!shown.contains("Мария"), "{shown}");
    }
}

#[test]
fn only_a_document_may_be_long() {
    let spaced = format!("{}\"pong\"", " ".repeat(PLAIN_MAX));
    assert_eq!(FromTerminal::decode(spaced.as_bytes()), Err(MessageError::TooLong));
    assert_eq!(FromTerminal::decode(&vec![b' '; FROM_TERMINAL_MAX + 1]), Err(MessageError::TooLong));
    assert_eq!(ToTerminal::decode(&vec![b' '; TO_TERMINAL_MAX + 1]), Err(MessageError::TooLong));
}

proptest! {
    #[test]
    fn any_bytes_are_a_message_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        let _ = FromTerminal::decode(&bytes);
        let _ = ToTerminal::decode(&bytes);
    }

    #[test]
    fn whatever_is_decoded_is_encoded_again(
        at in any::<u16>(), of in any::<u16>(), since_s in any::<u32>(), step in "[a-z0-9-]{0,70}",
    ) {
        let wire = text(&FromTerminal::Report(report()))
            .replace("sign-in", &step)
            .replace("\"at\":2,\"of\":9", &format!("\"at\":{at},\"of\":{of}"))
            .replace("61", &since_s.to_string());
        if let Ok(message) = FromTerminal::decode(wire.as_bytes()) {
            prop_assert_eq!(message.encode().unwrap().to_vec(), wire.into_bytes());
        }
    }
}
