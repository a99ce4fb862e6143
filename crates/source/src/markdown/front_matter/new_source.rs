//! The initial source file that `publish new` writes: the keys, the formula and the lines of the
//! masthead that documents of a body have, in their language.

use std::collections::BTreeMap;

use serde::Deserialize;

use publish_model::diagnostic::{Code, Diagnostic, Findings};
use publish_model::{BodyId, Language, Symbol};
use publish_templates::wording::{Catalogue, FluentValue, body_argument};

/// The title in a new source file.
pub const TITLE_PLACEHOLDER: &str = "TITLE";

/// The words of the text in a new source file.
pub const TEXT_PLACEHOLDER: &str = "[TEXT]";

/// The words of all languages.
const WORDS: &str = include_str!("new_source.yaml");

/// The words of a language.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    formula: BTreeMap<String, String>,
    council: CouncilWords,
    session: String,
    original: String,
    text: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct CouncilWords {
    title: String,
    adopted: String,
}

/// Returns an initial source file: front matter with comments, and the outline of a text.
///
/// # Errors
/// `Y005` if there is no example in the language, `T002` if the catalogue does not have a message.
pub fn starting_text(
    symbol: &Symbol,
    language: &Language,
    catalogue: &Catalogue,
) -> Result<String, Findings> {
    let unknown = |reason: String| {
        let message = format!("no example text in the language “{language}”{reason}");
        let help = "create the file in another language, and change its text";
        Diagnostic::error(Code::UnknownLanguage, message, help)
    };
    let mut words: BTreeMap<String, Words> =
        serde_saphyr::from_str(WORDS).map_err(|error| unknown(format!(": {error}")))?;
    let words = words
        .remove(&language.primary())
        .ok_or_else(|| unknown(String::new()))?;
    let body = &crate::body::of_symbol(symbol, catalogue.bodies())?.id;
    let formula = words.formula.get(body.as_str()).map_or("", String::as_str);
    let text = words.text.replace("{formula}", formula);
    let keys = keys(symbol, body, &words, catalogue)?;
    Ok(format!(
        "---\nsymbol: {symbol}\nlanguage: {language}\nbody: {}\n{keys}---\n\n{text}",
        body.as_str()
    ))
}

/// Returns the keys that documents of a body have. Those that depend on the document are comments.
fn keys(
    symbol: &Symbol,
    body: &BodyId,
    words: &Words,
    catalogue: &Catalogue,
) -> Result<String, Findings> {
    let number = number_of(symbol);
    let title = match (body.as_str(), number) {
        ("security-council", Some(number)) => {
            quoted(&words.council.title.replace("{number}", number))
        }
        _ => TITLE_PLACEHOLDER.to_owned(),
    };
    let mut active = format!("title: {title}\n");
    if let Some(session) = session(symbol, body) {
        active.push_str(&format!("session: {session}\n"));
    }
    let mut optional: Vec<&str> = Vec::new();
    if body.as_str() == "general-assembly" {
        optional.push("agenda-item: 7");
    }
    optional.extend([
        "adopted: 2024-09-22",
        "issued: 2024-10-01",
        "distribution: general",
    ]);
    if body.as_str() == "general-assembly" {
        optional.extend(["committee: third", "report: A/79/458", "meeting: 3"]);
    }
    let optional: String = optional.iter().map(|key| format!("#{key}\n")).collect();
    let (printed, commented) = printed_lines(number, body, words, catalogue)?;
    let printed_key = if printed.is_empty() {
        "#printed:"
    } else {
        "printed:"
    };
    let printed: String = printed
        .iter()
        .map(|(key, line)| format!("  {key}: {}\n", quoted(line)))
        .collect();
    let commented: String = commented
        .iter()
        .map(|(key, value)| format!("#  {key}: {value}\n"))
        .collect();
    Ok(format!(
        "{active}\
         # The masthead and the closing lines are generated from these keys. Delete the # before \
         each\n# key that applies, and correct its value.\n\
         {optional}\
         # Lines as printed, which cannot be generated from other keys:\n\
         {printed_key}\n{printed}{commented}"
    ))
}

type PrintedKeys<'w> = Vec<(&'w str, String)>;

/// Returns the printed lines that each document of a body has, and examples of those that depend on
/// the document.
fn printed_lines(
    number: Option<&str>,
    body: &BodyId,
    words: &Words,
    catalogue: &Catalogue,
) -> Result<(PrintedKeys<'static>, PrintedKeys<'static>), Findings> {
    let name =
        |body: &str| catalogue.message("body", &[("body", FluentValue::from(body.to_owned()))]);
    let arguments = [
        ("body", body_argument(body)),
        ("number", FluentValue::from("7")),
    ];
    let agenda_item = catalogue.message("agenda-item", &arguments)?;
    let agenda = format!("[{}, {TITLE_PLACEHOLDER}]", quoted(&agenda_item));
    Ok(match body.as_str() {
        "general-assembly" => (Vec::new(), vec![("agenda-item", agenda)]),
        "security-council" => (
            vec![("adoption", String::new())],
            vec![(
                "below-title",
                format!("[{}]", quoted(&words.council.adopted)),
            )],
        ),
        "economic-and-social-council" => {
            let year = number.and_then(|number| number.split('/').next());
            let session = year
                .filter(|year| year.len() == 4)
                .map(|year| ("session", words.session.replace("{year}", year)));
            (session.into_iter().collect(), vec![("agenda-item", agenda)])
        }
        _ => (
            vec![
                ("body", name("general-assembly")?),
                ("subsidiary-body", name("human-rights-council")?),
            ],
            vec![
                ("languages", format!("[{}]", quoted(&words.original))),
                ("agenda-item", agenda),
            ],
        ),
    })
}

/// Returns the number in the symbol of a resolution: `79/1` of `A/RES/79/1`.
fn number_of(symbol: &Symbol) -> Option<&str> {
    symbol
        .as_str()
        .split_once("/RES/")
        .map(|(_, number)| number)
}

/// Returns the number of the session that the symbol contains.
fn session(symbol: &Symbol, body: &BodyId) -> Option<u32> {
    if !matches!(body.as_str(), "general-assembly" | "human-rights-council") {
        return None;
    }
    let (session, _) = number_of(symbol)?.split_once('/')?;
    session
        .parse()
        .ok()
        .filter(|number| (1..=100).contains(number))
}

/// Quotes a text for YAML.
fn quoted(text: &str) -> String {
    format!("\"{text}\"")
}

#[cfg(test)]
mod tests {
    use super::starting_text;
    use crate::{markdown, read};
    use publish_model::Language;
    use publish_model::diagnostic::SourceFile;
    use publish_templates::wording::Catalogues;

    const SYMBOLS: [&str; 6] = [
        "A/RES/79/1",
        "A/RES/3201 (S-VI)",
        "S/RES/277 (1970)",
        "S/PRST/2025/3",
        "E/RES/2021/29",
        "A/HRC/RES/58/1",
    ];

    /// Returns the new source file of a symbol in a language.
    fn new(symbol: &str, tag: &str) -> String {
        let catalogues = Catalogues::load(&publish_built_in::templates()).unwrap();
        let language: Language = tag.parse().unwrap();
        let catalogue = catalogues.get(&language).unwrap();
        starting_text(&symbol.parse().unwrap(), &language, catalogue).unwrap()
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
                    assert!(!enactment.formula.is_empty(), "{text}");
                    assert_eq!(enactment.preamble.len(), 1, "{text}");
                    assert_eq!(enactment.operative.len(), 2, "{text}");
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
}
