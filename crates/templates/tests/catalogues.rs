//! The built-in catalogues: what they hold, and what they say.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

use std::collections::{BTreeMap, BTreeSet};

use fluent_syntax::ast::Entry;

use publish_templates::wording::{Catalogues, FluentValue};

fn built_in() -> Catalogues {
    Catalogues::load(&publish_built_in::templates()).unwrap()
}

fn say(key: &str, arguments: &[(&str, FluentValue<'_>)]) -> String {
    let catalogues = built_in();
    let language = "en".parse().unwrap();
    catalogues
        .get(&language)
        .unwrap()
        .say(key, arguments)
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
        assert_eq!(
            say("meeting", &[("number", FluentValue::from(number))]),
            words
        );
    }
    let session = say("session", &[("number", FluentValue::from(68))]);
    assert_eq!(session, "Sixty-eighth session");
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

/// The names of all messages of a catalogue, and of the variables of each.
fn messages(catalogue: &str) -> BTreeMap<String, BTreeSet<String>> {
    let text = publish_built_in::templates()
        .get(catalogue)
        .unwrap()
        .to_owned();
    let resource = fluent_syntax::parser::parse(text.as_str()).unwrap();
    let messages = resource.body.iter().filter_map(|entry| match entry {
        Entry::Message(message) => {
            let serialized = format!("{:?}", message.value);
            let named = |kind: &str| -> BTreeSet<String> {
                let opening = format!("{kind}Reference {{ id: Identifier {{ name: \"");
                let after = serialized.split(opening.as_str()).skip(1);
                after
                    .filter_map(|rest| rest.split('"').next())
                    .map(str::to_owned)
                    .collect()
            };
            let mut variables = named("Variable");
            // “{ body }” takes the variables of that message.
            variables.extend(named("Message"));
            Some((message.id.name.to_owned(), variables))
        }
        _ => None,
    });
    messages.collect()
}

#[test]
fn every_catalogue_has_the_messages_of_english_and_no_other() {
    let english = messages("catalogue/en.ftl");
    let catalogues = built_in();
    let languages: Vec<&str> = catalogues.languages().collect();
    assert_eq!(languages, ["ar", "de", "en", "es", "fr", "ru", "zh"]);
    for language in languages {
        let other = messages(&format!("catalogue/{language}.ftl"));
        let keys =
            |messages: &BTreeMap<String, _>| messages.keys().cloned().collect::<Vec<String>>();
        assert_eq!(keys(&other), keys(&english), "{language}");
        for (key, variables) in other {
            // Dates may be put together from more of their parts, and some languages have a word
            // for each body or number where English has one for all.
            let freer = [
                "date",
                "session",
                "agenda-item",
                "adoption-in-parts",
                "cite-heading",
            ];
            let known =
                |name: &String| english[&key].contains(name) || freer.contains(&key.as_str());
            assert!(
                variables.iter().all(known),
                "{language}: {key}: {variables:?}"
            );
        }
    }
}

#[test]
fn a_missing_message_is_an_error_that_names_it() {
    let catalogues = built_in();
    let catalogue = catalogues.get(&"en".parse().unwrap()).unwrap();
    let error = catalogue.say("no-such-key", &[]).unwrap_err();
    assert!(error.message.contains("no-such-key"));
}

#[test]
fn words_hold_only_messages_without_arguments() {
    let catalogues = built_in();
    let words = catalogues.get(&"en".parse().unwrap()).unwrap().words();
    assert_eq!(words["preamble"], "Preamble");
    assert!(!words.contains_key("meeting"));
}
