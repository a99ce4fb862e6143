//! The accessibility statements report exactly the results of the files that were checked, and
//! claim nothing without results.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use publish::output::{Checksum, Manifest};
use publish_test_support::{files, root};
use scraper::{Html, Selector};

use crate::publish;

const SOURCE: &str = "---\nsymbol: A/RES/99/3\nlanguage: en\ntitle: Rest\nissued: 2044-12-05\n\
                      numbering: as-printed\n---\n\n\
                      *The General Assembly*,\n\n*Tired*,\n\n1. *Decides* to rest.\n\n\
                      1. *Decides* to sleep.\n";
const FOLDER: &str = "dist/en/A/RES/99/3";

/// Runs the program and asserts that it succeeds.
fn run(folder: &Path, arguments: &[&str]) {
    let output = publish(folder, arguments);
    assert!(output.status.success(), "{arguments:?}: {output:?}");
}

fn built() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("en.md"), SOURCE).unwrap();
    run(folder.path(), &BUILD);
    folder
}

const BUILD: [&str; 4] = ["build", "en.md", "--formats", "html,txt"];

/// Returns the checksum of the web page.
fn page_sum(folder: &Path) -> String {
    Checksum::of(&fs::read(folder.join(FOLDER).join("index.html")).unwrap()).to_string()
}

/// Returns the text of the statement in a folder, one line per heading, paragraph and item, without
/// the tables of clauses.
fn statement_text(folder: &Path) -> String {
    let page = fs::read_to_string(folder.join("accessibility.html")).unwrap();
    let selector = Selector::parse("h1, h2, h3, p, li").unwrap();
    let page = Html::parse_document(&page.replace("<br>", " "));
    let main = page
        .select(&Selector::parse("main").unwrap())
        .next()
        .unwrap();
    let is_in_table = |element: &scraper::ElementRef<'_>| {
        let mut ancestors = element.ancestors();
        ancestors.any(|node| {
            let element = node.value().as_element();
            element.is_some_and(|element| element.name() == "details")
        })
    };
    let elements = main.select(&selector);
    let lines = elements
        .filter(|element| !is_in_table(element))
        .map(|element| {
            // The items of a nested list have their own lines.
            let own = element.children().filter(|node| {
                let inner = node.value().as_element();
                inner.is_none_or(|element| element.name() != "ul")
            });
            let words: String = own
                .flat_map(|node| node.descendants())
                .filter_map(|node| node.value().as_text().map(|text| text.to_string()))
                .collect();
            let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
            match element.value().name() {
                "li" => format!("- {words}"),
                "p" => words,
                heading => format!(
                    "{} {words}",
                    "#".repeat(usize::from(heading.as_bytes()[1] - b'0'))
                ),
            }
        });
    lines.collect::<Vec<_>>().join("\n")
}

/// A clause in the statement of the site: its name, its outcome as the class of the result, and the
/// reason and the evidence.
#[derive(Debug, PartialEq, Eq)]
struct Clause {
    name: String,
    outcome: String,
    remarks: Vec<String>,
}

/// Returns the clauses in the statement of the site, by their numbers.
fn clauses(dist: &Path) -> BTreeMap<String, Clause> {
    let page = fs::read_to_string(dist.join("accessibility.html")).unwrap();
    let page = Html::parse_document(&page);
    let select = |selector: &str| Selector::parse(selector).unwrap();
    let words = |element: scraper::ElementRef<'_>| {
        let text: String = element.text().collect();
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let rows = select(".clauses tbody tr");
    let remark = select("td > p:not(:first-child), li");
    let clauses = page.select(&rows).map(|row| {
        let head = words(row.select(&select("th")).next().unwrap());
        let (number, name) = head.split_once(' ').unwrap();
        let result = row.select(&select("strong")).next().unwrap();
        let remarks = row.select(&remark).map(words);
        let clause = Clause {
            name: name.to_owned(),
            outcome: result.attr("class").unwrap().to_owned(),
            remarks: remarks.collect(),
        };
        (number.to_owned(), clause)
    });
    clauses.collect()
}

