//! Builds the editions of one document in memory.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::output::{ABOUT, EditionFile, home_of, path_to_root, search_page_of};
use crate::statement;
use publish_model::diagnostic::{Code, Diagnostic, Findings, SourceFile};
use publish_model::{Language, Resolution};
use publish_pdf::PdfOptions;
use publish_templates::wording::Catalogue;
use publish_text::{akn, html, txt};
use publish_view::edition::Format;
use publish_view::edition::pdf::Variant;
use publish_view::{PageMarks, PageStart, View};

use crate::edition::EditionOptions;

use super::Builder;
use super::claims;
use super::shelf::{Action, EditionReport, Found, Rendered, Shelf};

/// Returns the links to pages in other languages from a page, with its relative path to the root.
pub(super) fn linked_from(
    to_root: &str,
    languages: &[html::PageLanguage],
) -> Vec<html::PageLanguage> {
    let languages = languages.iter().map(|language| html::PageLanguage {
        href: format!("{to_root}{}", language.href),
        ..language.clone()
    });
    languages.collect()
}

/// Returns what header and footer of a page in the folder of a document link to.
pub(super) fn site_links(
    options: &EditionOptions,
    language: &Language,
    to_root: &str,
    languages: Vec<html::PageLanguage>,
) -> html::SiteLinks {
    let search_href = format!("{to_root}{}", search_page_of(language));
    html::SiteLinks {
        language: language.clone(),
        name: options.title.as_ref().map(|title| title.name(language)),
        home_href: format!("{to_root}{}", home_of(language)),
        search_href: options.search.then_some(search_href),
        statement_href: options.statements.then(|| statement::FILE_NAME.to_owned()),
        languages,
        official: options.official,
    }
}

/// A document whose editions are built.
#[derive(Clone, Copy)]
pub(super) struct Job<'a> {
    /// Its view, with absolute links.
    pub view: &'a View<'a>,
    /// The document as it was read.
    pub official: &'a Resolution,
    /// Its source.
    pub file: &'a Arc<SourceFile>,
    /// The editions to build.
    pub options: &'a EditionOptions,
    /// Where its editions are looked for and kept.
    pub shelf: &'a Shelf<'a>,
}

impl Builder {
    /// Builds all editions except the web page.
    pub(super) fn standalone_editions(&self, job: Job<'_>) -> Result<StandaloneEditions, Findings> {
        let Job { view, options, .. } = job;
        let mut made = StandaloneEditions::default();
        let mut findings = Vec::new();
        if options.formats.contains(&Format::Pdf) {
            for &variant in &options.pdf.variants {
                match self.pdf(job, variant) {
                    Ok(pdf) => made.add_pdf(pdf),
                    Err(errors) => {
                        findings.extend(errors);
                        // The other variants would report the same errors.
                        break;
                    }
                }
            }
        }
        let standard = Variant::Standard;
        if options.formats.contains(&Format::Epub) {
            let name = &view.files.epub;
            let key = job.shelf.key_of_view(Format::Epub);
            let key = key.and_then(|key| job.shelf.with_fonts(key));
            let key = made.with_pages(key);
            let epub = job.edition(key, (Format::Epub, standard, name), || {
                let marks = self.page_marks(view, &made.pages)?;
                let bytes = self.renderer.epub(view, &marks)?;
                Ok((bytes, Rendered::default()))
            });
            made.add(epub, &mut findings);
        }
        if options.formats.contains(&Format::Akn) {
            let name = &view.files.akn;
            let bodies = self.catalogues.bodies();
            let from_body = akn::FromBody::of(job.official, bodies);
            let key = job.shelf.key_of_akn(job.official, from_body);
            let akn = job.edition(key, (Format::Akn, standard, name), || {
                let text = akn::write(job.official, bodies);
                Ok((text.into_bytes(), Rendered::default()))
            });
            made.add(akn, &mut findings);
        }
        if options.formats.contains(&Format::Txt) {
            let name = &view.files.txt;
            let key = job.shelf.key_of_view(Format::Txt);
            let txt = job.edition(key, (Format::Txt, standard, name), || {
                Ok((txt::write(view).into_bytes(), Rendered::default()))
            });
            made.add(txt, &mut findings);
        }
        if options.formats.contains(&Format::Jsonl) {
            let name = &view.files.jsonl;
            let page = self.address_of_page(job);
            let key = job.shelf.key_of_view(Format::Jsonl);
            let key = key.map(|key| key.with("page", page.as_deref().unwrap_or_default()));
            let jsonl = job.edition(key, (Format::Jsonl, standard, name), || {
                let bytes = self.passages(view, page.as_deref())?;
                Ok((bytes, Rendered::default()))
            });
            made.add(jsonl, &mut findings);
        }
        match self.braille(job, &made.numbers) {
            Ok(editions) => editions.into_iter().for_each(|one| made.push(one)),
            Err(errors) => findings.extend(errors),
        }
        Findings::collect(findings)?;
        Ok(made)
    }

