//! Every use-case, one file per screen area. Each either reads or goes through a door.

pub(crate) mod backup;
pub(crate) mod card;
pub(crate) mod clipboard;
pub(crate) mod close;
pub(crate) mod consult;
pub(crate) mod document;
pub(crate) mod document_end;
pub(crate) mod document_file;
pub(crate) mod document_link;
pub(crate) mod document_list;
pub(crate) mod document_paper;
pub(crate) mod draft;
pub(crate) mod entry;
pub(crate) mod exercise;
pub(crate) mod export;
mod export_printed;
pub(crate) mod fix;
pub(crate) mod journal;
pub(crate) mod journal_views;
pub(crate) mod materials;
pub(crate) mod palette;
pub(crate) mod paper;
pub(crate) mod paper_data;
pub(crate) mod paper_issue;
pub(crate) mod paper_proof;
pub(crate) mod path;
pub(crate) mod problem;
pub(crate) mod question;
pub(crate) mod recovery;
pub(crate) mod reference;
pub(crate) mod sector;
pub(crate) mod session;
pub(crate) mod settings;
pub(crate) mod sign_in;
pub(crate) mod start;
pub(crate) mod statistics;
pub(crate) mod suggest;
pub(crate) mod terminal;
pub(crate) mod tools;
pub(crate) mod visit;

use scs_domain::ids::ConsultationId;
use uuid::Uuid;

use crate::error::{Error, Result};

/// An id as the outside writes it.
pub(crate) fn id(text: &str) -> Result<Uuid> {
    Uuid::parse_str(text).map_err(|_| Error::NotFound)
}

pub(crate) fn consultation_id(text: &str) -> Result<ConsultationId> {
    id(text).map(ConsultationId)
}
