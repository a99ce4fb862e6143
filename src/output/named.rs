//! The body and the author that a project names for accessibility.

use super::contact::{Contact, Email};
use crate::edition::Localized;

/// The body that enforces accessibility. Readers can turn to it if the answer of the publisher does
/// not solve a problem.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Enforcement {
    /// Its name.
    pub name: Localized,
    /// Its postal address.
    pub address: Option<Localized>,
    /// Its e-mail address or web page.
    pub contact: Option<Contact>,
}

/// The author of the conformance report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportAuthor {
    /// The name of the person.
    pub name: Localized,
    /// The organization.
    pub company: Option<Localized>,
    /// The e-mail address.
    pub email: Email,
}
