//! Finds mentions of other United Nations documents, which become links.
//!
//! Full symbols (`E/2009/28`, `S/2003/641`) are found in every language. In English, numbers of
//! resolutions (`resolution 64/182`) are found if the words before them identify the body. Other
//! numbers are not linked: resolution 53/4 of a Commission is not a resolution of the Assembly.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use crate::{Body, Href, Inline, Inlines, Language, Resolved, Symbol};

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
pub fn find(resolution: &mut Resolved) {
    let language = resolution.language.clone();
    let own = resolution.symbol.clone();
    let speaker = Speaker {
        body: resolution.body,
        session: session_of_council(&own),
    };
    for_each_line_mut(resolution, &mut |place, line| {
        if matches!(place.kind, LineKind::Title | LineKind::Closing) {
            return;
        }
        let mut text = String::new();
        collect(line, &mut text);
        let mut mentions = recognise(&text, &language, speaker);
        mentions.retain(|mention| mention.symbol != own);
        if !mentions.is_empty() {
            let mut offset = 0;
            replace(line, &mentions, &mut offset, &language);
        }
    });
}

/// Links every reference to the address that `to` returns, or to the United Nations document site
/// if it returns none. Links to that site in the language of the document are treated as
/// references.
pub fn link(resolution: &mut Resolved, to: &mut impl FnMut(&Symbol) -> Option<Href>) {
    let language = resolution.language.clone();
    for_each_line_mut(resolution, &mut |_, line| link_line(line, to, &language));
}

fn link_line(
    line: &mut Inlines,
    to: &mut impl FnMut(&Symbol) -> Option<Href>,
    language: &Language,
) {
    for inline in line {
        if let Inline::Reference { href, symbol, .. } = inline {
            *href = to(symbol).unwrap_or_else(|| symbol.official_href(language));
        } else if let Inline::Link { href, .. } = inline {
            let symbol = Symbol::of_official_href(href.as_str(), language);
            if let Some(own) = symbol.and_then(|symbol| to(&symbol)) {
                *href = own;
            }
        } else if let Inline::Text { stands_for, .. } = inline {
            link_line(stands_for, to, language);
        } else if let Some(content) = inline.content_mut() {
            link_line(content, to, language);
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

fn replace(line: &mut Inlines, mentions: &[Mention], offset: &mut usize, language: &Language) {
    let mut replaced = Inlines::with_capacity(line.len());
    for mut inline in line.drain(..) {
        match inline {
            Inline::Text { text, .. } => {
                split(&text, *offset, mentions, language, &mut replaced);
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
                    replace(content, mentions, offset, language);
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
    language: &Language,
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
            href: mention.symbol.official_href(language),
            symbol: mention.symbol.clone(),
            text: text[start..done].to_owned(),
        });
    }
    if done < text.len() {
        replaced.push(Inline::text(&text[done..]));
    }
}

/// The body that speaks in a document. It decides for “its resolution 5/1”.
#[derive(Debug, Clone, Copy)]
pub struct Speaker {
    body: Body,
    /// The session of the Human Rights Council in which the document was adopted. The Council
    /// cannot mention resolutions of its later sessions: 70/1 is one of the Assembly.
    session: Option<u32>,
}

impl Speaker {
    /// Returns the body of “its resolution” of a session: that of the document, if the session is
    /// not later than the document.
    fn body_of(self, session: &str) -> Body {
        let session = session.split('/').next().unwrap_or_default();
        match (session.parse::<u32>(), self.session) {
            (Ok(session), Some(own)) if session > own => Body::GeneralAssembly,
            _ => self.body,
        }
    }
}

/// Returns the session of the Human Rights Council in a symbol: 54 in `A/HRC/RES/54/18`.
fn session_of_council(symbol: &Symbol) -> Option<u32> {
    let (_, session) = symbol.as_str().strip_prefix("A/HRC/")?.split_once('/')?;
    session.split('/').next()?.parse().ok()
}

/// Returns the mentions in a text, in order.
pub fn recognise(text: &str, language: &Language, speaker: Speaker) -> Vec<Mention> {
    let mut mentions = full_symbols(text);
    if language.primary() == "en" {
        mentions.extend(english_numbers(text, speaker));
    }
    mentions.sort_by_key(|mention| mention.span.start);
    mentions.dedup_by(|later, earlier| later.span.start < earlier.span.end);
    mentions
}

/// The series of the United Nations document site, by their first part.
static FULL_SYMBOL: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?x)
        (?:A|E|S|T|ST|DP|DC|TD|CCPR|CEDAW|CERD|CRC|CAT|CED|CRPD|CMW|FCCC|UNEP|HSP|HRI|PBC|SPLOS|NPT)
        (?:/(?:Rev|Add|Corr)\.[0-9]+|/(?:ES-|S-)?[A-Z0-9]+(?:[.\-][A-Z0-9]+)*)+
        (?:\ \((?:Part|Vol\.)\ [IVX]+\)|\ \((?:19|20)[0-9]{2}\))?
        ",
    )
    .expect("a valid pattern")
});

