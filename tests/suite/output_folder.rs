//! The output folder is whole at every moment: with closed or full standard streams, a full disk,
//! several runs at once, and runs that are killed.

use std::collections::BTreeMap;
use std::fs::{self, File, OpenOptions};
use std::io::{BufRead, BufReader};
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

use publish::output::{Checksum, Manifest};
use publish_test_support::{files, only_sample};
use tempfile::TempDir;

use crate::{PROGRAM, publish};

/// A document with a warning: there is a space before its note call.
fn source(symbol: &str, word: &str) -> String {
    format!(
        "---\nsymbol: {symbol}\nlanguage: en\ntitle: Rest\nissued: 2044-12-05\n---\n\n\
         *The General Assembly*,\n\n*Tired*, [^1]\n\n1. *Decides* to {word}.\n\n[^1]: Very.\n"
    )
}

fn write_sources(folder: &Path, numbers: std::ops::Range<usize>, word: &str) {
    fs::create_dir_all(folder).unwrap();
    for number in numbers {
        let text = source(&format!("A/RES/99/{number}"), word);
        fs::write(folder.join(format!("{number}.md")), text).unwrap();
    }
}

fn project(numbers: std::ops::Range<usize>, word: &str) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    write_sources(&folder.path().join("content"), numbers, word);
    folder
}

fn sums(dist: &Path) -> BTreeMap<String, String> {
    let text = fs::read_to_string(dist.join("SHA256SUMS")).unwrap_or_default();
    let lines = text.lines().map(|line| line.split_once("  ").unwrap());
    lines
        .map(|(sum, path)| (path.to_owned(), sum.to_owned()))
        .collect()
}

fn manifest(dist: &Path) -> Manifest {
    match fs::read(dist.join("manifest.json")) {
        Ok(bytes) => serde_json::from_slice(&bytes).unwrap(),
        Err(_) => Manifest::default(),
    }
}

/// Checks that everything that the checksums and the manifest list is there and unchanged.
fn check_whole(dist: &Path) {
    let sum_of = |path: &str| match fs::read(dist.join(path)) {
        Ok(bytes) => Checksum::of(&bytes).to_string(),
        Err(error) => panic!("{path}: {error}"),
    };
    for (path, sum) in sums(dist) {
        assert_eq!(sum, sum_of(&path), "SHA256SUMS: {path}");
    }
    for entry in manifest(dist).documents {
        for file in &entry.files {
            assert_eq!(file.sha256.to_string(), sum_of(&file.path), "{}", file.path);
        }
        if let Some(statement) = &entry.statement {
            let sum = statement.sha256.to_string();
            assert_eq!(sum, sum_of(&statement.path), "{}", statement.path);
        }
    }
}

/// Checks that a build has ended as usual.
fn check_complete(folder: &Path, documents: usize) {
    let dist = folder.join("dist");
    check_whole(&dist);
    assert_eq!(manifest(&dist).documents.len(), documents);
    let (built, sums) = (files(&dist), sums(&dist));
    for name in built.keys().filter(|name| *name != "SHA256SUMS") {
        assert!(sums.contains_key(name), "{name} is not in SHA256SUMS");
    }
    assert!(!built.keys().any(|name| name.starts_with('.')), "{built:?}");
}

/// Runs a shell command. `"$@"` is the program with its arguments.
fn shell(folder: &Path, command: &str, arguments: &[&str]) -> ExitStatus {
    let program = PROGRAM.command(folder, arguments);
    Command::new("sh")
        .args(["-c", command, "sh"])
        .arg(program.get_program())
        .args(program.get_args())
        .current_dir(folder)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .unwrap()
}

const HTML: [&str; 4] = ["build", "content", "--formats", "html"];

#[test]
fn a_build_continues_if_nobody_reads_its_messages() {
    let folder = project(0..40, "rest");
    for arguments in [&HTML[..], &["check", "content"]] {
        let mut command = PROGRAM.command(folder.path(), arguments);
        let mut child = command.stderr(Stdio::piped()).spawn().unwrap();
        let mut line = String::new();
        let stderr = child.stderr.take().unwrap();
        BufReader::with_capacity(64, stderr)
            .read_line(&mut line)
            .unwrap();
        assert!(line.contains("S012"), "{line}");
        assert_eq!(child.wait().unwrap().code(), Some(0));
    }
    check_complete(folder.path(), 40);
}

