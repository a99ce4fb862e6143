//! The words that many documents have often, such as articles. They take the largest parts of the index, and
//! a search for other words too is hardly narrower with them.

use std::collections::HashMap;

use icu_segmenter::WordSegmenter;
use icu_segmenter::options::WordBreakInvariantOptions;
use serde::Serialize;

/// The share of documents that have a word of nearly all documents, in tenths.
const NEARLY_ALL: usize = 9;

/// The share of documents that have a word of half of the documents, in tenths.
const HALF: usize = 5;

/// How often a word of nearly all documents occurs in them at least. Each time takes one or two bytes of the
/// index. In a small site, no word occurs so often, and nothing is left out of a search.
const TIMES_OF_NEARLY_ALL: usize = 20_000;

/// How often a word of half of the documents occurs in all documents at least.
const TIMES_OF_HALF: usize = 8_000;

/// The words that a search may leave out, the most frequent first, in lower case.
#[derive(Debug, Default, PartialEq, Serialize)]
pub struct Frequent {
    /// The words that nearly all documents have.
    pub nearly_all: Vec<String>,
    /// Other words that half of the documents have.
    pub half: Vec<String>,
}

/// The words of all documents of an index.
#[derive(Default)]
pub struct Words {
    documents: usize,
    words: HashMap<String, Word>,
}

/// How often documents have a word.
#[derive(Default)]
struct Word {
    times: usize,
    documents: usize,
    /// The number of the last document that has it.
    last: usize,
}

impl Words {
    /// Adds the words of a page. The boundaries of words are those that browsers find in a query
    /// (`Intl.Segmenter`).
    pub fn add(&mut self, html: &str) {
        self.documents += 1;
        let text = without_tags(html);
        let segmenter = WordSegmenter::new_dictionary(WordBreakInvariantOptions::default());
        let mut start = 0;
        for (end, kind) in segmenter.segment_str(&text).iter_with_word_type() {
            let word = text.get(start..end).unwrap_or_default();
            start = end;
            if kind.is_word_like() {
                self.count(&word.to_lowercase());
            }
        }
    }

    fn count(&mut self, word: &str) {
        let number = self.documents;
        let counted = match self.words.get_mut(word) {
            Some(counted) => counted,
            None => self.words.entry(word.to_owned()).or_default(),
        };
        counted.times += 1;
        if counted.last != number {
            counted.last = number;
            counted.documents += 1;
        }
    }

    /// Returns the words that many documents have often.
    pub fn frequent(self) -> Frequent {
        let has = |word: &Word, tenths, times| {
            word.documents * 10 >= self.documents * tenths && word.times >= times
        };
        let words = self.words.into_iter();
        let mut words: Vec<(String, Word)> = words
            .filter(|(_, word)| has(word, HALF, TIMES_OF_HALF))
            .collect();
        words.sort_by(|(one, first), (other, second)| {
            second.times.cmp(&first.times).then_with(|| one.cmp(other))
        });
        let (nearly_all, half): (Vec<_>, Vec<_>) = words
            .into_iter()
            .partition(|(_, word)| has(word, NEARLY_ALL, TIMES_OF_NEARLY_ALL));
        let texts = |words: Vec<(String, Word)>| words.into_iter().map(|(text, _)| text).collect();
        Frequent {
            nearly_all: texts(nearly_all),
            half: texts(half),
        }
    }
}

/// Returns the text of a page, with a space for each tag.
fn without_tags(html: &str) -> String {
    let mut text = String::with_capacity(html.len());
    let mut rest = html;
    while let Some((before, after)) = rest.split_once('<') {
        text.push_str(before);
        text.push(' ');
        rest = after.split_once('>').map_or("", |(_, after)| after);
    }
    text.push_str(rest);
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn frequent(pages: &[(&str, usize)]) -> Frequent {
        let mut words = Words::default();
        for (text, number) in pages {
            for _ in 0..*number {
                words.add(text);
            }
        }
        words.frequent()
    }

    fn words<const N: usize>(words: [&str; N]) -> Vec<String> {
        words.map(str::to_owned).to_vec()
    }

    #[test]
    fn words_of_nearly_all_documents_are_frequent() {
        let many = "The <b>rest</b> of the ".repeat(100);
        let found = frequent(&[(&many, 100), ("a nap", 1)]);
        assert_eq!(found.nearly_all, words(["the"]));
        assert_eq!(found.half, words(["of", "rest"]));
        let found = frequent(&[(&many, 200), ("a nap", 1)]);
        assert_eq!(found.nearly_all, words(["the", "of", "rest"]));
        assert_eq!(found.half, words([]));
    }

    #[test]
    fn words_of_half_of_the_documents_are_frequent() {
        let many = "The <b>rest</b> of the ".repeat(100);
        let found = frequent(&[(&many, 200), ("a nap", 50)]);
        assert_eq!(found.nearly_all, words([]));
        assert_eq!(found.half, words(["the", "of", "rest"]));
        assert_eq!(
            frequent(&[(&many, 200), ("a nap", 201)]),
            Frequent::default()
        );
        assert_eq!(frequent(&[(&many, 39)]), Frequent::default());
    }

    #[test]
    fn words_are_found_in_every_script() {
        let many = "妇女的权利، في أوقات".repeat(100);
        assert_eq!(
            frequent(&[(&many, 200)]).nearly_all,
            words(["أوقات", "في", "妇女", "权利", "的"])
        );
    }
}
