//! Where two models differ.

use serde_json::Value;

use publish_model::Resolution;

/// The first place where two documents differ, as a way through the model with both values.
pub fn first_difference(wanted: &Resolution, found: &Resolution) -> Option<String> {
    if wanted == found {
        return None;
    }
    let wanted = serde_json::to_value(wanted).unwrap();
    let found = serde_json::to_value(found).unwrap();
    let place = differing("", &wanted, &found);
    Some(place.unwrap_or_else(|| "in what JSON does not show".to_owned()))
}

fn differing(way: &str, wanted: &Value, found: &Value) -> Option<String> {
    match (wanted, found) {
        (Value::Object(one), Value::Object(other)) => one
            .keys()
            .chain(other.keys())
            .find_map(|key| at(&format!("{way}.{key}"), one.get(key), other.get(key))),
        (Value::Array(one), Value::Array(other)) => (0..one.len().max(other.len()))
            .find_map(|index| at(&format!("{way}[{index}]"), one.get(index), other.get(index))),
        _ => at_end(way, Some(wanted), Some(found)),
    }
}

fn at(way: &str, wanted: Option<&Value>, found: Option<&Value>) -> Option<String> {
    match (wanted, found) {
        (Some(one), Some(other)) => differing(way, one, other),
        _ => at_end(way, wanted, found),
    }
}

fn at_end(way: &str, wanted: Option<&Value>, found: Option<&Value>) -> Option<String> {
    let shown = |value: Option<&Value>| match value {
        Some(value) => value.to_string().chars().take(300).collect(),
        None => "nothing".to_owned(),
    };
    (wanted != found).then(|| {
        format!(
            "at {way}\nwanted: {}\nfound:  {}",
            shown(wanted),
            shown(found)
        )
    })
}
