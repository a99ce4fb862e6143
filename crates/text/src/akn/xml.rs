//! XML as it is written: elements on lines of their own, and lines of text that no layout enters.

use quick_xml::Writer;
use quick_xml::events::{BytesEnd, BytesStart, BytesText, Event};

/// The attributes of an element, in order.
pub type Attributes<'a> = &'a [(&'a str, &'a str)];

/// XML in the making. Elements are laid out on lines of their own, indented by their depth, except
/// within a line of text, where every space would be one of the text's.
pub struct Xml {
    writer: Writer<Vec<u8>>,
    depth: usize,
    /// How many lines of text are open: a note within one holds lines of its own.
    lines: usize,
}

impl Xml {
    /// An empty document.
    pub fn new() -> Self {
        let mut xml = Xml {
            writer: Writer::new(Vec::new()),
            depth: 0,
            lines: 0,
        };
        xml.bytes(b"<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
        xml
    }

    /// The whole document.
    pub fn finish(self) -> String {
        let mut bytes = self.writer.into_inner();
        bytes.push(b'\n');
        String::from_utf8_lossy(&bytes).into_owned()
    }

    /// Begins an element.
    pub fn open(&mut self, name: &str, attributes: Attributes<'_>) {
        self.lay_out();
        self.depth += 1;
        self.event(Event::Start(start(name, attributes)));
    }

    /// Ends the element that was begun last.
    pub fn close(&mut self, name: &str) {
        self.depth -= 1;
        self.lay_out();
        self.event(Event::End(BytesEnd::new(name)));
    }

    /// An element with nothing in it.
    pub fn empty(&mut self, name: &str, attributes: Attributes<'_>) {
        self.lay_out();
        self.event(Event::Empty(start(name, attributes)));
    }

    /// Begins an element that holds text: nothing is laid out until it ends.
    pub fn open_line(&mut self, name: &str, attributes: Attributes<'_>) {
        self.lay_out();
        self.lines += 1;
        self.event(Event::Start(start(name, attributes)));
    }

    /// Ends an element that holds text.
    pub fn close_line(&mut self, name: &str) {
        self.event(Event::End(BytesEnd::new(name)));
        self.lines -= 1;
    }

    /// An element with nothing but words in it.
    pub fn words(&mut self, name: &str, attributes: Attributes<'_>, words: &str) {
        self.open_line(name, attributes);
        self.text(words);
        self.close_line(name);
    }

    /// Words, within a line.
    pub fn text(&mut self, words: &str) {
        self.event(Event::Text(BytesText::new(words)));
    }

    fn lay_out(&mut self) {
        if self.lines == 0 {
            let indent = "  ".repeat(self.depth);
            self.bytes(format!("\n{indent}").as_bytes());
        }
    }

    fn bytes(&mut self, bytes: &[u8]) {
        self.writer.get_mut().extend_from_slice(bytes);
    }

    fn event(&mut self, event: Event<'_>) {
        // Memory takes every byte.
        let _ = self.writer.write_event(event);
    }
}

/// The tag that begins an element.
fn start<'a>(name: &'a str, attributes: Attributes<'a>) -> BytesStart<'a> {
    let mut start = BytesStart::new(name);
    for attribute in attributes {
        start.push_attribute(*attribute);
    }
    start
}
