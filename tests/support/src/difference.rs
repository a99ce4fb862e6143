//! Finds the first difference between two models.

use serde_json::Value;

use publish_model::Resolution;

/// Returns the first difference between two documents: its path in the model, and both values.
pub fn first_difference(wanted: &Resolution, found: &Resolution) -> Option<String> {
    if wanted == found {
        return None;
    }
    let wanted = serde_json::to_value(wanted).unwrap();
    let found = serde_json::to_value(found).unwrap();
    let difference = compare("", &wanted, &found);
    Some(difference.unwrap_or_else(|| "in data that JSON does not include".to_owned()))
}

fn compare(path: &str, wanted: &Value, found: &Value) -> Option<String> {
    match (wanted, found) {
        (Value::Object(one), Value::Object(other)) => {
            one.keys().chain(other.keys()).find_map(|key| {
                compare_optional(&format!("{path}.{key}"), one.get(key), other.get(key))
            })
        }
        (Value::Array(one), Value::Array(other)) => {
            (0..one.len().max(other.len())).find_map(|index| {
                compare_optional(
                    &format!("{path}[{index}]"),
                    one.get(index),
                    other.get(index),
                )
            })
        }
        _ => compare_values(path, Some(wanted), Some(found)),
    }
}

fn compare_optional(path: &str, wanted: Option<&Value>, found: Option<&Value>) -> Option<String> {
    match (wanted, found) {
        (Some(one), Some(other)) => compare(path, one, other),
        _ => compare_values(path, wanted, found),
    }
}

fn compare_values(path: &str, wanted: Option<&Value>, found: Option<&Value>) -> Option<String> {
    let shown = |value: Option<&Value>| match value {
        Some(value) => value.to_string().chars().take(300).collect(),
        None => "nothing".to_owned(),
    };
    (wanted != found).then(|| {
        format!(
            "at {path}\nwanted: {}\nfound:  {}",
            shown(wanted),
            shown(found)
        )
    })
}
