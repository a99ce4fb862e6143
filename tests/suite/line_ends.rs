//! The ends of lines in the PDF.

use std::fs;
use std::process::Command;

use publish_test_support::editions;
use publish_view::edition::Format;

/// Returns the lines of a PDF as poppler's `pdftotext` extracts them.
fn lines(pdf: &[u8]) -> Vec<String> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("edition.pdf");
    fs::write(&path, pdf).unwrap();
    let output = Command::new("pdftotext")
        .args(["-layout".as_ref(), path.as_os_str(), "-".as_ref()])
        .output()
        .expect("pdftotext of poppler-utils is needed for this test");
    assert!(output.status.success());
    let text = String::from_utf8(output.stdout).unwrap();
    text.lines().map(str::to_owned).collect()
}

#[test]
fn the_day_and_the_month_of_a_date_are_in_one_line() {
    for (language, word, date, month) in [
        ("de", "o", "18. Dezember 2013", "Dezember"),
        ("en", "o", "18 December 2013", "December"),
        ("es", "o", "18 de diciembre de 2013", "diciembre"),
        ("fr", "o", "18 décembre 2013", "décembre"),
        ("ru", "о", "18 декабря 2013 года", "декабря"),
    ] {
        let mut source = format!(
            "---\nsymbol: A/RES/99/8\nlanguage: {language}\nbody: general-assembly\n\
             title: {word}\nsession: 99\n---\n"
        );
        // Each paragraph is a little longer than the one before, so the date is at all ends of lines.
        for length in 40..120 {
            let words = format!("{word} ").repeat(length);
            source += &format!("\n*{word}* {words}{date} {word}.\n");
        }
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("source.md");
        fs::write(&path, source).unwrap();
        let built = editions::build(&path, &[Format::Pdf]);
        let lines = lines(&built.bytes(Format::Pdf));
        let with_month = lines.iter().filter(|line| line.contains(month)).count();
        assert_eq!(with_month, 80, "{language}");
        let broken = lines.iter().filter(|line| line.contains(month));
        let broken: Vec<_> = broken.filter(|line| !line.contains("18")).collect();
        assert!(broken.is_empty(), "{language}: {broken:#?}");
    }
}
