//! Assigns output folders to sources before any document is built.

use std::collections::BTreeMap;
use std::sync::Arc;

use publish_model::diagnostic::{Code, Diagnostic, SourceFile};
use publish_model::{Language, Symbol};
use publish_source as source;

use super::BuildOptions;

/// The output folder of each source.
pub struct Claims {
    by_folder: BTreeMap<String, Award>,
    /// The sources of each symbol, in the order of the run.
    by_symbol: BTreeMap<Symbol, Vec<usize>>,
}

/// A source that has the symbol and language of a folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Claim {
    /// The index of the source.
    source: usize,
    /// Whether nothing in the source contradicts its symbol and language.
    agrees: bool,
}

/// Which of several sources gets a folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Award {
    /// The only source, or the first one without contradictions.
    To(Claim),
    /// Each of several sources contradicts itself: none gets the folder. The first two.
    Disputed([usize; 2]),
}

impl Award {
    /// Awards a folder. Returns `None` if no source claims it.
    fn of(claims: &[Claim]) -> Option<Self> {
        let agreeing = claims.iter().find(|claim| claim.agrees);
        match (agreeing, claims) {
            (Some(claim), _) | (None, [claim]) => Some(Award::To(*claim)),
            (None, [first, second, ..]) => Some(Award::Disputed([first.source, second.source])),
            (None, []) => None,
        }
    }
}

impl Claims {
    /// Reads the symbol and language of each source, which takes a thousandth of the time of a
    /// build.
    pub fn of(options: &BuildOptions) -> Self {
        let mut claims: BTreeMap<String, Vec<Claim>> = BTreeMap::new();
        let mut by_symbol: BTreeMap<Symbol, Vec<usize>> = BTreeMap::new();
        for index in 0..options.sources.len() {
            let file = options.read(index).ok();
            let identity = file.and_then(|file| source::identity(&file));
            let own = identity
                .as_ref()
                .map(|identity| folder(&identity.symbol, &identity.language));
            if let (Some(identity), Some(own)) = (identity, &own) {
                let claim = Claim {
                    source: index,
                    agrees: identity.agrees,
                };
                claims.entry(own.clone()).or_default().push(claim);
                by_symbol.entry(identity.symbol).or_default().push(index);
            }
        }
        let by_folder = claims
            .into_iter()
            .filter_map(|(folder, claims)| Some((folder, Award::of(&claims)?)));
        Claims {
            by_folder: by_folder.collect(),
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
        matches!(self.by_folder.get(folder), Some(Award::To(_)))
    }

    /// Returns an error if another source has the folder, or if no source has it because each of
    /// those that claim it contradicts itself.
    pub fn taken(
        &self,
        folder: &str,
        index: usize,
        file: &Arc<SourceFile>,
        options: &BuildOptions,
    ) -> Option<Diagnostic> {
        let (message, help) = match *self.by_folder.get(folder)? {
            Award::To(claim) if claim.source == index => return None,
            Award::To(claim) => {
                let other = options.name(claim.source);
                let agrees = source::identity(file).is_none_or(|identity| identity.agrees);
                if agrees {
                    let message = format!("“{other}” has the same symbol and language");
                    let help = "remove one of the two files, or correct its symbol or language";
                    (message, help)
                } else {
                    let message = format!(
                        "“{other}” has the same symbol and language, and nothing in it contradicts \
                         them, unlike in this file"
                    );
                    (message, "correct the symbol or language of this file")
                }
            }
            Award::Disputed([first, second]) => {
                let other = options.name(if first == index { second } else { first });
                let message = format!(
                    "“{other}” has the same symbol and language, and both files contradict \
                     themselves: neither is built"
                );
                (
                    message,
                    "correct the symbol or language of the files, as their warnings describe",
                )
            }
        };
        let span = source::symbol_span(file);
        Some(Diagnostic::error(Code::SameEdition, message, help).at(file, span))
    }
}

/// Returns the folder of a document's editions, relative to the output folder.
pub fn folder(symbol: &Symbol, language: &Language) -> String {
    format!("{language}/{}", symbol.path())
}

#[cfg(test)]
mod tests {
    use super::{Award, Claim};

    #[test]
    fn a_source_without_contradictions_gets_the_folder_whatever_the_order() {
        let claim = |source, agrees| Claim { source, agrees };
        let cases: [(&[Claim], Option<Award>); 7] = [
            (&[], None),
            (&[claim(3, true)], Some(Award::To(claim(3, true)))),
            (&[claim(3, false)], Some(Award::To(claim(3, false)))),
            (
                &[claim(1, false), claim(2, true)],
                Some(Award::To(claim(2, true))),
            ),
            (
                &[claim(1, true), claim(2, false)],
                Some(Award::To(claim(1, true))),
            ),
            (
                &[claim(1, true), claim(2, true)],
                Some(Award::To(claim(1, true))),
            ),
            (
                &[claim(1, false), claim(2, false), claim(4, false)],
                Some(Award::Disputed([1, 2])),
            ),
        ];
        for (claims, expected) in cases {
            assert_eq!(Award::of(claims), expected, "{claims:?}");
        }
    }
}