/// Returns the numbers of the clauses with an outcome.
fn with_outcome(clauses: &BTreeMap<String, Clause>, outcome: &str) -> Vec<String> {
    let clauses = clauses.iter();
    let clauses = clauses.filter(|(_, clause)| clause.outcome == outcome);
    clauses.map(|(number, _)| number.clone()).collect()
}

/// Returns results for the web page: for each check, its kind, other properties and findings.
fn results(sum: &str, checks: &[(&str, &str, &str)]) -> String {
    let checks: Vec<serde_json::Value> = checks
        .iter()
        .map(|(check, more, findings)| {
            let mut result = serde_json::json!({
                "check": check, "tool": format!("tool of {check}"), "subject": "the subject",
                "date": "2044-12-06", "checked": [sum],
                "findings": serde_json::from_str::<serde_json::Value>(&findings.replace("SUM", sum)).unwrap(),
            });
            let more: BTreeMap<String, serde_json::Value> = serde_json::from_str(more).unwrap();
            result.as_object_mut().unwrap().extend(more);
            result
        })
        .collect();
    serde_json::json!({ "version": 1, "checks": checks }).to_string()
}

fn write_statements(folder: &Path, results: &str) {
    fs::write(folder.join("found.json"), results).unwrap();
    run(folder, &["statement", "--checks", "found.json"]);
}

#[test]
fn a_statement_without_results_claims_nothing() {
    let folder = built();
    insta::assert_snapshot!(statement_text(&folder.path().join(FOLDER)));
    let site = statement_text(&folder.path().join("dist"));
    assert!(site.contains("\nNo files have been checked.\n"), "{site}");
    assert!(!folder.path().join("dist/checks.json").exists());
}

