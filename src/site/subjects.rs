//! The subjects of documents: their names in the language of a page, and the parts of the addresses of
//! their lists.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::edition::Localized;
use crate::output::{Checksum, Entry};
use publish_model::{Language, Script};

/// The subjects of a site.
pub struct Subjects {
    by_slug: BTreeMap<String, Subject>,
}

/// A subject.
struct Subject {
    /// Its name, as the first document has it.
    term: String,
    /// Its names in the project file.
    names: Option<Localized>,
    /// Its name in English, if it is certain how it is written in small letters.
    in_small_letters: Option<String>,
    /// Whether a document in English has it.
    is_in_english: bool,
}

/// The name of a subject on a page.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct SubjectName {
    /// The name.
    pub text: String,
    /// Its language, if it is not that of the page.
    pub language: Option<Language>,
}

impl Subjects {
    /// Returns the subjects of documents. `names` are those of the project file, and `words` the English
    /// words of subjects, one per line, as they are written within a sentence.
    pub fn new(entries: &[Entry], names: &BTreeMap<String, Localized>, words: &str) -> Self {
        let words = EnglishWords::new(words);
        let names = names.iter().map(|(term, names)| (slug(term), names));
        let names: BTreeMap<String, &Localized> = names.collect();
        let mut by_slug: BTreeMap<String, Subject> = BTreeMap::new();
        for entry in entries {
            for term in &entry.about.subjects {
                let slug = slug(term);
                let names = names.get(&slug).copied();
                let subject = by_slug.entry(slug).or_insert_with(|| Subject {
                    term: term.clone(),
                    names: names.cloned(),
                    in_small_letters: words.in_small_letters(term),
                    is_in_english: false,
                });
                subject.is_in_english |= entry.language.primary() == "en";
            }
        }
        Subjects { by_slug }
    }

    /// Returns the subjects of a document by the parts of the addresses of their lists, each once.
    pub fn of(entry: &Entry) -> BTreeSet<String> {
        let terms = entry.about.subjects.iter();
        terms.map(|term| slug(term)).collect()
    }

    /// Returns the name of a subject for a page in a language.
    pub fn name(&self, slug: &str, language: &Language) -> SubjectName {
        let Some(subject) = self.by_slug.get(slug) else {
            return SubjectName::new(slug, None, language);
        };
        if let Some(names) = &subject.names {
            let (of_name, text) = names.with_language(language);
            return SubjectName::new(text, of_name, language);
        }
        let english = Language::english();
        if let Some(text) = &subject.in_small_letters {
            return SubjectName::new(text, Some(&english), language);
        }
        let is_latin = language.script() == Script::Latin;
        let is_english = subject.is_in_english || (!is_latin && is_in_latin(&subject.term));
        SubjectName::new(&subject.term, is_english.then_some(&english), language)
    }
}

impl SubjectName {
    fn new(text: &str, of_name: Option<&Language>, language: &Language) -> Self {
        let other = of_name.filter(|other| other.primary() != language.primary());
        SubjectName {
            text: text.to_owned(),
            language: other.cloned(),
        }
    }
}

fn is_in_latin(term: &str) -> bool {
    term.chars().any(|one| one.is_ascii_alphabetic())
}

