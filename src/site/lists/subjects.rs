//! The lists of documents by subject, and the list of subjects.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::super::subjects::{SubjectName, Subjects};
use super::{
    Heading, INDEX, KindLinks, LISTED_MAX, List, ListLink, Page, Sources, days, description,
    file_name, up_from,
};
use crate::output::{BROWSE, Entry};
use crate::site_pages::{Crumb, Frame};
use publish_model::Language;
use publish_model::diagnostic::Findings;
use publish_templates::wording::{Catalogue, FluentValue};

use super::super::works::latest_first;
use super::Pager;

/// The number of subjects that a home page lists.
const MOST_USED: usize = 10;

/// The folder of the list of subjects, among those of bodies.
const FOLDER: &str = "subject";

/// The documents of a subject in one language, the latest first.
pub struct OfSubject<'m> {
    /// The part of the address that identifies the subject.
    pub slug: String,
    /// Its name on pages in this language.
    pub name: SubjectName,
    /// The documents.
    pub documents: Vec<&'m Entry>,
}

/// Returns the folder of the list of subjects.
fn folder_of_subjects(language: &Language) -> String {
    format!("{language}/{BROWSE}/{FOLDER}")
}

/// Returns the folder of the list of a subject.
pub fn folder_of_subject(language: &Language, slug: &str) -> String {
    format!("{language}/{BROWSE}/{FOLDER}/{slug}")
}

/// The folders of the lists by subject in all languages.
pub struct SubjectFolders(BTreeSet<String>);

impl SubjectFolders {
    /// Returns the folders of the documents.
    pub fn new(entries: &[Entry]) -> Self {
        let folders = entries.iter().flat_map(|entry| {
            let of_subject = Subjects::of(entry).into_iter();
            let of_subject = of_subject.map(|slug| folder_of_subject(&entry.language, &slug));
            let of_all = folder_of_subjects(&entry.language);
            let has_subjects = !entry.about.subjects.is_empty();
            of_subject.chain(has_subjects.then_some(of_all))
        });
        SubjectFolders(folders.collect())
    }

    /// Returns the path of a list in a language, if it has the list.
    fn path(&self, folder: String) -> Option<String> {
        let has_list = self.0.contains(&folder);
        has_list.then(|| format!("{folder}/{INDEX}"))
    }
}

