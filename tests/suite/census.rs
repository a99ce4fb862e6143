//! The census of links and anchors: every edition has every anchor of the model, no internal link
//! is broken, and every note call has a link to its note and a link back.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use lopdf::{Dictionary, Document, Object};

use publish_model::{PlaceKind, Places};
use publish_templates::Templates;
use publish_test_support::epub::Epub;
use publish_test_support::{catalogues, editions, pdf_configurations, resolution, root};
use publish_view::View;
use publish_view::edition::Format;
use publish_view::edition::pdf::{PdfBuildOptions, Standard};

/// A/RES/68/197 has 31 preambular and 48 operative paragraphs, 4 items, 25 notes and 42 calls.
const PARAGRAPHS_ITEMS_AND_NOTES: [usize; 3] = [31 + 48, 4, NOTES];
const NOTES: usize = 25;
const CALLS: usize = 42;

struct Built {
    /// The model's places.
    places: Places,
    /// The anchors that every edition must have.
    anchors: BTreeSet<String>,
    html: String,
    epub: Vec<u8>,
    pdf: Vec<u8>,
}

fn build() -> Built {
    build_with(PdfBuildOptions::default())
}

/// Builds the real document. `settings` have one variant of the PDF.
fn build_with(settings: PdfBuildOptions) -> Built {
    let source = root().join("content/A/RES/68/197/en.md");
    build_source(&source, settings)
}

fn build_source(source: &Path, settings: PdfBuildOptions) -> Built {
    build_in(publish_built_in::templates(), source, settings)
}

fn build_in(templates: Templates, source: &Path, settings: PdfBuildOptions) -> Built {
    let formats = publish::formats::available();
    let builder = editions::builder_with(templates, &formats);
    let editions = editions::build_with(&builder, source, &formats, settings).without_findings();
    let resolution = resolution(source);
    let catalogue = catalogues().get(&resolution.language).unwrap();
    let view = View::new(&resolution, catalogue, None).unwrap();
    let linked = view.linked_places();
    let anchors: BTreeSet<String> = linked.map(|place| place.anchor.to_string()).collect();
    let listed: BTreeSet<String> = editions.entry.anchors.iter().map(str::to_owned).collect();
    assert_eq!(listed, anchors);
    Built {
        places: view.places.clone(),
        anchors,
        html: editions.text(Format::Html),
        epub: editions.bytes(Format::Epub),
        pdf: editions.bytes(Format::Pdf),
    }
}

impl Built {
    /// Returns the anchors of all places of a kind.
    fn of_kind(&self, kind: PlaceKind) -> BTreeSet<String> {
        let places = self.places.of_kind(kind);
        places.map(|place| place.anchor.to_string()).collect()
    }

    fn kind(&self, anchor: &str) -> Option<PlaceKind> {
        self.places.get(anchor).map(|place| place.kind)
    }
}

#[test]
fn every_paragraph_item_note_and_call_has_an_anchor() {
    let built = build();
    let kinds = [PlaceKind::Paragraph, PlaceKind::Item, PlaceKind::Note];
    let places = kinds.map(|kind| built.of_kind(kind).len());
    assert_eq!(places, PARAGRAPHS_ITEMS_AND_NOTES);
    assert_eq!(built.of_kind(PlaceKind::Call).len(), CALLS);
    for (anchor, kind) in [
        ("pp-1", PlaceKind::Paragraph),
        ("pp-31", PlaceKind::Paragraph),
        ("op-1", PlaceKind::Paragraph),
        ("op-48", PlaceKind::Paragraph),
        ("op-18-a", PlaceKind::Item),
        ("op-18-d", PlaceKind::Item),
        ("fn-14", PlaceKind::Note),
        ("fnref-14-8", PlaceKind::Call),
    ] {
        assert!(built.anchors.contains(anchor), "{anchor}");
        assert_eq!(built.kind(anchor), Some(kind), "{anchor}");
    }
}

/// The ids and links of a page.
struct Page {
    ids: Vec<String>,
    links: Vec<Link>,
}

struct Link {
    href: String,
    role: String,
    is_hidden: bool,
    name: String,
}

fn html_page(html: &str) -> Page {
    let page = scraper::Html::parse_document(html);
    let select = |what: &str| scraper::Selector::parse(what).unwrap();
    let attribute = |element: scraper::ElementRef<'_>, name: &str| {
        element.value().attr(name).unwrap_or_default().to_owned()
    };
    Page {
        ids: page
            .select(&select("[id]"))
            .map(|element| attribute(element, "id"))
            .collect(),
        links: page
            .select(&select("a"))
            .map(|element| Link {
                href: attribute(element, "href"),
                role: attribute(element, "role"),
                is_hidden: attribute(element, "aria-hidden") == "true",
                name: element.text().collect(),
            })
            .collect(),
    }
}

