//! Lines of the front matter: the title and what is given as printed, in the Markdown of a line.

use std::ops::Range;

use crate::diagnostic::Code;
use crate::model::{Inline, Inlines};

use super::markdown::{self, RawBlock};
use super::report::Report;

/// Reads lines of the front matter, and reports what is wrong with them at its place.
pub struct Lines<'r> {
    report: &'r mut Report,
    front_matter: Range<usize>,
}

impl<'r> Lines<'r> {
    /// A reader of lines whose findings point at the whole front matter.
    pub fn new(report: &'r mut Report, front_matter: Range<usize>) -> Self {
        Lines {
            report,
            front_matter,
        }
    }

    /// The line as printed where one is given, else the one that was made.
    pub fn choose(&mut self, printed: &Option<String>, made: String) -> Inlines {
        match printed {
            Some(line) => self.parse(line),
            None => Lines::plain(made),
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
        // A number at the head of a line would begin a list.
        let guarded = format!("\u{200b}{line}");
        let file = crate::diagnostic::SourceFile::new("", guarded.clone());
        let mut report = Report::new(&file, Default::default());
        let raw = markdown::parse(&guarded, 0..guarded.len(), &mut report);
        let mut inlines = Inlines::new();
        for block in raw.blocks {
            if let RawBlock::Paragraph { line, .. } = block {
                inlines = line.finish(&mut report);
            }
        }
        if let Some(Inline::Text { text }) = inlines.first_mut() {
            *text = text.trim_start_matches('\u{200b}').to_owned();
            if text.is_empty() {
                inlines.remove(0);
            }
        }
        for mut finding in report.finish() {
            finding.message = format!("in the line “{line}”: {}", finding.message);
            finding.place = None;
            self.report.push_at(finding, self.front_matter.clone());
        }
        if !raw.notes.is_empty() || !raw.calls.is_empty() {
            self.report.error(
                Code::WrongMark,
                format!("the line “{line}” calls a note"),
                "lines of the front matter cannot call notes yet",
                self.front_matter.clone(),
            );
        }
        inlines
    }
}
