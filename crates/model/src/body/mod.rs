//! Bodies that adopt documents. Everything that distinguishes one body from another is data:
//! how its symbols look, how texts mention its documents, and where the official documents are.

mod folder;
mod grammar;
mod id;
mod official;
mod pattern;
mod references;

use std::collections::BTreeMap;

use super::href::Href;
use super::language::Language;
use super::symbol::Symbol;

pub use folder::Folder;
pub use grammar::{Grammar, GrammarError, Parts, TOO_LARGE};
pub use id::BodyId;
pub use official::{Official, Sites};
pub use pattern::Pattern;
pub use references::{
    Clause, Form, Introduction, PhraseOfBody, Phrases, References, symbol_expression,
};

/// The data of a body.
#[derive(Debug, Clone)]
pub struct Body {
    /// Its identifier.
    pub id: BodyId,
    /// Whether its file is built in. Files of the user take precedence.
    pub is_built_in: bool,
    /// The parent body, whose name the masthead may have instead.
    pub parent: Option<BodyId>,
    /// The documents that it adopts. The first one whose grammar fits a symbol counts.
    pub documents: Vec<Documents>,
    /// How its documents mention documents.
    pub references: References,
    /// Where its official documents are published.
    pub official: Option<Official>,
    /// Its type in <https://schema.org>: `Organization`, `GovernmentOrganization`.
    pub schema_type: String,
    /// Its names in Akoma Ntoso.
    pub akn: Akn,
    /// What a new source file has.
    pub new: NewSource,
    /// What a new source file of some kinds of documents has, by the kind.
    pub new_of_kinds: BTreeMap<String, NewSource>,
    /// How its texts are composed, by the primary subtag of the language.
    pub text: BTreeMap<String, Composition>,
}

/// How texts of a body are composed in a language. The expressions match the beginning of a
/// paragraph.
#[derive(Debug, Clone, Default)]
pub struct Composition {
    /// The words with which the first paragraph of a preamble begins: `WHEREAS`.
    pub preamble_opens: Option<Pattern>,
    /// The words with which an operative paragraph without a number begins: `RESOLVED`.
    pub operative_opens: Option<Pattern>,
    /// The printed numbers of operative paragraphs: `Article 1`.
    pub label: Option<Pattern>,
}

/// What a new source file of a body has.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NewSource {
    /// The keys of the front matter that depend on the document, with examples of their values.
    pub keys: Option<Vec<String>>,
    /// The words by the primary subtag of the language.
    pub words: BTreeMap<String, NewWords>,
}

/// The words of a new source file in a language. `{name}` in them is a part of the symbol.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NewWords {
    /// The enacting formula in Markdown.
    pub formula: Option<String>,
    /// The titles that follow from the symbol, by the kind of the document.
    pub titles: BTreeMap<String, String>,
    /// The printed lines that each document has, in YAML.
    pub printed: Vec<String>,
    /// Examples of printed lines that depend on the document.
    pub examples: Vec<String>,
    /// The outline of the text, with `{formula}`.
    pub text: Option<String>,
}

/// A kind of document that a body adopts.
#[derive(Debug, Clone)]
pub struct Documents {
    /// The kind: `resolution`, `decision`, `presidential-statement`.
    pub kind: String,
    /// The grammar of the symbols.
    pub symbol: Grammar,
    /// The folder of the editions, if it is not derived from the symbol.
    pub folder: Option<Folder>,
    /// The number line before the title, which is made of the parts of the symbol.
    pub number: Option<Grammar>,
    /// The number lines of languages in which they differ, by the primary subtag.
    pub numbers: BTreeMap<String, Grammar>,
    /// Where official documents of this kind are published, if not with the others of the body.
    pub official: Option<Official>,
    /// The document type in Akoma Ntoso: `presidentialStatement`.
    pub akn_type: String,
    /// The beginnings of the names of files with such documents: `S_RES`, `SC`.
    pub file_names: Vec<String>,
}

/// The names of a body in Akoma Ntoso.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Akn {
    /// The identifier of the body among the references: `ga`.
    pub author: String,
    /// The beginning of the addresses of its documents: `/akn/un/statement/deliberation/unga`.
    pub address: String,
    /// The country or organization in the metadata: `un`.
    pub country: String,
    /// The organizations among the references.
    pub organizations: Vec<AknOrganization>,
    /// Whether the markers of notes in official files count the separators above the notes.
    pub markers_count_separators: bool,
}

