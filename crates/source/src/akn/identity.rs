//! The symbol, the language and the body of a document that has no cover page, as in other profiles
//! than that of the United Nations.

use std::iter;

use roxmltree::Node;

use publish_model::body::Body;
use publish_model::{Bodies, BodyId, Symbol};

use super::{child, descendant, line, name, symbol_of};

/// A symbol, and where in the metadata it is from. `None` for a printed symbol.
pub struct Found {
    pub symbol: Symbol,
    pub source: Option<String>,
}

/// The names of aliases that are symbols.
const SYMBOLS: [&str; 4] = ["symbol", "docNumber", "number", "officialNumber"];

/// Returns the symbol of a statement: the number in the preface, an alias or the number in the
/// metadata, or one that is derived from its address.
pub fn symbol(main: Node<'_, '_>, bodies: &Bodies) -> Option<Found> {
    if let Some(symbol) = printed(main, bodies) {
        let source = None;
        return Some(Found { symbol, source });
    }
    let work = child(main, "meta").and_then(|meta| descendant(meta, "FRBRWork"))?;
    let aliases = work
        .children()
        .filter(|node| name(*node) == "FRBRalias")
        .filter(|node| {
            node.attribute("name")
                .is_some_and(|name| SYMBOLS.contains(&name))
        })
        .map(|node| (node, "value"));
    let number = child(work, "FRBRnumber");
    let number = number
        .into_iter()
        .flat_map(|node| [(node, "showAs"), (node, "value")]);
    for (node, attribute) in aliases.chain(number) {
        let value = node.attribute(attribute).unwrap_or_default();
        if let Some(symbol) = in_text(value, bodies) {
            let source = Some(format!("<{}> in the metadata", name(node)));
            return Some(Found { symbol, source });
        }
    }
    ["FRBRuri", "FRBRthis"].into_iter().find_map(|wanted| {
        let symbol = of_address(child(work, wanted)?.attribute("value")?)?;
        let source = Some(format!("<{wanted}> in the metadata"));
        Some(Found { symbol, source })
    })
}

/// Returns the symbol that is printed before the text: `Resolution 7/2019` without the word.
fn printed(main: Node<'_, '_>, bodies: &Bodies) -> Option<Symbol> {
    let preface = child(main, "preface")?;
    let mut numbers = preface.descendants().filter(|node| is_number(*node));
    numbers.find_map(|node| in_text(&line::plain(node), bodies))
}

/// Whether an element contains the number of a document. Some have it in a `p` with that class.
pub fn is_number(node: Node<'_, '_>) -> bool {
    name(node) == "docNumber" || node.attribute("class") == Some("docNumber")
}

/// Parses a symbol that belongs to a body, or has a slash, without the words before it.
fn in_text(text: &str, bodies: &Bodies) -> Option<Symbol> {
    let text = text.trim_end_matches(['.', ':', ',']);
    let spaces = text.match_indices(char::is_whitespace);
    let after_spaces = spaces.map(|(at, space)| at + space.len());
    let starts = iter::once(0).chain(after_spaces);
    let mut claimed = starts.filter_map(|start| symbol_of(&text[start..]));
    claimed
        .find(|symbol| bodies.of_symbol(symbol).is_some())
        .or_else(|| with_slash(text))
}

fn with_slash(text: &str) -> Option<Symbol> {
    let begins = text.split_whitespace().find(|word| {
        word.contains('/') || word.starts_with(|first: char| first.is_ascii_digit())
    })?;
    let start = text.find(begins)?;
    symbol_of(&text[start..]).filter(|symbol| symbol.as_str().contains('/'))
}

/// Derives a symbol from the parts of an address after the type of the document, from the body on:
/// `itu-pp/2018-11-15/res-2` from `/akn/un/statement/deliberation/itu-pp/2018-11-15/res-2/!main`.
fn of_address(address: &str) -> Option<Symbol> {
    let parts: Vec<&str> = address
        .split('/')
        .filter(|part| !part.is_empty() && *part != "akn" && !part.starts_with('!'))
        .collect();
    let date = parts.iter().position(|part| is_date(part));
    let (body, date, number) = match date {
        Some(date) if date >= 4 => (parts.get(date - 1)?, date, parts.last()?),
        _ => return joined(&parts),
    };
    let year = parts[date].get(..4)?;
    // The number of a resolution of the Security Council has a year.
    if *body == "unsc" && number.bytes().all(|byte| byte.is_ascii_digit()) {
        return format!("S/RES/{number} ({year})").parse().ok();
    }
    joined(&parts[date - 1..])
}

