//! The template engine for HTML and EPUB.

use std::ops::Range;
use std::sync::{Arc, Mutex, PoisonError};

use minijinja::value::Serde;
use serde::Serialize;
use url::Url;

use minijinja::syntax::SyntaxConfig;
use minijinja::{
    AutoEscape, Environment, Error, ErrorKind, Output, State, UndefinedBehavior, Value,
};

use publish_model::Language;
use publish_model::diagnostic::{Code, Diagnostic};

use super::Templates;

/// Creates the environment in which HTML and EPUB pages are rendered. An undefined value is an
/// error and is never rendered as empty text.
pub fn environment(templates: Arc<Templates>) -> Environment<'static> {
    let mut environment = Environment::new();
    // A single loader for built-in and custom templates, because added templates would take
    // precedence over it.
    environment.set_loader(move |name| Ok(templates.get(name).map(str::to_owned)));
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    // Lines that contain only a template tag are not rendered.
    let syntax = SyntaxConfig::builder()
        .trim_blocks(true)
        .lstrip_blocks(true)
        .keep_trailing_newline(true)
        .build();
    if let Ok(syntax) = syntax {
        environment.set_syntax(syntax);
    }
    environment.set_auto_escape_callback(|name| {
        let escaped_extensions = [".html", ".xhtml", ".opf", ".xml"];
        if escaped_extensions
            .iter()
            .any(|extension| name.ends_with(extension))
        {
            AutoEscape::Html
        } else {
            AutoEscape::None
        }
    });
    environment.set_formatter(escape);
    environment.add_filter("direction", direction);
    environment.add_filter("absolute", absolute);
    environment.add_test("in_english", is_in_english);
    environment.add_test("beginning_a_page", begins_a_page);
    environment
}

/// Escapes only characters that are special in markup: the engine's own escaping turns a symbol
/// into `A&#x2f;RES&#x2f;68`.
fn escape(output: &mut Output<'_>, state: &mut State<'_, '_>, value: &Value) -> Result<(), Error> {
    let plain = value.as_str().filter(|_| !value.is_safe());
    match (state.auto_escape(), plain) {
        (AutoEscape::Html, Some(text)) => {
            let mut written = 0;
            for (at, character) in text.char_indices() {
                let entity = match character {
                    '&' => "&amp;",
                    '<' => "&lt;",
                    '>' => "&gt;",
                    '"' => "&quot;",
                    '\'' => "&#39;",
                    _ => continue,
                };
                output.write_str(&text[written..at])?;
                output.write_str(entity)?;
                written = at + character.len_utf8();
            }
            Ok(output.write_str(&text[written..])?)
        }
        _ => minijinja::escape_formatter(output, state, value),
    }
}

/// Returns the direction of a language, `ltr` or `rtl`.
fn direction(tag: &str) -> Result<&'static str, Error> {
    Ok(language(tag)?.direction().as_str())
}

/// Returns the address to which a relative link on a page leads, if the address of the page is known,
/// or else the link. Search engines ignore relative links to a page in other languages
/// (<https://developers.google.com/search/docs/specialty/international/localized-versions>).
fn absolute(href: &str, page: &Value) -> String {
    let page = page.as_str().and_then(|page| Url::parse(page).ok());
    let address = page.and_then(|page| page.join(href).ok());
    address.map_or_else(|| href.to_owned(), |address| address.to_string())
}

fn language(tag: &str) -> Result<Language, Error> {
    tag.parse()
        .map_err(|reason: String| Error::new(ErrorKind::InvalidOperation, reason))
}

/// Whether a line, as text or inlines, is in English in a document in another language, but is not
/// marked as English. Inlines that have a language are ignored.
fn is_in_english(line: &Value, tag: &str) -> Result<bool, Error> {
    let words = match line.as_str() {
        Some(text) => text.to_owned(),
        None => words_without_language(line)?,
    };
    Ok(language(tag)?.leaves_in_english(&words))
}

