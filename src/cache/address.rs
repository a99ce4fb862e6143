//! The address of a shared cache.

use std::fmt;
use std::str::FromStr;

/// The address of a cache that several machines share. It has no user name and no password.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address {
    /// What kind of place it is.
    pub scheme: Scheme,
    /// The path of a folder, or the name of a bucket, container or server.
    pub host: String,
    /// The folder in a bucket, in a container or on a server; empty for none.
    pub prefix: String,
}

/// The kinds of places.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scheme {
    /// A folder that all machines see.
    File,
    /// Amazon S3, or a server with the same protocol.
    S3,
    /// Google Cloud Storage.
    Google,
    /// Azure Blob Storage.
    Azure,
    /// A web server.
    Https,
    /// A web server on this machine.
    Http,
}

impl Scheme {
    /// All kinds.
    const ALL: [Scheme; 6] = [
        Scheme::File,
        Scheme::S3,
        Scheme::Google,
        Scheme::Azure,
        Scheme::Https,
        Scheme::Http,
    ];

    /// Returns what an address begins with.
    pub fn as_str(self) -> &'static str {
        match self {
            Scheme::File => "file",
            Scheme::S3 => "s3",
            Scheme::Google => "gs",
            Scheme::Azure => "az",
            Scheme::Https => "https",
            Scheme::Http => "http",
        }
    }
}

impl fmt::Display for Address {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}://{}", self.scheme.as_str(), self.host)?;
        if self.prefix.is_empty() {
            Ok(())
        } else {
            write!(formatter, "/{}", self.prefix)
        }
    }
}

impl FromStr for Address {
    type Err = String;

    /// Reads an address. The errors do not repeat it, because it may contain a password.
    fn from_str(text: &str) -> Result<Self, String> {
        let parts = text.split_once("://");
        let known = parts.and_then(|(name, rest)| {
            let scheme = Scheme::ALL.into_iter().find(|one| one.as_str() == name)?;
            Some((scheme, rest))
        });
        let Some((scheme, rest)) = known else {
            return Err(
                "use an address that begins with file://, s3://, gs://, az:// or https://"
                    .to_owned(),
            );
        };
        if let Scheme::File = scheme {
            return folder(rest);
        }
        if rest.contains('@') {
            return Err(
                "an address must not contain a user name or a password: set the environment \
                 variables of the service (docs/incremental.md)"
                    .to_owned(),
            );
        }
        if rest.contains(['?', '#', '%', '\\']) || rest.contains(char::is_whitespace) {
            return Err("an address must not contain ? # % \\ or spaces".to_owned());
        }
        let (host, prefix) = rest.split_once('/').unwrap_or((rest, ""));
        let prefix = prefix.trim_end_matches('/');
        let is_wrong = |part: &str| ["", ".", ".."].contains(&part);
        if host.is_empty() || (!prefix.is_empty() && prefix.split('/').any(is_wrong)) {
            return Err("use an address of the form s3://bucket/folder".to_owned());
        }
        if scheme == Scheme::Http && !is_this_machine(host) {
            return Err(
                "use https://: without encryption, others can change what is read".to_owned(),
            );
        }
        Ok(Address {
            scheme,
            host: host.to_owned(),
            prefix: prefix.to_owned(),
        })
    }
}

fn folder(path: &str) -> Result<Address, String> {
    let path = path.trim_end_matches('/');
    if !path.starts_with('/') {
        return Err("use an absolute path, such as file:///srv/cache".to_owned());
    }
    Ok(Address {
        scheme: Scheme::File,
        host: path.to_owned(),
        prefix: String::new(),
    })
}

fn is_this_machine(host: &str) -> bool {
    let name = match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => name,
        _ => host,
    };
    ["localhost", "127.0.0.1", "[::1]"].contains(&name)
}

/// Returns a text in which the user names and passwords of all addresses are replaced by asterisks.
/// It has the same length.
pub fn without_passwords(text: &str) -> String {
    const END: [char; 4] = ['/', '?', '#', '\\'];
    let mut hidden = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find("://") {
        let (before, after) = rest.split_at(start + "://".len());
        hidden.push_str(before);
        let address = after.split(['"', '\'', '\n']).next().unwrap_or_default();
        let server = address.split(END).next().unwrap_or_default();
        // A password may contain a character that would end the name of the server.
        let at = server.rfind('@').or_else(|| {
            let at = address.rfind('@')?;
            address[..at].contains(':').then_some(at)
        });
        let length = at.unwrap_or(0);
        hidden.extend(std::iter::repeat_n('*', length));
        rest = &after[length..];
    }
    hidden.push_str(rest);
    hidden
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn valid_addresses_are_printed_as_they_were_written() {
        for text in [
            "file:///srv/cache",
            "s3://bucket",
            "s3://bucket/a/folder",
            "gs://bucket/folder",
            "az://container/folder",
            "https://cache.example.org/folder",
            "http://localhost:8080",
            "http://[::1]/folder",
        ] {
            let address: Address = text.parse().unwrap();
            assert_eq!(address.to_string(), text);
            let with_slash: Address = format!("{text}/").parse().unwrap();
            assert_eq!(with_slash, address);
        }
    }

    #[test]
    fn wrong_addresses_are_errors_that_do_not_repeat_them() {
        for text in [
            "",
            "hunter2",
            "ftp://hunter2",
            "file://hunter2",
            "s3://",
            "s3:///hunter2",
            "s3://bucket//hunter2",
            "s3://bucket/../hunter2",
            "s3://user:hunter2@bucket",
            "https://user:hunter2@example.org/x",
            "https://user@example.org/hunter2",
            "https://example.org/x?signature=hunter2",
            "https://example.org/hunter 2",
            "http://example.org/hunter2",
            "http://localhost.example.org/hunter2",
        ] {
            let error = text.parse::<Address>().unwrap_err();
            assert!(!error.contains("hunter"), "{text}: {error}");
        }
    }

    #[test]
    fn passwords_are_replaced_by_as_many_asterisks() {
        for (text, hidden) in [
            ("a = \"https://u:pw@host/x\"", "a = \"https://****@host/x\""),
            ("https://u:p/w@host/x", "https://*****@host/x"),
            ("https://u:p w@host/x", "https://*****@host/x"),
            ("https://ü@h, s3://b/@x", "https://**@h, s3://b/@x"),
            (
                "https://host/x\nreader@example.org",
                "https://host/x\nreader@example.org",
            ),
            (
                "https://host/x reader@example.org",
                "https://host/x reader@example.org",
            ),
        ] {
            assert_eq!(without_passwords(text), hidden);
            assert_eq!(text.len(), hidden.len());
        }
    }
}
