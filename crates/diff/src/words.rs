//! The words of a passage, and what changed among them.

use std::collections::HashMap;
use std::ops::Range;

use icu_segmenter::WordSegmenter;
use icu_segmenter::options::WordBreakInvariantOptions;
use similar::{Algorithm, DiffOp, capture_diff_slices};

use crate::{Change, ChangeKind};

/// The largest number of words of two passages that are compared word by word. The time grows with
/// the square of the number of differences. No paragraph of an official document has as many.
const COMPARED_MAX: usize = 10_000;

/// Words between two changes that are shown as part of one change, if they are as few: a text that
/// alternates word by word is hard to read and harder to listen to.
const KEPT_MIN: usize = 2;

/// A text of which less than one word in so many is kept is shown as replaced.
const KEPT_SHARE: usize = 6;

const NO_BREAK_HYPHEN: &str = "\u{2011}";

/// The text of a passage, divided into words.
#[derive(Debug, Clone, Default)]
pub struct Text {
    /// Texts with the same words have the same number.
    pub id: usize,
    /// The words, the spaces and the marks between them.
    tokens: Vec<Token>,
    /// The words without regard to upper and lower case, each once with its number of occurrences,
    /// in order.
    pub bag: Vec<(usize, u32)>,
}

#[derive(Debug, Clone)]
struct Token {
    /// Tokens with the same text have the same number. All spaces are the
    /// same, and so are hyphens at which a line may or may not end.
    id: usize,
    is_word: bool,
    bytes: Range<usize>,
}

/// Divides texts into words and numbers them.
#[derive(Default)]
pub struct Texts {
    tokens: HashMap<String, usize>,
    folded: HashMap<String, usize>,
    texts: HashMap<Vec<usize>, usize>,
}

impl Texts {
    /// Divides a text. Chinese words are found with a dictionary.
    pub fn add(&mut self, text: &str) -> Text {
        let segmenter = WordSegmenter::new_dictionary(WordBreakInvariantOptions::default());
        let mut tokens: Vec<Token> = Vec::new();
        let mut words = Vec::new();
        let mut from = 0;
        for to in segmenter.segment_str(text) {
            let (bytes, token) = (from..to, &text[from..to]);
            from = to;
            if token.is_empty() {
                continue;
            }
            let is_space = token.chars().all(char::is_whitespace);
            let is_word = token.chars().any(char::is_alphanumeric);
            let id = match token {
                _ if is_space => number(&mut self.tokens, " "),
                NO_BREAK_HYPHEN => number(&mut self.tokens, "-"),
                token => number(&mut self.tokens, token),
            };
            match tokens.last_mut() {
                Some(last) if is_space && last.id == id => last.bytes.end = bytes.end,
                _ => tokens.push(Token { id, is_word, bytes }),
            }
            if is_word {
                words.push(number(&mut self.folded, &token.to_lowercase()));
            }
        }
        words.sort_unstable();
        let mut bag: Vec<(usize, u32)> = Vec::new();
        for word in words {
            match bag.last_mut() {
                Some((last, times)) if *last == word => *times += 1,
                _ => bag.push((word, 1)),
            }
        }
        let ids = tokens.iter().map(|token| token.id).collect();
        let next = self.texts.len();
        let id = *self.texts.entry(ids).or_insert(next);
        Text { id, tokens, bag }
    }

    /// Returns the number of different words, without regard to upper and lower case.
    pub fn count(&self) -> usize {
        self.folded.len()
    }
}

fn number(known: &mut HashMap<String, usize>, text: &str) -> usize {
    let next = known.len();
    match known.get(text) {
        Some(number) => *number,
        None => *known.entry(text.to_owned()).or_insert(next),
    }
}

/// Returns a whole text as one run.
pub fn all(text: &str, change: ChangeKind) -> Vec<Change> {
    let mut changes = Vec::new();
    push(&mut changes, change, text);
    changes
}

/// Returns what changed from one text to another.
pub fn changes(old: (&str, &Text), new: (&str, &Text)) -> Vec<Change> {
    let (old_tokens, new_tokens) = (&old.1.tokens, &new.1.tokens);
    let mut runs = runs(old_tokens, new_tokens);
    join(&mut runs, old_tokens, new_tokens);
    replace_unlike(&mut runs, old_tokens, new_tokens);
    let mut changes = Vec::new();
    for run in runs {
        let new_text = text_of(new.0, new_tokens, &run.new);
        if run.is_kept {
            push(&mut changes, ChangeKind::Kept, new_text);
        } else {
            let old_text = text_of(old.0, old_tokens, &run.old);
            push(&mut changes, ChangeKind::Deleted, old_text);
            push(&mut changes, ChangeKind::Inserted, new_text);
        }
    }
    changes
}

