//! The messages of a run, in the forms that GitHub and GitLab show beside the source.
//!
//! The input is what `--message-format json` printed, so that one run gives every form.

mod github;
mod gitlab;
mod message;
mod sarif;
mod summary;

pub use message::{Message, Place, Severity, read};
pub use summary::summary;

/// A form of messages for a code host.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// Workflow commands of GitHub Actions, one line each.
    GitHub,
    /// A code quality report of GitLab.
    GitLab,
    /// SARIF 2.1.0, for code scanning.
    Sarif,
}

/// Returns the messages in a form. Paths are relative to the repository; `folder` is the path in it
/// from which `publish` was run.
///
/// # Errors
/// If the report cannot be written as JSON.
pub fn write(
    messages: &[Message],
    form: Form,
    folder: &str,
    version: &str,
) -> serde_json::Result<String> {
    match form {
        Form::GitHub => Ok(github::commands(messages, folder)),
        Form::GitLab => gitlab::report(messages, folder),
        Form::Sarif => sarif::log(messages, folder, version),
    }
}
