//! Layout in several passes, of which only the last keeps its pages.
//!
//! typst lays out a document again until page numbers and other results that depend on the layout no
//! longer change. It compares only what can be queried, but keeps the outputs of all passes until the
//! last. The output here therefore has no pages; those of the last pass are beside it.

use std::cell::RefCell;
use std::sync::Arc;

use typst::World;
use typst::diag::{SourceDiagnostic, SourceResult, Warned};
use typst::ecow::eco_vec;
use typst::engine::Engine;
use typst::foundations::{Content, Output, StyleChain, Target};
use typst::introspection::Introspector;
use typst::syntax::Span;
use typst_layout::{PagedDocument, PagedIntrospector};

thread_local! {
    /// The document that the latest pass of this thread has laid out.
    static LATEST: RefCell<Option<PagedDocument>> = const { RefCell::new(None) };
}

/// What can be queried after a pass.
struct Pass(Arc<PagedIntrospector>);

impl Output for Pass {
    fn target() -> Target {
        Target::Paged
    }

    fn create(engine: &mut Engine, content: &Content, styles: StyleChain) -> SourceResult<Self> {
        LATEST.take();
        let document = typst_layout::layout_document(engine, content, styles)?;
        let pass = Pass(Arc::clone(document.introspector()));
        LATEST.set(Some(document));
        Ok(pass)
    }

    fn introspector(&self) -> &dyn Introspector {
        self.0.as_ref()
    }
}

/// Compiles a document as [`typst::compile`] does, in less memory.
pub fn compile(world: &dyn World) -> Warned<SourceResult<PagedDocument>> {
    let Warned { output, warnings } = typst::compile::<Pass>(world);
    let document = LATEST.take();
    let output = output.and_then(|_| {
        document.ok_or_else(|| {
            let message = "the layout has no pages";
            eco_vec![SourceDiagnostic::error(Span::detached(), message)]
        })
    });
    Warned { output, warnings }
}
