//! What a screen reader reads on a web page, from start to end, as far as the page itself decides it:
//! roles, names, levels, numbers of items, languages. It is the form of the transcripts in
//! `tests/reading`, which come from the accessibility tree of a browser.
//!
//! Screen readers differ in their words, and people choose how much they announce. Emphasis is
//! left out, because it is read only on request. A page is taken as it is after its scripts have
//! run, with everything closed that is closed at first.

mod name;
mod walk;

use std::fmt;

use crate::Unreadable;
use crate::tree::{self, Node};

pub use walk::LANDMARKS;

/// What a screen reader reads on a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Transcript {
    /// The language of the page.
    pub language: String,
    /// The title of the page, which is read first.
    pub title: String,
    /// Everything in reading order, one line for each paragraph, heading, item, cell or landmark.
    pub lines: Vec<Line>,
}

/// A line of the transcript.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The number of elements around it.
    pub depth: usize,
    /// What is announced before the words; none for words that are directly in the element around.
    pub role: Option<Role>,
    /// The words and links.
    pub parts: Vec<Part>,
    /// Whether an edition adds the element; it is not official text.
    pub is_generated: bool,
}

/// What is announced of an element before its words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Role {
    /// The role: `paragraph`, `heading 2`, `item 1 of 5`, `navigation`.
    pub words: String,
    /// The name, if it is not that of the words.
    pub name: String,
}

/// Words or a link in a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// `link`, `doc-noteref`, `doc-backlink`, `button`, `image` and so on; none for words.
    pub role: Option<String>,
    /// The words as they are in the page, in pieces between which markup begins or ends; for a link,
    /// its name.
    pub pieces: Vec<String>,
    /// Where a link goes.
    pub target: Option<String>,
    /// The language, if it is not that of the page.
    pub language: Option<String>,
    /// Whether an edition adds the words; they are not official text.
    pub is_generated: bool,
}

impl Transcript {
    /// Reads a page.
    ///
    /// # Errors
    /// If the page is not valid HTML.
    pub fn of_html(page: &str) -> Result<Self, Unreadable> {
        Ok(Transcript::of(&tree::from_html(page)?))
    }

    /// Reads the tree of a page.
    pub fn of(page: &Node) -> Self {
        let title = page.all("title").first().map(|title| title.text());
        Transcript {
            language: page.attribute("lang").unwrap_or_default().to_owned(),
            title: trimmed(&title.unwrap_or_default()),
            lines: walk::lines(page),
        }
    }

    /// Returns the headings: level and name.
    pub fn headings(&self) -> impl Iterator<Item = (u8, String)> {
        self.lines.iter().filter_map(|line| {
            let role = line.role.as_ref()?;
            let level = role.words.strip_prefix("heading ")?.parse().ok()?;
            Some((level, line.words()))
        })
    }

    /// Returns the landmarks, each with the number of landmarks around it.
    pub fn landmarks(&self) -> Vec<(usize, &Role)> {
        let mut around: Vec<usize> = Vec::new();
        let mut found = Vec::new();
        for line in &self.lines {
            around.retain(|depth| *depth < line.depth);
            let Some(role) = &line.role else { continue };
            if LANDMARKS.contains(&role.words.as_str()) {
                found.push((around.len(), role));
                around.push(line.depth);
            }
        }
        found
    }

    /// Returns the links and other parts with a target, in order.
    pub fn links(&self) -> impl Iterator<Item = &Part> {
        let parts = self.lines.iter().flat_map(|line| &line.parts);
        parts.filter(|part| part.target.is_some())
    }
}

impl Line {
    /// Returns the words of the line, with the names of links.
    pub fn words(&self) -> String {
        let pieces = self.parts.iter().flat_map(|part| &part.pieces);
        trimmed(&pieces.map(String::as_str).collect::<String>())
    }
}

impl Part {
    /// Returns the words, or the name of a link.
    pub fn words(&self) -> String {
        trimmed(&self.pieces.concat())
    }
}

impl fmt::Display for Role {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.words)?;
        if !self.name.is_empty() {
            write!(formatter, ", {}", self.name)?;
        }
        Ok(())
    }
}

impl fmt::Display for Part {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.role {
            Some(role) => write!(formatter, "⟨{role} {}⟩", self.words())?,
            None => formatter.write_str(&self.words())?,
        }
        if let Some(language) = &self.language {
            write!(formatter, " [in {language}]")?;
        }
        Ok(())
    }
}

/// The mark of text that an edition adds.
const GENERATED: &str = " [generated]";

