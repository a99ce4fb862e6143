//! Characters that are none of a text's: web pages, EPUBs and XML cannot have them.

use crate::diagnostic::{Code, Diagnostic};
use crate::{Inline, Inlines, Resolution, Vote, is_text};

use super::walk::for_each_line;

const HELP: &str = "take it out, or write the character that is meant";

/// Finds the characters of the words that are no text; they can come from an escape, as `\u0001`
/// in JSON or `&#1;` in Markdown, where the file itself has none.
pub fn check(resolution: &mut Resolution) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for_each_line(resolution, &mut |_, line| check_line(line, &mut findings));
    for subject in &resolution.subjects {
        check_words(subject, &mut findings);
    }
    let enactments = resolution.enactments().into_iter();
    for vote in enactments.filter_map(|enactment| enactment.vote.as_ref()) {
        check_vote(vote, &mut findings);
    }
    findings
}

fn check_line(line: &mut Inlines, findings: &mut Vec<Diagnostic>) {
    for inline in line {
        if let Inline::Text { text, .. } | Inline::Reference { text, .. } = inline {
            check_words(text, findings);
        } else if let Some(content) = inline.content_mut() {
            check_line(content, findings);
        }
    }
}

fn check_vote(vote: &Vote, findings: &mut Vec<Diagnostic>) {
    for tally in [&vote.in_favour, &vote.against, &vote.abstaining] {
        for state in &tally.states {
            check_words(state, findings);
        }
    }
}

fn check_words(words: &str, findings: &mut Vec<Diagnostic>) {
    let wrong = words.char_indices().filter(|(_, one)| !is_text(*one));
    for (position, character) in wrong {
        let before = words[..position].split(|one| !is_text(one)).next_back();
        findings.push(not_text(character, before.unwrap_or_default()));
    }
}

/// The finding that a character is no text, with the words before it.
fn not_text(character: char, before: &str) -> Diagnostic {
    let shown: Vec<char> = before.chars().rev().take(20).collect();
    let shown: String = shown.into_iter().rev().collect();
    let message = format!(
        "the text has the character U+{:04X}, which is no text, after “{shown}”",
        u32::from(character)
    );
    Diagnostic::error(Code::NotText, message, HELP)
}
