//! Assigns output folders to sources before any document is built.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::cache::Key;
use crate::output::{Checksum, FileEntry, Manifest, full, is_deleted};
use publish_model::diagnostic::{Code, Diagnostic, SourceFile};
use publish_model::{Bodies, Language, Symbol};
use publish_source::{self as source, Identity};
use publish_view::edition::Format;

use super::BuildOptions;
use super::folder_name::impossible_name;
use super::peek::{self, Peek};

/// The output folder of each source.
pub struct Claims {
    by_folder: BTreeMap<String, Award>,
    /// The sources of each symbol, by its path, in the order of the run. Languages may write a symbol
    /// with or without a space.
    by_symbol: BTreeMap<String, Vec<usize>>,
    /// The folders of earlier runs that do not have a source any more.
    withdrawn: BTreeSet<String>,
    /// The other folders of earlier runs.
    earlier: BTreeMap<String, EarlierDocument>,
    /// The languages of the pages of earlier runs, by the path of the symbol.
    earlier_pages: BTreeMap<String, BTreeSet<Language>>,
    /// The folder that comes first among those that differ only in case, by its name in lower case.
    by_name: BTreeMap<String, String>,
    /// What is known of each source before it is read.
    peeks: Vec<Peek>,
    bodies: Arc<Bodies>,
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

/// The documents of earlier runs in the output folder.
#[derive(Clone, Copy)]
pub struct Earlier<'a> {
    /// The path of the output folder.
    pub root: &'a Path,
    /// Its manifest.
    pub manifest: &'a Manifest,
}

/// A document of an earlier run.
struct EarlierDocument {
    symbol: Symbol,
    /// The path of its source, if it is known.
    source: Option<PathBuf>,
    files: Vec<FileEntry>,
    /// Whether its page can be a target of links.
    has_page: bool,
}

impl Claims {
    /// Assigns the folders, after peeking into all sources.
    pub fn of(options: &BuildOptions, earlier: Option<Earlier<'_>>, bodies: &Arc<Bodies>) -> Self {
        let peeks = peek::all(options, bodies, None, None);
        Claims::new(options, earlier, bodies, peeks)
    }

    /// Assigns the folders. `peeks` has what is known of each source.
    pub(super) fn new(
        options: &BuildOptions,
        earlier: Option<Earlier<'_>>,
        bodies: &Arc<Bodies>,
        peeks: Vec<Peek>,
    ) -> Self {
        let mut claims: BTreeMap<String, Vec<Claim>> = BTreeMap::new();
        let mut by_symbol: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        let mut sources: HashMap<PathBuf, Option<String>> = HashMap::new();
        let mut texts: BTreeMap<String, Checksum> = BTreeMap::new();
        let has_html = options.editions.formats.contains(&Format::Html);
        for (index, peek) in peeks.iter().enumerate() {
            let identity = peek.identity.as_ref();
            let own = identity.map(|identity| folder(bodies, &identity.symbol, &identity.language));
            if let (Some(identity), Some(own), Some(sum)) = (identity, &own, peek.sha256) {
                let claim = Claim {
                    source: index,
                    agrees: identity.agrees,
                };
                claims.entry(own.clone()).or_default().push(claim);
                let symbol = identity.symbol.path();
                by_symbol.entry(symbol).or_default().push(index);
                // With their pages, this run replaces those of earlier runs.
                if earlier.is_some() && !has_html {
                    texts.insert(own.clone(), sum);
                }
            }
            if let Some(path) = options.path(index) {
                sources.insert(full(path), own);
            }
        }
        let by_folder: BTreeMap<String, Award> = claims
            .into_iter()
            .filter_map(|(folder, claims)| Some((folder, Award::of(&claims)?)))
            .collect();
        let mut claims = Claims {
            by_folder,
            by_symbol,
            withdrawn: BTreeSet::new(),
            earlier: BTreeMap::new(),
            earlier_pages: BTreeMap::new(),
            by_name: BTreeMap::new(),
            peeks,
            bodies: Arc::clone(bodies),
        };
        if let Some(earlier) = earlier {
            claims.add_earlier(earlier, options, &sources, &texts);
        }
        let folders = claims.earlier.keys().chain(claims.by_folder.keys());
        for folder in folders {
            let name = folder.to_ascii_lowercase();
            claims.by_name.entry(name).or_insert_with(|| folder.clone());
        }
        claims
    }

