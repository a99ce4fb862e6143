//! Documents that have been read but not resolved, so that the languages of a document can be
//! compared before anchors are assigned.

use std::collections::BTreeSet;
use std::sync::Arc;

use jiff::civil::Date;
use publish_model::diagnostic::{self, Code, Diagnostic, Findings, SourceFile, has_error};
use publish_model::resolve;
use publish_model::structure::{self, Adoption, Candidate};
use publish_model::unresolved::{Inline, Inlines, Resolution, Text};
use publish_model::visit::VisitMut;
use publish_model::{Bodies, Unplaced, Vote, plain_text};
use publish_templates::wording::Catalogues;

use crate::spans::Spans;
use crate::{
    Form, ReadDocument, Reading, akn, find_disallowed_characters, form, json, limits, markdown,
    paragraph_reference, start_of, with_findings_of_the_rest,
};

/// The maximum number of changed anchors that a warning lists.
const LISTED_MAX: usize = 5;

/// A document that has been read, without anchors.
#[derive(Debug)]
pub struct Draft {
    file: Arc<SourceFile>,
    /// The document; `None` if there is an error.
    document: Option<Resolution>,
    diagnostics: Vec<Diagnostic>,
    spans: Spans,
    is_restored: bool,
    bodies: Arc<Bodies>,
}

impl Draft {
    /// Reads a source file.
    pub fn read(file: &Arc<SourceFile>, catalogues: &Catalogues) -> Self {
        let no_text = find_disallowed_characters(file);
        let read = if no_text.is_empty() {
            match form(file) {
                Form::Json => json::read(file, catalogues),
                Form::Akn => akn::read(file, catalogues),
                Form::Markdown => markdown::read(file, catalogues),
            }
        } else {
            ReadDocument::failed(with_findings_of_the_rest(no_text, file, catalogues))
        };
        let mut diagnostics = read.diagnostics;
        let mut document = read.resolution.filter(|_| !has_error(&diagnostics));
        if let Some(read) = &mut document {
            tidy_metadata(read);
            WordlessLinks.resolution(read);
            diagnostics.extend(limits::check(read, file));
        }
        document = document.filter(|_| !has_error(&diagnostics));
        Draft {
            file: Arc::clone(file),
            document,
            diagnostics,
            spans: read.spans,
            is_restored: read.is_restored,
            bodies: Arc::clone(catalogues.bodies()),
        }
    }

    /// Returns the source file.
    pub fn file(&self) -> Arc<SourceFile> {
        Arc::clone(&self.file)
    }

    /// Returns the document.
    ///
    /// # Errors
    /// All findings, if the document could not be read.
    pub fn document(&self) -> Result<&Resolution, Findings> {
        let failed = || Reading::failure(diagnostic::limit(self.diagnostics.clone()));
        self.document.as_ref().ok_or_else(failed)
    }

    /// Assigns anchors, connects notes with their calls and finds references. Of many findings, it
    /// lists the first and counts the rest.
    pub fn resolve(self) -> Reading {
        let reading = self.resolve_with_all_findings();
        Reading {
            diagnostics: diagnostic::limit(reading.diagnostics),
            ..reading
        }
    }

    pub(crate) fn resolve_with_all_findings(self) -> Reading {
        let Draft {
            file,
            document,
            mut diagnostics,
            spans,
            bodies,
            ..
        } = self;
        let resolution = document.and_then(|document| {
            let outcome = resolve::resolve(document, &bodies);
            diagnostics.extend(outcome.findings.into_iter().map(|finding| {
                let span = spans.of(&finding).unwrap_or(0..0);
                finding.diagnostic().at(&file, span)
            }));
            if let Some(resolved) = &outcome.resolution {
                diagnostics.extend(spans.lost_references(resolved, &file));
                diagnostics.extend(paragraph_reference::check(resolved, &file));
            }
            diagnostics.sort_by_key(start_of);
            outcome.resolution
        });
        Reading {
            resolution,
            diagnostics,
        }
    }
}

/// Removes subjects and States without a name, repeated subjects, votes without a count and the
/// layout of names.
fn tidy_metadata(document: &mut Resolution) {
    let subjects = std::mem::take(&mut document.subjects);
    for subject in subjects.iter().map(|name| without_layout(name)) {
        if !subject.is_empty() && !document.subjects.contains(&subject) {
            document.subjects.push(subject);
        }
    }
    let votes = match &mut document.text {
        Text::Whole(enactment) => vec![&mut enactment.vote],
        Text::Parts(parts) => parts
            .iter_mut()
            .map(|part| &mut part.enactment.vote)
            .collect(),
    };
    for vote in votes {
        if let Some(vote) = vote {
            for tally in vote.tallies_mut() {
                let states = tally.states.iter().map(|name| without_layout(name));
                tally.states = states.filter(|state| !state.is_empty()).collect();
            }
        }
        if *vote == Some(Vote::default()) {
            *vote = None;
        }
    }
}

