//! Checks the editions of one document before they are written.

use std::sync::Arc;

use publish_check::{self as check, Expected, Fault, Rule};
use publish_model::Resolution;
use publish_model::diagnostic::{Code, Diagnostic, Findings, SourceFile};
use publish_source as source;
use publish_view::edition::Format;

use crate::edition::{BuildCheck, Edition, EditionOptions};

use super::Builder;

impl Builder {
    /// Checks editions, and records in them that they have passed.
    ///
    /// # Errors
    /// `V001` for each fault.
    pub(super) fn check_editions(
        &self,
        editions: &mut [Edition],
        resolution: &Resolution,
        options: &EditionOptions,
        file: &Arc<SourceFile>,
    ) -> Result<(), Findings> {
        if !options.check {
            return Ok(());
        }
        let expected = Expected::new(resolution, options.official_words_only);
        let mut findings = Vec::new();
        for edition in editions {
            let checks = BuildCheck::of(edition.format, options.pdf.standard);
            let faults = self.faults(edition, checks, &expected, resolution);
            if faults.is_empty() {
                edition.checks = checks.to_vec();
            }
            let by_rule = faults.chunk_by(|one, next| one.rule == next.rule);
            findings.extend(by_rule.filter_map(|faults| finding(faults, edition, file)));
        }
        Findings::collect(findings)
    }

    fn faults(
        &self,
        edition: &Edition,
        checks: &[BuildCheck],
        expected: &Expected<'_>,
        resolution: &Resolution,
    ) -> Vec<Fault> {
        let text = String::from_utf8_lossy(&edition.bytes);
        match edition.format {
            Format::Html => expected.page(&text),
            Format::Epub => expected.publication(&edition.bytes),
            Format::Pdf => {
                let standards: Vec<check::Standard> =
                    checks.iter().filter_map(|check| standard(*check)).collect();
                expected.pdf(&edition.bytes, &standards)
            }
            Format::Akn => {
                let file = SourceFile::new(edition.name.as_str(), text);
                let read = source::read(&file, &self.catalogues).resolution;
                let fault = Fault {
                    rule: Rule::Words,
                    message: "it does not read back as the same document".to_owned(),
                };
                (read.as_ref() != Some(resolution))
                    .then_some(fault)
                    .into_iter()
                    .collect()
            }
            Format::Txt | Format::Brf | Format::Ebrl => Vec::new(),
        }
    }
}

fn standard(check: BuildCheck) -> Option<check::Standard> {
    match check {
        BuildCheck::PdfUa1 => Some(check::Standard::Ua1),
        BuildCheck::PdfA2a => Some(check::Standard::A2a),
        BuildCheck::PdfA3a => Some(check::Standard::A3a),
        BuildCheck::Page | BuildCheck::Package | BuildCheck::Words => None,
    }
}

/// Returns the finding for the faults of one rule: the first of them, and the number of the others.
fn finding(faults: &[Fault], edition: &Edition, file: &Arc<SourceFile>) -> Option<Diagnostic> {
    let (first, others) = faults.split_first()?;
    let others = match others.len() {
        0 => String::new(),
        count => format!(" (and {count} more)"),
    };
    let message = format!(
        "“{}” does not pass the check “{}”: {}{others}",
        edition.name, first.rule, first.message
    );
    let help = "check your templates; if you use the built-in ones, this is a bug in publish: please \
                report it and attach the source file";
    Some(Diagnostic::error(Code::EditionFault, message, help).at(file, 0..0))
}
