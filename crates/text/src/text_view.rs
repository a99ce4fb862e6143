//! The context of the text templates, which HTML and EPUB share.

use std::collections::BTreeMap;

use minijinja::value::{Serde, Value};
use minijinja::{Error, ErrorKind};
use serde::Serialize;
use serde_json::{Value as Json, json};

use publish_view::{LineMark, MarkPosition, PageMarks, View};

/// The view, with the other values that the two editions need.
#[derive(Serialize)]
struct TextView<'a> {
    #[serde(flatten)]
    view: &'a View<'a>,
    #[serde(flatten)]
    pages: &'a PageMarks,
    /// The file of each anchor; empty if there is only one file.
    places: &'a BTreeMap<String, String>,
    /// Whether the page is XHTML.
    xml: bool,
    /// What the ids of the document begin with; empty unless it is the second document on
    /// a page.
    id_prefix: &'a str,
}

/// The kind of a page.
pub enum PageKind<'a> {
    /// A web page, and the relative path from it to the root of the site.
    Html {
        /// The path: `../../`.
        root: &'a str,
    },
    /// A file of an EPUB.
    Xhtml,
}

/// Returns the view for the templates of an edition, with marks in its lines where pages begin.
///
/// It is created once per edition: the files of an EPUB share it.
///
/// # Errors
/// If the view cannot be represented in the template engine.
pub fn text_view(
    view: &View<'_>,
    pages: &PageMarks,
    places: &BTreeMap<String, String>,
    kind: &PageKind<'_>,
) -> Result<Value, Error> {
    let text_view = TextView {
        view,
        pages,
        places,
        xml: matches!(kind, PageKind::Xhtml),
        id_prefix: "",
    };
    value_of(text_view, kind)
}

/// Returns the view of the second document on a page, whose ids begin with `id_prefix`.
///
/// # Errors
/// If the view cannot be represented in the template engine.
pub fn text_view_of_second(
    view: &View<'_>,
    places: &BTreeMap<String, String>,
    kind: &PageKind<'_>,
    id_prefix: &str,
) -> Result<Value, Error> {
    let text_view = TextView {
        view,
        pages: &PageMarks::default(),
        places,
        xml: matches!(kind, PageKind::Xhtml),
        id_prefix,
    };
    value_of(text_view, kind)
}

fn value_of(text_view: TextView<'_>, kind: &PageKind<'_>) -> Result<Value, Error> {
    let marks = &text_view.pages.in_lines;
    let mut value = serde_json::to_value(&text_view).map_err(|error| {
        let message = "the view cannot be represented";
        Error::new(ErrorKind::BadSerialization, message).with_source(error)
    })?;
    if let (PageKind::Html { root }, Some(theme)) = (kind, value.get_mut("theme")) {
        theme["root"] = (*root).into();
    }
    if let Some(document) = value.get_mut("resolution") {
        insert_marks(document, marks);
    }
    Ok(Value::from(Serde(value)))
}

/// Inserts marks where pages begin into the lines of a document: inlines of the kind `page-break`,
/// which only templates use.
fn insert_marks(document: &mut Json, marks: &[LineMark]) {
    if marks.is_empty() {
        return;
    }
    let mut lines = Vec::new();
    collect_lines(document, &mut lines);
    // From the end, so that the positions of earlier marks do not change.
    for mark in marks.iter().rev() {
        if let Some(line) = lines.get_mut(mark.line) {
            insert(line, &mark.page, &mark.position);
        }
    }
}

/// Collects the lines that are not empty, in reading order, which is the order of the model's
/// fields.
fn collect_lines<'v>(value: &'v mut Json, lines: &mut Vec<&'v mut Vec<Json>>) {
    match value {
        Json::Array(list) => {
            if list.first().is_some_and(is_inline) {
                lines.push(list);
            } else {
                for element in list {
                    collect_lines(element, lines);
                }
            }
        }
        Json::Object(members) => {
            for member in members.values_mut() {
                collect_lines(member, lines);
            }
        }
        _ => {}
    }
}

fn is_inline(value: &Json) -> bool {
    let kind = value.get("kind").and_then(Json::as_str);
    kind.is_some_and(|kind| {
        !matches!(
            kind,
            "paragraph" | "items" | "section" | "table" | "quotation"
        )
    })
}

