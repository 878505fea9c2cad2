//! The one list of commands. The window, `scs call`, `scs commands`, the test bridge and the generated
//! TypeScript are all made from it; a command without a permission does not compile.

use std::sync::OnceLock;

use jsonschema::Validator;
use schemars::Schema;
use serde::de::DeserializeOwned;
use serde_json::Value;
use ts_rs::TS;

use crate::caps;
use crate::desk::{Caller, Desk, Principal};
use crate::error::{Error, Result};
use crate::use_cases::{
    backup, card, clipboard, close, consult, document, document_file, document_link, document_list,
    document_paper, draft, entry, exercise, export, fix, journal, journal_views, materials, palette, paper,
    paper_proof, path, problem, question, recovery, reference, sector, session, settings, sign_in, start,
    statistics, suggest, terminal, tools, visit,
};
use crate::wire::*;

/// Who may call a command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Permission {
    /// Consultant, and trainee in the practice place.
    Staff,
    /// The staff, and the client at a public computer.
    Anyone,
    /// The client at a public computer alone.
    Citizen,
}

impl Permission {
    pub fn allows(self, principal: Principal) -> bool {
        match self {
            Permission::Staff => matches!(principal, Principal::Consultant | Principal::Trainee),
            Permission::Anyone => true,
            Permission::Citizen => principal == Principal::Citizen,
        }
    }

    pub fn word(self) -> &'static str {
        match self {
            Permission::Staff => "staff",
            Permission::Anyone => "anyone",
            Permission::Citizen => "citizen",
        }
    }
}

/// Whether a command may run beside another program that writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    Reads,
    Acts,
}

type Run = fn(&Desk, &Caller, Value) -> Result<Value>;

/// One use-case the outside may call.
pub struct Command {
    pub name: &'static str,
    pub permission: Permission,
    pub effect: Effect,
    pub doc: &'static str,
    pub input: fn() -> Schema,
    pub output: fn() -> Schema,
    /// TypeScript names of input and output.
    pub types: fn(&ts_rs::Config) -> (String, String),
    /// Declarations of both types and of all they use, by name.
    pub declare: fn(&ts_rs::Config, &mut std::collections::BTreeMap<String, String>),
    run: Run,
    /// Made at the first call; None when the schema is broken.
    caps: fn() -> Option<&'static Validator>,
}

fn closed<I: schemars::JsonSchema>() -> Schema {
    let mut schema = schemars::schema_for!(I).to_value();
    caps::close(&mut schema);
    schema.try_into().unwrap_or_default()
}

fn run<I: DeserializeOwned, O: serde::Serialize>(
    desk: &Desk,
    caller: &Caller,
    input: Value,
    work: fn(&Desk, &Caller, I) -> Result<O>,
) -> Result<Value> {
    let input: I = serde_json::from_value(input).map_err(|error| Error::BadInput(error.to_string()))?;
    let output = work(desk, caller, input)?;
    serde_json::to_value(output).map_err(|_| Error::Bug("an answer does not serialise"))
}

struct Declarations<'a> {
    config: &'a ts_rs::Config,
    known: &'a mut std::collections::BTreeMap<String, String>,
}

impl ts_rs::TypeVisitor for Declarations<'_> {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        if T::output_path().is_none() {
            return;
        }
        let name = T::ident(self.config);
        if self.known.insert(name, T::decl(self.config)).is_none() {
            T::visit_dependencies(self);
        }
    }
}

fn declare<I: TS + 'static, O: TS + 'static>(
    config: &ts_rs::Config,
    known: &mut std::collections::BTreeMap<String, String>,
) {
    use ts_rs::TypeVisitor;
    let mut declarations = Declarations { config, known };
    declarations.visit::<I>();
    declarations.visit::<O>();
}

macro_rules! registry {
    ($($name:literal $permission:ident $effect:ident $work:path, $input:ty => $output:ty, $doc:literal;)*) => {
        static COMMANDS: &[Command] = &[$(Command {
            name: $name,
            permission: Permission::$permission,
            effect: Effect::$effect,
            doc: $doc,
            input: closed::<$input>,
            output: || schemars::schema_for!($output),
            types: |config| (<$input as TS>::name(config), <$output as TS>::name(config)),
            declare: declare::<$input, $output>,
            run: |desk, caller, input| run::<$input, $output>(desk, caller, input, $work),
            caps: || {
                static MADE: OnceLock<Option<Validator>> = OnceLock::new();
                MADE.get_or_init(|| jsonschema::validator_for(closed::<$input>().as_value()).ok()).as_ref()
            },
        }),*];
    };
}

