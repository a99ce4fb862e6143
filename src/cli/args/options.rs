//! The groups of options that several commands share.

use std::num::ParseIntError;
use std::path::PathBuf;
use std::str::FromStr;

use clap::builder::{BoolishValueParser, PathBufValueParser, TypedValueParser};
use clap::{ArgAction, Args, ValueEnum};
use jiff::Timestamp;

use publish::edition::{LanguagePair, Licence, Localized, Site};
use publish::output::{Contact, InvalidShard, Shard};
use publish::project::{self, CacheChoice, Denied};
use publish_model::Language;
use publish_model::diagnostic::render;
use publish_view::edition::Format;
use publish_view::edition::braille::{Grade, PageSize};
use publish_view::edition::pdf::{NotePosition, Standard, Variant};

use super::super::document::STANDARD_STREAM;

/// Which project file is used.
#[derive(Debug, Args)]
pub struct ProjectArguments {
    /// Project file [default: publish.toml in the working folder or the nearest folder above it]
    #[arg(
        long,
        value_name = "FILE",
        env = "PUBLISH_PROJECT",
        hide_env_values = true
    )]
    pub project: Option<PathBuf>,
    /// Ignore project files
    #[arg(long)]
    pub no_project: bool,
    /// Use this value instead of that in the project file, such as theme.footer="City of Example".
    /// Repeat it for other keys; in the variable, write one per line
    #[arg(
        long,
        value_name = "KEY=VALUE",
        env = "PUBLISH_SET",
        hide_env_values = true,
        value_delimiter = '\n',
        value_parser = project::override_of
    )]
    pub set: Vec<String>,
}

/// The sources of a run.
#[derive(Debug, Args)]
pub struct InputArguments {
    /// Source files, or folders that contain source files; - for standard input
    #[arg(value_name = "INPUT", default_value = "content")]
    pub inputs: Vec<PathBuf>,
}

/// The output folder.
#[derive(Debug, Args)]
pub struct OutputArguments {
    /// Output folder
    #[arg(
        long,
        value_name = "DIR",
        default_value = "dist",
        env = "PUBLISH_OUT",
        hide_env_values = true,
        value_parser = output_folder()
    )]
    pub out: PathBuf,
}

/// Rejects the hyphen that means standard output where one file is written.
fn output_folder() -> impl TypedValueParser<Value = PathBuf> {
    PathBufValueParser::new().try_map(|folder| {
        if folder.as_os_str() == STANDARD_STREAM {
            Err("several files are written, which need a folder; write ./- for a folder of that name")
        } else {
            Ok(folder)
        }
    })
}

/// The value of `--shard`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ShardArgument {
    /// `3/16`: this shard.
    Given(Shard),
    /// `auto` or `auto/16`: the shard that environment variables select, with its count if given.
    Auto(Option<u32>),
}

impl FromStr for ShardArgument {
    type Err = InvalidShard;

    fn from_str(text: &str) -> Result<Self, InvalidShard> {
        match text.strip_prefix("auto") {
            Some("") => Ok(ShardArgument::Auto(None)),
            Some(count) => {
                let count = count.strip_prefix('/').and_then(|count| count.parse().ok());
                let count = count.filter(|count| *count > 0).ok_or(InvalidShard)?;
                Ok(ShardArgument::Auto(Some(count)))
            }
            None => text.parse().map(ShardArgument::Given),
        }
    }
}

