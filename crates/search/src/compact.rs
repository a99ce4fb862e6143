//! Makes the files of Pagefind smaller for readers, who load a part of them with each search.
//!
//! Pagefind divides its index into parts of about 40 kB, and reads a larger part than it needs for most
//! words; it does not offer a setting for this. Its forms of files are those of version 1.6:
//! `src/index/index_words.rs`, `src/index/index_metadata.rs` and `src/fragments/mod.rs` of the crate.

use std::collections::BTreeMap;
use std::convert::Infallible;
use std::error::Error;
use std::fmt::Write as _;
use std::io::{Read as _, Write as _};

use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;
use minicbor::{Decoder, Encoder};
use serde_json::Value;
use sha2::{Digest, Sha256};

use super::{IndexError, IndexFile, failed};

/// The beginning of each packed file.
const SIGNATURE: &[u8] = b"pagefind_dcd";

/// The size at most of a part of the index with several words, in bytes before they are packed. Words take a
/// fifth of their size when they are packed; each part takes about 20 bytes of the list of parts, which every
/// search loads.
const PART_MAX: usize = 24_000;

/// The size from which a text is long, in bytes. Nineteen of twenty documents of the United Nations are shorter.
const LONG: usize = 16_000;

/// The folder of the texts of documents.
const TEXTS: &str = "fragment/";

/// The ending of the parts of the index.
const PART: &str = ".pf_index";
/// The ending of the list of documents and parts.
const LIST: &str = ".pf_meta";
/// The ending of the texts of documents.
const TEXT: &str = ".pf_fragment";

/// The description of an index, with the name of its list.
const ENTRY: &str = "pagefind-entry.json";

/// A word of the index.
struct Word {
    text: String,
    /// The word and its places in documents, as the index has them.
    bytes: Vec<u8>,
}

/// Divides the index into smaller parts, and removes from the texts of documents what no search shows.
///
/// # Errors
/// If a file does not have the form of Pagefind 1.6.
pub(crate) fn compact(files: &mut Vec<IndexFile>, language: &str) -> Result<(), IndexError> {
    let mut words = Vec::new();
    for file in files.iter().filter(|file| file.path.ends_with(PART)) {
        read_words(&unpacked(&file.bytes)?, &mut words).map_err(failed)?;
    }
    files.retain(|file| !file.path.ends_with(PART));
    let ends = words
        .iter()
        .filter_map(end_of_large)
        .collect::<Result<Vec<_>, _>>();
    words.extend(ends.map_err(failed)?);
    words.sort_by(|one, other| one.text.cmp(&other.text));
    let parts = parts_of(&words);
    let mut names = names_of(&parts);
    for (part, name) in parts.iter().zip(&mut names) {
        let bytes = packed(&part_of(part).map_err(failed)?)?;
        name.file = format!("{language}_{}", short_sum(&bytes, 10));
        let path = format!("index/{}{PART}", name.file);
        files.push(IndexFile { path, bytes });
    }
    replace_list(files, &names, language)?;
    for file in files.iter_mut().filter(|file| file.path.ends_with(TEXT)) {
        file.bytes = packed(&without_texts_of_anchors(&unpacked(&file.bytes)?)?)?;
    }
    Ok(())
}

/// Returns the sizes of long texts in kB, by the name of the document.
pub(crate) fn long_texts(files: &[IndexFile]) -> BTreeMap<String, usize> {
    let texts = files.iter().filter_map(|file| {
        let name = file.path.strip_prefix(TEXTS)?.strip_suffix(TEXT)?;
        (file.bytes.len() >= LONG).then(|| (name.to_owned(), file.bytes.len() / 1_000))
    });
    texts.collect()
}

