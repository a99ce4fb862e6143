//! The citations of a document, in its entry of the manifest.

use std::borrow::Cow;
use std::fmt;

use serde::de::{Deserializer, SeqAccess, Visitor};
use serde::ser::Serializer;
use serde::{Deserialize, Serialize};

use publish_model::Resolution;
use publish_model::citation::citations;
use publish_view::View;

/// The citations of a document, in one string to save memory: a run keeps those of all documents. Each
/// line is a place, with its anchor, its name and the cited documents, divided by tabs.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CitationList(Box<str>);

/// A location in a document that cites other documents, as the manifest has it. Its texts are not
/// copied, because a run reads and writes those of all documents.
#[derive(Serialize, Deserialize)]
struct CitingEntry<'a> {
    /// Its anchor.
    #[serde(borrow)]
    anchor: Cow<'a, str>,
    /// Its name in the language of the document: `preambular paragraph 3`.
    #[serde(borrow)]
    name: Cow<'a, str>,
    /// The symbols of the cited documents, with the paragraph that the text names: `A/RES/68/197#5 (a)`.
    #[serde(borrow)]
    cited: Vec<Cited<'a>>,
}

/// A symbol, with the paragraph that the text names.
#[derive(PartialEq, Serialize, Deserialize)]
struct Cited<'a>(#[serde(borrow)] Cow<'a, str>);

/// A location in a document that cites other documents.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CitingPlace<'a> {
    /// Its anchor.
    pub anchor: &'a str,
    /// Its name in the language of the document.
    pub name: &'a str,
    cited: &'a str,
}

impl<'a> CitingPlace<'a> {
    /// Returns the symbols of the cited documents, each with the number of the paragraph that the text
    /// names.
    pub fn cited(self) -> impl Iterator<Item = (&'a str, Option<&'a str>)> {
        let cited = self.cited.split_terminator('\t');
        cited.map(|one| match one.split_once('#') {
            Some((symbol, paragraph)) => (symbol, Some(paragraph)),
            None => (one, None),
        })
    }
}

impl CitationList {
    /// Returns the citations of a document. `official` is the document with its links as in the source,
    /// from which `view` may differ.
    pub fn new(official: &Resolution, view: &View<'_>, bodies: &publish_model::Bodies) -> Self {
        let mut places: Vec<CitingEntry<'_>> = Vec::new();
        let citations = citations(official, bodies);
        for citation in &citations {
            let anchor = citation.anchor.as_str();
            let place = match places.iter().position(|place| place.anchor == anchor) {
                Some(index) => &mut places[index],
                None => {
                    let name = view.names.get(&citation.anchor);
                    let name = name.map_or("", |name| name.spoken.as_str());
                    places.push(CitingEntry {
                        anchor: anchor.into(),
                        name: name.into(),
                        cited: Vec::new(),
                    });
                    let last = places.len() - 1;
                    &mut places[last]
                }
            };
            let symbol = citation.symbol.as_str();
            let named = citation.paragraphs.iter();
            let named = named.map(|one| Cited(format!("{symbol}#{}", one.name).into()));
            let mut cited: Vec<Cited<'_>> = named.collect();
            if cited.is_empty() {
                cited.push(Cited(symbol.into()));
            }
            cited.retain(|one| !place.cited.contains(one));
            place.cited.extend(cited);
        }
        let mut lines = String::new();
        for place in &places {
            place.add_to(&mut lines);
        }
        CitationList(lines.into())
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Returns the places that cite other documents, in reading order.
    pub fn places(&self) -> impl Iterator<Item = CitingPlace<'_>> {
        self.0.lines().filter_map(|line| {
            let (anchor, rest) = line.split_once('\t')?;
            let (name, cited) = rest.split_once('\t')?;
            Some(CitingPlace {
                anchor,
                name,
                cited,
            })
        })
    }
}

impl CitingEntry<'_> {
    /// Adds its line to a list.
    fn add_to(&self, lines: &mut String) {
        let cited = self.cited.iter().map(|cited| &cited.0);
        for (index, field) in [&self.anchor, &self.name]
            .into_iter()
            .chain(cited)
            .enumerate()
        {
            if index > 0 {
                lines.push('\t');
            }
            // An entry of a manifest that somebody has changed may contain anything.
            if field.contains(['\t', '\n', '\r']) {
                lines.push_str(&field.replace(['\t', '\n', '\r'], " "));
            } else {
                lines.push_str(field);
            }
        }
        lines.push('\n');
    }
}

impl Serialize for CitationList {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.places().map(|place| {
            let cited = place.cited.split_terminator('\t');
            CitingEntry {
                anchor: place.anchor.into(),
                name: place.name.into(),
                cited: cited.map(|one| Cited(one.into())).collect(),
            }
        }))
    }
}

impl<'de> Deserialize<'de> for CitationList {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Places;

        impl<'de> Visitor<'de> for Places {
            type Value = CitationList;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("a list of places that cite documents")
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut places: A) -> Result<CitationList, A::Error> {
                let mut lines = String::new();
                while let Some(place) = places.next_element::<CitingEntry<'de>>()? {
                    place.add_to(&mut lines);
                }
                Ok(CitationList(lines.into()))
            }
        }

        deserializer.deserialize_seq(Places)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn citations_are_the_same_after_they_are_written_and_read() {
        let json = r#"[{"anchor":"pp-1","name":"preambular paragraph 1","cited":["A/RES/70/1","A/RES/68/197#5 (a)"]},{"anchor":"op-2","name":"","cited":["S/RES/1 (1946)"]}]"#;
        let list: CitationList = serde_json::from_str(json).unwrap();
        assert_eq!(serde_json::to_string(&list).unwrap(), json);
        let cited: Vec<_> = list.places().flat_map(CitingPlace::cited).collect();
        let expected = [
            ("A/RES/70/1", None),
            ("A/RES/68/197", Some("5 (a)")),
            ("S/RES/1 (1946)", None),
        ];
        assert_eq!(cited, expected);
    }
}
