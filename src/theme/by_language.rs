//! Values of a theme that are the same in all languages or one per language.

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{Error, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};

use publish_model::{Language, Script, is_text};

/// A value that is written as one text or as a list of texts.
pub trait FromTexts: Sized {
    /// Creates the value.
    ///
    /// # Errors
    /// A message about a text that is not allowed.
    fn from_texts(texts: Vec<String>) -> Result<Self, String>;
}

/// A value for all languages, or one per language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ByLanguage<T> {
    /// One value for all languages.
    Everywhere(T),
    /// At least one value, in the order of the source.
    Languages(Vec<(Language, T)>),
}

impl<T> ByLanguage<T> {
    /// Returns the value of a language, or of a language with the same primary language.
    pub fn own(&self, language: &Language) -> Option<&T> {
        match self {
            ByLanguage::Everywhere(value) => Some(value),
            ByLanguage::Languages(values) => {
                let same = values.iter().find(|(other, _)| other == language);
                let is_similar = |one: &&(Language, T)| one.0.primary() == language.primary();
                let found = same.or_else(|| values.iter().find(is_similar));
                found.map(|(_, value)| value)
            }
        }
    }

    /// Returns the value for a language: its own or the first one, with the language of the first
    /// one.
    pub fn get(&self, language: &Language) -> Option<(&T, Option<&Language>)> {
        match (self.own(language), self) {
            (Some(value), _) => Some((value, None)),
            (None, ByLanguage::Languages(values)) => values
                .first()
                .map(|(language, value)| (value, Some(language))),
            (None, ByLanguage::Everywhere(_)) => None,
        }
    }

    /// Returns all values, each with its language if it has one.
    pub fn values(&self) -> Vec<(Option<&Language>, &T)> {
        match self {
            ByLanguage::Everywhere(value) => vec![(None, value)],
            ByLanguage::Languages(values) => values
                .iter()
                .map(|(language, value)| (Some(language), value))
                .collect(),
        }
    }
}

impl ByLanguage<Families> {
    /// Returns the typefaces for a language. Those that are not for a certain language are for
    /// Latin and Cyrillic letters: other scripts keep the built-in ones.
    pub fn for_language(&self, language: &Language) -> Option<&Families> {
        match self {
            ByLanguage::Everywhere(families) => is_european(language).then_some(families),
            ByLanguage::Languages(_) => self.own(language).or_else(|| {
                let general = self.general();
                general.filter(|_| is_european(language))
            }),
        }
    }

    /// Returns the typefaces for Latin and Cyrillic letters in languages without their own.
    pub fn general(&self) -> Option<&Families> {
        match self {
            ByLanguage::Everywhere(families) => Some(families),
            ByLanguage::Languages(values) => {
                let first = values.iter().find(|(language, _)| is_european(language));
                first.map(|(_, families)| families)
            }
        }
    }
}

fn is_european(language: &Language) -> bool {
    matches!(language.script(), Script::Latin | Script::Cyrillic)
}

impl<'de, T: FromTexts> Deserialize<'de> for ByLanguage<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Values<T>(PhantomData<T>);

        impl<'de, T: FromTexts> Visitor<'de> for Values<T> {
            type Value = ByLanguage<T>;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("a text, a list of texts, or a table with one per language")
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<ByLanguage<T>, E> {
                let value = T::from_texts(vec![text.to_owned()]);
                value.map(ByLanguage::Everywhere).map_err(E::custom)
            }

            fn visit_seq<A: SeqAccess<'de>>(self, sequence: A) -> Result<ByLanguage<T>, A::Error> {
                let value = T::from_texts(texts(sequence)?);
                value.map(ByLanguage::Everywhere).map_err(A::Error::custom)
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<ByLanguage<T>, A::Error> {
                let mut values = Vec::new();
                while let Some((language, value)) = map.next_entry::<Language, Value<T>>()? {
                    values.push((language, value.0));
                }
                if values.is_empty() {
                    return Err(A::Error::custom("the table has no language"));
                }
                Ok(ByLanguage::Languages(values))
            }
        }

        deserializer.deserialize_any(Values(PhantomData))
    }
}

/// A value that is not in a table.
struct Value<T>(T);

impl<'de, T: FromTexts> Deserialize<'de> for Value<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct One<T>(PhantomData<T>);

        impl<'de, T: FromTexts> Visitor<'de> for One<T> {
            type Value = Value<T>;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("a text or a list of texts")
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<Value<T>, E> {
                let value = T::from_texts(vec![text.to_owned()]);
                value.map(Value).map_err(E::custom)
            }

            fn visit_seq<A: SeqAccess<'de>>(self, sequence: A) -> Result<Value<T>, A::Error> {
                let value = T::from_texts(texts(sequence)?);
                value.map(Value).map_err(A::Error::custom)
            }
        }

        deserializer.deserialize_any(One(PhantomData))
    }
}

