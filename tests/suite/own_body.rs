//! The tutorial docs/your-own-body.md, followed as printed from an empty folder.
//!
//! A `sh` block is run. A `toml` or `markdown` block is a file; the text before it ends with the
//! name of the file. A `text` block is what the command before it prints.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;

use publish_test_support::epub::Epub;
use publish_test_support::tag_tree::{self, Content, Element};
use publish_test_support::{files, root};

/// The symbol of the resolution that refers to others.
const FOLDER: &str = "S-2031/14";

/// A language of the body with what its editions have.
struct Wanted {
    language: &'static str,
    organization: &'static str,
    body: &'static str,
    session: &'static str,
    adoption: &'static str,
    description: &'static str,
    rights: &'static str,
    citation: &'static str,
}

const ENGLISH: Wanted = Wanted {
    language: "en",
    organization: "University of Lakeside",
    body: "Senate",
    session: "Twelfth session",
    adoption: "Resolution adopted by the Senate on 9 March 2031",
    description: "Resolution S-2031/14 of the Senate of the University of Lakeside, \
                  adopted on 9 March 2031: Accessible lecture notes",
    rights: "The text is taken from a document of the University of Lakeside. \
             This edition is not an official record.",
    citation: "S-2031/14, para. 1 (a)",
};

const FRENCH: Wanted = Wanted {
    language: "fr",
    organization: "Université de Lakeside",
    body: "Sénat",
    session: "Douzième session",
    adoption: "Résolution adoptée par le Sénat le 9 mars 2031",
    description: "Résolution S-2031/14 du Sénat de l’Université de Lakeside, \
                  adoptée le 9 mars 2031 : Notes de cours accessibles",
    rights: "Le texte est tiré d’un document de l’Université de Lakeside. \
             La présente édition n’est pas un document officiel.",
    citation: "S-2031/14, par. 1 a)",
};

/// A fenced block of the page.
struct Block<'a> {
    /// The paragraph before it.
    before: &'a str,
    kind: &'a str,
    text: &'a str,
}

fn blocks(page: &str) -> Vec<Block<'_>> {
    let mut parts = page.split("```");
    let mut prose = parts.next().unwrap();
    let mut blocks = Vec::new();
    while let (Some(block), Some(next)) = (parts.next(), parts.next()) {
        let (kind, text) = block.split_once('\n').unwrap();
        let before = prose.trim().rsplit("\n\n").next().unwrap();
        blocks.push(Block { before, kind, text });
        prose = next;
    }
    blocks
}

/// Runs the lines of a block in a shell. Returns what they print and the folder in which they end.
fn run(lines: &str, folder: &Path) -> (String, PathBuf) {
    let script = format!("set -e\n{lines}pwd >\"$END\"\n");
    let end = tempfile::NamedTempFile::new().unwrap();
    let program = Path::new(env!("CARGO_BIN_EXE_publish")).parent().unwrap();
    let path = format!("{}:{}", program.display(), std::env::var("PATH").unwrap());
    let mut command = Command::new("sh");
    command.args(["-c", &script]).current_dir(folder);
    for (name, _) in std::env::vars_os() {
        if name.to_string_lossy().starts_with("PUBLISH_") {
            command.env_remove(name);
        }
    }
    command.env("PUBLISH_CACHE", "false");
    let output = command.env("PATH", path).env("END", end.path()).output();
    let output = output.unwrap();
    let printed = [output.stdout, output.stderr].concat();
    let printed = String::from_utf8(printed).unwrap();
    assert!(output.status.success(), "{lines}{printed}");
    let folder = fs::read_to_string(end.path()).unwrap();
    (printed, PathBuf::from(folder.trim_end()))
}

/// Follows the page in an empty folder. Returns that folder and the output folder of the project.
fn follow() -> (tempfile::TempDir, PathBuf) {
    let page = fs::read_to_string(root().join("docs/your-own-body.md")).unwrap();
    let start = tempfile::tempdir().unwrap();
    let mut folder = start.path().to_owned();
    let mut printed = String::new();
    for block in blocks(&page) {
        match block.kind {
            "sh" => (printed, folder) = run(block.text, &folder),
            "text" => assert!(printed.contains(block.text), "{}{printed}", block.text),
            "toml" | "markdown" => {
                let name = block.before.strip_suffix("`:").unwrap_or_else(|| {
                    panic!("no name of a file before a block: {}", block.before)
                });
                let name = name.rsplit('`').next().unwrap();
                fs::write(folder.join(name), block.text).unwrap();
            }
            other => panic!("unknown kind of block: {other}"),
        }
    }
    (start, folder.join("dist"))
}

/// The page is followed once for all tests.
static BUILT: LazyLock<(tempfile::TempDir, PathBuf)> = LazyLock::new(follow);

