//! `publish show --heard`: what a screen reader reads on a web page.

use std::path::Path;

use publish::edition::EditionOptions;
use publish::input;
use publish::pipeline::Builder;
use publish_check::transcript::Transcript;
use publish_model::diagnostic::{Code, Diagnostic, Findings, SourceFile};
use publish_view::edition::Format;

use super::super::args::{MessageArguments, ShowArguments};
use super::super::document;
use super::super::settings::Layers;
use super::super::{Exit, load_style, print_data, print_findings};

/// Prints the transcript of a web page, or of the web page of a source.
pub fn run(arguments: &ShowArguments, layers: &Layers<'_>, messages: MessageArguments) -> Exit {
    let transcript =
        match page(arguments, layers, messages).and_then(|page| read(&page, &arguments.file)) {
            Ok(transcript) => transcript,
            Err(findings) => {
                print_findings(&findings, messages);
                return Exit::Failed;
            }
        };
    let lines: Vec<String> = transcript
        .lines
        .iter()
        .map(|line| line.marked() + "\n")
        .collect();
    print_data(lines.concat().as_bytes())
}

/// Returns the web page.
fn page(
    arguments: &ShowArguments,
    layers: &Layers<'_>,
    messages: MessageArguments,
) -> Result<String, Findings> {
    if arguments
        .file
        .extension()
        .is_some_and(|extension| extension == "html")
    {
        return Ok(input::read_text(&arguments.file)?.text.clone());
    }
    let (templates, _) = load_style(&arguments.style, messages, false)?;
    let builder = Builder::new(templates, Vec::new(), &[Format::Html])?;
    let builder = builder.with_theme(layers.theme()?);
    let options = EditionOptions {
        formats: vec![Format::Html],
        ..EditionOptions::default()
    };
    let source = document::read_file(&arguments.file)?;
    let published = builder.editions_of(&source, &options)?;
    print_findings(&published.warnings, messages);
    let pages = published.editions.into_iter();
    let mut pages = pages.filter(|edition| edition.format == Format::Html);
    let page = pages.next().map(|page| page.bytes).unwrap_or_default();
    Ok(String::from_utf8_lossy(&page).into_owned())
}

fn read(page: &str, path: &Path) -> Result<Transcript, Findings> {
    Transcript::of_html(page).map_err(|error| {
        let message = format!("cannot read the web page: {error}");
        let help = "give a source, or a page that publish has built";
        let file = SourceFile::new(path.display().to_string(), "");
        let finding = Diagnostic::error(Code::EditionFault, message, help);
        finding.at(&file, 0..0).into()
    })
}
