//! Names of anchors in all languages.

use serde_json::{Value, json};

use super::{Counted, around, bare, heading_label, heading_words, names};
use crate::Name;
use publish_model::resolve::resolve;
use publish_model::unresolved::Heading;
use publish_model::{Places, Unresolved};
use publish_templates::wording::Catalogues;

fn words(text: &str) -> Value {
    match text {
        "" => json!([]),
        _ => json!([{ "kind": "text", "text": text }]),
    }
}

fn paragraph(number: &str, then: &[Value]) -> Value {
    let number = (!number.is_empty()).then_some(number);
    json!({ "kind": "paragraph", "number": number, "content": words("Words"), "then": then })
}

fn call(note: &str) -> Value {
    json!({ "kind": "note-call", "note": note, "mark": note })
}

fn calling(number: &str, note: &str) -> Value {
    json!({ "kind": "paragraph", "number": number, "content": [call(note)] })
}

fn items(style: &str, labels: &[&str]) -> Value {
    let items = labels
        .iter()
        .map(|label| json!({ "label": label, "content": words("Words") }));
    json!({ "kind": "items", "style": style, "items": items.collect::<Vec<_>>() })
}

fn heading(label: &str, title: &str) -> Value {
    json!({ "label": words(label), "title": words(title) })
}

fn section(label: &str, title: &str, blocks: &[Value]) -> Value {
    json!({ "kind": "section", "heading": heading(label, title), "blocks": blocks })
}

/// Returns the names of a document's anchors in English.
fn named(text: Value, notes: &[&str]) -> impl Fn(&str) -> Name + use<> {
    let notes: Vec<_> = notes.iter().map(|mark| (*mark, words("Words"))).collect();
    named_with(text, &notes)
}

/// Returns the same, with the text of each note.
fn named_with(text: Value, notes: &[(&str, Value)]) -> impl Fn(&str) -> Name + use<> {
    named_of("general-assembly", text, notes)
}

/// Returns the same for a document of a body.
fn named_of(body: &str, text: Value, notes: &[(&str, Value)]) -> impl Fn(&str) -> Name + use<> {
    let notes = notes.iter().map(|(mark, words)| {
        let paragraph = json!({ "kind": "paragraph", "content": words });
        let (_, printed) = mark.rsplit_once('/').unwrap_or(("", mark));
        json!({ "key": mark, "mark": printed, "blocks": [paragraph] })
    });
    let model = json!({
        "symbol": "A/RES/99/1", "language": "en", "body": body, "masthead": {},
        "text": text, "notes": notes.collect::<Vec<_>>(),
    });
    let document: Unresolved = serde_json::from_value(model).unwrap();
    let outcome = resolve(document, &Default::default());
    assert_eq!(outcome.findings, []);
    let resolution = outcome.resolution.unwrap();
    let Ok(catalogues) = Catalogues::load(&publish_built_in::templates()) else {
        panic!("the built-in catalogues are sound");
    };
    let places = Places::of(&resolution);
    let catalogue = catalogues.get(&resolution.language).unwrap();
    let catalogue = catalogue.of_body(&resolution.body);
    let names = names(&resolution, &places, catalogue).unwrap();
    move |anchor| {
        let found = names.iter().find(|(name, _)| name.as_str() == anchor);
        let (_, name) = found.unwrap_or_else(|| panic!("no name for {anchor}"));
        name.clone()
    }
}

fn operative(blocks: &[Value]) -> Value {
    json!({ "whole": { "operative": blocks } })
}

/// Compares the spoken names and the citations of anchors.
fn check(name: &dyn Fn(&str) -> Name, wanted: &[(&str, &str, &str)]) {
    for (anchor, spoken, citation) in wanted {
        let name = name(anchor);
        let citation = format!("A/RES/99/1{citation}");
        let found = (name.spoken.as_str(), name.citation.as_deref());
        assert_eq!(found, (*spoken, Some(citation.as_str())), "{anchor}");
    }
}