/// Reads the words of a part: an array of the fields of `WordIndex`, the first of which is an array of
/// `PackedWord`.
fn read_words(part: &[u8], words: &mut Vec<Word>) -> Result<(), minicbor::decode::Error> {
    let mut decoder = Decoder::new(part);
    array(&mut decoder)?;
    for _ in 0..array(&mut decoder)? {
        let start = decoder.position();
        let mut fields = decoder.probe();
        array(&mut fields)?;
        let text = fields.str()?.to_owned();
        decoder.skip()?;
        let bytes = part.get(start..decoder.position()).unwrap_or_default();
        words.push(Word {
            text,
            bytes: bytes.to_vec(),
        });
    }
    Ok(())
}

/// Returns a word that comes directly after a large word and is in no document. The part of the large word
/// ends with it, so that it has no other word: “de” without “debate”.
fn end_of_large(word: &Word) -> Option<Result<Word, Box<dyn Error + Send + Sync>>> {
    let last = word.text.chars().last()?;
    // Pagefind compares the first bytes of words: the added character has as many as the others.
    let added = match last.len_utf8() {
        1 => '\u{1}',
        2 => '\u{80}',
        3 => '\u{800}',
        _ => '\u{10000}',
    };
    (word.bytes.len() > PART_MAX).then(|| {
        let text = format!("{}{added}", word.text);
        let mut bytes = Vec::new();
        let mut encoder = Encoder::new(&mut bytes);
        let fields = array(&mut Decoder::new(&word.bytes))?;
        encoder.array(fields)?.str(&text)?;
        for _ in 1..fields {
            encoder.array(0)?;
        }
        Ok(Word { text, bytes })
    })
}

/// Reads the length of an array.
fn array(decoder: &mut Decoder<'_>) -> Result<u64, minicbor::decode::Error> {
    let length = decoder.array()?;
    length.ok_or_else(|| minicbor::decode::Error::message("an array without a length"))
}

/// Divides words into parts. The part of a word that is larger than a part has few other words.
///
/// No part ends with the beginning of the next word: Pagefind would load a part that ends with “a” for every
/// word that begins with this letter.
fn parts_of(words: &[Word]) -> Vec<&[Word]> {
    let continues = |index: usize| match (words.get(index.wrapping_sub(1)), words.get(index)) {
        (Some(one), Some(next)) => next.text.starts_with(&one.text),
        _ => false,
    };
    let mut parts = Vec::new();
    let (mut start, mut size) = (0, 0);
    for (index, word) in words.iter().enumerate() {
        if index > start && size + word.bytes.len() > PART_MAX {
            let mut cut = index;
            while cut > start && continues(cut) {
                cut -= 1;
            }
            if cut > start {
                parts.extend(words.get(start..cut));
                start = cut;
                let moved = words.get(cut..index).unwrap_or_default();
                size = moved.iter().map(|word| word.bytes.len()).sum();
            }
        }
        size += word.bytes.len();
    }
    parts.extend(words.get(start..).filter(|part| !part.is_empty()));
    parts
}

fn part_of(words: &[Word]) -> Result<Vec<u8>, minicbor::encode::Error<Infallible>> {
    let mut part = Vec::new();
    Encoder::new(&mut part)
        .array(1)?
        .array(words.len() as u64)?;
    words.iter().for_each(|word| part.extend(&word.bytes));
    Ok(part)
}

/// A part of the index in the list: the words from which and to which it goes, and its file.
struct Name {
    from: String,
    to: String,
    file: String,
}

/// Returns the first and the last word of each part, as short as Pagefind makes them (`chunk_meta`).
fn names_of(parts: &[&[Word]]) -> Vec<Name> {
    let text = |word: Option<&Word>| word.map(|word| word.text.clone()).unwrap_or_default();
    let mut names: Vec<Name> = parts
        .iter()
        .map(|part| Name {
            from: text(part.first()),
            to: text(part.last()),
            file: String::new(),
        })
        .collect();
    for index in 1..names.len() {
        let (before, after) = names.split_at_mut(index);
        let (Some(one), Some(next)) = (before.last_mut(), after.first_mut()) else {
            continue;
        };
        let same = one.to.chars().zip(next.from.chars());
        let length = same.take_while(|(one, next)| one == next).count() + 1;
        let to: String = one.to.chars().take(length).collect();
        if to >= one.from {
            one.to = to;
        }
        next.from = next.from.chars().take(length).collect();
    }
    names
}

