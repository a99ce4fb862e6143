//! A shared cache on a server with the protocol of S3: moto, which `tests/validators/install`
//! installs.

use std::fs;
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::Duration;

use publish_test_support::machine::{Built, Machine, built};
use publish_test_support::root;

use crate::{PROGRAM, assert_one_warning};

const FORMATS: &str = "html,epub,pdf,txt";

const SHARED: [&str; 2] = ["--shared-cache", "s3://bucket/folder"];

const WRITE: [&str; 1] = ["--shared-cache-write"];

fn program() -> PathBuf {
    root().join("tests/validators/.tools/s3/bin/moto_server")
}

/// Returns the reason why there is no server, if there is none.
pub fn missing() -> Option<String> {
    let is_missing = !program().is_file();
    is_missing.then(|| "moto is missing: run tests/validators/install".to_owned())
}

/// A server with a bucket.
struct Server {
    child: Child,
    port: u16,
    endpoint: String,
    /// The name and the secret of the access key.
    key: [String; 2],
}

impl Server {
    fn start() -> Self {
        let free = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = free.local_addr().unwrap().port();
        drop(free);
        let child = Command::new(program())
            .args(["-p", &port.to_string()])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let server = Server {
            child,
            port,
            endpoint: format!("http://127.0.0.1:{port}"),
            key: ["AKIAIOSFODNN7EXAMPLE", "a secret of the tests"].map(str::to_owned),
        };
        for _ in 0..300 {
            if TcpStream::connect(("127.0.0.1", port)).is_ok() {
                break;
            }
            thread::sleep(Duration::from_millis(100));
        }
        let answer = server.request("s3", "PUT", "/bucket", "");
        assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
        server
    }

    /// Sends a request, whose signature the server does not check yet.
    fn request(&self, service: &str, method: &str, path: &str, body: &str) -> String {
        let [name, _] = &self.key;
        let media_type = match service {
            "iam" => "application/x-www-form-urlencoded",
            _ => "text/plain",
        };
        let mut connection = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        let request = format!(
            "{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nConnection: close\r\n\
             Authorization: AWS4-HMAC-SHA256 Credential={name}/20441205/us-east-1/{service}/aws4_request, \
             SignedHeaders=host, Signature=none\r\n\
             Content-Type: {media_type}\r\nContent-Length: {}\r\n\r\n{body}",
            self.port,
            body.len()
        );
        connection.write_all(request.as_bytes()).unwrap();
        let mut answer = Vec::new();
        connection.read_to_end(&mut answer).unwrap();
        String::from_utf8_lossy(&answer).into_owned()
    }

    /// Makes the server check signatures, of a user who may do everything.
    fn check_signatures(&mut self) {
        let iam = |action: &str| {
            let body = format!("Version=2010-05-08&UserName=writer&Action={action}");
            let answer = self.request("iam", "POST", "/", &body);
            assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
            answer
        };
        iam("CreateUser");
        iam(
            "PutUserPolicy&PolicyName=all&PolicyDocument=%7B%22Version%22%3A%222012-10-17%22%2C%22Statement%22%3A%7B%22Effect%22%3A%22Allow%22%2C%22Action%22%3A%22s3%3A%2A%22%2C%22Resource%22%3A%22%2A%22%7D%7D",
        );
        let answer = iam("CreateAccessKey");
        let value = |tag: &str| {
            let (_, rest) = answer.split_once(&format!("<{tag}>")).unwrap();
            rest.split_once('<').unwrap().0.to_owned()
        };
        self.key = [value("AccessKeyId"), value("SecretAccessKey")];
        let answer = self.request("s3", "POST", "/moto-api/reset-auth", "0");
        assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    }

    fn variables(&self) -> [(&str, &str); 4] {
        let [name, secret] = &self.key;
        [
            ("AWS_ENDPOINT_URL", &self.endpoint),
            ("AWS_ALLOW_HTTP", "true"),
            ("AWS_ACCESS_KEY_ID", name),
            ("AWS_SECRET_ACCESS_KEY", secret),
        ]
    }

