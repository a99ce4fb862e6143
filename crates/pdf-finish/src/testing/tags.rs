//! Conversion between text and tag trees.
//!
//! Each line is a kid of the nearest line above it that is indented less:
//!
//! - `P T="A title" Lang=fr` is an element with its entries;
//! - `#3` is the marked content 3 of page 1, `#3 page=2` that of page 2;
//! - `annotation Dest=fn-1 Contents="note 1"` is the annotation of a link;
//! - `(begin language fr)` is the placeholder of a hint.
//!
//! When printed, a line ends in `!parent` if the element does not name its parent, and in
//! `!parent-tree` if the parent tree does not have the element of a marked content.

use std::collections::BTreeMap;
use std::fmt::Write;

use lopdf::{
    Dictionary, Document, Object, ObjectId, StringFormat, decode_text_string, dictionary,
    text_string,
};

use super::{lines, pairs};
use crate::hint::{Change, Hint, Span, placeholder};
use crate::tags::Elements;

/// A file with a tag tree, and its hints.
pub struct Tagged {
    pub document: Document,
    pub hints: Vec<Hint>,
}

/// The keys of elements that are texts; all others are names.
const TEXTS: [&str; 6] = ["ActualText", "Alt", "Contents", "ID", "Lang", "T"];

/// The keys of elements in the order in which they are printed.
const PRINTED: [&str; 8] = ["T", "Lang", "C", "ID", "Alt", "ActualText", "A", "NS"];

/// Builds a file with two pages from a text.
pub fn tag_tree(text: &str) -> Tagged {
    let mut builder = Builder::new();
    let mut open: Vec<ObjectId> = vec![builder.root];
    for (depth, line) in lines(text) {
        open.truncate(depth + 1);
        let parent = *open.last().unwrap();
        if let Some(element) = builder.line(line, parent) {
            open.push(element);
        }
    }
    builder.finish()
}

struct Builder {
    tagged: Tagged,
    root: ObjectId,
    pages: [ObjectId; 2],
    /// The element of each marked content, by page.
    parents: [BTreeMap<usize, ObjectId>; 2],
}

impl Builder {
    fn new() -> Self {
        let mut document = Document::with_version("1.7");
        let pages = [0, 1].map(|key| {
            document.add_object(dictionary! { "Type" => "Page", "StructParents" => key })
        });
        let root = document.add_object(dictionary! { "Type" => "StructTreeRoot" });
        let catalog = document.add_object(dictionary! {
            "Type" => "Catalog",
            "StructTreeRoot" => root,
            "MarkInfo" => dictionary! { "Marked" => true, "Suspects" => false },
        });
        document.trailer.set("Root", catalog);
        Builder {
            tagged: Tagged {
                document,
                hints: Vec::new(),
            },
            root,
            pages,
            parents: Default::default(),
        }
    }

    /// Adds the kid that a line describes to its parent, and returns it if it is an element.
    fn line(&mut self, line: &str, parent: ObjectId) -> Option<ObjectId> {
        let document = &mut self.tagged.document;
        let (first, pairs) = pairs(line);
        let (kid, element) = if let Some(hint) = line.strip_prefix('(') {
            let alternative = text_string(&placeholder(self.tagged.hints.len()));
            self.tagged
                .hints
                .push(hint_of(hint.strip_suffix(')').unwrap()));
            let formula = dictionary! { "S" => "Formula", "P" => parent, "Alt" => alternative };
            (document.add_object(formula).into(), None)
        } else if let Some(id) = first.strip_prefix('#') {
            (self.content(id.parse().unwrap(), &pairs, parent), None)
        } else if first == "annotation" {
            (self.annotation(&pairs), None)
        } else {
            let mut element = dictionary! { "S" => first, "P" => parent, "Pg" => self.pages[0] };
            for (key, value) in pairs {
                let is_text = TEXTS.contains(&key);
                let name = || Object::Name(value.as_bytes().to_vec());
                element.set(key, if is_text { text_string(value) } else { name() });
            }
            let element = document.add_object(element);
            (element.into(), Some(element))
        };
        let parent = self.tagged.document.get_dictionary_mut(parent).unwrap();
        match parent.get_mut(b"K") {
            Ok(kids) => kids.as_array_mut().unwrap().push(kid),
            Err(_) => parent.set("K", vec![kid]),
        }
        element
    }

    fn content(&mut self, id: usize, pairs: &[(&str, &str)], parent: ObjectId) -> Object {
        let page = match pairs {
            [("page", page)] => page.parse::<usize>().unwrap() - 1,
            _ => 0,
        };
        self.parents[page].insert(id, parent);
        let id = i64::try_from(id).unwrap();
        if page == 0 {
            return id.into();
        }
        dictionary! { "Type" => "MCR", "Pg" => self.pages[page], "MCID" => id }.into()
    }

