//! The word catalogues: every word that we say ourselves, one catalogue a language.

mod date;

use std::collections::BTreeMap;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
use fluent_syntax::ast::Entry;
use jiff::civil::Date;

use crate::diagnostic::{Code, Diagnostic, SourceFile};
use crate::model::{Body, Language};
use crate::template::Templates;

pub use fluent_bundle::FluentValue;

/// The messages of one language, in Fluent's syntax (`templates/catalogue/en.ftl`).
pub struct Catalogue {
    language: Language,
    bundle: FluentBundle<FluentResource>,
    keys: Vec<String>,
}

/// The catalogues of all languages that documents can be built in.
#[derive(Default)]
pub struct Catalogues {
    by_language: BTreeMap<String, Catalogue>,
}

impl Catalogues {
    /// Reads every catalogue of the templates.
    ///
    /// # Errors
    /// `T002` with the place of each error of syntax.
    pub fn load(templates: &Templates) -> Result<Self, Vec<Diagnostic>> {
        let mut catalogues = Catalogues::default();
        let mut diagnostics = Vec::new();
        for name in templates.names("catalogue/") {
            let text = templates.get(&name).unwrap_or_default().into_owned();
            let tag = name
                .trim_start_matches("catalogue/")
                .trim_end_matches(".ftl")
                .to_owned();
            match Catalogue::parse(&name, &tag, text) {
                Ok(catalogue) => {
                    catalogues.by_language.insert(tag, catalogue);
                }
                Err(errors) => diagnostics.extend(errors),
            }
        }
        if diagnostics.is_empty() {
            Ok(catalogues)
        } else {
            Err(diagnostics)
        }
    }

    /// The catalogue of a language; that of its primary subtag where it has none of its own.
    pub fn get(&self, language: &Language) -> Option<&Catalogue> {
        self.by_language
            .get(language.tag())
            .or_else(|| self.by_language.get(&language.primary()))
    }

    /// The catalogues, in the order of their languages' tags.
    pub fn iter(&self) -> impl Iterator<Item = &Catalogue> {
        self.by_language.values()
    }

    /// The tags of the languages that there are catalogues of.
    pub fn languages(&self) -> impl Iterator<Item = &str> {
        self.by_language.keys().map(String::as_str)
    }
}

impl Catalogue {
    fn parse(name: &str, tag: &str, text: String) -> Result<Self, Vec<Diagnostic>> {
        let file = SourceFile::new(name, text.clone());
        let fail = |message: String, span| {
            let help = "mend the catalogue; its syntax is that of Project Fluent";
            Diagnostic::error(Code::CatalogueError, message, help).at(&file, span)
        };
        let language: Language = tag.parse().map_err(|reason| vec![fail(reason, 0..0)])?;
        let identifier = tag
            .parse()
            .map_err(|error| vec![fail(format!("“{tag}”: {error}"), 0..0)])?;
        let resource = FluentResource::try_new(text).map_err(|(_, errors)| {
            let diagnostics = errors
                .into_iter()
                .map(|error| fail(error.kind.to_string(), error.pos));
            diagnostics.collect::<Vec<_>>()
        })?;
        let keys = resource
            .entries()
            .filter_map(|entry| match entry {
                Entry::Message(message) => Some(message.id.name.to_owned()),
                _ => None,
            })
            .collect();
        let mut bundle = FluentBundle::new_concurrent(vec![identifier]);
        // Isolates would be characters that the official text has not.
        bundle.set_use_isolating(false);
        let broken = |errors: Vec<fluent_bundle::FluentError>| {
            errors
                .iter()
                .map(|error| fail(error.to_string(), 0..0))
                .collect::<Vec<_>>()
        };
        bundle.add_builtins().map_err(|error| broken(vec![error]))?;
        let locale = date::locale(&language)
            .ok_or_else(|| vec![fail(format!("“{tag}” is no locale"), 0..0)])?;
        bundle
            .add_function("DATETIME", move |positional, named| {
                date::datetime(&locale, positional, named)
            })
            .map_err(|error| broken(vec![error]))?;
        bundle.add_resource(resource).map_err(broken)?;
        Ok(Catalogue {
            language,
            bundle,
            keys,
        })
    }

    /// The language of the catalogue.
    pub fn language(&self) -> &Language {
        &self.language
    }

    /// The name of the language in itself: `Français`; its tag where the catalogue has none.
    pub fn own_name(&self) -> String {
        let name = self.say("own-name", &[]);
        name.unwrap_or_else(|_| self.language.to_string())
    }

    /// A message with its arguments filled in.
    ///
    /// # Errors
    /// `T002` where the catalogue lacks the message, or the message wants another argument.
    pub fn say(
        &self,
        key: &str,
        arguments: &[(&str, FluentValue<'_>)],
    ) -> Result<String, Diagnostic> {
        let help = format!(
            "add it to templates/catalogue/{}.ftl, or mend it there",
            self.language
        );
        let fail = |message: String| Diagnostic::error(Code::CatalogueError, message, help.clone());
        let pattern = self
            .bundle
            .get_message(key)
            .and_then(|message| message.value())
            .ok_or_else(|| fail(format!("the catalogue has no message “{key}”")))?;
        let mut named = FluentArgs::new();
        for (name, value) in arguments {
            named.set(*name, value.clone());
        }
        let mut errors = Vec::new();
        let text = self
            .bundle
            .format_pattern(pattern, Some(&named), &mut errors);
        match errors.first() {
            None => Ok(text.into_owned()),
            Some(error) => Err(fail(format!("message “{key}”: {error}"))),
        }
    }

    /// A date in the form of official documents: `18 December 2013`.
    ///
    /// # Errors
    /// As [`Catalogue::say`].
    pub fn date(&self, date: Date) -> Result<String, Diagnostic> {
        self.say(
            "date",
            &[
                ("day", FluentValue::from(date.day())),
                ("month", FluentValue::from(date.month())),
                ("year", FluentValue::from(date.year())),
                ("date", FluentValue::from(date.to_string())),
            ],
        )
    }

    /// Every message that takes no argument, by its key.
    pub fn words(&self) -> BTreeMap<String, String> {
        let without_arguments = self.keys.iter().filter_map(|key| {
            let pattern = self.bundle.get_message(key)?.value()?;
            let mut errors = Vec::new();
            let text = self.bundle.format_pattern(pattern, None, &mut errors);
            errors.is_empty().then(|| (key.clone(), text.into_owned()))
        });
        without_arguments.collect()
    }
}

/// The argument that a body is to a message.
pub fn body_argument(body: Body) -> FluentValue<'static> {
    FluentValue::from(match body {
        Body::GeneralAssembly => "general-assembly",
        Body::SecurityCouncil => "security-council",
        Body::EconomicAndSocialCouncil => "economic-and-social-council",
        Body::HumanRightsCouncil => "human-rights-council",
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    fn built_in() -> Catalogues {
        Catalogues::load(&Templates::built_in()).unwrap()
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
        let text = Templates::built_in().get(catalogue).unwrap().into_owned();
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
}
