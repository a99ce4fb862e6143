//! The generated files in docs/ match the current types, codes and templates.
//! `UPDATE_EXPECTED=1 cargo test --test suite documents` regenerates them.

use std::fs;
use std::path::PathBuf;

use publish::site::CitationRecord;
use publish::statement::Checks;
use publish_diff::{Comparison, PassageRecord};
use publish_model::Unresolved;
use publish_model::diagnostic::Code;
use publish_source::markdown::front_matter;
use publish_test_support::{catalogues, resolution, root};
use publish_view::View;

fn path(name: &str) -> PathBuf {
    root().join(name)
}

fn assert_current(name: &str, generated: &str) {
    if std::env::var_os("UPDATE_EXPECTED").is_some() {
        fs::write(path(name), generated).unwrap();
    }
    let existing = fs::read_to_string(path(name)).unwrap_or_default();
    assert!(
        existing == generated,
        "{name} is out of date: UPDATE_EXPECTED=1 cargo test --test suite documents"
    );
}

fn json(schema: &serde_json::Value) -> String {
    format!("{}\n", serde_json::to_string_pretty(schema).unwrap())
}

#[test]
fn the_schema_of_the_front_matter_is_up_to_date() {
    assert_current(
        "docs/front-matter.schema.json",
        &json(&front_matter::json_schema()),
    );
}

#[test]
fn the_schema_of_the_model_is_up_to_date() {
    let schema = schemars::schema_for!(Unresolved).to_value();
    assert_current("docs/model.schema.json", &json(&schema));
}

#[test]
fn the_schema_of_check_results_is_up_to_date() {
    let schema = schemars::schema_for!(Checks).to_value();
    assert_current("docs/checks.schema.json", &json(&schema));
}

#[test]
fn the_schema_of_comparisons_is_up_to_date() {
    let schema = schemars::schema_for!(Comparison).to_value();
    assert_current("docs/diff.schema.json", &json(&schema));
}

#[test]
fn the_schema_of_citations_is_up_to_date() {
    let schema = schemars::schema_for!(CitationRecord<'static>).to_value();
    assert_current("docs/citations.schema.json", &json(&schema));
}

#[test]
fn the_schema_of_passages_is_up_to_date() {
    let schema = schemars::schema_for!(PassageRecord).to_value();
    assert_current("docs/passages.schema.json", &json(&schema));
}

#[test]
fn the_schema_of_the_project_file_is_up_to_date() {
    let schema = publish::project::json_schema();
    assert_current("docs/publish.schema.json", &json(&schema));
}

#[test]
fn the_schema_of_body_files_is_up_to_date() {
    let schema = publish_templates::bodies::json_schema();
    assert_current("docs/body.schema.json", &json(&schema));
}

#[test]
fn the_list_of_diagnostics_is_up_to_date() {
    let mut page = "# Diagnostics\n\n\
        The errors and warnings that `publish` reports, by code. The meaning of a code never changes,\n\
        and a code is never reused. The folders of `tests/invalid/` contain examples, with their\n\
        messages.\n"
        .to_owned();
    let stages = [
        ('F', "Files"),
        ('K', "Project file"),
        ('Y', "Front matter"),
        ('S', "Source text"),
        ('X', "Akoma Ntoso"),
        ('L', "Languages of a document"),
        ('J', "JSON"),
        ('T', "Templates and catalogues"),
        ('C', "Bodies"),
        ('P', "PDF"),
        ('E', "EPUB"),
        ('B', "Braille"),
        ('V', "Checks of editions"),
        ('W', "Watching and serving"),
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
fn docs_templates_md_describes_every_template_and_every_key_of_the_view() {
    let page = fs::read_to_string(path("docs/templates.md")).unwrap();
    for (name, _) in publish_built_in::templates().built_in() {
        assert!(
            page.contains(&format!("`{name}`")),
            "docs/templates.md does not mention {name}"
        );
    }
    let resolution = resolution(&path("content/A/RES/68/197/en.md"));
    let catalogue = catalogues().get(&resolution.language).unwrap();
    let view = serde_json::to_value(View::new(&resolution, catalogue, None).unwrap()).unwrap();
    for key in view.as_object().unwrap().keys() {
        assert!(
            page.contains(&format!("`view.{key}`")),
            "docs/templates.md does not mention view.{key}"
        );
    }
}

#[test]
fn both_theme_files_have_the_current_version_of_the_view() {
    let templates = publish_built_in::templates();
    let built_in = templates.get("theme.yaml").unwrap().to_owned();
    let example = fs::read_to_string(path("examples/theme-harbour-city/theme.yaml")).unwrap();
    let line = format!("view-version: {}", publish_templates::VIEW_VERSION);
    for text in [built_in, example] {
        assert!(text.lines().any(|found| found == line), "{text}");
    }
}

#[test]
fn every_message_of_the_catalogue_is_used() {
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
        // Keys such as format-pdf and format-pdf-letter are composed of the names of format and variant.
        let mut kinds = publish_view::edition::Format::ALL
            .into_iter()
            .flat_map(|format| {
                publish_view::edition::pdf::Variant::ALL.map(|variant| format.kind(variant))
            });
        let stem = kinds
            .find_map(|kind| key.strip_suffix(kind.as_str()))
            .unwrap_or(key);
        // Keys such as state-clean, check-axe, chapter-9, clause-met, kind-resolution and type-resolution
        // are composed of states of results, kinds of checks, chapters, outcomes and kinds of documents.
        // Users may add kinds.
        let composed = [
            ("state-", "\"state-\" ~"),
            ("check-", "\"check-{kind}\""),
            ("chapter-", "\"chapter-\" ~"),
            ("clause-", "\"clause-\" ~"),
            ("kind-", "\"kind-{}\""),
            ("type-", "\"type-{kind}\""),
        ];
        let composed = composed
            .iter()
            .any(|(start, used)| key.starts_with(start) && everything.contains(used));
        let used = composed
            || everything.contains(&format!("\"{key}\""))
            || (stem != key && everything.contains(&format!("\"{stem}\"")));
        assert!(used, "the message {key} is not used");
    }
}
