//! Writes damaged sources that are accepted to a folder, for the validators: `mutants FOLDER`. There are
//! some of each format. The same files are written in every run.

use std::fs;
use std::path::PathBuf;

use publish_source::Form;
use publish_test_support::consistency::Checker;
use publish_test_support::mutants::Originals;

/// The number of files per format.
const COUNT: usize = 12;

fn main() -> std::io::Result<()> {
    let folder = std::env::args_os().nth(1).expect("usage: mutants FOLDER");
    let folder = PathBuf::from(folder);
    fs::create_dir_all(&folder)?;
    let checker = Checker::default();
    for form in [Form::Markdown, Form::Akn, Form::Json] {
        let originals = Originals::new(form);
        let extension = form.extension();
        // Other seeds than those of tests/suite/mutation.rs.
        let mutants = (1 << 32..).map(|seed| (seed, originals.mutant(seed)));
        let accepted = mutants.filter(|(_, mutant)| {
            let name = format!("mutant.{extension}");
            checker.faults(&name, mutant).is_some()
        });
        for (seed, mutant) in accepted.take(COUNT) {
            fs::write(folder.join(format!("{seed}.{extension}")), mutant)?;
        }
    }
    Ok(())
}
