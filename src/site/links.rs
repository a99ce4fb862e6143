//! The links in the header and footer of the pages that are not documents.

use std::collections::BTreeMap;

use publish_model::Language;
use publish_templates::wording::{Catalogue, Catalogues};
use publish_text::html::{PageLanguage, SiteLinks};
use publish_view::edition::Format;

use crate::output::{Entry, INDEX, home_of, search_page_of};
use crate::statement;

use super::SiteTexts;

/// What the links of all pages depend on.
pub struct Links<'a> {
    catalogues: &'a Catalogues,
    texts: &'a SiteTexts,
    /// The languages of the documents, each with whether it has a search page.
    languages: BTreeMap<Language, bool>,
    /// The folders with a web page in each language, by symbol.
    pages: BTreeMap<String, BTreeMap<Language, String>>,
}

impl<'a> Links<'a> {
    /// Returns the links to the pages for documents. `has_search` is whether there are search pages.
    pub fn new(
        catalogues: &'a Catalogues,
        texts: &'a SiteTexts,
        entries: &[Entry],
        has_search: bool,
    ) -> Self {
        let mut languages = BTreeMap::new();
        let mut pages: BTreeMap<String, BTreeMap<Language, String>> = BTreeMap::new();
        for entry in entries {
            let has_page = has_page(entry);
            let is_searched = languages.entry(entry.language.clone()).or_default();
            *is_searched |= has_search && has_page;
            if has_page {
                let of_work = pages.entry(entry.symbol.to_string()).or_default();
                of_work.insert(entry.language.clone(), entry.folder.clone());
            }
        }
        Links {
            catalogues,
            texts,
            languages,
            pages,
        }
    }

    /// The languages that have a search page.
    pub fn searched(&self) -> impl Iterator<Item = &Language> {
        let languages = self.languages.iter();
        languages.filter_map(|(language, is_searched)| is_searched.then_some(language))
    }

    /// Returns the home page of a language or, if it has no documents, that of the site.
    pub fn home(&self, language: &Language, up: &str) -> String {
        match self.languages.get(language) {
            Some(_) => format!("{up}{}", home_of(language)),
            None => format!("{up}{INDEX}"),
        }
    }

    /// Returns the search page of a language, if it has one.
    pub fn search(&self, language: &Language, up: &str) -> Option<String> {
        let is_searched = self.languages.get(language).copied().unwrap_or_default();
        is_searched.then(|| format!("{up}{}", search_page_of(language)))
    }

    /// Returns the links of a page that other languages do not have, with their home pages.
    pub fn of(&self, language: &Language, up: &str) -> SiteLinks {
        self.of_list(language, up, |_| None)
    }

    /// Returns the links of a page that `path` returns in the languages that have it. In the others,
    /// the home page takes its place.
    pub fn of_list(
        &self,
        language: &Language,
        up: &str,
        path: impl Fn(&Language) -> Option<String>,
    ) -> SiteLinks {
        let languages = self.languages.keys();
        let path = |other: &Language| match path(other) {
            Some(path) => (path, true),
            None => (home_of(other), false),
        };
        self.with_languages(language, up, languages, path)
    }

    /// Returns the links of a home page.
    pub fn of_home(&self, language: &Language, up: &str) -> SiteLinks {
        self.of_list(language, up, |other| Some(home_of(other)))
    }

    /// Returns the links of a search page.
    pub fn of_search(&self, language: &Language, up: &str) -> SiteLinks {
        self.with_languages(language, up, self.searched(), |other| {
            (search_page_of(other), true)
        })
    }

    /// Returns the links of a page with this name in the folder of a document. They depend only on the
    /// languages of the document, so that they stay right when other documents are added.
    pub fn of_document(&self, entry: &Entry, up: &str, name: &str) -> SiteLinks {
        let language = &entry.language;
        let pages = self.pages.get(entry.symbol.as_str());
        let pages = pages.filter(|pages| pages.contains_key(language));
        let languages = pages.into_iter().flat_map(BTreeMap::keys);
        let links = self.with_languages(language, up, languages, |other| {
            let folder = pages.and_then(|pages| pages.get(other));
            let folder = folder.map_or(entry.folder.as_str(), String::as_str);
            (format!("{folder}/{name}"), true)
        });
        SiteLinks {
            search_href: links.search_href.filter(|_| pages.is_some()),
            ..links
        }
    }

    /// Returns the links of a page with this name in the folders of the languages of a document.
    pub fn of_folders(
        &self,
        language: &Language,
        up: &str,
        folders: &BTreeMap<&Language, &str>,
        name: &str,
    ) -> SiteLinks {
        self.with_languages(language, up, folders.keys().copied(), |other| {
            let folder = folders.get(other).copied().unwrap_or_default();
            (format!("{folder}/{name}"), true)
        })
    }

    fn with_languages<'l>(
        &self,
        language: &Language,
        up: &str,
        languages: impl Iterator<Item = &'l Language>,
        path: impl Fn(&Language) -> (String, bool),
    ) -> SiteLinks {
        let languages = languages.map(|other| {
            let (path, is_same_page) = path(other);
            self.language(other, format!("{up}{path}"), is_same_page)
        });
        let languages: Vec<PageLanguage> = languages.collect();
        let texts = self.texts;
        SiteLinks {
            language: language.clone(),
            name: texts.title.as_ref().map(|title| title.name(language)),
            home_href: self.home(language, up),
            search_href: self.search(language, up),
            statement_href: texts
                .statements
                .then(|| format!("{up}{}", statement::FILE_NAME)),
            languages: if languages.len() > 1 {
                languages
            } else {
                Vec::new()
            },
            official: texts.official,
        }
    }

    fn language(&self, language: &Language, href: String, is_same_page: bool) -> PageLanguage {
        let catalogue = self.catalogues.get(language);
        PageLanguage {
            direction: language.direction(),
            name: catalogue.map_or_else(|| language.to_string(), Catalogue::own_name),
            href,
            is_same_page,
            language: language.clone(),
        }
    }
}

fn has_page(entry: &Entry) -> bool {
    let mut files = entry.files.iter();
    files.any(|file| file.format == Format::Html)
}
