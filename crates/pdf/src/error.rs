//! Typesetting errors, in terms of templates and text.

use std::fmt;

use typst::diag::SourceDiagnostic;
use typst::syntax::DiagSpan;
use typst::{World, WorldExt};

use super::world::{DocumentWorld, template_name};
use publish_pdf_finish::FinishError;

/// An error or a warning from typesetting.
#[derive(Debug)]
pub enum TypesetError {
    /// A template fails, or violates the PDF standards.
    Template {
        /// The position in the templates, if typst knows it.
        position: Option<TemplatePosition>,
        /// The description of the error.
        message: String,
        /// Possible fixes.
        hints: Vec<String>,
        /// The calls and imports that led to the position, innermost first.
        trace: Vec<(TemplatePosition, String)>,
    },
    /// No font that the template names has a glyph for a character.
    MissingGlyph {
        /// The character.
        character: char,
        /// The words around it.
        text: String,
        /// The font family of the words.
        family: String,
        /// The page of the character, from 1.
        page: usize,
        /// The last anchor before it.
        anchor: Option<String>,
    },
    /// typst does not support a combination of standards.
    Standards(String),
    /// The cover could not be drawn.
    Cover(String),
    /// The exported file could not be finished.
    Finishing(FinishError),
    /// The template does not place labels for these anchors.
    MissingAnchors {
        /// The anchors: `op-18-a`.
        anchors: Vec<String>,
    },
}

impl TypesetError {
    /// Whether another error is the same fault of the same template.
    pub fn is_same_fault(&self, other: &TypesetError) -> bool {
        let fault = |error: &TypesetError| match error {
            TypesetError::Template {
                position, message, ..
            } => Some((position.clone(), message.clone())),
            _ => None,
        };
        fault(self).is_some_and(|own| fault(other) == Some(own))
    }
}

/// A position in a template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TemplatePosition {
    /// The template's name, `_notes.typ`.
    pub template: String,
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
}

impl fmt::Display for TemplatePosition {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}:{}:{}", self.template, self.line, self.column)
    }
}

impl fmt::Display for TypesetError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            TypesetError::Template {
                position, message, ..
            } => {
                if let Some(position) = position {
                    write!(formatter, "{position}: ")?;
                }
                write!(formatter, "{message}")
            }
            TypesetError::MissingGlyph {
                character,
                text,
                family,
                page,
                ..
            } => write!(
                formatter,
                "no glyph for “{character}” (U+{:04X}) in {family}, page {page}: “{text}”",
                *character as u32
            ),
            TypesetError::Standards(message) | TypesetError::Cover(message) => {
                write!(formatter, "{message}")
            }
            TypesetError::Finishing(_) => write!(formatter, "the PDF could not be finished"),
            TypesetError::MissingAnchors { anchors } => {
                let anchors = anchors.join(", ");
                write!(
                    formatter,
                    "the template does not print the anchors {anchors}"
                )
            }
        }
    }
}

impl std::error::Error for TypesetError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            TypesetError::Finishing(error) => Some(error),
            _ => None,
        }
    }
}

/// Converts typst's diagnostics to errors with template names, lines and columns.
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
        position: position(diagnostic.span, world),
        message: diagnostic.message.to_string(),
        hints: diagnostic
            .hints
            .iter()
            .map(|hint| hint.v.to_string())
            .collect(),
        trace: diagnostic
            .trace
            .iter()
            .filter_map(|point| Some((position(point.span.into(), world)?, point.v.to_string())))
            .collect(),
    }
}

/// Returns the position of a span, or `None` if it is not in a text file.
fn position(span: DiagSpan, world: &DocumentWorld<'_>) -> Option<TemplatePosition> {
    let id = span.id()?;
    let range = world.range(span)?;
    let source = world.source(id).ok()?;
    let (line, column) = source.lines().byte_to_line_column(range.start)?;
    Some(TemplatePosition {
        template: template_name(id),
        line: line + 1,
        column: column + 1,
    })
}
