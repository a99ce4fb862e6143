//! Turns body files into bodies, and reports what does not fit together.

use std::collections::{BTreeMap, BTreeSet};

use regex::Regex;

use publish_model::body::{
    Akn, AknOrganization, Body, Clause, Composition, Documents, Folder, Form, Grammar,
    GrammarError, Introduction, NewSource, NewWords, Official, Pattern, PhraseOfBody, Phrases,
    References, SCHEMA_TYPE, Sites, TOO_LARGE, symbol_expression,
};
use publish_model::diagnostic::{Diagnostic, Findings};
use publish_model::{Bodies, BodyId, Language, suggestion};

use super::file::{DocumentsEntry, FormEntry, IntroductionEntry, TextEntry};
use super::{ParsedFile, Step};

/// The files of a body, from its own to the one that all others extend.
pub(crate) type Chain<'f> = Vec<&'f ParsedFile>;

/// Returns the bodies of these files, and the files of each body.
///
/// # Errors
/// `C001` for each error in a file, `C002` for two bodies with the same grammar.
pub(crate) fn compile(
    files: &BTreeMap<BodyId, ParsedFile>,
) -> Result<(Bodies, BTreeMap<BodyId, Chain<'_>>), Findings> {
    let mut compiler = Compiler {
        files,
        findings: Vec::new(),
    };
    for file in files.values() {
        compiler.check_file(file);
    }
    let mut chains = BTreeMap::new();
    for (id, file) in files.iter().filter(|(_, file)| !file.data.base) {
        if let Some(chain) = compiler.chain(file) {
            chains.insert(id.clone(), chain);
        }
    }
    let mut bodies: Vec<Body> = Vec::new();
    for (id, chain) in &chains {
        bodies.push(compiler.body(id, chain));
    }
    let references: Vec<References> = bodies
        .iter()
        .map(|body| compiler.references(body, &chains))
        .collect();
    for (body, references) in bodies.iter_mut().zip(references) {
        body.references = references;
    }
    let mut findings = compiler.findings;
    findings.extend(same_grammars(&bodies, &chains));
    // A base file is compiled with each body that extends it.
    let mut different: Vec<Diagnostic> = Vec::new();
    for finding in findings {
        if !different.contains(&finding) {
            different.push(finding);
        }
    }
    Findings::collect(different)?;
    Ok((Bodies::new(bodies), chains))
}

struct Compiler<'f> {
    files: &'f BTreeMap<BodyId, ParsedFile>,
    findings: Vec<Diagnostic>,
}

/// Whether all files of a body are built in, so that their expressions are known to be valid: the
/// tests compile them.
fn is_built_in(chain: &Chain<'_>) -> bool {
    chain.iter().all(|file| file.is_built_in)
}

/// Returns a grammar, after compiling its expressions if the files of its body are not built in.
fn checked(
    grammar: Result<Grammar, GrammarError>,
    chain: &Chain<'_>,
) -> Result<Grammar, GrammarError> {
    let grammar = grammar?;
    if !is_built_in(chain) {
        grammar.check()?;
    }
    Ok(grammar)
}

/// Returns a pattern, after compiling its expression if the files of its body are not built in.
fn checked_pattern(expression: &str, chain: &[&ParsedFile]) -> Result<Pattern, regex::Error> {
    let pattern = Pattern::new(expression);
    if !chain.iter().all(|file| file.is_built_in) {
        pattern.check()?;
    }
    Ok(pattern)
}

