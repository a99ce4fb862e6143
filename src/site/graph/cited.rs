//! The documents that works cite, by their symbols.

use std::collections::HashMap;
use std::sync::Arc;

use super::Work;

/// The cited documents.
pub struct CitedDocuments<'m> {
    /// By their symbols, as documents write them.
    by_symbol: HashMap<&'m str, Cited>,
    /// Their symbols, by their paths. Addresses have the letters of parts in lower case, “74/255b”: of
    /// several forms, the one with the most capital letters is used.
    symbols: HashMap<Arc<str>, &'m str>,
}

/// A cited document.
pub struct Cited {
    /// The path of its symbol in capital letters, which is the same however languages and addresses
    /// write it.
    pub path: Arc<str>,
    /// Its index, if it is on the site.
    pub work: Option<usize>,
}

impl<'m> CitedDocuments<'m> {
    pub fn new(works: &[Work<'m>]) -> Self {
        let by_path: HashMap<String, usize> = works
            .iter()
            .enumerate()
            .filter_map(|(index, work)| {
                let path = work.entries.first()?.symbol.path();
                Some((path.to_ascii_uppercase(), index))
            })
            .collect();
        let mut by_symbol: HashMap<&str, Cited> = HashMap::new();
        let mut symbols: HashMap<Arc<str>, &str> = HashMap::new();
        let small = |symbol: &str| symbol.chars().filter(char::is_ascii_lowercase).count();
        let entries = works.iter().flat_map(|work| &work.entries);
        for place in entries.flat_map(|entry| entry.about.cites.places()) {
            for (symbol, _) in place.cited() {
                if by_symbol.contains_key(symbol) {
                    continue;
                }
                let path: Arc<str> = path_of(symbol).into();
                let known = symbols.entry(Arc::clone(&path)).or_insert(symbol);
                if (small(symbol), symbol) < (small(known), *known) {
                    *known = symbol;
                }
                let work = by_path.get(&*path).copied();
                by_symbol.insert(symbol, Cited { path, work });
            }
        }
        CitedDocuments { by_symbol, symbols }
    }

    /// Returns a document that a work cites by this symbol.
    pub fn get(&self, symbol: &str) -> Option<&Cited> {
        self.by_symbol.get(symbol)
    }

    pub fn symbol(&self, cited: &Cited, works: &[Work<'m>]) -> &'m str {
        match cited.work {
            Some(index) => works[index].symbol,
            None => self.symbols.get(&cited.path).copied().unwrap_or_default(),
        }
    }
}

fn path_of(symbol: &str) -> String {
    let parsed = symbol.parse::<publish_model::Symbol>();
    let path = parsed.map_or_else(|_| symbol.to_owned(), |symbol| symbol.path());
    path.to_ascii_uppercase()
}