#[test]
fn a_build_continues_if_its_messages_cannot_be_written() {
    let cases: [(&str, &[&str]); 6] = [
        ("exec \"$@\" 2>&-", &[]),
        ("exec \"$@\" >&- 2>&-", &[]),
        ("exec \"$@\" 2>/dev/full", &[]),
        ("exec \"$@\" 2>/dev/full", &["--message-format", "short"]),
        ("exec \"$@\" >/dev/full", &["--message-format", "json"]),
        ("exec \"$@\" >/dev/full 2>&1", &["--message-format", "json"]),
    ];
    for (command, arguments) in cases {
        if command.contains("/dev/full") && !Path::new("/dev/full").exists() {
            eprintln!("skipped: no /dev/full");
            continue;
        }
        let folder = project(0..3, "rest");
        let status = shell(folder.path(), command, &[&HTML[..], arguments].concat());
        assert_eq!(status.code(), Some(0), "{command}");
        check_complete(folder.path(), 3);
    }
}

#[test]
fn standard_input_is_a_source_of_build_and_check() {
    let folder = project(0..1, "rest");
    let piped = |arguments: &[&str]| {
        PROGRAM
            .command(folder.path(), arguments)
            .stdin(File::open(folder.path().join("content/0.md")).unwrap())
            .output()
            .unwrap()
    };
    let checked = piped(&["check", "-", "--message-format", "short"]);
    assert_eq!(checked.status.code(), Some(0));
    let messages = String::from_utf8(checked.stderr).unwrap();
    assert!(
        messages.starts_with("standard input:10:10: warning S012"),
        "{messages}"
    );
    let built = piped(&["build", "-", "-", "--formats", "html", "--out", "piped"]);
    assert_eq!(built.status.code(), Some(0), "{built:?}");
    publish(folder.path(), &HTML);
    let page = |out: &str| fs::read(folder.path().join(out).join("en/A/RES/99/0/index.html"));
    assert_eq!(page("piped").unwrap(), page("dist").unwrap());
}

/// Makes a named pipe, which nobody writes to.
fn named_pipe(path: &Path) {
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    assert!(Command::new("mkfifo").arg(path).status().unwrap().success());
}

#[test]
fn only_regular_files_of_limited_size_are_read() {
    let folder = project(0..1, "rest");
    let path = |name: &str| folder.path().join(name);
    named_pipe(&path("alone.md"));
    named_pipe(&path("pipes/pipe.md"));
    named_pipe(&path("pipes/pipe.json"));
    named_pipe(&path("theme/catalogue/en.ftl"));
    named_pipe(&path("fonts/pipe.ttf"));
    named_pipe(&path("manifests/manifest.json"));
    named_pipe(&path("results/checks.json"));
    std::os::unix::fs::symlink("/dev/zero", path("zero.md")).unwrap();
    let _socket = std::os::unix::net::UnixListener::bind(path("socket.md")).unwrap();
    let large = File::create(path("large.md")).unwrap();
    large.set_len(100_000_001).unwrap();
    publish(folder.path(), &HTML);
    let cases: [(&[&str], i32, &str); 12] = [
        (&["build", "alone.md"], 1, "it is a named pipe, not a file"),
        (&["check", "alone.md"], 1, "it is a named pipe, not a file"),
        (&["show", "alone.md"], 1, "it is a named pipe, not a file"),
        (&["build", "zero.md"], 1, "it is a device, not a file"),
        (&["build", "socket.md"], 1, "it is a socket, not a file"),
        (&["build", "large.md"], 1, "it is larger than 100 MB"),
        (&["show", "large.md"], 1, "it is larger than 100 MB"),
        (
            &["build", "content", "pipes", "--out", "other"],
            3,
            "pipes/pipe.json",
        ),
        (
            &["build", "content", "--templates", "theme"],
            2,
            "theme/catalogue/en.ftl",
        ),
        (
            &["build", "content", "--fonts", "fonts"],
            2,
            "fonts/pipe.ttf",
        ),
        (
            &["build", "content", "--out", "manifests"],
            2,
            "manifests/manifest.json",
        ),
        (
            &["statement", "--checks", "results/checks.json"],
            2,
            "results/checks.json",
        ),
    ];
    for (arguments, status, message) in cases {
        let output = publish(folder.path(), arguments);
        let messages = String::from_utf8(output.stderr).unwrap();
        assert_eq!(
            output.status.code(),
            Some(status),
            "{arguments:?}: {messages}"
        );
        assert!(messages.contains("F001"), "{arguments:?}: {messages}");
        assert!(messages.contains(message), "{arguments:?}: {messages}");
    }
    // The other documents of a folder are built.
    assert!(path("other/en/A/RES/99/0/index.html").is_file());
}

