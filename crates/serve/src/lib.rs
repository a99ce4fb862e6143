//! A web server for the person at this computer: it listens on the loopback address only, answers
//! `GET` and `HEAD`, and sends an event to all open pages when something has changed.
//!
//! Web pages of other sites cannot read it. A request whose `Host` is not a name of the loopback
//! address is refused, so that another site cannot have its own name resolved to this computer (DNS
//! rebinding), and no answer allows other origins.
//!
//! This crate is internal to `publish` and has no stable interface.

mod answer;
mod events;
mod range;
mod request;
mod server;

pub use answer::Answer;
pub use events::Events;
pub use request::{Request, encoded};
pub use server::{Server, Site};
