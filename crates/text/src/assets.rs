//! The style sheet and the scripts of web pages.

use base64::Engine;
use minijinja::value::{Serde, Value};
use serde::{Serialize, Serializer};
use sha2::{Digest, Sha256};

use publish_templates::Templates;

/// The scripts of the file that all pages share, each with the elements without which it has nothing
/// to do.
const SHARED: [(&str, &str); 9] = [
    ("html/settings.js", ".settings"),
    ("html/menus.js", "details.menu"),
    ("html/contents.js", "nav.contents"),
    ("html/language.js", ".document"),
    ("html/go_to.js", "form.go-to"),
    ("html/copy.js", "#copying"),
    ("html/notes.js", "#note-box"),
    ("html/ways_back.js", "[role='doc-backlink']"),
    ("html/tables.js", ".table-frame"),
];

/// The folder of the files that a theme's style sheet uses.
const FOLDER: &str = "assets";

/// Runs in the head of a page.
const FIRST: &str = "html/settings_early.js";

/// Runs after the header and after the contents, before the text is shown.
const EARLY: &str = "html/scripted_early.js";

/// The style sheet and the scripts of web pages. Templates get them as `assets`.
#[derive(Debug, Clone)]
pub struct Assets {
    /// The style sheet that all pages share.
    pub style: Asset,
    /// The script that all pages share.
    pub script: Asset,
    /// Identifies everything that pages have of these.
    pub identity: String,
    context: Value,
}

/// A style sheet or script.
#[derive(Debug, Clone, Serialize)]
pub struct Asset {
    /// The name of its file.
    pub name: String,
    /// Its text.
    pub text: String,
    /// The hash that a content security policy allows if the text is in the page: `sha256-…` (CSP
    /// level 3, section 2.3.1).
    pub hash: String,
}

impl Asset {
    fn new(name: &str, extension: &str, text: String) -> Self {
        let digest = Sha256::digest(text.as_bytes());
        let sum: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
        let hash = base64::engine::general_purpose::STANDARD.encode(digest);
        Asset {
            // A part of the checksum, so that caches load a changed file.
            name: format!("{name}.{}.{extension}", &sum[..12]),
            hash: format!("sha256-{hash}"),
            text,
        }
    }
}

impl Assets {
    /// Returns the scripts of templates, and a style sheet.
    pub fn new(templates: &Templates, style_sheet: String) -> Self {
        #[derive(Serialize)]
        struct Context<'a> {
            style: &'a Asset,
            script: &'a Asset,
            first: Asset,
            early: Asset,
        }
        let text = |name: &str| templates.get(name).unwrap_or_default().to_owned();
        let shared = SHARED.into_iter().map(|(name, elements)| {
            let script = text(name);
            format!("if (document.querySelector(\"{elements}\")) {{\n{script}}}\n")
        });
        let shared: String = shared.collect();
        let style = Asset::new("site", "css", style_sheet);
        let script = Asset::new("site", "js", format!("\"use strict\";\n\n{shared}"));
        // The comments of these are not in every page.
        let code = |name: &str| {
            let text = text(name);
            let lines = text.lines().filter(|line| !line.starts_with("//"));
            let lines: Vec<&str> = lines.collect();
            format!("{}\n", lines.join("\n").trim())
        };
        let first = Asset::new("first", "js", code(FIRST));
        let early = Asset::new("early", "js", code(EARLY));
        let all = [&style, &script, &first, &early];
        let identity = all.map(|asset| asset.hash.as_str()).join(" ");
        let context = Value::from(Serde(Context {
            style: &style,
            script: &script,
            first,
            early,
        }));
        Assets {
            style,
            script,
            identity,
            context,
        }
    }

    /// Returns the style sheet for a page that contains it. `root` is the relative path from the page to
    /// the folder of the shared style sheet, from which addresses in it are.
    pub fn style_in(&self, root: &str) -> Asset {
        let mut text = self.style.text.clone();
        for quote in ["\"", "'", ""] {
            let opening = format!("url({quote}");
            text = text.replace(
                &format!("{opening}{FOLDER}/"),
                &format!("{opening}{root}{FOLDER}/"),
            );
        }
        Asset::new("site", "css", text)
    }

    /// Whether a file has the name of a shared style sheet or script.
    pub fn has_name(name: &str) -> bool {
        let rest = name.strip_prefix("site.").and_then(|rest| {
            let sum = rest.strip_suffix(".css");
            sum.or(rest.strip_suffix(".js"))
        });
        let is_digit = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
        rest.is_some_and(|sum| sum.len() == 12 && sum.bytes().all(is_digit))
    }
}

impl Serialize for Assets {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.context.serialize(serializer)
    }
}
