//! A transcript of what a screen reader announces in a PDF, as far as the file determines it:
//! structure order, alternative texts, languages, names of links, depth of lists, headers of
//! tables.
//!
//! Long runs of words are shortened in the middle. Other tests compare all words; people review the
//! transcripts.

use crate::root;
use crate::tag_tree::{self, Content, Element};

/// Compares the transcript of a PDF with the reviewed one of this name in `tests/snapshots`.
pub fn assert_reviewed(name: &str, pdf: &[u8]) {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(root().join("tests/snapshots"));
    settings.set_prepend_module_to_snapshot(false);
    let name = format!("listening__{name}");
    let transcript = of(&tag_tree::read(pdf));
    settings.bind(|| insta::assert_snapshot!(name, transcript));
}

/// Returns the transcript of the top-level elements of a tag tree, one line per announcement.
pub fn of(elements: &[Element]) -> String {
    let mut transcript = Transcript::default();
    for element in elements {
        transcript.block(element, 0);
    }
    transcript.lines.join("\n") + "\n"
}

#[derive(Default)]
struct Transcript {
    lines: Vec<String>,
}

impl Transcript {
    fn announce(&mut self, depth: usize, element: &Element, words: &str) {
        let language = element.language.as_ref();
        let language = language.map_or(String::new(), |tag| format!(" [in {tag}]"));
        let generated = if element.generated {
            " [generated]"
        } else {
            ""
        };
        self.lines.push(format!(
            "{}{words}{language}{generated}",
            "  ".repeat(depth)
        ));
    }

    fn block(&mut self, element: &Element, depth: usize) {
        let kind = element.kind.as_str();
        let attribute = |name: &str| element.attributes.get(name).map(String::as_str);
        match kind {
            "Document" => self.inside("document", element, depth),
            "Sect" => self.inside("section", element, depth),
            "BlockQuote" => self.inside("quotation", element, depth),
            "L" => {
                let items = elements(element).filter(|inner| inner.kind == "LI").count();
                let numbering = attribute("ListNumbering").unwrap_or("without numbering");
                self.inside(&format!("list of {items}, {numbering}"), element, depth);
            }
            "LI" => {
                let label = elements(element).find(|inner| inner.kind == "Lbl");
                let label = label.map(line).unwrap_or_default();
                self.announce(depth, element, &format!("item {label}"));
                for inner in elements(element).filter(|inner| inner.kind != "Lbl") {
                    self.block(inner, depth + 1);
                }
            }
            "Note" | "FENote" => self.inside("note", element, depth),
            "Table" => {
                let rows = rows(element);
                self.inside(&format!("table of {rows} rows"), element, depth);
            }
            "TR" => {
                let cells: Vec<String> = elements(element).map(cell).collect();
                self.announce(depth, element, &format!("row: {}", cells.join(" | ")));
            }
            "P" => self.leaf("paragraph", element, depth),
            "Lbl" => self.leaf("label", element, depth),
            "Caption" => self.leaf("caption", element, depth),
            "Title" => self.leaf("title", element, depth),
            _ if kind.starts_with('H') => {
                self.leaf(&format!("heading {}", &kind[1..]), element, depth);
            }
            "Div" | "LBody" if element.language.is_some() => self.inside("words", element, depth),
            // Only the content of these elements is announced.
            "Div" | "LBody" | "THead" | "TBody" | "TFoot" => self.content(element, depth),
            _ => panic!("no announcement for a {kind}"),
        }
    }

    fn inside(&mut self, words: &str, element: &Element, depth: usize) {
        self.announce(depth, element, words);
        self.content(element, depth + 1);
    }

    fn leaf(&mut self, name: &str, element: &Element, depth: usize) {
        if elements(element).all(is_inline) {
            self.announce(depth, element, &format!("{name}: {}", line(element)));
        } else {
            self.inside(name, element, depth);
        }
    }

