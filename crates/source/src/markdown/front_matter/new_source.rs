//! The initial source file that `publish new` writes: the keys, the formula and the lines of the
//! masthead that documents of a body have, in their language.

use publish_model::body::{Bodies, Body, BodyId, NewSource, NewWords, Parts};
use publish_model::diagnostic::Findings;
use publish_model::{Language, Symbol};

/// The title in a new source file.
pub const TITLE_PLACEHOLDER: &str = "TITLE";

/// The words of the text in a new source file.
pub const TEXT_PLACEHOLDER: &str = "[TEXT]";

/// The outline of a text in a language for which the body has none.
const OUTLINE: &str = "{formula}\n\n1. [TEXT].\n\n2. [TEXT].\n";

/// The keys of a body that has none.
const KEYS: [&str; 2] = ["adopted: 2024-09-22", "issued: 2024-10-01"];

/// Returns an initial source file: front matter with comments, and the outline of a text. The body is
/// that of the symbol, unless one is given.
///
/// # Errors
/// `Y009` or `C002` if no body or several bodies have such a symbol, or the given one is unknown.
pub fn starting_text(
    symbol: &Symbol,
    language: &Language,
    body: Option<&BodyId>,
    bodies: &Bodies,
) -> Result<String, Findings> {
    let body = match body {
        Some(id) => bodies
            .get(id)
            .ok_or_else(|| crate::body::unknown(id, bodies))?,
        None => crate::body::of_new_symbol(symbol, bodies)?,
    };
    let document = NewDocument::new(symbol, body);
    let new = document.source();
    let words = new.words.get(&language.primary());
    let words = words.cloned().unwrap_or_default();
    let text = words.text.as_deref().unwrap_or(OUTLINE);
    let text = match words.formula.as_deref() {
        Some(formula) => text.replace("{formula}", formula),
        None => text.replace("{formula}\n\n", ""),
    };
    let keys = document.keys(new, &words);
    let id = &body.id;
    Ok(format!(
        "---\nsymbol: {symbol}\nlanguage: {language}\nbody: {id}\n{keys}---\n\n{text}"
    ))
}

/// The document of a new source file.
struct NewDocument<'b> {
    body: &'b Body,
    kind: &'b str,
    /// The parts of its symbol.
    parts: Parts,
}

/// The highest number of a session. A greater one is a year.
const SESSION_MAX: u32 = 300;

impl<'b> NewDocument<'b> {
    fn new(symbol: &Symbol, body: &'b Body) -> Self {
        let documents = body.documents_of(symbol);
        let (kind, parts) = match documents {
            Some((documents, parts)) => (documents.kind.as_str(), parts),
            None => ("", Parts::new()),
        };
        NewDocument { body, kind, parts }
    }

    /// Returns what the source file of such a document has.
    fn source(&self) -> &'b NewSource {
        let of_kind = self.body.new_of_kinds.get(self.kind);
        of_kind.unwrap_or(&self.body.new)
    }

    /// Returns the keys that such documents have. Those that depend on the document are comments.
    fn keys(&self, new: &NewSource, words: &NewWords) -> String {
        let title = words.titles.get(self.kind);
        let title = title.and_then(|title| self.filled(title));
        let title = title.map_or(TITLE_PLACEHOLDER.to_owned(), |title| format!("\"{title}\""));
        let mut active = format!("title: {title}\n");
        let session = self.parts.get("session");
        let session: Option<u32> = session.and_then(|session| session.parse().ok());
        if let Some(session) = session.filter(|session| (1..=SESSION_MAX).contains(session)) {
            active.push_str(&format!("session: {session}\n"));
        }
        let keys = new
            .keys
            .clone()
            .unwrap_or_else(|| KEYS.map(str::to_owned).to_vec());
        let optional: String = keys.iter().map(|key| format!("#{key}\n")).collect();
        let printed = self.printed(words);
        format!(
            "{active}\
             # The masthead and the closing lines are generated from these keys. Delete the # before \
             each\n# key that applies, and correct its value.\n\
             {optional}{printed}"
        )
    }

    /// Returns the key `printed` with its lines, or nothing if such documents have none.
    fn printed(&self, words: &NewWords) -> String {
        let lines = |lines: &[String], start: &str| -> String {
            let lines = lines.iter().filter_map(|line| self.filled(line));
            lines.map(|line| format!("{start}{line}\n")).collect()
        };
        let printed = lines(&words.printed, "  ");
        let commented = lines(&words.examples, "#  ");
        let key = match (printed.as_str(), commented.as_str()) {
            ("", "") => return String::new(),
            ("", _) => "#printed:",
            _ => "printed:",
        };
        format!(
            "# Lines as printed, which cannot be generated from other keys:\n\
             {key}\n{printed}{commented}"
        )
    }

    /// Replaces the parts of the symbol in a text. Returns `None` if the symbol lacks one of them.
    fn filled(&self, text: &str) -> Option<String> {
        let mut filled = text.to_owned();
        let documents = self.body.documents.iter();
        for name in documents.flat_map(|one| one.symbol.part_names()) {
            let part = format!("{{{name}}}");
            if filled.contains(&part) {
                filled = filled.replace(&part, self.parts.get(name)?);
            }
        }
        Some(filled)
    }
}

