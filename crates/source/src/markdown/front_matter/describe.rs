//! Conversion of errors of the YAML library to findings.

use std::ops::Range;
use std::sync::Arc;

use publish_model::diagnostic::{Code, Diagnostic, SourceFile};
use publish_model::suggestion;
use serde_saphyr::{DefaultMessageFormatter, MessageFormatter};

use super::parse::{entry_at, key_of, value_span};

pub(super) const KEYS: [&str; 19] = [
    "symbol",
    "language",
    "body",
    "official",
    "title",
    "session",
    "agenda-item",
    "adopted",
    "issued",
    "distribution",
    "sponsors",
    "committee",
    "report",
    "meeting",
    "signatures",
    "subjects",
    "vote",
    "numbering",
    "printed",
];

/// Returns the finding for an error at `span`, or `None` for a missing key whose entry was removed
/// because it was invalid (`blanked`).
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
                None => format!("use one of: {}", expected.join(", ")),
            };
            Diagnostic::error(Code::UnknownKey, format!("unknown key “{field}”"), help)
        }
        Error::SerdeMissingField { field, .. } => {
            if blanked.iter().any(|key| key == field) {
                return None;
            }
            let message = format!("missing key “{field}”");
            let help = match *field {
                "symbol" => "add a line such as “symbol: A/RES/68/197”".to_owned(),
                "language" => "add a line such as “language: en”".to_owned(),
                field => format!("add a line “{field}: …”"),
            };
            return Some(
                Diagnostic::error(Code::MissingKey, message, help).at(file, yaml.start..yaml.start),
            );
        }
        Error::DuplicateMappingKey { .. } => Diagnostic::error(
            Code::WrongValue,
            format!("the key “{key}” appears twice"),
            "delete one of the two",
        ),
        Error::SerdeUnknownVariant {
            variant, expected, ..
        } => {
            let help = match suggestion::nearest(variant, expected.iter().copied()) {
                Some(nearest) => format!("did you mean “{nearest}”?"),
                None => format!("use one of: {}", expected.join(", ")),
            };
            let message = format!("invalid value “{variant}” for “{key}”");
            Diagnostic::error(Code::WrongValue, message, help)
        }
        // Only dates can have invalid values of the right type.
        Error::SerdeInvalidValue { .. } if matches!(&*key, "adopted" | "issued") => {
            // The library reports it at the key if both are on the same line.
            let value = match value_span(file, yaml, &key) {
                value if value.start > span.start => value,
                _ => span,
            };
            let written = file.text[value.clone()].trim_matches(['"', '\'']);
            let (message, help) = if has_form_of_date(written) {
                let message = format!("the date “{written}” does not exist");
                (message, "correct the month or the day")
            } else {
                let message = format!("invalid date “{written}”: expected year-month-day");
                (message, "write it as year-month-day, such as 2013-12-18")
            };
            return Some(Diagnostic::error(Code::ImpossibleDate, message, help).at(file, value));
        }
        other if KEYS.contains(&key.as_str()) => {
            let reason = match other {
                // The only scalars that are not texts are numbers.
                Error::InvalidScalar { .. } => "expected a whole number".to_owned(),
                // serde gives no reason for a value that can have several forms.
                Error::Message { .. } if key == "agenda-item" => {
                    "expected a whole number, a text or a list of these".to_owned()
                }
                Error::Message { .. } if key == "printed" => {
                    "expected “agenda-item” to be a line or a list of lines".to_owned()
                }
                other => reason(other),
            };
            Diagnostic::error(
                Code::WrongValue,
                format!("invalid value for “{key}”: {reason}"),
                help_for(&key, &file.text[value_span(file, yaml, &key)]),
            )
        }
        other => Diagnostic::error(
            Code::BrokenYaml,
            format!("the front matter is not valid YAML: {}", reason(other)),
            "write one “key: value” per line, and put a value in quotes if it contains a colon or \
             begins with a bracket",
        ),
    };
    Some(finding.at(file, span))
}

/// Returns the message of the YAML library without the position, which is printed separately.
fn reason(error: &serde_saphyr::Error) -> String {
    DefaultMessageFormatter.format_message(error).into_owned()
}

/// Whether a text is written as year-month-day.
fn has_form_of_date(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let lengths: Vec<usize> = parts.iter().map(|part| part.len()).collect();
    lengths == [4, 2, 2] && text.chars().all(|one| one.is_ascii_digit() || one == '-')
}

fn help_for(key: &str, value: &str) -> String {
    if key == "agenda-item" && value.parse::<f64>().is_ok() {
        return format!("put it in quotes: \"{value}\"");
    }
    let help = match key {
        "symbol" => "write a symbol such as A/RES/68/197",
        "language" => "write a language tag such as en",
        "session" | "meeting" => "write a number such as 68",
        "agenda-item" => {
            "write a number such as 109, a text such as 19 (b) or \"16.2\", or a list of these"
        }
        "official" => "write an address such as https://example.org/resolutions/12.pdf",
        "adopted" | "issued" => "write year-month-day, such as 2013-12-18",
        "signatures" => "write a list such as [\"NAME, Mayor\"]",
        "subjects" => "write a list such as [one, two]",
        "vote" => {
            "give each of in-favour, against, abstaining and absent a count and a list of states"
        }
        "printed" => "write each line as a text, in quotes if it is a number or contains a colon",
        _ => "write a text on one line, in quotes if it contains a colon",
    };
    help.to_owned()
}
