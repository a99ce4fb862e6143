//! `publish show`.

use std::fmt::Write;

use publish_view::{OutlineEntry, View};

use super::args::ShowArguments;
use super::document::{self, ReadDocument};
use super::{Exit, json_error, print_data, print_findings};

/// Prints the outline of a document and its anchors with their names, or the model as JSON.
pub fn run(arguments: &ShowArguments) -> Exit {
    let read = document::read(&arguments.file, &arguments.style, arguments.messages);
    let ReadDocument {
        catalogues,
        resolution,
        ..
    } = match read {
        Ok(document) => document,
        Err(exit) => return exit,
    };
    if arguments.json {
        return match serde_json::to_string_pretty(&resolution) {
            Ok(json) => print_data(format!("{json}\n").as_bytes()),
            Err(error) => {
                print_findings(&[json_error(&error)], arguments.messages);
                Exit::Failed
            }
        };
    }
    let view = catalogues
        .find(&resolution.language)
        .and_then(|catalogue| View::new(&resolution, catalogue, None));
    match view {
        Ok(view) => print_data(summary(&view).as_bytes()),
        Err(findings) => {
            print_findings(&findings, arguments.messages);
            Exit::Failed
        }
    }
}

fn summary(view: &View<'_>) -> String {
    let mut text = format!("{}\n\n", view.full_title);
    outline(&view.outline, 0, &mut text);
    text.push('\n');
    for (anchor, name) in &view.names {
        // Writing to a `String` cannot fail.
        let _ = writeln!(
            text,
            "#{anchor}  {}",
            name.back.as_ref().unwrap_or(&name.spoken)
        );
    }
    text
}

fn outline(entries: &[OutlineEntry], depth: usize, text: &mut String) {
    for entry in entries {
        let _ = writeln!(
            text,
            "{}{}  #{}",
            "  ".repeat(depth),
            entry.title,
            entry.anchor
        );
        outline(&entry.children, depth + 1, text);
    }
}
