//! The site: the files of the output folder, with what the last build has found.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{PoisonError, RwLock, RwLockReadGuard};

use publish::input;
use publish_check::transcript::Transcript;
use publish_model::diagnostic::{Diagnostic, Findings};
use publish_serve::{Answer, Request, Site};

use super::super::build::BuildReport;
use super::markup::{escaped, own_page};
use super::page::{Bar, SCRIPT, STYLE, with_bar};
use super::{findings, transcript_page};

/// The address that answers with the state of a page; its path is the query.
const STATE: &str = "_publish/state";

/// The maximum size of a file that is served: 1 GB.
const FILE_MAX: u64 = 1_000_000_000;

/// The maximum number of documents that a page of the server lists.
const LISTED_MAX: usize = 100;

/// The query that asks for the transcript of a page: `?heard`.
const TRANSCRIPT: &str = "heard";

const HTML: &str = "text/html; charset=utf-8";

/// What is served. Builds replace what it knows.
#[derive(Default)]
pub struct ServedSite(RwLock<Shown>);

#[derive(Default)]
struct Shown {
    root: PathBuf,
    /// The sources of each folder of the output folder.
    documents: BTreeMap<String, Vec<Document>>,
    /// The findings that are not about a document with a known folder.
    general: Vec<Diagnostic>,
    /// The errors of settings, since the last build.
    unusable: Vec<Diagnostic>,
}

/// What the last build has found in a source.
struct Document {
    is_built: bool,
    findings: Vec<Diagnostic>,
}

impl ServedSite {
    /// Shows the result of a build.
    pub fn built(&self, root: PathBuf, report: &BuildReport) {
        let mut shown = Shown {
            root,
            general: report.general.clone(),
            ..Shown::default()
        };
        for document in &report.documents {
            let findings = document.findings.clone();
            match &document.folder {
                Some(folder) => {
                    let documents = shown.documents.entry(folder.clone()).or_default();
                    documents.push(Document {
                        is_built: document.is_built,
                        findings,
                    });
                }
                None => shown.general.extend(findings),
            }
        }
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = shown;
    }

    /// Shows why nothing was built. What the last build has found stays.
    pub fn unusable(&self, findings: &Findings) {
        let mut shown = self.0.write().unwrap_or_else(PoisonError::into_inner);
        shown.unusable = findings.iter().cloned().collect();
    }

    fn shown(&self) -> RwLockReadGuard<'_, Shown> {
        self.0.read().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Site for ServedSite {
    fn answer(&self, request: &Request) -> Answer {
        match request.path.as_str() {
            STYLE => Answer::new("text/css; charset=utf-8", include_str!("serve.css")),
            SCRIPT => Answer::new("text/javascript; charset=utf-8", include_str!("serve.js")),
            STATE => Answer::new(
                "text/plain; charset=utf-8",
                self.shown().state(&request.query),
            ),
            path => self.shown().answer(path, &request.query),
        }
    }
}

/// A page with its bar.
struct Page {
    html: String,
    state: String,
    is_found: bool,
}

impl Shown {
    fn answer(&self, path: &str, query: &str) -> Answer {
        let file = file_of(path);
        if !path.ends_with('/') && !path.is_empty() && self.is_folder(path) {
            return Answer::moved(format!("/{}/", encoded(path)));
        }
        if !file.ends_with(".html") {
            let Ok(bytes) = input::bytes_of(&self.root.join(&file), FILE_MAX) else {
                return Answer::not_found(self.page(&file).html);
            };
            return Answer::new(content_type(&file), bytes);
        }
        if query == TRANSCRIPT
            && let Some((page, _)) = self.transcript(&file)
        {
            return Answer::new(HTML, page);
        }
        let page = self.page(&file);
        if page.is_found {
            Answer::new(HTML, page.html)
        } else {
            Answer::not_found(page.html)
        }
    }

    /// Returns the state of a page, which its script compares with that of the page that it is in.
    fn state(&self, query: &str) -> String {
        let (path, query) = query.split_once('?').unwrap_or((query, ""));
        let Some(request) = Request::parse(path, query) else {
            return String::new();
        };
        let file = file_of(&request.path);
        if request.query == TRANSCRIPT
            && let Some((_, state)) = self.transcript(&file)
        {
            return state;
        }
        self.page(&file).state
    }

    /// Returns the transcript of a page as a page, and its state.
    fn transcript(&self, file: &str) -> Option<(String, String)> {
        let transcript = Transcript::of_html(&self.read(file)?).ok()?;
        let findings = self.findings_of(file);
        let bar = Bar {
            findings: Some(&findings),
            is_earlier: false,
            has_transcript: false,
        };
        Some(with_bar(&transcript_page::page(&transcript), bar))
    }

