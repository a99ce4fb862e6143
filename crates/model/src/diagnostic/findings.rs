//! Findings as an error type.

use std::error::Error;
use std::fmt;
use std::iter;
use std::ops::Range;
use std::sync::Arc;
use std::{slice, vec};

use super::render::{MessageFormat, render};
use super::{Diagnostic, SourceFile};

/// The reason for a failure: one or more findings, never none.
///
/// It is the error type of everything in the program that can fail, so that every failure has a
/// reason. Warnings about something that succeeded are a list of [`Diagnostic`] next to the result.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Findings {
    /// Boxed, so that a result is not much larger than its value.
    first: Box<Diagnostic>,
    others: Vec<Diagnostic>,
}

impl Findings {
    /// Fails with the findings, if there are any.
    ///
    /// # Errors
    /// All findings, in their order.
    pub fn collect(findings: impl IntoIterator<Item = Diagnostic>) -> Result<(), Self> {
        let mut findings = findings.into_iter();
        match findings.next() {
            None => Ok(()),
            Some(first) => Err(Findings {
                first: Box::new(first),
                others: findings.collect(),
            }),
        }
    }

    /// Returns the findings about a failure, or `without_reason` if there are none.
    pub fn of_failure(
        findings: impl IntoIterator<Item = Diagnostic>,
        without_reason: impl FnOnce() -> Diagnostic,
    ) -> Self {
        match Findings::collect(findings) {
            Ok(()) => without_reason().into(),
            Err(findings) => findings,
        }
    }

    /// Returns the findings, in their order.
    pub fn iter(&self) -> <&Self as IntoIterator>::IntoIter {
        self.into_iter()
    }

    /// Returns the same findings; those without a location get this one.
    pub fn at(self, file: &Arc<SourceFile>, span: Range<usize>) -> Self {
        let placed = |finding: Diagnostic| match finding.place {
            Some(_) => finding,
            None => finding.at(file, span.clone()),
        };
        Findings {
            first: Box::new(placed(*self.first)),
            others: self.others.into_iter().map(placed).collect(),
        }
    }
}

impl Findings {
    /// Returns the same findings about the build of a document: those without a location get its
    /// file, and those in another file, such as a template, name the document.
    pub fn of_document(self, document: &Arc<SourceFile>) -> Self {
        let named = |finding: Diagnostic| match &finding.place {
            Some(place) if place.file.name != document.name => Diagnostic {
                document: Some(Arc::clone(document)),
                ..finding
            },
            _ => finding,
        };
        let findings = self.at(document, 0..0);
        Findings {
            first: Box::new(named(*findings.first)),
            others: findings.others.into_iter().map(named).collect(),
        }
    }
}

impl From<Diagnostic> for Findings {
    fn from(finding: Diagnostic) -> Self {
        Findings {
            first: Box::new(finding),
            others: Vec::new(),
        }
    }
}

impl Extend<Diagnostic> for Findings {
    fn extend<I: IntoIterator<Item = Diagnostic>>(&mut self, findings: I) {
        self.others.extend(findings);
    }
}

impl IntoIterator for Findings {
    type Item = Diagnostic;
    type IntoIter = iter::Chain<iter::Once<Diagnostic>, vec::IntoIter<Diagnostic>>;

    fn into_iter(self) -> Self::IntoIter {
        iter::once(*self.first).chain(self.others)
    }
}

impl<'a> IntoIterator for &'a Findings {
    type Item = &'a Diagnostic;
    type IntoIter = iter::Chain<iter::Once<&'a Diagnostic>, slice::Iter<'a, Diagnostic>>;

    fn into_iter(self) -> Self::IntoIter {
        iter::once(&*self.first).chain(&self.others)
    }
}

/// Formats the findings in their short form, one line per finding.
impl fmt::Display for Findings {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, finding) in self.iter().enumerate() {
            if index > 0 {
                formatter.write_str("\n")?;
            }
            let line = render(finding, MessageFormat::Short, false);
            formatter.write_str(line.trim_end_matches('\n'))?;
        }
        Ok(())
    }
}

impl Error for Findings {}

#[cfg(test)]
mod tests {
    use super::super::Code;
    use super::*;

    fn finding(message: &str) -> Diagnostic {
        Diagnostic::error(Code::RawHtml, message, "")
    }

    #[test]
    fn no_findings_are_not_a_failure() {
        assert_eq!(Findings::collect([]), Ok(()));
    }

    #[test]
    fn a_failure_without_findings_still_has_a_reason() {
        let unknown = || finding("unknown");
        let found = Findings::of_failure([], unknown);
        assert_eq!(found, Findings::from(finding("unknown")));
        let found = Findings::of_failure([finding("one")], unknown);
        assert_eq!(found, Findings::from(finding("one")));
    }

    #[test]
    fn findings_keep_their_order() {
        let mut findings = Findings::collect([finding("one"), finding("two")]).unwrap_err();
        findings.extend([finding("three")]);
        let messages: Vec<&str> = findings.iter().map(|one| one.message.as_str()).collect();
        assert_eq!(messages, ["one", "two", "three"]);
        let owned: Vec<Diagnostic> = findings.clone().into_iter().collect();
        assert!(owned.iter().eq(&findings));
    }

    #[test]
    fn findings_in_a_template_name_the_document() {
        let (template, document) = (
            SourceFile::new("page.html", "{{ a }}"),
            SourceFile::new("en.md", "b"),
        );
        let in_template = finding("undefined").at(&template, 3..4);
        let own = finding("own").at(&document, 0..1);
        let found = Findings::collect([in_template, own, finding("free")]).unwrap_err();
        assert_eq!(
            found.of_document(&document).to_string(),
            "page.html:1:4: error S001: undefined, while building en.md, at “a”\n\
             en.md:1:1: error S001: own, at “b”\n\
             en.md:1:1: error S001: free"
        );
    }

    #[test]
    fn only_findings_without_a_location_get_one() {
        let (own, other) = (
            SourceFile::new("own", "words"),
            SourceFile::new("other", "b"),
        );
        let placed = finding("placed").at(&own, 0..5);
        let found = Findings::collect([placed, finding("free")]).unwrap_err();
        let found = found.at(&other, 0..0).to_string();
        assert_eq!(
            found,
            "own:1:1: error S001: placed, at “words”\nother:1:1: error S001: free"
        );
    }
}
