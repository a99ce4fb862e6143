//! The attachments of a PDF: the source, and the document in other source forms.

use std::sync::Arc;

use publish_model::Resolution;
use publish_model::diagnostic::{Findings, SourceFile};
use publish_pdf::{Attachment, Relationship};
use publish_source::markdown::write as markdown;
use publish_source::{self as source, Form};
use publish_text::akn;
use publish_view::View;

use super::Builder;

impl Builder {
    /// Returns the unchanged source, and the document in Markdown and Akoma Ntoso, except in the
    /// form of the source. There is no Markdown attachment for a model that Markdown cannot
    /// express.
    pub(super) fn attachments(
        &self,
        view: &View<'_>,
        official: &Resolution,
        file: &Arc<SourceFile>,
    ) -> Result<Vec<Attachment>, Findings> {
        let catalogue = self.catalogues().find(&view.resolution.language)?;
        let source_form = source::form(file);
        let mut attachments = Vec::new();
        let document =
            catalogue.message("this-publication", &[])? + &catalogue.message("colon", &[])?;
        for form in [Form::Markdown, Form::Akn, Form::Json] {
            let text = match form {
                _ if form == source_form => file.text.clone(),
                Form::Markdown => match markdown::write(official, catalogue) {
                    Ok(text) => text,
                    Err(_) => continue,
                },
                Form::Akn => akn::write(official, self.catalogues().bodies()),
                Form::Json => continue,
            };
            attachments.push(Attachment {
                name: view.files.source_as(form.extension()),
                media_type: form.media_type(),
                relationship: if form == source_form {
                    Relationship::Source
                } else {
                    Relationship::Alternative
                },
                description: format!("{document}{}", catalogue.message(name_of(form), &[])?),
                bytes: text.into_bytes(),
            });
        }
        Ok(attachments)
    }
}

/// Returns the key of the form's name in the catalogues.
fn name_of(form: Form) -> &'static str {
    match form {
        Form::Markdown => "format-md",
        Form::Akn => "format-akn",
        Form::Json => "format-json",
    }
}
