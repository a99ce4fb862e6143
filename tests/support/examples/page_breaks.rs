//! Prints what PDFs part at the end of a line or page, and how much was examined:
//! `cargo run --release -p publish-test-support --example page_breaks FILE.pdf...`.

use std::error::Error;
use std::{env, fs};

use publish_test_support::page_breaks::{Fault, examine};

fn main() -> Result<(), Box<dyn Error>> {
    let mut kinds = [0; 4];
    let (mut files, mut pages, mut notes, mut calls) = (0, 0, 0, 0);
    for path in env::args_os().skip(1) {
        let findings = examine(&fs::read(&path)?);
        for fault in &findings.faults {
            println!("{}: {fault}", path.display());
            kinds[match fault {
                Fault::TornMark(..) => 0,
                Fault::StrayedNote(..) => 1,
                Fault::Stranded(..) => 2,
                Fault::PartedRows(..) => 3,
            }] += 1;
        }
        files += 1;
        pages += findings.pages;
        notes += findings.notes;
        calls += findings.calls;
    }
    let [torn, strayed, stranded, rows] = kinds;
    println!("{files} files, {pages} pages, {calls} calls, {notes} notes");
    println!(
        "torn marks {torn}, strayed notes {strayed}, stranded at the foot of a page {stranded}, \
         parted rows {rows}"
    );
    Ok(())
}
