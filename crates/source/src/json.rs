//! The model as JSON, as `publish show --json` prints it.

use std::sync::Arc;

use publish_model::diagnostic::{Code, Diagnostic, SourceFile};
use publish_model::is_text;
use publish_model::unresolved::Resolution;
use publish_templates::wording::Catalogues;

/// Reads a resolution from JSON of the model's schema. Anchors and the places of calls may be left
/// out: they are made anew.
pub fn read(
    file: &Arc<SourceFile>,
    catalogues: &Catalogues,
) -> (Option<Resolution>, Vec<Diagnostic>) {
    let resolution: Resolution = match serde_json::from_str(&file.text) {
        Ok(resolution) => resolution,
        Err(error) => return (None, vec![broken(file, &error)]),
    };
    if let Some(finding) = escaped_character(file) {
        return (None, vec![finding]);
    }
    if catalogues.get(&resolution.language).is_none() {
        let finding = super::unknown_language(resolution.language.tag(), catalogues);
        return (None, vec![finding.at(file, 0..0)]);
    }
    (Some(resolution), Vec::new())
}

/// An escape such as `\u0001`, which stands for a character that is no text.
fn escaped_character(file: &Arc<SourceFile>) -> Option<Diagnostic> {
    let mut from = 0;
    while let Some(found) = file.text[from..].find("\\u") {
        let at = from + found;
        let code = file.text.get(at + 2..at + 6).unwrap_or_default();
        let code = u32::from_str_radix(code, 16).ok();
        if code
            .and_then(char::from_u32)
            .is_some_and(|one| !is_text(one))
        {
            let message = "this escape stands for a character that is no text";
            let help = "take it out, or write the character that is meant";
            let finding = Diagnostic::error(Code::NotText, message, help);
            return Some(finding.at(file, at..at + 6));
        }
        from = at + 2;
    }
    None
}

fn broken(file: &Arc<SourceFile>, error: &serde_json::Error) -> Diagnostic {
    let (reason, at) = file.json_error(error);
    let help = "docs/model.schema.json says what stands where; “publish show FILE --json” prints \
                a model to compare with";
    let message = format!("this is no resolution in JSON: {reason}");
    Diagnostic::error(Code::BrokenJson, message, help).at(file, at..at + 1)
}
