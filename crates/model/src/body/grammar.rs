//! Grammars of symbols: `A/RES/{session}/{number}[ {letters}]`.

use std::collections::BTreeMap;
use std::ops::Range;

use super::Pattern;
use crate::Symbol;

/// The named parts of a symbol or a number with their values: `session` is `68` in A/RES/68/197.
pub type Parts = BTreeMap<String, String>;

/// A pattern with named parts. `{name}` is a part, `[ … ]` may be absent, everything else is
/// literal. A grammar reads the parts of a text and writes a text from parts.
#[derive(Debug, Clone)]
pub struct Grammar {
    pattern: String,
    elements: Vec<Element>,
    /// Matches a complete symbol.
    symbol: Pattern,
    /// Matches the beginning of a text, in which spaces may be no-break spaces.
    mention: Pattern,
    /// The pattern of a mention, without the condition on its position.
    mention_pattern: String,
}

#[derive(Debug, Clone)]
enum Element {
    Literal(String),
    Part(String),
    Optional(Vec<Element>),
}

/// What a grammar is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Use {
    ReadAndWrite,
    Write,
}

/// An error in a grammar, with its position in the pattern.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct GrammarError {
    /// What is wrong.
    pub message: String,
    /// How to correct it.
    pub help: String,
    /// The bytes of the pattern that are wrong.
    pub span: Range<usize>,
}

/// The maximum length of the pattern of a grammar in bytes.
const PATTERN_MAX: usize = 500;

/// The message about a pattern whose parts are not regular expressions or are too large.
pub const TOO_LARGE: &str = "the pattern is too large";

impl Grammar {
    /// Parses a pattern. `parts` has the regular expression of each part.
    ///
    /// # Errors
    /// If a bracket has no counterpart, or a part is unknown or appears twice.
    pub fn parse(pattern: &str, parts: &BTreeMap<String, String>) -> Result<Self, GrammarError> {
        Grammar::parse_as(pattern, parts, Use::ReadAndWrite)
    }

    /// Parses a pattern of texts that are only written, such as addresses. Parts may appear several
    /// times.
    ///
    /// # Errors
    /// If a bracket has no counterpart, or a part is unknown.
    pub fn parse_to_write(
        pattern: &str,
        parts: &BTreeMap<String, String>,
    ) -> Result<Self, GrammarError> {
        Grammar::parse_as(pattern, parts, Use::Write)
    }

    fn parse_as(
        pattern: &str,
        parts: &BTreeMap<String, String>,
        purpose: Use,
    ) -> Result<Self, GrammarError> {
        let whole = |message: &str, help: &str| GrammarError {
            message: message.to_owned(),
            help: help.to_owned(),
            span: 0..pattern.len(),
        };
        if pattern.trim().is_empty() || pattern.len() > PATTERN_MAX {
            let help = "write a pattern such as A/RES/{session}/{number}[ {letters}]";
            return Err(whole("the pattern is empty or too long", help));
        }
        let mut parser = Parser {
            pattern,
            at: 0,
            known: parts,
            used: Vec::new(),
            purpose,
        };
        let elements = parser.elements(None)?;
        let expression = |space: &str| match purpose {
            Use::ReadAndWrite => expression(&elements, parts, space),
            Use::Write => without_groups(&elements, parts),
        };
        let symbol = format!("^(?:{})$", expression(SYMBOL_SPACE));
        let mention_pattern = expression(MENTION_SPACE);
        let end = if ends_in_part(&elements) {
            r"(?-u:\b)"
        } else {
            ""
        };
        let mention = format!("^(?:{mention_pattern}){end}");
        Ok(Grammar {
            pattern: pattern.to_owned(),
            symbol: Pattern::new(symbol),
            mention: Pattern::new(mention),
            mention_pattern: without_groups(&elements, parts),
            elements,
        })
    }

    /// Parses the pattern of symbols.
    ///
    /// # Errors
    /// Those of [`Grammar::parse`], and the first literal character that no symbol can contain.
    pub fn of_symbols(
        pattern: &str,
        parts: &BTreeMap<String, String>,
    ) -> Result<Self, GrammarError> {
        let grammar = Self::parse(pattern, parts)?;
        let mut in_part = false;
        for (at, character) in pattern.char_indices() {
            match character {
                '{' => in_part = true,
                '}' => in_part = false,
                '[' | ']' => {}
                _ if in_part || Symbol::can_contain(character) => {}
                _ => {
                    let message = format!("a symbol cannot contain “{character}”");
                    let help = "use letters from A to Z, digits, spaces and . - _ ( ) , /";
                    return Err(error(&message, help, at..at + character.len_utf8()));
                }
            }
        }
        Ok(grammar)
    }

