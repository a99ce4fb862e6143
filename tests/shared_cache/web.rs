//! A shared cache on a web server.

use std::collections::BTreeSet;
use std::fs;
use std::time::{Duration, Instant};

use publish_test_support::files;
use publish_test_support::machine::{Built, Machine};

use crate::web_server::{Behaviour, WebServer};
use crate::{PROGRAM, assert_one_warning};

const FORMATS: &str = "html,epub,txt";

/// The number of editions of a document.
const EDITIONS: usize = 3;

fn build(machine: &Machine, server: &WebServer, arguments: &[&str]) -> Built {
    let address = server.address();
    let own = ["--shared-cache", address.as_str()];
    machine.build(&[&own, arguments].concat(), &[])
}

const WRITE: [&str; 1] = ["--shared-cache-write"];

fn puts(server: &WebServer) -> usize {
    let requests = server.requests();
    requests
        .iter()
        .filter(|request| request.starts_with("PUT "))
        .count()
}

pub fn a_second_machine_fetches_what_the_first_has_built() {
    let server = WebServer::start(Behaviour::Good);
    let [first, second] = [(); 2].map(|()| Machine::new(PROGRAM, 5, FORMATS));
    let built = build(&first, &server, &WRITE);
    assert_eq!(
        (built.count("render"), built.findings.len()),
        (15, 0),
        "{built:?}"
    );
    let (written, sent) = (files(server.folder()), puts(&server));
    // Nothing is sent twice.
    let requests: BTreeSet<String> = server.requests().into_iter().collect();
    assert_eq!(
        sent,
        requests
            .iter()
            .filter(|request| request.starts_with("PUT "))
            .count()
    );
    assert_eq!(sent, written.len());
    let built = build(&second, &server, &WRITE);
    assert_eq!(
        (built.count("fetch"), built.findings.len()),
        (15, 0),
        "{built:?}"
    );
    assert_eq!(puts(&server), sent);
    assert_eq!(files(server.folder()), written);
    second.assert_equals_full_build();
    assert_eq!(files(&first.path("dist")), files(&second.path("dist")));

    // Two that write at the same time.
    let server = WebServer::start(Behaviour::Good);
    first.forget();
    second.forget();
    let address = server.address();
    let arguments = [
        "--shared-cache",
        address.as_str(),
        "--shared-cache-write",
        "-q",
    ];
    let children = [&first, &second].map(|one| one.command(&arguments).spawn().unwrap());
    for mut child in children {
        assert!(child.wait().unwrap().success());
    }
    assert_eq!(files(server.folder()).len(), written.len());
    second.assert_equals_full_build();
}

pub fn a_build_that_only_reads_sends_no_file() {
    let server = WebServer::start(Behaviour::Good);
    let machine = Machine::new(PROGRAM, 2, FORMATS);
    assert_one_warning(&build(&machine, &server, &[]), "no shared cache yet");
    assert_eq!(puts(&server), 0);
    machine.forget();
    build(&machine, &server, &WRITE);
    let sent = puts(&server);
    machine.write(
        "content/9.md",
        &fs::read_to_string(machine.path("content/1.md"))
            .unwrap()
            .replace("99/1\n", "99/9\n"),
    );
    let built = build(&machine, &server, &[]);
    assert_eq!(
        (built.count("render"), built.findings.len()),
        (EDITIONS, 0),
        "{built:?}"
    );
    assert_eq!(puts(&server), sent);
}

pub fn many_entries_are_fetched_at_the_same_time() {
    let server = WebServer::start(Behaviour::Slow(Duration::from_millis(20)));
    let [first, second] = [(); 2].map(|()| Machine::new(PROGRAM, 200, "html,txt"));
    build(&first, &server, &WRITE);
    let before = server.requests().len();
    let began = Instant::now();
    let built = build(&second, &server, &["--jobs", "1"]);
    let time = began.elapsed();
    assert_eq!((built.count("fetch"), built.findings.len()), (400, 0));
    let requests = server.requests().len() - before;
    let one_by_one = Duration::from_millis(20) * u32::try_from(requests).unwrap();
    assert!(requests > 800, "{requests}");
    assert!(time * 4 < one_by_one, "{time:?} for {requests} requests");
    assert!((8..=48).contains(&server.most()), "{}", server.most());
    second.assert_equals_full_build();
}

