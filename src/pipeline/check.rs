//! Checks the editions of one document before they are written.

use std::sync::Arc;

use publish_check::{self as check, Expected, Fault, Rule};
use publish_model::Resolution;
use publish_model::diagnostic::{Code, Diagnostic, Findings, SourceFile};
use publish_source as source;
use publish_templates::wording::Catalogues;
use publish_view::edition::Format;
use publish_view::edition::pdf::Standard;

use crate::edition::{BuildCheck, EditionOptions};

use super::Builder;

/// The checks of the editions of one document.
pub(super) struct EditionChecks<'a> {
    resolution: &'a Resolution,
    expected: Expected<'a>,
    standard: Standard,
    catalogues: &'a Catalogues,
    file: Arc<SourceFile>,
}

impl Builder {
    /// Returns the checks of the editions of a document, if the options ask for them.
    pub(super) fn checks<'a>(
        &'a self,
        resolution: &'a Resolution,
        options: &EditionOptions,
        file: &Arc<SourceFile>,
    ) -> Option<EditionChecks<'a>> {
        options.check.then(|| EditionChecks {
            resolution,
            expected: Expected::new(resolution, options.official_words_only),
            standard: options.pdf.standard,
            catalogues: &self.catalogues,
            file: Arc::clone(file),
        })
    }
}

impl EditionChecks<'_> {
    /// Returns the checks of a format.
    pub fn of(&self, format: Format) -> &'static [BuildCheck] {
        BuildCheck::of(format, self.standard)
    }

    /// Checks an edition, given with its file name.
    ///
    /// # Errors
    /// `V001` for each rule that it does not follow.
    pub fn check(&self, format: Format, name: &str, bytes: &[u8]) -> Result<(), Findings> {
        let faults = self.faults(format, name, bytes);
        let by_rule = faults.chunk_by(|one, next| one.rule == next.rule);
        Findings::collect(by_rule.filter_map(|faults| self.finding(faults, name)))
    }

    /// Checks an edition with this document and another language of it.
    ///
    /// # Errors
    /// `V001` for each rule that it does not follow.
    pub fn check_with(
        &self,
        other: &EditionChecks<'_>,
        (format, name): (Format, &str),
        bytes: &[u8],
    ) -> Result<(), Findings> {
        let faults = match format {
            Format::Epub => self.expected.publication_with(&other.expected, bytes),
            _ => {
                let page = String::from_utf8_lossy(bytes);
                self.expected.page_with(&other.expected, &page)
            }
        };
        let by_rule = faults.chunk_by(|one, next| one.rule == next.rule);
        Findings::collect(by_rule.filter_map(|faults| self.finding(faults, name)))
    }

    fn faults(&self, format: Format, name: &str, bytes: &[u8]) -> Vec<Fault> {
        match format {
            Format::Html => self.expected.page(&String::from_utf8_lossy(bytes)),
            Format::Epub => self.expected.publication(bytes),
            Format::Pdf => {
                let standards = self.of(format).iter();
                let standards: Vec<_> = standards.filter_map(|check| standard(*check)).collect();
                self.expected.pdf(bytes, &standards)
            }
            Format::Akn => {
                let file = SourceFile::new(name, String::from_utf8_lossy(bytes));
                let read = source::read(&file, self.catalogues).resolution;
                let fault = Fault {
                    rule: Rule::Words,
                    message: "it does not read back as the same document".to_owned(),
                };
                (read.as_ref() != Some(self.resolution))
                    .then_some(fault)
                    .into_iter()
                    .collect()
            }
            Format::Jsonl => self.expected.passages(&String::from_utf8_lossy(bytes)),
            Format::Txt | Format::Brf | Format::Ebrl => Vec::new(),
        }
    }

    /// Returns the finding for the faults of one rule: the first of them, and the number of the
    /// others.
    fn finding(&self, faults: &[Fault], name: &str) -> Option<Diagnostic> {
        let (first, others) = faults.split_first()?;
        let others = match others.len() {
            0 => String::new(),
            count => format!(" (and {count} more)"),
        };
        let message = format!(
            "“{name}” does not pass the check “{}”: {}{others}",
            first.rule, first.message
        );
        let help = "check your templates; if you use the built-in ones, this is a bug in publish: please \
                    report it and attach the source file";
        Some(Diagnostic::error(Code::EditionFault, message, help).at(&self.file, 0..0))
    }
}

fn standard(check: BuildCheck) -> Option<check::Standard> {
    match check {
        BuildCheck::PdfUa1 => Some(check::Standard::Ua1),
        BuildCheck::PdfA2a => Some(check::Standard::A2a),
        BuildCheck::PdfA3a => Some(check::Standard::A3a),
        BuildCheck::Page | BuildCheck::Package | BuildCheck::Words | BuildCheck::Identity => None,
    }
}
