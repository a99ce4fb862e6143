//! The characters of the glyphs of a font.

use std::collections::HashMap;
use std::rc::Rc;

use lopdf::{Dictionary, Document, Object, ObjectId};

use crate::Unreadable;

/// The fonts that have been read. Pages share them.
#[derive(Default)]
pub struct Fonts {
    read: HashMap<ObjectId, Rc<Font>>,
}

impl Fonts {
    /// Returns the font with a name in the resources of a page.
    ///
    /// # Errors
    /// If there is none, or it has no `ToUnicode` table.
    pub fn named(
        &mut self,
        document: &Document,
        resources: Option<&Dictionary>,
        name: &[u8],
    ) -> Result<Rc<Font>, Unreadable> {
        let fonts = resources
            .and_then(|resources| resources.get(b"Font").ok())
            .and_then(|fonts| document.dereference(fonts).ok()?.1.as_dict().ok());
        let font = fonts.and_then(|fonts| fonts.get(name).ok());
        let font = font.ok_or_else(|| {
            Unreadable(format!(
                "there is no font “{}”",
                String::from_utf8_lossy(name)
            ))
        })?;
        let Ok(id) = font.as_reference() else {
            return Ok(Rc::new(Font::read(document, font)?));
        };
        if let Some(known) = self.read.get(&id) {
            return Ok(Rc::clone(known));
        }
        let font = Rc::new(Font::read(document, font)?);
        self.read.insert(id, Rc::clone(&font));
        Ok(font)
    }
}

/// The characters of a font's glyphs.
pub struct Font {
    /// The number of bytes per code.
    width: usize,
    characters: HashMap<u32, String>,
}

impl Font {
    fn read(document: &Document, font: &Object) -> Result<Self, Unreadable> {
        let table = || {
            let font = document.dereference(font)?.1.as_dict()?;
            let composite = matches!(font.get(b"Subtype")?.as_name(), Ok(b"Type0"));
            let table = document
                .dereference(font.get(b"ToUnicode")?)?
                .1
                .as_stream()?;
            Ok((composite, table.get_plain_content()?))
        };
        let table: lopdf::Result<(bool, Vec<u8>)> = table();
        let (composite, table) = table.map_err(Unreadable::new)?;
        let characters = characters(&String::from_utf8_lossy(&table));
        Ok(Font {
            width: if composite { 2 } else { 1 },
            characters: characters
                .ok_or_else(|| Unreadable("a ToUnicode table is not valid".to_owned()))?,
        })
    }

    /// Returns the characters of each glyph.
    pub fn characters(&self, codes: &[u8]) -> impl Iterator<Item = String> {
        codes.chunks(self.width).map(|code| {
            let number = code
                .iter()
                .fold(0, |number, byte| number << 8 | u32::from(*byte));
            // A glyph without characters belongs to the one before it.
            self.characters.get(&number).cloned().unwrap_or_default()
        })
    }
}

/// The largest number of codes in a range of a `ToUnicode` table. Codes have two bytes.
const MAX_RANGE: u32 = 0x1_0000;

/// Parses a `ToUnicode` table (PDF 1.7, section 9.10.3).
fn characters(table: &str) -> Option<HashMap<u32, String>> {
    let mut characters = HashMap::new();
    // Codes and characters need no space between them.
    let spaced = table
        .replace('<', " <")
        .replace('>', "> ")
        .replace('[', " [ ")
        .replace(']', " ] ");
    let mut tokens = spaced.split_whitespace();
    while let Some(token) = tokens.next() {
        match token {
            "beginbfchar" => {
                while let Some(code) = tokens.next().and_then(number) {
                    characters.insert(code, text(tokens.next()?)?);
                }
            }
            "beginbfrange" => {
                while let Some(first) = tokens.next().and_then(number) {
                    let last = tokens.next().and_then(number)?;
                    if last.checked_sub(first)? > MAX_RANGE {
                        return None;
                    }
                    let to = tokens.next()?;
                    if to == "[" {
                        for code in first..=last {
                            characters.insert(code, text(tokens.next()?)?);
                        }
                        tokens.next();
                        continue;
                    }
                    let start = text(to)?;
                    let mut letters: Vec<char> = start.chars().collect();
                    let end = u32::from(letters.pop()?);
                    for code in first..=last {
                        let mut text: String = letters.iter().collect();
                        text.extend(char::from_u32(end + code - first));
                        characters.insert(code, text);
                    }
                }
            }
            _ => {}
        }
    }
    Some(characters)
}

fn number(token: &str) -> Option<u32> {
    let digits = token.strip_prefix('<')?.strip_suffix('>')?;
    u32::from_str_radix(digits, 16).ok()
}

/// Decodes a hexadecimal string of UTF-16.
fn text(token: &str) -> Option<String> {
    let digits = token.trim_matches(['<', '>']).as_bytes();
    let units = digits.chunks_exact(4).map(|unit| {
        let unit = str::from_utf8(unit).ok()?;
        u16::from_str_radix(unit, 16).ok()
    });
    let units: Option<Vec<u16>> = units.collect();
    String::from_utf16(&units?).ok()
}
