//! What a browser asks for, after it has been checked.

use std::net::IpAddr;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

/// A request for a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// The decoded path without the slash at its beginning. No part of it is empty, except for the
    /// last one, which is empty if the address ends in a slash; none is hidden or leaves the folder.
    pub path: String,
    /// The part of the address after the question mark, as it was sent.
    pub query: String,
}

impl Request {
    /// Reads an address. Returns `None` if its path is not the path of a file that a site may have.
    pub fn parse(path: &str, query: &str) -> Option<Self> {
        let decoded = percent_decode_str(path).decode_utf8().ok()?;
        let path = decoded.strip_prefix('/')?;
        let mut parts = path.split('/').peekable();
        while let Some(part) = parts.next() {
            let is_last = parts.peek().is_none();
            let is_wrong = part.starts_with('.')
                || part.contains(['\\', ':'])
                || part.chars().any(char::is_control)
                || (part.is_empty() && !is_last);
            if is_wrong {
                return None;
            }
        }
        Some(Request {
            path: path.to_owned(),
            query: query.to_owned(),
        })
    }
}

/// The characters that an address has in a different form.
const ENCODED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'/')
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// Returns a path as a part of an address.
pub fn encoded(path: &str) -> String {
    utf8_percent_encode(path, ENCODED).to_string()
}

/// Whether the value of a `Host` header is a name of the loopback address.
pub(crate) fn is_loopback(host: &str) -> bool {
    let name = match host.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
        Some((name, port)) if port.is_empty() || is_port(port) => name,
        Some(_) => return false,
        None => match host.rfind(':') {
            Some(colon) if is_port(&host[colon..]) => &host[..colon],
            Some(_) => return false,
            None => host,
        },
    };
    let address = name.parse::<IpAddr>();
    name.eq_ignore_ascii_case("localhost") || address.is_ok_and(|address| address.is_loopback())
}

fn is_port(text: &str) -> bool {
    let digits = text.strip_prefix(':');
    digits.is_some_and(|digits| digits.parse::<u16>().is_ok())
}

#[cfg(test)]
mod tests {
    use super::{Request, is_loopback};

    #[test]
    fn only_names_of_the_loopback_address_are_accepted() {
        for host in [
            "127.0.0.1",
            "127.0.0.1:3000",
            "localhost:1",
            "LocalHost",
            "[::1]:8080",
        ] {
            assert!(is_loopback(host), "{host}");
        }
        for host in [
            "",
            "example.org",
            "localhost.example.org:3000",
            "127.0.0.1.example.org",
            "192.168.1.5:3000",
            "[::2]:80",
            "[::1]x",
            "localhost:port",
            "0.0.0.0:3000",
        ] {
            assert!(!is_loopback(host), "{host}");
        }
    }

    #[test]
    fn paths_that_leave_the_folder_or_name_hidden_files_are_refused() {
        for path in [
            "/../secret",
            "/en/..",
            "/en/%2e%2e/secret",
            "/%2E%2E%2Fsecret",
            "/.publish/staged",
            "/en//page",
            "/a%5Cb",
            "/c%3A/windows",
            "/a%00b",
            "/%ff",
            "en",
        ] {
            assert_eq!(Request::parse(path, ""), None, "{path}");
        }
    }

    #[test]
    fn paths_are_decoded() {
        for (path, decoded) in [
            ("/", ""),
            ("/en/A/RES/68/197/", "en/A/RES/68/197/"),
            ("/en/S/RES/2744%20%282024%29", "en/S/RES/2744 (2024)"),
            ("/%D8%A7", "ا"),
        ] {
            assert_eq!(Request::parse(path, "heard").unwrap().path, decoded);
        }
    }
}
