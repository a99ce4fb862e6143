//! Finds what a source file uses, from its tokens. Comments, string literals and code that is
//! compiled only for tests are ignored.

use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// The paths, methods and unsafe code that a file uses.
#[derive(Default)]
pub struct Scanned {
    /// Every path, with the line on which it begins. Paths within the crate begin with `crate`.
    paths: Vec<(usize, Vec<String>)>,
    /// The name and line of every method call.
    methods: Vec<(usize, String)>,
    /// Whether the file contains unsafe code.
    pub is_unsafe: bool,
}

/// Methods of `Path` that access the disk.
const DISK_METHODS: [&str; 9] = [
    "canonicalize",
    "exists",
    "is_dir",
    "is_file",
    "is_symlink",
    "read_dir",
    "read_link",
    "symlink_metadata",
    "try_exists",
];

impl Scanned {
    /// Returns the paths within the crate, from its root.
    pub fn own_paths(&self) -> impl Iterator<Item = (usize, Vec<String>)> {
        // `cli`, part of the program, uses the library by name.
        let is_own = |path: &[String]| ["crate", "publish"].contains(&path[0].as_str());
        let own = self.paths.iter().filter(move |(_, path)| is_own(path));
        own.map(|(line, path)| (*line, path[1..].to_vec()))
    }

    /// Returns the lines that access the disk.
    pub fn disk(&self) -> Vec<usize> {
        let methods = self.methods.iter();
        let methods = methods.filter(|(_, name)| DISK_METHODS.contains(&name.as_str()));
        let mut lines = self.lines_with(&[&["std", "fs"], &["fs"], &["tempfile"]]);
        lines.extend(methods.map(|(line, _)| *line));
        lines
    }

    /// Returns the lines that read the environment, run programs or use the network.
    pub fn environment(&self) -> Vec<usize> {
        self.lines_with(&[
            &["std", "env"],
            &["env"],
            &["std", "process", "Command"],
            &["std", "net"],
        ])
    }

    /// Returns the lines that read the clock.
    pub fn clock(&self) -> Vec<usize> {
        let is_clock = |path: &[String]| {
            let clocks = ["SystemTime", "Instant", "Timestamp", "Zoned"];
            path.last().is_some_and(|name| name == "now")
                && path.iter().any(|name| clocks.contains(&name.as_str()))
        };
        let paths = self.paths.iter().filter(|(_, path)| is_clock(path));
        paths.map(|(line, _)| *line).collect()
    }

    /// Returns the lines with a path that begins with one of these prefixes.
    fn lines_with(&self, prefixes: &[&[&str]]) -> Vec<usize> {
        let has_prefix = |path: &[String]| {
            let names: Vec<&str> = path.iter().map(String::as_str).collect();
            let matches = |prefix: &&[&str]| names.len() > 1 && names.starts_with(prefix);
            prefixes.iter().any(matches)
        };
        let paths = self.paths.iter().filter(|(_, path)| has_prefix(path));
        paths.map(|(line, _)| *line).collect()
    }
}

/// Scans the text of a module.
pub fn scan(text: &str, module: &[String]) -> Scanned {
    let mut scanned = Scanned::default();
    scanned.tokens(text.parse().unwrap(), module);
    scanned
}

fn is(token: Option<&TokenTree>, sign: char) -> bool {
    matches!(token, Some(TokenTree::Punct(punct)) if punct.as_char() == sign)
}

impl Scanned {
    fn tokens(&mut self, stream: TokenStream, module: &[String]) {
        let tokens: Vec<TokenTree> = stream.into_iter().collect();
        let mut at = 0;
        while let Some(token) = tokens.get(at) {
            match token {
                TokenTree::Punct(punct)
                    if punct.as_char() == '#' && is_for_tests(&tokens[at..]) =>
                {
                    at = end_of_item(&tokens, at + 2);
                    continue;
                }
                TokenTree::Ident(ident) if ident == "mod" => {
                    if let (Some(TokenTree::Ident(name)), Some(TokenTree::Group(body))) =
                        (tokens.get(at + 1), tokens.get(at + 2))
                    {
                        let inner = [module, &[name.to_string()]].concat();
                        self.tokens(body.stream(), &inner);
                        at += 3;
                        continue;
                    }
                }
                TokenTree::Ident(ident) if is(at.checked_sub(1).map(|at| &tokens[at]), '.') => {
                    let line = ident.span().start().line;
                    self.methods.push((line, ident.to_string()));
                }
                TokenTree::Ident(ident) => {
                    self.is_unsafe |= ident == "unsafe";
                    at = self.path(&tokens, at, Vec::new(), module);
                    continue;
                }
                TokenTree::Group(group) => self.tokens(group.stream(), module),
                _ => {}
            }
            at += 1;
        }
    }

