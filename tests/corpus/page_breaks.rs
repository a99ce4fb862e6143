//! The ends of lines and pages in the PDFs of official documents: no mark of a note is torn from its word,
//! no note is on another page than its call, and no label or heading is alone at the foot of a page.

use std::fs;
use std::sync::Mutex;

use publish::input;
use publish::pipeline::Builder;
use publish_test_support::archive::Document;
use publish_test_support::page_breaks::{Fault, Findings, examine};
use publish_test_support::{archive, editions, root, xml};
use publish_view::edition::Format;
use publish_view::edition::pdf::PdfBuildOptions;
use rayon::prelude::*;

use crate::selection::Selection;

/// Documents with each kind of fault if nothing prevents it.
const FAULTY: [&str; 3] = [
    "ECOSOC/2021/English/E_RES_2021_19-2110299E.xml",
    "ECOSOC/2023/French/E_RES_2023_32-2316294F.xml",
    "HRC/54session/Chinese/A_HRC_RES_54_18C.xml",
];

fn findings(document: &Document, builder: &Builder) -> Findings {
    let folder = tempfile::tempdir().unwrap();
    let source = folder.path().join(document.path.replace('/', "_"));
    fs::write(&source, &document.bytes).unwrap();
    let built = editions::build_with(builder, &source, &[Format::Pdf], PdfBuildOptions::default());
    examine(&built.bytes(Format::Pdf))
}

/// Faults that cannot be prevented: the next row has a cell that spans several rows. They would stay on
/// one page with these rows, and fill it, so that the page before would be empty.
const KNOWN: [&str; 1] =
    ["the row “A. Protection of, and assistance to the conflict-affected population”"];

pub fn nothing_is_parted_at_the_end_of_a_line_or_page() {
    let documents = Selection::from_environment().documents();
    let builder = editions::builder(&[Format::Pdf]);
    let faults = Mutex::new(Vec::new());
    let examined = Mutex::new([0; 3]);
    let examine = |document: &Document| {
        if xml::words(&String::from_utf8_lossy(&document.bytes)).is_none() {
            return;
        }
        let findings = findings(document, &builder);
        let mut examined = examined.lock().unwrap();
        examined[0] += findings.pages;
        examined[1] += findings.calls;
        examined[2] += findings.notes;
        let found = findings.faults.into_iter();
        let found = found.map(|fault| format!("{}: {fault}", document.path));
        let new = found.filter(|fault| !KNOWN.iter().any(|known| fault.contains(known)));
        faults.lock().unwrap().extend(new);
    };
    // Deeply nested documents cause deep recursion in the typesetter.
    let pool = rayon::ThreadPoolBuilder::new().stack_size(32 * 1024 * 1024);
    pool.build()
        .unwrap()
        .install(|| documents.par_iter().for_each(examine));
    let [pages, calls, notes] = examined.into_inner().unwrap();
    let faults = faults.into_inner().unwrap();
    eprintln!(
        "{pages} pages, {calls} calls, {notes} notes: {} faults",
        faults.len()
    );
    assert!(pages > 0);
    assert!(faults.is_empty(), "{faults:#?}");
}

/// The check finds what the templates and the adjustments of page breaks prevent.
pub fn without_prevention_marks_notes_and_labels_are_parted() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("pdf")).unwrap();
    for (name, prevention, without) in [
        (
            "_notes.typ",
            "#let no-break = pdf.artifact(sym.wj)",
            "#let no-break = none",
        ),
        (
            "_view.typ",
            "json(\"/page-breaks.json\").at(anchor, default: none)",
            "none",
        ),
    ] {
        let template = fs::read_to_string(root().join("templates/pdf").join(name)).unwrap();
        assert!(template.contains(prevention), "{name}");
        let template = template.replace(prevention, without);
        fs::write(folder.path().join("pdf").join(name), template).unwrap();
    }
    let templates = input::templates_in(folder.path()).unwrap();
    let templates = publish_built_in::templates()
        .with_overrides(templates)
        .unwrap();
    let builder = editions::builder_with(templates, &[Format::Pdf]);
    let documents = archive::documents(|path| FAULTY.contains(&path));
    assert_eq!(documents.len(), FAULTY.len());
    let found = documents
        .iter()
        .flat_map(|it| findings(it, &builder).faults);
    let found: Vec<Fault> = found.collect();
    assert!(
        found.iter().any(|it| matches!(it, Fault::TornMark(..))),
        "{found:?}"
    );
    assert!(
        found.iter().any(|it| matches!(it, Fault::StrayedNote(..))),
        "{found:?}"
    );
    assert!(
        found.iter().any(|it| matches!(it, Fault::Stranded(..))),
        "{found:?}"
    );
}
