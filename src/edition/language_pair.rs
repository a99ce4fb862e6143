//! Two languages of a document that are side by side.

use std::fmt;
use std::str::FromStr;

use publish_model::Language;

/// Two different languages, such as `en,ar`. The first is that of the page.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct LanguagePair {
    /// The language of the page, whose text is first.
    pub first: Language,
    /// The other language.
    pub second: Language,
}

impl LanguagePair {
    /// Returns the name of the web page in the folder of the first language: `with-ar.html`.
    pub fn page_name(&self) -> String {
        format!("with-{}.html", self.second)
    }

    /// Returns the name of the EPUB, from that of the first language: `A_RES_68_197-EN-AR.epub`.
    pub fn epub_name(&self, of_first: &str) -> String {
        let stem = of_first.trim_end_matches(".epub");
        format!("{stem}-{}.epub", self.second.tag().to_ascii_uppercase())
    }
}

impl fmt::Display for LanguagePair {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{},{}", self.first, self.second)
    }
}

impl FromStr for LanguagePair {
    type Err = String;

    /// # Errors
    /// A message that describes the form.
    fn from_str(text: &str) -> Result<Self, String> {
        let wrong = || format!("“{text}” is not a pair of languages: use two tags, such as en,ar");
        let tag = |text: &str| text.trim().parse().map_err(|_| wrong());
        let (first, second) = text.split_once(',').ok_or_else(wrong)?;
        let (first, second): (Language, Language) = (tag(first)?, tag(second)?);
        if first == second {
            return Err(wrong());
        }
        Ok(LanguagePair { first, second })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pair_has_two_different_languages() {
        let pair: LanguagePair = "en, ar".parse().unwrap();
        assert_eq!(pair.to_string(), "en,ar");
        assert_eq!(pair.page_name(), "with-ar.html");
        for wrong in ["en", "en,en", "en,", "en,ar,fr"] {
            assert!(wrong.parse::<LanguagePair>().is_err(), "{wrong}");
        }
    }
}
