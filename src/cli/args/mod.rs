//! The arguments of the command line.

mod options;

use std::path::PathBuf;

use clap::builder::styling::Styles;
use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;

use publish::project;
use publish_model::{Language, Symbol};

pub use options::{
    CacheArguments, DenyArguments, EditionArguments, Epoch, InputArguments, MessageArguments,
    MessageFormat, OutputArguments, Progress, ProgressArguments, ProjectArguments, ShardArgument,
    SiteArguments, StyleArguments, TemplatesArgument, Watcher, WatcherArguments,
};

const EXAMPLES: &str = "\
Examples:
  publish init resolutions             Start a project in a new folder
  publish new A/RES/79/1               Create a source file
  publish build                        Build all documents in content/ into dist/
  publish build A_RES_79_1.md          Build one document
  publish build texts --formats html   Build only web pages
  publish serve --open                 Build, and show the pages while you write
  publish check                        Report errors and warnings without building
  publish show FILE --json             Print the document as JSON
  publish convert FILE --to akn        Print the document as Akoma Ntoso

Exit status: 0 success, 1 some documents failed, 2 usage error, 3 files could not be read or written,
130 interrupted.";

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
    /// Build, show the editions in the browser, and build again after each change
    Serve(ServeArguments),
    /// Print what “publish build” would do, and why, without building
    Plan(PlanArguments),
    /// Report the errors and warnings of source files, without building
    Check(CheckArguments),
    /// Print the outline and the anchors of a document, or the document as JSON
    Show(ShowArguments),
    /// Convert a source file to Markdown, Akoma Ntoso or JSON
    Convert(ConvertArguments),
    /// Show what changed between two documents, by paragraph
    Diff(DiffArguments),
    /// Join the output folders of the shards of a build
    Merge(MergeArguments),
    /// Verify the files of a build, or that a PDF is what its attached source gives
    Verify(VerifyArguments),
    /// Turn the messages of a run into annotations for GitHub or GitLab, SARIF or a summary
    Annotate(AnnotateArguments),
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

/// Arguments of `publish build`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  publish build
  publish build content/A/RES/68/197/en.md --out public
  publish build --formats html,epub --jobs 4
  publish build --pdf-variant standard,large-print
  publish build --explain --prune
  publish build --watch
  publish build --shard 3/16 --out shard-3
  publish build --templates house-style --message-format short

Values come from flags, environment variables, the project file publish.toml and defaults, in this
order. “publish config” prints them. See docs/project.md.

Other documents in the output folder, and other formats of the same text, stay and are still listed.
See docs/checking.md, “publish build FILE and the rest of the output folder”.")]
pub struct BuildArguments {
    #[command(flatten)]
    pub run: RunArguments,
    /// Delete the editions of deleted sources and of earlier texts, editions with two languages that are
    /// not options any more, and style sheets that no page uses any more; they are listed first
    #[arg(long)]
    pub prune: bool,
    /// Print why each edition was built
    #[arg(long)]
    pub explain: bool,
    /// Build again whenever a source, a template, a file of the theme or publish.toml changes, until
    /// Ctrl-C
    #[arg(long)]
    pub watch: bool,
    #[command(flatten)]
    pub watcher: WatcherArguments,
    #[command(flatten)]
    pub deny: DenyArguments,
    #[command(flatten)]
    pub progress: ProgressArguments,
    #[command(flatten)]
    pub messages: MessageArguments,
    /// Hide the warnings about documents, the progress and the summary
    #[arg(long, short)]
    pub quiet: bool,
}

/// Arguments of `publish serve`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  publish serve
  publish serve --open --formats html
  publish serve --port 8080 content/A/RES/68/197

Builds as “publish build” does, and again after each change. Open pages then show the new text, and
errors with file and line. Only this computer can open the pages. Ctrl-C ends. See docs/serve.md.")]
pub struct ServeArguments {
    #[command(flatten)]
    pub run: RunArguments,
    /// Port of the server; 0 for any that is free [default: the first free one from 3000]
    #[arg(
        long,
        value_name = "PORT",
        env = "PUBLISH_PORT",
        hide_env_values = true
    )]
    pub port: Option<u16>,
    /// Open the list of documents in the browser
    #[arg(long)]
    pub open: bool,
    #[command(flatten)]
    pub watcher: WatcherArguments,
    #[command(flatten)]
    pub progress: ProgressArguments,
    #[command(flatten)]
    pub messages: MessageArguments,
    /// Hide the warnings about documents, the progress and the summary
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
    /// Build a part of the documents: N/COUNT, such as 3/16, or auto or auto/COUNT to take the number
    /// from the variables of Kubernetes, Slurm, GitLab or AWS Batch. “publish merge” joins the output
    /// folders
    #[arg(
        long,
        value_name = "N/COUNT",
        env = "PUBLISH_SHARD",
        hide_env_values = true
    )]
    pub shard: Option<ShardArgument>,
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

/// Arguments of `publish merge`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  publish build --shard 1/2 --out shard-1
  publish build --shard 2/2 --out shard-2
  publish merge shard-1 shard-2 --out public

