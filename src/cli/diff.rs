//! `publish diff`.

use std::fmt::Write;
use std::io::{IsTerminal, stdout};
use std::path::Path;
use std::sync::Arc;

use clap::ArgMatches;

use publish::comparison::{self, PageOptions};
use publish::output;
use publish::renderer::Renderer;
use publish_diff::{ChangeKind, Comparison, Passage, PassagePlace, Status, compare};
use publish_model::diagnostic::Findings;
use publish_view::{View, opening_words};

use super::args::{DiffArguments, DiffFormat, MessageArguments};
use super::document::{self, ReadDocument, STANDARD_STREAM};
use super::printer::has_colours;
use super::settings::Layers;
use super::{Exit, json_error, load_style, print_data, print_findings, print_line};

/// Shows what changed between two documents.
pub fn run(arguments: DiffArguments, matches: &ArgMatches) -> Exit {
    let exit_code = arguments.exit_code;
    match written(arguments, matches) {
        Ok(true) if exit_code => Exit::Failed,
        Ok(_) => Exit::Done,
        Err(Exit::Failed) if exit_code => Exit::Misused,
        Err(exit) => exit,
    }
}

/// Writes the comparison and returns whether the documents differ.
fn written(mut arguments: DiffArguments, matches: &ArgMatches) -> Result<bool, Exit> {
    let is_stream = |path: &Path| path.as_os_str() == STANDARD_STREAM;
    if is_stream(&arguments.old) && is_stream(&arguments.new) {
        print_line(format_args!(
            "error: only one of the two documents can be read from standard input"
        ));
        return Err(Exit::Misused);
    }
    let path = arguments.out.as_deref().filter(|path| !is_stream(path));
    if let Some(path) = path.filter(|path| path.exists() && !arguments.force) {
        print_line(format_args!(
            "error: “{}” already exists and was not changed: use --force to overwrite it",
            path.display()
        ));
        return Err(Exit::Failed);
    }
    let messages = match path {
        Some(_) => arguments.messages,
        None => arguments.messages.beside_data(),
    };
    let layers = Layers::load(&arguments.project, messages, matches)?;
    layers.style(&mut arguments.style);
    let old = document::read(&arguments.old, &arguments.style, messages)?;
    let new = document::read(&arguments.new, &arguments.style, messages)?;
    let report = |findings: Findings| failed(&findings, messages);
    let comparison = compared(&old, &new).map_err(report)?;
    let text = match arguments.format {
        DiffFormat::Text => {
            let is_styled = path.is_none() && has_colours(stdout().is_terminal());
            as_text(&comparison, arguments.all, is_styled)
        }
        DiffFormat::Json => {
            let json = serde_json::to_string_pretty(&comparison);
            json.map_err(|error| report(json_error(&error).into()))? + "\n"
        }
        DiffFormat::Html => as_page(&arguments, &new, &comparison, messages).map_err(report)?,
    };
    match path {
        Some(path) => output::write_file(path, text.as_bytes()).map_err(|findings| {
            print_findings(&findings, messages);
            Exit::Misused
        })?,
        None => match print_data(text.as_bytes()) {
            Exit::Done => {}
            exit => return Err(exit),
        },
    }
    Ok(comparison.counts.has_changes())
}

fn failed(findings: &Findings, messages: MessageArguments) -> Exit {
    print_findings(findings, messages);
    Exit::Failed
}

fn compared(old: &ReadDocument, new: &ReadDocument) -> Result<Comparison, Findings> {
    let old_catalogue = old.catalogues.find(&old.resolution.language)?;
    let new_catalogue = new.catalogues.find(&new.resolution.language)?;
    let old_view = View::new(&old.resolution, old_catalogue, None)?;
    let new_view = View::new(&new.resolution, new_catalogue, None)?;
    compare(&old_view, &new_view, new_catalogue).map_err(|findings| findings.at(&new.file, 0..0))
}

