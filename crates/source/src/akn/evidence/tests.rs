//! What the evidence about a file decides.

use super::*;

fn series() -> AllSeries {
    let templates = publish_built_in::templates();
    let catalogues = publish_templates::wording::Catalogues::load(&templates).unwrap();
    AllSeries::of(catalogues.bodies())
}

fn symbol(text: &str) -> Option<Symbol> {
    (!text.is_empty()).then(|| text.parse().unwrap())
}

fn language(tag: &str) -> Option<Language> {
    (!tag.is_empty()).then(|| tag.parse().unwrap())
}

#[test]
fn paths_give_numbers_and_languages() {
    for (path, number, folder, letter) in [
        ("GA/75/Chinese/75_274_C.xml", "75/274", "zh", "zh"),
        ("A_RES_80_84AB-2520072E.xml", "A/RES/80/84", "", "en"),
        ("A_HRC_RES_58_18F.xml", "A/HRC/RES/58/18", "", "fr"),
        ("German/S_RES_2775-2503504G.xml", "2775", "de", "de"),
        (
            "S_RES_2551 (2020)-2015095R.xml",
            "S/RES/2551 (2020)",
            "",
            "ru",
        ),
        ("S_PRST_2007_22-0739405E.xml", "S/PRST/2007/22", "", "en"),
        ("A_RES_ES-11_6-A.xml", "A/RES/11/6", "", "ar"),
        ("SC_2561_2021-C.xml", "S/RES/2561 (2021)", "", "zh"),
        (
            "A_RES_76_146-2119184C_reissue.xml",
            "A/RES/76/146",
            "",
            "zh",
        ),
        ("A_RES_68_197-EN.xml", "A/RES/68/197", "", ""),
        ("2024_11_report.xml", "", "", ""),
        ("Appendix_A.xml", "", "", ""),
        ("source.md", "", "", ""),
    ] {
        let found = PathEvidence::of(path, &series());
        let found_number = found.number.map(|number| number.to_string());
        assert_eq!(found_number.unwrap_or_default(), number, "{path}");
        assert_eq!(
            (found.folder, found.letter),
            (language(folder), language(letter)),
            "{path}"
        );
    }
}

#[test]
fn the_majority_decides_the_symbol() {
    use Agreement::{Full, Majority, Tied};
    let series = series();
    let address = |number: &str, body: &str| {
        let address = format!("/akn/un/statement/deliberation/{body}/2025-01-01/{number}/");
        Number::of_address(&address, &series)
    };
    let hrc = || address("58-1", "unga-hrc");
    let title = |title: &str| Number::in_title(title, &series);
    let number = Number::before_title;
    let cases = [
        // Everything agrees.
        (
            "A/RES/68/197",
            address("68-197", "unga"),
            number("68/197."),
            "A_RES_68_197-1E.xml",
            "A/RES/68/197",
            Full,
        ),
        // Parts, special sessions, and numbers in other scripts do not contradict.
        (
            "A/RES/80/84 A-B",
            None,
            number("80/84."),
            "A_RES_80_84AB-2520072E.xml",
            "A/RES/80/84 A-B",
            Full,
        ),
        (
            "A/RES/ES-11/6",
            address("ES-11-6", "unga"),
            number("دإط-11/6"),
            "A_RES_ES-11_6-A.xml",
            "A/RES/ES-11/6",
            Full,
        ),
        (
            "S/PRST/2007/22",
            address("2007-22", "unsc"),
            None,
            "",
            "S/PRST/2007/22",
            Full,
        ),
        (
            "A/C.3/68/L.9",
            None,
            number("75/1"),
            "A_RES_75_1E.xml",
            "A/C.3/68/L.9",
            Full,
        ),
        // The cover page is wrong, or the cover page and the address that was made from it.
        (
            "A/RES/75/268",
            address("75-269", "unga"),
            number("75/269."),
            "75_269_C.xml",
            "A/RES/75/269",
            Majority,
        ),
        (
            "S/RES/2766 (2024)",
            address("2766-2024", "unsc"),
            title("Resolution 2775 (2025)"),
            "S_RES_2775-2503504G.xml",
            "S/RES/2775 (2025)",
            Majority,
        ),
        (
            "A/HRC/RES/58/1",
            hrc(),
            number("58/18."),
            "A_HRC_RES_58_18F.xml",
            "A/HRC/RES/58/18",
            Majority,
        ),
        // Something else is wrong.
        (
            "A/HRC/RES/58/1",
            hrc(),
            number("58/1"),
            "A_HRC_RES_58_18F.xml",
            "A/HRC/RES/58/1",
            Majority,
        ),
        // The year of issue, 2025, decides between two.
        (
            "S/RES/1626 (2005)",
            address("1626-2005", "unsc"),
            None,
            "S_PRST_2025_22-0739405E.xml",
            "S/PRST/2025/22",
            Majority,
        ),
        ("A/RES/75/1", None, number("75/2"), "", "A/RES/75/1", Tied),
        // No symbol on the cover page.
        (
            "",
            None,
            title("Resolución 2777 (2025)"),
            "S_RES_2777-2504360S.xml",
            "S/RES/2777 (2025)",
            Full,
        ),
        (
            "",
            address("2563-2021", "unsc"),
            None,
            "",
            "S/RES/2563 (2021)",
            Full,
        ),
        ("", None, None, "A_RES_80_1-E.xml", "A/RES/80/1", Full),
        ("", None, None, "source.xml", "", Full),
    ];
    for (cover, address, printed, path, expected, agreement) in cases {
        let evidence = Evidence {
            symbol: symbol(cover),
            address,
            printed,
            issued: Some(2025),
            path: PathEvidence::of(path, &series),
            series: series.clone(),
            ..Evidence::default()
        };
        let decision = evidence.decide_symbol();
        assert_eq!(
            (decision.value, decision.agreement),
            (symbol(expected), agreement),
            "{evidence:?}"
        );
    }
}

#[test]
fn the_majority_and_the_script_decide_the_language() {
    use Agreement::{Full, Majority, Tied};
    use Script::{Arabic, Chinese, Cyrillic, Latin};
    let cases: [(&str, &[Script], &str, &str, Agreement); 11] = [
        ("en", &[Latin], "English/A_RES_1_1E.xml", "en", Full),
        ("en", &[], "a.xml", "en", Full),
        ("es", &[Chinese], "Chinese/75_274_C.xml", "zh", Majority),
        (
            "ar",
            &[Arabic],
            "Chinese/A_RES_77_336-2317569A.xml",
            "ar",
            Majority,
        ),
        (
            "fr",
            &[Latin],
            "English/A_HRC_RES_57_18F.xml",
            "fr",
            Majority,
        ),
        (
            "zh",
            &[Chinese, Cyrillic],
            "Chinese/A_RES_76_54-2118495C.xml",
            "zh",
            Majority,
        ),
        ("en", &[Cyrillic], "a.xml", "en", Tied),
        ("en", &[Latin], "French/a.xml", "en", Tied),
        ("", &[Latin], "French/a.xml", "fr", Full),
        ("", &[Cyrillic], "a.xml", "ru", Full),
        ("", &[Latin], "a.xml", "", Full),
    ];
    for (metadata, scripts, path, expected, agreement) in cases {
        let evidence = Evidence {
            language: language(metadata),
            scripts: scripts.to_vec(),
            path: PathEvidence::of(path, &series()),
            ..Evidence::default()
        };
        let decision = evidence.decide_language();
        assert_eq!(
            (decision.value, decision.agreement),
            (language(expected), agreement),
            "{evidence:?}"
        );
    }
}
