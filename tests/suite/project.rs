//! The project file `publish.toml`, and the commands `init`, `new` and `config`.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Output;

use publish::project::{Project, json_schema, starting_text};
use publish_model::Language;
use publish_model::diagnostic::SourceFile;
use publish_test_support::epub::Epub;
use publish_test_support::{files, root};
use serde_json::Value;

use crate::{PROGRAM, publish};

fn source(language: &str, formula: &str) -> String {
    format!(
        "---\nsymbol: A/RES/99/3\nlanguage: {language}\ntitle: Rest\nissued: 2044-12-05\n---\n\n\
         *{formula}*,\n\n1. *Decides* to rest.\n"
    )
}

/// Creates a folder with a project file and one document.
fn project(text: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("publish.toml"), text).unwrap();
    fs::create_dir(folder.path().join("content")).unwrap();
    let path = folder.path().join("content/en.md");
    fs::write(path, source("en", "The General Assembly")).unwrap();
    folder
}

fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn succeeded(output: Output) -> Output {
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    output
}

/// Returns the value of a key and its origin, as `publish config --json` prints them.
fn value(output: &Output, key: &str) -> (Value, Value) {
    let printed: Value = serde_json::from_slice(&output.stdout).unwrap();
    let entry = &printed["values"][key];
    (entry["value"].clone(), entry["from"].clone())
}

#[test]
fn the_nearest_project_file_is_used_and_its_paths_are_relative_to_it() {
    let folder = project("sources = [\"content\"]\noutput = \"public\"\nformats = [\"txt\"]\n");
    let inside = folder.path().join("a/b");
    fs::create_dir_all(&inside).unwrap();
    let output = succeeded(publish(&inside, &["build"]));
    assert_eq!(
        stderr(&output),
        "1 document built into ../../public\n",
        "{output:?}"
    );
    let built = files(&folder.path().join("public"));
    assert!(built.contains_key("en/A/RES/99/3/A_RES_99_3-EN.txt"));
    assert!(!built.contains_key("en/A/RES/99/3/index.html"));

    // A nearer project file replaces the other one completely.
    fs::write(
        folder.path().join("a/publish.toml"),
        "formats = [\"akn\"]\n",
    )
    .unwrap();
    let output = succeeded(publish(&inside, &["config", "--json"]));
    assert_eq!(value(&output, "formats").0, serde_json::json!(["akn"]));
    assert_eq!(value(&output, "output").0, serde_json::json!("../dist"));
}

#[test]
fn values_of_any_key_can_be_given_on_the_command_line() {
    let folder = project("title = \"Rest\"\n\n[theme.colours]\nink = \"#000000\"\n");
    let config = |arguments: &[&str]| {
        let command = ["config", "--json"];
        publish(folder.path(), &[&command[..], arguments].concat())
    };
    let set = [
        "--set",
        "title.fr = \"Repos\"",
        "--set",
        "theme.colours.link=#0d3f73",
        "--set",
        "theme.typefaces.text=Source Serif 4",
    ];
    let output = succeeded(config(&set));
    let from = serde_json::json!({ "kind": "flag", "name": "--set" });
    assert_eq!(value(&output, "title").0["fr"], "Repos");
    assert_eq!(value(&output, "title").1, from);
    let link = value(&output, "theme.colours.link");
    assert_eq!(link, (serde_json::json!("#0d3f73"), from));
    let ink = value(&output, "theme.colours.ink");
    assert_eq!(ink.1["line"], 4);
    // The flag of the key takes precedence.
    let output = succeeded(config(&["--set", "formats=[\"txt\"]", "--formats", "html"]));
    assert_eq!(value(&output, "formats").0, serde_json::json!(["html"]));
    // Without a project file.
    let output = succeeded(config(&["--no-project", "--set", "formats=[\"txt\"]"]));
    assert_eq!(value(&output, "formats").0, serde_json::json!(["txt"]));
    assert_eq!(value(&output, "title").0, Value::Null);
}