fn epub_pages(bytes: &[u8]) -> BTreeMap<String, Page> {
    let epub = Epub::read(bytes);
    let mut pages = BTreeMap::new();
    for name in epub.names().filter(|name| name.ends_with(".xhtml")) {
        let options = roxmltree::ParsingOptions {
            allow_dtd: true,
            ..Default::default()
        };
        let document = roxmltree::Document::parse_with_options(epub.text(name), options).unwrap();
        let elements: Vec<_> = document
            .descendants()
            .filter(|node| node.is_element())
            .collect();
        let attribute = |node: &roxmltree::Node<'_, '_>, name: &str| {
            node.attribute(name).unwrap_or_default().to_owned()
        };
        let page = Page {
            ids: elements
                .iter()
                .filter_map(|node| node.attribute("id"))
                .map(str::to_owned)
                .collect(),
            links: elements
                .iter()
                .filter(|node| node.has_tag_name(("http://www.w3.org/1999/xhtml", "a")))
                .map(|node| Link {
                    href: attribute(node, "href"),
                    role: attribute(node, "role"),
                    is_hidden: attribute(node, "aria-hidden") == "true",
                    name: node
                        .descendants()
                        .filter_map(|inner| inner.text().filter(|_| inner.is_text()))
                        .collect(),
                })
                .collect(),
        };
        pages.insert(name.trim_start_matches("OEBPS/").to_owned(), page);
    }
    pages
}

/// Returns documents with calls and links in every position that the model allows.
fn documents_with_calls_everywhere() -> Vec<PathBuf> {
    let folder = root().join("tests");
    let names = [
        "structure/whole.md",
        "structure/parts.md",
        "structure/closing.md",
        "census/calls.md",
        "census/votes.json",
    ];
    names.map(|name| folder.join(name)).into()
}

#[test]
fn every_internal_link_of_a_web_page_has_a_target() {
    for source in documents_with_calls_everywhere() {
        let built = build_source(&source, PdfBuildOptions::default());
        let page = html_page(&built.html);
        check_links(&BTreeMap::from([("index.html".to_owned(), page)]), &built);
    }
}

#[test]
fn every_internal_link_of_an_epub_has_a_target() {
    for source in documents_with_calls_everywhere() {
        let built = build_source(&source, PdfBuildOptions::default());
        check_links(&epub_pages(&built.epub), &built);
    }
}

#[test]
fn every_internal_link_of_a_pdf_has_a_named_destination() {
    for source in documents_with_calls_everywhere() {
        let built = build_source(&source, PdfBuildOptions::default());
        let document = Document::load_mem(&built.pdf).unwrap();
        let destinations = named_destinations(&document);
        let calls = built.of_kind(PlaceKind::Call);
        let mut returns = BTreeSet::new();
        for target in internal_targets(&document) {
            let named = destinations.iter().filter(|(_, other)| **other == target);
            let names: Vec<&String> = named.map(|(name, _)| name).collect();
            assert!(!names.is_empty(), "a link has no anchor: {target:?}");
            let returned_to = names.into_iter().filter(|name| calls.contains(*name));
            returns.extend(returned_to.cloned());
        }
        assert_eq!(returns, calls);
    }
}

/// Returns the destinations of the internal links of a PDF.
fn internal_targets(document: &Document) -> Vec<Vec<Object>> {
    let dictionaries = document
        .objects
        .values()
        .filter_map(|object| object.as_dict().ok());
    let links = dictionaries.filter_map(|dictionary| link_of(dictionary).ok());
    links
        .filter_map(|link| destination(document, link))
        .collect()
}

/// Asserts that every internal link has a target and that every call has a link back.
fn check_links(pages: &BTreeMap<String, Page>, built: &Built) {
    let mut returns = BTreeSet::new();
    for (name, page) in pages {
        for link in &page.links {
            let Some((file, fragment)) = link.href.split_once('#') else {
                continue;
            };
            if link.href.contains("://") {
                continue;
            }
            let target = if file.is_empty() { name.as_str() } else { file };
            let target = pages.get(target);
            let ids = target.map(|page| page.ids.as_slice()).unwrap_or_default();
            assert!(
                ids.iter().any(|id| id == fragment),
                "in {name}, the target of {} is missing",
                link.href
            );
            if link.role == "doc-backlink" {
                returns.insert(fragment.to_owned());
            }
        }
    }
    assert_eq!(returns, built.of_kind(PlaceKind::Call));
}

