//! The braille codes of the languages, with the liblouis tables that implement them.

use publish_model::Language;

use publish_view::edition::braille::Grade;

/// The braille code of a language.
#[derive(Debug)]
pub struct Code {
    /// The primary subtag of the language.
    language: &'static str,
    /// The table without contractions.
    uncontracted: NamedTable,
    /// The table with contractions, if the code has contractions.
    contracted: Option<NamedTable>,
    /// The grade that its readers expect.
    default_grade: Grade,
    /// The sign at the end of a line for a word that continues on the next, used for words longer
    /// than a line.
    pub continuation: &'static str,
    /// The cell after which a line may end without a blank: Russian has no blank after a comma.
    pub breaks_after: Option<char>,
}

/// A liblouis table, and the braille code that it implements.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NamedTable {
    /// The name of the table file.
    pub table: &'static str,
    /// The name of the code in braille catalogues.
    pub system: &'static str,
    /// The style of note calls.
    pub call: CallStyle,
}

/// The style of note calls.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CallStyle {
    /// Raised, with the indicator of Unified English Braille (Rulebook 2013, 3.24; Braille Formats
    /// 2016, 16.2). In contracted braille, the grade 1 indicator precedes it, except after a
    /// figure, where no contraction is possible (Rulebook 5.3, 6.5).
    Raised(&'static str),
    /// In square brackets.
    Bracketed,
}

const fn bracketed(table: &'static str, system: &'static str) -> NamedTable {
    NamedTable {
        table,
        system,
        call: CallStyle::Bracketed,
    }
}

const fn raised(table: &'static str, system: &'static str, indicator: &'static str) -> NamedTable {
    NamedTable {
        table,
        system,
        call: CallStyle::Raised(indicator),
    }
}

/// The codes, with tables of Debian 12 (liblouis 3.24). `docs/braille.md` explains the choice.
const CODES: [Code; 7] = [
    Code {
        language: "ar",
        uncontracted: bracketed("ar-ar-g1.utb", "Arabic grade 1"),
        contracted: Some(bracketed("ar-ar-g2.ctb", "Arabic grade 2")),
        default_grade: Grade::Uncontracted,
        continuation: "",
        breaks_after: None,
    },
    Code {
        language: "de",
        uncontracted: bracketed("de-g1.ctb", "Deutsche Vollschrift"),
        contracted: Some(bracketed("de-g2.ctb", "Deutsche Kurzschrift")),
        default_grade: Grade::Contracted,
        continuation: "",
        breaks_after: None,
    },
    Code {
        language: "en",
        uncontracted: raised("en-ueb-g1.ctb", "UEB (Uncontracted)", "⠔"),
        contracted: Some(raised("en-ueb-g2.ctb", "UEB (Contracted)", "⠰⠔")),
        default_grade: Grade::Contracted,
        // Rulebook 2013, 6.10 and 15.
        continuation: "⠐",
        breaks_after: None,
    },
    Code {
        language: "es",
        uncontracted: bracketed("es-g1.ctb", "Español grado 1"),
        contracted: Some(bracketed("es-g2.ctb", "Español grado 2")),
        default_grade: Grade::Uncontracted,
        continuation: "",
        breaks_after: None,
    },
    Code {
        language: "fr",
        uncontracted: bracketed("fr-bfu-comp6.utb", "CBFU intégral"),
        contracted: Some(bracketed("fr-bfu-g2.ctb", "CBFU abrégé")),
        default_grade: Grade::Contracted,
        continuation: "",
        breaks_after: None,
    },
    Code {
        language: "ru",
        uncontracted: bracketed("ru-litbrl.ctb", "Russian literary braille"),
        // ru-ru-g1.ctb is a shorthand that few people have learned.
        contracted: None,
        default_grade: Grade::Uncontracted,
        continuation: "",
        breaks_after: Some('⠂'),
    },
    Code {
        language: "zh",
        uncontracted: bracketed("zhcn-cbs.ctb", "Chinese Common Braille"),
        contracted: None,
        default_grade: Grade::Uncontracted,
        continuation: "",
        breaks_after: None,
    },
];

/// Returns the code of a language, or `None` if it does not have one.
pub fn code(language: &Language) -> Option<&'static Code> {
    let primary = language.primary();
    CODES.iter().find(|code| code.language == primary)
}

impl Code {
    /// Returns the table of a grade, by default of the grade that readers expect.
    pub fn table(&self, grade: Option<Grade>) -> NamedTable {
        match grade.unwrap_or(self.default_grade) {
            Grade::Contracted => self.contracted.unwrap_or(self.uncontracted),
            Grade::Uncontracted => self.uncontracted,
        }
    }

    /// Whether braille separates words that print writes without spaces.
    pub fn separates_words(&self) -> bool {
        self.language == "zh"
    }
}

/// Returns the table for a character that the document's own table does not have, by script.
pub fn table_for(character: char) -> &'static str {
    match character {
        '\u{400}'..='\u{52f}' => "ru-litbrl.ctb",
        '\u{600}'..='\u{6ff}' | '\u{750}'..='\u{77f}' | '\u{fb50}'..='\u{fefc}' => "ar-ar-g1.utb",
        '\u{2e80}'..='\u{2fff}' | '\u{3400}'..='\u{9fff}' => "zhcn-cbs.ctb",
        _ => "en-ueb-g1.ctb",
    }
}
