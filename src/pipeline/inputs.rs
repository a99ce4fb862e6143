//! The checksums of what all documents of a run share: catalogues, body files, templates and fonts.

use std::collections::{BTreeMap, BTreeSet};

use crate::cache::{Cache, Key};
use crate::edition::EditionOptions;
use crate::output::Checksum;
use crate::renderer::needs_fonts;
use crate::theme::{Asset, Theme};
use publish_built_in::FontFile;
use publish_model::Language;
use publish_templates::{LOGO, Templates};
use publish_view::edition::Format;

/// A cache, and the checksums of what all documents of a run share.
pub struct Inputs {
    /// The cache.
    pub cache: Cache,
    /// All catalogues.
    pub catalogues: Checksum,
    /// Each catalogue, by the tag of its language.
    pub catalogue_of: BTreeMap<String, Checksum>,
    /// All body files.
    pub bodies: Checksum,
    /// The fonts that are not built in.
    pub fonts: Checksum,
    /// The theme of the project.
    pub theme: Checksum,
    /// The files of the theme, by their names.
    assets: BTreeMap<String, Checksum>,
    /// The templates of each format.
    pub templates_of: BTreeMap<Format, Checksum>,
    /// The templates and style sheets of the pages that are not documents.
    pub site_templates: Checksum,
}

impl Inputs {
    /// Computes the checksums.
    pub fn new(cache: Cache, templates: &Templates, fonts: Checksum, theme: &Theme) -> Self {
        const FOLDER: &str = "catalogue/";
        let text = |name: &str| templates.get(name).unwrap_or_default();
        let mut catalogues = Key::new("catalogues");
        let mut catalogue_of = BTreeMap::new();
        for name in templates.names(FOLDER) {
            catalogues = catalogues.with(&name, text(&name));
            let tag = name.trim_start_matches(FOLDER).trim_end_matches(".ftl");
            let sum = Checksum::of(text(&name).as_bytes());
            catalogue_of.insert(tag.to_owned(), sum);
        }
        let mut bodies = Key::new("bodies");
        for (name, file) in templates.bodies() {
            bodies = bodies.with(name, &file.text);
        }
        let folders = [
            (Format::Html, "html/"),
            (Format::Epub, "epub/"),
            (Format::Pdf, "pdf/"),
        ];
        let templates_of = folders.map(|(format, folder)| (format, used_by(folder, templates)));
        let assets = theme.assets.iter();
        let assets: BTreeMap<String, Checksum> = assets
            .map(|asset| (asset.name.clone(), Checksum::of(&asset.bytes)))
            .collect();
        Inputs {
            cache,
            catalogues: catalogues.finish(),
            catalogue_of,
            bodies: bodies.finish(),
            fonts,
            theme: sum_of_theme(theme, &assets),
            assets,
            templates_of: templates_of.into(),
            site_templates: used_by("site/", templates),
        }
    }

    /// Returns what an edition in a language has from the theme, apart from the values in its view.
    /// A web page has nothing else: it links to the style sheet by name.
    pub fn theme_of(&self, theme: &Theme, format: Format, language: &Language) -> Option<Checksum> {
        let key = Key::new("theme");
        // The fonts that there are belong to the checksum of the fonts.
        let of_pdf = theme.of_pdf(language, |_| true);
        let key = match format {
            Format::Pdf => {
                let pictures = theme.pictures();
                let key = key.with("values", format!("{of_pdf:?}"));
                self.with_assets(key, pictures)
            }
            Format::Epub => {
                let cover = theme.of_cover();
                let key = key.with("style", theme.style_of_epub(language));
                let key = key.with("cover", format!("{cover:?} {:?}", of_pdf.typefaces));
                self.with_assets(key, theme.assets.iter())
            }
            Format::Html
            | Format::Akn
            | Format::Txt
            | Format::Jsonl
            | Format::Brf
            | Format::Ebrl => return None,
        };
        Some(key.finish())
    }

    fn with_assets<'a>(&self, key: Key, assets: impl Iterator<Item = &'a Asset>) -> Key {
        assets.fold(key, |key, asset| match self.assets.get(&asset.name) {
            Some(sum) => key.with(&asset.name, sum.as_bytes()),
            None => key,
        })
    }

    /// Returns what every document depends on, by the name in messages.
    pub fn shared(&self, options: &EditionOptions) -> Vec<(String, Checksum)> {
        let text = |text: &str| Checksum::of(text.as_bytes());
        let mut shared = vec![
            ("the program".to_owned(), text(self.cache.program())),
            ("the catalogues".to_owned(), self.catalogues),
            ("the body files".to_owned(), self.bodies),
            ("the theme".to_owned(), self.theme),
        ];
        for format in &options.formats {
            if let Some(sum) = self.templates_of.get(format) {
                shared.push((format!("the templates of {format}"), *sum));
            }
        }
        if !options.bilingual.is_empty() {
            let name = "the templates of pages in two languages".to_owned();
            shared.push((name, self.site_templates));
        }
        if needs_fonts(&options.formats) {
            shared.push(("the fonts".to_owned(), self.fonts));
        }
        let EditionOptions {
            formats,
            pdf,
            html_page_marks,
            bilingual,
            html_self_contained,
            official_words_only,
            official,
            site,
            braille,
            epoch,
            imprint,
            certification,
            check,
            statements,
            title,
            search,
        } = options;
        let values = [
            ("formats", format!("{formats:?}")),
            ("pdf", format!("{pdf:?}")),
            ("bilingual", format!("{bilingual:?}")),
            ("html.page-marks", format!("{html_page_marks:?}")),
            ("html.self-contained", format!("{html_self_contained:?}")),
            ("official-words-only", format!("{official_words_only:?}")),
            ("official", format!("{official:?}")),
            ("site", format!("{site:?}")),
            ("braille", format!("{braille:?}")),
            ("SOURCE_DATE_EPOCH", format!("{epoch:?}")),
            ("publisher", format!("{imprint:?}")),
            ("epub.certification", format!("{certification:?}")),
            ("check", format!("{check:?}")),
            ("statement", format!("{statements:?}")),
            ("title", format!("{title:?}")),
            ("search", format!("{search:?}")),
        ];
        let values = values.map(|(name, value)| (format!("the option “{name}”"), text(&value)));
        shared.extend(values);
        shared
    }
}

