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
fn symbols_have_the_spaces_of_their_body() {
    let catalogues = Catalogues::load(&publish_built_in::templates()).unwrap();
    for (found, written) in [
        ("S/RES/2467(2019)", "S/RES/2467 (2019)"),
        ("S/RES/2467 (2019)", "S/RES/2467 (2019)"),
        ("A/RES/79/259 A-C", "A/RES/79/259 A-C"),
        // The path of a symbol with a letter depends on its space.
        ("A/RES/74/255B", "A/RES/74/255B"),
        ("UNEP/EA.6/Res.9", "UNEP/EA.6/Res.9"),
    ] {
        let symbol = catalogues.bodies().with_spaces(&found.parse().unwrap());
        assert_eq!(symbol.as_str(), written);
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
        pairs(&[("1325 (2000)", "S/RES/1325 (2000)")])
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

/// Phrases of six languages with the resolutions 68/197 and 69/166 of the Assembly.
const OF_THE_ASSEMBLY: [(&str, &str); 12] = [
    (
        "ar",
        "وإذ يشير إلى قراري الجمعية العامة 68/197 المؤرخ 18 كانون الأول/ديسمبر 2013 و 69/166،",
    ),
    (
        "ar",
        "إذ تشير إلى قراريها 68/197 المؤرخ 18 كانون الأول/ديسمبر 2013 و69/166،",
    ),
    (
        "de",
        "der Resolutionen 68/197 vom 18. Dezember 2013 und 69/166 der Generalversammlung",
    ),
    (
        "de",
        "unter Hinweis auf ihre Resolutionen 68/197 vom 18. Dezember 2013 und 69/166,",
    ),
    (
        "es",
        "las resoluciones 68/197, de 18 de diciembre de 2013, y 69/166 de la Asamblea General",
    ),
    (
        "es",
        "Recordando también sus resoluciones 68/197, de 18 de diciembre de 2013, y 69/166,",
    ),
    (
        "fr",
        "les résolutions 68/197 du 18 décembre 2013 et 69/166 de l’Assemblée générale, en date",
    ),
    (
        "fr",
        "Rappelant ses résolutions 68/197 du 18 décembre 2013 et 69/166,",
    ),
    (
        "ru",
        "в резолюциях 68/197 от 18 декабря 2013 года и 69/166 Генеральной Ассамблеи",
    ),
    (
        "ru",
        "ссылаясь на свои резолюции 68/197 от 18 декабря 2013 года и 69/166,",
    ),
    ("zh", "根据大会2013年12月18日第68/197号和第69/166号决议，"),
    (
        "zh",
        "回顾其2013年12月18日第68/197号和2014年12月18日第69/166号决议，",
    ),
];

#[test]
fn phrases_that_name_the_assembly_are_recognised_in_all_languages() {
    let wanted = pairs(&[("68/197", "A/RES/68/197"), ("69/166", "A/RES/69/166")]);
    for (language, text) in OF_THE_ASSEMBLY {
        let found = found_by(text, language, "general-assembly");
        assert_eq!(found, wanted, "{text}");
    }
}

#[test]
fn numbers_of_the_security_council_are_recognised_in_all_languages() {
    let wanted = pairs(&[
        ("1325 (2000)", "S/RES/1325 (2000)"),
        ("2242 (2015)", "S/RES/2242 (2015)"),
    ]);
    for (language, text) in [
        ("ar", "وإذ يؤكد من جديد القرارين 1325 (2000) و 2242 (2015)،"),
        (
            "de",
            "nach den Resolutionen 1325 (2000) und 2242 (2015) über Frauen",
        ),
        (
            "es",
            "en las resoluciones 1325 (2000) y 2242 (2015), relativas a",
        ),
        (
            "fr",
            "les résolutions 1325 (2000) et 2242 (2015), dans lesquelles",
        ),
        ("ru", "в резолюциях 1325 (2000) и 2242 (2015) и в других"),
    ] {
        for body in ["security-council", "human-rights-council"] {
            assert_eq!(found_by(text, language, body), wanted, "{text}");
        }
    }
    assert_eq!(
        found_by(
            "第1325(2000)号和第2242 (2015)号决议",
            "zh",
            "security-council"
        ),
        pairs(&[
            ("1325(2000)", "S/RES/1325 (2000)"),
            ("2242 (2015)", "S/RES/2242 (2015)"),
        ])
    );
}

#[test]
fn numbers_whose_body_is_not_certain_are_not_linked_in_other_languages() {
    for (language, text) in [
        ("ar", "قرار اللجنة 68/2 المؤرخ 2013، والقرار 53/4"),
        (
            "ar",
            "إذ تشير إلى قرارها 75/245 باء المؤرخ 16 نيسان/أبريل 2021،",
        ),
        ("ar", "إذ تشير إلى قرار لجنة المخدرات 53/4"),
        (
            "de",
            "in der Resolution 53/4 der Suchtstoffkommission und in Resolution 53/5",
        ),
        (
            "de",
            "Resolution 1815 (2011) der Parlamentarischen Versammlung",
        ),
        (
            "es",
            "la resolución 53/4 de la Comisión de Estupefacientes, y la resolución 53/5",
        ),
        ("es", "la resolución 337 (S-VII) de la Comisión"),
        ("es", "la Comisión, en su resolución 53/4"),
        (
            "fr",
            "la résolution 53/4 de la Commission des stupéfiants et la résolution 53/5",
        ),
        ("fr", "la résolution 337 (S-VII) de la Commission"),
        (
            "fr",
            "la résolution 1815 (2011) de l’Assemblée parlementaire",
        ),
        ("fr", "la Commission, rappelant sa résolution 53/4"),
        (
            "fr",
            "résolution 5/2 de l’Assemblée des Nations Unies pour l’environnement",
        ),
        (
            "ru",
            "резолюция 53/4 Комиссии по наркотическим средствам и резолюция 53/5",
        ),
        ("ru", "в резолюции 1815 (2011) Парламентской ассамблеи"),
        ("zh", "麻醉药品委员会第53/4号决议和第53/5号决定"),
        ("zh", "大会第68/197号决定"),
        ("zh", "根据联合国环境大会2022年3月2日第5/5号决议"),
        ("zh", "世界卫生大会第66/10号决议"),
        ("zh", "回顾大会2006年3月15日设立人权理事会的第60/251号决议"),
        (
            "ar",
            "إلى قرارات الجمعية العامة 149/62 المؤرخ 18 كانون الأول/ديسمبر 2007",
        ),
    ] {
        assert_eq!(found_by(text, language, "general-assembly"), [], "{text}");
    }
}

#[test]
fn a_body_cannot_mention_its_own_later_resolutions_in_a_phrase() {
    let found = |text: &str| found_by(text, "fr", "human-rights-council");
    assert_eq!(
        found("Rappelant ses résolutions 5/1 et 60/251"),
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
