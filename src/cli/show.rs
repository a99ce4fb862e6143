//! `publish show`.

use std::fmt::Write;

use publish::input;
use publish_model::diagnostic::has_error;
use publish_source as source;
use publish_templates::wording::Catalogues;
use publish_view::{OutlineEntry, View};

use super::args::ShowArguments;
use super::{Exit, load_style, print_data, print_findings};

/// Prints a document: its anchors with their names, or the model as JSON.
pub fn run(arguments: &ShowArguments) -> Exit {
    let loaded = load_style(&arguments.style, arguments.messages, false)
        .and_then(|(templates, _)| Catalogues::load(&templates));
    let catalogues = match loaded {
        Ok(catalogues) => catalogues,
        Err(findings) => {
            print_findings(&findings, arguments.messages);
            return Exit::Misused;
        }
    };
    let file = match input::read_text(&arguments.file) {
        Ok(file) => file,
        Err(findings) => {
            print_findings(&findings, arguments.messages);
            return Exit::Failed;
        }
    };
    let reading = source::read(&file, &catalogues);
    print_findings(&reading.diagnostics, arguments.messages);
    let Some(resolution) = reading.resolution else {
        debug_assert!(has_error(&reading.diagnostics));
        return Exit::Failed;
    };
    if arguments.json {
        let mut json = serde_json::to_vec_pretty(&resolution).unwrap_or_default();
        json.push(b'\n');
        return print_data(&json);
    }
    let Some(catalogue) = catalogues.get(&resolution.language) else {
        return Exit::Failed;
    };
    match View::new(&resolution, catalogue, None) {
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
        // Writing into a text cannot fail.
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
