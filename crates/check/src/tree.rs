//! A small tree for HTML and XHTML pages, which two independent parsers read.

use scraper::Html;

use crate::Unreadable;

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

    /// Returns the name of an element.
    pub fn name(&self) -> Option<&str> {
        match self {
            Node::Text(_) => None,
            Node::Element { name, .. } => Some(name),
        }
    }

    /// Returns the attributes: name and value.
    pub fn attributes(&self) -> &[(String, String)] {
        match self {
            Node::Text(_) => &[],
            Node::Element { attributes, .. } => attributes,
        }
    }

    /// Returns the text in a node.
    pub fn text(&self) -> String {
        match self {
            Node::Text(text) => text.clone(),
            Node::Element { children, .. } => children.iter().map(Node::text).collect(),
        }
    }

    /// Returns the text in a node that a screen reader reads.
    pub fn announced(&self) -> String {
        match self {
            Node::Text(text) => text.clone(),
            Node::Element { .. } if self.is_hidden() => String::new(),
            Node::Element { children, .. } => children.iter().map(Node::announced).collect(),
        }
    }

    /// Whether assistive technology ignores an element.
    pub fn is_hidden(&self) -> bool {
        self.attribute("aria-hidden") == Some("true") || self.attribute("hidden").is_some()
    }

    /// Returns all elements in document order, this one included.
    pub fn elements(&self) -> Vec<&Node> {
        let mut found = Vec::new();
        self.collect_elements(&mut found);
        found
    }

    fn collect_elements<'n>(&'n self, found: &mut Vec<&'n Node>) {
        if matches!(self, Node::Element { .. }) {
            found.push(self);
        }
        for child in self.children() {
            child.collect_elements(found);
        }
    }

    /// Returns all elements with a name, in document order.
    pub fn all(&self, wanted: &str) -> Vec<&Node> {
        let elements = self.elements().into_iter();
        elements
            .filter(|element| element.name() == Some(wanted))
            .collect()
    }
}

/// Parses an HTML page.
///
/// # Errors
/// All errors of the parser. A browser would correct them, each in its own way.
pub fn from_html(page: &str) -> Result<Node, Unreadable> {
    let html = Html::parse_document(page);
    if !html.errors.is_empty() {
        return Err(Unreadable(html.errors.join("; ")));
    }
    Ok(element_of_html(html.root_element()))
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

/// Parses an XHTML page or another XML file.
///
/// # Errors
/// The error of the parser, if the file is not well-formed.
pub fn from_xml(page: &str) -> Result<Node, Unreadable> {
    let options = roxmltree::ParsingOptions {
        allow_dtd: true,
        ..Default::default()
    };
    let document =
        roxmltree::Document::parse_with_options(page, options).map_err(Unreadable::new)?;
    Ok(element_of_xml(document.root_element()))
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
