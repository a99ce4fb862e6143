//! Lines of the front matter: the title and what is given as printed, in the Markdown of a line.

use std::ops::Range;

use publish_model::diagnostic::SourceFile;
use publish_model::unresolved::{Inline, Inlines};

use super::blocks::{self, RawBlock};
use crate::report::Report;

/// Where a line of the front matter is in its file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlacedLine {
    /// The words of the line.
    pub words: String,
    /// The bytes of its value in the file.
    pub span: Range<usize>,
    /// Whether those bytes are the words. A value between quotation marks may have escapes.
    pub is_verbatim: bool,
}

/// Reads lines of the front matter, and reports what is wrong with them at its place.
pub struct LineReader<'r> {
    report: &'r mut Report,
    /// The lines that have not been read yet.
    places: Vec<PlacedLine>,
    /// The keys of the notes that lines can call.
    keys: Vec<String>,
}

impl<'r> LineReader<'r> {
    /// A reader of lines that are at these places, and which may call the notes of these keys.
    pub fn new(report: &'r mut Report, places: Vec<PlacedLine>, keys: Vec<String>) -> Self {
        LineReader {
            report,
            places,
            keys,
        }
    }

    /// The line as printed where one is given, else the one that was made.
    pub fn choose(&mut self, printed: &Option<String>, made: String) -> Inlines {
        match printed {
            Some(line) => self.parse(line),
            None => LineReader::plain(made),
        }
    }

    /// Several lines in Markdown.
    pub fn parse_all(&mut self, lines: &[String]) -> Vec<Inlines> {
        let parsed = lines.iter().map(|line| self.parse(line));
        parsed.filter(|line| !line.is_empty()).collect()
    }

    /// A line without mark-up.
    pub fn plain(text: String) -> Inlines {
        if text.is_empty() {
            Inlines::new()
        } else {
            vec![Inline::text(text)]
        }
    }

    /// A line in Markdown.
    pub fn parse(&mut self, line: &str) -> Inlines {
        // A number at the head of a line would begin a list; emphasis may begin after a sign of
        // punctuation whatever comes next.
        let mut guarded = format!("{GUARD}{line}");
        // The library knows a call only by the definition of its note.
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
        self.take_over(report, line);
        inlines
    }

    /// Takes over what was found in a line, at its place in the file.
    fn take_over(&mut self, report: Report, line: &str) {
        let place = self.place_of(line);
        let in_file = |span: Range<usize>| {
            let at = |offset: usize| {
                let offset = offset.saturating_sub(GUARD.len_utf8());
                (place.span.start + offset).min(place.span.end)
            };
            if place.is_verbatim {
                at(span.start)..at(span.end)
            } else {
                place.span.clone()
            }
        };
        let (findings, spans) = report.finish_with_spans();
        for finding in findings {
            let span = finding.place.as_ref().map(|place| place.span.clone());
            self.report.push_at(finding, in_file(span.unwrap_or(0..0)));
        }
        self.report.spans.extend_without_notes(spans, in_file);
    }

    /// The place of a line. Of lines with the same words each is taken once; what is found in one
    /// is found in the others.
    fn place_of(&mut self, line: &str) -> PlacedLine {
        let position = self.places.iter().position(|place| place.words == line);
        match position {
            Some(position) => self.places.remove(position),
            None => PlacedLine {
                words: line.to_owned(),
                span: 0..0,
                is_verbatim: false,
            },
        }
    }
}

/// What is put before a line while it is read.
const GUARD: char = '\u{2016}';

/// The keys of the notes that a line calls.
pub fn calls_in(line: &str) -> impl Iterator<Item = &str> {
    let after = line.split("[^").skip(1);
    after.filter_map(|rest| rest.split_once(']').map(|(key, _)| key))
}