#[test]
fn paragraphs_and_items_are_named_by_their_printed_labels() {
    let letters = items("lower-alpha", &["(a)", "(b)"]);
    let dashes = items("dash", &["–"]);
    let name = named(
        operative(&[
            paragraph("1.", &[letters, paragraph("", &[])]),
            paragraph("2.", &[dashes]),
        ]),
        &[],
    );
    check(
        &name,
        &[
            ("op-1", "paragraph 1", ", para. 1"),
            ("op-1-b", "paragraph 1 (b)", ", para. 1 (b)"),
            // A continuation is cited as the paragraph that it continues; citations do not
            // refer to bullets.
            ("op-1-text-1", "paragraph 1, continuation 1", ", para. 1"),
            ("op-2-dash-1", "paragraph 2, bullet 1", ", para. 2"),
        ],
    );
}

#[test]
fn a_number_that_contains_its_word_is_not_called_a_paragraph() {
    let letters = items("lower-alpha", &["(a)", "(b)"]);
    let name = named(operative(&[paragraph("Section 3.", &[letters])]), &[]);
    check(
        &name,
        &[
            ("op-section-3", "Section 3", ", section 3"),
            ("op-section-3-b", "Section 3 (b)", ", section 3 (b)"),
        ],
    );
    assert_eq!(name("op-section-3").lead, "");
    assert_eq!(name("op-section-3").bare, "Section 3");
}

#[test]
fn numbered_preambular_paragraphs_have_the_name_that_the_body_gives_them() {
    let preamble = [paragraph("", &[]), paragraph("A.", &[])];
    let text = json!({ "whole": { "preamble": preamble, "operative": [paragraph("1.", &[])] } });
    let name = named_of("european-parliament", text.clone(), &[]);
    check(
        &name,
        &[
            ("pp-1", "citation 1", ", citation 1"),
            ("pp-a", "recital A", ", recital A"),
            ("op-1", "paragraph 1", ", paragraph 1"),
        ],
    );
    check(&named(text, &[]), &[("pp-a", "paragraph A", ", para. A")]);
}

#[test]
fn repeated_names_get_a_count() {
    let name = named(
        operative(&[paragraph("1.", &[]), paragraph("1.", &[])]),
        &[],
    );
    assert_eq!(name("op-1").spoken, "paragraph 1");
    assert_eq!(name("op-1-again-2").spoken, "paragraph 1 (occurrence 2)");
}

#[test]
fn sections_are_in_the_names_of_paragraphs_only_where_numbers_restart() {
    let first = section("I", "Rest", &[paragraph("1.", &[])]);
    let restarting = section("II", "Sleep", &[paragraph("1.", &[])]);
    let continuing = section("II", "Sleep", &[paragraph("2.", &[])]);
    let name = named(operative(&[first.clone(), continuing]), &[]);
    assert_eq!(name("sec-1").spoken, "I Rest");
    assert_eq!(name("op-2").spoken, "paragraph 2");
    let name = named(operative(&[first, restarting]), &[]);
    assert_eq!(name("sec-2-op-1").spoken, "section II, paragraph 1");
}

#[test]
fn unnumbered_paragraphs_among_numbered_ones_are_named_as_unnumbered() {
    let blocks = [paragraph("", &[]), paragraph("1.", &[])];
    let sections = [
        section("I", "Rest", &blocks),
        section("II", "Sleep", &blocks),
    ];
    let name = named(operative(&sections), &[]);
    let spoken = "section II, unnumbered paragraph 1";
    let citation = ", sect. II, unnumbered para. 1";
    check(&name, &[("sec-2-op-text-1", spoken, citation)]);
    let name = named(operative(&[paragraph("", &[])]), &[]);
    let spoken = "operative paragraph 1";
    check(&name, &[("op-1", spoken, ", operative para. 1")]);
}

#[test]
fn paragraphs_of_an_annex_are_named_and_cited_with_it() {
    let annex = json!({ "heading": heading("Annex", "Rules"), "blocks": [paragraph("1.", &[])] });
    let name = named(json!({ "whole": { "annexes": [annex] } }), &[]);
    check(
        &name,
        &[
            ("annex", "Annex", ", annex"),
            ("annex-para-1", "Annex, paragraph 1", ", annex, para. 1"),
        ],
    );
}

