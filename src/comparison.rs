//! The page that shows what changed between two documents.

use std::borrow::Cow;

use serde::Serialize;

use publish_diff::{ChangeKind, Comparison, Counts, Passage, Status};
use publish_model::diagnostic::Findings;
use publish_model::{Language, Symbol};
use publish_templates::wording::{Catalogue, FluentValue};
use publish_text::assets::Asset;
use publish_text::html::SiteLinks;
use publish_view::opening_words;

use crate::edition::Imprint;
use crate::renderer::Renderer;
use crate::site_pages::{Crumb, Frame};

/// What a page about a comparison depends on besides the comparison.
#[derive(Debug, Clone, Default)]
pub struct PageOptions {
    /// Whether the page has unchanged passages too, instead of their number.
    pub all: bool,
    /// The relative link to the shared style sheet. Without it, the page contains its style.
    pub style_sheet_href: Option<String>,
    /// The links to the earlier and the later document.
    pub hrefs: [Option<String>; 2],
    /// Whether the later one is a web page, with an anchor for each paragraph.
    pub has_anchors: bool,
    /// What header and footer of a page on a site link to.
    pub site: Option<SiteLinks>,
    /// The address of a page on a site, if it is known.
    pub address: Option<String>,
    /// The pages above this one.
    pub crumbs: Vec<Crumb>,
    /// What the project states about the publisher.
    pub imprint: Imprint,
}

/// The context of the page.
#[derive(Debug, Serialize)]
struct Page<'a> {
    #[serde(flatten)]
    frame: Frame,
    /// The style of a page without a shared style sheet.
    style: Option<Asset>,
    /// The earlier and the later document.
    documents: [Document<'a>; 2],
    /// The number of passages with each state.
    counts: Vec<Count>,
    /// Whether the documents differ.
    has_changes: bool,
    /// The passages, and where some are left out.
    entries: Vec<Entry<'a>>,
}

#[derive(Debug, Serialize)]
struct Document<'a> {
    symbol: &'a Symbol,
    title: &'a str,
    href: Option<&'a str>,
}

#[derive(Debug, Serialize)]
struct Count {
    state: String,
    count: usize,
}

/// A passage, or the number of passages that are left out.
#[derive(Debug, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
enum Entry<'a> {
    Changed(ChangedPassage<'a>),
    Unchanged(UnchangedPassage<'a>),
    LeftOut { words: String },
}

#[derive(Debug, Serialize)]
struct ChangedPassage<'a> {
    id: String,
    name: String,
    /// The link to it in the later document.
    href: Option<String>,
    states: String,
    /// The element around a passage that only one document has. Its label and words then have none.
    element: Option<&'static str>,
    /// What the printed number was and is.
    label: Vec<Run<'a>>,
    language: Option<&'a Language>,
    words: Vec<Run<'a>>,
}

#[derive(Debug, Serialize)]
struct UnchangedPassage<'a> {
    label: Vec<Run<'a>>,
    language: Option<&'a Language>,
    words: Vec<Run<'a>>,
}

/// Returns the element for words that are only in one document.
fn element(change: ChangeKind) -> Option<&'static str> {
    match change {
        ChangeKind::Kept => None,
        ChangeKind::Deleted => Some("del"),
        ChangeKind::Inserted => Some("ins"),
    }
}

/// A run of words with its element: `ins`, `del` or none.
#[derive(Debug, Serialize)]
struct Run<'a> {
    element: Option<&'static str>,
    text: Cow<'a, str>,
}

impl<'a> Run<'a> {
    fn new(change: ChangeKind, text: impl Into<Cow<'a, str>>) -> Self {
        Run {
            element: element(change),
            text: text.into(),
        }
    }
}

/// Returns the page that shows a comparison, in the language of the catalogue.
///
/// # Errors
/// `T001` or `T002` for errors in templates and catalogues.
pub fn page(
    renderer: &Renderer,
    comparison: &Comparison,
    catalogue: &Catalogue,
    options: &PageOptions,
) -> Result<String, Findings> {
    let style = match options.style_sheet_href {
        Some(_) => None,
        None => Some(renderer.assets().style.clone()),
    };
    let [old_href, new_href] = &options.hrefs;
    let frame = Frame::new(
        catalogue,
        title(&comparison.old.symbol, &comparison.new.symbol, catalogue)?,
        catalogue.message("comparison-description", &[])?,
        options.style_sheet_href.clone().unwrap_or_default(),
        &options.imprint,
        renderer.theme(),
    );
    let page = Page {
        frame: Frame {
            site: options.site.clone(),
            address: options.address.clone(),
            crumbs: options.crumbs.clone(),
            ..frame
        },
        style,
        documents: [(&comparison.old, old_href), (&comparison.new, new_href)].map(
            |(document, href)| Document {
                symbol: &document.symbol,
                title: &document.title,
                href: href.as_deref(),
            },
        ),
        counts: counts(comparison.counts, catalogue)?,
        has_changes: comparison.counts.has_changes(),
        entries: entries(comparison, catalogue, options)?,
    };
    renderer.site_page("site/comparison.html", catalogue, &page)
}

/// Returns the title of a page.
///
/// # Errors
/// `T002` for errors in the catalogue.
pub fn title(old: &Symbol, new: &Symbol, catalogue: &Catalogue) -> Result<String, Findings> {
    if old == new {
        let symbol = FluentValue::from(new.as_str());
        return catalogue.message("comparison-of-versions", &[("symbol", symbol)]);
    }
    let arguments = [
        ("old", FluentValue::from(old.as_str())),
        ("new", FluentValue::from(new.as_str())),
    ];
    catalogue.message("comparison-title", &arguments)
}