#[test]
fn builds_into_one_folder_wait_for_each_other() {
    let folder = tempfile::tempdir().unwrap();
    write_sources(&folder.path().join("a"), 0..40, "rest");
    write_sources(&folder.path().join("b"), 20..60, "work");
    for _ in 0..3 {
        let start = |input| {
            let arguments = ["build", input, "--formats", "html", "--quiet"];
            PROGRAM.command(folder.path(), &arguments).spawn().unwrap()
        };
        for mut child in [start("a"), start("b")] {
            assert_eq!(child.wait().unwrap().code(), Some(0));
        }
        check_complete(folder.path(), 60);
        fs::remove_dir_all(folder.path().join("dist")).unwrap();
    }
}

#[test]
fn a_build_that_waits_reports_it() {
    let folder = project(0..1, "rest");
    let dist = folder.path().join("dist");
    fs::create_dir(&dist).unwrap();
    for arguments in [&HTML[..], &["statement"]] {
        let lock = File::create(dist.join(".publish.lock")).unwrap();
        lock.lock().unwrap();
        let mut command = PROGRAM.command(folder.path(), arguments);
        let mut child = command.stderr(Stdio::piped()).spawn().unwrap();
        let mut line = String::new();
        let mut stderr = BufReader::new(child.stderr.take().unwrap());
        stderr.read_line(&mut line).unwrap();
        assert_eq!(line, "waiting for another build in dist\n");
        assert!(child.try_wait().unwrap().is_none());
        drop(lock);
        assert_eq!(child.wait().unwrap().code(), Some(0));
    }
    check_complete(folder.path(), 1);
}

/// Returns how many of these rounds to run.
fn rounds(all: u32) -> u32 {
    if only_sample() { all / 4 } else { all }
}

/// Returns the time after which to kill a run, which is different in each round.
fn delay(round: u32, whole: Duration) -> Duration {
    let mixed = round.wrapping_mul(0x9E37_79B9) >> 16;
    whole.mul_f64(f64::from(mixed) / 65_536.0)
}

#[test]
fn a_killed_build_leaves_a_whole_folder_that_the_next_build_completes() {
    let folder = tempfile::tempdir().unwrap();
    let dist = folder.path().join("dist");
    let start = |input: &str, out: &str| {
        let arguments = [
            "build",
            input,
            "--formats",
            "html,epub",
            "--quiet",
            "--out",
            out,
        ];
        let mut command = PROGRAM.command(folder.path(), &arguments);
        command.spawn().unwrap()
    };
    let build = |input: &str, out: &str| {
        assert_eq!(start(input, out).wait().unwrap().code(), Some(0));
        files(&folder.path().join(out))
    };
    let versions = ["first", "second"].map(|version| {
        // More than one switch: documents become visible after 32.
        write_sources(&folder.path().join(version), 0..40, version);
        let began = Instant::now();
        let clean = build(version, &format!("clean-{version}"));
        (version, clean, began.elapsed())
    });
    let rounds = rounds(100);
    let mut interrupted = 0;
    for round in 0..rounds {
        let (version, clean, time) = &versions[round as usize % 2];
        let mut child = start(version, "dist");
        std::thread::sleep(delay(round, *time));
        child.kill().unwrap();
        interrupted += u32::from(!child.wait().unwrap().success());
        check_whole(&dist);
        let found = build(version, "dist");
        assert_eq!(
            found.keys().collect::<Vec<_>>(),
            clean.keys().collect::<Vec<_>>()
        );
        for (name, bytes) in clean {
            assert!(*bytes == found[name], "round {round}: {name} differs");
        }
        check_whole(&dist);
    }
    assert!(
        interrupted > rounds / 2,
        "only {interrupted} builds were killed"
    );
}

