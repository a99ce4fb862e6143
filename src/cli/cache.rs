//! `publish cache`, and the cache of a run.

use std::env;
use std::io;
use std::path::{Path, PathBuf};

use clap::ArgMatches;

use publish::cache::{Cache, Folder, PROGRAM, Usage};
use publish::pipeline::Builder;
use publish::project::{CacheChoice, FilePath};
use publish_model::diagnostic::{Code, Diagnostic, SourceFile};

use super::args::{CacheAction, CacheArguments, CacheCommandArguments, MessageArguments};
use super::settings::Layers;
use super::{Exit, print_data, print_findings, print_line};

/// Prints the folder and the size of the cache, or empties it.
pub fn run(mut arguments: CacheCommandArguments, matches: &ArgMatches) -> Exit {
    let layers = match Layers::load(&arguments.project, MessageArguments::HUMAN, matches) {
        Ok(layers) => layers,
        Err(exit) => return exit,
    };
    layers.cache(&mut arguments.cache);
    let Some(folder) = folder(&arguments.cache) else {
        print_line(format_args!("error: there is no cache: use --cache DIR"));
        return Exit::Misused;
    };
    let described = |Usage { entries, bytes }: Usage| {
        let size = bytes.div_ceil(1_000_000);
        let entries = match entries {
            1 => "1 entry".to_owned(),
            more => format!("{more} entries"),
        };
        format!("{entries}, {size} MB")
    };
    match arguments.action {
        None => {
            let usage = described(Folder::usage(&folder));
            print_data(format!("{}\n{usage}\n", folder.display()).as_bytes())
        }
        Some(CacheAction::Clean) => match Folder::clean(&folder) {
            Ok(removed) => {
                let usage = described(removed);
                print_line(format_args!("deleted from {}: {usage}", folder.display()));
                Exit::Done
            }
            Err(error) => {
                print_findings([&unusable(&folder, &error)], MessageArguments::HUMAN);
                Exit::Misused
            }
        },
    }
}

/// Returns the folder of the cache, if the run has one.
pub fn folder(arguments: &CacheArguments) -> Option<PathBuf> {
    if arguments.no_cache {
        return None;
    }
    match arguments.cache.as_ref().unwrap_or(&CacheChoice::Default) {
        CacheChoice::Default => user_folder(),
        CacheChoice::Folder(FilePath(path)) => Some(path.clone()),
        CacheChoice::Off => None,
    }
}

/// Returns the folder for the caches of a user's programs, with that of publish.
fn user_folder() -> Option<PathBuf> {
    let variable = |name: &str| {
        let path = env::var_os(name).map(PathBuf::from);
        path.filter(|path| path.is_absolute())
    };
    let caches = if let Some(caches) = variable("XDG_CACHE_HOME") {
        caches
    } else if cfg!(windows) {
        variable("LOCALAPPDATA")?
    } else if cfg!(target_os = "macos") {
        variable("HOME")?.join("Library/Caches")
    } else {
        variable("HOME")?.join(".cache")
    };
    Some(caches.join("publish"))
}

/// Gives a builder the cache of the run. If it cannot be used, prints a warning: the run continues
/// without it.
pub fn with_cache(
    builder: Builder,
    arguments: &CacheArguments,
    messages: MessageArguments,
) -> Builder {
    let Some(folder) = folder(arguments) else {
        return builder;
    };
    match Folder::open(&folder) {
        Ok(store) => builder.with_cache(Cache::new(store, PROGRAM)),
        Err(error) => {
            print_findings([&unusable(&folder, &error)], messages);
            builder
        }
    }
}

/// Removes old entries from the cache of a run, and prints a warning if it could not be read or
/// written.
pub fn finish(builder: &Builder, arguments: &CacheArguments, messages: MessageArguments) {
    if let (Some(inputs), Some(folder)) = (builder.inputs(), folder(arguments)) {
        inputs.cache.trim();
        if let Some(error) = inputs.cache.take_problem() {
            print_findings([&unusable(&folder, &error)], messages);
        }
    }
}

fn unusable(folder: &Path, error: &io::Error) -> Diagnostic {
    let message = format!("cannot use the cache “{}”: {error}", folder.display());
    let help = "free some disk space or change its permissions, choose another folder with --cache \
                DIR, or use --no-cache";
    let file = SourceFile::new(folder.display().to_string(), "");
    Diagnostic::warning(Code::CacheUnusable, message, help).at(&file, 0..0)
}
