//! `CHANGELOG.md`, in the form of Keep a Changelog.

/// Returns the text below the heading of a version, `## 1.2.3 - 2027-01-31`, or of `Unreleased`.
pub fn section<'t>(changelog: &'t str, name: &str) -> Option<&'t str> {
    let mut position = 0;
    let mut start = None;
    for line in changelog.split_inclusive('\n') {
        if let Some(heading) = line.strip_prefix("## ") {
            if let Some(start) = start {
                return Some(changelog[start..position].trim());
            }
            if heading.split(" - ").next().map(str::trim) == Some(name) {
                start = Some(position + line.len());
            }
        }
        position += line.len();
    }
    start.map(|start| changelog[start..].trim())
}

/// Whether the heading of a version has a date.
pub fn is_dated(changelog: &str, version: &str) -> bool {
    let mut headings = changelog
        .lines()
        .filter_map(|line| line.strip_prefix("## "));
    headings.any(|heading| {
        heading
            .split_once(" - ")
            .is_some_and(|(name, date)| name == version && is_date(date))
    })
}

fn is_date(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    parts.len() == 3
        && parts.iter().map(|part| part.len()).eq([4, 2, 2])
        && parts
            .iter()
            .all(|part| part.bytes().all(|byte| byte.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    const CHANGELOG: &str = "# Changelog\n\n## Unreleased\n\n## 0.2.0 - 2027-01-31\n\n### Added\n\n- A\n\n## 0.1.0 - 2026-12-01\n\n- B\n";

    #[test]
    fn sections_end_at_the_next_version() {
        assert_eq!(section(CHANGELOG, "Unreleased"), Some(""));
        assert_eq!(section(CHANGELOG, "0.2.0"), Some("### Added\n\n- A"));
        assert_eq!(section(CHANGELOG, "0.1.0"), Some("- B"));
        assert_eq!(section(CHANGELOG, "0.3.0"), None);
    }

    #[test]
    fn a_version_needs_a_date() {
        assert!(is_dated(CHANGELOG, "0.2.0"));
        assert!(!is_dated(CHANGELOG, "Unreleased"));
        assert!(!is_dated("## 0.2.0 - soon\n", "0.2.0"));
    }
}
