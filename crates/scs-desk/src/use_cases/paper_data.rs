//! What a paper says: from memos, forms, the record and the settings to the plain data of `scs-print`.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use scs_domain::calendar;
use scs_domain::condition;
use scs_domain::consultation::Consultation;
use scs_domain::content::{Audience, Block, BlockKind, Edition, Memo, Qr};
use scs_domain::event::PaperForm;
use scs_domain::words::day_month_year;
use scs_print::papers::{self, Contact, Employer, Filed, Job, Meeting, MemoBlock, MemoItem, MemoKind, Until};
use scs_print::{Laid, PrintError};
use serde::{Deserialize, Serialize};

use crate::days::Here;
use crate::error::{Error, Result};
use crate::views::consultation::at_home;
use crate::views::{wording, words};
use crate::wire::CentreSettings;

/// Name of the recovery sheet in a print queue.
pub(crate) const RECOVERY_JOB: &str = "scs-recovery-key";

/// All that makes a paper: kept with the paper so that it can be printed again as it was.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "form", content = "data")]
pub(crate) enum Content {
    Memo(papers::MemoData),
    Referral(papers::ReferralData),
    Summary(papers::SummaryData),
    Resume(papers::ResumeData),
    Copy(papers::DocumentData),
    Letter(papers::LetterData),
}

impl Content {
    pub(crate) fn form(&self) -> PaperForm {
        match self {
            Content::Memo(_) => PaperForm::Memo,
            Content::Referral(_) => PaperForm::Referral,
            Content::Summary(_) => PaperForm::Summary,
            Content::Resume(_) | Content::Copy(_) | Content::Letter(_) => PaperForm::Document,
        }
    }

    pub(crate) fn lay_out(&self) -> std::result::Result<Laid, PrintError> {
        let paper = match self {
            Content::Memo(data) => papers::memo(data)?,
            Content::Referral(data) => papers::referral(data)?,
            Content::Summary(data) => papers::summary(data)?,
            Content::Resume(data) => papers::resume(data)?,
            Content::Copy(data) => papers::document(data)?,
            Content::Letter(data) => papers::letter(data)?,
        };
        scs_print::lay_out(&paper)
    }

    /// Our own number; a referral keeps the portal's.
    pub(crate) fn number(&mut self, number: &str) {
        match self {
            Content::Memo(data) => data.number = Some(number.to_owned()),
            Content::Summary(data) => number.clone_into(&mut data.number),
            Content::Copy(data) => number.clone_into(&mut data.number),
            Content::Letter(data) => number.clone_into(&mut data.number),
            // A resume goes to an employer: no number of ours stands on it.
            Content::Referral(_) | Content::Resume(_) => {}
        }
    }

    pub(crate) fn known_number(&self) -> Option<&str> {
        match self {
            Content::Memo(data) => data.number.as_deref(),
            Content::Summary(data) => Some(data.number.as_str()).filter(|number| !number.is_empty()),
            Content::Copy(data) => Some(data.number.as_str()).filter(|number| !number.is_empty()),
            Content::Letter(data) => Some(data.number.as_str()).filter(|number| !number.is_empty()),
            Content::Referral(data) => Some(data.number.as_str()),
            Content::Resume(_) => None,
        }
    }

    /// Marks a repeated print with its day.
    pub(crate) fn repeat(&mut self, day: &str) {
        let mark = match self {
            Content::Memo(data) => &mut data.reprint,
            Content::Referral(data) => &mut data.reprint,
            Content::Summary(data) => &mut data.reprint,
            Content::Resume(data) => &mut data.reprint,
            Content::Copy(data) => &mut data.reprint,
            Content::Letter(data) => &mut data.reprint,
        };
        *mark = Some(day.to_owned());
    }

    pub(crate) fn large_print(&self) -> bool {
        match self {
            Content::Memo(data) => data.large_print,
            Content::Summary(data) => data.large_print,
            Content::Copy(data) => data.large_print,
            Content::Letter(data) => data.large_print,
            Content::Resume(data) => data.layout == papers::ResumeLayout::Large,
            Content::Referral(_) => false,
        }
    }

    /// Somebody's name is on it.
    pub(crate) fn is_personal(&self) -> bool {
        match self {
            Content::Memo(_) => false,
            Content::Referral(_) | Content::Resume(_) | Content::Copy(_) | Content::Letter(_) => true,
            Content::Summary(data) => !data.person.is_empty() || !data.filed.is_empty(),
        }
    }
}

pub(crate) fn centre(settings: &CentreSettings) -> papers::Centre {
    papers::Centre {
        name: settings.name.clone(),
        address: settings.address.clone(),
        phone: settings.phone.clone(),
        hours: settings.hours.clone(),
    }
}

/// What every paper is made from.
pub(crate) struct Given<'a> {
    pub(crate) edition: &'a Edition,
    pub(crate) here: &'a Here,
    pub(crate) centre: &'a CentreSettings,
    pub(crate) record: Option<&'a Consultation>,
    pub(crate) large_print: bool,
    pub(crate) sample: bool,
}