fn insert(line: &mut Vec<Json>, page: &str, position: &MarkPosition) {
    let mut around = line;
    for index in &position.around {
        let content = around
            .get_mut(*index)
            .and_then(|inline| inline.get_mut("content"));
        match content.and_then(Json::as_array_mut) {
            Some(content) => around = content,
            None => return,
        }
    }
    let mut index = position.inline.min(around.len());
    if let Some(before) = split_off_beginning(around.get_mut(index), position.bytes) {
        around.insert(index, json!({ "kind": "text", "text": before }));
        index += 1;
    }
    around.insert(index, json!({ "kind": "page-break", "page": page }));
}

/// Removes the first bytes of a text and returns them, or `None` if there is nothing to remove.
fn split_off_beginning(inline: Option<&mut Json>, bytes: usize) -> Option<String> {
    let Json::String(text) = inline?.get_mut("text")? else {
        return None;
    };
    if bytes == 0 || !text.is_char_boundary(bytes) {
        return None;
    }
    let rest = text.split_off(bytes);
    Some(std::mem::replace(text, rest))
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use publish_model::diagnostic::SourceFile;
    use publish_model::resolve::for_each_line;
    use publish_templates::wording::Catalogues;

    use super::*;

    fn mark(page: &str, line: usize, around: &[usize], inline: usize, bytes: usize) -> LineMark {
        let position = MarkPosition {
            around: around.to_vec(),
            inline,
            bytes,
        };
        LineMark {
            page: page.to_owned(),
            line,
            position,
        }
    }

    fn text(words: &str) -> Json {
        json!({ "kind": "text", "text": words })
    }

    fn page(label: &str) -> Json {
        json!({ "kind": "page-break", "page": label })
    }

    #[test]
    fn marks_are_put_before_inlines_and_between_the_words_of_texts() {
        let mut document = json!({
            "title": [],
            "blocks": [
                { "kind": "paragraph", "content": [text("One two"), { "kind": "line-break" }] },
                { "kind": "paragraph", "content": [{ "kind": "emphasis", "content": [text("Noting")] }] },
            ],
        });
        let marks = [
            mark("1", 0, &[], 0, 0),
            mark("2", 0, &[], 0, 4),
            mark("3", 0, &[], 1, 0),
            mark("4", 0, &[], 2, 0),
            mark("5", 1, &[], 0, 0),
            mark("6", 1, &[0], 0, 3),
        ];
        insert_marks(&mut document, &marks);
        let first = [
            page("1"),
            text("One "),
            page("2"),
            text("two"),
            page("3"),
            json!({ "kind": "line-break" }),
            page("4"),
        ];
        assert_eq!(document["blocks"][0]["content"], json!(first));
        let emphasised = [text("Not"), page("6"), text("ing")];
        let second = [
            page("5"),
            json!({ "kind": "emphasis", "content": emphasised }),
        ];
        assert_eq!(document["blocks"][1]["content"], json!(second));
    }

    #[test]
    fn pages_that_begin_at_the_same_position_keep_their_order() {
        let mut document = json!([text("One two")]);
        let marks = [mark("1", 0, &[], 0, 4), mark("2", 0, &[], 0, 4)];
        insert_marks(&mut document, &marks);
        let pages: Vec<&str> = document
            .as_array()
            .unwrap()
            .iter()
            .filter_map(|inline| inline["page"].as_str())
            .collect();
        assert_eq!(pages, ["1", "2"]);
    }

    #[test]
    fn the_lines_of_the_json_are_those_of_the_model_in_the_same_order() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        let catalogues = Catalogues::load(&publish_built_in::templates()).unwrap();
        let mut compared = 0;
        for source in ["tests/structure", "tests/akoma_ntoso"] {
            for entry in fs::read_dir(root.join(source)).unwrap() {
                let path = entry.unwrap().path();
                if !path
                    .extension()
                    .is_some_and(|extension| extension == "md" || extension == "xml")
                {
                    continue;
                }
                let file = SourceFile::new("source", fs::read_to_string(&path).unwrap());
                let resolution = publish_source::read(&file, &catalogues).resolution.unwrap();
                let mut wanted = Vec::new();
                for_each_line(&resolution, &mut |_, line| {
                    if !line.is_empty() {
                        wanted.push(serde_json::to_value(line).unwrap());
                    }
                });
                let mut document = serde_json::to_value(&resolution).unwrap();
                let mut found = Vec::new();
                collect_lines(&mut document, &mut found);
                let found: Vec<Json> = found.into_iter().map(|line| json!(line)).collect();
                assert_eq!(found, wanted, "{}", path.display());
                compared += found.len();
            }
        }
        assert!(compared > 100, "{compared}");
    }
}
