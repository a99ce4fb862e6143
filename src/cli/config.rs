//! `publish config`.

use std::borrow::Cow;

use clap::ArgMatches;
use serde_json::{Map, Value, json};

use publish::project::{
    CertificationSettings, EnforcementSettings, FilePath, List, LogoSettings, OpenAcrSettings,
    Parsed, Settings, ThemeSettings,
};
use publish::theme::{ByLanguage, Mode, Token, colour_of};

use super::args::{ConfigArguments, MessageArguments};
use super::settings::{Layers, Origin};
use super::{Exit, cache, print_data, print_findings};

/// A value in force.
struct Entry {
    key: Cow<'static, str>,
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
    let shared = match cache::shared_address(&arguments.cache) {
        Ok(shared) => shared,
        Err(findings) => {
            print_findings(&findings, messages);
            return Exit::Misused;
        }
    };
    let shared = shared.map(|address| address.to_string());
    let entries = entries(&arguments, shared.as_deref(), &layers);
    let project = layers.project().map(|project| project.name().to_owned());
    let text = if arguments.json {
        as_json(project.as_deref(), &entries)
    } else {
        as_text(project.as_deref(), &entries)
    };
    print_data(text.as_bytes())
}

fn entries(
    arguments: &ConfigArguments,
    shared_cache: Option<&str>,
    layers: &Layers<'_>,
) -> Vec<Entry> {
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
    let bilingual = editions.bilingual.iter().map(ToString::to_string);
    let bilingual: Vec<String> = bilingual.collect();
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
        ("bilingual", "bilingual", json!(bilingual)),
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
            json!(site.site.as_ref().map(ToString::to_string)),
        ),
        (
            "contact",
            "contact",
            json!(site.contact.as_ref().map(ToString::to_string)),
        ),
        ("statement", "statement", json!(site.statement)),
        ("search", "search", json!(site.search)),
        ("archives", "archives", json!(site.archives)),
        ("cache", cache_argument, cache),
        (
            "official-words-only",
            "official_words_only",
            json!(editions.official_words_only),
        ),
        ("official", "official", json!(site.official)),
        ("check", "check", json!(editions.check)),
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
            "html.self-contained",
            "html_self_contained",
            json!(editions.html_self_contained),
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
        ("shared-cache.address", "shared_cache", json!(shared_cache)),
        (
            "shared-cache.write",
            "shared_cache_write",
            json!(arguments.cache.shared_cache_write),
        ),
    ];
    let entries = rows.map(|(key, argument, value)| Entry {
        key: key.into(),
        value,
        origin: layers.origin(argument, key),
    });
    let theme = layers.project().map(|project| &project.settings.theme);
    let theme = theme.map_or_else(|| theme_rows(&ThemeSettings::default()), theme_rows);
    let theme = theme.into_iter().map(|(key, value)| Entry {
        value,
        origin: layers.origin_of_key(&key),
        key: key.into(),
    });
    let certification = layers.project().map(|project| &project.settings.epub);
    let certification = certification.map(|epub| epub.certification.clone());
    let certification = certification_rows(&certification.unwrap_or_default());
    let certification = certification.map(|(key, value)| Entry {
        value,
        origin: layers.origin_of_key(key),
        key: key.into(),
    });
    let statement = statement_rows(layers.project().map(|project| &project.settings));
    let statement = statement.map(|(key, value)| Entry {
        value,
        origin: layers.origin_of_key(key),
        key: key.into(),
    });
    let entries = entries.into_iter().chain(certification).chain(statement);
    entries.chain(theme).collect()
}

