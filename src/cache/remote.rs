//! A shared cache at an address: S3, Google Cloud Storage, Azure Blob Storage and HTTP.
//!
//! No request takes longer than [`LIMIT`], and few are repeated: a build that would wait longer is
//! faster without the cache.

use std::io;
use std::sync::Arc;
use std::time::Duration;

use object_store::aws::AmazonS3Builder;
use object_store::azure::MicrosoftAzureBuilder;
use object_store::gcp::GoogleCloudStorageBuilder;
use object_store::http::HttpBuilder;
use object_store::path::Path;
use object_store::{
    BackoffConfig, ClientOptions, Error, HeaderMap, HeaderValue, ObjectStore, ObjectStoreExt,
    PutMode, PutOptions, PutPayload, RetryConfig,
};
use tokio::runtime::{self, Runtime};
use tokio::time;

use super::address::{Address, Scheme};
use super::store::Store;

/// The time in which a server must accept a connection.
const CONNECT: Duration = Duration::from_secs(5);

/// The time in which a server must answer, and in which each part of an answer must come.
const ANSWER: Duration = Duration::from_secs(10);

/// The time for a whole request, with all repetitions.
const LIMIT: Duration = Duration::from_secs(60);

/// The size above which an entry is not read: 500 MB. No edition is that large.
const SIZE_MAX: u64 = 500_000_000;

/// The number of threads of the client.
const THREADS: usize = 2;

/// The environment variable with a bearer token for a web server.
const TOKEN: &str = "PUBLISH_SHARED_CACHE_TOKEN";

/// The beginnings of the names of the variables that [`Remote::open`] uses.
pub const VARIABLES: [&str; 4] = ["AWS_", "GOOGLE_", "AZURE_", TOKEN];

/// A store at an address.
pub struct Remote {
    /// `None` only while it is dropped.
    runtime: Option<Runtime>,
    store: Arc<dyn ObjectStore>,
    /// A store that only creates objects, if `store` has no requests that do.
    creating: Option<Arc<dyn ObjectStore>>,
    prefix: Path,
    messages: Messages,
}

/// The messages about errors, which contain neither addresses nor secrets.
struct Messages {
    secrets: Vec<String>,
}

impl Remote {
    /// Creates a client, which has not asked the server anything. The variables are those of the
    /// environment whose names begin with [`VARIABLES`].
    ///
    /// # Errors
    /// An error if the variables are not valid, or the system has no certificates.
    pub fn open(address: &Address, variables: &[(String, String)]) -> io::Result<Self> {
        // Fails if there is one already.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let messages = Messages::new(variables);
        let (store, creating) =
            clients(address, variables).map_err(|error| messages.error(&error))?;
        // The folder on a web server is part of the address of the store.
        let prefix = match address.scheme {
            Scheme::Https | Scheme::Http => Path::default(),
            _ => Path::parse(&address.prefix).map_err(|error| messages.error(&error.into()))?,
        };
        let mut runtime = runtime::Builder::new_multi_thread();
        let runtime = runtime.worker_threads(THREADS).enable_all().build()?;
        Ok(Remote {
            runtime: Some(runtime),
            store,
            creating,
            prefix,
            messages,
        })
    }

    /// Runs a request.
    fn wait<T>(
        &self,
        request: impl Future<Output = Result<T, Error>>,
    ) -> io::Result<Result<T, Error>> {
        let Some(runtime) = &self.runtime else {
            return Err(io::ErrorKind::NotConnected.into());
        };
        let limited = runtime.block_on(async { time::timeout(LIMIT, request).await });
        limited.map_err(|_| io::Error::new(io::ErrorKind::TimedOut, "the server takes too long"))
    }

    fn path(&self, name: &str) -> Path {
        name.split('/')
            .fold(self.prefix.clone(), |path, part| path.join(part))
    }

    fn put(
        &self,
        store: &dyn ObjectStore,
        name: &str,
        entry: &[u8],
        mode: PutMode,
    ) -> io::Result<Result<(), Error>> {
        let payload = PutPayload::from(entry.to_vec());
        let options = PutOptions::from(mode);
        let path = self.path(name);
        let written = self.wait(async { store.put_opts(&path, payload, options).await })?;
        Ok(written.map(|_| ()))
    }
}

