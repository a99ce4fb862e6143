//! What a screen reader says of a PDF, as far as the file decides it: structure order, alternative
//! texts, languages, names of links, depth of lists, headers of tables.
//!
//! Long runs of words are cut in the middle: other tests compare the words, this one is read.

use crate::root;
use crate::tag_tree::{self, Content, Element};

/// Compares what is heard of a PDF with the transcript of a name in `tests/snapshots`.
pub fn assert_reviewed(name: &str, pdf: &[u8]) {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(root().join("tests/snapshots"));
    settings.set_prepend_module_to_snapshot(false);
    let name = format!("listening__{name}");
    let transcript = of(&tag_tree::read(pdf));
    settings.bind(|| insta::assert_snapshot!(name, transcript));
}

/// The transcript of the elements at the top of a tag tree, one line for what is said at once.
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
    fn say(&mut self, depth: usize, element: &Element, words: &str) {
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
                self.say(depth, element, &format!("item {label}"));
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
                self.say(depth, element, &format!("row: {}", cells.join(" | ")));
            }
            "P" => self.leaf("paragraph", element, depth),
            "Lbl" => self.leaf("label", element, depth),
            "Caption" => self.leaf("caption", element, depth),
            "Title" => self.leaf("title", element, depth),
            _ if kind.starts_with('H') => {
                self.leaf(&format!("heading {}", &kind[1..]), element, depth);
            }
            "Div" | "LBody" if element.language.is_some() => self.inside("words", element, depth),
            // Of these nothing is said but what is in them.
            "Div" | "LBody" | "THead" | "TBody" | "TFoot" => self.content(element, depth),
            _ => panic!("nobody says what a {kind} is"),
        }
    }

    fn inside(&mut self, words: &str, element: &Element, depth: usize) {
        self.say(depth, element, words);
        self.content(element, depth + 1);
    }

    fn leaf(&mut self, name: &str, element: &Element, depth: usize) {
        if elements(element).all(is_inline) {
            self.say(depth, element, &format!("{name}: {}", line(element)));
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
                    let said = line_of(run);
                    self.lines
                        .push(format!("{}words: {said}", "  ".repeat(depth)));
                }
            }
        }
    }
}

/// A cell, with what it is the header of.
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

/// What is said in a line: words, and links by what they are called.
enum Piece {
    Words(String),
    Link(String),
}

fn line(element: &Element) -> String {
    let mut pieces = Vec::new();
    collect(element, &mut pieces);
    said(&pieces)
}

/// What words and elements that stand in a line say together.
fn line_of(run: &[Content]) -> String {
    let mut pieces = Vec::new();
    for content in run {
        match content {
            Content::Words(words) => pieces.push(Piece::Words(words.clone())),
            Content::Element(inner) => collect(inner, &mut pieces),
        }
    }
    said(&pieces)
}

fn said(pieces: &[Piece]) -> String {
    let said = pieces.iter().map(|piece| match piece {
        Piece::Words(words) => shortened(words),
        Piece::Link(said) => said.clone(),
    });
    said.collect::<String>().trim().to_owned()
}

fn collect(element: &Element, pieces: &mut Vec<Piece>) {
    if let Some(expansion) = &element.expansion {
        pieces.push(Piece::Words(expansion.clone()));
        return;
    }
    if let (Some(said), true) = (&element.alternative, element.links.is_empty()) {
        pieces.push(Piece::Words(said.clone()));
        return;
    }
    if let Some(name) = element.links.first() {
        let words = words_of(element);
        let name = if words == *name {
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
                Some(Piece::Words(said)) => said.push_str(words),
                _ => pieces.push(Piece::Words(words.clone())),
            },
            Content::Element(inner) => collect(inner, pieces),
        }
    }
}

fn words_of(element: &Element) -> String {
    if let Some(said) = &element.alternative {
        return said.clone();
    }
    let words = element.content.iter().map(|content| match content {
        Content::Words(words) => words.clone(),
        Content::Element(inner) => words_of(inner),
    });
    words.collect()
}

/// The first and the last words of a long run.
fn shortened(words: &str) -> String {
    let letters: Vec<char> = words.chars().collect();
    if letters.len() <= 56 {
        return words.to_owned();
    }
    let first: String = letters[..30].iter().collect();
    let last: String = letters[letters.len() - 20..].iter().collect();
    format!("{first}…{last}")
}
