//! The symbol of a document, such as `A/RES/68/197`.

use std::fmt;
use std::str::FromStr;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The symbol that identifies a document: `A/RES/68/197`, `A/RES/79/259 A-C`, `S/RES/2334 (2016)`,
/// `WHA75.8`, `P9_TA(2023)0123`, `2024-117`.
///
/// It contains a digit, or parts separated by slashes. Parts are not empty and do not consist of dots
/// only, so a symbol can always be used as a path of folders.
#[derive(
    Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(try_from = "String", into = "String")]
#[schemars(with = "String")]
pub struct Symbol(String);

impl Symbol {
    /// Whether symbols can contain a character.
    pub fn can_contain(character: char) -> bool {
        character.is_ascii_alphanumeric()
            || matches!(character, '.' | '-' | '_' | ' ' | '(' | ')' | ',' | '/')
    }

    /// Returns the symbol as printed.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns the folder of the document's editions below that of the language, if its body has no
    /// other one ([`Bodies::folder`](crate::Bodies::folder)): `A/RES/68/197`. Characters
    /// other than letters, digits, dots and hyphens become one underscore, so that the path needs no
    /// escaping in a URL: `S/RES/2334_2016`.
    pub fn path(&self) -> String {
        let parts: Vec<String> = self.0.split('/').map(url_safe).collect();
        parts.join("/")
    }
}

/// Returns a text in which characters other than letters, digits, dots and hyphens are underscores.
pub(crate) fn url_safe(part: &str) -> String {
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
        let identifies = |one: char| one == '/' || one.is_ascii_digit();
        if !text.contains(identifies) || text.len() > 120 {
            return Err(complaint());
        }
        let is_folder_name = |part: &str| {
            let safe = url_safe(part);
            !safe.is_empty() && safe.chars().any(|character| character != '.')
        };
        if text.chars().all(Symbol::can_contain) && text.split('/').all(is_folder_name) {
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
    fn the_folder_is_derived_from_the_symbol() {
        for (symbol, path) in [
            ("A/RES/68/197", "A/RES/68/197"),
            ("A/RES/79/259 A-C", "A/RES/79/259_A-C"),
            ("S/RES/2334 (2016)", "S/RES/2334_2016"),
            ("A/RES/ES-10/24", "A/RES/ES-10/24"),
            ("WHA75.8", "WHA75.8"),
            ("P9_TA(2023)0123", "P9_TA_2023_0123"),
            ("H. Res. 5", "H._Res._5"),
            ("2024-117", "2024-117"),
        ] {
            let symbol: Symbol = symbol.parse().unwrap();
            assert_eq!(symbol.path(), path);
        }
    }

    #[test]
    fn a_symbol_cannot_leave_its_folder() {
        for text in [
            "A", "", "A/../B", "/A/B", "A//B", "A/RES/.", "A/ /B", "A/RES/ä", "A\\B/C", "1/..",
            "..1/", "_", "H. Res.",
        ] {
            assert!(text.parse::<Symbol>().is_err(), "{text}");
        }
    }
}
