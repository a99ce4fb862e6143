//! What a check finds.

use std::fmt;

/// A fault of an edition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The rule that the edition does not follow.
    pub rule: Rule,
    /// What is wrong, in English.
    pub message: String,
}

/// A rule of a check.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Rule {
    /// The file can be parsed without errors.
    Syntax,
    /// The language of the file is that of the document (WCAG 2.2, 3.1.1).
    Language,
    /// The file has a title, which names the document (WCAG 2.2, 2.4.2).
    Title,
    /// A web page has one main region, which contains the document.
    Main,
    /// Identifiers are unique.
    UniqueId,
    /// Links and references to identifiers have a target.
    Target,
    /// Headings have words, and their levels do not jump.
    Headings,
    /// Images have a text alternative (WCAG 2.2, 1.1.1).
    Alternative,
    /// Links have a name (WCAG 2.2, 2.4.4).
    LinkName,
    /// The package of an EPUB is complete (EPUB 3.3, sections 4 and 5).
    Package,
    /// The package describes its accessibility (EPUB Accessibility 1.1, section 2).
    Metadata,
    /// A rule of PDF/UA or PDF/A, by its number: `ISO 14289-1:2014:7.1:1`.
    Pdf(String),
    /// The words of the document, in order, without additions.
    Words,
}

impl fmt::Display for Rule {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Rule::Syntax => "syntax",
            Rule::Language => "language",
            Rule::Title => "title",
            Rule::Main => "main",
            Rule::UniqueId => "unique-id",
            Rule::Target => "target",
            Rule::Headings => "headings",
            Rule::Alternative => "alternative",
            Rule::LinkName => "link-name",
            Rule::Package => "package",
            Rule::Metadata => "metadata",
            Rule::Pdf(rule) => rule,
            Rule::Words => "words",
        })
    }
}

impl Rule {
    /// Returns a fault of this rule.
    pub(crate) fn fault(self, message: impl Into<String>) -> Fault {
        Fault {
            rule: self,
            message: message.into(),
        }
    }
}

impl Fault {
    /// Adds the name of the file in a publication.
    pub(crate) fn in_file(self, name: &str) -> Fault {
        Fault {
            message: format!("{name}: {}", self.message),
            ..self
        }
    }
}
