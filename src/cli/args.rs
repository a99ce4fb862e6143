//! What is typed on the command line.

use std::path::PathBuf;

use clap::builder::styling::Styles;
use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;

use publish::edition::Site;
use publish::output::Contact;
use publish_model::Symbol;
use publish_model::diagnostic::render;
use publish_view::edition::Format;
use publish_view::edition::braille::{Grade, PageSize};
use publish_view::edition::pdf::{NotePlace, Standard, Variant};

const EXAMPLES: &str = "\
Examples:
  publish build                        every document in content/, into dist/
  publish build A_RES_79_1.md          one document
  publish build texts --formats html   only the web pages
  publish new A/RES/79/1               a source file to begin with
  publish show FILE --json             the model that editions are made from
  publish convert FILE --to akn        the document in another form

Exit status: 0 all built, 1 some failed, 2 wrong use.";

/// Accessible editions of official resolutions: tagged PDF, EPUB and HTML from one source.
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
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Make the editions of source files
    Build(BuildArguments),
    /// Print what a source file says: its paragraphs with their anchors, or the model as JSON
    Show(ShowArguments),
    /// Write a source file in another form: Markdown, Akoma Ntoso or JSON
    Convert(ConvertArguments),
    /// Write the accessibility statements of what was built, from the results of checks
    Statement(StatementArguments),
    /// Begin a source file for a resolution
    New(NewArguments),
    /// Write the built-in templates, style sheets and word catalogues into a folder
    Templates(TemplatesArguments),
    /// Print a script that completes commands in a shell
    Completions {
        /// The shell.
        shell: Shell,
    },
    /// Print the manual page, or write those of all commands into a folder
    Man {
        /// The folder.
        folder: Option<PathBuf>,
    },
}

/// Arguments of `publish build`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  publish build
  publish build content/A/RES/68/197/en.md --out public
  publish build --formats html,epub --jobs 4
  publish build --pdf-variant standard,large-print
  publish build --templates house-style --message-format short")]
pub struct BuildArguments {
    /// Source files, or folders to look for them in
    #[arg(value_name = "INPUT", default_value = "content")]
    pub inputs: Vec<PathBuf>,
    /// The folder to write into
    #[arg(long, value_name = "DIR", default_value = "dist")]
    pub out: PathBuf,
    /// The editions to make: html, epub, pdf, akn (Akoma Ntoso), txt (plain text),
    /// brf (braille), ebrl (eBraille)
    #[arg(
        long,
        value_name = "LIST",
        value_delimiter = ',',
        value_parser = publish::formats::parse,
        default_value = "html,epub,pdf"
    )]
    pub formats: Vec<Format>,
    /// The make-up of the PDF, or several: standard (A4), large-print (18 points), letter (the
    /// paper of North America)
    #[arg(
        long,
        value_name = "LIST",
        value_delimiter = ',',
        default_value = "standard"
    )]
    pub pdf_variant: Vec<Variant>,
    /// Where the notes of the PDF stand: page (at the foot of it), end (after the text) [default:
    /// end in large print, else page]
    #[arg(long, value_name = "PLACE")]
    pub pdf_notes: Option<NotePlace>,
    /// What the PDF keeps: a-2a (PDF/UA-1 and PDF/A-2a), a-3a (the same with the source attached),
    /// a-4 (PDF/UA-2 and PDF/A-4), a-4f (the same with the source attached)
    #[arg(long, value_name = "STANDARD", default_value = "a-2a")]
    pub pdf_standard: Standard,
    /// Say in the web page too where the pages of the PDF begin, as the EPUB does
    #[arg(long)]
    pub html_page_marks: bool,
    /// The address that DIR is served at: PDF and EPUB lead there to other documents of ours, else to
    /// the document site of the United Nations
    #[arg(long, value_name = "URL")]
    pub site: Option<Site>,
    /// The e-mail address or page that the accessibility statements name for readers to write to.
    /// DIR keeps it
    #[arg(long, value_name = "ADDRESS")]
    pub contact: Option<Contact>,
    /// Leave out of web pages and EPUBs all that is not in the official text: headings of ours,
    /// editor's notes, names for who listens, ways back from notes, navigation. The PDF keeps them,
    /// marked as ours
    #[arg(long)]
    pub official_words_only: bool,
    /// Whether words are shortened in braille: contracted, uncontracted [default: as readers of the
    /// language expect]
    #[arg(long, value_name = "GRADE")]
    pub braille_grade: Option<Grade>,
    /// The size of a page of braille, in cells and lines
    #[arg(long, value_name = "CELLSxLINES", default_value_t = PageSize::default())]
    pub braille_page: PageSize,
    #[command(flatten)]
    pub style: StyleArguments,
    /// How many documents to work on at the same time [default: one a processor]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub jobs: Option<u16>,
    /// The time that the editions carry, in seconds since 1970 [default: the document's own date]
    #[arg(
        long,
        env = "SOURCE_DATE_EPOCH",
        value_name = "SECONDS",
        hide_env_values = true
    )]
    pub source_date_epoch: Option<i64>,
    #[command(flatten)]
    pub messages: MessageArguments,
    /// Print errors only
    #[arg(long, short)]
    pub quiet: bool,
}

