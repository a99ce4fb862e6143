//! The braille codes of the languages, by the tables of liblouis that follow them.

use publish_model::Language;

use publish_view::edition::braille::Grade;

/// The braille code of a language.
#[derive(Debug)]
pub struct Code {
    /// The primary subtag of the language.
    language: &'static str,
    /// The table without contractions.
    uncontracted: Named,
    /// The table with contractions; none where the code has none.
    contracted: Option<Named>,
    /// What its readers expect.
    usual: Grade,
    /// What says that a word goes on in the next line, for what is longer than a line.
    pub continuation: &'static str,
    /// The cell behind which a line may end without a blank: Russian leaves none after a comma.
    pub breaks_after: Option<char>,
}

/// A table, and the name of what it follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Named {
    /// The file of liblouis.
    pub table: &'static str,
    /// The code, as catalogues of braille name it.
    pub system: &'static str,
    /// How a call of a note is written.
    pub call: Call,
}

/// How a call of a note is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Call {
    /// Raised, by the indicator of Unified English Braille (Rulebook 2013, 3.24; Braille Formats
    /// 2016, 16.2). Among contractions it has the sign before it that says that it is none, but for
    /// behind a figure, where none can stand (Rulebook 5.3, 6.5).
    Raised(&'static str),
    /// In square brackets.
    Bracketed,
}

const fn named(table: &'static str, system: &'static str) -> Named {
    Named {
        table,
        system,
        call: Call::Bracketed,
    }
}

const fn raised(table: &'static str, system: &'static str, indicator: &'static str) -> Named {
    Named {
        table,
        system,
        call: Call::Raised(indicator),
    }
}

/// What is read in Debian 12 (liblouis 3.24). `docs/braille.md` says why these.
const CODES: [Code; 7] = [
    Code {
        language: "ar",
        uncontracted: named("ar-ar-g1.utb", "Arabic grade 1"),
        contracted: Some(named("ar-ar-g2.ctb", "Arabic grade 2")),
        usual: Grade::Uncontracted,
        continuation: "",
        breaks_after: None,
    },
    Code {
        language: "de",
        uncontracted: named("de-g1.ctb", "Deutsche Vollschrift"),
        contracted: Some(named("de-g2.ctb", "Deutsche Kurzschrift")),
        usual: Grade::Contracted,
        continuation: "",
        breaks_after: None,
    },
    Code {
        language: "en",
        uncontracted: raised("en-ueb-g1.ctb", "UEB (Uncontracted)", "⠔"),
        contracted: Some(raised("en-ueb-g2.ctb", "UEB (Contracted)", "⠰⠔")),
        usual: Grade::Contracted,
        // Rulebook 2013, 6.10 and 15.
        continuation: "⠐",
        breaks_after: None,
    },
    Code {
        language: "es",
        uncontracted: named("es-g1.ctb", "Español grado 1"),
        contracted: Some(named("es-g2.ctb", "Español grado 2")),
        usual: Grade::Uncontracted,
        continuation: "",
        breaks_after: None,
    },
    Code {
        language: "fr",
        uncontracted: named("fr-bfu-comp6.utb", "CBFU intégral"),
        contracted: Some(named("fr-bfu-g2.ctb", "CBFU abrégé")),
        usual: Grade::Contracted,
        continuation: "",
        breaks_after: None,
    },
    Code {
        language: "ru",
        uncontracted: named("ru-litbrl.ctb", "Russian literary braille"),
        // ru-ru-g1.ctb is a shorthand that few have learned.
        contracted: None,
        usual: Grade::Uncontracted,
        continuation: "",
        breaks_after: Some('⠂'),
    },
    Code {
        language: "zh",
        uncontracted: named("zhcn-cbs.ctb", "Chinese Common Braille"),
        contracted: None,
        usual: Grade::Uncontracted,
        continuation: "",
        breaks_after: None,
    },
];

/// The code of a language; none where there is no table of it.
pub fn code(language: &Language) -> Option<&'static Code> {
    let primary = language.primary();
    CODES.iter().find(|code| code.language == primary)
}

impl Code {
    /// The table of a grade, or of what readers expect.
    pub fn named(&self, grade: Option<Grade>) -> Named {
        match grade.unwrap_or(self.usual) {
            Grade::Contracted => self.contracted.unwrap_or(self.uncontracted),
            Grade::Uncontracted => self.uncontracted,
        }
    }

    /// Whether words are written together in print that braille divides.
    pub fn divides_words(&self) -> bool {
        self.language == "zh"
    }
}

/// The table for letters that the document's own has none for, by their script.
pub fn table_for(character: char) -> &'static str {
    match character {
        '\u{400}'..='\u{52f}' => "ru-litbrl.ctb",
        '\u{600}'..='\u{6ff}' | '\u{750}'..='\u{77f}' | '\u{fb50}'..='\u{fefc}' => "ar-ar-g1.utb",
        '\u{2e80}'..='\u{2fff}' | '\u{3400}'..='\u{9fff}' => "zhcn-cbs.ctb",
        _ => "en-ueb-g1.ctb",
    }
}
