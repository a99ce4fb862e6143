//! `publish serve` and `publish build --watch`: the program builds again after changes, and serves
//! the pages on this computer only.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::{Duration, SystemTime};

use publish_test_support::machine::Machine;
use publish_test_support::{files, root};
use tempfile::TempDir;

use crate::{PROGRAM, publish};

/// How long a test waits for something that has to happen. It only ends tests that fail.
const PATIENCE: Duration = Duration::from_secs(120);

const FOLDER: &str = "/en/A/RES/99/41/";

fn source(symbol: &str, text: &str) -> String {
    format!(
        "---\nsymbol: {symbol}\nlanguage: en\ntitle: Rest\nissued: 2044-12-05\n---\n\n\
         *The General Assembly*,\n\n1. *Decides* to {text}.\n"
    )
}

/// A running program in a project. It is ended when this is dropped.
struct Running {
    folder: TempDir,
    child: Child,
    lines: Receiver<String>,
    seen: Vec<String>,
}

impl Running {
    /// Starts a command in a new project with one document, and waits for a line that it prints.
    fn start(arguments: &[&str], ready: &str) -> Self {
        Running::start_by(arguments, ready, |command| command)
    }

    /// As [`Running::start`], with a command that starts the one of the program.
    fn start_by(arguments: &[&str], ready: &str, by: impl FnOnce(Command) -> Command) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let content = folder.path().join("content");
        fs::create_dir(&content).unwrap();
        let one = content.join("one.md");
        fs::write(&one, source("A/RES/99/41", "rest")).unwrap();
        // Without reports of the system, times are compared in whole seconds.
        let earlier = SystemTime::now() - Duration::from_secs(60);
        fs::File::open(&one).unwrap().set_modified(earlier).unwrap();
        fs::write(folder.path().join("publish.toml"), "formats = [\"html\"]\n").unwrap();
        let mut child = by(PROGRAM.command(folder.path(), arguments))
            .stderr(Stdio::piped())
            .stdout(Stdio::null())
            .spawn()
            .unwrap();
        let stderr = child.stderr.take().unwrap();
        let (sender, lines) = channel();
        thread::spawn(move || {
            for line in BufReader::new(stderr).lines() {
                let Ok(line) = line else { return };
                if sender.send(line).is_err() {
                    return;
                }
            }
        });
        let mut running = Running {
            folder,
            child,
            lines,
            seen: Vec::new(),
        };
        running.line(ready);
        running
    }

    fn serve() -> (Self, u16) {
        let mut running = Running::start(&["serve", "--port", "0"], "serving http://127.0.0.1:");
        let line = running.seen.last().unwrap().clone();
        running.line("waiting for changes");
        let port = line.trim_end_matches('/').rsplit_once(':').unwrap().1;
        (running, port.parse().unwrap())
    }

    /// Waits for a line that contains a text, and returns it.
    fn line(&mut self, text: &str) -> String {
        loop {
            let Ok(line) = self.lines.recv_timeout(PATIENCE) else {
                panic!("no line “{text}” after {:?}", self.seen);
            };
            self.seen.push(line.clone());
            if line.contains(text) {
                return line;
            }
        }
    }

    fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    fn write(&self, path: &str, text: &str) {
        fs::write(self.path(path), text).unwrap();
    }

    /// Saves a file as many editors do: writes another one, and renames it.
    fn save_by_rename(&self, path: &str, text: &str) {
        self.write(&format!("{path}~"), text);
        fs::rename(self.path(&format!("{path}~")), self.path(path)).unwrap();
    }

    /// Compares the output folder with that of a build of the same sources.
    fn assert_equals_build(&self) {
        let full = self.path("full");
        let _ = fs::remove_dir_all(&full);
        let output = publish(self.folder.path(), &["build", "--out", "full", "-q"]);
        assert!(output.status.success(), "{output:?}");
        let (mut found, expected) = (files(&self.path("dist")), files(&full));
        // A change may be reported twice. The second build locks the folder, and changes nothing.
        found.retain(|name, _| !name.starts_with(".publish"));
        let names = |files: &std::collections::BTreeMap<String, Vec<u8>>| {
            files.keys().cloned().collect::<Vec<_>>()
        };
        assert_eq!(names(&found), names(&expected));
        for (name, bytes) in &expected {
            assert!(found[name] == *bytes, "{name} differs");
        }
    }

    /// Sends Ctrl-C, and waits for the end.
    fn interrupt(&mut self) -> Option<i32> {
        let status = Command::new("kill")
            .args(["-INT", &self.child.id().to_string()])
            .status()
            .unwrap();
        assert!(status.success());
        self.child.wait().unwrap().code()
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Sends a request and returns the head and the body of the answer.
fn request(port: u16, request: &str) -> (String, Vec<u8>) {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).unwrap();
    stream.set_read_timeout(Some(PATIENCE)).unwrap();
    stream.write_all(request.as_bytes()).unwrap();
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).unwrap();
    let end = answer.windows(4).position(|four| four == b"\r\n\r\n");
    let body = answer.split_off(end.unwrap() + 4);
    (String::from_utf8(answer).unwrap().to_lowercase(), body)
}