impl Given<'_> {
    fn portal(&self) -> &str {
        let of_record = self.record.and_then(|record| record.portal.as_deref());
        of_record.unwrap_or(&self.centre.portal)
    }

    fn today(&self) -> NaiveDate {
        self.here.today()
    }

    /// A memo in the words of the portal. Blocks whose condition is not yet decided are left out.
    pub(crate) fn memo(&self, memo: &Memo) -> papers::MemoData {
        let blocks = memo.blocks.iter().filter(|block| self.applies(block));
        papers::MemoData {
            centre: centre(self.centre),
            audience: match memo.audience {
                Audience::Citizen => papers::Audience::Citizen,
                Audience::Employer => papers::Audience::Employer,
            },
            link: self.link(memo),
            blocks: blocks.map(|block| self.block(memo, block)).collect(),
            edition: String::new(),
            number: None,
            large_print: self.large_print,
            drop: memo.large_print.drop.clone(),
            reprint: None,
            sample: self.sample,
        }
    }

    /// Only where the materials name the address: a region's own is not guessed.
    fn link(&self, memo: &Memo) -> Option<String> {
        let portal = self.edition.portals.get(self.portal())?;
        let host = portal.hosts.first().filter(|_| memo.qr == Qr::PortalAddress)?;
        Some(format!("https://{host}"))
    }

    fn applies(&self, block: &Block) -> bool {
        let here =
            block.portals.as_ref().is_none_or(|portals| portals.iter().any(|portal| portal == self.portal()));
        let walk = self.record.and_then(|record| record.walk.as_ref());
        let holds =
            |when: &String| walk.is_some_and(|walk| condition::holds(when, &walk.facts).unwrap_or(false));
        here && block.applies_when.as_ref().is_none_or(holds)
    }

    fn block(&self, memo: &Memo, block: &Block) -> MemoBlock {
        let say = |line: &String| self.on_paper(memo, line);
        let item = |trouble: &scs_domain::content::Trouble| MemoItem {
            sign: say(&trouble.sign),
            cure: say(&trouble.act),
        };
        MemoBlock {
            id: block.id.clone(),
            kind: kind(block.kind),
            title: block.title.as_ref().map(say).unwrap_or_default(),
            text: block.text.0.iter().map(say).collect(),
            date: block.deadline.as_deref().and_then(|id| self.due(id)).unwrap_or_default(),
            blanks: block.blanks.iter().map(say).collect(),
            items: block.items.iter().map(item).collect(),
        }
    }

    /// Portal's words, and what only the paper knows: the centre and the day of checking.
    fn on_paper(&self, memo: &Memo, line: &str) -> String {
        let spoken = self.edition.speak(self.portal(), line);
        spoken
            .replace("{centre.name}", &self.centre.name)
            .replace("{centre.phone}", &self.centre.phone)
            .replace("{item.checked_at}", &day_month_year(memo.checked_at))
    }

    /// The day of a running term of the record.
    fn due(&self, id: &str) -> Option<String> {
        let running =
            self.record?.deadlines.iter().find(|running| running.started.id == id && !running.met)?;
        Some(calendar::words::until(running.started.due, self.today()))
    }

    /// A referral from the checked fields of its form.
    pub(crate) fn referral(&self, fields: &BTreeMap<String, String>) -> papers::ReferralData {
        let text = |id: &str| fields.get(id).cloned().unwrap_or_default();
        let portal =
            if self.portal() == "iap" { papers::ReferralPortal::Iap } else { papers::ReferralPortal::Ecp };
        let contact = join(&[text("contact_person"), text("contact_phone")], ", ");
        papers::ReferralData {
            portal,
            centre: centre(self.centre),
            number: text("portal_number"),
            date: long(&text("portal_date")),
            person: text("full_name"),
            basis: String::new(),
            file_number: text("application_number"),
            employer: Employer {
                name: text("employer_name"),
                address: text("employer_address"),
                travel: text("directions"),
                contact,
            },
            job: Job {
                profession: text("profession"),
                vacancy: words::number_and_day(&text("vacancy_number"), &long(&text("vacancy_date"))),
                terms: text("conditions"),
                pay: words::salary(&text("salary")),
            },
            meeting: Meeting { when: self.meeting(fields), how: self.way(fields) },
            return_by: day(&text("return_by"))
                .map(|d| calendar::words::until(d, self.today()))
                .unwrap_or_default(),
            specialist: text("specialist_name"),
            made: words::printed_at(&day_month_year(self.today()), &self.here.clock(self.here.now)),
            reprint: None,
            sample: self.sample,
        }
    }

    fn meeting(&self, fields: &BTreeMap<String, String>) -> String {
        let known = fields.get("interview_date").and_then(|text| day(text));
        let Some(known) = known else { return String::new() };
        let clock = fields.get("interview_time").map(String::as_str).unwrap_or_default();
        words::meeting(&day_month_year(known), wording::weekday(known), clock)
    }

    fn way(&self, fields: &BTreeMap<String, String>) -> String {
        let mode = fields.get("interview_mode").map(String::as_str).unwrap_or_default();
        let title = self.edition.facts.get("interview_mode").and_then(|fact| {
            fact.values.iter().find(|value| value.id == mode).map(|value| value.title.clone())
        });
        join(&[title.unwrap_or_default(), fields.get("interview_place").cloned().unwrap_or_default()], ". ")
    }

    /// What the client takes home of this consultation.
    pub(crate) fn summary(
        &self,
        record: &Consultation,
        fields: &BTreeMap<String, String>,
    ) -> papers::SummaryData {
        let text = |id: &str| fields.get(id).cloned().unwrap_or_default();
        let lines = |id: &str| -> Vec<String> {
            text(id).lines().filter(|l| !l.trim().is_empty()).map(str::to_owned).collect()
        };
        let own = lines("home_tasks");
        let running = record.deadlines.iter().filter(|running| !running.met);
        let until = running.filter_map(|running| {
            let deadline = self.edition.deadlines.get(&running.started.id)?;
            Some(Until {
                what: deadline.title.clone(),
                until: calendar::words::until(running.started.due, self.today()),
            })
        });
        let next = day(&text("next_visit_date")).or(record.next_visit);
        let ask = join(&[text("ask_whom")], "");
        papers::SummaryData {
            centre: centre(self.centre),
            number: String::new(),
            date: day_month_year(self.today()),
            person: text("full_name"),
            topic: wording::errand(self.edition, record),
            done: self.done(record),
            filed: self.filed(record),
            deadlines: until.collect(),
            at_home: if own.is_empty() { at_home(self.edition, record) } else { own },
            ask: self.contacts(ask),
            next_visit: next
                .map(|day| {
                    words::meeting(&day_month_year(day), wording::weekday(day), &text("next_visit_time"))
                })
                .unwrap_or_default(),
            next_visit_note: String::new(),
            consultant: self.centre.consultant.clone(),
            large_print: self.large_print,
            reprint: None,
            sample: self.sample,
        }
    }

    /// Titles of the steps done, each once.
    fn done(&self, record: &Consultation) -> Vec<String> {
        let mut titles: Vec<String> = Vec::new();
        let done =
            record.taken.iter().filter(|t| t.kind == scs_domain::content::OutcomeKind::Done && !t.closing);
        for taken in done {
            let step = self.edition.paths.get(&taken.step.path).and_then(|path| path.step(&taken.step.step));
            if let Some(title) = step.map(|step| self.edition.speak(self.portal(), &step.title))
                && !titles.contains(&title)
            {
                titles.push(title);
            }
        }
        titles
    }

    fn filed(&self, record: &Consultation) -> Vec<Filed> {
        let proved =
            record.taken.iter().filter(|taken| taken.is_on_portal() && taken.portal_number.is_some());
        proved
            .map(|taken| {
                let step =
                    self.edition.paths.get(&taken.step.path).and_then(|path| path.step(&taken.step.step));
                let what = step.and_then(|step| step.handed_over.first().or(step.received.first()));
                Filed {
                    what: what.map_or_else(String::new, |handover| wording::capitalised(&handover.what)),
                    number: taken.portal_number.clone().unwrap_or_default(),
                    date: taken.portal_date.map(day_month_year).unwrap_or_default(),
                }
            })
            .collect()
    }

    fn contacts(&self, ask: String) -> Vec<Contact> {
        let named = self.centre.specialists.iter().map(|named| Contact {
            who: named.name.clone(),
            how: join(&[named.phone.clone(), named.hours.clone()], ", "),
        });
        let written = (!ask.is_empty()).then(|| Contact { who: ask, how: String::new() });
        written.into_iter().chain(named).collect()
    }
}

