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
mod index;
mod links;
mod lists;
mod opds;
mod redirects;
mod search;
mod statements;
mod subjects;
mod web;
mod works;

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use archives::Archives;
pub use citations::CitationRecord;
use comparisons::Comparisons;
pub use current::{Current, Examination, Examined, current};
use current::{Recorded, Unchanged, key_of_pages};
use graph::{CitedDocuments, Graph};
use in_place::ListsInPlace;
use links::Links;
use lists::Page;
use statements::Statements;
use subjects::Subjects;

use crate::edition::{Imprint, Localized, Site};
use crate::output::{
    CHECKS, CITATIONS, Checksum, Contact, Enforcement, Entry, INDEX, Manifest, Output,
    ReportAuthor, SiteFiles, StatementEntry,
};
use crate::pipeline::{Builder, Models};
use crate::statement::{Additions, Checks, OPENACR_FILE_NAME, Records};
use crate::theme;
use crate::threads::{both, free_later};
use publish_model::Language;
use publish_model::diagnostic::{Code, Diagnostic, Findings, SourceFile};
use publish_templates::wording::Catalogue;

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
    let editions = manifest.documents.iter().flat_map(|entry| &entry.files);
    checks.keep(&editions.map(|file| file.sha256).collect());
    checks.add_build_checks(&manifest.documents, today);

    let contact = manifest.contact.clone();
    let records = records(builder, &checks, &texts, contact.as_ref());
    // A shard has only a part of the documents. “publish merge” makes the index of all.
    let has_search = texts.search && manifest.shard.is_none();
    let links = Links::new(
        builder.catalogues(),
        &texts,
        &manifest.documents,
        has_search,
    );
    let mut files = Files {
        removed: changes.pruned.clone(),
        ..Files::default()
    };
    let mut are_all_current = true;
    if texts.statements {
        let statements = Statements {
            builder,
            output,
            texts: &texts,
            records: &records,
            links: &links,
        };
        for entry in &mut manifest.documents {
            // Every statement contains the contact address.
            let is_written = is_rewritten(entry) || contact_has_changed;
            are_all_current &= is_written || changes.current.has_statements();
            if is_written {
                match statements.write(entry) {
                    Ok(statement) => entry.statement = Some(statement),
                    Err(errors) => files.findings.extend(errors),
                }
            }
        }
    } else {
        let mut earlier = changes.statements.clone();
        earlier.extend(manifest.take_statements());
        files
            .removed
            .extend(statements::unchanged(output, &earlier));
    }
    let run = SiteRun {
        builder,
        output,
        manifest: &manifest,
        texts: &texts,
        records: &records,
        links: &links,
        changes,
        jobs,
    };
    run.write_pages(models, &mut files);
    run.write_shared_files(&checks, &mut files);

    let names: BTreeSet<&str> = files.names.iter().map(String::as_str).collect();
    let outdated = output.outdated_lists(&manifest, &names);
    files.removed.extend(outdated.iter().cloned());
    let removed: Vec<&str> = files.removed.iter().map(String::as_str).collect();
    let site_files = if files.findings.is_empty() {
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
    files.findings.extend(published.err().into_iter().flatten());
    Findings::collect(files.findings)?;
    output.remove_empty_folders(&changes.pruned);
    output.remove_empty_folders(&outdated);
    free_later(manifest);
    if let (Some(key), Some(record)) = (key, record)
        && let Some(sum) = output.manifest_sum()
    {
        current::remember((builder, output), key, record, sum);
    }
    Ok(())
}

/// Returns what the accessibility statements record about all documents.
fn records<'a>(
    builder: &'a Builder,
    checks: &'a Checks,
    texts: &'a SiteTexts,
    contact: Option<&'a Contact>,
) -> Records<'a> {
    let theme = builder.renderer().theme();
    let mut records = Records::new(checks, &texts.imprint, theme);
    records.contact = contact;
    records.enforcement = texts.enforcement.as_ref();
    records.additions = Additions {
        templates: builder.renderer().has_own_templates(),
        motion: !theme.style_sheet.is_empty() || theme.pictures().next().is_some(),
    };
    records
}

/// The files of the site that a run has written or found in place.
#[derive(Debug, Default)]
struct Files {
    /// Their paths.
    names: Vec<String>,
    /// The paths of files to remove.
    removed: Vec<String>,
    /// The errors of those that could not be written.
    findings: Vec<Diagnostic>,
}

impl Files {
    fn add(&mut self, path: String, written: Result<(), Findings>) {
        self.names.push(path);
        self.findings.extend(written.err().into_iter().flatten());
    }
}

/// What the pages of a site are made from, once the documents are known.
#[derive(Clone, Copy)]
struct SiteRun<'a> {
    builder: &'a Builder,
    output: &'a Output,
    manifest: &'a Manifest,
    texts: &'a SiteTexts,
    records: &'a Records<'a>,
    links: &'a Links<'a>,
    changes: &'a Changes,
    /// The number of threads.
    jobs: usize,
}

