//! Events for open pages.

use std::convert::Infallible;
use std::time::Duration;

use bytes::Bytes;
use http_body_util::channel::{Channel, Sender};
use tokio::sync::watch;

/// Sends open pages a number that grows whenever something may have changed.
#[derive(Debug)]
pub struct Events(watch::Sender<u64>);

/// How often a comment is sent, which finds out whether the page is still open.
const PULSE: Duration = Duration::from_secs(15);

impl Default for Events {
    fn default() -> Self {
        Events(watch::Sender::new(0))
    }
}

impl Events {
    /// Sends an event to all open pages.
    pub fn send(&self) {
        self.0.send_modify(|number| *number += 1);
    }

    /// Returns the number of events so far.
    pub fn number(&self) -> u64 {
        *self.0.borrow()
    }

    /// Returns a stream in the format of server-sent events. It begins with the last event, so that
    /// a page that was not connected learns what it has missed.
    pub(crate) fn stream(&self) -> Channel<Bytes, Infallible> {
        let (sender, body) = Channel::new(4);
        let mut events = self.0.subscribe();
        events.mark_changed();
        tokio::spawn(async move { forward(events, sender).await });
        body
    }
}

/// Forwards events until the page or the server is closed.
async fn forward(mut events: watch::Receiver<u64>, mut sender: Sender<Bytes, Infallible>) {
    loop {
        let message = match tokio::time::timeout(PULSE, events.changed()).await {
            Ok(Ok(())) => format!("retry: 500\ndata: {}\n\n", *events.borrow_and_update()),
            Ok(Err(_)) => return,
            Err(_) => ":\n\n".to_owned(),
        };
        if sender.send_data(Bytes::from(message)).await.is_err() {
            return;
        }
    }
}