    fn content(&mut self, element: &Element, depth: usize) {
        let in_a_line = |content: &Content| match content {
            Content::Words(_) => true,
            Content::Element(inner) => is_inline(inner),
        };
        for run in element
            .content
            .chunk_by(|one, next| in_a_line(one) && in_a_line(next))
        {
            match run {
                [Content::Element(inner)] if !is_inline(inner) => self.block(inner, depth),
                _ => {
                    let line = line_of(run);
                    self.lines
                        .push(format!("{}words: {line}", "  ".repeat(depth)));
                }
            }
        }
    }
}

/// Returns the words of a cell and, for a header cell, its scope.
fn cell(element: &Element) -> String {
    let words = line(element);
    match element.attributes.get("Scope") {
        Some(scope) => format!("{words} (header of {scope})"),
        None => words,
    }
}

fn elements(element: &Element) -> impl Iterator<Item = &Element> {
    element.content.iter().filter_map(|content| match content {
        Content::Words(_) => None,
        Content::Element(inner) => Some(inner),
    })
}

fn is_inline(element: &Element) -> bool {
    matches!(
        element.kind.as_str(),
        "Span" | "Em" | "Strong" | "Link" | "Reference" | "Quote"
    )
}

fn rows(element: &Element) -> usize {
    elements(element)
        .map(|inner| match inner.kind.as_str() {
            "TR" => 1,
            _ => rows(inner),
        })
        .sum()
}

/// A piece of a line: words, or a link with its name.
enum Piece {
    Words(String),
    Link(String),
}

fn line(element: &Element) -> String {
    let mut pieces = Vec::new();
    collect(element, &mut pieces);
    joined(&pieces)
}

/// Returns the line of inline words and elements.
fn line_of(run: &[Content]) -> String {
    let mut pieces = Vec::new();
    for content in run {
        match content {
            Content::Words(words) => pieces.push(Piece::Words(words.clone())),
            Content::Element(inner) => collect(inner, &mut pieces),
        }
    }
    joined(&pieces)
}

fn joined(pieces: &[Piece]) -> String {
    let texts = pieces.iter().map(|piece| match piece {
        Piece::Words(words) => shortened(words),
        Piece::Link(link) => link.clone(),
    });
    texts.collect::<String>().trim().to_owned()
}

fn collect(element: &Element, pieces: &mut Vec<Piece>) {
    if let Some(expansion) = &element.expansion {
        pieces.push(Piece::Words(expansion.clone()));
        return;
    }
    if let (Some(alternative), true) = (&element.alternative, element.links.is_empty()) {
        pieces.push(Piece::Words(alternative.clone()));
        return;
    }
    if let Some(name) = element.links.first() {
        let words = words_of(element);
        // In the text of a page, a no-break space is a space.
        let name = if words.split_whitespace().eq(name.split_whitespace()) {
            String::new()
        } else {
            format!(", {name}")
        };
        pieces.push(Piece::Link(format!("⟨link {words}{name}⟩")));
        return;
    }
    for content in &element.content {
        match content {
            Content::Words(words) => match pieces.last_mut() {
                Some(Piece::Words(last)) => last.push_str(words),
                _ => pieces.push(Piece::Words(words.clone())),
            },
            Content::Element(inner) => collect(inner, pieces),
        }
    }
}

fn words_of(element: &Element) -> String {
    if let Some(alternative) = &element.alternative {
        return alternative.clone();
    }
    let words = element.content.iter().map(|content| match content {
        Content::Words(words) => words.clone(),
        Content::Element(inner) => words_of(inner),
    });
    words.collect()
}

/// Shortens a long run of words to its start and end.
fn shortened(words: &str) -> String {
    let letters: Vec<char> = words.chars().collect();
    if letters.len() <= 56 {
        return words.to_owned();
    }
    let first: String = letters[..30].iter().collect();
    let last: String = letters[letters.len() - 20..].iter().collect();
    format!("{first}…{last}")
}
