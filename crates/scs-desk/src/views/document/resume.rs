//! The page of a resume, made from the answers to its form.

use scs_domain::content::Form;
use scs_domain::form::{Answers, Entry, Picked, in_words, month_words};
use scs_domain::text::fold;
use scs_print::papers::{ResumeData, ResumeEntry, ResumeJob, ResumeLayout, ResumePart};

use super::words;

/// Answers by the names of the form of a resume.
struct Told<'t> {
    form: &'t Form,
    answers: &'t Answers,
}

/// Answers are normal ones.
pub(crate) fn resume(form: &Form, answers: &Answers, layout: ResumeLayout, sample: bool) -> ResumeData {
    let told = Told { form, answers };
    ResumeData {
        name: told.single("full_name"),
        position: told.single("position"),
        terms: told.terms(),
        jobs: told.jobs(),
        studies: told.studies(),
        strengths: told.strengths(),
        about: told.single("about"),
        layout,
        sample,
        reprint: None,
    }
}

impl Told<'_> {
    fn single(&self, field: &str) -> String {
        self.of(field, &self.answers.fields)
    }

    fn of(&self, field: &str, entry: &Entry) -> String {
        let value = entry.get(field).map(String::as_str).unwrap_or_default();
        self.form.field(field).map(|field| in_words(field, value)).unwrap_or_default()
    }

    fn terms(&self) -> Vec<(String, String)> {
        let pay = self.single("salary");
        let pay = if pay.is_empty() { pay } else { words::pay(&pay) };
        let yes =
            |field: &str, word: &str| if self.answers.text(field) == "true" { word } else { "" }.to_owned();
        let region = Picked::read(self.answers.text("region")).name.to_owned();
        let pairs = [
            (words::PAY, pay),
            (words::BUSY, self.single("busy_type").to_lowercase()),
            (words::SCHEDULE, self.single("schedules").to_lowercase()),
            (words::REGION, region),
            (words::MOVE, yes("ready_to_move", words::POSSIBLE_MOVE)),
            (words::TRIPS, yes("ready_for_trips", words::POSSIBLE_TRIPS)),
            (words::TOWN, self.single("town")),
            (words::CITIZENSHIP, self.single("citizenship")),
            (words::PHONE, self.single("phone")),
            (words::MAIL, self.single("email")),
        ];
        pairs.into_iter().map(|(label, said)| (label.to_owned(), said)).collect()
    }

    /// The newest first; roles of one employer held one after another stand under it once.
    fn jobs(&self) -> Vec<ResumeJob> {
        let mut entries: Vec<&Entry> = self.answers.entries("experience").iter().collect();
        let began = |entry: &&Entry| entry.get("from").cloned().unwrap_or_default();
        entries.sort_by_key(|entry| std::cmp::Reverse(began(entry)));
        let mut jobs: Vec<(String, ResumeJob)> = Vec::new();
        for entry in entries.into_iter().filter(|entry| !entry.is_empty()) {
            let key = fold(&self.of("organisation", entry));
            let role = self.role(entry);
            match jobs.last_mut().filter(|(known, _)| *known == key && !key.is_empty()) {
                Some((_, job)) => job.roles.push(role),
                None => jobs.push((key, ResumeJob { employer: self.employer(entry), roles: vec![role] })),
            }
        }
        jobs.into_iter().map(|(_, job)| job).collect()
    }

    fn employer(&self, entry: &Entry) -> String {
        joined(&[self.of("organisation", entry), self.of("job_town", entry)])
    }

    fn role(&self, entry: &Entry) -> ResumeEntry {
        let month = |field: &str| entry.get(field).map(|month| month_words(month)).unwrap_or_default();
        let is_current = entry.get("until_now").is_some_and(|value| value == "true");
        let known = [month("from"), month("to")].into_iter().filter(|part| !part.is_empty());
        let period = match is_current {
            true if !month("from").is_empty() => words::since(&month("from")),
            _ => known.collect::<Vec<_>>().join(" – "),
        };
        let mut lines: Vec<String> = self.of("duties", entry).lines().map(str::to_owned).collect();
        let reason = self.of("gap_reason", entry);
        if !reason.is_empty() {
            lines.push(words::before(&reason));
        }
        ResumeEntry { period, title: self.of("job_title", entry), lines }
    }

    fn studies(&self) -> Vec<ResumeEntry> {
        let schools = self.answers.entries("education").iter().map(|entry| ResumeEntry {
            period: self.of("graduated", entry),
            title: self.of("institution", entry),
            lines: vec![joined(&[self.of("speciality", entry), self.of("level", entry).to_lowercase()])],
        });
        let courses = self.answers.entries("courses").iter().map(|entry| ResumeEntry {
            period: self.of("course_year", entry),
            title: self.of("course", entry),
            lines: vec![self.of("course_place", entry)],
        });
        schools.chain(courses).filter(|study| *study != ResumeEntry::default()).collect()
    }

    fn strengths(&self) -> Vec<ResumePart> {
        let lines = |field: &str| -> Vec<String> { self.single(field).lines().map(str::to_owned).collect() };
        let packed = |field: &str| {
            vec![lines(field).iter().map(|line| line.trim_end_matches('.')).collect::<Vec<_>>().join(", ")]
        };
        let languages = self.answers.entries("languages").iter().map(|entry| {
            joined(&[self.of("language", entry), self.of("language_level", entry).to_lowercase()])
        });
        let has_book = self.answers.text("medical_book") == "true";
        let parts = [
            (words::CAN_DO, lines("what_can_do")),
            (words::SKILLS, packed("hard_skills")),
            (words::QUALITIES, packed("soft_skills")),
            (words::LANGUAGES, languages.collect()),
            (words::LICENCES, vec![self.single("licences")]),
            (words::MEDICAL_BOOK, has_book.then(|| words::THERE_IS.to_owned()).into_iter().collect()),
        ];
        let part = |(title, lines): (&str, Vec<String>)| ResumePart { title: title.to_owned(), lines };
        parts.into_iter().map(part).filter(|part| part.lines.iter().any(|line| !line.is_empty())).collect()
    }
}

fn joined(parts: &[String]) -> String {
    let known: Vec<&str> = parts.iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
    known.join(", ")
}
