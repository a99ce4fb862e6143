//! The target of a link.

use std::fmt;
use std::str::FromStr;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The target of a link that is safe to follow: an absolute address with the scheme `https`, `http`
/// or `mailto`, or `#` and an anchor of the same document.
#[derive(
    Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(try_from = "String", into = "String")]
#[schemars(with = "String")]
pub struct Href(String);

/// The error for an address that a link may not have.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("“{address}” is not an allowed link address")]
pub struct UnsafeHref {
    /// The address.
    pub address: String,
}

const SCHEMES: [&str; 3] = ["https://", "http://", "mailto:"];

impl Href {
    /// Returns the address of a page by its path relative to that of the document:
    /// `../67/193/index.html`. Sources cannot contain such addresses; they are for editions that
    /// are published together.
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

    /// Returns the address of a document of the United Nations. The symbol must not contain
    /// characters that have a meaning in addresses.
    pub(super) fn official(language: &str, symbol: &str) -> Self {
        Href(format!("https://undocs.org/{language}/{symbol}"))
    }

    /// Returns the address as editions contain it.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns the anchor, if the link is to a place in the same document.
    pub fn anchor(&self) -> Option<&str> {
        self.0.strip_prefix('#')
    }
}

/// Returns whether a text is an absolute address with a safe scheme. Spaces and control characters
/// are not allowed: with them, a browser could open a different address from the one written.
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