    /// Compiles the regular expressions of the grammar, which otherwise happens at their first use.
    ///
    /// # Errors
    /// If a part is not a regular expression, or the pattern is too large.
    pub fn check(&self) -> Result<(), GrammarError> {
        let checked = self.symbol.check().and_then(|()| self.mention.check());
        checked.map_err(|_| GrammarError {
            message: TOO_LARGE.to_owned(),
            help: "shorten the expressions in [parts]".to_owned(),
            span: 0..self.pattern.len(),
        })
    }

    /// Returns the pattern as written.
    pub fn pattern(&self) -> &str {
        &self.pattern
    }

    /// Returns the names of all parts, in order.
    pub fn part_names(&self) -> Vec<&str> {
        names(&self.elements, true)
    }

    /// Returns the names of the parts that every text of the grammar has.
    pub fn required_part_names(&self) -> Vec<&str> {
        names(&self.elements, false)
    }

    /// Returns the literal text before the first part.
    pub fn prefix(&self) -> &str {
        match self.elements.first() {
            Some(Element::Literal(literal)) => literal,
            _ => "",
        }
    }

    /// Whether the literal text contains a letter, so that the grammar can be recognised without
    /// words before it.
    pub fn has_letter(&self) -> bool {
        self.elements.iter().any(|element| match element {
            Element::Literal(literal) => literal.contains(char::is_alphabetic),
            Element::Part(_) | Element::Optional(_) => false,
        })
    }

    /// Whether the literal text outside optional groups contains a word, `Resolution No. `, and not only
    /// capitals such as `WHA`.
    pub fn has_word(&self) -> bool {
        self.elements.iter().any(|element| match element {
            Element::Literal(literal) => {
                let has = |is: fn(char) -> bool| literal.contains(is);
                has(|one| one.is_alphabetic() && !one.is_uppercase())
                    || has(char::is_alphabetic) && has(char::is_whitespace)
            }
            Element::Part(_) | Element::Optional(_) => false,
        })
    }

    /// Returns the regular expression of the grammar within a text.
    pub fn expression(&self) -> &str {
        &self.mention_pattern
    }

    /// Returns the parts of a complete symbol, or `None` if it does not follow the grammar. Spaces
    /// may be missing: `S/RES/2334(2016)`.
    pub fn read(&self, text: &str) -> Option<Parts> {
        if !text.starts_with(self.prefix().trim_end()) {
            return None;
        }
        let captures = self.symbol.captures(text)?;
        Some(self.parts_of(&captures))
    }

    /// Returns the length and the parts of the text at the beginning of another one.
    pub fn read_start(&self, text: &str) -> Option<(usize, Parts)> {
        // The words of the prefix may be separated by no-break spaces in a text.
        let first = self.prefix().split(' ').next().unwrap_or_default();
        if !text.starts_with(first) {
            return None;
        }
        let captures = self.mention.captures(text)?;
        let length = captures.get(0)?.len();
        Some((length, self.parts_of(&captures)))
    }

    fn parts_of(&self, captures: &regex::Captures<'_>) -> Parts {
        let names = self.part_names().into_iter();
        let values = names.filter_map(|name| {
            let value = captures.name(&group(name))?.as_str();
            let plain = value.replace('\u{a0}', " ").replace('–', "-");
            Some((name.to_owned(), plain))
        });
        values.collect()
    }

    /// Writes the text that has these parts, without the optional groups that lack a part. Returns
    /// `None` if a part outside such groups is missing.
    pub fn write(&self, parts: &Parts) -> Option<String> {
        write(&self.elements, parts)
    }
}

/// A space of a symbol, which may be missing.
const SYMBOL_SPACE: &str = r"[\ \u{a0}]?";
/// A space in a text.
const MENTION_SPACE: &str = r"[\ \u{a0}]";

struct Parser<'p> {
    pattern: &'p str,
    at: usize,
    known: &'p BTreeMap<String, String>,
    used: Vec<&'p str>,
    purpose: Use,
}

