//! Writes the files of the site that are not editions: the home pages and lists of documents, the
//! pages about documents, their citations and changes, the accessibility statements, the shared style sheet and
//! script, the manifest and the checksums.

mod about;
mod archives;
mod citations;
mod comparisons;
mod current;
mod graph;
mod in_place;
mod links;
mod lists;
mod opds;
mod redirects;
mod search;
mod subjects;
mod web;
mod works;

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

pub use citations::CitationRecord;
use comparisons::Comparisons;
pub use current::{Current, Examined, current};
use current::{Unchanged, key_of_pages};
use graph::Graph;
use in_place::{ListsInPlace, Text};
use links::Links;
use lists::Page;
use subjects::Subjects;

use crate::edition::{Imprint, Localized, Site};
use crate::output::{
    CHECKS, CITATIONS, Checksum, Contact, Enforcement, Entry, INDEX, Manifest, Output,
    ReportAuthor, SiteFiles, StatementEntry, home_of, path_to_root,
};
use crate::pipeline::{Builder, Models};
use crate::site_pages::{Frame, Index, IndexDocument};
use crate::statement::{self, Additions, Checks, OPENACR_FILE_NAME, OpenAcr, Records};
use crate::theme;
use crate::threads::both;
use publish_model::Language;
use publish_model::diagnostic::{Code, Diagnostic, Findings, SourceFile};
use publish_templates::wording::Catalogue;
use publish_text::html::SiteLinks;

/// What a project sets for the list of documents and for the accessibility statements.
#[derive(Debug, Clone)]
pub struct SiteTexts {
    /// The title of the list of documents.
    pub title: Option<Localized>,
    /// The description of the list of documents.
    pub description: Option<Localized>,
    /// The language of the list of documents and of the statement for the site.
    pub language: Language,
    /// What the publisher states about all documents.
    pub imprint: Imprint,
    /// Whether there are accessibility statements.
    pub statements: bool,
    /// The address of the output folder on the web, if it is known.
    pub address: Option<Site>,
    /// The body that enforces accessibility, for the statements.
    pub enforcement: Option<Enforcement>,
    /// The author of the conformance report. Without one, there is no report.
    pub report_author: Option<ReportAuthor>,
    /// Whether each language has a page for full-text search.
    pub search: bool,
    /// The names of subjects by the words with which documents have them.
    pub subjects: BTreeMap<String, Localized>,
    /// Whether each list has archives of its documents.
    pub archives: bool,
    /// Whether the editions are official. If not, the foot of each page states that they are not.
    pub official: bool,
}

impl SiteTexts {
    /// Returns the title and the description in the language of a catalogue.
    fn in_catalogue(&self, catalogue: &Catalogue) -> Result<(String, String), Findings> {
        let text = |text: &Option<Localized>, key| match text {
            Some(text) => Ok(text.get(catalogue.language()).to_owned()),
            None => catalogue.message(key, &[]),
        };
        let title = text(&self.title, "all-documents")?;
        Ok((title, text(&self.description, "index-description")?))
    }
}

/// What a run changes besides the documents that it adds.
#[derive(Debug, Default)]
pub struct Changes {
    /// Which pages of an earlier run are still right.
    pub current: Examined,
    /// The folders of documents of this run that have not changed.
    pub unchanged: BTreeSet<String>,
    /// Whether lists of documents and citations have the same about all documents as after the run whose
    /// pages are still right.
    pub are_lists_unchanged: bool,
    /// Files to remove.
    pub pruned: Vec<String>,
    /// The statements of earlier runs, if the project does not have statements any more.
    pub statements: Vec<StatementEntry>,
}

/// The state of an output folder before a run.
pub struct PriorState {
    /// The manifest.
    pub manifest: Manifest,
    /// The results of checks.
    pub checks: Checks,
    /// The contact address for readers, if this run sets one.
    pub contact: Option<Contact>,
    /// The texts of a project.
    pub texts: SiteTexts,
    /// The date of the checks of this run.
    pub today: Date,
}

