//! The address of the output folder on the web.

use std::fmt;
use std::str::FromStr;

/// The address of the output folder on the web, without a trailing slash:
/// `https://example.org/resolutions`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Site(String);

impl Site {
    /// Returns the address of a file, from its path in the output folder.
    pub fn address(&self, path: &str) -> String {
        format!("{}/{path}", self.0)
    }

    /// Returns the path of the output folder on its host, without a trailing slash: `/resolutions`;
    /// empty for the root.
    pub fn path(&self) -> &str {
        let (_, rest) = self.0.split_once("://").unwrap_or_default();
        rest.find('/').map_or("", |start| &rest[start..])
    }
}

impl FromStr for Site {
    type Err = String;

    /// # Errors
    /// A message if the text is not an address to which a path can be appended.
    fn from_str(text: &str) -> Result<Self, String> {
        let rest = text
            .strip_prefix("https://")
            .or_else(|| text.strip_prefix("http://"));
        let is_plain = |rest: &str| {
            let host = rest.split('/').next().unwrap_or_default();
            let printable = |character: char| {
                character.is_ascii_graphic()
                    && !matches!(character, '"' | '<' | '>' | '\\' | '?' | '#')
            };
            !host.is_empty() && rest.chars().all(printable)
        };
        match rest {
            Some(rest) if is_plain(rest) => Ok(Site(text.trim_end_matches('/').to_owned())),
            _ => Err(format!(
                "“{text}” is not an address such as https://example.org/resolutions"
            )),
        }
    }
}

impl fmt::Display for Site {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}