#[test]
fn builds_at_the_same_time_can_use_one_cache() {
    let folder = project(0..40, "rest");
    let start = |out: &str| {
        let own = [
            "--out",
            out,
            "--cache",
            "cache",
            "--message-format",
            "short",
        ];
        start(folder.path(), &[&HTML[..], &own].concat())
    };
    let clean = || {
        publish(folder.path(), &HTML);
        files(&folder.path().join("dist"))
    };
    let clean = clean();
    for _ in 0..5 {
        let outs = ["a", "b", "c"];
        for (out, child) in outs.map(|out| (out, start(out))) {
            let output = child.wait_with_output().unwrap();
            let messages = String::from_utf8(output.stderr).unwrap();
            assert_eq!(output.status.code(), Some(0), "{messages}");
            assert!(!messages.contains("O005"), "{messages}");
            assert!(files(&folder.path().join(out)) == clean, "{out} differs");
        }
        for name in outs.iter().chain(&["cache"]) {
            fs::remove_dir_all(folder.path().join(name)).unwrap();
        }
    }
}

#[test]
fn a_killed_build_leaves_a_cache_that_the_next_build_can_use() {
    let folder = project(0..40, "rest");
    let (dist, cache) = (folder.path().join("dist"), folder.path().join("cache"));
    let arguments = [
        &HTML[..],
        &["--cache", "cache", "--message-format", "short"],
    ]
    .concat();
    let build = || {
        let output = publish(folder.path(), &arguments);
        let messages = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(0), "{messages}");
        assert!(!messages.contains("O005"), "{messages}");
        files(&dist)
    };
    let began = Instant::now();
    let clean = build();
    let time = began.elapsed();
    let rounds = rounds(40);
    let mut interrupted = 0;
    for round in 0..rounds {
        fs::remove_dir_all(&dist).unwrap();
        if round % 2 == 0 {
            fs::remove_dir_all(&cache).unwrap();
        }
        let mut child = start(folder.path(), &arguments);
        std::thread::sleep(delay(round, time));
        child.kill().unwrap();
        interrupted += u32::from(!child.wait().unwrap().success());
        assert!(build() == clean, "round {round}: after the kill");
        fs::remove_dir_all(&dist).unwrap();
        assert!(build() == clean, "round {round}: from the cache");
    }
    assert!(
        interrupted > rounds * 3 / 8,
        "only {interrupted} builds were killed"
    );
}

#[test]
fn a_full_disk_leaves_a_whole_folder() {
    let folder = project(0..40, "rest");
    let dist = folder.path().join("dist");
    publish(folder.path(), &HTML);
    let before = files(&dist);
    write_sources(&folder.path().join("content"), 0..40, "work");
    let mut statuses = Vec::new();
    // The maximum size of a file, in blocks of 512 bytes: less than any file, less than a page, less
    // than the manifest.
    for blocks in [0, 16, 40, 60, 80] {
        for on_full in ["trap '' XFSZ; ", ""] {
            let command = format!("{on_full}ulimit -f {blocks}; exec \"$@\"");
            let status = shell(folder.path(), &command, &HTML);
            statuses.push(status.code());
            check_whole(&dist);
            if blocks == 0 {
                let sums = |files: &BTreeMap<String, Vec<u8>>| files["SHA256SUMS"].clone();
                assert_eq!(sums(&files(&dist)), sums(&before));
            }
        }
    }
    assert!(statuses.contains(&Some(3)), "{statuses:?}");
    publish(folder.path(), &HTML);
    check_complete(folder.path(), 40);
    let page = fs::read_to_string(dist.join("en/A/RES/99/7/index.html")).unwrap();
    assert!(page.contains("to work."));
}

