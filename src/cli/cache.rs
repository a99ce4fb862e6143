//! `publish cache`, and the cache of a run.

use std::env;
use std::io;
use std::path::{Path, PathBuf};

use clap::ArgMatches;
use serde_json::json;

use publish::cache::{Access, Address, Cache, Folder, PROGRAM, Scheme, Transfer, Usage};
use publish::pipeline::Builder;
use publish::project::{CacheChoice, FilePath};
use publish_model::diagnostic::render::MessageFormat;
use publish_model::diagnostic::{Code, Diagnostic, Findings, SourceFile};

use super::args::{CacheAction, CacheArguments, CacheCommandArguments, MessageArguments};
use super::settings::Layers;
use super::{Exit, print_data, print_findings, print_line, print_message};

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
        format!("{}, {size} MB", counted_entries(entries as u64))
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

/// Returns the address of the shared cache, if the run has one.
///
/// # Errors
/// `O009` if its address is not valid.
pub fn shared_address(arguments: &CacheArguments) -> Result<Option<Address>, Findings> {
    let text = arguments.shared_cache.as_deref();
    let Some(text) = text.filter(|text| *text != "false") else {
        return Ok(None);
    };
    let address = text.parse::<Address>().and_then(|address| {
        if address.scheme == Scheme::File || cfg!(feature = "shared-cache") {
            return Ok(address);
        }
        Err("this program can only share a folder (file://)".to_owned())
    });
    // The address may contain a password, so it is not printed.
    address.map(Some).map_err(|reason| {
        let message = format!("invalid address of the shared cache: {reason}");
        let help = "correct the address, or use --shared-cache false. A program that was built without \
                    --no-default-features can use servers";
        Diagnostic::error(Code::SharedCacheUnusable, message, help).into()
    })
}

/// Gives a builder the cache of the run, and the shared cache. If one cannot be used, prints a
/// warning: the run continues without it. `allowed` is what the command may do with the shared cache.
///
/// # Errors
/// `O009` if the address of the shared cache is not valid.
pub fn with_cache(
    builder: Builder,
    arguments: &CacheArguments,
    allowed: Access,
    jobs: usize,
    messages: MessageArguments,
) -> Result<Builder, Findings> {
    let address = shared_address(arguments)?;
    let Some(folder) = folder(arguments) else {
        return Ok(builder);
    };
    let mut cache = match Folder::open(&folder) {
        Ok(store) => Cache::new(store, PROGRAM),
        Err(error) => {
            print_findings([&unusable(&folder, &error)], messages);
            return Ok(builder);
        }
    };
    if let Some(address) = address {
        let may_write = arguments.shared_cache_write;
        let access = if may_write { allowed } else { Access::Read };
        if let Err(error) = share(&mut cache, &address, access, jobs) {
            // A plan of the first build that writes.
            let will_exist = may_write && error.kind() == io::ErrorKind::NotFound;
            if !will_exist || access == Access::Write {
                print_findings([&shared_unusable(&address, &error)], messages);
            }
        }
    }
    Ok(builder.with_cache(cache))
}

#[cfg(feature = "shared-cache")]
fn share(cache: &mut Cache, address: &Address, access: Access, jobs: usize) -> io::Result<()> {
    use publish::cache::{Remote, VARIABLES};

    if address.scheme == Scheme::File {
        return cache.share(
            Folder::shared(Path::new(&address.host)),
            address,
            access,
            jobs,
        );
    }
    let variables = env::vars_os().filter_map(|(name, value)| {
        let variable = (name.into_string().ok()?, value.into_string().ok()?);
        let is_used = |start: &&str| variable.0.starts_with(*start);
        VARIABLES.iter().any(is_used).then_some(variable)
    });
    let variables: Vec<(String, String)> = variables.collect();
    cache.share(Remote::open(address, &variables)?, address, access, jobs)
}

/// Without the feature, [`shared_address`] returns only folders.
#[cfg(not(feature = "shared-cache"))]
fn share(cache: &mut Cache, address: &Address, access: Access, jobs: usize) -> io::Result<()> {
    cache.share(
        Folder::shared(Path::new(&address.host)),
        address,
        access,
        jobs,
    )
}

/// Ends the use of the cache in a run: waits until the shared cache has what was built, removes old
/// local entries, and prints a warning about each cache that could not be read or written.
pub fn finish(builder: &Builder, arguments: &CacheArguments, messages: MessageArguments) {
    let (Some(inputs), Some(folder)) = (builder.inputs(), folder(arguments)) else {
        return;
    };
    inputs.cache.finish();
    if let Some(error) = inputs.cache.take_problem() {
        print_findings([&unusable(&folder, &error)], messages);
    }
    let Some(shared) = inputs.cache.shared() else {
        return;
    };
    let problems = shared.take_problems();
    if let Some(error) = problems.error {
        print_findings([&shared_unusable(shared.address(), &error)], messages);
    }
    if let Some(first) = problems.damaged.first() {
        let count = counted_entries(problems.damaged.len() as u64);
        let address = shared.address();
        let message =
            format!("damaged in the shared cache “{address}”: {count}, the first is {first}");
        let help = "this build did not use them; a build with --shared-cache-write replaces them. Find \
                    out who can write to this address";
        print_findings([&about_shared(address, &message, help)], messages);
    }
}

/// Prints what was fetched from the shared cache and written to it.
pub fn print_traffic(builder: &Builder, messages: MessageArguments) {
    let shared = builder.inputs().and_then(|inputs| inputs.cache.shared());
    let Some(shared) = shared else { return };
    let (address, traffic) = (shared.address(), shared.traffic());
    let format = messages.message_format.into();
    let text = match format {
        MessageFormat::Json => {
            let transfer =
                |Transfer { entries, bytes }| json!({ "entries": entries, "bytes": bytes });
            let shared = json!({
                "address": address.to_string(),
                "fetched": transfer(traffic.fetched),
                "written": transfer(traffic.written),
            });
            json!({ "shared-cache": shared }).to_string()
        }
        _ => {
            let described = |Transfer { entries, bytes }| {
                let size = bytes.div_ceil(1_000);
                format!("{} ({size} kB)", counted_entries(entries))
            };
            let fetched = described(traffic.fetched);
            let written = described(traffic.written);
            format!("shared cache {address}: {fetched} fetched, {written} written")
        }
    };
    print_message(&format!("{text}\n"), format);
}

fn counted_entries(count: u64) -> String {
    match count {
        1 => "1 entry".to_owned(),
        more => format!("{more} entries"),
    }
}

fn unusable(folder: &Path, error: &io::Error) -> Diagnostic {
    let message = format!("cannot use the cache “{}”: {error}", folder.display());
    let help = "free some disk space or change its permissions, choose another folder with --cache \
                DIR, or use --no-cache";
    let file = SourceFile::new(folder.display().to_string(), "");
    Diagnostic::warning(Code::CacheUnusable, message, help).at(&file, 0..0)
}

fn shared_unusable(address: &Address, error: &io::Error) -> Diagnostic {
    let message = format!("cannot use the shared cache “{address}”: {error}");
    let help = "the build continues without it. Check the address, the network and the environment \
                variables with the credentials, or use --shared-cache false";
    about_shared(address, &message, help)
}

fn about_shared(address: &Address, message: &str, help: &str) -> Diagnostic {
    let file = SourceFile::new(address.to_string(), "");
    Diagnostic::warning(Code::SharedCacheUnusable, message, help).at(&file, 0..0)
}