/// Returns the part of the address that identifies a subject: “CRIME PREVENTION” is `crime-prevention`.
/// Of a name with other letters than those of English, a part of its checksum is added.
fn slug(term: &str) -> String {
    let mut slug = String::new();
    for character in term.chars().filter(|one| !['\'', '’'].contains(one)) {
        if character.is_ascii_alphanumeric() {
            slug.push(character.to_ascii_lowercase());
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    let slug = slug.trim_end_matches('-');
    let is_ascii = |one: char| one.is_ascii() || !one.is_alphanumeric();
    if term.chars().all(is_ascii) && !slug.is_empty() {
        return slug.to_owned();
    }
    let sum = Checksum::of(term.to_lowercase().as_bytes()).to_string();
    let parts = [slug, &sum[..8]];
    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join("-")
}

/// English words as they are written within a sentence, by their form in capitals.
struct EnglishWords<'w> {
    words: BTreeMap<String, &'w str>,
    /// The maximum number of words in a line.
    longest: usize,
}

impl<'w> EnglishWords<'w> {
    fn new(lines: &'w str) -> Self {
        let lines = lines.lines().map(str::trim);
        let lines = lines.filter(|line| !line.is_empty() && !line.starts_with('#'));
        let words: BTreeMap<String, &str> = lines.map(|line| (line.to_uppercase(), line)).collect();
        let longest = words.keys().map(|line| line.split(' ').count()).max();
        EnglishWords {
            words,
            longest: longest.unwrap_or_default(),
        }
    }

    /// Returns a name in capitals as it is written at the beginning of a sentence, if all of its words are
    /// known.
    fn in_small_letters(&self, term: &str) -> Option<String> {
        if term.chars().any(char::is_lowercase) {
            return None;
        }
        let parts: Vec<&str> = term.split(' ').collect();
        let mut written: Vec<String> = Vec::new();
        let mut rest = parts.as_slice();
        while !rest.is_empty() {
            let mut counts = (1..=rest.len().min(self.longest)).rev();
            let (count, words) =
                counts.find_map(|count| Some((count, self.written(&rest[..count].join(" "))?)))?;
            written.push(words);
            rest = &rest[count..];
        }
        let text = written.join(" ");
        let mut characters = text.chars();
        let first = characters.next()?;
        Some(first.to_uppercase().chain(characters).collect())
    }

    /// Returns known words in small letters, with the punctuation around them.
    fn written(&self, words: &str) -> Option<String> {
        let is_outside = |one: char| !one.is_alphanumeric() && one != '.';
        let within = words.trim_matches(is_outside);
        let start = words.len() - words.trim_start_matches(is_outside).len();
        let end = start + within.len();
        if within.is_empty() || within.bytes().all(|byte| !byte.is_ascii_alphabetic()) {
            return Some(words.to_owned());
        }
        if let Some(known) = self.words.get(within) {
            return Some(format!("{}{known}{}", &words[..start], &words[end..]));
        }
        // Parts of a word with a hyphen.
        let parts = within.split('-').map(|part| {
            let is_number = !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
            let known = self.words.get(part).copied();
            known.or(is_number.then_some(part))
        });
        let parts: Vec<&str> = parts.collect::<Option<_>>()?;
        Some(format!(
            "{}{}{}",
            &words[..start],
            parts.join("-"),
            &words[end..]
        ))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_in_capitals_are_in_small_letters_if_all_words_are_known() {
        let words = EnglishWords::new(
            "# Words\ncrime\nprevention\nquestion\nWestern Sahara\nnon\nself\ngoverning\nUN\nsystem\n\
             Abyei\nSudan\nwar\nworld\nwithin",
        );
        for (term, expected) in [
            ("CRIME PREVENTION", Some("Crime prevention")),
            ("WESTERN SAHARA QUESTION", Some("Western Sahara question")),
            ("WESTERN QUESTION", None),
            ("NON-SELF-GOVERNING", Some("Non-self-governing")),
            ("WITHIN UN SYSTEM", Some("Within UN system")),
            ("ABYEI (SUDAN)", Some("Abyei (Sudan)")),
            ("WORLD WAR (1939-1945)", Some("World war (1939-1945)")),
            ("Crime prevention", None),
            ("UNKNOWN CRIME", None),
        ] {
            assert_eq!(words.in_small_letters(term).as_deref(), expected, "{term}");
        }
    }

    #[test]
    fn addresses_of_subjects_have_letters_and_numbers_only() {
        for (term, expected) in [
            ("CRIME PREVENTION", "crime-prevention"),
            ("Crime prevention", "crime-prevention"),
            ("WOMEN'S RIGHTS", "womens-rights"),
            ("HIV/AIDS", "hiv-aids"),
            ("ABYEI (SUDAN)", "abyei-sudan"),
        ] {
            assert_eq!(slug(term), expected);
        }
        for (term, start) in [("CÔTE D'IVOIRE", "c-te-divoire-"), ("منع الجريمة", "")] {
            let slug = slug(term);
            assert!(slug.starts_with(start) && slug.is_ascii(), "{slug}");
            assert_eq!(slug.len(), start.len() + 8);
        }
        assert_ne!(slug("CÔTE D'IVOIRE"), slug("COTE D'IVOIRE"));
    }
}