#[test]
fn calls_have_the_name_of_the_link_back() {
    let blocks = [calling("1.", "1"), calling("2.", "2"), calling("3.", "2")];
    let name = named(operative(&blocks), &["1", "2"]);
    assert_eq!(name("fn-2").spoken, "note 2");
    let back = |anchor: &str| name(anchor).back.unwrap();
    assert!(
        back("fnref-1-1").contains("paragraph 1"),
        "{}",
        back("fnref-1-1")
    );
    assert!(
        back("fnref-2-2").contains("paragraph 3"),
        "{}",
        back("fnref-2-2")
    );
    assert_ne!(back("fnref-2-1"), back("fnref-2-2"));
}

#[test]
fn links_back_name_the_place_and_count_calls_only_in_one_paragraph() {
    let twice = json!({ "kind": "paragraph", "number": "2.", "content": [call("1"), call("1")] });
    let blocks = [calling("1.", "1"), twice, calling("3.", "1")];
    let name = named(operative(&blocks), &["1"]);
    let back = |number: usize| name(&format!("fnref-1-{number}")).back.unwrap();
    assert_eq!(back(1), "Back to paragraph 1");
    assert_eq!(back(2), "Back to paragraph 2, reference 1");
    assert_eq!(back(3), "Back to paragraph 2, reference 2");
    assert_eq!(back(4), "Back to paragraph 3");
}

#[test]
fn links_back_show_the_short_form_if_the_name_contains_it() {
    let whole = json!({ "whole": {
        "preamble": [json!({ "kind": "paragraph", "content": [call("1")] })],
        "operative": [calling("8.", "1")],
    } });
    let name = named(whole, &["1"]);
    let shown = |anchor: &str| name(anchor).place.unwrap();
    assert_eq!(shown("pp-1"), "preamble 1");
    assert_eq!(shown("fnref-1-1"), "preambular paragraph 1");
    assert_eq!(shown("fnref-1-2"), "8");
}

#[test]
fn a_call_in_a_note_is_linked_from_the_called_note() {
    let text = operative(&[calling("1.", "1"), calling("2.", "2")]);
    let notes = [("1", words("Words")), ("2", json!([call("1")]))];
    let name = named_with(text, &notes);
    assert_eq!(name("fnref-1-2").back.unwrap(), "Back to note 2");
    // The calling note may come after the called one.
    let text = operative(&[calling("1.", "1")]);
    let notes = [("1", json!([call("2")])), ("2", json!([call("1")]))];
    let name = named_with(text, &notes);
    assert_eq!(name("fnref-2-1").back.unwrap(), "Back to note 1");
    assert_eq!(name("fnref-1-2").back.unwrap(), "Back to note 2");
}

#[test]
fn notes_whose_marks_restart_are_named_and_cited_with_their_annex_or_part() {
    let annex = |label: &str, note: &str| {
        let blocks = [calling("1.", note)];
        json!({ "heading": heading(label, "Rules"), "blocks": blocks })
    };
    let whole = json!({ "whole": {
        "operative": [calling("1.", "1")],
        "annexes": [annex("Annex I", "annexei/1"), annex("Annex II", "annexeii/1")],
    } });
    let name = named(whole, &["1", "annexei/1", "annexeii/1"]);
    check(
        &name,
        &[
            ("fn-1", "note 1", ", footnote 1"),
            ("annexei-fn-1", "Annex I, note 1", ", annex I, footnote 1"),
            (
                "annexeii-fn-1",
                "Annex II, note 1",
                ", annex II, footnote 1",
            ),
        ],
    );
    let part = |label: &str, note: &str| {
        let operative = [calling("1.", note)];
        json!({ "heading": heading(label, "Rest"), "operative": operative })
    };
    let parts = json!({ "parts": [part("A", "a/1"), part("B", "b/1")] });
    let name = named(parts, &["a/1", "b/1"]);
    assert_eq!(name("b-fn-1").spoken, "part B, note 1");
}

#[test]
fn notes_with_the_same_mark_outside_annexes_and_parts_have_different_names() {
    let blocks = [calling("1.", "1"), calling("2.", "text/1")];
    let name = named(operative(&blocks), &["1", "text/1"]);
    assert_eq!(name("fn-1").spoken, "note 1");
    assert_eq!(name("text-fn-1").spoken, "note 1 (occurrence 2)");
}

