//! The page for full-text search of each language, with the files of its index.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::cache::{Cache, Key};
use crate::output::{Checksum, Entry, Output, SEARCH, search_page_of};
use crate::site_pages::Frame;
use publish_model::Language;
use publish_model::diagnostic::{Code, Diagnostic, Findings};
use publish_search::{Index, IndexError, Page};
use publish_templates::wording::Catalogue;
use publish_view::edition::Format;

use super::lists::{Sources, name_of_body};
use super::subjects::{SubjectName, Subjects};
use super::write_shared;

/// The context of a search page.
#[derive(Debug, Clone, Serialize)]
struct SearchPage {
    #[serde(flatten)]
    frame: Frame,
    /// The name of the script.
    script_name: String,
    /// The names of the bodies.
    bodies: Vec<String>,
    /// The subjects.
    subjects: Vec<SubjectName>,
    /// The years, the last one first.
    years: Vec<String>,
}

/// A document of a search index.
struct Document<'m> {
    /// The path of its page and the checksum of the page.
    path: &'m str,
    sum: Checksum,
    symbol: &'m str,
    title: &'m str,
    date: Option<String>,
    body: String,
    subjects: Vec<SubjectName>,
    year: Option<String>,
}

/// Writes the search pages and indexes of all languages. Adds the paths of their files to `written`. An
/// index whose documents have not changed since an earlier run is not made again.
pub fn write(sources: Sources<'_>, output: &Output, written: &mut Vec<String>) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for language in sources.links.searched() {
        let files = write_language(sources, output, language);
        match files {
            Ok(files) => written.extend(files),
            Err(errors) => findings.extend(errors),
        }
    }
    findings
}

fn write_language(
    sources: Sources<'_>,
    output: &Output,
    language: &Language,
) -> Result<Vec<String>, Findings> {
    let catalogue = sources.catalogue(language)?;
    let documents = documents(sources, catalogue, language)?;
    let script = sources.builder.renderer().search_script();
    let sum = Checksum::of(script.as_bytes()).to_string();
    let script_name = format!("search.{}.js", &sum[..12]);
    let text = page_text(sources, (language, catalogue), &documents, &script_name)?;
    let mut files = vec![
        search_page_of(language),
        format!("{language}/{SEARCH}/{script_name}"),
    ];
    write_shared(sources.builder, output, &files[0], text.as_bytes())?;
    write_shared(sources.builder, output, &files[1], script.as_bytes())?;
    files.extend(write_index(sources, output, language, &documents)?);
    Ok(files)
}