pub fn damaged_entries_are_built_again_and_replaced() {
    let server = WebServer::start(Behaviour::Good);
    build(&Machine::new(PROGRAM, 2, FORMATS), &server, &WRITE);
    let whole = files(server.folder());
    for (name, bytes) in &whole {
        if !name.ends_with("publish-cache") {
            fs::write(server.folder().join(name), &bytes[..bytes.len() / 2]).unwrap();
        }
    }
    for _ in 0..2 {
        let machine = Machine::new(PROGRAM, 2, FORMATS);
        assert_one_warning(&build(&machine, &server, &WRITE), "damaged");
        machine.assert_equals_full_build();
    }
    let machine = Machine::new(PROGRAM, 2, FORMATS);
    let built = build(&machine, &server, &WRITE);
    assert_eq!(
        (built.count("fetch"), built.findings.len()),
        (6, 0),
        "{built:?}"
    );
    assert_eq!(files(server.folder()), whole);
}

pub fn a_server_that_refuses_or_does_not_exist_is_one_warning() {
    for (status, message) in [(401, "401"), (403, "403"), (500, "500"), (503, "503")] {
        let server = WebServer::start(Behaviour::Status(status));
        let machine = Machine::new(PROGRAM, 2, FORMATS);
        let built = build(
            &machine,
            &server,
            &[&WRITE[..], &["--deny", "warnings"]].concat(),
        );
        assert_one_warning(&built, message);
        assert_eq!(built.count("render"), 6);
        machine.assert_equals_full_build();
    }
    // Nothing is there, and nothing can be written.
    let server = WebServer::start(Behaviour::Status(404));
    let machine = Machine::new(PROGRAM, 2, FORMATS);
    assert_one_warning(&build(&machine, &server, &WRITE), "404");
    // Nobody listens at the port.
    let closed = std::net::TcpListener::bind("127.0.0.1:0")
        .unwrap()
        .local_addr()
        .unwrap();
    machine.forget();
    let address = format!("https://{closed}/cache");
    let built = machine.build(&["--shared-cache", &address], &[]);
    assert_one_warning(&built, "refused");
    assert_eq!(built.count("render"), 6);
    machine.assert_equals_full_build();
}

pub fn a_server_that_never_answers_does_not_stop_the_build() {
    let server = WebServer::start(Behaviour::Silent);
    let machine = Machine::new(PROGRAM, 2, FORMATS);
    let began = Instant::now();
    let built = build(&machine, &server, &WRITE);
    assert!(
        began.elapsed() < Duration::from_secs(40),
        "{:?}",
        began.elapsed()
    );
    assert_one_warning(&built, "");
    machine.assert_equals_full_build();
}

pub fn a_server_that_ends_during_the_build_does_not_stop_it() {
    for most in [1, 2, 5, 20, 60] {
        let server = WebServer::start(Behaviour::EndsAfter(most));
        let machine = Machine::new(PROGRAM, 20, "html,txt");
        let built = build(&machine, &server, &WRITE);
        assert_one_warning(&built, "");
        assert_eq!(built.count("render"), 40);
        machine.assert_equals_full_build();
        // What was written is whole.
        let full = WebServer::start(Behaviour::Good);
        for (name, bytes) in files(server.folder()) {
            let path = full.folder().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, bytes).unwrap();
        }
        machine.forget();
        let built = build(&machine, &full, &WRITE);
        assert_eq!(built.findings.len(), 0, "{:?}", built.findings);
        machine.assert_equals_full_build();
    }
}

pub fn a_token_is_sent_and_not_printed() {
    let server = WebServer::start(Behaviour::Status(401));
    let machine = Machine::new(PROGRAM, 1, FORMATS);
    let address = server.address();
    let variables = [("PUBLISH_SHARED_CACHE_TOKEN", "hunter2hunter2")];
    let built = machine.build(&["--shared-cache", &address], &variables);
    assert_one_warning(&built, "401");
    assert!(!format!("{built:?}").contains("hunter2"));
    assert_eq!(server.authorization().unwrap(), "Bearer hunter2hunter2");
}