impl SiteRun<'_> {
    /// Writes the pages and files about documents: lists, feeds, covers, archives, changes, citations, the
    /// statement for the site and the search index.
    fn write_pages(self, models: Models<'_>, files: &mut Files) {
        let SiteRun {
            builder,
            output,
            manifest,
            texts,
            changes,
            jobs,
            ..
        } = self;
        let words = builder.templates().get("site/subjects.txt");
        let words = words.unwrap_or_default();
        // A shard has only a part of the documents of each list, and of the works. “publish merge” writes
        // the pages about all.
        let all = match &manifest.shard {
            Some(_) => &[],
            None => &*manifest.documents,
        };
        let offered = texts.address.as_ref().map_or(&[][..], |_| all);
        let archived = if texts.archives { all } else { &[] };
        let unchanged = changes.current.documents(&changes.unchanged);
        let (works, (subjects, covers, archives, in_place)) = both(
            || graph::works(all, builder.catalogues().bodies()),
            || {
                let subjects = Subjects::new(&manifest.documents, &texts.subjects, words);
                let covers = opds::write_covers(builder, offered, unchanged, output, jobs);
                let archives = archives::write(builder, archived, output);
                let in_place = ListsInPlace::read(builder, output, texts, &manifest.documents);
                (subjects, covers, archives, in_place)
            },
        );
        let (covers, errors) = covers;
        files.findings.extend(errors);
        let (archives, errors) = archives;
        files.findings.extend(errors);
        let sources = lists::Sources {
            unchanged: None,
            subjects: &subjects,
            builder,
            entries: &manifest.documents,
            texts,
            links: self.links,
            style_sheet_name: &builder.renderer().assets().style.name,
            covers: &covers,
            archives: &archives,
            in_place: &in_place,
        };
        let ((comparisons, errors), cited) = both(
            || comparisons::write(sources, &works, models, output, jobs),
            || CitedDocuments::new(&works),
        );
        files.findings.extend(errors);
        let recorded = self.recorded(&covers, &archives, &comparisons);
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
        let graph = Graph::new(works, &cited, that_matter, jobs);
        let graphs = (&graph, &comparisons);
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
            let changed = changed_works.as_ref();
            let findings = about::write(sources, graphs, changed, output, jobs, &mut names);
            (names, findings)
        };
        let pages = || self.lists(sources, graphs);
        let (about, (citations, pages)) = both(about, || both(citations, pages));
        // Otherwise, most lists were not rendered, and the record of the run before has them.
        if sources.unchanged.is_none() {
            in_place.record();
        }
        for page in pages {
            files.add(page.path, page.written);
        }
        for (names, findings) in [about, citations] {
            files.names.extend(names);
            files.findings.extend(findings);
        }
        files.names.extend(covers.values().cloned());
        let archives = archives.values().flatten();
        files
            .names
            .extend(archives.map(|archive| archive.path.clone()));
        let errors = search::write(sources, output, &mut files.names);
        files.findings.extend(errors);
    }

    /// Returns what an earlier run has recorded about its pages, if lists and citations are the same.
    fn recorded(
        self,
        covers: &BTreeMap<String, String>,
        archives: &Archives,
        comparisons: &Comparisons,
    ) -> Option<Recorded> {
        let SiteRun {
            manifest, changes, ..
        } = self;
        // The one list of a small site has the sizes of all editions. Archives change with the texts of their
        // documents, and lists have the sizes of archives.
        let are_lists_unchanged = changes.are_lists_unchanged
            && lists::has_lists(&manifest.documents)
            && archives.is_empty()
            && changes.current.has_covers(covers)
            && changes.current.has_comparisons(comparisons);
        let unchanged = changes.current.documents(&changes.unchanged)?;
        let recorded = changes.current.recorded();
        let recorded = recorded.filter(|_| are_lists_unchanged)?;
        let mut lists = recorded.lists.iter();
        lists.all(|path| unchanged.have(path)).then_some(recorded)
    }

    /// Writes the home pages and lists, the statement for the site, and the files that need its address.
    fn lists(self, sources: lists::Sources<'_>, graphs: (&Graph<'_>, &Comparisons)) -> Vec<Page> {
        let lists::Sources { entries, texts, .. } = sources;
        let mut pages: Vec<Page> = match sources.unchanged {
            Some(unchanged) => {
                let paths = unchanged.recorded.lists.iter().cloned();
                paths.map(Page::in_place).collect()
            }
            None if lists::has_lists(entries) => lists::pages(sources, self.jobs),
            None => index::pages(sources, self.output),
        };
        if texts.statements {
            pages.extend(statements::of_site(
                sources,
                self.manifest,
                self.records,
                self.output,
            ));
        }
        if let Some(site) = &texts.address {
            if sources.unchanged.is_none() {
                let files = files_with_addresses(sources, graphs, site, &pages);
                pages.extend(files);
            }
            pages.extend(web::feeds(sources, site));
        }
        pages
    }

    /// Writes the style sheet, the script, the files of the theme and the results of checks.
    fn write_shared_files(self, checks: &Checks, files: &mut Files) {
        let SiteRun {
            builder, output, ..
        } = self;
        let write = |name: &str, bytes: &[u8]| write_shared(builder, output, name, bytes);
        let assets = builder.renderer().assets();
        for asset in [&assets.style, &assets.script] {
            files.add(
                asset.name.clone(),
                write(&asset.name, asset.text.as_bytes()),
            );
        }
        for asset in &builder.renderer().theme().assets {
            let path = theme::path(&asset.name);
            let written = write(&path, &asset.bytes);
            files.add(path, written);
        }
        if checks.is_empty() {
            files.removed.push(CHECKS.to_owned());
        } else {
            let json = checks.to_json();
            let json = json.map_err(|error| Findings::from(json_error(CHECKS, &error)));
            let written = json.and_then(|json| write(CHECKS, json.as_bytes()));
            files.add(CHECKS.to_owned(), written);
        }
        if !files.names.iter().any(|name| name == OPENACR_FILE_NAME) {
            let report = unchanged_site_file(output, OPENACR_FILE_NAME);
            files.removed.extend(report);
        }
    }
}

/// Writes the files about all documents that need the address of the site, except feeds. `pages` are the
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
        written: sources.in_place.write(&path, &text),
        path,
    }));
    files
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

/// Returns the catalogue for the pages about all documents.
fn site_catalogue<'b>(builder: &'b Builder, texts: &SiteTexts) -> Result<&'b Catalogue, Findings> {
    builder.catalogues().find(&texts.language)
}
