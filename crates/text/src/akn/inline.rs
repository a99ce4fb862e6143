//! Lines of text: words, emphasis, links, and notes at their first call.

use publish_model::{Block, Inline, Language, Note};

use super::AknWriter;

/// Returns the eId of the note with a key: `authorialNote_14`, `annex__authorialNote_1`.
pub fn note_id(key: &str) -> String {
    let id = match key.rsplit_once('/') {
        Some((scope, mark)) => format!("{scope}__authorialNote_{mark}"),
        None => format!("authorialNote_{key}"),
    };
    id.replace(char::is_whitespace, "_")
}

impl AknWriter<'_> {
    /// Writes a line of text as an element.
    pub fn line(&mut self, name: &str, attributes: &[(&str, &str)], line: &[Inline]) {
        if line.is_empty() {
            self.xml.empty(name, attributes);
            return;
        }
        self.xml.open_line(name, attributes);
        self.inlines(line);
        self.xml.close_line(name);
    }

    fn inlines(&mut self, line: &[Inline]) {
        for inline in line {
            self.inline(inline);
        }
    }

    fn inline(&mut self, inline: &Inline) {
        match inline {
            Inline::Text { text, .. } => self.xml.text(text),
            Inline::Emphasis { content } => self.line("span", &[("class", "italic")], content),
            Inline::Strong { content } => self.line("span", &[("class", "bold")], content),
            Inline::Superscript { content } => self.line("sup", &[], content),
            Inline::Subscript { content } => self.line("sub", &[], content),
            Inline::Link { href, content } => self.line("a", &[("href", href.as_str())], content),
            Inline::Reference {
                href: Some(href),
                text,
                ..
            } => self
                .xml
                .text_element("ref", &[("href", href.as_str())], text),
            Inline::Reference { text, .. } => self.xml.text(text),
            Inline::Foreign { language, content } => {
                self.line("span", &[("xml:lang", language.tag())], content);
            }
            Inline::NoteCall { note, mark, .. } => self.call(note, mark),
            Inline::TableNoteCall { content, .. } => self.inlines(content),
            Inline::LineBreak => self.xml.empty("eol", &[]),
        }
    }

    /// Writes the note itself at its first call, and a reference to it at later calls.
    fn call(&mut self, key: &str, mark: &str) {
        let id = note_id(key);
        let notes: &[Note] = self.notes;
        let note = notes.iter().find(|note| note.key == key);
        match note.filter(|_| self.written_notes.insert(key.to_owned())) {
            Some(note) => self.note(note, &id, mark),
            None => {
                let href = format!("#{id}");
                self.xml
                    .empty("noteRef", &[("href", &href), ("marker", mark)]);
            }
        }
    }

    fn note(&mut self, note: &Note, id: &str, mark: &str) {
        let mut attributes = vec![("eId", id), ("marker", mark), ("placement", "bottom")];
        add_language(&mut attributes, note.language.as_ref());
        self.xml.open_line("authorialNote", &attributes);
        self.flow_or_empty_paragraph(&note.blocks, id);
        self.xml.close_line("authorialNote");
    }

    /// Writes blocks, or an empty paragraph if there are none and the schema requires one.
    pub fn flow_or_empty_paragraph(&mut self, blocks: &[Block], parent: &str) {
        if blocks.is_empty() {
            self.xml.empty("p", &[]);
        }
        self.flow(blocks, parent);
    }
}

/// Adds the attribute for a language that differs from the language of the context.
pub fn add_language<'a>(attributes: &mut Vec<(&'a str, &'a str)>, language: Option<&'a Language>) {
    if let Some(language) = language {
        attributes.push(("xml:lang", language.tag()));
    }
}
