//! A document in braille: the model with cells in place of letters.
//!
//! A line is translated as a whole, so that contractions and the signs for capitals and emphasis
//! come out as its code wants them, and is divided again where its pieces were.

use std::cell::OnceCell;

use publish_model::{
    Block, Enactment, Heading, Inline, Inlines, Language, Masthead, Resolution,
    Table as ModelTable, Text, Vote, plain_text,
};

use super::characters::{Characters, is_han, six_dots};
use super::code::{self, Call, Code, Named};
use super::louis::{Cells, Form, Table};
use publish_view::edition::braille::Grade;

use super::BrailleError;

/// Translates the words of one document.
pub struct Transcriber {
    table: Table,
    /// The braille code of the document's language.
    pub code: &'static Code,
    /// The table that follows it, and how it writes calls.
    pub named: Named,
    characters: Characters,
    /// The first text that liblouis could not translate.
    untranslated: OnceCell<String>,
}

/// What `work` makes with a transcriber for documents of a language.
///
/// # Errors
/// Where there is no code for the language, liblouis has not its table, or cannot translate a text
/// with it: then `work` has not all words.
pub fn transcribe<T>(
    language: &Language,
    grade: Option<Grade>,
    work: impl FnOnce(&Transcriber) -> T,
) -> Result<T, BrailleError> {
    let mut transcriber = Transcriber::new(language, grade)?;
    let made = work(&transcriber);
    match transcriber.untranslated.take() {
        None => Ok(made),
        Some(text) => Err(BrailleError::NotTranslated(text, transcriber.named.table)),
    }
}

/// Whether italics and bold are said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Emphasis {
    /// They are, but for words that a paragraph begins with.
    Said,
    /// They only set a heading or another line apart, whose place does the same in braille.
    Dropped,
}

impl Transcriber {
    fn new(language: &Language, grade: Option<Grade>) -> Result<Self, BrailleError> {
        let Some(code) = code::code(language) else {
            return Err(BrailleError::NoCode(language.clone()));
        };
        let named = code.named(grade);
        let table = Table::load(named.table).ok_or(BrailleError::NoTable(named.table))?;
        Ok(Transcriber {
            characters: Characters::of(table.clone(), code.divides_words()),
            table,
            code,
            named,
            untranslated: OnceCell::new(),
        })
    }

    /// The cells of a text. `forms` says how its characters are set, from the first on.
    fn cells(&self, text: &str, forms: &[Form]) -> Cells {
        self.table.translate(text, forms).unwrap_or_else(|| {
            if !text.is_empty() {
                self.untranslated.get_or_init(|| text.to_owned());
            }
            Cells {
                cells: Vec::new(),
                begins: vec![0; text.chars().count() + 1],
            }
        })
    }

    /// The cells of some words.
    pub fn words(&self, words: &str) -> String {
        let text = self.characters.prepared(words);
        six_dots(self.cells(&text, &[]).cells)
    }

    /// The document in cells.
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

