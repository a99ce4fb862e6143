//! Lines of text, with notes at their first call.

use roxmltree::Node;

use publish_model::unresolved::{Inline, Inlines, Note};
use publish_model::{Href, Language};

use super::StructuredReader;
use super::name;
use crate::akn::line::warn_of_lost_link;
use crate::akn::opening_tag;

const XML: &str = "http://www.w3.org/XML/1998/namespace";

/// Returns the declared language of an element's content.
pub fn language(node: Node<'_, '_>) -> Option<Language> {
    node.attribute((XML, "lang"))?.parse().ok()
}

/// Returns the key of a note from its eId: `14` for `authorialNote_14`, `annex/1` for
/// `annex__authorialNote_1`.
fn key(id: &str) -> String {
    let key = match id.rsplit_once("__authorialNote_") {
        Some((scope, mark)) => format!("{scope}/{mark}"),
        None => id.strip_prefix("authorialNote_").unwrap_or(id).to_owned(),
    };
    key.replace(char::is_whitespace, "_")
}

impl StructuredReader<'_> {
    /// Reads the text of an element with its markup.
    pub fn line(&mut self, node: Node<'_, '_>) -> Inlines {
        let mut line = Inlines::new();
        for inner in node.children() {
            self.inline(inner, &mut line);
        }
        line
    }

    fn inline(&mut self, node: Node<'_, '_>, line: &mut Inlines) {
        if let Some(words) = node.text().filter(|_| node.is_text()) {
            add_words(line, words);
            return;
        }
        match name(node) {
            "span" => {
                let content = self.line(node);
                line.push(match (node.attribute("class"), language(node)) {
                    (Some("bold"), _) => Inline::Strong { content },
                    (_, Some(language)) => Inline::Foreign { language, content },
                    _ => Inline::Emphasis { content },
                });
            }
            "sup" => {
                let content = self.line(node);
                line.push(Inline::Superscript { content });
            }
            "sub" => {
                let content = self.line(node);
                line.push(Inline::Subscript { content });
            }
            "a" => {
                let mut content = self.line(node);
                let href = node.attribute("href").unwrap_or_default();
                match href.parse::<Href>() {
                    Ok(href) => {
                        self.report.spans.link(href.as_str(), opening_tag(node));
                        line.push(Inline::Link { href, content });
                    }
                    Err(_) => {
                        warn_of_lost_link(href, node, self.report);
                        line.append(&mut content);
                    }
                }
            }
            "authorialNote" => self.note(node, line),
            "noteRef" => {
                let id = node.attribute("href").unwrap_or_default();
                let key = key(id.strip_prefix('#').unwrap_or(id));
                self.report.spans.call(&key, opening_tag(node));
                line.push(call(node, key));
            }
            "eol" => line.push(Inline::LineBreak),
            "" => {}
            // Includes mentions of other documents, which are detected again from the text.
            _ => {
                for inner in node.children() {
                    self.inline(inner, line);
                }
            }
        }
    }

    fn note(&mut self, node: Node<'_, '_>, line: &mut Inlines) {
        let key = key(node.attribute("eId").unwrap_or_default());
        let call = call(node, key.clone());
        self.report.spans.note(opening_tag(node));
        let index = self.notes.len();
        self.notes.push(Note {
            key,
            mark: node.attribute("marker").unwrap_or_default().to_owned(),
            anchor: Default::default(),
            language: language(node),
            blocks: Vec::new(),
            calls: Vec::new(),
        });
        self.notes[index].blocks = self.blocks(node);
        line.push(call);
    }
}

/// Appends words to the text before them.
fn add_words(line: &mut Inlines, words: &str) {
    match line.last_mut() {
        Some(Inline::Text { text, .. }) => text.push_str(words),
        _ => line.push(Inline::text(words)),
    }
}

fn call(node: Node<'_, '_>, note: String) -> Inline {
    Inline::NoteCall {
        note,
        mark: node.attribute("marker").unwrap_or_default().to_owned(),
        target: Default::default(),
        anchor: Default::default(),
    }
}