/// Where templates and fonts come from.
#[derive(Debug, Args)]
pub struct StyleArguments {
    /// A folder whose templates, style sheets and catalogues come before the built-in ones
    #[arg(long, value_name = "DIR")]
    pub templates: Option<PathBuf>,
    /// A folder with fonts for the PDF, besides the built-in ones
    #[arg(long, value_name = "DIR")]
    pub fonts: Option<PathBuf>,
}

/// How findings are printed.
#[derive(Debug, Clone, Copy, Args)]
pub struct MessageArguments {
    /// How to print what is wrong: with the source around it, in plain lines, or as JSON
    #[arg(long, value_name = "FORM", value_enum, default_value = "human")]
    pub message_format: MessageFormat,
}

/// The forms of [`MessageArguments::message_format`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum MessageFormat {
    /// With the source around it.
    Human,
    /// One plain line each, without boxes: for screen readers and editors.
    Short,
    /// One JSON object a line.
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
    /// A source file
    pub file: PathBuf,
    /// Print the model as JSON, which is accepted as a source file too
    #[arg(long)]
    pub json: bool,
    #[command(flatten)]
    pub style: StyleArguments,
    #[command(flatten)]
    pub messages: MessageArguments,
}

/// Arguments of `publish statement`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  publish statement --checks found.json
  publish statement public --checks found.json --contact reader@example.org

A result belongs to a file by its SHA-256 sum: that of another build says nothing. DIR keeps the
results in checks.json, and “publish build” minds them. docs/accessibility-statement.md says more.")]
pub struct StatementArguments {
    /// The folder that was built
    #[arg(value_name = "DIR", default_value = "dist")]
    pub folder: PathBuf,
    /// Results of checks to add to those that DIR has; several files if given several times
    #[arg(long, value_name = "FILE")]
    pub checks: Vec<PathBuf>,
    /// The e-mail address or page for readers to write to [default: the one that DIR has]
    #[arg(long, value_name = "ADDRESS")]
    pub contact: Option<Contact>,
    #[command(flatten)]
    pub style: StyleArguments,
    #[command(flatten)]
    pub messages: MessageArguments,
    /// Print errors only
    #[arg(long, short)]
    pub quiet: bool,
}

/// Arguments of `publish convert`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  publish convert content/A/RES/68/197/en.md --to akn
  publish convert A_RES_79_275-2504962E.xml --to md --out content/A/RES/79/275/en.md")]
pub struct ConvertArguments {
    /// A source file
    pub file: PathBuf,
    /// The form to write
    #[arg(long, value_name = "FORM", value_enum)]
    pub to: SourceForm,
    /// The file to write into [default: print it]
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,
    #[command(flatten)]
    pub style: StyleArguments,
    #[command(flatten)]
    pub messages: MessageArguments,
}

/// A form that source files can be in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum SourceForm {
    /// Markdown with front matter.
    Md,
    /// Akoma Ntoso, the XML of the United Nations.
    Akn,
    /// The model as JSON.
    Json,
}

/// Arguments of `publish new`.
#[derive(Debug, Args)]
pub struct NewArguments {
    /// The symbol of the resolution, such as A/RES/79/1
    pub symbol: Symbol,
    /// The language that it is written in
    #[arg(long, default_value = "en")]
    pub language: publish_model::Language,
    /// The folder that source files stand in
    #[arg(long, value_name = "DIR", default_value = "content")]
    pub content: PathBuf,
}

/// Arguments of `publish templates`.
#[derive(Debug, Args)]
pub struct TemplatesArguments {
    /// The folder; files that stand there already are not touched
    pub folder: PathBuf,
}
