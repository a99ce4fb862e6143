//! Finds mentions of other documents, which become links.
//!
//! Full symbols (`E/2009/28`, `WHA74.5`) are found in every language. Numbers of resolutions
//! (`resolution 64/182`) are found in the languages for which the body has words, if the words around
//! them identify the body. Other numbers are not linked: resolution 53/4 of a Commission is not a
//! resolution of the Assembly.

mod phrase;

use std::ops::Range;

use crate::body::{Bodies, Body, BodyId, Form, Introduction, Parts, Pattern};
use crate::{Href, Inline, Inlines, Language, Resolved, Symbol};

use super::walk::{LineKind, for_each_line_mut};

/// A mention of a document in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// The bytes of the text that becomes the link.
    pub span: Range<usize>,
    /// The symbol of the mentioned document.
    pub symbol: Symbol,
}

/// Turns every mention in the document into a reference. The symbol of the document itself and the
/// numbers in its title are not linked.
pub fn find(resolution: &mut Resolved, bodies: &Bodies) {
    let body = bodies.get_or_neutral(&resolution.body);
    let addresses = Addresses {
        bodies,
        body: &resolution.body.clone(),
        language: &resolution.language.clone(),
    };
    let own = resolution.symbol.clone();
    let speaker = Speaker::of(body, &own);
    for_each_line_mut(resolution, &mut |place, line| {
        if matches!(place.kind, LineKind::Title | LineKind::Closing) {
            return;
        }
        let mut text = String::new();
        collect(line, &mut text);
        let mut mentions = recognise(&text, addresses.language, &speaker);
        mentions.retain(|mention| mention.symbol != own);
        if !mentions.is_empty() {
            let mut offset = 0;
            replace(line, &mentions, &mut offset, addresses);
        }
    });
}

/// The addresses of the official documents that a document mentions.
#[derive(Clone, Copy)]
struct Addresses<'b> {
    bodies: &'b Bodies,
    /// The body of the document.
    body: &'b BodyId,
    /// The language of the document.
    language: &'b Language,
}

impl Addresses<'_> {
    fn of(&self, symbol: &Symbol) -> Option<Href> {
        let Addresses { bodies, body, .. } = self;
        bodies.official_href(symbol, body, self.language)
    }
}

/// Links every reference to the address that `to` returns, or to the official document if it returns
/// none. Links to official documents in the language of the document are treated as references.
pub fn link(
    resolution: &mut Resolved,
    bodies: &Bodies,
    to: &mut impl FnMut(&Symbol) -> Option<Href>,
) {
    let addresses = Addresses {
        bodies,
        body: &resolution.body.clone(),
        language: &resolution.language.clone(),
    };
    for_each_line_mut(resolution, &mut |_, line| link_line(line, to, addresses));
}

fn link_line(
    line: &mut Inlines,
    to: &mut impl FnMut(&Symbol) -> Option<Href>,
    addresses: Addresses<'_>,
) {
    for inline in line {
        if let Inline::Reference { href, symbol, .. } = inline {
            *href = to(symbol).or_else(|| addresses.of(symbol));
        } else if let Inline::Link { href, .. } = inline {
            let Addresses {
                bodies, language, ..
            } = addresses;
            let symbol = bodies.symbol_of_official_href(href.as_str(), language);
            if let Some(own) = symbol.and_then(|symbol| to(&symbol)) {
                *href = own;
            }
        } else if let Inline::Text { stands_for, .. } = inline {
            link_line(stands_for, to, addresses);
        } else if let Some(content) = inline.content_mut() {
            link_line(content, to, addresses);
        }
    }
}

/// Collects the text in which mentions are searched. Links and references cannot contain further
/// links, so each of their bytes is replaced by a character that is not part of any symbol.
fn collect(line: &Inlines, text: &mut String) {
    for inline in line {
        match inline {
            Inline::Text { text: words, .. } => text.push_str(words),
            Inline::Reference { text: words, .. } => text.push_str(&"\u{1}".repeat(words.len())),
            Inline::Link { content, .. } => {
                let words = crate::plain_text(content);
                text.push_str(&"\u{1}".repeat(words.len()));
            }
            Inline::LineBreak => text.push('\n'),
            Inline::NoteCall { .. } => {}
            other => {
                if let Some(content) = other.content() {
                    collect(content, text);
                }
            }
        }
    }
}

fn replace(line: &mut Inlines, mentions: &[Mention], offset: &mut usize, addresses: Addresses<'_>) {
    let mut replaced = Inlines::with_capacity(line.len());
    for mut inline in line.drain(..) {
        match inline {
            Inline::Text { text, .. } => {
                split(&text, *offset, mentions, addresses, &mut replaced);
                *offset += text.len();
            }
            Inline::Reference { ref text, .. } => {
                *offset += text.len();
                replaced.push(inline);
            }
            Inline::Link { ref content, .. } => {
                *offset += crate::plain_text(content).len();
                replaced.push(inline);
            }
            Inline::LineBreak => {
                *offset += 1;
                replaced.push(inline);
            }
            Inline::NoteCall { .. } => replaced.push(inline),
            _ => {
                if let Some(content) = inline.content_mut() {
                    replace(content, mentions, offset, addresses);
                }
                replaced.push(inline);
            }
        }
    }
    *line = replaced;
}

