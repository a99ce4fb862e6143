//! The word catalogues: every word that we say ourselves, one catalogue a language.

mod check;
mod date;
mod words;

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::{Arc, OnceLock};

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
use jiff::civil::Date;

use publish_model::diagnostic::{Code, Diagnostic, Findings, SourceFile};
use publish_model::suggestion;
use publish_model::{Body, Language};

use crate::Templates;

pub use fluent_bundle::FluentValue;
pub use words::{Word, Words};

use check::{Messages, Misfit};

/// The messages of one language, in Fluent's syntax (`templates/catalogue/en.ftl`).
pub struct Catalogue {
    language: Language,
    bundle: FluentBundle<FluentResource>,
    words: Words,
    /// The numbers of the sessions of each body by their names, from the first call of
    /// [`Catalogue::session_number`] on.
    sessions: OnceLock<BTreeMap<&'static str, BTreeMap<String, u32>>>,
}

/// The catalogues of all languages that documents can be built in.
#[derive(Default)]
pub struct Catalogues {
    by_language: BTreeMap<String, Catalogue>,
}

impl Catalogues {
    /// Reads every catalogue of the templates. One that replaces a built-in catalogue has the
    /// messages of that for those that it leaves out; one of another language needs them all.
    ///
    /// # Errors
    /// `T002` for each error of syntax, for each message that a catalogue lacks, and for each that
    /// uses a variable or message which is not there.
    pub fn load(templates: &Templates) -> Result<Self, Findings> {
        let mut catalogues = Catalogues::default();
        let mut diagnostics = Vec::new();
        let english = messages_of(templates.built_in_text(ENGLISH).unwrap_or_default());
        for name in templates.names("catalogue/") {
            let text = templates.get(&name).unwrap_or_default().to_owned();
            let tag = name
                .trim_start_matches("catalogue/")
                .trim_end_matches(".ftl")
                .to_owned();
            let replaced = templates
                .built_in_text(&name)
                .filter(|replaced| *replaced != text)
                .map(str::to_owned);
            match Catalogue::parse(&name, &tag, text, replaced, &english) {
                Ok(catalogue) => {
                    catalogues.by_language.insert(tag, catalogue);
                }
                Err(errors) => diagnostics.extend(errors),
            }
        }
        Findings::collect(diagnostics)?;
        Ok(catalogues)
    }

    /// The catalogue of a language; that of its primary subtag where it has none of its own.
    pub fn get(&self, language: &Language) -> Option<&Catalogue> {
        self.by_language
            .get(language.tag())
            .or_else(|| self.by_language.get(&language.primary()))
    }

    /// The catalogue of a language, as [`Catalogues::get`] has it.
    ///
    /// # Errors
    /// `Y005` where there is none, with what to do.
    pub fn find(&self, language: &Language) -> Result<&Catalogue, Findings> {
        self.get(language)
            .ok_or_else(|| self.unknown_language(language.tag()).into())
    }

