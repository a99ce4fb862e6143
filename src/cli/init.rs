//! `publish init`.

use std::path::Path;

use publish::output;
use publish::project::{self, FILE_NAME, SCHEMA_NAME, Workflow};
use publish_model::diagnostic::Findings;
use publish_templates::wording::Catalogues;

use super::args::{InitArguments, MessageArguments, StyleArguments, TemplatesArgument};
use super::{Exit, json_error, load_style, new, print_data, print_findings, print_line};

/// The folder of body files in a new project. Those that exist are used.
const BODIES: &str = "bodies";

/// The ignore file of a project: the output is not under version control.
const IGNORED: &str = "/dist/\n";

/// Writes the files of a new project. Files that exist are not changed.
pub fn run(arguments: &InitArguments) -> Exit {
    let messages = MessageArguments::HUMAN;
    let folder = &arguments.folder;
    let workflow = arguments.ci.map(|host| Workflow::new(host.into()));
    if let Some(workflow) = &workflow
        && folder.join(FILE_NAME).exists()
    {
        return add_workflow(folder, workflow);
    }
    let bodies = folder.join(BODIES);
    let with_bodies = bodies.is_dir();
    let style = StyleArguments {
        templates: TemplatesArgument {
            templates: None,
            bodies: with_bodies.then_some(bodies),
        },
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
    if let Some(language) = languages.iter().find(|one| catalogues.get(one).is_none()) {
        let known: Vec<&str> = catalogues.languages().collect();
        print_line(format_args!(
            "error: no catalogue for the language “{language}”: use one of {}",
            known.join(", ")
        ));
        return Exit::Misused;
    }
    let documents = new::paths(
        &folder.join("content"),
        &arguments.symbol,
        languages,
        catalogues.bodies(),
    );
    let fixed = [FILE_NAME, SCHEMA_NAME].map(|name| folder.join(name));
    if let Some(path) = fixed.iter().chain(&documents).find(|path| path.exists()) {
        print_line(format_args!(
            "error: “{}” already exists: no file was written",
            path.display()
        ));
        return Exit::Failed;
    }
    // Before any file is written: the symbol can belong to no body.
    let body = arguments.body.as_ref();
    let texts = match new::starting_texts(&arguments.symbol, languages, body, &catalogues) {
        Ok(texts) => texts,
        Err(exit) => return exit,
    };
    let written = write_project(folder, &project::starting_text(languages, with_bodies));
    let mut list = match written {
        Ok(list) => list,
        Err(findings) => {
            print_findings(&findings, messages);
            return Exit::Misused;
        }
    };
    match new::write_sources(&documents, &texts) {
        Ok(paths) => list.push_str(&paths),
        Err(exit) => return exit,
    }
    if let Some(workflow) = &workflow {
        match write_workflow(folder, workflow) {
            Ok(path) => list.push_str(&path),
            Err(exit) => return exit,
        }
    }
    let exit = print_data(list.as_bytes());
    print_next_steps(folder);
    exit
}

/// Adds the workflow to a project that exists.
fn add_workflow(folder: &Path, workflow: &Workflow) -> Exit {
    match write_workflow(folder, workflow) {
        Ok(path) => print_data(path.as_bytes()),
        Err(exit) => exit,
    }
}

/// Writes the workflow. Returns its path as a line.
fn write_workflow(folder: &Path, workflow: &Workflow) -> Result<String, Exit> {
    let path = folder.join(workflow.path);
    if path.exists() {
        print_line(format_args!(
            "error: “{}” already exists and was not changed",
            path.display()
        ));
        return Err(Exit::Failed);
    }
    output::write_file(&path, workflow.text.as_bytes()).map_err(|findings| {
        print_findings(&findings, MessageArguments::HUMAN);
        Exit::Misused
    })?;
    if let Some(placeholder) = workflow.placeholder() {
        print_line(format_args!(
            "In “{}”, replace {placeholder} with the account that hosts publish",
            path.display()
        ));
    }
    Ok(format!("{}\n", path.display()))
}

/// Writes the files of a project except its documents. Returns the list of their paths.
fn write_project(folder: &Path, text: &str) -> Result<String, Findings> {
    let schema = serde_json::to_string_pretty(&project::json_schema())
        .map_err(|error| Findings::from(json_error(&error)))?;
    let mut list = String::new();
    let files = [
        (FILE_NAME, text),
        (SCHEMA_NAME, &format!("{schema}\n")),
        (".gitignore", IGNORED),
    ];
    for (name, text) in files {
        let path = folder.join(name);
        if path.exists() {
            print_line(format_args!(
                "“{}” already exists and was not changed: add the line /dist/",
                path.display()
            ));
            continue;
        }
        output::write_file(&path, text.as_bytes())?;
        list.push_str(&format!("{}\n", path.display()));
    }
    Ok(list)
}

fn print_next_steps(folder: &Path) {
    let mut steps = String::from("Next:\n");
    if folder != Path::new(".") {
        steps.push_str(&format!("  cd {}\n", folder.display()));
    }
    steps.push_str(
        "  publish build     Build the document into dist/\n  \
           publish config    Print the values in force\n  \
           publish new SYMBOL\n",
    );
    print_line(format_args!("{}", steps.trim_end()));
}
