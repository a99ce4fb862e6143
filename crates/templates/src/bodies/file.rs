//! The form of a body file, which docs/bodies.md describes.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Deserialize;

use publish_model::BodyId;

/// A file that describes a body, or what several bodies have in common.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[schemars(rename = "Body")]
pub struct BodyFile {
    /// The identifier of the body: the name of the file without `.toml`. Front matter and JSON name
    /// it as `body`.
    pub id: BodyId,
    /// Whether the file has only what bodies that extend it have in common.
    #[serde(default)]
    pub base: bool,
    /// The file whose keys apply where this file does not have them.
    #[serde(default)]
    pub extends: Option<BodyId>,
    /// The parent body, whose name mastheads may have instead of the name of this one.
    #[serde(default)]
    pub parent: Option<BodyId>,
    /// The documents that the body adopts. The first one whose grammar fits a symbol counts.
    #[serde(default)]
    pub documents: Option<Vec<DocumentsEntry>>,
    /// The regular expression of each part that grammars name.
    #[serde(default)]
    pub parts: BTreeMap<String, String>,
    /// The type of the body in <https://schema.org>, for search engines: `GovernmentOrganization`,
    /// `CollegeOrUniversity`. The default is `Organization`.
    #[serde(default)]
    #[schemars(extend("pattern" = "^[A-Z][A-Za-z0-9]*$"))]
    pub schema_type: Option<String>,
    /// How texts mention documents.
    #[serde(default)]
    pub references: ReferencesEntry,
    /// Where the official documents are published. Without an address, editions have
    /// no link to them.
    #[serde(default)]
    pub official: OfficialEntry,
    /// The names of the body in Akoma Ntoso.
    #[serde(default)]
    pub akn: AknEntry,
    /// How texts are composed, by language.
    #[serde(default)]
    pub text: BTreeMap<String, TextEntry>,
    /// What `publish new` writes.
    #[serde(default)]
    pub new: NewEntry,
    /// The wording of the masthead, the closing lines and the metadata by language, as patterns in
    /// Fluent. They replace messages of the catalogues; a table has the lines of one kind of document.
    #[serde(default)]
    pub lines: BTreeMap<String, BTreeMap<String, LineEntry>>,
}

/// How texts are composed in a language. The regular expressions match the beginning of a paragraph;
/// a space in them is also a no-break space.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
#[schemars(rename = "Text")]
pub struct TextEntry {
    /// The words with which the first paragraph of a preamble without a formula begins: `WHEREAS`.
    pub preamble_opens: Option<String>,
    /// The words with which an operative paragraph without a number begins: `RESOLVED`.
    pub operative_opens: Option<String>,
    /// The printed numbers of operative paragraphs: `Article [0-9]+`.
    pub label: Option<String>,
}

/// What `publish new` writes.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
#[schemars(rename = "New")]
pub struct NewEntry {
    /// The keys of the front matter that depend on the document, with examples of their values. They
    /// are written as comments.
    pub keys: Option<Vec<String>>,
    /// The words by language.
    pub words: BTreeMap<String, NewWordsEntry>,
    /// What differs for a kind of document: `presidential-statement`.
    pub kinds: BTreeMap<String, NewKindEntry>,
}

/// What `publish new` writes for a kind of document. Its keys take precedence.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
#[schemars(rename = "NewKind")]
pub struct NewKindEntry {
    /// The keys of the front matter that depend on the document, with examples of their values.
    pub keys: Option<Vec<String>>,
    /// The words by language.
    pub words: BTreeMap<String, NewWordsEntry>,
}

/// The words of a new source file in a language. `{name}` in titles and lines is a part of the
/// symbol; a line whose part is missing is left out.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
#[schemars(rename = "NewWords")]
pub struct NewWordsEntry {
    /// The enacting formula in Markdown: `*The General Assembly*,`.
    pub formula: Option<String>,
    /// Titles that follow from the symbol, by the kind of the document.
    pub titles: Option<BTreeMap<String, String>>,
    /// The lines of `printed` that each document has: `session: "{year} session"`.
    pub printed: Option<Vec<String>>,
    /// Examples of lines of `printed`, which are written as comments.
    pub examples: Option<Vec<String>>,
    /// The outline of the text in Markdown, with `{formula}`.
    pub text: Option<String>,
}