/// An organization among the references of an Akoma Ntoso document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AknOrganization {
    /// Its identifier.
    pub id: String,
    /// Its address in the ontology.
    pub address: String,
    /// Its name.
    pub name: String,
}

/// The type in <https://schema.org> of a body whose file has none.
pub const SCHEMA_TYPE: &str = "Organization";

impl Documents {
    /// Returns the number line in a language.
    pub fn number_in(&self, language: &Language) -> Option<&Grammar> {
        let of_language = self.numbers.get(&language.primary());
        of_language.or(self.number.as_ref())
    }

    /// Whether the number line has words, `Resolution No. 2024-117`, and is therefore a line above
    /// the title. A number such as `68/197.` is on the first line of the title.
    pub fn number_has_words(&self, language: &Language) -> bool {
        self.number_in(language).is_some_and(Grammar::has_word)
    }
}

impl Body {
    /// Returns the neutral body, which has no names, symbols and addresses.
    pub fn neutral() -> Self {
        let id = BodyId::other();
        Body {
            akn: Akn::of(&id),
            id,
            is_built_in: true,
            parent: None,
            documents: Vec::new(),
            references: References::default(),
            official: None,
            schema_type: SCHEMA_TYPE.to_owned(),
            new: NewSource::default(),
            new_of_kinds: BTreeMap::new(),
            text: BTreeMap::new(),
        }
    }

    /// Returns the documents to which a symbol belongs, with the parts of the symbol.
    pub fn documents_of(&self, symbol: &Symbol) -> Option<(&Documents, Parts)> {
        let mut documents = self.documents.iter();
        documents.find_map(|documents| Some((documents, documents.symbol.read(symbol.as_str())?)))
    }

    /// Returns where its official documents are published: most of them, then those of single kinds.
    pub fn officials(&self) -> impl Iterator<Item = &Official> {
        let of_kinds = self
            .documents
            .iter()
            .filter_map(|one| one.official.as_ref());
        self.official.iter().chain(of_kinds)
    }

    /// Returns the kind of the document with a symbol: `resolution` if none is known.
    pub fn kind_of(&self, symbol: &Symbol) -> &str {
        let documents = self.documents_of(symbol);
        documents.map_or("resolution", |(documents, _)| &documents.kind)
    }
}

impl Akn {
    /// Returns the names of a body whose file has none.
    pub fn of(id: &BodyId) -> Self {
        let country = "zz";
        Akn {
            author: id.to_string(),
            address: format!("/akn/{country}/statement/deliberation/{id}"),
            country: country.to_owned(),
            organizations: vec![AknOrganization {
                id: id.to_string(),
                address: format!("/akn/ontology/organization/{country}/{id}"),
                name: id.to_string(),
            }],
            markers_count_separators: false,
        }
    }
}

/// The body to which a symbol belongs.
#[derive(Debug, Clone, Copy)]
pub enum Claim<'b> {
    /// Exactly one body.
    One(&'b Body),
    /// Two bodies whose grammars fit the symbol equally well.
    Two(&'b Body, &'b Body),
    /// None.
    None,
}

/// All bodies of a run.
#[derive(Debug, Clone)]
pub struct Bodies {
    by_id: BTreeMap<BodyId, Body>,
    neutral: Body,
    /// Whether a body has folders of its own.
    has_folders: bool,
}

impl Default for Bodies {
    fn default() -> Self {
        Bodies::new([])
    }
}

impl Bodies {
    /// Creates a registry of bodies.
    pub fn new(bodies: impl IntoIterator<Item = Body>) -> Self {
        let bodies = bodies.into_iter();
        let mut by_id: BTreeMap<BodyId, Body> =
            bodies.map(|body| (body.id.clone(), body)).collect();
        let neutral = by_id.remove(&BodyId::other());
        let mut documents = by_id.values().flat_map(|body| &body.documents);
        Bodies {
            has_folders: documents.any(|documents| documents.folder.is_some()),
            by_id,
            neutral: neutral.unwrap_or_else(Body::neutral),
        }
    }

    /// Returns the body with this identifier.
    pub fn get(&self, id: &BodyId) -> Option<&Body> {
        match self.by_id.get(id) {
            None if *id == self.neutral.id => Some(&self.neutral),
            found => found,
        }
    }

