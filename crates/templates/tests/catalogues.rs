//! The messages of the built-in catalogues, and the requirements for other catalogues.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

use std::collections::BTreeSet;

use fluent_syntax::ast::Entry;

use publish_model::BodyId;
use publish_model::diagnostic::{Code, Findings, SourceFile};
use publish_templates::wording::{Catalogues, FluentValue, Word, new_catalogue};

fn body(id: &str) -> BodyId {
    id.parse().unwrap()
}

fn built_in() -> Catalogues {
    Catalogues::load(&publish_built_in::templates()).unwrap()
}

fn message(key: &str, arguments: &[(&str, FluentValue<'_>)]) -> String {
    let catalogues = built_in();
    let language = "en".parse().unwrap();
    catalogues
        .get(&language)
        .unwrap()
        .of_body(&body("general-assembly"))
        .message(key, arguments)
        .unwrap()
}

#[test]
fn ordinals_follow_english() {
    for (number, words) in [
        (62, "62nd plenary meeting"),
        (70, "70th plenary meeting"),
        (71, "71st plenary meeting"),
        (111, "111th plenary meeting"),
    ] {
        let arguments = [("number", FluentValue::from(number))];
        assert_eq!(message("meeting", &arguments), words);
    }
    for (number, words) in [
        (68, "Sixty-eighth session"),
        (100, "One hundredth session"),
        (102, "102nd session"),
        (111, "111th session"),
    ] {
        let session = message("session", &[("number", FluentValue::from(number))]);
        assert_eq!(session, words);
    }
}

#[test]
fn the_human_rights_council_has_no_plenary_meetings() {
    let catalogues = built_in();
    for (language, council, assembly) in [
        ("ar", "الجلسة 39", "الجلسة العامة 39"),
        ("de", "39. Sitzung", "39. Plenarsitzung"),
        ("en", "39th meeting", "39th plenary meeting"),
        ("es", "39ª sesión", "39a sesión plenaria"),
        ("fr", "39e séance", "39e séance plénière"),
        ("ru", "39‑е заседание", "39‑е пленарное заседание"),
        ("zh", "第39次会议", "第39次全体会议"),
    ] {
        let catalogue = catalogues.get(&language.parse().unwrap()).unwrap();
        let meeting = |id: &str| {
            let arguments = [("number", FluentValue::from(39))];
            let catalogue = catalogue.of_body(&body(id));
            catalogue.message("meeting", &arguments).unwrap()
        };
        assert_eq!(meeting("human-rights-council"), council);
        assert_eq!(meeting("general-assembly"), assembly);
    }
}

#[test]
fn generated_titles_of_council_resolutions_are_the_official_ones() {
    let catalogues = built_in();
    for (language, title) in [
        ("ar", "القرار 2802 (2025)"),
        ("de", "Resolution 2802 (2025)"),
        ("en", "Resolution 2802 (2025)"),
        ("es", "Resolución 2802 (2025)"),
        ("fr", "Résolution 2802 (2025)"),
        ("ru", "Резолюция 2802 (2025)"),
        ("zh", "第2802(2025)号决议"),
    ] {
        let catalogue = catalogues.get(&language.parse().unwrap()).unwrap();
        let symbol = "S/RES/2802 (2025)".parse().unwrap();
        let catalogue = catalogue.of_document(&body("security-council"), &symbol);
        let arguments = catalogue.with_parts(&symbol, Vec::new());
        let found = catalogue.line("resolution-title", &arguments).unwrap();
        assert_eq!(found, title);
    }
}

#[test]
fn sections_are_named_and_cited_in_the_words_of_each_language() {
    let catalogues = built_in();
    for (language, label, number, named, cited) in [
        ("ar", "رابعا", 4, "الجزء الرابع", "الجزء الرابع"),
        ("ar", "باء", 0, "الفرع باء", "الفرع باء"),
        ("de", "III", 3, "Abschnitt III", "Abschn. III"),
        ("en", "III", 3, "section III", "sect. III"),
        ("es", "III", 3, "sección III", "secc. III"),
        ("fr", "III", 3, "section III", "sect. III"),
        ("ru", "III", 3, "раздел III", "разд. III"),
        ("zh", "三", 3, "第三节", "第三节"),
    ] {
        let catalogue = catalogues.get(&language.parse().unwrap()).unwrap();
        let arguments = [
            ("label", FluentValue::from(label)),
            ("number", FluentValue::from(number)),
        ];
        assert_eq!(
            catalogue.message("name-section", &arguments).unwrap(),
            named
        );
        assert_eq!(
            catalogue.message("cite-section", &arguments).unwrap(),
            cited
        );
    }
}

#[test]
fn dates_are_written_as_in_official_documents() {
    let catalogues = built_in();
    let date = |language: &str, month, day| {
        let catalogue = catalogues.get(&language.parse().unwrap()).unwrap();
        catalogue.date(jiff::civil::date(2013, month, day)).unwrap()
    };
    for (language, written) in [
        ("en", "18 December 2013"),
        ("fr", "18 décembre 2013"),
        ("es", "18 de diciembre de 2013"),
        ("ru", "18 декабря 2013 года"),
        ("zh", "2013年12月18日"),
        ("ar", "18 كانون الأول/ديسمبر 2013"),
        ("de", "18. Dezember 2013"),
    ] {
        assert_eq!(date(language, 12, 18), written);
    }
    assert_eq!(date("fr", 7, 1), "1er juillet 2013");
}

#[test]
fn built_in_catalogues_have_exactly_the_messages_of_english() {
    let names = |language: &str| -> BTreeSet<String> {
        let templates = publish_built_in::templates();
        let text = templates.get(&format!("catalogue/{language}.ftl")).unwrap();
        let resource = fluent_syntax::parser::parse(text).unwrap();
        let messages = resource.body.iter().filter_map(|entry| match entry {
            Entry::Message(message) => Some(message.id.name.to_owned()),
            _ => None,
        });
        messages.collect()
    };
    let catalogues = built_in();
    let languages: Vec<&str> = catalogues.languages().collect();
    assert_eq!(languages, ["ar", "de", "en", "es", "fr", "ru", "zh"]);
    for language in languages {
        assert_eq!(names(language), names("en"), "{language}");
    }
}

fn load_with(name: &str, text: &str) -> Result<Catalogues, Findings> {
    let file = SourceFile::new(name, text);
    let templates = publish_built_in::templates().with_overrides([(name.to_owned(), file)]);
    Catalogues::load(&templates.unwrap())
}

#[test]
fn a_message_that_another_language_does_not_have_stays_english_with_a_warning() {
    let templates = publish_built_in::templates();
    let english = templates.get("catalogue/en.ftl").unwrap();
    let complete = load_with("catalogue/pt.ftl", english).unwrap();
    assert_eq!(complete.warnings(), []);
    let without_notes = english.replace("\nnotes = ", "\n# notes = ");
    assert_ne!(without_notes, english);
    let catalogues = load_with("catalogue/pt.ftl", &without_notes).unwrap();
    let [warning] = catalogues.warnings() else {
        panic!("{:?}", catalogues.warnings());
    };
    assert_eq!(warning.code, Code::MessageInEnglish);
    assert!(!warning.is_error());
    let place = warning.place.as_ref().unwrap();
    assert_eq!(place.file.name, "catalogue/pt.ftl");
    assert_eq!(&place.file.text[place.span.clone()], "notes");
    let words = catalogues.get(&"pt".parse().unwrap()).unwrap().words();
    assert_eq!(words.get(Word::Notes), "Notes");
}

#[test]
fn a_new_catalogue_translates_nothing_and_uncommenting_it_translates_everything() {
    let templates = publish_built_in::templates();
    let text = new_catalogue(&templates, &"pt".parse().unwrap());
    let catalogues = load_with("catalogue/pt.ftl", &text).unwrap();
    let english = fluent_syntax::parser::parse(templates.get("catalogue/en.ftl").unwrap());
    let messages = english.unwrap().body;
    let messages = messages
        .iter()
        .filter(|entry| matches!(entry, Entry::Message(_)));
    assert_eq!(catalogues.warnings().len(), messages.count());
    let portuguese = catalogues.get(&"pt".parse().unwrap()).unwrap();
    assert_eq!(portuguese.own_name(), "pt");
    let date = portuguese.date(jiff::civil::date(2024, 9, 22)).unwrap();
    assert_eq!(date, "22 de setembro de 2024");
    let uncommented: String = text
        .lines()
        .map(|line| format!("{}\n", line.strip_prefix("# ").unwrap_or(line)))
        .collect();
    let catalogues = load_with("catalogue/pt.ftl", &uncommented).unwrap();
    assert_eq!(catalogues.warnings(), []);
}

#[test]
fn a_replacement_catalogue_inherits_the_messages_that_it_does_not_define() {
    let catalogues = load_with("catalogue/en.ftl", "notes = Footnotes\n").unwrap();
    let words = catalogues.get(&"en".parse().unwrap()).unwrap().words();
    assert_eq!(words.get(Word::Notes), "Footnotes");
    assert_eq!(words.get(Word::Preamble), "Preamble");
}

#[test]
fn unknown_variables_and_references_are_rejected() {
    let text = "preamble = Preamble\nmeeting = { $nummer }th meeting of { other }\n";
    let findings = load_with("catalogue/en.ftl", text).err().unwrap();
    let messages: Vec<&str> = findings.iter().map(|one| one.message.as_str()).collect();
    assert_eq!(
        messages,
        [
            "unknown variable “$nummer” in the message “meeting”",
            "the message “meeting” refers to “other”, which does not exist"
        ]
    );
    let first = findings.iter().next().unwrap();
    assert_eq!(first.help, "use one of: $number");
    let place = first.place.as_ref().unwrap();
    assert_eq!(place.file.line_and_column(place.span.start), (2, 1));
}

#[test]
fn the_error_of_a_missing_message_names_it() {
    let catalogues = built_in();
    let catalogue = catalogues.get(&"en".parse().unwrap()).unwrap();
    let error = catalogue.message("no-such-key", &[]).unwrap_err();
    let text = error.to_string();
    assert!(
        text.starts_with("catalogue/en.ftl:") && text.contains("no-such-key"),
        "{text}"
    );
}

#[test]
fn the_name_of_a_session_leads_back_to_its_number() {
    let catalogues = built_in();
    for catalogue in catalogues.iter() {
        for body in catalogues.bodies().iter() {
            let catalogue = catalogue.of_body(&body.id);
            for number in 1..=100_u32 {
                let arguments = [("number", FluentValue::from(number))];
                let name = catalogue.message("session", &arguments).unwrap();
                assert_eq!(catalogue.session_number(&name), Some(number));
            }
            assert_eq!(catalogue.session_number("a special session"), None);
        }
    }
}

#[test]
fn words_hold_only_messages_without_arguments() {
    let catalogues = built_in();
    let words = catalogues.get(&"en".parse().unwrap()).unwrap().words();
    assert_eq!(words.get(Word::Preamble), "Preamble");
    let all = serde_json::to_value(words).unwrap();
    assert_eq!(all["preamble"], "Preamble");
    assert!(all.get("meeting").is_none());
}

#[test]
fn sizes_are_rounded() {
    let catalogues = built_in();
    for (language, bytes, text) in [
        ("en", 999, "999 bytes"),
        ("en", 48_400, "48 KB"),
        ("en", 999_499, "999 KB"),
        ("en", 999_500, "1.0 MB"),
        ("en", 1_249_999, "1.2 MB"),
        ("fr", 1_249_999, "1,2 Mo"),
        ("zh", 1_249_999, "1.2 MB"),
    ] {
        let catalogue = catalogues.get(&language.parse().unwrap()).unwrap();
        assert_eq!(catalogue.size(bytes).unwrap(), text);
    }
}
