//! `publish new`.

use publish::{input, output};
use publish_source::markdown::front_matter::starting_text;
use publish_templates::wording::Catalogues;

use super::args::{MessageArguments, NewArguments};
use super::{Exit, print_data, print_findings, print_line};

/// Writes a new source file, unless the file exists.
pub fn run(arguments: &NewArguments) -> Exit {
    let messages = MessageArguments::HUMAN;
    let templates = match &arguments.bodies {
        Some(folder) => {
            input::bodies_in(folder).map(|files| publish_built_in::templates().with_bodies(files))
        }
        None => Ok(publish_built_in::templates()),
    };
    let catalogues = match templates.and_then(|templates| Catalogues::load(&templates)) {
        Ok(catalogues) => catalogues,
        Err(findings) => {
            print_findings(&findings, messages);
            return Exit::Misused;
        }
    };
    if catalogues.get(&arguments.language).is_none() {
        let known: Vec<&str> = catalogues.languages().collect();
        print_line(format_args!(
            "error: no catalogue for the language “{}”: use one of {}",
            arguments.language,
            known.join(", ")
        ));
        return Exit::Misused;
    }
    let name = format!("{}.md", arguments.language);
    let path = arguments.content.join(arguments.symbol.path()).join(name);
    if path.exists() {
        print_line(format_args!(
            "error: “{}” already exists and was not changed",
            path.display()
        ));
        return Exit::Failed;
    }
    let text = match starting_text(
        &arguments.symbol,
        &arguments.language,
        arguments.body.as_ref(),
        catalogues.bodies(),
    ) {
        Ok(text) => text,
        Err(findings) => {
            print_findings(&findings, messages);
            return Exit::Failed;
        }
    };
    match output::write_file(&path, text.as_bytes()) {
        Ok(()) => print_data(format!("{}\n", path.display()).as_bytes()),
        Err(findings) => {
            print_findings(&findings, messages);
            Exit::Misused
        }
    }
}
