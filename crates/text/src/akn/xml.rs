//! The XML writer. It puts each element on a new line and adds no whitespace within lines of text.

use quick_xml::Writer;
use quick_xml::events::{BytesEnd, BytesStart, BytesText, Event};

/// The attributes of an element, in order.
pub type Attributes<'a> = &'a [(&'a str, &'a str)];

/// An XML document being written. Each element is on a new line, indented by its depth, except
/// within a line of text, where whitespace would become part of the text.
pub struct Xml {
    writer: Writer<Vec<u8>>,
    depth: usize,
    /// The number of open lines of text: a note within a line has lines too.
    lines: usize,
}

impl Xml {
    /// Creates an empty document.
    pub fn new() -> Self {
        let mut xml = Xml {
            writer: Writer::new(Vec::new()),
            depth: 0,
            lines: 0,
        };
        xml.push(b"<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
        xml
    }

    /// Returns the finished document.
    pub fn finish(self) -> String {
        let mut bytes = self.writer.into_inner();
        bytes.push(b'\n');
        String::from_utf8_lossy(&bytes).into_owned()
    }

    /// Writes a start tag.
    pub fn open(&mut self, name: &str, attributes: Attributes<'_>) {
        self.begin_line();
        self.depth += 1;
        self.write(Event::Start(start(name, attributes)));
    }

    /// Writes the end tag of the innermost open element.
    pub fn close(&mut self, name: &str) {
        self.depth -= 1;
        self.begin_line();
        self.write(Event::End(BytesEnd::new(name)));
    }

    /// Writes an empty element.
    pub fn empty(&mut self, name: &str, attributes: Attributes<'_>) {
        self.begin_line();
        self.write(Event::Empty(start(name, attributes)));
    }

    /// Writes the start tag of an element that contains text: no whitespace is added until it ends.
    pub fn open_line(&mut self, name: &str, attributes: Attributes<'_>) {
        self.begin_line();
        self.lines += 1;
        self.write(Event::Start(start(name, attributes)));
    }

    /// Writes the end tag of an element that contains text.
    pub fn close_line(&mut self, name: &str) {
        self.write(Event::End(BytesEnd::new(name)));
        self.lines -= 1;
    }

    /// Writes an element that contains only text.
    pub fn text_element(&mut self, name: &str, attributes: Attributes<'_>, text: &str) {
        self.open_line(name, attributes);
        self.text(text);
        self.close_line(name);
    }

    /// Writes text within a line.
    pub fn text(&mut self, text: &str) {
        self.write(Event::Text(BytesText::new(text)));
    }

    fn begin_line(&mut self) {
        if self.lines == 0 {
            let indent = "  ".repeat(self.depth);
            self.push(format!("\n{indent}").as_bytes());
        }
    }

    fn push(&mut self, bytes: &[u8]) {
        self.writer.get_mut().extend_from_slice(bytes);
    }

    fn write(&mut self, event: Event<'_>) {
        // Writing to memory cannot fail.
        let _ = self.writer.write_event(event);
    }
}

/// Returns the start tag of an element.
fn start<'a>(name: &'a str, attributes: Attributes<'a>) -> BytesStart<'a> {
    let mut start = BytesStart::new(name);
    for attribute in attributes {
        start.push_attribute(*attribute);
    }
    start
}
