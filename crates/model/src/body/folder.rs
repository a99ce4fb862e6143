//! The folders of documents: `council/{year}/{number}`.

use std::collections::BTreeMap;

use super::{Grammar, GrammarError, Parts};
use crate::symbol::url_safe;

/// The folder of the editions of a document below that of the language, made of the parts of its
/// symbol.
#[derive(Debug, Clone)]
pub struct Folder(Grammar);

impl Folder {
    /// Parses a pattern for the symbols of a grammar. `parts` has the regular expression of each part.
    ///
    /// # Errors
    /// If the pattern has a wrong part or is not a path of folders, if it lacks a part of the symbols,
    /// so that two documents would have one folder, or if it needs a part that a symbol may lack.
    pub fn new(
        pattern: &str,
        symbols: &Grammar,
        parts: &BTreeMap<String, String>,
    ) -> Result<Self, GrammarError> {
        let folder = Folder(Grammar::parse_to_write(pattern, parts)?);
        let error = |message: String, help: &str| GrammarError {
            message,
            help: help.to_owned(),
            span: 0..pattern.len(),
        };
        let used = folder.0.part_names();
        let mut of_symbols = symbols.part_names().into_iter();
        if let Some(name) = of_symbols.find(|name| !used.contains(name)) {
            let message = format!("the folder lacks the part “{name}” of the symbol");
            let help = "add it: two documents cannot have the same folder";
            return Err(error(message, help));
        }
        let always = symbols.required_part_names();
        let needed = folder.0.required_part_names();
        if let Some(name) = needed.iter().find(|name| !always.contains(name)) {
            let message = format!("the folder needs the part “{name}”, which a symbol may lack");
            let help = "write “[” and “]” around it";
            return Err(error(message, help));
        }
        let example = |names: &[&str]| {
            let parts = names
                .iter()
                .map(|name| ((*name).to_owned(), "1".to_owned()));
            folder.0.write(&parts.collect())
        };
        let are_paths = [&used[..], &always[..]]
            .map(example)
            .iter()
            .all(|path| path.as_deref().is_some_and(is_path));
        if !are_paths {
            let message = format!("“{pattern}” is not a path of folders");
            let help = "use letters from A to Z, digits and . - _ in the names of folders, and / \
                        only between them";
            return Err(error(message, help));
        }
        Ok(folder)
    }

    /// Returns the folder of the symbol with these parts. Characters of a part that need escaping in a
    /// URL become underscores, slashes too. Returns `None` if this is not a path of folders, as for a
    /// part of dots only.
    pub fn path(&self, parts: &Parts) -> Option<String> {
        let safe = parts
            .iter()
            .map(|(name, value)| (name.clone(), url_safe(value)));
        self.0.write(&safe.collect()).filter(|path| is_path(path))
    }
}

/// Whether a path has only names of folders that need no escaping in a URL.
fn is_path(path: &str) -> bool {
    path.split('/').all(|name| {
        let is_safe = |one: char| one.is_ascii_alphanumeric() || matches!(one, '.' | '-' | '_');
        name.chars().all(is_safe) && name.contains(|one: char| one.is_ascii_alphanumeric())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts() -> BTreeMap<String, String> {
        let parts = [
            ("year", "[0-9]+"),
            ("number", "[^A-Z]+"),
            ("letters", "[A-Z]"),
        ];
        parts
            .map(|(name, part)| (name.to_owned(), part.to_owned()))
            .into()
    }

    fn symbols() -> Grammar {
        Grammar::of_symbols("{year}-{number}[ {letters}]", &parts()).unwrap()
    }

    #[test]
    fn folders_are_made_of_the_parts_of_a_symbol() {
        let folder = Folder::new("council/{year}/{number}[-{letters}]", &symbols(), &parts());
        let folder = folder.unwrap();
        for (symbol, path) in [
            ("2030-88", Some("council/2030/88")),
            ("2030-88 B", Some("council/2030/88-B")),
            ("2030-8/8", Some("council/2030/8_8")),
            ("2030-(8) 9", Some("council/2030/8_9")),
            ("2030-../8", Some("council/2030/.._8")),
            ("2030-..", None),
            ("2030-/", None),
        ] {
            let parts = symbols().read(symbol).unwrap();
            assert_eq!(folder.path(&parts).as_deref(), path, "{symbol}");
        }
    }

    #[test]
    fn patterns_that_are_not_paths_or_lack_a_part_are_errors() {
        for (pattern, message) in [
            (
                "{year}/{number}",
                "the folder lacks the part “letters” of the symbol",
            ),
            (
                "{year}/{number}/{letters}",
                "the folder needs the part “letters”, which a symbol may lack",
            ),
            ("{year}/{nummer}", "unknown part “nummer”"),
            (
                "/{year}/{number}[{letters}]",
                "“/{year}/{number}[{letters}]” is not a path of folders",
            ),
            (
                "{year}/../{number}[{letters}]",
                "“{year}/../{number}[{letters}]” is not a path of folders",
            ),
            (
                "{year}/{number}/[{letters}]",
                "“{year}/{number}/[{letters}]” is not a path of folders",
            ),
            (
                "Rat ü/{year}/{number}[{letters}]",
                "“Rat ü/{year}/{number}[{letters}]” is not a path of folders",
            ),
        ] {
            let error = Folder::new(pattern, &symbols(), &parts()).unwrap_err();
            assert_eq!(error.message, message);
        }
    }
}
