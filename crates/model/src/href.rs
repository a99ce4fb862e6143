//! The target of a link.

use std::fmt;
use std::str::FromStr;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The target of a link that is safe to follow: an absolute address with the scheme `https`, `http`
/// or `mailto`, or `#` and an anchor of the same document.
#[derive(
    Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(try_from = "String", into = "String")]
#[schemars(with = "String")]
pub struct Href(String);

/// The error for an address that a link may not have.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("“{address}” is not an allowed link address")]
pub struct UnsafeHref {
    /// The address.
    pub address: String,
}

impl Href {
    /// Returns the address of a page by its path relative to that of the document:
    /// `../67/193/index.html`. Sources cannot contain such addresses; they are for editions that
    /// are published together.
    ///
    /// # Errors
    /// The address, if it is not a relative path without query and fragment.
    pub fn relative(path: impl Into<String>) -> Result<Self, UnsafeHref> {
        let path = path.into();
        let allowed = |one: char| one.is_ascii_alphanumeric() || "._-/".contains(one);
        if !path.is_empty() && !path.starts_with('/') && path.chars().all(allowed) {
            Ok(Href(path))
        } else {
            Err(UnsafeHref { address: path })
        }
    }

    /// Returns the address as editions contain it.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns the anchor, if the link is to a place in the same document.
    pub fn anchor(&self) -> Option<&str> {
        self.0.strip_prefix('#')
    }
}

/// The address of a web page or file, with the scheme `https` or `http`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "String", into = "String")]
#[schemars(with = "String")]
pub struct WebAddress(Href);

impl WebAddress {
    /// Returns the address as the target of a link.
    pub fn as_href(&self) -> &Href {
        &self.0
    }
}

impl TryFrom<String> for WebAddress {
    type Error = UnsafeHref;

    fn try_from(address: String) -> Result<Self, UnsafeHref> {
        let href: Href = address.parse()?;
        let scheme = address.split_once("://").map(|(scheme, _)| scheme);
        let is_web = scheme.is_some_and(|scheme| {
            ["https", "http"]
                .iter()
                .any(|web| scheme.eq_ignore_ascii_case(web))
        });
        if is_web {
            Ok(WebAddress(href))
        } else {
            Err(UnsafeHref { address })
        }
    }
}

impl From<WebAddress> for String {
    fn from(address: WebAddress) -> String {
        address.0.into()
    }
}

/// Returns whether a text is an absolute address with a safe scheme that browsers and EPUBCheck
/// accept (RFC 3986; URL Standard, section 4.3).
fn is_absolute(text: &str) -> bool {
    let rest = |scheme: &str| {
        let (head, rest) = text.split_at_checked(scheme.len())?;
        head.eq_ignore_ascii_case(scheme).then_some(rest)
    };
    if let Some(web) = rest("https://").or_else(|| rest("http://")) {
        let end = web.find(['/', '?', '#']).unwrap_or(web.len());
        let (authority, path) = web.split_at(end);
        is_authority(authority) && is_path(path)
    } else {
        rest("mailto:").is_some_and(|mail| !mail.is_empty() && is_path(mail))
    }
}

/// Returns whether a text is a host with an optional port. A user name is not allowed: it makes an
/// address look like that of another host. IPv6 addresses are not allowed either.
fn is_authority(text: &str) -> bool {
    let (host, port) = match text.rsplit_once(':') {
        Some((host, port)) => (host, Some(port)),
        None => (text, None),
    };
    let is_port =
        |port: &str| port.bytes().all(|byte| byte.is_ascii_digit()) && port.parse::<u16>().is_ok();
    if !port.is_none_or(is_port) {
        return false;
    }
    let name = host.strip_suffix('.').unwrap_or(host);
    let last = name.rsplit('.').next().unwrap_or_default();
    if last.starts_with(|one: char| one.is_ascii_digit())
        && last
            .bytes()
            .all(|byte| byte.is_ascii_hexdigit() || byte == b'x')
    {
        return is_ipv4(name);
    }
    let allowed = |one: char| one.is_alphabetic() || one.is_ascii_digit() || "-_".contains(one);
    let mut labels = name.split('.');
    labels.all(|label| (1..=63).contains(&label.len()) && label.chars().all(allowed))
}

/// Returns whether a text is four numbers from 0 to 255, as browsers require of a host that ends with
/// a number.
fn is_ipv4(text: &str) -> bool {
    let is_byte = |number: &str| {
        number
            .parse::<u8>()
            .is_ok_and(|byte| byte.to_string() == number)
    };
    text.split('.').count() == 4 && text.split('.').all(is_byte)
}

