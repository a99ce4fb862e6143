//! The contact address for readers.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// An e-mail address or the address of a page, the value of `--contact`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Contact(String);

impl Contact {
    /// Returns the target of its link.
    pub fn href(&self) -> String {
        if self.is_page() {
            self.0.clone()
        } else {
            format!("mailto:{self}")
        }
    }

    fn is_page(&self) -> bool {
        self.0.starts_with("https://") || self.0.starts_with("http://")
    }
}

impl FromStr for Contact {
    type Err = String;

    /// # Errors
    /// A message if the text is neither.
    fn from_str(text: &str) -> Result<Self, String> {
        let contact = Contact(text.to_owned());
        let is_plain = |character: char| {
            character.is_alphanumeric() || "!#$&'*+-./=?_~:@,;%".contains(character)
        };
        let is_complete = if contact.is_page() {
            text.split('/').nth(2).is_some_and(|host| !host.is_empty())
        } else {
            // A basic check: only sending a message shows whether an address exists.
            let (name, host) = text.split_once('@').unwrap_or_default();
            let is_host = !host.contains(['@', '/', ':']) && host.contains('.');
            !name.is_empty() && is_host && !host.starts_with('.') && !host.ends_with('.')
        };
        if is_complete && text.chars().all(is_plain) {
            Ok(contact)
        } else {
            Err(format!(
                "“{text}” is not an e-mail address such as reader@example.org or the address of a \
                 page such as https://example.org/contact"
            ))
        }
    }
}

/// An e-mail address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Email(Contact);

impl FromStr for Email {
    type Err = String;

    /// # Errors
    /// A message if the text is not one.
    fn from_str(text: &str) -> Result<Self, String> {
        let contact = text.parse::<Contact>().ok();
        let contact = contact.filter(|contact| !contact.is_page());
        contact
            .map(Email)
            .ok_or_else(|| format!("“{text}” is not an e-mail address such as author@example.org"))
    }
}

impl fmt::Display for Email {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(formatter)
    }
}

impl TryFrom<String> for Contact {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        text.parse()
    }
}

impl From<Contact> for String {
    fn from(contact: Contact) -> String {
        contact.0
    }
}

impl fmt::Display for Contact {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_of_a_page_is_not_an_email_address() {
        assert!("reader@example.org".parse::<Email>().is_ok());
        assert!("https://example.org/contact".parse::<Email>().is_err());
    }

    #[test]
    fn email_addresses_and_pages_become_links() {
        for (text, href) in [
            ("reader@example.org", "mailto:reader@example.org"),
            (
                "https://example.org/contact?in=en",
                "https://example.org/contact?in=en",
            ),
        ] {
            let contact: Contact = text.parse().unwrap();
            assert_eq!(contact.href(), href);
        }
    }

    #[test]
    fn invalid_addresses_are_rejected() {
        for text in [
            "",
            "reader",
            "@example.org",
            "reader@",
            "a b@example.org",
            "https://",
            "javascript:alert(1)",
            "a@b",
        ] {
            assert!(text.parse::<Contact>().is_err(), "{text}");
        }
    }
}