/// Makes documents that have just been built visible: moves their editions into place and adds them
/// to `manifest.json` and `SHA256SUMS`. The list of documents and the statements follow at the end
/// of the run. Returns the files of earlier builds that are not listed any more, because they were
/// built from an earlier text, and the errors (`O001`).
pub fn publish(
    output: &Output,
    manifest: &mut Manifest,
    built: Vec<Entry>,
) -> (Vec<String>, Result<(), Findings>) {
    let outdated = manifest.add(built);
    (
        outdated,
        output.publish(manifest, SiteFiles::OfEarlierRun, &[]),
    )
}

/// The maximum number of files and folders that a warning lists.
const LISTED_MAX: usize = 20;

/// Returns a warning about what is in the output folder and no longer listed: the folders of
/// documents without a source, and files that were built from an earlier text.
pub fn not_offered(
    output: &Output,
    withdrawn: &BTreeSet<String>,
    outdated: &[String],
) -> Option<Diagnostic> {
    let list = |names: &mut dyn Iterator<Item = &String>, count: usize| {
        let listed: Vec<&str> = names.take(LISTED_MAX).map(String::as_str).collect();
        let more = match count - listed.len() {
            0 => String::new(),
            more => format!(" and {more} more"),
        };
        listed.join(", ") + &more
    };
    let mut parts = Vec::new();
    if !withdrawn.is_empty() {
        let names = list(&mut withdrawn.iter(), withdrawn.len());
        parts.push(format!(
            "the source was deleted or has another symbol or language: {names}"
        ));
    }
    if !outdated.is_empty() {
        let names = list(&mut outdated.iter(), outdated.len());
        parts.push(format!("built from an earlier text of the source: {names}"));
    }
    if parts.is_empty() {
        return None;
    }
    let message = format!(
        "earlier editions do not match a source and are no longer listed: {}",
        parts.join("; ")
    );
    let help = "delete them, or build them again";
    let file = SourceFile::new(output.root().display().to_string(), "");
    Some(Diagnostic::warning(Code::NotOffered, message, help).at(&file, 0..0))
}

/// Writes `index.html`, the accessibility statements of documents that do not have one, the style
/// sheet, `manifest.json` and `SHA256SUMS`, in a number of threads. A page that cannot be written does
/// not stop the others.
///
/// # Errors
/// `T001` or `T002` for errors in templates and catalogues, `O001` if a file cannot be written.
pub fn write(
    builder: &Builder,
    output: &Output,
    prior: PriorState,
    changes: &Changes,
    models: Models<'_>,
    jobs: usize,
) -> Result<(), Findings> {
    let is_rewritten = |entry: &Entry| {
        let is_outdated =
            !changes.current.has_statements() && changes.unchanged.contains(&entry.folder);
        entry.statement.is_none() || is_outdated
    };
    let reading = (models, jobs);
    write_site_files(builder, output, prior, changes, reading, is_rewritten)
}

/// Rewrites all accessibility statements of a folder that has not changed since its build, and the
/// files that list them. Returns the number of documents.
///
/// # Errors
/// The same as [`write()`].
pub fn write_statements(
    builder: &Builder,
    output: &Output,
    prior: PriorState,
    jobs: usize,
) -> Result<usize, Findings> {
    let count = prior.manifest.documents.len();
    let reading = (Models::unchanged(), jobs);
    let changes = Changes::default();
    write_site_files(builder, output, prior, &changes, reading, |_| true)?;
    Ok(count)
}