impl Line {
    /// Returns the line with a mark after text that an edition adds.
    pub fn marked(&self) -> String {
        let mark = |is_marked: bool| if is_marked { GENERATED } else { "" };
        let parts = self.parts.iter().map(|part| {
            let is_marked = part.is_generated && !self.is_generated;
            format!("{part}{}", mark(is_marked))
        });
        self.written(&parts.collect::<Vec<_>>(), mark(self.is_generated))
    }

    fn written(&self, parts: &[String], mark: &str) -> String {
        let indent = "  ".repeat(self.depth);
        let parts = parts.join(" ");
        match &self.role {
            Some(role) if parts.is_empty() => format!("{indent}{role}{mark}"),
            Some(role) => format!("{indent}{role}{mark}: {parts}"),
            None => format!("{indent}{parts}{mark}"),
        }
    }
}

impl fmt::Display for Line {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let parts: Vec<String> = self.parts.iter().map(Part::to_string).collect();
        formatter.write_str(&self.written(&parts, ""))
    }
}

/// Returns the words without spaces at the ends and with single spaces between them.
fn trimmed(words: &str) -> String {
    let words = words.split(|letter: char| letter.is_ascii_whitespace() || letter == '\u{a0}');
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::Transcript;

    fn transcript(body: &str) -> String {
        let page = format!(
            "<!DOCTYPE html><html lang=\"en\"><head><title>T</title></head><body>{body}</body></html>"
        );
        let transcript = Transcript::of_html(&page).unwrap();
        let lines: Vec<String> = transcript.lines.iter().map(ToString::to_string).collect();
        lines.join("\n")
    }

    #[test]
    fn roles_names_levels_and_numbers_are_read() {
        let body = "<a class=\"skip-link\" href=\"#main\">Skip</a>\
            <nav aria-label=\"This document\"><ul role=\"list\"><li><a href=\"i\">All</a></li>\
            <li><span aria-current=\"true\">English</span></li></ul></nav>\
            <main id=\"main\"><header><p>General</p></header><h1>A <em>title</em></h1>\
            <section><h2 id=\"n\">Notes</h2><p>One <a href=\"#f\" role=\"doc-noteref\">\
            <span>note </span>1</a>, <span lang=\"la\">modi operandi</span></p></section>\
            <blockquote><p>Q</p></blockquote></main>";
        assert_eq!(
            transcript(body),
            "document\n  ⟨link Skip⟩\n  navigation, This document\n    list\n      item 1 of 2: ⟨link All⟩\n      \
             item 2 of 2\n        current item: English\n  main\n    paragraph: General\n    heading 1: A title\n    \
             heading 2: Notes\n    paragraph: One ⟨doc-noteref note 1⟩ , modi operandi [in la]\n    \
             blockquote: Q"
        );
    }

    #[test]
    fn hidden_and_closed_parts_are_silent() {
        let body = "<p>A<a aria-hidden=\"true\" href=\"#x\">¶</a></p><p hidden>B</p>\
            <details><summary>More</summary><p>C</p></details>\
            <template><p>D</p></template><style>E</style>";
        assert_eq!(
            transcript(body),
            "document\n  paragraph: A\n  group\n    summary, collapsed: More"
        );
    }

    #[test]
    fn cells_are_read_with_their_roles_and_layout_tables_without() {
        let row = "<tr><th scope=\"row\"><p>A</p></th><td></td></tr>";
        let body = format!(
            "<div role=\"region\" aria-labelledby=\"c\"><table><caption id=\"c\">Costs</caption>\
             <tbody>{row}</tbody></table></div>\
             <table role=\"presentation\"><tbody><tr><td><p>B</p></td></tr></tbody></table>"
        );
        assert_eq!(
            transcript(&body),
            "document\n  region, Costs\n    table, Costs\n      caption: Costs\n      row\n        \
             rowheader: A\n        cell\n  paragraph: B"
        );
    }

    #[test]
    fn generated_text_is_marked() {
        let page = "<!DOCTYPE html><html lang=\"en\"><head><title>T</title></head><body><main>\
            <h2 data-generated=\"\">Preamble</h2><p>Ibid. <span data-generated=\"\">[note]</span></p>\
            </main></body></html>";
        let transcript = Transcript::of_html(page).unwrap();
        let marks: Vec<(bool, Vec<bool>)> = transcript
            .lines
            .iter()
            .map(|line| {
                let parts = line.parts.iter().map(|part| part.is_generated);
                (line.is_generated, parts.collect())
            })
            .collect();
        let expected = [
            (false, vec![]),
            (false, vec![]),
            (true, vec![true]),
            (false, vec![false, true]),
        ];
        assert_eq!(marks, expected);
        assert_eq!(transcript.landmarks().len(), 1);
        let headings: Vec<_> = transcript.headings().collect();
        assert_eq!(headings, [(2, "Preamble".to_owned())]);
    }
}
