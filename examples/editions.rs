//! Builds the editions of one source file and writes them to a folder:
//! `cargo run --release --example editions FILE FOLDER`.

use std::error::Error;
use std::path::PathBuf;
use std::{env, fs};

use publish::{EditionOptions, Publisher};

#[expect(
    clippy::disallowed_methods,
    reason = "an example does not need atomic writes"
)]
fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = env::args_os().skip(1).map(PathBuf::from);
    let (Some(source), Some(folder)) = (arguments.next(), arguments.next()) else {
        return Err("usage: editions FILE FOLDER".into());
    };
    let text = fs::read_to_string(&source)?;
    let name = source.display().to_string();
    let publisher = Publisher::new(EditionOptions::default())?;
    let published = publisher.editions(&name, &text)?;
    fs::create_dir_all(&folder)?;
    for edition in &published.editions {
        fs::write(folder.join(&edition.name), &edition.bytes)?;
    }
    Ok(())
}
