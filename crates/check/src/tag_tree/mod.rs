//! Reads the tag tree of a PDF, with the words of each element in the order in which a screen
//! reader receives them: structure order, and within marked content the order of the content
//! stream.
//!
//! It uses lopdf and the `ToUnicode` tables of the fonts. `pdfinfo -struct-text` does the same but
//! takes quadratic time. A test compares both.

mod font;
mod page;

use std::collections::{BTreeMap, HashMap};

use lopdf::{Dictionary, Document, Object, ObjectId, decode_text_string};

use crate::Unreadable;

pub use font::Fonts;
pub use page::words as words_of_page;

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
///
/// # Errors
/// If the file is not a tagged PDF, or its tag tree refers to content that is not there.
pub fn read(pdf: &[u8]) -> Result<Vec<Element>, Unreadable> {
    let document = Document::load_mem(pdf).map_err(Unreadable::new)?;
    let mut fonts = Fonts::default();
    let pages = document
        .page_iter()
        .map(|page| Ok((page, page::words(&document, page, &mut fonts)?)));
    let reader = Reader {
        pages: pages.collect::<Result<_, Unreadable>>()?,
        document: &document,
    };
    let root = document
        .catalog()
        .and_then(|catalog| catalog.get(b"StructTreeRoot"));
    let root = reader.dictionary(root.map_err(Unreadable::new)?)?;
    let mut content = Vec::new();
    if let Ok(kids) = root.get(b"K") {
        reader.kids(kids, None, 0, &mut content)?;
    }
    let elements = content.into_iter().map(|content| match content {
        Content::Element(element) => Ok(element),
        Content::Words(words) => Err(Unreadable(format!("words outside all tags: “{words}”"))),
    });
    elements.collect()
}

/// How deep tags may be nested. Deeper ones would exhaust the stack.
const MAX_DEPTH: usize = 500;

struct Reader<'a> {
    document: &'a Document,
    /// The words of all marked content, by page and number.
    pages: HashMap<ObjectId, HashMap<i64, String>>,
}

