//! The language of a text and the direction it is written in.

use std::fmt;
use std::str::FromStr;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The language of a document, a block or a few words, as a BCP 47 tag (`en`, `zh-Hans`).
///
/// The tag is what HTML's `lang`, EPUB's `xml:lang` and PDF's `Lang` take. It is never empty and
/// holds only ASCII letters, digits and hyphens.
#[derive(
    Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(try_from = "String", into = "String")]
#[schemars(with = "String")]
pub struct Language(String);

/// The direction in which a text's lines run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Direction {
    /// Left to right.
    Ltr,
    /// Right to left.
    Rtl,
}

impl Language {
    /// English.
    pub fn english() -> Self {
        Language("en".to_owned())
    }

    /// A language that is not known: `und`.
    pub fn undetermined() -> Self {
        Language("und".to_owned())
    }

    /// The tag, as written.
    pub fn tag(&self) -> &str {
        &self.0
    }

    /// The primary language subtag in lower case, without script or region: `zh` of `zh-Hans`.
    pub fn primary(&self) -> String {
        self.0
            .split('-')
            .next()
            .unwrap_or_default()
            .to_ascii_lowercase()
    }

    /// The direction of the script that the language is usually written in.
    pub fn direction(&self) -> Direction {
        match self.primary().as_str() {
            "ar" | "dv" | "fa" | "he" | "ps" | "sd" | "ug" | "ur" | "yi" => Direction::Rtl,
            _ => Direction::Ltr,
        }
    }
}

impl Direction {
    /// The value of HTML's `dir` attribute.
    pub fn as_str(self) -> &'static str {
        match self {
            Direction::Ltr => "ltr",
            Direction::Rtl => "rtl",
        }
    }
}

impl FromStr for Language {
    type Err = String;

    /// # Errors
    /// The reason, where the text has not the shape of a BCP 47 tag.
    fn from_str(text: &str) -> Result<Self, String> {
        let mut subtags = text.split('-');
        let primary = subtags.next().unwrap_or_default();
        let primary_fits =
            (2..=3).contains(&primary.len()) && primary.chars().all(|c| c.is_ascii_alphabetic());
        let rest_fits = subtags.all(|subtag| {
            (1..=8).contains(&subtag.len()) && subtag.chars().all(|c| c.is_ascii_alphanumeric())
        });
        if primary_fits && rest_fits {
            Ok(Language(text.to_owned()))
        } else {
            Err(format!("“{text}” is no language tag such as en or zh-Hans"))
        }
    }
}

impl TryFrom<String> for Language {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        text.parse()
    }
}

impl From<Language> for String {
    fn from(language: Language) -> String {
        language.0
    }
}

impl fmt::Display for Language {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arabic_runs_right_to_left_and_chinese_left_to_right() {
        assert_eq!(
            "ar".parse::<Language>().unwrap().direction(),
            Direction::Rtl
        );
        assert_eq!(
            "zh-Hans".parse::<Language>().unwrap().direction(),
            Direction::Ltr
        );
    }

    #[test]
    fn a_tag_with_other_characters_is_refused() {
        for tag in [
            "",
            "e",
            "english",
            "en_US",
            "en-",
            "\" onload=",
            "en-ninecharacters",
        ] {
            assert!(tag.parse::<Language>().is_err(), "{tag}");
        }
    }
}
