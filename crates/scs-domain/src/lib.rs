//! The rules of the service: what a path is and how it is walked, what a consultation is,
//! which value is a real СНИЛС, when a term runs out.
//!
//! Everything here is pure: no disk, no network, no clock, no randomness. Times, ids and content
//! are handed in. The crate knows no other crate of ours.
//!
//! | Russian | here |
//! |---|---|
//! | путь клиента | [`content::Path`] |
//! | шаг | [`content::Step`] |
//! | консультация | [`consultation::Consultation`] |
//! | типовая проблема, что помогло | [`content::Problem`], [`content::Fix`] |
//! | комплект материалов на день | [`content::Edition`] |
//! | упражнение, разбор | [`content::Exercise`], [`exercise::Verdict`] |
//! | резюме, заявление, вакансия, отчёт | [`document::Document`] |
//! | своя карточка | [`card::Card`] |
//! | форма, ответы, проверка | [`content::Form`], [`form::Answers`], [`form::Finding`] |
//! | сеанс на компьютере для посетителей | [`terminal::Sitting`] |
//! | событие журнала | [`event::Event`] |

pub mod calendar;
pub mod card;
pub mod check;
pub mod condition;
pub mod consultation;
pub mod content;
pub mod document;
pub mod event;
pub mod exercise;
pub mod experience;
pub mod form;
pub mod ids;
pub mod knowledge;
pub mod paper;
pub mod personal_scan;
pub mod statistics;
pub mod terminal;
pub mod text;
pub mod walk;
pub mod words;
