//! Extracts the text of an official PDF without what print adds to every page.

use std::path::Path;
use std::process::Command;

/// The text of a PDF, and the notes at the foot of its pages.
pub struct Print {
    pub text: String,
    pub notes: String,
}

/// Extracts a PDF with pdftotext, in the order of the content streams.
pub fn read(path: &Path) -> Print {
    let output = Command::new("pdftotext")
        .arg("-raw")
        .arg(path)
        .arg("-")
        .output()
        .expect("pdftotext of poppler-utils is needed for this test");
    assert!(output.status.success(), "{}", path.display());
    let printed = String::from_utf8(output.stdout).unwrap();
    let mut print = Print {
        text: String::new(),
        notes: String::new(),
    };
    for page in printed.split('\u{c}') {
        let mut in_notes = false;
        let lines: Vec<&str> = page.lines().collect();
        for line in &lines[running_head(&lines)..] {
            if is_page_furniture(line) {
                continue;
            }
            if line.len() > 10 && line.chars().all(|character| character == '_') {
                in_notes = true;
                continue;
            }
            let to = if in_notes {
                &mut print.notes
            } else {
                &mut print.text
            };
            to.push_str(line);
            to.push('\n');
        }
    }
    print
}

/// Whether a line is a print job number (`24-08782 (E) 060924`, in full, shortened or as a bar
/// code), a page number (`2/8`) or the request to recycle.
fn is_page_furniture(line: &str) -> bool {
    let line = line.trim();
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let job = |text: &str| {
        text.split_once('-').is_some_and(|(year, number)| {
            year.len() == 2 && digits(year) && number.len() >= 5 && digits(number)
        })
    };
    let first = line.split_whitespace().next().unwrap_or_default();
    let bar_code = line
        .strip_prefix('*')
        .and_then(|rest| rest.strip_suffix('*'));
    is_page_number(line)
        || job(first) && (line == first || line.contains("(E)"))
        || bar_code.is_some_and(digits)
        || line == "Please recycle"
}

/// Whether a line is a page number such as `2/8`.
fn is_page_number(line: &str) -> bool {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let numbers = line.trim().split_once('/');
    numbers.is_some_and(|(page, pages)| digits(page) && digits(pages) && pages.len() < 4)
}

/// Returns the number of lines of the running head: the symbol, the title, which may have several
/// lines, and the page number. The first page has none.
fn running_head(lines: &[&str]) -> usize {
    let top = &lines[..lines.len().min(12)];
    let number = top.iter().rposition(|line| is_page_number(line));
    let last = number.map(|number| {
        let after = lines
            .get(number + 1)
            .is_some_and(|line| is_page_furniture(line));
        number + 1 + usize::from(after)
    });
    last.unwrap_or_default()
}

/// Removes spaces and hyphens, in which print and markup differ.
pub fn packed(text: &str) -> String {
    let normalizer = icu_normalizer::ComposingNormalizerBorrowed::new_nfc();
    normalizer
        .normalize(text)
        .chars()
        .filter(|character| {
            !character.is_whitespace()
                && !matches!(character, '-' | '\u{2010}' | '\u{2011}' | '\u{ad}')
        })
        .collect()
}
