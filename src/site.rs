//! Writes the files of the site that are not editions: the list of documents, the accessibility
//! statements, the shared style sheet, the manifest and the checksums.

use std::collections::BTreeSet;

use crate::output::{
    CHECKS, Checksum, Contact, Entry, MANIFEST, Manifest, Output, StatementEntry, style_sheet_name,
};
use crate::pipeline::Builder;
use crate::site_pages::{Frame, Index, IndexDocument};
use crate::statement::{self, Checks, Records};
use publish_model::Language;
use publish_model::diagnostic::{Code, Diagnostic, Findings};
use publish_templates::wording::Catalogue;
use publish_text::html::PageFile;

/// The language of the list of documents and of the statement for the site.
const LANGUAGE: &str = "en";

/// The state of an output folder before a run.
pub struct PriorState {
    /// The manifest.
    pub manifest: Manifest,
    /// The results of checks.
    pub checks: Checks,
    /// The contact address for readers, if this run sets one.
    pub contact: Option<Contact>,
}

/// Writes `index.html`, the accessibility statements, the style sheet, `manifest.json` and
/// `SHA256SUMS`, for the documents just built and those of earlier runs in the folder.
///
/// # Errors
/// `T001` or `T002` for errors in templates and catalogues, `O001` if a file cannot be written.
pub fn write(
    builder: &Builder,
    output: &Output,
    built: Vec<Entry>,
    mut prior: PriorState,
) -> Result<(), Findings> {
    let folders: BTreeSet<String> = built.iter().map(|entry| entry.folder.clone()).collect();
    prior.manifest = Manifest::of(prior.manifest, built);
    write_site_files(builder, output, prior, |entry| {
        folders.contains(&entry.folder) || entry.statement.is_none()
    })
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
) -> Result<usize, Findings> {
    let count = prior.manifest.documents.len();
    write_site_files(builder, output, prior, |_| true)?;
    Ok(count)
}

fn write_site_files(
    builder: &Builder,
    output: &Output,
    prior: PriorState,
    is_rewritten: impl Fn(&Entry) -> bool,
) -> Result<(), Findings> {
    let PriorState {
        mut manifest,
        mut checks,
        contact,
    } = prior;
    let contact_has_changed = contact.is_some() && contact != manifest.contact;
    manifest.contact = contact.or(manifest.contact);
    let files = manifest.documents.iter().flat_map(|entry| &entry.files);
    checks.keep(&files.map(|file| file.sha256).collect());

    let style_sheet = builder.renderer().style_sheet();
    let style_sheet_name = style_sheet_name(&style_sheet);
    let contact = manifest.contact.clone();
    let records = Records::new(&checks, contact.as_ref());
    for entry in &mut manifest.documents {
        // Every statement contains the contact address.
        if is_rewritten(entry) || contact_has_changed {
            let written = write_statement(builder, output, entry, &records, &style_sheet_name);
            entry.statement = Some(written?);
        }
    }
    let site_statement = site_statement(builder, &manifest, &records, &style_sheet_name)?;
    let index = index(builder, &manifest, &style_sheet_name)?;
    let as_json = |name: &str, text: serde_json::Result<String>| {
        text.map_err(|error| json_error(name, &error))
    };
    let json = as_json(MANIFEST, manifest.to_json())?;
    let check_results = as_json(CHECKS, checks.to_json())?;
    let mut site_files = vec![
        ("index.html", index.as_bytes()),
        (statement::FILE_NAME, site_statement.as_bytes()),
        (MANIFEST, json.as_bytes()),
        (style_sheet_name.as_str(), style_sheet.as_bytes()),
    ];
    if !checks.is_empty() {
        site_files.push((CHECKS, check_results.as_bytes()));
    }
    let sums = checksums(&manifest, &site_files);
    site_files.push(("SHA256SUMS", sums.as_bytes()));
    let errors = site_files
        .into_iter()
        .filter_map(|(name, bytes)| output.write(name, bytes).err());
    let mut findings: Vec<Diagnostic> = errors.flatten().collect();
    if checks.is_empty() {
        findings.extend(output.remove(CHECKS).err().into_iter().flatten());
    }
    Findings::collect(findings)
}

