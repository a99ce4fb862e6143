//! Each rule finds its fault, and a page without faults has none.

#![allow(clippy::unwrap_used)]

use publish_check::tree::from_html;
use publish_check::{Fault, Rule, page_faults, whole_page_faults};

const PAGE: &str = "<!DOCTYPE html><html lang=\"en\"><head><title>A/RES/99/1</title></head><body><main>\
     <h1>A small resolution</h1><h2 id=\"operative\">Operative part</h2>\
     <p id=\"op-1\"><a href=\"#op-1\" aria-describedby=\"operative\">1.</a> Decides.</p>\
     <p><a href=\"#op-1\" aria-hidden=\"true\" tabindex=\"-1\"></a><img src=\"seal.svg\" alt=\"\"></p>\
     </main></body></html>";

fn faults(page: &str) -> Vec<Fault> {
    let page = from_html(page).unwrap();
    let mut faults = page_faults(&page, "en");
    faults.extend(whole_page_faults(&page));
    faults
}

#[test]
fn a_page_without_faults_passes() {
    assert_eq!(faults(PAGE), []);
}

#[test]
fn each_rule_finds_its_fault() {
    let cases = [
        ("lang=\"en\"", "lang=\"fr\"", Rule::Language),
        (" lang=\"en\"", "", Rule::Language),
        ("A/RES/99/1", " ", Rule::Title),
        ("<main>", "<main></main><main>", Rule::Main),
        ("id=\"operative\"", "id=\"op-1\"", Rule::UniqueId),
        (
            "href=\"#op-1\" aria-d",
            "href=\"#op-2\" aria-d",
            Rule::Target,
        ),
        ("=\"operative\">1", "=\"preamble\">1", Rule::Target),
        ("h2", "h3", Rule::Headings),
        (
            "Operative part",
            "<span aria-hidden=\"true\">1</span>",
            Rule::Headings,
        ),
        ("<h1>A small resolution</h1>", "", Rule::Headings),
        (
            "A small resolution</h1>",
            "A</h1><h1>B</h1>",
            Rule::Headings,
        ),
        (" alt=\"\"", "", Rule::Alternative),
        (">1.</a>", "></a>1.", Rule::LinkName),
    ];
    for (from, to, rule) in cases {
        assert!(PAGE.contains(from), "{from}");
        let rules: Vec<Rule> = faults(&PAGE.replace(from, to))
            .into_iter()
            .map(|fault| fault.rule)
            .collect();
        assert!(rules.contains(&rule), "{from} -> {to}: {rules:?}");
    }
}

#[test]
fn a_page_with_errors_of_syntax_is_not_read() {
    assert!(from_html(&PAGE.replacen("</h1>", "", 1)).is_err());
    assert!(from_html(&PAGE.replacen("<!DOCTYPE html>", "", 1)).is_err());
}
