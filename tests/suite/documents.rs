//! The generated documents in docs/ are those of today's types, codes and templates.
//! `UPDATE_EXPECTED=1 cargo test --test suite documents` writes them anew.

use std::fs;
use std::path::PathBuf;

use publish::statement::Checks;
use publish_model::Unresolved;
use publish_model::diagnostic::Code;
use publish_source::markdown::front_matter;
use publish_test_support::{catalogues, resolution, root};
use publish_view::View;

fn path(name: &str) -> PathBuf {
    root().join(name)
}

fn assert_current(name: &str, made: &str) {
    if std::env::var_os("UPDATE_EXPECTED").is_some() {
        fs::write(path(name), made).unwrap();
    }
    let kept = fs::read_to_string(path(name)).unwrap_or_default();
    assert!(
        kept == made,
        "{name} is not current: UPDATE_EXPECTED=1 cargo test --test suite documents"
    );
}

fn json(schema: &serde_json::Value) -> String {
    format!("{}\n", serde_json::to_string_pretty(schema).unwrap())
}

#[test]
fn the_schema_of_the_front_matter_is_current() {
    assert_current(
        "docs/front-matter.schema.json",
        &json(&front_matter::json_schema()),
    );
}

#[test]
fn the_schema_of_the_model_is_current() {
    let schema = schemars::schema_for!(Unresolved).to_value();
    assert_current("docs/model.schema.json", &json(&schema));
}

#[test]
fn the_schema_of_results_of_checks_is_current() {
    let schema = schemars::schema_for!(Checks).to_value();
    assert_current("docs/checks.schema.json", &json(&schema));
}

#[test]
fn the_list_of_diagnostics_is_current() {
    let mut page = "# Diagnostics\n\n\
        What `publish` can find, by code. A code never changes its meaning and is never used again.\n\
        The folders of `tests/invalid/` show a file for each, and what is said of it.\n"
        .to_owned();
    let stages = [
        ('F', "Files"),
        ('Y', "Front matter"),
        ('S', "Source text"),
        ('X', "Akoma Ntoso"),
        ('L', "Languages of a document"),
        ('J', "JSON"),
        ('T', "Templates and catalogues"),
        ('P', "PDF"),
        ('E', "EPUB"),
        ('B', "Braille"),
        ('O', "Output"),
    ];
    let mut listed = 0;
    for (letter, stage) in stages {
        page.push_str(&format!(
            "\n## {stage}\n\n| code | meaning |\n| --- | --- |\n"
        ));
        for code in Code::ALL
            .iter()
            .filter(|code| code.as_str().starts_with(letter))
        {
            page.push_str(&format!("| {} | {} |\n", code.as_str(), code.meaning()));
            listed += 1;
        }
    }
    assert_eq!(listed, Code::ALL.len());
    assert_current("docs/diagnostics.md", &page);
}

#[test]
fn the_page_on_templates_names_every_template_and_every_key_of_the_view() {
    let page = fs::read_to_string(path("docs/templates.md")).unwrap();
    for (name, _) in publish_built_in::templates().built_in() {
        assert!(
            page.contains(&format!("`{name}`")),
            "docs/templates.md does not name {name}"
        );
    }
    let resolution = resolution(&path("content/A/RES/68/197/en.md"));
    let catalogue = catalogues().get(&resolution.language).unwrap();
    let view = serde_json::to_value(View::new(&resolution, catalogue, None).unwrap()).unwrap();
    for key in view.as_object().unwrap().keys() {
        assert!(
            page.contains(&format!("`view.{key}`")),
            "docs/templates.md does not name view.{key}"
        );
    }
}

#[test]
fn the_built_in_theme_file_and_that_of_the_example_state_the_version_of_the_view() {
    let templates = publish_built_in::templates();
    let built_in = templates.get("theme.yaml").unwrap().to_owned();
    let example = fs::read_to_string(path("examples/theme-harbour-city/theme.yaml")).unwrap();
    let line = format!("view-version: {}", publish_templates::VIEW_VERSION);
    for text in [built_in, example] {
        assert!(text.lines().any(|own| own == line), "{text}");
    }
}

#[test]
fn no_word_of_the_catalogue_is_unused() {
    let mut everything = String::new();
    let mut open = vec![path("templates"), path("src"), path("crates")];
    while let Some(next) = open.pop() {
        if next.is_dir() {
            open.extend(
                fs::read_dir(&next)
                    .unwrap()
                    .map(|entry| entry.unwrap().path()),
            );
        } else if next.extension().is_none_or(|extension| extension != "ftl") {
            everything.push_str(&fs::read_to_string(&next).unwrap_or_default());
        }
    }
    let catalogue = fs::read_to_string(path("templates/catalogue/en.ftl")).unwrap();
    let keys = catalogue.lines().filter_map(|line| {
        let (key, _) = line.split_once(" =")?;
        (!key.starts_with([' ', '#']) && !key.is_empty()).then_some(key)
    });
    for key in keys {
        // format-pdf and format-pdf-letter are put together from the names of format and variant.
        let mut kinds = publish_view::edition::Format::ALL
            .into_iter()
            .flat_map(|format| {
                publish_view::edition::pdf::Variant::ALL.map(|variant| format.kind(variant))
            });
        let stem = kinds
            .find_map(|kind| key.strip_suffix(kind.as_str()))
            .unwrap_or(key);
        // state-clean and check-axe are put together from what results come to and from kinds of
        // checks, of which anybody may have more.
        let composed = [("state-", "\"state-\" ~"), ("check-", "\"check-{kind}\"")];
        let composed = composed
            .iter()
            .any(|(start, used)| key.starts_with(start) && everything.contains(used));
        let used = composed
            || everything.contains(&format!("\"{key}\""))
            || (stem != key && everything.contains(&format!("\"{stem}\"")));
        assert!(used, "the message {key} is used nowhere");
    }
}
