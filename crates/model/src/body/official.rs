//! The addresses of official documents.

use std::collections::BTreeMap;

use super::{Grammar, GrammarError, Parts};
use crate::{Href, Language, Symbol};

/// Where the official documents of a body are published.
#[derive(Debug, Clone)]
pub struct Official {
    address: Grammar,
    sites: Sites,
}

/// The languages and sites of official documents.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sites {
    /// The codes of the site, by language, where they differ from the language tags.
    pub languages: BTreeMap<String, String>,
    /// The languages of further codes that addresses in texts have.
    pub read_languages: BTreeMap<String, String>,
    /// The hosts of other sites whose addresses have the same form.
    pub others: Vec<String>,
    /// The hosts of other sites with the same documents, whose addresses have no symbol.
    pub without_symbols: Vec<String>,
}

impl PartialEq for Official {
    fn eq(&self, other: &Self) -> bool {
        self.address.pattern() == other.address.pattern() && self.sites == other.sites
    }
}

/// The part of an address that is the symbol without spaces.
const SYMBOL: &str = "symbol";
/// The part of an address that is the language.
const LANGUAGE: &str = "language";

impl Official {
    /// Creates the addresses of a body: `https://undocs.org/{language}/{symbol}`. The parts of its
    /// symbols are possible too.
    ///
    /// # Errors
    /// If the address has a wrong part or is not an address.
    pub fn new(
        address: &str,
        parts: &BTreeMap<String, String>,
        sites: Sites,
    ) -> Result<Self, GrammarError> {
        let mut known = parts.clone();
        known.insert(SYMBOL.to_owned(), ".+".to_owned());
        known.insert(LANGUAGE.to_owned(), "[A-Za-z-]+".to_owned());
        let grammar = Grammar::parse_to_write(address, &known)?;
        let examples = grammar.part_names().into_iter();
        let example = grammar.write(&examples.map(|name| (name.to_owned(), "1".into())).collect());
        let is_address = example
            .is_some_and(|example| example.starts_with("http") && example.parse::<Href>().is_ok());
        if !is_address {
            return Err(GrammarError {
                message: format!("“{address}” is not an address"),
                help: "write an address such as https://example.org/{language}/{symbol}".to_owned(),
                span: 0..address.len(),
            });
        }
        Ok(Official {
            address: grammar,
            sites,
        })
    }

    /// Compiles the regular expression of the addresses, which otherwise happens at its first use.
    ///
    /// # Errors
    /// If it is not valid, or too large.
    pub fn check(&self) -> Result<(), GrammarError> {
        self.address.check()
    }

    /// Returns the address of a document, or `None` if its symbol lacks a part of the address.
    pub fn href(&self, symbol: &Symbol, parts: &Parts, language: &Language) -> Option<Href> {
        let mut parts = parts.clone();
        let symbol: String = symbol.as_str().split(' ').collect();
        let language = language.primary();
        let code = self.sites.languages.get(&language).cloned();
        parts.insert(SYMBOL.to_owned(), symbol);
        parts.insert(LANGUAGE.to_owned(), code.unwrap_or(language));
        self.address.write(&parts)?.parse().ok()
    }

    /// Returns the symbol in an address, if the address has this language or none.
    pub fn symbol_of(&self, href: &str, language: &Language) -> Option<Symbol> {
        let (_, site) = self.address.prefix().split_once("://")?;
        let pattern = self.address.pattern();
        if !pattern.ends_with("{symbol}") {
            return None;
        }
        let (_, path) = href.split_once("://")?;
        let path = path.strip_prefix(site)?;
        let language = language.primary();
        let of_language = path.split_once('/').and_then(|(first, rest)| {
            let written = self.sites.languages.iter().find(|(_, code)| *code == first);
            let written = written.map(|(language, _)| language.as_str());
            let read = self.sites.read_languages.get(first).map(String::as_str);
            let code = read.or(written).unwrap_or(first);
            (code == language).then_some(rest)
        });
        let symbol = of_language.unwrap_or(path);
        // An address in another language begins with two lower-case letters; no symbol does.
        let is_symbol = !symbol.starts_with(|first: char| first.is_ascii_lowercase());
        symbol.parse().ok().filter(|_| is_symbol)
    }

    /// Returns the hosts of the sites whose addresses have symbols.
    pub fn hosts_with_symbols(&self) -> impl Iterator<Item = &str> {
        let address = self.address.prefix().split_once("://");
        let own = address.map(|(_, rest)| rest.split('/').next().unwrap_or_default());
        let others = self.sites.others.iter();
        own.into_iter().chain(others.map(String::as_str))
    }

    /// Returns the hosts of all sites with these documents.
    pub fn hosts(&self) -> impl Iterator<Item = &str> {
        let without_symbols = self.sites.without_symbols.iter();
        self.hosts_with_symbols()
            .chain(without_symbols.map(String::as_str))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn official(address: &str) -> Official {
        let languages = [("zh", "cn")].map(|(tag, code)| (tag.to_owned(), code.to_owned()));
        let read = [("ch", "zh"), ("sp", "es")].map(|(a, b)| (a.to_owned(), b.to_owned()));
        let number = [("number".to_owned(), "[0-9]+".to_owned())];
        let sites = Sites {
            languages: languages.into(),
            read_languages: read.into(),
            ..Sites::default()
        };
        Official::new(address, &number.into(), sites).unwrap()
    }

    #[test]
    fn the_symbol_is_read_from_an_official_address() {
        let site = official("https://example.org/{language}/{symbol}");
        let symbol = |href: &str, tag: &str| {
            let symbol = site.symbol_of(href, &tag.parse().unwrap());
            symbol.map(|symbol| symbol.to_string()).unwrap_or_default()
        };
        for (href, tag, wanted) in [
            ("https://example.org/fr/A/RES/67/193", "fr", "A/RES/67/193"),
            (
                "http://example.org/S/RES/1325(2000)",
                "fr",
                "S/RES/1325(2000)",
            ),
            ("https://example.org/en/A/RES/67/193", "fr", ""),
            ("https://example.org/fr/a", "fr", ""),
            ("https://example.com/fr/A/RES/67/193", "fr", ""),
            ("https://example.org/sp/A/HRC/1/1", "es", "A/HRC/1/1"),
            ("https://example.org/cn/A/HRC/1/1", "zh", "A/HRC/1/1"),
        ] {
            assert_eq!(symbol(href, tag), wanted, "{href}");
        }
    }

    #[test]
    fn addresses_are_made_of_symbol_parts_and_language() {
        let symbol: Symbol = "S/RES/5 (1946)".parse().unwrap();
        let href = |address: &str, tag: &str| {
            let parts = [("number".to_owned(), "5".to_owned())].into();
            let href = official(address).href(&symbol, &parts, &tag.parse().unwrap());
            href.map(|href| href.to_string()).unwrap_or_default()
        };
        let by_symbol = "https://example.org/{language}/{symbol}";
        assert_eq!(
            href(by_symbol, "zh-Hans"),
            "https://example.org/cn/S/RES/5(1946)"
        );
        assert_eq!(
            href("https://example.org/{number}.pdf", "en"),
            "https://example.org/5.pdf"
        );
        assert_eq!(
            href("https://example.org/{number}/R{number}-{language}", "zh"),
            "https://example.org/5/R5-cn"
        );
    }

    #[test]
    fn only_addresses_are_accepted() {
        for address in [
            "undocs.org/{symbol}",
            "javascript:{symbol}",
            "https:// {symbol}",
        ] {
            let made = Official::new(address, &BTreeMap::new(), Sites::default());
            assert!(made.is_err(), "{address}");
        }
    }
}
