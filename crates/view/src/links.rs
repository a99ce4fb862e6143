//! Links that need a word more in a list of links.

use std::collections::{BTreeMap, BTreeSet};

use publish_model::visit::{Visit, walk};
use publish_model::{Inline, Resolution, plain_text};

/// For the addresses of links that have the same words as a link to elsewhere, what tells them
/// apart. The official text may say it beside the link, as in `75/245 A … and 75/245 B`; who has
/// the links read as a list does not hear that.
pub fn links(resolution: &Resolution) -> BTreeMap<String, String> {
    let mut collector = Collector::default();
    collector.resolution(resolution);
    let by_words = collector.by_words;
    let alike = by_words.into_values().filter(|hrefs| hrefs.len() > 1);
    alike.flat_map(told_apart).collect()
}

/// What tells these addresses apart: the symbols in them, with the language where they are the same.
fn told_apart(hrefs: BTreeSet<String>) -> Vec<(String, String)> {
    let symbols: BTreeSet<&str> = hrefs.iter().map(|href| symbol(href)).collect();
    let are_told = symbols.len() == hrefs.len();
    let tell = |href: &str| {
        let told = if are_told { symbol(href) } else { path(href) };
        (href.to_owned(), told.to_owned())
    };
    hrefs.iter().map(|href| tell(href)).collect()
}

#[derive(Default)]
struct Collector {
    /// The addresses of links by their words, in small letters.
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

/// The symbol in an address of the United Nations' document site, `A/RES/75/245b` in
/// `https://undocs.org/en/A/RES/75/245b`; any other address as it is.
fn symbol(href: &str) -> &str {
    let path = path(href);
    match path.split_once('/') {
        Some((_, symbol)) if path != href => symbol,
        _ => href,
    }
}

/// Language and symbol in such an address, `en/A/RES/75/245b`.
fn path(href: &str) -> &str {
    href.strip_prefix("https://undocs.org/").unwrap_or(href)
}

#[cfg(test)]
mod tests {
    use super::told_apart;

    fn told(hrefs: [&str; 2]) -> Vec<String> {
        let hrefs = hrefs.into_iter().map(str::to_owned).collect();
        told_apart(hrefs)
            .into_iter()
            .map(|(_, told)| told)
            .collect()
    }

    #[test]
    fn links_are_told_apart_by_symbol_or_by_language() {
        let site = |path: &str| format!("https://undocs.org/{path}");
        let parts = [site("en/A/RES/75/245"), site("en/A/RES/75/245b")];
        assert_eq!(
            told([&parts[0], &parts[1]]),
            ["A/RES/75/245", "A/RES/75/245b"]
        );
        let languages = [site("en/A/RES/74/247"), site("zh/A/RES/74/247")];
        assert_eq!(
            told([&languages[0], &languages[1]]),
            ["en/A/RES/74/247", "zh/A/RES/74/247"]
        );
        let others = ["https://example.org/a", "https://example.org/b"];
        assert_eq!(told(others), others);
    }
}
