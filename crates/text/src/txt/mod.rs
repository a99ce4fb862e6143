//! The plain text edition: UTF-8 in lines of 72 columns, for terminals, e-mail, braille displays
//! and `diff`.
//!
//! It contains the words of the document in order; `docs/plain-text.md` lists what is added to
//! them. Line breaks depend only on their own paragraph, so that a change in one paragraph does not
//! rewrap another.

mod blocks;
mod inlines;
mod lines;
mod table;

use publish_model::{Annex, Enactment, Heading, Inline, Tally, Text, Vote};
use publish_templates::wording::Word;
use publish_view::{View, annex_heading};

use lines::{Lines, Margin};

/// Writes a document as plain text.
pub fn write(view: &View<'_>) -> String {
    let mut writer = TextWriter {
        view,
        lines: Lines::default(),
    };
    writer.masthead();
    match &view.resolution.text {
        Text::Whole(enactment) => writer.enactment(enactment, 2),
        Text::Parts(parts) => {
            for part in parts {
                writer.heading(&part.heading, 2, Margin::default());
                writer.enactment(&part.enactment, 3);
            }
        }
    }
    writer.notes();
    writer.lines.finish()
}

/// Writes one document.
struct TextWriter<'a> {
    view: &'a View<'a>,
    lines: Lines,
}

impl TextWriter<'_> {
    /// Returns the text of a run of inlines.
    fn text(&self, content: &[Inline]) -> String {
        inlines::text(content, &self.view.official_hosts)
    }

    /// Returns a generated word.
    fn word(&self, word: Word) -> &str {
        self.view.words.get(word)
    }

    /// Writes the lines above the text, in the same groups as in print.
    fn masthead(&mut self) {
        let resolution = self.view.resolution;
        let masthead = &resolution.masthead;
        self.group([&masthead.organization]);
        self.lines
            .line(Margin::default(), resolution.symbol.as_str());
        let issue = [&masthead.body, &masthead.distribution, &masthead.issued];
        self.group(issue.into_iter().chain(&masthead.languages));
        self.group([&masthead.subsidiary_body]);
        let session = [&masthead.session, &masthead.session_dates];
        self.group(session.into_iter().chain(&masthead.agenda));
        self.group([&masthead.adoption]);
        self.group([&masthead.report]);
        let (number, title) = (&masthead.number, &masthead.title);
        let mut title = vec![self.text(number), self.text(title)];
        if !self.view.number_above_title {
            title = vec![title.join(" ")];
        }
        if !title.concat().trim().is_empty() {
            self.lines.heading(Margin::default(), &title, 1);
        } else if self.view.title != resolution.symbol.as_str() {
            // The symbol is already above.
            let title = self.view.title.clone();
            self.lines.heading(Margin::default(), &[title], 1);
        }
        self.group(&masthead.below_title);
    }

    /// Writes lines that belong together, after a blank line.
    fn group<'b>(&mut self, group: impl IntoIterator<Item = &'b Vec<Inline>>) {
        let lines = group.into_iter().map(|line| self.text(line));
        let lines: Vec<String> = lines.filter(|line| !line.trim().is_empty()).collect();
        self.lines.paragraph(Margin::default(), &lines.join("\n"));
    }

    fn enactment(&mut self, enactment: &Enactment, level: u8) {
        self.group([&enactment.formula]);
        self.blocks(&enactment.preamble, Margin::default(), level);
        self.blocks(&enactment.operative, Margin::default(), level);
        self.group(&enactment.closing.lines);
        if let Some(vote) = &enactment.vote {
            self.vote(vote, level);
        }
        for annex in &enactment.annexes {
            self.annex(annex, level);
        }
    }

    fn heading(&mut self, heading: &Heading, level: u8, margin: Margin) {
        let lines = [&heading.label, &heading.title].map(|line| self.text(line));
        self.lines.heading(margin, &lines, level);
    }

    /// Writes one State per line, so that readers can move through the list line by line.
    fn vote(&mut self, vote: &Vote, level: u8) {
        let heading = self.word(Word::RecordedVote).to_owned();
        self.lines.heading(Margin::default(), &[heading], level);
        for (side, tally) in vote.sides() {
            self.tally(Word::of_side(side), tally);
        }
    }

    fn tally(&mut self, side: Word, tally: &Tally) {
        let count = format!(
            "{}{}{}",
            self.word(side),
            self.word(Word::Colon),
            tally.count
        );
        self.lines.paragraph(Margin::default(), &count);
        for state in &tally.states {
            self.lines.line(Margin::default().indented(4), state);
        }
    }

    fn annex(&mut self, annex: &Annex, level: u8) {
        let heading = annex_heading(&annex.heading, &self.view.words);
        self.heading(&heading, level, Margin::default());
        self.blocks(&annex.blocks, Margin::default(), level + 1);
        self.group(&annex.closing.lines);
    }

    /// Writes each note after its mark, which has the same form as its calls.
    fn notes(&mut self) {
        let notes = &self.view.resolution.notes;
        if notes.is_empty() {
            return;
        }
        let heading = self.word(Word::Notes).to_owned();
        self.lines.heading(Margin::default(), &[heading], 2);
        for note in notes {
            let margin = Margin::default().labelled(&inlines::note_mark(&note.mark), 5);
            self.blocks(&note.blocks, margin, 3);
        }
    }
}