    /// Returns the address of the web page of a document, if it is built and the address of the site is
    /// known.
    fn address_of_page(&self, job: Job<'_>) -> Option<String> {
        let Job { view, options, .. } = job;
        let site = options.site.as_ref()?;
        let has_page = options.formats.contains(&Format::Html);
        let (symbol, language) = (&view.resolution.symbol, &view.resolution.language);
        let folder = claims::folder(self.catalogues.bodies(), symbol, language);
        has_page.then(|| site.address(&format!("{folder}/{}", view.files.html)))
    }

    /// Writes the passages of a document, one line each.
    fn passages(&self, view: &View<'_>, page: Option<&str>) -> Result<Vec<u8>, Findings> {
        let catalogue = self.catalogues.find(&view.resolution.language)?;
        let mut bytes = Vec::new();
        for record in publish_diff::records(view, catalogue, page)? {
            let line = serde_json::to_vec(&record).map_err(|error| {
                let message = format!("cannot write “{}”: {error}", view.files.jsonl);
                let help = "this is a bug in publish: please report it";
                Diagnostic::error(Code::OutputUnwritable, message, help)
            })?;
            bytes.extend(line);
            bytes.push(b'\n');
        }
        Ok(bytes)
    }

    /// Builds the braille editions, which indicate the pages of the PDF of the same build. They are
    /// not cached: liblouis reads tables that are not part of the program.
    #[cfg(feature = "braille")]
    fn braille(
        &self,
        job: Job<'_>,
        print: &BTreeMap<String, usize>,
    ) -> Result<Vec<Found>, Findings> {
        let Job { view, options, .. } = job;
        let mut editions = Vec::new();
        let none = Rendered::default;
        if options.formats.contains(&Format::Brf) {
            let edition = (Format::Brf, Variant::Standard, view.files.brf.as_str());
            editions.push(job.edition(None, edition, || {
                let text = self.renderer.brf(view, options.braille, print)?;
                Ok((text.into_bytes(), none()))
            })?);
        }
        if options.formats.contains(&Format::Ebrl) {
            let edition = (Format::Ebrl, Variant::Standard, view.files.ebrl.as_str());
            editions.push(job.edition(None, edition, || {
                let bytes = self.renderer.ebraille(view, options.braille, print)?;
                Ok((bytes, none()))
            })?);
        }
        Ok(editions)
    }

    /// Returns nothing: braille formats cannot be requested from a program without liblouis.
    #[cfg(not(feature = "braille"))]
    #[expect(clippy::unused_self, clippy::unnecessary_wraps)]
    fn braille(
        &self,
        _job: Job<'_>,
        _print: &BTreeMap<String, usize>,
    ) -> Result<Vec<Found>, Findings> {
        Ok(Vec::new())
    }

    fn pdf(&self, job: Job<'_>, variant: Variant) -> Result<Found, Findings> {
        let Job {
            view,
            official,
            options,
            file,
            shelf,
        } = job;
        let standard = options.pdf.standard;
        let notes = options.pdf.notes.unwrap_or(variant.notes());
        let others = other_files(view, options, variant);
        let key = || {
            let key = shelf.with_fonts(shelf.key_of_view(Format::Pdf)?)?;
            let key = key.with("standard", standard.as_str());
            let key = key.with("variant", variant.suffix());
            let key = key.with("notes", notes.as_str());
            let key = key.with_data("others", &others)?;
            if standard.has_attachments() {
                shelf.with_official(shelf.with_source(key), official)
            } else {
                Some(key)
            }
        };
        let name = view.files.pdf_with(variant.suffix());
        job.edition(key(), (Format::Pdf, variant, &name), || {
            let attachments = if standard.has_attachments() {
                self.attachments(view, official, file)?
            } else {
                Vec::new()
            };
            let options = PdfOptions {
                standard,
                notes,
                variant,
                others: others.clone(),
                attachments,
            };
            let mut pages = self.renderer.typeset(view, file, options)?;
            let starts = std::mem::take(&mut pages.starts);
            let numbers = pages.numbers();
            let (bytes, warnings) = self.renderer.export(pages, view, file)?;
            let rendered = Rendered {
                warnings,
                starts,
                numbers,
            };
            Ok((bytes, rendered))
        })
    }

