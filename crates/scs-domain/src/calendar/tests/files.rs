use super::*;

#[test]
fn the_known_calendars_prove_true() {
    let all = known();
    for year in all.years() {
        assert_eq!(prove(year, &all), [], "{}", year.id);
    }
    assert_eq!(year(2026).examples.len(), 8);
}

#[test]
fn a_wrong_count_is_found() {
    let mut broken = year(2026);
    broken.working_days = 248;
    assert_eq!(prove(&broken, &known()), [Flaw::Count { stated: 248, counted: 247 }]);
}

#[test]
fn an_example_that_does_not_come_out_is_found() {
    let mut broken = year(2026);
    broken.examples[0].gives = day("2026-03-09");
    broken.examples[7].provisional = false;
    let found = prove(&broken, &known());
    let got = |date, provisional| Due { date: day(date), provisional };
    assert_eq!(
        found,
        [
            Flaw::Example { example: broken.examples[0], got: got("2026-03-10", false) },
            Flaw::Example { example: broken.examples[7], got: got("2027-01-13", true) },
        ]
    );
    let said: Vec<String> = found.iter().map(|flaw| flaw.message().replace('\u{a0}', " ")).collect();
    assert_eq!(
        said[0],
        "Пример не сошёлся: 6 марта 2026 года + 1 рабочий день — ждали 9 марта 2026 года, получилось 10 марта 2026 года."
    );
    assert!(said[1].ends_with("(предварительно: календарь 2027 года ещё не утверждён)."), "{}", said[1]);
}

/// The flaws of 2026 after a change, its count made right again and its examples left out.
fn flaws_after(change: impl Fn(&mut YearCalendar)) -> Vec<Flaw> {
    let mut broken = year(2026);
    change(&mut broken);
    broken.working_days = WorkingCalendar::new(vec![broken.clone()]).count_working_days(2026);
    broken.examples.clear();
    prove(&broken, &known())
}

fn flaws_with_rest(from: &str, to: &str) -> Vec<Flaw> {
    let (from, to, title) = (day(from), day(to), String::new());
    flaws_after(|year| year.off.push(Rest { from, to, title: title.clone() }))
}

fn flaws_with_move(from: &str, to: &str) -> Vec<Flaw> {
    let (from, to) = (day(from), day(to));
    flaws_after(|year| year.moved.push(Move { from, to }))
}

#[test]
fn runs_of_days_off_that_contradict_are_found() {
    let (from, to) = (day("2026-07-08"), day("2026-07-07"));
    assert_eq!(flaws_with_rest("2026-07-08", "2026-07-07"), [Flaw::Backwards { from, to }]);
    let date = day("2026-05-02");
    assert_eq!(flaws_with_rest("2026-05-02", "2026-05-02"), [Flaw::Twice { date }]);
    let foreign = Flaw::OtherYear { date: day("2027-01-01") };
    assert_eq!(flaws_with_rest("2027-01-01", "2027-01-01"), [foreign.clone(), foreign]);
}

#[test]
fn special_days_that_contradict_are_found() {
    let sunday = day("2026-05-03");
    assert_eq!(flaws_after(|year| year.short_days.push(sunday)), [Flaw::ShortDayRests { date: sunday }]);
    assert_eq!(flaws_after(|year| year.working_weekends.push(sunday)), [Flaw::WorkedAndOff { date: sunday }]);
    let weekday = day("2026-07-01");
    assert_eq!(flaws_after(|year| year.working_weekends.push(weekday)), [Flaw::NotWeekend { date: weekday }]);
    assert_eq!(flaws_with_move("2026-01-01", "2026-07-01"), [Flaw::MovedToWorking { date: weekday }]);
    assert_eq!(flaws_with_move("2026-07-01", "2026-01-01"), [Flaw::MovedFromWeekday { date: weekday }]);
}

#[test]
fn every_flaw_is_said_in_whole_sentences() {
    let date = day("2026-05-02");
    let example = year(2026).examples[0];
    let got = Due { date, provisional: true };
    for flaw in [
        Flaw::Count { stated: 1, counted: 2 },
        Flaw::OtherYear { date },
        Flaw::Backwards { from: date, to: date },
        Flaw::Twice { date },
        Flaw::ShortDayRests { date },
        Flaw::NotWeekend { date },
        Flaw::WorkedAndOff { date },
        Flaw::MovedToWorking { date },
        Flaw::MovedFromWeekday { date },
        Flaw::Example { example, got },
    ] {
        let message = flaw.message();
        assert!(message.ends_with('.') && message.contains(|c: char| c.is_ascii_digit()), "{message}");
    }
}

#[test]
fn a_misspelt_key_is_refused() {
    let [_, _, file] = FILES;
    let misspelt = file.replace("short_days", "shortdays");
    assert!(read(&misspelt).unwrap_err().to_string().contains("unknown field `shortdays`"));
    assert!(read(&file.replace("title =", "name =")).is_err());
    assert!(read(&file.replace("\"mon\"", "\"day\"")).is_err());
}

#[test]
fn a_calendar_survives_being_stored() {
    let written = year(2026);
    let stored = serde_json::to_string(&written).unwrap();
    assert_eq!(serde_json::from_str::<YearCalendar>(&stored).unwrap(), written);
}
