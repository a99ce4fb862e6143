//! The result of a person who has evaluated the accessibility of the EPUBs of a project.

use std::fmt;
use std::str::FromStr;

use jiff::civil::Date;

use publish_model::{Href, Language};

use super::Localized;

/// The result of a person who has evaluated the accessibility of the EPUBs. Without one, an EPUB
/// does not claim conformance.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Certification {
    /// The person or organization that evaluated the EPUBs.
    pub certifier: Localized,
    /// The date of the result.
    pub date: Date,
    /// The standard to which the EPUBs conform.
    pub standard: EpubStandard,
    /// The report.
    pub report: ReportAddress,
}

impl Certification {
    /// Returns the result for documents in a language.
    pub fn in_language(&self, language: &Language) -> publish_view::Certification {
        publish_view::Certification {
            certifier: self.certifier.get(language).to_owned(),
            date: self.date.to_string(),
            standard: self.standard.to_string(),
            report: self.report.to_string(),
        }
    }
}

/// A conformance claim in the form that EPUB Accessibility 1.1 requires: `EPUB Accessibility 1.1 -
/// WCAG 2.2 Level AA`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EpubStandard(String);

impl EpubStandard {
    /// The form as a regular expression.
    pub const PATTERN: &'static str = "^EPUB Accessibility 1\\.1 - WCAG 2\\.[012] Level A{1,3}$";
}

impl FromStr for EpubStandard {
    type Err = String;

    /// # Errors
    /// A message if the text does not have this form.
    fn from_str(text: &str) -> Result<Self, String> {
        let version_and_level = text.strip_prefix("EPUB Accessibility 1.1 - WCAG 2.");
        let version_and_level = version_and_level.and_then(|rest| rest.split_once(" Level "));
        match version_and_level {
            Some(("0" | "1" | "2", "A" | "AA" | "AAA")) => Ok(EpubStandard(text.to_owned())),
            _ => Err(format!(
                "“{text}” is not a claim such as “EPUB Accessibility 1.1 - WCAG 2.2 Level AA”"
            )),
        }
    }
}

impl fmt::Display for EpubStandard {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// The address of a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportAddress(Href);

impl FromStr for ReportAddress {
    type Err = String;

    /// # Errors
    /// A message if the text is not the address of a page.
    fn from_str(text: &str) -> Result<Self, String> {
        let href = text.parse::<Href>().ok();
        let is_page = |href: &Href| href.as_str().starts_with("http");
        href.filter(is_page).map(ReportAddress).ok_or_else(|| {
            format!("“{text}” is not the address of a report such as https://example.org/report")
        })
    }
}

impl fmt::Display for ReportAddress {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(formatter)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_claims_in_the_form_of_epub_accessibility_are_standards() {
        assert!(EpubStandard::from_str("EPUB Accessibility 1.1 - WCAG 2.2 Level AA").is_ok());
        for wrong in [
            "",
            "WCAG 2.2 Level AA",
            "EPUB Accessibility 1.1 - WCAG 2.3 Level AA",
            "EPUB Accessibility 1.1 - WCAG 2.2 Level AAAA",
            "EPUB Accessibility 1.1 - WCAG 2.2 AA",
        ] {
            assert!(EpubStandard::from_str(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn only_addresses_of_pages_are_reports() {
        assert!(ReportAddress::from_str("https://example.org/report").is_ok());
        for wrong in ["report.pdf", "javascript:alert(1)", "https://a/ b"] {
            assert!(ReportAddress::from_str(wrong).is_err(), "{wrong}");
        }
    }
}