    /// Returns the marks where the pages of the PDF begin, for editions without pages.
    pub(super) fn page_marks(&self, view: &View<'_>, pages: &Pages) -> Result<PageMarks, Findings> {
        match pages {
            Some((name, starts)) if !view.official_words_only => {
                let catalogue = self.catalogues.find(&view.resolution.language)?;
                PageMarks::new(view, name, starts, catalogue)
            }
            _ => Ok(PageMarks::default()),
        }
    }

    /// Builds the web page, which lists the sizes of the other editions and links to the other
    /// languages.
    pub(super) fn page(
        &self,
        view: &View<'_>,
        linked: &PageContext<'_>,
        shelf: &Shelf<'_>,
    ) -> Result<Found, Findings> {
        let &PageContext {
            folder,
            pages,
            others,
            languages,
            side_by_side,
            links,
            options,
            is_on_site,
        } = linked;
        let language = &view.resolution.language;
        let site = options.site.as_ref();
        let catalogue = self.catalogues.find(&view.resolution.language)?;
        let assets = self.renderer.assets();
        let to_root = path_to_root(folder);
        let languages = linked_from(&to_root, languages);
        let links_of_site = site_links(options, language, &to_root, languages.clone());
        let page = html::Page {
            style_sheet_href: format!("{to_root}{}", assets.style.name),
            script_href: format!("{to_root}{}", assets.script.name),
            is_self_contained: options.html_self_contained,
            index_href: links_of_site.home_href.clone(),
            site: links_of_site,
            root: to_root.clone(),
            address: site.map(|site| site.address(&format!("{folder}/{}", view.files.html))),
            folder_address: site.map(|site| site.address(&format!("{folder}/"))),
            statement_href: options.statements.then_some(statement::FILE_NAME),
            about_href: is_on_site.then_some(ABOUT),
            files: page_files(others, catalogue)?,
            languages,
            side_by_side: linked_from(&to_root, side_by_side),
        };
        let key = || {
            let key = shelf.key_of_view(Format::Html)?;
            let key = key.with_data("page", &page)?.with_data("links", links)?;
            key.with_data("pages", pages)
        };
        let is_unknown = |other: &Found| shelf.is_plan && other.action == Action::Render;
        let key = if others.iter().any(is_unknown) {
            None
        } else {
            key()
        };
        let edition = (Format::Html, Variant::Standard, view.files.html.as_str());
        make(shelf, key, edition, || {
            let marks = self.page_marks(view, pages)?;
            let text = self.renderer.html(view, &marks, &page)?;
            Ok((text.into_bytes(), Rendered::default()))
        })
    }
}

impl Job<'_> {
    fn edition(
        self,
        key: Option<crate::cache::Key>,
        edition: (Format, Variant, &str),
        render: impl FnOnce() -> Result<(Vec<u8>, Rendered), Findings>,
    ) -> Result<Found, Findings> {
        make(self.shelf, key, edition, render)
    }
}

/// Takes an edition from the shelf, or renders and checks it.
fn make(
    shelf: &Shelf<'_>,
    key: Option<crate::cache::Key>,
    edition: (Format, Variant, &str),
    render: impl FnOnce() -> Result<(Vec<u8>, Rendered), Findings>,
) -> Result<Found, Findings> {
    let (format, _, name) = edition;
    make_checked(shelf, key, edition, render, |bytes| match &shelf.checks {
        Some(checks) => checks.check(format, name, bytes),
        None => Ok(()),
    })
}

/// Takes an edition from the shelf, or renders it and checks it with `check`.
pub(super) fn make_checked(
    shelf: &Shelf<'_>,
    key: Option<crate::cache::Key>,
    edition: (Format, Variant, &str),
    render: impl FnOnce() -> Result<(Vec<u8>, Rendered), Findings>,
    check: impl FnOnce(&[u8]) -> Result<(), Findings>,
) -> Result<Found, Findings> {
    let (format, variant, name) = edition;
    if let Some(found) = shelf.find(key.as_ref(), format, variant, name) {
        return Ok(found);
    }
    if shelf.is_plan {
        return Ok(shelf.planned(format, variant, name));
    }
    let (bytes, rendered) = render()?;
    check(&bytes)?;
    Ok(shelf.keep(key, edition, bytes, rendered))
}

