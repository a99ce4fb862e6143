//! Prints the screen reader transcript of a PDF:
//! `cargo run --release -p publish-test-support --example listen FILE.pdf`.

use std::error::Error;
use std::{env, fs};

use publish_test_support::{pdf_transcript, tag_tree};

fn main() -> Result<(), Box<dyn Error>> {
    let path = env::args_os().nth(1).ok_or("usage: listen FILE.pdf")?;
    print!("{}", pdf_transcript::of(&tag_tree::read(&fs::read(path)?)));
    Ok(())
}
