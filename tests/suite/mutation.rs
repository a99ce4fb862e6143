//! Damaged sources of every format are refused with errors or become consistent editions, and take no
//! more time than their length explains. A sample of them is built with limited memory.

use std::fs;
use std::time::{Duration, Instant};

use publish_source::Form;
use publish_test_support::consistency::Checker;
use publish_test_support::mutants::Originals;
use publish_test_support::root;

use crate::hostile::run_with_limited_memory;

/// How many times as long as an undamaged source a mutant may take. None of 24,000 took 10 times as
/// long.
const SLOWEST: f64 = 30.0;

/// How many accepted mutants of each format are built with limited memory.
const BUILT: u64 = 20;

/// Returns the number of mutants per format: `PUBLISH_MUTANTS`, or a number that takes seconds.
fn count() -> u64 {
    let set = std::env::var("PUBLISH_MUTANTS").ok();
    set.and_then(|count| count.parse().ok()).unwrap_or(1500)
}

#[test]
fn damaged_markdown_is_refused_or_becomes_consistent_editions() {
    check_mutants(Form::Markdown);
}

#[test]
fn damaged_akoma_ntoso_is_refused_or_becomes_consistent_editions() {
    check_mutants(Form::Akn);
}

#[test]
fn damaged_models_are_refused_or_become_consistent_editions() {
    check_mutants(Form::Json);
}

fn check_mutants(form: Form) {
    let originals = Originals::new(form);
    let checker = Checker::default();
    let name = format!("mutant.{}", form.extension());
    let mut faulty = Vec::new();
    let mut accepted = 0;
    let limit = Limit::new(&checker, &name, &originals);
    for seed in 0..count() {
        let mutant = originals.mutant(seed);
        let start = Instant::now();
        let mut faults = checker.faults(&name, &mutant);
        let allowed = limit.of(&mutant);
        if start.elapsed() > allowed && time(&checker, &name, &mutant, 5) > allowed {
            let fault = format!("takes {SLOWEST} times as long as others of its length");
            faults.get_or_insert_default().push(fault);
        }
        let is_accepted = faults.as_ref().is_some_and(Vec::is_empty);
        if is_accepted && accepted < BUILT {
            faults = Some(faults_with_limited_memory(&name, &mutant));
        }
        match faults {
            None => {}
            Some(faults) if faults.is_empty() => accepted += 1,
            Some(faults) => {
                let file = keep(form, seed, &mutant);
                faulty.push(format!("{file}:\n  {}", faults.join("\n  ")));
            }
        }
    }
    let number = faulty.len();
    assert!(
        faulty.is_empty(),
        "{number} mutants:\n{}",
        faulty.join("\n")
    );
    assert!(accepted > count() / 10, "only {accepted} were accepted");
    assert!(accepted < count(), "none was refused");
}

/// Returns the faults of the program when it builds an accepted mutant with limited memory.
fn faults_with_limited_memory(name: &str, mutant: &str) -> Vec<String> {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join(name), mutant).unwrap();
    let output = run_with_limited_memory(folder.path(), name);
    if output.status.success() {
        return Vec::new();
    }
    let messages = String::from_utf8_lossy(&output.stderr);
    vec![format!(
        "with limited memory: {}: {messages}",
        output.status
    )]
}

/// Writes a mutant to a file, for examination, and returns its path.
fn keep(form: Form, seed: u64, mutant: &str) -> String {
    let folder = root().join("target/mutants");
    fs::create_dir_all(&folder).unwrap();
    let path = folder.join(format!("{seed}.{}", form.extension()));
    fs::write(&path, mutant).unwrap();
    path.display().to_string()
}

/// Returns the time that the editions of a source take: the shortest of some runs, because other
/// processes make some of them slower.
fn time(checker: &Checker, name: &str, source: &str, runs: usize) -> Duration {
    let times = (0..runs).map(|_| {
        let start = Instant::now();
        checker.faults(name, source);
        start.elapsed()
    });
    times.min().unwrap()
}

/// The time that a source may take by its length.
struct Limit {
    bytes: usize,
    time: Duration,
}

impl Limit {
    /// Measures the undamaged sources.
    fn new(checker: &Checker, name: &str, originals: &Originals) -> Self {
        let mut sources: Vec<_> = originals
            .texts()
            .map(|text| (time(checker, name, text, 3), text.len()))
            .collect();
        sources.sort();
        let (time, bytes) = sources[sources.len() / 2];
        Limit { bytes, time }
    }

    fn of(&self, source: &str) -> Duration {
        let size = source.len() as f64 / self.bytes as f64;
        self.time.mul_f64(SLOWEST * size.max(1.0))
    }
}
