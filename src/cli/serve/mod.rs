//! `publish serve`: shows the output folder in the browser, and builds again after each change.

mod findings;
mod markup;
mod page;
mod site;
mod transcript_page;

use std::io;
use std::sync::Arc;

use clap::{ArgMatches, FromArgMatches};
use serde_json::json;

use publish_model::diagnostic::render::MessageFormat as Format;
use publish_model::diagnostic::{Code, Diagnostic};
use publish_serve::{Events, Server, Site};

use super::args::{BuildArguments, DenyArguments, MessageFormat, ServeArguments};
use super::watch::{self, Event};
use super::{Exit, print_findings, print_line, print_message};
use publish::project::Denied;
use site::ServedSite;

/// The first port that is tried, and the number of ports.
const PORTS: (u16, u16) = (3000, 20);

/// Serves the output folder until Ctrl-C.
pub fn run(arguments: &ServeArguments, matches: &ArgMatches) -> Exit {
    let messages = arguments.messages;
    let started = bind(arguments.port).and_then(|server| {
        let address = format!("http://{}/", server.address()?);
        Ok((server, address))
    });
    let (server, address) = match started {
        Ok(started) => started,
        Err(error) => {
            print_findings([&unusable_port(arguments.port, &error)], messages);
            return Exit::Misused;
        }
    };
    let events = Arc::new(Events::default());
    let site = Arc::new(ServedSite::default());
    let mut waiting = Some((server, address));
    let read = || ServeArguments::from_arg_matches(matches).map(as_build);
    let is_json = messages.message_format == MessageFormat::Json;
    watch::run(&read, matches, &mut |event| {
        match event {
            Event::Built { out, report } => site.built(out, report),
            Event::Unusable(findings) => site.unusable(findings),
        }
        events.send();
        // The address is printed when there is something to see.
        let Some((server, address)) = waiting.take() else {
            return;
        };
        let shown: Arc<dyn Site> = Arc::<ServedSite>::clone(&site);
        if let Err(error) = server.start(shown, Arc::clone(&events)) {
            print_findings([&unusable_port(arguments.port, &error)], messages);
        } else if is_json {
            let line = format!("{}\n", json!({ "serving": address }));
            print_message(&line, Format::Json);
        } else {
            print_line(format_args!("serving {address}"));
        }
        if arguments.open
            && let Err(error) = open::that_detached(&address)
        {
            print_line(format_args!("warning: cannot open a browser: {error}"));
        }
    })
}

/// Returns the arguments of the builds.
fn as_build(arguments: ServeArguments) -> BuildArguments {
    BuildArguments {
        run: arguments.run,
        prune: false,
        explain: false,
        watch: true,
        watcher: arguments.watcher,
        deny: DenyArguments { deny: Denied::None },
        progress: arguments.progress,
        messages: arguments.messages,
        quiet: arguments.quiet,
    }
}

/// Takes the port that was asked for, or the first free one.
fn bind(port: Option<u16>) -> io::Result<Server> {
    let Some(port) = port else {
        let (first, count) = PORTS;
        let mut ports = first..first + count;
        let free = ports.find_map(|port| Server::bind(port).ok());
        return free.map_or_else(|| Server::bind(0), Ok);
    };
    Server::bind(port)
}

fn unusable_port(port: Option<u16>, error: &io::Error) -> Diagnostic {
    let port = port.map_or_else(|| "any port".to_owned(), |port| format!("port {port}"));
    let message = format!("cannot use {port} of this computer: {error}");
    let help = "end the program that uses it, choose another with --port N, or leave --port out to get \
                the first free one";
    Diagnostic::error(Code::PortUnusable, message, help)
}
