//! What stands around the documents: the list of what was built, the shared style sheet, the
//! manifest and the checksums.

use crate::build::Workshop;
use crate::diagnostic::Diagnostic;
use crate::dist::{Entry, Manifest, Output, human_size, sha256, style_sheet_name};
use crate::edition::html::{Index, IndexDocument, PageFile};
use crate::model::Language;
use crate::wording::Catalogue;

/// The language of the list of documents.
const INDEX_LANGUAGE: &str = "en";

/// Writes `index.html`, the style sheet, `manifest.json` and `SHA256SUMS`, over the documents just
/// built and those built before that still stand in the folder.
///
/// # Errors
/// `T001` and `T002` for faults of templates and catalogues, `O001` where a file cannot be written.
pub fn write(
    workshop: &Workshop,
    output: &Output,
    built: Vec<Entry>,
) -> Result<(), Vec<Diagnostic>> {
    let manifest = Manifest::of(output.manifest(), built);
    let style_sheet = workshop.press().style_sheet();
    let style_sheet_name = style_sheet_name(&style_sheet);
    let index = index(workshop, &manifest, &style_sheet_name).map_err(|finding| vec![finding])?;
    let page = workshop
        .press()
        .index(&index)
        .map_err(|finding| vec![*finding])?;
    let json = manifest.to_json();
    let around = [
        ("index.html", page.as_bytes()),
        ("manifest.json", json.as_bytes()),
        (style_sheet_name.as_str(), style_sheet.as_bytes()),
    ];
    let sums = checksums(&manifest, &around);
    let mut findings = Vec::new();
    for (name, bytes) in around.into_iter().chain([("SHA256SUMS", sums.as_bytes())]) {
        findings.extend(output.write(name, bytes).err().map(|finding| *finding));
    }
    if findings.is_empty() {
        Ok(())
    } else {
        Err(findings)
    }
}

/// One line a file, as `sha256sum -c` reads it.
fn checksums(manifest: &Manifest, around: &[(&str, &[u8])]) -> String {
    let documents = manifest.documents.iter().flat_map(|entry| &entry.files);
    let mut lines: Vec<String> = documents
        .map(|file| format!("{}  {}\n", file.sha256, file.path))
        .chain(
            around
                .iter()
                .map(|(name, bytes)| format!("{}  {name}\n", sha256(bytes))),
        )
        .collect();
    lines.sort_by(|left, right| left[66..].cmp(&right[66..]));
    lines.concat()
}

fn index(
    workshop: &Workshop,
    manifest: &Manifest,
    style_sheet_name: &str,
) -> Result<Index, Diagnostic> {
    let language: Option<Language> = INDEX_LANGUAGE.parse().ok();
    let catalogue = language
        .as_ref()
        .and_then(|language| workshop.catalogues().get(language));
    let Some(catalogue) = catalogue else {
        return Err(Diagnostic::error(
            crate::diagnostic::Code::CatalogueError,
            "there is no word catalogue for English, in which the list of documents is written",
            "put catalogue/en.ftl back",
        ));
    };
    let documents = manifest
        .documents
        .iter()
        .map(|entry| document(entry, catalogue, workshop));
    Ok(Index {
        words: catalogue.words(),
        language: catalogue.language().clone(),
        direction: catalogue.language().direction(),
        style_sheet_href: style_sheet_name.to_owned(),
        documents: documents.collect::<Result<_, _>>()?,
    })
}

fn document(
    entry: &Entry,
    catalogue: &Catalogue,
    workshop: &Workshop,
) -> Result<IndexDocument, Diagnostic> {
    let own = workshop.catalogues().get(&entry.language);
    let files = entry.files.iter().map(|file| {
        Ok(PageFile {
            format: file.format,
            kind: file.format.kind(file.variant),
            media_type: file.format.media_type(),
            href: file.path.clone(),
            size: file.size,
            size_text: human_size(file.size, catalogue)?,
        })
    });
    Ok(IndexDocument {
        symbol: entry.symbol.clone(),
        title: entry.title.clone(),
        language: entry.language.clone(),
        language_name: own.map_or_else(|| entry.language.to_string(), Catalogue::own_name),
        direction: entry.language.direction(),
        files: files.collect::<Result<_, _>>()?,
    })
}
