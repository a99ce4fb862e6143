//! The rules of ARCHITECTURE.md that can be checked in the sources and that neither Cargo nor
//! clippy enforces: which module of a crate uses which, and which modules access the disk and the
//! environment.

mod tokens;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use publish_test_support::root;

use tokens::{Scanned, scan};

/// A module, by its path from the crate's root, and the modules of the crate that it may use, `*`
/// for all. A listed module is not part of its parent module.
type Module = (&'static str, &'static str);

/// The modules of every crate, by its source folder. If the list is empty, all modules of the crate
/// may use each other.
const CRATES: [(&str, &[Module]); 15] = [
    ("crates/braille/src", &[]),
    ("crates/built-in/src", &[]),
    ("crates/check/src", &[]),
    ("crates/diff/src", &[]),
    ("crates/model/src", &MODEL),
    ("crates/pdf-finish/src", &[]),
    ("crates/pdf/src", &[]),
    ("crates/search/src", &[]),
    ("crates/serve/src", &SERVE),
    ("crates/source/src", &[]),
    ("crates/templates/src", &[]),
    ("crates/text/src", &TEXT),
    ("crates/view/src", &[]),
    ("src", &SRC),
    ("tests/support/src", &[]),
];

const MODEL: [Module; 23] = [
    ("anchor", ""),
    ("block", "anchor inline language table"),
    ("body", "href language suggestion symbol"),
    ("check", "unresolved"),
    ("citation", "body resolve"),
    ("diagnostic", ""),
    ("href", ""),
    ("inline", "anchor href language symbol"),
    ("label", "block numeral"),
    ("language", ""),
    ("masthead", "anchor inline"),
    ("note", "anchor block language"),
    ("numeral", "label"),
    ("places", "anchor visit"),
    (
        "resolution",
        "anchor block body href inline language masthead note symbol vote",
    ),
    ("resolve", "anchor body diagnostic numeral visit"),
    ("structure", "places resolve unresolved"),
    ("suggestion", ""),
    ("symbol", ""),
    ("table", "anchor block inline"),
    ("unresolved", ""),
    ("visit", ""),
    ("vote", ""),
];

const TEXT: [Module; 8] = [
    ("akn", ""),
    ("anchors", ""),
    ("assets", ""),
    ("epub", "anchors side_by_side text_view"),
    ("html", "assets text_view"),
    ("side_by_side", "text_view"),
    ("text_view", ""),
    ("txt", ""),
];

const SERVE: [Module; 5] = [
    ("answer", ""),
    ("events", ""),
    ("range", ""),
    ("request", ""),
    ("server", "answer events range request"),
];

const SRC: [Module; 21] = [
    ("annotate", "edition output"),
    ("cache", "output"),
    ("cli", "*"),
    ("comparison", "edition renderer site_pages"),
    ("edition", ""),
    ("failing_place", ""),
    ("formats", ""),
    ("input", ""),
    ("output", "edition input threads"),
    (
        "pipeline",
        "cache edition formats input output renderer side_by_side statement theme threads",
    ),
    ("project", "cache edition formats input output theme"),
    ("publisher", "edition output pipeline"),
    ("renderer", "failing_place theme wrong_anchors"),
    ("side_by_side", "edition renderer site_pages"),
    (
        "site",
        "cache comparison edition output pipeline site_pages statement theme threads",
    ),
    ("site_pages", "edition theme"),
    ("statement", "edition output site_pages theme"),
    ("theme", "output"),
    ("threads", ""),
    ("verify", "edition pipeline"),
    ("wrong_anchors", ""),
];

/// Modules that write an edition. None may use another; shared work is done before them.
const EDITIONS: [&str; 4] = ["akn", "epub", "html", "txt"];

/// Modules that may access the disk. clippy.toml restricts writing to `output`.
const DISK: [&str; 4] = ["cache", "cli", "input", "output"];

/// Modules that may read the environment, and those of the server, which use addresses of the network.
const ENVIRONMENT: [&str; 3] = ["cli", "request", "server"];

/// Modules that may read the clock, for the date of checks. Elsewhere the time is an argument.
const CLOCK: [&str; 1] = ["cli"];

/// Files that may contain unsafe code: the one that calls liblouis.
const UNSAFE: [&str; 1] = ["crates/braille/src/louis.rs"];

