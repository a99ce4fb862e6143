//! `publish new-language`.

use clap::ArgMatches;

use publish::input;
use publish::output;
use publish_templates::wording::{Catalogues, new_catalogue};

use super::args::{MessageArguments, NewLanguageArguments};
use super::settings::Layers;
use super::{Exit, counted, print_data, print_findings, print_line};

/// Writes a catalogue in which nothing is translated. If there is a catalogue of the language,
/// prints what is not translated in it.
pub fn run(mut arguments: NewLanguageArguments, matches: &ArgMatches) -> Exit {
    let layers = match Layers::load(&arguments.project, MessageArguments::HUMAN, matches) {
        Ok(layers) => layers,
        Err(exit) => return exit,
    };
    layers.templates_folder(&mut arguments.templates);
    let language = &arguments.language;
    let built_in = publish_built_in::templates();
    let name = format!("catalogue/{language}.ftl");
    let path = arguments.templates.join(&name);
    if built_in.get(&name).is_some() {
        print_line(format_args!(
            "error: publish has a catalogue for the language “{language}”; to change its words, \
             write “{}” with the messages that differ",
            path.display()
        ));
        return Exit::Failed;
    }
    let is_new = !path.exists();
    let written = if is_new {
        output::write_file(&path, new_catalogue(&built_in, language).as_bytes())
    } else {
        Ok(())
    };
    let catalogues = written
        .and_then(|()| input::read_text(&path))
        .and_then(|file| built_in.with_overrides([(name, file)]))
        .and_then(|templates| Catalogues::load(&templates));
    let catalogues = match catalogues {
        Ok(catalogues) => catalogues,
        Err(findings) => {
            print_findings(&findings, MessageArguments::HUMAN);
            return Exit::Failed;
        }
    };
    let untranslated = catalogues.warnings();
    if !is_new {
        print_findings(untranslated, MessageArguments::HUMAN);
    }
    print_line(format_args!(
        "{} to translate in “{}”",
        counted(untranslated.len(), "message"),
        path.display()
    ));
    print_data(format!("{}\n", path.display()).as_bytes())
}
