//! Bodies that are not built in, from files of their own.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

use std::sync::Arc;

use publish_model::diagnostic::{Findings, SourceFile};
use publish_model::resolve::{Speaker, recognise};
use publish_model::{BodyId, Symbol};
use publish_templates::bodies::BodyFile;
use publish_templates::wording::{Catalogues, FluentValue};

const HEALTH_ASSEMBLY: &str = r#"
id = "health-assembly"

[[documents]]
kind = "resolution"
symbol = "WHA{assembly}.{number}"
number = "WHA{assembly}.{number}"

[[documents]]
kind = "decision"
symbol = "WHA{assembly}({decision})"

[parts]
assembly = "[0-9]{1,3}"
number = "[0-9]{1,2}"
decision = "[0-9]{1,2}"

[references]
bodies = ["general-assembly"]

[references.words.en]
introduced-by = "[Rr]esolutions?"
between = ", | and "

[lines.en]
organization = "World Health Organization"
body = "World Health Assembly"
session = ""
adoption = """
{ $assembly ->
    [one] First
    [74] Seventy-fourth
   *[other] { NUMBER($assembly, type: "ordinal") ->
        [few] { $assembly }rd
       *[other] { $assembly }th
    }
} { body }, { $date }"""
cite-paragraph = "paragraph { $number }"

[lines.en.decision]
adoption = "Decision of { $date }"
"#;

const CITY: &str = r#"
id = "harbour-city"

[[documents]]
kind = "resolution"
symbol = "{year}-{number}"

[parts]
year = "20[0-9]{2}"
number = "[0-9]{1,3}"

[references]
forms = [{ text = "{year}-{number}", symbol = "{year}-{number}" }]

[references.words.fr]
introduced-by = "[Dd]élibérations?(?: n[o°])?"
between = ", | et "

[references.words.zh]
introduced-by = "第"

[official]
address = "https://council.example/{year}/{number}.pdf"
"#;

fn load(files: &[(&str, &str)]) -> Result<Catalogues, Findings> {
    let files = files.iter().map(|(name, text)| {
        let file = SourceFile::new(format!("bodies/{name}"), *text);
        ((*name).to_owned(), file)
    });
    Catalogues::load(&publish_built_in::templates().with_bodies(files))
}

fn both() -> Catalogues {
    load(&[
        ("health-assembly.toml", HEALTH_ASSEMBLY),
        ("harbour-city.toml", CITY),
    ])
    .unwrap()
}

fn id(text: &str) -> BodyId {
    text.parse().unwrap()
}

fn found(text: &str, language: &str, body: &str) -> Vec<String> {
    let catalogues = both();
    let body = catalogues.bodies().get(&id(body)).unwrap();
    let speaker = Speaker::of(body, &"WHA74.1".parse().unwrap());
    let mentions = recognise(text, &language.parse().unwrap(), &speaker).into_iter();
    mentions.map(|mention| mention.symbol.to_string()).collect()
}

#[test]
fn a_symbol_with_letters_is_found_without_words_before_it() {
    let text = "Recalling WHA74.5, resolution WHA73.1 and XWHA70.1, and decision WHA72(3).";
    for language in ["en", "fr", "ar"] {
        let symbols = found(text, language, "health-assembly");
        assert_eq!(symbols, ["WHA74.5", "WHA73.1", "WHA72(3)"]);
    }
}

#[test]
fn a_symbol_without_letters_needs_introducing_words() {
    let text = "des années 2023-24, la délibération no 2023-88 et 2024-7, vu 2022-10";
    assert_eq!(found(text, "fr", "harbour-city"), ["2023-88", "2024-7"]);
    assert_eq!(found("resolution 2023-88", "en", "harbour-city"), [""; 0]);
    assert_eq!(found("第2023-88号决议", "zh", "harbour-city"), ["2023-88"]);
}

#[test]
fn documents_of_other_bodies_are_found_only_where_the_body_lists_them() {
    let text = "General Assembly resolution 60/1, and resolution 217 A (III)";
    let of_assembly = found(text, "en", "health-assembly");
    assert_eq!(of_assembly, ["A/RES/60/1", "A/RES/217(III)"]);
    assert_eq!(found(text, "en", "harbour-city"), [""; 0]);
    let symbols = "WHA74.5 and 2023-88";
    assert_eq!(found(symbols, "en", "general-assembly"), [""; 0]);
}

