//! Errors of the YAML library as findings.

use std::ops::Range;
use std::sync::Arc;

use publish_model::diagnostic::{Code, Diagnostic, SourceFile};
use publish_model::suggestion;
use serde_saphyr::{DefaultMessageFormatter, MessageFormatter};

use super::parse::{entry_at, key_of, value_span};

pub(super) const KEYS: [&str; 16] = [
    "symbol",
    "language",
    "body",
    "title",
    "session",
    "agenda-item",
    "adopted",
    "issued",
    "distribution",
    "committee",
    "report",
    "meeting",
    "subjects",
    "vote",
    "numbering",
    "printed",
];

/// The finding for an error at `span`; none for a missing key whose entry was taken out because it
/// was wrong itself (`blanked`).
pub fn describe(
    error: &serde_saphyr::Error,
    file: &Arc<SourceFile>,
    span: Range<usize>,
    yaml: &Range<usize>,
    blanked: &[String],
) -> Option<Diagnostic> {
    use serde_saphyr::Error;
    let whole_entry = entry_at(&file.text[yaml.clone()], span.start - yaml.start);
    let key = whole_entry
        .map(|entry| key_of(&file.text[yaml.clone()][entry]).to_owned())
        .unwrap_or_default();
    let finding = match error {
        Error::SerdeUnknownField {
            field, expected, ..
        } => {
            let help = match suggestion::nearest(field, expected.iter().copied()) {
                Some(nearest) => format!("did you mean “{nearest}”?"),
                None => format!("the keys are: {}", expected.join(", ")),
            };
            Diagnostic::error(
                Code::UnknownKey,
                format!("the front matter has no key “{field}”"),
                help,
            )
        }
        Error::SerdeMissingField { field, .. } => {
            if blanked.iter().any(|key| key == field) {
                return None;
            }
            let message = format!("the front matter lacks the key “{field}”");
            let help = format!("add a line “{field}: …”");
            return Some(
                Diagnostic::error(Code::MissingKey, message, help).at(file, yaml.start..yaml.start),
            );
        }
        Error::DuplicateMappingKey { .. } => Diagnostic::error(
            Code::WrongValue,
            format!("the key “{key}” stands twice"),
            "keep one of them",
        ),
        Error::SerdeUnknownVariant {
            variant, expected, ..
        } => {
            let help = match suggestion::nearest(variant, expected.iter().copied()) {
                Some(nearest) => format!("did you mean “{nearest}”?"),
                None => format!("it can be: {}", expected.join(", ")),
            };
            let message = format!("“{key}” cannot be “{variant}”");
            Diagnostic::error(Code::WrongValue, message, help)
        }
        // Only dates have values of the right type that are refused.
        Error::SerdeInvalidValue { .. } if matches!(&*key, "adopted" | "issued") => {
            // The library places it at the key.
            let value = value_span(file, yaml, &key);
            let written = file.text[value.clone()].trim_matches(['"', '\'']);
            let message = format!("there is no date “{written}”");
            let help = "write year-month-day, such as 2013-12-18";
            return Some(Diagnostic::error(Code::ImpossibleDate, message, help).at(file, value));
        }
        other if KEYS.contains(&key.as_str()) => {
            let reason = match other {
                // The only scalars that are not texts are numbers.
                Error::InvalidScalar { .. } => "it is no whole number".to_owned(),
                // serde says nothing else of a value that can have several forms.
                Error::Message { .. } if matches!(&*key, "agenda-item" | "printed") => {
                    "it has none of the forms that it can have".to_owned()
                }
                other => reason(other),
            };
            Diagnostic::error(
                Code::WrongValue,
                format!("the value of “{key}” does not fit: {reason}"),
                help_for(&key),
            )
        }
        other => Diagnostic::error(
            Code::BrokenYaml,
            format!("the front matter is not well-formed: {}", reason(other)),
            "write one “key: value” a line; put a value with a colon or a bracket at its head \
             between quotation marks",
        ),
    };
    Some(finding.at(file, span))
}

/// The message of the YAML library without its place, which is printed beside it.
fn reason(error: &serde_saphyr::Error) -> String {
    DefaultMessageFormatter.format_message(error).into_owned()
}

fn help_for(key: &str) -> &'static str {
    match key {
        "symbol" => "write a symbol such as A/RES/68/197",
        "language" => "write a language tag such as en",
        "session" | "meeting" => "write a number such as 68",
        "agenda-item" => "write a number such as 109, a text such as 19 (b), or a list of them",
        "subjects" => "write a list: [one, two]",
        "vote" => "write in-favour, against and abstaining, each with count and states",
        _ => "write a text on one line, between quotation marks where it has a colon",
    }
}