fn joined(parts: &[&str]) -> Option<Symbol> {
    let is_allowed = |one: char| one.is_ascii_alphanumeric() || matches!(one, '.' | '-');
    let parts: Vec<String> = parts
        .iter()
        .map(|part| part.replace(|one| !is_allowed(one), "-"))
        .collect();
    parts.join("/").parse().ok()
}

fn is_date(part: &str) -> bool {
    part.len() >= 4
        && part
            .bytes()
            .all(|byte| byte.is_ascii_digit() || byte == b'-')
        && part.bytes().take(4).all(|byte| byte.is_ascii_digit())
}

/// Returns the body that the metadata name as the author.
pub fn body(main: Node<'_, '_>, bodies: &Bodies) -> Option<BodyId> {
    let work = child(main, "meta").and_then(|meta| descendant(meta, "FRBRWork"))?;
    let author = child(work, "FRBRauthor").and_then(|node| node.attribute("href"));
    let address = child(work, "FRBRuri").and_then(|node| node.attribute("value"));
    let mut parts = author
        .into_iter()
        .chain(address)
        .flat_map(|value| value.split(['/', '#']))
        .filter(|part| !part.is_empty());
    parts.find_map(|part| {
        let body = bodies.iter().find(|body| is_name_of(body, part))?;
        Some(body.id.clone())
    })
}

/// Whether a part of an address in the metadata names a body: `unsc`, `sc`, `securityCouncil`.
fn is_name_of(body: &Body, part: &str) -> bool {
    let akn = &body.akn;
    let ends = |address: &str| address.rsplit('/').next() == Some(part);
    let mut organizations = akn.organizations.iter();
    let organization = organizations.find(|organization| organization.id == akn.author);
    akn.author == part
        || ends(&akn.address)
        || organization.is_some_and(|organization| ends(&organization.address))
}

/// Returns the language tag for a code in the metadata: the two-letter code for one of three
/// letters, which can be the end of an address.
pub fn language_tag(code: &str) -> String {
    let code = code.trim().rsplit('/').next().unwrap_or_default();
    let tag = match code.to_ascii_lowercase().as_str() {
        "ara" => "ar",
        "zho" | "chi" => "zh",
        "eng" => "en",
        "fra" | "fre" => "fr",
        "deu" | "ger" => "de",
        "rus" => "ru",
        "spa" => "es",
        "cat" => "ca",
        "ces" | "cze" => "cs",
        "dan" => "da",
        "ell" | "gre" => "el",
        "fin" => "fi",
        "gle" => "ga",
        "hin" => "hi",
        "hun" => "hu",
        "ita" => "it",
        "jpn" => "ja",
        "kor" => "ko",
        "nld" | "dut" => "nl",
        "pol" => "pl",
        "por" => "pt",
        "ron" | "rum" => "ro",
        "swa" => "sw",
        "swe" => "sv",
        "tur" => "tr",
        "ukr" => "uk",
        _ => code,
    };
    tag.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn symbols_are_derived_from_addresses() {
        for (address, symbol) in [
            (
                "/akn/un/statement/deliberation/itu-pp/2018-11-15/res-2/!main",
                "itu-pp/2018-11-15/res-2",
            ),
            (
                "/akn/aa-au/statement/resolution/achpr/2021/509",
                "achpr/2021/509",
            ),
            (
                "/akn/un/statement/deliberation/unsc/2044-03-15/9798",
                "S/RES/9798 (2044)",
            ),
            ("/akn/za/statement/2009/10", "za/statement/2009/10"),
            ("/akn/xx/statement/a_b~c/7", "xx/statement/a-b-c/7"),
            ("/akn", ""),
            ("", ""),
        ] {
            let found = of_address(address);
            let found = found.as_ref().map_or("", Symbol::as_str);
            assert_eq!(found, symbol, "{address}");
        }
    }

    #[test]
    fn printed_numbers_are_symbols_without_the_words_before_them() {
        for (text, symbol) in [
            ("Resolution 7/2019", "7/2019"),
            ("C/RES/44/1.", "C/RES/44/1"),
            ("Résolution 44/12 (Rev.)", "44/12 (Rev.)"),
            ("2 (Rev. Dubai, 2018)", ""),
            ("Resolution", ""),
        ] {
            let found = in_text(text, &Bodies::default());
            let found = found.as_ref().map_or("", Symbol::as_str);
            assert_eq!(found, symbol, "{text}");
        }
    }
}
