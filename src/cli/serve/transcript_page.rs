//! The view “as heard”: the transcript of a page as a page.

use std::fmt::Write;

use publish_check::transcript::{Line, Part, Transcript};
use publish_model::{Direction, Language};

use super::markup::{escaped, own_page};

/// Returns the transcript of a page in HTML.
pub fn page(transcript: &Transcript) -> String {
    let language = escaped(&transcript.language);
    let direction = direction(&transcript.language);
    let of_page = format!("lang=\"{language}\" dir=\"{direction}\"");
    let mut body = format!(
        "<p>What a screen reader reads on the page <a href=\"?\"><span {of_page}>{}</span></a>, from start \
         to end. Screen readers differ in their words. Text that publish adds is marked [generated].</p>\n",
        escaped(&transcript.title)
    );
    body.push_str("<h2>Headings</h2>\n<ul role=\"list\">\n");
    for (level, name) in transcript.headings() {
        let name = escaped(&name);
        let _ = writeln!(
            body,
            "<li class=\"depth-{level}\">{level}: <span {of_page}>{name}</span></li>"
        );
    }
    body.push_str("</ul>\n<h2>Landmarks</h2>\n<ul role=\"list\">\n");
    for (depth, role) in transcript.landmarks() {
        let name = match role.name.as_str() {
            "" => "no name".to_owned(),
            name => format!("<span {of_page}>{}</span>", escaped(name)),
        };
        let depth = depth + 1;
        let _ = writeln!(
            body,
            "<li class=\"depth-{depth}\">{}: {name}</li>",
            escaped(&role.words)
        );
    }
    let _ = write!(
        body,
        "</ul>\n<h2>From start to end</h2>\n<ol role=\"list\" class=\"transcript\" dir=\"{direction}\">\n"
    );
    for line in &transcript.lines {
        add_line(line, &of_page, &mut body);
    }
    body.push_str("</ol>\n");
    own_page("As heard", &body)
}

fn add_line(line: &Line, of_page: &str, body: &mut String) {
    let depth = line.depth.min(12);
    let _ = write!(body, "<li class=\"depth-{depth}\">");
    if let Some(role) = &line.role {
        let _ = write!(body, "<span class=\"role\">{}", escaped(&role.words));
        if !role.name.is_empty() {
            let _ = write!(body, ", <span {of_page}>{}</span>", escaped(&role.name));
        }
        if line.is_generated {
            body.push_str(" [generated]");
        }
        body.push_str(if line.parts.is_empty() {
            "</span>"
        } else {
            ":</span> "
        });
    }
    let parts: Vec<String> = line
        .parts
        .iter()
        .map(|part| in_line(part, line, of_page))
        .collect();
    body.push_str(&parts.join(" "));
    body.push_str("</li>\n");
}

fn in_line(part: &Part, line: &Line, of_page: &str) -> String {
    let words = part.words();
    let words = escaped(&words);
    let (attributes, mark) = match &part.language {
        Some(language) => {
            let attributes = format!(
                "lang=\"{}\" dir=\"{}\"",
                escaped(language),
                direction(language)
            );
            let mark = format!(" <span class=\"role\">[in {}]</span>", escaped(language));
            (attributes, mark)
        }
        None => (of_page.to_owned(), String::new()),
    };
    let generated = if part.is_generated && !line.is_generated {
        " <span class=\"role\">[generated]</span>"
    } else {
        ""
    };
    match &part.role {
        Some(role) => format!(
            "<span class=\"role\">{}</span> <span class=\"name\" {attributes}>{words}</span>{mark}{generated}",
            escaped(role)
        ),
        None => format!("<span {attributes}>{words}</span>{mark}{generated}"),
    }
}

fn direction(language: &str) -> &'static str {
    let language: Option<Language> = language.parse().ok();
    match language.map(|language| language.direction()) {
        Some(Direction::Rtl) => "rtl",
        _ => "ltr",
    }
}