#[cfg(test)]
mod tests {
    use super::starting_text;
    use crate::{markdown, read};
    use publish_model::Language;
    use publish_model::diagnostic::SourceFile;
    use publish_templates::wording::Catalogues;

    const SYMBOLS: [&str; 7] = [
        "A/RES/79/1",
        "A/RES/3201 (S-VI)",
        "S/RES/277 (1970)",
        "S/PRST/2025/3",
        "A/HRC/PRST/58/1",
        "E/RES/2021/29",
        "A/HRC/RES/58/1",
    ];

    /// Returns the new source file of a symbol in a language.
    fn new(symbol: &str, tag: &str) -> String {
        let catalogues = Catalogues::load(&publish_built_in::templates()).unwrap();
        let language: Language = tag.parse().unwrap();
        starting_text(
            &symbol.parse().unwrap(),
            &language,
            None,
            catalogues.bodies(),
        )
        .unwrap()
    }

    #[test]
    fn every_body_and_language_has_an_example_whose_only_findings_are_its_placeholders() {
        let catalogues = Catalogues::load(&publish_built_in::templates()).unwrap();
        for symbol in SYMBOLS {
            for tag in ["ar", "de", "en", "es", "fr", "ru", "zh", "zh-Hans"] {
                let text = new(symbol, tag);
                // The keys in comments are valid after only their # has been deleted.
                let lines = text.lines().map(|line| match line.strip_prefix('#') {
                    Some(prose) if prose.starts_with(" L") || prose.starts_with(" T") => line,
                    Some(prose) if prose.starts_with(" key") => line,
                    Some(key) => key,
                    None => line,
                });
                let uncommented = lines.collect::<Vec<_>>().join("\n");
                for text in [text.clone(), uncommented] {
                    let reading = read(&SourceFile::new("new.md", text.clone()), &catalogues);
                    let codes: Vec<_> = reading
                        .diagnostics
                        .iter()
                        .map(|one| one.code.as_str())
                        .filter(|code| *code != "S018")
                        .collect();
                    assert_eq!(codes, [""; 0], "{symbol} {tag}: {text}");
                    let resolution = reading.resolution.unwrap();
                    let body = catalogues.bodies().of_symbol(&resolution.symbol).unwrap();
                    assert_eq!(resolution.body, body.id);
                    let [enactment] = resolution.enactments()[..] else {
                        panic!("{text}");
                    };
                    let has_formula = !enactment.formula.is_empty();
                    let counts = (enactment.preamble.len(), enactment.operative.len());
                    if symbol.contains("PRST") {
                        assert_eq!((has_formula, counts), (false, (0, 3)), "{text}");
                    } else {
                        assert_eq!((has_formula, counts), (true, (1, 2)), "{text}");
                    }
                }
            }
        }
    }

    #[test]
    fn keys_and_formula_are_those_of_the_body() {
        let council = new("S/RES/277 (1970)", "fr");
        for line in [
            "body: security-council",
            "title: \"Résolution 277 (1970)\"",
            "  adoption: \"\"",
            "*Le Conseil de sécurité*,",
        ] {
            assert!(council.lines().any(|one| one == line), "{line}: {council}");
        }
        for key in ["session", "committee", "agenda-item"] {
            assert!(!council.contains(key), "{key}: {council}");
        }
        let statement = new("S/PRST/2025/3", "de");
        assert!(
            statement.contains("\ntitle: \"Erklärung der Präsidentschaft des Sicherheitsrats\"\n"),
            "{statement}"
        );
        for word in ["printed", "esolution", "beschließt", "Der Sicherheitsrat*"] {
            assert!(!statement.contains(word), "{word}: {statement}");
        }
        let assembly = new("A/RES/79/1", "en");
        for line in [
            "title: TITLE",
            "session: 79",
            "#  agenda-item: [\"Agenda item 7\", TITLE]",
        ] {
            assert!(
                assembly.lines().any(|one| one == line),
                "{line}: {assembly}"
            );
        }
        assert!(markdown::identity(&SourceFile::new("en.md", assembly)).is_some());
    }

    #[test]
    fn arabic_verbs_agree_with_the_name_of_the_body() {
        for (symbol, verbs) in [
            ("A/RES/79/1", ["إذ تشير إلى", "تقرر", "تطلب"]),
            ("S/RES/277 (1970)", ["إذ يشير إلى", "يقرر", "يطلب"]),
            ("E/RES/2021/29", ["إذ يشير إلى", "يقرر", "يطلب"]),
            ("A/HRC/RES/58/1", ["إذ يشير إلى", "يقرر", "يطلب"]),
        ] {
            let text = new(symbol, "ar");
            for verb in verbs {
                assert!(text.contains(&format!("*{verb}*")), "{verb}: {text}");
            }
        }
    }
}
