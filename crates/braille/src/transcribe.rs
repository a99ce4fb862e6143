//! The transcription of a document: the model with cells instead of letters.
//!
//! A line is translated in one piece, so that contractions and the signs for capitals and emphasis
//! follow the rules of its code, and is then split again into its inlines.

use std::cell::OnceCell;

use publish_model::{
    Block, Closing, Enactment, Heading, Inline, Inlines, Language, Masthead, Resolution,
    Table as ModelTable, Text, Vote, plain_text,
};

use super::characters::{Characters, is_han, six_dots};
use super::code::{self, CallStyle, Code, NamedTable};
use super::louis::{Cells, Form, Table};
use publish_view::edition::braille::Grade;

use super::BrailleError;

/// Transcribes the words of one document.
pub struct Transcriber {
    table: Table,
    /// The braille code of the document's language.
    pub code: &'static Code,
    /// The table that implements the code.
    pub named: NamedTable,
    characters: Characters,
    /// The first text that liblouis could not translate.
    untranslated: OnceCell<String>,
}

/// Runs `work` with a transcriber for documents in a language, and returns its result.
///
/// # Errors
/// If the language has no braille code, liblouis does not have its table, or liblouis cannot
/// translate a text. In the last case the result of `work` would be incomplete.
pub fn transcribe<T>(
    language: &Language,
    grade: Option<Grade>,
    work: impl FnOnce(&Transcriber) -> T,
) -> Result<T, BrailleError> {
    let mut transcriber = Transcriber::new(language, grade)?;
    let result = work(&transcriber);
    match transcriber.untranslated.take() {
        None => Ok(result),
        Some(text) => Err(BrailleError::NotTranslated(text, transcriber.named.table)),
    }
}

/// Whether italics and bold are indicated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Emphasis {
    /// They are indicated, except at the start of a paragraph.
    Indicated,
    /// They are not: they only highlight a heading or another line, which its layout does in
    /// braille.
    Dropped,
}

impl Transcriber {
    fn new(language: &Language, grade: Option<Grade>) -> Result<Self, BrailleError> {
        let Some(code) = code::code(language) else {
            return Err(BrailleError::NoCode(language.clone()));
        };
        let named = code.table(grade);
        let table = Table::load(named.table).ok_or(BrailleError::NoTable(named.table))?;
        Ok(Transcriber {
            characters: Characters::new(table.clone(), code.separates_words()),
            table,
            code,
            named,
            untranslated: OnceCell::new(),
        })
    }

    /// Translates a text to cells. `forms` has the formatting of its characters, from the first on.
    fn cells(&self, text: &str, forms: &[Form]) -> Cells {
        self.table.translate(text, forms).unwrap_or_else(|| {
            if !text.is_empty() {
                self.untranslated.get_or_init(|| text.to_owned());
            }
            Cells {
                cells: Vec::new(),
                starts: vec![0; text.chars().count() + 1],
            }
        })
    }

    /// Returns the cells of some words.
    pub fn words(&self, words: &str) -> String {
        let text = self.characters.prepare(words);
        six_dots(self.cells(&text, &[]).cells)
    }

    /// Returns the document in cells.
    pub fn resolution(&self, resolution: &Resolution) -> Resolution {
        let mut resolution = resolution.clone();
        self.masthead(&mut resolution.masthead);
        match &mut resolution.text {
            Text::Whole(enactment) => self.enactment(enactment),
            Text::Parts(parts) => {
                for part in parts {
                    self.heading(&mut part.heading);
                    self.enactment(&mut part.enactment);
                }
            }
        }
        for note in &mut resolution.notes {
            note.mark = self.call(&note.mark, false);
            self.blocks(&mut note.blocks);
        }
        resolution
    }

    /// Returns the cells of a note mark, in calls and before the note.
    fn call(&self, mark: &str, is_after_figure: bool) -> String {
        match self.named.call {
            CallStyle::Raised(indicator) if is_after_figure => {
                format!("{}{}", indicator.trim_start_matches('⠰'), self.words(mark))
            }
            CallStyle::Raised(indicator) => format!("{indicator}{}", self.words(mark)),
            CallStyle::Bracketed => self.words(&format!("[{mark}]")),
        }
    }