impl<'p> Parser<'p> {
    /// Parses elements to the end of the pattern or, in a group that opened at `open`, to its end.
    fn elements(&mut self, open: Option<usize>) -> Result<Vec<Element>, GrammarError> {
        let mut elements = Vec::new();
        loop {
            let rest = &self.pattern[self.at..];
            let literal = rest.find(['{', '}', '[', ']']).unwrap_or(rest.len());
            if literal > 0 {
                elements.push(Element::Literal(rest[..literal].to_owned()));
                self.at += literal;
            }
            let at = self.at;
            match rest[literal..].chars().next() {
                None if open.is_none() => return Ok(elements),
                None => {
                    let open = open.unwrap_or_default();
                    return Err(error(
                        "“[” is not closed",
                        "add “]” after the optional text",
                        open..open + 1,
                    ));
                }
                Some(']') if open.is_some() => {
                    self.at += 1;
                    return Ok(elements);
                }
                Some('[') if open.is_none() => {
                    self.at += 1;
                    elements.push(Element::Optional(self.elements(Some(at))?));
                }
                Some('{') => elements.push(self.part()?),
                Some('[') => {
                    let message = "an optional group is inside another";
                    let help = "write the two groups one after the other";
                    return Err(error(message, help, at..at + 1));
                }
                Some(bracket) => {
                    let message = format!("“{bracket}” has no opening bracket");
                    let help = "delete it, or add the opening bracket";
                    return Err(error(&message, help, at..at + 1));
                }
            }
        }
    }

    fn part(&mut self) -> Result<Element, GrammarError> {
        let at = self.at;
        let rest = &self.pattern[at + 1..];
        let Some(end) = rest.find('}') else {
            let help = "add “}” after the name of the part";
            return Err(error("“{” is not closed", help, at..at + 1));
        };
        let name = &rest[..end];
        let span = at..at + end + 2;
        if name.is_empty() {
            let help = "write the name of a part of [parts], such as {number}";
            return Err(error("the part has no name", help, span));
        }
        if !self.known.contains_key(name) {
            let known = self.known.keys().map(String::as_str);
            let help = match crate::suggestion::nearest(name, known) {
                Some(nearest) => format!("did you mean “{{{nearest}}}”?"),
                None => format!("add a line such as “{name} = \"[0-9]+\"” to [parts]"),
            };
            return Err(error(&format!("unknown part “{name}”"), &help, span));
        }
        if self.purpose == Use::ReadAndWrite && self.used.contains(&name) {
            let help = "give the second part another name";
            let message = format!("the part “{name}” appears twice");
            return Err(error(&message, help, span));
        }
        self.used.push(name);
        self.at = span.end;
        Ok(Element::Part(name.to_owned()))
    }
}

fn error(message: &str, help: &str, span: Range<usize>) -> GrammarError {
    GrammarError {
        message: message.to_owned(),
        help: help.to_owned(),
        span,
    }
}

/// Returns the name of the group of a part in a regular expression.
fn group(part: &str) -> String {
    format!("part_{}", part.replace('-', "_"))
}

fn literal(text: &str, space: &str) -> String {
    let pieces: Vec<String> = text.split(' ').map(regex::escape).collect();
    pieces.join(space)
}

fn expression(elements: &[Element], parts: &BTreeMap<String, String>, space: &str) -> String {
    let pieces = elements.iter().map(|element| match element {
        Element::Literal(text) => literal(text, space),
        Element::Part(name) => {
            let part = parts.get(name).map_or("", String::as_str);
            format!("(?<{}>{part})", group(name))
        }
        Element::Optional(inner) => format!("(?:{})?", expression(inner, parts, space)),
    });
    pieces.collect()
}

fn without_groups(elements: &[Element], parts: &BTreeMap<String, String>) -> String {
    let pieces = elements.iter().map(|element| match element {
        Element::Literal(text) => literal(text, MENTION_SPACE),
        Element::Part(name) => format!("(?:{})", parts.get(name).map_or("", String::as_str)),
        Element::Optional(inner) => format!("(?:{})?", without_groups(inner, parts)),
    });
    pieces.collect()
}

/// Whether a text can end with a part, so that no letter or digit may follow it.
fn ends_in_part(elements: &[Element]) -> bool {
    match elements.last() {
        Some(Element::Literal(literal)) => literal.ends_with(char::is_alphanumeric),
        Some(Element::Part(_)) => true,
        Some(Element::Optional(inner)) => {
            ends_in_part(inner) || ends_in_part(&elements[..elements.len() - 1])
        }
        None => false,
    }
}