fn write_site_files(
    builder: &Builder,
    output: &Output,
    prior: PriorState,
    changes: &Changes,
    (models, jobs): (Models<'_>, usize),
    is_rewritten: impl Fn(&Entry) -> bool,
) -> Result<(), Findings> {
    let PriorState {
        mut manifest,
        mut checks,
        contact,
        texts,
        today,
    } = prior;
    let contact_has_changed = contact.is_some() && contact != manifest.contact;
    manifest.contact = contact.or(manifest.contact);
    let files = manifest.documents.iter().flat_map(|entry| &entry.files);
    checks.keep(&files.map(|file| file.sha256).collect());
    checks.add_build_checks(&manifest.documents, today);

    let assets = builder.renderer().assets();
    let style_sheet_name = assets.style.name.clone();
    let contact = manifest.contact.clone();
    let theme = builder.renderer().theme();
    let mut records = Records::new(&checks, &texts.imprint, theme);
    records.contact = contact.as_ref();
    records.enforcement = texts.enforcement.as_ref();
    records.additions = Additions {
        templates: builder.renderer().has_own_templates(),
        motion: !theme.style_sheet.is_empty() || theme.pictures().next().is_some(),
    };
    // A shard has only a part of the documents. “publish merge” makes the index of all.
    let has_search = texts.search && manifest.shard.is_none();
    let catalogues = builder.catalogues();
    let links = Links::new(catalogues, &texts, &manifest.documents, has_search);
    let pages_of_statements = Shared {
        records: &records,
        links: &links,
        style_sheet_name: &style_sheet_name,
    };
    let mut findings: Vec<Diagnostic> = Vec::new();
    let mut are_all_current = true;
    let mut removed: Vec<String> = changes.pruned.clone();
    if !texts.statements {
        let mut statements = changes.statements.clone();
        statements.extend(manifest.take_statements());
        removed.extend(unchanged_statements(output, &statements));
    }
    let documents = manifest.documents.iter_mut();
    for entry in documents.filter(|_| texts.statements) {
        // Every statement contains the contact address.
        let is_written = is_rewritten(entry) || contact_has_changed;
        are_all_current &= is_written || changes.current.has_statements();
        if is_written {
            match write_statement(builder, output, entry, &texts, &pages_of_statements) {
                Ok(statement) => entry.statement = Some(statement),
                Err(errors) => findings.extend(errors),
            }
        }
    }
    let check_results = checks
        .to_json()
        .map_err(|error| json_error(CHECKS, &error).into());
    let words = builder.templates().get("site/subjects.txt");
    let words = words.unwrap_or_default();
    let offered = match (&texts.address, &manifest.shard) {
        (Some(_), None) => &*manifest.documents,
        _ => &[],
    };
    // A shard has only a part of the documents of each list.
    let has_archives = texts.archives && manifest.shard.is_none();
    let archived = if has_archives {
        &*manifest.documents
    } else {
        &[]
    };
    // A shard has only a part of the works. “publish merge” writes the pages about all.
    let has_works = manifest.shard.is_none();
    let works = if has_works { &*manifest.documents } else { &[] };
    let unchanged = changes.current.documents(&changes.unchanged);
    let (works, (subjects, covers, archives, in_place)) = both(
        || graph::works(works, builder.catalogues().bodies()),
        || {
            let subjects = Subjects::new(&manifest.documents, &texts.subjects, words);
            let covers = opds::write_covers(builder, offered, unchanged, output, jobs);
            let archives = archives::write(builder, archived, output);
            let in_place = ListsInPlace::read(builder, output, &texts, &manifest.documents);
            (subjects, covers, archives, in_place)
        },
    );
    let (covers, errors) = covers;
    findings.extend(errors);
    let (archives, errors) = archives;
    findings.extend(errors);
    // The one list of a small site has the sizes of all editions. Archives change with the texts of their
    // documents, and lists have the sizes of archives.
    let are_lists_unchanged = changes.are_lists_unchanged
        && lists::has_lists(&manifest.documents)
        && archives.is_empty()
        && changes.current.has_covers(&covers);
    let recorded = changes.current.recorded();
    let recorded = recorded.filter(|_| are_lists_unchanged);
    let recorded = recorded.filter(|recorded| {
        let mut lists = recorded.lists.iter();
        lists.all(|path| unchanged.is_some_and(|documents| documents.have(path)))
    });
    let sources = lists::Sources {
        unchanged: None,
        subjects: &subjects,
        builder,
        entries: &manifest.documents,
        texts: &texts,
        links: &links,
        style_sheet_name: &style_sheet_name,
        covers: &covers,
        archives: &archives,
        in_place: &in_place,
    };
    let (comparisons, errors) = comparisons::write(sources, &works, models, output, jobs);
    findings.extend(errors);
    let recorded = recorded.filter(|_| changes.current.has_comparisons(&comparisons));
    let sources = lists::Sources {
        unchanged: recorded
            .as_ref()
            .zip(unchanged)
            .map(|(recorded, documents)| Unchanged {
                recorded,
                documents,
            }),
        ..sources
    };
    let changed_works = about::changed(sources.unchanged, &works, jobs);
    let are_citations_kept = citations::are_kept(sources.unchanged);
    let that_matter = changed_works.as_ref().filter(|_| are_citations_kept);
    let graph = Graph::new(works, that_matter, jobs);
    let citations = || {
        let mut names = Vec::new();
        let mut findings = Vec::new();
        if are_citations_kept {
            names.extend(CITATIONS.map(str::to_owned));
        } else {
            findings.extend(citations::write(sources, &graph, output, &mut names));
        }
        if let Some(site) = &texts.address {
            findings.extend(opds::write_entries(sources, site, output, jobs, &mut names));
        }
        (names, findings)
    };
    let about = || {
        let mut names: Vec<String> = comparisons.paths().collect();
        let graphs = (&graph, &comparisons);
        let findings = about::write(
            sources,
            graphs,
            changed_works.as_ref(),
            output,
            jobs,
            &mut names,
        );
        names.extend(covers.values().cloned());
        let archives = archives.values().flatten();
        names.extend(archives.map(|archive| archive.path.clone()));
        (names, findings)
    };
    let pages = || pages(sources, (&graph, &comparisons), &manifest, &records, jobs);
    let (about, (citations, mut site_files)) = both(about, || both(citations, pages));
    drop(graph);
    // Otherwise, most lists were not rendered, and the record of the run before has them.
    if sources.unchanged.is_none() {
        in_place.write();
    }
    for asset in [&assets.style, &assets.script] {
        site_files.push((asset.name.clone(), Ok(Text::Rendered(asset.text.clone()))));
    }
    if !site_files.iter().any(|(name, _)| name == OPENACR_FILE_NAME) {
        removed.extend(unchanged_site_file(output, OPENACR_FILE_NAME));
    }
    let assets = builder.renderer().theme().assets.iter();
    let assets: Vec<(String, &[u8])> = assets
        .map(|asset| (theme::path(&asset.name), &*asset.bytes))
        .collect();
    if checks.is_empty() {
        removed.push(CHECKS.to_owned());
    } else {
        site_files.push((CHECKS.to_owned(), check_results.map(Text::Rendered)));
    }
    let names = site_files.iter().map(|(name, _)| name);
    let mut names: Vec<String> = names
        .chain(assets.iter().map(|(name, _)| name))
        .cloned()
        .collect();
    findings.extend(search::write(sources, output, &mut names));
    for (written, errors) in [about, citations] {
        names.extend(written);
        findings.extend(errors);
    }
    let names: BTreeSet<&str> = names.iter().map(String::as_str).collect();
    let outdated = output.outdated_lists(&manifest, &names);
    removed.extend(outdated.iter().cloned());
    for (name, text) in site_files {
        let written = text.and_then(|text| match text {
            Text::Rendered(text) => write_shared(builder, output, &name, text.as_bytes()),
            Text::InPlace => Ok(()),
        });
        findings.extend(written.err().into_iter().flatten());
    }
    for (name, bytes) in &assets {
        let written = write_shared(builder, output, name, bytes);
        findings.extend(written.err().into_iter().flatten());
    }
    let removed: Vec<&str> = removed.iter().map(String::as_str).collect();
    let site_files = if findings.is_empty() {
        SiteFiles::Complete(&names)
    } else {
        SiteFiles::WithErrors(&names)
    };
    let key = key_of_pages(builder, &checks, manifest.contact.as_ref(), &texts);
    let names: Vec<&str> = names.iter().copied().collect();
    let (record, published) = both(
        || are_all_current.then(|| changes.current.record(output, &names, jobs)),
        || output.publish(&mut manifest, site_files, &removed),
    );
    findings.extend(published.err().into_iter().flatten());
    Findings::collect(findings)?;
    output.remove_empty_folders(&changes.pruned);
    output.remove_empty_folders(&outdated);
    if let (Some(key), Some(record)) = (key, record)
        && let Some(sum) = output.manifest_sum()
    {
        current::remember((builder, output), key, record, sum);
    }
    Ok(())
}

/// Returns the home pages and lists, the statement for the site, and the files that need its address,
/// with their paths.
fn pages(
    sources: lists::Sources<'_>,
    (graph, comparisons): (&Graph<'_>, &Comparisons),
    manifest: &Manifest,
    records: &Records<'_>,
    jobs: usize,
) -> Vec<(String, Result<Text, Findings>)> {
    let lists::Sources { entries, texts, .. } = sources;
    let mut pages: Vec<Page> = match sources.unchanged {
        Some(unchanged) => {
            let paths = unchanged.recorded.lists.iter().cloned();
            paths.map(Page::in_place).collect()
        }
        None if lists::has_lists(entries) => lists::pages(sources, jobs),
        None => indexes(sources),
    };
    if texts.statements {
        let (page, report) = match site_statement(sources, manifest, records) {
            Ok(written) => written,
            Err(errors) => (Err(errors), None),
        };
        let path = statement::FILE_NAME.to_owned();
        pages.push(Page {
            path,
            text: page.map(Text::Rendered),
        });
        let path = OPENACR_FILE_NAME.to_owned();
        pages.extend(report.map(|text| Page {
            path,
            text: text.map(Text::Rendered),
        }));
    }
    if let Some(site) = &texts.address {
        if sources.unchanged.is_none() {
            let files = files_with_addresses(sources, (graph, comparisons), site, &pages);
            pages.extend(files);
        }
        pages.extend(web::feeds(sources, site));
    }
    let pages = pages.into_iter().map(|page| (page.path, page.text));
    pages.collect()
}

/// Returns the files about all documents that need the address of the site, except feeds. `pages` are the
/// pages that do not.
fn files_with_addresses(
    sources: lists::Sources<'_>,
    (graph, comparisons): (&Graph<'_>, &Comparisons),
    site: &Site,
    pages: &[Page],
) -> Vec<Page> {
    let paths = pages.iter().map(|page| page.path.clone());
    let mut paths: Vec<String> = paths.filter(|path| path.ends_with(".html")).collect();
    paths.sort();
    let mut files = web::files(sources, (graph, comparisons), site, &paths);
    files.extend(opds::feeds(sources, site));
    let bodies = sources.builder.catalogues().bodies();
    let rules = redirects::files(graph, &sources.texts.language, site, bodies);
    files.extend(rules.into_iter().map(|(path, text)| Page {
        text: Ok(sources.in_place.text(&path, text)),
        path,
    }));
    files
}

/// Returns the paths of the statements of earlier runs that are still as they were written: a publisher
/// may have put its own page there.
fn unchanged_statements(output: &Output, statements: &[StatementEntry]) -> Vec<String> {
    let is_unchanged = |page: &&StatementEntry| output.sum_of(&page.path) == Some(page.sha256);
    let unchanged = statements.iter().filter(is_unchanged);
    let mut paths: Vec<String> = unchanged.map(|page| page.path.clone()).collect();
    paths.extend(unchanged_site_file(output, statement::FILE_NAME));
    paths
}

/// Returns the name of a file of the site if it is as an earlier run has written it.
fn unchanged_site_file(output: &Output, name: &str) -> Option<String> {
    let sum = output.sum_of(name)?;
    output.has_on_site(name, sum).then(|| name.to_owned())
}

/// Writes a file that all pages share. With a cache, one that is there already is not replaced.
fn write_shared(
    builder: &Builder,
    output: &Output,
    name: &str,
    bytes: &[u8],
) -> Result<(), Findings> {
    let sum = Checksum::of(bytes);
    if builder.inputs().is_some() && output.has_on_site(name, sum) {
        return Ok(());
    }
    output.write(name, bytes).map(drop)
}

/// Returns the error for a file that cannot be written as JSON.
fn json_error(name: &str, error: &serde_json::Error) -> Diagnostic {
    let message = format!("cannot write “{name}”: {error}");
    let help = "this is a bug in publish: please report it";
    Diagnostic::error(Code::OutputUnwritable, message, help)
}

/// What the statements of all documents share.
struct Shared<'a> {
    records: &'a Records<'a>,
    links: &'a Links<'a>,
    style_sheet_name: &'a str,
}

/// Writes the statement of a document.
fn write_statement(
    builder: &Builder,
    output: &Output,
    entry: &Entry,
    texts: &SiteTexts,
    shared: &Shared<'_>,
) -> Result<StatementEntry, Findings> {
    let catalogue = builder.catalogues().get(&entry.language);
    // The folder may have been built with catalogues that this run does not have.
    let catalogue = catalogue.map_or_else(|| site_catalogue(builder, texts), Ok)?;
    let up = path_to_root(&entry.folder);
    let links = shared.links.of_document(entry, &up, statement::FILE_NAME);
    let path = format!("{}/{}", entry.folder, statement::FILE_NAME);
    let mut statement =
        shared
            .records
            .statement(entry, catalogue, shared.style_sheet_name, links)?;
    let site = texts.address.as_ref();
    statement.frame.address = site.map(|site| site.address(&path));
    let page = builder
        .renderer()
        .site_page("site/statement.html", catalogue, &statement)?;
    let sha256 = Checksum::of(page.as_bytes());
    let written = StatementEntry { path, sha256 };
    let is_there = entry.statement.as_ref() == Some(&written)
        && Output::has_file(output.root(), &written.path, page.len());
    if builder.inputs().is_none() || !is_there {
        output.write(&written.path, page.as_bytes())?;
    }
    Ok(written)
}

/// The text of a file, or the errors of its template.
type Rendered = Result<String, Findings>;

/// Renders the statement of the site and, if it has an author, the conformance report.
fn site_statement(
    sources: lists::Sources<'_>,
    manifest: &Manifest,
    records: &Records<'_>,
) -> Result<(Rendered, Option<Rendered>), Findings> {
    let lists::Sources { builder, texts, .. } = sources;
    let catalogue = site_catalogue(builder, texts)?;
    let links = SiteLinks {
        statement_href: None,
        ..sources.links.of(&texts.language, "")
    };
    let style_sheet_name = sources.style_sheet_name;
    let mut statement = records.site_statement(manifest, catalogue, style_sheet_name, links)?;
    let report = match &texts.report_author {
        Some(author) => {
            let (name, description) = texts.in_catalogue(catalogue)?;
            OpenAcr::new(&statement, author, name, description, catalogue)?
        }
        None => None,
    };
    statement.report_href = report.as_ref().map(|_| OPENACR_FILE_NAME);
    let renderer = builder.renderer();
    let page = renderer.site_page("site/statements.html", catalogue, &statement);
    let report = report.map(|report| renderer.site_file("site/openacr.yaml", &report));
    Ok((page, report))
}

/// Returns the catalogue for the pages about all documents.
fn site_catalogue<'b>(builder: &'b Builder, texts: &SiteTexts) -> Result<&'b Catalogue, Findings> {
    builder.catalogues().find(&texts.language)
}

/// Returns the lists of a small site: one of all documents, and one of those in each language.
fn indexes(sources: lists::Sources<'_>) -> Vec<Page> {
    let mut pages = vec![Page {
        path: INDEX.to_owned(),
        text: index(sources, None).map(Text::Rendered),
    }];
    let languages = lists::languages_of(sources.entries).into_iter();
    pages.extend(languages.map(|(language, _)| Page {
        path: home_of(&language),
        text: index(sources, Some(&language)).map(Text::Rendered),
    }));
    pages
}

/// Renders the list of the documents in a language, or of all documents.
fn index(sources: lists::Sources<'_>, language: Option<&Language>) -> Result<String, Findings> {
    let lists::Sources { builder, texts, .. } = sources;
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