    fn masthead(&self, masthead: &mut Masthead) {
        let one = [
            &mut masthead.organization,
            &mut masthead.body,
            &mut masthead.distribution,
            &mut masthead.issued,
            &mut masthead.subsidiary_body,
            &mut masthead.session,
            &mut masthead.session_dates,
            &mut masthead.adoption,
            &mut masthead.report,
            &mut masthead.number,
            &mut masthead.title,
        ];
        let several = [
            &mut masthead.languages,
            &mut masthead.agenda,
            &mut masthead.below_title,
        ];
        for line in one
            .into_iter()
            .chain(several.into_iter().flat_map(|lines| lines.iter_mut()))
        {
            self.line(line, Emphasis::Dropped);
        }
    }

    fn enactment(&self, enactment: &mut Enactment) {
        self.line(&mut enactment.formula, Emphasis::Dropped);
        self.blocks(&mut enactment.preamble);
        self.blocks(&mut enactment.operative);
        self.closing(&mut enactment.closing);
        if let Some(vote) = &mut enactment.vote {
            self.vote(vote);
        }
        for annex in &mut enactment.annexes {
            self.heading(&mut annex.heading);
            self.blocks(&mut annex.blocks);
            self.closing(&mut annex.closing);
        }
    }

    fn closing(&self, closing: &mut Closing) {
        for line in &mut closing.lines {
            self.line(line, Emphasis::Dropped);
        }
    }

    fn vote(&self, vote: &mut Vote) {
        let tallies = vote.tallies_mut();
        for state in tallies.into_iter().flat_map(|tally| &mut tally.states) {
            *state = self.words(state);
        }
    }

    fn heading(&self, heading: &mut Heading) {
        self.line(&mut heading.label, Emphasis::Dropped);
        self.line(&mut heading.title, Emphasis::Dropped);
    }

    fn blocks(&self, blocks: &mut [Block]) {
        for block in blocks {
            match block {
                Block::Paragraph(paragraph) => {
                    if let Some(number) = &mut paragraph.number {
                        *number = self.words(number.trim());
                    }
                    self.line(&mut paragraph.content, Emphasis::Indicated);
                    self.blocks(&mut paragraph.then);
                }
                Block::Items(items) => {
                    for item in &mut items.items {
                        item.label = self.words(item.label.trim());
                        self.line(&mut item.content, Emphasis::Indicated);
                        self.blocks(&mut item.then);
                    }
                }
                Block::Section(section) => {
                    self.heading(&mut section.heading);
                    self.blocks(&mut section.blocks);
                }
                Block::Table(table) => self.table(table),
                Block::Quotation(quotation) => self.blocks(&mut quotation.blocks),
            }
        }
    }

    fn table(&self, table: &mut ModelTable) {
        self.line(&mut table.caption, Emphasis::Dropped);
        for row in table.head.iter_mut().chain(&mut table.body) {
            for cell in &mut row.cells {
                self.blocks(&mut cell.blocks);
            }
        }
    }

    fn line(&self, line: &mut Inlines, emphasis: Emphasis) {
        let mut run = Run::default();
        self.collect(line, Form::Plain, emphasis, &mut run);
        self.translate(&mut run);
    }