fn split(
    text: &str,
    offset: usize,
    mentions: &[Mention],
    addresses: Addresses<'_>,
    replaced: &mut Inlines,
) {
    let mut done = 0;
    let end = offset + text.len();
    let first = mentions.partition_point(|mention| mention.span.start < offset);
    for mention in &mentions[first..] {
        if mention.span.start >= end {
            break;
        }
        // A mention that crosses the boundary of an emphasis is not linked.
        if mention.span.end > end {
            continue;
        }
        let start = mention.span.start - offset;
        if start > done {
            replaced.push(Inline::text(&text[done..start]));
        }
        done = mention.span.end - offset;
        replaced.push(Inline::Reference {
            href: addresses.of(&mention.symbol),
            symbol: mention.symbol.clone(),
            text: text[start..done].to_owned(),
        });
    }
    if done < text.len() {
        replaced.push(Inline::text(&text[done..]));
    }
}

/// The body that speaks in a document. It decides for “its resolution 5/1”.
#[derive(Debug, Clone)]
pub struct Speaker<'b> {
    body: &'b Body,
    /// The parts of the symbol of the document.
    parts: Parts,
}

impl<'b> Speaker<'b> {
    /// Returns the body of the document with a symbol.
    pub fn of(body: &'b Body, symbol: &Symbol) -> Self {
        let parts = body.documents_of(symbol).map(|(_, parts)| parts);
        Speaker {
            body,
            parts: parts.unwrap_or_default(),
        }
    }

    /// Whether the body can mention a document of its own with these parts.
    fn can_mention(&self, form: &Form, parts: &Parts) -> bool {
        let number = |parts: &Parts| parts.get(form.not_later.as_ref()?)?.parse::<u32>().ok();
        match (number(parts), number(&self.parts)) {
            (Some(mentioned), Some(own)) => mentioned <= own,
            _ => true,
        }
    }
}

/// Returns the mentions in a text, in order.
pub fn recognise(text: &str, language: &Language, speaker: &Speaker<'_>) -> Vec<Mention> {
    let body = speaker.body;
    let mut mentions = full_symbols(text, body);
    if let Some(words) = body.references.languages.get(&language.primary()) {
        mentions.extend(match &words.phrases {
            Some(phrases) => phrase::mentions(text, words, phrases, speaker),
            None => numbers(text, words, speaker),
        });
    }
    mentions.sort_by_key(|mention| mention.span.start);
    mentions.dedup_by(|later, earlier| later.span.start < earlier.span.end);
    mentions
}

/// Returns the symbols in a text that are written in full.
fn full_symbols(text: &str, body: &Body) -> Vec<Mention> {
    let Some(symbols) = &body.references.symbols else {
        return Vec::new();
    };
    let found = symbols.find_iter(text).filter_map(|found| {
        let before = text[..found.start()].chars().next_back();
        let after = text[found.end()..].chars().next();
        let joined = |character: Option<char>| {
            character.is_some_and(|c| continues_symbol(c) || matches!(c, '/' | '_'))
        };
        let counts = found.as_str().contains(|c: char| c.is_ascii_digit());
        if joined(before) || joined(after) || before == Some('.') || !counts {
            return None;
        }
        Some(Mention {
            span: found.range(),
            symbol: found.as_str().replace('\u{a0}', " ").parse().ok()?,
        })
    });
    found.collect()
}

/// Whether a character directly beside a symbol belongs to the same word. Chinese has no spaces around
/// symbols, and Arabic writes short words together with the next one.
fn continues_symbol(character: char) -> bool {
    let is_of_other_script = matches!(
        character,
        '\u{600}'..='\u{6ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}'
    );
    character.is_alphanumeric() && !is_of_other_script
}

/// The body whose documents a list of numbers names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Owner<'w> {
    /// The preceding words name a body.
    Named(&'w BodyId),
    /// They do not name a body: the form of the number and the body of the document decide.
    Unnamed,
    /// They name a body whose documents are not linked.
    Other,
}

/// Returns the documents that are mentioned by a number after introducing words.
fn numbers(text: &str, words: &Introduction, speaker: &Speaker<'_>) -> Vec<Mention> {
    let mut mentions = Vec::new();
    for found in words.introduced_by.find_iter(text) {
        let owner = owner(&text[..found.start()], words);
        let mut at = found.end();
        while let Some(number) = number(&text[at..], owner, speaker) {
            let span = at..at + number.length;
            let end = span.end;
            if let Some(symbol) = number.symbol {
                mentions.push(Mention { span, symbol });
            }
            let between = words.between.as_ref();
            let Some(gap) = between.and_then(|between| between.find(&text[end..])) else {
                break;
            };
            // A gap without a character would find the same number again.
            if gap.start() > 0 || gap.end() == 0 {
                break;
            }
            at = end + gap.end();
        }
    }
    mentions
}

/// A number at the beginning of a text.
struct Number {
    length: usize,
    /// The document, if it is known.
    symbol: Option<Symbol>,
}