    /// A call of a note, and the mark before it.
    fn call(&self, mark: &str, is_after_figure: bool) -> String {
        match self.named.call {
            Call::Raised(indicator) if is_after_figure => {
                format!("{}{}", indicator.trim_start_matches('⠰'), self.words(mark))
            }
            Call::Raised(indicator) => format!("{indicator}{}", self.words(mark)),
            Call::Bracketed => self.words(&format!("[{mark}]")),
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
        for line in &mut enactment.closing.lines {
            self.line(line, Emphasis::Dropped);
        }
        if let Some(vote) = &mut enactment.vote {
            self.vote(vote);
        }
        for annex in &mut enactment.annexes {
            self.heading(&mut annex.heading);
            self.blocks(&mut annex.blocks);
        }
    }

    fn vote(&self, vote: &mut Vote) {
        let tallies = [&mut vote.in_favour, &mut vote.against, &mut vote.abstaining];
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
                    self.line(&mut paragraph.content, Emphasis::Said);
                    self.blocks(&mut paragraph.then);
                }
                Block::Items(items) => {
                    for item in &mut items.items {
                        item.label = self.words(item.label.trim());
                        self.line(&mut item.content, Emphasis::Said);
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
        let mut stretch = Stretch::default();
        self.gather(line, Form::Plain, emphasis, &mut stretch);
        self.translate(&mut stretch);
    }

    /// Takes the texts of a line in their order. What ends at a call or a line end is translated.
    fn gather<'l>(
        &self,
        line: &'l mut [Inline],
        form: Form,
        emphasis: Emphasis,
        stretch: &mut Stretch<'l>,
    ) {
        for inline in line {
            let emphasised = match inline {
                _ if emphasis == Emphasis::Dropped || stretch.is_at_beginning() => form,
                Inline::Strong { .. } => Form::Bold,
                _ => Form::Italic,
            };
            let level = self.level(inline);
            match inline {
                Inline::Text { text, .. } | Inline::Reference { text, .. } => {
                    let prepared = self.characters.prepared(text);
                    stretch.add(text, &prepared, form);
                }
                Inline::NoteCall { mark, .. } => {
                    let last = stretch.text.chars().next_back();
                    let is_after_figure = last.is_some_and(char::is_numeric);
                    *mark = self.call(mark, is_after_figure);
                    self.spell_last_word(stretch);
                    self.translate(stretch);
                }
                Inline::LineBreak => self.translate(stretch),
                Inline::Emphasis { content } | Inline::Strong { content } => {
                    self.gather(content, emphasised, emphasis, stretch);
                }
                Inline::Superscript { content }
                | Inline::Subscript { content }
                | Inline::Link { content, .. }
                | Inline::Foreign { content, .. } => {
                    stretch.before = level;
                    self.gather(content, form, emphasis, stretch);
                }
            }
        }
    }

    /// What stands before raised or lowered figures, without which 10⁶ would be 106. Letters, as those
    /// of ordinals, need none.
    fn level(&self, inline: &Inline) -> &'static str {
        let (Inline::Superscript { content } | Inline::Subscript { content }) = inline else {
            return "";
        };
        let figures = plain_text(content);
        if figures.is_empty() || !figures.chars().all(char::is_numeric) {
            return "";
        }
        match (inline, self.named.call) {
            (Inline::Superscript { .. }, Call::Raised(indicator)) => indicator,
            (Inline::Superscript { .. }, Call::Bracketed) => "^",
            // Rulebook 2013, 3.24.
            (Inline::Subscript { .. }, Call::Raised("⠰⠔")) => "⠰⠢",
            (Inline::Subscript { .. }, Call::Raised(_)) => "⠢",
            _ => "",
        }
    }

    /// Puts cells in the place of each text of a stretch.
    fn translate(&self, stretch: &mut Stretch<'_>) {
        let translated = self.cells(&stretch.text, &stretch.forms);
        let mut at = 0;
        for (text, length) in stretch.texts.drain(..) {
            let (begin, end) = (translated.begins[at], translated.begins[at + length]);
            *text = six_dots(translated.cells[begin..end].to_vec());
            at += length;
            stretch.has_begun = true;
        }
        stretch.text.clear();
        stretch.forms.clear();
        stretch.before = "";
    }

    /// A word that one sign stands for is spelled before a call: the sign must stand alone (Rulebook
    /// 2013, 2.6 and 10.1).
    fn spell_last_word(&self, stretch: &mut Stretch<'_>) {
        let is_letter = |character: &char| character.is_alphabetic();
        let word: Vec<char> = stretch.text.chars().rev().take_while(is_letter).collect();
        if word.len() < 2 {
            return;
        }
        let spelled: String = word.iter().rev().collect();
        let is_one_sign = self
            .table
            .translate(&spelled, &[])
            .is_some_and(|cells| cells.cells.len() == 1);
        if is_one_sign {
            let from = stretch.forms.len().saturating_sub(word.len());
            stretch.forms[from..].fill(Form::Spelled);
        }
    }
}

/// Texts of a line that are translated together.
#[derive(Default)]
struct Stretch<'l> {
    text: String,
    /// How each of its characters is set.
    forms: Vec<Form>,
    /// The texts, which cells take the place of, and how many characters each has in `text`.
    texts: Vec<(&'l mut String, usize)>,
    /// What stands before the next text.
    before: &'static str,
    /// Whether an earlier stretch of the line has had texts.
    has_begun: bool,
}

impl<'l> Stretch<'l> {
    /// Whether no word of the line comes before.
    fn is_at_beginning(&self) -> bool {
        !self.has_begun && self.text.trim().is_empty()
    }

    /// Adds a text of the line, as it is prepared for liblouis.
    fn add(&mut self, text: &'l mut String, prepared: &str, form: Form) {
        let from = self.text.len();
        let before = std::mem::take(&mut self.before);
        // Behind a figure nothing can be a contraction.
        let is_after_figure = self.text.chars().next_back().is_some_and(char::is_numeric);
        self.text.push_str(match before.strip_prefix('⠰') {
            Some(bare) if is_after_figure => bare,
            _ => before,
        });
        let ends_in_han = self.text.chars().next_back().is_some_and(is_han);
        if ends_in_han && prepared.chars().next().is_some_and(is_han) {
            // Emphasis begins and ends with a word.
            self.text.push(' ');
        }
        self.text.push_str(prepared);
        let length = self.text[from..].chars().count();
        self.forms.resize(self.forms.len() + length, form);
        self.texts.push((text, length));
    }
}