    fn unknown_language(&self, tag: &str) -> Diagnostic {
        let known: Vec<&str> = self.languages().collect();
        let help = match suggestion::nearest(tag, known.iter().copied()) {
            Some(nearest) => format!("did you mean “{nearest}”?"),
            None => format!(
                "there are catalogues for: {}; another can be put into the folder of --templates \
                 as catalogue/{tag}.ftl",
                known.join(", ")
            ),
        };
        let message = format!("there is no word catalogue for the language “{tag}”");
        Diagnostic::error(Code::UnknownLanguage, message, help)
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

/// The highest number of a session that [`Catalogue::session_number`] knows.
const SESSION_MAX: u32 = 100;

/// The catalogue that the program and the templates are held to.
const ENGLISH: &str = "catalogue/en.ftl";

/// The messages of a built-in catalogue.
fn messages_of(text: &str) -> Messages {
    let resource = fluent_syntax::parser::parse(text);
    let resource = resource.unwrap_or_else(|(resource, _)| resource);
    check::messages(&resource.body)
}

/// The finding that a message is not what is asked for.
fn misfit(misfit: Misfit, file: &Arc<SourceFile>) -> Diagnostic {
    let (message, help, name) = match misfit {
        Misfit::Missing { message } => (
            format!("the catalogue lacks the message “{message}”"),
            format!("add a line “{message} = …”; {ENGLISH} has the message in English"),
            None,
        ),
        Misfit::UnknownVariable {
            message,
            variable,
            known,
        } => {
            let known: Vec<String> = known.iter().map(|name| format!("${name}")).collect();
            let help = match known.as_slice() {
                [] => "it has no variables".to_owned(),
                known => format!("its variables are: {}", known.join(", ")),
            };
            (
                format!("the message “{message}” has no variable “${variable}”"),
                help,
                Some(message),
            )
        }
        Misfit::UnknownReference { message, reference } => (
            format!("the message “{message}” refers to “{reference}”, which is not there"),
            format!("add a line “{reference} = …”, or correct the name"),
            Some(message),
        ),
    };
    let span = name.and_then(|name| line_of(&name, &file.text));
    Diagnostic::error(Code::CatalogueError, message, help).at(file, span.unwrap_or(0..0))
}

/// The name of a message where it is defined.
fn line_of(name: &str, text: &str) -> Option<Range<usize>> {
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let rest = line.strip_prefix(name).map(str::trim_start);
        if rest.is_some_and(|rest| rest.starts_with('=')) {
            return Some(start..start + name.len());
        }
        start += line.len();
    }
    None
}

impl Catalogue {
    /// `replaced` is the text of the built-in catalogue in whose place this one is.
    fn parse(
        name: &str,
        tag: &str,
        text: String,
        replaced: Option<String>,
        english: &Messages,
    ) -> Result<Self, Findings> {
        let file = SourceFile::new(name, text.clone());
        let fail = |message: String, span| {
            let help = "mend the catalogue; its syntax is that of Project Fluent";
            Diagnostic::error(Code::CatalogueError, message, help).at(&file, span)
        };
        let language: Language = tag.parse().map_err(|reason| fail(reason, 0..0))?;
        let identifier = tag
            .parse()
            .map_err(|error| fail(format!("“{tag}”: {error}"), 0..0))?;
        let parse = |text: String| {
            FluentResource::try_new(text).map_err(|(_, errors)| {
                let findings = errors.into_iter();
                let findings = findings.map(|error| fail(error.kind.to_string(), error.pos));
                let without_reason = || fail("Fluent refuses the catalogue".to_owned(), 0..0);
                Findings::of_failure(findings, without_reason)
            })
        };
        let replaced = replaced.map(parse).transpose()?;
        let resources: Vec<_> = replaced.into_iter().chain([parse(text)?]).collect();
        let messages = check::messages(resources.iter().flat_map(FluentResource::entries));
        let misfits = check::misfits(&messages, english).into_iter();
        Findings::collect(misfits.map(|one| misfit(one, &file)))?;
        let mut bundle = FluentBundle::new_concurrent(vec![identifier]);
        // Isolates would be characters that the official text has not.
        bundle.set_use_isolating(false);
        let broken = |error: fluent_bundle::FluentError| fail(error.to_string(), 0..0);
        bundle.add_builtins().map_err(broken)?;
        let locale =
            date::locale(&language).ok_or_else(|| fail(format!("“{tag}” is no locale"), 0..0))?;
        bundle
            .add_function("DATETIME", move |positional, named| {
                date::datetime(&locale, positional, named)
            })
            .map_err(broken)?;
        for resource in resources {
            bundle.add_resource_overriding(resource);
        }
        let catalogue = Catalogue {
            language,
            bundle,
            words: Words::default(),
            sessions: OnceLock::new(),
        };
        let words = catalogue.make_words(messages.into_keys())?;
        Ok(Catalogue { words, ..catalogue })
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
    ) -> Result<String, Findings> {
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
            Some(error) => Err(fail(format!("message “{key}”: {error}")).into()),
        }
    }

    /// A date in the form of official documents: `18 December 2013`.
    ///
    /// # Errors
    /// As [`Catalogue::say`].
    pub fn date(&self, date: Date) -> Result<String, Findings> {
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

    /// The size of a file for people: `512 bytes`, `48 KB`, `1.2 MB`.
    ///
    /// # Errors
    /// As [`Catalogue::say`].
    pub fn size(&self, bytes: usize) -> Result<String, Findings> {
        let (key, size) = match bytes {
            0..1_000 => ("size-bytes", bytes.to_string()),
            1_000..999_500 => ("size-kilobytes", ((bytes + 500) / 1_000).to_string()),
            _ => {
                let tenths = (bytes + 50_000) / 100_000;
                let point = self.say("decimal-point", &[])?;
                let size = format!("{}{point}{}", tenths / 10, tenths % 10);
                ("size-megabytes", size)
            }
        };
        self.say(key, &[("size", FluentValue::from(size))])
    }

    /// The number of the session of a body that has this name in the catalogue: 68 for
    /// `Sixty-eighth session`. Of several with the same name, the first. None above the hundredth
    /// session.
    pub fn session_number(&self, body: Body, name: &str) -> Option<u32> {
        let sessions = self.sessions.get_or_init(|| {
            let bodies = Body::ALL.into_iter();
            bodies
                .map(|body| (body.as_str(), self.sessions_of(body)))
                .collect()
        });
        sessions.get(body.as_str())?.get(name).copied()
    }

    fn sessions_of(&self, body: Body) -> BTreeMap<String, u32> {
        let mut sessions = BTreeMap::new();
        for number in 1..=SESSION_MAX {
            let arguments = [
                ("body", body_argument(body)),
                ("number", FluentValue::from(number)),
            ];
            if let Ok(name) = self.say("session", &arguments) {
                sessions.entry(name).or_insert(number);
            }
        }
        sessions
    }

    /// Every message that takes no argument.
    pub fn words(&self) -> &Words {
        &self.words
    }

    /// The messages of these keys that take no argument.
    ///
    /// # Errors
    /// `T002` if a word is not among them.
    fn make_words(&self, keys: impl Iterator<Item = String>) -> Result<Words, Findings> {
        let without_arguments = keys.filter_map(|key| {
            let pattern = self.bundle.get_message(&key)?.value()?;
            let mut errors = Vec::new();
            let text = self.bundle.format_pattern(pattern, None, &mut errors);
            errors.is_empty().then(|| (key, text.into_owned()))
        });
        Words::of(self, without_arguments.collect())
    }
}

/// The argument that a body is to a message.
pub fn body_argument(body: Body) -> FluentValue<'static> {
    FluentValue::from(body.as_str())
}