/// Returns the error for a file that cannot be written as JSON.
fn json_error(name: &str, error: &serde_json::Error) -> Diagnostic {
    let message = format!("cannot write “{name}”: {error}");
    let help = "this is a bug in publish: please report it";
    Diagnostic::error(Code::OutputUnwritable, message, help)
}

/// Returns the checksums in the format of `sha256sum -c`, one line per file.
fn checksums(manifest: &Manifest, site_files: &[(&str, &[u8])]) -> String {
    let documents = manifest.documents.iter();
    let statements = documents
        .clone()
        .filter_map(|entry| entry.statement.as_ref());
    let mut lines: Vec<String> = documents
        .flat_map(|entry| &entry.files)
        .map(|file| (&file.sha256, &file.path))
        .chain(statements.map(|statement| (&statement.sha256, &statement.path)))
        .map(|(sum, path)| format!("{sum}  {path}\n"))
        .chain(
            site_files
                .iter()
                .map(|(name, bytes)| format!("{}  {name}\n", Checksum::of(bytes))),
        )
        .collect();
    lines.sort_by(|left, right| left[66..].cmp(&right[66..]));
    lines.concat()
}

/// Writes the statement of a document.
fn write_statement(
    builder: &Builder,
    output: &Output,
    entry: &Entry,
    records: &Records<'_>,
    style_sheet_name: &str,
) -> Result<StatementEntry, Findings> {
    let catalogue = builder.catalogues().get(&entry.language);
    // The folder may have been built with catalogues that this run does not have.
    let catalogue = catalogue.map_or_else(|| site_catalogue(builder), Ok)?;
    let statement = records.statement(entry, catalogue, style_sheet_name)?;
    let page = builder
        .renderer()
        .site_page("site/statement.html", &statement)?;
    let path = format!("{}/{}", entry.folder, statement::FILE_NAME);
    output.write(&path, page.as_bytes())?;
    Ok(StatementEntry {
        sha256: Checksum::of(page.as_bytes()),
        path,
    })
}

fn site_statement(
    builder: &Builder,
    manifest: &Manifest,
    records: &Records<'_>,
    style_sheet_name: &str,
) -> Result<String, Findings> {
    let site_statement =
        records.site_statement(manifest, site_catalogue(builder)?, style_sheet_name)?;
    builder
        .renderer()
        .site_page("site/statements.html", &site_statement)
}

/// Returns the catalogue for the pages about all documents.
fn site_catalogue(builder: &Builder) -> Result<&Catalogue, Findings> {
    let language: Option<Language> = LANGUAGE.parse().ok();
    let catalogue = language.and_then(|language| builder.catalogues().get(&language));
    catalogue.ok_or_else(|| {
        let message = "no catalogue for English, the language of the list of documents";
        let help = "restore catalogue/en.ftl";
        Diagnostic::error(Code::CatalogueError, message, help).into()
    })
}

fn index(
    builder: &Builder,
    manifest: &Manifest,
    style_sheet_name: &str,
) -> Result<String, Findings> {
    let catalogue = site_catalogue(builder)?;
    let documents = manifest
        .documents
        .iter()
        .map(|entry| document(entry, catalogue, builder));
    let index = Index {
        frame: Frame::new(
            catalogue,
            catalogue.message("all-documents", &[])?,
            catalogue.message("index-description", &[])?,
            style_sheet_name.to_owned(),
        ),
        statement_href: statement::FILE_NAME,
        documents: documents.collect::<Result<_, _>>()?,
    };
    builder.renderer().site_page("site/index.html", &index)
}

fn document(
    entry: &Entry,
    catalogue: &Catalogue,
    builder: &Builder,
) -> Result<IndexDocument, Findings> {
    let own = builder.catalogues().get(&entry.language);
    let files = entry.files.iter().map(|file| {
        Ok(PageFile {
            format: file.format,
            kind: file.format.kind(file.variant),
            media_type: file.format.media_type(),
            href: file.path.clone(),
            size: file.size,
            size_text: catalogue.size(file.size)?,
        })
    });
    Ok(IndexDocument {
        symbol: entry.symbol.clone(),
        title: entry.title.clone(),
        language: entry.language.clone(),
        language_name: own.map_or_else(|| entry.language.to_string(), Catalogue::own_name),
        direction: entry.language.direction(),
        files: files.collect::<Result<_, Findings>>()?,
    })
}
