//! “Did you mean”: the known word that is most similar to a mistyped one.

/// Returns the candidate that is most similar to `word`, if it is similar enough.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word = word.to_lowercase();
    candidates
        .into_iter()
        .map(|candidate| (strsim::jaro_winkler(&word, candidate), candidate))
        .filter(|(likeness, _)| *likeness > 0.75)
        .max_by(|left, right| left.0.total_cmp(&right.0))
        .map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn a_misspelling_finds_its_word_and_nonsense_finds_none() {
        let known = ["symbol", "session", "agenda-item"];
        assert_eq!(nearest("sesion", known), Some("session"));
        assert_eq!(nearest("agenda_item", known), Some("agenda-item"));
        assert_eq!(nearest("zzz", known), None);
    }
}