/// Writes the files of an index, and returns their paths.
fn write_index(
    sources: Sources<'_>,
    output: &Output,
    language: &Language,
    documents: &[Document<'_>],
) -> Result<Vec<String>, Findings> {
    let inputs = sources.builder.inputs();
    let cached = inputs.map(|inputs| (&inputs.cache, key(&inputs.cache, language, documents)));
    if let Some((cache, key)) = &cached
        && let Some(files) = cache.local_record::<BTreeMap<String, Checksum>>(*key)
        && files
            .iter()
            .all(|(path, sum)| output.has_on_site(path, *sum))
    {
        return Ok(files.into_keys().collect());
    }
    let mut index = Index::new(language.tag()).map_err(failed)?;
    for document in documents {
        let subjects = document.subjects.iter();
        let subjects: Vec<&str> = subjects.map(|one| one.text.as_str()).collect();
        let html = output.page(document.path)?;
        let page = Page {
            address: &format!("/{}", document.path),
            html: &html,
            symbol: document.symbol,
            title: document.title,
            date: document.date.as_deref(),
            body: &document.body,
            subjects: &subjects,
            year: document.year.as_deref(),
        };
        index.add(&page).map_err(failed)?;
    }
    let mut files = BTreeMap::new();
    for file in index.finish().map_err(failed)? {
        let path = format!("{language}/{SEARCH}/{}", file.path);
        write_shared(sources.builder, output, &path, &file.bytes)?;
        files.insert(path, Checksum::of(&file.bytes));
    }
    if let Some((cache, key)) = cached {
        cache.store_local_record(key, &files);
    }
    Ok(files.into_keys().collect())
}

/// Returns the key of everything on which an index depends.
fn key(cache: &Cache, language: &Language, documents: &[Document<'_>]) -> Checksum {
    let key = cache.key("search").with("version", publish_search::VERSION);
    let add = |key: Key, document: &Document<'_>| {
        let subjects = document.subjects.iter();
        let key = subjects.fold(key, |key, one| key.with("subject", &one.text));
        key.with("path", document.path)
            .with("sum", document.sum.as_bytes())
            .with("symbol", document.symbol)
            .with("title", document.title)
            .with("date", document.date.as_deref().unwrap_or_default())
            .with("body", &document.body)
            .with("year", document.year.as_deref().unwrap_or_default())
    };
    let key = key.with("language", language.tag());
    documents.iter().fold(key, add).finish()
}

fn failed(error: IndexError) -> Findings {
    let help = "this is a bug in publish: please report it";
    Diagnostic::error(Code::OutputUnwritable, error.to_string(), help).into()
}

/// Returns the path of the web page of a document and its checksum.
fn page(entry: &Entry) -> Option<(&str, Checksum)> {
    let mut files = entry.files.iter();
    let page = files.find(|file| file.format == Format::Html)?;
    Some((&page.path, page.sha256))
}

/// Returns the documents of a language that have web pages, in the order of the manifest.
fn documents<'m>(
    sources: Sources<'m>,
    catalogue: &Catalogue,
    language: &Language,
) -> Result<Vec<Document<'m>>, Findings> {
    let groups = sources.grouped(language);
    let names = groups
        .iter()
        .map(|of_body| (of_body.body, name_of_body(catalogue, of_body)));
    let names: BTreeMap<_, String> = names.collect();
    let of_language = sources
        .entries
        .iter()
        .filter(|entry| entry.language == *language);
    let documents = of_language.filter_map(|entry| Some((entry, page(entry)?)));
    let documents = documents.map(|(entry, (path, sum))| {
        let date = entry.about.date();
        Ok(Document {
            path,
            sum,
            symbol: entry.symbol.as_str(),
            title: &entry.title,
            date: date.map(|date| catalogue.date(date)).transpose()?,
            body: names.get(&entry.about.body).cloned().unwrap_or_default(),
            subjects: subjects(sources, entry),
            year: date.map(|date| date.year().to_string()),
        })
    });
    documents.collect()
}

fn subjects(sources: Sources<'_>, entry: &Entry) -> Vec<SubjectName> {
    let slugs = Subjects::of(entry).into_iter();
    slugs
        .map(|slug| sources.subjects.name(&slug, &entry.language))
        .collect()
}

fn page_text(
    sources: Sources<'_>,
    (language, catalogue): (&Language, &Catalogue),
    documents: &[Document<'_>],
    script_name: &str,
) -> Result<String, Findings> {
    const UP: &str = "../../";
    let bodies: BTreeSet<&str> = documents.iter().map(|one| one.body.as_str()).collect();
    let subjects = documents.iter().flat_map(|one| &one.subjects);
    let mut subjects: Vec<&SubjectName> = subjects.collect();
    subjects.sort_by_cached_key(|one| (one.text.to_lowercase(), one.text.clone()));
    subjects.dedup();
    let years: BTreeSet<&str> = documents
        .iter()
        .filter_map(|one| one.year.as_deref())
        .collect();
    let title = catalogue.message("search-title", &[])?;
    let description = catalogue.message("search-description", &[])?;
    let frame = sources.frame(language, (catalogue, title, description), UP);
    let frame = frame.of_site(sources.links.of_search(language, UP));
    let page = SearchPage {
        frame: Frame {
            address: sources.address(&search_page_of(language)),
            crumbs: vec![sources.home_link(catalogue, language, UP)?],
            ..frame
        },
        script_name: script_name.to_owned(),
        bodies: bodies.into_iter().map(str::to_owned).collect(),
        subjects: subjects.into_iter().cloned().collect(),
        years: years.into_iter().rev().map(str::to_owned).collect(),
    };
    sources
        .builder
        .renderer()
        .site_page("site/search.html", catalogue, &page)
}
