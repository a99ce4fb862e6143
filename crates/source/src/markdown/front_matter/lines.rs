//! The positions of texts in the front matter.

use std::collections::BTreeMap;
use std::fmt;
use std::ops::Range;

use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, SeqAccess};
use serde_saphyr::{Location, Spanned};

use publish_model::diagnostic::SourceFile;

use super::super::line::LocatedLine;
use super::parse::span_of;

/// The texts in the front matter with their positions.
pub struct LocatedTexts<'a> {
    file: &'a SourceFile,
    /// The front matter in the file.
    yaml: Range<usize>,
    texts: Vec<LocatedText>,
}

/// A text with its position in the YAML.
struct LocatedText {
    /// The top-level key that contains the text.
    key: String,
    words: String,
    location: Location,
}

impl<'a> LocatedTexts<'a> {
    /// Finds the texts in the front matter of a file. `readable` is the front matter without the
    /// entries that have errors.
    pub fn new(file: &'a SourceFile, yaml: Range<usize>, readable: &str) -> Self {
        let values: BTreeMap<String, Spanned<LocatedValue>> =
            serde_saphyr::from_str(readable).unwrap_or_default();
        let mut texts = Vec::new();
        for (key, value) in values {
            value.value.collect(&key, value.referenced, &mut texts);
        }
        LocatedTexts { file, yaml, texts }
    }

    /// Returns the Markdown lines with their positions: the title, the lines given as printed
    /// and the signatures.
    pub fn lines(&self) -> Vec<LocatedLine> {
        let lines = self
            .texts
            .iter()
            .filter(|text| matches!(&*text.key, "title" | "printed" | "signatures"));
        lines.map(|text| self.in_file(text)).collect()
    }

    /// Returns the span of a text in the entry with this key.
    pub fn span(&self, key: &str, words: &str) -> Option<Range<usize>> {
        let mut texts = self.texts.iter();
        let text = texts.find(|text| text.key == key && text.words == words)?;
        Some(self.in_file(text).span)
    }

    fn in_file(&self, text: &LocatedText) -> LocatedLine {
        let span = span_of(&text.location, &self.file.text[self.yaml.clone()]);
        let start = self.yaml.start + span.start;
        let rest = &self.file.text[start..];
        let quote = rest.len() - rest.trim_start_matches(['"', '\'']).len();
        let is_verbatim = !text.words.is_empty() && rest[quote.min(1)..].starts_with(&text.words);
        let start = start + if is_verbatim { quote.min(1) } else { 0 };
        let length = if is_verbatim {
            text.words.len()
        } else {
            rest.lines().next().unwrap_or_default().trim_end().len()
        };
        LocatedLine {
            words: text.words.clone(),
            span: start..start + length,
            is_verbatim,
        }
    }
}

/// A value of any type. An untagged enum would lose the locations.
enum LocatedValue {
    Text(String),
    Several(Vec<Spanned<LocatedValue>>),
    /// A number, for example.
    Other,
}

impl LocatedValue {
    /// Adds the texts in a value.
    fn collect(self, key: &str, location: Location, texts: &mut Vec<LocatedText>) {
        match self {
            LocatedValue::Text(words) => texts.push(LocatedText {
                key: key.to_owned(),
                words,
                location,
            }),
            LocatedValue::Several(values) => {
                for value in values {
                    value.value.collect(key, value.referenced, texts);
                }
            }
            LocatedValue::Other => {}
        }
    }
}

impl<'de> Deserialize<'de> for LocatedValue {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;

        impl<'de> serde::de::Visitor<'de> for Visitor {
            type Value = LocatedValue;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("a value")
            }

            fn visit_str<E>(self, text: &str) -> Result<LocatedValue, E> {
                Ok(LocatedValue::Text(text.to_owned()))
            }

            fn visit_bool<E>(self, _: bool) -> Result<LocatedValue, E> {
                Ok(LocatedValue::Other)
            }

            fn visit_i64<E>(self, _: i64) -> Result<LocatedValue, E> {
                Ok(LocatedValue::Other)
            }

            fn visit_u64<E>(self, _: u64) -> Result<LocatedValue, E> {
                Ok(LocatedValue::Other)
            }

            fn visit_f64<E>(self, _: f64) -> Result<LocatedValue, E> {
                Ok(LocatedValue::Other)
            }

            fn visit_unit<E>(self) -> Result<LocatedValue, E> {
                Ok(LocatedValue::Other)
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<LocatedValue, A::Error> {
                let mut values = Vec::new();
                while let Some(value) = list.next_element()? {
                    values.push(value);
                }
                Ok(LocatedValue::Several(values))
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<LocatedValue, A::Error> {
                let mut values = Vec::new();
                while let Some((_, value)) = map.next_entry::<String, _>()? {
                    values.push(value);
                }
                Ok(LocatedValue::Several(values))
            }
        }

        deserializer.deserialize_any(Visitor)
    }
}
