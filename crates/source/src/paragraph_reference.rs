//! References to paragraphs of the document itself, such as “paragraph 9 above”, that it does not
//! have.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::{Arc, LazyLock};

use publish_model::diagnostic::{Code, Diagnostic, SourceFile};
use publish_model::resolve::for_each_line;
use publish_model::visit::{Visit, walk};
use publish_model::{Item, Label, LabelStyle, Paragraph, Resolved, plain_text};
use regex::Regex;

/// How a language refers to the paragraphs of the document itself. The first group is the numbers.
struct Wording {
    language: &'static str,
    expression: Regex,
}

static WORDINGS: LazyLock<Vec<Wording>> =
    LazyLock::new(|| {
        [
        (
            "ar",
            "(?:الفقرة|الفقرات|الفقرتين|الفقرتان)",
            "و|إلى|أو|،",
            r"\s+(?:أعلاه|أدناه|من هذا القرار)",
        ),
        ("de", r"\bZiffern?", "und|bis|oder|,", r"\s+(?:oben|unten|dieser Resolution)\b"),
        (
            "en",
            r"\bparagraphs?",
            "and|to|or|,",
            r"\s+(?:above|below|of the present (?:resolution|annex|declaration))\b",
        ),
        (
            "es",
            r"\bpárrafos?",
            "y|a|o|,",
            r"\s+(?:supra|infra|de la presente (?:resolución|declaración)|del presente anexo)\b",
        ),
        (
            "fr",
            r"\bparagraphes?",
            "et|à|ou|,",
            r"\s+(?:ci[-‑]dess(?:us|ous)|de la présente (?:résolution|déclaration|annexe))\b",
        ),
        (
            "ru",
            r"\bпункт[а-я]*",
            "и|–|или|,",
            r"\s+(?:выше|ниже|настоящей (?:резолюции|декларации)|настоящего приложения)\b",
        ),
        ("zh", "(?:[上下]文|本决议)第", "和|至|或|、", r"\s*段"),
    ]
    .into_iter()
    .filter_map(|(language, words, between, after)| {
        // A number, with or without the letters of items: `9`, `9 (a)`, `9 a)`.
        let number = r"\d{1,3}(?:\s*\([^()\s]{1,4}\)|\s*[a-z]{1,4}\))*";
        let expression =
            format!(r"{words}\s*({number}(?:\s*(?:{between})\s*{number})*){after}");
        let expression = Regex::new(&expression).ok()?;
        Some(Wording {
            language,
            expression,
        })
    })
    .collect()
    });

/// Returns a warning for each reference to a numbered paragraph that the document does not have. In
/// documents without numbers, in notes and in quotations, the paragraph can be one of another
/// document.
pub fn check(resolution: &Resolved, file: &Arc<SourceFile>) -> Vec<Diagnostic> {
    let language = resolution.language.primary();
    let mut wordings = WORDINGS.iter();
    let Some(wording) = wordings.find(|wording| wording.language == language) else {
        return Vec::new();
    };
    let mut numbers = Numbers::default();
    numbers.resolution(resolution);
    if numbers.0.is_empty() {
        return Vec::new();
    }
    let mut missing: Vec<(String, u32)> = Vec::new();
    for_each_line(resolution, &mut |place, line| {
        let anchor = place.anchor.as_str();
        if anchor.contains("quotation") || anchor.starts_with("fn-") || anchor.contains("-fn-") {
            return;
        }
        let text = plain_text(line);
        for found in wording.expression.captures_iter(&text) {
            let lacked = numbers_in(&found[1]).find(|number| !numbers.0.contains(number));
            missing.extend(lacked.map(|number| (found[0].to_owned(), number)));
        }
    });
    let mut from = 0;
    let findings = missing.into_iter().map(|(words, number)| {
        let span = position(&words, from, file);
        from = span.end.max(from);
        let message = format!("the document does not have a paragraph {number}: “{words}”");
        let help = "correct the number, or give the paragraph that is meant its number";
        Diagnostic::warning(Code::NoSuchParagraph, message, help).at(file, span)
    });
    findings.collect()
}

