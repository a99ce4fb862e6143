//! Finds the passages of two documents that correspond to each other, by their words.
//!
//! Each passage of the earlier document has a few candidates in the later one: those with the same
//! text, and those that share its rarest words. The chain of candidates in document order with the
//! highest score is kept. What remains between two links of the chain is compared completely. The
//! remaining candidates that are very similar are passages that were moved. The time grows with the
//! number of passages, not with its square.

use crate::passages::{Group, Piece};
use crate::words::Text;

/// The score of passages with the same text.
const SAME: u32 = 1000;

/// The lowest score of a link of the chain.
const SIMILAR: u32 = 400;

/// The lowest score of a pair between two links. Its position is a reason to expect it.
const RESEMBLING: u32 = 280;

/// The lowest score of a passage that was moved, and its lowest number of different words. Short
/// passages are similar by chance.
const MOVED: u32 = 600;
const MOVED_WORDS: usize = 5;

/// The largest number of candidates of a passage, of its words that are looked up, and of passages in
/// which a word is looked up.
const CANDIDATES: usize = 6;
const RARE_WORDS: usize = 12;
const COMMON: usize = 64;

/// The largest number of passages on each side that are compared completely.
const COMPLETE: usize = 150;

/// Two passages that correspond to each other, by their indices.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pair {
    /// The index in the earlier document.
    pub old: usize,
    /// The index in the later document.
    pub new: usize,
    /// Whether the pair is not in the order of the others.
    pub moved: bool,
}

#[derive(Debug, Clone, Copy)]
struct Candidate {
    old: usize,
    new: usize,
    score: u32,
}

/// Returns the pairs of passages. `words` is the number of different words.
pub fn align(old: (&[Piece], &[Text]), new: (&[Piece], &[Text]), words: usize) -> Vec<Pair> {
    let scorer = Scorer::new(old, new, words);
    let candidates = scorer.candidates();
    let mut pairs = scorer.chain(&candidates);
    let links = pairs.clone();
    let ends = std::iter::once((scorer.old_len(), scorer.new_len()));
    let (mut old_from, mut new_from) = (0, 0);
    for (old_to, new_to) in links.into_iter().chain(ends) {
        scorer.complete(old_from..old_to, new_from..new_to, &mut pairs);
        (old_from, new_from) = (old_to + 1, new_to + 1);
    }
    let in_order = pairs.into_iter().map(|(old, new)| Pair {
        old,
        new,
        moved: false,
    });
    let mut pairs: Vec<Pair> = in_order.collect();
    scorer.add_moved(candidates, &mut pairs);
    pairs
}

struct Scorer<'a> {
    old: (&'a [Piece], &'a [Text]),
    new: (&'a [Piece], &'a [Text]),
    /// The weight of each word: rare words count more.
    weights: Vec<u32>,
    /// The weights of the words of each passage.
    old_weights: Vec<u32>,
    new_weights: Vec<u32>,
}

impl<'a> Scorer<'a> {
    fn new(old: (&'a [Piece], &'a [Text]), new: (&'a [Piece], &'a [Text]), words: usize) -> Self {
        let mut passages = vec![0_usize; words];
        for text in old.1.iter().chain(new.1) {
            for (word, _) in &text.bag {
                passages[*word] += 1;
            }
        }
        let total = old.1.len() + new.1.len();
        let weights = passages
            .into_iter()
            .map(|count| 1 + (total / count.max(1)).max(1).ilog2());
        let weights: Vec<u32> = weights.collect();
        let of_texts = |texts: &[Text]| -> Vec<u32> {
            let weight = |text: &Text| {
                let words = text.bag.iter();
                words.fold(0, |sum: u32, (word, times)| {
                    sum.saturating_add(weights[*word].saturating_mul(*times))
                })
            };
            texts.iter().map(weight).collect()
        };
        Scorer {
            old_weights: of_texts(old.1),
            new_weights: of_texts(new.1),
            old,
            new,
            weights,
        }
    }

    fn old_len(&self) -> usize {
        self.old.0.len()
    }

    fn new_len(&self) -> usize {
        self.new.0.len()
    }