fn ask(port: u16, method: &str, path: &str, headers: &str) -> (String, Vec<u8>) {
    let host = if headers.contains("Host:") {
        ""
    } else {
        "Host: localhost\r\n"
    };
    let text = format!("{method} {path} HTTP/1.1\r\n{host}{headers}Connection: close\r\n\r\n");
    request(port, &text)
}

fn get(port: u16, path: &str) -> (String, String) {
    let (head, body) = ask(port, "GET", path, "");
    (head, String::from_utf8(body).unwrap())
}

/// Waits until a page contains a text, and returns it.
fn page_with(port: u16, path: &str, text: &str) -> String {
    let mut page = String::new();
    for _ in 0..PATIENCE.as_millis() / 50 {
        page = get(port, path).1;
        if page.contains(text) {
            return page;
        }
        thread::sleep(Duration::from_millis(50));
    }
    panic!("{path} does not contain “{text}”: {page}");
}

/// Connects to the events of a server, and returns their data lines.
fn events(port: u16) -> Receiver<String> {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).unwrap();
    let head = "GET /_publish/events HTTP/1.1\r\nHost: localhost\r\n\r\n";
    stream.write_all(head.as_bytes()).unwrap();
    let (sender, events) = channel();
    thread::spawn(move || {
        for line in BufReader::new(stream).lines() {
            let Ok(line) = line else { return };
            if line.starts_with("data:") && sender.send(line).is_err() {
                return;
            }
        }
    });
    events
}

#[test]
fn changed_new_renamed_and_deleted_sources_are_built_as_a_build_does() {
    let mut running = Running::start(&["build", "--watch"], "waiting for changes");
    running.assert_equals_build();
    running.write("content/one.md", &source("A/RES/99/41", "sleep"));
    running.line("built content/one.md in ");
    running.assert_equals_build();
    running.save_by_rename("content/one.md", &source("A/RES/99/41", "dream"));
    running.line("built content/one.md in ");
    running.assert_equals_build();
    fs::create_dir(running.path("content/new")).unwrap();
    running.save_by_rename("content/new/two.md", &source("A/RES/99/42", "wake"));
    running.line("built content/new/two.md in ");
    running.assert_equals_build();
    fs::rename(
        running.path("content/new/two.md"),
        running.path("content/2.md"),
    )
    .unwrap();
    running.line("built content/2.md in ");
    running.assert_equals_build();
    fs::remove_file(running.path("content/2.md")).unwrap();
    running.line("1 no longer listed");
    let list = fs::read_to_string(running.path("dist/index.html")).unwrap();
    assert!(!list.contains("A/RES/99/42"));
    assert_eq!(running.interrupt(), Some(0));
}

#[test]
fn changes_are_found_without_reports_of_the_system() {
    let watch = ["build", "--watch", "--watcher", "poll"];
    let mut running = Running::start(&watch, "waiting for changes");
    running.write("content/one.md", &source("A/RES/99/41", "sleep"));
    running.line("built content/one.md in ");
    running.save_by_rename("content/two.md", &source("A/RES/99/42", "wake"));
    running.line("built content/two.md in ");
    fs::remove_file(running.path("content/two.md")).unwrap();
    running.line("1 no longer listed");
    assert!(!running.seen.iter().any(|line| line.contains("W002")));
    assert_eq!(running.interrupt(), Some(0));
}

/// The limit of a user namespace replaces that of the system.
#[cfg(target_os = "linux")]
#[test]
fn a_system_that_reports_no_changes_is_a_warning() {
    let without_reports = |command: Command| {
        let mut unshare = Command::new("unshare");
        let script = "echo 0 >/proc/sys/user/max_inotify_instances && exec \"$0\" \"$@\"";
        unshare.args(["--user", "--map-root-user", "sh", "-c", script]);
        unshare.arg(command.get_program()).args(command.get_args());
        for (name, value) in command.get_envs() {
            match value {
                Some(value) => unshare.env(name, value),
                None => unshare.env_remove(name),
            };
        }
        if let Some(folder) = command.get_current_dir() {
            unshare.current_dir(folder);
        }
        unshare
    };
    let test = without_reports(Command::new("true")).output();
    if !test.is_ok_and(|output| output.status.success()) {
        eprintln!("skipped: unshare cannot make a user namespace on this system");
        return;
    }
    let watch = ["build", "--watch"];
    let mut running = Running::start_by(&watch, "warning[W002]", without_reports);
    running.line("waiting for changes");
    running.write("content/one.md", &source("A/RES/99/41", "sleep"));
    running.line("built content/one.md in ");
}

