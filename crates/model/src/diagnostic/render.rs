//! Diagnostics as text: with an excerpt of the source, as one plain line each, or as JSON.

use std::ops::Range;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use super::{Diagnostic, Severity, floor_char_boundary};

/// The format in which diagnostics are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum MessageFormat {
    /// With an excerpt of the source, for visual reading.
    #[default]
    Human,
    /// One plain line each, for screen readers and editors.
    Short,
    /// One JSON object per line, for programs.
    Json,
}

/// Returns one diagnostic in the given format, ending in a line feed. `styled` adds terminal
/// colours to [`MessageFormat::Human`].
pub fn render(diagnostic: &Diagnostic, format: MessageFormat, styled: bool) -> String {
    match format {
        MessageFormat::Human => human(diagnostic, styled),
        MessageFormat::Short => short(diagnostic),
        MessageFormat::Json => json(diagnostic),
    }
}

fn human(diagnostic: &Diagnostic, styled: bool) -> String {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let title = level
        .primary_title(diagnostic.full_message())
        .id(diagnostic.code.as_str());
    let mut group = Group::with_title(title);
    if let Some(place) = &diagnostic.place {
        let name = place.file.name.as_str();
        if place.file.text.is_empty() {
            group = group.element(Origin::path(name));
        } else {
            let (line, column) = place.file.line_and_column(place.span.start);
            let excerpt = Excerpt::of(&place.file.text, &place.span);
            let snippet = Snippet::source(excerpt.text)
                .line_start(line)
                .annotation(AnnotationKind::Primary.span(excerpt.span));
            group = if excerpt.is_cut {
                let origin = Origin::path(name).line(line).char_column(column);
                group.element(origin).element(snippet)
            } else {
                group.element(snippet.path(name))
            };
        }
    }
    if !diagnostic.help.is_empty() {
        group = group.element(Level::HELP.message(diagnostic.help.as_str()));
    }
    let renderer = if styled {
        Renderer::styled()
    } else {
        Renderer::plain()
    };
    let mut text = renderer
        .decor_style(DecorStyle::Ascii)
        .render(&[group])
        .to_string();
    text.push('\n');
    text
}

/// The part of a file that is shown with a diagnostic. The renderer would go through all of it for
/// each of its diagnostics.
struct Excerpt {
    text: String,
    /// The span of the diagnostic in the text.
    span: Range<usize>,
    /// Whether the text begins or ends within a line.
    is_cut: bool,
}

/// The number of bytes before and after the beginning of a span to which long lines are cut.
const CONTEXT: usize = 80;

impl Excerpt {
    /// Returns the lines of a span, or the text around its beginning if they are long.
    fn of(text: &str, span: &Range<usize>) -> Self {
        let start = floor_char_boundary(text, span.start);
        let end = floor_char_boundary(text, span.end).max(start);
        let first = text[..start].rfind('\n').map_or(0, |newline| newline + 1);
        let last = text[end..]
            .find('\n')
            .map_or(text.len(), |newline| end + newline);
        if last - first <= 4 * CONTEXT {
            return Excerpt {
                text: text[first..last].to_owned(),
                span: start - first..end - first,
                is_cut: false,
            };
        }
        let from = floor_char_boundary(text, start.saturating_sub(CONTEXT)).max(first);
        let to = floor_char_boundary(text, start.saturating_add(CONTEXT)).max(start);
        let to = text[start..to]
            .find('\n')
            .map_or(to, |newline| start + newline);
        let before = if from > first { "…" } else { "" };
        let after = if to < last { "…" } else { "" };
        let begin = before.len() + start - from;
        Excerpt {
            text: format!("{before}{}{after}", &text[from..to]),
            span: begin..begin + end.min(to) - start,
            is_cut: true,
        }
    }
}

fn short(diagnostic: &Diagnostic) -> String {
    let severity = severity_word(diagnostic.severity);
    let mut line = String::new();
    if let Some(place) = &diagnostic.place {
        let (row, column) = place.file.line_and_column(place.span.start);
        line.push_str(&format!("{}:{row}:{column}: ", place.file.name));
    }
    line.push_str(&format!(
        "{severity} {}: {}",
        diagnostic.code.as_str(),
        diagnostic.full_message()
    ));
    let offending = offending_text(diagnostic);
    if !offending.is_empty() && !diagnostic.message.contains(&offending) {
        line.push_str(&format!(", at “{offending}”"));
    }
    if !diagnostic.help.is_empty() {
        line.push_str(&format!(". Help: {}", diagnostic.help));
    }
    let characters = line.chars().map(|character| match character {
        '\n' => ' ',
        // A terminal would interpret it.
        control if control.is_control() => char::REPLACEMENT_CHARACTER,
        other => other,
    });
    let mut line: String = characters.collect();
    line.push('\n');
    line
}