/// Checks the ids and links of HTML and EPUB.
fn check_pages(pages: &BTreeMap<String, Page>, built: &Built) {
    check_links(pages, built);
    let anchors = &built.anchors;
    let mut ids = BTreeSet::new();
    for page in pages.values() {
        for id in &page.ids {
            assert!(!id.is_empty());
            let is_anchor = anchors.contains(id);
            assert!(
                ids.insert(id.clone()) || !is_anchor,
                "the anchor {id} is repeated"
            );
        }
    }
    for anchor in anchors {
        assert!(ids.contains(anchor), "the anchor {anchor} is missing");
    }
    let mut calls = BTreeSet::new();
    let mut returns = BTreeSet::new();
    let mut call_count = 0;
    for page in pages.values() {
        for link in &page.links {
            assert!(
                link.is_hidden || !link.name.trim().is_empty(),
                "a link to {} has no name",
                link.href
            );
            let Some((_, fragment)) = link.href.split_once('#') else {
                continue;
            };
            if link.role == "doc-noteref" {
                let note = built.places.get(fragment).unwrap();
                assert_eq!(note.kind, PlaceKind::Note);
                assert_eq!(link.name, format!("note {}", note.label));
                calls.insert(fragment.to_owned());
                call_count += 1;
            }
            if link.role == "doc-backlink" {
                assert!(
                    returns.insert(fragment.to_owned()),
                    "two backlinks to {fragment}"
                );
                assert!(link.name.contains("Back to"), "{}", link.name);
            }
        }
    }
    assert_eq!((call_count, calls.len()), (CALLS, NOTES));
    assert_eq!(returns, built.of_kind(PlaceKind::Call));
}

#[test]
fn html_has_every_anchor_and_no_broken_link() {
    let built = build();
    let page = html_page(&built.html);
    let distinct: BTreeSet<&String> = page.ids.iter().collect();
    assert_eq!(distinct.len(), page.ids.len(), "an id is repeated");
    check_pages(&BTreeMap::from([("index.html".to_owned(), page)]), &built);
}

#[test]
fn permalinks_of_paragraphs_in_html_are_for_the_pointer_only() {
    let built = build();
    let page = html_page(&built.html);
    let link = |href: &str, is_hidden: bool| {
        let mut links = page.links.iter();
        let found = links.find(|link| link.href == href && link.is_hidden == is_hidden);
        found.map(|link| link.name.replace('\u{a0}', " ").trim().to_owned())
    };
    for (href, shown) in [("#op-18", ""), ("#op-18-c", ""), ("#pp-3", "¶")] {
        assert_eq!(link(href, true).as_deref(), Some(shown), "{href}");
    }
    // The contents list the paragraphs by number and opening words.
    assert_eq!(link("#op-18", false).as_deref(), Some("18 Recognizes"));
    let preambular = link("#pp-3", false).unwrap();
    assert!(preambular.starts_with("3 Recalling its"), "{preambular}");
}

#[test]
fn epubs_name_preambular_paragraphs_in_the_contents_only() {
    let built = build();
    let pages = epub_pages(&built.epub);
    for (file, page) in &pages {
        let mut links = page.links.iter();
        let found = links.find(|link| link.href.ends_with("#pp-3"));
        let name = found.map(|link| link.name.as_str());
        let wanted = (file == "nav.xhtml").then_some("Preambular paragraph 3");
        assert_eq!(name, wanted, "{file}");
    }
}

#[test]
fn epub_has_every_anchor_and_no_broken_link() {
    let built = build();
    check_pages(&epub_pages(&built.epub), &built);
}

#[test]
fn every_pdf_configuration_has_every_anchor_and_no_broken_link() {
    for settings in pdf_configurations() {
        eprintln!("{settings:?}");
        check_pdf(&build_with(settings));
    }
}

#[test]
fn the_example_theme_has_every_anchor_and_no_broken_link() {
    let templates = editions::theme("examples/theme-harbour-city");
    let source = root().join("content/A/RES/68/197/en.md");
    let built = build_in(templates, &source, PdfBuildOptions::default());
    assert_eq!(built.anchors, build().anchors);
    let page = html_page(&built.html);
    check_pages(&BTreeMap::from([("index.html".to_owned(), page)]), &built);
    check_pages(&epub_pages(&built.epub), &built);
    check_pdf(&built);
}

