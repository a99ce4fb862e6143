//! Finds the template that is responsible if an edition does not have every anchor exactly once.

use publish_model::PlaceKind;
use publish_model::diagnostic::{Code, Diagnostic};
use publish_templates::Templates;
use publish_text::anchors::WrongAnchors;
use publish_view::View;
use publish_view::edition::Format;

/// The maximum number of anchors that an error lists.
const LISTED_MAX: usize = 3;

/// Returns an error in the replaced template that prints the places of these kinds. If several
/// templates may be responsible, it is in the first and lists the others.
pub fn describe(
    wrong: &WrongAnchors,
    format: Format,
    view: &View<'_>,
    templates: &Templates,
) -> Diagnostic {
    let (problem, anchors) = if wrong.missing.is_empty() {
        let listed = listed(&wrong.repeated);
        (format!("repeats {listed}"), &wrong.repeated)
    } else {
        let listed = listed(&wrong.missing);
        (format!("does not print {listed}"), &wrong.missing)
    };
    let suspects = suspects(anchors, format, view, templates);
    let Some((template, others)) = suspects.split_first() else {
        let message = format!("the built-in template {problem}");
        let help = "this is a bug in publish: please report it and attach the source file";
        return Diagnostic::error(Code::TemplateError, message, help);
    };
    let mut help = match format {
        Format::Pdf => "call anchor(…) from _places.typ once for each anchor",
        _ => "print each anchor once, as the id of an element",
    }
    .to_owned();
    if !others.is_empty() {
        help.push_str(&format!(", and check {} as well", others.join(", ")));
    }
    help.push_str("; “publish templates DIR” writes the built-in templates to compare with");
    let message = format!("the template {problem}");
    let finding = Diagnostic::error(Code::TemplateError, message, help);
    finding.at(&templates.file(template), 0..0)
}

/// Lists anchors: `the anchors “op-1”, “op-2”, “op-3” and 45 more`.
fn listed(anchors: &[String]) -> String {
    let named: Vec<String> = anchors
        .iter()
        .take(LISTED_MAX)
        .map(|anchor| format!("“{anchor}”"))
        .collect();
    let word = if anchors.len() == 1 {
        "anchor"
    } else {
        "anchors"
    };
    let named = named.join(", ");
    match anchors.len().saturating_sub(LISTED_MAX) {
        0 => format!("the {word} {named}"),
        more => format!("the {word} {named} and {more} more"),
    }
}

/// Returns the replaced templates that print all of the anchors, the most specific first. If no
/// template prints all of them, returns those that print any. Anchors that the model does not have
/// are those of page marks.
fn suspects(
    anchors: &[String],
    format: Format,
    view: &View<'_>,
    templates: &Templates,
) -> Vec<&'static str> {
    let mut kinds: Vec<Option<PlaceKind>> = anchors
        .iter()
        .map(|anchor| view.places.get(anchor).map(|place| place.kind))
        .collect();
    kinds.sort();
    kinds.dedup();
    let of_kind = |kind: &Option<PlaceKind>| {
        let names = match kind {
            Some(kind) => printed_by(format, *kind),
            None => page_marks_printed_by(format),
        };
        let names = names.into_iter();
        names.filter(|name| templates.is_replaced(name))
    };
    let mut any: Vec<&'static str> = Vec::new();
    for name in kinds.iter().flat_map(of_kind) {
        if !any.contains(&name) {
            any.push(name);
        }
    }
    let prints_all = |name: &&&'static str| {
        kinds
            .iter()
            .all(|kind| of_kind(kind).any(|own| own == **name))
    };
    let all: Vec<&'static str> = any.iter().filter(prints_all).copied().collect();
    if all.is_empty() { any } else { all }
}

/// Returns the templates that print page marks, the most specific first.
fn page_marks_printed_by(format: Format) -> Vec<&'static str> {
    let mut names = vec![
        "text/inlines.html",
        "text/blocks.html",
        "text/enactment.html",
    ];
    names.extend(printed_by(format, PlaceKind::Masthead));
    names
}