fn json(diagnostic: &Diagnostic) -> String {
    let place = diagnostic.place.as_ref();
    let position = place.map(|place| place.file.line_and_column(place.span.start));
    let record = serde_json::json!({
        "code": diagnostic.code.as_str(),
        "severity": severity_word(diagnostic.severity),
        "message": diagnostic.full_message(),
        "file": place.map(|place| &place.file.name),
        "line": position.map(|(line, _)| line),
        "column": position.map(|(_, column)| column),
        "text": offending_text(diagnostic),
        "help": diagnostic.help,
    });
    format!("{record}\n")
}

fn severity_word(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}

/// Returns the text that the diagnostic is about, cut to one line of at most 60 characters.
fn offending_text(diagnostic: &Diagnostic) -> String {
    let Some(place) = &diagnostic.place else {
        return String::new();
    };
    let text = place.file.text.as_str();
    let start = floor_char_boundary(text, place.span.start);
    let end = floor_char_boundary(text, place.span.end).max(start);
    let line = text[start..end].lines().next().unwrap_or_default();
    if line.chars().count() > 60 {
        let head: String = line.chars().take(59).collect();
        format!("{head}…")
    } else {
        line.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Code, SourceFile};
    use super::*;

    fn example() -> Diagnostic {
        let file = SourceFile::new("en.md", "one\ntwo [^9] three\n");
        Diagnostic::error(Code::CallWithoutNote, "note 9 is not defined", "define it")
            .at(&file, 8..12)
    }

    #[test]
    fn the_short_form_is_one_line_with_location_text_and_help() {
        assert_eq!(
            render(&example(), MessageFormat::Short, false),
            "en.md:2:5: error S002: note 9 is not defined, at “[^9]”. Help: define it\n"
        );
    }

    #[test]
    fn the_human_form_shows_the_line() {
        let text = render(&example(), MessageFormat::Human, false);
        assert!(
            text.contains("error[S002]: note 9 is not defined"),
            "{text}"
        );
        assert!(text.contains("two [^9] three"), "{text}");
        assert!(text.contains("^^^^"), "{text}");
    }

    #[test]
    fn the_human_form_cuts_long_lines_around_the_span() {
        let file = SourceFile::new("en.md", format!("{}\n{}", "a", "é*b ".repeat(40_000)));
        let start = 2 + 5 * 20_000 + 2;
        let diagnostic = Diagnostic::error(Code::UnbalancedEmphasis, "m", "h");
        let text = render(
            &diagnostic.clone().at(&file, start..start + 1),
            MessageFormat::Human,
            false,
        );
        assert!(text.contains("--> en.md:2:80002\n"), "{text}");
        assert!(text.len() < 1_000, "{text}");
        let lines: Vec<&str> = text.lines().collect();
        let source = lines
            .iter()
            .position(|line| line.starts_with("2 |"))
            .unwrap();
        let column = lines[source + 1].find('^').unwrap();
        assert_eq!(lines[source].chars().nth(column), Some('*'), "{text}");
        assert!(lines[source].contains('…'), "{text}");
        // A span that is longer than the excerpt.
        let long = render(
            &diagnostic.at(&file, start..file.text.len()),
            MessageFormat::Human,
            false,
        );
        assert!(long.len() < 1_000, "{long}");
    }

    #[test]
    fn the_excerpt_of_a_long_line_or_file_is_short() {
        let line = "*a **b ".repeat(20_000);
        let lines = "*a **b\n".repeat(20_000);
        for text in [&line, &lines] {
            for start in [0, text.len() / 2, text.len() - 1] {
                let excerpt = Excerpt::of(text, &(start..start + 1));
                assert!(excerpt.text.len() < 3 * CONTEXT, "{}", excerpt.text);
                assert_eq!(excerpt.text[excerpt.span], text[start..start + 1]);
            }
        }
    }

    #[test]
    fn a_span_outside_the_text_is_clamped() {
        let file = SourceFile::new("en.md", "é");
        let diagnostic = Diagnostic::error(Code::RawHtml, "m", "h").at(&file, 1..99);
        for format in [
            MessageFormat::Human,
            MessageFormat::Short,
            MessageFormat::Json,
        ] {
            assert!(!render(&diagnostic, format, false).is_empty());
        }
    }
}