The result is what one build of all documents writes, byte for byte. Each file is compared with its
checksum. Other documents in the output folder are no longer listed. See docs/scale.md.

Exit status: 0 success, 1 a shard is missing or damaged, 2 usage error, 3 a file could not be read or
written.")]
pub struct MergeArguments {
    /// Output folders of all shards of a build
    #[arg(value_name = "SHARD", required = true)]
    pub shards: Vec<PathBuf>,
    #[command(flatten)]
    pub output: OutputArguments,
    #[command(flatten)]
    pub site: SiteArguments,
    #[command(flatten)]
    pub style: StyleArguments,
    #[command(flatten)]
    pub project: ProjectArguments,
    /// Join the shards that are there, even if others are missing
    #[arg(long)]
    pub partial: bool,
    /// Delete the editions of other documents in the output folder, which are listed first
    #[arg(long)]
    pub prune: bool,
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

/// Arguments of `publish annotate`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  publish build --message-format json > messages.jsonl
  publish annotate messages.jsonl --to github
  publish annotate messages.jsonl --to sarif > publish.sarif

The result is printed to standard output. See docs/ci.md.

Exit status: 0 success, 2 usage error.")]
pub struct AnnotateArguments {
    /// File with the messages that --message-format json printed; - for standard input
    pub file: PathBuf,
    /// Form to print
    #[arg(long, value_name = "FORM", value_enum)]
    pub to: AnnotationForm,
    /// Folder in which publish was run, relative to the root of the repository
    #[arg(
        long,
        value_name = "DIR",
        default_value = ".",
        hide_default_value = true
    )]
    pub folder: String,
    #[command(flatten)]
    pub output: OutputArguments,
    #[command(flatten)]
    pub project: ProjectArguments,
}

/// The forms of `publish annotate`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum AnnotationForm {
    /// Workflow commands, which GitHub Actions shows at the lines of the source
    Github,
    /// A code quality report, which GitLab shows in merge requests
    Gitlab,
    /// SARIF 2.1.0, for code scanning
    Sarif,
    /// A summary with the editions in the output folder, as Markdown
    Markdown,
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
    pub progress: ProgressArguments,
    #[command(flatten)]
    pub messages: MessageArguments,
    /// Hide warnings, the progress and the summary
    #[arg(long, short)]
    pub quiet: bool,
}

/// Arguments of `publish show`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  publish show content/A/RES/68/197/en.md
  publish show --heard content/A/RES/68/197/en.md
  publish show --heard dist/en/A/RES/68/197/index.html")]
pub struct ShowArguments {
    /// Source file; - for standard input
    pub file: PathBuf,
    /// Print the document as JSON, which is also a source format
    #[arg(long)]
    pub json: bool,
    /// Print what a screen reader reads on the web page of the document, from start to end. FILE can
    /// also be a web page
    #[arg(long = "heard", conflicts_with = "json")]
    pub transcript: bool,
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

/// Arguments of `publish diff`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  publish diff old/en.md new/en.md
  publish diff a-res-75-198.xml a-res-76-188.xml --format html --out diff.html
  git show HEAD:content/A/RES/68/197/en.md | publish diff - content/A/RES/68/197/en.md

Paragraphs are aligned by their words, so that renumbered and moved ones are recognized. Deleted words
are in [- -], inserted words in {+ +}. The exit status is 0 if the documents could be compared. See
docs/diff.md.")]
pub struct DiffArguments {
    /// Source file of the earlier document; - for standard input
    #[arg(value_name = "OLD")]
    pub old: PathBuf,
    /// Source file of the later document; - for standard input
    #[arg(value_name = "NEW")]
    pub new: PathBuf,
    /// Form of the result
    #[arg(long, value_name = "FORMAT", value_enum, default_value = "text")]
    pub format: DiffFormat,
    /// Show unchanged paragraphs too. JSON always has them
    #[arg(long)]
    pub all: bool,
    /// Exit with status 1 if the documents differ, and with 2 after an error
    #[arg(long)]
    pub exit_code: bool,
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

/// A form of the result of `publish diff`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum DiffFormat {
    /// Text for a terminal
    Text,
    /// JSON, described by docs/diff.schema.json
    Json,
    /// An accessible web page
    Html,
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
  publish init --ci github

Writes publish.toml, publish.schema.json, .gitignore and a first document in each language, and with
--ci a workflow that builds the editions on every push. Files that exist are never changed. If
publish.toml exists, only the workflow is written. See docs/project.md and docs/ci.md.")]
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
    /// Also write the workflow for a code host
    #[arg(long, value_name = "HOST", value_enum)]
    pub ci: Option<CodeHost>,
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

/// The code hosts for which `publish init` can write a workflow.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum CodeHost {
    /// GitHub Actions: .github/workflows/editions.yml
    Github,
    /// GitLab CI/CD: .gitlab-ci.yml
    Gitlab,
}

impl From<CodeHost> for project::CodeHost {
    fn from(host: CodeHost) -> Self {
        match host {
            CodeHost::Github => project::CodeHost::GitHub,
            CodeHost::Gitlab => project::CodeHost::GitLab,
        }
    }
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
