//! The success criteria of WCAG, by their numbers.

use std::fmt;
use std::str::FromStr;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Serialize};

/// A success criterion of WCAG, by its number: 1.4.3.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Criterion(u8, u8, u8);

impl Criterion {
    /// The form of a number as a regular expression.
    const PATTERN: &'static str = r"^[1-4]\.[1-9]\.[1-9][0-9]?$";

    /// Returns a criterion by the three parts of its number.
    pub const fn new(principle: u8, guideline: u8, number: u8) -> Self {
        Criterion(principle, guideline, number)
    }
}

impl fmt::Display for Criterion {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}.{}.{}", self.0, self.1, self.2)
    }
}

impl FromStr for Criterion {
    type Err = String;

    /// # Errors
    /// A message if the text is not the number of a success criterion.
    fn from_str(text: &str) -> Result<Self, String> {
        let parts: Vec<u8> = text
            .split('.')
            .filter(|part| !part.starts_with(['0', '+']))
            .filter_map(|part| part.parse().ok())
            .collect();
        match *parts.as_slice() {
            [principle @ 1..=4, guideline @ 1..=9, number @ 1..=99]
                if text.matches('.').count() == 2 =>
            {
                Ok(Criterion(principle, guideline, number))
            }
            _ => Err(format!(
                "“{text}” is not the number of a success criterion such as 1.4.3"
            )),
        }
    }
}

impl TryFrom<String> for Criterion {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        text.parse()
    }
}

impl From<Criterion> for String {
    fn from(criterion: Criterion) -> String {
        criterion.to_string()
    }
}

impl JsonSchema for Criterion {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Criterion".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "A success criterion of WCAG, by its number: 1.4.3.",
            "type": "string",
            "pattern": Self::PATTERN,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_numbers_of_success_criteria_are_read() {
        for text in ["1.4.3", "2.4.11"] {
            assert_eq!(text.parse::<Criterion>().unwrap().to_string(), text);
        }
        for wrong in [
            "", "1.4", "1.4.3.1", "5.1.1", "1.0.1", "1.4.03", "1.4.+3", "wcag143",
        ] {
            assert!(wrong.parse::<Criterion>().is_err(), "{wrong}");
        }
    }
}