/// Returns the templates that print places of a kind, the most specific first.
fn printed_by(format: Format, kind: PlaceKind) -> Vec<&'static str> {
    if format == Format::Pdf {
        let mut names = printed_by_in_pdf(kind).to_vec();
        names.extend(["pdf/_places.typ", "pdf/resolution.typ"]);
        return names;
    }
    let mut names = match kind {
        PlaceKind::Paragraph | PlaceKind::Item | PlaceKind::Section | PlaceKind::Table => {
            vec!["text/blocks.html", "text/enactment.html"]
        }
        PlaceKind::Call => vec![
            "text/inlines.html",
            "text/masthead.html",
            "text/blocks.html",
            "text/enactment.html",
        ],
        PlaceKind::Part
        | PlaceKind::Masthead
        | PlaceKind::Title
        | PlaceKind::Formula
        | PlaceKind::Closing => Vec::new(),
        PlaceKind::Preamble
        | PlaceKind::OperativePart
        | PlaceKind::Vote
        | PlaceKind::Annex
        | PlaceKind::Notes
        | PlaceKind::Note => vec!["text/enactment.html"],
    };
    names.push(match format {
        Format::Epub => "epub/chapter.xhtml",
        _ => "html/resolution.html",
    });
    names
}

fn printed_by_in_pdf(kind: PlaceKind) -> &'static [&'static str] {
    match kind {
        PlaceKind::Masthead | PlaceKind::Title | PlaceKind::Formula | PlaceKind::Closing => &[],
        PlaceKind::Paragraph | PlaceKind::Item => &[
            "pdf/_paragraph.typ",
            "pdf/_blocks.typ",
            "pdf/_enactment.typ",
        ],
        PlaceKind::Section => &["pdf/_headings.typ", "pdf/_blocks.typ", "pdf/_enactment.typ"],
        PlaceKind::Table => &["pdf/_table.typ", "pdf/_blocks.typ", "pdf/_enactment.typ"],
        PlaceKind::Part | PlaceKind::Annex => &["pdf/_headings.typ", "pdf/_enactment.typ"],
        PlaceKind::Preamble | PlaceKind::OperativePart => &["pdf/_enactment.typ"],
        PlaceKind::Vote => &["pdf/_vote.typ", "pdf/_headings.typ", "pdf/_enactment.typ"],
        PlaceKind::Notes => &["pdf/_notes.typ", "pdf/_headings.typ"],
        PlaceKind::Note => &["pdf/_notes.typ", "pdf/_inlines.typ"],
        PlaceKind::Call => &[
            "pdf/_notes.typ",
            "pdf/_inlines.typ",
            "pdf/_masthead.typ",
            "pdf/_paragraph.typ",
            "pdf/_headings.typ",
            "pdf/_table.typ",
            "pdf/_blocks.typ",
            "pdf/_enactment.typ",
        ],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_three_anchors_are_listed_and_the_others_counted() {
        let anchors = |count: usize| -> Vec<String> {
            (1..=count).map(|number| format!("op-{number}")).collect()
        };
        assert_eq!(listed(&anchors(1)), "the anchor “op-1”");
        assert_eq!(listed(&anchors(3)), "the anchors “op-1”, “op-2”, “op-3”");
        assert_eq!(
            listed(&anchors(48)),
            "the anchors “op-1”, “op-2”, “op-3” and 45 more"
        );
    }

    #[test]
    fn every_template_listed_exists() {
        let templates = publish_built_in::templates();
        let existing: Vec<String> = templates.names("");
        for format in [Format::Html, Format::Epub, Format::Pdf] {
            for kind in [
                PlaceKind::Part,
                PlaceKind::Preamble,
                PlaceKind::Section,
                PlaceKind::Paragraph,
                PlaceKind::Table,
                PlaceKind::Vote,
                PlaceKind::Annex,
                PlaceKind::Notes,
                PlaceKind::Note,
                PlaceKind::Call,
            ] {
                for name in printed_by(format, kind) {
                    assert!(existing.contains(&name.to_owned()), "{name}");
                }
            }
        }
    }
}