impl<'f> Compiler<'f> {
    /// Checks what does not depend on other files.
    fn check_file(&mut self, file: &ParsedFile) {
        for (name, part) in &file.data.parts {
            let path = [Step::Key("parts"), Step::Key(name)];
            let is_name = name.parse::<BodyId>().is_ok();
            if !is_name {
                let help = "write the name of a part in small letters, digits and hyphens";
                let finding =
                    file.error(&path, format!("“{name}” is not the name of a part"), help);
                self.findings.push(finding);
            }
            // The tests compile the expressions of built-in files.
            if file.is_built_in {
                continue;
            }
            match Regex::new(&format!("^(?:{part})$")) {
                Ok(regex) if regex.captures_len() > 1 => {
                    let help = "write “(?:” instead of “(”";
                    let message = format!("the part “{name}” has a group that captures");
                    self.findings.push(file.error(&path, message, help));
                }
                Ok(_) => {}
                Err(error) => self.wrong_regex(file, &path, &error),
            }
        }
        let data = &file.data;
        for (kind, entry) in &data.new.kinds {
            for tag in entry.words.keys() {
                let keys = ["new", "kinds", kind, "words", tag].map(Step::Key);
                self.check_language(file, &keys, tag);
            }
        }
        let sections: [(&[&str], Vec<&String>); 4] = [
            (&["text"], data.text.keys().collect()),
            (&["new", "words"], data.new.words.keys().collect()),
            (&["lines"], data.lines.keys().collect()),
            (
                &["references", "words"],
                data.references.words.keys().collect(),
            ),
        ];
        for (section, tags) in sections {
            for tag in tags {
                let section = section.iter().map(|key| Step::Key(key));
                let path: Vec<Step<'_>> = section.chain([Step::Key(tag)]).collect();
                self.check_language(file, &path, tag);
            }
        }
    }

