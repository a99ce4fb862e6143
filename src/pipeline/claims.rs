//! Assigns output folders to sources before any document is built.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use crate::input;
use publish_model::diagnostic::{Code, Diagnostic, SourceFile};
use publish_model::{Language, Symbol};
use publish_source as source;

use super::BuildOptions;

/// The output folder of each source. If several sources have the same symbol and language, the
/// first gets the folder.
pub struct Claims {
    by_folder: BTreeMap<String, usize>,
    /// The sources of each symbol, in the order of the run.
    by_symbol: BTreeMap<Symbol, Vec<usize>>,
}

impl Claims {
    /// Reads the symbol and language of each source, which takes a thousandth of the time of a
    /// build.
    pub fn of(sources: &[PathBuf]) -> Self {
        let mut by_folder = BTreeMap::new();
        let mut by_symbol: BTreeMap<Symbol, Vec<usize>> = BTreeMap::new();
        if sources.len() > 1 {
            for (index, path) in sources.iter().enumerate() {
                let identity = input::read_text(path)
                    .ok()
                    .and_then(|file| source::identity(&file));
                if let Some((symbol, language)) = identity {
                    by_folder.entry(folder(&symbol, &language)).or_insert(index);
                    by_symbol.entry(symbol).or_default().push(index);
                }
            }
        }
        Claims {
            by_folder,
            by_symbol,
        }
    }

    /// Groups the sources that are languages of one document. Every other source is a group of one.
    /// Groups are ordered by their first source.
    pub fn groups(&self, count: usize) -> Vec<Vec<usize>> {
        let mut first: BTreeMap<usize, &Vec<usize>> = BTreeMap::new();
        let mut grouped = vec![false; count];
        for group in self.by_symbol.values() {
            if let Some(index) = group.first() {
                first.insert(*index, group);
            }
            for index in group {
                grouped[*index] = true;
            }
        }
        let groups = (0..count).filter_map(|index| match first.get(&index) {
            Some(group) => Some((*group).clone()),
            None => (!grouped[index]).then(|| vec![index]),
        });
        groups.collect()
    }

    /// Whether a document of this run is built into the folder.
    pub fn has(&self, folder: &str) -> bool {
        self.by_folder.contains_key(folder)
    }

    /// Returns an error if an earlier source has the folder.
    pub fn taken(
        &self,
        folder: &str,
        index: usize,
        file: &Arc<SourceFile>,
        options: &BuildOptions,
    ) -> Option<Diagnostic> {
        let first = self.by_folder.get(folder).filter(|first| **first < index)?;
        let other = options.sources.get(*first)?.display().to_string();
        let message = format!("“{other}” has the same symbol and language");
        let help = "remove one of the two files, or correct its symbol or language";
        let span = source::symbol_span(file);
        Some(Diagnostic::error(Code::SameEdition, message, help).at(file, span))
    }
}

/// Returns the folder of a document's editions, relative to the output folder.
pub fn folder(symbol: &Symbol, language: &Language) -> String {
    format!("{language}/{}", symbol.path())
}