impl<'a> Reader<'a> {
    fn resolved(&self, object: &'a Object) -> Result<&'a Object, Unreadable> {
        let (_, object) = self.document.dereference(object).map_err(Unreadable::new)?;
        Ok(object)
    }

    fn dictionary(&self, object: &'a Object) -> Result<&'a Dictionary, Unreadable> {
        self.resolved(object)?.as_dict().map_err(Unreadable::new)
    }

    fn kids(
        &self,
        kids: &'a Object,
        page: Option<ObjectId>,
        depth: usize,
        content: &mut Vec<Content>,
    ) -> Result<(), Unreadable> {
        if depth > MAX_DEPTH {
            return Err(Unreadable("tags are nested too deeply".to_owned()));
        }
        match self.resolved(kids)? {
            Object::Array(kids) => kids
                .iter()
                .try_for_each(|kid| self.kids(kid, page, depth + 1, content)),
            Object::Integer(number) => self.words(page, *number, content),
            Object::Dictionary(kid) => self.kid(kid, page, depth + 1, content),
            other => Err(Unreadable(format!("not a part of a tag: {other:?}"))),
        }
    }

    fn kid(
        &self,
        kid: &'a Dictionary,
        page: Option<ObjectId>,
        depth: usize,
        content: &mut Vec<Content>,
    ) -> Result<(), Unreadable> {
        let own_page = kid.get(b"Pg").and_then(Object::as_reference).ok();
        let page = own_page.or(page);
        match kid.get(b"Type").and_then(Object::as_name) {
            Ok(b"MCR") => {
                let number = kid.get(b"MCID").and_then(Object::as_i64);
                return self.words(page, number.map_err(Unreadable::new)?, content);
            }
            // An annotation. Its words are those of the element.
            Ok(b"OBJR") => return Ok(()),
            _ => {}
        }
        let mut element = self.element(kid)?;
        match kid.get(b"ActualText") {
            Ok(_) => element
                .content
                .extend(self.text(kid, b"ActualText")?.map(Content::Words)),
            Err(_) => {
                if let Ok(kids) = kid.get(b"K") {
                    self.kids(kids, page, depth, &mut element.content)?;
                }
            }
        }
        content.push(Content::Element(element));
        Ok(())
    }

    /// Returns an element without its content.
    fn element(&self, kid: &'a Dictionary) -> Result<Element, Unreadable> {
        let kind = kid.get(b"S").and_then(Object::as_name);
        let mut element = Element {
            kind: String::from_utf8_lossy(kind.map_err(Unreadable::new)?).into_owned(),
            generated: matches!(kid.get(b"C").and_then(Object::as_name), Ok(b"Generated")),
            alternative: self.text(kid, b"Alt")?,
            expansion: self.text(kid, b"E")?,
            language: self.text(kid, b"Lang")?,
            ..Element::default()
        };
        let alternative = element.alternative.as_deref();
        if alternative.is_some_and(|text| text.starts_with("publish-hint:")) {
            return Err(Unreadable(format!(
                "a hint was left in the tag tree: {alternative:?}"
            )));
        }
        if let Ok(attributes) = kid.get(b"A") {
            self.attributes(attributes, &mut element.attributes)?;
        }
        if let Ok(kids) = kid.get(b"K") {
            self.links(kids, &mut element.links)?;
        }
        Ok(element)
    }

    fn text(&self, dictionary: &'a Dictionary, key: &[u8]) -> Result<Option<String>, Unreadable> {
        let Ok(text) = dictionary.get(key) else {
            return Ok(None);
        };
        let text = decode_text_string(self.resolved(text)?).map_err(Unreadable::new)?;
        Ok(Some(text))
    }

    fn attributes(
        &self,
        attributes: &'a Object,
        found: &mut BTreeMap<String, String>,
    ) -> Result<(), Unreadable> {
        match self.resolved(attributes)? {
            Object::Array(all) => all.iter().try_for_each(|one| self.attributes(one, found)),
            Object::Dictionary(one) => one.iter().try_for_each(|(name, value)| {
                let name = String::from_utf8_lossy(name).into_owned();
                found.insert(name, self.value(value)?);
                Ok(())
            }),
            _ => Ok(()),
        }
    }

    fn value(&self, value: &'a Object) -> Result<String, Unreadable> {
        Ok(match self.resolved(value)? {
            Object::Name(name) => String::from_utf8_lossy(name).into_owned(),
            Object::Array(all) => {
                let all = all.iter().map(|one| self.value(one));
                all.collect::<Result<Vec<String>, _>>()?.join(" ")
            }
            Object::Integer(number) => number.to_string(),
            Object::Real(number) => number.to_string(),
            Object::String(text, _) => String::from_utf8_lossy(text).into_owned(),
            other => format!("{other:?}"),
        })
    }

    fn links(&self, kids: &'a Object, found: &mut Vec<String>) -> Result<(), Unreadable> {
        match self.resolved(kids)? {
            Object::Array(kids) => kids.iter().try_for_each(|kid| self.links(kid, found)),
            Object::Dictionary(kid) => {
                if let Ok(annotation) = kid.get(b"Obj") {
                    let annotation = self.dictionary(annotation)?;
                    found.push(self.text(annotation, b"Contents")?.unwrap_or_default());
                }
                Ok(())
            }
            _ => Ok(()),
        }
    }

    fn words(
        &self,
        page: Option<ObjectId>,
        number: i64,
        content: &mut Vec<Content>,
    ) -> Result<(), Unreadable> {
        let words = page
            .and_then(|page| self.pages.get(&page))
            .and_then(|page| page.get(&number))
            .ok_or_else(|| Unreadable(format!("marked content {number} does not exist")))?;
        content.push(Content::Words(words.clone()));
        Ok(())
    }
}
