//! The arguments of the command line.

use std::num::ParseIntError;
use std::path::PathBuf;
use std::str::FromStr;

use clap::builder::BoolishValueParser;
use clap::builder::styling::Styles;
use clap::{ArgAction, Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;

use publish::edition::{Licence, Localized, Site};
use publish::output::Contact;
use publish::project::{CacheChoice, Denied};
use publish_model::diagnostic::render;
use publish_model::{Language, Symbol};
use publish_view::edition::Format;
use publish_view::edition::braille::{Grade, PageSize};
use publish_view::edition::pdf::{NotePosition, Standard, Variant};

const EXAMPLES: &str = "\
Examples:
  publish init resolutions             Start a project in a new folder
  publish new A/RES/79/1               Create a source file
  publish build                        Build all documents in content/ into dist/
  publish build A_RES_79_1.md          Build one document
  publish build texts --formats html   Build only web pages
  publish check                        Report errors and warnings without building
  publish show FILE --json             Print the document as JSON
  publish convert FILE --to akn        Print the document as Akoma Ntoso

Exit status: 0 success, 1 some documents failed, 2 usage error.";

/// Builds accessible editions of official resolutions: tagged PDF, EPUB and HTML from one source.
#[derive(Debug, Parser)]
#[command(
    name = "publish",
    version,
    about,
    after_help = EXAMPLES,
    styles = Styles::plain(),
    max_term_width = 100
)]
pub struct Arguments {
    /// The command to run
    #[command(subcommand)]
    pub command: Command,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Build the editions of source files
    Build(BuildArguments),
    /// Print what “publish build” would do, and why, without building
    Plan(PlanArguments),
    /// Report the errors and warnings of source files, without building
    Check(CheckArguments),
    /// Print the outline and the anchors of a document, or the document as JSON
    Show(ShowArguments),
    /// Convert a source file to Markdown, Akoma Ntoso or JSON
    Convert(ConvertArguments),
    /// Verify the files of a build, or that a PDF is what its attached source gives
    Verify(VerifyArguments),
    /// Write the accessibility statements of a build, based on check results
    Statement(StatementArguments),
    /// Start a project: a project file, a first document and a schema for editors
    Init(InitArguments),
    /// Create a source file for a resolution
    New(NewArguments),
    /// Create the word catalogue of another language, or list what is not translated in it yet
    NewLanguage(NewLanguageArguments),
    /// Print the value of each option and where it comes from: flag, environment variable, project
    /// file or default
    Config(ConfigArguments),
    /// Print the folder and the size of the cache, or empty it
    Cache(CacheCommandArguments),
    /// Write the built-in templates, style sheets and catalogues to a folder
    Templates(TemplatesArguments),
    /// Print a completion script for a shell
    Completions {
        /// The shell
        shell: Shell,
    },
    /// Print the manual page, or write the manual pages of all commands to a folder
    Man {
        /// The folder to write to
        folder: Option<PathBuf>,
    },
}

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
        hide_env_values = true
    )]
    pub out: PathBuf,
}

/// The editions of each document.
#[derive(Debug, Args)]
pub struct EditionArguments {
    /// Formats to build, separated by commas: html, epub, pdf, akn (Akoma Ntoso), txt (plain text),
    /// brf (braille), ebrl (eBraille)
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
    /// Public address of the output folder. Links in PDFs and EPUBs to other documents in the folder
    /// use it [default: link to the United Nations document site]
    #[arg(long, value_name = "URL", env = "PUBLISH_SITE", hide_env_values = true)]
    pub site: Option<Site>,
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
    /// E-mail address or web page for questions about accessibility, printed in the accessibility
    /// statements [default: the one of the last run, which is stored in the output folder]
    #[arg(
        long,
        value_name = "ADDRESS",
        env = "PUBLISH_CONTACT",
        hide_env_values = true
    )]
    pub contact: Option<Contact>,
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

/// Arguments of `publish build`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  publish build
  publish build content/A/RES/68/197/en.md --out public
  publish build --formats html,epub --jobs 4
  publish build --pdf-variant standard,large-print
  publish build --explain --prune
  publish build --templates house-style --message-format short

