//! Characters that are none of a text's: web pages, EPUBs and XML cannot have them.

use crate::diagnostic::{Code, Diagnostic};
use crate::visit::{Visit, walk};
use crate::{Enactment, Inline, Resolved, is_text};

const HELP: &str = "take it out, or write the character that is meant";

/// Finds the characters of the words that are no text; they can come from an escape, as `\u0001`
/// in JSON or `&#1;` in Markdown, where the file itself has none.
pub fn check(resolution: &Resolved) -> Vec<Diagnostic> {
    let mut checker = Checker::default();
    checker.resolution(resolution);
    for subject in &resolution.subjects {
        check_words(subject, &mut checker.findings);
    }
    checker.findings
}

#[derive(Default)]
struct Checker {
    findings: Vec<Diagnostic>,
}

impl Visit for Checker {
    fn enactment(&mut self, enactment: &Enactment) {
        walk::enactment(self, enactment);
        if let Some(vote) = &enactment.vote {
            for tally in [&vote.in_favour, &vote.against, &vote.abstaining] {
                for state in &tally.states {
                    check_words(state, &mut self.findings);
                }
            }
        }
    }

    fn inline(&mut self, inline: &Inline) {
        if let Inline::Text { text, .. } | Inline::Reference { text, .. } = inline {
            check_words(text, &mut self.findings);
        }
        walk::inline(self, inline);
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
