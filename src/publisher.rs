//! The library's interface: from a source text to editions in memory.

use publish_model::diagnostic::{Findings, SourceFile};
use publish_templates::Templates;

use crate::edition::EditionOptions;
use crate::pipeline::{Builder, Published};

/// Makes editions of source texts. Make one and keep it: it holds fonts, templates and word
/// catalogues, which all documents share, and can be used from several threads.
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
    /// A publisher with the built-in templates and fonts.
    ///
    /// # Errors
    /// What is wrong with a font or catalogue, which would be a fault of the program.
    pub fn new(options: EditionOptions) -> Result<Self, Findings> {
        Publisher::with_templates(options, Vec::new())
    }

    /// A publisher with templates in place of built-in ones, each as its name (`text/blocks.html`)
    /// and its text. docs/templates.md describes them.
    ///
    /// # Errors
    /// `T003` for a name that no built-in template has, `T002` for faults of catalogues.
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

    /// The editions of one document from its source: Markdown, Akoma Ntoso, or the model as JSON.
    /// `name` is what findings call the source.
    ///
    /// The same source and options give the same bytes.
    ///
    /// # Errors
    /// Everything that is wrong with the source, with its place.
    pub fn editions(&self, name: &str, source: &str) -> Result<Published, Findings> {
        let file = SourceFile::new(name, source);
        self.builder.editions_of(&file, &self.options)
    }

    /// The style sheet that the web pages share: the name of its file, which belongs at the root of
    /// the site, and its text.
    pub fn style_sheet(&self) -> (String, String) {
        let text = self.builder.renderer().style_sheet();
        (crate::output::style_sheet_name(&text), text)
    }
}
