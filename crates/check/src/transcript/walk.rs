//! Reads the elements of a page in their order.

use super::name::{Names, content};
use super::{Line, Part, Role};
use crate::tree::Node;

/// The roles by which readers jump between the parts of a page.
pub const LANDMARKS: [&str; 11] = [
    "banner",
    "complementary",
    "contentinfo",
    "doc-appendix",
    "doc-endnotes",
    "doc-toc",
    "form",
    "main",
    "navigation",
    "region",
    "search",
];

/// Elements that are in a line with the words around them.
const INLINE: [&str; 21] = [
    "a", "abbr", "b", "bdi", "bdo", "br", "button", "cite", "code", "em", "i", "img", "input",
    "label", "picture", "q", "small", "span", "strong", "sub", "sup",
];

/// Elements that are not a part of the text.
const SILENT: [&str; 9] = [
    "head", "link", "meta", "noscript", "script", "source", "style", "svg", "template",
];

/// Returns the lines of a page.
pub fn lines(page: &Node) -> Vec<Line> {
    let mut walk = Walk {
        names: Names::of(page),
        language: page.attribute("lang").unwrap_or_default(),
        has_scripts: page
            .all("script")
            .iter()
            .any(|script| script.attribute("type") == Some("module")),
        lines: Vec::new(),
    };
    let context = Context::default();
    walk.add(
        "document".to_owned(),
        String::new(),
        Vec::new(),
        0,
        &context,
    );
    for body in page.all("body") {
        let parts = walk.inside(body, 1, &context);
        walk.add_words(parts, 1, &context);
    }
    walk.lines
}

/// What is known of an element from those around it.
#[derive(Clone, Default)]
struct Context {
    language: Option<String>,
    is_generated: bool,
    /// Whether the element is in a table that only positions words.
    is_layout: bool,
    /// The position of an item, and the number of items.
    item: (usize, usize),
}

struct Walk<'n> {
    names: Names<'n>,
    /// The language of the page.
    language: &'n str,
    has_scripts: bool,
    lines: Vec<Line>,
}

/// How an element is read.
enum Reading {
    /// Not at all.
    Silent,
    /// Its words are in the line.
    Inline,
    /// As a link or another part with a name.
    Part(String),
    /// Its contents are read without an announcement, on lines of their own.
    Transparent,
    /// With a role, and perhaps a name, before its contents.
    Announced(String, String),
    /// As a closed element, of which only the summary is read.
    Closed,
}

