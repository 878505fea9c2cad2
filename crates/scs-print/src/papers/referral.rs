//! A referral as the portal issued it: the portal's number and date, one sheet.
//!
//! On the regional portal the employer fills a tear-off slip; on the federal one, a mark on the same sheet.

use serde::{Deserialize, Serialize};

use super::{Centre, facts, head, heading, known};
use crate::error::PrintError;
use crate::paper::{Block, Cell, Fact, Look, PageLimit, Paper, Part, Piece, Text};
use crate::words::{self, referral as said};

/// What a referral says.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct ReferralData {
    pub portal: ReferralPortal,
    pub centre: Centre,
    /// The portal's number; also the whole content of the code.
    pub number: String,
    pub date: String,
    pub person: String,
    pub basis: String,
    pub file_number: String,
    pub employer: Employer,
    pub job: Job,
    pub meeting: Meeting,
    /// «до 25 ноября включительно»: when the employer's paper must be back.
    pub return_by: String,
    pub specialist: String,
    /// Who created and printed it, and when: one or two sentences.
    pub made: String,
    /// Date of a repeated print; `None` at the first.
    pub reprint: Option<String>,
    pub sample: bool,
}

/// Which portal issued the referral: decides how the employer answers.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReferralPortal {
    /// Regional portal: tear-off slip.
    #[default]
    Iap,
    /// Federal platform: the employer's mark on the referral itself.
    Ecp,
}

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Employer {
    pub name: String,
    pub address: String,
    pub travel: String,
    /// Name and phone.
    pub contact: String,
}

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Job {
    pub profession: String,
    /// Number and date of the vacancy.
    pub vacancy: String,
    pub terms: String,
    pub pay: String,
}

/// The interview; empty when none is set.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Meeting {
    /// «25 ноября 2026 года, среда, в 10:30».
    pub when: String,
    pub how: String,
}

/// The paper of a referral; laid out on one sheet or refused.
///
/// # Errors
/// [`PrintError::NotIssued`] without the portal's number and date.
pub fn referral(data: &ReferralData) -> Result<Paper, PrintError> {
    if known(&data.number).is_none() || known(&data.date).is_none() {
        return Err(PrintError::NotIssued);
    }
    let number = words::number_and_date(&data.number, &data.date);
    let mut body = head(&data.centre, &data.number, said::TITLE, &number, data.reprint.as_ref()).to_vec();
    body.push(person(data));
    body.extend(employer(data));
    body.extend(job(data));
    body.push(boxes(data));
    body.push(signature(data));
    body.push(made(data));
    Ok(Paper {
        title: format!("{} {number}", said::TITLE),
        look: Look::Office,
        limit: PageLimit::One,
        sample: data.sample,
        body: vec![Part::fixed(body)],
        foot: vec![Part::fixed(match data.portal {
            ReferralPortal::Iap => slip(data, number),
            ReferralPortal::Ecp => mark(),
        })],
    })
}

fn person(data: &ReferralData) -> Block {
    let mut facts = vec![Fact { large: true, ..Fact::new(said::PERSON, data.person.as_str()) }];
    for (label, words) in [(said::BASIS, &data.basis), (said::FILE_NUMBER, &data.file_number)] {
        facts.extend(known(words).map(|words| Fact::new(label, words)));
    }
    Block::Facts(facts)
}

fn employer(data: &ReferralData) -> Vec<Block> {
    let employer = &data.employer;
    let block = facts(vec![
        (said::EMPLOYER, Text::strong(employer.name.as_str())),
        (said::ADDRESS, employer.address.as_str().into()),
        (said::TRAVEL, employer.travel.as_str().into()),
        (said::CONTACT, employer.contact.as_str().into()),
    ]);
    block.map(|block| vec![heading(said::WHERE_TO), block]).unwrap_or_default()
}

fn job(data: &ReferralData) -> Vec<Block> {
    let job = &data.job;
    let block = facts(vec![
        (said::PROFESSION, Text::strong(job.profession.as_str())),
        (said::VACANCY, job.vacancy.as_str().into()),
        (said::TERMS, job.terms.as_str().into()),
        (said::PAY, job.pay.as_str().into()),
    ]);
    block.map(|block| vec![heading(said::WHAT_JOB), block]).unwrap_or_default()
}