    fn annotation(&mut self, pairs: &[(&str, &str)]) -> Object {
        let mut annotation = dictionary! { "Type" => "Annot", "Subtype" => "Link" };
        for (key, value) in pairs {
            let text = Object::String(value.as_bytes().to_vec(), StringFormat::Literal);
            annotation.set(*key, text);
        }
        let annotation = self.tagged.document.add_object(annotation);
        dictionary! { "Type" => "OBJR", "Obj" => annotation, "Pg" => self.pages[0] }.into()
    }

    /// Adds the parent tree.
    fn finish(mut self) -> Tagged {
        let document = &mut self.tagged.document;
        let mut numbers: Vec<Object> = Vec::new();
        for (key, parents) in self.parents.iter().enumerate() {
            let length = parents.keys().last().map_or(0, |last| last + 1);
            let mut list = vec![Object::Null; length];
            for (id, element) in parents {
                list[*id] = (*element).into();
            }
            let list = document.add_object(list);
            numbers.extend([Object::Integer(key.try_into().unwrap()), list.into()]);
        }
        let root = document.get_dictionary_mut(self.root).unwrap();
        root.set("ParentTree", dictionary! { "Nums" => numbers });
        self.tagged
    }
}

/// Parses a hint from its printed form.
fn hint_of(text: &str) -> Hint {
    let (name, rest) = text.split_once(' ').unwrap_or((text, ""));
    let (kind, value) = rest.split_once(' ').unwrap_or((rest, ""));
    let hint = match name {
        "next" => Hint::Next(match kind {
            "list" => Change::List(value.to_owned()),
            "notes" => Change::Notes,
            "list-of-words" => Change::ListOfWords,
            "generated" => Change::Generated,
            "unprinted-heading" => Change::UnprintedHeading,
            "read-as" => Change::ReadAs(value.to_owned()),
            other => panic!("no change {other}"),
        }),
        "read-container-as" => Hint::ReadContainerAs(rest.to_owned()),
        "untagged" => Hint::Untagged,
        "note-call" => Hint::NoteCall,
        "anchor" => Hint::Anchor(rest.to_owned()),
        "begin" => Hint::Begin(match kind {
            "language" => Span::Language(value.to_owned()),
            "generated" => Span::Generated,
            "item" => Span::Item,
            other => panic!("no words {other}"),
        }),
        "end" => Hint::End,
        other => panic!("no hint {other}"),
    };
    assert_eq!(hint.to_string(), text);
    hint
}

/// Prints the tag tree of a file.
pub fn print_tags(document: &Document) -> String {
    let root = document.catalog().unwrap().get(b"StructTreeRoot").unwrap();
    let root = root.as_reference().unwrap();
    let mut text = String::new();
    print_kids(document, root, 0, &mut text);
    text
}

fn print_kids(document: &Document, parent: ObjectId, depth: usize, text: &mut String) {
    for kid in kids(document, parent) {
        let _ = write!(text, "{:1$}", "", depth * 2);
        match &kid {
            Object::Reference(element) => {
                print_element(document, *element, parent, text);
                print_kids(document, *element, depth + 1, text);
            }
            Object::Integer(id) => print_content(document, *id, None, parent, text),
            Object::Dictionary(kid) if kid.has(b"MCID") => {
                let id = kid.get(b"MCID").unwrap().as_i64().unwrap();
                let page = kid.get(b"Pg").unwrap().as_reference().unwrap();
                print_content(document, id, Some(page), parent, text);
            }
            Object::Dictionary(_) => text.push_str("annotation\n"),
            other => panic!("no kid {other:?}"),
        }
    }
}

fn kids(document: &Document, element: ObjectId) -> Vec<Object> {
    match document.get_dictionary(element).unwrap().get(b"K") {
        Ok(Object::Array(kids)) => kids.clone(),
        Ok(kid) => vec![kid.clone()],
        Err(_) => Vec::new(),
    }
}

fn print_element(document: &Document, element: ObjectId, parent: ObjectId, text: &mut String) {
    let dictionary = document.get_dictionary(element).unwrap();
    text.push_str(&name(dictionary.get(b"S").unwrap()));
    for key in PRINTED {
        if let Ok(value) = dictionary.get(key.as_bytes()) {
            let _ = write!(text, " {key}={}", shown(document, value));
        }
    }
    if let Ok(Object::Array(elements)) = dictionary.get(b"Ref") {
        for element in elements {
            let element = element.as_reference().unwrap();
            let _ = write!(text, " Ref={}", described(document, element));
        }
    }
    let named_parent = dictionary.get(b"P").and_then(Object::as_reference);
    text.push_str(if named_parent.is_ok_and(|named| named == parent) {
        "\n"
    } else {
        " !parent\n"
    });
}