#[test]
fn a_watched_build_only_reads_the_shared_cache() {
    let shared = tempfile::tempdir().unwrap();
    let address = format!("file://{}", shared.path().join("cache").display());
    let arguments = ["--shared-cache", &address, "--shared-cache-write"];
    let machine = Machine::new(PROGRAM, 1, "html");
    machine.build(&arguments, &[]);
    let written = files(shared.path());
    assert!(!written.is_empty());
    let watch = ["build", "--watch", "--cache", "cache"];
    let mut running = Running::start(&[&watch[..], &arguments].concat(), "waiting for changes");
    let traffic = format!("shared cache {address}: ");
    assert!(running.seen.iter().any(|line| line.starts_with(&traffic)));
    running.write("content/one.md", &source("A/RES/99/41", "sleep"));
    running.line("built content/one.md in ");
    assert_eq!(running.interrupt(), Some(0));
    assert_eq!(files(shared.path()), written);
    assert!(!running.seen.iter().any(|line| line.contains("O009")));
}

/// An error about another source is found again in every build.
#[test]
fn only_documents_that_have_changed_are_reported() {
    let mut running = Running::start(&["build", "--watch"], "waiting for changes");
    running.write("content/same.md", &source("A/RES/99/41", "sleep"));
    running.line("error[F004]");
    running.line("1 failed");
    running.save_by_rename("content/two.md", &source("A/RES/99/42", "wake"));
    running.line("built content/two.md in ");
    let errors = running.seen.iter().filter(|line| line.contains("F004"));
    assert_eq!(errors.count(), 1, "{:?}", running.seen);
}

#[test]
fn settings_are_taken_over_and_wrong_ones_are_reported_without_effect() {
    let mut running = Running::start(&["build", "--watch"], "waiting for changes");
    running.write("publish.toml", "formats = [\"html\", \"txt\"]\n");
    running.line("built content/one.md in ");
    assert!(
        running
            .path("dist/en/A/RES/99/41/A_RES_99_41-EN.txt")
            .is_file()
    );
    running.write("publish.toml", "formats = [\"html\", \"tex\"]\n");
    running.line("error[K003]");
    running.line("the earlier settings stay in force");
    running.write("content/one.md", &source("A/RES/99/41", "sleep"));
    running.line("built content/one.md in ");
    let text = fs::read_to_string(running.path("dist/en/A/RES/99/41/A_RES_99_41-EN.txt"));
    assert!(text.unwrap().contains("sleep"));
    fs::create_dir_all(running.path("house/html")).unwrap();
    let footer = fs::read_to_string(root().join("templates/html/footer.html")).unwrap();
    running.write("house/html/footer.html", &footer);
    running.write(
        "publish.toml",
        "formats = [\"html\"]\ntemplates = \"house\"\n",
    );
    running.line("built content/one.md in ");
    let macro_ = "{%- macro footer(view, page) -%}";
    let footer = footer.replace(macro_, &format!("{macro_}<footer>New</footer>"));
    running.write("house/html/footer.html", &footer);
    running.line("built content/one.md in ");
    let page = fs::read_to_string(running.path("dist/en/A/RES/99/41/index.html")).unwrap();
    assert!(page.contains("<footer>New</footer>"));
    let output = publish(running.folder.path(), &["build", "--out", "full", "-q"]);
    assert!(output.status.success(), "{output:?}");
    let full = fs::read_to_string(running.path("full/en/A/RES/99/41/index.html"));
    assert_eq!(page, full.unwrap());
}

