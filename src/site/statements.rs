//! The accessibility statements: one for each document, and one for the site.

use crate::output::{Checksum, Entry, Manifest, Output, StatementEntry, path_to_root};
use crate::pipeline::Builder;
use crate::statement::{self, OPENACR_FILE_NAME, OpenAcr, Records};
use publish_model::diagnostic::Findings;
use publish_text::html::SiteLinks;

use super::links::Links;
use super::lists::{Page, Sources};
use super::{SiteTexts, site_catalogue, unchanged_site_file, write_shared};

/// What the statements of all documents share.
pub struct Statements<'a> {
    pub builder: &'a Builder,
    pub output: &'a Output,
    pub texts: &'a SiteTexts,
    pub records: &'a Records<'a>,
    pub links: &'a Links<'a>,
}

impl Statements<'_> {
    /// Writes the statement of a document, if it is not in the output folder.
    ///
    /// # Errors
    /// `T001` or `T002` for errors in templates and catalogues, `O001` if it cannot be written.
    pub fn write(&self, entry: &Entry) -> Result<StatementEntry, Findings> {
        let Statements {
            builder,
            output,
            texts,
            records,
            links,
        } = self;
        let catalogue = builder.catalogues().get(&entry.language);
        // The folder may have been built with catalogues that this run does not have.
        let catalogue = catalogue.map_or_else(|| site_catalogue(builder, texts), Ok)?;
        let up = path_to_root(&entry.folder);
        let links = links.of_document(entry, &up, statement::FILE_NAME);
        let path = format!("{}/{}", entry.folder, statement::FILE_NAME);
        let renderer = builder.renderer();
        let style_sheet_name = &renderer.assets().style.name;
        let mut statement = records.statement(entry, catalogue, style_sheet_name, links)?;
        let site = texts.address.as_ref();
        statement.frame.address = site.map(|site| site.address(&path));
        let page = renderer.site_page("site/statement.html", catalogue, &statement)?;
        let sha256 = Checksum::of(page.as_bytes());
        let written = StatementEntry { path, sha256 };
        let is_there = entry.statement.as_ref() == Some(&written)
            && Output::has_file(output.root(), &written.path, page.len());
        if builder.inputs().is_none() || !is_there {
            output.write(&written.path, page.as_bytes())?;
        }
        Ok(written)
    }
}

/// Writes the statement for the site and, if it has an author, the conformance report.
pub fn of_site(
    sources: Sources<'_>,
    manifest: &Manifest,
    records: &Records<'_>,
    output: &Output,
) -> Vec<Page> {
    let write = |name: &str, text: Rendered| Page {
        path: name.to_owned(),
        written: text.and_then(|text| write_shared(sources.builder, output, name, text.as_bytes())),
    };
    let (page, report) = match render(sources, manifest, records) {
        Ok(rendered) => rendered,
        Err(errors) => (Err(errors), None),
    };
    let report = report.map(|report| write(OPENACR_FILE_NAME, report));
    let page = write(statement::FILE_NAME, page);
    [page].into_iter().chain(report).collect()
}

/// The text of a file, or the errors of its template.
type Rendered = Result<String, Findings>;

/// Renders the statement of the site and, if it has an author, the conformance report.
fn render(
    sources: Sources<'_>,
    manifest: &Manifest,
    records: &Records<'_>,
) -> Result<(Rendered, Option<Rendered>), Findings> {
    let Sources { builder, texts, .. } = sources;
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

/// Returns the paths of the statements of earlier runs that are still as they were written: a publisher
/// may have put its own page there.
pub fn unchanged(output: &Output, statements: &[StatementEntry]) -> Vec<String> {
    let is_unchanged = |page: &&StatementEntry| output.sum_of(&page.path) == Some(page.sha256);
    let unchanged = statements.iter().filter(is_unchanged);
    let mut paths: Vec<String> = unchanged.map(|page| page.path.clone()).collect();
    paths.extend(unchanged_site_file(output, statement::FILE_NAME));
    paths
}