/// Returns the words of a run of inlines, as [`publish_model::plain_text`] does, except those in
/// another language.
fn words_without_language(inlines: &Value) -> Result<String, Error> {
    let mut words = String::new();
    for inline in inlines.try_iter()? {
        if !inline.get_attr("language")?.is_undefined() {
            continue;
        }
        let (text, content) = (inline.get_attr("text")?, inline.get_attr("content")?);
        if let Some(text) = text.as_str() {
            words.push_str(text);
        } else if !content.is_undefined() {
            words.push_str(&words_without_language(&content)?);
        } else if inline.get_attr("kind")?.as_str() == Some("line-break") {
            words.push(' ');
        }
    }
    Ok(words)
}

/// Whether a page begins before the first word of a paragraph or item.
fn begins_a_page(block: &Value) -> Result<bool, Error> {
    let first = block.get_attr("content")?.get_item_by_index(0)?;
    Ok(!first.is_undefined() && first.get_attr("kind")?.as_str() == Some("page-break"))
}

/// Renders a template with a context.
///
/// # Errors
/// If the template has an error.
pub fn render(
    environment: &Environment<'_>,
    template: &str,
    context: &impl Serialize,
) -> Result<String, Error> {
    let template = environment.get_template(template)?;
    template.render(Value::from(Serde(context)))
}

/// An environment that remembers the last id that a template printed. After a failure, the same
/// document is rendered again in it, to find the paragraph in which the template failed.
pub struct Tracing {
    /// The environment.
    pub environment: Environment<'static>,
    last: Arc<Mutex<Option<String>>>,
}

impl Tracing {
    /// Creates an environment whose templates record the anchors in `id="{{ … }}"`.
    pub fn new(templates: Arc<Templates>) -> Self {
        let last = Arc::new(Mutex::new(None));
        let mut environment = environment(Arc::clone(&templates));
        environment.set_loader(move |name| Ok(templates.get(name).map(with_recorded_ids)));
        let record = Arc::clone(&last);
        environment.add_function(RECORD, move |id: Value| {
            if let Some(id) = id.as_str() {
                let mut last = record.lock().unwrap_or_else(PoisonError::into_inner);
                *last = Some(id.to_owned());
            }
            ""
        });
        Tracing { environment, last }
    }

    /// Returns the last id that was printed.
    pub fn last(&self) -> Option<String> {
        let last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        last.clone()
    }
}

/// The function that records an id. It prints nothing.
const RECORD: &str = "record_printed_id";

/// Returns a template that calls [`RECORD`] with each anchor that it prints as an id, before it prints
/// it.
fn with_recorded_ids(template: &str) -> String {
    const BEFORE: &str = " id=\"";
    let mut text = String::with_capacity(template.len() + template.len() / 8);
    let mut rest = template;
    while let Some((before, id)) = rest.split_once(BEFORE) {
        text.push_str(before);
        if let Some(anchor) = printed_anchor(id) {
            text.push_str(&format!("{{{{ {RECORD}({anchor}) }}}}"));
        }
        text.push_str(BEFORE);
        rest = id;
    }
    text + rest
}

/// Returns the anchor in the value of an attribute: the last of the values that it begins with, as in
/// `{{ view.id_prefix }}{{ block.anchor }}-unit`. The first value alone is not an anchor if the rest is
/// one: `{{ view.id_prefix }}title`.
fn printed_anchor(attribute: &str) -> Option<&str> {
    let mut anchor = None;
    let mut rest = attribute;
    while let Some(printed) = rest.strip_prefix("{{") {
        let (value, after) = printed.split_once("}}")?;
        anchor = Some(value.trim_matches(['-', ' ']));
        rest = after;
    }
    anchor.filter(|_| rest.starts_with(['"', '-']))
}

