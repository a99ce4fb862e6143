use proptest::prelude::*;

use super::*;
use crate::passages::Group;

fn piece(label: &str, text: &str) -> Piece {
    Piece {
        kind: PassageKind::Paragraph,
        group: Group::Text,
        slot: None,
        anchor: None,
        name: format!("paragraph {label}"),
        label: label.to_owned(),
        language: None,
        text: text.to_owned(),
    }
}

fn pieces(texts: &[&str]) -> Vec<Piece> {
    let texts = texts.iter().enumerate();
    texts
        .map(|(index, text)| piece(&format!("{}.", index + 1), text))
        .collect()
}

/// Returns the runs between two texts with the marks of a terminal.
fn marked(old: &str, new: &str) -> String {
    let mut texts = words::Texts::default();
    let (old_text, new_text) = (texts.add(old), texts.add(new));
    let runs = words::changes((old, &old_text), (new, &new_text));
    let runs = runs.iter().map(|run| match run.change {
        ChangeKind::Kept => run.text.clone(),
        ChangeKind::Deleted => format!("[-{}-]", run.text),
        ChangeKind::Inserted => format!("{{+{}+}}", run.text),
    });
    runs.collect()
}

/// Returns the pairs of passages: earlier number, later number, what happened.
fn described(old: &[&str], new: &[&str]) -> Vec<String> {
    let passages = compare_pieces(&pieces(old), &pieces(new));
    let lines = passages.iter().map(|passage| {
        let label = |place: &Option<PassagePlace>| match place {
            Some(place) => place.label.clone(),
            None => "-".to_owned(),
        };
        let moved = if passage.moved { ", moved" } else { "" };
        let (old, new) = (label(&passage.old), label(&passage.new));
        format!("{old} {new} {:?}{moved}", passage.status)
    });
    lines.collect()
}

#[test]
fn words_are_compared_as_wholes_in_every_script() {
    assert_eq!(
        marked("to report in 2020 to it", "to report in 2021 to it"),
        "to report in [-2020-]{+2021+} to it"
    );
    assert_eq!(
        marked("请秘书长提出报告。", "请秘书长提出新报告。"),
        "请秘书长提出{+新+}报告。"
    );
    assert_eq!(
        marked("تطلب إلى الأمين العام", "تطلب إلى الأمينة العامة"),
        "تطلب إلى [-الأمين العام-]{+الأمينة العامة+}"
    );
}

#[test]
fn changes_with_only_marks_between_them_are_one_change() {
    assert_eq!(
        marked("See A/75/198 for this.", "See A/76/188 for this."),
        "See A/[-75/198-]{+76/188+} for this."
    );
}

#[test]
fn spaces_and_hyphens_of_another_kind_are_not_a_change() {
    assert_eq!(marked("COVID-19", "COVID\u{2011}19"), "COVID\u{2011}19");
    assert_eq!(
        marked("8\u{a0}707 dollars", "8 707\ndollars"),
        "8 707\ndollars"
    );
}

#[test]
fn the_overlap_is_the_share_of_the_shorter_text() {
    let overlap = |old: &[&str], new: &[&str]| {
        let document = ComparedDocument {
            symbol: "A/RES/99/1".parse().unwrap(),
            title: String::new(),
            language: "en".parse().unwrap(),
        };
        let comparison = Comparison {
            old: document.clone(),
            new: document,
            counts: Counts::default(),
            passages: compare_pieces(&pieces(old), &pieces(new)),
        };
        comparison.overlap().percent()
    };
    let [first, second, third] = [
        "Trees grow in parks.",
        "Benches line the roads.",
        "Rain fell.",
    ];
    assert_eq!(overlap(&[first, second], &[first, second]), 100);
    // A longer document that contains all of the earlier one.
    assert_eq!(overlap(&[first], &[first, second, third]), 100);
    // 16 of the 24 letters of the shorter text.
    assert_eq!(overlap(&[first, third], &[first, second]), 66);
    assert_eq!(overlap(&[second], &[third]), 0);
    assert_eq!(overlap(&["树木生长"], &["下雨了"]), 0);
    assert_eq!(overlap(&[], &[]), 100);
}

#[test]
fn paragraphs_after_an_inserted_one_are_renumbered_not_changed() {
    let old = [
        "Welcomes the report",
        "Requests a list of States",
        "Decides",
    ];
    let new = [
        "Welcomes the report",
        "Notes",
        "Requests a list of States",
        "Decides",
    ];
    assert_eq!(
        described(&old, &new),
        [
            "1. 1. Unchanged",
            "- 2. Inserted",
            "2. 3. Unchanged",
            "3. 4. Unchanged",
        ]
    );
}

