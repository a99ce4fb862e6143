//! A page as Pagefind indexes it.

use std::borrow::Cow;
use std::collections::HashMap;
use std::fmt::Write as _;

/// A web page of a document, and what results show of it.
#[derive(Debug, Clone, Copy)]
pub struct Page<'p> {
    /// Its path on the site: `/en/A/RES/68/197/index.html`.
    pub address: &'p str,
    /// Its text.
    pub html: &'p str,
    /// The symbol of the document.
    pub symbol: &'p str,
    /// The title of the document.
    pub title: &'p str,
    /// The date of the document in words.
    pub date: Option<&'p str>,
    /// The name of the body, by which results are filtered.
    pub body: &'p str,
    /// The names of the subjects, by which results are filtered.
    pub subjects: &'p [&'p str],
    /// The year, by which results are filtered.
    pub year: Option<&'p str>,
}

impl Page<'_> {
    /// Returns the main part of the page with the attributes that Pagefind reads. The page itself does
    /// not have them: they would make it larger, and no reader needs them.
    pub(crate) fn annotated(&self, language: &str) -> String {
        let main = main_of(self.html);
        let mut annotated = String::with_capacity(main.len() * 5 / 4);
        annotated.push_str("<!DOCTYPE html><html lang=\"");
        annotated.push_str(&escaped(language));
        annotated.push_str("\"><body>");
        self.write_facts(&mut annotated);
        write_named(&unpunctuated(main), &names_in(self.html), &mut annotated);
        annotated.push_str("</body></html>");
        annotated
    }

    /// Writes the facts about the document: what results print, and by what they are filtered. Every
    /// document has its symbol as a filter, by which a symbol in a query finds it.
    fn write_facts(&self, annotated: &mut String) {
        let facts = [
            ("symbol", Some(self.symbol)),
            ("title", Some(self.title)),
            ("date", self.date),
            ("body", Some(self.body)),
            ("year", self.year),
        ];
        let given = || {
            facts
                .iter()
                .filter_map(|(name, fact)| Some((name, (*fact)?)))
        };
        let attributes = |names: &[&str]| {
            let names = given().filter(|(name, _)| names.contains(name));
            let names: Vec<String> = names
                .map(|(name, _)| format!("{name}[data-{name}]"))
                .collect();
            names.join(", ")
        };
        let meta = attributes(&["symbol", "title", "date"]);
        let filters = attributes(&["symbol", "body", "year"]);
        let _ = write!(
            annotated,
            "<p data-pagefind-meta=\"{meta}\" data-pagefind-filter=\"{filters}\""
        );
        for (name, fact) in given() {
            let _ = write!(annotated, " data-{name}=\"{}\"", escaped(fact));
        }
        annotated.push_str("></p>");
        // An attribute has one value of a filter.
        for subject in self.subjects {
            let _ = write!(
                annotated,
                "<p data-pagefind-filter=\"subject[data-subject]\" data-subject=\"{}\"></p>",
                escaped(subject)
            );
        }
    }
}

/// Returns the main part of a page, or all of it.
fn main_of(html: &str) -> &str {
    let main = html.find("<main").zip(html.rfind("</main>"));
    let main = main.and_then(|(start, end)| html.get(start..end));
    main.unwrap_or(html)
}

/// Returns the spoken names of places by anchor: `op-18-c` is “operative paragraph 18 (c)”. The page
/// has them for its scripts.
fn names_in(html: &str) -> HashMap<String, String> {
    let places = html.split_once("id=\"places\">");
    let places = places.and_then(|(_, rest)| rest.split_once("</script>"));
    let places = places.map(|(places, _)| serde_json::from_str(places));
    let Some(Ok(places)) = places else {
        return HashMap::new();
    };
    let places: HashMap<String, Vec<String>> = places;
    let names = places.into_iter().filter_map(|(anchor, names)| {
        let name = names.into_iter().next()?;
        Some((anchor, name))
    });
    names.collect()
}

/// Returns the page without the points that Pagefind adds to blocks that end with a letter, which are not
/// in the text. A space without width prevents them, and Pagefind removes it.
fn unpunctuated(html: &str) -> String {
    const BLOCKS: [&str; 13] = [
        "article", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "p", "section", "td", "ul",
    ];
    let mut text = String::with_capacity(html.len() * 5 / 4);
    let mut rest = html;
    while let Some((before, after)) = rest.split_once("</") {
        text.push_str(before);
        let name = after.split_once('>').map(|(name, _)| name);
        if name.is_some_and(|name| BLOCKS.contains(&name)) {
            text.push('\u{200B}');
        }
        text.push_str("</");
        rest = after;
    }
    text.push_str(rest);
    text
}

/// Writes the page with the names of places at their anchors, where Pagefind begins a new result.
fn write_named(html: &str, names: &HashMap<String, String>, named: &mut String) {
    const ID: &str = " id=\"";
    let mut rest = html;
    while let Some((before, after)) = rest.split_once(ID) {
        named.push_str(before);
        let anchor = after.split_once('"').map(|(anchor, _)| anchor);
        if let Some(name) = anchor.and_then(|anchor| names.get(anchor)) {
            let _ = write!(named, " data-pagefind-title=\"{}\"", escaped(name));
        }
        named.push_str(ID);
        rest = after;
    }
    named.push_str(rest);
}

/// Returns a text as it is written in an attribute.
fn escaped(text: &str) -> Cow<'_, str> {
    if !text.contains(['&', '"', '<', '>']) {
        return Cow::Borrowed(text);
    }
    let escaped = text.replace('&', "&amp;").replace('"', "&quot;");
    Cow::Owned(escaped.replace('<', "&lt;").replace('>', "&gt;"))
}
