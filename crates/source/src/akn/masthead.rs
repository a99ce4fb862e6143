//! The cover page, the preface and the conclusions: the lines before and after the text.

use roxmltree::Node;

use crate::report::Report;
use publish_model::unresolved::{Inline, Inlines, Masthead};
use publish_model::{Language, plain_text};

use super::notes::Notes;
use super::{child, identity, line, name, vocabulary};

/// Reads the masthead of a document. Lines that no rule covers are kept below the title.
pub fn read(
    main: Node<'_, '_>,
    language: &Language,
    notes: &mut Notes,
    report: &mut Report,
) -> Masthead {
    let mut masthead = Masthead::default();
    let Some(cover) = child(main, "coverPage") else {
        preface_as_masthead(main, &mut masthead, notes, report);
        return masthead;
    };
    for node in cover.children().filter(Node::is_element) {
        let content = mark_english(line::read(node, notes, report), language);
        if !content.is_empty() {
            add_line(&mut masthead, node, content);
        }
    }
    let preface = preface(main, notes, report);
    if !preface.number.is_empty() {
        masthead.number = preface.number;
    }
    // Statements of 2024 repeat the title of the cover page before the text (S/PRST/2024/5).
    if masthead.title.is_empty() {
        masthead.title = preface.title;
    } else if !preface.title.is_empty() {
        masthead.below_title.push(preface.title);
    }
    masthead.below_title.extend(preface.below);
    if masthead.title.is_empty()
        && let Some(title) = title_in_body(main)
    {
        masthead.title = super::heading::without_bold(line::read(title, notes, report));
    }
    masthead
}

/// Reads the preface of a document without a cover page, in which each line can have any meaning.
/// Lines before the number and the title are above them in the masthead, and others below.
fn preface_as_masthead(
    main: Node<'_, '_>,
    masthead: &mut Masthead,
    notes: &mut Notes,
    report: &mut Report,
) {
    let mut lines = Vec::new();
    for preface in main.children().filter(|part| name(*part) == "preface") {
        collect_lines(preface, &mut lines);
    }
    let has_number = |line: &Node<'_, '_>| line.descendants().any(identity::is_number);
    let is_marked = lines.iter().any(has_title);
    let last_number = lines.iter().rposition(has_number);
    for (index, node) in lines.into_iter().enumerate() {
        let is_number = has_number(&node);
        let follows_number = last_number.is_none_or(|last| last < index);
        let is_title = has_title(&node) || !is_marked && follows_number && !is_known(node);
        if is_number && is_title && masthead.number.is_empty() && begins_with_number(node) {
            let mut preface = Preface::default();
            title_line(node, &mut preface, notes, report);
            masthead.number = preface.number;
            masthead.title = preface.title;
            continue;
        }
        let content = line::read(node, notes, report);
        if content.is_empty() {
            continue;
        }
        if !masthead.title.is_empty() || !masthead.below_title.is_empty() {
            masthead.below_title.push(content);
        } else if is_title {
            masthead.title = super::heading::without_bold(content);
        } else if is_number && masthead.number.is_empty() {
            masthead.number = content;
        } else if !masthead.number.is_empty() {
            masthead.below_title.push(content);
        } else if is_known(node) {
            add_line(masthead, node, content);
        } else {
            if !masthead.adoption.is_empty() {
                masthead.adoption.push(Inline::LineBreak);
            }
            masthead.adoption.extend(content);
        }
    }
}

/// Whether the number of a document begins a line, before its title.
fn begins_with_number(line: Node<'_, '_>) -> bool {
    let first = line
        .children()
        .find(|inner| inner.is_element() || inner.is_text() && has_text(*inner));
    first.is_some_and(|first| name(first) == "docNumber")
}