/// Returns the values of the result of an evaluation of the EPUBs by their keys.
fn certification_rows(certification: &CertificationSettings) -> [(&'static str, Value); 4] {
    let CertificationSettings {
        certifier,
        date,
        standard,
        report,
    } = certification;
    let certifier = certifier.as_ref().map(localized);
    let standard = standard.as_ref().map(|standard| standard.0.to_string());
    let report = report.as_ref().map(|report| report.0.to_string());
    [
        ("epub.certification.certifier", json!(certifier)),
        ("epub.certification.date", json!(date)),
        ("epub.certification.standard", json!(standard)),
        ("epub.certification.report", json!(report)),
    ]
}

/// Returns the values for the accessibility statements and the conformance report by their keys.
fn statement_rows(settings: Option<&Settings>) -> [(&'static str, Value); 7] {
    let EnforcementSettings {
        name,
        address,
        contact,
    } = settings.map_or_else(Default::default, |one| one.enforcement.clone());
    let OpenAcrSettings {
        author,
        company,
        email,
    } = settings.map_or_else(Default::default, |one| one.openacr.clone());
    let text = |text: Option<publish::Localized>| json!(text.as_ref().map(localized));
    let subjects = settings.map(|settings| {
        let names = settings.subjects.iter();
        let names = names.map(|(term, names)| (term.clone(), localized(names)));
        names.collect::<Map<String, Value>>()
    });
    [
        (
            "subjects",
            json!(subjects.filter(|subjects| !subjects.is_empty())),
        ),
        ("enforcement.name", text(name)),
        ("enforcement.address", text(address)),
        (
            "enforcement.contact",
            json!(contact.map(|contact| contact.0.to_string())),
        ),
        ("openacr.author", text(author)),
        ("openacr.company", text(company)),
        (
            "openacr.email",
            json!(email.map(|email| email.0.to_string())),
        ),
    ]
}

/// Returns the values of a theme by their keys.
fn theme_rows(theme: &ThemeSettings) -> Vec<(String, Value)> {
    let path = |path: &Option<Parsed<FilePath>>| {
        let path = path.as_ref();
        json!(path.map(|path| path.0.0.display().to_string()))
    };
    let mut rows = Vec::new();
    let mut row = |key: &str, value| rows.push((format!("theme.{key}"), value));
    row("assets", path(&theme.assets));
    row("style-sheet", path(&theme.style_sheet));
    row(
        "footer",
        json!(by_language(&theme.footer, |lines| list(&lines.0))),
    );
    let pairs = theme.allow_contrast.iter().flat_map(List::as_slice);
    let pairs: Vec<String> = pairs.map(|pair| pair.0.to_string()).collect();
    row(
        "allow-contrast",
        json!(Some(pairs).filter(|pairs| !pairs.is_empty())),
    );
    for (table, colours, mode) in [
        ("colours", &theme.colours, Mode::Light),
        ("colours-dark", &theme.colours_dark, Mode::Dark),
    ] {
        let set = colours.colours();
        for token in Token::ALL {
            let colour = colour_of(mode, &set, token).to_string();
            row(&format!("{table}.{}", token.as_str()), json!(colour));
        }
    }
    let typefaces = &theme.typefaces;
    for (name, families) in [
        ("text", &typefaces.text),
        ("title", &typefaces.title),
        ("ui", &typefaces.ui),
    ] {
        let families = by_language(families, |families| list(&families.0));
        row(&format!("typefaces.{name}"), json!(families));
    }
    row("web-fonts", json!(theme.web_fonts.unwrap_or_default()));
    let LogoSettings { file, dark, alt } = &theme.logo;
    row("logo.file", path(file));
    row("logo.dark", path(dark));
    row("logo.alt", json!(by_language(alt, |alt| json!(alt.0))));
    let images = theme.images.iter().map(|(name, image)| {
        let alt = by_language(&Some(image.alt.clone()), |alt| json!(alt.0));
        let file = image.file.0.0.display().to_string();
        (name.clone(), json!({ "file": file, "alt": alt }))
    });
    let images: Map<String, Value> = images.collect();
    row(
        "images",
        json!(Some(images).filter(|images| !images.is_empty())),
    );
    rows
}

/// Returns one text as such, and several as a list.
fn list(texts: &[String]) -> Value {
    match texts {
        [text] => json!(text),
        texts => json!(texts),
    }
}

fn by_language<T>(value: &Option<ByLanguage<T>>, json: impl Fn(&T) -> Value) -> Option<Value> {
    Some(match value.as_ref()? {
        ByLanguage::Everywhere(value) => json(value),
        ByLanguage::Languages(values) => {
            let values = values.iter();
            let values = values.map(|(language, value)| (language.to_string(), json(value)));
            Value::Object(values.collect())
        }
    })
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
        values.insert(entry.key.to_string(), value);
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
                let is_bare = |byte: u8| byte.is_ascii_alphanumeric() || b"-_".contains(&byte);
                let key = match key.bytes().all(is_bare) {
                    true => key.clone(),
                    false => Value::from(key.as_str()).to_string(),
                };
                Some(format!("{key} = {value}"))
            });
            let fields: Vec<String> = fields.collect();
            format!("{{ {} }}", fields.join(", "))
        }
        scalar => scalar.to_string(),
    };
    Some(written)
}
