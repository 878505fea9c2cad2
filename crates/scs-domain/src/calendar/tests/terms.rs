use proptest::prelude::*;

use super::*;

fn due(from: &str, amount: u32, unit: Unit) -> (String, bool) {
    let due = known().due(day(from), amount, unit);
    (due.date.to_string(), due.provisional)
}

#[test]
fn a_term_ends_on_the_working_day_with_its_number() {
    for (from, amount, date) in [
        ("2026-04-30", 1, "2026-05-04"),
        ("2026-05-08", 1, "2026-05-12"),
        ("2026-06-11", 3, "2026-06-17"),
        ("2026-03-06", 1, "2026-03-10"),
        ("2026-11-03", 1, "2026-11-05"),
        ("2026-11-03", 3, "2026-11-09"),
        ("2026-11-20", 1, "2026-11-23"),
        ("2026-11-20", 3, "2026-11-25"),
        ("2026-01-08", 2, "2026-01-13"),
        ("2025-10-31", 1, "2025-11-01"),
        ("2024-12-27", 1, "2024-12-28"),
        ("2025-04-30", 1, "2025-05-05"),
        ("2025-12-30", 1, "2026-01-12"),
        ("2026-06-11", 1, "2026-06-15"),
        ("2026-06-15", 3, "2026-06-18"),
    ] {
        assert_eq!(due(from, amount, Unit::WorkingDays), (date.into(), false), "{from} + {amount}");
    }
}

#[test]
fn a_term_that_runs_into_an_unknown_year_is_provisional() {
    assert_eq!(due("2026-12-30", 1, Unit::WorkingDays), ("2027-01-11".into(), true));
    assert_eq!(due("2026-12-30", 3, Unit::WorkingDays), ("2027-01-13".into(), true));
    assert_eq!(due("2026-12-29", 1, Unit::WorkingDays), ("2026-12-30".into(), false));
}

#[test]
fn calendar_days_are_never_shifted() {
    assert_eq!(due("2026-11-20", 30, Unit::CalendarDays), ("2026-12-20".into(), false));
    assert_eq!(known().is_working(day("2026-12-20")), (false, Certainty::Approved));
    assert_eq!(due("2026-12-20", 30, Unit::CalendarDays), ("2027-01-19".into(), false));
}

#[test]
fn a_term_of_no_days_ends_on_the_day_itself() {
    for unit in [Unit::WorkingDays, Unit::CalendarDays] {
        assert_eq!(due("2026-11-21", 0, unit), ("2026-11-21".into(), false));
    }
}

#[test]
fn a_weekend_may_be_worked_and_a_weekday_may_rest() {
    let calendar = known();
    let works = |date| calendar.is_working(day(date)).0;
    for date in ["2024-04-27", "2024-11-02", "2024-12-28", "2025-11-01", "2026-12-30"] {
        assert!(works(date), "{date}");
    }
    for date in
        ["2026-12-31", "2026-01-09", "2026-05-11", "2025-05-02", "2025-06-13", "2024-04-29", "2024-12-31"]
    {
        assert!(!works(date), "{date}");
    }
}

#[test]
fn working_days_of_the_known_years_add_up() {
    assert_eq!([2024, 2025, 2026].map(|year| known().count_working_days(year)), [248, 247, 247]);
}

#[test]
fn an_unknown_year_follows_the_labour_code() {
    let calendar = WorkingCalendar::default();
    let rests = |date| calendar.is_working(day(date)) == (false, Certainty::Provisional);
    let works = |date| calendar.is_working(day(date)) == (true, Certainty::Provisional);
    for date in
        ["2027-01-01", "2027-01-08", "2027-02-23", "2027-03-08", "2027-05-01", "2027-06-12", "2027-11-04"]
    {
        assert!(rests(date), "{date}");
    }
    // 1 and 9 May, 12 June 2027 fall on weekends and move to Mondays; Saturday 2 January does not move.
    for date in ["2027-05-03", "2027-05-10", "2027-06-14"] {
        assert!(rests(date), "{date}");
    }
    for date in ["2027-01-11", "2027-05-04", "2027-05-11", "2027-06-15", "2027-11-05", "2027-12-31"] {
        assert!(works(date), "{date}");
    }
}

#[test]
fn a_holiday_on_a_weekend_moves_to_the_next_working_day() {
    // 8 March 2026 is a Sunday, 1 May 2032 a Saturday, 9 May 2032 a Sunday.
    let calendar = WorkingCalendar::default();
    for (date, works) in
        [("2026-03-09", false), ("2026-03-10", true), ("2032-05-03", false), ("2032-05-10", false)]
    {
        assert_eq!(calendar.is_working(day(date)).0, works, "{date}");
    }
}

