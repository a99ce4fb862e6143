//! A JSON text with the place of each value in it.

use std::ops::Range;

use publish_model::is_text;

/// A value with its place.
#[derive(Debug)]
pub struct Spanned {
    /// The bytes of the value, quotation marks and brackets included.
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
    /// The places of a text that a JSON reader has accepted.
    pub fn of(text: &str) -> Self {
        Scanner { text, at: 0 }.value()
    }

    /// The member of an object; the last of that name, as readers have it.
    pub fn member(&self, name: &str) -> Option<&Spanned> {
        self.step(Step::Member(name))
    }

    /// The value that a step leads to.
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

    /// The value that steps lead to, as far as they lead.
    pub fn nearest<'a>(&self, steps: impl IntoIterator<Item = Step<'a>>) -> &Spanned {
        let mut here = self;
        for step in steps {
            match here.step(step) {
                Some(next) => here = next,
                None => break,
            }
        }
        here
    }

    /// The values in this one, in the order of the file.
    pub fn children(&self) -> Vec<&Spanned> {
        match &self.children {
            Children::None => Vec::new(),
            Children::Members(members) => members.iter().map(|(_, value)| value).collect(),
            Children::Elements(elements) => elements.iter().collect(),
        }
    }
}

/// The escapes of a JSON text that stand for characters which are no text.
pub fn escapes_that_are_no_text(text: &str) -> Vec<Range<usize>> {
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
            // The character after the backslash may be one itself.
            None => {
                let escaped = text[start + 1..].chars().next();
                start + 1 + escaped.map_or(0, char::len_utf8)
            }
        };
    }
    found
}

/// The character of an escape in four digits, or of two that make one, and where it ends.
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

    /// Goes over white space and over `sign`, if that comes next.
    fn takes(&mut self, sign: u8) -> bool {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\r' | b'\n')) {
            self.at += 1;
        }
        let takes = self.peek() == Some(sign);
        self.at += usize::from(takes);
        takes
    }

    fn value(&mut self) -> Spanned {
        let children = if self.takes(b'{') {
            let start = self.at - 1;
            return self.spanned(start, Self::members);
        } else if self.takes(b'[') {
            let start = self.at - 1;
            return self.spanned(start, Self::elements);
        } else {
            Children::None
        };
        let start = self.at;
        if self.takes(b'"') {
            self.string_end();
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
        while !self.takes(b'}') && self.takes(b'"') {
            let start = self.at - 1;
            self.string_end();
            let name = serde_json::from_str(&self.text[start..self.at]).unwrap_or_default();
            if !self.takes(b':') {
                break;
            }
            members.push((name, self.value()));
            self.takes(b',');
        }
        Children::Members(members)
    }

    fn elements(&mut self) -> Children {
        let mut elements = Vec::new();
        while !self.takes(b']') && self.at < self.text.len() {
            let before = self.at;
            elements.push(self.value());
            self.takes(b',');
            if self.at == before {
                break;
            }
        }
        Children::Elements(elements)
    }

    /// Goes to the end of a string whose first quotation mark is behind.
    fn string_end(&mut self) {
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
    fn each_value_has_its_place() {
        let text = r#" { "a" : [ 1, "b\"]", {"c":null} ] , "\u0064": true } "#;
        let spanned = Spanned::of(text);
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
        // What is not there is as far as it is.
        assert_eq!(at(&[member("a"), element(2), member("x")]), r#"{"c":null}"#);
    }

    #[test]
    fn any_text_is_scanned() {
        for text in [
            "", "{", "[", "{\"", "[[,", "{\"a\"", "{\"a\":", "\"\\", "[1 2", "}",
        ] {
            Spanned::of(text);
        }
    }

    #[test]
    fn escapes_that_are_no_text_are_found() {
        let text = r#"["\u0001", "\\u0002", "\ud83f\udffe", "\u00e9", "\n"]"#;
        let found = escapes_that_are_no_text(text);
        let found: Vec<&str> = found.into_iter().map(|span| &text[span]).collect();
        assert_eq!(found, [r"\u0001", r"\ud83f\udffe"]);
    }
}