impl Messages {
    fn new(variables: &[(String, String)]) -> Self {
        // Shorter values, such as “true”, may be part of any message.
        const LENGTH_MIN: usize = 8;
        let values = variables.iter().map(|(_, value)| value.clone());
        Messages {
            secrets: values.filter(|value| value.len() >= LENGTH_MIN).collect(),
        }
    }

    /// Returns an error in few words.
    fn error(&self, error: &Error) -> io::Error {
        let (kind, message) = match error {
            Error::NotFound { .. } => (
                io::ErrorKind::NotFound,
                "there is no such bucket or folder (404)".to_owned(),
            ),
            Error::PermissionDenied { .. } => (
                io::ErrorKind::PermissionDenied,
                "access is denied (403)".to_owned(),
            ),
            Error::Unauthenticated { .. } => (
                io::ErrorKind::PermissionDenied,
                "the credentials are missing or wrong (401)".to_owned(),
            ),
            other => (io::ErrorKind::Other, cause(other)),
        };
        let hide = |message: String, secret: &String| message.replace(secret.as_str(), "…");
        io::Error::new(kind, self.secrets.iter().fold(message, hide))
    }
}

/// Returns the first line of the cause of an error, which is the last of its sources.
fn cause(error: &Error) -> String {
    const LENGTH_MAX: usize = 200;
    let mut cause: &dyn std::error::Error = error;
    while let Some(source) = cause.source() {
        cause = source;
    }
    let text = cause.to_string();
    let line = text.lines().next().unwrap_or_default();
    line.chars().take(LENGTH_MAX).collect()
}

type Client = Arc<dyn ObjectStore>;

/// Returns the client of an address and, for a web server, one that only creates files.
fn clients(
    address: &Address,
    variables: &[(String, String)],
) -> Result<(Client, Option<Client>), Error> {
    let retry = RetryConfig {
        backoff: BackoffConfig {
            init_backoff: Duration::from_millis(100),
            max_backoff: Duration::from_secs(1),
            base: 2.0,
        },
        max_retries: 2,
        retry_timeout: ANSWER,
    };
    let options = ClientOptions::new()
        .with_connect_timeout(CONNECT)
        .with_read_timeout(ANSWER)
        .with_timeout(LIMIT);
    // As the `from_env` of each builder, which reads the environment itself.
    let named = |prefix: &'static str| {
        let named = variables
            .iter()
            .filter(move |(name, _)| name.starts_with(prefix));
        named.map(|(name, value)| (name.to_ascii_lowercase(), value))
    };
    Ok(match address.scheme {
        Scheme::S3 => {
            let builder = AmazonS3Builder::new()
                .with_client_options(options)
                .with_retry(retry);
            let builder =
                named("AWS_").fold(builder, |builder, (name, value)| match name.parse() {
                    Ok(key) => builder.with_config(key, value),
                    Err(_) => builder,
                });
            (
                Arc::new(builder.with_bucket_name(&address.host).build()?),
                None,
            )
        }
        Scheme::Google => {
            let builder = GoogleCloudStorageBuilder::new();
            let builder = builder.with_client_options(options).with_retry(retry);
            let builder =
                named("GOOGLE_").fold(builder, |builder, (name, value)| match name.parse() {
                    Ok(key) => builder.with_config(key, value),
                    Err(_) => builder,
                });
            (
                Arc::new(builder.with_bucket_name(&address.host).build()?),
                None,
            )
        }
        Scheme::Azure => {
            let builder = MicrosoftAzureBuilder::new();
            let builder = builder.with_client_options(options).with_retry(retry);
            let builder =
                named("AZURE_").fold(builder, |builder, (name, value)| match name.parse() {
                    Ok(key) => builder.with_config(key, value),
                    Err(_) => builder,
                });
            (
                Arc::new(builder.with_container_name(&address.host).build()?),
                None,
            )
        }
        Scheme::Https | Scheme::Http => {
            let token = variables.iter().find(|(name, _)| name == TOKEN);
            let token = token.map(|(_, value)| value.as_str());
            let client = |is_creating: bool| -> Result<Client, Error> {
                let headers = headers(token, is_creating)?;
                let options = options.clone().with_default_headers(headers);
                let options = options.with_allow_http(address.scheme == Scheme::Http);
                let builder = HttpBuilder::new().with_url(address.to_string());
                let builder = builder
                    .with_client_options(options)
                    .with_retry(retry.clone());
                Ok(Arc::new(builder.build()?))
            };
            (client(false)?, Some(client(true)?))
        }
        Scheme::File => {
            return Err(Error::NotImplemented {
                operation: "files".to_owned(),
                implementer: "the store of addresses".to_owned(),
            });
        }
    })
}

