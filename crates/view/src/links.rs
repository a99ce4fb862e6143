//! Links that need a word more in a list of links.

use std::collections::{BTreeMap, BTreeSet};

use publish_model::{Block, Inline, Resolution, plain_text};

/// For the addresses of links that have the same words as a link to elsewhere, what tells them
/// apart. The official text may say it beside the link, as in `75/245 A … and 75/245 B`; who has
/// the links read as a list does not hear that.
pub fn links(resolution: &Resolution) -> BTreeMap<String, String> {
    let mut by_words = ByWords::new();
    let masthead = &resolution.masthead;
    in_line(&masthead.report, &mut by_words);
    for line in masthead.agenda.iter().chain(&masthead.below_title) {
        in_line(line, &mut by_words);
    }
    for enactment in resolution.enactments() {
        in_blocks(&enactment.preamble, &mut by_words);
        in_blocks(&enactment.operative, &mut by_words);
        for annex in &enactment.annexes {
            in_blocks(&annex.blocks, &mut by_words);
        }
    }
    for note in &resolution.notes {
        in_blocks(&note.blocks, &mut by_words);
    }
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

/// The addresses of links by their words, in small letters.
type ByWords = BTreeMap<String, BTreeSet<String>>;

fn in_blocks(blocks: &[Block], by_words: &mut ByWords) {
    for block in blocks {
        match block {
            Block::Paragraph(paragraph) => {
                in_line(&paragraph.content, by_words);
                in_blocks(&paragraph.then, by_words);
            }
            Block::Items(items) => {
                for item in &items.items {
                    in_line(&item.content, by_words);
                    in_blocks(&item.then, by_words);
                }
            }
            Block::Section(section) => {
                in_line(&section.heading.title, by_words);
                in_blocks(&section.blocks, by_words);
            }
            Block::Table(table) => {
                in_line(&table.caption, by_words);
                for row in table.head.iter().chain(&table.body) {
                    for cell in &row.cells {
                        in_blocks(&cell.blocks, by_words);
                    }
                }
            }
            Block::Quotation(quotation) => in_blocks(&quotation.blocks, by_words),
        }
    }
}

fn in_line(line: &[Inline], by_words: &mut ByWords) {
    for inline in line {
        let link = match inline {
            Inline::Link { href, content } => Some((href, plain_text(content))),
            Inline::Reference { href, text, .. } => Some((href, text.clone())),
            _ => None,
        };
        if let Some((href, words)) = link {
            let words = words.trim().to_lowercase();
            by_words.entry(words).or_default().insert(href.to_string());
        }
        if let Some(content) = inline.content() {
            in_line(content, by_words);
        }
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
