//! Reads the files of an EPUB, and panics if it is damaged.

use crate::tree::Node;

/// The files of a publication.
pub struct Epub(publish_check::epub::Epub);

impl Epub {
    /// Unpacks a publication.
    pub fn read(bytes: &[u8]) -> Self {
        Epub(publish_check::epub::Epub::read(bytes).unwrap())
    }

    /// Returns the paths of the files, in the order of the archive.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.0.names()
    }

    /// Returns the content of the file at a path in the archive.
    pub fn bytes(&self, name: &str) -> &[u8] {
        self.0.bytes(name).unwrap()
    }

    /// Returns the text of the file at a path in the archive.
    pub fn text(&self, name: &str) -> &str {
        self.0.text(name).unwrap()
    }

    /// Returns the documents of the spine in reading order: their names in `OEBPS/` and their text.
    pub fn spine(&self) -> Vec<(String, &str)> {
        let spine = self.0.spine().unwrap().into_iter();
        let named = spine.map(|(path, text)| {
            let name = path.strip_prefix("OEBPS/").unwrap();
            (name.to_owned(), text)
        });
        named.collect()
    }

    /// Returns the documents of the spine in reading order, parsed.
    pub fn pages(&self) -> Vec<Node> {
        self.0.pages().unwrap()
    }
}
