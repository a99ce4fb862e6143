//! Builds each document and checks that every edition has the words of the XML.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::sync::Mutex;
use std::time::Instant;

use publish_test_support::editions;
use publish_view::edition::Format;
use rayon::prelude::*;

use crate::akn;
use crate::check::{self, Checked, Outcome};
use crate::selection::{Selection, reports};

pub fn every_edition_has_the_words_of_the_xml() {
    let selection = Selection::from_environment();
    let documents = selection.documents();
    let builder = editions::builder(&selection.formats);
    let start = Instant::now();
    let checked: Mutex<Vec<Checked>> = Mutex::new(Vec::new());
    // Deeply nested documents cause deep recursion in the typesetter.
    let pool = rayon::ThreadPoolBuilder::new().stack_size(32 * 1024 * 1024);
    pool.build().unwrap().install(|| {
        documents.par_iter().for_each(|document| {
            let result = check::document(document, &builder, &selection.formats);
            checked.lock().unwrap().push(result);
        });
    });
    let mut checked = checked.into_inner().unwrap();
    if selection.formats.contains(&Format::Akn) {
        akn::assert_valid();
    }
    checked.sort_by(|one, other| one.path.cmp(&other.path));
    let report = report(&checked, start.elapsed().as_secs_f64());
    fs::write(reports().join("report.txt"), &report).unwrap();
    eprintln!("{report}");
    let explained: Vec<&str> = include_str!("explained.txt")
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .collect();
    let unexplained: Vec<&Checked> = checked
        .iter()
        .filter(|one| matches!(one.outcome, Outcome::Failed(_)) || !is_explained(one, &explained))
        .collect();
    let fixed = checked.iter().filter(|one| {
        let listed = explained.contains(&one.path.as_str());
        listed && one.differences.is_empty() && selection.formats.contains(&Format::Pdf)
    });
    let fixed: Vec<&str> = fixed.map(|one| one.path.as_str()).collect();
    assert!(fixed.is_empty(), "remove from explained.txt: {fixed:?}");
    assert!(
        unexplained.is_empty(),
        "{} of {} documents were not built or have other words",
        unexplained.len(),
        checked.len()
    );
}

/// Whether a document has the words of the XML, except for explained differences of the PDF.
fn is_explained(one: &Checked, explained: &[&str]) -> bool {
    let listed = explained.contains(&one.path.as_str());
    one.differences
        .iter()
        .all(|difference| listed && difference.starts_with("the PDF edition"))
}

fn report(checked: &[Checked], seconds: f64) -> String {
    let mut text = String::new();
    let mut codes: BTreeMap<&str, usize> = BTreeMap::new();
    let (mut built, mut failed, mut broken, mut differing) = (0, 0, 0, 0);
    for one in checked {
        match &one.outcome {
            Outcome::Built => built += 1,
            Outcome::Failed(reason) => {
                failed += 1;
                writeln!(text, "{}\n    failed: {reason}", one.path).unwrap();
            }
            Outcome::NotWellFormed => broken += 1,
        }
        for code in &one.warnings {
            *codes.entry(code).or_default() += 1;
        }
        if !one.differences.is_empty() {
            differing += 1;
        }
        for difference in &one.differences {
            let difference = difference.replace('\n', "\n    ");
            writeln!(text, "{}\n    {difference}", one.path).unwrap();
        }
    }
    writeln!(
        text,
        "{} documents: {built} built, {failed} failed, {broken} not well-formed, {differing} with \
         differences; {seconds:.1} seconds",
        checked.len()
    )
    .unwrap();
    for (code, count) in codes {
        writeln!(text, "    {code}: {count} warnings").unwrap();
    }
    if let Some(peak) = peak_memory() {
        writeln!(text, "    peak memory: {} MB", peak / 1024).unwrap();
    }
    text
}

/// Returns the peak memory in kilobytes, if the system provides it.
fn peak_memory() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    line.split_whitespace().nth(1)?.parse().ok()
}
