//! The rules that an EPUB follows (EPUB 3.3 and EPUB Accessibility 1.1).

use std::collections::{BTreeMap, HashMap, HashSet};

use crate::epub::{Epub, resolve};
use crate::tree::Node;
use crate::{Fault, Rule, Unreadable, page};

/// The media type of content documents.
const XHTML: &str = "application/xhtml+xml";

/// The properties that describe the accessibility of a publication.
const ACCESSIBILITY: [&str; 4] = [
    "schema:accessMode",
    "schema:accessibilityFeature",
    "schema:accessibilityHazard",
    "schema:accessibilitySummary",
];

/// Returns the faults of a publication, its package and its pages. `languages` are those of
/// its documents: the first is that of the package, and each page has one of them.
pub fn faults(epub: &Epub, languages: &[&str]) -> Vec<Fault> {
    let language = languages.first().copied().unwrap_or_default();
    let mut faults = container_faults(epub);
    match Package::read(epub) {
        Ok(package) => {
            faults.extend(package.metadata_faults(language));
            faults.extend(package.manifest_faults(epub));
            faults.extend(package.page_faults(epub, languages));
        }
        Err(error) => faults.push(Rule::Package.fault(error.to_string())),
    }
    faults
}

/// Returns the faults of the archive. Its first file is `mimetype`, by which reading systems know
/// the format.
fn container_faults(epub: &Epub) -> Vec<Fault> {
    let mut faults = Vec::new();
    if epub.names().next() != Some("mimetype")
        || epub.bytes("mimetype") != Some(b"application/epub+zip".as_slice())
    {
        faults.push(Rule::Package.fault("the first file is not the mimetype of an EPUB"));
    }
    let mut names = HashSet::new();
    for name in epub.names().filter(|name| !names.insert(*name)) {
        faults.push(Rule::Package.fault(format!("{name} is in the archive twice")));
    }
    faults
}

/// The package document.
struct Package {
    path: String,
    root: Node,
}

impl Package {
    fn read(epub: &Epub) -> Result<Self, Unreadable> {
        let path = epub.package_path()?;
        let root = epub.tree(&path)?;
        Ok(Package { path, root })
    }

    fn metadata_faults(&self, language: &str) -> Vec<Fault> {
        let mut faults = Vec::new();
        let missing = |rule: Rule, name: &str| rule.fault(format!("the package has no {name}"));
        for name in ["title", "language", "identifier"] {
            let found = self.root.all(name);
            if !found.iter().any(|one| !one.text().trim().is_empty()) {
                faults.push(missing(Rule::Package, &format!("dc:{name}")));
            }
        }
        let languages = self.root.all("language");
        let found = languages.first().map(|one| one.text()).unwrap_or_default();
        if !found.eq_ignore_ascii_case(language) {
            faults.push(Rule::Language.fault(format!(
                "the package has the language “{found}”, and the document “{language}”"
            )));
        }
        let properties: HashSet<&str> = self
            .root
            .all("meta")
            .iter()
            .filter_map(|meta| meta.attribute("property"))
            .collect();
        if !properties.contains("dcterms:modified") {
            faults.push(missing(Rule::Package, "dcterms:modified"));
        }
        for name in ACCESSIBILITY {
            if !properties.contains(name) {
                faults.push(missing(Rule::Metadata, name));
            }
        }
        let identifier = self.root.attribute("unique-identifier");
        let identifiers = self.root.all("identifier");
        if !identifiers
            .iter()
            .any(|one| one.attribute("id").is_some() && one.attribute("id") == identifier)
        {
            faults.push(Rule::Package.fault("unique-identifier refers to no dc:identifier"));
        }
        faults
    }

    fn manifest_faults(&self, epub: &Epub) -> Vec<Fault> {
        let mut faults = Vec::new();
        let names: HashSet<&str> = epub.names().collect();
        let mut ids = HashMap::new();
        let mut listed = HashSet::new();
        let mut navigation_documents = 0;
        for item in self.root.all("item") {
            let id = item.attribute("id").unwrap_or_default();
            let href = item.attribute("href").unwrap_or_default();
            let path = resolve(&self.path, href);
            if !names.contains(path.as_str()) {
                faults.push(
                    Rule::Package.fault(format!("the package lists {href}, which is missing")),
                );
            }
            if ids.insert(id, item.attribute("media-type")).is_some() {
                faults.push(Rule::UniqueId.fault(format!("the package has two items “{id}”")));
            }
            let properties = item.attribute("properties").unwrap_or_default();
            navigation_documents +=
                usize::from(properties.split_whitespace().any(|one| one == "nav"));
            listed.insert(path);
        }
        if navigation_documents != 1 {
            faults.push(Rule::Package.fault(format!(
                "the package has {navigation_documents} navigation documents"
            )));
        }
        let is_listed = |name: &&str| {
            *name == "mimetype"
                || name.starts_with("META-INF/")
                || **name == *self.path
                || listed.contains(*name)
        };
        for name in epub.names().filter(|name| !is_listed(name)) {
            faults.push(Rule::Package.fault(format!("the package does not list {name}")));
        }
        let spine = self.root.all("itemref");
        if spine.is_empty() {
            faults.push(Rule::Package.fault("the spine is empty"));
        }
        for reference in spine {
            let id = reference.attribute("idref").unwrap_or_default();
            if ids.get(id) != Some(&Some(XHTML)) {
                faults.push(Rule::Package.fault(format!("the spine has no page “{id}”")));
            }
        }
        faults
    }

    fn page_faults(&self, epub: &Epub, languages: &[&str]) -> Vec<Fault> {
        let mut faults = Vec::new();
        let mut pages = BTreeMap::new();
        for item in self.root.all("item") {
            if item.attribute("media-type") != Some(XHTML) {
                continue;
            }
            let name = resolve(&self.path, item.attribute("href").unwrap_or_default());
            match epub.tree(&name) {
                Ok(page) => {
                    pages.insert(name, page);
                }
                Err(error) => faults.push(Rule::Syntax.fault(error.to_string())),
            }
        }
        let ids: HashMap<&str, HashSet<&str>> = pages
            .iter()
            .map(|(name, page)| (name.as_str(), page::identifiers(page)))
            .collect();
        let names: HashSet<&str> = epub.names().collect();
        for (name, page) in &pages {
            let is_language = |tag: &&&str| {
                page.attribute("lang")
                    .is_some_and(|found| found.eq_ignore_ascii_case(tag))
            };
            let language = languages.iter().find(is_language).or(languages.first());
            let own = page::faults(page, language.copied().unwrap_or_default()).into_iter();
            faults.extend(own.map(|fault| fault.in_file(name)));
            for href in references(page) {
                let (file, id) = href.split_once('#').unwrap_or((href, ""));
                let path = resolve(name, file);
                let has_id =
                    id.is_empty() || ids.get(path.as_str()).is_some_and(|ids| ids.contains(id));
                if !names.contains(path.as_str()) || !has_id {
                    let fault = Rule::Target.fault(format!("no target for the link to {href}"));
                    faults.push(fault.in_file(name));
                }
            }
        }
        faults
    }
}

/// Returns the references of a page to other files of the publication.
fn references(page: &Node) -> impl Iterator<Item = &str> {
    let elements = page.elements().into_iter();
    let values = elements.flat_map(|one| [one.attribute("href"), one.attribute("src")]);
    values
        .flatten()
        .filter(|value| !value.contains(':') && !value.starts_with('#'))
}