/// The editions of each document.
#[derive(Debug, Args)]
pub struct EditionArguments {
    /// Formats to build, separated by commas: html, epub, pdf, akn (Akoma Ntoso), txt (plain text),
    /// jsonl (passages as JSON Lines), brf (braille), ebrl (eBraille)
    #[arg(
        long,
        value_name = "LIST",
        value_delimiter = ',',
        value_parser = publish::formats::parse,
        default_value = "html,epub,pdf",
        env = "PUBLISH_FORMATS",
        hide_env_values = true
    )]
    pub formats: Vec<Format>,
    /// Layouts of the PDF, separated by commas: standard (A4), large-print (A4, 18 points), letter
    /// (US Letter)
    #[arg(
        long,
        value_name = "LIST",
        value_delimiter = ',',
        default_value = "standard",
        env = "PUBLISH_PDF_VARIANT",
        hide_env_values = true
    )]
    pub pdf_variant: Vec<Variant>,
    /// Position of notes in the PDF: page (at the foot of the page), end (after the text) [default:
    /// end for large-print, page for other layouts]
    #[arg(
        long,
        value_name = "POSITION",
        env = "PUBLISH_PDF_NOTES",
        hide_env_values = true
    )]
    pub pdf_notes: Option<NotePosition>,
    /// Conformance level of the PDF: a-2a (PDF/UA-1 and PDF/A-2a), a-3a (PDF/UA-1 and PDF/A-3a,
    /// source attached), a-4 (PDF/UA-2 and PDF/A-4), a-4f (PDF/UA-2 and PDF/A-4f, source attached)
    #[arg(
        long,
        value_name = "STANDARD",
        default_value = "a-2a",
        env = "PUBLISH_PDF_STANDARD",
        hide_env_values = true
    )]
    pub pdf_standard: Standard,
    /// Mark the page breaks of the PDF in web pages, as in EPUBs
    #[arg(
        long,
        value_name = "BOOL",
        env = "PUBLISH_HTML_PAGE_MARKS",
        hide_env_values = true,
        action = ArgAction::Set,
        value_parser = BoolishValueParser::new(),
        num_args = 0..=1,
        require_equals = true,
        default_missing_value = "true",
        default_value = "false",
        hide_default_value = true
    )]
    pub html_page_marks: bool,
    /// Two languages, such as en,ar: a page and an EPUB with both side by side for each document that
    /// has both. May be repeated; in the variable, pairs are separated by spaces
    #[arg(
        long,
        value_name = "LANGUAGES",
        value_delimiter = ' ',
        env = "PUBLISH_BILINGUAL",
        hide_env_values = true
    )]
    pub bilingual: Vec<LanguagePair>,
    /// Put the style sheet and the script into each web page, so that it is complete as a single file
    #[arg(
        long,
        value_name = "BOOL",
        env = "PUBLISH_HTML_SELF_CONTAINED",
        hide_env_values = true,
        action = ArgAction::Set,
        value_parser = BoolishValueParser::new(),
        num_args = 0..=1,
        require_equals = true,
        default_missing_value = "true",
        default_value = "false",
        hide_default_value = true
    )]
    pub html_self_contained: bool,
    /// Omit everything that publish adds to the official text of web pages and EPUBs: generated
    /// headings, editor's notes, names for screen readers, links back from notes, navigation. PDFs
    /// contain these, marked as generated
    #[arg(
        long,
        value_name = "BOOL",
        env = "PUBLISH_OFFICIAL_WORDS_ONLY",
        hide_env_values = true,
        action = ArgAction::Set,
        value_parser = BoolishValueParser::new(),
        num_args = 0..=1,
        require_equals = true,
        default_missing_value = "true",
        default_value = "false",
        hide_default_value = true
    )]
    pub official_words_only: bool,
    /// Check each edition as it is built: web pages and EPUBs for faults that can be found without a
    /// browser, PDFs for PDF/UA-1 and PDF/A, and the words of each. A document with a fault is not
    /// published
    #[arg(
        long,
        value_name = "BOOL",
        env = "PUBLISH_CHECK",
        hide_env_values = true,
        action = ArgAction::Set,
        value_parser = BoolishValueParser::new(),
        num_args = 0..=1,
        require_equals = true,
        default_missing_value = "true",
        default_value = "false",
        hide_default_value = true
    )]
    pub check: bool,
    /// Braille grade: contracted, uncontracted [default: the usual grade of the language]
    #[arg(
        long,
        value_name = "GRADE",
        env = "PUBLISH_BRAILLE_GRADE",
        hide_env_values = true
    )]
    pub braille_grade: Option<Grade>,
    /// Size of a braille page in cells per line and lines
    #[arg(
        long,
        value_name = "CELLSxLINES",
        default_value_t = PageSize::default(),
        env = "PUBLISH_BRAILLE_PAGE",
        hide_env_values = true
    )]
    pub braille_page: PageSize,
}

