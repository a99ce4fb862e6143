//! YAML values of the front matter.

/// Returns a text as a YAML value on one line, with quotation marks only if they are necessary.
/// `in_list` is for values in square brackets or braces, where commas are separators.
pub fn text(value: &str, in_list: bool) -> String {
    if is_bare(value) && !(in_list && value.contains([',', '[', ']', '{', '}'])) {
        return value.to_owned();
    }
    let mut quoted = String::with_capacity(value.len() + 2);
    quoted.push('"');
    for character in value.chars() {
        match character {
            '"' | '\\' => {
                quoted.push('\\');
                quoted.push(character);
            }
            _ if character.is_control()
                || matches!(character, '\u{2028}' | '\u{2029}' | '\u{feff}') =>
            {
                quoted.push_str(&format!("\\u{:04x}", u32::from(character)));
            }
            _ => quoted.push(character),
        }
    }
    quoted.push('"');
    quoted
}

/// Returns several texts as a list in square brackets.
pub fn list<'a>(values: impl Iterator<Item = &'a String>) -> String {
    let values: Vec<String> = values.map(|value| text(value, true)).collect();
    format!("[{}]", values.join(", "))
}

fn is_bare(value: &str) -> bool {
    let Some(first) = value.chars().next() else {
        return false;
    };
    let begins_with_number = first.is_ascii_digit()
        && value
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-' | ':' | '+'));
    let begins = first.is_alphanumeric() || matches!(first, '(' | '“' | '«' | '/');
    let needs_quotes = value.contains(": ")
        || value.contains(" #")
        || value.ends_with(':')
        || value.ends_with(char::is_whitespace)
        || value.contains(|c: char| {
            c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{85}')
        });
    let words = [
        "null", "true", "false", "yes", "no", "on", "off", "y", "n", "nan", "inf",
    ];
    let is_word = words.contains(&value.to_ascii_lowercase().as_str());
    begins && !begins_with_number && !needs_quotes && !is_word
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn every_text_survives_a_round_trip(value in "\\PC{0,20}") {
            let yaml = format!("key: {}\nlist: [{}]\n", text(&value, false), text(&value, true));
            let read: std::collections::BTreeMap<String, serde_json::Value> =
                serde_saphyr::from_str(&yaml).map_err(|_| TestCaseError::fail(yaml.clone()))?;
            prop_assert_eq!(read["key"].as_str(), Some(value.as_str()), "{}", yaml);
            prop_assert_eq!(read["list"][0].as_str(), Some(value.as_str()), "{}", yaml);
        }
    }
}