    /// Adds the documents of earlier runs, except for those that do not have a source any more.
    fn add_earlier(
        &mut self,
        Earlier { root, manifest }: Earlier<'_>,
        options: &BuildOptions,
        sources: &HashMap<PathBuf, Option<String>>,
        texts: &BTreeMap<String, Checksum>,
    ) {
        let searched: Vec<PathBuf> = options.folders.iter().map(|folder| full(folder)).collect();
        for entry in &manifest.documents {
            let source = entry.source.as_ref();
            let path = source.and_then(|source| source.full_path(root));
            let is_gone = path.as_ref().is_some_and(|path| {
                let was_searched = searched.iter().any(|folder| path.starts_with(folder));
                was_searched
                    && match sources.get(path) {
                        Some(Some(folder)) => *folder != entry.folder,
                        Some(None) => false,
                        None => is_deleted(path),
                    }
            });
            if is_gone {
                if !self.by_folder.contains_key(&entry.folder) {
                    self.withdrawn.insert(entry.folder.clone());
                }
                continue;
            }
            // With another body file, links would lead to another folder.
            let is_in_place = entry.folder == folder(&self.bodies, &entry.symbol, &entry.language);
            let has_page =
                is_in_place && entry.files.iter().any(|file| file.format == Format::Html);
            // A page that this run does not replace is only offered with the same text.
            let text = texts.get(&entry.folder);
            let is_current = text.is_none_or(|text| source.is_some_and(|old| old.sha256 == *text));
            if has_page && is_current {
                let languages = self.earlier_pages.entry(entry.symbol.path()).or_default();
                languages.insert(entry.language.clone());
            }
            let document = EarlierDocument {
                symbol: entry.symbol.clone(),
                source: path,
                files: entry.all_files().cloned().collect(),
                has_page: has_page && is_current,
            };
            self.earlier.insert(entry.folder.clone(), document);
        }
    }

    /// Returns the folders of documents of earlier runs whose source was in one of the folders of
    /// this run and has been deleted, or has another symbol or language now.
    pub fn withdrawn(&self) -> &BTreeSet<String> {
        &self.withdrawn
    }

    /// Returns the symbol and language of a source, if they are known.
    pub fn identity(&self, index: usize) -> Option<&Identity> {
        self.peeks.get(index)?.identity.as_ref()
    }

    /// Returns the output folder of a source, if its symbol and language are known.
    pub fn folder_of(&self, index: usize) -> Option<String> {
        let identity = self.identity(index)?;
        Some(folder(&self.bodies, &identity.symbol, &identity.language))
    }

    /// Returns what is known of a source before it is read.
    pub(super) fn peek(&self, index: usize) -> &Peek {
        &self.peeks[index]
    }

    /// Returns a checksum of everything here on which the outcome of a document depends, except for its
    /// own sources: which folders and pages there are, and whose they are. An earlier document with a
    /// source in this run adds nothing, so that the first run of a folder and the next have the same.
    pub(super) fn circumstances(&self, options: &BuildOptions, root: &Path) -> Checksum {
        let mut key = Key::new("circumstances");
        for path in [Path::new("."), root] {
            key = key.with("folder", full(path).as_os_str().as_encoded_bytes());
        }
        for (index, peek) in self.peeks.iter().enumerate() {
            key = key.with("source", options.name(index));
            if let Some(identity) = &peek.identity {
                key = key.with("symbol", identity.symbol.as_str());
                key = key.with("language", identity.language.tag());
                key = key.with("agrees", [u8::from(identity.agrees)]);
            }
        }
        for folder in self.by_name.values() {
            key = key.with("taken", folder);
        }
        let has_html = options.editions.formats.contains(&Format::Html);
        let built = self.by_folder.keys().filter(|folder| self.has(folder));
        let earlier = self.earlier.iter().filter(|(_, earlier)| earlier.has_page);
        let mut pages: BTreeSet<&String> = earlier.map(|(folder, _)| folder).collect();
        pages.extend(built.filter(|_| has_html));
        for folder in pages {
            key = key.with("page", folder);
        }
        for (folder, earlier) in &self.earlier {
            if !self.is_replaced(folder, earlier) {
                key = key.with("earlier", folder);
                key = key.with("symbol", earlier.symbol.as_str());
                let source = earlier.source.as_ref().map(|path| path.as_os_str());
                let source = source.map_or(&[][..], |path| path.as_encoded_bytes());
                key = key.with("source", source);
            }
        }
        key.finish()
    }

    /// Whether a source of this run has the folder and the symbol of an earlier document.
    fn is_replaced(&self, folder: &str, earlier: &EarlierDocument) -> bool {
        let Some(Award::To(claim)) = self.by_folder.get(folder) else {
            return false;
        };
        let identity = self.peeks[claim.source].identity.as_ref();
        identity.is_some_and(|identity| identity.symbol == earlier.symbol)
    }

    /// Returns the entry of a file of an earlier run.
    pub(super) fn earlier_file(&self, folder: &str, path: &str) -> Option<&FileEntry> {
        let files = &self.earlier.get(folder)?.files;
        files.iter().find(|file| file.path == path)
    }

    /// Whether a document of this run cannot have its folder: [`Claims::taken`].
    pub(super) fn is_taken(
        &self,
        symbol: &Symbol,
        language: &Language,
        index: usize,
        options: &BuildOptions,
    ) -> bool {
        // The text is only needed for the message.
        let file = SourceFile::new(options.name(index), "");
        let taken = self.taken(symbol, language, index, &file, options);
        taken.is_some()
    }

    /// Whether a document has a page from an earlier run.
    pub fn has_earlier_page(&self, symbol: &Symbol, language: &Language) -> bool {
        let languages = self.earlier_pages.get(&symbol.path());
        languages.is_some_and(|languages| languages.contains(language))
    }