fn push(changes: &mut Vec<Change>, change: ChangeKind, text: &str) {
    if !text.is_empty() {
        let text = text.to_owned();
        changes.push(Change { change, text });
    }
}

fn text_of<'t>(text: &'t str, tokens: &[Token], run: &Range<usize>) -> &'t str {
    match tokens.get(run.clone()) {
        Some([first, .., last]) => &text[first.bytes.start..last.bytes.end],
        Some([only]) => &text[only.bytes.clone()],
        _ => "",
    }
}

/// A run of tokens that both texts have, or that replaces another.
#[derive(Debug, Clone)]
struct Run {
    is_kept: bool,
    old: Range<usize>,
    new: Range<usize>,
}

/// Returns the runs, kept and replaced ones in turn.
fn runs(old: &[Token], new: &[Token]) -> Vec<Run> {
    let ids = |tokens: &[Token]| -> Vec<usize> { tokens.iter().map(|token| token.id).collect() };
    let (old, new) = (ids(old), ids(new));
    let ops = if old.len() + new.len() <= COMPARED_MAX {
        capture_diff_slices(Algorithm::Myers, &old, &new)
    } else {
        with_different_middle(&old, &new)
    };
    // Positions are counted, because those of insertions and deletions next to each other may overlap.
    let (mut old_from, mut new_from) = (0, 0);
    let mut runs: Vec<Run> = Vec::new();
    for op in ops {
        let run = Run {
            is_kept: matches!(op, DiffOp::Equal { .. }),
            old: old_from..old_from + op.old_range().len(),
            new: new_from..new_from + op.new_range().len(),
        };
        (old_from, new_from) = (run.old.end, run.new.end);
        match runs.last_mut() {
            Some(last) if last.is_kept == run.is_kept => {
                last.old.end = run.old.end;
                last.new.end = run.new.end;
            }
            _ => runs.push(run),
        }
    }
    runs
}

/// Compares the beginning and the end only.
fn with_different_middle(old: &[usize], new: &[usize]) -> Vec<DiffOp> {
    let same = |pairs: &mut dyn Iterator<Item = (&usize, &usize)>| {
        pairs.take_while(|(old, new)| old == new).count()
    };
    let start = same(&mut old.iter().zip(new));
    let (old_rest, new_rest) = (&old[start..], &new[start..]);
    let end = same(&mut old_rest.iter().rev().zip(new_rest.iter().rev()));
    vec![
        DiffOp::Equal {
            old_index: 0,
            new_index: 0,
            len: start,
        },
        DiffOp::Replace {
            old_index: start,
            old_len: old_rest.len() - end,
            new_index: start,
            new_len: new_rest.len() - end,
        },
        DiffOp::Equal {
            old_index: old.len() - end,
            new_index: new.len() - end,
            len: end,
        },
    ]
}

/// Replaces the whole text if it has little in common with the other one.
fn replace_unlike(runs: &mut Vec<Run>, old: &[Token], new: &[Token]) {
    let words = |tokens: &[Token]| tokens.iter().filter(|token| token.is_word).count();
    let kept = runs.iter().filter(|run| run.is_kept);
    let kept: usize = kept
        .map(|run| words(new.get(run.new.clone()).unwrap_or_default()))
        .sum();
    if kept * KEPT_SHARE < words(old).max(words(new)) {
        *runs = vec![Run {
            is_kept: false,
            old: 0..old.len(),
            new: 0..new.len(),
        }];
    }
}

/// Joins changes between which only spaces, marks or very few words are kept.
fn join(runs: &mut Vec<Run>, old: &[Token], new: &[Token]) {
    let words = |tokens: &[Token], run: &Range<usize>| {
        let tokens = tokens.get(run.clone()).unwrap_or_default();
        tokens.iter().filter(|token| token.is_word).count()
    };
    let changed = |run: &Run| words(old, &run.old).max(words(new, &run.new));
    let mut joined: Vec<Run> = Vec::with_capacity(runs.len());
    for (index, run) in runs.iter().enumerate() {
        let next = runs.get(index + 1).filter(|_| run.is_kept);
        let is_joined = match (joined.last(), next) {
            (Some(before), Some(after)) if !before.is_kept => {
                let kept = words(new, &run.new);
                kept == 0 || (kept < KEPT_MIN && changed(before) + changed(after) > 2 * KEPT_MIN)
            }
            _ => false,
        };
        match joined.last_mut() {
            Some(last) if is_joined || (!run.is_kept && !last.is_kept) => {
                last.old.end = run.old.end;
                last.new.end = run.new.end;
            }
            _ => joined.push(run.clone()),
        }
    }
    *runs = joined;
}
