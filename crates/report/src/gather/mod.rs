//! From answers to the report's model: which questions are asked and what becomes of the answers.

mod ambitions;
mod context;
mod draft;
mod figures;
mod query_batch;
mod scope;
mod sections;
mod tables;

pub use draft::ReportDraft;
