//! Lines of the front matter in inline Markdown: the title and the lines given as printed.

use std::ops::Range;

use publish_model::diagnostic::SourceFile;
use publish_model::unresolved::{Inline, Inlines};

use super::blocks::{self, RawBlock};
use crate::report::Report;

/// A line of the front matter with its position in the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LocatedLine {
    /// The words of the line.
    pub words: String,
    /// The bytes of its value in the file.
    pub span: Range<usize>,
    /// Whether these bytes are identical to the words. A quoted value may contain escapes.
    pub is_verbatim: bool,
}

/// Reads lines of the front matter, and reports errors at their positions in the file.
pub struct LineReader<'r> {
    report: &'r mut Report,
    /// The lines that have not been read yet.
    unread: Vec<LocatedLine>,
    /// The keys of the notes that the lines can call.
    keys: Vec<String>,
}

impl<'r> LineReader<'r> {
    /// Creates a reader for lines at known positions, which may call the notes with these keys.
    pub fn new(report: &'r mut Report, unread: Vec<LocatedLine>, keys: Vec<String>) -> Self {
        LineReader {
            report,
            unread,
            keys,
        }
    }

    /// Reads the printed line if one is given, or else returns the generated line.
    pub fn choose(&mut self, printed: &Option<String>, generated: String) -> Inlines {
        match printed {
            Some(line) => self.parse(line),
            None => LineReader::plain(generated),
        }
    }

    /// Parses several lines in Markdown.
    pub fn parse_all(&mut self, lines: &[String]) -> Vec<Inlines> {
        let parsed = lines.iter().map(|line| self.parse(line));
        parsed.filter(|line| !line.is_empty()).collect()
    }

    /// Returns a line without markup.
    pub fn plain(text: String) -> Inlines {
        if text.is_empty() {
            Inlines::new()
        } else {
            vec![Inline::text(text)]
        }
    }

    /// Parses a line in Markdown.
    pub fn parse(&mut self, line: &str) -> Inlines {
        // A number at the start of a line would begin a list. Emphasis can begin after punctuation,
        // no matter which character follows.
        let mut guarded = format!("{GUARD}{line}");
        // The library recognises a call only if its note is defined.
        for key in calls_in(line) {
            if self.keys.iter().any(|known| known == key) {
                guarded.push_str(&format!("\n\n[^{key}]: .\n"));
            }
        }
        let file = SourceFile::new("", guarded.clone());
        let mut report = Report::new(&file, Default::default());
        let raw = blocks::parse(&guarded, 0..guarded.len(), &mut report);
        let mut inlines = Inlines::new();
        for block in raw.blocks {
            if let RawBlock::Paragraph { line, .. } = block {
                inlines = line.finish(&mut report);
            }
        }
        if let Some(Inline::Text { text, .. }) = inlines.first_mut() {
            *text = text.trim_start_matches(GUARD).to_owned();
            if text.is_empty() {
                inlines.remove(0);
            }
        }
        self.report_in_file(report, line);
        inlines
    }

    /// Adds the findings about a line to the report, at their positions in the file.
    fn report_in_file(&mut self, report: Report, line: &str) {
        let located = self.take_location(line);
        let in_file = |span: Range<usize>| {
            let at = |offset: usize| {
                let offset = offset.saturating_sub(GUARD.len_utf8());
                (located.span.start + offset).min(located.span.end)
            };
            if located.is_verbatim {
                at(span.start)..at(span.end)
            } else {
                located.span.clone()
            }
        };
        let (findings, spans) = report.finish_with_spans();
        for finding in findings {
            let span = finding.place.as_ref().map(|place| place.span.clone());
            self.report.push_at(finding, in_file(span.unwrap_or(0..0)));
        }
        self.report.spans.extend_without_notes(spans, in_file);
    }

    /// Takes the location of a line. Among lines with the same words, each is taken once; the order
    /// does not matter, because they have the same findings.
    fn take_location(&mut self, line: &str) -> LocatedLine {
        let index = self.unread.iter().position(|unread| unread.words == line);
        match index {
            Some(index) => self.unread.remove(index),
            None => LocatedLine {
                words: line.to_owned(),
                span: 0..0,
                is_verbatim: false,
            },
        }
    }
}

/// A character that is put before a line while it is parsed.
const GUARD: char = '\u{2016}';

/// Returns the keys of the notes that a line calls.
pub fn calls_in(line: &str) -> impl Iterator<Item = &str> {
    let after = line.split("[^").skip(1);
    after.filter_map(|rest| rest.split_once(']').map(|(key, _)| key))
}
