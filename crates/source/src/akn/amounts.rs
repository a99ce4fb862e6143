//! Arabic numbers in groups of three digits: “63 592 900”.
//!
//! A space separates the groups for the Unicode bidirectional algorithm (UAX #9), so that a line from
//! right to left shows “63 592 900” as “900 592 63”. Most official documents therefore have the
//! groups in reverse order, which is right on the page, but wrong when they are read aloud, copied
//! or broken into two lines. With no-break spaces, which are common separators (rule W4), the groups
//! are one number.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use publish_model::Unplaced;
use publish_model::diagnostic::Code;
use publish_model::unresolved::{Inline, Inlines, Masthead, Resolution, Table};
use publish_model::visit::{VisitMut, walk_mut};

use crate::report::Report;

static GROUPS: LazyLock<Regex> = LazyLock::new(|| {
    let pattern = r"[0-9]+(?:[ \x{a0}\x{202f}]+[0-9]+)+";
    Regex::new(pattern).expect("a literal")
});

/// Joins the groups of each number with no-break spaces, in the order in which they are read, where
/// that order is certain; warns of the other numbers.
///
/// A group of one or two digits can only be the first, and the first does not begin with a zero. If
/// that decides all other numbers of a table, or of the text outside tables, in the same way, it
/// also decides those that have three digits in each group. In the official documents of sessions 77
/// to 79 and of 2021 to 2024, all 333 of these numbers are those of the other languages.
pub fn restore(resolution: &mut Resolution, report: &mut Report) {
    let mut evidence: BTreeMap<usize, Evidence> = BTreeMap::new();
    visit(resolution, |area, groups| {
        let evidence = evidence.entry(area).or_default();
        match order(groups) {
            Some(Order::Logical) => evidence.logical += 1,
            Some(Order::Reversed) => evidence.reversed += 1,
            Some(Order::Either) | None => {}
        }
        None
    });
    let mut uncertain = Vec::new();
    visit(resolution, |area, groups| {
        let order = match order(groups)? {
            Order::Either => evidence.get(&area).and_then(Evidence::order),
            certain => Some(certain),
        };
        if order.is_none() {
            uncertain.push(groups.join(" "));
        }
        Some(join(groups, order?))
    });
    for number in uncertain {
        warn(&number, report);
    }
}

fn warn(number: &str, report: &mut Report) {
    let reversed: Vec<&str> = number.rsplit(' ').collect();
    let message = format!(
        "the groups of “{number}” can be in either order: the number is {number} or {}",
        reversed.join(" ")
    );
    let help = "compare the number with the printed document or another language; to correct it, \
                convert the file to Markdown, and write no-break spaces between the groups";
    let span = position(number, &report.file().text);
    report.warning(Code::NumberOrder, message, help, span);
}

