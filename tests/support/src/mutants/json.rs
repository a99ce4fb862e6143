//! Damage to models as JSON: their members and elements.

use fastrand::Rng;
use serde_json::{Value, json};

pub(super) fn damage(text: &str, other: &str, rng: &mut Rng) -> String {
    let mut model: Value = serde_json::from_str(text).unwrap();
    let targets = pointers(&model);
    let target = &targets[rng.usize(1..targets.len())];
    match rng.u8(..10) {
        0..=3 => set(&mut model, target, any_value(rng)),
        4..=5 => remove(&mut model, target),
        6 => {
            let copy = model.pointer(&targets[rng.usize(1..targets.len())]);
            let copy = copy.cloned().unwrap_or_default();
            set(&mut model, target, copy);
        }
        // Values of the same name fit more often than others.
        7..=8 => {
            let donor: Value = serde_json::from_str(other).unwrap_or_default();
            let name = target.rsplit('/').next();
            let donors = pointers(&donor);
            let same: Vec<&String> = donors
                .iter()
                .filter(|pointer| pointer.rsplit('/').next() == name)
                .collect();
            if !same.is_empty() {
                let value = donor.pointer(same[rng.usize(..same.len())]);
                set(&mut model, target, value.cloned().unwrap_or_default());
            }
        }
        _ => {
            let value = model.pointer(target).cloned().unwrap_or_default();
            let (parent, _) = target.rsplit_once('/').unwrap_or_default();
            if let Some(Value::Array(elements)) = model.pointer_mut(parent) {
                elements.push(value);
            }
        }
    }
    serde_json::to_string_pretty(&model).unwrap()
}

fn any_value(rng: &mut Rng) -> Value {
    let values = [
        json!(null),
        json!([]),
        json!({}),
        json!(""),
        json!(" "),
        json!("x"),
        json!("op-1"),
        json!("#op-1"),
        json!("javascript:alert(1)"),
        json!("//example.org"),
        json!("10000."),
        json!(0),
        json!(70_000),
        json!([{ "kind": "line-break" }]),
        json!({ "label": [], "title": [] }),
        json!({ "kind": "items", "style": "dash", "items": [] }),
        json!({ "kind": "quotation", "blocks": [] }),
    ];
    values[rng.usize(..values.len())].clone()
}

fn set(model: &mut Value, target: &str, value: Value) {
    if let Some(found) = model.pointer_mut(target) {
        *found = value;
    }
}

fn remove(model: &mut Value, target: &str) {
    let (parent, name) = target.rsplit_once('/').unwrap_or_default();
    match model.pointer_mut(parent) {
        Some(Value::Object(members)) => drop(members.shift_remove(name)),
        Some(Value::Array(elements)) => drop(elements.remove(name.parse().unwrap())),
        _ => {}
    }
}

/// Returns the JSON pointers to a value and all values in it.
fn pointers(value: &Value) -> Vec<String> {
    let mut found = vec![String::new()];
    let mut add = |name: &str, inner: &Value| {
        found.extend(pointers(inner).iter().map(|rest| format!("/{name}{rest}")));
    };
    match value {
        Value::Object(members) => members.iter().for_each(|(name, inner)| add(name, inner)),
        Value::Array(elements) => {
            let elements = elements.iter().enumerate();
            elements.for_each(|(index, inner)| add(&index.to_string(), inner));
        }
        _ => {}
    }
    found
}
