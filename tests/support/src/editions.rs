//! Builds the editions of one source in a temporary folder.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use publish::edition::EditionOptions;
use publish::input;
use publish::output::{Entry, Manifest, Output};
use publish::pipeline::{BuildOptions, Builder, Claims, DocumentResult};
use publish::site;
use publish_model::Language;
use publish_model::diagnostic::Diagnostic;
use publish_templates::Templates;
use publish_text::html::{Page, SiteLinks};
use publish_view::edition::pdf::PdfBuildOptions;

use crate::root;
use publish_view::edition::Format;

/// The editions of one source.
pub struct Editions {
    folder: tempfile::TempDir,
    /// Their entry in the manifest.
    pub entry: Entry,
    /// The diagnostics of the build.
    pub diagnostics: Vec<Diagnostic>,
}

/// Returns a builder with the built-in templates and fonts.
pub fn builder(formats: &[Format]) -> Builder {
    builder_with(publish_built_in::templates(), formats)
}

/// Returns a builder with these templates and the built-in fonts.
pub fn builder_with(templates: Templates, formats: &[Format]) -> Builder {
    Builder::new(templates, publish_built_in::fonts(), formats).unwrap()
}

/// Returns what the page of a document on its own links to.
pub fn page_alone(language: &Language) -> Page {
    Page {
        root: String::new(),
        address: None,
        folder_address: None,
        statement_href: Some("accessibility.html"),
        about_href: None,
        style_sheet_href: "site.css".to_owned(),
        index_href: "index.html".to_owned(),
        script_href: "site.js".to_owned(),
        is_self_contained: false,
        site: SiteLinks {
            language: language.clone(),
            name: None,
            home_href: "index.html".to_owned(),
            search_href: None,
            statement_href: None,
            languages: Vec::new(),
            official: false,
        },
        files: Vec::new(),
        languages: Vec::new(),
        side_by_side: Vec::new(),
    }
}

/// Returns the built-in templates, overridden by those in a folder of the repository.
pub fn theme(folder: &str) -> Templates {
    let files = input::templates_in(&root().join(folder)).unwrap();
    publish_built_in::templates().with_overrides(files).unwrap()
}

/// Builds a source in these formats, with the default PDF options.
pub fn build(source: &Path, formats: &[Format]) -> Editions {
    build_with(
        &builder(formats),
        source,
        formats,
        PdfBuildOptions::default(),
    )
}

/// Builds a source in these formats, with these PDF options.
pub fn build_with(
    builder: &Builder,
    source: &Path,
    formats: &[Format],
    pdf: PdfBuildOptions,
) -> Editions {
    let options = EditionOptions {
        formats: formats.to_vec(),
        pdf,
        ..EditionOptions::default()
    };
    build_as(builder, source, options)
}

/// Builds a source with these options.
pub fn build_as(builder: &Builder, source: &Path, editions: EditionOptions) -> Editions {
    let folder = tempfile::tempdir().unwrap();
    let output = Output::open(folder.path(), &|| ()).unwrap();
    let options = BuildOptions {
        sources: vec![source.to_owned()],
        standard_input: None,
        folders: Vec::new(),
        editions,
        jobs: 1,
        shard: None,
        stop: Default::default(),
    };
    let outcome = Mutex::new(None);
    builder.build(
        &options,
        &Claims::of(&options, None, builder.catalogues().bodies()),
        &output,
        None,
        &|one| {
            *outcome.lock().unwrap() = Some(one);
        },
        &|| (),
    );
    let outcome = outcome.into_inner().unwrap().expect("an outcome");
    let DocumentResult::Built(entry) = outcome.result else {
        panic!("{}: {:?}", source.display(), outcome.diagnostics);
    };
    let entry = *entry;
    let documents = vec![entry.clone()];
    let (_, published) = site::publish(&output, &mut Manifest::default(), documents);
    published.unwrap();
    drop(output);
    Editions {
        folder,
        entry,
        diagnostics: outcome.diagnostics,
    }
}

impl Editions {
    /// Returns the editions, and panics if the build reported any diagnostic.
    #[must_use]
    pub fn without_findings(self) -> Self {
        assert_eq!(self.diagnostics, []);
        self
    }

    /// Returns the path of the only edition in a format.
    pub fn path(&self, format: Format) -> PathBuf {
        let mut files = self.entry.files.iter().filter(|file| file.format == format);
        let file = files.next().unwrap_or_else(|| panic!("no {format}"));
        assert!(files.next().is_none(), "more than one {format}");
        self.folder.path().join(&file.path)
    }

    /// Returns the bytes of the only edition in a format.
    pub fn bytes(&self, format: Format) -> Vec<u8> {
        fs::read(self.path(format)).unwrap()
    }

    /// Returns the text of the only edition in a format.
    pub fn text(&self, format: Format) -> String {
        String::from_utf8(self.bytes(format)).unwrap()
    }
}