/// Collects the elements that contain lines of text.
fn collect_lines<'a, 'input>(node: Node<'a, 'input>, lines: &mut Vec<Node<'a, 'input>>) {
    for inner in node.children().filter(Node::is_element) {
        let is_line = inner
            .children()
            .any(|part| vocabulary::is_inline(part) || part.is_text() && has_text(part));
        if is_line || name(inner) == "p" {
            lines.push(inner);
        } else {
            collect_lines(inner, lines);
        }
    }
}

fn has_text(node: Node<'_, '_>) -> bool {
    !node.text().unwrap_or_default().trim().is_empty()
}

/// Whether a line of a preface has the title, or is in a container for it.
fn has_title(line: &Node<'_, '_>) -> bool {
    let is_title = |node: Node<'_, '_>| {
        let is_class = node.attribute("class") == Some("docTitle");
        matches!(name(node), "docTitle" | "shortTitle") || is_class
    };
    let container = line
        .parent_element()
        .and_then(|outer| outer.attribute("name"));
    container == Some("title") || line.descendants().any(is_title)
}

/// Whether a line of a preface has another meaning than that of a title.
fn is_known(line: Node<'_, '_>) -> bool {
    line.descendants().any(|inner| {
        matches!(
            name(inner),
            "docAuthority" | "docStatus" | "docDate" | "session" | "docProponent"
        )
    })
}

/// Returns the line of a title at the start of the main body, if there is none before the text:
/// statements until 2015 (S/PRST/2001/15).
pub fn title_in_body<'a, 'input>(main: Node<'a, 'input>) -> Option<Node<'a, 'input>> {
    let has_words = |node: &Node<'_, '_>| !line::plain(*node).is_empty();
    if child(main, "preamble").is_some() || child(main, "preface").is_some_and(|it| has_words(&it))
    {
        return None;
    }
    let cover = child(main, "coverPage")?;
    if cover
        .descendants()
        .any(|node| name(node) == "docTitle" && has_words(&node))
    {
        return None;
    }
    let first = child(main, "mainBody")?.first_element_child()?;
    let title = child(first, "docTitle")?;
    let is_alone = name(first) == "p" && line::plain(first) == line::plain(title);
    (is_alone && has_words(&title)).then_some(first)
}

/// Marks “Distr.: General”, the date of issue and the language lines as English in Arabic, Chinese
/// and Russian documents, which do not translate them.
fn mark_english(content: Inlines, language: &Language) -> Inlines {
    if language.leaves_in_english(&plain_text(&content)) {
        vec![Inline::Foreign {
            language: Language::english(),
            content,
        }]
    } else {
        content
    }
}

fn add_line(masthead: &mut Masthead, node: Node<'_, '_>, content: Inlines) {
    let inner = node
        .descendants()
        .find(|inner| {
            matches!(
                name(*inner),
                "docAuthority"
                    | "docNumber"
                    | "docStatus"
                    | "docDate"
                    | "session"
                    | "event"
                    | "inline"
                    | "docTitle"
                    | "docProponent"
            )
        })
        .unwrap_or(node);
    let about = inner
        .attribute("refersTo")
        .unwrap_or_default()
        .trim_start_matches('#');
    let kind = inner.attribute("name").unwrap_or_default();
    let line = match (name(inner), about, kind) {
        ("docNumber", ..) => return,
        ("docAuthority", "publisher", _) => &mut masthead.organization,
        ("docAuthority", "subsidiaryBody", _) => &mut masthead.subsidiary_body,
        ("docAuthority", ..) => &mut masthead.body,
        ("docStatus", ..) => &mut masthead.distribution,
        ("docDate", ..) => &mut masthead.issued,
        ("session", ..) => &mut masthead.session,
        ("event", ..) => &mut masthead.session_dates,
        ("inline", _, "originalLanguage" | "languageOfExpression") => {
            masthead.languages.push(content);
            return;
        }
        ("inline", _, "agenda item" | "agenda item name") => {
            masthead.agenda.push(content);
            return;
        }
        ("docProponent", ..) => &mut masthead.report,
        // The title of Security Council resolutions is their number (S/RES/2561 (2021)).
        ("docTitle", "resolutionNumber", _) => &mut masthead.title,
        ("docTitle", "adoption", _) => {
            masthead.below_title.push(content);
            return;
        }
        ("docTitle", ..) => &mut masthead.adoption,
        _ => {
            masthead.below_title.push(content);
            return;
        }
    };
    if line.is_empty() {
        *line = content;
    } else {
        line.push(Inline::LineBreak);
        line.extend(content);
    }
}