/// Unwraps links without words, which no reader could follow, and joins the texts around them.
struct WordlessLinks;

impl VisitMut<Unplaced> for WordlessLinks {
    fn line(&mut self, line: &mut Inlines) {
        unwrap_wordless_links(line);
    }
}

fn unwrap_wordless_links(line: &mut Inlines) {
    for mut inline in std::mem::take(line) {
        if let Some(content) = inline.content_mut() {
            unwrap_wordless_links(content);
        }
        let unwrapped = match inline {
            Inline::Link { content, .. } if plain_text(&content).trim().is_empty() => content,
            other => vec![other],
        };
        for inline in unwrapped {
            match (line.last_mut(), inline) {
                (Some(Inline::Text { text: before, .. }), Inline::Text { text, .. }) => {
                    before.push_str(&text);
                }
                (_, inline) => line.push(inline),
            }
        }
    }
}

/// Returns a name with single spaces between its words. Other kinds of spaces are part of the name.
fn without_layout(name: &str) -> String {
    let words = name.split([' ', '\t', '\r', '\n']);
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    words.join(" ")
}

/// Gives the languages of a document the structure that most of them have, where the markup of one
/// has lost it and the printed labels agree, and the date of adoption, with a warning. Only Akoma Ntoso whose structure the
/// reader restores is changed.
pub fn share_structure(drafts: &mut [Draft]) {
    share_date_of_adoption(drafts);
    let mut readable: Vec<&mut Draft> = drafts
        .iter_mut()
        .filter(|draft| draft.document.is_some())
        .collect();
    let mut candidates: Vec<Candidate<'_>> = readable
        .iter_mut()
        .filter_map(|draft| {
            Some(Candidate {
                document: draft.document.as_mut()?,
                is_open: draft.is_restored,
            })
        })
        .collect();
    let adoptions = structure::share(&mut candidates);
    for (draft, adoption) in readable.into_iter().zip(adoptions) {
        if let Some(adoption) = adoption {
            let finding = describe(&adoption).at(&draft.file, 0..0);
            draft.diagnostics.push(finding);
        }
    }
}

/// Gives Akoma Ntoso without a date of adoption that of the other languages, if these agree, with a
/// warning (S/RES/2756 (2024) in Arabic).
fn share_date_of_adoption(drafts: &mut [Draft]) {
    let documents = drafts.iter().filter_map(|draft| draft.document.as_ref());
    let dates: BTreeSet<Date> = documents
        .filter_map(|document| document.dates.adopted)
        .collect();
    let mut dates = dates.into_iter();
    let (Some(date), None) = (dates.next(), dates.next()) else {
        return;
    };
    for draft in drafts.iter_mut().filter(|draft| draft.is_restored) {
        let Some(document) = &mut draft.document else {
            continue;
        };
        if document.dates.adopted.is_none() {
            document.dates.adopted = Some(date);
            let message = format!("date of adoption taken from other languages: {date}");
            let help = "write it in <FRBRdate name=\"adoption\">";
            let finding = Diagnostic::warning(Code::UnreadableMetadata, message, help);
            draft.diagnostics.push(finding.at(&draft.file, 0..0));
        }
    }
}

/// Describes the structure that a document has taken over, as a warning.
fn describe(adoption: &Adoption) -> Diagnostic {
    let languages: Vec<String> = adoption
        .languages
        .iter()
        .map(|language| format!("“{language}”"))
        .collect();
    let changes: Vec<String> = adoption
        .anchors
        .iter()
        .take(LISTED_MAX)
        .map(|(before, after)| format!("{before} becomes {after}"))
        .collect();
    let more = match adoption.anchors.len().saturating_sub(LISTED_MAX) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    let message = format!(
        "structure taken from other languages ({}): {}{more}",
        languages.join(", "),
        changes.join(", ")
    );
    let help = "compare these paragraphs with the printed document; if the structure is wrong, \
                convert the file to Markdown and correct it there";
    Diagnostic::warning(Code::StructureShared, message, help)
}