#[test]
fn a_wrong_value_on_the_command_line_is_named() {
    let folder = project("title = \"Rest\"\n");
    for (wrong, expected) in [
        ("title", "use a key of publish.toml"),
        ("a b=1", "use a key of publish.toml"),
        ("titel=Rest", "--set:1:1: error K002: unknown key “titel”"),
        ("formats=[\"tex\"]", "--set:1:10: error K003"),
        ("theme.colours.link=#2070b0", "--set:1:20: error K004"),
        ("theme.colours=#2070b0", "--set:1:15: error K003"),
    ] {
        let command = ["check", "--message-format", "short", "--set", wrong];
        let output = publish(folder.path(), &command);
        assert_eq!(output.status.code(), Some(2), "{wrong}");
        assert!(stderr(&output).contains(expected), "{}", stderr(&output));
    }
}

#[test]
fn the_folder_or_the_file_of_a_project_can_be_named_and_projects_can_be_ignored() {
    let folder = project("formats = [\"txt\"]\n");
    let elsewhere = tempfile::tempdir().unwrap();
    let path = folder.path().to_str().unwrap();
    let file = format!("{path}/publish.toml");
    for named in [path, &file] {
        let output = publish(elsewhere.path(), &["build", "--project", named]);
        assert!(
            stderr(&output).contains(&format!("{path}/dist")),
            "{output:?}"
        );
        let output = PROGRAM
            .command(elsewhere.path(), &["config", "--json"])
            .env("PUBLISH_PROJECT", named)
            .output()
            .unwrap();
        assert_eq!(value(&output, "formats").0, serde_json::json!(["txt"]));
    }
    let output = publish(folder.path(), &["config", "--json", "--no-project"]);
    assert_eq!(value(&output, "formats").1["kind"], "default");
    let missing = publish(elsewhere.path(), &["build", "--project", "no.toml"]);
    assert_eq!(missing.status.code(), Some(2));
    assert!(stderr(&missing).contains("F001"));
}

