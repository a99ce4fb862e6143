//! The start of a catalogue for a further language.

use std::ops::Range;

use publish_model::Language;

use crate::Templates;

use super::ENGLISH;

/// Returns the text of a catalogue in which nothing is translated: every English message as a
/// comment, to be translated and uncommented.
pub fn new_catalogue(templates: &Templates, language: &Language) -> String {
    let english = templates.built_in_text(ENGLISH).unwrap_or_default();
    let mut text = format!("### Word catalogue for “{language}”. {INSTRUCTIONS}\n");
    let messages = english
        .find("\n## ")
        .map_or(english, |start| &english[start..]);
    for line in messages.lines() {
        let line = match line.strip_prefix("# ") {
            Some(comment) => format!("### {comment}"),
            None if line.is_empty() || line.starts_with('#') => line.to_owned(),
            None => format!("# {line}"),
        };
        text.push_str(&line);
        text.push('\n');
    }
    text
}

const INSTRUCTIONS: &str = "\
To translate a message, delete the “# ” before
### each of its lines and write your own text after the equals sign. The messages that are still
### comments stay English. “publish new-language” with this language lists them.
###
### Syntax: Project Fluent. `key = text` is a message, { $name } a variable, { other-key } another
### message. { $name -> [one] text *[other] text } selects a variant; * marks the default. { \": \" }
### keeps spaces at the start or end of a text. DATETIME writes a date by the language’s CLDR data.";

/// Returns the span of a message's name in a comment.
pub fn line_of(name: &str, text: &str) -> Option<Range<usize>> {
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let commented = line.strip_prefix("# ");
        let rest = commented.and_then(|line| line.strip_prefix(name));
        if rest.is_some_and(|rest| rest.trim_start().starts_with('=')) {
            let start = start + "# ".len();
            return Some(start..start + name.len());
        }
        start += line.len();
    }
    None
}