/// Returns the numbers in a list of them, without the letters or numbers of items.
fn numbers_in(list: &str) -> impl Iterator<Item = u32> {
    let outside = list
        .split(['('])
        .enumerate()
        .map(|(index, part)| match index {
            0 => part,
            _ => part.split_once(')').map_or("", |(_, after)| after),
        });
    outside.flat_map(|part| {
        let digits = part.split(|one: char| !one.is_ascii_digit());
        digits.filter_map(|number| number.parse().ok())
    })
}

/// Returns where the words are in a file, after a position; at its start if markup divides them.
fn position(words: &str, from: usize, file: &SourceFile) -> Range<usize> {
    let words: Vec<String> = words.split_whitespace().map(regex::escape).collect();
    let expression = Regex::new(&words.join(r"(?:\s|&nbsp;|&#160;)+"));
    let rest = file.text.get(from..).unwrap_or_default();
    let found = expression
        .ok()
        .and_then(|expression| expression.find(rest).map(|one| one.range()));
    found.map_or(0..0, |found| from + found.start..from + found.end)
}

/// The numbers of paragraphs, and of items in numbered lists.
#[derive(Default)]
struct Numbers(BTreeSet<u32>);

impl Visit for Numbers {
    fn paragraph(&mut self, paragraph: &Paragraph) {
        self.0.extend(
            paragraph
                .number
                .iter()
                .flat_map(|number| numbers_in(number)),
        );
        walk::paragraph(self, paragraph);
    }

    fn item(&mut self, item: &Item) {
        let readings = Label::readings(&item.label).into_iter();
        let decimal = readings.filter(|label| label.style == LabelStyle::Decimal);
        self.0.extend(decimal.map(|label| label.ordinal));
        walk::item(self, item);
    }
}

#[cfg(test)]
mod tests {
    use publish_templates::wording::Catalogues;

    use super::*;

    /// Returns the numbers that the warnings about a text are about.
    fn warnings(language: &str, text: &str) -> Vec<String> {
        let source = format!(
            "---\nsymbol: A/RES/99/1\nlanguage: {language}\ntitle: Rest\n---\n\n1. One.\n\n2. Two.\n\n\
             3. {text}\n"
        );
        let file = SourceFile::new("source.md", source);
        let catalogues = Catalogues::load(&publish_built_in::templates()).unwrap();
        let reading = crate::read(&file, &catalogues);
        let found = reading.diagnostics.into_iter();
        let found = found.filter(|finding| finding.code == Code::NoSuchParagraph);
        found.map(|finding| finding.message).collect()
    }

    #[test]
    fn references_to_missing_paragraphs_are_reported_in_each_language() {
        for (language, present, missing) in [
            ("en", "paragraph 2 above", "paragraph 9 above"),
            (
                "en",
                "paragraphs 1 (a) and 2 below",
                "paragraphs 1 (a) and 9 below",
            ),
            (
                "fr",
                "paragraphe 2 ci-dessus",
                "paragraphes 1 et 9 de la présente résolution",
            ),
            (
                "es",
                "párrafo 2 a) supra",
                "párrafo 9 de la presente resolución",
            ),
            (
                "ru",
                "пункте\u{a0}2 выше",
                "пунктах 1 и 9 настоящей резолюции",
            ),
            ("ar", "الفقرة 2 أعلاه", "الفقرتين 1 و 9 من هذا القرار"),
            ("zh", "上文第2段", "本决议第9段"),
        ] {
            assert_eq!(warnings(language, present), [""; 0]);
            let found = warnings(language, missing);
            let wanted = format!("the document does not have a paragraph 9: “{missing}”");
            assert_eq!(found, [wanted]);
        }
    }

    #[test]
    fn paragraphs_of_other_documents_are_not_reported() {
        for text in [
            "paragraph 9 of its resolution 64/1",
            "paragraph 9 (a)",
            "Decides:\n\n   > 1. See paragraph 9 above",
            "Decides[^1]\n\n[^1]: Paragraph 9, and see paragraph 9 above.",
        ] {
            assert_eq!(warnings("en", text), [""; 0], "{text}");
        }
    }

    #[test]
    fn numbers_of_items_are_not_those_of_paragraphs() {
        let numbers = |list| numbers_in(list).collect::<Vec<u32>>();
        assert_eq!(numbers("17 (1) and 19 (a) (ii)"), [17, 19]);
        assert_eq!(numbers("7 a) et 9"), [7, 9]);
    }
}