Values come from flags, environment variables, the project file publish.toml and defaults, in this
order. “publish config” prints them. See docs/project.md.

Other documents in the output folder, and other formats of the same text, stay and are still listed.
See docs/checking.md, “publish build FILE and the rest of the output folder”.")]
pub struct BuildArguments {
    #[command(flatten)]
    pub run: RunArguments,
    /// Delete the editions of deleted sources and of earlier texts, which are listed first, and style
    /// sheets that no page uses any more
    #[arg(long)]
    pub prune: bool,
    /// Print why each edition was built
    #[arg(long)]
    pub explain: bool,
    #[command(flatten)]
    pub deny: DenyArguments,
    #[command(flatten)]
    pub messages: MessageArguments,
    /// Hide the warnings about documents, the progress bar and the summary
    #[arg(long, short)]
    pub quiet: bool,
}

/// What a run builds, and how.
#[derive(Debug, Args)]
pub struct RunArguments {
    #[command(flatten)]
    pub input: InputArguments,
    #[command(flatten)]
    pub output: OutputArguments,
    #[command(flatten)]
    pub editions: EditionArguments,
    #[command(flatten)]
    pub site: SiteArguments,
    #[command(flatten)]
    pub style: StyleArguments,
    #[command(flatten)]
    pub cache: CacheArguments,
    #[command(flatten)]
    pub project: ProjectArguments,
    /// Number of documents to build in parallel [default: the number of processors]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub jobs: Option<u16>,
    /// Modification time recorded in the editions, in seconds since 1970 [default: the date of the
    /// document]
    #[arg(
        long,
        env = "SOURCE_DATE_EPOCH",
        value_name = "SECONDS",
        hide_env_values = true
    )]
    pub source_date_epoch: Option<Epoch>,
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
}

/// Arguments of `publish plan`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  publish plan
  publish plan --formats html,epub --out public

Accepts the options of “publish build” that decide what is built. Each line has what would happen to
an edition (render, or copy from the cache), its path, and the reason. See docs/incremental.md.")]
pub struct PlanArguments {
    #[command(flatten)]
    pub run: RunArguments,
    #[command(flatten)]
    pub messages: MessageArguments,
    /// Hide warnings and the summary
    #[arg(long, short)]
    pub quiet: bool,
}

/// Arguments of `publish verify`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  publish verify
  publish verify public
  publish verify A_RES_68_197-EN.pdf

Compares the files of an output folder with its manifest and its checksums. A PDF that was built with
--pdf-standard a-3a or a-4f is built again from the source that is attached to it, and compared byte
for byte. Nothing is downloaded or written. See docs/checking.md.

Exit status: 0 everything is verified, 1 something is not, 2 usage error.")]
pub struct VerifyArguments {
    /// Output folders of “publish build”, or PDFs [default: the output folder]
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    #[command(flatten)]
    pub output: OutputArguments,
    #[command(flatten)]
    pub editions: EditionArguments,
    #[command(flatten)]
    pub site: SiteArguments,
    #[command(flatten)]
    pub style: StyleArguments,
    #[command(flatten)]
    pub project: ProjectArguments,
    /// Modification time with which a PDF was built, in seconds since 1970 [default: the date of the
    /// document]
    #[arg(
        long,
        env = "SOURCE_DATE_EPOCH",
        value_name = "SECONDS",
        hide_env_values = true
    )]
    pub source_date_epoch: Option<Epoch>,
    #[command(flatten)]
    pub messages: MessageArguments,
    /// Hide the names of what is verified
    #[arg(long, short)]
    pub quiet: bool,
}

/// Arguments of `publish cache`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  publish cache          Print the folder and the size of the cache
  publish cache clean    Delete all entries

A cache that becomes larger than 5 GB is trimmed by the next build: the entries that were not used for
longest are deleted. See docs/incremental.md.")]
pub struct CacheCommandArguments {
    /// What to do with the cache
    #[arg(value_enum)]
    pub action: Option<CacheAction>,
    #[command(flatten)]
    pub cache: CacheArguments,
    #[command(flatten)]
    pub project: ProjectArguments,
}

