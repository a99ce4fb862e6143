//! Renders views to editions, with the templates, fonts and engines that all documents of a run
//! share.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::error::Error;
use std::sync::{Arc, OnceLock};

use minijinja::Environment;
use serde::Serialize;

use publish_built_in::FontFile;
use publish_model::diagnostic::{Code, Diagnostic, Findings, Severity, SourceFile};
use publish_model::plain_text;
use publish_templates::wording::{Catalogue, Word, Words};
use publish_templates::{self as template, Templates};
use publish_view::edition::Format;
use publish_view::edition::pdf::NotePosition;
use publish_view::{OutlineEntry, OutlineKind, PageMarks, View};

#[cfg(feature = "braille")]
use publish_braille as braille;
use publish_text::anchors::{self, WrongAnchors};
use publish_text::assets::Assets;
use publish_text::epub::{self, EpubAsset, EpubError};
use publish_text::html::{self, Page};
use publish_text::side_by_side::{Documents, id_prefix};
#[cfg(feature = "braille")]
use publish_view::edition::braille::BrailleOptions;

use crate::theme::{self, Theme};
use crate::{failing_place, wrong_anchors};
use publish_pdf::{
    self as pdf, Bookmark, FinishError, FontError, PdfInput, PdfOptions, Properties, TypesetError,
    TypesetPages, Typesetter,
};

/// Templates, fonts and engines, created once per run and shared by all threads.
pub struct Renderer {
    templates: Arc<Templates>,
    environment: Environment<'static>,
    assets: OnceLock<Assets>,
    typesetter: Option<Typesetter>,
    with_pdf: bool,
    theme: Theme,
}

impl Renderer {
    /// Creates a renderer with these templates and fonts for some formats. Fonts are loaded only for
    /// PDFs and the covers of EPUBs.
    ///
    /// # Errors
    /// `P003` if a font file is unusable.
    pub fn new(
        templates: Arc<Templates>,
        fonts: Vec<FontFile>,
        formats: &[Format],
    ) -> Result<Self, Findings> {
        let typesetter = if needs_fonts(formats) {
            Some(load_typesetter(fonts, Arc::clone(&templates))?)
        } else {
            None
        };
        Ok(Renderer {
            environment: template::environment(Arc::clone(&templates)),
            assets: OnceLock::new(),
            templates,
            typesetter,
            with_pdf: formats.contains(&Format::Pdf),
            theme: Theme::default(),
        })
    }

    /// Returns the renderer with a theme.
    #[must_use]
    pub fn with_theme(mut self, theme: Theme) -> Self {
        self.theme = theme;
        self.assets = OnceLock::new();
        self
    }

    /// Returns the theme.
    pub fn theme(&self) -> &Theme {
        &self.theme
    }

    /// Whether templates, style sheets or scripts of editions are replaced.
    pub fn has_own_templates(&self) -> bool {
        self.templates.has_replaced_edition_templates()
    }

    /// Whether PDFs have fonts of a family; `None` without PDF.
    pub fn has_family(&self, family: &str) -> Option<bool> {
        let typesetter = self.typesetter.as_ref().filter(|_| self.with_pdf)?;
        Some(typesetter.has_family(family))
    }

    /// Renders the HTML edition, with marks where the pages of a PDF begin.
    ///
    /// # Errors
    /// `T001` with the template's name and line.
    pub fn html(
        &self,
        view: &View<'_>,
        pages: &PageMarks,
        page: &Page,
    ) -> Result<String, Findings> {
        let text =
            html::render(&self.environment, view, pages, page, self.assets()).map_err(|error| {
                self.template_error(&error, view, |environment| {
                    let _ = html::render(environment, view, pages, page, self.assets());
                })
            })?;
        match anchors::check([text.as_str()], view, pages) {
            Ok(()) => Ok(text),
            Err(wrong) => Err(self.wrong_anchors(&wrong, Format::Html, view).into()),
        }
    }

