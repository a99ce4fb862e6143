//! Reads the tag tree of a PDF, with the words of each element in the order in which a screen
//! reader receives them: structure order, and within marked content the order of the content
//! stream.
//!
//! It uses lopdf and the `ToUnicode` tables of the fonts. `pdfinfo -struct-text` does the same but
//! takes quadratic time. A test compares both on the real document.

use std::collections::{BTreeMap, HashMap};
use std::rc::Rc;

use lopdf::content::Content as Stream;
use lopdf::{Dictionary, Document, Object, ObjectId, decode_text_string};

/// An element of the tag tree.
#[derive(Debug, Default)]
pub struct Element {
    /// Its structure type: `P`, `Lbl`, `Link`.
    pub kind: String,
    /// Whether it is marked as generated text.
    pub generated: bool,
    /// Its alternative text (`Alt`), which replaces its words.
    pub alternative: Option<String>,
    /// The expansion of its words (`E`), if they are an abbreviation.
    pub expansion: Option<String>,
    /// Its language, if it specifies one.
    pub language: Option<String>,
    /// Its attributes, such as `ListNumbering` and `Scope`.
    pub attributes: BTreeMap<String, String>,
    /// The names of its links.
    pub links: Vec<String>,
    /// Its words and child elements, in order.
    pub content: Vec<Content>,
}

/// Content of an element.
#[derive(Debug)]
pub enum Content {
    /// Words of marked content.
    Words(String),
    /// A child element.
    Element(Element),
}

/// Reads the top-level elements of a PDF's tag tree.
pub fn read(pdf: &[u8]) -> Vec<Element> {
    let document = Document::load_mem(pdf).unwrap();
    let reader = Reader {
        pages: document
            .page_iter()
            .map(|page| (page, page_words(&document, page)))
            .collect(),
        document: &document,
    };
    let root = reader.document.catalog().unwrap().get(b"StructTreeRoot");
    let root = reader.dictionary(root.unwrap()).unwrap();
    let mut content = Vec::new();
    reader.kids(root.get(b"K").unwrap(), None, &mut content);
    let elements = content.into_iter().map(|content| match content {
        Content::Element(element) => element,
        Content::Words(words) => panic!("words outside all elements: {words:?}"),
    });
    elements.collect()
}

struct Reader<'a> {
    document: &'a Document,
    /// The words of all marked content, by page and number.
    pages: HashMap<ObjectId, HashMap<i64, String>>,
}

