//! What a PDF carries within it: the source that it was made from, and the other forms of it.

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
    /// The source as it stands, and the document in Markdown and Akoma Ntoso where the source is
    /// not that itself. What the source form in Markdown cannot say, which only models from
    /// elsewhere hold, is carried in the other forms alone.
    pub(super) fn attachments(
        &self,
        view: &View<'_>,
        official: &Resolution,
        file: &Arc<SourceFile>,
    ) -> Result<Vec<Attachment>, Findings> {
        let catalogue = self.catalogues().find(&view.resolution.language)?;
        let own = source::form(file);
        let mut attachments = Vec::new();
        let document = catalogue.say("this-publication", &[])? + &catalogue.say("colon", &[])?;
        for form in [Form::Markdown, Form::Akn, Form::Json] {
            let text = match form {
                _ if form == own => file.text.clone(),
                Form::Markdown => match markdown::write(official, catalogue) {
                    Ok(text) => text,
                    Err(_) => continue,
                },
                Form::Akn => akn::write(official),
                Form::Json => continue,
            };
            attachments.push(Attachment {
                name: view.files.source_as(form.extension()),
                media_type: form.media_type(),
                relationship: if form == own {
                    Relationship::Source
                } else {
                    Relationship::Alternative
                },
                description: format!("{document}{}", catalogue.say(name_of(form), &[])?),
                bytes: text.into_bytes(),
            });
        }
        Ok(attachments)
    }
}

/// The key of the form's name in the catalogues.
fn name_of(form: Form) -> &'static str {
    match form {
        Form::Markdown => "format-md",
        Form::Akn => "format-akn",
        Form::Json => "format-json",
    }
}
