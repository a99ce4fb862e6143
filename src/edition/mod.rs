//! The PDF.
pub mod pdf;
