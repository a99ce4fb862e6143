//! What an official PDF says, less what print adds to every page.

use std::path::Path;
use std::process::Command;

/// The text of a PDF, and the notes at the foot of its pages.
pub struct Print {
    pub text: String,
    pub notes: String,
}

/// Reads a PDF by pdftotext, in the order in which it paints.
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
            if is_furniture(line) {
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

/// The number of the print job, `24-08782 (E) 060924`, also alone or as a bar code; the number of
/// the page, `2/8`; the advice to recycle.
fn is_furniture(line: &str) -> bool {
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

/// `2/8`
fn is_page_number(line: &str) -> bool {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let numbers = line.trim().split_once('/');
    numbers.is_some_and(|(page, pages)| digits(page) && digits(pages) && pages.len() < 4)
}

/// How many lines at the top of a page are its running head: the symbol and the title, which may
/// need several lines, and after them the number of the page. The first page has none.
fn running_head(lines: &[&str]) -> usize {
    let top = &lines[..lines.len().min(12)];
    let number = top.iter().rposition(|line| is_page_number(line));
    let last = number.map(|number| {
        let after = lines.get(number + 1).is_some_and(|line| is_furniture(line));
        number + 1 + usize::from(after)
    });
    last.unwrap_or_default()
}

/// A text without spaces and hyphens, in which print and markup differ.
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
