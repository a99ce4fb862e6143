//! The comparison of the front matter with the path of its file.

use std::ops::Range;

use publish_model::diagnostic::{Code, SourceFile};

use super::front_matter::{FrontMatter, value_span};
use crate::report::Report;

/// Warns if a path of the form `A/RES/68/197/en.md` has another symbol or language than the front
/// matter. Other paths have neither.
pub fn check(
    front_matter: &FrontMatter,
    file: &SourceFile,
    yaml: &Range<usize>,
    report: &mut Report,
) {
    let Some((folder, tag)) = symbol_and_language(&file.name) else {
        return;
    };
    // A value that is missing or invalid has been replaced.
    let given = |key: &str, value: &str| {
        let span = value_span(file, yaml, key);
        file.text[span.clone()].contains(value).then_some(span)
    };
    let (symbol, language) = (&front_matter.symbol, &front_matter.language);
    let own = symbol.path();
    if let Some(span) = given("symbol", symbol.as_str()).filter(|_| !is_folder_of(&own, &folder)) {
        report.warning(
            Code::IdentityUnclear,
            format!("the symbol is {symbol}, but the folder of the file is {folder}"),
            format!("correct the symbol, or move the file to {own}/{tag}.md"),
            span,
        );
    }
    if let Some(span) =
        given("language", &language.to_string()).filter(|_| language.primary() != primary(tag))
    {
        report.warning(
            Code::IdentityUnclear,
            format!("the language is “{language}”, but the name of the file is {tag}.md"),
            format!("correct the language, or rename the file to {language}.md"),
            span,
        );
    }
}

/// Whether a folder is that of a symbol, which may be without the year: `S/RES/2334` for
/// `S/RES/2334_2016`.
fn is_folder_of(own: &str, folder: &str) -> bool {
    let rest = own.strip_prefix(folder);
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', '_']))
}

/// Returns the folder of a symbol and the language tag in a path: `A/RES/68/197` and `en`.
fn symbol_and_language(path: &str) -> Option<(String, &str)> {
    let (folders, name) = path.rsplit_once(['/', '\\'])?;
    let tag = name.strip_suffix(".md")?;
    let is_tag = primary(tag).len() == 2
        && tag
            .chars()
            .all(|one| one.is_ascii_alphanumeric() || one == '-')
        && primary(tag).chars().all(|one| one.is_ascii_lowercase());
    let folders: Vec<&str> = folders.split(['/', '\\']).collect();
    let starts = (0..folders.len()).rev();
    let symbol = starts
        .map(|start| &folders[start..])
        .find(|parts| is_symbol(parts))?;
    is_tag.then(|| (symbol.join("/"), tag))
}

fn primary(tag: &str) -> &str {
    tag.split('-').next().unwrap_or_default()
}

/// Whether folders are those of a symbol: the letter of a body, the series, and one or two numbers.
fn is_symbol(parts: &[&str]) -> bool {
    let Some((body, rest)) = parts.split_first() else {
        return false;
    };
    let is_series = |part: &&&str| part.chars().all(|one| one.is_ascii_uppercase());
    let is_number = |part: &&str| {
        let digits = part.strip_prefix("ES-").or_else(|| part.strip_prefix("S-"));
        digits
            .unwrap_or(part)
            .starts_with(|one: char| one.is_ascii_digit())
    };
    let series = rest.iter().take_while(is_series).count();
    let numbers = &rest[series..];
    matches!(*body, "A" | "S" | "E")
        && (1..=2).contains(&series)
        && (1..=2).contains(&numbers.len())
        && numbers.iter().all(is_number)
}

#[cfg(test)]
mod tests {
    use super::{is_folder_of, symbol_and_language};

    #[test]
    fn only_paths_of_a_symbol_and_a_language_have_them() {
        for (path, wanted) in [
            ("content/A/RES/68/197/en.md", Some(("A/RES/68/197", "en"))),
            ("A/HRC/RES/58/1/pt-BR.md", Some(("A/HRC/RES/58/1", "pt-BR"))),
            ("E\\A\\RES\\ES-11\\6\\fr.md", Some(("A/RES/ES-11/6", "fr"))),
            ("S/RES/2334_2016/ar.md", Some(("S/RES/2334_2016", "ar"))),
            ("en.md", None),
            ("A/RES/68/197.md", None),
            ("A/RES/68/197/draft.md", None),
            ("A/RES/78/183/A/en.md", None),
            ("notes/68/197/en.md", None),
        ] {
            let found = symbol_and_language(path);
            let found = found.as_ref().map(|(folder, tag)| (folder.as_str(), *tag));
            assert_eq!(found, wanted, "{path}");
        }
    }

    #[test]
    fn a_folder_may_omit_the_year() {
        assert!(is_folder_of("S/RES/2334_2016", "S/RES/2334"));
        assert!(is_folder_of("A/RES/1/1", "A/RES/1/1"));
        assert!(!is_folder_of("S/RES/2334_2016", "A/RES/1/1"));
        assert!(!is_folder_of("A/RES/1/12", "A/RES/1/1"));
    }
}
