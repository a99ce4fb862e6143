//! `publish verify`.

use std::cell::OnceCell;
use std::path::Path;

use clap::ArgMatches;

use publish::edition::EditionOptions;
use publish::input;
use publish::output;
use publish::pipeline::Builder;
use publish::verify::{self, Rebuilt};
use publish_check::attached_source;
use publish_model::diagnostic::{Code, Diagnostic, Findings, SourceFile};
use publish_view::edition::Format;

use super::args::VerifyArguments;
use super::build;
use super::settings::Layers;
use super::{Exit, counted, load_style, print_findings, print_line};

/// The maximum size of a PDF: 500 MB.
const PDF_MAX: u64 = 500_000_000;

/// Verifies output folders and PDFs.
pub fn run(mut arguments: VerifyArguments, matches: &ArgMatches) -> Exit {
    let layers = match Layers::load(&arguments.project, arguments.messages, matches) {
        Ok(layers) => layers,
        Err(exit) => return exit,
    };
    layers.output(&mut arguments.output);
    layers.editions(&mut arguments.editions);
    layers.site(&mut arguments.site);
    layers.style(&mut arguments.style);
    if arguments.paths.is_empty() {
        arguments.paths.push(arguments.output.out.clone());
    }
    let rebuilding = OnceCell::new();
    let mut exit = Exit::Done;
    for path in &arguments.paths {
        let verified = if input::is_folder(path) {
            output::verify(path).map(|files| counted(files, "file"))
        } else {
            match rebuilding.get_or_init(|| Rebuilding::prepare(&arguments, &layers)) {
                Ok(rebuilding) => rebuilding.verify(path).map(|rebuilt| describe(&rebuilt)),
                Err(exit) => return *exit,
            }
        };
        match verified {
            Ok(result) if !arguments.quiet => {
                print_line(format_args!("{}: verified, {result}", path.display()));
            }
            Ok(_) => {}
            Err(findings) => {
                print_findings(&findings, arguments.messages);
                exit = Exit::Failed;
            }
        }
    }
    exit
}

/// What is needed to build PDFs again.
struct Rebuilding {
    builder: Builder,
    options: EditionOptions,
}

impl Rebuilding {
    fn prepare(arguments: &VerifyArguments, layers: &Layers<'_>) -> Result<Self, Exit> {
        let epoch = build::epoch(arguments.source_date_epoch);
        let prepare = || {
            let (templates, fonts) = load_style(&arguments.style, arguments.messages, true)?;
            let builder =
                Builder::new(templates, fonts, &[Format::Pdf])?.with_theme(layers.theme()?);
            let texts = layers.site_texts(&arguments.site, builder.catalogues())?;
            let options = build::edition_options(&arguments.editions, epoch, &texts);
            Ok(Rebuilding { builder, options })
        };
        prepare().map_err(|findings: Findings| {
            print_findings(&findings, arguments.messages);
            Exit::Misused
        })
    }

    /// Builds a PDF again from its attached source, and compares the bytes.
    fn verify(&self, path: &Path) -> Result<Rebuilt, Findings> {
        let bytes = input::bytes_of(path, PDF_MAX)?;
        let finding = |message: String, help: &str| {
            let file = SourceFile::new(path.display().to_string(), "");
            Findings::from(Diagnostic::error(Code::NotVerified, message, help).at(&file, 0..0))
        };
        let source = attached_source(&bytes).map_err(|error| {
            let message = format!("the file is not a PDF that publish has made: {error}");
            finding(
                message,
                "give a PDF, or the output folder of “publish build”",
            )
        })?;
        let Some(source) = source else {
            let message = "no source is attached to the PDF".to_owned();
            let help = "build it with --pdf-standard a-3a or a-4f, which attach the source";
            return Err(finding(message, help));
        };
        let text = String::from_utf8(source.bytes).map_err(|_| {
            let message = format!("the attached source “{}” is not UTF-8", source.name);
            finding(
                message,
                "the PDF has been changed: get it again from its publisher",
            )
        })?;
        let file = SourceFile::new(source.name.as_str(), text);
        let rebuilt = verify::rebuild(&self.builder, &file, &bytes, &self.options)?;
        rebuilt.ok_or_else(|| {
            let message = format!("the PDF is not what its source “{}” gives", source.name);
            let help = "verify it with the version of publish, the project file and the options with \
                        which it was built; with the same ones, this means that the file was changed";
            finding(message, help)
        })
    }
}

fn describe(rebuilt: &Rebuilt) -> String {
    let Rebuilt {
        standard,
        variant,
        notes,
    } = rebuilt;
    format!(
        "exactly what its source gives (--pdf-standard {} --pdf-variant {} --pdf-notes {})",
        standard.as_str(),
        variant.as_str(),
        notes.as_str()
    )
}
