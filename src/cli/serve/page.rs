//! Adds the bar, its style and its script to a page that is served. The files of the output folder
//! are never changed.

use publish::output::Checksum;
use publish_model::diagnostic::Diagnostic;

use super::findings;
use super::markup::escaped;

/// The address of the style sheet of the bar.
pub const STYLE: &str = "_publish/serve.css";

/// The address of the script of the bar.
pub const SCRIPT: &str = "_publish/serve.js";

/// The attribute of the policy in which a page lists what it loads.
const POLICY: &str = "http-equiv=\"Content-Security-Policy\" content=\"";

/// What the bar of a page shows.
#[derive(Debug, Clone, Copy)]
pub struct Bar<'a> {
    /// The findings; none if the page lists them itself.
    pub findings: Option<&'a [Diagnostic]>,
    /// Whether the page is that of an earlier build, because the document has errors.
    pub is_earlier: bool,
    /// Whether the page can be shown “as heard”.
    pub has_transcript: bool,
}

/// Returns a page with the bar. Returns also its state, which changes if the page or a finding does.
pub fn with_bar(page: &str, bar: Bar<'_>) -> (String, String) {
    let findings = findings_of(bar);
    let sum = Checksum::of(format!("{page}{findings}").as_bytes()).to_string();
    let state = sum[..16].to_owned();
    let link = if bar.has_transcript {
        "<p><a href=\"?heard\">As heard</a></p>\n"
    } else {
        ""
    };
    let aside = format!(
        "<aside class=\"publish-serve\" aria-label=\"publish serve\" lang=\"en\" dir=\"ltr\" \
         data-state=\"{state}\" data-generated=\"\">\n<div class=\"findings\">\n{findings}</div>\n\
         {link}<p role=\"status\"></p>\n</aside>\n"
    );
    let head = format!(
        "<link rel=\"stylesheet\" href=\"/{STYLE}\">\n<script type=\"module\" src=\"/{SCRIPT}\"></script>\n"
    );
    let page = with_policy(page);
    let page = insert(&page, page.find("</head>"), &head);
    let page = insert(&page, page.rfind("</body>"), &aside);
    (page, state)
}

fn findings_of(bar: Bar<'_>) -> String {
    let Some(found) = bar.findings else {
        return String::new();
    };
    let summary = findings::summary(found);
    if found.is_empty() {
        return format!("<p>{}</p>\n", capitalized(&summary));
    }
    let open = if bar.is_earlier { " open" } else { "" };
    let earlier = if bar.is_earlier {
        "<p>This page is from the last build without errors.</p>\n"
    } else {
        ""
    };
    format!(
        "<details{open}>\n<summary>{}</summary>\n{earlier}{}</details>\n",
        escaped(&capitalized(&summary)),
        findings::list(found)
    )
}

fn capitalized(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(|first| first.to_ascii_uppercase());
    first.into_iter().chain(letters).collect()
}

/// Inserts text at a position, or at the end.
fn insert(page: &str, at: Option<usize>, text: &str) -> String {
    let (before, after) = page.split_at(at.unwrap_or(page.len()));
    format!("{before}{text}{after}")
}

/// Allows the page to load the style and the script of the bar, and to receive events.
fn with_policy(page: &str) -> String {
    let Some(start) = page.find(POLICY).map(|at| at + POLICY.len()) else {
        return page.to_owned();
    };
    let end = page[start..].find('"').map_or(page.len(), |at| start + at);
    let policy = &page[start..end];
    let mut needed = vec!["script-src", "style-src", "connect-src"];
    let mut directives: Vec<String> = Vec::new();
    for directive in policy.split(';').map(str::trim) {
        let mut words = directive.split_ascii_whitespace();
        let name = words.next().unwrap_or_default();
        if !needed.contains(&name) {
            directives.push(directive.to_owned());
            continue;
        }
        needed.retain(|other| *other != name);
        let sources = words.filter(|source| !["'none'", "'self'"].contains(source));
        let sources: String = sources.map(|source| format!(" {source}")).collect();
        directives.push(format!("{name} 'self'{sources}"));
    }
    let added = needed.iter().map(|name| format!("{name} 'self'"));
    directives.extend(added);
    directives.retain(|directive| !directive.is_empty());
    format!(
        "{}{}{}",
        &page[..start],
        directives.join("; "),
        &page[end..]
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<head><meta http-equiv=\"Content-Security-Policy\" \
        content=\"default-src 'none'; style-src 'self'; script-src 'sha256-a' 'sha256-b'; base-uri 'none'\">\
        </head><body><p>A</p></body>";

    const BAR: Bar<'static> = Bar {
        findings: Some(&[]),
        is_earlier: false,
        has_transcript: true,
    };

    #[test]
    fn the_bar_is_last_in_the_page_and_the_policy_allows_its_files() {
        let (page, state) = with_bar(PAGE, BAR);
        assert!(
            page.contains(
                "content=\"default-src 'none'; style-src 'self'; script-src 'self' 'sha256-a' \
                 'sha256-b'; base-uri 'none'; connect-src 'self'\""
            ),
            "{page}"
        );
        assert!(page.contains("<p>A</p><aside class=\"publish-serve\""));
        assert!(page.ends_with("</aside>\n</body>"), "{page}");
        assert!(page.contains(&format!("data-state=\"{state}\"")));
    }

    #[test]
    fn a_page_without_a_policy_or_a_body_gets_the_bar_too() {
        let (page, _) = with_bar("<p>A</p>", BAR);
        assert!(page.starts_with("<p>A</p>") && page.contains("<aside"));
    }

    #[test]
    fn the_state_changes_with_the_page_and_with_its_findings() {
        let states: Vec<String> = [
            (PAGE.to_owned(), BAR),
            (PAGE.replace('A', "B"), BAR),
            (
                PAGE.to_owned(),
                Bar {
                    findings: Some(&[Diagnostic::error(
                        publish_model::diagnostic::Code::RawHtml,
                        "m",
                        "h",
                    )]),
                    ..BAR
                },
            ),
        ]
        .iter()
        .map(|(page, bar)| with_bar(page, *bar).1)
        .collect();
        assert!(states[0] != states[1] && states[0] != states[2]);
    }
}
