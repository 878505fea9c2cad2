//! IPP questions as CUPS wants them, and its answers. Bytes in, bytes out; no wire here.

use std::io::Cursor;

use ipp::attribute::{IppAttribute, IppAttributeGroup, IppAttributes};
use ipp::model::{DelimiterTag, IppVersion, Operation, StatusCode};
use ipp::parser::{IppParseError, IppParser};
use ipp::reader::IppReader;
use ipp::request::IppRequestResponse;
use ipp::value::{IPP_NAME_LENGTH, IppValue};

use crate::printers::PrinterError;

type Value = Result<IppValue, IppParseError>;

pub(super) struct Question {
    request: IppRequestResponse,
}

impl Question {
    /// In the name of a user; it speaks English, and so do the messages of its jobs.
    pub(super) fn about(operation: Operation, user: &str) -> Result<Question, PrinterError> {
        let request = IppRequestResponse::new(IppVersion::v1_1(), operation, None).map_err(unspeakable)?;
        let user = shortened(user, IPP_NAME_LENGTH);
        Question { request }.with("requesting-user-name", IppValue::new_name_without_language(user))
    }

    pub(super) fn of_printer(self, printer: &str) -> Result<Question, PrinterError> {
        let uri = format!("ipp://localhost{}", path_of(printer));
        self.with("printer-uri", IppValue::new_uri(uri))
    }

    pub(super) fn of_job(self, job: i32) -> Result<Question, PrinterError> {
        self.with("job-uri", IppValue::new_uri(format!("ipp://localhost/jobs/{job}")))
    }

    pub(super) fn wanting(self, names: &[&str]) -> Result<Question, PrinterError> {
        let names: Result<Vec<_>, _> = names.iter().map(|name| IppValue::new_keyword(*name)).collect();
        self.with("requested-attributes", names.map(IppValue::Array))
    }

    pub(super) fn named(self, job_name: &str) -> Result<Question, PrinterError> {
        let name = shortened(job_name, IPP_NAME_LENGTH);
        self.with("job-name", IppValue::new_name_without_language(name))
    }

    /// A4, one side, as large as it was drawn, whatever the queue's own defaults are.
    pub(super) fn on_plain_paper(self, copies: u32) -> Result<Question, PrinterError> {
        let copies = i32::try_from(copies.max(1)).unwrap_or(i32::MAX);
        self.for_job("copies", Ok(IppValue::new_integer(copies)))?
            .for_job("media", IppValue::new_keyword("iso_a4_210x297mm"))?
            .for_job("sides", IppValue::new_keyword("one-sided"))?
            .for_job("print-scaling", IppValue::new_keyword("none"))?
            .for_job("fit-to-page", Ok(IppValue::new_boolean(false)))
    }

    /// The document follows behind; it is a PDF and the only one.
    pub(super) fn with_last_pdf(self, job: i32) -> Result<Question, PrinterError> {
        self.with("job-id", Ok(IppValue::new_integer(job)))?
            .with("document-format", IppValue::new_mime_media_type("application/pdf"))?
            .with("last-document", Ok(IppValue::new_boolean(true)))
    }

    /// The job goes together with its history and its document.
    pub(super) fn purging(self) -> Result<Question, PrinterError> {
        self.with("purge-job", Ok(IppValue::new_boolean(true)))
    }

    pub(super) fn to_bytes(&self) -> Vec<u8> {
        self.request.to_bytes().to_vec()
    }

    fn with(self, name: &str, value: Value) -> Result<Question, PrinterError> {
        self.add(DelimiterTag::OperationAttributes, name, value)
    }

    fn for_job(self, name: &str, value: Value) -> Result<Question, PrinterError> {
        self.add(DelimiterTag::JobAttributes, name, value)
    }

    fn add(mut self, group: DelimiterTag, name: &str, value: Value) -> Result<Question, PrinterError> {
        let attribute = value.and_then(|value| IppAttribute::with_name(name, value));
        self.request.attributes_mut().add(group, attribute.map_err(unspeakable)?);
        Ok(self)
    }
}

fn unspeakable(trouble: IppParseError) -> PrinterError {
    match trouble {
        IppParseError::InvalidStringLength { .. } => PrinterError::unclear("IPP: a name too long"),
        _ => PrinterError::unclear("IPP: not to be said"),
    }
}

/// The longest beginning that fits into so many bytes.
fn shortened(text: &str, most: usize) -> String {
    let fits = |(at, letter): &(usize, char)| at + letter.len_utf8() <= most;
    text.char_indices().take_while(fits).map(|(_, letter)| letter).collect()
}

/// `/printers/NAME`, whatever letters the name has.
pub(super) fn path_of(printer: &str) -> String {
    let mut path = "/printers/".to_owned();
    for byte in printer.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte) {
            path.push(char::from(byte));
        } else {
            path.push_str(&format!("%{byte:02X}"));
        }
    }
    path
}

pub(super) struct Answer {
    pub(super) status: StatusCode,
    attributes: IppAttributes,
}

