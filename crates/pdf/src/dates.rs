//! Dates whose day and month are kept in one line.

use std::borrow::Cow;
use std::sync::LazyLock;

use regex::{Captures, Regex};

use publish_model::Language;

/// The day of a date, and its month.
struct Pattern {
    language: &'static str,
    regex: LazyLock<Regex>,
}

macro_rules! pattern {
    ($language:literal, $day:literal, $months:literal) => {
        Pattern {
            language: $language,
            regex: LazyLock::new(|| {
                let pattern = concat!(r"\b(", $day, ")[ \u{a0}](", $months, r")\b");
                Regex::new(pattern).expect("a valid pattern")
            }),
        }
    };
}

/// The dates of each language. Chinese dates have no spaces. In Arabic, programs that order text by its
/// position would put the words of a box in another place than those beside it.
static PATTERNS: [Pattern; 5] = [
    pattern!(
        "de",
        "[0-9]{1,2}\\.",
        "Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember"
    ),
    pattern!(
        "en",
        "[0-9]{1,2}",
        "January|February|March|April|May|June|July|August|September|October|November|December"
    ),
    pattern!(
        "es",
        "[0-9]{1,2}[ \u{a0}]de",
        "enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre"
    ),
    pattern!(
        "fr",
        "[0-9]{1,2}(?:er)?",
        "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"
    ),
    pattern!(
        "ru",
        "[0-9]{1,2}",
        "января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря"
    ),
];

/// Joins the day and the month of each date in a text by a no-break space.
pub fn join<'t>(text: &'t str, language: &Language) -> Cow<'t, str> {
    let primary = language.primary();
    let mut patterns = PATTERNS.iter();
    let Some(pattern) = patterns.find(|pattern| pattern.language == primary) else {
        return Cow::Borrowed(text);
    };
    pattern.regex.replace_all(text, |date: &Captures<'_>| {
        format!("{}\u{a0}{}", date[1].replace(' ', "\u{a0}"), &date[2])
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_day_and_the_month_of_a_date_are_joined() {
        for (language, text, expected) in [
            ("en", "on 18 December 2013,", "on 18\u{a0}December 2013,"),
            ("en", "118 May Road; 5 Mayors", "118 May Road; 5 Mayors"),
            ("de", "am 3. März", "am 3.\u{a0}März"),
            (
                "es",
                "el 1 de enero de 2030",
                "el 1\u{a0}de\u{a0}enero de 2030",
            ),
            ("fr", "le 1er août", "le 1er\u{a0}août"),
            ("ru", "от 18 декабря 2013", "от 18\u{a0}декабря 2013"),
            ("ar", "18 مارس", "18 مارس"),
            ("zh", "2013年12月18日", "2013年12月18日"),
        ] {
            let language = language.parse().unwrap();
            assert_eq!(join(text, &language), expected);
        }
    }
}
