//! The word catalogues: all generated words, in one catalogue per language.

mod check;
mod date;
mod lines;
mod new_catalogue;
mod words;

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::resolver::ResolverError;
use fluent_bundle::resolver::errors::ReferenceKind;
use fluent_bundle::{FluentArgs, FluentError, FluentResource};
use fluent_syntax::ast::Pattern;
use jiff::civil::Date;

use publish_model::body::Body;
use publish_model::diagnostic::{Code, Diagnostic, Findings, SourceFile};
use publish_model::suggestion;
use publish_model::{Bodies, BodyId, Language, Symbol};

use crate::{Templates, bodies};

pub use fluent_bundle::FluentValue;
pub use new_catalogue::new_catalogue;
pub use words::{Word, Words};

use check::{Messages, Misfit};
use lines::{AllLines, LineChecker, Lines, Origin};

/// The messages of one language, in Fluent's syntax (`templates/catalogue/en.ftl`).
pub struct Catalogue {
    language: Language,
    bundle: FluentBundle<Arc<FluentResource>>,
    resources: Vec<Arc<FluentResource>>,
    file: Arc<SourceFile>,
    words: Words,
    /// The numbers of the sessions by name, computed at the first call of
    /// [`Catalogue::session_number`].
    sessions: OnceLock<BTreeMap<String, u32>>,
    /// The dates that have been formatted. A site has the same ones in many lists.
    dates: Mutex<BTreeMap<Date, String>>,
    bodies: Arc<Bodies>,
    /// The body whose lines the catalogue has.
    body: Option<BodyId>,
    /// The positions of these lines.
    origins: BTreeMap<String, Origin>,
    /// The catalogues with the lines of each body, for one kind of document or, with an empty kind,
    /// for all.
    of_bodies: BTreeMap<(BodyId, String), OfBody>,
    /// Whether it is built in and not replaced.
    is_built_in: bool,
}

/// A catalogue with the lines of a body, created at its first use: a run needs few of them.
struct OfBody {
    lines: Lines,
    /// `None` if the lines are not valid. The tests create those of built-in bodies; the others are
    /// created when they are loaded.
    catalogue: OnceLock<Option<Box<Catalogue>>>,
}

/// The catalogues of all languages that documents can be built in, and the bodies that adopt them.
#[derive(Default)]
pub struct Catalogues {
    by_language: BTreeMap<String, Catalogue>,
    bodies: Arc<Bodies>,
    warnings: Vec<Diagnostic>,
}

impl Catalogues {
    /// Loads every catalogue and every body of the templates. A catalogue that replaces a built-in
    /// one inherits the messages that it does not define. A catalogue for another language uses the
    /// English messages in their place, with a warning for each ([`Catalogues::warnings`]).
    ///
    /// # Errors
    /// `T002` for each syntax error, and each message that uses an unknown variable or message;
    /// `C001` to `C003` for errors in body files.
    pub fn load(templates: &Templates) -> Result<Self, Findings> {
        let files = bodies::parse(templates)?;
        let (bodies, chains) = bodies::compile(&files)?;
        let lines = AllLines::parse(&files)?;
        let mut catalogues = Catalogues {
            by_language: BTreeMap::new(),
            bodies: Arc::new(bodies),
            warnings: Vec::new(),
        };
        let mut diagnostics = Vec::new();
        let english_text = templates.built_in_text(ENGLISH).unwrap_or_default();
        let english = messages_of(english_text);
        for name in templates.names("catalogue/") {
            let file = templates.file(&name);
            let tag = name
                .trim_start_matches("catalogue/")
                .trim_end_matches(".ftl")
                .to_owned();
            let inherited = match templates.built_in_text(&name) {
                Some(built_in) if built_in == file.text => None,
                Some(built_in) => Some(built_in.to_owned()),
                None => {
                    let missing = missing_messages(&file.text, &english);
                    let warnings = missing
                        .into_iter()
                        .map(|name| in_english(name, &tag, &file));
                    catalogues.warnings.extend(warnings);
                    Some(format!("{english_text}\n{OWN_NAME} = {tag}\n"))
                }
            };
            match Catalogue::parse(file, &tag, inherited, &english, &catalogues.bodies) {
                Ok(mut catalogue) => {
                    catalogue.is_built_in = !templates.is_replaced(&name);
                    catalogues.by_language.insert(tag, catalogue);
                }
                Err(errors) => diagnostics.extend(errors),
            }
        }
        Findings::collect(diagnostics)?;
        let mut checker = LineChecker::new(&english, &catalogues.bodies);
        let mut added = Ok(());
        for catalogue in catalogues.by_language.values_mut() {
            added = added.and(catalogue.add_bodies(&chains, &lines, &mut checker));
        }
        // The findings of the checker have positions in body files.
        checker.finish()?;
        added.map(|()| catalogues)
    }

