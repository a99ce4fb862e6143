//! The forms of values in a project file.

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;
use std::path::PathBuf;
use std::str::FromStr;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{Error, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};

use crate::cache::Address;
use crate::edition::{EpubStandard, LanguagePair, Licence, ReportAddress, Site};
use crate::formats;
use crate::output::{Contact, Email};
use crate::theme::{Colour, Pair};
use publish_view::edition::Format;
use publish_view::edition::braille::{Grade, PageSize};
use publish_view::edition::pdf::{NotePosition, Standard, Variant};

/// A value that is written as text, in the same form as on the command line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Parsed<T>(pub T);

impl<'de, T: FromStr<Err = String>> Deserialize<'de> for Parsed<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map(Parsed).map_err(D::Error::custom)
    }
}

/// A form of text that JSON Schema describes.
pub trait TextForm {
    /// The name of the form in the schema.
    const NAME: &'static str;

    /// Returns its schema.
    fn schema() -> Schema;
}

impl<T: TextForm> JsonSchema for Parsed<T> {
    fn schema_name() -> Cow<'static, str> {
        T::NAME.into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        T::schema()
    }
}

/// A list with at least one element.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct List<T>(Vec<T>);

impl<T> List<T> {
    /// Returns the elements.
    pub fn as_slice(&self) -> &[T] {
        &self.0
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for List<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Elements<T>(PhantomData<T>);

        impl<'de, T: Deserialize<'de>> Visitor<'de> for Elements<T> {
            type Value = List<T>;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("a list")
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut sequence: A) -> Result<List<T>, A::Error> {
                let mut elements = Vec::new();
                loop {
                    let index = elements.len();
                    let element = sequence.next_element();
                    match element.map_err(|error| A::Error::custom(in_element(index, &error)))? {
                        Some(element) => elements.push(element),
                        None if elements.is_empty() => {
                            return Err(A::Error::custom("the list is empty"));
                        }
                        None => return Ok(List(elements)),
                    }
                }
            }
        }

        deserializer.deserialize_any(Elements(PhantomData))
    }
}

/// Adds the index of an element to the error about it, because the TOML library reports only the
/// position of the list.
fn in_element(index: usize, error: &impl fmt::Display) -> String {
    format!("{ELEMENT}{index}: {error}")
}

const ELEMENT: &str = "element ";

/// Returns the index of the element that an error is about, and the reason.
pub(super) fn element_of(message: &str) -> Option<(usize, &str)> {
    let (index, reason) = message.strip_prefix(ELEMENT)?.split_once(": ")?;
    Some((index.parse().ok()?, reason))
}

impl<T: JsonSchema> JsonSchema for List<T> {
    fn schema_name() -> Cow<'static, str> {
        format!("List of {}", T::schema_name()).into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let items = generator.subschema_for::<T>();
        json_schema!({ "type": "array", "items": items, "minItems": 1 })
    }
}

/// The path of a file or folder, relative to the project file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FilePath(pub PathBuf);

impl FromStr for FilePath {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        if text.is_empty() {
            return Err("the path is empty".to_owned());
        }
        Ok(FilePath(text.into()))
    }
}

/// The folder of the cache.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CacheChoice {
    /// The cache folder of the user.
    Default,
    /// A folder.
    Folder(FilePath),
    /// No cache.
    Off,
}

impl CacheChoice {
    fn of(is_used: bool) -> Self {
        if is_used {
            CacheChoice::Default
        } else {
            CacheChoice::Off
        }
    }
}

impl FromStr for CacheChoice {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        match text {
            "true" => Ok(CacheChoice::Default),
            "false" => Ok(CacheChoice::Off),
            path => path.parse().map(CacheChoice::Folder),
        }
    }
}

impl<'de> Deserialize<'de> for CacheChoice {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Choice;

        impl Visitor<'_> for Choice {
            type Value = CacheChoice;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("a path in quotes, true or false")
            }

            fn visit_bool<E: Error>(self, is_used: bool) -> Result<CacheChoice, E> {
                Ok(CacheChoice::of(is_used))
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<CacheChoice, E> {
                text.parse().map_err(E::custom)
            }
        }

        deserializer.deserialize_any(Choice)
    }
}

impl JsonSchema for CacheChoice {
    fn schema_name() -> Cow<'static, str> {
        "Cache".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": ["string", "boolean"], "minLength": 1 })
    }
}

/// A format that this build of the program supports.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BuildFormat(pub Format);

impl FromStr for BuildFormat {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        formats::parse(text).map(BuildFormat)
    }
}

/// Which findings fail a run, in addition to errors.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Denied {
    /// Warnings.
    Warnings,
    /// None.
    None,
}

impl Denied {
    /// All values.
    pub const ALL: [Denied; 2] = [Denied::Warnings, Denied::None];

    /// Returns the name on the command line.
    pub fn as_str(self) -> &'static str {
        match self {
            Denied::Warnings => "warnings",
            Denied::None => "none",
        }
    }
}

impl FromStr for Denied {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let known = Denied::ALL.into_iter().find(|one| one.as_str() == text);
        known.ok_or_else(|| format!("“{text}” is not one of warnings, none"))
    }
}

fn one_of<const N: usize>(names: [&str; N]) -> Schema {
    json_schema!({ "type": "string", "enum": names.to_vec() })
}

macro_rules! text_forms {
    ($($type:ty, $name:literal, $schema:expr;)*) => {
        $(
            impl TextForm for $type {
                const NAME: &'static str = $name;

                fn schema() -> Schema {
                    $schema
                }
            }
        )*
    };
}

text_forms! {
    BuildFormat, "Format", one_of(Format::ALL.map(Format::as_str));
    LanguagePair, "LanguagePair", json_schema!({
        "type": "string",
        "pattern": "^[A-Za-z0-9-]+,[A-Za-z0-9-]+$",
    });
    Variant, "PdfVariant", one_of(Variant::ALL.map(Variant::as_str));
    Standard, "PdfStandard", one_of(Standard::ALL.map(Standard::as_str));
    NotePosition, "NotePosition", one_of(NotePosition::ALL.map(NotePosition::as_str));
    Grade, "BrailleGrade", one_of(Grade::ALL.map(Grade::as_str));
    Denied, "Denied", one_of(Denied::ALL.map(Denied::as_str));
    PageSize, "BraillePage", json_schema!({ "type": "string", "pattern": "^[0-9]+x[0-9]+$" });
    Site, "Site", json_schema!({ "type": "string", "format": "uri", "pattern": "^https?://" });
    Licence, "Licence", json_schema!({ "type": "string", "format": "uri", "pattern": "^https?://" });
    EpubStandard, "EpubStandard", json_schema!({ "type": "string", "pattern": EpubStandard::PATTERN });
    ReportAddress, "ReportAddress", json_schema!({ "type": "string", "format": "uri", "pattern": "^https?://" });
    Address, "SharedCacheAddress", json_schema!({ "type": "string", "pattern": "^(file|s3|gs|az|https?)://[^@]+$" });
    Contact, "Contact", json_schema!({ "type": "string", "minLength": 3 });
    Email, "Email", json_schema!({ "type": "string", "format": "email" });
    Colour, "Colour", json_schema!({ "type": "string", "pattern": "^#([0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})$" });
    Pair, "PairOfColours", json_schema!({ "type": "string", "pattern": "^(dark-)?[a-z]+-on-[a-z]+$" });
    FilePath, "Path", json_schema!({ "type": "string", "minLength": 1 });
}