    /// Returns the languages in which a document has a page from an earlier run.
    pub fn languages_of_earlier_pages(&self, symbol: &Symbol) -> impl Iterator<Item = Language> {
        let languages = self.earlier_pages.get(&symbol.path());
        languages.into_iter().flatten().cloned()
    }

    /// Groups the sources that this run builds: those that are languages of one document together,
    /// and every other source by itself. Groups are ordered by their first source.
    pub fn groups(&self, options: &BuildOptions) -> Vec<Vec<usize>> {
        let count = options.sources.len();
        let is_built = |name: &str| options.shard.is_none_or(|shard| shard.has(name));
        let mut first: BTreeMap<usize, &Vec<usize>> = BTreeMap::new();
        let mut grouped = vec![false; count];
        for (symbol, group) in &self.by_symbol {
            if let Some(index) = group.first()
                && is_built(symbol)
            {
                first.insert(*index, group);
            }
            for index in group {
                grouped[*index] = true;
            }
        }
        let groups = (0..count).filter_map(|index| match first.get(&index) {
            Some(group) => Some((*group).clone()),
            None => {
                let is_alone = !grouped[index] && is_built(&options.name(index));
                is_alone.then(|| vec![index])
            }
        });
        groups.collect()
    }

    /// Returns the indexes of the sources that this run builds, in order.
    pub fn sources(&self, options: &BuildOptions) -> Vec<usize> {
        let mut sources = self.groups(options).concat();
        sources.sort_unstable();
        sources
    }

    /// Whether a document of this run is built into the folder.
    pub fn has(&self, folder: &str) -> bool {
        matches!(self.by_folder.get(folder), Some(Award::To(_)))
    }

    /// Returns the index of the source of this run that is built into the folder.
    pub(super) fn source_of(&self, folder: &str) -> Option<usize> {
        match self.by_folder.get(folder)? {
            Award::To(claim) => Some(claim.source),
            Award::Disputed(_) => None,
        }
    }

    /// Returns an error if the document cannot have its folder: another source or another document
    /// has it, each of the sources that claim it contradicts itself, or its name is not possible.
    pub fn taken(
        &self,
        symbol: &Symbol,
        language: &Language,
        index: usize,
        file: &Arc<SourceFile>,
        options: &BuildOptions,
    ) -> Option<Diagnostic> {
        let folder = folder(&self.bodies, symbol, language);
        let found = self.taken_by_source(&folder, symbol, index, file, options);
        found.or_else(|| {
            let (message, help) = if let Some(message) = impossible_name(&folder) {
                (message, "correct the symbol or language")
            } else {
                let message = self
                    .taken_by_name(&folder)
                    .or_else(|| self.taken_by_earlier(&folder, symbol, index, options))?;
                let help =
                    "correct the symbol or language, or delete the other document if it is wrong";
                (message, help)
            };
            let span = source::symbol_span(file);
            Some(Diagnostic::error(Code::FolderTaken, message, help).at(file, span))
        })
    }

    fn taken_by_name(&self, folder: &str) -> Option<String> {
        let first = self.by_name.get(&folder.to_ascii_lowercase())?;
        (first != folder).then(|| {
            format!(
                "the folder “{folder}” differs from “{first}” only in case: some file systems do \
                 not distinguish them"
            )
        })
    }

    fn taken_by_earlier(
        &self,
        folder: &str,
        symbol: &Symbol,
        index: usize,
        options: &BuildOptions,
    ) -> Option<String> {
        let earlier = self.earlier.get(folder)?;
        let is_same_source =
            earlier.source.is_some() && earlier.source == options.path(index).map(full);
        (earlier.symbol != *symbol && !is_same_source).then(|| {
            format!(
                "the folder “{folder}” of the output folder has the editions of “{}”",
                earlier.symbol
            )
        })
    }

    /// Returns an error if another source has the folder, or if no source has it because each of
    /// those that claim it contradicts itself.
    fn taken_by_source(
        &self,
        folder: &str,
        symbol: &Symbol,
        index: usize,
        file: &Arc<SourceFile>,
        options: &BuildOptions,
    ) -> Option<Diagnostic> {
        let (message, help) = match *self.by_folder.get(folder)? {
            Award::To(claim) if claim.source == index => return None,
            Award::To(claim) => {
                let other = options.name(claim.source);
                let identity = source::identity(file, &self.bodies);
                let agrees = identity.is_none_or(|identity| identity.agrees);
                let other_symbol = options.read(claim.source).ok();
                let other_symbol =
                    other_symbol.and_then(|file| source::identity(&file, &self.bodies));
                let other_symbol = other_symbol.map(|identity| identity.symbol);
                if let Some(symbol) = other_symbol.filter(|other| other != symbol) {
                    let message = format!(
                        "“{other}” has the symbol “{symbol}”, whose editions have the same folder"
                    );
                    let help = "remove one of the two files, or correct its symbol";
                    (message, help)
                } else if agrees {
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
pub fn folder(bodies: &Bodies, symbol: &Symbol, language: &Language) -> String {
    format!("{language}/{}", bodies.folder(symbol))
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