fn check_pdf(built: &Built) {
    let document = Document::load_mem(&built.pdf).unwrap();
    let destinations = named_destinations(&document);
    for anchor in &built.anchors {
        assert!(
            destinations.contains_key(anchor),
            "the anchor {anchor} is missing"
        );
    }
    let pages: BTreeSet<_> = document.get_pages().into_values().collect();
    let mut to_notes = 0;
    let mut returns = BTreeSet::new();
    for object in document.objects.values() {
        let Ok(link) = object.as_dict().and_then(link_of) else {
            continue;
        };
        assert!(
            !contents(link).is_empty(),
            "a link has no Contents: {link:?}"
        );
        let Some(target) = destination(&document, link) else {
            continue;
        };
        assert!(
            pages.contains(&page_of(&target)),
            "the page of a link is missing"
        );
        let named: Vec<&String> = destinations
            .iter()
            .filter(|(_, other)| **other == target)
            .map(|(name, _)| name)
            .collect();
        assert!(!named.is_empty(), "a link has no anchor: {link:?}");
        let is = |name: &str, kind| built.kind(name) == Some(kind);
        let calls = named.iter().filter(|name| is(name, PlaceKind::Call));
        let before = returns.len();
        returns.extend(calls.map(|name| name.to_string()));
        let is_to_note = named.iter().any(|name| is(name, PlaceKind::Note));
        to_notes += usize::from(returns.len() == before && is_to_note);
    }
    assert_eq!(to_notes, CALLS, "links to notes");
    assert_eq!(returns.len(), CALLS, "calls that are returned to");
}

fn link_of(dictionary: &Dictionary) -> lopdf::Result<&Dictionary> {
    match dictionary.get(b"Subtype")?.as_name()? {
        b"Link" => Ok(dictionary),
        _ => Err(lopdf::Error::DictKey("Link".to_owned())),
    }
}

fn contents(link: &Dictionary) -> Vec<u8> {
    link.get(b"Contents")
        .and_then(Object::as_str)
        .unwrap_or_default()
        .to_vec()
}

/// Returns the destination array of an internal link, or `None` for other links.
fn destination(document: &Document, link: &Dictionary) -> Option<Vec<Object>> {
    let from_action = || {
        let (_, action) = document.dereference(link.get(b"A").ok()?).ok()?;
        action.as_dict().ok()?.get(b"D").ok()
    };
    let object = link.get(b"Dest").ok().or_else(from_action)?;
    resolve(document, object)
}

fn resolve(document: &Document, object: &Object) -> Option<Vec<Object>> {
    match document.dereference(object).ok()?.1 {
        Object::Array(array) => Some(array.clone()),
        Object::Dictionary(dictionary) => resolve(document, dictionary.get(b"D").ok()?),
        Object::String(name, _) => {
            named_destinations(document).remove(&String::from_utf8_lossy(name).into_owned())
        }
        _ => None,
    }
}

fn page_of(destination: &[Object]) -> lopdf::ObjectId {
    destination[0].as_reference().unwrap()
}

fn named_destinations(document: &Document) -> BTreeMap<String, Vec<Object>> {
    let dictionary = |object: &Object| {
        document
            .dereference(object)
            .unwrap()
            .1
            .as_dict()
            .unwrap()
            .clone()
    };
    let names = dictionary(document.catalog().unwrap().get(b"Names").unwrap());
    let mut open = vec![dictionary(names.get(b"Dests").unwrap())];
    let mut found = BTreeMap::new();
    while let Some(node) = open.pop() {
        if let Ok(kids) = node.get(b"Kids").and_then(Object::as_array) {
            open.extend(kids.iter().map(dictionary));
        }
        if let Ok(pairs) = node.get(b"Names").and_then(Object::as_array) {
            for pair in pairs.chunks(2) {
                let name = String::from_utf8(pair[0].as_str().unwrap().to_vec()).unwrap();
                if let Some(destination) = resolve(document, &pair[1]) {
                    found.insert(name, destination);
                }
            }
        }
    }
    found
}

/// PDF readers show the printed page numbers (ISO 32000-1, 12.4.2).
#[test]
fn page_labels_are_the_printed_page_numbers() {
    let document = Document::load_mem(&build().pdf).unwrap();
    let labels = document.catalog().unwrap().get(b"PageLabels").unwrap();
    let labels = document.dereference(labels).unwrap().1.as_dict().unwrap();
    let numbers = labels.get(b"Nums").and_then(Object::as_array).unwrap();
    assert_eq!(numbers.len(), document.get_pages().len() * 2);
    for (position, pair) in numbers.chunks(2).enumerate() {
        let label = document.dereference(&pair[1]).unwrap().1.as_dict().unwrap();
        let number = i64::try_from(position).unwrap();
        assert_eq!(pair[0].as_i64().unwrap(), number);
        assert_eq!(label.get(b"S").unwrap().as_name().unwrap(), b"D");
        let printed = label.get(b"St").and_then(Object::as_i64).unwrap_or(1);
        assert_eq!(printed, number + 1);
    }
}