fn as_page(
    arguments: &DiffArguments,
    new: &ReadDocument,
    comparison: &Comparison,
    messages: MessageArguments,
) -> Result<String, Findings> {
    let (templates, fonts) = load_style(&arguments.style, messages, false)?;
    let renderer = Renderer::new(Arc::new(templates), fonts, &[])?;
    let catalogue = new.catalogues.find(&comparison.new.language)?;
    let options = PageOptions {
        all: arguments.all,
        ..PageOptions::default()
    };
    comparison::page(&renderer, comparison, catalogue, &options)
}

/// Returns a comparison as text: a block for each passage that has changed, and the counts.
fn as_text(comparison: &Comparison, all: bool, is_styled: bool) -> String {
    let Comparison { old, new, .. } = comparison;
    // Writing to a `String` cannot fail.
    let mut text = format!("{} → {}\n", old.symbol, new.symbol);
    let mut is_list = false;
    for passage in &comparison.passages {
        if !passage.is_different() && !all {
            continue;
        }
        // Passages whose only change is their number, which is in their name, are a list.
        let old_name = passage.old_name();
        let is_renumbered = passage.status == Status::Unchanged && !passage.moved && !all;
        let is_item = is_renumbered && old_name.is_some();
        if !(is_item && is_list) {
            text.push('\n');
        }
        is_list = is_item;
        if let Some(old_name) = old_name {
            let _ = write!(text, "{old_name} → ");
        }
        let _ = writeln!(text, "{}{}", passage.name(), states(passage));
        if !is_item {
            let words = words(passage, all, is_styled);
            let _ = writeln!(text, "  {}", words.trim());
        }
    }
    let counts = comparison.counts;
    let _ = writeln!(
        text,
        "\n{} changed, {} inserted, {} deleted, {} moved, {} renumbered, {} unchanged",
        counts.changed,
        counts.inserted,
        counts.deleted,
        counts.moved,
        counts.renumbered,
        counts.unchanged
    );
    text
}

fn states(passage: &Passage) -> String {
    let status = match passage.status {
        Status::Unchanged => None,
        Status::Changed => Some("changed"),
        Status::Inserted => Some("inserted"),
        Status::Deleted => Some("deleted"),
    };
    let moved = passage.moved.then_some("moved");
    let renumbered = passage.renumbered.then_some("renumbered");
    let states: Vec<&str> = [status, moved, renumbered].into_iter().flatten().collect();
    match states.is_empty() {
        true => String::new(),
        false => format!(" ({})", states.join(", ")),
    }
}

/// Returns the number and the words of a passage with marks; of one with only another number or
/// position, the first words, unless `all` is set.
fn words(passage: &Passage, all: bool, is_styled: bool) -> String {
    let label = |place: &Option<PassagePlace>| match place {
        Some(place) => place.label.clone(),
        None => String::new(),
    };
    let (old, new) = (label(&passage.old), label(&passage.new));
    let mut text = match old == new {
        true => new,
        false => {
            marked(ChangeKind::Deleted, &old, is_styled)
                + &marked(ChangeKind::Inserted, &new, is_styled)
        }
    };
    if !text.is_empty() {
        text.push(' ');
    }
    let is_opening = passage.is_different() && passage.status == Status::Unchanged && !all;
    for run in &passage.words {
        match is_opening {
            true => text.push_str(&opening_words(&run.text)),
            false => text.push_str(&marked(run.change, &run.text, is_styled)),
        }
    }
    text
}

fn marked(change: ChangeKind, text: &str, is_styled: bool) -> String {
    let (opens, closes, colour) = match change {
        _ if text.is_empty() => return String::new(),
        ChangeKind::Kept => return text.to_owned(),
        ChangeKind::Deleted => ("[-", "-]", "31"),
        ChangeKind::Inserted => ("{+", "+}", "32"),
    };
    match is_styled {
        true => format!("\u{1b}[{colour}m{opens}{text}{closes}\u{1b}[0m"),
        false => format!("{opens}{text}{closes}"),
    }
}