/// Replaces the parts in the list of documents and parts.
fn replace_list(files: &mut [IndexFile], names: &[Name], language: &str) -> Result<(), IndexError> {
    let is_list = |file: &IndexFile| file.path.ends_with(LIST);
    let Some(list) = files.iter_mut().find(|file| is_list(file)) else {
        return Err(failed("Pagefind has made no list of documents"));
    };
    list.bytes = packed(&list_of(&unpacked(&list.bytes)?, names).map_err(failed)?)?;
    let hash = format!("{language}_{}", short_sum(&list.bytes, 10));
    list.path = format!("pagefind.{hash}{LIST}");
    let Some(entry) = files.iter_mut().find(|file| file.path == ENTRY) else {
        return Err(failed("Pagefind has made no description of the index"));
    };
    let mut json: Value = serde_json::from_slice(&entry.bytes).map_err(failed)?;
    let languages = json.get_mut("languages").and_then(Value::as_object_mut);
    for of_language in languages
        .into_iter()
        .flat_map(|languages| languages.values_mut())
    {
        of_language["hash"] = Value::from(hash.as_str());
    }
    entry.bytes = serde_json::to_vec(&json).map_err(failed)?;
    Ok(())
}

/// Returns the fields of `MetaIndex` with other parts.
fn list_of(list: &[u8], names: &[Name]) -> Result<Vec<u8>, Box<dyn Error + Send + Sync>> {
    let mut decoder = Decoder::new(list);
    array(&mut decoder)?;
    // The version, and the documents.
    decoder.skip()?;
    decoder.skip()?;
    let start = decoder.position();
    decoder.skip()?;
    let end = decoder.position();
    let mut new = list.get(..start).unwrap_or_default().to_vec();
    let mut encoder = Encoder::new(&mut new);
    encoder.array(names.len() as u64)?;
    for Name { from, to, file } in names {
        encoder.array(3)?.str(from)?.str(to)?.str(file)?;
    }
    new.extend(list.get(end..).unwrap_or_default());
    Ok(new)
}

/// Removes from the text of a document the words of places that have a name, and places that Pagefind does
/// not use: those that have no name and are not headings (`calculate_sub_results` of its script).
fn without_texts_of_anchors(text: &[u8]) -> Result<Vec<u8>, IndexError> {
    let mut json: Value = serde_json::from_slice(text).map_err(failed)?;
    if let Some(anchors) = json.get_mut("anchors").and_then(Value::as_array_mut) {
        let string = |anchor: &Value, key: &str| {
            anchor
                .get(key)
                .and_then(Value::as_str)
                .unwrap_or_default()
                .to_owned()
        };
        anchors.retain(|anchor| {
            !string(anchor, "title").is_empty() || string(anchor, "element").starts_with('h')
        });
        for anchor in anchors
            .iter_mut()
            .filter(|anchor| !string(anchor, "title").is_empty())
        {
            anchor["text"] = Value::from("");
        }
    }
    serde_json::to_vec(&json).map_err(failed)
}

fn unpacked(bytes: &[u8]) -> Result<Vec<u8>, IndexError> {
    let mut data = Vec::new();
    GzDecoder::new(bytes)
        .read_to_end(&mut data)
        .map_err(failed)?;
    match data.strip_prefix(SIGNATURE) {
        Some(data) => Ok(data.to_vec()),
        None => Err(failed("a file of the index has another form")),
    }
}

fn packed(data: &[u8]) -> Result<Vec<u8>, IndexError> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(SIGNATURE).map_err(failed)?;
    encoder.write_all(data).map_err(failed)?;
    encoder.finish().map_err(failed)
}

