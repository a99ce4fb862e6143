//! `publish statement`.

use publish::build::Workshop;
use publish::diagnostic::Diagnostic;
use publish::dist::Output;
use publish::input;
use publish::site::{self, Known};
use publish::statement::Checks;

use super::args::StatementArguments;
use super::{Exit, counted, load_style, print_findings};

/// Writes the accessibility statements of a folder anew.
pub fn run(arguments: &StatementArguments) -> Exit {
    match state(arguments) {
        Ok(count) => {
            if !arguments.quiet {
                let documents = counted(count, "document");
                let folder = arguments.folder.display();
                eprintln!("statements of {documents} written into {folder}");
            }
            Exit::Done
        }
        Err(findings) => {
            print_findings(&findings, arguments.messages);
            Exit::Misused
        }
    }
}

fn state(arguments: &StatementArguments) -> Result<usize, Vec<Diagnostic>> {
    let (templates, fonts) = load_style(&arguments.style, arguments.messages, false)?;
    let workshop = Workshop::new(templates, fonts, &[])?;
    let one = |finding: Box<Diagnostic>| vec![*finding];
    let output = Output::open_built(&arguments.folder)?;
    let mut checks = output.checks().map_err(one)?;
    for path in &arguments.checks {
        let file = input::read_text(path).map_err(one)?;
        checks.add(Checks::read(&file).map_err(one)?);
    }
    let contact = arguments.contact.clone();
    site::state(&workshop, &output, Known { checks, contact })
}
