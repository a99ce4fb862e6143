//! The layers of values: flags, environment variables, the project file and defaults, in this order.

use std::collections::BTreeMap;
use std::env;
use std::fmt;
use std::path::{Path, PathBuf};

use clap::parser::ValueSource;
use clap::{ArgMatches, Command, CommandFactory};

use publish::edition::{Certification, Imprint};
use publish::input;
use publish::project::{self, KeyOrigin, Project, Settings};
use publish::site::SiteTexts;
use publish::theme::Theme;
use publish_model::Language;
use publish_model::diagnostic::{Code, Diagnostic, Findings, SourceFile};
use publish_templates::wording::Catalogues;

use super::args::{
    Arguments, CacheArguments, DenyArguments, EditionArguments, InputArguments, MessageArguments,
    OutputArguments, ProjectArguments, SiteArguments, StyleArguments, TemplatesArgument,
};
use super::{Exit, print_findings};

/// The environment variable with the sources, separated like the folders of `PATH`.
const SOURCES: &str = "PUBLISH_SOURCES";

/// Returns the command line. Empty environment variables have no effect.
pub fn command() -> Command {
    let is_empty = |variable: &std::ffi::OsStr| env::var_os(variable).is_some_and(|v| v.is_empty());
    Arguments::command().mut_subcommands(|command| {
        command.mut_args(|argument| match argument.get_env() {
            Some(variable) if is_empty(variable) => argument.env(None::<&str>),
            _ => argument,
        })
    })
}

/// Where a value comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// A flag: `--out`.
    Flag(String),
    /// An environment variable: `PUBLISH_OUT`.
    Variable(String),
    /// A line of the project file.
    File {
        /// The name of the file.
        name: String,
        /// The line.
        line: usize,
    },
    /// The default.
    Default,
}

impl fmt::Display for Origin {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Origin::Flag(name) | Origin::Variable(name) => formatter.write_str(name),
            Origin::File { name, line } => write!(formatter, "{name}:{line}"),
            Origin::Default => formatter.write_str("default"),
        }
    }
}

/// The flags and variables of a run, and its project file.
pub struct Layers<'a> {
    matches: &'a ArgMatches,
    project: Option<Project>,
}

impl<'a> Layers<'a> {
    /// Reads the project file as [`Layers::read`], and prints its errors.
    ///
    /// # Errors
    /// The exit status, after the errors of the file have been printed.
    pub fn load(
        arguments: &ProjectArguments,
        messages: MessageArguments,
        matches: &'a ArgMatches,
    ) -> Result<Self, Exit> {
        Layers::read(arguments, matches).map_err(|findings| {
            print_findings(&findings, messages);
            Exit::Misused
        })
    }

    /// Reads the project file, if there is one.
    ///
    /// # Errors
    /// The errors of the file.
    pub fn read(arguments: &ProjectArguments, matches: &'a ArgMatches) -> Result<Self, Findings> {
        let project = project_of(arguments)?;
        Ok(Layers { matches, project })
    }

    /// Returns the project file.
    pub fn project(&self) -> Option<&Project> {
        self.project.as_ref()
    }

    fn source(&self, argument: &str) -> Option<ValueSource> {
        self.matches.value_source(argument)
    }

    fn is_given(&self, argument: &str) -> bool {
        let source = self.source(argument);
        source.is_some_and(|source| source != ValueSource::DefaultValue)
    }

    /// Replaces a default by the value of the project file, if it has one.
    fn fill<T>(&self, argument: &str, target: &mut T, value: impl FnOnce(&Project) -> Option<T>) {
        if let Some(project) = &self.project
            && !self.is_given(argument)
            && let Some(value) = value(project)
        {
            *target = value;
        }
    }

    /// Returns where the value of an argument comes from. `key` is its key in the project file.
    pub fn origin(&self, argument: &str, key: &str) -> Origin {
        match self.source(argument) {
            Some(ValueSource::CommandLine) if argument == "inputs" => {
                Origin::Flag("INPUT".to_owned())
            }
            Some(ValueSource::CommandLine) => {
                Origin::Flag(format!("--{}", argument.replace('_', "-")))
            }
            Some(ValueSource::EnvVariable) => Origin::Variable(variable_of(argument)),
            _ if argument == "inputs" && sources_of_environment().is_some() => {
                Origin::Variable(SOURCES.to_owned())
            }
            _ => self.origin_in_file(key).unwrap_or(Origin::Default),
        }
    }

    /// Returns where the value of a key without a flag comes from.
    pub fn origin_of_key(&self, key: &str) -> Origin {
        self.origin_in_file(key).unwrap_or(Origin::Default)
    }

    /// Reads the theme of the project, if there is a project.
    ///
    /// # Errors
    /// `K003`, `K005` or `F001` for files of the theme.
    pub fn theme(&self) -> Result<Theme, Findings> {
        match &self.project {
            Some(project) => project.theme(),
            None => Ok(Theme::default()),
        }
    }

    /// Returns the result of a person who has evaluated the EPUBs, if the project file has one.
    pub fn certification(&self) -> Option<Certification> {
        let project = self.project.as_ref()?;
        project.settings.epub.certification.certification()
    }

