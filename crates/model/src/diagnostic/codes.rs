//! The register of codes. A code is never reused and never changes its meaning.

macro_rules! codes {
    ($($variant:ident $code:literal $meaning:literal)*) => {
        /// The code of a diagnostic: a letter for the stage that reports it (`F` files, `K` project
        /// file, `Y` front matter, `S` source text, `X` XML, `L` languages, `J` JSON, `T` templates,
        /// `C` bodies, `P` PDF, `E` EPUB, `B` braille, `V` checks of editions, `W` watching
        /// and serving, `O` output) and a number.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code {
            $(#[doc = $meaning] $variant,)*
        }

        impl Code {
            /// All codes, in order.
            pub const ALL: &'static [Code] = &[$(Code::$variant,)*];

            /// Returns the code as printed: `S002`.
            pub fn as_str(self) -> &'static str {
                match self { $(Code::$variant => $code,)* }
            }

            /// Whether the cause can be the machine, its disks or its network, so that the same command
            /// may succeed later.
            pub fn may_pass_later(self) -> bool {
                matches!(self, Code::FileUnreadable | Code::OutputUnwritable)
            }

            /// Returns the meaning of the code, in one sentence.
            pub fn meaning(self) -> &'static str {
                match self { $(Code::$variant => $meaning,)* }
            }
        }
    };
}