#[test]
fn a_paragraph_at_another_position_is_moved() {
    let moved = "Requests the Secretary-General to submit a list of all parks";
    let first = "Welcomes the report on quiet places near rivers and lakes";
    let second = "Encourages libraries to remain open during the night";
    assert_eq!(
        described(&[moved, first, second], &[first, second, moved]),
        [
            "2. 1. Unchanged",
            "3. 2. Unchanged",
            "1. 3. Unchanged, moved",
        ]
    );
}

#[test]
fn very_long_paragraphs_are_compared_at_their_ends() {
    let middle = |word: &str| {
        format!(
            "The beginning {} the end",
            format!("{word} ").repeat(20_000)
        )
    };
    let (old, new) = (middle("one"), middle("two"));
    let passages = compare_pieces(&[piece("1.", &old)], &[piece("1.", &new)]);
    let texts = |is_new: bool| -> Vec<String> {
        let sides = passages.iter().flat_map(|passage| &passage.words);
        let dropped = match is_new {
            true => ChangeKind::Deleted,
            false => ChangeKind::Inserted,
        };
        let kept = sides.filter(|run| run.change != dropped);
        kept.map(|run| run.text.clone()).collect()
    };
    assert_eq!(texts(false).concat(), old);
    assert_eq!(texts(true).concat(), new);
}

#[test]
fn thousands_of_paragraphs_that_resemble_each_other_are_aligned() {
    let text = |number: usize| {
        format!(
            "Takes note of the report of the committee {number} on item {}",
            number * 7
        )
    };
    let old: Vec<String> = (0..4000).map(text).collect();
    let new: Vec<String> = (5..4005).map(text).collect();
    let old: Vec<&str> = old.iter().map(String::as_str).collect();
    let new: Vec<&str> = new.iter().map(String::as_str).collect();
    let passages = compare_pieces(&pieces(&old), &pieces(&new));
    let unchanged = passages
        .iter()
        .filter(|passage| passage.status == Status::Unchanged);
    assert_eq!(unchanged.count(), 3995);
}

fn documents() -> impl Strategy<Value = Vec<String>> {
    let word = prop::sample::select(vec![
        "the", "Assembly", "requests", "States", "1", ",", "\u{a0}", "大会", "强调", "تطلب", "(a)",
        "é",
    ]);
    let text = prop::collection::vec(word, 0..12).prop_map(|words| words.join(" "));
    prop::collection::vec(text, 0..14)
}

proptest! {
    #[test]
    fn changes_give_the_words_of_both_documents(old in documents(), new in documents()) {
        let pieces = |texts: &[String]| -> Vec<Piece> {
            texts.iter().map(|text| piece("", text.trim())).collect()
        };
        let (old, new) = (pieces(&old), pieces(&new));
        let passages = compare_pieces(&old, &new);
        for (is_new, side) in [(false, &old), (true, &new)] {
            let dropped = if is_new { ChangeKind::Deleted } else { ChangeKind::Inserted };
            let mut found: Vec<(usize, String)> = passages.iter().filter_map(|passage| {
                let place = if is_new { passage.new.as_ref() } else { passage.old.as_ref() };
                let kept = passage.words.iter().filter(|run| run.change != dropped);
                let text: String = kept.map(|run| run.text.as_str()).collect();
                Some((place?.position, text))
            }).collect();
            found.sort();
            let words = |text: &str| -> Vec<String> {
                text.split_whitespace().map(str::to_owned).collect()
            };
            let found: Vec<Vec<String>> = found.iter().map(|(_, text)| words(text)).collect();
            let wanted: Vec<Vec<String>> = side.iter().map(|piece| words(&piece.text)).collect();
            prop_assert_eq!(found, wanted);
        }
    }

    #[test]
    fn runs_give_both_texts_where_words_are_repeated(
        old in prop::collection::vec(prop::sample::select(vec!["a", "b", ",", "and"]), 1..40),
        new in prop::collection::vec(prop::sample::select(vec!["a", "b", ",", "and"]), 1..40),
    ) {
        let (old, new) = (old.join(" "), new.join(" "));
        let mut texts = words::Texts::default();
        let (old_text, new_text) = (texts.add(&old), texts.add(&new));
        let runs = words::changes((&old, &old_text), (&new, &new_text));
        for (text, dropped) in [(&old, ChangeKind::Inserted), (&new, ChangeKind::Deleted)] {
            let kept = runs.iter().filter(|run| run.change != dropped);
            let found: String = kept.map(|run| run.text.as_str()).collect();
            prop_assert_eq!(&found, text);
        }
    }
}
