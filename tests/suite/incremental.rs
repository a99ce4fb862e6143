//! Builds with a cache: what has changed is rendered, nothing else is, and the output folder is that
//! of a full build, byte for byte.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;
use std::time::SystemTime;

use publish_test_support::{files, root};
use tempfile::TempDir;

use crate::publish;

/// The formats of the builds.
const FORMATS: &str = "html,epub,pdf,akn,txt";

fn source(symbol: &str, language: &str, formula: &str, text: &str) -> String {
    format!(
        "---\nsymbol: {symbol}\nlanguage: {language}\ntitle: Rest\nissued: 2044-12-05\n---\n\n\
         *{formula}*,\n\n{text}\n"
    )
}

/// A project with a document in two languages, and one that the first mentions.
struct Project(TempDir);

impl Project {
    fn new() -> Self {
        let project = Project(tempfile::tempdir().unwrap());
        let (english, french) = ("The General Assembly", "L’Assemblée générale");
        let text = "*Recalling* its resolution 99/22,\n\n1. *Decides* to rest [^1].\n\n[^1]: Well.";
        project.write(
            "content/1/en.md",
            &source("A/RES/99/21", "en", english, text),
        );
        let text = "*Rappelant* sa résolution 99/22,\n\n1. *Décide* de se reposer.";
        project.write(
            "content/1/fr.md",
            &source("A/RES/99/21", "fr", french, text),
        );
        let text = "1. *Decides* nothing.";
        project.write(
            "content/2/en.md",
            &source("A/RES/99/22", "en", english, text),
        );
        project
    }