    /// The warnings about messages that catalogues of further languages do not have (`T005`).
    pub fn warnings(&self) -> &[Diagnostic] {
        &self.warnings
    }

    /// Returns the catalogue of a language, or else that of its primary subtag.
    pub fn get(&self, language: &Language) -> Option<&Catalogue> {
        self.by_language
            .get(language.tag())
            .or_else(|| self.by_language.get(&language.primary()))
    }

    /// Returns the catalogue of a language, as [`Catalogues::get`] does.
    ///
    /// # Errors
    /// `Y005` if there is none.
    pub fn find(&self, language: &Language) -> Result<&Catalogue, Findings> {
        self.get(language)
            .ok_or_else(|| self.unknown_language(language.tag()).into())
    }

    fn unknown_language(&self, tag: &str) -> Diagnostic {
        if tag == Language::undetermined().tag() {
            let message = "the document does not specify its language";
            let help = "write the language into the file: FRBRlanguage in Akoma Ntoso, “language” in \
                        other formats";
            return Diagnostic::error(Code::UnknownLanguage, message, help);
        }
        let known: Vec<&str> = self.languages().collect();
        let help = match suggestion::nearest(tag, known.iter().copied()) {
            Some(nearest) => format!("did you mean “{nearest}”?"),
            None => format!(
                "use one of {}, or add a catalogue with “publish new-language {tag}”",
                known.join(", ")
            ),
        };
        let message = format!("no catalogue for the language “{tag}”");
        Diagnostic::error(Code::UnknownLanguage, message, help)
    }

    /// Returns the bodies that adopt documents.
    pub fn bodies(&self) -> &Arc<Bodies> {
        &self.bodies
    }

    /// Returns the catalogues in order of language tag.
    pub fn iter(&self) -> impl Iterator<Item = &Catalogue> {
        self.by_language.values()
    }

    /// Returns the tags of the languages that have a catalogue.
    pub fn languages(&self) -> impl Iterator<Item = &str> {
        self.by_language.keys().map(String::as_str)
    }
}

/// The highest session number that [`Catalogue::session_number`] finds.
const SESSION_MAX: u32 = 300;

/// The catalogue that defines the messages of all catalogues.
const ENGLISH: &str = "catalogue/en.ftl";

/// The message with the name of a language in that language.
const OWN_NAME: &str = "own-name";

/// Returns the names of the messages that a catalogue of a further language does not have, in order
/// of name. A catalogue with a syntax error has none.
fn missing_messages(text: &str, english: &Messages) -> Vec<String> {
    let own = messages_of(text);
    let missing = english.keys().filter(|name| !own.contains_key(*name));
    missing.cloned().collect()
}

/// Returns the warning about a message that is in English because the catalogue does not have it.
fn in_english(name: String, tag: &str, file: &Arc<SourceFile>) -> Diagnostic {
    let message = format!("the message “{name}” is not translated into “{tag}”: it stays English");
    let help = format!("add a line “{name} = …”; {ENGLISH} has the English text");
    let span = new_catalogue::line_of(&name, &file.text).unwrap_or(0..0);
    Diagnostic::warning(Code::MessageInEnglish, message, help).at(file, span)
}

