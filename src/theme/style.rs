//! The style sheets of a theme.

use std::collections::BTreeSet;

use publish_model::{Language, Script};

use super::by_language::{ByLanguage, Families, is_generic};
use super::contrast::{Colours, Mode, Token, colour_of};
use super::{Theme, Typefaces, WebFont};

/// Languages whose scripts keep the built-in typefaces, unless the theme has some for them.
const GENERAL: &str = ":root:not(:lang(ar), :lang(zh))";

const HEADINGS: &str = ":is(h1, h2, h3, h4, h5, h6)";

/// What the typeface of the interface is for in an EPUB.
const INTERFACE: &str = ":is(.masthead, .cover, .mark, .editors-note, .about-editors-notes)";

/// Returns the style of web pages that follows the built-in one.
pub fn of_pages(theme: &Theme) -> String {
    let mut css: String = theme.web_fonts.iter().map(WebFont::rule).collect();
    for (mode, colours) in [(Mode::Light, &theme.light), (Mode::Dark, &theme.dark)] {
        css.push_str(&of_colours(mode, colours));
    }
    css.push_str(&of_choice(theme));
    let Typefaces { text, title, ui } = &theme.typefaces;
    let of_families = [
        ("--font-text", text, "serif"),
        ("--font-ui", ui, "sans-serif"),
        ("--font-title", title, "serif"),
    ];
    for (variable, families, last) in of_families {
        let Some(families) = families else { continue };
        if let Some(general) = families.general() {
            css.push_str(&rule(GENERAL, variable, general, last));
        }
        if let ByLanguage::Languages(languages) = families {
            for (language, families) in languages {
                let selector = format!(":root:lang({language})");
                css.push_str(&rule(&selector, variable, families, last));
            }
        }
    }
    css.push_str(&theme.style_sheet);
    css
}

/// Returns the colours of a mode. They do not apply in print and if the reader prefers more
/// contrast.
fn of_colours(mode: Mode, colours: &Colours) -> String {
    if colours.is_empty() {
        return String::new();
    }
    let mut css = "@media screen and (not (prefers-contrast: more))".to_owned();
    if mode == Mode::Dark {
        css.push_str(" and (prefers-color-scheme: dark)");
    } else {
        css.push_str(" and (not (prefers-color-scheme: dark))");
    }
    css.push_str(" {\n  :root {\n");
    for (token, colour) in &with_tint(mode, colours) {
        for variable in variables_of(*token) {
            css.push_str(&format!("    --{variable}: {colour};\n"));
        }
    }
    css.push_str("  }\n}\n");
    css
}

/// Returns the colours of both modes for readers who choose one of them under “Display”. Browsers
/// without `light-dark()` keep those of the device.
fn of_choice(theme: &Theme) -> String {
    let light = with_tint(Mode::Light, &theme.light);
    let dark = with_tint(Mode::Dark, &theme.dark);
    let tokens: BTreeSet<Token> = light.keys().chain(dark.keys()).copied().collect();
    if tokens.is_empty() {
        return String::new();
    }
    let mut css = "@supports (color: light-dark(#ffffff, #000000)) {\n  \
         @media screen and (not (prefers-contrast: more)) {\n    \
         :root:where(:not([data-contrast=\"more\"])) {\n"
        .to_owned();
    for token in tokens {
        for variable in variables_of(token) {
            let [light, dark] = [(Mode::Light, &light), (Mode::Dark, &dark)]
                .map(|(mode, colours)| value_of(mode, colours, token, variable));
            css.push_str(&format!(
                "      --{variable}: light-dark({light}, {dark});\n"
            ));
        }
    }
    css.push_str("    }\n  }\n}\n");
    css
}

/// Returns colours with the tint that belongs to their paper.
fn with_tint(mode: Mode, colours: &Colours) -> Colours {
    let mut colours = colours.clone();
    if colours.contains_key(&Token::Paper) {
        let tint = colour_of(mode, &colours, Token::Tint);
        colours.insert(Token::Tint, tint);
    }
    colours
}

/// Returns the colour of a variable, which is the built-in one if the theme has none for this mode.
fn value_of(mode: Mode, colours: &Colours, token: Token, variable: &str) -> String {
    match (variable, mode) {
        // The band and the marks have white on them, so the accent of dark pages is not theirs.
        ("fill", Mode::Dark) if !colours.contains_key(&token) => "#8a2a30".to_owned(),
        _ => colour_of(mode, colours, token).to_string(),
    }
}

fn variables_of(token: Token) -> Vec<&'static str> {
    match token {
        Token::Link => vec!["link", "focus"],
        Token::Accent => vec!["accent", "fill"],
        token => vec![token.as_str()],
    }
}

fn rule(selector: &str, property: &str, families: &Families, last: &str) -> String {
    format!(
        "{selector} {{\n  {property}: {};\n}}\n",
        stack(families, last)
    )
}

/// Returns the value of `font-family`. It ends with a family that every reader has.
fn stack(families: &Families, last: &str) -> String {
    let mut names: Vec<String> = Vec::new();
    for family in &families.0 {
        if is_generic(family) {
            names.push(family.clone());
        } else {
            names.push(format!("\"{family}\""));
        }
    }
    if !families.0.last().is_some_and(|last| is_generic(last)) {
        names.push(last.to_owned());
    }
    names.join(", ")
}

/// Returns the rules that use the built-in fonts in an EPUB. Pages name them already.
fn built_in_families(language: &Language) -> String {
    if language.script() == Script::Arabic {
        return "body {\n  font-family: Amiri, serif;\n}\n".to_owned();
    }
    format!(
        ":is(body, {HEADINGS}) {{\n  font-family: \"Source Serif 4\", serif;\n}}\n\
         {INTERFACE} {{\n  font-family: \"Source Sans 3\", sans-serif;\n}}\n"
    )
}

/// Returns the style of EPUBs in a language that follows the built-in one. It has no colours: they
/// are those of the reading system.
pub fn of_epub(theme: &Theme, language: &Language) -> String {
    let fonts = theme.web_fonts.iter();
    let fonts = fonts.filter(|font| font.is_needed_for(language));
    let mut css: String = fonts.map(WebFont::rule).collect();
    if !css.is_empty() {
        css.push_str(&built_in_families(language));
    }
    let Typefaces { text, title, ui } = &theme.typefaces;
    let of_families = [
        ("body", text, "serif"),
        (INTERFACE, ui, "sans-serif"),
        (HEADINGS, title, "serif"),
    ];
    for (selector, families, last) in of_families {
        let families = families.as_ref();
        if let Some(families) = families.and_then(|families| families.for_language(language)) {
            css.push_str(&rule(selector, "font-family", families, last));
        }
    }
    if theme.logo.is_some() {
        css.push_str(
            ".logo {\n  margin-block-end: 0.5em;\n}\n\
             .logo img {\n  max-width: 100%;\n  max-height: 4em;\n}\n",
        );
    }
    if theme.footer.is_some() {
        css.push_str(".lines {\n  margin-block-start: 3em;\n  font-size: 0.9em;\n}\n");
    }
    css.push_str(&theme.style_sheet);
    css
}
