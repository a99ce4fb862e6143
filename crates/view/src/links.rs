//! Links that need an additional word in a list of links.

use std::collections::{BTreeMap, BTreeSet};

use publish_model::visit::{Visit, walk};
use publish_model::{Inline, Resolution, plain_text};

/// Returns, for the targets of links that have the same text as a link to another target, the words
/// that distinguish them. The surrounding text may do so, as in `75/245 A … and 75/245 B`, but a
/// list of links does not contain it.
pub fn links(resolution: &Resolution) -> BTreeMap<String, String> {
    let mut collector = Collector::default();
    collector.resolution(resolution);
    let by_words = collector.by_words;
    let alike = by_words.into_values().filter(|hrefs| hrefs.len() > 1);
    alike.flat_map(distinguish).collect()
}

/// Returns the words that distinguish these targets: the symbols, with the language if the symbols
/// are the same.
fn distinguish(hrefs: BTreeSet<String>) -> Vec<(String, String)> {
    let symbols: BTreeSet<&str> = hrefs.iter().map(|href| symbol(href)).collect();
    let are_distinct = symbols.len() == hrefs.len();
    let with_words = |href: &str| {
        let words = if are_distinct {
            symbol(href)
        } else {
            path(href)
        };
        (href.to_owned(), words.to_owned())
    };
    hrefs.iter().map(|href| with_words(href)).collect()
}

#[derive(Default)]
struct Collector {
    /// The targets of links by their text, in lower case.
    by_words: BTreeMap<String, BTreeSet<String>>,
}

impl Visit for Collector {
    fn inline(&mut self, inline: &Inline) {
        let link = match inline {
            Inline::Link { href, content } => Some((href, plain_text(content))),
            Inline::Reference { href, text, .. } => Some((href, text.clone())),
            _ => None,
        };
        if let Some((href, words)) = link {
            let words = words.trim().to_lowercase();
            let hrefs = self.by_words.entry(words).or_default();
            hrefs.insert(href.to_string());
        }
        walk::inline(self, inline);
    }
}

/// Returns the symbol in an address of the United Nations document site, `A/RES/75/245b` in
/// `https://undocs.org/en/A/RES/75/245b`. Any other address is returned unchanged.
fn symbol(href: &str) -> &str {
    let path = path(href);
    match path.split_once('/') {
        Some((_, symbol)) if path != href => symbol,
        _ => href,
    }
}

/// Returns language and symbol in such an address, `en/A/RES/75/245b`.
fn path(href: &str) -> &str {
    href.strip_prefix("https://undocs.org/").unwrap_or(href)
}

#[cfg(test)]
mod tests {
    use super::distinguish;

    fn distinguished(hrefs: [&str; 2]) -> Vec<String> {
        let hrefs = hrefs.into_iter().map(str::to_owned).collect();
        distinguish(hrefs)
            .into_iter()
            .map(|(_, words)| words)
            .collect()
    }

    #[test]
    fn links_are_distinguished_by_symbol_or_by_language() {
        let site = |path: &str| format!("https://undocs.org/{path}");
        let parts = [site("en/A/RES/75/245"), site("en/A/RES/75/245b")];
        assert_eq!(
            distinguished([&parts[0], &parts[1]]),
            ["A/RES/75/245", "A/RES/75/245b"]
        );
        let languages = [site("en/A/RES/74/247"), site("zh/A/RES/74/247")];
        assert_eq!(
            distinguished([&languages[0], &languages[1]]),
            ["en/A/RES/74/247", "zh/A/RES/74/247"]
        );
        let others = ["https://example.org/a", "https://example.org/b"];
        assert_eq!(distinguished(others), others);
    }
}
