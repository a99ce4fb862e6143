//! The widths of glyphs.

use std::collections::HashMap;

use lopdf::{Dictionary, Document, ObjectId};

use super::{Fonts, number};
use crate::error::{Expected, FinishError, OrExpected, Step};

const FONT: Expected = Expected::new(
    Step::RightToLeft,
    "fonts with the widths of their glyphs",
    "ISO 32000-1, 9.7.4.3",
);

/// The widths of the glyphs of a font by code, in thousandths of its size.
#[derive(Debug, Clone, Default)]
pub struct Widths(HashMap<u16, f64>);

impl<const N: usize> From<[(u16, f64); N]> for Widths {
    fn from(widths: [(u16, f64); N]) -> Self {
        Widths(HashMap::from(widths))
    }
}

impl Widths {
    /// Returns the width of what `TJ` shows. Returns `None` if a glyph has no width.
    pub fn of_shown(&self, tokens: &[&[u8]]) -> Option<f64> {
        let mut width = 0.0;
        for token in tokens {
            let codes = match token {
                [b'<', digits @ .., b'>'] => hexadecimal(digits)?,
                [b'(', text @ .., b')'] => literal(text)?,
                adjustment => {
                    width -= number(adjustment)?;
                    continue;
                }
            };
            for code in codes.chunks(2) {
                width += self.0.get(&u16::from_be_bytes(code.try_into().ok()?))?;
            }
        }
        Some(width)
    }

    /// Reads the `W` array of a composite font. Other fonts have no widths here.
    fn read(document: &Document, font: &Dictionary) -> lopdf::Result<Widths> {
        if font.get(b"Subtype")?.as_name()? != b"Type0" {
            return Ok(Widths::default());
        }
        let descendants = document.dereference(font.get(b"DescendantFonts")?)?.1;
        let Some(descendant) = descendants.as_array()?.first() else {
            return Ok(Widths::default());
        };
        let descendant = document.dereference(descendant)?.1.as_dict()?;
        let array = document.dereference(descendant.get(b"W")?)?.1.as_array()?;
        let mut widths = HashMap::new();
        let mut rest = array.as_slice();
        while let [first, second, after @ ..] = rest {
            let first = first.as_i64()?;
            if let Ok(list) = second.as_array() {
                for (code, width) in (first..).zip(list) {
                    widths.insert(code as u16, f64::from(width.as_float()?));
                }
                rest = after;
            } else if let [width, after @ ..] = after {
                let width = f64::from(width.as_float()?);
                widths.extend((first..=second.as_i64()?).map(|code| (code as u16, width)));
                rest = after;
            } else {
                break;
            }
        }
        Ok(Widths(widths))
    }
}

/// Decodes a text in hexadecimal digits (ISO 32000-1, 7.3.4.3).
fn hexadecimal(digits: &[u8]) -> Option<Vec<u8>> {
    let bytes = digits.chunks(2).map(|digits| {
        let digits = std::str::from_utf8(digits).ok()?;
        u8::from_str_radix(digits, 16).ok()
    });
    bytes.collect()
}

/// Decodes a text in brackets (ISO 32000-1, 7.3.4.2). Returns `None` if a line of it is continued.
fn literal(text: &[u8]) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    let mut rest = text;
    while let [first, after @ ..] = rest {
        rest = after;
        if *first != b'\\' {
            bytes.push(*first);
            continue;
        }
        let octal = |digit: &&u8| (b'0'..=b'7').contains(*digit);
        let digits = after.iter().take(3).take_while(octal).count();
        if digits > 0 {
            let value = after[..digits]
                .iter()
                .fold(0, |value, digit| value * 8 + u32::from(digit - b'0'));
            bytes.push(value as u8);
            rest = &after[digits..];
            continue;
        }
        let (escaped, after) = after.split_first()?;
        bytes.push(match escaped {
            b'n' => b'\n',
            b'r' => b'\r',
            b't' => b'\t',
            b'b' => 8,
            b'f' => 12,
            b'\r' | b'\n' => return None,
            other => *other,
        });
        rest = after;
    }
    Some(bytes)
}

/// Returns the widths of the fonts of a page, by name with the slash before it.
pub fn of_page(document: &Document, page: ObjectId) -> Result<Fonts, FinishError> {
    let fonts = document.get_page_fonts(page).expected(FONT)?;
    let widths = fonts.into_iter().map(|(name, font)| {
        let name = [b"/", name.as_slice()].concat();
        Ok((name, Widths::read(document, font).expected(FONT)?))
    });
    widths.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_decoded_in_both_forms() {
        assert_eq!(hexadecimal(b"000A0b"), Some(vec![0, 10, 11]));
        let text = literal(b"\\000\\n\\0\\(\\\\\\b\\18\\101a");
        let expected = [0, 10, 0, b'(', b'\\', 8, 1, b'8', b'A', b'a'];
        assert_eq!(text.as_deref(), Some(&expected[..]));
        assert_eq!(literal(b"a\\\nb"), None);
    }
}
