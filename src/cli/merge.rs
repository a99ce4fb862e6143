//! `publish merge`.

use std::collections::BTreeSet;

use clap::ArgMatches;
use serde_json::json;

use publish::output::{Output, Shards};
use publish::pipeline::{Builder, Models};
use publish::site::{self, Changes, PriorState};
use publish::statement::Checks;
use publish_model::diagnostic::render::MessageFormat;
use publish_model::diagnostic::{Diagnostic, Findings};

use super::args::MergeArguments;
use super::build::{jobs, print_pruned};
use super::printer::may_pass_later;
use super::settings::Layers;
use super::{Exit, counted, date_of, load_style, print_findings, print_message, print_waiting};

/// Joins the output folders of the shards of a build.
pub fn run(mut arguments: MergeArguments, matches: &ArgMatches) -> Exit {
    let layers = match Layers::load(&arguments.project, arguments.messages, matches) {
        Ok(layers) => layers,
        Err(exit) => return exit,
    };
    layers.output(&mut arguments.output);
    layers.style(&mut arguments.style);
    layers.site(&mut arguments.site);
    match merge(&arguments, &layers) {
        Ok(merged) => {
            if !arguments.quiet {
                print_findings(&merged.not_offered, arguments.messages);
                print_summary(&merged, &arguments);
            }
            Exit::Done
        }
        Err(findings) => {
            print_findings(&findings, arguments.messages);
            let findings: Vec<Diagnostic> = findings.into_iter().collect();
            if may_pass_later(&findings) {
                Exit::Unfinished
            } else {
                Exit::Failed
            }
        }
    }
}

struct Merged {
    documents: usize,
    not_offered: Option<Diagnostic>,
}

fn merge(arguments: &MergeArguments, layers: &Layers<'_>) -> Result<Merged, Findings> {
    let (templates, fonts) = load_style(&arguments.style, arguments.messages, false)?;
    let builder = Builder::new(templates, fonts, &[])?.with_theme(layers.theme()?);
    let texts = layers.site_texts(&arguments.site, builder.catalogues())?;
    let shards = Shards::read(&arguments.shards, arguments.partial)?;
    let out = &arguments.output.out;
    let output = Output::open(out, &|| print_waiting(out))?;
    let mut checks = Checks::in_folder(output.root())?;
    for root in shards.roots() {
        checks.add_shard(Checks::in_folder(root)?);
    }
    let contact = arguments
        .site
        .contact
        .as_ref()
        .or(shards.contact())
        .cloned();
    let mut manifest = output.manifest()?;
    let entries = shards.copy_to(&output)?;
    let folders: BTreeSet<&str> = entries.iter().map(|entry| entry.folder.as_str()).collect();
    let earlier = manifest.documents.iter().map(|entry| &entry.folder);
    let withdrawn = earlier.filter(|folder| !folders.contains(folder.as_str()));
    let withdrawn: BTreeSet<String> = withdrawn.cloned().collect();
    let documents = entries.len();
    manifest.shard = None;
    let statements = if texts.statements {
        Vec::new()
    } else {
        manifest.take_statements()
    };
    let mut unlisted = manifest.withdraw(&withdrawn);
    let outdated = manifest.add(entries);
    let not_offered = if arguments.prune {
        unlisted.extend(outdated);
        print_pruned(&unlisted, arguments.messages, arguments.quiet);
        None
    } else {
        unlisted.clear();
        site::not_offered(&output, &withdrawn, &outdated)
    };
    let prior = PriorState {
        manifest,
        checks,
        contact,
        texts,
        today: date_of(None),
    };
    let changes = Changes {
        pruned: unlisted,
        statements,
        ..Changes::default()
    };
    let models = Models::default();
    site::write(&builder, &output, prior, &changes, models, jobs(None))?;
    Ok(Merged {
        documents,
        not_offered,
    })
}

fn print_summary(merged: &Merged, arguments: &MergeArguments) {
    let format = arguments.messages.message_format.into();
    let folder = arguments.output.out.display();
    let text = match format {
        MessageFormat::Json => {
            let summary = json!({ "merged": merged.documents, "out": folder.to_string() });
            format!("{}\n", json!({ "summary": summary }))
        }
        _ => {
            let documents = counted(merged.documents, "document");
            let shards = counted(arguments.shards.len(), "shard");
            format!("{documents} of {shards} joined in {folder}\n")
        }
    };
    print_message(&text, format);
}