#[test]
fn a_document_with_an_error_keeps_its_editions_and_its_page_shows_the_error() {
    let (mut running, port) = Running::serve();
    let events = events(port);
    let event = || events.recv_timeout(PATIENCE).expect("an event");
    event();
    let state = |path: &str| get(port, &format!("/_publish/state?{path}")).1;
    let (head, page) = get(port, FOLDER);
    assert!(head.starts_with("http/1.1 200"), "{head}");
    assert!(page.contains("to rest.") && page.contains("<aside class=\"publish-serve\""));
    assert!(page.contains(&format!("data-state=\"{}\"", state(FOLDER))));
    // The bar is not in the output folder.
    let built = fs::read_to_string(running.path("dist/en/A/RES/99/41/index.html")).unwrap();
    assert!(!built.contains("publish-serve"));

    let before = state(FOLDER);
    running.write("content/one.md", &source("A/RES/99/41", "sleep[^9]"));
    running.line("1 failed");
    event();
    let page = page_with(port, FOLDER, "Error S002");
    assert!(page.contains("to rest."), "the earlier page");
    assert!(page.contains("content/one.md:10:22</a>"), "{page}");
    assert!(page.contains("last build without errors"));
    assert_ne!(state(FOLDER), before);

    running.write("content/two.md", &source("A/RES/99/42", "<b>wake</b>"));
    running.line("2 failed");
    let page = page_with(port, "/en/A/RES/99/42/", "Error S001");
    assert!(page.contains("<h1>en/A/RES/99/42 cannot be built</h1>"));
    assert_eq!(
        page.matches("id=\"publish-finding-1\"").count(),
        1,
        "{page}"
    );
    let (head, _) = get(port, "/en/A/RES/99/42/");
    assert!(head.starts_with("http/1.1 200"), "{head}");
    let (_, list) = get(port, "/");
    assert!(list.contains("S001") && list.contains("S002"));

    running.write("content/one.md", &source("A/RES/99/41", "sleep"));
    running.line("built content/one.md in ");
    // The file is in its place a moment before the findings of its build are known.
    let page = page_with(port, FOLDER, "No errors or warnings");
    assert!(page.contains("to sleep."), "{page}");
    assert_eq!(running.interrupt(), Some(0));
}

#[test]
fn the_server_answers_only_requests_of_this_computer_for_files_of_the_folder() {
    let (running, port) = Running::serve();
    let status = |method: &str, path: &str, headers: &str| {
        let (head, _) = ask(port, method, path, headers);
        head[9..12].to_owned()
    };
    assert_eq!(status("GET", "/", ""), "200");
    for host in ["Host: example.org\r\n", "Host: localhost.example.org\r\n"] {
        assert_eq!(status("GET", "/", host), "403", "{host}");
    }
    assert_eq!(status("POST", "/", ""), "405");
    for path in ["/../publish.toml", "/%2e%2e/publish.toml", "/.publish.lock"] {
        assert_eq!(status("GET", path, ""), "400", "{path}");
    }
    let (head, page) = get(port, "/en/A/RES/99/40/");
    assert!(head.starts_with("http/1.1 404"), "{head}");
    assert!(page.contains("href=\"/en/A/RES/99/41/\""), "{page}");
    let (head, _) = get(port, FOLDER.trim_end_matches('/'));
    assert!(head.contains("location: /en/a/res/99/41/"), "{head}");

    let (head, body) = ask(port, "HEAD", "/manifest.json", "");
    let size = fs::metadata(running.path("dist/manifest.json"))
        .unwrap()
        .len();
    assert!(body.is_empty() && head.contains(&format!("content-length: {size}\r\n")));
    assert!(head.contains("content-type: application/json"), "{head}");
    assert!(head.contains("cache-control: no-store"), "{head}");
    let (head, body) = ask(port, "GET", "/SHA256SUMS", "Range: bytes=2-5\r\n");
    let sums = fs::read(running.path("dist/SHA256SUMS")).unwrap();
    assert!(head.starts_with("http/1.1 206"), "{head}");
    assert_eq!(body, sums[2..6]);
    let sheet = files(&running.path("dist")).into_keys();
    let sheet = sheet
        .into_iter()
        .find(|name| name.ends_with(".css"))
        .unwrap();
    let (head, _) = get(port, &format!("/{sheet}"));
    assert!(head.contains("content-type: text/css"), "{head}");
}

#[test]
fn the_transcript_of_a_page_is_a_page() {
    let (_running, port) = Running::serve();
    let (head, page) = get(port, &format!("{FOLDER}?heard"));
    assert!(head.starts_with("http/1.1 200"), "{head}");
    for text in [
        "<h1>As heard</h1>",
        "<span class=\"role\">heading 1:</span> <span lang=\"en\" dir=\"ltr\">",
        "heading 2 [generated]:",
    ] {
        assert!(page.contains(text), "{text}: {page}");
    }
    let (_, page) = get(port, FOLDER);
    assert!(page.contains("<a href=\"?heard\">As heard</a>"));
}

#[test]
fn a_port_in_use_is_an_error_if_it_was_asked_for() {
    let taken = std::net::TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    let folder = tempfile::tempdir().unwrap();
    let output = publish(folder.path(), &["serve", "--port", &port]);
    assert_eq!(output.status.code(), Some(2));
    let errors = String::from_utf8(output.stderr).unwrap();
    assert!(
        errors.contains("error[W001]") && errors.contains(&port),
        "{errors}"
    );
}
