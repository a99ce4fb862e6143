//! Mutants: damaged copies of the repository's own sources, for tests of what must hold for any input.
//!
//! The same seed gives the same mutant on every machine, so a failing test names the seed. The
//! damage follows the structure of the format: blocks and markup in Markdown, elements and attributes
//! in Akoma Ntoso, members and elements in JSON.

mod json;
mod markdown;
mod xml;

use std::fs;
use std::path::Path;

use fastrand::Rng;
use publish_model::Resolution;
use publish_source::Form;
use publish_source::markdown::write as markdown_writer;

use crate::{catalogues, resolution_with_findings, root};

/// The sources of one format, from which mutants are made.
pub struct Originals {
    form: Form,
    texts: Vec<String>,
    /// Sources whose parts are inserted into others: also those with errors.
    donors: Vec<String>,
}

impl Originals {
    /// Reads the sources of a format. Those of JSON are the models of the others.
    pub fn new(form: Form) -> Self {
        let texts = match form {
            Form::Markdown => models().iter().filter_map(as_markdown).collect(),
            Form::Akn => texts("tests/akoma_ntoso", "xml"),
            Form::Json => models().iter().map(as_json).collect(),
        };
        assert!(texts.len() > 5, "{form:?}: {}", texts.len());
        let mut donors = texts.clone();
        donors.extend(crate::mutants::texts("tests/invalid", form.extension()));
        Originals {
            form,
            texts,
            donors,
        }
    }

    /// Returns the sources without damage.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        self.texts.iter().map(String::as_str)
    }

    /// Returns the mutant of a seed: one of the sources with one to four changes.
    pub fn mutant(&self, seed: u64) -> String {
        let mut rng = Rng::with_seed(seed);
        let mut text = self.texts[rng.usize(..self.texts.len())].clone();
        for _ in 0..rng.usize(1..=4) {
            let other = &self.donors[rng.usize(..self.donors.len())];
            text = match self.form {
                Form::Markdown => markdown::damage(&text, other, &mut rng),
                Form::Akn => xml::damage(&text, other, &mut rng),
                Form::Json => json::damage(&text, other, &mut rng),
            };
        }
        text
    }
}

fn texts(folder: &str, extension: &str) -> Vec<String> {
    let files = crate::files(&root().join(folder)).into_iter();
    files
        .filter(|(name, _)| {
            Path::new(name)
                .extension()
                .is_some_and(|end| end == extension)
        })
        .filter_map(|(_, bytes)| String::from_utf8(bytes).ok())
        .collect()
}

/// The documents with every kind of block, and those with the peculiarities of official XML.
fn models() -> Vec<Resolution> {
    let mut models = Vec::new();
    for folder in ["tests/structure", "tests/census", "tests/akoma_ntoso"] {
        let files = fs::read_dir(root().join(folder)).unwrap();
        let mut paths: Vec<_> = files.map(|file| file.unwrap().path()).collect();
        paths.sort();
        models.extend(paths.iter().map(|path| resolution_with_findings(path).0));
    }
    models
}

/// Returns `None` for models that the source form cannot express.
fn as_markdown(resolution: &Resolution) -> Option<String> {
    let catalogue = catalogues().get(&resolution.language).unwrap();
    markdown_writer::write(resolution, catalogue).ok()
}

fn as_json(resolution: &Resolution) -> String {
    serde_json::to_string_pretty(resolution).unwrap()
}

/// Returns a position in a text that is the boundary of a character.
fn position(text: &str, rng: &mut Rng) -> usize {
    text.floor_char_boundary(rng.usize(..=text.len()))
}

/// Cuts, copies or moves a short piece of a text, without regard to its structure.
fn damage_characters(text: &str, other: &str, rng: &mut Rng) -> String {
    let piece = |from: &str, rng: &mut Rng| {
        let start = position(from, rng);
        let end = from.floor_char_boundary((start + rng.usize(1..60)).min(from.len()));
        start..end.max(start)
    };
    let cut = piece(text, rng);
    let mut damaged = text.to_owned();
    match rng.u8(..3) {
        0 => damaged.replace_range(cut, ""),
        1 => damaged.insert_str(position(text, rng), &text[cut]),
        _ => {
            let inserted = piece(other, rng);
            damaged.insert_str(position(text, rng), &other[inserted]);
        }
    }
    damaged
}