/// The lines directly before the text.
#[derive(Debug, Default)]
pub struct Preface {
    /// The number, `79/275.`, or the letter of a part.
    pub number: Inlines,
    /// The title.
    pub title: Inlines,
    /// The letter of a part that was issued separately, with its note (A/RES/77/253 B).
    pub below: Vec<Inlines>,
}

/// Reads the number and the title before the text.
pub fn preface(main: Node<'_, '_>, notes: &mut Notes, report: &mut Report) -> Preface {
    let mut preface = Preface::default();
    let lines = child(main, "preface").map(|preface| preface.children());
    for node in lines.into_iter().flatten().filter(Node::is_element) {
        if preface.title.is_empty() {
            title_line(node, &mut preface, notes, report);
        } else {
            let line = line::read(node, notes, report);
            if !line.is_empty() {
                preface.below.push(line);
            }
        }
    }
    preface
}

/// Adds a text to a line, which has no adjacent texts.
fn add_text(line: &mut Inlines, added: &str) {
    match line.last_mut() {
        Some(Inline::Text { text, .. }) => text.push_str(added),
        _ => line.push(Inline::text(added)),
    }
}

fn title_line(node: Node<'_, '_>, preface: &mut Preface, notes: &mut Notes, report: &mut Report) {
    let parts = node
        .children()
        .filter(|inner| inner.is_element() || has_text(*inner));
    let (numbers, others): (Vec<_>, Vec<_>) = parts.partition(|inner| name(*inner) == "docNumber");
    for number in numbers {
        // The letter of a part may be a second number, or be in a paragraph of its own (A/RES/75/251 B and
        // C in Arabic).
        if !preface.number.is_empty() {
            add_text(&mut preface.number, " ");
        }
        for inline in line::read(number, notes, report) {
            match inline {
                Inline::Text { text, .. } => add_text(&mut preface.number, &text),
                _ => preface.number.push(inline),
            }
        }
    }
    for nodes in others.chunk_by(|_, next| belongs_to_line(*next)) {
        let content = line::read_nodes(nodes, notes, report);
        if !content.is_empty() {
            if !preface.title.is_empty() {
                preface.title.push(Inline::LineBreak);
            }
            preface.title.extend(super::heading::without_bold(content));
        }
    }
}

/// Whether a part of a title is in the same line as the part before it: the mark of a note and its
/// brackets.
fn belongs_to_line(part: Node<'_, '_>) -> bool {
    part.is_text() || matches!(name(part), "sup" | "authorialNote" | "noteRef")
}

/// Moves the calls of notes from a title without words to the number before it.
pub fn move_calls_to_number(masthead: &mut Masthead) {
    if plain_text(&masthead.title).trim().is_empty() {
        masthead.number.append(&mut masthead.title);
    }
}

/// Reads the lines after the text.
pub fn closing(node: Node<'_, '_>, notes: &mut Notes, report: &mut Report) -> Vec<Inlines> {
    let mut lines = Vec::new();
    for paragraph in node.children().filter(Node::is_element) {
        let mut line = Inlines::new();
        for inline in line::read(paragraph, notes, report) {
            if inline == Inline::LineBreak {
                lines.push(std::mem::take(&mut line));
            } else {
                line.push(inline);
            }
        }
        lines.push(line);
    }
    lines.retain(|line| !line.is_empty());
    lines
}