impl<'a> Sources<'a> {
    /// Returns the documents of a language by subject, in the order of the names.
    pub fn by_subject(self, language: &Language) -> Vec<OfSubject<'a>> {
        let mut by_slug: BTreeMap<String, Vec<&Entry>> = BTreeMap::new();
        let entries = self.entries.iter();
        for entry in entries.filter(|entry| entry.language == *language) {
            for slug in Subjects::of(entry) {
                by_slug.entry(slug).or_default().push(entry);
            }
        }
        let subjects = by_slug.into_iter().map(|(slug, mut documents)| {
            documents.sort_by(|one, other| latest_first(one, other));
            OfSubject {
                name: self.subjects.name(&slug, language),
                slug,
                documents,
            }
        });
        let mut subjects: Vec<OfSubject<'_>> = subjects.collect();
        subjects.sort_by_cached_key(|one| (one.name.text.to_lowercase(), one.slug.clone()));
        subjects
    }

    /// Returns the links to the subjects with most documents, and to the list of all subjects, if there is
    /// one.
    pub(super) fn most_used(
        self,
        language: &Language,
        up: &str,
    ) -> (Vec<ListLink>, Option<String>) {
        let mut subjects = self.by_subject(language);
        let of_all = folder_of_subjects(language);
        let of_all = (!subjects.is_empty()).then(|| format!("{up}{of_all}/{INDEX}"));
        subjects.sort_by_key(|subject| Reverse(subject.documents.len()));
        subjects.truncate(MOST_USED);
        let link = |subject: &OfSubject<'_>| {
            let folder = folder_of_subject(language, &subject.slug);
            subject.link(format!("{up}{folder}/{INDEX}"))
        };
        (subjects.iter().map(link).collect(), of_all)
    }

    /// Adds the list of subjects and the lists of their documents.
    pub(super) fn lists_of_subjects(
        self,
        catalogue: &Catalogue,
        language: &Language,
        folders: &SubjectFolders,
        pages: &mut Vec<Page>,
    ) {
        let subjects = self.by_subject(language);
        if subjects.is_empty() {
            return;
        }
        let path = format!("{}/{INDEX}", folder_of_subjects(language));
        let written = self.list_of_subjects(catalogue, language, &subjects, folders);
        pages.push(Page { path, written });
        for subject in &subjects {
            let parts: Vec<&[&Entry]> = subject.documents.chunks(LISTED_MAX).collect();
            for (index, part) in parts.iter().enumerate() {
                let folder = folder_of_subject(language, &subject.slug);
                let part = (index, *part, parts.len());
                pages.push(Page {
                    path: format!("{folder}/{}", file_name(index)),
                    written: self.list_of_subject(catalogue, language, subject, part, folders),
                });
            }
        }
    }

    fn list_of_subjects(
        self,
        catalogue: &Catalogue,
        language: &Language,
        subjects: &[OfSubject<'_>],
        folders: &SubjectFolders,
    ) -> Result<(), Findings> {
        let folder = folder_of_subjects(language);
        let path = format!("{folder}/{INDEX}");
        let up = up_from(&folder);
        let initial = |subject: &OfSubject<'_>| {
            let first = subject.name.text.chars().next();
            first.map(|first| first.to_uppercase().to_string())
        };
        let same = |one: &OfSubject<'_>, other: &OfSubject<'_>| initial(one) == initial(other);
        let kinds = subjects.chunk_by(same).map(|subjects| KindLinks {
            name: subjects.first().and_then(initial),
            periods: subjects
                .iter()
                .map(|subject| subject.link(format!("{}/{INDEX}", subject.slug)))
                .collect(),
        });
        let title = catalogue.message("subjects", &[])?;
        let entries = self.entries.iter();
        let documents =
            entries.filter(|entry| entry.language == *language && !entry.about.subjects.is_empty());
        let description = description(catalogue, &title, documents.count())?;
        let site = self.links.of_list(language, &up, |other| {
            folders.path(folder_of_subjects(other))
        });
        let list = List {
            archives: Vec::new(),
            frame: Frame {
                address: self.address(&path),
                crumbs: vec![self.home_link(catalogue, language, &up)?],
                ..self
                    .frame(language, (catalogue, title, description), &up)
                    .of_site(site)
            },
            heading: None,
            kinds: kinds.collect(),
            days: Vec::new(),
            pager: None,
        };
        self.page(&path, "site/list.html", catalogue, &list)
    }

    /// Returns a page of the list of the documents of a subject.
    fn list_of_subject(
        self,
        catalogue: &Catalogue,
        language: &Language,
        subject: &OfSubject<'_>,
        (index, part, parts): (usize, &[&Entry], usize),
        folders: &SubjectFolders,
    ) -> Result<(), Findings> {
        let folder = folder_of_subject(language, &subject.slug);
        let path = format!("{folder}/{}", file_name(index));
        let up = up_from(&folder);
        let mut rest = String::new();
        let mut pager = None;
        if parts > 1 {
            let name = Pager::new(catalogue, index, parts)?;
            if index > 0 {
                rest = format!("{}{}", catalogue.message("comma", &[])?, name.name);
            }
            pager = Some(name);
        }
        let title = format!("{}{rest}", subject.name.text);
        let title_argument = [("title", FluentValue::from(title.as_str()))];
        let title_of_page = catalogue.message("subject-title", &title_argument)?;
        let description = description(catalogue, &title, subject.documents.len())?;
        let site = self.links.of_list(language, &up, |other| {
            // Other languages may have fewer pages, with other documents.
            let path = folders.path(folder_of_subject(other, &subject.slug));
            path.filter(|_| index == 0)
        });
        let list = List {
            archives: Vec::new(),
            frame: Frame {
                address: self.address(&path),
                feed_href: self.feed_href(".").filter(|_| index == 0),
                crumbs: vec![
                    self.home_link(catalogue, language, &up)?,
                    Crumb {
                        name: catalogue.message("subjects", &[])?,
                        href: format!("{up}{}/{INDEX}", folder_of_subjects(language)),
                    },
                ],
                ..self
                    .frame(language, (catalogue, title_of_page, description), &up)
                    .of_site(site)
            },
            heading: Some(Heading {
                name: subject.name.clone(),
                rest,
            }),
            kinds: Vec::new(),
            days: days(part, catalogue, &up)?,
            pager,
        };
        self.page(&path, "site/list.html", catalogue, &list)
    }
}

impl OfSubject<'_> {
    fn link(&self, href: String) -> ListLink {
        ListLink {
            name: self.name.text.clone(),
            language: self.name.language.clone(),
            href,
            count: self.documents.len(),
        }
    }
}
