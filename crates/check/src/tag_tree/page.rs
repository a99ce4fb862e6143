//! The words of the marked content of a page.

use std::collections::HashMap;
use std::rc::Rc;

use lopdf::content::Content as Stream;
use lopdf::{Dictionary, Document, Object, ObjectId, decode_text_string};

use super::font::{Font, Fonts};
use crate::Unreadable;

/// Returns the words of all marked content of a page, by number.
///
/// # Errors
/// If the content stream cannot be read, or has text outside marked content.
pub fn words(
    document: &Document,
    page: ObjectId,
    fonts: &mut Fonts,
) -> Result<HashMap<i64, String>, Unreadable> {
    let resources = page_resources(document, page);
    let mut painter = Painter::default();
    let stream = Stream::decode(&document.get_page_content(page)).map_err(Unreadable::new)?;
    for operation in &stream.operations {
        let operand = |index: usize| {
            let operand = operation.operands.get(index);
            operand.ok_or_else(|| Unreadable(format!("{} has no operand", operation.operator)))
        };
        match operation.operator.as_str() {
            "BDC" => painter.begin(properties(document, resources, operand(1)?))?,
            "BMC" => painter.begin_named(operand(0)?.as_name().map_err(Unreadable::new)?)?,
            "EMC" => painter.end()?,
            "Tf" => {
                let name = operand(0)?.as_name().map_err(Unreadable::new)?;
                painter.font = Some(fonts.named(document, resources, name)?);
            }
            "Tj" | "'" => painter.show(operand(0)?)?,
            "\"" => painter.show(operand(2)?)?,
            "TJ" => {
                let pieces = operand(0)?.as_array().map_err(Unreadable::new)?;
                pieces.iter().try_for_each(|piece| painter.show(piece))?;
            }
            _ => {}
        }
    }
    if painter.open.is_empty() {
        Ok(painter.words)
    } else {
        Err(Unreadable("marked content does not end".to_owned()))
    }
}

/// How deep the page tree may be.
const MAX_DEPTH: usize = 100;

/// Returns the resources of a page, which it may inherit from a parent in the page tree.
fn page_resources(document: &Document, page: ObjectId) -> Option<&Dictionary> {
    let mut node = document.get_dictionary(page).ok()?;
    for _ in 0..MAX_DEPTH {
        if let Ok(resources) = node.get(b"Resources") {
            return document.dereference(resources).ok()?.1.as_dict().ok();
        }
        let parent = node.get(b"Parent").and_then(Object::as_reference).ok()?;
        node = document.get_dictionary(parent).ok()?;
    }
    None
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
    fn begin(&mut self, properties: Option<&Dictionary>) -> Result<(), Unreadable> {
        let mut marked = Marked::default();
        if let Some(properties) = properties {
            marked.number = properties.get(b"MCID").and_then(Object::as_i64).ok();
            if let Ok(text) = properties.get(b"ActualText") {
                marked.actual_text = Some(decode_text_string(text).map_err(Unreadable::new)?);
            }
        }
        self.open.push(marked);
        Ok(())
    }

    /// Begins marked content without properties. `ReversedChars` is described in ISO 32000-1,
    /// 14.8.2.3.3.
    fn begin_named(&mut self, tag: &[u8]) -> Result<(), Unreadable> {
        self.begin(None)?;
        if let Some(marked) = self.open.last_mut() {
            marked.reversed = tag == b"ReversedChars";
        }
        Ok(())
    }

    fn end(&mut self) -> Result<(), Unreadable> {
        let Some(mut marked) = self.open.pop() else {
            return Err(Unreadable(
                "marked content ends that did not begin".to_owned(),
            ));
        };
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
        Ok(())
    }

    fn show(&mut self, shown: &Object) -> Result<(), Unreadable> {
        // The array also has numbers, which adjust positions.
        let Ok(codes) = shown.as_str() else {
            return Ok(());
        };
        let (Some(font), Some(marked)) = (&self.font, self.open.last_mut()) else {
            return Err(Unreadable(
                "text without a font or outside marked content".to_owned(),
            ));
        };
        marked.words.extend(font.characters(codes));
        Ok(())
    }
}
