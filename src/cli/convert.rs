//! `publish convert`.

use publish::dist;
use publish::edition::akn;
use publish::input;
use publish::source;
use publish::wording::Catalogues;

use super::args::{ConvertArguments, SourceForm};
use super::{Exit, load_style, print_data, print_findings};

/// Writes a document in another form that can be read as a source file.
pub fn run(arguments: &ConvertArguments) -> Exit {
    let loaded =
        load_style(&arguments.style, false).and_then(|(templates, _)| Catalogues::load(&templates));
    let catalogues = match loaded {
        Ok(catalogues) => catalogues,
        Err(findings) => {
            print_findings(&findings, arguments.messages);
            return Exit::Misused;
        }
    };
    let file = match input::read_text(&arguments.file) {
        Ok(file) => file,
        Err(finding) => {
            print_findings(&[*finding], arguments.messages);
            return Exit::Failed;
        }
    };
    let reading = source::read(&file, &catalogues);
    print_findings(&reading.diagnostics, arguments.messages);
    let Some(resolution) = reading.resolution else {
        return Exit::Failed;
    };
    let text = match arguments.to {
        SourceForm::Akn => akn::write(&resolution),
        SourceForm::Json => {
            let mut json = serde_json::to_string_pretty(&resolution).unwrap_or_default();
            json.push('\n');
            json
        }
    };
    let Some(path) = &arguments.out else {
        return print_data(text.as_bytes());
    };
    match dist::write_file(path, text.as_bytes()) {
        Ok(()) => Exit::Done,
        Err(finding) => {
            print_findings(&[*finding], arguments.messages);
            Exit::Misused
        }
    }
}