#[test]
fn a_computed_year_has_as_many_working_days_as_the_law_leaves() {
    // 260 weekdays, less five in January, five other holidays, and Monday for Saturday 4 November.
    assert_eq!(WorkingCalendar::default().count_working_days(2023), 249);
}

#[test]
fn a_written_year_may_be_provisional() {
    let mut next = year(2026);
    next.state = Some(CalendarState::Provisional);
    let calendar = WorkingCalendar::new(vec![next]);
    assert_eq!(calendar.is_working(day("2026-11-20")), (true, Certainty::Provisional));
    assert!(calendar.due(day("2026-11-20"), 1, Unit::WorkingDays).provisional);
    assert!(!calendar.due(day("2026-11-20"), 1, Unit::CalendarDays).provisional);
}

#[test]
fn what_is_left_is_counted_without_today() {
    let calendar = known();
    let left = |today, due, unit| calendar.left(day(today), day(due), unit);
    assert_eq!(left("2026-11-23", "2026-11-25", Unit::WorkingDays), Left::WorkingDays(2));
    assert_eq!(left("2026-11-20", "2026-11-23", Unit::WorkingDays), Left::WorkingDays(1));
    assert_eq!(left("2026-11-23", "2026-11-30", Unit::CalendarDays), Left::CalendarDays(7));
    assert_eq!(left("2026-11-23", "2026-11-23", Unit::WorkingDays), Left::Today);
    assert_eq!(left("2026-11-24", "2026-11-23", Unit::CalendarDays), Left::Passed);
    assert_eq!(left("2026-11-20", "2026-11-22", Unit::WorkingDays), Left::CalendarDays(2));
    assert_eq!(calendar.working_days_left(day("2026-12-30"), day("2027-01-13")), 3);
    assert_eq!(calendar.working_days_left(day("2026-11-25"), day("2026-11-20")), 0);
}

#[test]
fn terms_are_said_in_russian() {
    let today = day("2026-11-23");
    assert_eq!(words::until(day("2026-11-25"), today), "до 25\u{a0}ноября включительно");
    assert_eq!(words::until(day("2027-11-25"), today), "до 25\u{a0}ноября 2027\u{a0}года включительно");
    for (left, said) in [
        (Left::Passed, "прошёл"),
        (Left::Today, "сегодня"),
        (Left::WorkingDays(1), "остался 1\u{a0}рабочий день"),
        (Left::WorkingDays(2), "осталось 2\u{a0}рабочих дня"),
        (Left::WorkingDays(11), "осталось 11\u{a0}рабочих дней"),
        (Left::WorkingDays(21), "остался 21\u{a0}рабочий день"),
        (Left::CalendarDays(1), "завтра"),
        (Left::CalendarDays(7), "через 7\u{a0}дней"),
        (Left::CalendarDays(22), "через 22\u{a0}дня"),
    ] {
        assert_eq!(words::left(left), said);
    }
    assert_eq!(words::term(5, Unit::WorkingDays), "5\u{a0}рабочих дней");
    assert_eq!(words::provisional(2027), "предварительно: календарь 2027\u{a0}года ещё не утверждён");
}

#[test]
fn a_term_without_an_end_is_cut() {
    let calendar = WorkingCalendar::default();
    assert_eq!(calendar.due(day("9999-12-30"), u32::MAX, Unit::WorkingDays).date, day("9999-12-31"));
    assert_eq!(calendar.due(NaiveDate::MAX, 1, Unit::CalendarDays).date, NaiveDate::MAX);
    assert_eq!(calendar.due(NaiveDate::MAX, 1, Unit::WorkingDays).date, NaiveDate::MAX);
}

proptest! {
    #[test]
    fn the_last_day_of_a_term_is_its_nth_working_day(offset in 0_u64..1_400, amount in 1_u32..300) {
        let calendar = known();
        let from = day("2023-12-01") + Days::new(offset);
        let due = calendar.due(from, amount, Unit::WorkingDays);
        prop_assert!(calendar.is_working(due.date).0);
        prop_assert_eq!(calendar.working_days_left(from, due.date), amount);
        let unknown = from.iter_days().skip(1).take_while(|date| *date <= due.date)
            .any(|date| calendar.is_working(date).1 == Certainty::Provisional);
        prop_assert_eq!(due.provisional, unknown);
    }

    #[test]
    fn every_computed_year_keeps_the_holidays(year in 1_i32..3_000) {
        let calendar = WorkingCalendar::default();
        let worked = calendar.count_working_days(year);
        prop_assert!((242..=251).contains(&worked), "{year}: {worked}");
        for (month, date) in [(1, 1), (1, 8), (2, 23), (3, 8), (5, 1), (5, 9), (6, 12), (11, 4)] {
            let holiday = NaiveDate::from_ymd_opt(year, month, date).unwrap();
            prop_assert_eq!(calendar.is_working(holiday), (false, Certainty::Provisional));
        }
    }
}
