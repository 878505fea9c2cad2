//! What may be typed.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{Parser, Subcommand};
use scs_desk::Place;

/// Workstation of the digital-services sector, without a window.
#[derive(Parser)]
#[command(name = "scs", version, max_term_width = 100)]
pub(crate) struct Arguments {
    /// Folder with everything: data, logs, papers (also SCS_DATA_DIR).
    #[arg(long, global = true, value_name = "DIR")]
    pub(crate) desk: Option<PathBuf>,
    /// live, practice or terminal.
    #[arg(long, global = true, default_value = "live", value_parser = place)]
    pub(crate) place: Place,
    /// Answer in JSON.
    #[arg(long, global = true)]
    pub(crate) json: bool,
    /// Who does it; otherwise the profile in the settings.
    #[arg(long = "as", global = true, value_name = "NAME")]
    pub(crate) name: Option<String>,
    #[command(subcommand)]
    pub(crate) verb: Verb,
}

fn place(text: &str) -> Result<Place, String> {
    Place::parse(text).ok_or_else(|| "live | practice | terminal".to_owned())
}

#[derive(Subcommand)]
pub(crate) enum Verb {
    /// Any command, as the window would call it; `-` reads the input from stdin.
    Call {
        command: String,
        #[arg(default_value = "{}")]
        input: String,
    },
    /// The list of commands; with --json, their schemas.
    Commands,
    /// snils|inn|ogrn|kpp|okpdtr|phone|email|birth-date|postcode VALUE; `-` reads it from stdin.
    Check { kind: String, value: String },
    /// FROM +3wd | +30d: the last day of a term.
    Deadline { from: NaiveDate, term: String },
    /// Materials.
    #[command(subcommand)]
    Content(ContentVerb),
    /// The journal.
    #[command(subcommand)]
    Journal(JournalVerb),
    /// Copies of the data.
    #[command(subcommand)]
    Backup(BackupVerb),
    /// memo | referral | summary | resume | copy: a PDF from a file of data, the same bytes for the same data.
    #[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
    Print {
        #[command(subcommand)]
        verb: Option<PrintVerb>,
        #[arg(required = true)]
        form: Option<String>,
        #[arg(long, value_name = "FILE", required = true)]
        data: Option<PathBuf>,
        #[arg(long, value_name = "FILE", required = true)]
        out: Option<PathBuf>,
    },
    /// A public computer.
    #[command(subcommand)]
    Terminal(TerminalVerb),
    /// Is everything well with this place.
    Doctor,
}

#[derive(Subcommand)]
pub(crate) enum TerminalVerb {
    /// The browser clients meet the portal in, and whether it is locked.
    Browser {
        /// Only the rules it needs, as they stand in their file.
        #[arg(long, conflicts_with = "install")]
        rules: bool,
        /// Puts them in their place; wants the rights of an administrator.
        #[arg(long)]
        install: bool,
    },
    /// Types words nobody knows into sittings that end in every way, and searches files and memory for them.
    ProveWipe,
    /// One sitting of that proof.
    #[command(hide = true)]
    Rehearse { folder: PathBuf, way: String },
}

#[derive(Subcommand)]
pub(crate) enum PrintVerb {
    /// Is this paper ours and unchanged: a PDF, or a file with the words of its code; `-` reads them from input.
    Verify {
        file: PathBuf,
        /// The public key of the workstation that printed it; without one, this workstation's.
        #[arg(long, value_name = "KEY", allow_hyphen_values = true)]
        key: Option<String>,
    },
    /// The public key of this workstation.
    Key,
}

#[derive(Subcommand)]
pub(crate) enum ContentVerb {
    /// Proves a pack, a folder or an archive; without one, the pack inside the program.
    Check { source: Option<PathBuf> },
    /// Paths with their steps.
    List,
    /// Any item by its id, as it stands on a day; `problems/ID` for one list only.
    Show {
        id: String,
        #[arg(long, value_name = "DATE")]
        on: Option<NaiveDate>,
    },
    /// A path as SVG.
    Graph {
        path: String,
        #[arg(long, value_name = "FILE")]
        out: Option<PathBuf>,
    },
    /// What should be looked at again: ended, ending, checked long ago, calendars not approved.
    Stale {
        source: Option<PathBuf>,
        #[arg(long, value_name = "DATE")]
        on: Option<NaiveDate>,
    },
    /// What has changed between two packs; `-` is the one inside the program.
    Diff {
        before: PathBuf,
        after: PathBuf,
        /// One path as a picture of both versions, SVG.
        #[arg(long, value_name = "ID", requires = "out")]
        path: Option<String>,
        #[arg(long, value_name = "FILE", requires = "path")]
        out: Option<PathBuf>,
    },
    /// A pack as an archive to install elsewhere.
    Export {
        source: Option<PathBuf>,
        #[arg(long, value_name = "FILE")]
        out: PathBuf,
    },
    /// Installs a folder or an archive once the check has no remarks.
    Install { source: PathBuf },
    /// Goes back to the version used before, or to the one named.
    Rollback { version: Option<String> },
    /// Installs a folder into a place for learning, now and whenever a file of it is saved.
    Watch { folder: PathBuf },
    /// JSON Schemas of all files and the settings for an editor, into a folder.
    Schema {
        #[arg(long, value_name = "DIR")]
        out: PathBuf,
    },
}

#[derive(Subcommand)]
pub(crate) enum BackupVerb {
    /// Copies, the newest first.
    List,
    /// One more, read through before it counts.
    Make,
    /// Opens a copy and reads it through; without a name, the newest.
    Verify { name: Option<String> },
}

#[derive(Subcommand)]
pub(crate) enum JournalVerb {
    /// Records with these words; `-` reads them from stdin.
    Search {
        #[arg(default_value = "")]
        text: String,
    },
    /// Checks the hash chain and names the place of any change.
    Verify,
    /// Every event, a JSON object a line.
    Export {
        #[arg(long, value_name = "FILE")]
        out: Option<PathBuf>,
    },
    /// One record.
    Show { record: String },
}