#[test]
fn a_flag_overrides_a_variable_and_a_variable_overrides_the_file() {
    let folder = project("\noutput = \"of-file\"\n[pdf]\nnotes = \"end\"\n");
    let config = |arguments: &[&str], variable: &str| {
        let arguments = [&["config", "--json"], arguments].concat();
        let mut command = PROGRAM.command(folder.path(), &arguments);
        succeeded(command.env("PUBLISH_OUT", variable).output().unwrap())
    };
    for (arguments, variable, expected, from) in [
        (
            &["--out", "of-flag"] as &[&str],
            "of-variable",
            "of-flag",
            r#"{"kind":"flag","name":"--out"}"#,
        ),
        (
            &[],
            "of-variable",
            "of-variable",
            r#"{"kind":"variable","name":"PUBLISH_OUT"}"#,
        ),
        // An empty variable has no effect.
        (
            &[],
            "",
            "of-file",
            r#"{"kind":"file","name":"publish.toml","line":2}"#,
        ),
        (&["--no-project"], "", "dist", r#"{"kind":"default"}"#),
    ] {
        let (value, origin) = value(&config(arguments, variable), "output");
        assert_eq!(
            (value.as_str(), origin.to_string().as_str()),
            (Some(expected), from)
        );
    }
    let printed = stdout(&publish(folder.path(), &["config"]));
    for line in [
        "output = \"of-file\"  # publish.toml:2\n",
        "pdf.notes = \"end\"  # publish.toml:4\n",
        "pdf.standard = \"a-2a\"  # default\n",
        "# contact is not set\n",
    ] {
        assert!(printed.contains(line), "{line}{printed}");
    }
}

#[test]
fn a_flag_overrides_each_kind_of_value() {
    let folder = project(
        "official-words-only = true\ndeny = \"warnings\"\nsources = [\"nowhere\"]\n\
         [html]\npage-marks = true\n",
    );
    let arguments = [
        "config",
        "--json",
        "content",
        "--official-words-only=false",
        "--html-page-marks=no",
        "--deny",
        "none",
    ];
    let output = succeeded(publish(folder.path(), &arguments));
    for (key, expected) in [
        ("official-words-only", serde_json::json!(false)),
        ("html.page-marks", serde_json::json!(false)),
        ("deny", serde_json::json!("none")),
        ("sources", serde_json::json!(["content"])),
    ] {
        let (value, from) = value(&output, key);
        assert_eq!(
            (&value, &from["kind"]),
            (&expected, &"flag".into()),
            "{key}"
        );
    }
    let sources = std::env::join_paths(["content", "more"]).unwrap();
    let mut command = PROGRAM.command(folder.path(), &["config", "--json"]);
    let output = command.env("PUBLISH_SOURCES", sources).output().unwrap();
    assert_eq!(
        value(&output, "sources"),
        (
            serde_json::json!(["content", "more"]),
            serde_json::json!({"kind": "variable", "name": "PUBLISH_SOURCES"})
        )
    );
}

/// Returns the keys of a schema that have a value: `title`, `pdf.variants`.
fn keys(schema: &Value) -> BTreeSet<String> {
    let mut keys = BTreeSet::new();
    collect_keys(schema, schema, "", &mut keys);
    keys
}

fn collect_keys(root: &Value, table: &Value, path: &str, keys: &mut BTreeSet<String>) {
    for (name, property) in table["properties"].as_object().unwrap() {
        let reference = property["$ref"].as_str();
        let reference = reference.or_else(|| property["allOf"][0]["$ref"].as_str());
        let inner = reference.and_then(|at| root.pointer(at.trim_start_matches('#')));
        match inner.filter(|inner| inner["properties"].is_object()) {
            Some(inner) => collect_keys(root, inner, &format!("{path}{name}."), keys),
            None => {
                keys.insert(format!("{path}{name}"));
            }
        }
    }
}

#[test]
fn config_prints_every_key_and_docs_project_md_describes_it() {
    let folder = tempfile::tempdir().unwrap();
    let output = succeeded(publish(folder.path(), &["config", "--json"]));
    let printed: Value = serde_json::from_slice(&output.stdout).unwrap();
    let values = printed["values"].as_object().unwrap();
    let printed: BTreeSet<String> = values.keys().cloned().collect();
    assert_eq!(printed, keys(&json_schema()));
    let page = fs::read_to_string(root().join("docs/project.md")).unwrap();
    let help = stdout(&publish(folder.path(), &["help", "config"]));
    for key in printed {
        let row = page
            .lines()
            .find(|line| line.starts_with(&format!("| `{key}` |")));
        let row = row.unwrap_or_else(|| panic!("docs/project.md does not describe {key}"));
        // These tables have no flags and variables of their own.
        let tables = [
            "theme.",
            "epub.certification.",
            "enforcement.",
            "openacr.",
            "subjects",
        ];
        if tables.iter().any(|table| key.starts_with(table)) {
            continue;
        }
        let variable = row.split('`').find(|word| word.starts_with("PUBLISH_"));
        let variable = variable.unwrap_or_else(|| panic!("no variable in {row}"));
        // The variable of the sources is not in the help: it has the form of PATH.
        assert!(help.contains(variable) || key == "sources", "{variable}");
    }
}

#[test]
fn config_prints_names_of_subjects_as_they_can_be_written() {
    let folder = tempfile::tempdir().unwrap();
    let names = "subjects = { \"CRIME PREVENTION\" = { en = \"Crime prevention\" } }";
    fs::write(folder.path().join("publish.toml"), names).unwrap();
    let printed = stdout(&publish(folder.path(), &["config"]));
    assert!(printed.contains(names), "{printed}");
}

#[test]
fn a_new_project_file_is_valid_and_shows_every_key() {
    let languages: Vec<Language> = vec!["ar".parse().unwrap(), "en".parse().unwrap()];
    let text = starting_text(&languages, false);
    let read = |text: &str| {
        let file = SourceFile::new("publish.toml", text);
        Project::read(&file, Path::new(""), &[]).map_err(|findings| format!("{findings:?}"))
    };
    let new = read(&text).unwrap();
    assert_eq!(new.settings.languages.unwrap().as_slice(), languages);
    // A comment that has the form of a value is one. Of two for a key, the second is used.
    let mut uncommented: Vec<String> = Vec::new();
    let mut table = 0;
    for line in text.lines().skip(1) {
        let value = line.strip_prefix("# ").filter(|line| {
            let key = line.split(" = ").next().unwrap();
            line.contains(" = ")
                && key
                    .chars()
                    .all(|one| one.is_ascii_lowercase() || one == '-')
        });
        let line = value.unwrap_or(line).to_owned();
        if line.starts_with('[') {
            table = uncommented.len();
        }
        let key = line.split(" = ").next().unwrap().to_owned();
        let same = |other: &String| other.split(" = ").next() == Some(&key);
        if line.contains(" = ")
            && let Some(at) = uncommented[table..].iter().position(same)
        {
            uncommented.remove(table + at);
        }
        uncommented.push(line);
    }
    let complete = read(&uncommented.join("\n")).unwrap();
    for key in keys(&json_schema()) {
        assert!(complete.origin(&key).is_some(), "{key}");
    }
}

#[test]
fn the_project_file_of_the_repository_builds_content_into_dist() {
    let output = succeeded(publish(root(), &["config", "--json"]));
    for (key, expected) in [
        ("sources", serde_json::json!(["content"])),
        ("output", serde_json::json!("dist")),
        ("formats", serde_json::json!(["html", "epub", "pdf"])),
    ] {
        let (value, from) = value(&output, key);
        assert_eq!(
            (&value, &from["name"]),
            (&expected, &"publish.toml".into()),
            "{key}"
        );
    }
    succeeded(publish(root(), &["check", "--quiet", "--deny", "warnings"]));
}

#[test]
fn init_starts_a_project_that_can_be_built_and_overwrites_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let output = succeeded(publish(
        folder.path(),
        &["init", "council", "--languages", "en,fr"],
    ));
    let written = [
        "publish.toml",
        "publish.schema.json",
        ".gitignore",
        "content/A/RES/79/1/en.md",
        "content/A/RES/79/1/fr.md",
    ];
    let expected: String = written
        .iter()
        .map(|name| format!("council/{name}\n"))
        .collect();
    assert_eq!(stdout(&output), expected);
    for command in [
        "cd council",
        "publish build",
        "publish config",
        "publish new",
    ] {
        assert!(stderr(&output).contains(command), "{command}");
    }
    let council = folder.path().join("council");
    let text = fs::read_to_string(council.join("publish.toml")).unwrap();
    assert!(text.starts_with("#:schema ./publish.schema.json\n"));
    let schema = fs::read_to_string(council.join("publish.schema.json")).unwrap();
    let in_docs = fs::read_to_string(root().join("docs/publish.schema.json")).unwrap();
    assert_eq!(schema, in_docs);
    succeeded(publish(&council, &["build", "--formats", "html"]));
    assert!(council.join("dist/fr/A/RES/79/1/index.html").exists());

    let before = files(&council);
    let again = publish(
        folder.path(),
        &["init", "council", "--symbol", "A/RES/79/2"],
    );
    assert_eq!(again.status.code(), Some(1));
    assert!(stderr(&again).contains("“council/publish.toml” already exists"));
    assert_eq!(files(&council), before);
}