/// Returns the messages of a built-in catalogue.
fn messages_of(text: &str) -> Messages {
    let resource = fluent_syntax::parser::parse(text);
    let resource = resource.unwrap_or_else(|(resource, _)| resource);
    check::messages(&resource.body)
}

/// Returns the finding for a difference between a catalogue and English.
fn misfit(misfit: Misfit, file: &Arc<SourceFile>) -> Diagnostic {
    let (message, help, name) = match misfit {
        Misfit::Missing { message } => (
            format!("missing message “{message}”"),
            format!("add a line “{message} = …”; {ENGLISH} contains the message in English"),
            None,
        ),
        Misfit::UnknownVariable {
            message,
            variable,
            known,
        } => {
            let known: Vec<String> = known.iter().map(|name| format!("${name}")).collect();
            let help = match known.as_slice() {
                [] => "remove the variable: the message has none".to_owned(),
                known => format!("use one of: {}", known.join(", ")),
            };
            (
                format!("unknown variable “${variable}” in the message “{message}”"),
                help,
                Some(message),
            )
        }
        Misfit::UnknownReference { message, reference } => (
            format!("the message “{message}” refers to “{reference}”, which does not exist"),
            format!("add a line “{reference} = …”, or correct the name"),
            Some(message),
        ),
    };
    let span = name.and_then(|name| line_of(&name, &file.text));
    Diagnostic::error(Code::CatalogueError, message, help).at(file, span.unwrap_or(0..0))
}

/// Returns the span of a message's name in its definition.
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

/// Returns the messages of these resources.
fn messages_in(resources: &[Arc<FluentResource>]) -> Messages {
    check::messages(resources.iter().flat_map(|resource| resource.entries()))
}

impl Catalogue {
    /// Parses a catalogue. `inherited` has the messages that it may leave out.
    fn parse(
        file: Arc<SourceFile>,
        tag: &str,
        inherited: Option<String>,
        english: &Messages,
        bodies: &Arc<Bodies>,
    ) -> Result<Self, Findings> {
        let fail = |message: String, help, span| {
            Diagnostic::error(Code::CatalogueError, message, help).at(&file, span)
        };
        let rename = "rename the file to a language tag, such as catalogue/pt.ftl";
        let language: Language = tag.parse().map_err(|reason| fail(reason, rename, 0..0))?;
        let parse = |text: String| {
            FluentResource::try_new(text).map_err(|(_, errors)| {
                let help = "correct the syntax: catalogues are written in Fluent";
                let findings = errors.into_iter();
                let findings = findings.map(|error| fail(error.kind.to_string(), help, error.pos));
                let without_reason = || fail("Fluent rejects the catalogue".to_owned(), help, 0..0);
                Findings::of_failure(findings, without_reason)
            })
        };
        let inherited = inherited.map(parse).transpose()?;
        let resources: Vec<_> = inherited
            .into_iter()
            .chain([parse(file.text.clone())?])
            .map(Arc::new)
            .collect();
        let misfits = check::misfits(&messages_in(&resources), english).into_iter();
        Findings::collect(misfits.map(|one| misfit(one, &file)))?;
        Catalogue::new(language, file, resources, bodies)
    }

