//! The citations of a document, in its entry of the manifest.

use serde::{Deserialize, Serialize};

use publish_model::Resolution;
use publish_model::citation::citations;
use publish_view::View;

/// The citations of a document, in one string to save memory: a run keeps those of all documents. Each
/// line is a place, with its anchor, its name and the cited documents, divided by tabs.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Vec<CitingEntry>", into = "Vec<CitingEntry>")]
pub struct CitationList(Box<str>);

/// A location in a document that cites other documents.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct CitingEntry {
    /// Its anchor.
    anchor: String,
    /// Its name in the language of the document: `preambular paragraph 3`.
    name: String,
    /// The symbols of the cited documents, with the paragraph that the text names: `A/RES/68/197#5 (a)`.
    cited: Vec<String>,
}

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
        let mut places: Vec<CitingEntry> = Vec::new();
        for citation in citations(official, bodies) {
            let anchor = citation.anchor.as_str();
            let place = match places.iter().position(|place| place.anchor == anchor) {
                Some(index) => &mut places[index],
                None => {
                    let name = view.names.get(&citation.anchor);
                    let name = name.map_or("", |name| name.spoken.as_str());
                    places.push(CitingEntry {
                        anchor: anchor.to_owned(),
                        name: name.replace(['\t', '\n'], " "),
                        cited: Vec::new(),
                    });
                    let last = places.len() - 1;
                    &mut places[last]
                }
            };
            let symbol = citation.symbol.as_str();
            let named = citation.paragraphs.iter();
            let named = named.map(|paragraph| format!("{symbol}#{}", paragraph.name));
            let mut cited: Vec<String> = named.collect();
            if cited.is_empty() {
                cited.push(symbol.to_owned());
            }
            cited.retain(|one| !place.cited.contains(one));
            place.cited.extend(cited);
        }
        places.into()
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

impl From<Vec<CitingEntry>> for CitationList {
    fn from(places: Vec<CitingEntry>) -> Self {
        let lines = places.into_iter().map(|place| {
            let fields = [place.anchor, place.name].into_iter().chain(place.cited);
            // An entry of a manifest that somebody has changed may contain anything.
            let fields = fields.map(|field| field.replace(['\t', '\n', '\r'], " "));
            let fields: Vec<String> = fields.collect();
            format!("{}\n", fields.join("\t"))
        });
        CitationList(lines.collect::<String>().into())
    }
}

impl From<CitationList> for Vec<CitingEntry> {
    fn from(list: CitationList) -> Self {
        let places = list.places().map(|place| CitingEntry {
            anchor: place.anchor.to_owned(),
            name: place.name.to_owned(),
            cited: place
                .cited
                .split_terminator('\t')
                .map(str::to_owned)
                .collect(),
        });
        places.collect()
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
