//! The context of the text templates, which HTML and EPUB share.

use std::collections::BTreeMap;

use serde::Serialize;

use publish_view::View;

/// The view, with what the two editions differ in.
#[derive(Serialize)]
pub struct TextView<'a> {
    #[serde(flatten)]
    view: &'a View<'a>,
    /// The file of each anchor; empty where there is one file alone.
    places: &'a BTreeMap<String, String>,
    /// Whether the page is XHTML.
    xml: bool,
}

impl<'a> TextView<'a> {
    /// The view for pages whose anchors stand in the files of `places`.
    pub fn new(view: &'a View<'a>, places: &'a BTreeMap<String, String>, xml: bool) -> Self {
        TextView { view, places, xml }
    }
}