fn names(elements: &[Element], with_optional: bool) -> Vec<&str> {
    let mut found = Vec::new();
    for element in elements {
        match element {
            Element::Literal(_) => {}
            Element::Part(name) => found.push(name.as_str()),
            Element::Optional(inner) if with_optional => found.extend(names(inner, true)),
            Element::Optional(_) => {}
        }
    }
    found
}

fn write(elements: &[Element], parts: &Parts) -> Option<String> {
    let mut text = String::new();
    for element in elements {
        match element {
            Element::Literal(literal) => text.push_str(literal),
            Element::Part(name) => text.push_str(parts.get(name)?),
            Element::Optional(inner) => text.push_str(&write(inner, parts).unwrap_or_default()),
        }
    }
    Some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts() -> BTreeMap<String, String> {
        let parts = [
            ("session", "(?:S-)?[0-9]{1,3}"),
            ("number", "[0-9]+"),
            ("letters", "[A-Z](?:[-–][A-Z])?"),
            ("year", "[0-9]{4}"),
        ];
        let owned = parts.map(|(name, part)| (name.to_owned(), part.to_owned()));
        owned.into_iter().collect()
    }

    #[test]
    fn a_grammar_reads_what_it_writes() {
        for (pattern, text, read) in [
            (
                "A/RES/{session}/{number}[ {letters}]",
                "A/RES/68/197",
                vec![("number", "197"), ("session", "68")],
            ),
            (
                "A/RES/{session}/{number}[ {letters}]",
                "A/RES/S-20/4 A-E",
                vec![("letters", "A-E"), ("number", "4"), ("session", "S-20")],
            ),
            (
                "S/RES/{number} ({year})",
                "S/RES/2334 (2016)",
                vec![("number", "2334"), ("year", "2016")],
            ),
            ("H. Res. {number}", "H. Res. 5", vec![("number", "5")]),
            (
                "{year}-{number}",
                "2024-117",
                vec![("number", "117"), ("year", "2024")],
            ),
        ] {
            let grammar = Grammar::parse(pattern, &parts()).unwrap();
            let found = grammar.read(text).unwrap();
            let listed: Vec<_> = found
                .iter()
                .map(|(a, b)| (a.as_str(), b.as_str()))
                .collect();
            assert_eq!(listed, read);
            assert_eq!(grammar.write(&found).unwrap(), text);
            assert_eq!(grammar.read(&format!("{text}x")), None, "{text}");
        }
    }

    #[test]
    fn the_spaces_of_a_symbol_are_optional() {
        let grammar = Grammar::parse("S/RES/{number} ({year})", &parts()).unwrap();
        assert!(grammar.read("S/RES/2334(2016)").is_some());
        assert_eq!(grammar.read("S/RES/2334"), None);
    }

    #[test]
    fn a_mention_ends_at_the_end_of_a_word() {
        let grammar = Grammar::parse("{session}/{number}[ {letters}]", &parts()).unwrap();
        let length = |text: &str| grammar.read_start(text).map(|(length, _)| length);
        assert_eq!(length("60/234 B, and"), Some("60/234 B".len()));
        assert_eq!(length("60/234 By then"), Some("60/234".len()));
        assert_eq!(length("60/234\u{a0}B"), Some("60/234\u{a0}B".len()));
        assert_eq!(length("60/x"), None);
    }

    #[test]
    fn errors_have_their_position_in_the_pattern() {
        for (pattern, message, span) in [
            ("", "the pattern is empty or too long", 0..0),
            ("A/{nummer}", "unknown part “nummer”", 2..10),
            ("A/{number", "“{” is not closed", 2..3),
            ("A/[{number}", "“[” is not closed", 2..3),
            ("A/{number}]", "“]” has no opening bracket", 10..11),
            ("A}", "“}” has no opening bracket", 1..2),
            ("[a[b]]", "an optional group is inside another", 2..3),
            ("{year}{year}", "the part “year” appears twice", 6..12),
            ("A/{}", "the part has no name", 2..4),
        ] {
            let error = Grammar::parse(pattern, &parts()).unwrap_err();
            assert_eq!((error.message.as_str(), error.span), (message, span));
        }
        let error = Grammar::of_symbols("[{year}/]Ä{number}", &parts()).unwrap_err();
        assert_eq!(error.message, "a symbol cannot contain “Ä”");
        assert_eq!(error.span, 9..11);
        let error = Grammar::parse("{nummber}", &parts()).unwrap_err();
        assert_eq!(error.help, "did you mean “{number}”?");
    }
}
