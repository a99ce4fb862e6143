//! What a site answers.

use bytes::Bytes;
use hyper::StatusCode;

/// The answer to a request.
#[derive(Debug, Clone)]
pub struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) content_type: &'static str,
    pub(crate) location: Option<String>,
    pub(crate) body: Bytes,
}

impl Answer {
    /// Returns an answer with content.
    pub fn new(content_type: &'static str, body: impl Into<Bytes>) -> Self {
        Answer {
            status: StatusCode::OK,
            content_type,
            location: None,
            body: body.into(),
        }
    }

    /// Returns the answer that there is no such page. `page` is an HTML page.
    pub fn not_found(page: impl Into<Bytes>) -> Self {
        Answer {
            status: StatusCode::NOT_FOUND,
            ..Answer::new(HTML, page)
        }
    }

    /// Returns the answer that the page has another address.
    pub fn moved(location: String) -> Self {
        Answer {
            status: StatusCode::TEMPORARY_REDIRECT,
            location: Some(location),
            ..Answer::new(TEXT, "")
        }
    }

    pub(crate) fn refused(status: StatusCode, reason: &'static str) -> Self {
        Answer {
            status,
            ..Answer::new(TEXT, reason)
        }
    }
}

const HTML: &str = "text/html; charset=utf-8";
const TEXT: &str = "text/plain; charset=utf-8";