fn texts<'de, A: SeqAccess<'de>>(mut sequence: A) -> Result<Vec<String>, A::Error> {
    let mut texts = Vec::new();
    while let Some(text) = sequence.next_element()? {
        texts.push(text);
    }
    if texts.is_empty() {
        return Err(A::Error::custom("the list is empty"));
    }
    Ok(texts)
}

impl<T> JsonSchema for ByLanguage<T> {
    fn schema_name() -> Cow<'static, str> {
        "ByLanguage".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let texts = || {
            json_schema!({
                "anyOf": [
                    { "type": "string" },
                    { "type": "array", "items": { "type": "string" }, "minItems": 1 }
                ]
            })
        };
        json_schema!({
            "description": "A text or a list of texts for all languages, or a table with one per language.",
            "anyOf": [
                { "type": "string" },
                { "type": "array", "items": { "type": "string" }, "minItems": 1 },
                {
                    "type": "object",
                    "minProperties": 1,
                    "propertyNames": { "pattern": "^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$" },
                    "additionalProperties": texts()
                }
            ]
        })
    }
}

/// Lines of text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lines(pub Vec<String>);

impl FromTexts for Lines {
    fn from_texts(texts: Vec<String>) -> Result<Self, String> {
        let lines = texts.iter().map(|text| match one_line(text)? {
            line if line.is_empty() => Err("the text is empty".to_owned()),
            line => Ok(line),
        });
        lines.collect::<Result<_, _>>().map(Lines)
    }
}

/// The text alternative of a picture, empty if the picture is decorative.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alternative(pub String);

impl FromTexts for Alternative {
    fn from_texts(texts: Vec<String>) -> Result<Self, String> {
        match texts.as_slice() {
            [text] => one_line(text).map(Alternative),
            _ => Err("expected one text, found a list".to_owned()),
        }
    }
}

/// Families of fonts, the preferred one first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Families(pub Vec<String>);

impl Families {
    /// Returns the families that are names of fonts.
    pub fn named(&self) -> impl Iterator<Item = &str> {
        let names = self.0.iter().map(String::as_str);
        names.filter(|family| !is_generic(family))
    }
}

/// Whether a family is not the name of a font, but every reader has one like it.
pub fn is_generic(family: &str) -> bool {
    ["serif", "sans-serif", "monospace", "system-ui"].contains(&family)
}

impl FromTexts for Families {
    fn from_texts(texts: Vec<String>) -> Result<Self, String> {
        let families = texts.iter().map(|text| {
            let family = one_line(text)?;
            let is_allowed = |one: char| one.is_alphanumeric() || " -_.&+".contains(one);
            if family.is_empty() || !family.chars().all(is_allowed) {
                return Err(format!("“{family}” is not the name of a family of fonts"));
            }
            Ok(family)
        });
        families.collect::<Result<_, _>>().map(Families)
    }
}

/// Returns a text in one line.
fn one_line(text: &str) -> Result<String, String> {
    if let Some(character) = text.chars().find(|character| !is_text(*character)) {
        let code = u32::from(character);
        return Err(format!("the character U+{code:04X} is not allowed"));
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    Ok(words.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn language(tag: &str) -> Language {
        tag.parse().unwrap()
    }

    fn families(json: &str) -> ByLanguage<Families> {
        serde_json::from_str(json).unwrap()
    }

    #[test]
    fn values_are_texts_lists_or_tables() {
        let lines: ByLanguage<Lines> =
            serde_json::from_str(r#"{"en": ["City", "Room 1"], "fr": "Ville"}"#).unwrap();
        let (french, of) = lines.get(&language("fr-CA")).unwrap();
        assert_eq!(
            (french.0.as_slice(), of),
            (["Ville".to_owned()].as_slice(), None)
        );
        let (first, of) = lines.get(&language("ar")).unwrap();
        assert_eq!((first.0.len(), of), (2, Some(&language("en"))));
        for wrong in ["{}", "[]", r#"[""]"#, "5", r#"{"en": {}}"#, r#""a\u0001""#] {
            assert!(
                serde_json::from_str::<ByLanguage<Lines>>(wrong).is_err(),
                "{wrong}"
            );
        }
        assert!(serde_json::from_str::<ByLanguage<Alternative>>(r#"["a", "b"]"#).is_err());
        assert!(serde_json::from_str::<ByLanguage<Families>>(r#""a\";}""#).is_err());
    }

    #[test]
    fn typefaces_without_a_language_are_for_latin_and_cyrillic_letters() {
        let one = families(r#""Own""#);
        for (tag, expected) in [("en", true), ("ru", true), ("ar", false), ("zh", false)] {
            assert_eq!(
                one.for_language(&language(tag)).is_some(),
                expected,
                "{tag}"
            );
        }
        let table = families(r#"{"ar": "Naskh", "en": "Own"}"#);
        let of = |tag| {
            table
                .for_language(&language(tag))
                .map(|found| found.0[0].clone())
        };
        assert_eq!(of("ar").as_deref(), Some("Naskh"));
        assert_eq!(of("fr").as_deref(), Some("Own"));
        assert_eq!(of("zh"), None);
    }
}