/// Sends a signal to a process.
fn send(signal: &str, child: &Child) {
    let id = child.id().to_string();
    let sent = Command::new("kill").args([signal, &id]).status().unwrap();
    assert!(sent.success(), "{signal}");
}

/// Starts a build of a project, with its messages.
fn start(folder: &Path, arguments: &[&str]) -> Child {
    let mut command = PROGRAM.command(folder, arguments);
    command.stderr(Stdio::piped()).spawn().unwrap()
}

#[test]
fn an_interrupted_build_ends_within_a_second_and_keeps_what_it_has_finished() {
    for signal in ["-INT", "-TERM"] {
        let folder = project(0..400, "rest");
        let dist = folder.path().join("dist");
        let arguments = ["build", "--formats", "html,epub,txt", "--jobs", "1", "-q"];
        let child = start(folder.path(), &arguments);
        while !dist.join(".publish/8").exists() {
            std::thread::sleep(Duration::from_millis(1));
        }
        let began = Instant::now();
        send(signal, &child);
        let output = child.wait_with_output().unwrap();
        let time = began.elapsed();
        let printed = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(130), "{signal}: {printed}");
        assert!(time < Duration::from_secs(1), "{signal}: {time:?}");
        let (line, rest) = printed.split_once('\n').unwrap();
        assert_eq!(rest, "", "{signal}");
        let finished = line.strip_prefix("interrupted: ").unwrap();
        let (finished, rest) = finished.split_once(' ').unwrap();
        assert_eq!(
            rest,
            "of 400 documents finished; the next build into dist builds the others"
        );
        let finished: usize = finished.parse().unwrap();
        assert!((1..400).contains(&finished), "{line}");
        check_whole(&dist);
        assert_eq!(manifest(&dist).documents.len(), finished);
        publish(folder.path(), &arguments);
        check_complete(folder.path(), 400);
    }
}

/// A document that takes seconds.
fn long_source(number: usize) -> String {
    let paragraphs: String = (1..4_000)
        .map(|number| format!("{number}. *Decides* to rest, and to rest again.\n\n"))
        .collect();
    source(&format!("A/RES/99/{number}"), "rest").replace("1. *Decides* to rest.\n\n", &paragraphs)
}

/// nohup starts programs with this signal ignored.
#[test]
fn a_build_without_a_terminal_survives_the_signal_that_its_terminal_has_ended() {
    let folder = project(0..100, "rest");
    let arguments = [
        "build",
        "--formats",
        "html,txt",
        "--jobs",
        "1",
        "-q",
        "--no-cache",
    ];
    let program = PROGRAM.command(folder.path(), &arguments);
    let mut command = Command::new("sh");
    command
        .args(["-c", "trap '' HUP; exec \"$@\"", "sh"])
        .arg(program.get_program())
        .args(program.get_args())
        .current_dir(folder.path());
    let mut child = command.spawn().unwrap();
    while !folder.path().join("dist/.publish/8").exists() {
        std::thread::sleep(Duration::from_millis(1));
    }
    send("-HUP", &child);
    assert!(child.wait().unwrap().success());
    check_complete(folder.path(), 100);
}

#[test]
fn an_interrupted_shard_counts_its_own_documents() {
    let folder = project(0..400, "rest");
    let dist = folder.path().join("dist");
    let arguments = ["build", "--formats", "html,epub,txt", "--jobs", "1", "-q"];
    let arguments = [&arguments[..], &["--shard", "1/2"]].concat();
    let child = start(folder.path(), &arguments);
    while !dist.join(".publish/8").exists() {
        std::thread::sleep(Duration::from_millis(1));
    }
    send("-INT", &child);
    let output = child.wait_with_output().unwrap();
    let printed = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(130), "{printed}");
    publish(folder.path(), &arguments);
    let documents = manifest(&dist).documents.len();
    assert!((1..400).contains(&documents));
    let counted = format!(" of {documents} documents finished; ");
    assert!(printed.contains(&counted), "{documents}: {printed}");
}

