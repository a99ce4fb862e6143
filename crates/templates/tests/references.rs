//! The mentions of documents that the built-in bodies recognise.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

use publish_model::BodyId;
use publish_model::resolve::{Speaker, recognise};
use publish_templates::wording::Catalogues;

fn found(text: &str) -> Vec<(String, String)> {
    found_by(text, "en", "general-assembly")
}

fn found_by(text: &str, language: &str, body: &str) -> Vec<(String, String)> {
    let catalogues = Catalogues::load(&publish_built_in::templates()).unwrap();
    let id: BodyId = body.parse().unwrap();
    let body = catalogues.bodies().get(&id).unwrap();
    // A document of the Human Rights Council is one of its session 54.
    let symbol = "A/HRC/RES/54/18".parse().unwrap();
    recognise(
        text,
        &language.parse().unwrap(),
        &Speaker::of(body, &symbol),
    )
    .into_iter()
    .map(|mention| (text[mention.span].to_owned(), mention.symbol.to_string()))
    .collect()
}

fn pairs(expected: &[(&str, &str)]) -> Vec<(String, String)> {
    let owned = |pair: &(&str, &str)| (pair.0.to_owned(), pair.1.to_owned());
    expected.iter().map(owned).collect()
}

#[test]
fn full_symbols_are_found_as_written() {
    for symbol in [
        "A/68/458",
        "E/2009/28",
        "E/2003/28/Rev.1",
        "S/2003/641",
        "E/INCB/2012/1",
        "A/68/126",
        "A/CONF.157/24 (Part I)",
        "A/79/L.63",
        "A/79/PV.62",
        "A/RES/ES-10/24",
        "S/RES/2334 (2016)",
        "S/PRST/2024/1",
        "A/HRC/RES/54/1",
        "ST/SGB/2018/1",
        "A/C.3/68/L.7/Rev.1",
    ] {
        let text = format!("See {symbol}, annex.");
        assert_eq!(found(&text), pairs(&[(symbol, symbol)]), "{text}");
    }
}

#[test]
fn symbols_directly_beside_chinese_or_arabic_letters_are_found() {
    for (language, text, symbols) in [
        (
            "zh",
            "见A/68/458和E/2009/28。",
            &["A/68/458", "E/2009/28"][..],
        ),
        (
            "ar",
            "انظر A/HRC/54/82 وA/HRC/54/83.",
            &["A/HRC/54/82", "A/HRC/54/83"],
        ),
        ("ru", "см. вA/68/458", &[]),
    ] {
        let found = found_by(text, language, "general-assembly").into_iter();
        let found: Vec<String> = found.map(|(_, symbol)| symbol).collect();
        assert_eq!(found, symbols, "{text}");
    }
}

#[test]
fn text_that_only_resembles_a_symbol_is_not_linked() {
    for text in [
        "and/or",
        "HIV/AIDS",
        "A/B",
        "TCP/IP",
        "see http://x.org/A/68/1",
        "24/7",
        "the years 2012/13",
        "UNA/68/1",
    ] {
        assert_eq!(found(text), [], "{text}");
    }
}

#[test]
fn numbers_of_resolutions_belong_to_the_assembly_unless_another_body_is_named() {
    assert_eq!(
        found("Recalling its resolution 53/115 of 9 December 1998"),
        pairs(&[("53/115", "A/RES/53/115")])
    );
    assert_eq!(found("Resolution 55/2."), pairs(&[("55/2", "A/RES/55/2")]));
    assert_eq!(
        found("See resolution 60/1."),
        pairs(&[("60/1", "A/RES/60/1")])
    );
    assert_eq!(
        found("including General Assembly resolution 67/193 of 20 December 2012"),
        pairs(&[("67/193", "A/RES/67/193")])
    );
    assert_eq!(
        found("Recalling resolutions 55/2, 60/1 of 16 September 2005 and 61/250 B"),
        pairs(&[
            ("55/2", "A/RES/55/2"),
            ("60/1", "A/RES/60/1"),
            ("61/250 B", "A/RES/61/250 B"),
        ])
    );
}

#[test]
fn special_sessions_and_old_numbers_are_recognised() {
    assert_eq!(
        found("Resolution S-20/2, annex."),
        pairs(&[("S-20/2", "A/RES/S-20/2")])
    );
    assert_eq!(
        found("Resolutions S-20/4 A-E."),
        pairs(&[("S-20/4 A-E", "A/RES/S-20/4 A-E")])
    );
    assert_eq!(
        found("Resolution 217 A (III)."),
        pairs(&[("217 A (III)", "A/RES/217(III)")])
    );
}

#[test]
fn resolutions_of_other_bodies_are_not_linked_to_the_assembly() {
    for text in [
        "urging Governments to implement Commission on Narcotic Drugs resolution 53/10 of 12 March 2010",
        "recalling in that regard Commission on Narcotic Drugs resolutions 53/4 of 12 March 2010 and 54/6",
        "in accordance with Commission resolution 54/8 of 25 March 2011",
        "the Commission on Narcotic Drugs at its session adopted its resolution 56/4",
        "World Health Assembly resolution 66/10",
    ] {
        assert_eq!(found(text), [], "{text}");
    }
}

#[test]
fn councils_are_identified_by_name_and_by_the_form_of_the_number() {
    assert_eq!(
        found("the Economic and Social Council of its resolution 2012/12 of 26 July 2012"),
        pairs(&[("2012/12", "E/RES/2012/12")])
    );
    assert_eq!(
        found("Security Council resolution 1325 (2000)"),
        pairs(&[("1325 (2000)", "S/RES/1325(2000)")])
    );
    assert_eq!(
        found("Human Rights Council resolution 5/1"),
        pairs(&[("5/1", "A/HRC/RES/5/1")])
    );
    assert_eq!(
        found_by("Recalling its resolution 5/1", "en", "human-rights-council"),
        pairs(&[("5/1", "A/HRC/RES/5/1")])
    );
}

#[test]
fn a_document_in_another_language_has_full_symbols_linked() {
    let found = found_by("voir A/68/458", "fr", "general-assembly");
    assert_eq!(found, pairs(&[("A/68/458", "A/68/458")]));
}

#[test]
fn the_human_rights_council_mentions_resolutions_of_the_assembly() {
    let found = |text: &str| found_by(text, "en", "human-rights-council");
    for (text, number) in [
        ("Reaffirming resolution 70/1", "70/1"),
        ("and resolutions 60/251 of 15 March 2006", "60/251"),
        (
            "as stated by the General Assembly in its resolution 48/141",
            "48/141",
        ),
        (
            "Recalling that the Assembly, in its resolution 48/141",
            "48/141",
        ),
        (
            "set out by the General Assembly in paragraph 5 (f) of its resolution 48/141",
            "48/141",
        ),
    ] {
        let symbol = format!("A/RES/{number}");
        assert_eq!(found(text), pairs(&[(number, &symbol)]), "{text}");
    }
    for text in [
        "its recommendation to the General Assembly in its resolution 5/1",
        "Recalling the work of the Council in its resolution 5/1",
    ] {
        assert_eq!(found(text), pairs(&[("5/1", "A/HRC/RES/5/1")]), "{text}");
    }
}