/// The list of documents, the accessibility statements and what both state about the publisher.
#[derive(Debug, Args)]
pub struct SiteArguments {
    /// Public address of the output folder. Links in PDFs and EPUBs to other documents in the folder
    /// use it [default: link to the United Nations document site], and feeds, the sitemap and the page
    /// for wrong addresses need it
    #[arg(long, value_name = "URL", env = "PUBLISH_SITE", hide_env_values = true)]
    pub site: Option<Site>,
    /// E-mail address or web page for questions about accessibility, printed in the accessibility
    /// statements [default: the one of the last run, which is stored in the output folder]
    #[arg(
        long,
        value_name = "ADDRESS",
        env = "PUBLISH_CONTACT",
        hide_env_values = true
    )]
    pub contact: Option<Contact>,
    /// Write accessibility statements, and link to them. “off” is for publishers that have their own
    /// statement
    #[arg(
        long,
        value_name = "on|off",
        env = "PUBLISH_STATEMENT",
        hide_env_values = true,
        action = ArgAction::Set,
        value_parser = BoolishValueParser::new(),
        default_value = "on"
    )]
    pub statement: bool,
    /// Write a page for full-text search in each language, with its index
    #[arg(
        long,
        value_name = "BOOL",
        env = "PUBLISH_SEARCH",
        hide_env_values = true,
        action = ArgAction::Set,
        value_parser = BoolishValueParser::new(),
        num_args = 0..=1,
        require_equals = true,
        default_missing_value = "true",
        default_value = "false",
        hide_default_value = true
    )]
    pub search: bool,
    /// Write archives (zip) of all documents of each language, session or year, one for each format
    #[arg(
        long,
        value_name = "BOOL",
        env = "PUBLISH_ARCHIVES",
        hide_env_values = true,
        action = ArgAction::Set,
        value_parser = BoolishValueParser::new(),
        num_args = 0..=1,
        require_equals = true,
        default_missing_value = "true",
        default_value = "false",
        hide_default_value = true
    )]
    pub archives: bool,
    /// Do not state on each edition that it is unofficial: for the body that adopts the documents
    #[arg(
        long,
        value_name = "BOOL",
        env = "PUBLISH_OFFICIAL",
        hide_env_values = true,
        action = ArgAction::Set,
        value_parser = BoolishValueParser::new(),
        num_args = 0..=1,
        require_equals = true,
        default_missing_value = "true",
        default_value = "false",
        hide_default_value = true
    )]
    pub official: bool,
    /// Title of the list of documents
    #[arg(
        long,
        value_name = "TEXT",
        env = "PUBLISH_TITLE",
        hide_env_values = true
    )]
    pub title: Option<Localized>,
    /// Description of the list of documents, for search engines
    #[arg(
        long,
        value_name = "TEXT",
        env = "PUBLISH_DESCRIPTION",
        hide_env_values = true
    )]
    pub description: Option<Localized>,
    /// Languages of the project, separated by commas. The list of documents is in the first one
    #[arg(
        long,
        value_name = "LIST",
        value_delimiter = ',',
        default_value = "en",
        env = "PUBLISH_LANGUAGES",
        hide_env_values = true
    )]
    pub languages: Vec<Language>,
    /// Name of the publisher, in all editions [default: United Nations]
    #[arg(
        long,
        value_name = "NAME",
        env = "PUBLISH_PUBLISHER",
        hide_env_values = true
    )]
    pub publisher: Option<Localized>,
    /// Rights statement, in all editions [default: that of the United Nations]
    #[arg(
        long,
        value_name = "TEXT",
        env = "PUBLISH_RIGHTS",
        hide_env_values = true
    )]
    pub rights: Option<Localized>,
    /// Address of the licence, in all editions
    #[arg(
        long,
        value_name = "URL",
        env = "PUBLISH_LICENCE",
        hide_env_values = true
    )]
    pub licence: Option<Licence>,
}

/// The cache.
#[derive(Debug, Clone, Args)]
pub struct CacheArguments {
    /// Folder of the cache; false for no cache [default: the cache folder of the user]
    #[arg(
        long,
        value_name = "DIR",
        env = "PUBLISH_CACHE",
        hide_env_values = true
    )]
    pub cache: Option<CacheChoice>,
    /// Build everything, and do not use a cache
    #[arg(long)]
    pub no_cache: bool,
    /// Address of a cache that several machines share: file:///FOLDER, s3://BUCKET/FOLDER,
    /// gs://BUCKET/FOLDER, az://CONTAINER/FOLDER or https://SERVER/FOLDER; false for none
    #[arg(
        long,
        value_name = "URL",
        env = "PUBLISH_SHARED_CACHE",
        hide_env_values = true
    )]
    pub shared_cache: Option<String>,
    /// Write what is built into the shared cache
    #[arg(
        long,
        value_name = "BOOL",
        env = "PUBLISH_SHARED_CACHE_WRITE",
        hide_env_values = true,
        action = ArgAction::Set,
        value_parser = BoolishValueParser::new(),
        num_args = 0..=1,
        require_equals = true,
        default_missing_value = "true",
        default_value = "false",
        hide_default_value = true
    )]
    pub shared_cache_write: bool,
}