    fn path(&self, path: &str) -> PathBuf {
        self.0.path().join(path)
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn replace(&self, path: &str, from: &str, to: &str) {
        let text = fs::read_to_string(self.path(path)).unwrap();
        assert!(text.contains(from), "{path} has no {from}");
        self.write(path, &text.replace(from, to));
    }

    /// Writes a built-in file, with a change, for a folder of the project.
    fn replace_built_in(&self, path: &str, from: &str, to: &str) {
        let text = fs::read_to_string(root().join(path)).unwrap();
        self.write(path, &text);
        self.replace(path, from, to);
    }

    fn run(&self, arguments: &[&str]) -> Output {
        let output = publish(self.0.path(), arguments);
        assert!(output.status.success(), "{output:?}");
        output
    }

    /// Builds with the cache, and returns the editions that were rendered or copied.
    fn build(&self, arguments: &[&str]) -> Explained {
        let own = [
            "build",
            "--formats",
            FORMATS,
            "--cache",
            "cache",
            "--explain",
            "-q",
        ];
        explained(&self.run(&[&own, arguments].concat()).stderr)
    }

    fn plan(&self, arguments: &[&str]) -> Explained {
        let own = ["plan", "--formats", FORMATS, "--cache", "cache", "-q"];
        explained(&self.run(&[&own, arguments].concat()).stdout)
    }

    /// Compares the output folder with that of a build without a cache.
    fn assert_equals_full_build(&self, arguments: &[&str]) {
        let full = self.path("full");
        let _ = fs::remove_dir_all(&full);
        let own = [
            "build",
            "--formats",
            FORMATS,
            "--no-cache",
            "--out",
            "full",
            "-q",
        ];
        self.run(&[&own, arguments].concat());
        let (mut found, expected) = (files(&self.path("dist")), files(&full));
        // Without --prune, earlier style sheets stay.
        found.retain(|name, _| !name.ends_with(".css") || expected.contains_key(name));
        let names = |files: &BTreeMap<String, Vec<u8>>| files.keys().cloned().collect::<Vec<_>>();
        assert_eq!(names(&found), names(&expected));
        for (name, bytes) in &expected {
            assert!(found[name] == *bytes, "{name} differs");
        }
    }

    /// The time of the last change of each file in the output folder.
    fn times(&self) -> BTreeMap<String, SystemTime> {
        let dist = self.path("dist");
        let names = files(&dist).into_keys();
        let time = |name: &String| fs::metadata(dist.join(name)).unwrap().modified().unwrap();
        names.map(|name| (name.clone(), time(&name))).collect()
    }
}

/// The editions that a build rendered, with the reasons, and those that it copied.
#[derive(Debug, Default, PartialEq, Eq)]
struct Explained {
    rendered: BTreeMap<String, String>,
    copied: BTreeSet<String>,
}

fn explained(printed: &[u8]) -> Explained {
    let mut explained = Explained::default();
    for line in std::str::from_utf8(printed).unwrap().lines() {
        if let Some(rest) = line.strip_prefix("render ") {
            let (path, reasons) = rest.split_once(": ").unwrap();
            explained
                .rendered
                .insert(path.to_owned(), reasons.to_owned());
        } else if let Some(path) = line.strip_prefix("copy ") {
            explained.copied.insert(path.to_owned());
        }
    }
    explained
}

const FIRST: &str = "en/A/RES/99/21";
const FRENCH: &str = "fr/A/RES/99/21";
const SECOND: &str = "en/A/RES/99/22";

/// Returns the paths of editions of these documents in these formats.
fn editions(folders: &[&str], extensions: &[&str]) -> BTreeSet<String> {
    let paths = folders.iter().flat_map(|folder| {
        extensions.iter().map(move |extension| {
            let (language, symbol) = folder.split_once('/').unwrap();
            let name = match *extension {
                "html" => "index.html".to_owned(),
                other => {
                    let language = language.to_ascii_uppercase();
                    format!("{}-{language}.{other}", symbol.replace('/', "_"))
                }
            };
            format!("{folder}/{name}")
        })
    });
    paths.collect()
}

const ALL: [&str; 3] = [FIRST, FRENCH, SECOND];
const EVERY_FORMAT: [&str; 5] = ["html", "epub", "pdf", "xml", "txt"];

/// Builds with the arguments, and checks which editions are rendered, for which reason, and that
/// the result is that of a full build.
fn check(
    project: &Project,
    what: &str,
    arguments: &[&str],
    expected: &BTreeSet<String>,
    reason: &str,
) {
    let planned = project.plan(arguments);
    let before = project.times();
    let built = project.build(arguments);
    let rendered: BTreeSet<String> = built.rendered.keys().cloned().collect();
    assert_eq!(rendered, *expected, "{what}");
    // A plan does not render, so it does not know whether sizes and pages of PDFs change.
    for (path, reasons) in &built.rendered {
        assert_eq!(
            planned.rendered.get(path),
            Some(reasons),
            "{what}: planned {path}"
        );
    }
    let more = planned
        .rendered
        .keys()
        .filter(|path| !rendered.contains(*path));
    for path in more {
        let is_dependent = path.ends_with(".html") || path.ends_with(".epub");
        let folder = path.rsplit_once('/').unwrap().0;
        let mut of_document = rendered.iter().filter(|other| other.starts_with(folder));
        assert!(
            is_dependent && of_document.next().is_some(),
            "{what}: planned {path}"
        );
    }
    for (path, reasons) in &built.rendered {
        assert!(reasons.contains(reason), "{what}, {path}: {reasons}");
    }
    let after = project.times();
    for path in editions(&ALL, &EVERY_FORMAT).difference(expected) {
        assert_eq!(
            before.get(path),
            after.get(path),
            "{what}: {path} was written"
        );
    }
    project.assert_equals_full_build(arguments);
    let again = project.build(arguments);
    assert_eq!(again, Explained::default(), "{what}, again");
    assert_eq!(project.times(), after, "{what}: written without a change");
}

#[test]
fn a_change_renders_what_depends_on_it_and_nothing_else() {
    let project = Project::new();
    let built = project.build(&[]);
    let all = editions(&ALL, &EVERY_FORMAT);
    assert_eq!(built.rendered.into_keys().collect::<BTreeSet<_>>(), all);
    project.assert_equals_full_build(&[]);
    assert_eq!(project.build(&[]), Explained::default());

    project.replace("content/2/en.md", "nothing", "little");
    let expected = editions(&[SECOND], &EVERY_FORMAT);
    check(
        &project,
        "a word",
        &[],
        &expected,
        "content/2/en.md changed",
    );

    project.replace("content/2/en.md", "1. ", "1. *Notes* this;\n\n2. ");
    check(
        &project,
        "anchors",
        &[],
        &expected,
        "content/2/en.md changed",
    );

    project.replace("content/1/fr.md", "reposer", "lever");
    let expected = editions(&[FRENCH], &EVERY_FORMAT);
    check(
        &project,
        "a language",
        &[],
        &expected,
        "content/1/fr.md changed",
    );

    // The text of the other language is the same, but its page links to the new one.
    let german = source(
        "A/RES/99/22",
        "de",
        "Die Generalversammlung",
        "1. *Beschließt* nichts.",
    );
    project.write("content/2/de.md", &german);
    let mut expected = editions(&["de/A/RES/99/22"], &EVERY_FORMAT);
    expected.extend(editions(&[SECOND], &["html"]));
    check(
        &project,
        "a new language",
        &[],
        &expected,
        "content/2/de.md is new",
    );
    // Its page without the link is still in the cache.
    fs::remove_file(project.path("content/2/de.md")).unwrap();
    let pruned = project.build(&["--prune"]);
    let expected = editions(&[SECOND], &["html"]);
    assert_eq!(
        (pruned.rendered, pruned.copied),
        (BTreeMap::new(), expected)
    );
    project.assert_equals_full_build(&[]);

    project.write("notes/readme.txt", "not a source");
    check(&project, "another file", &[], &BTreeSet::new(), "");

    let marks = ["--html-page-marks"];
    let expected = editions(&ALL, &["html"]);
    check(
        &project,
        "an option",
        &marks,
        &expected,
        "the option “html.page-marks” changed",
    );
    // The pages without marks are still in the cache.
    let back = project.build(&[]);
    assert_eq!((back.rendered, back.copied), (BTreeMap::new(), expected));

    let contact = ["--contact", "reader@example.org"];
    let before = project.times();
    check(&project, "the contact", &contact, &BTreeSet::new(), "");
    let after = project.times();
    for folder in ALL {
        let statement = format!("{folder}/accessibility.html");
        assert_ne!(before[&statement], after[&statement]);
    }
}

#[test]
fn a_change_of_a_template_catalogue_body_or_font_renders_what_uses_it() {
    let project = Project::new();
    for folder in ["templates", "bodies", "fonts"] {
        fs::create_dir(project.path(folder)).unwrap();
    }
    let style = [
        "--templates",
        "templates",
        "--bodies",
        "bodies",
        "--fonts",
        "fonts",
    ];
    project.build(&style);
    project.assert_equals_full_build(&style);
    let check = |what: &str, folders: &[&str], formats: &[&str], reason: &str| {
        check(&project, what, &style, &editions(folders, formats), reason);
    };

    project.replace_built_in(
        "templates/html/footer.html",
        "{%- endmacro",
        "<hr>{%- endmacro",
    );
    check("a page", &ALL, &["html"], "the templates of html changed");

    // Pages have the sizes of EPUBs.
    project.replace_built_in("templates/epub/book.css", "{", "{ orphans: 3;");
    check(
        "an EPUB",
        &ALL,
        &["html", "epub"],
        "the templates of epub changed",
    );

    project.replace_built_in(
        "templates/site/statement.html",
        "<h2 id",
        "<h2 class=\"own\" id",
    );
    check("a statement", &[], &[], "");

    project.replace_built_in(
        "templates/catalogue/fr.ftl",
        "notes = Notes",
        "notes = Les notes",
    );
    check(
        "a message",
        &[FRENCH],
        &["html", "epub", "pdf", "txt"],
        "the catalogues changed",
    );

    // A body that no document has.
    let text = fs::read_to_string(root().join("bodies/city-council.toml")).unwrap();
    let text = text.replace("country = \"us\"", "country = \"gb\"");
    project.write("bodies/city-council.toml", &format!("# Changed\n{text}"));
    check("another body", &[], &[], "");

    project.replace_built_in("bodies/general-assembly.toml", "unga\"", "unge\"");
    check("a body", &ALL, &["xml"], "the body files changed");

    let font = root().join("fonts/noto-sans/NotoSans-Regular.ttf");
    fs::copy(font, project.path("fonts/own.ttf")).unwrap();
    check("a font", &ALL, &["epub", "pdf"], "the fonts changed");

    let theme = |what: &str, formats: &[&str], added: &str| {
        let text = fs::read_to_string(project.path("publish.toml")).unwrap_or_default();
        project.write("publish.toml", &format!("{text}{added}"));
        check(what, &ALL, formats, "the theme changed");
    };
    // Plain text has the view of the theme, too, but not its colours.
    let colours = "[theme.colours]\nlink = \"#0d3f73\"\n";
    theme("a colour", &["html", "epub", "pdf"], colours);
    let dark = "[theme.colours-dark]\nlink = \"#ffffff\"\n";
    theme("a colour of dark pages", &["html"], dark);
    project.write("own.css", "p { orphans: 3; }\n");
    theme(
        "a style sheet",
        &["html", "epub"],
        "[theme]\nstyle-sheet = \"own.css\"\n",
    );
}

#[test]
fn a_removed_source_changes_the_pages_that_link_to_it_and_its_editions_are_pruned() {
    let project = Project::new();
    project.build(&[]);
    let linked = fs::read_to_string(project.path("dist").join(FIRST).join("index.html")).unwrap();
    assert!(linked.contains("en/A/RES/99/22/index.html"));
    let shared = files(&project.path("dist")).into_keys();
    let is_shared = |name: &String| name.starts_with("site.") && !name.ends_with(".xml");
    let shared: Vec<String> = shared.filter(is_shared).collect();
    assert_eq!(shared.len(), 2, "{shared:?}");
    fs::remove_file(project.path("content/2/en.md")).unwrap();
    project.replace_built_in("templates/site/site.css", "{", "{ orphans: 3;");
    project.replace_built_in("templates/html/menus.js", "const ", "/* changed */ const ");
    let style = ["--templates", "templates"];

    let plan = project.run(&["plan", "--formats", FORMATS, "--cache", "cache", "-q"]);
    let plan = String::from_utf8(plan.stdout).unwrap();
    assert!(plan.contains(&format!("withdraw {SECOND}: ")), "{plan}");
    assert!(
        project
            .path("dist")
            .join(SECOND)
            .join("index.html")
            .exists()
    );

    let own = [
        "build",
        "--formats",
        FORMATS,
        "--cache",
        "cache",
        "--explain",
        "--prune",
    ];
    let output = project.run(&[&own[..], &style].concat());
    let printed = String::from_utf8(output.stderr.clone()).unwrap();
    for path in editions(&[SECOND], &EVERY_FORMAT) {
        assert!(printed.contains(&format!("deleting {path}\n")), "{printed}");
        assert!(!project.path("dist").join(path).exists());
    }
    assert!(!project.path("dist").join(SECOND).exists());
    for name in shared {
        let line = format!("deleting {name}\n");
        assert!(printed.contains(&line), "{printed}");
        assert!(!project.path("dist").join(name).exists());
    }
    let rendered = explained(&output.stderr).rendered;
    let rendered: BTreeSet<String> = rendered.into_keys().collect();
    assert_eq!(rendered, editions(&[FIRST, FRENCH], &["html"]));
    project.assert_equals_full_build(&style);
    for list in ["manifest.json", "SHA256SUMS", "index.html"] {
        let text = fs::read_to_string(project.path("dist").join(list)).unwrap();
        assert!(!text.contains("99/22/"), "{list}");
    }
}

#[test]
fn a_cache_can_be_moved_shared_deleted_and_damaged() {
    let project = Project::new();
    project.build(&[]);
    let all = editions(&ALL, &EVERY_FORMAT);

    // Restored in another checkout, as on a build server.
    let other = Project::new();
    fs::rename(project.path("cache"), other.path("cache")).unwrap();
    let built = other.build(&[]);
    assert_eq!((built.rendered, &built.copied), (BTreeMap::new(), &all));
    other.assert_equals_full_build(&[]);

    // An output folder of another build, without a cache.
    other.run(&["build", "--formats", FORMATS, "--no-cache", "-q"]);
    assert_eq!(other.build(&[]), Explained::default());

    // Files that are gone, and that have another size.
    let page = other.path("dist").join(FIRST).join("index.html");
    fs::remove_file(&page).unwrap();
    let text = other.path("dist").join(SECOND).join("A_RES_99_22-EN.txt");
    fs::write(&text, "changed").unwrap();
    let mut expected = editions(&[FIRST], &["html"]);
    expected.extend(editions(&[SECOND], &["txt"]));
    let built = other.build(&[]);
    assert_eq!((built.rendered, built.copied), (BTreeMap::new(), expected));
    other.assert_equals_full_build(&[]);

    fs::write(&text, "changed").unwrap();
    let built = other.build(&[]);
    assert_eq!(built.copied, editions(&[SECOND], &["txt"]));
    other.assert_equals_full_build(&[]);

    // Every entry is damaged or cut off.
    for (number, (name, mut bytes)) in files(&other.path("cache")).into_iter().enumerate() {
        let middle = bytes.len() / 2;
        match number % 3 {
            0 => bytes.truncate(middle),
            1 => bytes[middle] ^= 1,
            _ => bytes.clear(),
        }
        fs::write(other.path("cache").join(name), bytes).unwrap();
    }
    fs::remove_dir_all(other.path("dist")).unwrap();
    let built = other.build(&[]);
    assert_eq!(built.rendered.into_keys().collect::<BTreeSet<_>>(), all);
    other.assert_equals_full_build(&[]);
    fs::remove_dir_all(other.path("dist")).unwrap();
    assert_eq!(other.build(&[]).copied, all);

    let output = other.run(&["cache", "--cache", "cache"]);
    assert!(
        String::from_utf8(output.stdout)
            .unwrap()
            .contains(" entries, ")
    );
    other.run(&["cache", "clean", "--cache", "cache"]);
    assert_eq!(files(&other.path("cache")).len(), 0);
    fs::remove_dir_all(other.path("dist")).unwrap();
    assert_eq!(other.build(&[]).rendered.len(), all.len());
}

#[test]
fn one_record_knows_the_documents_whose_editions_are_in_the_output_folder() {
    let project = Project::new();
    project.build(&[]);
    // Without the records of single documents.
    for (name, bytes) in files(&project.path("cache")) {
        if String::from_utf8_lossy(&bytes).contains("\"others\":") {
            fs::remove_file(project.path("cache").join(name)).unwrap();
        }
    }
    assert_eq!(project.build(&[]), Explained::default());
    project.replace("content/2/en.md", "nothing", "little");
    let built = project.build(&[]).rendered.into_keys();
    assert_eq!(
        built.collect::<BTreeSet<_>>(),
        editions(&[SECOND], &EVERY_FORMAT)
    );
    project.assert_equals_full_build(&[]);
    // The pages of the first document have links to this one.
    let missing = source(
        "A/RES/99/23",
        "en",
        "The General Assembly",
        "1. *Decides* it.",
    );
    project.replace("content/1/en.md", "99/22", "99/23");
    project.build(&[]);
    project.write("content/3/en.md", &missing);
    let built: BTreeSet<String> = project.build(&[]).rendered.into_keys().collect();
    assert!(built.contains(&format!("{FIRST}/index.html")), "{built:?}");
    project.assert_equals_full_build(&[]);
}

#[test]
fn every_build_prints_the_same_warnings_and_errors() {
    let project = Project::new();
    let build = || {
        let arguments = ["build", "--formats", "txt", "--cache", "cache"];
        let output = publish(project.0.path(), &arguments);
        let printed = String::from_utf8(output.stderr).unwrap();
        (output.status.code(), printed)
    };
    let (status, first) = build();
    assert_eq!(status, Some(0));
    assert!(
        first.contains("warning[S012]") && first.contains("to rest [^1]"),
        "{first}"
    );
    assert_eq!(build(), (status, first));
    project.replace("content/1/fr.md", "1. ", "<b>");
    let (status, first) = build();
    assert_eq!(status, Some(1));
    assert!(
        first.contains("error[S001]") && first.contains("warning[S012]"),
        "{first}"
    );
    assert_eq!(build(), (status, first));
    // Two sources of one edition: the text of the first is unchanged.
    project.replace("content/1/fr.md", "<b>", "1. ");
    let english = fs::read_to_string(project.path("content/1/en.md")).unwrap();
    project.write("content/3/en.md", &english);
    let (status, first) = build();
    assert_eq!(status, Some(1));
    assert!(first.contains("error[F004]"), "{first}");
    assert_eq!(build(), (status, first));
    fs::remove_file(project.path("content/3/en.md")).unwrap();
    assert_eq!(build().0, Some(0));
}

#[test]
fn the_cache_of_the_user_is_the_default_and_a_project_can_set_another() {
    let project = Project::new();
    let run = |arguments: &[&str]| {
        let mut command = crate::PROGRAM.command(project.0.path(), arguments);
        command.env_remove("PUBLISH_CACHE");
        let output = command.env("XDG_CACHE_HOME", project.path("user")).output();
        String::from_utf8(output.unwrap().stdout).unwrap()
    };
    let folder = |printed: String| printed.lines().next().unwrap_or_default().to_owned();
    let path = |path: &Path| path.display().to_string();
    run(&["build", "--formats", "txt", "-q"]);
    assert!(project.path("user/publish/records").is_dir());
    assert_eq!(folder(run(&["cache"])), path(&project.path("user/publish")));
    project.write("publish.toml", "cache = \"own\"\n");
    assert_eq!(folder(run(&["cache"])), "own");
    assert_eq!(
        folder(run(&["cache", "--cache", "true"])),
        path(&project.path("user/publish"))
    );
    let config = run(&["config"]);
    assert!(
        config.contains("cache = \"own\"  # publish.toml:1\n"),
        "{config}"
    );
    project.write("publish.toml", "cache = false\n");
    assert_eq!(run(&["cache"]), "");
    let config = run(&["config"]);
    assert!(
        config.contains("cache = false  # publish.toml:1\n"),
        "{config}"
    );
    run(&["build", "--formats", "txt", "-q"]);
    assert!(!project.path("own").exists());
}