/// What `publish cache` does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum CacheAction {
    /// Delete all entries
    Clean,
}

/// A time in seconds since 1970; none if it is empty, as if it were not set.
#[derive(Debug, Clone, Copy)]
pub struct Epoch(pub Option<i64>);

impl FromStr for Epoch {
    type Err = ParseIntError;

    fn from_str(text: &str) -> Result<Self, ParseIntError> {
        let seconds = Some(text).filter(|text| !text.is_empty());
        Ok(Epoch(seconds.map(str::parse).transpose()?))
    }
}

/// Arguments of `publish check`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  publish check
  publish check content/A/RES/68/197
  publish check --deny warnings --message-format short

Exit status: 0 no errors, 1 some documents have errors, 2 usage error.")]
pub struct CheckArguments {
    #[command(flatten)]
    pub input: InputArguments,
    #[command(flatten)]
    pub templates: TemplatesArgument,
    #[command(flatten)]
    pub project: ProjectArguments,
    /// Number of documents to check in parallel [default: the number of processors]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub jobs: Option<u16>,
    #[command(flatten)]
    pub deny: DenyArguments,
    #[command(flatten)]
    pub messages: MessageArguments,
    /// Hide warnings, the progress bar and the summary
    #[arg(long, short)]
    pub quiet: bool,
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

/// Arguments of `publish show`.
#[derive(Debug, Args)]
pub struct ShowArguments {
    /// Source file; - for standard input
    pub file: PathBuf,
    /// Print the document as JSON, which is also a source format
    #[arg(long)]
    pub json: bool,
    #[command(flatten)]
    pub style: StyleArguments,
    #[command(flatten)]
    pub project: ProjectArguments,
    #[command(flatten)]
    pub messages: MessageArguments,
}

/// Arguments of `publish statement`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  publish statement --checks found.json
  publish statement public --checks found.json --contact reader@example.org

Results refer to files by their SHA-256 checksums, so results of another build have no effect. They
are stored in checks.json in DIR, and “publish build” uses them. See docs/accessibility-statement.md.")]
pub struct StatementArguments {
    /// Output folder of “publish build”
    #[arg(
        id = "out",
        value_name = "DIR",
        default_value = "dist",
        env = "PUBLISH_OUT",
        hide_env_values = true
    )]
    pub folder: PathBuf,
    /// File with check results to add to those in DIR; can be used several times
    #[arg(long, value_name = "FILE")]
    pub checks: Vec<PathBuf>,
    #[command(flatten)]
    pub site: SiteArguments,
    #[command(flatten)]
    pub style: StyleArguments,
    #[command(flatten)]
    pub project: ProjectArguments,
    #[command(flatten)]
    pub messages: MessageArguments,
    /// Hide the summary
    #[arg(long, short)]
    pub quiet: bool,
}

/// Arguments of `publish convert`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  publish convert content/A/RES/68/197/en.md --to akn
  publish convert - --to json < en.md
  publish convert A_RES_79_275-2504962E.xml --to md --out content/A/RES/79/275/en.md")]
pub struct ConvertArguments {
    /// Source file; - for standard input
    pub file: PathBuf,
    /// Format to convert to
    #[arg(long, value_name = "FORM", value_enum)]
    pub to: SourceForm,
    /// File to write to; - for standard output [default: standard output]
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,
    /// Overwrite an existing file
    #[arg(long, requires = "out")]
    pub force: bool,
    #[command(flatten)]
    pub style: StyleArguments,
    #[command(flatten)]
    pub project: ProjectArguments,
    #[command(flatten)]
    pub messages: MessageArguments,
}

/// A form that source files can be in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum SourceForm {
    /// Markdown with front matter
    Md,
    /// Akoma Ntoso, the XML format of the United Nations
    Akn,
    /// The model as JSON
    Json,
}

