//! Links that need an additional word in a list of links.

use std::collections::{BTreeMap, BTreeSet};

use publish_model::visit::{Visit, walk};
use publish_model::{Inline, Resolution, plain_text};

/// Returns, for the targets of links that have the same text as a link to another document, the
/// symbols of these documents. `hosts` are those of the sites whose addresses contain symbols. A target
/// without a known symbol gets no words: an address would be read aloud letter by letter in the middle
/// of a sentence.
pub fn links(resolution: &Resolution, hosts: &[String]) -> BTreeMap<String, String> {
    let mut collector = Collector::default();
    collector.resolution(resolution);
    let by_words = collector.by_words.into_iter();
    by_words
        .flat_map(|(words, targets)| distinguish(&words, targets, hosts))
        .collect()
}

/// Returns the symbols that distinguish these targets of links with the same words; nothing if they
/// have no symbols or the same symbol, as in two languages. Words that are a symbol are not repeated.
fn distinguish(words: &str, targets: Targets, hosts: &[String]) -> Vec<(String, String)> {
    let comparable = |symbol: &str| symbol.replace(' ', "").to_lowercase();
    let with_symbols: Vec<(String, String)> = targets
        .into_iter()
        .filter_map(|(href, known)| {
            let symbol = symbol(&href, hosts).or(known)?;
            Some((href, symbol))
        })
        .collect();
    let symbols = with_symbols.iter().map(|(_, symbol)| comparable(symbol));
    let symbols: BTreeSet<String> = symbols.collect();
    if symbols.len() < 2 {
        return Vec::new();
    }
    let symbols = with_symbols.into_iter();
    symbols
        .filter(|(_, symbol)| comparable(symbol) != comparable(words))
        .collect()
}

/// The targets of links, with the symbols of those that are references.
type Targets = BTreeMap<String, Option<String>>;

#[derive(Default)]
struct Collector {
    /// The targets of links by their text, in lower case.
    by_words: BTreeMap<String, Targets>,
}

impl Visit for Collector {
    fn inline(&mut self, inline: &Inline) {
        let link = match inline {
            Inline::Link { href, content } => Some((href, None, plain_text(content))),
            Inline::Reference {
                href: Some(href),
                symbol,
                text,
            } => Some((href, Some(symbol.to_string()), text.clone())),
            _ => None,
        };
        if let Some((href, symbol, words)) = link {
            let words = words.trim().to_lowercase();
            let targets = self.by_words.entry(words).or_default();
            let known = targets.entry(href.to_string()).or_default();
            *known = known.take().or(symbol);
        }
        walk::inline(self, inline);
    }
}

/// Returns the symbol in an address of a document site, `https://undocs.org/en/A/RES/75/245b`, or of a
/// page, `../../en/S/RES/2802_2025/index.html`.
fn symbol(href: &str, hosts: &[String]) -> Option<String> {
    let path = match href.split_once("://") {
        Some((_, rest)) => {
            let (site, path) = rest.split_once('/')?;
            let host = site.strip_prefix("www.").unwrap_or(site);
            if !hosts.iter().any(|known| known == host) {
                return page_symbol(path);
            }
            path
        }
        None => return page_symbol(href),
    };
    let path = path.split(['?', '#']).next().unwrap_or(path);
    let symbol = match path.split_once('/') {
        Some((language, symbol)) if is_language(language) => symbol,
        _ => path,
    };
    symbol.contains('/').then(|| symbol.replace("%20", " "))
}

/// Returns the symbol in the path of a page: that of its folder below the language.
fn page_symbol(path: &str) -> Option<String> {
    let folder = path.strip_suffix("/index.html")?;
    let folders: Vec<&str> = folder.split('/').collect();
    let is_symbol = |folder: &str| folder.starts_with(|first: char| first.is_ascii_uppercase());
    let language = folders
        .windows(2)
        .position(|folders| is_language(folders[0]) && is_symbol(folders[1]))?;
    let symbol = folders[language + 1..].join("/");
    // The folder of `S/RES/2802 (2025)`.
    let symbol = match symbol.rsplit_once('_') {
        Some((symbol, year)) if year.bytes().all(|byte| byte.is_ascii_digit()) => {
            format!("{symbol} ({year})")
        }
        _ => symbol.replace('_', " "),
    };
    symbol.contains('/').then_some(symbol)
}

