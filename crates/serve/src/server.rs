//! The server: one thread, HTTP/1.1.

use std::convert::Infallible;
use std::io;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::sync::Arc;
use std::thread;

use bytes::Bytes;
use http_body_util::combinators::BoxBody;
use http_body_util::{BodyExt, Full};
use hyper::body::Incoming;
use hyper::header::{self, HeaderValue};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Method, Response, StatusCode};
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::runtime;

use crate::range::{self, Asked};
use crate::request::is_loopback;
use crate::{Answer, Events, Request};

/// What the server shows.
pub trait Site: Send + Sync + 'static {
    /// Answers a request. It may block, and is called from several threads.
    fn answer(&self, request: &Request) -> Answer;
}

/// The address at which pages receive events.
const EVENTS: &str = "/_publish/events";

/// A server that has a port, and does not answer yet.
#[derive(Debug)]
pub struct Server(TcpListener);

impl Server {
    /// Takes a port of the loopback address; 0 for any port that is free.
    ///
    /// # Errors
    /// That of the system, if the port is in use or not allowed.
    pub fn bind(port: u16) -> io::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))?;
        listener.set_nonblocking(true)?;
        Ok(Server(listener))
    }

    /// Returns the address of the server.
    ///
    /// # Errors
    /// That of the system.
    pub fn address(&self) -> io::Result<SocketAddr> {
        self.0.local_addr()
    }

    /// Answers requests from now on, in a thread that ends with the program.
    ///
    /// # Errors
    /// That of the system, if the thread cannot be started.
    pub fn start(self, site: Arc<dyn Site>, events: Arc<Events>) -> io::Result<()> {
        let runtime = runtime::Builder::new_current_thread()
            .enable_all()
            .build()?;
        let serve = move || runtime.block_on(accept(self.0, site, events));
        thread::Builder::new()
            .name("server".to_owned())
            .spawn(serve)?;
        Ok(())
    }
}

async fn accept(listener: TcpListener, site: Arc<dyn Site>, events: Arc<Events>) {
    let Ok(listener) = tokio::net::TcpListener::from_std(listener) else {
        return;
    };
    loop {
        let Ok((stream, _)) = listener.accept().await else {
            // Too many open files, for example. Some are closed soon.
            tokio::time::sleep(std::time::Duration::from_millis(50)).await;
            continue;
        };
        // Events are small, and must not wait for more.
        let _ = stream.set_nodelay(true);
        let (site, events) = (Arc::clone(&site), Arc::clone(&events));
        let service = service_fn(move |request| {
            let (site, events) = (Arc::clone(&site), Arc::clone(&events));
            async move { Ok::<_, Infallible>(respond(request, site, &events).await) }
        });
        let connection = http1::Builder::new()
            .timer(TokioTimer::new())
            .serve_connection(TokioIo::new(stream), service);
        // An error concerns one connection, such as a page that was closed.
        tokio::spawn(connection);
    }
}

type Body = BoxBody<Bytes, Infallible>;

async fn respond(
    request: hyper::Request<Incoming>,
    site: Arc<dyn Site>,
    events: &Events,
) -> Response<Body> {
    let header = |name| {
        let value: Option<&HeaderValue> = request.headers().get(name);
        value.and_then(|value| value.to_str().ok())
    };
    let is_head = request.method() == Method::HEAD;
    let refused = |status, reason| response(Answer::refused(status, reason), None, is_head);
    if !header(header::HOST).is_some_and(is_loopback) {
        let reason = "Open this site by the address that the program has printed.\n";
        return refused(StatusCode::FORBIDDEN, reason);
    }
    if request.method() != Method::GET && !is_head {
        let mut response = refused(StatusCode::METHOD_NOT_ALLOWED, "Only GET and HEAD.\n");
        let methods = HeaderValue::from_static("GET, HEAD");
        response.headers_mut().insert(header::ALLOW, methods);
        return response;
    }
    if request.uri().path() == EVENTS {
        return stream(events);
    }
    let query = request.uri().query().unwrap_or_default();
    let Some(wanted) = Request::parse(request.uri().path(), query) else {
        return refused(StatusCode::BAD_REQUEST, "There is no such address.\n");
    };
    let range = header(header::RANGE).map(str::to_owned);
    let answer = tokio::task::spawn_blocking(move || site.answer(&wanted)).await;
    match answer {
        Ok(answer) => response(answer, range.as_deref(), is_head),
        Err(_) => refused(
            StatusCode::INTERNAL_SERVER_ERROR,
            "This is a bug in publish: please report it.\n",
        ),
    }
}

fn stream(events: &Events) -> Response<Body> {
    let mut response = Response::new(events.stream().boxed());
    add_headers(&mut response, "text/event-stream");
    response
}

fn response(answer: Answer, range: Option<&str>, is_head: bool) -> Response<Body> {
    let size = answer.body.len();
    let asked = match range {
        Some(range) if answer.status == StatusCode::OK => range::asked(range, size),
        _ => Asked::All,
    };
    let (status, body, content_range) = match asked {
        Asked::All => (answer.status, answer.body, None),
        Asked::Part(part) => {
            let described = format!("bytes {}-{}/{size}", part.start, part.end - 1);
            let body = answer.body.slice(part);
            (StatusCode::PARTIAL_CONTENT, body, Some(described))
        }
        Asked::Beyond => (
            StatusCode::RANGE_NOT_SATISFIABLE,
            Bytes::new(),
            Some(format!("bytes */{size}")),
        ),
    };
    let length = HeaderValue::from(body.len());
    let body = if is_head { Bytes::new() } else { body };
    let mut response = Response::new(Full::new(body).boxed());
    *response.status_mut() = status;
    add_headers(&mut response, answer.content_type);
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_LENGTH, length);
    headers.insert(header::ACCEPT_RANGES, HeaderValue::from_static("bytes"));
    for (name, value) in [
        (header::CONTENT_RANGE, content_range),
        (header::LOCATION, answer.location),
    ] {
        if let Some(value) = value.and_then(|value| HeaderValue::try_from(value).ok()) {
            headers.insert(name, value);
        }
    }
    response
}

/// Adds the headers of every answer. Nothing is kept by the browser, because it changes with each
/// build, and no other site can use it.
fn add_headers(response: &mut Response<Body>, content_type: &'static str) {
    for (name, value) in [
        (header::CONTENT_TYPE, content_type),
        (header::CACHE_CONTROL, "no-store"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "no-referrer"),
    ] {
        response
            .headers_mut()
            .insert(name, HeaderValue::from_static(value));
    }
    response.headers_mut().insert(
        header::HeaderName::from_static("cross-origin-resource-policy"),
        HeaderValue::from_static("same-origin"),
    );
}