codes! {
    FileUnreadable "F001" "A file or folder is missing or cannot be read."
    NotUtf8 "F002" "A file is not valid UTF-8."
    NoSource "F003" "A folder contains no source files."
    SameEdition "F004" "Two source files have the same symbol and language."
    NotText "F005" "The text contains a control character or another character that is not allowed."
    FolderTaken "F006" "The folder of a document would take the name of another file or folder, or cannot exist on Windows."
    MoreFindings "F007" "A file has more errors or warnings than are listed."
    ProjectSyntax "K001" "The project file is not valid TOML."
    ProjectKey "K002" "The project file has an unknown key."
    ProjectValue "K003" "A key of the project file has a value of the wrong type or form."
    LowContrast "K004" "Two colours of the theme have too little contrast."
    ThemeFile "K005" "A file of the theme is missing, has a wrong form, or does more than it may."
    NoTypeface "K006" "The PDF has no font of the typefaces of the theme."
    NoFrontMatter "Y001" "A source file does not begin with front matter between two lines of three hyphens."
    UnknownKey "Y002" "The front matter has an unknown key."
    WrongValue "Y003" "A key of the front matter has a value of the wrong type or form, or appears twice."
    ImpossibleDate "Y004" "A date does not exist, or is not written as year-month-day."
    UnknownLanguage "Y005" "A language tag is invalid, or its language does not have a catalogue."
    MissingKey "Y006" "The front matter does not have a required key."
    BrokenYaml "Y007" "The front matter is not valid YAML."
    WrongBody "Y008" "The body is not the one that the symbol belongs to."
    UnknownBody "Y009" "The body is unknown, or no body has such a symbol."
    RawHtml "S001" "The text contains raw HTML."
    CallWithoutNote "S002" "A note is called but not defined."
    NoteWithoutCall "S003" "A note is defined but never called in the text."
    NoteDefinedTwice "S004" "A note is defined twice."
    NumberingGap "S005" "There is a gap in the numbers or letters."
    NumberingOrder "S006" "A number or letter is repeated or out of order."
    ItemWithoutParagraph "S007" "An item does not belong to a paragraph."
    UnbalancedEmphasis "S008" "An asterisk does not open or close emphasis and would appear in the text."
    UnsafeLink "S009" "A link has an invalid or unsafe address, or its anchor does not exist."
    NotInSourceForm "S010" "The text uses Markdown that the source form does not support: images, code, horizontal rules."
    WrongMark "S011" "A mark in braces or a heading class is unknown or in the wrong position."
    SpaceBeforeCall "S012" "There is a space before a note call."
    EmptyDocument "S013" "The document has no text."
    WrongTable "S014" "The cells of a table do not fit its rows and columns."
    NestedTooDeep "S015" "The text is nested too deeply."
    NotForMarkdown "S016" "The document contains something that Markdown source cannot express."
    ProbableStructure "S017" "A text looks like a formula, a number, an item or a closing line, but is not read as one."
    PlaceholderLeft "S018" "Placeholder text that “publish new” wrote has not been replaced."
    BareAddress "S019" "The text contains an address that is not a link."
    NoSuchParagraph "S020" "The text refers to a paragraph above, below or of the present resolution that the document does not have."
    BrokenXml "X001" "An XML file is not well-formed, or has a document type declaration."
    NoAkomaNtoso "X002" "An XML file is not an Akoma Ntoso document that publish can read."
    XmlTooLarge "X003" "An XML file is larger or more deeply nested than any official document."
    MarkupLost "X004" "Markup has no equivalent in the editions and is dropped; its text is kept."
    UnreadableMetadata "X005" "A date or a number in the metadata cannot be read or is impossible. It is left out, or the printed date is used."
    IdentityUnclear "X006" "The front matter or metadata, the printed text, the name and the folder of a file contradict each other, or lack the symbol or the language."
    StructureShared "X007" "An XML file has lost structure that the other languages of the document have, and takes it over from them."
    NumberOrder "X008" "The groups of digits of a number in an Arabic XML file can be in either order, and stay as they are."
    UnknownElement "X009" "An XML file has no namespace, or an element that does not belong to Akoma Ntoso 3.0."
    WordsMissing "X010" "Words of an XML file are in a position from which they cannot be read."
    LanguagesDiffer "L001" "Two languages of a document have different structures."
    ComparedLanguages "L002" "Two documents to compare are in different languages."
    BrokenJson "J001" "A JSON file is not a valid resolution."
    BrokenChecks "J002" "A JSON file does not contain valid check results."
    EmptyModel "J003" "The title, a paragraph, a list, a table, a heading or a resolution in parts is empty."
    WrongCells "J004" "A table has an invalid number of columns, or cells that do not fit or fill it."
    LostReference "J005" "A reference in a JSON file does not have the text of a reference, and is read as text."
    TemplateError "T001" "A template has an error."
    CatalogueError "T002" "A catalogue has an error or does not have a message."
    UnknownTemplate "T003" "A file in the template folder does not replace a built-in file."
    ThemeVersion "T004" "The templates were made for another version of the view, or their theme.yaml is invalid."
    MessageInEnglish "T005" "A catalogue of a further language does not have a message, which stays English."
    BodyFileError "C001" "A body file is not valid."
    SymbolClaimedTwice "C002" "Two bodies have the same symbols."
    BodyLineError "C003" "A line of a body file has an error, an unknown name, or names a value that it does not get."
    MissingGlyph "P001" "No font contains a character of the text."
    TypesettingFailed "P002" "The PDF could not be created."
    FontUnusable "P003" "A font file cannot be used."
    EpubFailed "E001" "The EPUB could not be created."
    BrailleFailed "B001" "The braille could not be created: the language does not have a braille code, or liblouis cannot find its table."
    EditionFault "V001" "An edition does not pass a check of “publish build --check”."
    PortUnusable "W001" "“publish serve” cannot use a port of this computer."
    NotWatched "W002" "The system does not report changes of files."
    OutputUnwritable "O001" "An output file or folder cannot be written."
    OutputChanged "O002" "An output file has changed since it was built."
    NotOffered "O003" "The output folder has files of earlier builds that do not match a source."
    BrokenManifest "O004" "The manifest of an output folder is not valid."
    CacheUnusable "O005" "The cache cannot be read or written."
    OutputMissing "O006" "A file that the manifest or the checksums of an output folder list does not exist."
    NotVerified "O007" "A PDF is not what its attached source gives, or has no source attached."
    ShardsIncomplete "O008" "The folders to merge are not the shards of one build, or shards are missing."
    SharedCacheUnusable "O009" "The shared cache cannot be used, or has damaged entries."
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