#[test]
fn items_below_a_repeated_number_have_its_count() {
    let items = items("lower-alpha", &["(a)"]);
    let one = paragraph("1.", &[items]);
    let name = named(operative(&[one.clone(), one]), &[]);
    assert_eq!(name("op-1-a").spoken, "paragraph 1 (a)");
    let again = name("op-1-again-2-a").spoken;
    assert_eq!(again, "paragraph 1 (a) (occurrence 2)");
}

#[test]
fn quotations_are_named_and_cited_by_their_number() {
    let quotation = json!({ "kind": "quotation", "blocks": [paragraph("", &[])] });
    let name = named(
        operative(&[paragraph("1.", &[quotation.clone(), quotation])]),
        &[],
    );
    check(
        &name,
        &[
            (
                "op-1-quotation-text-1",
                "paragraph 1, quotation 1, unnumbered paragraph 1",
                ", para. 1, quotation 1, unnumbered para. 1",
            ),
            (
                "op-1-quotation-text-1-again-2",
                "paragraph 1, quotation 2, unnumbered paragraph 1",
                ", para. 1, quotation 2, unnumbered para. 1",
            ),
        ],
    );
}

#[test]
fn a_heading_that_is_only_a_numeral_is_named_as_a_section() {
    let name = named(
        operative(&[section("II", "", &[paragraph("1.", &[])])]),
        &[],
    );
    assert_eq!(name("sec-2").spoken, "section II");
}

#[test]
fn the_printed_label_and_the_words_around_it_are_the_complete_name() {
    for (spoken, printed, lead, tail) in [
        ("paragraph 18", "18.", "paragraph ", ""),
        (
            "section I, paragraph 2 (occurrence 3)",
            "2.",
            "section I, paragraph ",
            " (occurrence 3)",
        ),
        (
            "paragraph 2 (occurrence 2)",
            "2.",
            "paragraph ",
            " (occurrence 2)",
        ),
        ("alinéa 3 a du préambule", "a", "alinéa 3 ", " du préambule"),
        ("第一段", "一、", "第", "段"),
        ("الفقرة 19", "\u{200f}19 -\u{200f}", "الفقرة ", ""),
        ("preambular paragraph 3", "", "preambular paragraph 3 ", ""),
        ("note *", "†", "note * ", ""),
    ] {
        let (uncounted, _) = spoken.split_once(" (occurrence").unwrap_or((spoken, ""));
        let counted = Counted {
            name: spoken.to_owned(),
            uncounted: uncounted.to_owned(),
        };
        let found = around(&counted, printed);
        assert_eq!(found, (lead.to_owned(), tail.to_owned()), "{spoken}");
    }
}

#[test]
fn the_count_of_a_note_is_not_its_printed_mark() {
    let blocks = [calling("1.", "2"), calling("2.", "text/2")];
    let name = named(operative(&blocks), &["2", "text/2"])("text-fn-2");
    assert_eq!(name.spoken, "note 2 (occurrence 2)");
    assert_eq!((&*name.lead, &*name.tail), ("note ", " (occurrence 2)"));
}

#[test]
fn a_bare_label_has_no_punctuation_at_its_end_and_no_direction_marks() {
    for (printed, wanted) in [
        ("18.", "18"),
        ("18 -", "18"),
        ("18、", "18"),
        ("(c)", "(c)"),
        ("3 bis.", "3 bis"),
        ("\u{200f}19 -\u{200f}", "19"),
        ("\u{202b}19.\u{202c}", "19"),
        ("\u{200e}㈠", "㈠"),
        ("–", "–"),
        ("", ""),
    ] {
        assert_eq!(bare(printed), wanted);
    }
}

#[test]
fn the_label_of_a_heading_is_its_title_if_it_has_no_label() {
    for (label, title, called, whole) in [
        ("II", "Rest", "II", "II Rest"),
        ("", "Rest", "Rest", "Rest"),
        ("Annex", "", "Annex", "Annex"),
    ] {
        let heading: Heading = serde_json::from_value(heading(label, title)).unwrap();
        assert_eq!(heading_label(&heading), called);
        assert_eq!(heading_words(&heading), whole);
    }
}