fn counts(counts: Counts, catalogue: &Catalogue) -> Result<Vec<Count>, Findings> {
    let listed = [
        ("comparison-changed", counts.changed),
        ("comparison-inserted", counts.inserted),
        ("comparison-deleted", counts.deleted),
        ("comparison-moved", counts.moved),
        ("comparison-renumbered", counts.renumbered),
        ("comparison-unchanged", counts.unchanged),
    ];
    let listed = listed.into_iter().filter(|(_, count)| *count > 0);
    let listed = listed.map(|(key, count)| {
        let state = catalogue.message(key, &[])?;
        Ok(Count { state, count })
    });
    listed.collect()
}

fn entries<'a>(
    comparison: &'a Comparison,
    catalogue: &Catalogue,
    options: &PageOptions,
) -> Result<Vec<Entry<'a>>, Findings> {
    let all = options.all;
    let mut entries = Vec::new();
    let mut number = 0;
    let mut left_out = 0;
    for passage in &comparison.passages {
        if passage.is_different() {
            add_left_out(&mut left_out, catalogue, &mut entries)?;
            number += 1;
            entries.push(Entry::Changed(ChangedPassage {
                id: format!("change-{number}"),
                name: name(passage, catalogue)?,
                href: href(passage, options),
                states: states(passage, catalogue)?,
                element: element(only_in_one(passage)),
                label: label(passage),
                language: passage.language.as_ref(),
                words: match all {
                    true => words(passage),
                    false => words_in_short(passage),
                },
            }));
        } else if all {
            entries.push(Entry::Unchanged(UnchangedPassage {
                label: label(passage),
                language: passage.language.as_ref(),
                words: words(passage),
            }));
        } else {
            left_out += 1;
        }
    }
    add_left_out(&mut left_out, catalogue, &mut entries)?;
    Ok(entries)
}

fn add_left_out(
    count: &mut usize,
    catalogue: &Catalogue,
    entries: &mut Vec<Entry<'_>>,
) -> Result<(), Findings> {
    if *count > 0 {
        let arguments = [("count", FluentValue::from(*count))];
        let words = catalogue.message("comparison-left-out", &arguments)?;
        entries.push(Entry::LeftOut { words });
        *count = 0;
    }
    Ok(())
}

/// Returns the link to a passage in the later document. A deleted passage has none: it may have the same
/// name as another one in the later document.
fn href(passage: &Passage, options: &PageOptions) -> Option<String> {
    let [_, new] = &options.hrefs;
    let anchor = passage.new.as_ref()?.anchor.as_ref()?;
    let page = new.as_ref().filter(|_| options.has_anchors)?;
    Some(format!("{page}#{anchor}"))
}

/// Returns the name of a passage, with its earlier name if that was another one.
fn name(passage: &Passage, catalogue: &Catalogue) -> Result<String, Findings> {
    let Some(old) = passage.old_name() else {
        return Ok(passage.name().to_owned());
    };
    let arguments = [
        ("old", FluentValue::from(old)),
        ("new", FluentValue::from(passage.name())),
    ];
    catalogue.message("comparison-renamed", &arguments)
}

/// Returns what happened to a passage, in words.
fn states(passage: &Passage, catalogue: &Catalogue) -> Result<String, Findings> {
    let status = match passage.status {
        Status::Unchanged => None,
        Status::Changed => Some("comparison-changed"),
        Status::Inserted => Some("comparison-inserted"),
        Status::Deleted => Some("comparison-deleted"),
    };
    let moved = passage.moved.then_some("comparison-moved");
    let renumbered = passage.renumbered.then_some("comparison-renumbered");
    let mut states = String::new();
    for key in [status, moved, renumbered].into_iter().flatten() {
        let state = catalogue.message(key, &[])?;
        states = if states.is_empty() {
            state
        } else {
            let arguments = [
                ("first", FluentValue::from(states)),
                ("second", FluentValue::from(state)),
            ];
            catalogue.message("comparison-states", &arguments)?
        };
    }
    Ok(states)
}

/// Returns what happened to a whole passage: kept, if both documents have it.
fn only_in_one(passage: &Passage) -> ChangeKind {
    match passage.status {
        Status::Inserted => ChangeKind::Inserted,
        Status::Deleted => ChangeKind::Deleted,
        Status::Changed | Status::Unchanged => ChangeKind::Kept,
    }
}

/// Returns the printed number of a passage; if it has changed, both numbers.
fn label(passage: &Passage) -> Vec<Run<'_>> {
    let (old, new) = (passage.old.as_ref(), passage.new.as_ref());
    let labels = if passage.renumbered {
        [(ChangeKind::Deleted, old), (ChangeKind::Inserted, new)]
    } else {
        [(ChangeKind::Kept, None), (ChangeKind::Kept, new.or(old))]
    };
    let runs = labels.into_iter().filter_map(|(change, place)| {
        let place = place.filter(|place| !place.label.is_empty())?;
        Some(Run::new(change, place.label.as_str()))
    });
    runs.collect()
}

fn words(passage: &Passage) -> Vec<Run<'_>> {
    let is_whole = only_in_one(passage) != ChangeKind::Kept;
    let runs = passage.words.iter().map(|run| {
        let change = if is_whole {
            ChangeKind::Kept
        } else {
            run.change
        };
        Run::new(change, run.text.as_str())
    });
    runs.collect()
}

/// Returns the words of a passage with changes; of one with only another number or position, the
/// first words.
fn words_in_short(passage: &Passage) -> Vec<Run<'_>> {
    if passage.status != Status::Unchanged {
        return words(passage);
    }
    let runs = passage.words.iter();
    runs.map(|run| Run::new(run.change, opening_words(&run.text)))
        .collect()
}
