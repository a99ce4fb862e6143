//! The language of a text and its direction.

use std::fmt;
use std::str::FromStr;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The language of a document, a block or a few words, as a BCP 47 tag (`en`, `zh-Hans`).
///
/// The tag is valid for `lang` in HTML, `xml:lang` in EPUB and `Lang` in PDF. It is never empty and
/// contains only ASCII letters, digits and hyphens.
#[derive(
    Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(try_from = "String", into = "String")]
#[schemars(with = "String")]
pub struct Language(String);

/// The length that programs have to allow for a tag (RFC 5646, section 4.4.1). Tags are in the names
/// of folders and files.
const LENGTH_MAX: usize = 35;

/// The direction of the lines of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Direction {
    /// Left to right.
    Ltr,
    /// Right to left.
    Rtl,
}

/// The script in which a language is usually written, as far as editions distinguish scripts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Script {
    /// Latin, and every script that editions treat like it.
    Latin,
    /// Arabic.
    Arabic,
    /// Cyrillic.
    Cyrillic,
    /// Chinese.
    Chinese,
}

impl Language {
    /// Returns English.
    pub fn english() -> Self {
        Language("en".to_owned())
    }

    /// Returns the tag for an unknown language: `und`.
    pub fn undetermined() -> Self {
        Language("und".to_owned())
    }

    /// Returns the tag, in its usual case.
    pub fn tag(&self) -> &str {
        &self.0
    }

    /// Returns the primary language subtag in lower case, without script or region: `zh` of
    /// `zh-Hans`.
    pub fn primary(&self) -> String {
        self.0
            .split('-')
            .next()
            .unwrap_or_default()
            .to_ascii_lowercase()
    }

    /// Returns the direction of the script in which the language is usually written.
    pub fn direction(&self) -> Direction {
        match self.primary().as_str() {
            "ar" | "dv" | "fa" | "he" | "ps" | "sd" | "ug" | "ur" | "yi" => Direction::Rtl,
            _ => Direction::Ltr,
        }
    }
}

impl Language {
    /// Returns the script in which the language is usually written.
    pub fn script(&self) -> Script {
        match self.primary().as_str() {
            "ar" | "fa" | "ps" | "sd" | "ug" | "ur" => Script::Arabic,
            "be" | "bg" | "kk" | "ky" | "mk" | "mn" | "ru" | "sr" | "tg" | "uk" => Script::Cyrillic,
            "zh" => Script::Chinese,
            _ => Script::Latin,
        }
    }

    /// Returns whether a line of a document in this language is in English. In every language,
    /// official documents leave lines of the masthead and the names of States that voted in
    /// English. In languages of other scripts, such a line is recognised by its letters: it has a
    /// word of at least three Latin letters, and no letter that is not Latin.
    pub fn leaves_in_english(&self, line: &str) -> bool {
        if self.script() == Script::Latin {
            return false;
        }
        let mut letters = line.chars().filter(|character| character.is_alphabetic());
        let mut words = line.split(|character: char| !is_latin_letter(character));
        letters.all(is_latin_letter) && words.any(|word| word.chars().count() > 2)
    }
}

/// Returns whether a character is a letter of Basic Latin to Latin Extended-B or of Latin Extended
/// Additional.
fn is_latin_letter(character: char) -> bool {
    character.is_alphabetic() && matches!(character, '\0'..='\u{24f}' | '\u{1e00}'..='\u{1eff}')
}

impl Direction {
    /// Returns the value of HTML's `dir` attribute.
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
    /// The reason, if the text does not have the form of a BCP 47 tag.
    fn from_str(text: &str) -> Result<Self, String> {
        if text.len() > LENGTH_MAX {
            return Err(format!(
                "a language tag cannot have more than {LENGTH_MAX} characters"
            ));
        }
        let mut subtags = text.split('-');
        let primary = subtags.next().unwrap_or_default();
        let primary_fits =
            (2..=3).contains(&primary.len()) && primary.chars().all(|c| c.is_ascii_alphabetic());
        let rest_fits = subtags.all(|subtag| {
            (1..=8).contains(&subtag.len()) && subtag.chars().all(|c| c.is_ascii_alphanumeric())
        });
        if primary_fits && rest_fits {
            Ok(Language(in_usual_case(text)))
        } else {
            Err(format!(
                "“{text}” is not a language tag such as en or zh-Hans"
            ))
        }
    }
}

/// Returns a tag in the case that RFC 5646 recommends: `zh-Hans-CN`.
fn in_usual_case(tag: &str) -> String {
    let mut after_singleton = false;
    let subtags = tag.split('-').enumerate().map(|(index, subtag)| {
        let lower = subtag.to_ascii_lowercase();
        let is_extension = after_singleton;
        after_singleton |= subtag.len() == 1;
        match (index, subtag.len()) {
            (0, _) => lower,
            _ if is_extension => lower,
            (_, 2) => lower.to_ascii_uppercase(),
            (_, 4) if subtag.chars().all(|letter| letter.is_ascii_alphabetic()) => {
                lower[..1].to_ascii_uppercase() + &lower[1..]
            }
            _ => lower,
        }
    });
    let subtags: Vec<String> = subtags.collect();
    subtags.join("-")
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
    fn tags_have_their_usual_case() {
        for (written, tag) in [
            ("EN", "en"),
            ("zh-hans", "zh-Hans"),
            ("ZH-HANT-tw", "zh-Hant-TW"),
            ("en-x-US", "en-x-us"),
            ("de-1996", "de-1996"),
        ] {
            assert_eq!(written.parse::<Language>().unwrap().tag(), tag);
        }
    }

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
    fn english_lines_are_recognised_by_their_letters_in_languages_of_other_scripts() {
        let leaves = |tag: &str, line: &str| {
            let language: Language = tag.parse().unwrap();
            language.leaves_in_english(line)
        };
        for tag in ["ar", "ru", "zh", "zh-Hans"] {
            for line in [
                "Distr.: General",
                "18 December 2013",
                "Côte d’Ivoire",
                "TÜRKİYE",
            ] {
                assert!(leaves(tag, line), "{tag}: {line}");
            }
            for line in ["", "A/68", "Distr.: 普遍", "Distr.: عام", "Distr.: Общее"] {
                assert!(!leaves(tag, line), "{tag}: {line}");
            }
        }
        for tag in ["en", "fr", "es", "de"] {
            assert!(!leaves(tag, "Distr.: General"), "{tag}");
        }
    }

    #[test]
    fn a_tag_with_other_characters_is_rejected() {
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
