//! The address that a link leads to.

use std::fmt;
use std::str::FromStr;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The address of a link that is safe to follow: absolute with the scheme `https`, `http` or
/// `mailto`, or `#` and an anchor of the same document.
#[derive(
    Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(try_from = "String", into = "String")]
#[schemars(with = "String")]
pub struct Href(String);

/// Why an address is not that of a link.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("“{address}” is not an allowed link address")]
pub struct UnsafeHref {
    /// The address.
    pub address: String,
}

const SCHEMES: [&str; 3] = ["https://", "http://", "mailto:"];

impl Href {
    /// The address of a page by its path relative to the document's: `../67/193/index.html`. No
    /// source can give one; it is for editions that stay together.
    ///
    /// # Errors
    /// The address, if it is not a relative path without query and fragment.
    pub fn relative(path: impl Into<String>) -> Result<Self, UnsafeHref> {
        let path = path.into();
        let allowed = |one: char| one.is_ascii_alphanumeric() || "._-/".contains(one);
        if !path.is_empty() && !path.starts_with('/') && path.chars().all(allowed) {
            Ok(Href(path))
        } else {
            Err(UnsafeHref { address: path })
        }
    }

    /// The address of a document of the United Nations. The symbol is one that has no character
    /// with a meaning in addresses.
    pub(super) fn official(language: &str, symbol: &str) -> Self {
        Href(format!("https://undocs.org/{language}/{symbol}"))
    }

    /// The address as it is written in an edition.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The anchor, of a link to a place of the same document.
    pub fn anchor(&self) -> Option<&str> {
        self.0.strip_prefix('#')
    }
}

/// Whether a text is an absolute address with a safe scheme. Spaces and control characters would
/// let a browser read another address than is written.
fn is_absolute(text: &str) -> bool {
    let no_space = |one: char| !one.is_whitespace() && !one.is_control();
    let has_scheme = SCHEMES.iter().any(|scheme| {
        let head = text.get(..scheme.len());
        head.is_some_and(|head| head.eq_ignore_ascii_case(scheme)) && text.len() > scheme.len()
    });
    has_scheme && text.chars().all(no_space)
}

fn is_anchor(text: &str) -> bool {
    let allowed = |one: char| one.is_ascii_lowercase() || one.is_ascii_digit() || one == '-';
    text.strip_prefix('#')
        .is_some_and(|anchor| !anchor.is_empty() && anchor.chars().all(allowed))
}

impl FromStr for Href {
    type Err = UnsafeHref;

    fn from_str(text: &str) -> Result<Self, UnsafeHref> {
        text.to_owned().try_into()
    }
}

impl TryFrom<String> for Href {
    type Error = UnsafeHref;

    fn try_from(text: String) -> Result<Self, UnsafeHref> {
        if is_absolute(&text) || is_anchor(&text) {
            Ok(Href(text))
        } else {
            Err(UnsafeHref { address: text })
        }
    }
}

impl From<Href> for String {
    fn from(href: Href) -> String {
        href.0
    }
}

impl fmt::Display for Href {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn safe_addresses_and_anchors_are_hrefs() {
        for text in [
            "https://www.un.org/",
            "HTTP://example.org",
            "mailto:a@example.org",
            "#op-18-a",
        ] {
            assert_eq!(text.parse::<Href>().unwrap().as_str(), text);
        }
    }

    #[test]
    fn unsafe_addresses_are_not_hrefs() {
        for text in [
            "",
            "#",
            "#Op",
            "https://",
            "javascript:alert(1)",
            "JavaScript:alert(1)",
            " javascript:alert(1)",
            "java\nscript:alert(1)",
            "data:text/html,x",
            "file:///etc/passwd",
            "//example.org",
            "index.html",
            "https://example.org/a b",
            "https://example.org/\u{7f}",
        ] {
            assert!(text.parse::<Href>().is_err(), "{text}");
        }
    }

    #[test]
    fn a_relative_href_has_no_scheme_and_no_host() {
        assert!(Href::relative("../A/RES/1/2/index.html").is_ok());
        for path in [
            "",
            "/a",
            "//example.org",
            "javascript:alert(1)",
            "a?b",
            "a b",
        ] {
            assert!(Href::relative(path).is_err(), "{path}");
        }
    }
}
