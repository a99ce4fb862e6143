//! The symbol of a United Nations document, such as `A/RES/68/197`.

use std::fmt;
use std::str::FromStr;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::href::Href;
use super::language::Language;

/// The symbol that identifies a document of the United Nations: `A/RES/68/197`,
/// `A/RES/79/259 A-C`, `S/RES/2334 (2016)`, `E/2009/28`.
///
/// It has at least two parts separated by slashes. Parts are not empty and do not consist of dots
/// only, so a symbol can always be used as a path of folders.
#[derive(
    Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(try_from = "String", into = "String")]
#[schemars(with = "String")]
pub struct Symbol(String);

impl Symbol {
    /// Returns the symbol as printed.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns the folder of the document's editions, below that of the language: `A/RES/68/197`.
    /// Characters other than letters, digits, dots and hyphens become one underscore, so that the
    /// path needs no escaping in a URL: `S/RES/2334_2016`.
    pub fn path(&self) -> String {
        let parts: Vec<String> = self.0.split('/').map(url_safe).collect();
        parts.join("/")
    }

    /// Returns the stem of the file names of the document: `A_RES_68_197`.
    pub fn file_stem(&self) -> String {
        self.path().replace('/', "_")
    }

    /// Returns the address of the document on the United Nations document site, in a language that
    /// the site identifies by its two-letter code.
    pub fn official_href(&self, language: &Language) -> Href {
        let symbol: String = self
            .0
            .chars()
            .filter(|character| *character != ' ')
            .collect();
        Href::official(&language.primary(), &symbol)
    }

    /// Returns the symbol in an address of the United Nations document site, if the address has
    /// this language or none: that of `https://undocs.org/fr/A/RES/67/193` in French. The site has
    /// its own codes for Chinese and Spanish.
    pub fn of_official_href(href: &str, language: &Language) -> Option<Self> {
        let (_, path) = href.split_once("://undocs.org/")?;
        let language = language.primary();
        let of_language = path.split_once('/').and_then(|(first, rest)| {
            let code = match first {
                "ch" => "zh",
                "sp" => "es",
                code => code,
            };
            (code == language).then_some(rest)
        });
        let symbol = of_language.unwrap_or(path);
        // An address in another language begins with two lower-case letters; no symbol does.
        let is_symbol = symbol.starts_with(|first: char| first.is_ascii_uppercase());
        symbol.parse().ok().filter(|_| is_symbol)
    }
}

fn url_safe(part: &str) -> String {
    let mut safe = String::with_capacity(part.len());
    for character in part.chars() {
        if character.is_ascii_alphanumeric() || matches!(character, '.' | '-') {
            safe.push(character);
        } else if !safe.ends_with('_') {
            safe.push('_');
        }
    }
    safe.trim_matches('_').to_owned()
}

impl FromStr for Symbol {
    type Err = String;

    /// # Errors
    /// The reason, if the text does not have the form of a symbol.
    fn from_str(text: &str) -> Result<Self, String> {
        let complaint = || format!("“{text}” is not a symbol such as A/RES/68/197");
        let text = text.trim();
        if !text.contains('/') || text.len() > 120 {
            return Err(complaint());
        }
        let allowed = |character: char| {
            character.is_ascii_alphanumeric()
                || matches!(character, '.' | '-' | ' ' | '(' | ')' | ',' | '/')
        };
        let is_folder_name = |part: &str| {
            let safe = url_safe(part);
            !safe.is_empty() && safe.chars().any(|character| character != '.')
        };
        if text.chars().all(allowed) && text.split('/').all(is_folder_name) {
            Ok(Symbol(text.to_owned()))
        } else {
            Err(complaint())
        }
    }
}

impl TryFrom<String> for Symbol {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        text.parse()
    }
}

impl From<Symbol> for String {
    fn from(symbol: Symbol) -> String {
        symbol.0
    }
}

impl fmt::Display for Symbol {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folder_and_file_names_are_derived_from_the_symbol() {
        for (symbol, path, stem) in [
            ("A/RES/68/197", "A/RES/68/197", "A_RES_68_197"),
            ("A/RES/79/259 A-C", "A/RES/79/259_A-C", "A_RES_79_259_A-C"),
            ("S/RES/2334 (2016)", "S/RES/2334_2016", "S_RES_2334_2016"),
            ("A/RES/ES-10/24", "A/RES/ES-10/24", "A_RES_ES-10_24"),
        ] {
            let symbol: Symbol = symbol.parse().unwrap();
            assert_eq!(symbol.path(), path);
            assert_eq!(symbol.file_stem(), stem);
        }
    }

    #[test]
    fn the_symbol_is_read_from_an_official_address() {
        let french: Language = "fr".parse().unwrap();
        for (href, symbol) in [
            ("https://undocs.org/fr/A/RES/67/193", Some("A/RES/67/193")),
            (
                "http://undocs.org/S/RES/1325(2000)",
                Some("S/RES/1325(2000)"),
            ),
            ("https://undocs.org/en/A/RES/67/193", None),
            ("https://undocs.org/fr/a", None),
            ("https://example.org/fr/A/RES/67/193", None),
        ] {
            let found = Symbol::of_official_href(href, &french);
            assert_eq!(found.as_ref().map(Symbol::as_str), symbol, "{href}");
        }
        let spanish: Language = "es".parse().unwrap();
        let found = Symbol::of_official_href("https://undocs.org/sp/A/HRC/1/1", &spanish);
        assert_eq!(found.unwrap().as_str(), "A/HRC/1/1");
    }

    #[test]
    fn a_symbol_cannot_leave_its_folder() {
        for text in [
            "A", "", "A/../B", "/A/B", "A//B", "A/RES/.", "A/ /B", "A/RES/ä", "A\\B/C",
        ] {
            assert!(text.parse::<Symbol>().is_err(), "{text}");
        }
    }
}