    /// Renders a page that is not a document, from the template with this name and its context.
    ///
    /// # Errors
    /// `T001` with the template's name and line.
    pub fn site_page(
        &self,
        template: &str,
        catalogue: &Catalogue,
        context: &impl Serialize,
    ) -> Result<String, Findings> {
        #[derive(Serialize)]
        struct WithWords<'a, C: Serialize> {
            #[serde(flatten)]
            context: &'a C,
            words: &'a Words,
        }
        let words = catalogue.words();
        self.site_file(template, &WithWords { context, words })
    }

    /// Renders a file of the site that has no words of a catalogue, or its own.
    ///
    /// # Errors
    /// `T001` with the template's name and line.
    pub fn site_file(&self, template: &str, context: &impl Serialize) -> Result<String, Findings> {
        #[derive(Serialize)]
        struct WithAssets<'a, C: Serialize> {
            #[serde(flatten)]
            context: &'a C,
            assets: &'a Assets,
        }
        let assets = self.assets();
        let context = WithAssets { context, assets };
        template::render(&self.environment, template, &context)
            .map_err(|error| template::template_error(&error, &self.templates).into())
    }

    /// Renders a page with two languages of a document. `context` returns what its template
    /// receives.
    ///
    /// # Errors
    /// `T001` with the template's name and line.
    pub fn side_by_side<C: Serialize>(
        &self,
        [first, second]: [&View<'_>; 2],
        root: &str,
        catalogue: &Catalogue,
        context: impl FnOnce(Documents) -> C,
    ) -> Result<String, Findings> {
        let documents = Documents::of_page(first, second, root)
            .map_err(|error| template::template_error(&error, &self.templates))?;
        let text = self.site_page("site/side_by_side.html", catalogue, &context(documents))?;
        let pages = PageMarks::default();
        let prefix = id_prefix(&second.resolution.language);
        for (view, prefix) in [(first, ""), (second, prefix.as_str())] {
            anchors::check_with_prefix([text.as_str()], view, &pages, prefix)
                .map_err(|wrong| self.wrong_anchors(&wrong, Format::Html, view))?;
        }
        Ok(text)
    }

    /// Returns the script of the search page.
    pub fn search_script(&self) -> &str {
        self.templates.get("site/search.js").unwrap_or_default()
    }

    /// Returns the style sheet and the scripts of web pages.
    pub fn assets(&self) -> &Assets {
        self.assets.get_or_init(|| {
            let of_project = self.theme.style_of_pages();
            let style = self.complete_style("site/site.css", &of_project, "site/theme.css");
            Assets::new(&self.templates, style)
        })
    }

    /// Returns a style sheet, followed by the styles of the project and of the folder of templates.
    fn complete_style(&self, style_sheet: &str, of_project: &str, of_folder: &str) -> String {
        let mut text = self
            .templates
            .get(style_sheet)
            .unwrap_or_default()
            .to_owned();
        let added = if self.templates.is_replaced(of_folder) {
            self.templates.get(of_folder).unwrap_or_default()
        } else {
            ""
        };
        for added in [of_project, added] {
            if !added.is_empty() {
                text.push('\n');
                text.push_str(added);
            }
        }
        text
    }

    /// Renders the EPUB edition, with marks where the pages of a PDF begin.
    ///
    /// # Errors
    /// `T001` with the template's name and line, `E001` if the container cannot be built.
    pub fn epub(&self, view: &View<'_>, pages: &PageMarks) -> Result<Vec<u8>, Findings> {
        self.publication(view, |environment, style_sheet, assets| {
            epub::render(environment, view, pages, style_sheet, assets)
        })
    }

    /// Renders the EPUB with two languages of a document.
    ///
    /// # Errors
    /// The same as [`Renderer::epub`].
    pub fn epub_side_by_side(
        &self,
        views: [&View<'_>; 2],
        title: &str,
    ) -> Result<Vec<u8>, Findings> {
        self.publication(views[0], |environment, style_sheet, assets| {
            epub::side_by_side::render(environment, views, title, style_sheet, assets)
        })
    }

    /// Renders an EPUB with the style sheet and the cover of a document.
    fn publication(
        &self,
        view: &View<'_>,
        render: impl Fn(&Environment<'static>, &str, &[EpubAsset]) -> Result<Vec<u8>, EpubError>,
    ) -> Result<Vec<u8>, Findings> {
        let of_project = self.theme.style_of_epub(&view.resolution.language);
        let style_sheet = self.complete_style("epub/book.css", &of_project, "epub/theme.css");
        let mut assets = self.epub_assets();
        assets.extend(self.cover(view)?);
        let made = render(&self.environment, &style_sheet, &assets);
        made.map_err(|error| {
            let finding = match error {
                EpubError::Template(error) => self.template_error(&error, view, |environment| {
                    let _ = render(environment, &style_sheet, &assets);
                }),
                EpubError::Anchors(wrong) => self.wrong_anchors(&wrong, Format::Epub, view),
                other => Diagnostic::error(
                    Code::EpubFailed,
                    format!("the EPUB could not be created: {other}"),
                    "check your templates; if you use the built-in ones, this is a bug in publish: \
                     please report it and attach the source file",
                ),
            };
            finding.into()
        })
    }

    /// Draws the cover image of an EPUB; none if it consists of official words only, or without
    /// fonts.
    fn cover(&self, view: &View<'_>) -> Result<Option<EpubAsset>, Findings> {
        let Some(typesetter) = &self.typesetter else {
            return Ok(None);
        };
        if view.official_words_only {
            return Ok(None);
        }
        let has_family = |family: &str| typesetter.has_family(family);
        let theme = self.theme.of_pdf(&view.resolution.language, has_family);
        let data = cover_data(view, &self.theme.of_cover(), &theme.typefaces);
        let image = typesetter.cover(data.to_string().into_bytes());
        let image = image.map_err(|errors| {
            let source = Arc::new(SourceFile::new("", ""));
            let errors = errors.iter();
            stopped(errors.map(|error| self.describe(error, view, None, &source)))
        })?;
        Ok(Some(EpubAsset {
            path: epub::COVER_IMAGE.to_owned(),
            media_type: "image/png",
            bytes: image.into(),
        }))
    }

    fn epub_assets(&self) -> Vec<EpubAsset> {
        let assets = self.theme.assets.iter();
        assets
            .map(|asset| EpubAsset {
                path: theme::path(&asset.name),
                media_type: asset.form.media_type(),
                bytes: Arc::clone(&asset.bytes),
            })
            .collect()
    }

    /// Renders the BRF edition. `print` has the page of each anchor in the PDF.
    ///
    /// # Errors
    /// `B001` if the language has no braille code or table.
    #[cfg(feature = "braille")]
    pub fn brf(
        &self,
        view: &View<'_>,
        settings: BrailleOptions,
        print: &braille::PrintPages,
    ) -> Result<String, Findings> {
        braille::write(view, settings, print).map_err(|error| no_braille(&error).into())
    }

    /// Renders the eBraille publication.
    ///
    /// # Errors
    /// `B001` if the language has no braille code or table, or if the container cannot be built;
    /// `T001` with the template's name and line.
    #[cfg(feature = "braille")]
    pub fn ebraille(
        &self,
        view: &View<'_>,
        settings: BrailleOptions,
        print: &braille::PrintPages,
    ) -> Result<Vec<u8>, Findings> {
        use braille::ebraille::{EbrailleError, render};
        let style_sheet = self
            .templates
            .get("ebraille/braille.css")
            .unwrap_or_default();
        let made = render(&self.environment, view, style_sheet, settings.grade, print);
        made.map_err(|error| {
            let finding = match error {
                EbrailleError::Template(error) => {
                    self.template_error(&error, view, |environment| {
                        let _ = render(environment, view, style_sheet, settings.grade, print);
                    })
                }
                EbrailleError::Braille(error) => no_braille(&error),
                other => Diagnostic::error(
                    Code::BrailleFailed,
                    format!("the eBraille publication could not be created: {other}"),
                    "this is a bug in publish: please report it and attach the source file",
                ),
            };
            finding.into()
        })
    }

    /// Typesets the pages of a document. [`Renderer::export`] exports them as the PDF edition.
    ///
    /// # Errors
    /// `T001` with the template's name and line, `P001` with the location of a character that no
    /// font has.
    pub fn typeset(
        &self,
        view: &View<'_>,
        source: &Arc<SourceFile>,
        options: PdfOptions,
    ) -> Result<TypesetPages<'_>, Findings> {
        let Some(typesetter) = &self.typesetter else {
            return Err(internal("the renderer was set up without fonts").into());
        };
        let view_json = serde_json::to_vec(view).map_err(|error| internal(&error.to_string()))?;
        let pages = typesetter.typeset(self.input(view, view_json, options.clone()));
        pages.map_err(|errors| {
            let described = errors.into_iter().map(|error| match error {
                TypesetError::MissingAnchors { anchors } => {
                    let wrong = WrongAnchors {
                        missing: anchors,
                        repeated: Vec::new(),
                    };
                    self.wrong_anchors(&wrong, Format::Pdf, view)
                }
                other => {
                    let near = self.failing_place(&other, view, &options, false);
                    self.describe(&other, view, near, source)
                }
            });
            stopped(described)
        })
    }

    /// Returns the input of the typesetter.
    fn input(&self, view: &View<'_>, view_json: Vec<u8>, options: PdfOptions) -> PdfInput {
        let mut bookmarks = bookmarks_of(&view.outline);
        let has_last = options.notes == NotePosition::Page && has_notes(view);
        let last_bookmark = if has_last { bookmarks.pop() } else { None };
        PdfInput {
            view_json,
            anchors: view.anchors(),
            logo: self.templates.get(template::LOGO).map(str::to_owned),
            theme: self.theme.of_pdf(&view.resolution.language, |family| {
                self.has_family(family).unwrap_or_default()
            }),
            assets: self.theme.pictures_of_pdf(),
            text_anchors: view.text_anchors(),
            bookmarks,
            last_bookmark,
            properties: properties(view, options.others.clone()),
            direction: view.direction,
            identity: format!("{} {}", view.resolution.symbol, view.resolution.language),
            modified: view.modified,
            options,
        }
    }

    /// Exports the PDF edition. Returns its bytes and the warnings.
    ///
    /// # Errors
    /// `P002` if the PDF violates a standard.
    pub fn export(
        &self,
        mut pages: TypesetPages<'_>,
        view: &View<'_>,
        source: &Arc<SourceFile>,
    ) -> Result<(Vec<u8>, Vec<Diagnostic>), Findings> {
        let options = pages.options().clone();
        let warnings = std::mem::take(&mut pages.warnings);
        let bytes = pages.export().map_err(|errors| {
            let described = errors.iter().map(|error| {
                let near = self.failing_place(error, view, &options, true);
                self.describe(error, view, near, source)
            });
            stopped(described)
        })?;
        let warnings = warnings.iter().map(|warning| Diagnostic {
            severity: Severity::Warning,
            ..self.describe(warning, view, None, source)
        });
        Ok((bytes, warnings.collect()))
    }

    /// Returns the place with which typesetting fails with this error, or, if `in_export` is set,
    /// the export of the typeset pages.
    fn failing_place(
        &self,
        error: &TypesetError,
        view: &View<'_>,
        options: &PdfOptions,
        in_export: bool,
    ) -> Option<Box<str>> {
        let (TypesetError::Template { .. }, Some(typesetter)) = (error, &self.typesetter) else {
            return None;
        };
        let errors = |part: &serde_json::Value| {
            let input = PdfInput {
                anchors: Vec::new(),
                bookmarks: Vec::new(),
                last_bookmark: None,
                ..self.input(view, part.to_string().into_bytes(), options.clone())
            };
            match typesetter.typeset(input) {
                Ok(pages) if in_export => pages.export().err(),
                Ok(_) => None,
                Err(errors) => Some(errors),
            }
        };
        let json = serde_json::to_value(view).ok()?;
        let anchor = failing_place::find(&json, |part| {
            let errors = errors(part).unwrap_or_default();
            errors.iter().any(|other| other.is_same_fault(error))
        });
        Some(place_name(view, &anchor?).into())
    }

    /// Describes an error in a template. `again` renders the document again in another environment,
    /// to find the place at which the template fails.
    fn template_error(
        &self,
        error: &minijinja::Error,
        view: &View<'_>,
        again: impl FnOnce(&Environment<'static>),
    ) -> Diagnostic {
        let finding = template::template_error(error, &self.templates);
        let tracing = template::Tracing::new(Arc::clone(&self.templates));
        again(&tracing.environment);
        Diagnostic {
            near: tracing
                .last()
                .map(|anchor| place_name(view, &anchor).into()),
            ..finding
        }
    }

    fn wrong_anchors(&self, wrong: &WrongAnchors, format: Format, view: &View<'_>) -> Diagnostic {
        wrong_anchors::describe(wrong, format, view, &self.templates)
    }

    /// Describes an error. `near` is the place in which it occurs.
    fn describe(
        &self,
        error: &TypesetError,
        view: &View<'_>,
        near: Option<Box<str>>,
        source: &Arc<SourceFile>,
    ) -> Diagnostic {
        match error {
            TypesetError::MissingGlyph {
                character,
                text,
                family,
                anchor,
                ..
            } => {
                let place = anchor.as_ref().map(|anchor| place_name(view, anchor));
                let place = place
                    .map(|place| format!(" in {place}"))
                    .unwrap_or_default();
                let message = format!(
                    "no font contains the character “{character}” (U+{:04X}){place}; the text is set \
                     in {family}",
                    u32::from(*character)
                );
                let help = "correct the character, or use --fonts to add a font that contains it, \
                            and name its family in the PDF template";
                let span = span_of_character(*character, text, &source.text);
                Diagnostic::error(Code::MissingGlyph, message, help).at(source, span)
            }
            TypesetError::Standards(message) | TypesetError::Cover(message) => internal(message),
            TypesetError::Finishing(error) => not_finished(error),
            TypesetError::MissingAnchors { .. } => internal(&error.to_string()),
            TypesetError::Template {
                position,
                message,
                hints,
                ..
            } => self.describe_template(position.as_ref(), message, hints, near),
        }
    }

    fn describe_template(
        &self,
        position: Option<&pdf::TemplatePosition>,
        message: &str,
        hints: &[String],
        near: Option<Box<str>>,
    ) -> Diagnostic {
        let fix = if hints.is_empty() {
            "fix the template".to_owned()
        } else {
            hints.join("; ")
        };
        let Some(position) = position else {
            let place = near.map(|near| format!(" (in or after {near})"));
            let place = place.unwrap_or_default();
            let message = format!("the PDF could not be created: {message}{place}");
            let help = self.templates.help("pdf/resolution.typ", &fix);
            return Diagnostic::error(Code::TypesettingFailed, message, help);
        };
        let name = typst_template(&position.template);
        let help = self.templates.help(&name, &fix);
        let file = self.templates.file(&name);
        let span = template::span_of(&file.text, position.line, position.column);
        Diagnostic {
            near,
            ..Diagnostic::error(Code::TemplateError, message, help).at(&file, span)
        }
    }
}

/// Returns the name and the anchor of a place: `“paragraph 2”, op-2`.
fn place_name(view: &View<'_>, anchor: &str) -> String {
    match view.names.get(anchor) {
        Some(name) if !name.spoken.is_empty() => format!("“{}”, {anchor}", name.spoken),
        _ => anchor.to_owned(),
    }
}

/// Returns the span of a character in a source: where the source has the text that is set in one
/// font, or else the first.
fn span_of_character(character: char, text: &str, source: &str) -> std::ops::Range<usize> {
    let in_text = source
        .find(text)
        .zip(text.find(character))
        .map(|(text, character)| text + character);
    let start = in_text.or_else(|| source.find(character));
    let start = start.unwrap_or_default();
    start..start + character.len_utf8()
}

/// Returns the data for the template of the cover (`epub/cover.typ`).
fn cover_data(
    view: &View<'_>,
    colours: &BTreeMap<&'static str, String>,
    typefaces: &BTreeMap<&'static str, Vec<String>>,
) -> serde_json::Value {
    let masthead = &view.resolution.masthead;
    let number = plain_text(&masthead.number);
    let number = number.trim().trim_end_matches('.');
    let number = if number.is_empty() || view.number_above_title {
        view.resolution.symbol.as_str()
    } else {
        number
    };
    let lines = [&masthead.session, &masthead.adoption].map(|line| plain_text(line));
    let unofficial = (!view.official).then(|| view.words.get(Word::Unofficial));
    serde_json::json!({
        "language": view.resolution.language,
        "script": view.script,
        "direction": view.direction,
        "organization": view.organization_name,
        "body": view.body_name,
        "number": number,
        "title": view.title,
        "lines": lines.iter().filter(|line| !line.trim().is_empty()).collect::<Vec<_>>(),
        "unofficial": unofficial,
        "colours": colours,
        "typefaces": typefaces,
    })
}

/// Whether fonts are needed for one of the formats.
pub fn needs_fonts(formats: &[Format]) -> bool {
    formats.contains(&Format::Pdf) || formats.contains(&Format::Epub)
}

/// Returns the path of a Typst template: the cover belongs to the EPUB, the others to the PDF.
fn typst_template(name: &str) -> String {
    match name {
        pdf::COVER_TEMPLATE => format!("epub/{name}"),
        _ => format!("pdf/{name}"),
    }
}

fn load_typesetter(
    fonts: Vec<FontFile>,
    templates: Arc<Templates>,
) -> Result<Typesetter, Findings> {
    let text = move |name: &str| {
        let text = templates.get(&typst_template(name))?;
        Some(Cow::Owned(text.to_owned()))
    };
    let names: Vec<String> = fonts.iter().map(|font| font.name.clone()).collect();
    let bytes = fonts.into_iter().map(|font| font.bytes);
    Typesetter::new(bytes, Box::new(text)).map_err(|error| {
        let FontError::Unreadable(position) = error;
        let name = names.get(position).cloned().unwrap_or_default();
        let message = format!("“{name}” does not contain a readable font");
        let help = "use OpenType or TrueType files; web fonts (WOFF) cannot be embedded";
        let finding = Diagnostic::error(Code::FontUnusable, message, help);
        finding.at(&SourceFile::new(name, ""), 0..0).into()
    })
}

fn has_notes(view: &View<'_>) -> bool {
    let last = view.outline.last();
    last.is_some_and(|last| last.kind == OutlineKind::Notes)
}

/// Returns the entries of the table of contents as bookmarks, each before its children.
fn bookmarks_of(outline: &[OutlineEntry]) -> Vec<Bookmark> {
    let bookmarks = outline.iter().flat_map(|entry| {
        let bookmark = Bookmark {
            title: entry.title.clone(),
            anchor: entry.anchor.clone(),
        };
        std::iter::once(bookmark).chain(bookmarks_of(&entry.children))
    });
    bookmarks.collect()
}

fn properties(view: &View<'_>, relations: Vec<String>) -> Properties {
    let word = |word: Word| view.words.get(word).to_owned();
    Properties {
        identifier: view.resolution.symbol.to_string(),
        source: view.official_href.clone(),
        publisher: word(Word::Publisher),
        rights: word(Word::Rights),
        language: view.resolution.language.to_string(),
        licence: view.imprint.licence.clone(),
        subjects: view.resolution.subjects.clone(),
        relations,
    }
}

#[cfg(feature = "braille")]
fn no_braille(error: &braille::BrailleError) -> Diagnostic {
    let help = match error {
        braille::BrailleError::NoCode(_) => "remove brf and ebrl from --formats",
        braille::BrailleError::NoTable(_) => {
            "install the tables of liblouis (liblouis-data in Debian), or set LOUIS_TABLEPATH to \
             their folder"
        }
        braille::BrailleError::NotTranslated(..) => {
            "this is a fault of liblouis; leave brf and ebrl out of --formats, and report it with the \
             source"
        }
    };
    Diagnostic::error(Code::BrailleFailed, error.to_string(), help)
}

/// Describes an error of the pass over the exported file, with its causes.
fn not_finished(error: &FinishError) -> Diagnostic {
    let mut causes = vec![error.to_string()];
    let mut next = error.source();
    while let Some(cause) = next {
        causes.push(cause.to_string());
        next = cause.source();
    }
    let help = match error {
        FinishError::Hint(_) => {
            "in your own templates, put `tagged-words` and `tagged-item` inside one `par`, and a \
             block after each of the other functions; if you use the built-in templates, this is a \
             bug in publish: please report it and attach the source file"
        }
        _ => "this is a bug in publish: please report it and attach the source file",
    };
    Diagnostic::error(
        Code::TypesettingFailed,
        format!("the PDF could not be finished: {}", causes.join(": ")),
        help,
    )
}

/// Returns the errors that stopped typesetting, or an internal error if there are none.
fn stopped(findings: impl IntoIterator<Item = Diagnostic>) -> Findings {
    Findings::of_failure(findings, || {
        internal("typesetting stopped without a reason")
    })
}

fn internal(message: &str) -> Diagnostic {
    Diagnostic::error(
        Code::TypesettingFailed,
        format!("the PDF could not be created: {message}"),
        "this is a bug in publish: please report it and attach the source file",
    )
}