    fn settings(&self) -> Option<&Settings> {
        Some(&self.project.as_ref()?.settings)
    }

    fn origin_in_file(&self, key: &str) -> Option<Origin> {
        let project = self.project.as_ref()?;
        Some(match project.origin(key)? {
            KeyOrigin::Line(line) => Origin::File {
                name: project.name().to_owned(),
                line,
            },
            KeyOrigin::Set => Origin::Flag(project::SET.to_owned()),
        })
    }

    /// Completes the sources.
    pub fn input(&self, arguments: &mut InputArguments) {
        let inputs = &mut arguments.inputs;
        if self.is_given("inputs") {
            return;
        }
        match sources_of_environment() {
            Some(sources) => *inputs = sources,
            None => self.fill("inputs", inputs, |project| Some(project.sources())),
        }
    }

    /// Completes the output folder.
    pub fn output(&self, arguments: &mut OutputArguments) {
        self.output_folder(&mut arguments.out);
    }

    /// Completes the output folder.
    pub fn output_folder(&self, folder: &mut PathBuf) {
        self.fill("out", folder, |project| Some(project.output()));
    }

    /// Completes the editions.
    pub fn editions(&self, arguments: &mut EditionArguments) {
        self.fill("formats", &mut arguments.formats, |project| {
            let formats = project.settings.formats.as_ref()?;
            let formats = formats.as_slice().iter();
            Some(formats.map(|format| format.0.0).collect())
        });
        self.fill("pdf_variant", &mut arguments.pdf_variant, |project| {
            let variants = project.settings.pdf.variants.as_ref()?;
            let variants = variants.as_slice().iter();
            Some(variants.map(|variant| variant.0).collect())
        });
        self.fill("pdf_notes", &mut arguments.pdf_notes, |project| {
            Some(project.settings.pdf.notes.map(|notes| notes.0))
        });
        self.fill("pdf_standard", &mut arguments.pdf_standard, |project| {
            project.settings.pdf.standard.map(|standard| standard.0)
        });
        let page_marks = &mut arguments.html_page_marks;
        self.fill("html_page_marks", page_marks, |project| {
            project.settings.html.page_marks
        });
        self.fill("bilingual", &mut arguments.bilingual, |project| {
            let pairs = project.settings.bilingual.as_ref()?.as_slice().iter();
            Some(pairs.map(|pair| pair.0.clone()).collect())
        });
        let self_contained = &mut arguments.html_self_contained;
        self.fill("html_self_contained", self_contained, |project| {
            project.settings.html.self_contained
        });
        let official_words_only = &mut arguments.official_words_only;
        self.fill("official_words_only", official_words_only, |project| {
            project.settings.official_words_only
        });
        self.fill("check", &mut arguments.check, |project| {
            project.settings.check
        });
        self.fill("braille_grade", &mut arguments.braille_grade, |project| {
            Some(project.settings.braille.grade.map(|grade| grade.0))
        });
        self.fill("braille_page", &mut arguments.braille_page, |project| {
            project.settings.braille.page.map(|page| page.0)
        });
    }

    /// Completes the list of documents and the publisher.
    pub fn site(&self, arguments: &mut SiteArguments) {
        self.fill("site", &mut arguments.site, |project| {
            Some(project.settings.site.clone().map(|site| site.0))
        });
        self.fill("contact", &mut arguments.contact, |project| {
            Some(project.settings.contact.clone().map(|contact| contact.0))
        });
        self.fill("statement", &mut arguments.statement, |project| {
            project.settings.statement
        });
        self.fill("search", &mut arguments.search, |project| {
            project.settings.search
        });
        self.fill("archives", &mut arguments.archives, |project| {
            project.settings.archives
        });
        self.fill("official", &mut arguments.official, |project| {
            project.settings.official
        });
        self.fill("title", &mut arguments.title, |project| {
            Some(project.settings.title.clone())
        });
        self.fill("description", &mut arguments.description, |project| {
            Some(project.settings.description.clone())
        });
        self.languages(&mut arguments.languages);
        let imprint = |project: &Project| project.settings.publisher.imprint();
        self.fill("publisher", &mut arguments.publisher, |project| {
            Some(imprint(project).publisher)
        });
        self.fill("rights", &mut arguments.rights, |project| {
            Some(imprint(project).rights)
        });
        self.fill("licence", &mut arguments.licence, |project| {
            Some(imprint(project).licence)
        });
    }

    /// Completes the languages.
    pub fn languages(&self, languages: &mut Vec<Language>) {
        self.fill("languages", languages, |project| {
            let languages = project.settings.languages.as_ref()?;
            Some(languages.as_slice().to_vec())
        });
    }

    /// Completes the folders of templates, bodies and fonts.
    pub fn style(&self, arguments: &mut StyleArguments) {
        self.templates(&mut arguments.templates);
        self.fill("fonts", &mut arguments.fonts, |project| {
            Some(project.fonts())
        });
    }