/// What the web page of a document has besides its view.
pub(super) struct PageContext<'a> {
    /// The folder of the document.
    pub folder: &'a str,
    /// The pages of the PDF, if the page marks them.
    pub pages: &'a Pages,
    /// The other editions.
    pub others: &'a [Found],
    /// The languages of the document.
    pub languages: &'a [html::PageLanguage],
    /// Its pages with another language side by side, by the other language.
    pub side_by_side: &'a [html::PageLanguage],
    /// The documents that it mentions and that have a page.
    pub links: &'a [String],
    /// The options of the run.
    pub options: &'a EditionOptions,
    /// Whether the page is part of a site, which also has a page about the document.
    pub is_on_site: bool,
}

/// The name of a PDF, and where its pages begin.
pub(super) type Pages = Option<(String, Vec<PageStart>)>;

/// Returns the other files of a document, apart from its PDF in one variant: their addresses or,
/// without the address of the site, their names.
fn other_files(view: &View<'_>, options: &EditionOptions, variant: Variant) -> Vec<String> {
    let mut names = Vec::new();
    for format in &options.formats {
        match format {
            Format::Html => names.push(view.files.html.clone()),
            Format::Epub => names.push(view.files.epub.clone()),
            Format::Akn => names.push(view.files.akn.clone()),
            Format::Txt => names.push(view.files.txt.clone()),
            Format::Jsonl => names.push(view.files.jsonl.clone()),
            Format::Brf => names.push(view.files.brf.clone()),
            Format::Ebrl => names.push(view.files.ebrl.clone()),
            Format::Pdf => {
                let others = options
                    .pdf
                    .variants
                    .iter()
                    .filter(|other| **other != variant);
                names.extend(others.map(|other| view.files.pdf_with(other.suffix())));
            }
        }
    }
    if let Some(site) = &options.site {
        let folder = format!("{}/{}", view.resolution.language, view.folder);
        for name in &mut names {
            *name = site.address(&format!("{folder}/{name}"));
        }
    }
    names
}

/// Returns the links to editions in the same folder.
pub(super) fn page_files(
    editions: &[Found],
    catalogue: &Catalogue,
) -> Result<Vec<html::PageFile>, Findings> {
    let files = editions.iter().map(|edition| {
        let href = name_of(&edition.file).to_owned();
        edition.file.entry.linked(href, catalogue)
    });
    files.collect()
}

/// Returns the file name of an edition.
pub(super) fn name_of(file: &EditionFile) -> &str {
    let path = &file.entry.path;
    path.rsplit_once('/').map_or(path, |(_, name)| name)
}

/// The editions that do not depend on other documents, with the warnings of their build.
#[derive(Default)]
pub(super) struct StandaloneEditions {
    pub editions: Vec<Found>,
    pub warnings: Vec<Diagnostic>,
    /// The pages of the first PDF, which is the standard one, if it is built.
    pub pages: Pages,
    /// The page of each anchor in the first PDF, which braille indicates.
    numbers: BTreeMap<String, usize>,
    /// Whether the pages are not known, in a plan.
    has_unknown_pages: bool,
}

impl StandaloneEditions {
    fn add_pdf(&mut self, mut pdf: Found) {
        if self.editions.is_empty() {
            let starts = std::mem::take(&mut pdf.starts);
            self.pages = Some((name_of(&pdf.file).to_owned(), starts));
            self.numbers = std::mem::take(&mut pdf.numbers);
            self.has_unknown_pages = pdf.file.entry.size == 0;
        }
        self.push(pdf);
    }

    fn add(&mut self, edition: Result<Found, Findings>, findings: &mut Vec<Diagnostic>) {
        match edition {
            Ok(edition) => self.push(edition),
            Err(errors) => findings.extend(errors),
        }
    }

    fn push(&mut self, mut edition: Found) {
        self.warnings.append(&mut edition.warnings);
        self.editions.push(edition);
    }

    /// Adds the pages to the key of an edition that has them.
    fn with_pages(&self, key: Option<crate::cache::Key>) -> Option<crate::cache::Key> {
        let key = key.filter(|_| !self.has_unknown_pages)?;
        key.with_data("pages", &self.pages)
    }
}

/// Returns what happens to each edition.
pub(super) fn reports(editions: &[Found]) -> Vec<EditionReport> {
    let reports = editions.iter().map(|edition| EditionReport {
        path: edition.file.entry.path.clone(),
        action: edition.action,
    });
    reports.collect()
}