/// A file of a crate.
struct Source {
    path: PathBuf,
    /// The listed module that it belongs to; empty for the root of the crate.
    module: &'static str,
    scanned: Scanned,
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut open = vec![folder.to_owned()];
    while let Some(path) = open.pop() {
        if path.is_dir() {
            let entries = fs::read_dir(&path).unwrap();
            open.extend(entries.map(|entry| entry.unwrap().path()));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// Returns the module path of a file, given relative to the source folder: `edition::pdf::world`.
fn module_of(file: &Path) -> Vec<String> {
    let path = file.with_extension("");
    let names = path.iter().map(|name| name.to_string_lossy().into_owned());
    let mut names: Vec<String> = names.collect();
    if ["mod", "lib", "main"].contains(&names[names.len() - 1].as_str()) {
        names.pop();
    }
    names
}

fn allows(allowed: &str, module: &str) -> bool {
    allowed == "*" || allowed.split(' ').any(|name| name == module)
}

/// Returns the innermost listed module that contains a path.
fn listed(modules: &[Module], path: &[String]) -> Option<&'static str> {
    let path = format!("{}::", path.join("::"));
    let names = modules.iter().map(|(name, _)| *name);
    names
        .filter(|name| path.starts_with(&format!("{name}::")))
        .max_by_key(|name| name.len())
}

fn sources(folder: &str, modules: &[Module]) -> Vec<Source> {
    let folder = root().join(folder);
    let files = rust_files(&folder).into_iter();
    let sources = files.map(|path| {
        let module = module_of(path.strip_prefix(&folder).unwrap());
        let scanned = scan(&fs::read_to_string(&path).unwrap(), &module);
        let module = match module.is_empty() || modules.is_empty() {
            true => "",
            false => listed(modules, &module)
                .unwrap_or_else(|| panic!("{} does not belong to a listed module", path.display())),
        };
        Source {
            path,
            module,
            scanned,
        }
    });
    sources.collect()
}

/// Returns the sources of the program, without the support crate of the tests, which may do what
/// tests do.
fn all_sources() -> Vec<Source> {
    let crates = CRATES
        .iter()
        .filter(|(folder, _)| !folder.starts_with("tests/"));
    crates
        .flat_map(|(folder, modules)| sources(folder, modules))
        .collect()
}

#[test]
fn every_crate_and_every_module_is_listed() {
    let mut folders = BTreeSet::from(["src".to_owned(), "tests/support/src".to_owned()]);
    if let Ok(crates) = fs::read_dir(root().join("crates")) {
        folders.extend(crates.map(|entry| {
            let name = entry.unwrap().file_name();
            format!("crates/{}/src", name.to_string_lossy())
        }));
    }
    let listed: BTreeSet<String> = CRATES
        .iter()
        .map(|(folder, _)| (*folder).to_owned())
        .collect();
    assert_eq!(listed, folders);
    // `sources` panics for a file outside the listed modules. A listed module must have files.
    for (folder, modules) in CRATES {
        let found: BTreeSet<&str> = sources(folder, modules)
            .iter()
            .map(|source| source.module)
            .collect();
        for (module, _) in modules {
            assert!(found.contains(module), "{folder} has no module {module}");
        }
    }
}

#[test]
fn modules_use_only_the_modules_they_may_use() {
    let mut wrong = Vec::new();
    for (folder, modules) in CRATES {
        for source in sources(folder, modules) {
            let Some((module, allowed)) = modules.iter().find(|(name, _)| *name == source.module)
            else {
                continue;
            };
            for (line, path) in source.scanned.own_paths() {
                let used = listed(modules, &path);
                let may = |used: &&str| used == module || allows(allowed, used);
                if let Some(used) = used.filter(|used| !may(used)) {
                    let path = source.path.display();
                    wrong.push(format!("{path}:{line}: {module} must not use {used}"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_edition_uses_another() {
    let is_edition = |module: &str| EDITIONS.contains(&module.rsplit(':').next().unwrap());
    for (_, modules) in CRATES {
        for (module, allowed) in modules.iter().filter(|(module, _)| is_edition(module)) {
            let editions: Vec<&str> = allowed.split(' ').filter(|name| is_edition(name)).collect();
            assert!(
                editions.is_empty() && *allowed != "*",
                "{module}: {editions:?}"
            );
        }
    }
}

#[test]
fn only_listed_modules_access_the_disk_the_environment_and_the_clock() {
    let mut wrong = Vec::new();
    for source in all_sources() {
        let mut check = |resource: &str, uses: Vec<usize>, is_allowed: bool| {
            if !is_allowed {
                let path = source.path.display();
                wrong.extend(uses.iter().map(|line| format!("{path}:{line}: {resource}")));
            }
        };
        let scanned = &source.scanned;
        check("the disk", scanned.disk(), DISK.contains(&source.module));
        let may_read = ENVIRONMENT.contains(&source.module);
        check("the environment", scanned.environment(), may_read);
        check("the clock", scanned.clock(), CLOCK.contains(&source.module));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn only_the_file_that_calls_liblouis_contains_unsafe_code() {
    for source in all_sources() {
        let path = source.path.strip_prefix(root()).unwrap();
        let may_be = UNSAFE.iter().any(|file| Path::new(file) == path);
        assert_eq!(source.scanned.is_unsafe, may_be, "{}", path.display());
    }
}

/// Rust silently ignores functions with `#[test]` in a test binary without a harness.
#[test]
fn binaries_without_a_test_harness_have_no_test_attributes() {
    for folder in ["tests/braille", "tests/corpus", "tests/shared_cache"] {
        for path in rust_files(&root().join(folder)) {
            let text = fs::read_to_string(&path).unwrap();
            assert!(!text.contains("#[test]"), "{}", path.display());
        }
    }
}
