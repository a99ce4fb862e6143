//! A web server for tests: it sends and stores the files of a folder, or misbehaves.

use std::fs::{self, OpenOptions};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use tempfile::TempDir;

/// What a server does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Behaviour {
    /// It answers.
    Good,
    /// It waits before each answer.
    Slow(Duration),
    /// It has one status for each request.
    Status(u16),
    /// It accepts connections and never answers.
    Silent,
    /// It closes each connection after this number of answers.
    EndsAfter(usize),
}

/// A server that runs until the end of the tests.
pub struct WebServer {
    address: SocketAddr,
    shared: Arc<State>,
}

struct State {
    folder: TempDir,
    behaviour: Behaviour,
    requests: Mutex<Vec<String>>,
    /// The value of the last header “authorization”.
    authorization: Mutex<Option<String>>,
    open: AtomicUsize,
    /// The largest number of requests at the same time.
    most: AtomicUsize,
}

impl WebServer {
    /// Starts a server.
    pub fn start(behaviour: Behaviour) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let shared = Arc::new(State {
            folder: tempfile::tempdir().unwrap(),
            behaviour,
            requests: Mutex::default(),
            authorization: Mutex::default(),
            open: AtomicUsize::new(0),
            most: AtomicUsize::new(0),
        });
        let state = Arc::clone(&shared);
        thread::spawn(move || {
            for connection in listener.incoming() {
                let state = Arc::clone(&state);
                thread::spawn(move || serve(&connection.unwrap(), &state));
            }
        });
        WebServer { address, shared }
    }

    /// Returns the address of a shared cache on the server.
    pub fn address(&self) -> String {
        format!("http://{}/cache", self.address)
    }

    /// Returns the folder with the files of the server.
    pub fn folder(&self) -> &Path {
        self.shared.folder.path()
    }

    /// Returns the requests, each with its method and path.
    pub fn requests(&self) -> Vec<String> {
        self.shared.requests.lock().unwrap().clone()
    }

    /// Returns the largest number of requests at the same time.
    pub fn most(&self) -> usize {
        self.shared.most.load(Ordering::SeqCst)
    }

    /// Returns the value of the last header “authorization”.
    pub fn authorization(&self) -> Option<String> {
        self.shared.authorization.lock().unwrap().clone()
    }
}

/// A request.
struct Request {
    method: String,
    path: String,
    is_creating: bool,
    body: Vec<u8>,
}

fn serve(connection: &TcpStream, state: &State) {
    let mut reader = BufReader::new(connection);
    while let Some(request) = read(&mut reader, state) {
        let now = state.open.fetch_add(1, Ordering::SeqCst) + 1;
        state.most.fetch_max(now, Ordering::SeqCst);
        let number = {
            let mut requests = state.requests.lock().unwrap();
            requests.push(format!("{} {}", request.method, request.path));
            requests.len()
        };
        match state.behaviour {
            Behaviour::Slow(time) => thread::sleep(time),
            Behaviour::Silent => thread::sleep(Duration::from_hours(1)),
            Behaviour::EndsAfter(most) if number > most => return,
            _ => {}
        }
        let (status, body) = match state.behaviour {
            Behaviour::Status(status) => (status, Vec::new()),
            _ => answer(&request, state),
        };
        state.open.fetch_sub(1, Ordering::SeqCst);
        let head = format!(
            "HTTP/1.1 {status} Status\r\nContent-Length: {}\r\n\r\n",
            body.len()
        );
        let body = if request.method == "HEAD" {
            &[][..]
        } else {
            &body
        };
        let mut connection = connection;
        if connection
            .write_all(&[head.as_bytes(), body].concat())
            .is_err()
        {
            return;
        }
    }
}

fn read(reader: &mut BufReader<&TcpStream>, state: &State) -> Option<Request> {
    let mut line = String::new();
    reader.read_line(&mut line).ok()?;
    let mut words = line.split_whitespace();
    let mut request = Request {
        method: words.next()?.to_owned(),
        path: words.next()?.to_owned(),
        is_creating: false,
        body: Vec::new(),
    };
    loop {
        let mut header = String::new();
        reader.read_line(&mut header).ok()?;
        let Some((name, value)) = header.trim().split_once(": ") else {
            break;
        };
        match name.to_ascii_lowercase().as_str() {
            "content-length" => request.body.resize(value.parse().unwrap(), 0),
            "if-none-match" => request.is_creating = value == "*",
            "authorization" => {
                *state.authorization.lock().unwrap() = Some(value.to_owned());
            }
            _ => {}
        }
    }
    reader.read_exact(&mut request.body).ok()?;
    Some(request)
}

fn answer(request: &Request, state: &State) -> (u16, Vec<u8>) {
    let path: PathBuf = state
        .folder
        .path()
        .join(request.path.trim_start_matches('/'));
    match request.method.as_str() {
        "GET" | "HEAD" => match fs::read(path) {
            Ok(bytes) => (200, bytes),
            Err(_) => (404, Vec::new()),
        },
        "PUT" => {
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            let mut options = OpenOptions::new();
            let options = options.write(true).truncate(!request.is_creating);
            let options = options.create(true).create_new(request.is_creating);
            match options.open(path) {
                Ok(mut file) => {
                    file.write_all(&request.body).unwrap();
                    (201, Vec::new())
                }
                Err(_) => (412, Vec::new()),
            }
        }
        _ => (405, Vec::new()),
    }
}