/// Returns the beginning of the SHA-256 checksum.
fn short_sum(bytes: &[u8], length: usize) -> String {
    let digits = Sha256::digest(bytes)
        .iter()
        .fold(String::new(), |mut digits, byte| {
            let _ = write!(digits, "{byte:02x}");
            digits
        });
    digits.chars().take(length).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn word(text: &str, size: usize) -> Word {
        Word {
            text: text.to_owned(),
            bytes: vec![0; size],
        }
    }

    fn texts<'w>(parts: &[&'w [Word]]) -> Vec<Vec<&'w str>> {
        let texts = |part: &&'w [Word]| part.iter().map(|word| word.text.as_str()).collect();
        parts.iter().map(texts).collect()
    }

    #[test]
    fn long_texts_are_known_by_their_documents() {
        let file = |path: &str, size: usize| IndexFile {
            path: path.to_owned(),
            bytes: vec![0; size],
        };
        let files = [
            file("fragment/en_1a.pf_fragment", LONG),
            file("fragment/en_2b.pf_fragment", LONG - 1),
            file("index/en_3c.pf_index", LONG),
        ];
        let expected = BTreeMap::from([("en_1a".to_owned(), 16)]);
        assert_eq!(long_texts(&files), expected);
    }

    #[test]
    fn the_part_of_a_large_word_does_not_have_the_words_before_it() {
        let words = [
            word("rest", PART_MAX / 2),
            word("resting", PART_MAX / 2),
            word("sleep", PART_MAX * 3),
            word("sleeve", 1),
        ];
        let parts = parts_of(&words);
        assert_eq!(
            texts(&parts),
            [vec!["rest", "resting"], vec!["sleep"], vec!["sleeve"]]
        );
        let names = names_of(&parts).into_iter();
        let names: Vec<(String, String)> = names.map(|name| (name.from, name.to)).collect();
        let expected = [("rest", "r"), ("s", "sleep"), ("sleev", "sleeve")];
        let expected = expected.map(|(from, to)| (from.to_owned(), to.to_owned()));
        // A last word that would be before the first one stays whole.
        assert_eq!(names[1..], expected[1..]);
        assert_eq!(names[0], ("rest".to_owned(), "resting".to_owned()));
    }

    #[test]
    fn the_part_of_a_large_word_has_no_longer_word() {
        let mut large = Vec::new();
        let mut encoder = Encoder::new(&mut large);
        encoder.array(3).unwrap().str("на").unwrap();
        large.resize(PART_MAX + 1, 0);
        let large = Word {
            text: "на".to_owned(),
            bytes: large,
        };
        assert!(end_of_large(&word("над", PART_MAX)).is_none());
        let end = end_of_large(&large).unwrap().unwrap();
        let mut decoder = Decoder::new(&end.bytes);
        assert_eq!(decoder.array().unwrap(), Some(3));
        assert_eq!(decoder.str().unwrap(), end.text);
        assert_eq!(
            [decoder.array(), decoder.array()].map(Result::unwrap),
            [Some(0); 2]
        );
        let text = end.text.clone();
        let words = [large, end, word("над", 1), word("надо", 1)];
        let parts = parts_of(&words);
        assert_eq!(texts(&parts), [vec!["на", &text], vec!["над", "надо"]]);
        let names = names_of(&parts);
        assert_eq!([&names[0].to, &names[1].from], [&text, "над"]);
    }

    #[test]
    fn no_part_ends_with_the_beginning_of_the_next_word() {
        let words = [
            word("z", PART_MAX),
            word("а", PART_MAX),
            word("ад", 1),
            word("м", PART_MAX / 2),
            word("мост", PART_MAX / 4),
            word("н", PART_MAX / 8),
            word("на", PART_MAX * 3),
            word("над", 1),
            word("насилие", 1),
        ];
        let expected = [
            vec!["z"],
            vec!["а", "ад"],
            vec!["м", "мост"],
            vec!["н", "на", "над"],
            vec!["насилие"],
        ];
        assert_eq!(texts(&parts_of(&words)), expected);
    }
}
