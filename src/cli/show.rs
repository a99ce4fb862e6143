//! `publish show`.

mod transcript;

use std::collections::BTreeMap;
use std::fmt::Write;

use clap::ArgMatches;

use publish_model::{Anchor, Block, Resolution, plain_text};
use publish_view::{OutlineEntry, View, opening_words};

use super::args::ShowArguments;
use super::document::{self, ReadDocument};
use super::settings::Layers;
use super::{Exit, json_error, print_data, print_findings};

/// Prints the outline of a document and its anchors with their names, or the model as JSON.
pub fn run(mut arguments: ShowArguments, matches: &ArgMatches) -> Exit {
    let messages = arguments.messages.beside_data();
    let layers = match Layers::load(&arguments.project, messages, matches) {
        Ok(layers) => layers,
        Err(exit) => return exit,
    };
    layers.style(&mut arguments.style);
    if arguments.transcript {
        return transcript::run(&arguments, &layers, messages);
    }
    let read = document::read(&arguments.file, &arguments.style, messages);
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
                print_findings(&[json_error(&error)], messages);
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
            print_findings(&findings, messages);
            Exit::Failed
        }
    }
}

fn summary(view: &View<'_>) -> String {
    let mut text = format!("{}\n\n", view.full_title);
    let mut openings = Openings::default();
    openings.resolution(view.resolution);
    outline(&view.outline, &openings, 0, &mut text);
    text.push('\n');
    for place in view.places.iter() {
        let Some(name) = view.names.get(&place.anchor) else {
            continue;
        };
        // Writing to a `String` cannot fail.
        let _ = writeln!(
            text,
            "#{}  {}",
            place.anchor,
            name.back.as_ref().unwrap_or(&name.spoken)
        );
    }
    text
}

/// The first words of each paragraph of the preamble that has no number.
#[derive(Default)]
struct Openings(BTreeMap<Anchor, String>);

impl Openings {
    fn resolution(&mut self, resolution: &Resolution) {
        for enactment in resolution.enactments() {
            self.blocks(&enactment.preamble);
        }
    }

    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            match block {
                Block::Paragraph(paragraph) => {
                    if let (Some(anchor), None) = (&paragraph.anchor, &paragraph.number) {
                        let opening = opening_words(&plain_text(&paragraph.content));
                        self.0.insert(anchor.clone(), opening);
                    }
                }
                Block::Section(section) => self.blocks(&section.blocks),
                Block::Items(_) | Block::Table(_) | Block::Quotation(_) => {}
            }
        }
    }
}

fn outline(entries: &[OutlineEntry], openings: &Openings, depth: usize, text: &mut String) {
    for entry in entries {
        let _ = writeln!(
            text,
            "{}{}  #{}",
            "  ".repeat(depth),
            entry.title,
            entry.anchor
        );
        let indent = "  ".repeat(depth + 1);
        for paragraph in &entry.numbers {
            if let Some(opening) = openings.0.get(&paragraph.anchor) {
                let _ = writeln!(text, "{indent}{opening}  #{}", paragraph.anchor);
            }
        }
        outline(&entry.children, openings, depth + 1, text);
    }
}