#[test]
fn a_statement_lists_findings_and_checks_that_were_not_run() {
    let folder = built();
    let accepted = r#"{"reason": "It is so.", "link": "https://example.org/1"}"#;
    let found = format!(
        r#"[{{"file": "SUM", "rule": "left", "message": "left alone", "place": "p", "accepted": {accepted}}},
            {{"file": "SUM", "rule": "bad", "message": "It is bad.", "place": "line 1"}},
            {{"file": "SUM", "rule": "bad", "message": "It is bad.", "place": "line 2"}}]"#
    );
    let checks = [
        ("nu", r#"{"version": "1.2"}"#, "[]"),
        ("axe", r#"{"view": "light"}"#, "[]"),
        (
            "axe",
            r#"{"view": "dark", "date": "2044-12-07"}"#,
            found.as_str(),
        ),
        ("own", r#"{"by": "person"}"#, "[]"),
    ];
    write_statements(folder.path(), &results(&page_sum(folder.path()), &checks));
    insta::assert_snapshot!(
        "document_statement_with_findings",
        statement_text(&folder.path().join(FOLDER))
    );
    insta::assert_snapshot!(
        "site_statement_with_findings",
        statement_text(&folder.path().join("dist"))
    );
}

#[test]
fn results_for_other_bytes_are_ignored() {
    let folder = built();
    let before = statement_text(&folder.path().join(FOLDER));
    write_statements(
        folder.path(),
        &results(&"0".repeat(64), &[("nu", "{}", "[]")]),
    );
    assert_eq!(statement_text(&folder.path().join(FOLDER)), before);
    assert!(!folder.path().join("dist/checks.json").exists());
}

#[test]
fn results_are_kept_until_the_document_changes() {
    let folder = built();
    let clean: Vec<(&str, &str, &str)> = ["nu", "axe", "links", "appearance"]
        .map(|check| (check, "{}", "[]"))
        .into();
    write_statements(folder.path(), &results(&page_sum(folder.path()), &clean));
    let is_clean = || {
        let text = statement_text(&folder.path().join(FOLDER));
        text.contains("All checks were run. No problems were found.")
    };
    assert!(is_clean());
    run(folder.path(), &BUILD);
    assert!(is_clean());
    fs::write(
        folder.path().join("en.md"),
        SOURCE.replace("sleep", "dream"),
    )
    .unwrap();
    run(folder.path(), &BUILD);
    assert!(!is_clean());
    assert!(!folder.path().join("dist/checks.json").exists());
}

#[test]
fn writing_statements_changes_no_edition_and_updates_the_checksums() {
    let folder = built();
    let dist = folder.path().join("dist");
    let before = files(&dist);
    write_statements(
        folder.path(),
        &results(&page_sum(folder.path()), &[("nu", "{}", "[]")]),
    );
    let after = files(&dist);
    let changed: Vec<&String> = after
        .iter()
        .filter(|(name, bytes)| before.get(*name) != Some(bytes))
        .map(|(name, _)| name)
        .collect();
    assert_eq!(
        changed,
        [
            "SHA256SUMS",
            "accessibility.html",
            "checks.json",
            "en/A/RES/99/3/accessibility.html",
            "manifest.json"
        ]
    );
    let sums = String::from_utf8(after["SHA256SUMS"].clone()).unwrap();
    let listed: BTreeMap<&str, &str> = sums
        .lines()
        .map(|line| line.split_once("  ").unwrap())
        .map(|(sum, name)| (name, sum))
        .collect();
    for (name, bytes) in after.iter().filter(|(name, _)| *name != "SHA256SUMS") {
        let sum = Checksum::of(bytes).to_string();
        assert_eq!(listed.get(name.as_str()), Some(&sum.as_str()), "{name}");
    }
}

#[test]
fn the_output_folder_keeps_the_contact_address() {
    let folder = built();
    let has_contact = |address: &str| {
        ["dist", FOLDER]
            .iter()
            .all(|inner| statement_text(&folder.path().join(inner)).contains(address))
    };
    assert!(has_contact("has not provided a contact address"));
    run(
        folder.path(),
        &["statement", "--contact", "reader@example.org"],
    );
    assert!(has_contact("reader@example.org"));
    run(folder.path(), &BUILD);
    assert!(has_contact("reader@example.org"));
    let mut build = BUILD.to_vec();
    build.extend(["--contact", "https://example.org/write"]);
    run(folder.path(), &build);
    assert!(has_contact("https://example.org/write"));
}

#[test]
fn a_statement_describes_every_edition_in_the_language_of_the_document() {
    let folder = tempfile::tempdir().unwrap();
    let source = SOURCE.replace("language: en", "language: fr");
    fs::write(folder.path().join("fr.md"), source).unwrap();
    run(
        folder.path(),
        &[
            "build",
            "fr.md",
            "--formats",
            "html,epub,pdf,akn,txt",
            "--pdf-variant",
            "standard,large-print",
        ],
    );
    let manifest: Manifest =
        serde_json::from_slice(&fs::read(folder.path().join("dist/manifest.json")).unwrap())
            .unwrap();
    let text = statement_text(&folder.path().join("dist/fr/A/RES/99/3"));
    let headings = text.lines().filter(|line| line.starts_with("## ")).count();
    // The others are warnings, known limitations, contact and the statement itself.
    assert_eq!(headings, manifest.documents[0].files.len() + 4, "{text}");
    assert!(text.contains("## PDF en gros caractères"), "{text}");
}

/// Returns the names of all statements in a folder, and of the files that mention one.
fn statements_and_links(dist: &Path) -> Vec<String> {
    let mentions = |bytes: &[u8]| String::from_utf8_lossy(bytes).contains("accessibility.html");
    let files = files(dist).into_iter();
    let found =
        files.filter(|(name, bytes)| name.ends_with("accessibility.html") || mentions(bytes));
    found.map(|(name, _)| name).collect()
}

#[test]
fn without_statements_no_file_is_one_or_links_to_one() {
    let folder = built();
    let dist = folder.path().join("dist");
    assert_eq!(
        statements_and_links(&dist),
        [
            "SHA256SUMS",
            "accessibility.html",
            "en/A/RES/99/3/about.html",
            "en/A/RES/99/3/accessibility.html",
            "en/A/RES/99/3/index.html",
            "en/index.html",
            "index.html",
            "manifest.json"
        ]
    );
    let with_statements = files(&dist);
    let mut build = BUILD.to_vec();
    build.extend(["--statement", "off"]);
    run(folder.path(), &build);
    assert_eq!(statements_and_links(&dist), [""; 0]);
    let page = fs::read_to_string(folder.path().join(FOLDER).join("index.html")).unwrap();
    assert!(!page.contains("<footer"), "{page}");
    let index = fs::read_to_string(dist.join("index.html")).unwrap();
    assert!(!index.contains("<nav"), "{index}");
    run(folder.path(), &["verify"]);

    // A page of the publisher at the same address stays, and no statement replaces it.
    fs::write(dist.join("accessibility.html"), "our own").unwrap();
    let clean = results(&page_sum(folder.path()), &[("nu", "{}", "[]")]);
    fs::write(folder.path().join("publish.toml"), "statement = false\n").unwrap();
    write_statements(folder.path(), &clean);
    run(folder.path(), &BUILD);
    let own = fs::read_to_string(dist.join("accessibility.html")).unwrap();
    assert_eq!(own, "our own");
    assert!(dist.join("checks.json").exists());
    assert!(
        !folder
            .path()
            .join(FOLDER)
            .join("accessibility.html")
            .exists()
    );

    // They can be turned on again.
    fs::remove_file(folder.path().join("publish.toml")).unwrap();
    fs::remove_file(dist.join("checks.json")).unwrap();
    run(folder.path(), &BUILD);
    assert_eq!(files(&dist), with_statements);
}

#[test]
fn without_results_no_clause_is_met_or_not_met() {
    let folder = built();
    let clauses = clauses(&folder.path().join("dist"));
    assert_eq!(with_outcome(&clauses, "met"), [""; 0]);
    assert_eq!(with_outcome(&clauses, "not-met"), [""; 0]);
    let list = clauses.iter().map(|(number, clause)| {
        format!(
            "{number} {}: {}: {}",
            clause.name,
            clause.outcome,
            clause.remarks.join(" ")
        )
    });
    insta::assert_snapshot!(list.collect::<Vec<_>>().join("\n"));
}

#[test]
fn a_clause_is_not_met_only_because_of_a_finding_about_it() {
    let folder = built();
    let accepted = r#"{"reason": "It is so.", "link": "https://example.org/1"}"#;
    let found = format!(
        r#"[{{"file": "SUM", "rule": "contrast", "message": "Pale.", "criteria": ["1.4.3", "1.4.6"]}},
            {{"file": "SUM", "rule": "alt", "message": "None.", "criteria": ["1.1.1"], "accepted": {accepted}}}]"#
    );
    let unclear = r#"[{"file": "SUM", "rule": "bad", "message": "It is bad."}]"#;
    let checks = [
        (
            "axe",
            r#"{"version": "1.2", "criteria": ["1.1.1", "1.4.3", "2.4.4", "1.2.1"]}"#,
            found.as_str(),
        ),
        ("keyboard", r#"{"criteria": ["2.1.1"]}"#, unclear),
    ];
    write_statements(folder.path(), &results(&page_sum(folder.path()), &checks));
    let clauses = clauses(&folder.path().join("dist"));
    assert_eq!(with_outcome(&clauses, "met"), [""; 0]);
    assert_eq!(with_outcome(&clauses, "not-met"), ["9.1.4.3", "9.6"]);
    assert_eq!(
        clauses["9.1.4.3"].remarks,
        ["tool of axe 1.2, 6 December 2044: problems found: 1"]
    );
    let partly = "The checks find only some of the possible problems.";
    assert_eq!(
        clauses["9.1.1.1"].remarks,
        [
            partly,
            "tool of axe 1.2, 6 December 2044: no problems found"
        ]
    );
    assert_eq!(
        clauses["9.2.1.1"].remarks,
        [
            partly,
            "tool of keyboard, 6 December 2044: problems found: 1"
        ]
    );
    // A check of something that editions cannot contain shows nothing.
    assert_eq!(
        clauses["9.1.2.1"].remarks,
        ["The editions contain no audio and no video."]
    );
    // Documents were not checked.
    assert_eq!(clauses["10.1.4.3"].outcome, "not-evaluated");
    let site = statement_text(&folder.path().join("dist"));
    assert!(
        site.contains("Some requirements of EN 301 549 v4.1.1"),
        "{site}"
    );
}

#[test]
fn only_checks_that_decide_a_clause_for_every_file_and_people_meet_it() {
    let folder = built();
    let dist = folder.path().join("dist");
    let build = ["build", "en.md", "--formats", "html,epub,pdf", "--check"];
    fs::remove_dir_all(&dist).unwrap();
    run(folder.path(), &build);
    let decided = ["10.2.4.2", "10.3.1.1", "9.2.4.2", "9.3.1.1"];
    assert_eq!(with_outcome(&clauses(&dist), "met"), decided);

    // A person decides what they have tested, except where they found something.
    let sum = page_sum(folder.path());
    let found =
        r#"[{"file": "SUM", "rule": "reading", "message": "Twice.", "criteria": ["1.3.2"]}]"#;
    let read = (
        "read",
        r#"{"by": "person", "criteria": ["1.3.1", "1.3.2"]}"#,
        found,
    );
    write_statements(folder.path(), &results(&sum, &[read]));
    let with_person = clauses(&dist);
    assert_eq!(with_person["9.1.3.1"].outcome, "met");
    assert_eq!(with_person["9.1.3.2"].outcome, "not-met");

    // Another document that was not checked.
    let other = SOURCE.replace("A/RES/99/3", "A/RES/99/4");
    fs::write(folder.path().join("other.md"), other).unwrap();
    run(
        folder.path(),
        &["build", "other.md", "--formats", "html,pdf"],
    );
    let clauses = clauses(&dist);
    assert_eq!(with_outcome(&clauses, "met"), [""; 0]);
    let remarks = &clauses["9.3.1.1"].remarks;
    assert_eq!(remarks[0], "Not every file was checked.");
}

#[test]
fn clauses_apply_if_templates_or_pictures_of_a_project_may_contain_what_they_are_about() {
    let folder = built();
    let dist = folder.path().join("dist");
    let without = with_outcome(&clauses(&dist), "not-applicable");
    assert!(without.contains(&"9.2.3.1".to_owned()));
    fs::write(
        folder.path().join("publish.toml"),
        "[theme]\nstyle-sheet = \"extra.css\"\n",
    )
    .unwrap();
    fs::write(folder.path().join("extra.css"), "p { color: #000 }\n").unwrap();
    run(folder.path(), &BUILD);
    let of_motion = ["10.2.2.2", "10.2.3.1", "9.2.2.2", "9.2.3.1"];
    let left = without
        .iter()
        .filter(|number| !of_motion.contains(&number.as_str()));
    let left: Vec<String> = left.cloned().collect();
    assert_eq!(with_outcome(&clauses(&dist), "not-applicable"), left);

    fs::create_dir_all(folder.path().join("own/html")).unwrap();
    let footer = fs::read_to_string(root().join("templates/html/footer.html")).unwrap();
    fs::write(
        folder.path().join("own/html/footer.html"),
        footer + "{# our own #}\n",
    )
    .unwrap();
    let mut build = BUILD.to_vec();
    build.extend(["--templates", "own"]);
    run(folder.path(), &build);
    assert_eq!(
        with_outcome(&clauses(&dist), "not-applicable"),
        ["10.4.1.1", "9.4.1.1"]
    );
}

#[test]
fn every_clause_has_its_own_name_in_every_language() {
    let folder = built();
    let dist = folder.path().join("dist");
    let mut names: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for language in ["en", "fr", "es", "ru", "ar", "zh", "de"] {
        run(folder.path(), &["statement", "--languages", language]);
        let clauses = clauses(&dist);
        let own: Vec<String> = clauses.values().map(|one| one.name.clone()).collect();
        let of_web = clauses
            .iter()
            .filter(|(number, _)| number.starts_with("9."));
        let of_web: BTreeMap<&str, &str> = of_web
            .map(|(number, one)| (one.name.as_str(), number.as_str()))
            .collect();
        assert_eq!(of_web.len(), 58, "{language}");
        if let Some(english) = names.get("en") {
            let same: Vec<_> = own.iter().filter(|name| english.contains(name)).collect();
            // “Orientation” is also French.
            assert!(same.iter().all(|name| *name == "Orientation"), "{same:?}");
        }
        names.insert(language, own);
    }
}

const ENFORCEMENT: &str = "[enforcement]\n\
    name = { en = \"Ombudsman\", fr = \"Médiatrice\" }\n\
    address = \"1 Market Square\"\n\
    contact = \"https://ombudsman.example.org/\"\n";

#[test]
fn the_enforcement_body_is_in_all_statements_only_if_the_project_has_one() {
    let folder = built();
    fs::write(
        folder.path().join("fr.md"),
        SOURCE.replace("language: en", "language: fr"),
    )
    .unwrap();
    let build = ["build", "en.md", "fr.md", "--formats", "html"];
    run(folder.path(), &build);
    let dist = folder.path().join("dist");
    let statements = [
        (dist.clone(), "Enforcement procedure", "Ombudsman"),
        (
            folder.path().join(FOLDER),
            "Enforcement procedure",
            "Ombudsman",
        ),
        (dist.join("fr/A/RES/99/3"), "Voies de recours", "Médiatrice"),
    ];
    for (folder, heading, _) in &statements {
        assert!(!statement_text(folder).contains(heading));
    }
    fs::write(folder.path().join("publish.toml"), ENFORCEMENT).unwrap();
    run(folder.path(), &build);
    for (folder, heading, name) in &statements {
        let text = statement_text(folder);
        assert!(text.contains(&format!("\n## {heading}\n")), "{text}");
        let body = format!("\n{name} 1 Market Square https://ombudsman.example.org/\n");
        assert!(text.contains(&body), "{text}");
    }
    fs::write(
        folder.path().join("publish.toml"),
        ENFORCEMENT.replace("name = ", "# name = "),
    )
    .unwrap();
    let output = publish(folder.path(), &build);
    let error = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(
        error.contains("enforcement.address”: the table has no “name”"),
        "{error}"
    );
}

const AUTHOR: &str = "title = \"Resolutions: \\\"the\\\" & 'all' <of> them\"\n\
    [openacr]\nauthor = \"Ana Ruiz\"\ncompany = \"City of Example\"\n\
    email = \"ana@example.org\"\n";

fn report(dist: &Path) -> serde_json::Value {
    let text = fs::read_to_string(dist.join("openacr.yaml")).unwrap();
    serde_saphyr::from_str(&text).unwrap()
}

#[test]
fn a_conformance_report_is_written_only_with_results_and_an_author() {
    let folder = built();
    let dist = folder.path().join("dist");
    let file = dist.join("openacr.yaml");
    let project = folder.path().join("publish.toml");
    fs::write(&project, AUTHOR).unwrap();
    run(folder.path(), &BUILD);
    assert!(!file.exists());
    let sum = page_sum(folder.path());
    let clean = results(&sum, &[("axe", r#"{"criteria": ["1.4.3"]}"#, "[]")]);
    write_statements(folder.path(), &clean);
    let page = fs::read_to_string(dist.join("accessibility.html")).unwrap();
    assert!(page.contains("<a href=\"openacr.yaml\">"), "{page}");
    assert!(file.exists());
    run(folder.path(), &["verify"]);
    fs::remove_file(&project).unwrap();
    run(folder.path(), &BUILD);
    assert!(!file.exists());
    run(folder.path(), &["verify"]);
    // A report of the publisher stays.
    fs::write(&file, "our own").unwrap();
    run(folder.path(), &BUILD);
    assert_eq!(fs::read_to_string(&file).unwrap(), "our own");
    // An author without an e-mail address is an error.
    fs::write(&project, AUTHOR.replace("email = ", "# ")).unwrap();
    let output = publish(folder.path(), &BUILD);
    let error = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(
        error.contains("openacr.author”: the table has no “email”"),
        "{error}"
    );
}

/// The requirements are those of the JSON Schema of OpenACR 0.1.0, of the npm package
/// `@openacr/openacr` 0.3.5, and of its catalogue `2.5-edition-wcag-2.2-en`.
#[test]
fn the_conformance_report_has_the_form_of_openacr_and_the_outcomes_of_the_statement() {
    let folder = built();
    let dist = folder.path().join("dist");
    fs::write(folder.path().join("publish.toml"), AUTHOR).unwrap();
    run(
        folder.path(),
        &["build", "en.md", "--formats", "html,epub", "--check"],
    );
    let found =
        r#"[{"file": "SUM", "rule": "contrast", "message": "Pale.", "criteria": ["1.4.3"]}]"#;
    let checks = [("axe", r#"{"criteria": ["1.1.1", "1.4.3"]}"#, found)];
    write_statements(folder.path(), &results(&page_sum(folder.path()), &checks));
    let report = report(&dist);
    let name = "Resolutions: \"the\" & 'all' <of> them";
    assert_eq!(
        report["title"],
        format!("Accessibility conformance report: {name}")
    );
    assert_eq!(report["product"]["name"], name);
    assert_eq!(report["product"]["version"], "2044-12-06");
    assert_eq!(report["report_date"], "2044-12-06");
    let author = serde_json::json!({
        "name": "Ana Ruiz", "company_name": "City of Example", "email": "ana@example.org"
    });
    assert_eq!(report["author"], author);
    assert_eq!(report["catalog"], "2.5-edition-wcag-2.2-en");
    for key in ["notes", "evaluation_methods_used"] {
        assert!(
            report[key].as_str().is_some_and(|text| !text.is_empty()),
            "{key}"
        );
    }

    let clauses = clauses(&dist);
    let chapters = report["chapters"].as_object().unwrap();
    let mut number_of_criteria = BTreeMap::new();
    for (chapter, content) in chapters {
        let Some(criteria) = content["criteria"].as_array() else {
            assert_eq!(
                *content,
                serde_json::json!({ "disabled": true }),
                "{chapter}"
            );
            continue;
        };
        number_of_criteria.insert(chapter.as_str(), criteria.len());
        for criterion in criteria {
            let number = criterion["num"].as_str().unwrap();
            let components = criterion["components"].as_array().unwrap();
            for component in components {
                let clause = match component["name"].as_str().unwrap() {
                    "web" => format!("9.{number}"),
                    "electronic-docs" => format!("10.{number}"),
                    other => panic!("{other}"),
                };
                let level = match clauses[&clause].outcome.as_str() {
                    "met" => "supports",
                    "not-met" => "does-not-support",
                    other => other,
                };
                assert_eq!(component["adherence"]["level"], level, "{clause}");
                let notes = component["adherence"]["notes"].as_str().unwrap();
                assert!(!notes.is_empty(), "{clause}");
            }
        }
    }
    let expected = BTreeMap::from([
        ("success_criteria_level_a", 32),
        ("success_criteria_level_aa", 24),
    ]);
    assert_eq!(number_of_criteria, expected);
    assert!(chapters.contains_key("success_criteria_level_aaa"));
    assert_eq!(clauses["9.1.4.3"].outcome, "not-met");
    assert_eq!(clauses["9.3.1.1"].outcome, "met");
}
