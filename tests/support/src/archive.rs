//! Reads archives of documents as a stream.

use std::fs::File;
use std::io::{BufReader, Read};

use ruzstd::decoding::{FrameDecoder, StreamingDecoder};

use crate::shared::Shared;

/// A document of an archive.
pub struct Document {
    /// Its path in the archive: `GA/79session/English/A_RES_79_275-2504962E.xml`.
    pub path: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// Returns the official documents whose paths in the archive satisfy `wanted`.
pub fn documents(wanted: impl Fn(&str) -> bool) -> Vec<Document> {
    files(Shared::Archive, |path| {
        path.ends_with(".xml") && wanted(path)
    })
}

/// Returns the files of an archive whose paths satisfy `wanted`.
pub fn files(archive: Shared, wanted: impl Fn(&str) -> bool) -> Vec<Document> {
    let file = File::open(archive.path()).unwrap();
    let decoder = StreamingDecoder::new_with_decoder(BufReader::new(file), FrameDecoder::new());
    let mut archive = tar::Archive::new(decoder.unwrap());
    let mut documents = Vec::new();
    for entry in archive.entries().unwrap() {
        let mut entry = entry.unwrap();
        let path = entry.path().unwrap().display().to_string();
        let path = path.trim_start_matches("./").to_owned();
        if entry.header().entry_type().is_file() && wanted(&path) {
            let mut bytes = Vec::new();
            entry.read_to_end(&mut bytes).unwrap();
            documents.push(Document { path, bytes });
        }
    }
    documents
}