/// Returns the span of a number in the XML, whatever the spaces between its groups are.
fn position(number: &str, xml: &str) -> Range<usize> {
    let found = GROUPS.find_iter(xml).find(|found| {
        let groups = groups_of(found.as_str());
        groups.join(" ") == number
    });
    found.map_or(0..0, |found| found.range())
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Order {
    /// As read: “63 592 900”.
    Logical,
    /// As seen from right to left: “900 592 63”.
    Reversed,
    /// Both orders are numbers.
    Either,
}

/// How many numbers of an area are certainly in each order.
#[derive(Debug, Default)]
struct Evidence {
    logical: usize,
    reversed: usize,
}

impl Evidence {
    fn order(&self) -> Option<Order> {
        match (self.logical, self.reversed) {
            (1.., 0) => Some(Order::Logical),
            (0, 1..) => Some(Order::Reversed),
            _ => None,
        }
    }
}

/// Returns the order of groups, or `None` if they are not one number.
fn order(groups: &[&str]) -> Option<Order> {
    let reversed: Vec<&str> = groups.iter().rev().copied().collect();
    if groups == reversed.as_slice() && is_number(groups) {
        return Some(Order::Logical);
    }
    match (is_number(groups), is_number(&reversed)) {
        (true, false) => Some(Order::Logical),
        (false, true) => Some(Order::Reversed),
        (true, true) => Some(Order::Either),
        (false, false) => None,
    }
}

/// Whether groups are a number in the order in which they are read.
fn is_number(groups: &[&str]) -> bool {
    groups.split_first().is_some_and(|(first, others)| {
        let is_first = first.len() <= 3 && !first.starts_with('0');
        is_first && others.iter().all(|group| group.len() == 3)
    })
}

fn join(groups: &[&str], order: Order) -> String {
    let mut groups = groups.to_vec();
    if order == Order::Reversed {
        groups.reverse();
    }
    groups.join("\u{a0}")
}

fn groups_of(number: &str) -> Vec<&str> {
    let groups = number.split(|one: char| !one.is_ascii_digit());
    groups.filter(|group| !group.is_empty()).collect()
}

/// Calls a function with the groups of each number in the title, the text and the notes, and replaces
/// the number with what it returns. The area is 0 outside tables, and another number for each table.
fn visit(resolution: &mut Resolution, change: impl FnMut(usize, &[&str]) -> Option<String>) {
    let mut numbers = Numbers {
        area: 0,
        tables: 0,
        change,
    };
    numbers.resolution(resolution);
}

struct Numbers<F> {
    area: usize,
    tables: usize,
    change: F,
}

impl<F: FnMut(usize, &[&str]) -> Option<String>> VisitMut<Unplaced> for Numbers<F> {
    /// Only the title and the lines below it are sentences (S/RES/2605 (2021)).
    fn masthead(&mut self, masthead: &mut Masthead) {
        self.line(&mut masthead.title);
        for line in &mut masthead.below_title {
            self.line(line);
        }
    }

    fn table(&mut self, table: &mut Table) {
        self.tables += 1;
        let outer = std::mem::replace(&mut self.area, self.tables);
        walk_mut::table(self, table);
        self.area = outer;
    }

    fn line(&mut self, line: &mut Inlines) {
        let mut texts = Vec::new();
        collect_texts(line, &mut texts);
        let mut before = String::new();
        for index in 0..texts.len() {
            let after = texts.get(index + 1).map(|next| next.to_string());
            if let Some(text) = texts.get_mut(index) {
                let original = text.clone();
                **text = self.replace(&before, &original, &after.unwrap_or_default());
                before.push_str(&original);
            }
        }
    }
}

impl<F: FnMut(usize, &[&str]) -> Option<String>> Numbers<F> {
    /// Replaces the numbers of a text between others. Digits in other markup beside a number may
    /// belong to it.
    fn replace(&mut self, before: &str, text: &str, after: &str) -> String {
        let mut replaced = String::with_capacity(text.len());
        let mut end = 0;
        for found in GROUPS.find_iter(text) {
            let before = format!("{before}{}", &text[..found.start()]);
            let after = format!("{}{after}", &text[found.end()..]);
            let number = is_separate(&before, &after)
                .then(|| (self.change)(self.area, &groups_of(found.as_str())));
            let number = number.flatten();
            replaced.push_str(&text[end..found.start()]);
            replaced.push_str(number.as_deref().unwrap_or(found.as_str()));
            end = found.end();
        }
        replaced.push_str(&text[end..]);
        replaced
    }
}

/// Whether groups are in Arabic text, and not part of a longer expression: a symbol, a date, a range,
/// a decimal number.
fn is_separate(before: &str, after: &str) -> bool {
    let mut letters = before.chars().rev().filter(|one| one.is_alphabetic());
    let is_arabic = letters.next().is_none_or(|letter| !letter.is_ascii());
    let last = before.chars().next_back();
    let is_joined = last.is_some_and(|one| {
        one.is_ascii_alphabetic() || ['/', '-', '–', '.', ',', ':', '٫', '٬'].contains(&one)
    });
    let mut following = after.chars();
    let continues = match (following.next(), following.next()) {
        (Some('/' | '-' | '–' | ':'), _) => true,
        (Some('.' | ',' | '٫' | '٬'), Some(digit)) => digit.is_ascii_digit(),
        (Some(letter), _) => letter.is_ascii_alphabetic(),
        (None, _) => false,
    };
    let touches_digit = before
        .trim_end()
        .ends_with(|one: char| one.is_ascii_digit())
        || after
            .trim_start()
            .starts_with(|one: char| one.is_ascii_digit());
    is_arabic && !is_joined && !continues && !touches_digit
}

/// Collects the texts of a line, in order.
fn collect_texts<'l>(line: &'l mut Inlines, texts: &mut Vec<&'l mut String>) {
    for inline in line {
        match inline {
            Inline::Text { text, .. } => texts.push(text),
            other => {
                if let Some(content) = other.content_mut() {
                    collect_texts(content, texts);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_order_of_groups_is_known_from_their_lengths_and_zeros() {
        use Order::{Either, Logical, Reversed};
        for (number, expected) in [
            ("900 592 63", Some(Reversed)),
            ("000 200", Some(Reversed)),
            ("055 123", Some(Reversed)),
            ("63 592 900", Some(Logical)),
            ("200 000", Some(Logical)),
            ("500 500", Some(Logical)),
            ("289 597", Some(Either)),
            ("000 000", None),
            ("2024 6", None),
            ("1 2", None),
            ("900 59 63", None),
            ("900 592 05", None),
        ] {
            assert_eq!(order(&groups_of(number)), expected, "{number}");
        }
    }

    /// Returns a line with its numbers reversed, with the texts separated by bars.
    fn reversed(texts: &[&str]) -> String {
        let mut numbers = Numbers {
            area: 0,
            tables: 0,
            change: |_, groups: &[&str]| Some(join(groups, Order::Reversed)),
        };
        let mut line: Inlines = texts
            .iter()
            .map(|text| Inline::Strong {
                content: vec![Inline::text(*text)],
            })
            .collect();
        numbers.line(&mut line);
        let mut texts = Vec::new();
        collect_texts(&mut line, &mut texts);
        let texts: Vec<&str> = texts.into_iter().map(|text| text.as_str()).collect();
        texts.join("|").replace('\u{a0}', "_")
    }

    #[test]
    fn only_numbers_that_stand_alone_in_arabic_text_are_changed() {
        for (texts, expected) in [
            (&["مبلغ 900 \u{a0}592 63 دولار"][..], "مبلغ 63_592_900 دولار"),
            (&["(900 592 63)"], "(63_592_900)"),
            (&["مبلغ ", "900 63", "؛"], "مبلغ |63_900|؛"),
            (&["مبلغ 500", " 900 63"], "مبلغ 500| 900 63"),
            (&["900 63", " 500"], "900 63| 500"),
            (&["vol. 900 63"], "vol. 900 63"),
            (&["vol. ", "900 63"], "vol. |900 63"),
            (&["القرار 1/900 63"], "القرار 1/900 63"),
            (&["900 63/1"], "900 63/1"),
            (&["900 63,5"], "900 63,5"),
            (&["1.900 63"], "1.900 63"),
        ] {
            assert_eq!(reversed(texts), expected);
        }
    }
}