/// Returns the number at the beginning of a text. Its form alone shows the body only if it is
/// distinct. If not, it belongs to the body that speaks, or else to its parent.
fn number(text: &str, owner: Owner<'_>, speaker: &Speaker<'_>) -> Option<Number> {
    let body = speaker.body;
    let forms = body.references.forms.iter();
    let found: Vec<(&Form, usize, Parts)> = forms
        .filter_map(|form| {
            let (length, parts) = form.text.read_start(text)?;
            Some((form, length, parts))
        })
        .collect();
    let is_own =
        |form: &Form, parts: &Parts| form.body == body.id && speaker.can_mention(form, parts);
    let meant = match owner {
        Owner::Named(named) => found.iter().find(|(form, ..)| form.body == *named),
        Owner::Unnamed => found
            .iter()
            .find(|(form, _, parts)| form.is_distinct || is_own(form, parts))
            .or_else(|| {
                let parent = body.parent.as_ref();
                let has_own = found.iter().any(|(form, ..)| form.body == body.id);
                let mut of_parent = found.iter().filter(|_| has_own);
                of_parent.find(|(form, ..)| Some(&form.body) == parent)
            }),
        Owner::Other => None,
    };
    let symbol = meant.and_then(|(form, length, parts)| {
        let symbol = form.symbol.write(parts)?.parse().ok()?;
        Some((*length, symbol))
    });
    match symbol {
        Some((length, symbol)) => Some(Number {
            length,
            symbol: Some(symbol),
        }),
        None => found.first().map(|(_, length, _)| Number {
            length: *length,
            symbol: None,
        }),
    }
}

/// Returns the body of a document, from the words before the introducing ones.
fn owner<'w>(before: &str, introduction: &'w Introduction) -> Owner<'w> {
    let words = last_words(before);
    if let Some(body) = named_in_clause(&words, introduction) {
        return Owner::Named(body);
    }
    let ends_with = |name: &[String]| {
        let name = name.iter().rev().map(String::as_str);
        let length = name.len();
        length <= words.len() && name.eq(words[..length].iter().copied())
    };
    let named = introduction.names.iter();
    let named = named.filter(|(name, _)| ends_with(name));
    let named = named.max_by_key(|(name, _)| name.len());
    let others = introduction.other_names.iter();
    let other = others.filter(|name| ends_with(name)).map(Vec::len).max();
    match (named, other) {
        (Some((name, _)), Some(other)) if other >= name.len() => Owner::Other,
        (Some((_, body)), _) => Owner::Named(body),
        (None, Some(_)) => Owner::Other,
        (None, None) => {
            let mut unspecific = introduction.unspecific_names.iter();
            if unspecific.any(|name| ends_with(name)) {
                return Owner::Unnamed;
            }
            // “Recalling resolution …” begins a paragraph; any other capital begins a name.
            let is_name = words.len() > 1
                && words[0].starts_with(char::is_uppercase)
                && introduction.capitals_are_names;
            if is_name || names_other_body(&words, introduction) {
                Owner::Other
            } else {
                Owner::Unnamed
            }
        }
    }
}

/// Returns the body that the clause before “resolution” names, from its words from the last to the
/// first.
fn named_in_clause<'w>(words: &[&str], introduction: &'w Introduction) -> Option<&'w BodyId> {
    if introduction.clauses.is_empty() {
        return None;
    }
    let in_order: Vec<&str> = words.iter().rev().copied().collect();
    let clause = in_order.join(" ");
    let mut clauses = introduction.clauses.iter();
    let named = clauses.find(|(expression, _)| {
        let is_other = |unless: &Pattern| unless.is_match(&clause);
        expression.words.is_match(&clause) && !expression.unless.as_ref().is_some_and(is_other)
    });
    named.map(|(_, body)| body)
}

/// Returns the last words of a clause, from the end. Only so many are read that a paragraph with many
/// numbers takes linear time.
fn last_words(before: &str) -> Vec<&str> {
    let mut words = Vec::new();
    for word in before.rsplit(char::is_whitespace) {
        let clause_start = word.rfind([';', '.', '\u{1}']);
        let in_clause = clause_start.map_or(word, |position| &word[position + 1..]);
        let in_clause = in_clause.trim_matches(|c: char| !c.is_alphanumeric());
        if !in_clause.is_empty() {
            words.push(in_clause);
        }
        if clause_start.is_some() || words.len() == WORDS_MAX {
            break;
        }
    }
    words
}

/// How many words before a number can name its body.
const WORDS_MAX: usize = 30;

/// Returns whether the words, from the last to the first, name another body: “the Commission on
/// Narcotic Drugs, in its resolution 53/4”.
fn names_other_body(words: &[&str], introduction: &Introduction) -> bool {
    let names = introduction.names.iter().map(|(name, _)| name);
    let known: Vec<&str> = names
        .chain(&introduction.unspecific_names)
        .filter_map(|name| name.last().map(String::as_str))
        .collect();
    for word in words {
        if known.contains(word) {
            return false;
        }
        if introduction.other_words.iter().any(|other| other == word) {
            return true;
        }
    }
    false
}