fn is_language(folder: &str) -> bool {
    let primary = folder.split('-').next().unwrap_or(folder);
    matches!(primary.len(), 2..=3) && primary.bytes().all(|byte| byte.is_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::{distinguish, symbol};

    fn hosts() -> Vec<String> {
        vec!["undocs.org".to_owned(), "docs.un.org".to_owned()]
    }

    fn distinguished(hrefs: &[&str]) -> Vec<String> {
        let hrefs = hrefs
            .iter()
            .map(|href| ((*href).to_owned(), None))
            .collect();
        distinguish("75/245", hrefs, &hosts())
            .into_iter()
            .map(|(_, words)| words)
            .collect()
    }

    #[test]
    fn links_to_several_documents_are_distinguished_by_symbol() {
        let parts = [
            "https://undocs.org/en/A/RES/75/245",
            "https://undocs.org/en/A/RES/75/245b",
        ];
        assert_eq!(distinguished(&parts), ["A/RES/75/245", "A/RES/75/245b"]);
    }

    #[test]
    fn links_to_one_document_are_not_distinguished() {
        let languages = [
            "https://undocs.org/en/A/RES/74/247",
            "https://undocs.org/zh/A/RES/74/247",
            "http://undocs.org/a/res/74/247",
            "http://undocs.org/A/RES/74/%20247",
        ];
        assert_eq!(distinguished(&languages), [""; 0]);
    }

    #[test]
    fn no_address_distinguishes_links() {
        let files = [
            "https://example.org/a",
            "https://example.org/b",
            "https://undocs.org/A/RES/70/1",
        ];
        assert_eq!(distinguished(&files), [""; 0]);
        let others = [&files[..], &["https://undocs.org/A/70/1"]].concat();
        assert_eq!(distinguished(&others), ["A/70/1", "A/RES/70/1"]);
    }

    #[test]
    fn references_to_pages_whose_folders_are_not_symbols_have_their_own() {
        let targets = [
            ("council/2030/88", "2030-88"),
            ("council/2031/88", "2031-88"),
        ];
        let targets = targets.map(|(folder, symbol)| {
            let href = format!("../../en/{folder}/index.html");
            (href, Some(symbol.to_owned()))
        });
        let found = distinguish("88", targets.into(), &hosts());
        let symbols: Vec<String> = found.into_iter().map(|(_, symbol)| symbol).collect();
        assert_eq!(symbols, ["2030-88", "2031-88"]);
    }

    #[test]
    fn words_that_are_a_symbol_are_not_repeated() {
        let hrefs = ["https://undocs.org/A/70/1", "https://undocs.org/E/70/1"];
        let hrefs = hrefs.map(|href| (href.to_owned(), None)).into();
        let found = distinguish("a/70/1", hrefs, &hosts());
        assert_eq!(
            found,
            [("https://undocs.org/E/70/1".into(), "E/70/1".into())]
        );
    }

    #[test]
    fn symbols_are_read_from_addresses_of_document_sites_and_pages() {
        for (href, wanted) in [
            ("https://docs.un.org/fr/A/RES/55/180", Some("A/RES/55/180")),
            (
                "https://www.undocs.org/ru/A/RES/75/314",
                Some("A/RES/75/314"),
            ),
            ("http://undocs.org/S/PRST/2002/6", Some("S/PRST/2002/6")),
            (
                "https://undocs.org/ot/S/RES/5%20(1946)",
                Some("S/RES/5 (1946)"),
            ),
            ("../../../zh/A/RES/78/242/index.html", Some("A/RES/78/242")),
            (
                "../../fr/S/RES/2676_2023/index.html",
                Some("S/RES/2676 (2023)"),
            ),
            (
                "https://example.org/un/en/A/RES/79/259_A-C/index.html",
                Some("A/RES/79/259 A-C"),
            ),
            (
                "https://documents-dds-ny.un.org/doc/UNDOC/GEN/N21.pdf",
                None,
            ),
            ("https://example.org/en/about/index.html", None),
            ("https://example.org", None),
            ("#op-1", None),
        ] {
            assert_eq!(symbol(href, &hosts()).as_deref(), wanted, "{href}");
        }
    }
}
