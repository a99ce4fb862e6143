//! What a publisher states about all its documents: its name, the rights and the licence.

use std::fmt;
use std::str::FromStr;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{Error, MapAccess, Visitor};
use serde::{Deserialize, Deserializer};

use publish_model::{Href, Language, is_text};
use publish_text::html::SiteName;

/// What a publisher states about all its documents. Values replace those of the catalogue.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Imprint {
    /// The name of the publisher.
    pub publisher: Option<Localized>,
    /// The rights statement.
    pub rights: Option<Localized>,
    /// The address of the licence.
    pub licence: Option<Licence>,
}

impl Imprint {
    /// Returns the texts for documents in a language.
    pub fn in_language(&self, language: &Language) -> publish_view::Imprint {
        let text = |text: &Option<Localized>| {
            let text = text.as_ref();
            text.map(|text| text.get(language).to_owned())
        };
        publish_view::Imprint {
            publisher: text(&self.publisher),
            rights: text(&self.rights),
            licence: self.licence.as_ref().map(ToString::to_string),
        }
    }
}

/// A text for all languages, or a text per language. No text is empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Localized {
    /// One text for all languages.
    Everywhere(String),
    /// One text per language, in the order of the source.
    ByLanguage {
        /// The first language, whose text other languages get that have none.
        first: (Language, String),
        /// The other languages.
        others: Vec<(Language, String)>,
    },
}

impl Localized {
    /// Returns the text for a language: its own, that of the same primary language, or the first
    /// one.
    pub fn get(&self, language: &Language) -> &str {
        self.with_language(language).1
    }

    /// Returns the text for a page in a language, as the name of the site.
    pub fn name(&self, language: &Language) -> SiteName {
        let (of_text, text) = self.with_language(language);
        SiteName {
            text: text.to_owned(),
            language: of_text.filter(|other| *other != language).cloned(),
        }
    }

    /// Returns the same text as [`Localized::get`], and its language if it is known.
    pub fn with_language(&self, language: &Language) -> (Option<&Language>, &str) {
        let (first, others) = match self {
            Localized::Everywhere(text) => return (None, text),
            Localized::ByLanguage { first, others } => (first, others),
        };
        let texts = || std::iter::once(first).chain(others);
        let same = texts().find(|(other, _)| other == language);
        let similar = || texts().find(|(other, _)| other.primary() == language.primary());
        let (language, text) = same.or_else(similar).unwrap_or(first);
        (Some(language), text)
    }
}

impl FromStr for Localized {
    type Err = String;

    /// # Errors
    /// A message if the text is empty or contains a character that is not allowed.
    fn from_str(text: &str) -> Result<Self, String> {
        cleaned(text).map(Localized::Everywhere)
    }
}

/// Returns a text in one line.
fn cleaned(text: &str) -> Result<String, String> {
    if let Some(character) = text.chars().find(|character| !is_text(*character)) {
        let code = u32::from(character);
        return Err(format!("the character U+{code:04X} is not allowed"));
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    if words.is_empty() {
        return Err("the text is empty".to_owned());
    }
    Ok(words.join(" "))
}

impl<'de> Deserialize<'de> for Localized {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Texts;

        impl<'de> Visitor<'de> for Texts {
            type Value = Localized;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("a text, or a table of texts by language")
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<Localized, E> {
                text.parse().map_err(E::custom)
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Localized, A::Error> {
                let mut texts = Vec::new();
                while let Some((language, text)) = map.next_entry::<Language, OneLine>()? {
                    texts.push((language, text.0));
                }
                let mut texts = texts.into_iter();
                let first = texts
                    .next()
                    .ok_or_else(|| A::Error::custom("the table has no language"))?;
                Ok(Localized::ByLanguage {
                    first,
                    others: texts.collect(),
                })
            }
        }

        deserializer.deserialize_any(Texts)
    }
}

/// A text that is read as one line.
struct OneLine(String);

impl<'de> Deserialize<'de> for OneLine {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        cleaned(&text).map(OneLine).map_err(D::Error::custom)
    }
}

impl JsonSchema for Localized {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Localized".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "A text for all languages, or a table with one text per language.",
            "anyOf": [
                { "type": "string", "minLength": 1 },
                {
                    "type": "object",
                    "minProperties": 1,
                    "propertyNames": { "pattern": "^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$" },
                    "additionalProperties": { "type": "string", "minLength": 1 }
                }
            ]
        })
    }
}

/// The address of a licence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Licence(Href);

impl FromStr for Licence {
    type Err = String;

    /// # Errors
    /// A message if the text is not the address of a page.
    fn from_str(text: &str) -> Result<Self, String> {
        let href = text.parse::<Href>().ok();
        let is_page = |href: &Href| href.as_str().starts_with("http");
        href.filter(is_page).map(Licence).ok_or_else(|| {
            format!(
                "“{text}” is not the address of a licence such as \
                 https://creativecommons.org/licenses/by/4.0/"
            )
        })
    }
}

impl fmt::Display for Licence {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(formatter)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn language(tag: &str) -> Language {
        tag.parse().unwrap()
    }

    #[test]
    fn a_language_gets_its_own_text_or_else_that_of_a_similar_or_the_first_language() {
        let texts: Localized =
            serde_json::from_str(r#"{"fr": "Ville", "en": "City", "zh": "市"}"#).unwrap();
        assert_eq!(texts.get(&language("en")), "City");
        assert_eq!(texts.get(&language("zh-Hans")), "市");
        assert_eq!(texts.get(&language("ar")), "Ville");
        let (of_text, _) = texts.with_language(&language("ar"));
        assert_eq!(of_text, Some(&language("fr")));
        let everywhere: Localized = "City  of\nExample".parse().unwrap();
        assert_eq!(everywhere.get(&language("ar")), "City of Example");
    }

    #[test]
    fn empty_texts_and_characters_that_xml_does_not_allow_are_rejected() {
        for wrong in [
            r#"" ""#,
            r#"{}"#,
            r#"{"en": ""}"#,
            r#""a\u0001b""#,
            r#"{"e": "a"}"#,
        ] {
            assert!(serde_json::from_str::<Localized>(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn only_addresses_of_pages_are_licences() {
        assert!(Licence::from_str("https://example.org/licence?v=4#a").is_ok());
        for wrong in [
            "CC BY 4.0",
            "https://",
            "javascript:alert(1)",
            "https://a/ b",
            "https://a/\"",
        ] {
            assert!(Licence::from_str(wrong).is_err(), "{wrong}");
        }
    }
}