/// Converts an error of the engine to a finding at its line in the template.
pub fn template_error(error: &Error, templates: &Templates) -> Diagnostic {
    let mut innermost = error;
    while let Some(source) = std::error::Error::source(innermost) {
        match source.downcast_ref::<Error>() {
            Some(inner) => innermost = inner,
            None => break,
        }
    }
    let detail = innermost.detail().map(str::to_owned);
    let message = match detail {
        Some(detail) => format!("{}: {detail}", innermost.kind()),
        None => innermost.kind().to_string(),
    };
    let help = match innermost.kind() {
        ErrorKind::UndefinedError => "correct the name: docs/templates.md lists all names",
        ErrorKind::SyntaxError => "correct the syntax: the template is written in Jinja",
        _ => "fix the template: docs/templates.md describes what it receives",
    };
    let Some(name) = innermost.name().or_else(|| error.name()) else {
        return Diagnostic::error(Code::TemplateError, message, help);
    };
    let help = templates.help(name, help);
    let finding = Diagnostic::error(Code::TemplateError, message, help);
    let file = templates.file(name);
    let span = match innermost.range() {
        Some(range) => range,
        None => span_of(&file.text, innermost.line().unwrap_or(1), 1),
    };
    finding.at(&file, span)
}

/// Returns the span of a line from a column to its end, both counted from 1.
pub fn span_of(text: &str, line: usize, column: usize) -> Range<usize> {
    let before: usize = text
        .split_inclusive('\n')
        .take(line.saturating_sub(1))
        .map(str::len)
        .sum();
    let rest = text.get(before..).unwrap_or_default();
    let rest = rest.lines().next().unwrap_or_default();
    let skipped: usize = rest
        .chars()
        .take(column.saturating_sub(1))
        .map(char::len_utf8)
        .sum();
    before + skipped..before + rest.len()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn the_last_id_before_an_error_is_recorded() {
        let page = "{% macro line(one, view) %}<p id=\"{{ one.prefix }}{{ one.anchor }}-a\">{{ one.words }}\
                    <a href=\"#{{ one.target }}\"></a>{{ view[one.broken] }}</p>{% endmacro %}\
                    <h1 id=\"{{ title }}title\"></h1>{{ missing | default('') }}\
                    {% for one in lines %}{{ line(one, {\"\": 1}) }}{% endfor %}";
        let templates = Arc::new(Templates::new([("page.html".into(), page.into())]));
        let line = |anchor: &str, broken: &str| json!({ "prefix": "", "anchor": anchor, "words": "a", "target": "op-9", "broken": broken });
        let last = |lines: serde_json::Value| {
            let tracing = Tracing::new(Arc::clone(&templates));
            let made = render(
                &tracing.environment,
                "page.html",
                &json!({ "lines": lines, "title": "a-" }),
            );
            (made.is_ok(), tracing.last())
        };
        let (good, broken) = (line("op-1", ""), line("op-2", "none"));
        let after = line("op-3", "");
        assert_eq!(last(json!([])), (true, None));
        assert_eq!(
            last(json!([good, broken, after])),
            (false, Some("op-2".to_owned()))
        );
        // The value before the anchor is the error.
        let without_prefix = json!({ "anchor": "op-2" });
        assert_eq!(
            last(json!([good, without_prefix, after])),
            (false, Some("op-2".to_owned()))
        );
    }

    #[test]
    fn a_line_that_is_marked_as_english_is_not_marked_again() {
        let english =
            |line: serde_json::Value| is_in_english(&Value::from(Serde(line)), "ar").unwrap();
        let text = json!({ "kind": "text", "text": "Distr.: General" });
        let marked = json!({ "kind": "foreign", "language": "en", "content": [text] });
        assert!(english(json!("Distr.: General")));
        assert!(english(json!([text])));
        assert!(english(json!([{ "kind": "emphasis", "content": [text] }])));
        assert!(!english(json!([marked])));
        assert!(!english(
            json!([{ "kind": "page-break", "page": "1" }, marked])
        ));
        assert!(!english(json!([])));
    }
}