/// A time in seconds since 1970; none if it is empty, as if it were not set.
#[derive(Debug, Clone, Copy)]
pub struct Epoch(pub Option<Timestamp>);

impl FromStr for Epoch {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        if text.is_empty() {
            return Ok(Epoch(None));
        }
        let seconds = text
            .parse()
            .map_err(|error: ParseIntError| error.to_string())?;
        let time = Timestamp::from_second(seconds).map_err(|error| error.to_string())?;
        Ok(Epoch(Some(time)))
    }
}

/// Which findings fail a run, in addition to errors.
#[derive(Debug, Clone, Copy, Args)]
pub struct DenyArguments {
    /// Exit with status 1 if there are warnings; none: only if there are errors
    #[arg(
        long,
        value_name = "KIND",
        default_value = "none",
        env = "PUBLISH_DENY",
        hide_env_values = true
    )]
    pub deny: Denied,
}

/// How the progress of a long run is shown.
#[derive(Debug, Clone, Copy, Args)]
pub struct ProgressArguments {
    /// How to show the progress of a long run
    #[arg(
        long,
        value_name = "FORM",
        value_enum,
        default_value = "auto",
        env = "PUBLISH_PROGRESS",
        hide_env_values = true
    )]
    pub progress: Progress,
}

/// The forms of [`ProgressArguments::progress`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Progress {
    /// A bar on a terminal, and nothing elsewhere
    Auto,
    /// A plain line every few seconds, for screen readers and logs
    Plain,
    /// Nothing
    Off,
}

/// How a watching run notices changes.
#[derive(Debug, Clone, Copy, Args)]
pub struct WatcherArguments {
    /// How to notice changes of files
    #[arg(
        long,
        value_name = "WATCHER",
        value_enum,
        default_value = "native",
        env = "PUBLISH_WATCHER",
        hide_env_values = true
    )]
    pub watcher: Watcher,
}

/// The values of [`WatcherArguments::watcher`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Watcher {
    /// Reports of the operating system
    Native,
    /// Comparison of all files every two seconds, for network drives and containers
    Poll,
}

/// Where templates, bodies and fonts come from.
#[derive(Debug, Args)]
pub struct StyleArguments {
    #[command(flatten)]
    pub templates: TemplatesArgument,
    /// Folder with fonts for the PDF, in addition to the built-in ones
    #[arg(
        long,
        value_name = "DIR",
        env = "PUBLISH_FONTS",
        hide_env_values = true
    )]
    pub fonts: Option<PathBuf>,
}

/// Where templates and bodies come from.
#[derive(Debug, Args)]
pub struct TemplatesArgument {
    /// Folder with templates, style sheets and catalogues that replace the built-in ones
    #[arg(
        long,
        value_name = "DIR",
        env = "PUBLISH_TEMPLATES",
        hide_env_values = true
    )]
    pub templates: Option<PathBuf>,
    /// Folder with body files, in addition to the built-in bodies
    #[arg(
        long,
        value_name = "DIR",
        env = "PUBLISH_BODIES",
        hide_env_values = true
    )]
    pub bodies: Option<PathBuf>,
}

/// How errors and warnings are printed.
#[derive(Debug, Clone, Copy, Args)]
pub struct MessageArguments {
    /// How to print errors and warnings
    #[arg(long, value_name = "FORM", value_enum, default_value = "human")]
    pub message_format: MessageFormat,
    /// Whether standard output has data, so that JSON messages are printed to standard error.
    #[arg(skip)]
    pub beside_data: bool,
}

impl MessageArguments {
    /// The arguments of commands that do not have these options.
    pub const HUMAN: MessageArguments = MessageArguments {
        message_format: MessageFormat::Human,
        beside_data: false,
    };

    /// The arguments of a command that prints data to standard output.
    pub fn beside_data(self) -> Self {
        MessageArguments {
            beside_data: true,
            ..self
        }
    }
}

/// The forms of [`MessageArguments::message_format`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum MessageFormat {
    /// With an excerpt of the source
    Human,
    /// One plain line each, for screen readers and editors
    Short,
    /// One JSON object per line, on standard output
    Json,
}

impl From<MessageFormat> for render::MessageFormat {
    fn from(format: MessageFormat) -> Self {
        match format {
            MessageFormat::Human => render::MessageFormat::Human,
            MessageFormat::Short => render::MessageFormat::Short,
            MessageFormat::Json => render::MessageFormat::Json,
        }
    }
}
