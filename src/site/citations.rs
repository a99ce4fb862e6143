//! The citations between documents as open data: JSON Lines, CSV and GraphML. `docs/citations.md`
//! describes them.

use std::fmt::Write as _;

use schemars::JsonSchema;
use serde::Serialize;

use crate::edition::Site;
use crate::output::{CITATIONS, Output};

use super::about;
use super::current::Unchanged;
use super::graph::{Citation, Graph, Work};
use super::lists::Sources;
use super::{json_error, write_shared};
use publish_model::Language;
use publish_model::diagnostic::{Diagnostic, Findings};

/// A citation: a line of `citations.jsonl`.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct CitationRecord<'a> {
    /// The symbol of the citing document.
    pub citing: &'a str,
    /// The anchor of the paragraph, item, note or other place that has the citation: `pp-3`. The lines
    /// above the text have `masthead` and `title`.
    pub citing_anchor: &'a str,
    /// The symbol of the cited document.
    pub cited: &'a str,
    /// The number of the paragraph that the text names, with the labels of items as in English:
    /// `5 (a)`. Left out if the text does not name one, or if that was not recognised.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cited_paragraph: Option<&'a str>,
    /// The anchor of that paragraph, if the cited document is on the site and has it: `op-5-a`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cited_anchor: Option<&'a str>,
    /// Whether the site has the cited document.
    pub on_site: bool,
    /// The languages of the citing document in which the citation was found, ordered by tag.
    pub languages: Vec<&'a str>,
}

impl<'a> CitationRecord<'a> {
    fn new(citation: &'a Citation<'_>, graph: &'a Graph<'_>) -> Self {
        let citing = graph.works.get(citation.citing);
        let languages = citation.languages.iter();
        CitationRecord {
            citing: citing.map_or("", |work| work.symbol),
            citing_anchor: citation.anchor,
            cited: citation.cited,
            cited_paragraph: citation.paragraph,
            cited_anchor: citation.cited_anchor.as_deref(),
            on_site: citation.cited_work.is_some(),
            languages: languages.map(|language| language.tag()).collect(),
        }
    }
}

/// Whether the files are those of the run before, and still right.
pub fn are_kept(unchanged: Option<Unchanged<'_>>) -> bool {
    unchanged.is_some_and(|unchanged| {
        let mut names = CITATIONS.iter();
        names.all(|name| unchanged.documents.have(name))
    })
}

/// Writes the files, if there are citations. Adds their names to `written`. The graph has all citations.
pub fn write(
    sources: Sources<'_>,
    graph: &Graph<'_>,
    output: &Output,
    written: &mut Vec<String>,
) -> Vec<Diagnostic> {
    if graph.citations.is_empty() {
        return Vec::new();
    }
    let (language, site) = (&sources.texts.language, sources.texts.address.as_ref());
    // One after the other: of tens of thousands of citations, each file has megabytes.
    let mut write = |name: &str, text: String| {
        written.push(name.to_owned());
        write_shared(sources.builder, output, name, text.as_bytes())
    };
    let [jsonl, csv, graphml] = CITATIONS;
    let lines = as_json_lines(graph).map_err(|error| Findings::from(json_error(jsonl, &error)));
    let results = [
        lines.and_then(|text| write(jsonl, text)),
        write(csv, as_csv(graph)),
        write(graphml, as_graphml(graph, language, site)),
    ];
    let errors = results.into_iter().filter_map(Result::err);
    errors.flatten().collect()
}

fn records<'g>(graph: &'g Graph<'_>) -> impl Iterator<Item = CitationRecord<'g>> {
    let citations = graph.citations.iter();
    citations.map(|citation| CitationRecord::new(citation, graph))
}

fn as_json_lines(graph: &Graph<'_>) -> serde_json::Result<String> {
    let mut text = String::new();
    for record in records(graph) {
        text.push_str(&serde_json::to_string(&record)?);
        text.push('\n');
    }
    Ok(text)
}

