//! The word catalogues: every word that we say ourselves, one catalogue a language.

mod date;

use std::collections::BTreeMap;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
use fluent_syntax::ast::Entry;
use jiff::civil::Date;

use crate::Templates;
use publish_model::diagnostic::{Code, Diagnostic, SourceFile};
use publish_model::{Body, Language};

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
            let text = templates.get(&name).unwrap_or_default().to_owned();
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
