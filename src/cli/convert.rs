//! `publish convert`.

use clap::ArgMatches;

use publish::output;
use publish_model::Resolution;
use publish_model::diagnostic::{Code, Diagnostic, Findings};
use publish_source::markdown::write as markdown;
use publish_templates::wording::Catalogues;
use publish_text::akn;

use super::args::{ConvertArguments, SourceForm};
use super::document::{self, ReadDocument, STANDARD_STREAM};
use super::settings::Layers;
use super::{Exit, json_error, print_data, print_findings, print_line};

/// Converts a document to another source form.
pub fn run(arguments: ConvertArguments, matches: &ArgMatches) -> Exit {
    let path = arguments.out.as_ref();
    let path = path.filter(|path| path.as_os_str() != STANDARD_STREAM);
    if let Some(path) = path.filter(|path| path.exists() && !arguments.force) {
        print_line(format_args!(
            "error: “{}” already exists and was not changed: use --force to overwrite it",
            path.display()
        ));
        return Exit::Failed;
    }
    let messages = match path {
        Some(_) => arguments.messages,
        None => arguments.messages.beside_data(),
    };
    let layers = match Layers::load(&arguments.project, messages, matches) {
        Ok(layers) => layers,
        Err(exit) => return exit,
    };
    let mut style = arguments.style;
    layers.style(&mut style);
    let read = document::read(&arguments.file, &style, messages);
    let ReadDocument {
        file,
        catalogues,
        resolution,
    } = match read {
        Ok(document) => document,
        Err(exit) => return exit,
    };
    let text = match arguments.to {
        SourceForm::Akn => akn::write(&resolution, catalogues.bodies()),
        SourceForm::Md => match as_markdown(&resolution, &catalogues) {
            Ok(text) => text,
            Err(findings) => {
                print_findings(&findings.at(&file, 0..0), messages);
                return Exit::Failed;
            }
        },
        SourceForm::Json => match serde_json::to_string_pretty(&resolution) {
            Ok(json) => json + "\n",
            Err(error) => {
                print_findings(&[json_error(&error)], messages);
                return Exit::Failed;
            }
        },
    };
    let Some(path) = path else {
        return print_data(text.as_bytes());
    };
    match output::write_file(path, text.as_bytes()) {
        Ok(()) => Exit::Done,
        Err(findings) => {
            print_findings(&findings, messages);
            Exit::Misused
        }
    }
}

fn as_markdown(resolution: &Resolution, catalogues: &Catalogues) -> Result<String, Findings> {
    let catalogue = catalogues.find(&resolution.language)?;
    markdown::write(resolution, catalogue).map_err(|unwritable| {
        let message = format!("Markdown source cannot express {unwritable}");
        let help = "convert the document to akn or json, which can express everything";
        Diagnostic::error(Code::NotForMarkdown, message, help).into()
    })
}