/// Returns whether a text can be the path, query and fragment of an address, or the rest of one with
/// the scheme `mailto`.
fn is_path(text: &str) -> bool {
    let (path, fragment) = text.split_once('#').unwrap_or((text, ""));
    let escapes = text.match_indices('%').all(|(at, _)| {
        let digits = text.get(at + 1..at + 3);
        digits.is_some_and(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit()))
    });
    escapes && path.chars().all(is_path_character) && fragment.chars().all(is_path_character)
}

fn is_path_character(character: char) -> bool {
    if character.is_ascii() {
        character.is_ascii_alphanumeric() || "-._~!$&'()*+,;=:@/?%".contains(character)
    } else {
        !(character.is_control() || character.is_whitespace() || is_invisible(character))
    }
}

/// Returns whether a character has no shape, as those that set the direction of a text or join its
/// letters, or no meaning outside a program, as those for private use.
fn is_invisible(character: char) -> bool {
    matches!(
        character,
        '\u{ad}'
            | '\u{61c}'
            | '\u{180e}'
            | '\u{200b}'..='\u{200f}'
            | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{e000}'..='\u{f8ff}'
            | '\u{fdd0}'..='\u{fdef}'
            | '\u{feff}'
            | '\u{fff9}'..='\u{fffd}'
            | '\u{e0000}'..='\u{10ffff}'
    )
}

fn is_anchor(text: &str) -> bool {
    let allowed = |one: char| one.is_ascii_lowercase() || one.is_ascii_digit() || one == '-';
    text.strip_prefix('#')
        .is_some_and(|anchor| !anchor.is_empty() && anchor.chars().all(allowed))
}

impl FromStr for Href {
    type Err = UnsafeHref;

    fn from_str(text: &str) -> Result<Self, UnsafeHref> {
        text.to_owned().try_into()
    }
}

impl TryFrom<String> for Href {
    type Error = UnsafeHref;

    fn try_from(text: String) -> Result<Self, UnsafeHref> {
        if is_absolute(&text) || is_anchor(&text) {
            Ok(Href(text))
        } else {
            Err(UnsafeHref { address: text })
        }
    }
}

impl From<Href> for String {
    fn from(href: Href) -> String {
        href.0
    }
}

impl fmt::Display for Href {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn safe_addresses_and_anchors_are_hrefs() {
        for text in [
            "https://www.un.org/",
            "HTTP://example.org",
            "mailto:a@example.org",
            "mailto:a@example.org?subject=A%20B",
            "https://example.org:8080/a/b?c=d&e=%C3%A9#f",
            "https://docs.un.org/en/S/RES/2676(2023)",
            "https://例え.example/路径?q=é",
            "http://127.0.0.1/",
            "#op-18-a",
        ] {
            assert_eq!(text.parse::<Href>().unwrap().as_str(), text);
        }
    }

    #[test]
    fn unsafe_addresses_are_not_hrefs() {
        for text in [
            "",
            "#",
            "#Op",
            "https://",
            "javascript:alert(1)",
            "JavaScript:alert(1)",
            " javascript:alert(1)",
            "java\nscript:alert(1)",
            "data:text/html,x",
            "file:///etc/passwd",
            "//example.org",
            "index.html",
            "https://example.org/a b",
            "https://example.org/\u{7f}",
            "vbscript:x",
            "blob:https://example.org/",
            "../../x",
            "?a",
            "https:example.org",
            "https:/example.org",
            "https:\\\\example.org",
            "https:///a",
            "https://?a",
            "https://[::1",
            "http://[::1]/",
            "https://[::g]/",
            "https://1.2.3.999/",
            "https://example.org:port/",
            "https://example.org:99999/",
            "https://user:password@example.org/",
            "https://www.un.org@example.org/",
            "https://exam\u{200f}ple.org/",
            "https://exam ple.org/",
            "https://example..org/",
            "https://½.example/",
            "https://example.org/%",
            "https://example.org/%zz",
            "https://example.org/<a>",
            "https://example.org/\"",
            "https://example.org/a\\b",
            "https://example.org/{a}",
            "https://example.org/#a#b",
            "https://example.org/\u{202e}",
            "https://example.org/\u{e000}",
            "mailto:",
            "mailto:a b@example.org",
        ] {
            assert!(text.parse::<Href>().is_err(), "{text}");
        }
    }

    #[test]
    fn a_relative_href_has_no_scheme_and_no_host() {
        assert!(Href::relative("../A/RES/1/2/index.html").is_ok());
        for path in [
            "",
            "/a",
            "//example.org",
            "javascript:alert(1)",
            "a?b",
            "a b",
        ] {
            assert!(Href::relative(path).is_err(), "{path}");
        }
    }
}