#[test]
fn bookmarks_link_to_anchors() {
    for settings in pdf_configurations() {
        let is_pdf_2 = matches!(settings.standard, Standard::A4 | Standard::A4f);
        let built = build_with(settings);
        let document = Document::load_mem(&built.pdf).unwrap();
        let named: BTreeSet<String> = named_destinations(&document).into_keys().collect();
        let bookmarks = document.objects.values().filter_map(|object| {
            let dictionary = object.as_dict().ok()?;
            let is_bookmark = dictionary.has(b"Title") && dictionary.has(b"Parent");
            is_bookmark.then_some(dictionary)
        });
        let mut count = 0;
        for bookmark in bookmarks {
            let title = lopdf::decode_text_string(bookmark.get(b"Title").unwrap()).unwrap();
            match bookmark.get(b"Dest") {
                Ok(Object::String(name, _)) => {
                    let name = String::from_utf8(name.clone()).unwrap();
                    assert!(
                        named.contains(&name),
                        "“{title}” links to a missing anchor: {name}"
                    );
                }
                _ => {
                    assert!(title.starts_with("68/197"), "“{title}” has no anchor");
                    // In PDF 2.0 it links to the structure element of the title.
                    assert_eq!(bookmark.has(b"A"), is_pdf_2);
                }
            }
            count += 1;
        }
        // Title, preamble, operative part, 48 paragraphs, notes.
        assert_eq!(count, 52);
    }
}

/// When the file is opened, the outline shows as many levels as fit.
#[test]
fn the_outline_opens_with_as_many_levels_as_fit() {
    let document = Document::load_mem(&build().pdf).unwrap();
    let outline = document.catalog().unwrap().get(b"Outlines").unwrap();
    let outline = outline.as_reference().unwrap();
    let count = |id| {
        let dictionary = document.get_dictionary(id).unwrap();
        dictionary.get(b"Count").and_then(Object::as_i64).ok()
    };
    // Title, preamble, operative part and notes are visible, the 48 paragraphs are not.
    assert_eq!(count(outline), Some(4));
    let counts: Vec<i64> = document
        .objects
        .iter()
        .filter(|(_, object)| object.as_dict().is_ok_and(|item| item.has(b"Title")))
        .filter_map(|(id, _)| count(*id))
        .collect();
    assert_eq!(counts, [-48]);
}

#[test]
fn bookmarks_include_preamble_operative_paragraphs_and_notes() {
    let document = Document::load_mem(&build().pdf).unwrap();
    let outline = document
        .catalog()
        .unwrap()
        .get(b"Outlines")
        .unwrap()
        .as_reference()
        .unwrap();
    let mut titles = Vec::new();
    collect_titles(&document, outline, 0, &mut titles);
    let top: Vec<&str> = titles
        .iter()
        .filter(|(depth, _)| *depth <= 1)
        .map(|(_, title)| title.as_str())
        .collect();
    assert!(
        top.contains(&"Preamble") && top.contains(&"Operative part"),
        "{top:?}"
    );
    assert_eq!(titles.last().unwrap().1, "Notes");
    let numbered = titles.iter().filter(|(_, title)| {
        title.starts_with(|c: char| c.is_ascii_digit()) && !title.starts_with("68/197")
    });
    assert_eq!(numbered.count(), 48);
    assert!(
        titles.iter().any(|(_, title)| title == "18. Recognizes"),
        "{titles:?}"
    );
}

fn collect_titles(
    document: &Document,
    id: lopdf::ObjectId,
    depth: usize,
    titles: &mut Vec<(usize, String)>,
) {
    let dictionary = document.get_dictionary(id).unwrap();
    let mut next = dictionary.get(b"First").and_then(Object::as_reference).ok();
    while let Some(item) = next {
        let bookmark = document.get_dictionary(item).unwrap();
        let title = lopdf::decode_text_string(bookmark.get(b"Title").unwrap()).unwrap();
        titles.push((depth, title));
        collect_titles(document, item, depth + 1, titles);
        next = bookmark.get(b"Next").and_then(Object::as_reference).ok();
    }
}
