//! Findings in a page: a list with the location, which can be copied, the message and the fix.

use publish_model::diagnostic::{Diagnostic, Severity};

use super::super::counted;
use super::markup::escaped;

/// Returns a heading for findings: `1 error, 2 warnings`.
pub fn summary(findings: &[Diagnostic]) -> String {
    let errors = findings.iter().filter(|finding| finding.is_error()).count();
    let warnings = findings.len() - errors;
    match (errors, warnings) {
        (0, 0) => "no errors or warnings".to_owned(),
        (0, warnings) => counted(warnings, "warning"),
        (errors, 0) => counted(errors, "error"),
        (errors, warnings) => {
            format!(
                "{}, {}",
                counted(errors, "error"),
                counted(warnings, "warning")
            )
        }
    }
}

/// Returns a list of findings in HTML; errors first.
pub fn list(findings: &[Diagnostic]) -> String {
    let mut sorted: Vec<&Diagnostic> = findings.iter().collect();
    sorted.sort_by_key(|finding| !finding.is_error());
    let items: String = sorted
        .into_iter()
        .enumerate()
        .map(|(index, finding)| item(index + 1, finding))
        .collect();
    format!("<ol role=\"list\">\n{items}</ol>\n")
}

/// Returns the location of a finding: `content/en.md:11:22`.
pub fn location(finding: &Diagnostic) -> Option<String> {
    let place = finding.place.as_ref()?;
    let (line, column) = place.file.line_and_column(place.span.start);
    Some(format!("{}:{line}:{column}", place.file.name))
}

fn item(number: usize, finding: &Diagnostic) -> String {
    let severity = match finding.severity {
        Severity::Error => "Error",
        Severity::Warning => "Warning",
    };
    let message = finding.full_message();
    let code = finding.code.as_str();
    let (message, help) = (escaped(&message), escaped(&finding.help));
    let location = location(finding).map(|location| {
        let location = escaped(&location);
        format!(
            "<p><a href=\"#publish-finding-{number}\">{location}</a> \
             <button type=\"button\" hidden data-copies=\"{location}\" aria-label=\"Copy {location}\">Copy</button>\
             </p>\n"
        )
    });
    let class = severity.to_lowercase();
    format!(
        "<li class=\"{class}\" id=\"publish-finding-{number}\">\n<p>{severity} {code}: {message}</p>\n\
         {}<p>Help: {help}</p>\n</li>\n",
        location.unwrap_or_default()
    )
}

#[cfg(test)]
mod tests {
    use publish_model::diagnostic::{Code, SourceFile};

    use super::*;

    #[test]
    fn findings_have_location_message_and_help_with_errors_first() {
        let file = SourceFile::new("a&b.md", "one\ntwo");
        let findings = [
            Diagnostic::warning(Code::NumberingGap, "a gap", "fill it"),
            Diagnostic::error(Code::RawHtml, "raw <b>", "write **").at(&file, 5..6),
        ];
        assert_eq!(summary(&findings), "1 error, 1 warning");
        let list = list(&findings);
        let (error, warning) = (list.find("S001"), list.find("S005"));
        assert!(error < warning, "{list}");
        assert!(list.contains("Error S001: raw &lt;b&gt;"), "{list}");
        assert!(
            list.contains("href=\"#publish-finding-1\">a&amp;b.md:2:2</a>"),
            "{list}"
        );
        assert!(list.contains("Help: write **"), "{list}");
    }
}
