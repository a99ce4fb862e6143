//! `publish plan`.

use std::sync::{Mutex, PoisonError};

use clap::ArgMatches;
use serde_json::json;

use publish::cache::Access;
use publish::output;
use publish::pipeline::{Action, Earlier};
use publish_model::diagnostic::render::MessageFormat;

use super::args::{PlanArguments, Progress};
use super::build::{self, Explanation, Prepared};
use super::printer::Printer;
use super::settings::Layers;
use super::{Exit, cache, print_data, print_findings, print_message};

/// Prints what a build would do.
pub fn run(mut arguments: PlanArguments, matches: &ArgMatches) -> Exit {
    let messages = arguments.messages;
    let layers = match Layers::load(&arguments.run.project, messages, matches) {
        Ok(layers) => layers,
        Err(exit) => return exit,
    };
    build::complete(&mut arguments.run, &layers);
    let shard = match build::shard_of(&arguments.run) {
        Ok(shard) => shard,
        Err(exit) => return exit,
    };
    let (run, quiet) = (&arguments.run, arguments.quiet);
    let prepared = build::prepare(run, shard, &layers, messages, quiet, Access::Read);
    let Prepared {
        builder,
        options,
        unreadable,
        ..
    } = match prepared {
        Ok(prepared) => prepared,
        Err(findings) => {
            print_findings(&findings, messages);
            return Exit::Misused;
        }
    };
    print_findings(&unreadable, messages);
    let root = &arguments.run.output.out;
    let manifest = match output::built_manifest(root) {
        Ok((manifest, _)) => manifest,
        Err(findings) => {
            print_findings(&findings, messages);
            return Exit::Misused;
        }
    };
    let earlier = Earlier {
        root,
        manifest: &manifest,
    };
    let claims = builder.claims(&options, Some(earlier), builder.identify(&options));
    let format = messages.message_format.into();
    // A build prints the warnings.
    let sources = claims.sources(&options);
    let printer = Printer::new(sources.len(), format, true, Progress::Off);
    let explanations = Mutex::new(Vec::new());
    builder.plan(&options, &claims, root, &|outcome| {
        let position = sources.binary_search(&outcome.index);
        let position = position.unwrap_or_else(|next| next);
        printer.finished(position, &outcome, &options.name(outcome.index), "");
        let mut explanations = explanations.lock().unwrap_or_else(PoisonError::into_inner);
        explanations.push(Explanation::of(&outcome));
    });
    cache::finish(&builder, &arguments.run.cache, messages);
    let failed = printer.finish().failed + unreadable.len();
    let explanations = explanations.into_inner();
    let mut explanations = explanations.unwrap_or_else(PoisonError::into_inner);
    explanations.sort_by_key(|explanation| explanation.index);
    let mut lines: Vec<String> = explanations
        .iter()
        .flat_map(|explanation| explanation.lines(&builder, format))
        .collect();
    lines.extend(claims.withdrawn().iter().map(|folder| match format {
        MessageFormat::Json => format!("{}\n", json!({ "withdrawn": folder })),
        _ => format!("withdraw {folder}: it does not have a source any more\n"),
    }));
    let exit = print_data(lines.concat().as_bytes());
    if exit != Exit::Done {
        return exit;
    }
    if !arguments.quiet {
        let count = |action| -> usize {
            let counts = explanations.iter();
            counts.map(|explanation| explanation.count(action)).sum()
        };
        let (render, keep) = (count(Action::Render), count(Action::Keep));
        let (copy, fetch) = (count(Action::Restore), count(Action::Fetch));
        let fetched = match fetch {
            0 => String::new(),
            fetch => format!("{fetch} to fetch, "),
        };
        let summary = match format {
            MessageFormat::Json => {
                let counts = json!({
                    "render": render,
                    "copy": copy,
                    "fetch": fetch,
                    "keep": keep,
                    "withdraw": claims.withdrawn().len(),
                    "failed": failed,
                });
                format!("{}\n", json!({ "plan": counts }))
            }
            _ => format!(
                "{render} to render, {copy} to copy, {fetched}{keep} unchanged, {failed} failed\n"
            ),
        };
        print_message(&summary, format);
    }
    if failed > 0 { Exit::Failed } else { Exit::Done }
}