#[test]
fn init_writes_a_workflow_and_adds_one_to_a_project() {
    let folder = tempfile::tempdir().unwrap();
    let output = succeeded(publish(folder.path(), &["init", "a", "--ci", "github"]));
    assert!(stdout(&output).ends_with("a/.github/workflows/editions.yml\n"));
    let workflow = folder.path().join("a/.github/workflows/editions.yml");
    let text = fs::read_to_string(&workflow).unwrap();
    let action = env!("CARGO_PKG_REPOSITORY").trim_start_matches("https://github.com/");
    let uses = format!("- uses: {action}@v{}\n", env!("CARGO_PKG_VERSION"));
    assert_eq!(text.matches(&uses).count(), 2, "{text}");
    assert_eq!(
        stderr(&output).contains("replace YOUR_ACCOUNT"),
        action.contains("YOUR_ACCOUNT")
    );

    // The project exists: only the workflow is written.
    let added = succeeded(publish(folder.path(), &["init", "a", "--ci", "gitlab"]));
    assert_eq!(stdout(&added), "a/.gitlab-ci.yml\n");
    let pipeline = fs::read_to_string(folder.path().join("a/.gitlab-ci.yml")).unwrap();
    assert!(pipeline.contains(env!("CARGO_PKG_REPOSITORY")));
    for text in [text, pipeline] {
        for placeholder in ["{action}", "{repository}", "{version}"] {
            assert!(!text.contains(placeholder), "{text}");
        }
    }

    let before = files(&folder.path().join("a"));
    let again = publish(folder.path(), &["init", "a", "--ci", "gitlab"]);
    assert_eq!(again.status.code(), Some(1));
    assert!(stderr(&again).contains("“a/.gitlab-ci.yml” already exists"));
    assert_eq!(files(&folder.path().join("a")), before);
}