    fn check_language(&mut self, file: &ParsedFile, path: &[Step<'_>], tag: &str) {
        if let Err(reason) = tag.parse::<Language>() {
            let help = "write a language tag such as en";
            self.findings.push(file.error(path, reason, help));
        }
    }

    fn wrong_regex(&mut self, file: &ParsedFile, path: &[Step<'_>], error: &regex::Error) {
        let reason = match error {
            regex::Error::Syntax(text) => text.lines().last().unwrap_or_default().to_owned(),
            other => other.to_string(),
        };
        let reason = reason.trim_start_matches("error: ");
        let message = format!("the regular expression is not valid: {reason}");
        let help = "correct it; the syntax is that of the Rust crate “regex”";
        self.findings.push(file.error(path, message, help));
    }

    fn wrong_grammar(
        &mut self,
        file: &ParsedFile,
        path: &[Step<'_>],
        pattern: &str,
        error: GrammarError,
    ) {
        // A part whose expression has been reported fits no pattern.
        if !self.findings.is_empty() && error.message == TOO_LARGE {
            return;
        }
        let span = file.span_within(path, &error.span, pattern);
        let finding = file.error(path, error.message, error.help);
        self.findings.push(finding.at(&file.source, span));
    }

    /// Returns the files of a body, or `None` if one is missing.
    fn chain(&mut self, file: &'f ParsedFile) -> Option<Chain<'f>> {
        let mut chain = vec![file];
        let mut last = file;
        while let Some(base) = &last.data.extends {
            let path = [Step::Key("extends")];
            let Some(next) = self.files.get(base) else {
                let finding = self.unknown(last, &path, base);
                self.findings.push(finding);
                return None;
            };
            if chain.iter().any(|one| one.data.id == next.data.id) {
                let message = format!("“{base}” extends this file");
                let help = "delete one of the two “extends”";
                self.findings.push(last.error(&path, message, help));
                return None;
            }
            chain.push(next);
            last = next;
        }
        Some(chain)
    }

    fn unknown(&self, file: &ParsedFile, path: &[Step<'_>], id: &BodyId) -> Diagnostic {
        let known = self.files.keys().map(BodyId::as_str);
        let help = match suggestion::nearest(id.as_str(), known.clone()) {
            Some(nearest) => format!("did you mean “{nearest}”?"),
            None => format!("use one of: {}", known.collect::<Vec<_>>().join(", ")),
        };
        file.error(path, format!("no file describes the body “{id}”"), help)
    }

    fn parent(&mut self, chain: &Chain<'f>) -> Option<BodyId> {
        let found = chain
            .iter()
            .find_map(|file| Some((*file, file.data.parent.as_ref()?)));
        let (file, parent) = found?;
        if !self.files.contains_key(parent) {
            let finding = self.unknown(file, &[Step::Key("parent")], parent);
            self.findings.push(finding);
        }
        Some(parent.clone())
    }

    fn body(&mut self, id: &BodyId, chain: &Chain<'f>) -> Body {
        let parts = parts(chain);
        let mut documents = Vec::new();
        let own = chain
            .iter()
            .find_map(|file| Some((*file, file.data.documents.as_ref()?)));
        if let Some((file, entries)) = own {
            for (index, entry) in entries.iter().enumerate() {
                documents.extend(self.documents(chain, (file, index, entry), &parts));
            }
        }
        Body {
            id: id.clone(),
            is_built_in: chain.first().is_some_and(|file| file.is_built_in),
            parent: self.parent(chain),
            official: self.official(chain, &documents, &parts),
            schema_type: self.schema_type(chain),
            documents,
            references: References::default(),
            akn: akn(id, chain),
            new: new_source(chain, None),
            new_of_kinds: new_of_kinds(chain),
            text: self.text(chain),
        }
    }

    fn documents(
        &mut self,
        chain: &Chain<'f>,
        (file, index, entry): (&ParsedFile, usize, &DocumentsEntry),
        parts: &BTreeMap<String, String>,
    ) -> Option<Documents> {
        let path = |key| [Step::Key("documents"), Step::Index(index), Step::Key(key)];
        if entry.kind.parse::<BodyId>().is_err() {
            let message = format!("“{}” is not the name of a kind", entry.kind);
            let help = "write small letters, digits and hyphens, such as draft-resolution";
            self.findings.push(file.error(&path("kind"), message, help));
        }
        let symbol = match checked(Grammar::of_symbols(&entry.symbol, parts), chain) {
            Ok(grammar) => grammar,
            Err(error) => {
                self.wrong_grammar(file, &path("symbol"), &entry.symbol, error);
                return None;
            }
        };
        let known = only(parts, &symbol.part_names());
        let folder = entry.folder.as_ref().and_then(|folder| {
            let made = Folder::new(folder, &symbol, &known);
            let made =
                made.map_err(|error| self.wrong_grammar(file, &path("folder"), folder, error));
            made.ok()
        });
        let mut line = |path: &[Step<'_>], number: &str| {
            let grammar = checked(Grammar::parse(number, &known), chain);
            let grammar = grammar.map_err(|error| self.wrong_grammar(file, path, number, error));
            grammar.ok()
        };
        let number = entry.number.as_ref();
        let number = number.and_then(|number| line(&path("number"), number));
        let mut numbers = BTreeMap::new();
        for (tag, number) in &entry.numbers {
            let path = [&path("numbers")[..], &[Step::Key(tag)]].concat();
            let grammar = line(&path, number);
            numbers.extend(grammar.map(|grammar| (tag.clone(), grammar)));
        }
        for tag in entry.numbers.keys() {
            self.check_language(
                file,
                &[&path("numbers")[..], &[Step::Key(tag)]].concat(),
                tag,
            );
        }
        let official = entry
            .address
            .as_ref()
            .and_then(|address| self.addresses(chain, file, &path("address"), address, &known));
        Some(Documents {
            kind: entry.kind.clone(),
            symbol,
            folder,
            number,
            numbers,
            official,
            akn_type: entry.akn.clone().unwrap_or_else(|| camel_case(&entry.kind)),
            file_names: entry.file_names.clone(),
        })
    }

    fn official(
        &mut self,
        chain: &Chain<'f>,
        documents: &[Documents],
        parts: &BTreeMap<String, String>,
    ) -> Option<Official> {
        let (file, address) = chain
            .iter()
            .find_map(|file| Some((*file, file.data.official.address.as_ref()?)))?;
        if address.is_empty() {
            return None;
        }
        let names = documents.iter().flat_map(|one| one.symbol.part_names());
        let known = only(parts, &names.collect::<Vec<_>>());
        let path = [Step::Key("official"), Step::Key("address")];
        self.addresses(chain, file, &path, address, &known)
    }

    fn addresses(
        &mut self,
        chain: &Chain<'f>,
        file: &ParsedFile,
        path: &[Step<'_>],
        address: &str,
        parts: &BTreeMap<String, String>,
    ) -> Option<Official> {
        let official = Official::new(address, parts, sites(chain)).and_then(|official| {
            if !is_built_in(chain) {
                official.check()?;
            }
            Ok(official)
        });
        let official = official.map_err(|error| self.wrong_grammar(file, path, address, error));
        official.ok()
    }

    /// Returns the type of a body in the vocabulary of search engines.
    fn schema_type(&mut self, chain: &Chain<'f>) -> String {
        let mut types = chain
            .iter()
            .filter_map(|file| Some((*file, file.data.schema_type.as_ref()?)));
        let Some((file, name)) = types.next() else {
            return SCHEMA_TYPE.to_owned();
        };
        let is_name = name.starts_with(|first: char| first.is_ascii_uppercase())
            && name.chars().all(|one| one.is_ascii_alphanumeric());
        if !is_name {
            let message = format!("“{name}” is not the name of a type of schema.org");
            let help = "write a name such as GovernmentOrganization, or delete the line";
            let finding = file.error(&[Step::Key("schema-type")], message, help);
            self.findings.push(finding);
        }
        name.clone()
    }

    /// Returns how texts of a body are composed.
    fn text(&mut self, chain: &Chain<'f>) -> BTreeMap<String, Composition> {
        let tags: BTreeSet<&String> = chain
            .iter()
            .flat_map(|file| file.data.text.keys())
            .collect();
        let mut text = BTreeMap::new();
        for tag in tags {
            let mut expression = |key: &str, value: fn(&TextEntry) -> Option<&String>| {
                let mut entries = chain.iter();
                let found = entries
                    .find_map(|file| Some((*file, file.data.text.get(tag).and_then(value)?)));
                let (file, expression) = found?;
                match checked_pattern(&format!("^(?:{})", with_spaces(expression)), chain) {
                    Ok(pattern) => Some(pattern),
                    Err(error) => {
                        let path = [Step::Key("text"), Step::Key(tag), Step::Key(key)];
                        self.wrong_regex(file, &path, &error);
                        None
                    }
                }
            };
            let composition = Composition {
                preamble_opens: expression("preamble-opens", |text| text.preamble_opens.as_ref()),
                operative_opens: expression("operative-opens", |text| {
                    text.operative_opens.as_ref()
                }),
                label: expression("label", |text| text.label.as_ref()),
            };
            text.insert(tag.clone(), composition);
        }
        text
    }

    /// Returns how the documents of a body mention documents.
    fn references(&mut self, body: &Body, chains: &BTreeMap<BodyId, Chain<'f>>) -> References {
        let Some(chain) = chains.get(&body.id) else {
            return References::default();
        };
        let mentioned = self.mentioned(body, chain, chains);
        let mut forms = Vec::new();
        for id in &mentioned {
            if let Some(chain) = chains.get(id) {
                forms.extend(self.forms(id, chain));
            }
        }
        References {
            symbols: self.symbols(body, chain),
            forms,
            languages: self.introductions(chain, &mentioned, chains),
        }
    }

    /// Returns the bodies whose documents a body mentions, in order, with the body itself.
    fn mentioned(
        &mut self,
        body: &Body,
        chain: &Chain<'f>,
        chains: &BTreeMap<BodyId, Chain<'f>>,
    ) -> Vec<BodyId> {
        let mut mentioned = Vec::new();
        let own = chain
            .iter()
            .find_map(|file| Some((*file, file.data.references.bodies.as_ref()?)));
        if let Some((file, ids)) = own {
            for (index, id) in ids.iter().enumerate() {
                if chains.contains_key(id) {
                    mentioned.push(id.clone());
                } else if !self.files.contains_key(id) {
                    let section = [Step::Key("references"), Step::Key("bodies")];
                    let path = [&section[..], &[Step::Index(index)]].concat();
                    let finding = self.unknown(file, &path, id);
                    self.findings.push(finding);
                }
            }
        }
        if !mentioned.contains(&body.id) {
            mentioned.insert(0, body.id.clone());
        }
        mentioned
    }

    fn symbols(&mut self, body: &Body, chain: &Chain<'f>) -> Option<Pattern> {
        let own = chain
            .iter()
            .find_map(|file| Some((*file, file.data.references.symbols.as_ref()?)));
        let Some((file, symbols)) = own else {
            let expression = symbol_expression(&body.documents)?;
            return checked_pattern(&expression, chain).ok();
        };
        let path = [Step::Key("references"), Step::Key("symbols")];
        match checked_pattern(symbols, chain) {
            Ok(pattern) if !is_built_in(chain) && pattern.is_match("") => {
                let help = "correct it, so that it needs at least one character";
                let message = "the expression of symbols matches an empty text";
                self.findings.push(file.error(&path, message, help));
                None
            }
            Ok(pattern) => Some(pattern),
            Err(error) => {
                self.wrong_regex(file, &path, &error);
                None
            }
        }
    }

    fn forms(&mut self, id: &BodyId, chain: &Chain<'f>) -> Vec<Form> {
        let parts = parts(chain);
        let own = chain
            .iter()
            .find_map(|file| Some((*file, file.data.references.forms.as_ref()?)));
        let Some((file, entries)) = own else {
            return Vec::new();
        };
        let mut forms = Vec::new();
        for (index, entry) in entries.iter().enumerate() {
            forms.extend(self.form(id, chain, (file, index, entry), &parts));
        }
        forms
    }

    fn form(
        &mut self,
        id: &BodyId,
        chain: &Chain<'f>,
        (file, index, entry): (&ParsedFile, usize, &FormEntry),
        parts: &BTreeMap<String, String>,
    ) -> Option<Form> {
        let path = |key| {
            [
                Step::Key("references"),
                Step::Key("forms"),
                Step::Index(index),
                Step::Key(key),
            ]
        };
        let text = checked(Grammar::parse(&entry.text, parts), chain)
            .map_err(|error| self.wrong_grammar(file, &path("text"), &entry.text, error))
            .ok()?;
        let known = only(parts, &text.part_names());
        let symbol = checked(Grammar::of_symbols(&entry.symbol, &known), chain)
            .map_err(|error| self.wrong_grammar(file, &path("symbol"), &entry.symbol, error))
            .ok()?;
        Some(Form {
            body: id.clone(),
            text,
            symbol,
            is_distinct: entry.distinct,
            not_later: entry.not_later.clone(),
        })
    }

    fn introductions(
        &mut self,
        chain: &Chain<'f>,
        mentioned: &[BodyId],
        chains: &BTreeMap<BodyId, Chain<'f>>,
    ) -> BTreeMap<String, Introduction> {
        let tags: BTreeSet<&String> = chain
            .iter()
            .flat_map(|file| file.data.references.words.keys())
            .collect();
        let mut introductions = BTreeMap::new();
        for tag in tags {
            if let Some(introduction) = self.introduction(tag, chain, mentioned, chains) {
                introductions.insert(tag.clone(), introduction);
            }
        }
        introductions
    }

    fn introduction(
        &mut self,
        tag: &str,
        chain: &Chain<'f>,
        mentioned: &[BodyId],
        chains: &BTreeMap<BodyId, Chain<'f>>,
    ) -> Option<Introduction> {
        let language: Language = tag.parse().ok()?;
        // Chinese has no spaces between words.
        let space = match language.script() {
            publish_model::Script::Chinese => r"[\ \u{a0}]?",
            _ => r"[\ \u{a0}]",
        };
        // Every position between Chinese letters is within a word.
        let boundary = match language.script() {
            publish_model::Script::Chinese => "",
            _ => r"(?:\b|^)",
        };
        let introduced_by = self.words_regex(tag, chain, "introduced-by", |words| {
            let words = words.introduced_by.as_deref()?;
            Some(format!("{boundary}(?:{}){space}", with_spaces(words)))
        })?;
        let dates = dates(tag, chain);
        let between = self.words_regex(tag, chain, "between", |words| {
            Some(after_dates(dates, words.between.as_deref()?))
        });
        let phrases = self.phrases(tag, chain, (mentioned, chains), space);
        let lists = |list: fn(&IntroductionEntry) -> Option<&Vec<String>>| -> Vec<Vec<String>> {
            let found = words_of(tag, chain).find_map(|(_, words)| list(words));
            found
                .into_iter()
                .flatten()
                .map(|name| words_in(name))
                .collect()
        };
        let (mut names, mut clauses) = (Vec::new(), Vec::new());
        for id in mentioned {
            let Some(chain) = chains.get(id) else {
                continue;
            };
            let own = words_of(tag, chain).find_map(|(_, words)| words.names.as_ref());
            let own = own.into_iter().flatten();
            names.extend(own.map(|name| (words_in(name), id.clone())));
            let words = self.words_regex(tag, chain, "clause", |words| words.clause.clone());
            let unless = self.words_regex(tag, chain, "clause-unless", |words| {
                words.clause_unless.clone()
            });
            clauses.extend(words.map(|words| (Clause { words, unless }, id.clone())));
        }
        Some(Introduction {
            introduced_by,
            between,
            names,
            clauses,
            unspecific_names: lists(|words| words.unspecific_names.as_ref()),
            other_names: lists(|words| words.other_names.as_ref()),
            other_words: words_of(tag, chain)
                .find_map(|(_, words)| words.other_words.clone())
                .unwrap_or_default(),
            capitals_are_names: words_of(tag, chain)
                .find_map(|(_, words)| words.capitals_are_names)
                .unwrap_or_default(),
            phrases,
        })
    }

    /// Returns the phrases around numbers in a language, if its words have some.
    fn phrases(
        &mut self,
        tag: &str,
        chain: &Chain<'f>,
        (mentioned, chains): (&[BodyId], &BTreeMap<BodyId, Chain<'f>>),
        space: &str,
    ) -> Option<Phrases> {
        let dates = dates(tag, chain);
        let mut of_bodies = Vec::new();
        for id in mentioned {
            let Some(chain) = chains.get(id) else {
                continue;
            };
            let named_before = self.words_regex(tag, chain, "named-before", |words| {
                let before = words.named_before.as_deref()?;
                Some(format!("(?:{}){space}$", with_spaces(before)))
            });
            let named_after = self.words_regex(tag, chain, "named-after", |words| {
                Some(after_dates(dates, words.named_after.as_deref()?))
            });
            let unnamed = words_of(tag, chain).find_map(|(_, words)| words.unnamed);
            of_bodies.push(PhraseOfBody {
                body: id.clone(),
                named_before,
                named_after,
                is_unnamed: unnamed.unwrap_or_default(),
            });
        }
        let phrases = Phrases {
            own: self.words_regex(tag, chain, "own", |words| {
                let own = words.own.as_deref()?;
                Some(format!("(?:{}){space}$", with_spaces(own)))
            }),
            other_after: self.words_regex(tag, chain, "other-after", |words| {
                Some(after_dates(dates, words.other_after.as_deref()?))
            }),
            followed_by: self.words_regex(tag, chain, "followed-by", |words| {
                let text = words.followed_by.as_deref()?;
                Some(format!("^(?:{})", with_spaces(text)))
            }),
            of_bodies,
        };
        phrases.has_any().then_some(phrases)
    }

    fn words_regex(
        &mut self,
        tag: &str,
        chain: &Chain<'f>,
        key: &str,
        expression: impl Fn(&IntroductionEntry) -> Option<String>,
    ) -> Option<Pattern> {
        let found = words_of(tag, chain).find_map(|(file, words)| Some((file, expression(words)?)));
        let (file, expression) = found?;
        match checked_pattern(&expression, chain) {
            Ok(pattern) => Some(pattern),
            Err(error) => {
                let path = [
                    Step::Key("references"),
                    Step::Key("words"),
                    Step::Key(tag),
                    Step::Key(key),
                ];
                self.wrong_regex(file, &path, &error);
                None
            }
        }
    }
}

/// Returns the words of a language in each file of a body that has some.
fn words_of<'c, 'f>(
    tag: &'c str,
    chain: &'c [&'f ParsedFile],
) -> impl Iterator<Item = (&'f ParsedFile, &'f IntroductionEntry)> + use<'c, 'f> {
    chain
        .iter()
        .filter_map(move |file| Some((*file, file.data.references.words.get(tag)?)))
}

/// Returns the expression of a date after a number.
fn dates<'f>(tag: &str, chain: &[&'f ParsedFile]) -> Option<&'f str> {
    let mut words = words_of(tag, chain);
    words.find_map(|(_, words)| words.dates.as_deref())
}

/// Returns the expression of words after a number, between which a date can be.
fn after_dates(dates: Option<&str>, words: &str) -> String {
    let words = with_spaces(words);
    match dates {
        Some(dates) => format!("^(?:{})?(?:{words})", with_spaces(dates)),
        None => format!("^(?:{words})"),
    }
}

fn words_in(name: &str) -> Vec<String> {
    name.split_whitespace().map(str::to_owned).collect()
}

/// Returns a regular expression in which a space outside brackets is also a no-break space.
fn with_spaces(expression: &str) -> String {
    let mut spaced = String::with_capacity(expression.len());
    let (mut is_escaped, mut is_in_brackets) = (false, false);
    for character in expression.chars() {
        if character == ' ' && !is_escaped && !is_in_brackets {
            spaced.push_str(r"[\ \u{a0}]");
        } else {
            spaced.push(character);
        }
        match character {
            '[' if !is_escaped => is_in_brackets = true,
            ']' if !is_escaped => is_in_brackets = false,
            _ => {}
        }
        is_escaped = character == '\\' && !is_escaped;
    }
    spaced
}

/// Returns the parts of a body, its own first.
fn parts(chain: &Chain<'_>) -> BTreeMap<String, String> {
    let mut parts = BTreeMap::new();
    for file in chain.iter().rev() {
        parts.extend(file.data.parts.clone());
    }
    parts
}

fn only(parts: &BTreeMap<String, String>, names: &[&str]) -> BTreeMap<String, String> {
    let parts = parts.iter();
    parts
        .filter(|(name, _)| names.contains(&name.as_str()))
        .map(|(name, part)| (name.clone(), part.clone()))
        .collect()
}

fn sites(chain: &Chain<'_>) -> Sites {
    let entries = || chain.iter().map(|file| &file.data.official);
    let languages = entries().find_map(|entry| entry.languages.clone());
    let read_languages = entries().find_map(|entry| entry.read_languages.clone());
    let others = entries().find_map(|entry| entry.sites.clone());
    let without_symbols = entries().find_map(|entry| entry.sites_without_symbols.clone());
    Sites {
        languages: languages.unwrap_or_default(),
        read_languages: read_languages.unwrap_or_default(),
        others: others.unwrap_or_default(),
        without_symbols: without_symbols.unwrap_or_default(),
    }
}

fn akn(id: &BodyId, chain: &Chain<'_>) -> Akn {
    let entries = || chain.iter().map(|file| &file.data.akn);
    let default = Akn::of(id);
    let country = entries().find_map(|entry| entry.country.clone());
    let country = country.unwrap_or(default.country);
    let author = entries().find_map(|entry| entry.author.clone());
    let author = author.unwrap_or(default.author);
    let address = entries().find_map(|entry| entry.address.clone());
    let address = address.unwrap_or_else(|| format!("/akn/{country}/statement/deliberation/{id}"));
    let organizations = entries().find_map(|entry| entry.organizations.as_ref());
    let organizations = match organizations {
        Some(entries) => {
            let entries = entries.iter();
            let organizations = entries.map(|entry| AknOrganization {
                id: entry.id.clone(),
                address: entry.address.clone(),
                name: entry.name.clone(),
            });
            organizations.collect()
        }
        None => vec![AknOrganization {
            id: author.clone(),
            address: format!("/akn/ontology/organization/{country}/{id}"),
            name: id.to_string(),
        }],
    };
    let counts = entries().find_map(|entry| entry.markers_count_separators);
    Akn {
        author,
        address,
        country,
        organizations,
        markers_count_separators: counts.unwrap_or_default(),
    }
}

fn new_of_kinds(chain: &Chain<'_>) -> BTreeMap<String, NewSource> {
    let kinds = chain.iter().flat_map(|file| file.data.new.kinds.keys());
    let kinds: BTreeSet<&String> = kinds.collect();
    let kinds = kinds.into_iter();
    kinds
        .map(|kind| (kind.clone(), new_source(chain, Some(kind))))
        .collect()
}

/// Returns what a new source file has, of a kind or in general. What files have for the kind takes
/// precedence.
fn new_source(chain: &Chain<'_>, kind: Option<&str>) -> NewSource {
    let of_kind = || {
        chain
            .iter()
            .filter_map(|file| file.data.new.kinds.get(kind?))
    };
    let entries = || chain.iter().map(|file| &file.data.new);
    let keys = of_kind().map(|entry| &entry.keys);
    let keys = keys.chain(entries().map(|entry| &entry.keys));
    let all_words = || {
        let general = entries().map(|entry| &entry.words);
        of_kind().map(|entry| &entry.words).chain(general)
    };
    let tags: BTreeSet<&String> = all_words().flat_map(BTreeMap::keys).collect();
    let words = tags.into_iter().map(|tag| {
        let words = || all_words().filter_map(|words| words.get(tag));
        let new = NewWords {
            formula: words().find_map(|words| words.formula.clone()),
            titles: words()
                .find_map(|words| words.titles.clone())
                .unwrap_or_default(),
            printed: words()
                .find_map(|words| words.printed.clone())
                .unwrap_or_default(),
            examples: words()
                .find_map(|words| words.examples.clone())
                .unwrap_or_default(),
            text: words().find_map(|words| words.text.clone()),
        };
        (tag.clone(), new)
    });
    NewSource {
        keys: keys.flatten().next().cloned(),
        words: words.collect(),
    }
}

/// Returns a kind as Akoma Ntoso writes it: `draftResolution` for `draft-resolution`.
fn camel_case(kind: &str) -> String {
    let mut words = kind.split('-');
    let mut name = words.next().unwrap_or_default().to_owned();
    for word in words {
        let mut characters = word.chars();
        name.extend(characters.next().map(|first| first.to_ascii_uppercase()));
        name.push_str(characters.as_str());
    }
    name
}

/// Returns the findings about grammars that two bodies have, so that both would claim each symbol. A
/// built-in body does not claim the symbols of a body that is not.
fn same_grammars(bodies: &[Body], chains: &BTreeMap<BodyId, Chain<'_>>) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    let mut known: BTreeMap<(&str, bool), &BodyId> = BTreeMap::new();
    for body in bodies {
        for documents in &body.documents {
            let grammar = &documents.symbol;
            let key = (grammar.expression(), body.is_built_in);
            match known.get(&key) {
                Some(other) if *other != &body.id => {
                    let finding = claimed_twice(body, grammar.pattern(), other, chains);
                    findings.extend(finding);
                }
                Some(_) => {}
                None => {
                    known.insert(key, &body.id);
                }
            }
        }
    }
    findings
}

fn claimed_twice(
    body: &Body,
    pattern: &str,
    other: &BodyId,
    chains: &BTreeMap<BodyId, Chain<'_>>,
) -> Option<Diagnostic> {
    let chain = chains.get(&body.id)?;
    let own = chain
        .iter()
        .find_map(|file| Some((*file, file.data.documents.as_ref()?)));
    let (file, entries) = own?;
    let index = entries.iter().position(|entry| entry.symbol == pattern)?;
    let path = [
        Step::Key("documents"),
        Step::Index(index),
        Step::Key("symbol"),
    ];
    let name = chains.get(other)?.first()?.source.name.clone();
    let message = format!(
        "the body “{other}” in {name} has the same symbols as “{}”",
        body.id
    );
    let help = "change the grammar of one of the two, for example with a literal part that only its \
                symbols have";
    let mut finding = file.error(&path, message, help);
    finding.code = publish_model::diagnostic::Code::SymbolClaimedTwice;
    Some(finding)
}
