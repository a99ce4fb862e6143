//! Arabic numbers whose groups are in reverse order in the XML: “900 592 63”, read as “63 592 900”.

use std::collections::BTreeSet;

/// Returns the words of the XML with the groups of numbers in the order of the words found, where
/// these have exactly the reverse order and are a number: one to three digits without a leading
/// zero, then groups of three. All other words stay as they are. `borders` are the positions of the
/// words before which a number ends, as between the cells of a table.
pub fn follow(wanted: &str, borders: &BTreeSet<usize>, found: &str) -> String {
    let wanted: Vec<&str> = wanted.split(' ').collect();
    let found: Vec<&str> = found.split(' ').collect();
    let mut words: Vec<String> = Vec::with_capacity(wanted.len());
    let mut start = 0;
    while start < wanted.len() {
        let end = run_end(&wanted, borders, start);
        let run = &wanted[start..end];
        let same = found.get(start..end);
        match reversed(run).filter(|reversed| same.is_some_and(|same| same == reversed)) {
            Some(reversed) => words.extend(reversed),
            None => words.extend(run.iter().map(ToString::to_string)),
        }
        start = end;
    }
    words.join(" ")
}

/// Returns the end of the longest run of groups that begins with a word: the first may have other
/// characters before its digits, and the last after them.
fn run_end(words: &[&str], borders: &BTreeSet<usize>, start: usize) -> usize {
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|one| one.is_ascii_digit());
    let mut end = start + 1;
    let mut last = words[start].trim_start_matches(|one: char| !one.is_ascii_digit());
    while is_digits(last) && end < words.len() && !borders.contains(&end) {
        last = words[end];
        if !last.starts_with(|one: char| one.is_ascii_digit()) {
            break;
        }
        end += 1;
    }
    end
}

/// Returns the groups in reverse order, with the characters before the first and after the last left
/// where they are, if the result is a number.
fn reversed(run: &[&str]) -> Option<Vec<String>> {
    let (first, last) = (run.first()?, run.last()?);
    let is_digit = |one: char| one.is_ascii_digit();
    let before = &first[..first.find(is_digit)?];
    let after = &last[last.rfind(is_digit)? + 1..];
    let mut groups = run.to_vec();
    let begin = groups.first_mut()?;
    *begin = begin.strip_prefix(before)?;
    let end = groups.last_mut()?;
    *end = end.strip_suffix(after)?;
    groups.reverse();
    let (head, others) = groups.split_first()?;
    let is_digits = |group: &&str| group.chars().all(is_digit);
    let is_number = (1..=3).contains(&head.len())
        && !head.starts_with('0')
        && is_digits(head)
        && !others.is_empty()
        && others
            .iter()
            .all(|group| group.len() == 3 && is_digits(group));
    is_number.then(|| {
        let mut groups: Vec<String> = groups.iter().map(ToString::to_string).collect();
        let count = groups.len();
        groups[0].insert_str(0, before);
        groups[count - 1].push_str(after);
        groups
    })
}
