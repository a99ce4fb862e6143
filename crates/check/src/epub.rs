//! Reads the files of an EPUB.

use std::collections::HashMap;
use std::io::{Cursor, Read};

use crate::Unreadable;
use crate::tree::{self, Node};

/// The files of a publication.
pub struct Epub {
    files: Vec<(String, Vec<u8>)>,
}

impl Epub {
    /// Unpacks a publication.
    ///
    /// # Errors
    /// If it is not a ZIP archive, or a file in it is damaged.
    pub fn read(bytes: &[u8]) -> Result<Self, Unreadable> {
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(Unreadable::new)?;
        let files = (0..archive.len()).map(|index| {
            let mut file = archive.by_index(index).map_err(Unreadable::new)?;
            let mut bytes = Vec::new();
            file.read_to_end(&mut bytes).map_err(Unreadable::new)?;
            Ok((file.name().to_owned(), bytes))
        });
        Ok(Epub {
            files: files.collect::<Result<_, Unreadable>>()?,
        })
    }

    /// Returns the paths of the files, in the order of the archive.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.files.iter().map(|(name, _)| name.as_str())
    }

    /// Returns the content of the file at a path in the archive.
    pub fn bytes(&self, name: &str) -> Option<&[u8]> {
        let found = self.files.iter().find(|(file, _)| file == name);
        found.map(|(_, bytes)| bytes.as_slice())
    }

    /// Returns the text of the file at a path in the archive.
    ///
    /// # Errors
    /// If there is no such file, or it is not in UTF-8.
    pub fn text(&self, name: &str) -> Result<&str, Unreadable> {
        let bytes = self
            .bytes(name)
            .ok_or_else(|| Unreadable(format!("the file {name} is missing")))?;
        str::from_utf8(bytes).map_err(|error| Unreadable(format!("{name}: {error}")))
    }

    /// Parses the XML file at a path in the archive.
    ///
    /// # Errors
    /// If there is no such file, or it is not well-formed.
    pub fn tree(&self, name: &str) -> Result<Node, Unreadable> {
        tree::from_xml(self.text(name)?).map_err(|error| Unreadable(format!("{name}: {error}")))
    }

    /// Returns the path of the package document, which `META-INF/container.xml` names.
    ///
    /// # Errors
    /// If there is none.
    pub fn package_path(&self) -> Result<String, Unreadable> {
        let container = self.tree("META-INF/container.xml")?;
        let path = container
            .all("rootfile")
            .first()
            .and_then(|rootfile| rootfile.attribute("full-path"))
            .map(str::to_owned);
        path.ok_or_else(|| Unreadable("META-INF/container.xml names no package".to_owned()))
    }

    /// Returns the documents of the spine in reading order: their paths in the archive and their
    /// text.
    ///
    /// # Errors
    /// If there is no package, or the spine has an item without a file.
    pub fn spine(&self) -> Result<Vec<(String, &str)>, Unreadable> {
        let path = self.package_path()?;
        let package = self.tree(&path)?;
        let items: HashMap<&str, &str> = package
            .all("item")
            .iter()
            .filter_map(|item| Some((item.attribute("id")?, item.attribute("href")?)))
            .collect();
        let references = package.all("itemref").into_iter();
        let documents = references.map(|reference| {
            let id = reference.attribute("idref").unwrap_or_default();
            let href = items.get(id);
            let href = href.ok_or_else(|| Unreadable(format!("the spine has no item “{id}”")))?;
            let name = resolve(&path, href);
            let text = self.text(&name)?;
            Ok((name, text))
        });
        documents.collect()
    }

    /// Returns the documents of the spine in reading order, parsed.
    ///
    /// # Errors
    /// If one cannot be read.
    pub fn pages(&self) -> Result<Vec<Node>, Unreadable> {
        let spine = self.spine()?.into_iter();
        spine.map(|(_, text)| tree::from_xml(text)).collect()
    }
}

/// Returns the path of a file to which a file in the archive refers relative to its own folder.
pub fn resolve(from: &str, href: &str) -> String {
    let folder = from.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in href.split('/') {
        match part {
            "." | "" => {}
            ".." => {
                parts.pop();
            }
            _ => parts.push(part),
        }
    }
    parts.join("/")
}