    /// Completes the folder of the cache and the address of the shared one.
    pub fn cache(&self, arguments: &mut CacheArguments) {
        self.fill("cache", &mut arguments.cache, |project| {
            Some(project.cache())
        });
        self.fill("shared_cache", &mut arguments.shared_cache, |project| {
            let address = project.settings.shared_cache.address.as_ref()?;
            Some(Some(address.0.to_string()))
        });
        let write = &mut arguments.shared_cache_write;
        self.fill("shared_cache_write", write, |project| {
            project.settings.shared_cache.write
        });
    }

    /// Completes the folders of templates and bodies.
    pub fn templates(&self, arguments: &mut TemplatesArgument) {
        self.fill("templates", &mut arguments.templates, |project| {
            Some(project.templates())
        });
        self.fill("bodies", &mut arguments.bodies, |project| {
            Some(project.bodies())
        });
    }

    /// Completes the folder of templates in which “publish new-language” writes.
    pub fn templates_folder(&self, folder: &mut PathBuf) {
        self.fill("templates", folder, Project::templates);
    }

    /// Completes the folder in which “publish new” writes.
    pub fn content(&self, folder: &mut PathBuf) {
        self.fill("content", folder, |project| {
            let mut sources = project.sources().into_iter();
            sources.find(|source| !source.is_file())
        });
    }

    /// Completes which findings fail a run.
    pub fn deny(&self, arguments: &mut DenyArguments) {
        self.fill("deny", &mut arguments.deny, |project| {
            project.settings.deny.map(|deny| deny.0)
        });
    }

    /// Returns the texts of the list of documents and of the accessibility statements.
    ///
    /// # Errors
    /// `K003` or `Y005` if the language of the list does not have a catalogue.
    pub fn site_texts(
        &self,
        arguments: &SiteArguments,
        catalogues: &Catalogues,
    ) -> Result<SiteTexts, Findings> {
        let language = arguments.languages.first().cloned();
        let language = language.unwrap_or_else(Language::english);
        if catalogues.get(&language).is_none() {
            return Err(self.unknown_language(&language, catalogues).into());
        }
        Ok(SiteTexts {
            title: arguments.title.clone(),
            description: arguments.description.clone(),
            language,
            imprint: imprint(arguments),
            statements: arguments.statement,
            address: arguments.site.clone(),
            enforcement: self
                .settings()
                .and_then(|one| one.enforcement.enforcement()),
            report_author: self.settings().and_then(|one| one.openacr.author()),
            search: arguments.search,
            subjects: self
                .settings()
                .map_or_else(BTreeMap::new, |one| one.subjects.clone()),
            archives: arguments.archives,
            official: arguments.official,
        })
    }

    /// Returns the error about a language of the project that does not have a catalogue.
    pub fn unknown_language(&self, language: &Language, catalogues: &Catalogues) -> Diagnostic {
        let known: Vec<&str> = catalogues.languages().collect();
        let reason = format!("no catalogue for the language “{language}”");
        let help = format!("use one of {}", known.join(", "));
        match &self.project {
            Some(project) if !self.is_given("languages") => {
                project.wrong_value("languages", &reason, &help)
            }
            _ => Diagnostic::error(Code::UnknownLanguage, reason, help),
        }
    }
}

/// Returns what the arguments state about the publisher.
pub fn imprint(arguments: &SiteArguments) -> Imprint {
    Imprint {
        publisher: arguments.publisher.clone(),
        rights: arguments.rights.clone(),
        licence: arguments.licence.clone(),
    }
}

/// Returns the environment variable of an argument.
fn variable_of(argument: &str) -> String {
    format!("PUBLISH_{}", argument.to_ascii_uppercase())
}

fn sources_of_environment() -> Option<Vec<PathBuf>> {
    let sources = env::var_os(SOURCES).filter(|sources| !sources.is_empty())?;
    Some(env::split_paths(&sources).collect())
}

/// Reads the project file that the arguments name, or else the nearest one.
fn project_of(arguments: &ProjectArguments) -> Result<Option<Project>, Findings> {
    let path = match &arguments.project {
        _ if arguments.no_project => None,
        Some(path) if path.is_dir() => Some(path.join(project::FILE_NAME)),
        Some(path) => Some(path.clone()),
        None => nearest_project(),
    };
    let Some(path) = path else {
        if arguments.set.is_empty() {
            return Ok(None);
        }
        let none = SourceFile::new(project::FILE_NAME, "");
        return Project::read(&none, Path::new(""), &arguments.set).map(Some);
    };
    let file = input::read_text(&path)?;
    let folder = path.parent().unwrap_or(Path::new(""));
    Project::read(&file, folder, &arguments.set).map(Some)
}

/// Returns the path of the project file in the working folder or the nearest folder above it,
/// relative to the working folder.
fn nearest_project() -> Option<PathBuf> {
    let working_folder = env::current_dir().ok()?;
    let mut up = PathBuf::new();
    for folder in working_folder.ancestors() {
        if folder.join(project::FILE_NAME).is_file() {
            return Some(up.join(project::FILE_NAME));
        }
        up.push("..");
    }
    None
}