fn edition(wanted: &Wanted, extension: &str) -> Vec<u8> {
    let language = wanted.language;
    let name = match extension {
        "html" => "index.html".to_owned(),
        _ => format!("S-2031_14-{}.{extension}", language.to_uppercase()),
    };
    let path = BUILT.1.join(language).join(FOLDER).join(name);
    fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn text(wanted: &Wanted, extension: &str) -> String {
    String::from_utf8(edition(wanted, extension)).unwrap()
}

/// Returns the words of a PDF in reading order, and its metadata.
fn text_of_pdf(pdf: &[u8]) -> String {
    fn add(element: &Element, words: &mut String) {
        for content in &element.content {
            match content {
                Content::Words(text) => words.push_str(text),
                Content::Element(inner) => add(inner, words),
            }
        }
        words.push('\n');
    }
    let mut text = String::new();
    for element in tag_tree::read(pdf) {
        add(&element, &mut text);
    }
    let document = lopdf::Document::load_mem(pdf).unwrap();
    for object in document.objects.values() {
        if let Ok(stream) = object.as_stream() {
            let content = stream.decompressed_content();
            let content = content.unwrap_or_else(|_| stream.content.clone());
            if content.starts_with(b"<?xpacket") {
                text.push_str(&String::from_utf8(content).unwrap());
            }
        }
    }
    text
}

#[test]
fn the_tutorial_gives_the_masthead_and_the_metadata_of_the_body_in_both_languages() {
    for wanted in [ENGLISH, FRENCH] {
        let page = text(&wanted, "html");
        let plain = text(&wanted, "txt");
        for line in [
            wanted.organization,
            wanted.body,
            wanted.session,
            wanted.adoption,
        ] {
            assert!(page.contains(line), "{line}: {page}");
            assert!(plain.contains(&format!("{line}\n")), "{line}: {plain}");
        }
        let name = wanted.organization;
        let publisher =
            format!("\"publisher\": {{\"@type\": \"Organization\", \"name\": \"{name}\"}}");
        for value in [wanted.description, wanted.citation, &publisher] {
            assert!(page.contains(value), "{value}: {page}");
        }
        let epub = Epub::read(&edition(&wanted, "epub"));
        let package = epub.text("OEBPS/content.opf");
        for (element, value) in [
            ("publisher", wanted.organization),
            ("rights", wanted.rights),
        ] {
            let line = format!("<dc:{element}>{value}</dc:{element}>");
            assert!(package.contains(&line), "{line}: {package}");
        }
        let pdf = text_of_pdf(&edition(&wanted, "pdf"));
        for line in [wanted.organization, wanted.adoption, wanted.rights] {
            assert!(pdf.contains(line), "{line}: {pdf}");
        }
        let xml = text(&wanted, "xml");
        assert!(xml.contains("href=\"#lakeside-senate\""), "{xml}");
    }
}

#[test]
fn the_resolutions_of_the_tutorial_link_to_each_other_and_to_official_documents() {
    for wanted in [ENGLISH, FRENCH] {
        let language = wanted.language;
        let page = text(&wanted, "html");
        for address in [
            format!("../../../{language}/S-2031/12/index.html"),
            format!("https://senate.lakeside.example/{language}/2030-7.pdf"),
            format!("https://senate.lakeside.example/{language}/2031-14.pdf"),
            "#op-1-a".to_owned(),
        ] {
            let link = format!("href=\"{address}\"");
            assert!(page.contains(&link), "{link}: {page}");
        }
        let other = format!("https://lakeside.example/resolutions/{language}/S-2031/12/index.html");
        let epub = Epub::read(&edition(&wanted, "epub"));
        let linked = epub.names().any(|name| {
            let page = name.ends_with(".xhtml").then(|| epub.text(name));
            page.is_some_and(|page| page.contains(&other))
        });
        assert!(linked, "{other}");
    }
}

#[test]
fn nothing_in_the_output_of_the_tutorial_names_the_united_nations() {
    let mut texts: Vec<(String, String)> = Vec::new();
    for (path, bytes) in files(&BUILT.1) {
        if path.ends_with(".pdf") {
            texts.push((path, text_of_pdf(&bytes)));
        } else if path.ends_with(".epub") {
            let epub = Epub::read(&bytes);
            for name in epub
                .names()
                .filter(|name| !name.ends_with("tf") && !name.ends_with(".png"))
            {
                texts.push((format!("{path}/{name}"), epub.text(name).to_owned()));
            }
        } else if !path.ends_with(".png") {
            texts.push((path, String::from_utf8(bytes).unwrap()));
        }
    }
    assert!(texts.len() > 20, "{}", texts.len());
    for (path, text) in texts {
        // The namespace of AKN4UN, which is not text.
        let text = text.replace("http://un.org/akn4un", "");
        for unwanted in [
            "United Nations",
            "Nations Unies",
            "General Assembly",
            "Assemblée générale",
            "undocs.org",
            "un.org",
        ] {
            assert!(!text.contains(unwanted), "{unwanted} in {path}");
        }
    }
}