impl<'a> Reader<'a> {
    fn resolved(&self, object: &'a Object) -> &'a Object {
        self.document.dereference(object).unwrap().1
    }

    fn dictionary(&self, object: &'a Object) -> Option<&'a Dictionary> {
        self.resolved(object).as_dict().ok()
    }

    fn kids(&self, kids: &'a Object, page: Option<ObjectId>, content: &mut Vec<Content>) {
        match self.resolved(kids) {
            Object::Array(kids) => kids.iter().for_each(|kid| self.kids(kid, page, content)),
            Object::Integer(number) => {
                let page = page.expect("an element with a page");
                self.words(page, *number, content);
            }
            Object::Dictionary(kid) => self.kid(kid, page, content),
            other => panic!("not a kid of a structure element: {other:?}"),
        }
    }

    fn kid(&self, kid: &'a Dictionary, page: Option<ObjectId>, content: &mut Vec<Content>) {
        let own_page = kid.get(b"Pg").and_then(Object::as_reference).ok();
        let page = own_page.or(page);
        match kid.get(b"Type").and_then(Object::as_name) {
            Ok(b"MCR") => {
                let number = kid.get(b"MCID").and_then(Object::as_i64).unwrap();
                self.words(page.expect("a page"), number, content);
            }
            // An annotation. Its words are those of the element.
            Ok(b"OBJR") => {}
            _ => {
                let mut element = Element {
                    kind: self.kind(kid),
                    generated: matches!(kid.get(b"C").and_then(Object::as_name), Ok(b"Generated")),
                    alternative: self.text(kid, b"Alt"),
                    expansion: self.text(kid, b"E"),
                    language: self.text(kid, b"Lang"),
                    ..Element::default()
                };
                let alternative = element.alternative.as_deref();
                assert!(
                    !alternative.is_some_and(|text| text.starts_with("publish-hint:")),
                    "a hint was left in the tag tree: {alternative:?}"
                );
                if let Ok(attributes) = kid.get(b"A") {
                    self.attributes(attributes, &mut element.attributes);
                }
                if let Ok(kids) = kid.get(b"K") {
                    self.links(kids, &mut element.links);
                }
                match kid.get(b"ActualText") {
                    Ok(text) => {
                        let words = decode_text_string(self.resolved(text)).unwrap();
                        element.content.push(Content::Words(words));
                    }
                    Err(_) => {
                        if let Ok(kids) = kid.get(b"K") {
                            self.kids(kids, page, &mut element.content);
                        }
                    }
                }
                content.push(Content::Element(element));
            }
        }
    }

    fn text(&self, dictionary: &'a Dictionary, key: &[u8]) -> Option<String> {
        let text = self.resolved(dictionary.get(key).ok()?);
        Some(decode_text_string(text).unwrap())
    }

    fn attributes(&self, attributes: &'a Object, found: &mut BTreeMap<String, String>) {
        match self.resolved(attributes) {
            Object::Array(all) => all.iter().for_each(|one| self.attributes(one, found)),
            Object::Dictionary(one) => {
                for (name, value) in one {
                    let name = String::from_utf8_lossy(name).into_owned();
                    found.insert(name, self.value(value));
                }
            }
            _ => {}
        }
    }

    fn value(&self, value: &'a Object) -> String {
        match self.resolved(value) {
            Object::Name(name) => String::from_utf8_lossy(name).into_owned(),
            Object::Array(all) => {
                let all: Vec<String> = all.iter().map(|one| self.value(one)).collect();
                all.join(" ")
            }
            Object::Integer(number) => number.to_string(),
            Object::Real(number) => number.to_string(),
            Object::String(text, _) => String::from_utf8_lossy(text).into_owned(),
            other => format!("{other:?}"),
        }
    }

    fn links(&self, kids: &'a Object, found: &mut Vec<String>) {
        match self.resolved(kids) {
            Object::Array(kids) => kids.iter().for_each(|kid| self.links(kid, found)),
            Object::Dictionary(kid) if kid.has(b"Obj") => {
                let annotation = self.dictionary(kid.get(b"Obj").unwrap()).unwrap();
                found.push(self.text(annotation, b"Contents").unwrap_or_default());
            }
            _ => {}
        }
    }

    fn kind(&self, element: &Dictionary) -> String {
        let kind = element.get(b"S").and_then(Object::as_name).unwrap();
        String::from_utf8_lossy(kind).into_owned()
    }

    fn words(&self, page: ObjectId, number: i64, content: &mut Vec<Content>) {
        let words = self.pages.get(&page).and_then(|page| page.get(&number));
        let words = words.unwrap_or_else(|| panic!("marked content {number} does not exist"));
        content.push(Content::Words(words.clone()));
    }
}

/// Returns the words of all marked content of a page, by number.
fn page_words(document: &Document, page: ObjectId) -> HashMap<i64, String> {
    let resources = page_resources(document, page);
    let fonts = resources
        .and_then(|resources| resources.get(b"Font").ok())
        .and_then(|fonts| document.dereference(fonts).unwrap().1.as_dict().ok());
    let mut fonts_read: HashMap<Vec<u8>, Rc<Font>> = HashMap::new();
    let mut painter = Painter::default();
    let stream = Stream::decode(&document.get_page_content(page)).unwrap();
    for operation in &stream.operations {
        let operands = &operation.operands;
        match operation.operator.as_str() {
            "BDC" => painter.begin(properties(document, resources, &operands[1])),
            "BMC" => painter.begin_named(operands[0].as_name().unwrap()),
            "EMC" => painter.end(),
            "Tf" => {
                let name = operands[0].as_name().unwrap().to_vec();
                let font = fonts_read.entry(name.clone()).or_insert_with(|| {
                    let font = fonts.and_then(|fonts| fonts.get(&name).ok()).unwrap();
                    Rc::new(Font::read(document, font))
                });
                painter.font = Some(Rc::clone(font));
            }
            "Tj" | "'" => painter.show(&operands[0]),
            "\"" => painter.show(&operands[2]),
            "TJ" => operands[0]
                .as_array()
                .unwrap()
                .iter()
                .for_each(|piece| painter.show(piece)),
            _ => {}
        }
    }
    assert!(painter.open.is_empty(), "marked content does not end");
    painter.words
}

/// Returns the resources of a page, which it may inherit from a parent in the page tree.
fn page_resources(document: &Document, page: ObjectId) -> Option<&Dictionary> {
    let mut node = document.get_dictionary(page).ok()?;
    loop {
        if let Ok(resources) = node.get(b"Resources") {
            return document.dereference(resources).ok()?.1.as_dict().ok();
        }
        let parent = node.get(b"Parent").and_then(Object::as_reference).ok()?;
        node = document.get_dictionary(parent).ok()?;
    }
}

/// Returns the properties of marked content, given inline or by name in the resources.
fn properties<'a>(
    document: &'a Document,
    resources: Option<&'a Dictionary>,
    operand: &'a Object,
) -> Option<&'a Dictionary> {
    let Ok(name) = operand.as_name() else {
        return operand.as_dict().ok();
    };
    let named = resources?.get(b"Properties").ok()?;
    let named = document.dereference(named).ok()?.1.as_dict().ok()?;
    document
        .dereference(named.get(name).ok()?)
        .ok()?
        .1
        .as_dict()
        .ok()
}

/// The state while a content stream is read.
#[derive(Default)]
struct Painter {
    font: Option<Rc<Font>>,
    open: Vec<Marked>,
    words: HashMap<i64, String>,
}