/// Returns the checksum of fonts. Those that are built in belong to the program.
pub fn sum_of_fonts(fonts: &[FontFile]) -> Checksum {
    let mut key = Key::new("fonts");
    for font in fonts {
        if let std::borrow::Cow::Owned(bytes) = &font.bytes {
            // The names are not part of a PDF, but the order decides between equal families.
            key = key.with("font", bytes);
        }
    }
    key.finish()
}

/// Returns the checksum of a theme and its files.
fn sum_of_theme(theme: &Theme, assets: &BTreeMap<String, Checksum>) -> Checksum {
    let without_assets = Theme {
        assets: Vec::new(),
        ..theme.clone()
    };
    let key = Key::new("theme").with("values", format!("{without_assets:?}"));
    let assets = assets.iter();
    assets
        .fold(key, |key, (name, sum)| key.with(name, sum.as_bytes()))
        .finish()
}

/// Returns the checksum of the templates that those in a folder can use: a text that names another
/// template, or its folder, can use it, and so on.
fn used_by(folder: &str, templates: &Templates) -> Checksum {
    let mut others: BTreeSet<String> = templates.names("").into_iter().collect();
    others.retain(|name| !name.starts_with("catalogue/"));
    let mut used = BTreeSet::new();
    let mut open: Vec<String> = templates.names(folder);
    if folder == "pdf/" {
        open.push(LOGO.to_owned());
    }
    for name in &open {
        others.remove(name);
    }
    while let Some(name) = open.pop() {
        // Scripts and style sheets include nothing, although their comments name templates.
        let includes = !name.ends_with(".js") && !name.ends_with(".css");
        let text = templates.get(&name).filter(|_| includes);
        let text = text.unwrap_or_default();
        let (named, rest) = others.into_iter().partition(|other| can_use(text, other));
        others = rest;
        let named: BTreeSet<String> = named;
        open.extend(named);
        used.insert(name);
    }
    let mut key = Key::new("templates");
    for name in used {
        key = key.with(&name, templates.get(&name).unwrap_or_default());
    }
    key.finish()
}

/// Whether a template with a text can use another one: it has its name, or the beginning of its name
/// with the folder in quotes, as in `"/icons/" ~ name`.
fn can_use(text: &str, name: &str) -> bool {
    if text.contains(name) {
        return true;
    }
    let Some((folder, _)) = name.rsplit_once('/') else {
        return false;
    };
    let folder = format!("{folder}/");
    text.match_indices(&folder).any(|(at, _)| {
        let (before, after) = text.split_at(at);
        let quote = before.strip_suffix('/').unwrap_or(before).chars().last();
        let quote = quote.filter(|quote| matches!(quote, '"' | '\''));
        let quoted = quote.and_then(|quote| after.split(quote).next());
        quoted.is_some_and(|beginning| name.starts_with(beginning))
    })
}

#[cfg(test)]
mod tests {
    use publish_model::diagnostic::SourceFile;

    use super::{can_use, used_by};

    #[test]
    fn a_changed_template_changes_the_formats_that_use_it() {
        let templates = publish_built_in::templates();
        let folders = ["html/", "epub/", "pdf/", "site/"];
        let changed = |name: &str| {
            let text = format!("{} ", templates.get(name).unwrap_or_default());
            let files = [(name.to_owned(), SourceFile::new(name, text))];
            let other = templates.clone().with_overrides(files).unwrap();
            let folders = folders.into_iter();
            let folders =
                folders.filter(|folder| used_by(folder, &templates) != used_by(folder, &other));
            folders.collect::<Vec<_>>()
        };
        for (name, expected) in [
            ("html/resolution.html", &["html/"][..]),
            ("html/frame.html", &["html/", "site/"]),
            ("html/go_to.js", &["html/"]),
            ("text/inlines.html", &["html/", "epub/", "site/"]),
            ("epub/book.css", &["epub/"]),
            ("epub/theme.css", &["epub/"]),
            ("pdf/_style.typ", &["pdf/"]),
            ("site/page.html", &["site/"]),
            ("site/site.css", &["site/"]),
            ("logo.svg", &["html/", "epub/", "pdf/", "site/"]),
            ("catalogue/en.ftl", &[]),
        ] {
            assert_eq!(changed(name), expected, "{name}");
        }
    }

    #[test]
    fn a_folder_in_quotes_is_used_if_a_name_can_begin_so() {
        let name = "text/marks/star.svg";
        for text in [
            r#"include "text/marks/star.svg""#,
            r#"include "text/marks/" ~ kind ~ ".svg""#,
            "read('/text/marks/s' + kind)",
        ] {
            assert!(can_use(text, name), "{text}");
        }
        for text in [
            r#"<link type="text/marks/plain">"#,
            r#"include "more/text/marks/" ~ kind"#,
            "the folder text/marks/ has images",
        ] {
            assert!(!can_use(text, name), "{text}");
        }
    }
}
