//! A small tree for HTML and XHTML pages, which two independent parsers read.

use scraper::Html;

/// A node of a page.
#[derive(Debug, Clone)]
pub enum Node {
    /// A text.
    Text(String),
    /// An element.
    Element {
        /// Its name.
        name: String,
        /// Its attributes: name and value.
        attributes: Vec<(String, String)>,
        /// Its child nodes.
        children: Vec<Node>,
    },
}

impl Node {
    /// Returns the value of an attribute.
    pub fn attribute(&self, wanted: &str) -> Option<&str> {
        let Node::Element { attributes, .. } = self else {
            return None;
        };
        let found = attributes.iter().find(|(name, _)| name == wanted);
        found.map(|(_, value)| value.as_str())
    }

    /// Returns the child nodes.
    pub fn children(&self) -> &[Node] {
        match self {
            Node::Text(_) => &[],
            Node::Element { children, .. } => children,
        }
    }

    /// Returns all elements with a name, in document order.
    pub fn all(&self, wanted: &str) -> Vec<&Node> {
        let mut found = Vec::new();
        if matches!(self, Node::Element { name, .. } if name == wanted) {
            found.push(self);
        }
        for child in self.children() {
            found.extend(child.all(wanted));
        }
        found
    }
}

/// Parses an HTML page, and panics if it has errors.
pub fn from_html(page: &str) -> Node {
    let html = Html::parse_document(page);
    assert!(html.errors.is_empty(), "{:?}", html.errors);
    element_of_html(html.root_element())
}

fn element_of_html(element: scraper::ElementRef<'_>) -> Node {
    let mut children = Vec::new();
    for child in element.children() {
        if let Some(text) = child.value().as_text() {
            children.push(Node::Text(text.to_string()));
        } else if let Some(inner) = scraper::ElementRef::wrap(child) {
            children.push(element_of_html(inner));
        }
    }
    let attributes = element.value().attrs();
    Node::Element {
        name: element.value().name().to_owned(),
        attributes: attributes
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .collect(),
        children,
    }
}

/// Parses an XHTML page.
pub fn from_xml(page: &str) -> Node {
    let options = roxmltree::ParsingOptions {
        allow_dtd: true,
        ..Default::default()
    };
    let document = roxmltree::Document::parse_with_options(page, options).unwrap();
    element_of_xml(document.root_element())
}

fn element_of_xml(element: roxmltree::Node<'_, '_>) -> Node {
    let mut children = Vec::new();
    for child in element.children() {
        if child.is_text() {
            children.push(Node::Text(child.text().unwrap_or_default().to_owned()));
        } else if child.is_element() {
            children.push(element_of_xml(child));
        }
    }
    Node::Element {
        name: element.tag_name().name().to_owned(),
        attributes: element
            .attributes()
            .map(|attribute| (attribute.name().to_owned(), attribute.value().to_owned()))
            .collect(),
        children,
    }
}