/// When to come, and what to bring back until when.
fn boxes(data: &ReferralData) -> Block {
    let (strong, note) = match (data.portal, known(&data.return_by)) {
        (ReferralPortal::Iap, None) => (said::SLIP_TO_CENTRE.to_owned(), said::SLIP_NOTE.to_owned()),
        (ReferralPortal::Iap, Some(until)) => (until, format!("{} {}", said::SLIP_BY, said::SLIP_NOTE)),
        (ReferralPortal::Ecp, None) => (said::TELL_CENTRE.to_owned(), said::MARK_NOTE.to_owned()),
        (ReferralPortal::Ecp, Some(until)) => (until, format!("{} {}", said::TELL_BY, said::MARK_NOTE)),
    };
    let after = Cell { heading: said::AFTER_MEETING.to_owned(), strong, note };
    let meeting = Cell {
        heading: said::MEETING.to_owned(),
        strong: data.meeting.when.clone(),
        note: data.meeting.how.clone(),
    };
    let set = known(&meeting.strong).or_else(|| known(&meeting.note)).is_some();
    Block::Box(if set { vec![meeting, after] } else { vec![after] })
}

fn signature(data: &ReferralData) -> Block {
    Block::Form(vec![
        words_piece(said::SPECIALIST),
        Piece::Blank(50.0),
        words_piece(&data.specialist),
        Piece::Spring,
        words_piece(said::STAMP),
        Piece::Gap(12.0),
        Piece::Blank(0.0),
    ])
}

fn made(data: &ReferralData) -> Block {
    Block::Small(format!("{} {}", data.made, said::CODE_NOTE).into())
}

fn slip(data: &ReferralData, number: String) -> Vec<Block> {
    let plain = [&data.employer.name, &data.job.profession].map(|words| Text::from(words.as_str()));
    let whose = [vec![Text::strong(data.person.as_str())], plain.to_vec()].concat();
    let mut blocks = vec![
        Block::Cut(said::CUT.to_owned()),
        Block::SlipHead { title: said::SLIP.to_owned(), number, parts: whose, code: known(&data.number) },
        Block::Rule,
    ];
    blocks.extend(results());
    blocks
}

fn mark() -> Vec<Block> {
    let mut blocks = vec![heading(said::MARK)];
    blocks.extend(results());
    blocks
}

/// What the employer fills: date, one of four results, signatures.
fn results() -> Vec<Block> {
    let reason = |words: &str| vec![Piece::Square, words_piece(words), Piece::Fill(30.0)];
    let hired = vec![
        Piece::Square,
        words_piece(said::HIRED),
        Piece::Blank(28.0),
        words_piece(said::ORDER),
        Piece::Blank(19.0),
        words_piece(said::ORDER_DATE),
        Piece::Fill(20.0),
    ];
    let rows =
        vec![hired, reason(said::EMPLOYER_REFUSED), reason(said::CITIZEN_REFUSED), reason(said::OTHER)];
    vec![
        Block::FormRows { label: said::MEETING.to_owned(), rows: vec![date()] },
        Block::FormRows { label: said::RESULT.to_owned(), rows },
        Block::Form(vec![
            words_piece(said::EMPLOYER_SIGNS),
            Piece::Fill(28.0),
            words_piece(said::STAMP),
            Piece::Gap(6.0),
            words_piece(said::CITIZEN),
            Piece::Fill(28.0),
        ]),
    ]
}

/// «____» ____________ 20__ г.
fn date() -> Vec<Piece> {
    vec![
        words_piece(said::QUOTE_OPEN),
        Piece::Tight,
        Piece::Blank(9.0),
        Piece::Tight,
        words_piece(said::QUOTE_CLOSE),
        Piece::Gap(1.0),
        Piece::Blank(26.0),
        Piece::Gap(1.0),
        words_piece(said::CENTURY),
        Piece::Tight,
        Piece::Blank(8.0),
        Piece::Gap(1.0),
        words_piece(said::YEAR),
    ]
}

fn words_piece(words: &str) -> Piece {
    Piece::Words(words.into())
}