registry! {
    "desk.show" Staff Reads start::show, Nothing => DeskView, "The frame and the start screen";
    "palette.find" Staff Reads palette::find, FindInput => FoundList, "Situations, cards and records by a few letters";
    "sector.show" Staff Reads sector::show, Nothing => SectorView, "The workplace of the sector: checks, order, resources, cases";
    "consultation.open" Staff Acts consult::open, OpenInput => ConsultationView, "Opens a consultation";
    "consultation.show" Staff Reads consult::show, ConsultationInput => ConsultationView, "One consultation";
    "consultation.pause" Staff Acts close::pause, PauseInput => ConsultationView, "Puts a consultation off";
    "consultation.resume" Staff Acts close::resume, ConsultationInput => ConsultationView, "Goes on with one put off";
    "consultation.go_on" Staff Acts consult::go_on, ConsultationInput => ConsultationView, "A new visit from where the last one stopped";
    "consultation.finish" Staff Acts close::finish, FinishInput => ConsultationView, "Writes the record";
    "closing.begin" Staff Acts close::begin_closing, ConsultationInput => ConsultationView, "Steps onto the closing path";
    "fact.answer" Staff Acts consult::answer, AnswerInput => ConsultationView, "Answers a question of the step";
    "substep.tick" Staff Acts consult::tick, TickInput => ConsultationView, "Ticks a substep";
    "step.take" Staff Acts consult::take, TakeInput => ConsultationView, "Leaves the step by an outcome";
    "step.undo" Staff Acts consult::undo, ConsultationInput => ConsultationView, "Takes the last move back";
    "fix.judge" Staff Acts fix::judge, JudgeFixInput => ConsultationView, "Says whether a fix helped";
    "question.ask" Staff Acts question::ask, AskInput => ConsultationView, "Puts a question to a specialist";
    "question.answer" Staff Acts question::answer, AnswerQuestionInput => ConsultationView, "Enters the specialist's answer";
    "question.route" Staff Reads question::route, ConsultationInput => RouteView, "To whom a question of this consultation goes";
    "question.list" Staff Reads question::list, QuestionListInput => QuestionList, "Questions to specialists, open ones first";
    "entry.record" Staff Acts entry::record, EntryInput => RecordView, "A quick entry";
    "case.suggest" Staff Reads suggest::find, SuggestInput => SuggestionList, "What may help with a case as it is typed";
    "journal.list" Staff Reads journal::list, JournalListInput => JournalPage, "A page of the journal";
    "journal.days" Staff Reads journal::days, JournalListInput => JournalDays, "Days of the journal with their counts";
    "journal.views" Staff Reads journal_views::list, Nothing => JournalViews, "Filters of the journal kept under a name";
    "journal.keep_view" Staff Acts journal_views::keep, JournalViewInput => JournalViews, "Keeps filters under a name";
    "journal.forget_view" Staff Acts journal_views::forget, JournalViewName => JournalViews, "Forgets kept filters";
    "journal.export" Staff Acts export::journal_table, JournalExportInput => ExportView, "Saves records as a table";
    "export.show" Staff Reads export::show, Nothing => ExportProgress, "How far the export is";
    "export.cancel" Staff Reads export::cancel, Nothing => Done, "Stops the export; nothing of it is left";
    "journal.show" Staff Reads journal::show, RecordInput => RecordView, "One record";
    "journal.read" Staff Acts visit::read, ReadInput => RecordView, "Opens what is personal in another's record, with the reason";
    "journal.link" Staff Acts visit::link, VisitInput => RecordView, "Two records are of one person";
    "journal.unlink" Staff Acts visit::unlink, VisitInput => RecordView, "They are not after all";
    "journal.tell_apart" Staff Acts visit::tell_apart, VisitInput => RecordView, "They look alike and are of two people";
    "journal.correct" Staff Acts entry::correct, CorrectInput => RecordView, "Puts a finished record right";
    "journal.verify" Staff Reads journal::verify, Nothing => VerifyView, "Checks the hash chain";
    "journal.events" Staff Reads journal::events, EventsInput => EventList, "Events as they are written";
    "statistics.show" Staff Reads statistics::show, StatisticsInput => StatisticsView, "What the records of a span add up to";
    "statistics.export" Staff Acts export::statistics_tables, StatisticsExportInput => ExportView, "Saves the tables of a span";
    "statistics.preview" Staff Reads statistics::preview, StatisticsInput => PreviewView, "A page of the summary as it will be printed";
    "statistics.print" Staff Acts statistics::print, StatisticsPrintInput => SentView, "Prints a page of the summary";
    "statistics.picture" Staff Acts export::plot_picture, PlotPictureInput => ExportView, "Saves a plot as a picture";
    "problem.find" Anyone Reads problem::find, ProblemFindInput => ProblemList, "Cards by words or codes";
    "problem.show" Staff Reads card::article, ArticleInput => ArticleView, "One card, of the materials or our own";
    "card.list" Staff Reads card::list, Nothing => CardList, "Own cards, those that wait for somebody first";
    "card.show" Staff Reads card::show, CardIdInput => CardView, "An own card with its versions";
    "card.form" Staff Reads card::form, CardFormInput => CardFormView, "A form for an own card, filled with what is known";
    "card.save" Staff Acts card::save, CardInput => CardView, "Writes an own card or its next version";
    "card.approve" Staff Acts card::approve, CardIdInput => CardView, "A second person stands by a card";
    "card.give_back" Staff Acts card::give_back, CardReturnInput => CardView, "Sends a card back to its author";
    "card.confirm" Staff Acts card::confirm, CardIdInput => CardView, "Looked at again and still right";
    "card.merge" Staff Acts card::merge, CardMergeInput => CardView, "Another card says the same";
    "card.withdraw" Staff Acts card::withdraw, CardIdInput => CardView, "Takes an own card out of use";
    "document.forms" Anyone Reads document::forms, DocumentFormsInput => DocumentFormList, "Forms of documents, those of the consultation's path first";
    "document.list" Staff Reads document_list::list, DocumentListInput => DocumentList, "Documents, the most pressing first";
    "document.start" Anyone Acts document::start, DocumentStartInput => DocumentView, "Begins a document";
    "document.show" Anyone Reads document::show, DocumentInput => DocumentView, "A document with its form, answers and findings";
    "document.check" Anyone Reads document::check, DocumentAnswersInput => DocumentCheck, "Looks at answers as they are typed";
    "document.save" Anyone Acts document::save, DocumentAnswersInput => DocumentView, "Writes the next version of a document";
    "document.link" Staff Acts document_link::link, DocumentLinkInput => DocumentView, "Names another document this one speaks of";
    "document.move" Staff Acts document::change, DocumentMoveInput => DocumentView, "Writes down what became of a document on the portal";
    "document.transfer" Anyone Reads document::transfer, DocumentInput => TransferView, "What is carried to the portal, in its order";
    "clipboard.copy" Staff Reads clipboard::copy, ClipboardInput => ClipboardView, "Puts words on the clipboard for a minute";
    "clipboard.clear" Staff Reads clipboard::clear, Nothing => Done, "Takes off the clipboard what we put there";
    "document.carry" Staff Acts document::carry, DocumentCarryInput => Done, "Ticks a field that stands on the portal";
    "document.preview" Staff Reads document_paper::preview, DocumentPageInput => PreviewView, "The page of a document as it will be printed";
    "document.print" Staff Acts document_paper::print, DocumentPrintInput => PaperView, "Prints a resume or a copy of answers";
    "document.export" Staff Acts document_file::export, DocumentInput => ExportView, "Saves a resume as JSON Resume";
    "document.import" Staff Acts document_file::import, DocumentFileInput => DocumentView, "Fills a resume from a file";
    "reference.find" Anyone Reads reference::find, ReferenceFindInput => ReferenceRows, "Rows of a reference list by a few letters";
    "reference.lists" Staff Reads reference::lists, Nothing => ReferenceLists, "Reference lists and where they come from";
    "reference.import" Staff Acts reference::import, ReferenceImportInput => ReferenceImportView, "Takes an official list from a file";
    "reference.forget" Staff Acts reference::forget, ReferenceInput => ReferenceLists, "Goes back to the list of the materials";
    "paper.form" Staff Reads paper::form, FormInput => FormView, "Fields of a paper with what is known";
    "paper.preview" Staff Reads paper::preview, PaperInput => PreviewView, "Pages as they will be printed";
    "paper.print" Staff Acts paper::print, PrintInput => PaperView, "Prints, or saves as a file";
    "paper.reprint" Staff Acts paper::reprint, ReprintInput => PaperView, "Prints again, marked so";
    "paper.list" Staff Reads paper::list, Nothing => PaperList, "The register of today's papers and what waits";
    "paper.refresh" Staff Acts paper::refresh, Nothing => PaperList, "Asks the queues and notes what they say";
    "paper.show" Staff Reads paper::show, PaperIdInput => PreviewView, "Pages of a paper of the register";
    "paper.cancel" Staff Acts paper::cancel, PaperIdInput => PaperView, "Takes a paper out of the queue";
    "paper.verify" Staff Reads paper_proof::verify, PaperProofInput => PaperProofView, "Whether a paper is ours and unchanged";
    "paper.key" Staff Reads paper_proof::public_key, Nothing => PublicKeyView, "The public key that proves papers of this place";
    "printer.list" Staff Reads paper::printers, Nothing => PrinterList, "Printers and their state";
    "session.show" Citizen Reads session::show, Nothing => SessionView, "The sitting at this public computer";
    "session.touch" Citizen Reads session::touch, Nothing => SessionView, "The client is still here";
    "session.call" Citizen Reads session::call, CallInput => SessionView, "Calls the consultant, or not any more";
    "session.tried" Citizen Reads session::tried, TriedInput => SessionView, "Somebody tried a way out that is shut";
    "session.portal" Citizen Reads session::open_portal, PortalInput => SessionView, "Opens the portal beside the page, or closes it";
    "session.place" Citizen Reads session::place, SpotInput => SessionView, "Says which page and question is open";
    "session.read" Citizen Reads session::read, Nothing => SessionView, "The consultant's line has been read";
    "session.consent" Citizen Reads session::consent, ConsentInput => SessionView, "Hands over what was asked for, or keeps it";
    "session.pair" Citizen Reads session::pair, PairInput => SessionView, "Pairs this public computer with a workstation";
    "session.confirm" Citizen Reads session::answer_pairing, PairAnswerInput => SessionView, "Whether both screens show the same code";
    "session.end" Citizen Reads session::end, Nothing => SessionView, "Ends the sitting; all of it is wiped";
    "terminal.browser" Staff Reads terminal::browser, Nothing => BrowserView, "The browser of this machine and the rules it needs on a public computer";
    "terminal.list" Staff Acts terminal::list, Nothing => TerminalList, "Public computers, and what was wiped today";
    "terminal.allow" Staff Acts terminal::allow, Nothing => TerminalList, "Lets one new public computer ask for a few minutes";
    "terminal.answer" Staff Acts terminal::answer, TerminalAnswerInput => TerminalList, "Whether both screens show the same code";
    "terminal.rename" Staff Acts terminal::rename, TerminalNameInput => TerminalList, "Gives a public computer another name";
    "terminal.forget" Staff Acts terminal::forget, TerminalInput => TerminalList, "Lets a public computer in no more";
    "terminal.start" Staff Acts terminal::start, TerminalStartInput => TerminalList, "Seats a client";
    "terminal.assign" Staff Acts terminal::assign, TerminalPageInput => TerminalList, "Opens a page for the client";
    "terminal.extend" Staff Acts terminal::extend, TerminalMinutesInput => TerminalList, "Gives a client more time";
    "terminal.end" Staff Acts terminal::end, TerminalInput => TerminalList, "Ends a sitting; all of it is wiped";
    "terminal.hint" Staff Acts terminal::hint, TerminalHintInput => TerminalList, "Shows the client a line";
    "terminal.memo" Staff Acts terminal::memo, TerminalMemoInput => TerminalList, "Shows the client a memo";
    "terminal.invite" Staff Acts terminal::invite, TerminalInput => TerminalList, "Asks the client to the desk";
    "terminal.coming" Staff Acts terminal::coming, TerminalInput => TerminalList, "Answers a call for help";
    "terminal.scale" Staff Acts terminal::scale, TerminalScaleInput => TerminalList, "Makes letters larger or smaller for the client";
    "terminal.ask" Staff Acts terminal::ask, TerminalAskInput => TerminalList, "Asks the client to hand over what she prepared";
    "terminal.leave" Staff Acts terminal::leave, Nothing => Done, "Makes this public computer belong to no workstation";
    "settings.show" Staff Reads settings::show, Nothing => SettingsView, "Settings of the centre";
    "settings.save" Staff Acts settings::save, SettingsInput => SettingsView, "Saves the settings of the centre";
    "view.save" Staff Acts settings::save_view, ViewInput => Done, "Saves how the window looks";
    "graphics.save" Staff Acts settings::save_graphics, GraphicsInput => Done, "Chooses how windows are drawn, from the next start on";
    "clock.confirm" Staff Acts settings::confirm_clock, ClockInput => Done, "Says that the date of the computer is right";
    "recovery.issue" Staff Acts recovery::issue, RecoveryInput => RecoveryView, "Makes a new recovery key";
    "check.value" Staff Reads tools::check, CheckInput => CheckView, "Checks one value";
    "deadline.count" Staff Reads tools::deadline, DeadlineInput => DueView, "Counts a term";
    "draft.save" Staff Acts draft::save, DraftInput => DraftSaved, "Keeps what is being typed";
    "draft.load" Staff Reads draft::load, DraftNameInput => DraftView, "What was being typed";
    "draft.drop" Staff Acts draft::drop_draft, DraftNameInput => Done, "Forgets a draft";
    "text.scan" Staff Reads tools::scan, ScanInput => ScanView, "Finds numbers of people in a text";
    "path.list" Staff Reads path::list, Nothing => PathList, "Paths of the materials";
    "path.graph" Staff Reads path::graph, PathInput => GraphView, "A path as a drawing";
    "materials.show" Staff Reads materials::show, Nothing => KeptMaterialsView, "Versions of the materials and what to look at again";
    "materials.install" Staff Acts materials::install, InstallInput => KeptMaterialsView, "Installs materials from an archive";
    "materials.use" Staff Acts materials::use_kept, UseInput => KeptMaterialsView, "Goes to another kept version";
    "exercise.list" Staff Reads exercise::list, Nothing => ExerciseList, "Exercises of a place for learning";
    "exercise.begin" Staff Acts exercise::begin, ExerciseInput => ConsultationView, "Opens an exercise";
    "exercise.judge" Staff Reads exercise::judge, ConsultationInput => VerdictView, "How the walk agrees with the story";
    "esia.diagnose" Anyone Reads sign_in::diagnose, DiagnoseInput => DiagnoseView, "Why a person cannot sign in, and what helps";
    "backup.list" Staff Reads backup::list, Nothing => BackupList, "Copies of the data";
    "backup.make" Staff Acts backup::make, Nothing => BackupList, "Makes a copy now";
    "backup.verify" Staff Reads backup::verify, BackupInput => BackupProof, "Opens a copy and reads it through";
    "doctor.run" Staff Reads tools::doctor, Nothing => DoctorView, "Is everything well with this place";
}

/// What these show stands on the sheet and on the screen, never in a terminal, its history or a script.
const AT_THE_WINDOW: [&str; 1] = ["recovery.issue"];

/// Only a person at a window may call it; the command line and whoever hands over are refused.
pub fn refuse_away_from_the_window(name: &str) -> Result<()> {
    if AT_THE_WINDOW.contains(&name) { Err(Error::Forbidden) } else { Ok(()) }
}

pub fn commands() -> &'static [Command] {
    COMMANDS
}

/// Calls a command by name. The only way in for every outside.
///
/// Refuses an unknown name, a caller without the permission, an input over its caps and one that does not read.
pub fn call(desk: &Desk, caller: &Caller, name: &str, input: Value) -> Result<Value> {
    let command = find(name)?;
    if !command.permission.allows(caller.principal) {
        return Err(Error::Forbidden);
    }
    let schema = (command.caps)().ok_or(Error::Bug("the schema of an input does not compile"))?;
    caps::check(schema, &input)?;
    desk.noticing_damage((command.run)(desk, caller, input))
}

pub fn find(name: &str) -> Result<&'static Command> {
    COMMANDS.iter().find(|command| command.name == name).ok_or_else(|| Error::NoCommand(name.to_owned()))
}