/// A line of a body, or the lines of one kind of document.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(untagged)]
#[schemars(rename = "Line")]
pub enum LineEntry {
    /// A pattern in Fluent. An empty text removes the line.
    Line(String),
    /// The patterns of several lines, only for `closing`.
    Lines(Vec<String>),
    /// The lines of one kind of document.
    OfKind(BTreeMap<String, LineOfKind>),
}

/// A line of one kind of document.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum LineOfKind {
    /// A pattern in Fluent. An empty text removes the line.
    Line(String),
    /// The patterns of several lines, only for `closing`.
    Lines(Vec<String>),
}

/// A kind of document.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[schemars(rename = "Documents")]
pub struct DocumentsEntry {
    /// The kind in small letters and hyphens: `resolution`, `decision`, `presidential-statement`,
    /// `declaration`, `draft-resolution`.
    #[schemars(extend("pattern" = "^[a-z0-9]+(-[a-z0-9]+)*$"))]
    pub kind: String,
    /// The grammar of the symbols: `A/RES/{session}/{number}[ {letters}]`. `{name}` is a part, `[ … ]`
    /// may be absent, everything else is literal.
    pub symbol: String,
    /// The folder of the editions below that of the language, with all parts of the symbol:
    /// `council/{year}/{number}`. The names of files are made of it. Without it, the folder is made of
    /// the symbol.
    #[serde(default)]
    pub folder: Option<String>,
    /// The number line before the title: `{session}/{number}.` Without it, there is none. A line with
    /// words, `Resolution No. {year}-{number}`, is above the title.
    #[serde(default)]
    pub number: Option<String>,
    /// The number lines of languages in which they differ: `{ ar = "{session}/{number}" }`.
    #[serde(default)]
    pub numbers: BTreeMap<String, String>,
    /// The address of official documents of this kind, if it differs from that in `[official]`.
    #[serde(default)]
    pub address: Option<String>,
    /// The document type in Akoma Ntoso. The default is the kind: `draftResolution` for
    /// `draft-resolution`.
    #[serde(default)]
    pub akn: Option<String>,
    /// The beginnings of the names of official files with such documents: `S_RES`. They are evidence
    /// for the symbol of an official Akoma Ntoso file that contradicts itself.
    #[serde(default)]
    pub file_names: Vec<String>,
}

/// How texts mention documents.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
#[schemars(rename = "References")]
pub struct ReferencesEntry {
    /// The regular expression of all symbols that are links everywhere in a text. The default is the
    /// grammars of the documents that have a letter.
    pub symbols: Option<String>,
    /// The bodies whose documents texts of this body mention, in addition to its own.
    pub bodies: Option<Vec<BodyId>>,
    /// The numbers that stand for a document after introducing words.
    pub forms: Option<Vec<FormEntry>>,
    /// The words around numbers, by language.
    pub words: BTreeMap<String, IntroductionEntry>,
}

/// A number that stands for a document.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[schemars(rename = "Form")]
pub struct FormEntry {
    /// The grammar of the number: `{session}/{number}[ {letters}]`.
    pub text: String,
    /// The symbol of the document, with the same parts.
    pub symbol: String,
    /// Whether the form of the number shows the body, so that the text need not name it.
    #[serde(default)]
    pub distinct: bool,
    /// A part that the body cannot mention with a greater number than in the symbol of the document
    /// itself. Such a number belongs to the parent body.
    #[serde(default)]
    pub not_later: Option<String>,
}

