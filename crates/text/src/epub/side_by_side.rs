//! The EPUB of a document in two languages, which alternate paragraph by paragraph.

use std::collections::BTreeMap;

use minijinja::Environment;
use minijinja::value::{Serde, Value};
use serde::Serialize;

use publish_model::Language;
use publish_view::side_by_side::{Row, rows};
use publish_view::{OutlineEntry, PageMarks, View};

use super::chapters::{Chapter, Kind};
use super::{ContentsEntry, EpubAsset, EpubError, FileContext, Files, assemble, identifier};
use crate::anchors;
use crate::side_by_side::id_prefix;
use crate::text_view::{PageKind, text_view, text_view_of_second};

/// The context of a chapter.
#[derive(Serialize)]
struct ChapterContext<'a> {
    /// The view of the first document, for the cover.
    view: &'a Value,
    first: &'a Value,
    second: &'a Value,
    chapter: &'a Chapter,
    /// The language of its title.
    language: &'a Language,
    rows: &'a [Row<'a>],
    /// Whether the chapter begins with the mastheads.
    is_opening: bool,
}

/// Renders two languages of a document as an EPUB with this title. Its navigation is in the first
/// language.
///
/// # Errors
/// The same as [`super::render`].
pub fn render(
    environment: &Environment<'_>,
    [first, second]: [&View<'_>; 2],
    title: &str,
    style_sheet: &str,
    assets: &[EpubAsset],
) -> Result<Vec<u8>, EpubError> {
    let (chapters, divided) = divide(first, second, title);
    let prefix = id_prefix(&second.resolution.language);
    let pages = PageMarks::default();
    let texts = |places: [&BTreeMap<String, String>; 2]| {
        let of_first = text_view(first, &pages, places[0], &PageKind::Xhtml)?;
        let of_second = text_view_of_second(second, places[1], &PageKind::Xhtml, &prefix)?;
        let mut texts = Vec::with_capacity(chapters.len());
        for (index, (chapter, (language, rows))) in chapters.iter().zip(&divided).enumerate() {
            let context = ChapterContext {
                view: &of_first,
                first: &of_first,
                second: &of_second,
                chapter,
                language,
                rows,
                is_opening: index == 1,
            };
            let template = environment.get_template(chapter.template())?;
            texts.push(template.render(Value::from(Serde(context)))?);
        }
        Ok::<_, minijinja::Error>((texts, of_first))
    };
    // The files of all ids are known after the first rendering.
    let none = BTreeMap::new();
    let (without_places, _) = texts([&none, &none])?;
    let (mut of_first, mut of_second) = (BTreeMap::new(), BTreeMap::new());
    for (chapter, text) in chapters.iter().zip(&without_places) {
        for id in anchors::ids(text) {
            let (places, anchor) = match id.strip_prefix(&prefix) {
                Some(anchor) => (&mut of_second, anchor),
                None => (&mut of_first, id),
            };
            places.insert(anchor.to_owned(), chapter.file.clone());
        }
    }
    drop(without_places);
    let (texts, view) = texts([&of_first, &of_second])?;
    for (view, prefix) in [(first, ""), (second, prefix.as_str())] {
        let texts = texts.iter().map(String::as_str);
        anchors::check_with_prefix(texts, view, &pages, prefix)?;
    }
    let languages = [&first.resolution.language, &second.resolution.language];
    let [one, other] = languages;
    let identifier = identifier(&format!("{} {one},{other}", first.resolution.symbol));
    let urn = identifier.urn().to_string();
    let files = Files {
        chapters: &chapters,
        texts: &texts,
        style_sheet,
        assets,
    };
    let outline = contents(first, &of_first, &chapters, &divided);
    assemble(identifier, &files, |template, with_svg, assets| {
        let context = FileContext {
            view: &view,
            title,
            languages: &languages,
            chapters: &chapters,
            chapter: None,
            outline: &outline,
            pages: &[],
            with_svg,
            assets,
            identifier: &urn,
        };
        let template = environment.get_template(template)?;
        template.render(Value::from(Serde(context)))
    })
}

/// Returns the table of contents: that of the first language, with the chapters that only the second one has.
/// `files` is the file of each anchor of the first language.
fn contents<'a>(
    first: &'a View<'_>,
    files: &BTreeMap<String, String>,
    chapters: &'a [Chapter],
    divided: &[Content<'a>],
) -> Vec<ContentsEntry<'a>> {
    let mut outline = first.outline.iter().peekable();
    let mut entries = Vec::with_capacity(first.outline.len());
    for (chapter, (language, _)) in chapters.iter().zip(divided) {
        let is_here = |entry: &&OutlineEntry| files.get(&entry.anchor) == Some(&chapter.file);
        while let Some(entry) = outline.next_if(is_here) {
            entries.push(ContentsEntry::Outline(entry));
        }
        if *language != &first.resolution.language {
            entries.push(ContentsEntry::OfSecond {
                file: &chapter.file,
                title: &chapter.title,
                language,
            });
        }
    }
    entries.extend(outline.map(ContentsEntry::Outline));
    entries
}

/// The language of the title of a chapter, and its rows.
type Content<'a> = (&'a Language, Vec<Row<'a>>);

/// Divides the rows into chapters. The first chapter is the cover, which has none.
fn divide<'a>(
    first: &'a View<'_>,
    second: &'a View<'_>,
    title: &str,
) -> (Vec<Chapter>, Vec<Content<'a>>) {
    let chapter = |file: String, kind: Kind, title: String| Chapter {
        title,
        ..Chapter::new(file, kind, 0, 0)
    };
    let mut chapters = vec![
        chapter("cover.xhtml".to_owned(), Kind::Cover, title.to_owned()),
        chapter(
            "opening.xhtml".to_owned(),
            Kind::SideBySide,
            title.to_owned(),
        ),
    ];
    let language = &first.resolution.language;
    let mut divided = vec![(language, Vec::new()), (language, Vec::new())];
    let mut current = Vec::new();
    for row in rows(first, second) {
        if let Some((title, language)) = row.title_of_chapter([first, second]) {
            if let Some((_, last)) = divided.last_mut() {
                *last = std::mem::take(&mut current);
            }
            let file = format!("text-{}.xhtml", chapters.len());
            chapters.push(chapter(file, Kind::SideBySide, title));
            divided.push((language, Vec::new()));
        }
        current.push(row);
    }
    if let Some((_, last)) = divided.last_mut() {
        *last = current;
    }
    (chapters, divided)
}