#[test]
fn an_interrupted_build_does_not_wait_for_a_long_document() {
    let folder = project(0..1, "rest");
    fs::write(folder.path().join("content/long.md"), long_source(1)).unwrap();
    let arguments = ["build", "--formats", "pdf", "--jobs", "1", "-q"];
    let began = Instant::now();
    let child = start(folder.path(), &arguments);
    // The short document is the first.
    while !folder.path().join("dist/.publish/0").exists() {
        std::thread::sleep(Duration::from_millis(1));
    }
    let short = began.elapsed();
    let began = Instant::now();
    send("-INT", &child);
    let output = child.wait_with_output().unwrap();
    let (time, printed) = (began.elapsed(), String::from_utf8(output.stderr).unwrap());
    assert_eq!(output.status.code(), Some(130), "{printed}");
    assert!(time < Duration::from_secs(1), "{time:?} after {short:?}");
    assert!(printed.starts_with("interrupted: "), "{printed}");
    check_whole(&folder.path().join("dist"));
    fs::remove_file(folder.path().join("content/long.md")).unwrap();
    publish(folder.path(), &arguments);
    check_complete(folder.path(), 1);
}

/// Whether the tests may write into folders without write permission.
fn is_root() -> bool {
    let id = Command::new("id").arg("-u").output().unwrap();
    id.stdout == b"0\n"
}

#[test]
fn a_read_only_output_folder_stays_as_it_was() {
    let folder = project(0..3, "rest");
    let dist = folder.path().join("dist");
    publish(folder.path(), &HTML);
    let before = files(&dist);
    write_sources(&folder.path().join("content"), 0..3, "work");
    let build = || {
        if !is_root() {
            return publish(folder.path(), &HTML);
        }
        // Root may write everywhere, so the program runs without this right.
        let program = PROGRAM.command(folder.path(), &HTML);
        let mut command = Command::new("setpriv");
        command.args([
            "--bounding-set",
            "-dac_override",
            "--inh-caps",
            "-dac_override",
        ]);
        let command = command.arg(program.get_program()).args(program.get_args());
        command
            .current_dir(folder.path())
            .env("PUBLISH_CACHE", "false")
            .output()
            .unwrap()
    };
    let set = |mode: u32| {
        let mut folders = vec![dist.clone()];
        while let Some(next) = folders.pop() {
            let entries = fs::read_dir(&next)
                .unwrap()
                .map(|entry| entry.unwrap().path());
            folders.extend(entries.filter(|path| path.is_dir()));
            fs::set_permissions(&next, fs::Permissions::from_mode(mode)).unwrap();
        }
    };
    set(0o555);
    let output = build();
    let messages = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2), "{messages}");
    assert!(messages.contains("error[O001]"), "{messages}");
    assert_eq!(messages.matches("O001").count(), 1, "{messages}");
    set(0o755);
    assert_eq!(files(&dist), before);
    assert_eq!(build().status.code(), Some(0));
    check_complete(folder.path(), 3);
}

#[test]
fn the_output_folder_can_be_on_another_file_system() {
    use std::os::unix::fs::MetadataExt;

    let folder = project(0..40, "rest");
    let memory = Path::new("/dev/shm");
    let device = |path: &Path| fs::metadata(path).map(|metadata| metadata.dev());
    if !matches!((device(memory), device(folder.path())), (Ok(one), Ok(other)) if one != other) {
        eprintln!("skipped: /dev/shm is not another file system");
        return;
    }
    let other = tempfile::tempdir_in(memory).unwrap();
    // The folder itself, and a link to it.
    std::os::unix::fs::symlink(other.path(), folder.path().join("dist")).unwrap();
    let cache = ["--cache", "cache"];
    for word in ["rest", "work"] {
        write_sources(&folder.path().join("content"), 0..40, word);
        let output = publish(folder.path(), &[&HTML[..], &cache].concat());
        assert_eq!(output.status.code(), Some(0), "{output:?}");
        check_complete(folder.path(), 40);
    }
    let page = other.path().join("en/A/RES/99/7/index.html");
    assert!(fs::read_to_string(page).unwrap().contains("to work."));
}

