//! The cover page, the preface and the conclusions: the lines before and after the text.

use roxmltree::Node;

use crate::report::Report;
use publish_model::unresolved::{Inline, Inlines, Masthead};
use publish_model::{Language, plain_text};

use super::notes::Notes;
use super::{child, line, name};

/// Reads the masthead of a document. Lines that no rule covers are kept below the title.
pub fn read(
    main: Node<'_, '_>,
    language: &Language,
    notes: &mut Notes,
    report: &mut Report,
) -> Masthead {
    let mut masthead = Masthead::default();
    if let Some(cover) = child(main, "coverPage") {
        for node in cover.children().filter(Node::is_element) {
            let content = mark_english(line::read(node, notes, report), language);
            if !content.is_empty() {
                add_line(&mut masthead, node, content);
            }
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
    let number = child(node, "docNumber");
    if let Some(number) = number {
        // The letter of a part may be in a paragraph of its own (A/RES/75/251 C in Arabic).
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
    for rest in node.children().filter(|inner| Some(*inner) != number) {
        let content = line::read_one(rest, notes, report);
        if !content.is_empty() {
            if !preface.title.is_empty() {
                preface.title.push(Inline::LineBreak);
            }
            preface.title.extend(super::heading::without_bold(content));
        }
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
