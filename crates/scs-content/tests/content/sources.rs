//! The base pack against its sources: every fact is there, and no sentence is theirs.

mod copied;
mod facts;
mod item;