impl Walk<'_> {
    fn add(
        &mut self,
        words: String,
        name: String,
        parts: Vec<Part>,
        depth: usize,
        context: &Context,
    ) {
        self.lines.push(Line {
            depth,
            role: Some(Role { words, name }),
            parts,
            is_generated: context.is_generated,
        });
    }

    /// Adds words that are directly in an element, if there are any.
    fn add_words(&mut self, parts: Vec<Part>, depth: usize, context: &Context) {
        if has_words(&parts) {
            self.lines.push(Line {
                depth,
                role: None,
                parts,
                is_generated: context.is_generated,
            });
        }
    }

    /// Reads the contents of an element. Adds a line for each run of words and each element, except
    /// for the words at the end, which are returned: they may be all that the element has.
    fn inside(&mut self, element: &Node, depth: usize, context: &Context) -> Vec<Part> {
        let mut run = Vec::new();
        let is_item = |node: &&Node| node.name() == Some("li") && !node.is_hidden();
        let items = element.children().iter().filter(is_item).count();
        let mut position = 0;
        for child in element.children() {
            if let Node::Text(text) = child {
                add_piece(&mut run, text, context);
                continue;
            }
            let mut inner = self.context(child, context);
            position += usize::from(is_item(&child));
            inner.item = (position, items);
            match self.reading(child, &inner) {
                Reading::Silent => {}
                Reading::Inline => {
                    let parts = self.inside(child, depth, &inner);
                    parts.into_iter().for_each(|part| join(&mut run, part));
                }
                Reading::Part(role) => run.push(self.part(child, role, &inner)),
                Reading::Transparent => {
                    self.add_words(std::mem::take(&mut run), depth, context);
                    let parts = self.inside(child, depth, &inner);
                    self.add_words(parts, depth, &inner);
                }
                Reading::Announced(role, name) => {
                    self.add_words(std::mem::take(&mut run), depth, context);
                    self.announced(child, (role, name), depth, &inner);
                }
                Reading::Closed => {
                    self.add_words(std::mem::take(&mut run), depth, context);
                    self.closed(child, depth, &inner);
                }
            }
        }
        run
    }

    /// Reads an element with a role. If it has only words, or one paragraph of words, they are in
    /// its line.
    fn announced(
        &mut self,
        element: &Node,
        (role, name): (String, String),
        depth: usize,
        context: &Context,
    ) {
        let at = self.lines.len();
        self.add(role, name, Vec::new(), depth, context);
        let parts = self.inside(element, depth + 1, context);
        let line = self.lines.len();
        if line == at + 1 {
            if has_words(&parts) {
                self.lines[at].parts = parts;
            }
            return;
        }
        self.add_words(parts, depth + 1, context);
        let is_paragraph = |line: &Line| {
            let role = line.role.as_ref();
            role.is_some_and(|role| role.words == "paragraph") && !line.parts.is_empty()
        };
        if self.lines.len() == at + 2
            && is_paragraph(&self.lines[at + 1])
            && let Some(paragraph) = self.lines.pop()
        {
            self.lines[at].parts = paragraph.parts;
        }
    }

    /// Reads a closed element.
    fn closed(&mut self, element: &Node, depth: usize, context: &Context) {
        self.add(
            "group".to_owned(),
            String::new(),
            Vec::new(),
            depth,
            context,
        );
        let mut children = element.children().iter();
        if let Some(summary) = children.find(|child| child.name() == Some("summary")) {
            let parts = self.inside(summary, depth + 1, context);
            let (role, name) = ("summary".to_owned(), "collapsed".to_owned());
            self.add(role, name, parts, depth + 1, context);
        }
    }

    fn part(&self, element: &Node, role: String, context: &Context) -> Part {
        let name = self.names.given(element);
        let href = element.attribute("href");
        Part {
            role: Some(role),
            pieces: vec![name.unwrap_or_else(|| content(element))],
            target: href.map(str::to_owned),
            language: context.language.clone(),
            is_generated: context.is_generated,
        }
    }

    fn context(&self, element: &Node, around: &Context) -> Context {
        let mut context = around.clone();
        if let Some(language) = element.attribute("lang") {
            context.language = (language != self.language).then(|| language.to_owned());
        }
        context.is_generated |= element.attribute("data-generated").is_some();
        if element.name() == Some("table") {
            context.is_layout = matches!(element.attribute("role"), Some("presentation" | "none"));
        }
        context
    }

    fn reading(&self, element: &Node, context: &Context) -> Reading {
        let name = element.name().unwrap_or_default();
        if SILENT.contains(&name) || self.is_hidden(element) {
            return Reading::Silent;
        }
        let given = || self.names.given(element).unwrap_or_default();
        let announced = |role: &str| Reading::Announced(role.to_owned(), given());
        let without_name = |role: &str| Reading::Announced(role.to_owned(), String::new());
        if element.attribute("aria-current").is_some() && name != "a" {
            return without_name("current item");
        }
        match element.attribute("role") {
            Some(role @ ("doc-noteref" | "doc-backlink" | "doc-pagebreak" | "link" | "button")) => {
                return Reading::Part(role.to_owned());
            }
            Some("list" | "listitem" | "presentation" | "none") | None => {}
            Some("status" | "alert") if content(element).is_empty() => return Reading::Silent,
            Some(role) => return announced(role),
        }
        let has_name = || !given().is_empty();
        match name {
            "a" if element.attribute("href").is_some() => Reading::Part("link".to_owned()),
            "button" | "input" => Reading::Part(name.replace("input", "field")),
            "img" if element.attribute("alt") == Some("") => Reading::Silent,
            "img" => Reading::Part("image".to_owned()),
            "main" => announced("main"),
            "nav" => announced("navigation"),
            "aside" => announced("complementary"),
            "section" | "form" if has_name() => {
                announced(if name == "form" { name } else { "region" })
            }
            "ul" | "ol" => announced("list"),
            "li" => {
                let (position, count) = context.item;
                without_name(&format!("item {position} of {count}"))
            }
            "p" => without_name("paragraph"),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => without_name(&name.replace('h', "heading ")),
            "blockquote" => without_name("blockquote"),
            "dt" => without_name("term"),
            "dd" => without_name("definition"),
            "details" if element.attribute("open").is_none() => Reading::Closed,
            "details" => announced("group"),
            "summary" => Reading::Announced("summary".to_owned(), "expanded".to_owned()),
            "footer" if !self.is_in_main(element) => announced("contentinfo"),
            "table" | "caption" | "tr" | "td" | "th" => self.of_table(element, name, context),
            name if INLINE.contains(&name) => Reading::Inline,
            _ => Reading::Transparent,
        }
    }

    fn of_table(&self, element: &Node, name: &str, context: &Context) -> Reading {
        let role = match name {
            _ if context.is_layout => return Reading::Transparent,
            "table" => "table",
            "caption" => "caption",
            "tr" => "row",
            "th" if element.attribute("scope") == Some("row") => "rowheader",
            "th" => "columnheader",
            _ => "cell",
        };
        let caption = || {
            let mut children = element.children().iter();
            children.find(|child| child.name() == Some("caption"))
        };
        let name = match role {
            "table" => caption().map(content).unwrap_or_default(),
            _ => spans(element),
        };
        Reading::Announced(role.to_owned(), name)
    }

    /// A footer of the page is a landmark, and one in the main region is not.
    fn is_in_main(&self, element: &Node) -> bool {
        self.lines
            .iter()
            .any(|line| line.role.as_ref().is_some_and(|role| role.words == "main"))
            && element.attribute("data-generated").is_none()
    }

    /// Whether an element is hidden after the scripts of the page have run: they show elements of
    /// the class “scripted”, and hide those of the class “unscripted”.
    fn is_hidden(&self, element: &Node) -> bool {
        let mut classes = element.attribute("class").unwrap_or_default().split(' ');
        let is_for_scripts = classes.clone().any(|class| class == "scripted");
        if self.has_scripts && is_for_scripts {
            return false;
        }
        element.is_hidden() || (self.has_scripts && classes.any(|class| class == "unscripted"))
    }
}