    /// Returns how similar two passages are; 0 if they cannot be a pair.
    fn score(&self, old: usize, new: usize) -> u32 {
        let (old_piece, new_piece) = (&self.old.0[old], &self.new.0[new]);
        if old_piece.group != new_piece.group {
            return 0;
        }
        let (old_text, new_text) = (&self.old.1[old], &self.new.1[new]);
        if old_text.id == new_text.id {
            return SAME;
        }
        let sum = u64::from(self.old_weights[old]) + u64::from(self.new_weights[new]);
        let shared = u64::from(self.shared(old_text, new_text));
        let likeness = (2 * shared * u64::from(SAME - 1)).checked_div(sum);
        let likeness = u32::try_from(likeness.unwrap_or_default()).unwrap_or(SAME - 1);
        let same_slot = old_piece.slot.is_some() && old_piece.slot == new_piece.slot;
        match likeness {
            low if low < RESEMBLING && same_slot => RESEMBLING,
            low if low < RESEMBLING => 0,
            score => score,
        }
    }

    /// Returns the weight of the words that two passages share.
    fn shared(&self, old: &Text, new: &Text) -> u32 {
        let mut new = new.bag.iter().peekable();
        let mut sum: u32 = 0;
        for (word, times) in &old.bag {
            while new.next_if(|(other, _)| other < word).is_some() {}
            if let Some((_, other)) = new.next_if(|(other, _)| other == word) {
                let weight = self.weights[*word].saturating_mul(*times.min(other));
                sum = sum.saturating_add(weight);
            }
        }
        sum
    }

    /// Returns the candidates, in the order of the earlier document; those of one passage in reverse
    /// order of the later one.
    fn candidates(&self) -> Vec<Candidate> {
        let mut with_word: Vec<Vec<usize>> = vec![Vec::new(); self.weights.len()];
        let texts = self.old.1.iter().chain(self.new.1).map(|text| text.id + 1);
        let mut with_text: Vec<Vec<usize>> = vec![Vec::new(); texts.max().unwrap_or_default()];
        for (index, text) in self.new.1.iter().enumerate() {
            with_text[text.id].push(index);
            for (word, _) in &text.bag {
                with_word[*word].push(index);
            }
        }
        let mut votes = vec![0_u32; self.new_len()];
        let mut candidates = Vec::new();
        for (old, text) in self.old.1.iter().enumerate() {
            // The position of the passage if nothing were inserted or deleted.
            let expected = old * self.new_len() / self.old_len().max(1);
            let distance = |new: &usize| new.abs_diff(expected);
            let mut found: Vec<usize> = Vec::new();
            let same = &with_text[text.id];
            let nearest = same.partition_point(|new| *new < expected);
            let from = nearest.saturating_sub(CANDIDATES);
            found.extend(same.iter().skip(from).take(2 * CANDIDATES));
            found.sort_unstable_by_key(distance);
            found.truncate(CANDIDATES);

            let mut words: Vec<usize> = text.bag.iter().map(|(word, _)| *word).collect();
            words.retain(|word| (1..=COMMON).contains(&with_word[*word].len()));
            words.sort_by_key(|word| with_word[*word].len());
            words.truncate(RARE_WORDS);
            let mut voted: Vec<usize> = Vec::new();
            for word in words {
                for new in &with_word[word] {
                    if votes[*new] == 0 {
                        voted.push(*new);
                    }
                    votes[*new] += self.weights[word];
                }
            }
            voted.sort_unstable_by_key(|new| (u32::MAX - votes[*new], distance(new)));
            found.extend(voted.iter().take(CANDIDATES));
            for new in voted {
                votes[new] = 0;
            }

            found.sort_unstable_by(|one, other| other.cmp(one));
            found.dedup();
            let scored = found.into_iter().map(|new| Candidate {
                old,
                new,
                score: self.score(old, new),
            });
            candidates.extend(scored.filter(|candidate| candidate.score >= SIMILAR));
        }
        candidates
    }