#[test]
fn the_umask_decides_who_can_read_the_files() {
    let folder = project(0..1, "rest");
    let formats = &["build", "content", "--formats", "html,epub,txt,akn"][..];
    let new = &["new", "A/RES/99/9", "--content", "dist/content"][..];
    // Twice, because the second build replaces the files of the first.
    for (umask, mode) in [("027", 0o640), ("077", 0o600), ("002", 0o664)] {
        for arguments in [formats, formats, new] {
            let status = shell(
                folder.path(),
                &format!("umask {umask}; exec \"$@\""),
                arguments,
            );
            assert!(status.success(), "{arguments:?}");
        }
        let dist = folder.path().join("dist");
        let written = files(&dist);
        assert!(written.len() > 8, "{:?}", written.keys());
        for name in written.keys() {
            let permissions = fs::metadata(dist.join(name)).unwrap().permissions();
            assert_eq!(permissions.mode() & 0o777, mode, "umask {umask}: {name}");
        }
        fs::remove_dir_all(&dist).unwrap();
    }
}

#[test]
fn manifest_and_checksums_are_written_even_if_a_page_cannot_be() {
    for (in_the_way, page) in [
        (
            "en/A/RES/99/1/accessibility.html",
            "en/A/RES/99/2/accessibility.html",
        ),
        ("index.html", "en/A/RES/99/1/accessibility.html"),
        ("accessibility.html", "index.html"),
    ] {
        let folder = project(0..3, "rest");
        let dist = folder.path().join("dist");
        fs::create_dir_all(dist.join(in_the_way)).unwrap();
        let output = publish(folder.path(), &HTML);
        let messages = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(3), "{in_the_way}");
        assert!(messages.contains("O001"), "{in_the_way}: {messages}");
        check_complete(folder.path(), 3);
        assert!(sums(&dist).contains_key(page), "{in_the_way}");
    }
}

#[test]
fn a_broken_manifest_is_an_error_and_stays() {
    for text in [
        "",
        "{",
        "[]",
        "{\"version\":1}",
        "{\"version\":1,\"documents\":[{}]}",
    ] {
        let folder = project(0..1, "rest");
        let path = folder.path().join("dist/manifest.json");
        fs::create_dir(path.parent().unwrap()).unwrap();
        fs::write(&path, text).unwrap();
        for arguments in [&HTML[..], &["statement"]] {
            let output = publish(folder.path(), arguments);
            let messages = String::from_utf8(output.stderr).unwrap();
            assert_eq!(output.status.code(), Some(2), "{text}: {messages}");
            assert!(messages.contains("O004"), "{text}: {messages}");
        }
        let left = files(path.parent().unwrap());
        assert_eq!(left.keys().collect::<Vec<_>>(), ["manifest.json"]);
        assert_eq!(left["manifest.json"], text.as_bytes());
    }
}

#[test]
fn a_journal_with_paths_outside_the_folder_is_an_error() {
    let folder = project(0..1, "rest");
    let hidden = folder.path().join("dist/.publish");
    fs::create_dir_all(&hidden).unwrap();
    let sha256 = "0".repeat(64);
    let journal = format!(
        "{{\"moves\":[{{\"from\":\"0\",\"to\":\"../content/0.md\",\"sha256\":\"{sha256}\"}}],\"removed\":[]}}"
    );
    fs::write(hidden.join("journal.json"), journal).unwrap();
    OpenOptions::new()
        .create(true)
        .append(true)
        .open(hidden.join("SHA256SUMS"))
        .unwrap();
    let output = publish(folder.path(), &HTML);
    let messages = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(messages.contains("O004"), "{messages}");
    assert!(folder.path().join("content/0.md").is_file());
}

#[test]
fn a_run_without_sources_does_not_create_the_output_folder() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("content")).unwrap();
    for inputs in [&["content"][..], &["missing.md", "content"]] {
        let arguments = [&["build"], inputs].concat();
        let output = publish(folder.path(), &arguments);
        let names = files(folder.path());
        assert!(!output.status.success(), "{inputs:?}");
        assert!(!folder.path().join("dist").exists(), "{names:?}");
    }
}