/// Returns what is announced of a cell in several columns or rows.
fn spans(cell: &Node) -> String {
    let spans = [("colspan", "column span"), ("rowspan", "row span")];
    let spans = spans.into_iter().filter_map(|(attribute, words)| {
        let count = cell.attribute(attribute)?;
        (count != "1").then(|| format!("{words} {count}"))
    });
    spans.collect::<Vec<_>>().join(", ")
}

/// Adds a piece of text to a line.
fn add_piece(run: &mut Vec<Part>, text: &str, context: &Context) {
    let part = Part {
        role: None,
        pieces: vec![text.to_owned()],
        target: None,
        language: context.language.clone(),
        is_generated: context.is_generated,
    };
    join(run, part);
}

/// Adds a part to a line. Words in one language and of one kind are one part.
fn join(run: &mut Vec<Part>, part: Part) {
    if part.role.is_none() && part.pieces.iter().all(|piece| piece.trim().is_empty()) {
        // Space between two parts does not make a part.
        if let Some(last) = run.last_mut().filter(|last| last.role.is_none()) {
            last.pieces.extend(part.pieces);
        }
        return;
    }
    match run.last_mut() {
        Some(last)
            if last.role.is_none()
                && part.role.is_none()
                && last.language == part.language
                && last.is_generated == part.is_generated =>
        {
            last.pieces.extend(part.pieces);
        }
        _ => run.push(part),
    }
}

fn has_words(parts: &[Part]) -> bool {
    parts
        .iter()
        .any(|part| part.role.is_some() || !part.words().is_empty())
}