fn full_symbols(text: &str) -> Vec<Mention> {
    let found = FULL_SYMBOL.find_iter(text).filter_map(|found| {
        let before = text[..found.start()].chars().next_back();
        let after = text[found.end()..].chars().next();
        let joined = |character: Option<char>| {
            character.is_some_and(|c| c.is_alphanumeric() || matches!(c, '/' | '_'))
        };
        let counts = found.as_str().contains(|c: char| c.is_ascii_digit());
        if joined(before) || joined(after) || before == Some('.') || !counts {
            return None;
        }
        Some(Mention {
            span: found.range(),
            symbol: found.as_str().parse().ok()?,
        })
    });
    found.collect()
}

static INTRODUCTION: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"\b[Rr]esolutions?[ \u{a0}]").expect("a valid pattern"));

/// One number of a list: of the Assembly (64/182, S-20/2, 60/234 B, 217 A (III)) or of a council
/// (2012/12, 1325 (2000)).
static NUMBER: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?x)^(?:
        (?<session>(?:E?S-)?[0-9]{1,3}/[0-9]{1,3})(?<letter>[\ \u{a0}][A-Z](?:[-–][A-Z])?)?\b
        |(?<year>(?:19|20)[0-9]{2}/[0-9]{1,3})\b
        |(?<old>[0-9]{1,4})(?:[\ \u{a0}][A-Z])?[\ \u{a0}]\((?<roman>(?:S-|ES-)?[IVXLC]+)\)
        |(?<council>[0-9]{1,4})[\ \u{a0}]\((?<adopted>(?:19|20)[0-9]{2})\)
        )",
    )
    .expect("a valid pattern")
});

/// The text between two numbers of a list: dates, commas, “and”.
static BETWEEN: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?x)^
        (?:[\ \u{a0}]of[\ \u{a0}][0-9]{1,2}[\ \u{a0}][A-Z][a-z]+(?:[\ \u{a0}][0-9]{4})?)?
        (?:,[\ \u{a0}]and[\ \u{a0}]|,[\ \u{a0}]|[\ \u{a0}]and[\ \u{a0}]|[\ \u{a0}]or[\ \u{a0}])",
    )
    .expect("a valid pattern")
});

/// The body whose resolutions a list of numbers names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Owner {
    /// The preceding words name a body.
    Named(Body),
    /// They do not name a body: the form of the number and the body of the document decide.
    Unnamed,
    /// They name a body whose resolutions have no known address.
    Other,
}

fn english_numbers(text: &str, speaker: Speaker) -> Vec<Mention> {
    let mut mentions = Vec::new();
    for found in INTRODUCTION.find_iter(text) {
        let owner = owner(&text[..found.start()]);
        let mut at = found.end();
        while let Some(captures) = NUMBER.captures(&text[at..]) {
            let whole = &captures[0];
            let span = at..at + whole.len();
            if let Some(symbol) = symbol_of(&captures, owner, speaker) {
                mentions.push(Mention {
                    span: span.clone(),
                    symbol,
                });
            }
            let Some(gap) = BETWEEN.find(&text[span.end..]) else {
                break;
            };
            at = span.end + gap.end();
        }
    }
    mentions
}

/// Returns the body of a resolution, from the words before “resolution”.
fn owner(before: &str) -> Owner {
    let words = last_words(before);
    if is_of_assembly(&words) {
        return Owner::Named(Body::GeneralAssembly);
    }
    let from_end = |index: usize| words.get(index).copied().unwrap_or_default();
    match from_end(0) {
        "Assembly" if from_end(1) == "Health" || from_end(1) == "Environment" => Owner::Other,
        "Assembly" => Owner::Named(Body::GeneralAssembly),
        "Council" => match from_end(1) {
            "Security" => Owner::Named(Body::SecurityCouncil),
            "Rights" => Owner::Named(Body::HumanRightsCouncil),
            "Social" => Owner::Named(Body::EconomicAndSocialCouncil),
            _ => Owner::Unnamed,
        },
        word if word.starts_with(|c: char| c.is_uppercase()) && words.len() > 1 => {
            // “Recalling resolution …” begins a paragraph; any other capital begins a name.
            Owner::Other
        }
        _ if names_other_body(&words) => Owner::Other,
        _ => Owner::Unnamed,
    }
}