/// Arguments of `publish init`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  publish init resolutions
  publish init --languages en,fr --symbol \"S/RES/2803 (2025)\"

Writes publish.toml, publish.schema.json, .gitignore and a first document in each language. Files that
exist are never changed; if publish.toml exists, nothing is written. See docs/project.md.")]
pub struct InitArguments {
    /// Folder of the project; it is created if it does not exist
    #[arg(value_name = "FOLDER", default_value = ".", hide_default_value = true)]
    pub folder: PathBuf,
    /// Symbol of the first document
    #[arg(long, value_parser = symbol, default_value = "A/RES/79/1")]
    pub symbol: Symbol,
    /// Body that adopts the first document [default: the body that has such symbols]
    #[arg(long, value_name = "NAME")]
    pub body: Option<publish_model::BodyId>,
    /// Languages of the project, separated by commas
    #[arg(
        long,
        value_name = "LIST",
        value_delimiter = ',',
        visible_alias = "language",
        default_value = "en",
        env = "PUBLISH_LANGUAGES",
        hide_env_values = true
    )]
    pub languages: Vec<Language>,
}

/// Arguments of `publish new`.
#[derive(Debug, Args)]
pub struct NewArguments {
    /// Symbol of the resolution, such as A/RES/79/1
    #[arg(value_parser = symbol)]
    pub symbol: Symbol,
    /// Languages of the resolution, separated by commas, such as en,fr
    #[arg(
        long,
        value_name = "LIST",
        value_delimiter = ',',
        visible_alias = "language",
        default_value = "en",
        env = "PUBLISH_LANGUAGES",
        hide_env_values = true
    )]
    pub languages: Vec<Language>,
    /// Body that adopts the resolution [default: the body that has such symbols]
    #[arg(long, value_name = "NAME")]
    pub body: Option<publish_model::BodyId>,
    /// Folder of the source files
    #[arg(long, value_name = "DIR", default_value = "content")]
    pub content: PathBuf,
    #[command(flatten)]
    pub templates: TemplatesArgument,
    #[command(flatten)]
    pub project: ProjectArguments,
}

/// Arguments of `publish config`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  publish config
  PUBLISH_FORMATS=html publish config --out public
  publish config --json

Each line has the key of the project file, its value, and where the value comes from: a flag, an
environment variable, a line of the project file, or the default. See docs/project.md.")]
pub struct ConfigArguments {
    /// Print one JSON object
    #[arg(long)]
    pub json: bool,
    #[command(flatten)]
    pub input: InputArguments,
    #[command(flatten)]
    pub output: OutputArguments,
    #[command(flatten)]
    pub editions: EditionArguments,
    #[command(flatten)]
    pub site: SiteArguments,
    #[command(flatten)]
    pub style: StyleArguments,
    #[command(flatten)]
    pub cache: CacheArguments,
    #[command(flatten)]
    pub deny: DenyArguments,
    #[command(flatten)]
    pub project: ProjectArguments,
}

/// Parses a symbol. One without capital letters gets them.
fn symbol(text: &str) -> Result<Symbol, String> {
    if text.contains(|letter: char| letter.is_ascii_uppercase()) {
        text.parse()
    } else {
        text.to_ascii_uppercase().parse()
    }
}

/// Arguments of `publish new-language`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  publish new-language pt                           Create templates/catalogue/pt.ftl
  publish build --templates templates               Build with it

Messages that are not translated are in English, with a warning for each. See docs/languages.md.")]
pub struct NewLanguageArguments {
    /// Language tag (BCP 47), such as pt
    pub language: Language,
    /// Folder with your templates and catalogues
    #[arg(
        long,
        value_name = "DIR",
        default_value = "templates",
        env = "PUBLISH_TEMPLATES",
        hide_env_values = true
    )]
    pub templates: PathBuf,
    #[command(flatten)]
    pub project: ProjectArguments,
}

/// Arguments of `publish templates`.
#[derive(Debug, Args)]
pub struct TemplatesArguments {
    /// Folder to write to; existing files are not changed
    pub folder: PathBuf,
}