    /// Returns the body with this identifier, or the neutral one.
    pub fn get_or_neutral(&self, id: &BodyId) -> &Body {
        self.get(id).unwrap_or(&self.neutral)
    }

    /// Returns all bodies in order of their identifiers, without the neutral one.
    pub fn iter(&self) -> impl Iterator<Item = &Body> {
        self.by_id.values()
    }

    /// Returns the body to which a symbol belongs: of several whose grammars fit, the one with the
    /// longest literal text before the first part, and of two with the same length the one that is not
    /// built in. Symbols of numbers alone, such as 2024-117, belong to no built-in body, because any
    /// body can have them.
    pub fn claim(&self, symbol: &Symbol) -> Claim<'_> {
        let mut best: Option<((usize, bool), &Body)> = None;
        let mut rival = None;
        for body in self.iter() {
            let Some((documents, _)) = body.documents_of(symbol) else {
                continue;
            };
            if body.is_built_in && !documents.symbol.has_letter() {
                continue;
            }
            let rank = (documents.symbol.prefix().len(), !body.is_built_in);
            match best {
                Some((highest, _)) if rank < highest => {}
                Some((highest, _)) if rank == highest => rival = Some(body),
                _ => {
                    best = Some((rank, body));
                    rival = None;
                }
            }
        }
        match (best, rival) {
            (Some((_, body)), Some(rival)) => Claim::Two(body, rival),
            (Some((_, body)), None) => Claim::One(body),
            (None, _) => Claim::None,
        }
    }

    /// Returns the only body to which a symbol belongs.
    pub fn of_symbol(&self, symbol: &Symbol) -> Option<&Body> {
        match self.claim(symbol) {
            Claim::One(body) => Some(body),
            Claim::Two(..) | Claim::None => None,
        }
    }

    /// Returns the folder of the editions of the document with a symbol, below that of the language:
    /// `A/RES/68/197`. It depends only on the symbol, so that every document can link to it.
    pub fn folder(&self, symbol: &Symbol) -> String {
        let of_body = || {
            let (documents, parts) = self.of_symbol(symbol)?.documents_of(symbol)?;
            documents.folder.as_ref()?.path(&parts)
        };
        let of_body = self.has_folders.then(of_body).flatten();
        of_body.unwrap_or_else(|| symbol.path())
    }

    /// Returns the body with this identifier among the references of an Akoma Ntoso document.
    pub fn of_akn_author(&self, author: &str) -> Option<&Body> {
        self.iter().find(|body| body.akn.author == author)
    }

    /// Returns the address of the official document with a symbol, if it is known. `body` is the
    /// body of the document that mentions it: a symbol that belongs to no body has its address.
    pub fn official_href(
        &self,
        symbol: &Symbol,
        body: &BodyId,
        language: &Language,
    ) -> Option<Href> {
        let owner = match self
            .get(body)
            .filter(|body| body.documents_of(symbol).is_some())
        {
            Some(body) => body,
            None => self.of_symbol(symbol).unwrap_or(self.get_or_neutral(body)),
        };
        let documents = owner.documents_of(symbol);
        let of_kind = documents
            .as_ref()
            .and_then(|(one, _)| one.official.as_ref());
        let official = of_kind.or(owner.official.as_ref())?;
        let parts = documents.map(|(_, parts)| parts).unwrap_or_default();
        official.href(symbol, &parts, language)
    }

    /// Returns a symbol with the spaces that its body writes, which addresses and some texts leave out:
    /// `S/RES/2467 (2019)` for `S/RES/2467(2019)`.
    pub fn with_spaces(&self, symbol: &Symbol) -> Symbol {
        let documents = self
            .of_symbol(symbol)
            .and_then(|body| body.documents_of(symbol));
        let written = documents
            .and_then(|(documents, parts)| documents.symbol.write(&parts)?.parse::<Symbol>().ok())
            .filter(|written| written.path() == symbol.path());
        written.unwrap_or_else(|| symbol.clone())
    }

    /// Returns the symbol in the address of an official document, if the address has this language
    /// or none.
    pub fn symbol_of_official_href(&self, href: &str, language: &Language) -> Option<Symbol> {
        let mut officials: Vec<&Official> = Vec::new();
        for official in self.iter().flat_map(Body::officials) {
            if !officials.contains(&official) {
                officials.push(official);
            }
        }
        officials
            .into_iter()
            .find_map(|official| official.symbol_of(href, language))
    }
}