fn kind(kind: BlockKind) -> MemoKind {
    match kind {
        BlockKind::Title => MemoKind::Title,
        BlockKind::Lead => MemoKind::Lead,
        BlockKind::Note => MemoKind::Note,
        BlockKind::Warning => MemoKind::Warning,
        BlockKind::List => MemoKind::List,
        BlockKind::Steps => MemoKind::Steps,
        BlockKind::Checklist => MemoKind::Checklist,
        BlockKind::Blanks => MemoKind::Blanks,
        BlockKind::Deadline => MemoKind::Deadline,
        BlockKind::Trouble => MemoKind::Trouble,
        BlockKind::Footer => MemoKind::Footer,
    }
}

fn day(text: &str) -> Option<NaiveDate> {
    NaiveDate::parse_from_str(text, "%Y-%m-%d").ok()
}

fn long(text: &str) -> String {
    day(text).map(day_month_year).unwrap_or_default()
}

fn join(parts: &[String], with: &str) -> String {
    let known: Vec<&str> = parts.iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
    known.join(with)
}

/// The content as it was printed.
pub(crate) fn stored(fields: &BTreeMap<String, String>) -> Result<Content> {
    let text = fields.get("content").ok_or(Error::PaperRefused(crate::error::Code::PaperWiped))?;
    serde_json::from_str(text).map_err(|_| Error::Bug("a kept paper does not read"))
}