/// Marked content that is still open.
#[derive(Default)]
struct Marked {
    number: Option<i64>,
    /// Text that replaces its words.
    actual_text: Option<String>,
    /// Whether its characters are in reverse order.
    reversed: bool,
    /// Its words, one entry per glyph or nested marked content.
    words: Vec<String>,
}

impl Painter {
    fn begin(&mut self, properties: Option<&Dictionary>) {
        let mut marked = Marked::default();
        if let Some(properties) = properties {
            marked.number = properties.get(b"MCID").and_then(Object::as_i64).ok();
            let text = properties.get(b"ActualText").ok();
            marked.actual_text = text.map(|text| decode_text_string(text).unwrap());
        }
        self.open.push(marked);
    }

    /// Begins marked content without properties. `ReversedChars` is described in ISO 32000-1,
    /// 14.8.2.3.3.
    fn begin_named(&mut self, tag: &[u8]) {
        self.begin(None);
        if let Some(marked) = self.open.last_mut() {
            marked.reversed = tag == b"ReversedChars";
        }
    }

    fn end(&mut self) {
        let mut marked = self.open.pop().expect("open marked content");
        if marked.reversed {
            marked.words.reverse();
        }
        let words = marked.actual_text.unwrap_or(marked.words.concat());
        match (marked.number, self.open.last_mut()) {
            (Some(number), _) => self.words.entry(number).or_default().push_str(&words),
            (None, Some(outer)) => outer.words.push(words),
            // An artifact.
            (None, None) => {}
        }
    }

    fn show(&mut self, shown: &Object) {
        // The array also has numbers, which adjust positions.
        let Ok(codes) = shown.as_str() else { return };
        let font = self.font.as_ref().expect("a font");
        let marked = self.open.last_mut();
        let marked = marked.expect("text in marked content");
        marked.words.extend(font.characters(codes));
    }
}

/// The characters of a font's glyphs.
struct Font {
    /// The number of bytes per code.
    width: usize,
    characters: HashMap<u32, String>,
}

impl Font {
    fn read(document: &Document, font: &Object) -> Self {
        let font = document.dereference(font).unwrap().1.as_dict().unwrap();
        let composite = matches!(font.get(b"Subtype").and_then(Object::as_name), Ok(b"Type0"));
        let table = font.get(b"ToUnicode").expect("a ToUnicode table");
        let table = document.dereference(table).unwrap().1.as_stream().unwrap();
        let table = table.get_plain_content().unwrap();
        Font {
            width: if composite { 2 } else { 1 },
            characters: characters(&String::from_utf8_lossy(&table)),
        }
    }

    /// Returns the characters of each glyph.
    fn characters(&self, codes: &[u8]) -> impl Iterator<Item = String> {
        codes.chunks(self.width).map(|code| {
            let number = code
                .iter()
                .fold(0, |number, byte| number << 8 | u32::from(*byte));
            // A glyph without characters belongs to the one before it.
            self.characters.get(&number).cloned().unwrap_or_default()
        })
    }
}

/// Parses a `ToUnicode` table (PDF 1.7, section 9.10.3).
fn characters(table: &str) -> HashMap<u32, String> {
    let mut characters = HashMap::new();
    // Codes and characters need no space between them.
    let spaced = table
        .replace('<', " <")
        .replace('>', "> ")
        .replace('[', " [ ")
        .replace(']', " ] ");
    let mut tokens = spaced.split_whitespace();
    while let Some(token) = tokens.next() {
        match token {
            "beginbfchar" => {
                while let Some(code) = tokens.next().and_then(number) {
                    characters.insert(code, text(tokens.next().unwrap()));
                }
            }
            "beginbfrange" => {
                while let Some(first) = tokens.next().and_then(number) {
                    let last = tokens.next().and_then(number).unwrap();
                    let to = tokens.next().unwrap();
                    if to == "[" {
                        for code in first..=last {
                            characters.insert(code, text(tokens.next().unwrap()));
                        }
                        tokens.next();
                        continue;
                    }
                    let start = text(to);
                    let mut letters: Vec<char> = start.chars().collect();
                    let end = u32::from(letters.pop().unwrap());
                    for code in first..=last {
                        let mut text: String = letters.iter().collect();
                        text.extend(char::from_u32(end + code - first));
                        characters.insert(code, text);
                    }
                }
            }
            _ => {}
        }
    }
    characters
}

fn number(token: &str) -> Option<u32> {
    let digits = token.strip_prefix('<')?.strip_suffix('>')?;
    u32::from_str_radix(digits, 16).ok()
}

/// Decodes a hexadecimal string of UTF-16.
fn text(token: &str) -> String {
    let digits = token.trim_matches(['<', '>']);
    let units: Vec<u16> = (0..digits.len() / 4)
        .map(|unit| u16::from_str_radix(&digits[unit * 4..unit * 4 + 4], 16).unwrap())
        .collect();
    String::from_utf16(&units).unwrap()
}
