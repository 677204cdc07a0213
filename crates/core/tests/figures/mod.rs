//! Figures worked out by hand or by others, and caseloads that grow.

mod appending;
mod curves;
mod timeline;