impl Answer {
    pub(super) fn read(bytes: Vec<u8>) -> Result<Answer, PrinterError> {
        let parser = IppParser::new(IppReader::new(Cursor::new(bytes)));
        let (header, attributes, _) =
            parser.parse_parts().map_err(|_| PrinterError::unclear("IPP: not to be read"))?;
        Ok(Answer { status: header.status_code(), attributes })
    }

    pub(super) fn facts(&self, group: DelimiterTag) -> impl Iterator<Item = Facts<'_>> {
        self.attributes.groups_of(group).map(Facts)
    }
}

/// What an answer says about one printer or one job.
pub(super) struct Facts<'a>(&'a IppAttributeGroup);

impl Facts<'_> {
    pub(super) fn number(&self, name: &str) -> Option<i32> {
        match self.0.get(name)?.value() {
            IppValue::Integer(number) | IppValue::Enum(number) => Some(*number),
            _ => None,
        }
    }

    pub(super) fn yes(&self, name: &str) -> Option<bool> {
        match self.0.get(name)?.value() {
            IppValue::Boolean(yes) => Some(*yes),
            _ => None,
        }
    }

    pub(super) fn text(&self, name: &str) -> Option<&str> {
        text_of(self.0.get(name)?.value())
    }

    /// One word or a list of them.
    pub(super) fn words(&self, name: &str) -> Vec<&str> {
        match self.0.get(name).map(IppAttribute::value) {
            Some(IppValue::Array(values)) => values.iter().filter_map(text_of).collect(),
            Some(value) => text_of(value).into_iter().collect(),
            None => Vec::new(),
        }
    }
}

fn text_of(value: &IppValue) -> Option<&str> {
    match value {
        IppValue::TextWithoutLanguage(text) | IppValue::TextWithLanguage { text, .. } => Some(text),
        IppValue::NameWithoutLanguage(name) | IppValue::NameWithLanguage { name, .. } => Some(name),
        IppValue::Keyword(word) => Some(word),
        _ => None,
    }
}

/// What a status other than success means to the caller.
pub(super) fn failure(status: StatusCode) -> Result<(), PrinterError> {
    if status.is_success() {
        return Ok(());
    }
    Err(match status {
        StatusCode::ClientErrorNotFound | StatusCode::ClientErrorGone => PrinterError::NoSuchPrinter,
        StatusCode::ClientErrorForbidden
        | StatusCode::ClientErrorNotAuthenticated
        | StatusCode::ClientErrorNotAuthorized => PrinterError::NotAllowed,
        StatusCode::ServerErrorNotAcceptingJobs => PrinterError::NotAccepting,
        StatusCode::ClientErrorRequestEntityTooLong
        | StatusCode::ClientErrorDocumentFormatNotSupported
        | StatusCode::ClientErrorDocumentFormatError => PrinterError::DocumentRefused,
        other => PrinterError::unclear(format!("IPP {:#06x}", other as i32)),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_printer_may_be_called_anything() {
        assert_eq!(path_of("hall"), "/printers/hall");
        assert_eq!(path_of("a b/c#d"), "/printers/a%20b%2Fc%23d");
        assert_eq!(path_of("Зал"), "/printers/%D0%97%D0%B0%D0%BB");
    }

    #[test]
    fn a_long_name_is_cut_between_letters() {
        assert_eq!(shortened("Памятка № 5", 255), "Памятка № 5");
        assert_eq!(shortened("Памятка", 3), "П");
        assert_eq!(shortened("", 3), "");
    }

    #[test]
    fn a_question_is_read_back_as_it_was_asked() {
        let question = Question::about(Operation::CreateJob, "mari")
            .and_then(|question| question.of_printer("hall")?.named("5")?.on_plain_paper(0))
            .unwrap();
        let read = Answer::read(question.to_bytes()).unwrap();
        let about: Vec<Facts<'_>> = read.facts(DelimiterTag::OperationAttributes).collect();
        assert_eq!(about[0].text("requesting-user-name"), Some("mari"));
        assert_eq!(about[0].text("job-name"), Some("5"));
        let paper: Vec<Facts<'_>> = read.facts(DelimiterTag::JobAttributes).collect();
        assert_eq!(paper[0].number("copies"), Some(1));
        assert_eq!(paper[0].text("media"), Some("iso_a4_210x297mm"));
        assert_eq!(paper[0].text("print-scaling"), Some("none"));
        assert_eq!(paper[0].yes("fit-to-page"), Some(false));
    }

    #[test]
    fn half_an_answer_is_refused() {
        let question = Question::about(Operation::CupsGetDefault, "mari").unwrap();
        let mut bytes = question.to_bytes();
        bytes.truncate(bytes.len() - 3);
        assert!(matches!(Answer::read(bytes), Err(PrinterError::Unclear { .. })));
        assert!(matches!(Answer::read(Vec::new()), Err(PrinterError::Unclear { .. })));
    }
}
