//! The identifier of a body.

use std::fmt;
use std::str::FromStr;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The identifier of a body, the name of its file without `.toml`: `general-assembly`. It consists
/// of lower-case letters and digits in words that hyphens separate.
#[derive(
    Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(try_from = "String", into = "String")]
#[schemars(with = "String", inline, extend("pattern" = "^[a-z0-9]+(-[a-z0-9]+)*$"))]
pub struct BodyId(String);

/// The identifier of the body without names, symbols and addresses, to which a document of an
/// unknown body belongs.
const OTHER: &str = "other";

impl BodyId {
    /// Returns the identifier of the neutral body, which a document of an unknown body gets.
    pub fn other() -> Self {
        BodyId(OTHER.to_owned())
    }

    /// Returns the identifier as in front matter and JSON.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for BodyId {
    type Err = String;

    /// # Errors
    /// The reason, if the text does not have the form of an identifier.
    fn from_str(text: &str) -> Result<Self, String> {
        let is_word = |word: &str| {
            let allowed = |one: char| one.is_ascii_lowercase() || one.is_ascii_digit();
            !word.is_empty() && word.chars().all(allowed)
        };
        if text.len() <= LENGTH_MAX && text.split('-').all(is_word) {
            Ok(BodyId(text.to_owned()))
        } else {
            Err(format!(
                "“{text}” is not the name of a body such as general-assembly"
            ))
        }
    }
}

/// The maximum length of an identifier in bytes.
const LENGTH_MAX: usize = 80;

impl TryFrom<String> for BodyId {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        text.parse()
    }
}

impl From<BodyId> for String {
    fn from(id: BodyId) -> String {
        id.0
    }
}

impl fmt::Display for BodyId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::BodyId;

    #[test]
    fn identifiers_are_words_in_lower_case_with_hyphens() {
        for text in ["general-assembly", "wha", "council-2"] {
            assert_eq!(text.parse::<BodyId>().unwrap().as_str(), text);
        }
        for text in ["", "-", "General", "a--b", "a-", "a b", "ä", "../a"] {
            assert!(text.parse::<BodyId>().is_err(), "{text}");
        }
    }
}