#[test]
fn official_addresses_are_made_of_the_parts_of_a_symbol_or_absent() {
    let catalogues = both();
    let english = "en".parse().unwrap();
    let href = |symbol: &str, body: &str| {
        let symbol: Symbol = symbol.parse().unwrap();
        let href = catalogues
            .bodies()
            .official_href(&symbol, &id(body), &english);
        href.map(|href| href.to_string()).unwrap_or_default()
    };
    let city = "https://council.example/2023/88.pdf";
    assert_eq!(href("2023-88", "harbour-city"), city);
    assert_eq!(href("WHA74.5", "health-assembly"), "");
    // A document of another body has the address that its own body gives.
    let assembly = "https://undocs.org/en/A/RES/60/1";
    assert_eq!(href("A/RES/60/1", "health-assembly"), assembly);
}

#[test]
fn lines_come_from_the_kind_then_the_body_then_the_catalogue_or_are_empty() {
    let catalogues = both();
    let english = catalogues.get(&"en".parse().unwrap()).unwrap();
    let line = |key: &str, symbol: &str| {
        let symbol: Symbol = symbol.parse().unwrap();
        let catalogue = english.of_document(&id("health-assembly"), &symbol);
        let arguments = vec![
            ("date", FluentValue::from("31 May 2021")),
            ("number", FluentValue::from(7)),
        ];
        catalogue
            .line(key, &catalogue.with_parts(&symbol, arguments))
            .unwrap()
    };
    let adoption = "Seventy-fourth World Health Assembly, 31 May 2021";
    assert_eq!(line("adoption", "WHA74.5"), adoption);
    let third = "73rd World Health Assembly, 31 May 2021";
    assert_eq!(line("adoption", "WHA73.5"), third);
    assert_eq!(line("adoption", "WHA74(3)"), "Decision of 31 May 2021");
    assert_eq!(line("session", "WHA74.5"), "");
    assert_eq!(line("meeting", "WHA74.5"), "7th meeting");
    assert_eq!(line("distribution", "WHA74.5"), "");
    assert_eq!(line("cite-paragraph", "WHA74.5"), "paragraph 7");
    assert_eq!(line("publisher", "WHA74.5"), "");
    let words = english.of_body(&id("health-assembly")).words();
    let words = serde_json::to_value(words).unwrap();
    assert_eq!(words["publisher"], "World Health Organization");
    assert_eq!(words["rights"], "");
}