fn as_csv(graph: &Graph<'_>) -> String {
    const COLUMNS: &str =
        "citing,citing_anchor,cited,cited_paragraph,cited_anchor,on_site,languages\r\n";
    let mut text = COLUMNS.to_owned();
    for record in records(graph) {
        let languages = record.languages.join(" ");
        let fields = [
            record.citing,
            record.citing_anchor,
            record.cited,
            record.cited_paragraph.unwrap_or_default(),
            record.cited_anchor.unwrap_or_default(),
            if record.on_site { "true" } else { "false" },
            &languages,
        ];
        let fields: Vec<String> = fields.into_iter().map(quoted).collect();
        text.push_str(&fields.join(","));
        text.push_str("\r\n");
    }
    text
}

/// Returns a field of a CSV file (RFC 4180).
fn quoted(field: &str) -> String {
    if field.contains([',', '"', '\r', '\n']) {
        format!("\"{}\"", field.replace('"', "\"\""))
    } else {
        field.to_owned()
    }
}

/// The keys of nodes and edges.
const KEYS: [(&str, &str, &str); 10] = [
    ("node", "title", "string"),
    ("node", "language", "string"),
    ("node", "body", "string"),
    ("node", "date", "string"),
    ("node", "address", "string"),
    ("node", "on_site", "boolean"),
    ("edge", "citing_anchor", "string"),
    ("edge", "cited_paragraph", "string"),
    ("edge", "cited_anchor", "string"),
    ("edge", "languages", "string"),
];

fn as_graphml(graph: &Graph<'_>, language: &Language, site: Option<&Site>) -> String {
    let mut text = String::from(concat!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n",
        "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\" ",
        "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" ",
        "xsi:schemaLocation=\"http://graphml.graphdrawing.org/xmlns ",
        "http://graphml.graphdrawing.org/xmlns/1.1/graphml.xsd\">\n",
    ));
    for (of, name, kind) in KEYS {
        let line = format!(
            "<key id=\"{name}\" for=\"{of}\" attr.name=\"{name}\" attr.type=\"{kind}\"/>\n"
        );
        text.push_str(&line);
    }
    text.push_str("<graph id=\"citations\" edgedefault=\"directed\">\n");
    for work in &graph.works {
        add_node(&mut text, work, language, site);
    }
    let others = graph.citations.iter();
    let others = others.filter(|citation| citation.cited_work.is_none());
    let others: std::collections::BTreeSet<&str> = others.map(|one| one.cited).collect();
    for symbol in others {
        let _ = writeln!(
            text,
            "<node id=\"{}\"><data key=\"on_site\">false</data></node>",
            escaped(symbol)
        );
    }
    for record in records(graph) {
        let _ = write!(
            text,
            "<edge source=\"{}\" target=\"{}\">",
            escaped(record.citing),
            escaped(record.cited)
        );
        add_data(&mut text, "citing_anchor", Some(record.citing_anchor));
        add_data(&mut text, "cited_paragraph", record.cited_paragraph);
        add_data(&mut text, "cited_anchor", record.cited_anchor);
        add_data(&mut text, "languages", Some(&record.languages.join(" ")));
        text.push_str("</edge>\n");
    }
    text.push_str("</graph>\n</graphml>\n");
    text
}

fn add_node(text: &mut String, work: &Work<'_>, language: &Language, site: Option<&Site>) {
    let _ = write!(text, "<node id=\"{}\">", escaped(work.symbol));
    if let Some(entry) = work.entry(language) {
        add_data(text, "title", Some(&entry.title));
        add_data(text, "language", Some(entry.language.tag()));
        add_data(text, "body", Some(entry.about.body.as_str()));
        let date = entry.about.date().map(|date| date.to_string());
        add_data(text, "date", date.as_deref());
        let address = site.map(|site| site.address(&about::path(entry)));
        add_data(text, "address", address.as_deref());
    }
    add_data(text, "on_site", Some("true"));
    text.push_str("</node>\n");
}

fn add_data(text: &mut String, key: &str, value: Option<&str>) {
    if let Some(value) = value {
        let _ = write!(text, "<data key=\"{key}\">{}</data>", escaped(value));
    }
}

fn escaped(text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('<', "&lt;");
    text.replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_with_commas_and_quotes_are_quoted() {
        assert_eq!(quoted("A/RES/68/197"), "A/RES/68/197");
        assert_eq!(quoted("A/1, B"), "\"A/1, B\"");
        assert_eq!(quoted("\"a\""), "\"\"\"a\"\"\"");
    }
}