/// Prints the elements that later steps refer to, and the identifiers of elements.
pub fn print_elements(document: &Document, elements: &Elements) -> String {
    let mut text = String::new();
    for (anchor, element) in &elements.by_anchor {
        let _ = writeln!(text, "anchor {anchor}: {}", described(document, *element));
    }
    for (call, note) in &elements.note_calls {
        let _ = writeln!(text, "call of {note}: {}", described(document, *call));
    }
    let root = document.catalog().unwrap().get(b"StructTreeRoot").unwrap();
    let root = document
        .get_dictionary(root.as_reference().unwrap())
        .unwrap();
    if let Ok(tree) = root.get(b"IDTree").and_then(Object::as_dict) {
        for pair in tree.get(b"Names").unwrap().as_array().unwrap().chunks(2) {
            let id = shown(document, &pair[0]);
            let element = described(document, pair[1].as_reference().unwrap());
            let _ = writeln!(text, "identifier {id}: {element}");
        }
    }
    text
}

/// Returns the first page of a file.
pub fn first_page(document: &Document) -> ObjectId {
    let mut objects = document.objects.iter();
    let is_page = |object: &Object| object.as_dict().is_ok_and(|it| it.has_type(b"Page"));
    *objects.find(|(_, object)| is_page(object)).unwrap().0
}

/// Describes an element by its type and the first marked content in it.
pub fn described(document: &Document, element: ObjectId) -> String {
    let kind = name(document.get_dictionary(element).unwrap().get(b"S").unwrap());
    let mut text = String::new();
    print_kids(document, element, 0, &mut text);
    let content = text.lines().find(|line| line.trim().starts_with('#'));
    format!("{kind}{}", content.unwrap_or_default().trim())
}

fn print_content(
    document: &Document,
    id: i64,
    page: Option<ObjectId>,
    element: ObjectId,
    text: &mut String,
) {
    let _ = write!(text, "#{id}");
    let page = page.unwrap_or_else(|| {
        let page = document.get_dictionary(element).unwrap().get(b"Pg");
        page.unwrap().as_reference().unwrap()
    });
    let key = document.get_dictionary(page).unwrap().get(b"StructParents");
    let key = usize::try_from(key.unwrap().as_i64().unwrap()).unwrap();
    if key > 0 {
        let _ = write!(text, " page={}", key + 1);
    }
    if parent_of(document, key, id) != Some(element) {
        text.push_str(" !parent-tree");
    }
    text.push('\n');
}

/// Returns the element that the parent tree has for a marked content.
fn parent_of(document: &Document, page: usize, id: i64) -> Option<ObjectId> {
    let root = document.catalog().ok()?.get(b"StructTreeRoot").ok()?;
    let root = document.get_dictionary(root.as_reference().ok()?).ok()?;
    let tree = root.get(b"ParentTree").ok()?.as_dict().ok()?;
    let list = tree.get(b"Nums").ok()?.as_array().ok()?.get(page * 2 + 1)?;
    let list = document.dereference(list).ok()?.1.as_array().ok()?;
    list.get(usize::try_from(id).ok()?)?.as_reference().ok()
}

/// Prints the value of an entry: a name or text unchanged, attributes as
/// `List.ListNumbering=Decimal`, a namespace by its name.
fn shown(document: &Document, value: &Object) -> String {
    match value {
        Object::Name(_) => name(value),
        Object::String(..) => {
            let text = decode_text_string(value).unwrap();
            if text.contains(' ') {
                format!("\"{text}\"")
            } else {
                text
            }
        }
        Object::Dictionary(attributes) => shown_attributes(attributes),
        Object::Array(all) => {
            let all = all.iter().map(|one| shown(document, one));
            all.collect::<Vec<_>>().join("+")
        }
        Object::Reference(id) => {
            let namespace = document.get_dictionary(*id).unwrap().get(b"NS").unwrap();
            let name = decode_text_string(namespace).unwrap();
            name.rsplit('/').nth(1).unwrap_or_default().to_owned()
        }
        other => panic!("no value {other:?}"),
    }
}

fn shown_attributes(attributes: &Dictionary) -> String {
    let owner = name(attributes.get(b"O").unwrap());
    let values = attributes.iter().filter(|(key, _)| *key != b"O");
    let values =
        values.map(|(key, value)| format!("{}={}", String::from_utf8_lossy(key), name(value)));
    format!("{owner}.{}", values.collect::<Vec<_>>().join(","))
}

fn name(object: &Object) -> String {
    String::from_utf8_lossy(object.as_name().unwrap()).into_owned()
}
