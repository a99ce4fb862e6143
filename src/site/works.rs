//! The documents of one language, grouped as the lists show them: by body, by kind, and by session or
//! year.

use std::cmp::{Ordering, Reverse};
use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::output::Entry;
use publish_model::{Bodies, BodyId, Language};

/// The documents of a body.
pub struct OfBody<'m> {
    /// The body.
    pub body: &'m BodyId,
    /// Its documents by kind, in the order of the body's file.
    pub kinds: Vec<OfKind<'m>>,
}

/// The documents of one kind of a body.
pub struct OfKind<'m> {
    /// The kind: `resolution`.
    pub kind: String,
    /// The sessions or years, the last one first.
    pub periods: Vec<Period<'m>>,
}

/// The documents of a session or year.
pub struct Period<'m> {
    /// What identifies the session or year.
    pub key: PeriodKey,
    /// The documents, the last one adopted first, and those of one day in the order of their
    /// symbols.
    pub documents: Vec<&'m Entry>,
}

/// What identifies a session or year.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum PeriodKey {
    /// Documents without a session and a date.
    Undated,
    /// A session with a name such as `ES-11`.
    NamedSession(NaturalOrder),
    /// A session with a number.
    Session(u32),
    /// A year.
    Year(u32),
}

impl PeriodKey {
    /// Returns the period of a document: the session in its symbol, or else the year in its symbol or
    /// of its adoption.
    pub fn of(entry: &Entry, bodies: &Bodies) -> Self {
        let body = bodies.get_or_neutral(&entry.about.body);
        let parts = body.documents_of(&entry.symbol).map(|(_, parts)| parts);
        let part = |name| parts.as_ref().and_then(|parts| parts.get(name));
        if let Some(name) = part("session") {
            return match name.parse() {
                Ok(number) => PeriodKey::Session(number),
                Err(_) => PeriodKey::NamedSession(NaturalOrder(name.to_owned())),
            };
        }
        let of_symbol = part("year").and_then(|year| year.parse().ok());
        let date = entry.about.date();
        let of_date = || date.and_then(|date| u32::try_from(date.year()).ok());
        of_symbol
            .or_else(of_date)
            .map_or(PeriodKey::Undated, PeriodKey::Year)
    }

    /// Returns the name of the folder of its list.
    pub fn folder(&self) -> String {
        match self {
            PeriodKey::Undated => "undated".to_owned(),
            PeriodKey::NamedSession(name) => name.0.clone(),
            PeriodKey::Session(number) | PeriodKey::Year(number) => number.to_string(),
        }
    }
}

type Periods<'m> = BTreeMap<Reverse<PeriodKey>, Vec<&'m Entry>>;

/// Returns the documents of a language, grouped. Bodies are in the order of their identifiers.
pub fn grouped<'m>(
    entries: impl Iterator<Item = &'m Entry>,
    language: &Language,
    bodies: &Bodies,
) -> Vec<OfBody<'m>> {
    let mut by_body: BTreeMap<&BodyId, BTreeMap<(usize, String), Periods<'m>>> = BTreeMap::new();
    for entry in entries.filter(|entry| entry.language == *language) {
        let body = bodies.get_or_neutral(&entry.about.body);
        let kind = body.kind_of(&entry.symbol);
        let position = body.documents.iter().position(|one| one.kind == kind);
        let kind = (position.unwrap_or(usize::MAX), kind.to_owned());
        let kinds = by_body.entry(&entry.about.body).or_default();
        let periods = kinds.entry(kind).or_default();
        let period = Reverse(PeriodKey::of(entry, bodies));
        periods.entry(period).or_default().push(entry);
    }
    let period = |(Reverse(key), mut documents): (Reverse<PeriodKey>, Vec<&'m Entry>)| {
        documents.sort_by(|one, other| latest_first(one, other));
        Period { key, documents }
    };
    let kind = |((_, kind), periods): ((usize, String), BTreeMap<_, _>)| OfKind {
        kind,
        periods: periods.into_iter().map(period).collect(),
    };
    let groups = by_body.into_iter().map(|(body, kinds)| OfBody {
        body,
        kinds: kinds.into_iter().map(kind).collect(),
    });
    groups.collect()
}

/// Compares documents by date, the last one first, then by symbol. Those without a date are last.
pub fn latest_first(one: &Entry, other: &Entry) -> Ordering {
    let date = |entry: &Entry| Reverse::<Option<Date>>(entry.about.date());
    let by_date = date(one).cmp(&date(other));
    by_date.then_with(|| natural(one.symbol.as_str(), other.symbol.as_str()))
}

impl<'m> OfBody<'m> {
    /// Returns the documents.
    pub fn documents(&self) -> impl Iterator<Item = &'m Entry> {
        let periods = self.kinds.iter().flat_map(|kind| &kind.periods);
        periods.flat_map(|period| period.documents.iter().copied())
    }
}

/// A text with numbers, which are compared by value: `S-9` is before `S-10`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NaturalOrder(String);

impl PartialOrd for NaturalOrder {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for NaturalOrder {
    fn cmp(&self, other: &Self) -> Ordering {
        natural(&self.0, &other.0)
    }
}

/// Compares texts. Digits in the same place are compared as numbers.
pub fn natural(one: &str, other: &str) -> Ordering {
    let (mut left, mut right) = (one, other);
    loop {
        let (text, rest) = split_digits(left, false);
        let (other_text, other_rest) = split_digits(right, false);
        let (digits, rest) = split_digits(rest, true);
        let (other_digits, other_rest) = split_digits(other_rest, true);
        let value = |digits: &str| {
            let digits = digits.trim_start_matches('0');
            (digits.len(), digits.to_owned())
        };
        let ordering = text.cmp(other_text);
        let ordering = ordering.then_with(|| value(digits).cmp(&value(other_digits)));
        if ordering != Ordering::Equal {
            return ordering;
        }
        if rest.is_empty() || other_rest.is_empty() {
            // Texts that differ only in leading zeros are not equal.
            return rest.len().cmp(&other_rest.len()).then(one.cmp(other));
        }
        (left, right) = (rest, other_rest);
    }
}

/// Splits a text after its leading digits or, without them, before its first digit.
fn split_digits(text: &str, are_digits: bool) -> (&str, &str) {
    let end = text.find(|one: char| one.is_ascii_digit() != are_digits);
    text.split_at(end.unwrap_or(text.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_in_symbols_are_compared_by_value() {
        let mut symbols = ["S-10", "ES-11", "S-9", "68", "101", "S-9/2", "S-09", ""];
        symbols.sort_by(|one, other| natural(one, other));
        let expected = ["", "68", "101", "ES-11", "S-09", "S-9", "S-9/2", "S-10"];
        assert_eq!(symbols, expected);
    }

    #[test]
    fn the_last_session_is_first_and_named_sessions_follow() {
        let named = PeriodKey::NamedSession(NaturalOrder("ES-11".to_owned()));
        let mut keys = [
            PeriodKey::Session(9),
            PeriodKey::Undated,
            named.clone(),
            PeriodKey::Session(10),
        ];
        keys.sort_by_key(|key| Reverse(key.clone()));
        let expected = [
            PeriodKey::Session(10),
            PeriodKey::Session(9),
            named,
            PeriodKey::Undated,
        ];
        assert_eq!(keys, expected);
    }
}