/// The words around numbers in a language.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
#[schemars(rename = "Introduction")]
pub struct IntroductionEntry {
    /// The regular expression of the words directly before a number: `[Rr]esolutions?`.
    pub introduced_by: Option<String>,
    /// The regular expression of the text between two numbers of a list. A space is also a no-break
    /// space.
    pub between: Option<String>,
    /// The names of the body before the introducing words.
    pub names: Option<Vec<String>>,
    /// The regular expression of a clause that names the body, before the introducing words: “the
    /// General Assembly in paragraph 5 of its”. It has the words without punctuation.
    pub clause: Option<String>,
    /// The regular expression of clauses that `clause` matches but that do not name the body.
    pub clause_unless: Option<String>,
    /// Names that can mean several bodies: `Council`.
    pub unspecific_names: Option<Vec<String>>,
    /// Names of bodies whose documents are not linked.
    pub other_names: Option<Vec<String>>,
    /// Words of a clause that show that another body is meant: `Commission`.
    pub other_words: Option<Vec<String>>,
    /// Whether a capitalised word before the introducing words is the name of another body.
    pub capitals_are_names: Option<bool>,
    /// The regular expression of a date after a number. With one of this key and the following ones,
    /// only numbers in phrases that they describe are links.
    pub dates: Option<String>,
    /// The regular expression of the words with which a body mentions its own documents, before the
    /// number: `^Rappelant sa résolution`.
    pub own: Option<String>,
    /// The regular expression of the text after a number that belongs to another document:
    /// ` de la Commission`.
    pub other_after: Option<String>,
    /// The regular expression of the text that must follow the last number: `号决议`.
    pub followed_by: Option<String>,
    /// The regular expression of the words before a number that name the body:
    /// `قرار الجمعية العامة`.
    pub named_before: Option<String>,
    /// The regular expression of the text after the last number that names the body:
    /// ` de l’Assemblée générale`.
    pub named_after: Option<String>,
    /// Whether numbers of the body with a distinct form are links without its name.
    pub unnamed: Option<bool>,
}

/// Where the official documents are published.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
#[schemars(rename = "Official")]
pub struct OfficialEntry {
    /// The address of a document: `https://undocs.org/{language}/{symbol}`, also with the parts of its
    /// symbol. An empty text removes the address of the file that this one extends.
    pub address: Option<String>,
    /// The codes of the site for languages where they differ from the language tag.
    pub languages: Option<BTreeMap<String, String>>,
    /// Further codes in addresses that texts have, with the language of each.
    pub read_languages: Option<BTreeMap<String, String>>,
    /// The hosts of other sites whose addresses have the same form.
    pub sites: Option<Vec<String>>,
    /// The hosts of other sites with the same documents, whose addresses have no symbol.
    pub sites_without_symbols: Option<Vec<String>>,
}

/// The names of the body in Akoma Ntoso.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
#[schemars(rename = "AkomaNtoso")]
pub struct AknEntry {
    /// The identifier of the body among the references. The default is `id`.
    pub author: Option<String>,
    /// The country code of ISO 3166, or `un`. The default is `zz`, an unknown country.
    pub country: Option<String>,
    /// The beginning of the addresses of documents. The default is
    /// `/akn/COUNTRY/statement/deliberation/ID`.
    pub address: Option<String>,
    /// The organizations among the references. The default is the body itself.
    pub organizations: Option<Vec<OrganizationEntry>>,
    /// Whether the markers of notes in official files count the separators above the notes.
    pub markers_count_separators: Option<bool>,
}

/// An organization among the references.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[schemars(rename = "Organization")]
pub struct OrganizationEntry {
    /// Its identifier.
    pub id: String,
    /// Its address in the ontology.
    pub address: String,
    /// Its name in English.
    pub name: String,
}

/// Returns the JSON Schema of a body file, with which editors complete and validate it.
pub fn json_schema() -> serde_json::Value {
    let mut schema = schemars::schema_for!(BodyFile).to_value();
    if let Some(fields) = schema.as_object_mut() {
        fields.insert("title".into(), "Body of `publish`".into());
    }
    schema
}