    /// Reads a path from its first name, including a group at its end, and returns the position
    /// after it.
    fn path(
        &mut self,
        tokens: &[TokenTree],
        mut at: usize,
        before: Vec<String>,
        module: &[String],
    ) -> usize {
        let line = tokens[at].span().start().line;
        let mut path = before;
        while let Some(TokenTree::Ident(name)) = tokens.get(at) {
            path.push(name.to_string());
            at += 1;
            if !(is(tokens.get(at), ':') && is(tokens.get(at + 1), ':')) {
                break;
            }
            match tokens.get(at + 2) {
                Some(TokenTree::Ident(_)) => at += 2,
                Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Brace => {
                    let inner: Vec<TokenTree> = group.stream().into_iter().collect();
                    for member in inner.split(|token| is(Some(token), ',')) {
                        if let Some(TokenTree::Ident(_)) = member.first() {
                            self.path(member, 0, path.clone(), module);
                        }
                    }
                    return at + 3;
                }
                _ => break,
            }
        }
        self.paths.push((line, from_root(path, module)));
        at
    }
}

/// Resolves `self` and `super` at the start of a path.
fn from_root(path: Vec<String>, module: &[String]) -> Vec<String> {
    let ups = path.iter().take_while(|name| *name == "super").count();
    match path[0].as_str() {
        "self" | "super" => {
            let rest = if ups == 0 { &path[1..] } else { &path[ups..] };
            let around = &module[..module.len().saturating_sub(ups)];
            [&["crate".to_owned()], around, rest].concat()
        }
        _ => path,
    }
}

/// Whether `#[cfg(test)]` or `#[test]` begins here.
fn is_for_tests(tokens: &[TokenTree]) -> bool {
    match tokens.get(1) {
        Some(TokenTree::Group(group)) => {
            let text: String = group.stream().to_string().split_whitespace().collect();
            ["cfg(test)", "test"].contains(&text.as_str())
        }
        _ => false,
    }
}

/// Returns the position after an item, which ends with its first semicolon or its block.
fn end_of_item(tokens: &[TokenTree], from: usize) -> usize {
    let end = tokens[from..].iter().position(|token| match token {
        TokenTree::Punct(punct) => punct.as_char() == ';',
        TokenTree::Group(group) => group.delimiter() == Delimiter::Brace,
        _ => false,
    });
    end.map_or(tokens.len(), |end| from + end + 1)
}

#[cfg(test)]
mod tests {
    use super::scan;

    fn own(text: &str) -> Vec<String> {
        let module = ["edition".to_owned(), "pdf".to_owned()];
        let scanned = scan(text, &module);
        scanned
            .own_paths()
            .map(|(_, path)| path.join("::"))
            .collect()
    }

    #[test]
    fn paths_are_found_in_groups_and_in_macros() {
        let text = "use crate::{a::{self, B}, c};\nfn f() { format!(\"{}\", crate::d::E) }";
        assert_eq!(own(text), ["a::self", "a::B", "c", "d::E"]);
    }

    #[test]
    fn self_and_super_are_resolved() {
        assert_eq!(own("use super::html::Page;"), ["edition::html::Page"]);
        assert_eq!(
            own("use self::world::World;"),
            ["edition::pdf::world::World"]
        );
        assert_eq!(own("mod inner { use super::super::A; }"), ["edition::A"]);
    }

    #[test]
    fn comments_and_string_literals_are_ignored() {
        assert_eq!(
            own("/// See [`crate::a`].\n// crate::b\nconst C: &str = \"crate::c\";"),
            [""; 0]
        );
    }

    #[test]
    fn only_the_item_with_a_test_attribute_is_ignored() {
        let text = "#[cfg(test)]\nmod cases;\nuse crate::a;\n#[cfg(test)]\nmod tests { use crate::b; }\nuse crate::c;";
        assert_eq!(own(text), ["a", "c"]);
    }

    #[test]
    fn disk_environment_and_clock_accesses_are_found() {
        let scanned = scan(
            "use std::fs;\nfn f() { path.exists(); }\nuse std::env::var;\nfn g() { jiff::Timestamp::now(); }",
            &[],
        );
        assert_eq!(scanned.disk(), [1, 2]);
        assert_eq!(scanned.environment(), [3]);
        assert_eq!(scanned.clock(), [4]);
    }
}