    fn build(&self, machine: &Machine, arguments: &[&str]) -> Built {
        machine.build(&[&SHARED, arguments].concat(), &self.variables())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

pub fn a_second_machine_fetches_what_the_first_has_built() {
    let mut server = Server::start();
    server.check_signatures();
    let [first, second] = [(); 2].map(|()| Machine::new(PROGRAM, 12, FORMATS));
    let rendered = server.build(&first, &WRITE);
    assert_eq!(
        (rendered.count("render"), rendered.findings.len()),
        (48, 0),
        "{rendered:?}"
    );
    let traffic = rendered.traffic.unwrap();
    assert!(
        traffic.starts_with("shared cache s3://bucket/folder: 0 entries"),
        "{traffic}"
    );
    let fetched = server.build(&second, &[]);
    assert_eq!(
        (fetched.count("fetch"), fetched.findings.len()),
        (48, 0),
        "{fetched:?}"
    );
    let line = format!("{:?}", fetched.explained);
    assert!(
        line.contains("index.html: it is in s3://bucket/folder"),
        "{line}"
    );
    second.assert_equals_full_build();
    // A build that may write, and has nothing to write.
    second.forget();
    let fetched = server.build(&second, &WRITE);
    let traffic = fetched.traffic.unwrap();
    assert!(traffic.ends_with(", 0 entries (0 kB) written"), "{traffic}");
}

pub fn damaged_entries_are_built_again_and_replaced() {
    let server = Server::start();
    let machine = Machine::new(PROGRAM, 2, FORMATS);
    server.build(&machine, &WRITE);
    for folder in ["files", "records"] {
        for group in fs::read_dir(machine.path("cache").join(folder)).unwrap() {
            for entry in fs::read_dir(group.unwrap().path()).unwrap() {
                let path = entry.unwrap().path();
                let name = path.strip_prefix(machine.path("cache")).unwrap();
                let path = format!("/bucket/folder/{}", name.display());
                server.request("s3", "PUT", &path, "publish-cache 1 damaged");
            }
        }
    }
    for _ in 0..2 {
        let machine = Machine::new(PROGRAM, 2, FORMATS);
        assert_one_warning(&server.build(&machine, &WRITE), "damaged");
        machine.assert_equals_full_build();
    }
    let machine = Machine::new(PROGRAM, 2, FORMATS);
    let fetched = server.build(&machine, &[]);
    assert_eq!(
        (fetched.count("fetch"), fetched.findings.len()),
        (8, 0),
        "{fetched:?}"
    );
}

pub fn wrong_credentials_and_buckets_are_one_warning() {
    let mut server = Server::start();
    server.check_signatures();
    let machine = Machine::new(PROGRAM, 2, FORMATS);
    let secret = server.key[1].clone();
    server.key[1] = "not the secret of the tests".to_owned();
    let wrong = server.build(&machine, &WRITE);
    assert_one_warning(&wrong, "403");
    assert!(!format!("{wrong:?}").contains("secret of the tests"));
    machine.assert_equals_full_build();
    machine.forget();
    server.key[1] = secret;
    let arguments = [
        "--shared-cache",
        "s3://other/folder",
        "--shared-cache-write",
    ];
    let wrong = machine.build(&arguments, &server.variables());
    assert_one_warning(&wrong, "404");
    assert_eq!(wrong.count("render"), 8);
}

pub fn a_server_that_ends_during_the_build_does_not_stop_it() {
    let mut server = Server::start();
    let machine = Machine::new(PROGRAM, 100, FORMATS);
    let arguments = [
        &SHARED[..],
        &WRITE,
        &["--explain", "--message-format", "short"],
    ]
    .concat();
    let mut command = machine.command(&arguments);
    let command = command.envs(server.variables()).stderr(Stdio::piped());
    let child = command.spawn().unwrap();
    let is_begun = || machine.path("cache/files").is_dir();
    while !is_begun() {
        thread::sleep(Duration::from_millis(10));
    }
    thread::sleep(Duration::from_millis(200));
    server.child.kill().unwrap();
    server.child.wait().unwrap();
    let rendered = built(&child.wait_with_output().unwrap());
    assert_one_warning(&rendered, "");
    assert_eq!(rendered.count("render"), 400);
    machine.assert_equals_full_build();
}