    /// Collects the texts of a line in order. A run ends at a note call or line break and is then
    /// translated.
    fn collect<'l>(
        &self,
        line: &'l mut [Inline],
        form: Form,
        emphasis: Emphasis,
        run: &mut Run<'l>,
    ) {
        for inline in line {
            let emphasised = match inline {
                _ if emphasis == Emphasis::Dropped || run.is_at_start() => form,
                Inline::Strong { .. } => Form::Bold,
                _ => Form::Italic,
            };
            let indicator = self.level_indicator(inline);
            match inline {
                Inline::Text { text, .. } | Inline::Reference { text, .. } => {
                    let prepared = self.characters.prepare(text);
                    run.add(text, &prepared, form);
                }
                Inline::NoteCall { mark, .. } => {
                    let last = run.text.chars().next_back();
                    let is_after_figure = last.is_some_and(char::is_numeric);
                    *mark = self.call(mark, is_after_figure);
                    self.spell_last_word(run);
                    self.translate(run);
                }
                Inline::LineBreak => self.translate(run),
                Inline::Emphasis { content } | Inline::Strong { content } => {
                    self.collect(content, emphasised, emphasis, run);
                }
                Inline::Superscript { content }
                | Inline::Subscript { content }
                | Inline::Link { content, .. }
                | Inline::Foreign { content, .. }
                | Inline::TableNoteCall { content, .. } => {
                    run.indicator = indicator;
                    self.collect(content, form, emphasis, run);
                }
            }
        }
    }

    /// Returns the indicator before raised or lowered figures, without which 10⁶ would be 106.
    /// Letters, such as those of ordinals, need none.
    fn level_indicator(&self, inline: &Inline) -> &'static str {
        let (Inline::Superscript { content } | Inline::Subscript { content }) = inline else {
            return "";
        };
        let figures = plain_text(content);
        if figures.is_empty() || !figures.chars().all(char::is_numeric) {
            return "";
        }
        match (inline, self.named.call) {
            (Inline::Superscript { .. }, CallStyle::Raised(indicator)) => indicator,
            (Inline::Superscript { .. }, CallStyle::Bracketed) => "^",
            // Rulebook 2013, 3.24.
            (Inline::Subscript { .. }, CallStyle::Raised("⠰⠔")) => "⠰⠢",
            (Inline::Subscript { .. }, CallStyle::Raised(_)) => "⠢",
            _ => "",
        }
    }

    /// Replaces each text of a run with its cells.
    fn translate(&self, run: &mut Run<'_>) {
        let translated = self.cells(&run.text, &run.forms);
        let mut at = 0;
        for (text, length) in run.texts.drain(..) {
            let (begin, end) = (translated.starts[at], translated.starts[at + length]);
            *text = six_dots(translated.cells[begin..end].to_vec());
            at += length;
            run.has_begun = true;
        }
        run.text.clear();
        run.forms.clear();
        run.indicator = "";
    }

    /// Prevents the contraction of the last word before a note call if its contraction is one sign,
    /// because such signs must stand alone (Rulebook 2013, 2.6 and 10.1).
    fn spell_last_word(&self, run: &mut Run<'_>) {
        let is_letter = |character: &char| character.is_alphabetic();
        let word: Vec<char> = run.text.chars().rev().take_while(is_letter).collect();
        if word.len() < 2 {
            return;
        }
        let spelled: String = word.iter().rev().collect();
        let is_one_sign = self
            .table
            .translate(&spelled, &[])
            .is_some_and(|cells| cells.cells.len() == 1);
        if is_one_sign {
            let from = run.forms.len().saturating_sub(word.len());
            run.forms[from..].fill(Form::Spelled);
        }
    }
}

/// Texts of a line that are translated together.
#[derive(Default)]
struct Run<'l> {
    text: String,
    /// The formatting of each character.
    forms: Vec<Form>,
    /// The texts that cells replace, each with the number of its characters in `text`.
    texts: Vec<(&'l mut String, usize)>,
    /// The indicator before the next text.
    indicator: &'static str,
    /// Whether an earlier run of the line had texts.
    has_begun: bool,
}

impl<'l> Run<'l> {
    /// Whether the line has no words before the next text.
    fn is_at_start(&self) -> bool {
        !self.has_begun && self.text.trim().is_empty()
    }

    /// Adds a text of the line, with its form prepared for liblouis.
    fn add(&mut self, text: &'l mut String, prepared: &str, form: Form) {
        let from = self.text.len();
        let indicator = std::mem::take(&mut self.indicator);
        // No contraction is possible after a figure.
        let is_after_figure = self.text.chars().next_back().is_some_and(char::is_numeric);
        self.text.push_str(match indicator.strip_prefix('⠰') {
            Some(bare) if is_after_figure => bare,
            _ => indicator,
        });
        let ends_in_han = self.text.chars().next_back().is_some_and(is_han);
        if ends_in_han && prepared.chars().next().is_some_and(is_han) {
            // Emphasis begins and ends at a word boundary.
            self.text.push(' ');
        }
        self.text.push_str(prepared);
        let length = self.text[from..].chars().count();
        self.forms.resize(self.forms.len() + length, form);
        self.texts.push((text, length));
    }
}
