//! Checks, terms, the scan of free text, the doctor.

use chrono::{Datelike, NaiveDate};
use scs_domain::calendar;
use scs_domain::check::{self, Kind, Verdict};
use scs_domain::content::Edition;
use scs_domain::personal_scan;

use crate::desk::{Caller, Desk};
use crate::error::{Error, Result};
use crate::views::words;
use crate::wire::{
    CheckInput, CheckKind, CheckOutcome, CheckView, DeadlineInput, DoctorLine, DoctorView, DueView,
    FindingView, Nothing, ScanInput, ScanView, UnitWord,
};

impl From<CheckKind> for Kind {
    fn from(kind: CheckKind) -> Self {
        match kind {
            CheckKind::Snils => Kind::Snils,
            CheckKind::Inn => Kind::Inn,
            CheckKind::Ogrn => Kind::Ogrn,
            CheckKind::Kpp => Kind::Kpp,
            CheckKind::Okpdtr => Kind::Okpdtr,
            CheckKind::Phone => Kind::Phone,
            CheckKind::Email => Kind::Email,
            CheckKind::BirthDate => Kind::BirthDate,
            CheckKind::Postcode => Kind::Postcode,
        }
    }
}

pub(crate) fn check(desk: &Desk, _: &Caller, input: CheckInput) -> Result<CheckView> {
    Ok(check_view(&check::check(input.kind.into(), &input.value, desk.here()?.today())))
}

pub(crate) fn check_view(verdict: &Verdict) -> CheckView {
    let outcome = match verdict {
        Verdict::Valid { .. } => CheckOutcome::Valid,
        Verdict::Doubtful { .. } => CheckOutcome::Doubtful,
        Verdict::Refused(_) => CheckOutcome::Refused,
    };
    CheckView {
        outcome,
        canonical: verdict.canonical().map(str::to_owned),
        rule: verdict.rule().map(|rule| rule.code()),
        message: verdict.rule().map(|rule| rule.message()),
    }
}

pub(crate) fn deadline(desk: &Desk, _: &Caller, input: DeadlineInput) -> Result<DueView> {
    let today = desk.here()?.today();
    Ok(due_view(&*desk.edition(today)?, input.from, (input.amount, input.unit), today))
}

pub(crate) fn due_view(
    edition: &Edition,
    from: NaiveDate,
    (amount, unit): (u32, UnitWord),
    today: NaiveDate,
) -> DueView {
    let due = edition.calendar.due(from, amount, unit.into());
    DueView {
        due: due.date,
        text: calendar::words::until(due.date, today),
        provisional: due.provisional,
        note: due.provisional.then(|| calendar::words::provisional(due.date.year())),
    }
}

pub(crate) fn scan(desk: &Desk, _: &Caller, input: ScanInput) -> Result<ScanView> {
    let phones = desk.own_phones()?;
    let allowed: Vec<&str> = phones.iter().map(String::as_str).collect();
    let findings = personal_scan::scan(&input.text, &allowed);
    let units = |end: usize| -> u32 {
        let units = input.text.get(..end).map_or(0, |part| part.encode_utf16().count());
        u32::try_from(units).unwrap_or(u32::MAX)
    };
    let views = findings.iter().map(|finding| FindingView {
        kind: finding.kind.code().to_owned(),
        text: finding.kind.words().to_owned(),
        start: units(finding.start),
        end: units(finding.end),
    });
    Ok(ScanView { findings: views.collect(), masked: personal_scan::mask(&input.text, &findings) })
}

/// Looks at everything the work rests on and says of each whether it is well.
pub(crate) fn doctor(desk: &Desk, _: &Caller, _: Nothing) -> Result<DoctorView> {
    let mut lines = Vec::new();
    let mut add = |what: &str, is_well: bool, text: String| {
        lines.push(DoctorLine { what: what.to_owned(), is_well, text });
    };
    let sqlite = scs_store::sqlite_version();
    add(words::DOCTOR_FILE, sqlite >= scs_store::MIN_SQLITE, words::sqlite(sqlite));
    let anchor = desk.anchor.last();
    let report = desk.store.read(|reader| reader.verify(anchor.as_ref()).map_err(Error::from))?;
    add(words::DOCTOR_JOURNAL, report.faults.is_empty(), words::chain(&report));
    let strong = !desk.has_weak_key();
    add(
        words::DOCTOR_KEY,
        strong,
        if strong { words::KEY_IN_KEYRING } else { words::KEY_IN_FILE }.to_owned(),
    );
    let recovery = desk.keys.has_recovery();
    add(
        words::DOCTOR_RECOVERY,
        recovery,
        if recovery { words::RECOVERY_IS } else { words::RECOVERY_IS_NOT }.to_owned(),
    );
    let backups = super::backup::state(desk)?;
    add(words::DOCTOR_BACKUPS, backups.0, backups.1);
    let edition = desk.edition(desk.here()?.today())?;
    add(
        words::DOCTOR_MATERIALS,
        true,
        words::materials(&edition.title, &edition.head.version, edition.checked_at),
    );
    let set_up = super::settings::is_set_up(&desk.centre()?);
    add(words::DOCTOR_SETTINGS, set_up, if set_up { words::SET_UP } else { words::NOT_SET_UP }.to_owned());
    match desk.printers.list() {
        Ok(printers) => add(words::DOCTOR_PRINTERS, true, words::printers(printers.len() as u64)),
        Err(_) => add(words::DOCTOR_PRINTERS, false, words::NO_PRINT_SERVICE.to_owned()),
    }
    let is_well = lines.iter().all(|line| line.is_well);
    Ok(DoctorView { lines, is_well })
}
