//! What can go wrong in typesetting, in terms of templates and text.

use std::fmt;

use typst::diag::SourceDiagnostic;
use typst::syntax::DiagSpan;
use typst::{World, WorldExt};

use super::world::{DocumentWorld, template_name};

/// A fault or a warning from typesetting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TypesetError {
    /// A template cannot be carried out, or asks for what the PDF standards forbid.
    Template {
        /// Where in the templates, if typst knows it.
        place: Option<Place>,
        /// What is wrong.
        message: String,
        /// What may help.
        hints: Vec<String>,
        /// The calls and imports that led there, innermost first.
        trace: Vec<(Place, String)>,
    },
    /// No font that the template names has a glyph for a character.
    MissingGlyph {
        /// The character.
        character: char,
        /// The words around it.
        text: String,
        /// The family that the words are set in.
        family: String,
        /// The page that it would stand on, from 1.
        page: usize,
    },
    /// The finished file could not be added to.
    Finishing(String),
    /// The template puts no labels of these names anywhere.
    MissingAnchors {
        /// The anchors: `op-18-a`.
        anchors: Vec<String>,
    },
}

/// A place in a template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The template's name, `_notes.typ`.
    pub template: String,
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
}

impl fmt::Display for Place {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}:{}:{}", self.template, self.line, self.column)
    }
}

impl fmt::Display for TypesetError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            TypesetError::Template { place, message, .. } => {
                if let Some(place) = place {
                    write!(formatter, "{place}: ")?;
                }
                write!(formatter, "{message}")
            }
            TypesetError::MissingGlyph {
                character,
                text,
                family,
                page,
            } => write!(
                formatter,
                "no glyph for “{character}” (U+{:04X}) in {family}, page {page}: “{text}”",
                *character as u32
            ),
            TypesetError::Finishing(reason) => write!(formatter, "{reason}"),
            TypesetError::MissingAnchors { anchors } => {
                let anchors = anchors.join(", ");
                write!(
                    formatter,
                    "the template has no place for the anchors {anchors}"
                )
            }
        }
    }
}

impl std::error::Error for TypesetError {}

/// Puts typst's diagnostics in terms of template names, lines and columns.
pub fn from_diagnostics(
    diagnostics: &[SourceDiagnostic],
    world: &DocumentWorld<'_>,
) -> Vec<TypesetError> {
    diagnostics
        .iter()
        .map(|diagnostic| from_diagnostic(diagnostic, world))
        .collect()
}

fn from_diagnostic(diagnostic: &SourceDiagnostic, world: &DocumentWorld<'_>) -> TypesetError {
    TypesetError::Template {
        place: place(diagnostic.span, world),
        message: diagnostic.message.to_string(),
        hints: diagnostic
            .hints
            .iter()
            .map(|hint| hint.v.to_string())
            .collect(),
        trace: diagnostic
            .trace
            .iter()
            .filter_map(|point| Some((place(point.span.into(), world)?, point.v.to_string())))
            .collect(),
    }
}

/// The place of a span, unless it is in no file or in one that has no lines.
fn place(span: DiagSpan, world: &DocumentWorld<'_>) -> Option<Place> {
    let id = span.id()?;
    let range = world.range(span)?;
    let source = world.source(id).ok()?;
    let (line, column) = source.lines().byte_to_line_column(range.start)?;
    Some(Place {
        template: template_name(id),
        line: line + 1,
        column: column + 1,
    })
}
