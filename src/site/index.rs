//! The lists of a small site.

use crate::output::{Entry, INDEX, Output, home_of};
use crate::pipeline::Builder;
use crate::site_pages::{Frame, Index, IndexDocument};
use publish_model::Language;
use publish_model::diagnostic::Findings;
use publish_templates::wording::Catalogue;

use super::lists::{Page, Sources, languages_of};
use super::write_shared;

/// Writes the lists of a small site: one of all documents, and one of those in each language.
pub fn pages(sources: Sources<'_>, output: &Output) -> Vec<Page> {
    let write = |path: String, language: Option<&Language>| Page {
        written: index(sources, language)
            .and_then(|text| write_shared(sources.builder, output, &path, text.as_bytes())),
        path,
    };
    let languages = languages_of(sources.entries).into_iter();
    let of_languages = languages.map(|(language, _)| write(home_of(&language), Some(&language)));
    let of_all = write(INDEX.to_owned(), None);
    [of_all].into_iter().chain(of_languages).collect()
}

/// Renders the list of the documents in a language, or of all documents.
fn index(sources: Sources<'_>, language: Option<&Language>) -> Result<String, Findings> {
    let Sources { builder, texts, .. } = sources;
    let up = if language.is_some() { "../" } else { "" };
    let of_page = language.unwrap_or(&texts.language);
    let catalogue = sources.catalogue(of_page)?;
    let (title, description) = texts.in_catalogue(catalogue)?;
    let entries = sources.entries.iter();
    let entries = entries.filter(|entry| language.is_none_or(|one| *one == entry.language));
    let documents = entries.map(|entry| document(entry, catalogue, builder, up));
    let index = Index {
        frame: Frame {
            address: language.and_then(|language| sources.address(&home_of(language))),
            feed_href: language.and_then(|_| sources.feed_href(".")),
            catalogue_href: language.and_then(|language| {
                let entries = sources.entries.iter();
                let of_language = entries.filter(|entry| entry.language == *language);
                sources.catalogue_href(".", of_language)
            }),
            ..sources.frame(of_page, (catalogue, title, description), up)
        },
        archives: match language {
            Some(language) => sources.archives_of(language.tag(), catalogue, up)?,
            None => Vec::new(),
        },
        documents: documents.collect::<Result<_, _>>()?,
    };
    builder
        .renderer()
        .site_page("site/index.html", catalogue, &index)
}

fn document(
    entry: &Entry,
    catalogue: &Catalogue,
    builder: &Builder,
    up: &str,
) -> Result<IndexDocument, Findings> {
    let own = builder.catalogues().get(&entry.language);
    let files = entry.files.iter();
    let files = files.map(|file| file.linked(format!("{up}{}", file.path), catalogue));
    Ok(IndexDocument {
        symbol: entry.symbol.clone(),
        title: entry.title.clone(),
        language: entry.language.clone(),
        language_name: own.map_or_else(|| entry.language.to_string(), Catalogue::own_name),
        direction: entry.language.direction(),
        files: files.collect::<Result<_, Findings>>()?,
    })
}
