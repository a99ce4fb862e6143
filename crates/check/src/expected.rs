//! The checks of the editions of one document.

use publish_model::{Resolution, Text};

use crate::epub::Epub;
use crate::tree::Node;
use crate::words::EditionText;
use crate::{Fault, Rule, Standard, identity, package, page, pdf, tag_tree, tree, words};

/// A document, as every edition of it must have it.
pub struct Expected<'a> {
    resolution: &'a Resolution,
    text: EditionText,
    /// The text of web pages and EPUBs.
    text_of_pages: EditionText,
}

impl<'a> Expected<'a> {
    /// Prepares the checks of a document. `official_words_only` is the option of web pages and
    /// EPUBs, which omits recorded votes: they are metadata.
    pub fn new(resolution: &'a Resolution, official_words_only: bool) -> Self {
        let text = EditionText::of_model(resolution);
        let text_of_pages = if official_words_only {
            EditionText::of_model(&without_votes(resolution))
        } else {
            text.clone()
        };
        Expected {
            resolution,
            text,
            text_of_pages,
        }
    }

    /// Checks a web page.
    pub fn page(&self, text: &str) -> Vec<Fault> {
        self.page_faults(text, |pages| self.word_faults(pages))
    }

    /// Checks a web page with this document and another language of it: the words of each.
    pub fn page_with(&self, other: &Expected<'_>, text: &str) -> Vec<Fault> {
        self.page_faults(text, |pages| self.word_faults_with(other, pages))
    }

    /// Checks an EPUB.
    pub fn publication(&self, bytes: &[u8]) -> Vec<Fault> {
        self.publication_faults(bytes, &[self.tag()], |pages| self.word_faults(pages))
    }

    /// Checks an EPUB with this document and another language of it: the words of each.
    pub fn publication_with(&self, other: &Expected<'_>, bytes: &[u8]) -> Vec<Fault> {
        let languages = [self.tag(), other.tag()];
        self.publication_faults(bytes, &languages, |pages| {
            self.word_faults_with(other, pages)
        })
    }

    fn tag(&self) -> &str {
        self.resolution.language.tag()
    }

    fn page_faults(&self, text: &str, words: impl Fn(&[Node]) -> Vec<Fault>) -> Vec<Fault> {
        let page = match tree::from_html(text) {
            Ok(page) => page,
            Err(error) => return vec![Rule::Syntax.fault(error.to_string())],
        };
        let mut faults = page::faults(&page, self.resolution.language.tag());
        faults.extend(page::faults_of_whole(&page));
        faults.extend(identity::faults_of_page(&page, self.resolution));
        faults.extend(words(&[page]));
        faults
    }

    fn publication_faults(
        &self,
        bytes: &[u8],
        languages: &[&str],
        words: impl Fn(&[Node]) -> Vec<Fault>,
    ) -> Vec<Fault> {
        let epub = match Epub::read(bytes) {
            Ok(epub) => epub,
            Err(error) => return vec![Rule::Syntax.fault(error.to_string())],
        };
        let mut faults = package::faults(&epub, languages);
        faults.extend(identity::faults_of_epub(&epub, self.resolution));
        match epub.pages() {
            Ok(pages) => faults.extend(words(&pages)),
            Err(error) => faults.push(Rule::Syntax.fault(error.to_string())),
        }
        faults
    }

    fn word_faults(&self, pages: &[Node]) -> Vec<Fault> {
        let fault = words_fault(&self.text_of_pages, &EditionText::of_pages(pages));
        fault.into_iter().collect()
    }

    fn word_faults_with(&self, other: &Expected<'_>, pages: &[Node]) -> Vec<Fault> {
        let faults = [self, other].into_iter().filter_map(|expected| {
            let tag = expected.resolution.language.tag();
            let found = EditionText::of_document(pages, tag);
            words_fault(&expected.text_of_pages, &found)
        });
        faults.collect()
    }

    /// Checks a PDF against standards. Its words are checked in the order of its tag tree.
    pub fn pdf(&self, bytes: &[u8], standards: &[Standard]) -> Vec<Fault> {
        let mut faults: Vec<Fault> = standards
            .iter()
            .flat_map(|standard| pdf::faults(bytes, *standard))
            .collect();
        faults.extend(identity::faults_of_pdf(bytes, self.resolution));
        match tag_tree::read(bytes) {
            Ok(elements) => {
                let found = words::of_tags(elements, self.resolution);
                faults.extend(words_fault(&self.text, &found));
            }
            Err(error) => faults.push(Rule::Syntax.fault(error.to_string())),
        }
        faults
    }

    /// Checks the passages of the document in JSON Lines.
    pub fn passages(&self, lines: &str) -> Vec<Fault> {
        let fault = match EditionText::of_passages(lines, self.resolution) {
            Ok(found) => words_fault(&EditionText::of_model_in_passages(self.resolution), &found),
            Err(error) => Some(Rule::Syntax.fault(error.to_string())),
        };
        fault.into_iter().collect()
    }
}

fn without_votes(resolution: &Resolution) -> Resolution {
    let mut resolution = resolution.clone();
    match &mut resolution.text {
        Text::Whole(enactment) => enactment.vote = None,
        Text::Parts(parts) => {
            for part in parts {
                part.enactment.vote = None;
            }
        }
    }
    resolution
}

fn words_fault(wanted: &EditionText, found: &EditionText) -> Option<Fault> {
    let difference = wanted.difference(found)?;
    Some(Rule::Words.fault(format!("other words than the source {difference}")))
}
