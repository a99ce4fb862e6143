//! `publish config`.

use clap::ArgMatches;
use serde_json::{Map, Value, json};

use super::args::{ConfigArguments, MessageArguments};
use super::settings::{Layers, Origin};
use super::{Exit, cache, print_data};

/// A value in force.
struct Entry {
    key: &'static str,
    value: Value,
    origin: Origin,
}

/// Prints all values that are in force, and where each comes from.
pub fn run(mut arguments: ConfigArguments, matches: &ArgMatches) -> Exit {
    let messages = MessageArguments::HUMAN;
    let layers = match Layers::load(&arguments.project, messages, matches) {
        Ok(layers) => layers,
        Err(exit) => return exit,
    };
    layers.input(&mut arguments.input);
    layers.output(&mut arguments.output);
    layers.editions(&mut arguments.editions);
    layers.site(&mut arguments.site);
    layers.style(&mut arguments.style);
    layers.cache(&mut arguments.cache);
    layers.deny(&mut arguments.deny);
    let entries = entries(&arguments, &layers);
    let project = layers.project().map(|project| project.name().to_owned());
    let text = if arguments.json {
        as_json(project.as_deref(), &entries)
    } else {
        as_text(project.as_deref(), &entries)
    };
    print_data(text.as_bytes())
}

fn entries(arguments: &ConfigArguments, layers: &Layers<'_>) -> Vec<Entry> {
    let ConfigArguments {
        editions,
        site,
        style,
        ..
    } = arguments;
    let paths = arguments.input.inputs.iter();
    let inputs: Vec<String> = paths.map(|path| path.display().to_string()).collect();
    let path = |path: &Option<std::path::PathBuf>| {
        let path = path.as_ref();
        path.map(|path| path.display().to_string())
    };
    let text = |text: &Option<publish::Localized>| text.as_ref().map(localized);
    let languages: Vec<&str> = site.languages.iter().map(|one| one.tag()).collect();
    let formats: Vec<&str> = editions.formats.iter().map(|one| one.as_str()).collect();
    let variants = editions.pdf_variant.iter();
    let variants: Vec<&str> = variants.map(|one| one.as_str()).collect();
    let cache_argument = if arguments.cache.no_cache {
        "no_cache"
    } else {
        "cache"
    };
    let cache = match cache::folder(&arguments.cache) {
        Some(folder) => json!(folder.display().to_string()),
        None => json!(false),
    };
    let rows = [
        ("title", "title", json!(text(&site.title))),
        ("description", "description", json!(text(&site.description))),
        ("languages", "languages", json!(languages)),
        ("sources", "inputs", json!(inputs)),
        (
            "output",
            "out",
            json!(arguments.output.out.display().to_string()),
        ),
        ("formats", "formats", json!(formats)),
        (
            "templates",
            "templates",
            json!(path(&style.templates.templates)),
        ),
        ("bodies", "bodies", json!(path(&style.templates.bodies))),
        ("fonts", "fonts", json!(path(&style.fonts))),
        (
            "site",
            "site",
            json!(editions.site.as_ref().map(ToString::to_string)),
        ),
        (
            "contact",
            "contact",
            json!(site.contact.as_ref().map(ToString::to_string)),
        ),
        ("cache", cache_argument, cache),
        (
            "official-words-only",
            "official_words_only",
            json!(editions.official_words_only),
        ),
        ("deny", "deny", json!(arguments.deny.deny.as_str())),
        ("publisher.name", "publisher", json!(text(&site.publisher))),
        ("publisher.rights", "rights", json!(text(&site.rights))),
        (
            "publisher.licence",
            "licence",
            json!(site.licence.as_ref().map(ToString::to_string)),
        ),
        ("pdf.variants", "pdf_variant", json!(variants)),
        (
            "pdf.standard",
            "pdf_standard",
            json!(editions.pdf_standard.as_str()),
        ),
        (
            "pdf.notes",
            "pdf_notes",
            json!(editions.pdf_notes.map(|notes| notes.as_str())),
        ),
        (
            "html.page-marks",
            "html_page_marks",
            json!(editions.html_page_marks),
        ),
        (
            "braille.grade",
            "braille_grade",
            json!(editions.braille_grade.map(|grade| grade.as_str())),
        ),
        (
            "braille.page",
            "braille_page",
            json!(editions.braille_page.to_string()),
        ),
    ];
    let entries = rows.map(|(key, argument, value)| Entry {
        key,
        value,
        origin: layers.origin(argument, key),
    });
    entries.into()
}

fn localized(text: &publish::Localized) -> Value {
    match text {
        publish::Localized::Everywhere(text) => json!(text),
        publish::Localized::ByLanguage { first, others } => {
            let texts = std::iter::once(first).chain(others);
            let texts = texts.map(|(language, text)| (language.to_string(), json!(text)));
            Value::Object(texts.collect())
        }
    }
}

fn as_json(project: Option<&str>, entries: &[Entry]) -> String {
    let mut values = Map::new();
    for entry in entries {
        let (kind, name, line) = match &entry.origin {
            Origin::Flag(name) => ("flag", Some(name), None),
            Origin::Variable(name) => ("variable", Some(name), None),
            Origin::File { name, line } => ("file", Some(name), Some(line)),
            Origin::Default => ("default", None, None),
        };
        let mut from = Map::new();
        from.insert("kind".into(), kind.into());
        if let Some(name) = name {
            from.insert("name".into(), name.as_str().into());
        }
        if let Some(line) = line {
            from.insert("line".into(), (*line).into());
        }
        let value = json!({ "value": entry.value, "from": from });
        values.insert(entry.key.into(), value);
    }
    format!("{:#}\n", json!({ "project": project, "values": values }))
}

fn as_text(project: Option<&str>, entries: &[Entry]) -> String {
    let mut text = match project {
        Some(project) => format!("# project file: {project}\n"),
        None => "# no project file\n".to_owned(),
    };
    for entry in entries {
        let origin = &entry.origin;
        match as_toml(&entry.value) {
            Some(value) => text.push_str(&format!("{} = {value}  # {origin}\n", entry.key)),
            None => text.push_str(&format!("# {} is not set\n", entry.key)),
        }
    }
    text
}

/// Writes a value in TOML, in one line. The escapes of JSON are valid in TOML.
fn as_toml(value: &Value) -> Option<String> {
    let written = match value {
        Value::Null => return None,
        Value::Array(elements) => {
            let elements: Vec<String> = elements.iter().filter_map(as_toml).collect();
            format!("[{}]", elements.join(", "))
        }
        Value::Object(fields) => {
            let fields = fields.iter().filter_map(|(key, value)| {
                let value = as_toml(value)?;
                Some(format!("{key} = {value}"))
            });
            let fields: Vec<String> = fields.collect();
            format!("{{ {} }}", fields.join(", "))
        }
        scalar => scalar.to_string(),
    };
    Some(written)
}
