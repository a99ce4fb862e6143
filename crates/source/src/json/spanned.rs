//! A JSON text with the span of each of its values.

use std::ops::Range;

use publish_model::is_text;

/// A value with its span.
#[derive(Debug)]
pub struct Spanned {
    /// The bytes of the value, including quotation marks and brackets.
    pub span: Range<usize>,
    children: Children,
}

#[derive(Debug)]
enum Children {
    None,
    Members(Vec<(String, Spanned)>),
    Elements(Vec<Spanned>),
}

/// A step into a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step<'a> {
    /// To the member of an object.
    Member(&'a str),
    /// To the element of an array.
    Element(usize),
}

impl Spanned {
    /// Parses a text that a JSON reader has accepted.
    pub fn parse(text: &str) -> Self {
        Scanner { text, at: 0 }.value()
    }

    /// Returns the member of an object: the last of that name, as JSON readers do.
    pub fn member(&self, name: &str) -> Option<&Spanned> {
        self.step(Step::Member(name))
    }

    /// Returns the value that a step leads to.
    pub fn step(&self, step: Step<'_>) -> Option<&Spanned> {
        match (&self.children, step) {
            (Children::Members(members), Step::Member(name)) => {
                let mut found = members.iter().rev().filter(|(member, _)| member == name);
                found.next().map(|(_, value)| value)
            }
            (Children::Elements(elements), Step::Element(index)) => elements.get(index),
            _ => None,
        }
    }

    /// Follows steps as far as they exist, and returns the value reached.
    pub fn nearest<'a>(&self, steps: impl IntoIterator<Item = Step<'a>>) -> &Spanned {
        let mut current = self;
        for step in steps {
            match current.step(step) {
                Some(next) => current = next,
                None => break,
            }
        }
        current
    }

    /// Returns the values in this one, in the order of the file.
    pub fn children(&self) -> Vec<&Spanned> {
        match &self.children {
            Children::None => Vec::new(),
            Children::Members(members) => members.iter().map(|(_, value)| value).collect(),
            Children::Elements(elements) => elements.iter().collect(),
        }
    }
}

/// Finds the escapes in a JSON text of characters that are not allowed in text.
pub fn disallowed_escapes(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(next) = text[at..].find('\\') {
        let start = at + next;
        at = match unicode_escape(text, start) {
            Some((character, end)) => {
                if !is_text(character) {
                    found.push(start..end);
                }
                end
            }
            // The escaped character may be a backslash too.
            None => {
                let escaped = text[start + 1..].chars().next();
                start + 1 + escaped.map_or(0, char::len_utf8)
            }
        };
    }
    found
}

/// Returns the character of an escape with four digits, or of a surrogate pair of escapes, and its
/// end.
fn unicode_escape(text: &str, start: usize) -> Option<(char, usize)> {
    let unit = |start: usize| {
        let digits = text.get(start..start + 6)?.strip_prefix("\\u")?;
        u16::from_str_radix(digits, 16).ok()
    };
    let first = unit(start)?;
    let pair = [first, unit(start + 6).unwrap_or_default()];
    let (units, end) = match first {
        0xd800..=0xdbff => (pair.as_slice(), start + 12),
        _ => (&pair[..1], start + 6),
    };
    let character = char::decode_utf16(units.iter().copied()).next()?.ok()?;
    Some((character, end))
}

struct Scanner<'t> {
    text: &'t str,
    at: usize,
}

impl Scanner<'_> {
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// Skips whitespace, and then `sign` if it comes next. Returns whether it did.
    fn skip_sign(&mut self, sign: u8) -> bool {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\r' | b'\n')) {
            self.at += 1;
        }
        let is_next = self.peek() == Some(sign);
        self.at += usize::from(is_next);
        is_next
    }

    fn value(&mut self) -> Spanned {
        let children = if self.skip_sign(b'{') {
            let start = self.at - 1;
            return self.spanned(start, Self::members);
        } else if self.skip_sign(b'[') {
            let start = self.at - 1;
            return self.spanned(start, Self::elements);
        } else {
            Children::None
        };
        let start = self.at;
        if self.skip_sign(b'"') {
            self.skip_string();
        } else {
            let is_end = |one: &u8| b",]} \t\r\n".contains(one);
            let rest = &self.text.as_bytes()[self.at..];
            self.at += rest.iter().position(is_end).unwrap_or(rest.len());
        }
        Spanned {
            span: start..self.at,
            children,
        }
    }

    fn spanned(&mut self, start: usize, children: fn(&mut Self) -> Children) -> Spanned {
        let children = children(self);
        Spanned {
            span: start..self.at,
            children,
        }
    }

    fn members(&mut self) -> Children {
        let mut members = Vec::new();
        while !self.skip_sign(b'}') && self.skip_sign(b'"') {
            let start = self.at - 1;
            self.skip_string();
            let name = serde_json::from_str(&self.text[start..self.at]).unwrap_or_default();
            if !self.skip_sign(b':') {
                break;
            }
            members.push((name, self.value()));
            self.skip_sign(b',');
        }
        Children::Members(members)
    }

    fn elements(&mut self) -> Children {
        let mut elements = Vec::new();
        while !self.skip_sign(b']') && self.at < self.text.len() {
            let before = self.at;
            elements.push(self.value());
            self.skip_sign(b',');
            if self.at == before {
                break;
            }
        }
        Children::Elements(elements)
    }

    /// Skips to the end of a string, after its first quotation mark.
    fn skip_string(&mut self) {
        while let Some(one) = self.peek() {
            self.at += 1;
            match one {
                b'"' => return,
                b'\\' => self.at += 1,
                _ => {}
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_value_has_its_span() {
        let text = r#" { "a" : [ 1, "b\"]", {"c":null} ] , "\u0064": true } "#;
        let spanned = Spanned::parse(text);
        let at = |steps: &[Step<'_>]| {
            let value = spanned.nearest(steps.iter().copied());
            &text[value.span.clone()]
        };
        let member = Step::Member;
        let element = Step::Element;
        assert_eq!(at(&[]), text.trim());
        assert_eq!(at(&[member("a"), element(0)]), "1");
        assert_eq!(at(&[member("a"), element(1)]), r#""b\"]""#);
        assert_eq!(at(&[member("a"), element(2), member("c")]), "null");
        assert_eq!(at(&[member("d")]), "true");
        // Steps that do not exist return the nearest value.
        assert_eq!(at(&[member("a"), element(2), member("x")]), r#"{"c":null}"#);
    }

    #[test]
    fn no_text_makes_the_parser_panic() {
        for text in [
            "", "{", "[", "{\"", "[[,", "{\"a\"", "{\"a\":", "\"\\", "[1 2", "}",
        ] {
            Spanned::parse(text);
        }
    }

    #[test]
    fn disallowed_escapes_are_found() {
        let text = r#"["\u0001", "\\u0002", "\ud83f\udffe", "\u00e9", "\n"]"#;
        let found = disallowed_escapes(text);
        let found: Vec<&str> = found.into_iter().map(|span| &text[span]).collect();
        assert_eq!(found, [r"\u0001", r"\ud83f\udffe"]);
    }
}
