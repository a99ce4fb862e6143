//! `publish templates`.

use publish::output;

use super::args::{MessageArguments, TemplatesArguments};
use super::{Exit, counted, print_data, print_findings, print_line};

/// Writes the built-in templates into a folder, except for files that exist.
pub fn run(arguments: &TemplatesArguments) -> Exit {
    let mut list = String::new();
    let mut unchanged: usize = 0;
    for (name, text) in publish_built_in::templates().built_in() {
        let path = arguments.folder.join(name);
        if path.exists() {
            unchanged += 1;
            continue;
        }
        if let Err(findings) = output::write_file(&path, text.as_bytes()) {
            print_findings(&findings, MessageArguments::HUMAN);
            return Exit::Misused;
        }
        list.push_str(&format!("{}\n", path.display()));
    }
    if unchanged > 0 {
        let folder = arguments.folder.display();
        let existing = counted(unchanged, "existing file");
        print_line(format_args!("{existing} in “{folder}” left unchanged"));
    }
    print_data(list.as_bytes())
}