/// Returns whether the words, from the last to the first, are “the General Assembly, in paragraph 5
/// (f) of its”. After “to the General Assembly”, “its” may refer to the body that speaks, and after
/// another body to the Assembly: “established the Human Rights Council by its resolution 60/251”.
fn is_of_assembly(words: &[&str]) -> bool {
    const BETWEEN: [&str; 7] = ["in", "by", "of", "also", "paragraph", "paragraphs", "its"];
    let is_between = |word: &&&str| {
        BETWEEN.contains(*word) || word.len() == 1 || word.starts_with(|c: char| c.is_ascii_digit())
    };
    let before = words.iter().skip_while(is_between).copied();
    let before: Vec<&str> = before.take(4).collect();
    let name = before.strip_prefix(&["Assembly"]).unwrap_or_default();
    let name = name.strip_prefix(&["General"]).unwrap_or(name);
    words.first() == Some(&"its") && name.first() == Some(&"the") && name.get(1) != Some(&"to")
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

/// Returns whether the words, from the last to the first, name another body: “the Commission on Narcotic Drugs, in its
/// resolution 53/4”.
fn names_other_body(words: &[&str]) -> bool {
    const OTHER: [&str; 9] = [
        "Commission",
        "Committee",
        "Conference",
        "Congress",
        "Organization",
        "Agency",
        "Programme",
        "Union",
        "Board",
    ];
    const LINKED: [&str; 2] = ["Assembly", "Council"];
    for word in words {
        if LINKED.contains(word) {
            return false;
        }
        if OTHER.contains(word) {
            return true;
        }
    }
    false
}

fn symbol_of(captures: &regex::Captures<'_>, owner: Owner, speaker: Speaker) -> Option<Symbol> {
    let group = |name: &str| captures.name(name).map(|group| group.as_str());
    let body = match owner {
        Owner::Other => return None,
        Owner::Named(body) => Some(body),
        Owner::Unnamed => None,
    };
    let text = if let Some(session) = group("session") {
        let letter = group("letter").unwrap_or_default().replace('\u{a0}', " ");
        let letter = letter.replace('–', "-");
        match body.unwrap_or(speaker.body_of(session)) {
            Body::GeneralAssembly => format!("A/RES/{session}{letter}"),
            Body::HumanRightsCouncil if is_session_of_council(session) => {
                format!("A/HRC/RES/{session}")
            }
            _ => return None,
        }
    } else if let Some(year) = group("year") {
        match body {
            None | Some(Body::EconomicAndSocialCouncil) => format!("E/RES/{year}"),
            Some(_) => return None,
        }
    } else if let (Some(number), Some(roman)) = (group("old"), group("roman")) {
        // Old symbols do not contain the letter: 217 A (III) is A/RES/217(III).
        match body.unwrap_or(Body::GeneralAssembly) {
            Body::GeneralAssembly => format!("A/RES/{number}({roman})"),
            _ => return None,
        }
    } else {
        let (number, year) = (group("council")?, group("adopted")?);
        match body {
            None | Some(Body::SecurityCouncil) => format!("S/RES/{number}({year})"),
            Some(_) => return None,
        }
    };
    text.parse().ok()
}

/// Returns whether a session can be one of the Human Rights Council, whose sessions are numbered
/// from 1 and have not reached 100.
fn is_session_of_council(session: &str) -> bool {
    session.split('/').next().is_some_and(|session| {
        session
            .trim_start_matches("S-")
            .parse()
            .is_ok_and(|session: u32| session < 100)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(String, String)> {
        found_by(text, Body::GeneralAssembly)
    }

    /// Returns the speaker of a document of this body; of the Human Rights Council, of its session 54.
    fn speaker(body: Body) -> Speaker {
        let session = (body == Body::HumanRightsCouncil).then_some(54);
        Speaker { body, session }
    }

    fn found_by(text: &str, body: Body) -> Vec<(String, String)> {
        recognise(text, &"en".parse().unwrap(), speaker(body))
            .into_iter()
            .map(|mention| (text[mention.span].to_owned(), mention.symbol.to_string()))
            .collect()
    }

    fn pairs(expected: &[(&str, &str)]) -> Vec<(String, String)> {
        let owned = |pair: &(&str, &str)| (pair.0.to_owned(), pair.1.to_owned());
        expected.iter().map(owned).collect()
    }

    #[test]
    fn full_symbols_are_found_as_written() {
        for symbol in [
            "A/68/458",
            "E/2009/28",
            "E/2003/28/Rev.1",
            "S/2003/641",
            "E/INCB/2012/1",
            "A/68/126",
            "A/CONF.157/24 (Part I)",
            "A/79/L.63",
            "A/79/PV.62",
            "A/RES/ES-10/24",
            "S/RES/2334 (2016)",
            "S/PRST/2024/1",
            "A/HRC/RES/54/1",
            "ST/SGB/2018/1",
            "A/C.3/68/L.7/Rev.1",
        ] {
            let text = format!("See {symbol}, annex.");
            assert_eq!(found(&text), pairs(&[(symbol, symbol)]), "{text}");
        }
    }

    #[test]
    fn text_that_only_resembles_a_symbol_is_not_linked() {
        for text in [
            "and/or",
            "HIV/AIDS",
            "A/B",
            "TCP/IP",
            "see http://x.org/A/68/1",
            "24/7",
            "the years 2012/13",
            "UNA/68/1",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
    }

    #[test]
    fn numbers_of_resolutions_belong_to_the_assembly_unless_another_body_is_named() {
        assert_eq!(
            found("Recalling its resolution 53/115 of 9 December 1998"),
            pairs(&[("53/115", "A/RES/53/115")])
        );
        assert_eq!(found("Resolution 55/2."), pairs(&[("55/2", "A/RES/55/2")]));
        assert_eq!(
            found("See resolution 60/1."),
            pairs(&[("60/1", "A/RES/60/1")])
        );
        assert_eq!(
            found("including General Assembly resolution 67/193 of 20 December 2012"),
            pairs(&[("67/193", "A/RES/67/193")])
        );
        assert_eq!(
            found("Recalling resolutions 55/2, 60/1 of 16 September 2005 and 61/250 B"),
            pairs(&[
                ("55/2", "A/RES/55/2"),
                ("60/1", "A/RES/60/1"),
                ("61/250 B", "A/RES/61/250 B"),
            ])
        );
    }

    #[test]
    fn special_sessions_and_old_numbers_are_recognised() {
        assert_eq!(
            found("Resolution S-20/2, annex."),
            pairs(&[("S-20/2", "A/RES/S-20/2")])
        );
        assert_eq!(
            found("Resolutions S-20/4 A-E."),
            pairs(&[("S-20/4 A-E", "A/RES/S-20/4 A-E")])
        );
        assert_eq!(
            found("Resolution 217 A (III)."),
            pairs(&[("217 A (III)", "A/RES/217(III)")])
        );
    }

    #[test]
    fn resolutions_of_other_bodies_are_not_linked_to_the_assembly() {
        for text in [
            "urging Governments to implement Commission on Narcotic Drugs resolution 53/10 of 12 March 2010",
            "recalling in that regard Commission on Narcotic Drugs resolutions 53/4 of 12 March 2010 and 54/6",
            "in accordance with Commission resolution 54/8 of 25 March 2011",
            "the Commission on Narcotic Drugs at its session adopted its resolution 56/4",
            "World Health Assembly resolution 66/10",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
    }

    #[test]
    fn councils_are_identified_by_name_and_by_the_form_of_the_number() {
        assert_eq!(
            found("the Economic and Social Council of its resolution 2012/12 of 26 July 2012"),
            pairs(&[("2012/12", "E/RES/2012/12")])
        );
        assert_eq!(
            found("Security Council resolution 1325 (2000)"),
            pairs(&[("1325 (2000)", "S/RES/1325(2000)")])
        );
        assert_eq!(
            found("Human Rights Council resolution 5/1"),
            pairs(&[("5/1", "A/HRC/RES/5/1")])
        );
        assert_eq!(
            found_by("Recalling its resolution 5/1", Body::HumanRightsCouncil),
            pairs(&[("5/1", "A/HRC/RES/5/1")])
        );
    }

    #[test]
    fn the_human_rights_council_mentions_resolutions_of_the_assembly() {
        let found = |text: &str| found_by(text, Body::HumanRightsCouncil);
        for (text, number) in [
            ("Reaffirming resolution 70/1", "70/1"),
            ("and resolutions 60/251 of 15 March 2006", "60/251"),
            (
                "as stated by the General Assembly in its resolution 48/141",
                "48/141",
            ),
            (
                "Recalling that the Assembly, in its resolution 48/141",
                "48/141",
            ),
            (
                "set out by the General Assembly in paragraph 5 (f) of its resolution 48/141",
                "48/141",
            ),
        ] {
            let symbol = format!("A/RES/{number}");
            assert_eq!(found(text), pairs(&[(number, &symbol)]), "{text}");
        }
        for text in [
            "its recommendation to the General Assembly in its resolution 5/1",
            "Recalling the work of the Council in its resolution 5/1",
        ] {
            assert_eq!(found(text), pairs(&[("5/1", "A/HRC/RES/5/1")]), "{text}");
        }
        let of = |symbol: &str| session_of_council(&symbol.parse().unwrap());
        assert_eq!(of("A/HRC/RES/54/18"), Some(54));
        assert_eq!(of("A/HRC/RES/S-36/1"), None);
        assert_eq!(of("A/RES/54/18"), None);
    }

    #[test]
    fn a_document_in_another_language_has_full_symbols_linked() {
        let mentions = recognise(
            "voir A/68/458",
            &"fr".parse().unwrap(),
            speaker(Body::GeneralAssembly),
        );
        assert_eq!(mentions.len(), 1);
    }
}
