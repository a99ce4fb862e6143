//! Prints what is heard of a PDF: `cargo run --release --example listen FILE.pdf`.

#![allow(
    clippy::disallowed_methods,
    clippy::print_stdout,
    clippy::unwrap_used,
    missing_docs
)]

#[path = "../support/tag_tree.rs"]
mod tag_tree;
mod transcript;

use std::error::Error;
use std::{env, fs};

fn main() -> Result<(), Box<dyn Error>> {
    let path = env::args_os().nth(1).ok_or("usage: listen FILE.pdf")?;
    print!("{}", transcript::of(&tag_tree::read(&fs::read(path)?)));
    Ok(())
}
