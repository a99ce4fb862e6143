//! Finds numbers of documents in phrases that name the body: “résolution 68/197 de l’Assemblée
//! générale”. Only these are linked, because in many languages the name is after the number.

use crate::body::{Form, Introduction, Parts, Pattern, PhraseOfBody, Phrases};

use super::{Mention, Speaker};

/// How many bytes before a number can name its body.
const BEFORE_MAX: usize = 200;

/// A number in a list.
struct Number<'b> {
    mention: Mention,
    form: &'b Form,
    parts: Parts,
}

/// Returns the documents that are mentioned by numbers in phrases.
pub fn mentions(
    text: &str,
    words: &Introduction,
    phrases: &Phrases,
    speaker: &Speaker<'_>,
) -> Vec<Mention> {
    let mut mentions: Vec<Mention> = Vec::new();
    for found in words.introduced_by.find_iter(text) {
        let start = found.end();
        // The words can also be between two numbers of a list: 第.
        if mentions
            .last()
            .is_some_and(|last| found.start() < last.span.end)
        {
            continue;
        }
        let mut of_bodies = phrases.of_bodies.iter();
        let list = of_bodies.find_map(|phrase| {
            let list = list(text, start, phrase, words, speaker);
            let list = meant(text, start, list, (phrases, phrase), speaker);
            (!list.is_empty()).then_some(list)
        });
        mentions.extend(list.unwrap_or_default());
    }
    mentions
}

/// Returns the numbers of a body in a list that begins at a position.
fn list<'b>(
    text: &str,
    start: usize,
    phrase: &PhraseOfBody,
    words: &Introduction,
    speaker: &Speaker<'b>,
) -> Vec<Number<'b>> {
    let forms = speaker.body.references.forms.iter();
    let forms: Vec<&Form> = forms.filter(|form| form.body == phrase.body).collect();
    let mut list = Vec::new();
    let mut at = start;
    loop {
        let number = forms.iter().find_map(|form| {
            let (length, parts) = form.text.read_start(&text[at..])?;
            let mention = Mention {
                span: at..at + length,
                symbol: form.symbol.write(&parts)?.parse().ok()?,
            };
            Some(Number {
                mention,
                form,
                parts,
            })
        });
        let Some(number) = number else { break };
        let end = number.mention.span.end;
        list.push(number);
        let gap = words
            .between
            .as_ref()
            .and_then(|gap| gap.find(&text[end..]));
        match gap {
            Some(gap) if !gap.is_empty() => at = end + gap.end(),
            _ => break,
        }
    }
    list
}

/// Returns the numbers of a list that certainly belong to the body.
fn meant(
    text: &str,
    start: usize,
    list: Vec<Number<'_>>,
    (phrases, phrase): (&Phrases, &PhraseOfBody),
    speaker: &Speaker<'_>,
) -> Vec<Mention> {
    let Some(end) = list.last().map(|number| number.mention.span.end) else {
        return Vec::new();
    };
    let is_at = |pattern: &Option<Pattern>, at: usize| {
        let pattern = pattern.as_ref();
        pattern.is_some_and(|pattern| pattern.is_match(&text[at..]))
    };
    if phrases.followed_by.is_some() && !is_at(&phrases.followed_by, end) {
        return Vec::new();
    }
    let first = text.floor_char_boundary(start.saturating_sub(BEFORE_MAX));
    let is_before = |pattern: &Option<Pattern>| {
        let pattern = pattern.as_ref();
        pattern.is_some_and(|pattern| pattern.find_at(&text[..start], first).is_some())
    };
    let is_named_after = is_at(&phrase.named_after, end);
    let is_named = is_named_after || is_before(&phrase.named_before);
    let is_own = speaker.body.id == phrase.body && is_before(&phrases.own);
    let certain = list.into_iter().filter(|number| {
        let is_last = number.mention.span.end == end;
        let is_of_other =
            is_at(&phrases.other_after, number.mention.span.end) && !(is_last && is_named_after);
        let is_of_body = is_named
            || is_own && speaker.can_mention(number.form, &number.parts)
            || phrase.is_unnamed && number.form.is_distinct;
        is_of_body && !is_of_other
    });
    certain.map(|number| number.mention).collect()
}
