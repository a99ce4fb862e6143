//! How the languages of documents name paragraphs of another document. Only wording that always
//! means a numbered paragraph of the operative part is recognised: not “paragraph 5 of the annex to
//! resolution 60/251”, nor “the fifth preambular paragraph”.

use std::sync::LazyLock;

use crate::Language;
use crate::body::Pattern;

/// The wording of a language. The first group of each expression is the list of numbers.
pub(super) struct Wording {
    language: &'static str,
    /// The end of the text before the mention: “paragraph 5 of its resolution ”.
    before: Option<Pattern>,
    /// The beginning of the text after it: “, para. 5”.
    after: Option<Pattern>,
    /// What ends the text before the expression if other paragraphs are meant.
    unless_before: Option<Pattern>,
    /// What follows the expression after the mention if the paragraphs are those of a document that is
    /// mentioned later.
    unless_after: Option<Pattern>,
}

/// A number of a paragraph, with the labels of items: `6 (a)`, `6 a)`. The first group is the number,
/// the second one the labels.
pub(super) static NUMBER: LazyLock<Pattern> =
    LazyLock::new(|| Pattern::new(format!(r"([0-9]{{1,3}})((?:\s*\({LABEL}\)|\s*{LABEL}\))*)")));

/// The letters of the label of an item, as characters that are neither spaces, digits nor punctuation:
/// an expression with all letters of Unicode, `\p{L}`, takes milliseconds to compile.
const LABEL: &str = r"[^\s0-9()\[\],;.:،。，；–‑-]{1,4}";

/// The end of a text in which the number that follows is the last one of a range.
pub(super) static RANGE: LazyLock<Pattern> =
    LazyLock::new(|| Pattern::new(r"[\s\d)](?:to|à|a|bis|по|إلى)\s*$|[–‑-]\s*$|至第?\s*$"));

/// The length of the text before a mention that is read, in bytes.
const BEFORE_MAX: usize = 400;

static WORDINGS: LazyLock<Vec<Wording>> = LazyLock::new(|| {
    let number = format!(r"[0-9]{{1,3}}(?:\s*\({LABEL}\)|\s*{LABEL}\))*");
    let list = |between: &str| format!(r"({number}(?:\s*(?:{between})\s*{number})*)");
    let wording =
        |language, between: &str, [before, after, unless_before, unless_after]: [&str; 4]| {
            let list = list(between);
            let pattern = |text: &str| {
                let text = text.replace("LIST", &list);
                (!text.is_empty()).then(|| Pattern::new(text))
            };
            Wording {
                language,
                before: pattern(before),
                after: pattern(after),
                unless_before: pattern(unless_before),
                unless_after: pattern(unless_after),
            }
        };
    vec![
        wording(
            "ar",
            "،?\\s*و|إلى|أو|،",
            [
                r"[وبلكف]{0,2}(?:ا?ل)?فقر(?:ة|ات|تين|تان)\s+LIST\s*،?\s+من\s+(?:ال)?(?:قرار|مقرر)(?:ها|ه)?\s+(?:(?:الجمعية|العامة|مجلس|المجلس|الأمن|حقوق|الإنسان|الاقتصادي|والاجتماعي)\s+){0,4}$",
                r"^\s*،\s+(?:الفقرة|الفقرات|الفقرتان|الفقرتين)\s+LIST",
                "",
                r"^\s*(?:من|أعلاه|أدناه)",
            ],
        ),
        wording(
            "de",
            ",?\\s+und|bis|oder|–|,",
            [
                r"\bZiffern?\s+LIST\s+(?:der|ihrer|seiner|dieser)\s+(?:Resolution|Ratsresolution)\s+$",
                r"^,\s+Ziff(?:\.|ern?)\s+LIST",
                "",
                r"^\s+(?:der|des|ihrer|seiner)\b",
            ],
        ),
        wording(
            "en",
            ",?\\s+and|to|or|–|,",
            [
                r"\b[Pp]aragraphs?\s+LIST,?\s+of\s+(?:(?:its|the|that|General|Assembly|Security|Council|Economic|and|Social|Human|Rights)\s+){0,6}(?:(?:resolution|decision)\s+)?$",
                r"^,\s+para(?:s?\.|graphs?)\s+LIST",
                r"(?i:preambular|sub)\s*$",
                r"^,?\s+(?:of|above|below)\b",
            ],
        ),
        wording(
            "es",
            ",?\\s+[ye]|a|o|–|,",
            [
                r"\bpárrafos?\s+LIST\s*,?\s+de\s+(?:(?:la|su|esa|dicha|esta)\s+)?(?:(?:resolución|decisión)\s+)?$",
                r"^,\s+párr(?:s?\.|afos?)\s+LIST",
                "",
                r"^,?\s+(?:del?|supra|infra)\b",
            ],
        ),
        wording(
            "fr",
            ",?\\s+et|à|ou|–|,",
            [
                r"\bparagraphes?\s+LIST\s*,?\s+de\s+(?:(?:la|sa|cette|ladite)\s+)?(?:(?:résolution|décision)\s+)?$",
                r"^,\s+par(?:\.|agraphes?)\s+LIST",
                "",
                r"^,?\s+(?:de|du|des|ci)\b",
            ],
        ),
        wording(
            "ru",
            ",?\\s+и|по|или|–|-|,",
            [
                r"\b[Пп]ункт[а-я]*\s+LIST\s+(?:(?:своей|ее|её|его|этой|той|же)\s+){0,2}(?:резолюции|решения)\s+(?:(?:Генеральной|Ассамблеи|Совета|Безопасности|Экономического|и|Социального|по|правам|человека)\s+){0,5}$",
                r"^,\s+(?:пп?\.|пункты?)\s+LIST",
                "",
                r"^,?\s+(?:резолюци|выше|ниже|своей|настоящ)",
            ],
        ),
        wording(
            "zh",
            "(?:和|至|或|、|及|以及)(?:第)?",
            [
                "",
                r"^\s*(?:号)?(?:决议|决定)?[，,]?\s*第\s*LIST\s*段",
                "",
                "",
            ],
        ),
    ]
});

impl Wording {
    pub(super) fn of(language: &Language) -> Option<&'static Self> {
        let primary = language.primary();
        let mut wordings = WORDINGS.iter();
        wordings.find(|wording| wording.language == primary)
    }

    /// Returns the list of paragraphs that the text around a mention names.
    pub(super) fn list_beside<'t>(&self, before: &'t str, after: &'t str) -> Option<&'t str> {
        self.list_before(before).or_else(|| self.list_after(after))
    }

    fn list_before<'t>(&self, before: &'t str) -> Option<&'t str> {
        let pattern = self.before.as_ref()?;
        let start = before.len().saturating_sub(BEFORE_MAX);
        let start = (start..before.len()).find(|start| before.is_char_boundary(*start))?;
        let before = &before[start..];
        // Of two lists, “paragraph 5 of resolution 70/1 and paragraph 6 of resolution ”, only the last
        // one reaches the end.
        let found = pattern.captures(before)?;
        let outside = &before[..found.get(0)?.start()];
        let is_other = self.unless_before.as_ref();
        if is_other.is_some_and(|other| other.is_match(outside)) {
            return None;
        }
        Some(found.get(1)?.as_str())
    }

    fn list_after<'t>(&self, after: &'t str) -> Option<&'t str> {
        let found = self.after.as_ref()?.captures(after)?;
        let rest = &after[found.get(0)?.end()..];
        let is_other = self.unless_after.as_ref();
        if is_other.is_some_and(|other| other.is_match(rest)) {
            return None;
        }
        Some(found.get(1)?.as_str())
    }
}
