//! The public interface of the library: builds editions of a source text in memory.

use publish_model::diagnostic::{Findings, SourceFile};
use publish_templates::Templates;

use crate::edition::EditionOptions;
use crate::pipeline::{Builder, Published};

/// Builds editions of source texts. Create one and reuse it: it holds the fonts, templates and word
/// catalogues for all documents, and several threads can share it.
///
/// ```
/// use publish::{EditionOptions, Format, Publisher};
///
/// let source = "\
/// ---
/// symbol: A/RES/99/1
/// language: en
/// title: A small resolution
/// ---
///
/// *The General Assembly*,
///
/// 1. *Decides* to be brief.
/// ";
/// let publisher = Publisher::new(EditionOptions {
///     formats: vec![Format::Html, Format::Txt],
///     ..EditionOptions::default()
/// })?;
/// let published = publisher.editions("en.md", source)?;
/// assert_eq!(published.folder, "en/A/RES/99/1");
/// let names: Vec<&str> = published.editions.iter().map(|edition| edition.name.as_str()).collect();
/// assert_eq!(names, ["A_RES_99_1-EN.txt", "index.html"]);
/// # Ok::<(), publish::Findings>(())
/// ```
pub struct Publisher {
    builder: Builder,
    options: EditionOptions,
}

impl Publisher {
    /// Creates a publisher with the built-in templates and fonts.
    ///
    /// # Errors
    /// Errors in a built-in font or catalogue, which would be a bug.
    pub fn new(options: EditionOptions) -> Result<Self, Findings> {
        Publisher::with_templates(options, Vec::new())
    }

    /// Creates a publisher with templates that replace built-in ones, given by name
    /// (`text/blocks.html`) and text. docs/templates.md describes them.
    ///
    /// # Errors
    /// `T003` for a name that is not the name of a built-in template, `T002` for errors in a
    /// catalogue.
    pub fn with_templates(
        options: EditionOptions,
        templates: Vec<(String, String)>,
    ) -> Result<Self, Findings> {
        let files = templates.into_iter().map(|(name, text)| {
            let file = SourceFile::new(name.as_str(), text);
            (name, file)
        });
        let templates: Templates = publish_built_in::templates().with_overrides(files)?;
        let fonts = publish_built_in::fonts();
        let builder = Builder::new(templates, fonts, &options.formats)?;
        Ok(Publisher { builder, options })
    }

    /// Builds the editions of one document from its source: Markdown, Akoma Ntoso or the model as
    /// JSON. Findings refer to the source as `name`.
    ///
    /// The same source and options give the same bytes.
    ///
    /// # Errors
    /// All errors in the source, with their locations.
    pub fn editions(&self, name: &str, source: &str) -> Result<Published, Findings> {
        let file = SourceFile::new(name, source);
        self.builder.editions_of(&file, &self.options)
    }

    /// Returns the file names and the texts of the style sheet and the script that all web pages
    /// share. The files belong in the root of the site.
    pub fn shared_files(&self) -> [(String, String); 2] {
        let assets = self.builder.renderer().assets();
        [&assets.style, &assets.script].map(|asset| (asset.name.clone(), asset.text.clone()))
    }
}
