//! Reads the files of an EPUB.

use std::io::{Cursor, Read};

use crate::tree::{self, Node};

/// The files of a publication.
pub struct Epub {
    files: Vec<(String, Vec<u8>)>,
}

impl Epub {
    /// Unpacks a publication.
    pub fn read(bytes: &[u8]) -> Self {
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
        let files = (0..archive.len()).map(|index| {
            let mut file = archive.by_index(index).unwrap();
            let mut bytes = Vec::new();
            file.read_to_end(&mut bytes).unwrap();
            (file.name().to_owned(), bytes)
        });
        Epub {
            files: files.collect(),
        }
    }

    /// Returns the paths of the files, in the order of the archive.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.files.iter().map(|(name, _)| name.as_str())
    }

    /// Returns the text of the file at a path in the archive.
    pub fn text(&self, name: &str) -> &str {
        let found = self.files.iter().find(|(file, _)| file == name);
        let (_, bytes) = found.unwrap_or_else(|| panic!("no file {name}"));
        std::str::from_utf8(bytes).unwrap()
    }

    /// Returns the documents of the spine in reading order: their names in `OEBPS/` and their text.
    pub fn spine(&self) -> Vec<(String, &str)> {
        let package = tree::from_xml(self.text("OEBPS/content.opf"));
        let items = package.all("item");
        let references = package.all("itemref").into_iter();
        let documents = references.map(|reference| {
            let id = reference.attribute("idref");
            let item = items.iter().find(|item| item.attribute("id") == id);
            let href = item.unwrap().attribute("href").unwrap();
            (href.to_owned(), self.text(&format!("OEBPS/{href}")))
        });
        documents.collect()
    }

    /// Returns the documents of the spine in reading order, parsed.
    pub fn pages(&self) -> Vec<Node> {
        let spine = self.spine().into_iter();
        spine.map(|(_, text)| tree::from_xml(text)).collect()
    }
}