/// Returns the closing lines of a document of the council of Harbour City, whose file has these lines.
fn closing(lines: &str, symbol: &str, arguments: &[(&str, FluentValue<'_>)]) -> Vec<String> {
    let file = format!(
        "{CITY}\n[[documents]]\nkind = \"decision\"\nsymbol = \"D{{number}}\"\n\n[lines.en]\n{lines}"
    );
    let catalogues = load(&[("harbour-city.toml", &file)]).unwrap();
    let english = catalogues.get(&"en".parse().unwrap()).unwrap();
    let symbol: Symbol = symbol.parse().unwrap();
    let catalogue = english.of_document(&id("harbour-city"), &symbol);
    let arguments = catalogue.with_parts(&symbol, arguments.to_vec());
    catalogue.closing(&arguments).unwrap().unwrap()
}

#[test]
fn closing_lines_without_a_value_are_left_out_and_a_shorter_list_replaces_a_longer_one() {
    let lines = "closing = [\"Meeting { $meeting }\", \"{ $date }\", \"No. { $number }\"]\n\
                 [lines.en.decision]\nclosing = [\"Done\"]\n";
    let date = ("date", FluentValue::from("1 May"));
    let meeting = ("meeting", FluentValue::from(3));
    let all = closing(lines, "2030-7", &[date.clone(), meeting]);
    assert_eq!(all, ["Meeting 3", "1 May", "No. 7"]);
    assert_eq!(closing(lines, "2030-7", &[date]), ["1 May", "No. 7"]);
    assert_eq!(closing(lines, "D7", &[]), ["Done"]);
    assert!(closing("closing = []", "2030-7", &[]).is_empty());
}

#[test]
fn a_kind_of_document_can_have_its_own_address_and_a_language_its_own_number() {
    let file = CITY.replace(
        "symbol = \"{year}-{number}\"\n\n[parts]",
        "symbol = \"{year}-{number}\"\nnumber = \"Resolution No. {number}\"\n\
         numbers = { fr = \"{year}-{number}.\" }\n\n\
         [[documents]]\nkind = \"decision\"\nsymbol = \"D{number}\"\n\
         address = \"https://council.example/decisions/{number}\"\n\n[parts]",
    );
    let catalogues = load(&[("harbour-city.toml", &file)]).unwrap();
    let bodies = catalogues.bodies();
    let body = bodies.get(&id("harbour-city")).unwrap();
    for (symbol, address) in [
        ("2030-7", "https://council.example/2030/7.pdf"),
        ("D7", "https://council.example/decisions/7"),
    ] {
        let symbol = symbol.parse().unwrap();
        let found = bodies.official_href(&symbol, &body.id, &"en".parse().unwrap());
        assert_eq!(found.unwrap().to_string(), address);
    }
    let (documents, parts) = body.documents_of(&"2030-7".parse().unwrap()).unwrap();
    for (language, number, has_words) in
        [("en", "Resolution No. 7", true), ("fr", "2030-7.", false)]
    {
        let language = language.parse().unwrap();
        let written = documents.number_in(&language).unwrap().write(&parts);
        assert_eq!(written.unwrap(), number);
        assert_eq!(documents.number_has_words(&language), has_words);
    }
}

#[test]
fn a_file_with_the_name_of_a_built_in_body_replaces_it() {
    let own = "id = \"general-assembly\"\n[lines.en]\nbody = \"Assembly of Atlantis\"\n";
    let catalogues = load(&[("general-assembly.toml", own)]).unwrap();
    let english = catalogues.get(&"en".parse().unwrap()).unwrap();
    let catalogue = english.of_body(&id("general-assembly"));
    assert_eq!(catalogue.line("body", &[]).unwrap(), "Assembly of Atlantis");
    assert_eq!(catalogue.line("organization", &[]).unwrap(), "");
    let symbol: Symbol = "A/RES/60/1".parse().unwrap();
    assert!(catalogues.bodies().of_symbol(&symbol).is_none());
}

#[test]
fn the_body_of_a_symbol_is_the_one_with_the_longest_literal_text() {
    let catalogues = both();
    for (symbol, body, kind) in [
        ("A/HRC/RES/58/1", "human-rights-council", "resolution"),
        ("A/HRC/58/L.1", "human-rights-council", "draft-resolution"),
        ("A/RES/58/1", "general-assembly", "resolution"),
        ("A/RES/3201 (S-VI)", "general-assembly", "resolution"),
        ("A/C.3/68/L.7/Rev.1", "general-assembly", "draft-resolution"),
        (
            "S/PRST/2025/3",
            "security-council",
            "presidential-statement",
        ),
        ("E/2009/28", "economic-and-social-council", "document"),
        ("WHA74(3)", "health-assembly", "decision"),
        ("2024-117", "harbour-city", "resolution"),
        ("P9_TA(2023)0123", "european-parliament", "resolution"),
        ("Drucksache 20/1234", "deutscher-bundestag", "printed-paper"),
    ] {
        let symbol: Symbol = symbol.parse().unwrap();
        let found = catalogues.bodies().of_symbol(&symbol).unwrap();
        assert_eq!(
            (found.id.as_str(), found.kind_of(&symbol)),
            (body, kind),
            "{symbol}"
        );
    }
}

#[test]
fn a_file_of_the_user_takes_precedence_over_a_built_in_one_with_the_same_symbols() {
    let symbol: Symbol = "2024-117".parse().unwrap();
    let owner = |catalogues: Catalogues| {
        let body = catalogues.bodies().of_symbol(&symbol);
        body.map(|body| body.id.to_string())
    };
    let extending = "id = \"port-ellery\"\nextends = \"city-council\"\n";
    let files = [("port-ellery.toml", extending)];
    assert_eq!(owner(load(&files).unwrap()).unwrap(), "port-ellery");
    // Two files of the user with these symbols are still an error.
    let other = "id = \"atlantis\"\nextends = \"city-council\"\n";
    let two = load(&[("port-ellery.toml", extending), ("atlantis.toml", other)]);
    let messages: Vec<String> = two
        .err()
        .unwrap()
        .iter()
        .map(|finding| format!("{} {}", finding.code.as_str(), finding.message))
        .collect();
    let [message] = &messages[..] else {
        panic!("{messages:?}");
    };
    for word in ["C002", "“atlantis”", "“port-ellery”"] {
        assert!(message.contains(word), "{message}");
    }
}

#[test]
fn symbols_of_numbers_alone_belong_to_no_built_in_body() {
    let catalogues = load(&[]).unwrap();
    let bodies = catalogues.bodies();
    for (symbol, body, kind) in [
        ("2024-117", "city-council", "resolution"),
        ("162/000123", "congreso-de-los-diputados", "plenary-motion"),
    ] {
        let symbol: Symbol = symbol.parse().unwrap();
        assert!(bodies.of_symbol(&symbol).is_none(), "{symbol}");
        let body = bodies.get(&id(body)).unwrap();
        assert_eq!(body.kind_of(&symbol), kind);
    }
}

#[test]
fn numbers_of_built_in_bodies_are_found_only_in_their_own_texts() {
    let own = [
        ("Resolution No. 2024-88", "en", "city-council", "2024-88"),
        (
            "auf Drucksachen 20/1234",
            "de",
            "deutscher-bundestag",
            "Drucksache 20/1234",
        ),
        (
            "la Proposición no de Ley 161/000123",
            "es",
            "congreso-de-los-diputados",
            "161/000123",
        ),
        (
            "texts adopted, T9-0013/2024",
            "en",
            "european-parliament",
            "P9_TA(2024)0013",
        ),
    ];
    for (text, language, body, symbol) in own {
        assert_eq!(found(text, language, body), [symbol]);
        for other in ["general-assembly", "security-council"] {
            assert!(!found(text, language, other).contains(&symbol.to_owned()));
        }
    }
    let plain = "in 2023-24, 20/1234 and 161/000123, Commission Resolution No. 2024-5";
    for (_, language, body, _) in own {
        assert_eq!(found(plain, language, body), [""; 0], "{body}");
    }
}

#[test]
fn no_damaged_body_file_causes_a_panic() {
    for text in [HEALTH_ASSEMBLY, CITY] {
        let characters: Vec<char> = text.chars().collect();
        for at in (0..characters.len()).step_by(3) {
            let mut cut = characters.clone();
            cut.remove(at);
            let cut: String = cut.into_iter().collect();
            let _ = load(&[("health-assembly.toml", &cut)]);
            if at % 9 == 0 {
                let end: String = characters[..at].iter().collect();
                let _ = load(&[("harbour-city.toml", &end)]);
            }
        }
    }
}

#[test]
fn the_example_of_the_documentation_is_valid() {
    let page = include_str!("../../../docs/bodies.md");
    let example = page.split("```toml\n").nth(1).unwrap();
    let example = example.split("```").next().unwrap();
    let catalogues = load(&[("harbour-city.toml", example)]).unwrap();
    let body = catalogues.bodies().get(&id("harbour-city")).unwrap();
    let symbol: Symbol = "2030-88".parse().unwrap();
    let (documents, parts) = body.documents_of(&symbol).unwrap();
    let number = documents.number.as_ref().unwrap().write(&parts);
    assert_eq!(number.unwrap(), "Resolution No. 2030-88");
    let text = "Resolution No. 2030-12";
    let mentions = recognise(text, &"en".parse().unwrap(), &Speaker::of(body, &symbol));
    assert_eq!(mentions.len(), 1);
}

#[test]
fn every_key_of_a_body_file_is_documented() {
    let page = include_str!("../../../docs/bodies.md");
    let schema = schemars::schema_for!(BodyFile).to_value();
    let mut objects = vec![&schema];
    objects.extend(schema["$defs"].as_object().unwrap().values());
    for object in objects {
        let properties = object["properties"].as_object();
        for key in properties.into_iter().flatten().map(|(key, _)| key) {
            assert!(page.contains(key.as_str()), "docs/bodies.md lacks {key}");
        }
    }
}

/// The expressions and lines of built-in files are compiled only when a document needs them, so that
/// this test is what proves that they are valid.
#[test]
fn built_in_bodies_pass_the_checks_of_other_bodies() {
    let templates = publish_built_in::templates();
    let files = templates.bodies();
    let files: Vec<_> = files
        .map(|(name, file)| (name.to_owned(), Arc::clone(file)))
        .collect();
    assert!(files.len() >= 10, "{}", files.len());
    let loaded = Catalogues::load(&publish_built_in::templates().with_bodies(files));
    if let Err(findings) = loaded {
        panic!("{findings:?}");
    }
}