    /// Creates a catalogue of messages that have been checked.
    fn new(
        language: Language,
        file: Arc<SourceFile>,
        resources: Vec<Arc<FluentResource>>,
        bodies: &Arc<Bodies>,
    ) -> Result<Self, Findings> {
        let fail = |message: String, help, span| {
            Diagnostic::error(Code::CatalogueError, message, help).at(&file, span)
        };
        let rename = "rename the file to a language tag, such as catalogue/pt.ftl";
        let tag = language.tag();
        let identifier = tag
            .parse()
            .map_err(|error| fail(format!("“{tag}”: {error}"), rename, 0..0))?;
        let mut bundle = FluentBundle::new_concurrent(vec![identifier]);
        // Isolates would add characters that the official text does not have.
        bundle.set_use_isolating(false);
        let broken = |error: FluentError| {
            let help = "this is a bug in publish: please report it and attach the catalogue";
            fail(error.to_string(), help, 0..0)
        };
        bundle.add_builtins().map_err(broken)?;
        let locale = date::locale(&language)
            .ok_or_else(|| fail(format!("“{tag}” is not a known language"), rename, 0..0))?;
        bundle
            .add_function("DATETIME", move |positional, named| {
                date::datetime(&locale, positional, named)
            })
            .map_err(broken)?;
        for resource in &resources {
            bundle.add_resource_overriding(Arc::clone(resource));
        }
        let names = messages_in(&resources).into_keys();
        let catalogue = Catalogue {
            language,
            bundle,
            resources,
            file,
            words: Words::default(),
            sessions: OnceLock::new(),
            dates: Mutex::default(),
            bodies: Arc::clone(bodies),
            body: None,
            origins: BTreeMap::new(),
            of_bodies: BTreeMap::new(),
            is_built_in: false,
        };
        let words = catalogue.make_words(names)?;
        Ok(Catalogue { words, ..catalogue })
    }

    /// Adds the lines of each body. Those that are not built in are checked.
    fn add_bodies(
        &mut self,
        chains: &BTreeMap<BodyId, bodies::Chain<'_>>,
        lines: &AllLines,
        checker: &mut LineChecker<'_>,
    ) -> Result<(), Findings> {
        let mut added = Ok(());
        for (id, chain) in chains {
            let tag = lines::tag_for(&self.language, chain);
            let kinds = lines.kinds(chain, &tag);
            let is_built_in = self.is_built_in && chain.iter().all(|file| file.is_built_in);
            for kind in std::iter::once("").chain(kinds) {
                let lines = lines.of(chain, &tag, kind);
                let catalogue = OnceLock::new();
                if !is_built_in {
                    let messages = messages_in(&self.resources_with(&lines));
                    checker.check(id, kind, &lines, &messages);
                    let created = self.with_lines(id, &lines);
                    added = added.and(created.map(|created| {
                        catalogue.get_or_init(|| Some(Box::new(created)));
                    }));
                }
                let key = (id.clone(), kind.to_owned());
                self.of_bodies.insert(key, OfBody { lines, catalogue });
            }
        }
        added
    }

    fn resources_with(&self, lines: &Lines) -> Vec<Arc<FluentResource>> {
        [self.resources.as_slice(), &lines.resources].concat()
    }

    fn with_lines(&self, body: &BodyId, lines: &Lines) -> Result<Catalogue, Findings> {
        let (language, file) = (self.language.clone(), Arc::clone(&self.file));
        let resources = self.resources_with(lines);
        let catalogue = Catalogue::new(language, file, resources, &self.bodies)?;
        Ok(Catalogue {
            body: Some(body.clone()),
            origins: lines.origins.clone(),
            ..catalogue
        })
    }

    /// Returns the catalogue with the lines of a body for one kind of document or, with an empty
    /// kind, for all.
    fn of_kind(&self, body: &BodyId, kind: &str) -> Option<&Catalogue> {
        let OfBody { lines, catalogue } = self.of_bodies.get(&(body.clone(), kind.to_owned()))?;
        let create = || self.with_lines(body, lines).ok().map(Box::new);
        catalogue.get_or_init(create).as_deref()
    }

    /// Returns the catalogue with the lines of the body for documents with this symbol.
    pub fn of_document(&self, body: &BodyId, symbol: &Symbol) -> &Catalogue {
        let kind = self.bodies.get_or_neutral(body).kind_of(symbol);
        self.of_kind(body, kind)
            .unwrap_or_else(|| self.of_body(body))
    }

    /// Returns the catalogue with the lines of the body.
    pub fn of_body(&self, body: &BodyId) -> &Catalogue {
        self.of_kind(body, "").unwrap_or(self)
    }