    /// Whether there is a folder, or a document that could not be built yet.
    fn is_folder(&self, path: &str) -> bool {
        input::is_folder(&self.root.join(path)) || self.documents.contains_key(path)
    }

    fn read(&self, file: &str) -> Option<String> {
        let bytes = input::bytes_of(&self.root.join(file), FILE_MAX).ok()?;
        String::from_utf8(bytes).ok()
    }

    /// Returns a page of the output folder or, if there is none, the errors of its document or a
    /// list of what there is.
    fn page(&self, file: &str) -> Page {
        let findings = self.findings_of(file);
        let documents = self.documents_of(file);
        let is_failed = documents.iter().any(|document| !document.is_built)
            && !documents.iter().any(|document| document.is_built);
        let own = self.read(file);
        let (page, is_found, has_transcript) = match own {
            Some(page) => (page, true, true),
            None if is_failed => (failed_page(file, &findings), true, false),
            None if file == "index.html" => (failed_page(file, &findings), true, false),
            None => (self.not_found(file), false, false),
        };
        let bar = Bar {
            findings: (has_transcript || !is_found).then_some(findings.as_slice()),
            is_earlier: has_transcript && (is_failed || !self.unusable.is_empty()),
            has_transcript,
        };
        let (html, state) = with_bar(&page, bar);
        Page {
            html,
            state,
            is_found,
        }
    }

    fn documents_of(&self, file: &str) -> &[Document] {
        let folder = file.rsplit_once('/').map_or("", |(folder, _)| folder);
        self.documents.get(folder).map_or(&[], Vec::as_slice)
    }

    /// Returns the findings that the page of a file shows: those of its document or, on the list of
    /// documents, the errors of all.
    fn findings_of(&self, file: &str) -> Vec<Diagnostic> {
        let mut found = self.unusable.clone();
        if file.contains('/') {
            let documents = self.documents_of(file).iter();
            found.extend(documents.flat_map(|document| document.findings.clone()));
            return found;
        }
        found.extend(self.general.iter().cloned());
        let documents = self.documents.values().flatten();
        let findings = documents.flat_map(|document| &document.findings);
        let errors = findings.filter(|finding| finding.is_error());
        found.extend(errors.take(LISTED_MAX).cloned());
        found
    }

    /// Returns a page that lists what exists near an address.
    fn not_found(&self, file: &str) -> String {
        let mut near = file;
        let mut listed: Vec<&String> = Vec::new();
        while listed.is_empty() {
            near = near.rsplit_once('/').map_or("", |(folder, _)| folder);
            let folders = self.documents.keys();
            let inside = folders.filter(|folder| Path::new(folder).starts_with(near));
            listed = inside.take(LISTED_MAX).collect();
            if near.is_empty() {
                break;
            }
        }
        let items: String = listed
            .into_iter()
            .map(|folder| {
                let (address, name) = (encoded(folder), escaped(folder));
                format!("<li><a href=\"/{address}/\">{name}</a></li>\n")
            })
            .collect();
        let body = format!(
            "<p>There is no file “{}” in the output folder. There are:</p>\n<ul>\n\
             <li><a href=\"/\">the list of documents</a></li>\n{items}</ul>\n",
            escaped(file)
        );
        own_page("Not found", &body)
    }
}

/// Returns the page of a document that cannot be built.
fn failed_page(file: &str, found: &[Diagnostic]) -> String {
    let folder = file.rsplit_once('/').map_or("", |(folder, _)| folder);
    let name = match folder {
        "" => "Nothing",
        folder => folder,
    };
    let body = format!(
        "<p>{}. This page changes as soon as the document can be built. <a href=\"/\">List of documents</a></p>\n{}",
        escaped(&findings::summary(found)),
        findings::list(found)
    );
    own_page(&format!("{name} cannot be built"), &body)
}

/// Returns the file of a path: that of a folder is its page.
fn file_of(path: &str) -> String {
    if path.is_empty() || path.ends_with('/') {
        format!("{path}index.html")
    } else {
        path.to_owned()
    }
}

/// Returns a path for an address.
fn encoded(path: &str) -> String {
    publish_serve::encoded(path)
}

/// Returns the media type of a file by its extension.
fn content_type(file: &str) -> &'static str {
    let extension = file.rsplit_once('.').map_or("", |(_, extension)| extension);
    match extension {
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "json" => "application/json",
        "jsonl" => "application/jsonl",
        "pdf" => "application/pdf",
        "epub" => "application/epub+zip",
        "xml" => "application/xml; charset=utf-8",
        "txt" => "text/plain; charset=utf-8",
        "brf" => "application/x-brf",
        "ebrl" => "application/ebrl+zip",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "webp" => "image/webp",
        "avif" => "image/avif",
        "gif" => "image/gif",
        "woff" => "font/woff",
        "woff2" => "font/woff2",
        "otf" => "font/otf",
        "ttf" => "font/ttf",
        "" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}
