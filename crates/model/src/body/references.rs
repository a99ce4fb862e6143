//! How the documents of a body mention documents.

use std::collections::BTreeMap;

use super::{BodyId, Documents, Grammar, Pattern};

/// How the documents of a body mention documents, its own and those of other bodies.
#[derive(Debug, Clone, Default)]
pub struct References {
    /// The symbols that are recognised everywhere, one expression for all.
    pub symbols: Option<Pattern>,
    /// The numbers that are recognised after introducing words, such as “resolution 68/197”.
    pub forms: Vec<Form>,
    /// The words around numbers, by the primary subtag of the language.
    pub languages: BTreeMap<String, Introduction>,
}

/// A number that stands for a document: `68/197` for A/RES/68/197.
#[derive(Debug, Clone)]
pub struct Form {
    /// The body of the document.
    pub body: BodyId,
    /// The number in a text.
    pub text: Grammar,
    /// The symbol, which is made of the parts of the number.
    pub symbol: Grammar,
    /// Whether the form of the number shows the body, so that the words before it need not name it.
    pub is_distinct: bool,
    /// A part that a body cannot mention with a greater number than in the symbol of the document
    /// itself: the Human Rights Council cannot mention resolutions of its later sessions.
    pub not_later: Option<String>,
}

/// The words of a language around numbers of documents.
#[derive(Debug, Clone)]
pub struct Introduction {
    /// The words directly before a number, with the space after them: `resolution `.
    pub introduced_by: Pattern,
    /// The text between two numbers of a list.
    pub between: Option<Pattern>,
    /// The names of bodies before these words, as words.
    pub names: Vec<(Vec<String>, BodyId)>,
    /// Clauses that name a body, as expressions of the words before the introducing ones: “the General
    /// Assembly in paragraph 5 of its”.
    pub clauses: Vec<(Clause, BodyId)>,
    /// Names that can mean several bodies: the Council.
    pub unspecific_names: Vec<Vec<String>>,
    /// The names of bodies whose documents are not linked.
    pub other_names: Vec<Vec<String>>,
    /// Words that show, anywhere in the clause, that another body is meant: Commission.
    pub other_words: Vec<String>,
    /// Whether a capital letter begins a name, so that a capitalised word that is not a known name
    /// means another body.
    pub capitals_are_names: bool,
    /// The phrases around numbers. If the language has them, only numbers in such phrases are links.
    pub phrases: Option<Phrases>,
}

/// The phrases of a language around numbers of documents.
#[derive(Debug, Clone)]
pub struct Phrases {
    /// The end of the text before a number with which a body mentions its own documents: “Rappelant sa
    /// résolution ”.
    pub own: Option<Pattern>,
    /// The text directly after a number that belongs to another document: “ de la Commission”.
    pub other_after: Option<Pattern>,
    /// The text that must follow the last number: “号决议”.
    pub followed_by: Option<Pattern>,
    /// The phrases of each body.
    pub of_bodies: Vec<PhraseOfBody>,
}

impl Phrases {
    /// Whether there is a phrase in which numbers are links.
    pub fn has_any(&self) -> bool {
        let mut bodies = self.of_bodies.iter();
        self.own.is_some()
            || bodies.any(|phrase| {
                phrase.named_before.is_some() || phrase.named_after.is_some() || phrase.is_unnamed
            })
    }
}

/// The phrases that name a body.
#[derive(Debug, Clone)]
pub struct PhraseOfBody {
    /// The body.
    pub body: BodyId,
    /// The end of the text before the first number: “قرار الجمعية العامة ”.
    pub named_before: Option<Pattern>,
    /// The text after the last number: “ de l’Assemblée générale”.
    pub named_after: Option<Pattern>,
    /// Whether numbers with a distinct form need no name.
    pub is_unnamed: bool,
}

/// A clause that names a body.
#[derive(Debug, Clone)]
pub struct Clause {
    /// The expression of the words of the clause.
    pub words: Pattern,
    /// The expression of clauses that name it in another role.
    pub unless: Option<Pattern>,
}

/// Returns the expression that finds the symbols of these documents in a text. Grammars without a
/// letter need introducing words and are left out.
pub fn symbol_expression<'d>(documents: impl IntoIterator<Item = &'d Documents>) -> Option<String> {
    let documents = documents.into_iter();
    let expressions: Vec<String> = documents
        .filter(|documents| documents.symbol.has_letter())
        .map(|documents| format!("(?:{})", documents.symbol.expression()))
        .collect();
    (!expressions.is_empty()).then(|| expressions.join("|"))
}