/// Returns the headers of all requests to a web server.
fn headers(token: Option<&str>, is_creating: bool) -> Result<HeaderMap, Error> {
    let mut headers = HeaderMap::new();
    if is_creating {
        headers.insert("if-none-match", HeaderValue::from_static("*"));
    }
    if let Some(token) = token {
        let value = HeaderValue::from_str(&format!("Bearer {token}"));
        let mut value = value.map_err(|error| Error::Generic {
            store: "HTTP",
            source: Box::new(error),
        })?;
        value.set_sensitive(true);
        headers.insert("authorization", value);
    }
    Ok(headers)
}

impl Store for Remote {
    fn read(&self, name: &str) -> io::Result<Option<Vec<u8>>> {
        let path = self.path(name);
        let found = self.wait(async {
            let answer = self.store.get(&path).await?;
            if answer.meta.size > SIZE_MAX {
                return Ok(None);
            }
            answer.bytes().await.map(Some)
        })?;
        match found {
            // Damaged: no entry is empty.
            Ok(None) => Ok(Some(Vec::new())),
            Ok(Some(bytes)) => Ok(Some(bytes.into())),
            Err(Error::NotFound { .. }) => Ok(None),
            Err(error) => Err(self.messages.error(&error)),
        }
    }

    fn write(&self, name: &str, entry: &[u8]) -> io::Result<()> {
        let written = self.put(&*self.store, name, entry, PutMode::Overwrite)?;
        written.map_err(|error| self.messages.error(&error))
    }

    fn has(&self, name: &str) -> io::Result<bool> {
        let path = self.path(name);
        match self.wait(async { self.store.head(&path).await })? {
            Ok(_) => Ok(true),
            Err(Error::NotFound { .. }) => Ok(false),
            Err(error) => Err(self.messages.error(&error)),
        }
    }

    fn create(&self, name: &str, entry: &[u8]) -> io::Result<bool> {
        let written = match &self.creating {
            Some(creating) => self.put(&**creating, name, entry, PutMode::Overwrite)?,
            None => self.put(&*self.store, name, entry, PutMode::Create)?,
        };
        match written {
            Ok(()) => Ok(true),
            Err(Error::AlreadyExists { .. } | Error::Precondition { .. }) => Ok(false),
            Err(error) => Err(self.messages.error(&error)),
        }
    }
}

impl Drop for Remote {
    /// Does not wait for requests that have not ended.
    fn drop(&mut self) {
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_background();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn variables(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
        let pairs = pairs.iter();
        pairs
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
            .collect()
    }

    #[test]
    fn every_kind_of_address_has_a_client() {
        let variables = variables(&[
            ("AZURE_STORAGE_ACCOUNT_NAME", "account"),
            ("AZURE_STORAGE_ACCOUNT_KEY", "aGVsbG8="),
            ("GOOGLE_UNKNOWN", "ignored"),
            ("PUBLISH_SHARED_CACHE_TOKEN", "token"),
        ]);
        for address in [
            "s3://bucket/folder",
            "gs://bucket",
            "az://container/folder",
            "https://example.org/folder",
            "http://localhost:1/folder",
        ] {
            let remote = Remote::open(&address.parse().unwrap(), &variables).unwrap();
            let name = remote.path("files/ab/cd");
            let is_web_server = address.starts_with("http");
            let expected = match address.ends_with("folder") && !is_web_server {
                true => "folder/files/ab/cd",
                false => "files/ab/cd",
            };
            assert_eq!(name.to_string(), expected, "{address}");
            assert_eq!(remote.creating.is_some(), is_web_server);
        }
        // The account is missing.
        let address = "az://container".parse().unwrap();
        assert!(Remote::open(&address, &[]).is_err());
    }

    #[test]
    fn messages_have_the_cause_and_no_secrets() {
        let messages = Messages::new(&variables(&[
            ("AWS_SECRET_ACCESS_KEY", "hunter2hunter2"),
            ("AWS_ALLOW_HTTP", "true"),
        ]));
        let source = io::Error::other("true for hunter2hunter2 at the server\nsecond line");
        let error = messages.error(&Error::Generic {
            store: "S3",
            source: Box::new(source),
        });
        assert_eq!(error.to_string(), "true for … at the server");
    }
}