    /// Returns the chain of candidates, increasing in both documents, with the highest total of
    /// scores. Long passages count more than short ones.
    fn chain(&self, candidates: &[Candidate]) -> Vec<(usize, usize)> {
        // A Fenwick tree: the best chain that ends before a passage of the later document.
        let mut best: Vec<Option<(u64, usize)>> = vec![None; self.new_len() + 1];
        let mut previous: Vec<Option<usize>> = Vec::with_capacity(candidates.len());
        for (index, candidate) in candidates.iter().enumerate() {
            let mut before: Option<(u64, usize)> = None;
            let mut node = candidate.new;
            while node > 0 {
                before = before.max(best[node]);
                node &= node - 1;
            }
            previous.push(before.map(|(_, index)| index));
            let length = self.old_weights[candidate.old].saturating_add(1).ilog2() + 1;
            let own = u64::from(candidate.score) * u64::from(length);
            let total = before.map_or(0, |(total, _)| total) + own;
            let mut node = candidate.new + 1;
            while node < best.len() {
                if best[node].is_none_or(|(other, _)| other < total) {
                    best[node] = Some((total, index));
                }
                node += node & node.wrapping_neg();
            }
        }
        let ends = best.into_iter().flatten();
        let mut last = ends.max().map(|(_, index)| index);
        let mut chain = Vec::new();
        while let Some(candidate) = last {
            chain.push((candidates[candidate].old, candidates[candidate].new));
            last = previous[candidate];
        }
        chain.reverse();
        chain
    }

    /// Adds the pairs between two links of the chain. Long stretches are compared in pieces of the
    /// same proportion.
    fn complete(
        &self,
        old: std::ops::Range<usize>,
        new: std::ops::Range<usize>,
        pairs: &mut Vec<(usize, usize)>,
    ) {
        if old.is_empty() || new.is_empty() {
            return;
        }
        let pieces = old.len().max(new.len()).div_ceil(COMPLETE);
        let bound = |range: &std::ops::Range<usize>, piece: usize| {
            range.start + range.len() * piece / pieces
        };
        for piece in 0..pieces {
            self.complete_piece(
                bound(&old, piece)..bound(&old, piece + 1),
                bound(&new, piece)..bound(&new, piece + 1),
                pairs,
            );
        }
    }

    /// Adds the pairs with the highest total of scores, in order (Needleman and Wunsch).
    fn complete_piece(
        &self,
        old: std::ops::Range<usize>,
        new: std::ops::Range<usize>,
        pairs: &mut Vec<(usize, usize)>,
    ) {
        let width = new.len() + 1;
        let mut totals = vec![0_u32; (old.len() + 1) * width];
        let mut scores = vec![0_u32; old.len() * new.len()];
        for row in (0..old.len()).rev() {
            for column in (0..new.len()).rev() {
                let score = self.score(old.start + row, new.start + column);
                scores[row * new.len() + column] = score;
                let skipped =
                    totals[(row + 1) * width + column].max(totals[row * width + column + 1]);
                let paired = match score {
                    0 => 0,
                    score => totals[(row + 1) * width + column + 1] + score,
                };
                totals[row * width + column] = skipped.max(paired);
            }
        }
        let (mut row, mut column) = (0, 0);
        while row < old.len() && column < new.len() {
            let score = scores[row * new.len() + column];
            let total = totals[row * width + column];
            if score > 0 && total == totals[(row + 1) * width + column + 1] + score {
                pairs.push((old.start + row, new.start + column));
                (row, column) = (row + 1, column + 1);
            } else if total == totals[(row + 1) * width + column] {
                row += 1;
            } else {
                column += 1;
            }
        }
    }

    /// Adds the passages that were moved, the most similar ones first.
    fn add_moved(&self, mut candidates: Vec<Candidate>, pairs: &mut Vec<Pair>) {
        let mut has_old = vec![false; self.old_len()];
        let mut has_new = vec![false; self.new_len()];
        for pair in pairs.iter() {
            has_old[pair.old] = true;
            has_new[pair.new] = true;
        }
        candidates.retain(|candidate| {
            let group = self.old.0[candidate.old].group;
            let words = self.old.1[candidate.old].bag.len();
            let can_move = matches!(group, Group::Text | Group::Note);
            can_move && words >= MOVED_WORDS && candidate.score >= MOVED
        });
        candidates.sort_by_key(|candidate| SAME - candidate.score);
        for Candidate { old, new, .. } in candidates {
            if !has_old[old] && !has_new[new] {
                has_old[old] = true;
                has_new[new] = true;
                pairs.push(Pair {
                    old,
                    new,
                    moved: true,
                });
            }
        }
    }
}
