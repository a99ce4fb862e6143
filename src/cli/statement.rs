//! `publish statement`.

use clap::ArgMatches;

use publish::input;
use publish::output::Output;
use publish::pipeline::Builder;
use publish::site::{self, PriorState};
use publish::statement::Checks;
use publish_model::diagnostic::Findings;

use super::args::StatementArguments;
use super::settings::Layers;
use super::{Exit, counted, date_of, load_style, print_findings, print_line, print_waiting};

/// Rewrites the accessibility statements of a folder.
pub fn run(mut arguments: StatementArguments, matches: &ArgMatches) -> Exit {
    let layers = match Layers::load(&arguments.project, arguments.messages, matches) {
        Ok(layers) => layers,
        Err(exit) => return exit,
    };
    layers.style(&mut arguments.style);
    layers.output_folder(&mut arguments.folder);
    layers.site(&mut arguments.site);
    match write_statements(&arguments, &layers) {
        Ok(count) => {
            if !arguments.quiet {
                let folder = arguments.folder.display();
                if arguments.site.statement {
                    let documents = counted(count, "document");
                    print_line(format_args!(
                        "statements of {documents} written into {folder}"
                    ));
                } else {
                    print_line(format_args!(
                        "check results stored in {folder}; statements are turned off"
                    ));
                }
            }
            Exit::Done
        }
        Err(findings) => {
            print_findings(&findings, arguments.messages);
            Exit::Misused
        }
    }
}

fn write_statements(
    arguments: &StatementArguments,
    layers: &Layers<'_>,
) -> Result<usize, Findings> {
    let (templates, fonts) = load_style(&arguments.style, arguments.messages, false)?;
    let builder = Builder::new(templates, fonts, &[])?.with_theme(layers.theme()?);
    let texts = layers.site_texts(&arguments.site, builder.catalogues())?;
    let output = Output::open_built(&arguments.folder, &|| print_waiting(&arguments.folder))?;
    let mut checks = Checks::in_folder(output.root())?;
    for path in &arguments.checks {
        let file = input::read_text(path)?;
        checks.add(Checks::read(&file)?);
    }
    let prior = PriorState {
        manifest: output.manifest()?,
        checks,
        contact: arguments.site.contact.clone(),
        texts,
        today: date_of(None),
    };
    site::write_statements(&builder, &output, prior, super::build::jobs(None))
}
