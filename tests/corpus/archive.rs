//! The archive of official documents, read as a stream.

use std::fs::File;
use std::io::{BufReader, Read};
use std::path::Path;

use ruzstd::decoding::{FrameDecoder, StreamingDecoder};

/// A document of the archive.
pub struct Document {
    /// Its path in the archive: `GA/79session/English/A_RES_79_275-2504962E.xml`.
    pub path: String,
    pub bytes: Vec<u8>,
}

/// The documents that are wanted; nothing where there is no archive.
pub fn documents(wanted: impl Fn(&str) -> bool) -> Option<Vec<Document>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus/unxml-dev.tar.zst");
    let file = match File::open(&path) {
        Ok(file) => file,
        Err(error) => {
            eprintln!("skipped: {}: {error}", path.display());
            return None;
        }
    };
    let decoder = StreamingDecoder::new_with_decoder(BufReader::new(file), FrameDecoder::new());
    let mut archive = tar::Archive::new(decoder.unwrap());
    let mut documents = Vec::new();
    for entry in archive.entries().unwrap() {
        let mut entry = entry.unwrap();
        let path = entry.path().unwrap().display().to_string();
        let path = path.trim_start_matches("./").to_owned();
        if path.ends_with(".xml") && wanted(&path) {
            let mut bytes = Vec::new();
            entry.read_to_end(&mut bytes).unwrap();
            documents.push(Document { path, bytes });
        }
    }
    Some(documents)
}
