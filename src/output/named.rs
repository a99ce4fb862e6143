//! The body that a project names for accessibility.

use super::contact::Contact;
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