    /// Returns the body whose lines the catalogue has, or the neutral one.
    pub fn body(&self) -> &Body {
        self.bodies
            .get_or_neutral(self.body.as_ref().unwrap_or(&BodyId::other()))
    }

    /// Returns the bodies that adopt documents.
    pub fn bodies(&self) -> &Bodies {
        &self.bodies
    }

    /// The language of the catalogue.
    pub fn language(&self) -> &Language {
        &self.language
    }

    /// Returns the name of the language in that language: `Français`, or else its tag.
    pub fn own_name(&self) -> String {
        let name = self.message("own-name", &[]);
        name.unwrap_or_else(|_| self.language.to_string())
    }

    /// Formats a message with its arguments.
    ///
    /// # Errors
    /// `T002` if the catalogue does not have the message, or the message needs another argument.
    pub fn message(
        &self,
        key: &str,
        arguments: &[(&str, FluentValue<'_>)],
    ) -> Result<String, Findings> {
        let fail = |message: String, help: &str| match self.origins.get(key) {
            Some(Origin { file, span }) => {
                Diagnostic::error(Code::BodyLineError, message, help).at(file, span.clone())
            }
            None => {
                let span = line_of(key, &self.file.text).unwrap_or(0..0);
                Diagnostic::error(Code::CatalogueError, message, help).at(&self.file, span)
            }
        };
        let pattern = self
            .bundle
            .get_message(key)
            .and_then(|message| message.value())
            .ok_or_else(|| {
                let help = format!("add a line “{key} = …” to the catalogue");
                fail(format!("missing message “{key}”"), &help)
            })?;
        let (text, errors) = self.format(pattern, arguments);
        match errors.first() {
            None => Ok(text),
            Some(error) => {
                let message = format!("the message “{key}” has an error: {error}");
                Err(fail(message, "correct the message in the catalogue").into())
            }
        }
    }

    fn format(
        &self,
        pattern: &Pattern<&str>,
        arguments: &[(&str, FluentValue<'_>)],
    ) -> (String, Vec<FluentError>) {
        let mut named = FluentArgs::new();
        for (name, value) in arguments {
            named.set(*name, value.clone());
        }
        let mut errors = Vec::new();
        let text = self
            .bundle
            .format_pattern(pattern, Some(&named), &mut errors);
        (text.into_owned(), errors)
    }

    /// Formats a line of the body that is left out if it has a value that the document lacks. Returns
    /// an empty text in that case, and if there is no line.
    ///
    /// # Errors
    /// `C003` if the line has another error.
    pub fn line_if_complete(
        &self,
        key: &str,
        arguments: &[(&str, FluentValue<'_>)],
    ) -> Result<String, Findings> {
        let message = self.bundle.get_message(key);
        let Some(pattern) = message.and_then(|message| message.value()) else {
            return Ok(String::new());
        };
        let (text, errors) = self.format(pattern, arguments);
        let lacks_value = errors.iter().any(|error| {
            matches!(
                error,
                FluentError::ResolverError(ResolverError::Reference(
                    ReferenceKind::Variable { .. }
                ))
            )
        });
        match errors.is_empty() {
            true => Ok(text),
            false if lacks_value => Ok(String::new()),
            false => self.message(key, arguments),
        }
    }

    /// Formats the closing lines of the body, without those that have a value that the document lacks.
    /// Returns `None` if the body does not define its closing lines.
    ///
    /// # Errors
    /// `C003` if a line has another error.
    pub fn closing(
        &self,
        arguments: &[(&str, FluentValue<'_>)],
    ) -> Result<Option<Vec<String>>, Findings> {
        if !self.defines_closing() {
            return Ok(None);
        }
        let mut closing = Vec::new();
        for index in 0..lines::CLOSING_MAX {
            let line = self.line_if_complete(&lines::closing_message(index), arguments)?;
            closing.extend(Some(line).filter(|line| !line.is_empty()));
        }
        Ok(Some(closing))
    }

    /// Whether the body defines its closing lines.
    pub fn defines_closing(&self) -> bool {
        self.bundle.has_message(&lines::closing_message(0))
    }

    /// Formats a line of the body, which may be a message of the catalogue. Returns an empty text if
    /// there is none.
    ///
    /// # Errors
    /// `C003` if the line needs another argument.
    pub fn line(
        &self,
        key: &str,
        arguments: &[(&str, FluentValue<'_>)],
    ) -> Result<String, Findings> {
        if self.bundle.get_message(key).is_none() {
            return Ok(String::new());
        }
        self.message(key, arguments)
    }

    /// Adds the parts of a symbol to arguments. A part without leading zeros that is a number is
    /// given as a number.
    pub fn with_parts<'a>(
        &'a self,
        symbol: &Symbol,
        mut arguments: Vec<(&'a str, FluentValue<'a>)>,
    ) -> Vec<(&'a str, FluentValue<'a>)> {
        if let Some((documents, parts)) = self.body().documents_of(symbol) {
            for name in documents.symbol.part_names() {
                let is_given = arguments.iter().any(|(given, _)| *given == name);
                if let Some(value) = parts.get(name).filter(|_| !is_given) {
                    arguments.push((name, part_argument(value)));
                }
            }
        }
        arguments
    }

    /// Formats a date as official documents do: `18 December 2013`.
    ///
    /// # Errors
    /// As [`Catalogue::message`].
    pub fn date(&self, date: Date) -> Result<String, Findings> {
        let dates = || self.dates.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(formatted) = dates().get(&date) {
            return Ok(formatted.clone());
        }
        let formatted = self.message(
            "date",
            &[
                ("day", FluentValue::from(date.day())),
                ("month", FluentValue::from(date.month())),
                ("year", FluentValue::from(date.year())),
                ("date", FluentValue::from(date.to_string())),
            ],
        )?;
        dates().insert(date, formatted.clone());
        Ok(formatted)
    }

    /// Formats the size of a file: `512 bytes`, `48 KB`, `1.2 MB`.
    ///
    /// # Errors
    /// As [`Catalogue::message`].
    pub fn size(&self, bytes: usize) -> Result<String, Findings> {
        let (key, size) = match bytes {
            0..1_000 => ("size-bytes", bytes.to_string()),
            1_000..999_500 => ("size-kilobytes", ((bytes + 500) / 1_000).to_string()),
            _ => {
                let tenths = (bytes + 50_000) / 100_000;
                let point = self.message("decimal-point", &[])?;
                let size = format!("{}{point}{}", tenths / 10, tenths % 10);
                ("size-megabytes", size)
            }
        };
        self.message(key, &[("size", FluentValue::from(size))])
    }

    /// Returns the number of the session with this name: 68 for `Sixty-eighth session`. If several
    /// sessions have the same name, returns the first. Returns `None` for sessions after the
    /// three-hundredth.
    pub fn session_number(&self, name: &str) -> Option<u32> {
        let sessions = self.sessions.get_or_init(|| self.all_sessions());
        sessions.get(name).copied()
    }

    fn all_sessions(&self) -> BTreeMap<String, u32> {
        let mut sessions = BTreeMap::new();
        for number in 1..=SESSION_MAX {
            let arguments = [("number", FluentValue::from(number))];
            if let Ok(name) = self.message("session", &arguments) {
                sessions.entry(name).or_insert(number);
            }
        }
        sessions
    }

    /// Returns all messages that take no arguments.
    pub fn words(&self) -> &Words {
        &self.words
    }

    /// Formats those messages with these keys that take no arguments.
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

/// Returns a part of a symbol as the argument of a line.
fn part_argument(value: &str) -> FluentValue<'static> {
    let number: Option<u32> = value.parse().ok();
    match number.filter(|number| number.to_string() == value) {
        Some(number) => FluentValue::from(number),
        None => FluentValue::from(value.to_owned()),
    }
}
