//! `publish new`.

use std::path::{Path, PathBuf};

use clap::ArgMatches;

use publish::output;
use publish_model::diagnostic::Findings;
use publish_model::{Bodies, BodyId, Language, Symbol};
use publish_source::markdown::front_matter::starting_text;
use publish_templates::wording::Catalogues;

use super::args::{MessageArguments, NewArguments, StyleArguments};
use super::settings::Layers;
use super::{Exit, load_style, print_data, print_findings, print_line};

/// Writes a new source file in each language, unless one exists.
pub fn run(mut arguments: NewArguments, matches: &ArgMatches) -> Exit {
    let messages = MessageArguments::HUMAN;
    let layers = match Layers::load(&arguments.project, messages, matches) {
        Ok(layers) => layers,
        Err(exit) => return exit,
    };
    layers.templates(&mut arguments.templates);
    layers.languages(&mut arguments.languages);
    layers.content(&mut arguments.content);
    let style = StyleArguments {
        templates: arguments.templates,
        fonts: None,
    };
    let loaded = load_style(&style, messages, false);
    let catalogues = match loaded.and_then(|(templates, _)| Catalogues::load(&templates)) {
        Ok(catalogues) => catalogues,
        Err(findings) => {
            print_findings(&findings, messages);
            return Exit::Misused;
        }
    };
    let languages = &arguments.languages;
    for language in languages {
        if catalogues.get(language).is_none() {
            print_findings(&[layers.unknown_language(language, &catalogues)], messages);
            return Exit::Misused;
        }
    }
    let bodies = catalogues.bodies();
    let paths = paths(&arguments.content, &arguments.symbol, languages, bodies);
    if let Some(path) = paths.iter().find(|path| path.exists()) {
        print_line(format_args!(
            "error: “{}” already exists and was not changed",
            path.display()
        ));
        return Exit::Failed;
    }
    let body = arguments.body.as_ref();
    let texts = starting_texts(&arguments.symbol, languages, body, &catalogues);
    match texts.and_then(|texts| write_sources(&paths, &texts)) {
        Ok(list) => print_data(list.as_bytes()),
        Err(exit) => exit,
    }
}

/// Returns the paths of the source files of a document, in a folder of sources.
pub fn paths(
    folder: &Path,
    symbol: &Symbol,
    languages: &[Language],
    bodies: &Bodies,
) -> Vec<PathBuf> {
    let folder = folder.join(bodies.folder(symbol));
    let paths = languages
        .iter()
        .map(|language| folder.join(format!("{language}.md")));
    paths.collect()
}

/// Returns the first text of a document in each language.
///
/// # Errors
/// The exit status, after the errors have been printed.
pub fn starting_texts(
    symbol: &Symbol,
    languages: &[Language],
    body: Option<&BodyId>,
    catalogues: &Catalogues,
) -> Result<Vec<String>, Exit> {
    let texts = languages
        .iter()
        .map(|language| starting_text(symbol, language, body, catalogues.bodies()));
    texts
        .collect::<Result<_, _>>()
        .map_err(|findings: Findings| {
            print_findings(&findings, MessageArguments::HUMAN);
            Exit::Failed
        })
}

/// Writes the source files of a document. Returns the list of their paths.
///
/// # Errors
/// The exit status, after the errors have been printed.
pub fn write_sources(paths: &[PathBuf], texts: &[String]) -> Result<String, Exit> {
    let mut list = String::new();
    for (path, text) in paths.iter().zip(texts) {
        output::write_file(path, text.as_bytes()).map_err(|findings| {
            print_findings(&findings, MessageArguments::HUMAN);
            Exit::Misused
        })?;
        list.push_str(&format!("{}\n", path.display()));
    }
    Ok(list)
}
