//! The register of codes. A code is never reused and never changes its meaning.

macro_rules! codes {
    ($($variant:ident $code:literal $meaning:literal)*) => {
        /// What kind of finding a diagnostic is: a letter for the stage that made it (`F` files,
        /// `Y` front matter, `S` source text, `X` XML, `L` languages, `J` JSON, `T` templates, `P` PDF, `E` EPUB,
        /// `B` braille, `O` output) and a number.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code {
            $(#[doc = $meaning] $variant,)*
        }

        impl Code {
            /// All codes in order.
            pub const ALL: &'static [Code] = &[$(Code::$variant,)*];

            /// The code as printed: `S002`.
            pub fn as_str(self) -> &'static str {
                match self { $(Code::$variant => $code,)* }
            }

            /// What the code means, in one sentence.
            pub fn meaning(self) -> &'static str {
                match self { $(Code::$variant => $meaning,)* }
            }
        }
    };
}

codes! {
    FileUnreadable "F001" "A file or folder is missing or cannot be read."
    NotUtf8 "F002" "A file is not UTF-8 text."
    NoSource "F003" "A folder holds no source file."
    SameEdition "F004" "Two source files have the same symbol and language."
    NotText "F005" "A text has a control character, or another that is no text."
    NoFrontMatter "Y001" "A source file has no front matter between two lines of three hyphens."
    UnknownKey "Y002" "The front matter has a key that is not known."
    WrongValue "Y003" "A key of the front matter has a value of the wrong type or form."
    ImpossibleDate "Y004" "A date is not in the calendar, or not written year-month-day."
    UnknownLanguage "Y005" "There is no word catalogue for the language."
    MissingKey "Y006" "The front matter lacks a key that is needed."
    BrokenYaml "Y007" "The front matter is not well-formed YAML."
    RawHtml "S001" "The text holds raw HTML."
    CallWithoutNote "S002" "A note is called that is not defined."
    NoteWithoutCall "S003" "A note is defined that the text never calls."
    NoteDefinedTwice "S004" "A note is defined twice."
    NumberingGap "S005" "Numbers or letters leave a gap."
    NumberingOrder "S006" "A number or letter is repeated or comes too late."
    ItemWithoutParagraph "S007" "An item stands under no paragraph."
    UnbalancedEmphasis "S008" "An asterisk of unbalanced emphasis would show in the text."
    UnsafeLink "S009" "A link has a scheme that is not safe, or leads nowhere."
    NotInSourceForm "S010" "Markdown that the source form has no use for: images, code, rules."
    WrongMark "S011" "A mark in braces is not known or stands in the wrong place."
    SpaceBeforeCall "S012" "A space stands before a note call."
    EmptyDocument "S013" "The document has no operative paragraph and no other text."
    WrongTable "S014" "A table's spans do not fit its rows."
    NestedTooDeep "S015" "The text is nested deeper than can be read."
    NotForMarkdown "S016" "The source form in Markdown cannot say something that the document has."
    BrokenXml "X001" "An XML file is not well-formed, or has a document type."
    NoAkomaNtoso "X002" "An XML file is no document in Akoma Ntoso."
    XmlTooLarge "X003" "An XML file is larger or nested deeper than any official document."
    MarkupLost "X004" "The model has nothing for a piece of mark-up; the words are kept."
    UnreadableMetadata "X005" "A date or a number in the metadata cannot be read; the document is read without it."
    LanguagesDiffer "L001" "Two languages of a document have other paragraphs, items or sections."
    BrokenJson "J001" "A JSON file is not a resolution of the model."
    BrokenChecks "J002" "A JSON file holds no results of checks."
    EmptyModel "J003" "A list, a table, a heading or a resolution in parts has nothing in it."
    WrongCells "J004" "A table has an impossible number of columns, or cells that do not fit into it."
    TemplateError "T001" "A template has an error."
    CatalogueError "T002" "A word catalogue has an error or lacks a message."
    UnknownTemplate "T003" "A file in the template folder replaces nothing."
    ThemeVersion "T004" "Templates were made for another version of the view, or their theme.yaml cannot be read."
    MissingGlyph "P001" "No font has a character of the text."
    TypesettingFailed "P002" "The PDF could not be made."
    FontUnusable "P003" "A font file cannot be used."
    EpubFailed "E001" "The EPUB could not be made."
    BrailleFailed "B001" "The braille could not be made: there is no code for the language, or liblouis does not find its table."
    OutputUnwritable "O001" "A file or folder of the output cannot be written."
    OutputChanged "O002" "A file of the output is not what was built."
}

#[cfg(test)]
mod tests {
    use super::Code;
    use std::collections::BTreeSet;

    #[test]
    fn every_code_is_used_once() {
        let distinct: BTreeSet<_> = Code::ALL.iter().map(|code| code.as_str()).collect();
        assert_eq!(distinct.len(), Code::ALL.len());
    }
}