#[test]
fn init_uses_the_body_files_of_the_folder() {
    let folder = tempfile::tempdir().unwrap();
    let init = ["init", "--symbol", "2030-88"];
    let unknown = publish(folder.path(), &init);
    assert_eq!(unknown.status.code(), Some(1));
    for words in ["Y009", "--body NAME", "“bodies”"] {
        assert!(stderr(&unknown).contains(words), "{}", stderr(&unknown));
    }
    assert!(files(folder.path()).is_empty());

    fs::create_dir(folder.path().join("bodies")).unwrap();
    let body = "id = \"harbour-city\"\n\n[[documents]]\nkind = \"resolution\"\n\
                symbol = \"{year}-{number}\"\n\n\
                [parts]\nyear = \"20[0-9]{2}\"\nnumber = \"[0-9]+\"\n";
    let path = folder.path().join("bodies/harbour-city.toml");
    fs::write(&path, &body[..body.len() - 2]).unwrap();
    let broken = publish(folder.path(), &init);
    assert_eq!(broken.status.code(), Some(2));
    assert!(stderr(&broken).contains("C001"), "{}", stderr(&broken));
    assert!(!folder.path().join("publish.toml").exists());

    fs::write(&path, body).unwrap();
    succeeded(publish(folder.path(), &init));
    let source = fs::read_to_string(folder.path().join("content/2030-88/en.md")).unwrap();
    assert!(source.contains("body: harbour-city\n"), "{source}");
    let output = succeeded(publish(folder.path(), &["config", "--json"]));
    assert_eq!(value(&output, "bodies").0, serde_json::json!("bodies"));
    succeeded(publish(folder.path(), &["build", "--formats", "html"]));
}

#[test]
fn init_starts_a_document_of_the_given_body() {
    let folder = tempfile::tempdir().unwrap();
    let init = ["init", "--symbol", "2030-88", "--body", "city-council"];
    succeeded(publish(folder.path(), &init));
    let source = fs::read_to_string(folder.path().join("content/2030-88/en.md")).unwrap();
    assert!(source.contains("body: city-council\n"), "{source}");
}

#[test]
fn init_leaves_an_ignore_file_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join(".gitignore"), "target\n").unwrap();
    let output = succeeded(publish(folder.path(), &["init"]));
    assert!(stderr(&output).contains("already exists and was not changed: add the line /dist/"));
    let ignored = fs::read_to_string(folder.path().join(".gitignore")).unwrap();
    assert_eq!(ignored, "target\n");
    let unknown = publish(folder.path(), &["init", "other", "--languages", "xx"]);
    assert_eq!(unknown.status.code(), Some(2));
    assert!(!folder.path().join("other").exists());
}

