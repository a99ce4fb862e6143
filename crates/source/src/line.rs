//! Lines of the front matter: the title and what is given as printed, in the Markdown of a line.

use std::ops::Range;

use publish_model::unresolved::{Inline, Inlines};

use super::markdown::{self, RawBlock};
use super::report::Report;

/// Reads lines of the front matter, and reports what is wrong with them at its place.
pub struct Lines<'r> {
    report: &'r mut Report,
    front_matter: Range<usize>,
    /// The keys of the notes that lines can call.
    keys: Vec<String>,
}

impl<'r> Lines<'r> {
    /// A reader of lines whose findings point at the whole front matter, and which may call the
    /// notes of these keys.
    pub fn new(report: &'r mut Report, front_matter: Range<usize>, keys: Vec<String>) -> Self {
        Lines {
            report,
            front_matter,
            keys,
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
        // A number at the head of a line would begin a list; emphasis may begin after a sign of
        // punctuation whatever comes next.
        let mut guarded = format!("{GUARD}{line}");
        // The library knows a call only by the definition of its note.
        for key in calls_in(line) {
            if self.keys.iter().any(|known| known == key) {
                guarded.push_str(&format!("\n\n[^{key}]: .\n"));
            }
        }
        let file = publish_model::diagnostic::SourceFile::new("", guarded.clone());
        let mut report = Report::new(&file, Default::default());
        let raw = markdown::parse(&guarded, 0..guarded.len(), &mut report);
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
        for mut finding in report.finish() {
            finding.message = format!("in the line “{line}”: {}", finding.message);
            finding.place = None;
            self.report.push_at(finding, self.front_matter.clone());
        }
        inlines
    }
}

/// What is put before a line while it is read.
const GUARD: char = '\u{2016}';

/// The keys of the notes that a line calls.
pub fn calls_in(line: &str) -> impl Iterator<Item = &str> {
    let after = line.split("[^").skip(1);
    after.filter_map(|rest| rest.split_once(']').map(|(key, _)| key))
}
