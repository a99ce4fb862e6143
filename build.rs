//! Computes the identity of the program, `PUBLISH_BUILD`: a hash of everything from which it is
//! built. The cache takes nothing that another program has made.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

/// The files and folders from which the program is built. Dependencies are identified by
/// `Cargo.lock`.
const INPUTS: [&str; 7] = [
    "Cargo.lock",
    "Cargo.toml",
    "bodies",
    "build.rs",
    "fonts",
    "src",
    "templates",
];

fn main() {
    let mut inputs: Vec<PathBuf> = INPUTS.iter().map(PathBuf::from).collect();
    for package in entries(Path::new("crates")) {
        inputs.extend(["Cargo.toml", "src"].map(|name| package.join(name)));
    }
    let mut files = Vec::new();
    for input in &inputs {
        println!("cargo::rerun-if-changed={}", input.display());
        collect(input, &mut files);
    }
    files.sort();
    let mut hash = Hash::new();
    for file in files {
        let name: Vec<_> = file.iter().map(|part| part.to_string_lossy()).collect();
        hash.add(name.join("/").as_bytes());
        hash.add(&fs::read(&file).unwrap_or_default());
    }
    // The same sources give other programs with other features, and PDFs may differ in the last
    // digit of a number on another processor.
    for name in ["CARGO_FEATURE_BRAILLE", "TARGET"] {
        hash.add(env::var(name).unwrap_or_default().as_bytes());
    }
    println!("cargo::rustc-env=PUBLISH_BUILD={:032x}", hash.0);
}

/// Returns the paths in a folder.
fn entries(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries.map(|entry| entry.path()).collect()
}

fn collect(path: &Path, files: &mut Vec<PathBuf>) {
    if path.is_dir() {
        for entry in entries(path) {
            collect(&entry, files);
        }
    } else if path.is_file() {
        files.push(path.to_owned());
    }
}

/// The hash FNV-1a with 128 bits. It only has to distinguish versions of the sources: there is no attacker.
struct Hash(u128);

impl Hash {
    const PRIME: u128 = 0x0100_0000_0000_0000_0000_013b;

    fn new() -> Self {
        Hash(0x6c62_272e_07bb_0142_62b8_2175_6295_c58d)
    }

    fn add(&mut self, bytes: &[u8]) {
        let length = (bytes.len() as u64).to_le_bytes();
        for byte in length.iter().chain(bytes) {
            self.0 = (self.0 ^ u128::from(*byte)).wrapping_mul(Hash::PRIME);
        }
    }
}
