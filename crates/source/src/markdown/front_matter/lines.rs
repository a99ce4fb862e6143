//! The positions of Markdown lines in the front matter.

use std::collections::BTreeMap;
use std::fmt;
use std::ops::Range;

use serde::Deserialize;
use serde_saphyr::{Location, Spanned};

use publish_model::diagnostic::SourceFile;

use super::super::line::LocatedLine;
use super::parse::span_of;

/// Returns the Markdown lines with their positions: the title and the lines given as printed.
pub fn locate_lines(file: &SourceFile, yaml: &Range<usize>) -> Vec<LocatedLine> {
    let text = &file.text[yaml.clone()];
    // Unreadable front matter has already been reported and has no lines.
    let located: LocatedLines = serde_saphyr::from_str(text).unwrap_or_default();
    let title = located.title.into_iter().map(|title| Located {
        span: span_of(&title.referenced, text),
        words: title.value,
    });
    let printed = located.printed.into_values();
    let printed = printed.flat_map(|value| value.value.lines(&value.referenced, text));
    let lines = title.chain(printed);
    lines
        .map(|line| in_file(line, &file.text, yaml.start))
        .collect()
}

/// The Markdown lines of the front matter with their locations. Other keys are ignored.
#[derive(Default, Deserialize)]
#[serde(default)]
struct LocatedLines {
    title: Option<Spanned<String>>,
    printed: BTreeMap<String, Spanned<LocatedValue>>,
}

/// A line or a list of lines. An untagged enum would lose the locations.
enum LocatedValue {
    One(String),
    Several(Vec<Spanned<String>>),
}

impl<'de> Deserialize<'de> for LocatedValue {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;

        impl<'de> serde::de::Visitor<'de> for Visitor {
            type Value = LocatedValue;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("a line or a list of lines")
            }

            fn visit_str<E>(self, line: &str) -> Result<LocatedValue, E> {
                Ok(LocatedValue::One(line.to_owned()))
            }

            fn visit_seq<A: serde::de::SeqAccess<'de>>(
                self,
                mut list: A,
            ) -> Result<LocatedValue, A::Error> {
                let mut lines = Vec::new();
                while let Some(line) = list.next_element()? {
                    lines.push(line);
                }
                Ok(LocatedValue::Several(lines))
            }
        }

        deserializer.deserialize_any(Visitor)
    }
}

impl LocatedValue {
    fn lines(self, location: &Location, yaml: &str) -> Vec<Located> {
        match self {
            LocatedValue::One(words) => vec![Located {
                words,
                span: span_of(location, yaml),
            }],
            LocatedValue::Several(lines) => {
                let lines = lines.into_iter().map(|line| Located {
                    span: span_of(&line.referenced, yaml),
                    words: line.value,
                });
                lines.collect()
            }
        }
    }
}

/// A line with its position in the YAML.
struct Located {
    words: String,
    span: Range<usize>,
}

/// Converts the position of a line in YAML that begins at `start` to its position in the file.
fn in_file(line: Located, text: &str, start: usize) -> LocatedLine {
    let start = start + line.span.start;
    let rest = &text[start..];
    let quote = rest.len() - rest.trim_start_matches(['"', '\'']).len();
    let is_verbatim = !line.words.is_empty() && rest[quote.min(1)..].starts_with(&line.words);
    let start = start + if is_verbatim { quote.min(1) } else { 0 };
    let length = if is_verbatim {
        line.words.len()
    } else {
        rest.lines().next().unwrap_or_default().trim_end().len()
    };
    LocatedLine {
        words: line.words,
        span: start..start + length,
        is_verbatim,
    }
}
