//! Writes the repository's own sources to a folder, one folder per format, as seeds for the fuzz
//! targets: `seeds FOLDER`.

use std::fs;
use std::path::PathBuf;

use publish_source::Form;
use publish_test_support::mutants::Originals;

fn main() -> std::io::Result<()> {
    let folder = std::env::args_os().nth(1).expect("usage: seeds FOLDER");
    let folder = PathBuf::from(folder);
    for (name, form) in [
        ("markdown", Form::Markdown),
        ("akn", Form::Akn),
        ("json", Form::Json),
    ] {
        let originals = Originals::new(form);
        let folder = folder.join(name);
        fs::create_dir_all(&folder)?;
        for (index, text) in originals.texts().enumerate() {
            fs::write(folder.join(format!("{index}.{}", form.extension())), text)?;
        }
    }
    // The paragraphs of the Markdown sources.
    let folder = folder.join("inline");
    fs::create_dir_all(&folder)?;
    let markdown = Originals::new(Form::Markdown);
    let paragraphs = markdown.texts().flat_map(|text| text.split("\n\n").skip(1));
    for (index, text) in paragraphs.enumerate() {
        fs::write(folder.join(format!("{index}.md")), text)?;
    }
    Ok(())
}