#[test]
fn new_source_files_are_in_the_folder_and_the_languages_of_the_project() {
    let folder = project("languages = [\"ar\", \"zh\"]\nsources = [\"texts\"]\n");
    let inside = folder.path().join("inside");
    fs::create_dir(&inside).unwrap();
    let output = succeeded(publish(&inside, &["new", "A/RES/79/1"]));
    let expected = "../texts/A/RES/79/1/ar.md\n../texts/A/RES/79/1/zh.md\n";
    assert_eq!(stdout(&output), expected);
    let output = succeeded(publish(&inside, &["new", "A/RES/79/1", "--language", "fr"]));
    assert_eq!(stdout(&output), "../texts/A/RES/79/1/fr.md\n");
    fs::write(
        folder.path().join("publish.toml"),
        "sources = [\"texts\"]\ntemplates = \"house\"\n",
    )
    .unwrap();
    let output = succeeded(publish(&inside, &["new-language", "pt"]));
    assert_eq!(stdout(&output), "../house/catalogue/pt.ftl\n");
    // If one of the files exists, none is written.
    let output = publish(&inside, &["new", "A/RES/79/1", "--languages", "en,fr"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(!folder.path().join("texts/A/RES/79/1/en.md").exists());
}

#[test]
fn the_list_of_documents_has_the_title_and_the_language_of_the_project() {
    let folder = project(
        "title = { en = \"Resolutions\", fr = \"Résolutions & décisions\" }\n\
         description = \"<Tout>\"\nlanguages = [\"fr\", \"en\"]\nformats = [\"html\"]\n\
         [publisher]\nname = { ar = \"مدينة\", fr = \"Ville <d’Exemple>\" }\n\
         rights = \"Domaine public\"\nlicence = \"https://example.org/?a=1&b=2\"\n",
    );
    succeeded(publish(folder.path(), &["build"]));
    let read = |name: &str| fs::read_to_string(folder.path().join("dist").join(name)).unwrap();
    let list = read("index.html");
    for expected in [
        "<html lang=\"fr\"",
        "<title>Résolutions &amp; décisions</title>",
        "<meta name=\"description\" content=\"&lt;Tout&gt;\">",
        "<p>Ville &lt;d’Exemple&gt;</p>\n<p>Domaine public</p>",
        "<a href=\"https://example.org/?a=1&amp;b=2\" rel=\"license\">",
    ] {
        assert!(list.contains(expected), "{expected}\n{list}");
    }
    assert!(read("accessibility.html").contains("<p>Ville &lt;d’Exemple&gt;</p>"));
    let statement = read("en/A/RES/99/3/accessibility.html");
    assert!(statement.contains("<p lang=\"ar\" dir=\"rtl\">مدينة</p>"));

    // Rewritten statements have the same values.
    succeeded(publish(folder.path(), &["statement"]));
    assert_eq!(read("index.html"), list);
    assert_eq!(read("en/A/RES/99/3/accessibility.html"), statement);
}

#[test]
fn the_publisher_is_in_the_metadata_of_all_editions() {
    let folder = project(
        "formats = [\"html\", \"epub\", \"pdf\"]\n[publisher]\n\
         licence = \"https://example.org/?a=1&b=2\"\n\
         [publisher.name]\nen = \"City <of> \\\"Example\\\" & Co.\"\nar = \"مدينة & مثال\"\nzh = \"示例市\"\n\
         [publisher.rights]\nen = \"Rights </script>\"\nar = \"الحقوق <محفوظة>\"\nzh = \"版权\"\n",
    );
    for (language, formula) in [("ar", "إن الجمعية العامة"), ("zh", "大会")] {
        let path = folder.path().join(format!("content/{language}.md"));
        fs::write(path, source(language, formula)).unwrap();
    }
    succeeded(publish(folder.path(), &["build"]));
    for (language, name, rights) in [
        (
            "en",
            "City &lt;of&gt; \"Example\" &amp; Co.",
            "Rights &lt;/script&gt;",
        ),
        ("ar", "مدينة &amp; مثال", "الحقوق &lt;محفوظة&gt;"),
        ("zh", "示例市", "版权"),
    ] {
        let dist = folder.path().join(format!("dist/{language}/A/RES/99/3"));
        let stem = format!("A_RES_99_3-{}", language.to_uppercase());

        let epub = fs::read(dist.join(format!("{stem}.epub"))).unwrap();
        let epub = Epub::read(&epub);
        let package = epub.text("OEBPS/content.opf");
        for expected in [
            format!(
                "<dc:publisher>{}</dc:publisher>",
                name.replace('"', "&quot;")
            ),
            format!("<dc:rights>{rights}</dc:rights>"),
            "<meta property=\"dcterms:license\">https://example.org/?a=1&amp;b=2</meta>".to_owned(),
        ] {
            assert!(package.contains(&expected), "{expected}\n{package}");
        }

        let pdf = fs::read(dist.join(format!("{stem}.pdf"))).unwrap();
        let pdf = String::from_utf8_lossy(&pdf);
        for expected in [
            format!("<dc:publisher><rdf:Bag><rdf:li>{name}</rdf:li>"),
            format!("<rdf:li xml:lang=\"{language}\">{rights}</rdf:li>"),
            ">https://example.org/?a=1&amp;b=2</xmpRights:WebStatement>".to_owned(),
        ] {
            assert!(pdf.contains(&expected), "{expected}");
        }

        let page = fs::read_to_string(dist.join("index.html")).unwrap();
        let link = "<link rel=\"license\" href=\"https://example.org/?a=1&amp;b=2\">";
        assert!(page.contains(link));
        let (_, data) = page.split_once("application/ld+json\">").unwrap();
        let (data, _) = data.split_once("</script>").unwrap();
        let data: Value = serde_json::from_str(data).unwrap();
        let plain = |text: &str| {
            text.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&")
        };
        assert_eq!(data["publisher"]["name"], plain(name));
        assert_eq!(data["copyrightNotice"], plain(rights));
        assert_eq!(data["license"], "https://example.org/?a=1&b=2");
    }
}

#[test]
fn epubs_claim_conformance_only_with_the_result_of_a_person() {
    let package = |folder: &Path| {
        let epub = folder.join("dist/en/A/RES/99/3/A_RES_99_3-EN.epub");
        let epub = Epub::read(&fs::read(epub).unwrap());
        epub.text("OEBPS/content.opf").to_owned()
    };
    let formats = "formats = [\"epub\"]\n[epub.certification]\n";
    let folder = project(formats);
    succeeded(publish(folder.path(), &["build"]));
    let without = package(folder.path());
    for property in ["conformsTo", "a11y:cert", "refines=\"#certifier\""] {
        assert!(!without.contains(property), "{without}");
    }
    let result = "certifier = { en = \"Smith & Sons\", fr = \"Smith et fils\" }\n\
                  date = \"2044-11-20\"\n\
                  standard = \"EPUB Accessibility 1.1 - WCAG 2.2 Level AA\"\n\
                  report = \"https://example.org/?a=1&b=2\"\n";
    let file = folder.path().join("publish.toml");
    fs::write(&file, format!("{formats}{result}")).unwrap();
    succeeded(publish(folder.path(), &["build"]));
    let with = package(folder.path());
    let claim = "<meta property=\"dcterms:conformsTo\" id=\"conformance\">\
                 EPUB Accessibility 1.1 - WCAG 2.2 Level AA</meta>\n\
                 <meta property=\"a11y:certifiedBy\" refines=\"#conformance\" id=\"certifier\">\
                 Smith &amp; Sons</meta>\n\
                 <meta property=\"dcterms:date\" refines=\"#certifier\">2044-11-20</meta>\n\
                 <link rel=\"a11y:certifierReport\" refines=\"#certifier\" \
                 href=\"https://example.org/?a=1&amp;b=2\"/>\n";
    assert_eq!(with.replace(claim, ""), without);
    succeeded(publish(folder.path(), &["build", "--check"]));

    // A claim without its evidence, or in another form, is an error.
    for (line, expected) in [
        (
            "report = \"https://example.org/?a=1&b=2\"\n",
            "the table has no “report”",
        ),
        ("date = \"2044-11-20\"\n", "the table has no “date”"),
    ] {
        fs::write(&file, format!("{formats}{}", result.replace(line, ""))).unwrap();
        let output = publish(folder.path(), &["build"]);
        assert!(!output.status.success());
        assert!(stderr(&output).contains(expected), "{}", stderr(&output));
    }
    fs::write(
        &file,
        format!("{formats}{}", result.replace("EPUB Acc", "Acc")),
    )
    .unwrap();
    let output = publish(folder.path(), &["build"]);
    let expected = "error[K003]: invalid value for “epub.certification.standard”";
    assert!(stderr(&output).contains(expected), "{}", stderr(&output));
}
