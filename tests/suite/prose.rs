//! The English of the repository: words and phrases that the style guide replaces.
//!
//! The tests read code, comments, messages, templates and documents. Underscores count as spaces,
//! so identifiers and names of tests are checked too. What no pattern can decide is left to
//! reviewers.

use std::fs;
use std::path::{Path, PathBuf};

use publish_test_support::root;
use regex::{Regex, RegexBuilder};

/// A word or phrase to replace.
struct Rule {
    /// The words, as a regular expression that ignores case.
    words: &'static str,
    /// Phrases in which the words are right, as a regular expression.
    unless: &'static str,
    /// The words to use.
    instead: &'static str,
    /// Phrases that break the rule.
    wrong: &'static [&'static str],
    /// Phrases that follow it.
    right: &'static [&'static str],
}

const RULES: &[Rule] = &[
    Rule {
        words: r"\bmend(s|ed|ing)?\b",
        unless: "",
        instead: "fix",
        wrong: &["mend the template", "fn mended()"],
        right: &["fix the template", "amendment"],
    },
    Rule {
        words: r"\bbehind\b",
        // Layers, and what a program leaves.
        unless: r"\b(background|colours?|drawn|layers?|left|painted) behind\b",
        instead: "after",
        wrong: &["the note behind a paragraph"],
        right: &["the note after a paragraph", "no file is left behind"],
    },
    Rule {
        words: r"\b(stands?|stood|standing)\b",
        unless: r"\bstands? for\b|\bstands? alone\b|\bstand-alone\b|\blong-standing\b",
        instead: "is, appears",
        wrong: &["the table stands between paragraphs", "what_stands_there"],
        right: &[
            "what Ibid. stands for",
            "the table is between paragraphs",
            "standard",
        ],
    },
    Rule {
        words: r"\b(says?|saying|tells?|telling|told|said)\b",
        unless: "",
        instead: "reports, describes, contains; specified",
        wrong: &[
            "the file says its language",
            "unless this is said",
            "fn what_is_said()",
        ],
        right: &["the file specifies its language"],
    },
    Rule {
        words: r"\b(arranged|built|called|divided|done|formed|given|made|marked|named|numbered|ordered|placed|printed|put|read|set|spelled|structured|used|worded|written) otherwise\b|\botherwise (divided|made|named|numbered|ordered|printed|structured|written)\b",
        unless: "",
        instead: "differently",
        wrong: &[
            "the text is divided otherwise",
            "PDFs that are made otherwise",
        ],
        right: &[
            "the text is structured differently",
            "otherwise, the build fails",
        ],
    },
    Rule {
        words: r"\b(is|are|was|were) no [a-z]+",
        unless: r"\bthere (is|are|was|were) no\b|\b(is|are|was|were) no (longer|more|less|fewer|better|worse|different)\b",
        instead: "is not a",
        wrong: &["it is no whole number", "an_address_that_is_no_address"],
        right: &[
            "it is not a whole number",
            "there is no page",
            "it is no longer used",
        ],
    },
    Rule {
        words: r"\b(has|have|had) not\b",
        unless: r"\b(has|have|had) not (yet |also |even |only )?(been|begun|become|built|chosen|come|done|ended|found|given|gone|got|had|held|kept|known|left|lost|made|met|put|read|run|seen|sent|set|shown|taken|written|[a-z]+ed)\b",
        instead: "does not have",
        wrong: &[
            "the text has not the shape of a symbol",
            "they have not the words",
        ],
        right: &[
            "the text does not have the shape of a symbol",
            "it has not changed",
            "it has not yet been built",
        ],
    },
    Rule {
        words: r"\bwho (listens?|wants?|reads|jumps?|publishes|sees)\b",
        unless: r"\b(people|person|persons|reader|readers|user|users|anyone|everyone|someone|anybody|everybody|somebody|those|reviewers?|publishers?|engineers?|designers?|officers?) who [a-z]+",
        instead: "readers who …, people who use a screen reader",
        wrong: &[
            "for who wants that",
            "names for who listens",
            "who publishes this copy has given none",
        ],
        right: &[
            "for readers who want that",
            "people who use a screen reader",
            "the publisher of this copy",
        ],
    },
    Rule {
        words: r"\b(for|of|to|by|with|from) who\b|\bwhoever\b|\bwhom\b",
        unless: "",
        instead: "readers who …, anyone who …, the person who …",
        wrong: &[
            "headings for who jumps",
            "whoever needs an anchor",
            "whom readers write to",
        ],
        right: &[
            "headings for readers who jump",
            "modules that need an anchor",
            "who wrote it",
        ],
    },
    Rule {
        words: r"\b(one [a-z]+|an object|a line|a file|a folder|a message|a row|a test) an? (body|case|character|check|code|crate|document|edition|element|file|folder|format|habit|language|line|page|paragraph|part|processor|rule|table)\b",
        unless: r"\bone (gets|has|is|makes|needs) an? [a-z]+",
        instead: "one … per …",
        wrong: &[
            "one file a language",
            "an object a line",
            "one fault a folder",
        ],
        right: &["one file per language", "one object per line"],
    },
    Rule {
        words: r"\ba (line|file|language|page|document) each\b",
        unless: "",
        instead: "one … each, one … per …",
        wrong: &["a line each"],
        right: &["one line per object"],
    },
    Rule {
        words: r"\bthe whole( ?\n|[^\w \n]|$| (and|by|for|in|is|of|that|with)\b)",
        unless: "",
        instead: "the whole site, the complete set",
        wrong: &[
            "the statement of the whole.",
            "the metadata of the whole and its parts",
        ],
        right: &["the whole site", "the whole text is compared"],
    },
    Rule {
        words: r"\bis whole (and|without)\b",
        unless: "",
        instead: "is complete, works",
        wrong: &["It is whole without scripts"],
        right: &[
            "It works without JavaScript",
            "is a whole number",
            "let is_whole",
        ],
    },
    Rule {
        words: r"\bmake-ups?\b",
        unless: "",
        instead: "layout, variant",
        wrong: &["the make-up of the PDF"],
        right: &["the layout of the PDF", "made up of"],
    },
    Rule {
        words: r"\bmark-up\b",
        unless: "",
        instead: "markup",
        wrong: &["without mark-up"],
        right: &["without markup", "marks up"],
    },
    Rule {
        words: r"\b(what|which) (it|they) keeps?\b|\bkeep(s|ing)? (PDF/|ISO |WCAG|EN 301)|\bwhether the file keeps\b|\bwhat the PDF keeps\b",
        unless: "",
        instead: "conforms to",
        wrong: &[
            "what it keeps",
            "a PDF that keeps PDF/UA-1",
            "Whether the file keeps PDF/UA-1",
        ],
        right: &[
            "what it conforms to",
            "the folder keeps the contact address",
        ],
    },
    Rule {
        words: r"\bours\b",
        unless: "",
        instead: "generated text, text that publish adds",
        wrong: &["all that is ours", "elements_of_ours"],
        right: &["generated text", "hours"],
    },
    Rule {
        words: r"\banew\b",
        unless: "",
        instead: "rebuild, regenerate, again",
        wrong: &["writes the statements anew"],
        right: &["regenerates the statements"],
    },
    Rule {
        words: r"\blook(s|ed|ing)? (at|after)\b|\b(after|worth) a look\b",
        unless: "",
        instead: "check, review",
        wrong: &["looks at pages", "looked_after", "Left after a look"],
        right: &["checks pages", "looks up a symbol", "Reviewed and accepted"],
    },
    Rule {
        words: r"\bplaces? (in|of) (the|a|an|its|their) (document|file|page|source|text)s?\b|\b(file|code|message) and place\b",
        unless: r"\bin (the )?place of\b",
        instead: "location, position, anchor",
        wrong: &["a place in the source", "file and place"],
        right: &[
            "a location in the source",
            "Places",
            "in place of the files",
        ],
    },
    Rule {
        words: r"\bwrong use\b",
        unless: "",
        instead: "usage error",
        wrong: &["2 wrong use", "wrong_use_exits"],
        right: &["2 usage error"],
    },
    Rule {
        words: r"\bfaces?\b",
        unless: r"\bfont-faces?\b",
        instead: "font, typeface",
        wrong: &["the faces of the PDF"],
        right: &[
            "the fonts of the PDF",
            "@font-face",
            "typefaces",
            "interface",
        ],
    },
    Rule {
        words: r"\bjudg(e|es|ed|ing|e?ments?)\b",
        unless: "",
        instead: "validator, check",
        wrong: &["each judge", "the pages are judged", "judgement"],
        right: &["each validator", "the pages are checked"],
    },
    Rule {
        words: r"\b(hears|heard)\b",
        // The name of a view.
        unless: r#"\bas heard\b|[-?"]heard\b"#,
        instead: "announced, transcript",
        wrong: &["what is heard of a PDF", "the_document_is_heard_so"],
        right: &["the transcript of a PDF", "the view “as heard”"],
    },
    Rule {
        words: r"\bwhat is wrong with\b",
        unless: "",
        instead: "errors in",
        wrong: &["What is wrong with a source"],
        right: &["errors in a source"],
    },
    Rule {
        words: r"\bdoes not fit:",
        unless: "",
        instead: "invalid value for …: expected …",
        wrong: &["the value of “session” does not fit: it is text"],
        right: &[
            "invalid value for “session”: expected a whole number",
            "the table does not fit the page",
        ],
    },
    Rule {
        words: r"\b(are|were) divided\b",
        unless: r"\bdivided into\b",
        instead: "have different structures",
        wrong: &["the languages are divided"],
        right: &[
            "the languages have different structures",
            "a note is divided into references",
        ],
    },
    Rule {
        words: r"\bfrom afar\b|\b(leads?|leading|led) (from|to) afar\b",
        unless: "",
        instead: "with absolute links",
        wrong: &["the document as it leads from afar", "led_from_afar"],
        right: &["the document with absolute links"],
    },
    Rule {
        words: r"\bbars? (your|the|their|a reader.s) way\b",
        unless: "",
        instead: "an accessibility problem",
        wrong: &["Tell us what bars your way"],
        right: &["Report an accessibility problem"],
    },
    Rule {
        words: r"\bbesides[,.;:)]",
        unless: "",
        instead: "also, as well",
        wrong: &["and fonts besides."],
        right: &["fonts besides the built-in ones"],
    },
    Rule {
        words: r"\bin what follows\b",
        unless: "",
        instead: "below",
        wrong: &["in what follows, documents are resolutions"],
        right: &["below, documents are resolutions"],
    },
    Rule {
        words: r"\b(hereof|thereof|wherein|wherever)\b",
        unless: "",
        instead: "of this, of it, in which, where",
        wrong: &["wherever the model can have them"],
        right: &["in every position that the model allows"],
    },
    Rule {
        words: r"\bby itself alone\b",
        unless: "",
        instead: "alone, on its own",
        wrong: &["each one by itself alone"],
        right: &["each on its own", "installs them by itself"],
    },
    Rule {
        words: r"\b(go|goes|going|gone|went) on\b",
        unless: "",
        instead: "continues",
        wrong: &["a paragraph that goes on after the page", "gone_on"],
        right: &[
            "a paragraph that continues after the page",
            "go to paragraph",
        ],
    },
    Rule {
        words: r"\b(by|for|from|in|of|to|with) whatever\b|\bwhatever (it|that|they) (is|are|may be)\b|\bwhatever (is|stands)\b",
        unless: "",
        instead: "any, all",
        wrong: &[
            "from whatever source",
            "of whatever kind",
            "whatever stands in a file",
        ],
        right: &[
            "from any source",
            "the same in every edition, whatever the language",
        ],
    },
];

/// Phrases that a rule matches although they are right: file, phrase (with spaces for underscores)
/// and reason.
const EXCEPTIONS: &[(&str, &str, &str)] = &[
    ("CHANGELOG.md", "was `data-ours`", "a former name"),
    ("CHANGELOG.md", "was `Ours`", "a former name"),
    ("CHANGELOG.md", "was `ours`", "a former name"),
    ("CHANGELOG.md", "was `judged`", "a former name"),
    ("CHANGELOG.md", "were `heard`", "a former name"),
    ("CHANGELOG.md", "judgments", "documents of courts"),
    (
        "crates/source/src/akn/refused.rs",
        "judgment",
        "an element of Akoma Ntoso",
    ),
    (
        "crates/source/src/akn/refused.rs",
        "judgments",
        "documents of courts",
    ),
    (
        "crates/source/src/akn/vocabulary.rs",
        "judge",
        "an element of Akoma Ntoso",
    ),
    (
        "crates/source/src/akn/vocabulary.rs",
        "judgment",
        "an element of Akoma Ntoso",
    ),
    (
        "docs/akoma-ntoso.md",
        "judgment",
        "an element of Akoma Ntoso",
    ),
    (
        "docs/source-form.md",
        "To whom does this belong?",
        "the text of an example",
    ),
];

/// Folders and files that are not checked: the words of others, data, and what tools generate.
const SKIPPED: &[&str] = &[
    "LICENSE",
    "content",
    "dist",
    "fonts",
    "target",
    "tests/akoma_ntoso",
    "tests/browser/languages",
    "tests/census",
    "tests/fuzz/artifacts",
    "tests/fuzz/corpus",
    "tests/fuzz/target",
    "tests/invalid",
    "tests/languages",
    "tests/official",
    "tests/snapshots",
    "tests/structure",
    // The rules themselves.
    "tests/suite/prose.rs",
];

/// Extensions of files that are checked. Files without an extension are scripts.
const EXTENSIONS: &[&str] = &[
    "css", "ftl", "html", "js", "json", "md", "mjs", "opf", "py", "rs", "sh", "toml", "typ",
    "xhtml", "yaml", "yml",
];

/// A rule with its compiled patterns.
struct Checker {
    rule: &'static Rule,
    words: Regex,
    unless: Option<Regex>,
}

impl Checker {
    fn all() -> Vec<Self> {
        let compile = |pattern: &str| {
            let mut builder = RegexBuilder::new(pattern);
            builder.case_insensitive(true).build().unwrap()
        };
        let checkers = RULES.iter().map(|rule| Checker {
            rule,
            words: compile(rule.words),
            unless: (!rule.unless.is_empty()).then(|| compile(rule.unless)),
        });
        checkers.collect()
    }

    /// Returns the hits in a text: their offsets and their words.
    fn hits<'t>(&self, text: &'t str) -> Vec<(usize, &'t str)> {
        let allowed: Vec<_> = match &self.unless {
            Some(unless) => unless.find_iter(text).map(|found| found.range()).collect(),
            None => Vec::new(),
        };
        let hits = self.words.find_iter(text).filter(|hit| {
            let overlaps =
                |range: &std::ops::Range<usize>| range.start < hit.end() && hit.start() < range.end;
            !allowed.iter().any(overlaps)
        });
        hits.map(|hit| (hit.start(), hit.as_str())).collect()
    }
}

/// The text of a file without line breaks, indentation and comment markers, so that phrases are
/// found across lines.
struct Prose {
    text: String,
    /// The offset at which each line begins.
    lines: Vec<usize>,
}

impl Prose {
    fn new(file: &str) -> Self {
        let mut text = String::new();
        let mut lines = Vec::new();
        for line in file.lines() {
            lines.push(text.len());
            let line = line.trim().trim_start_matches(['/', '!', '#', '*', '>']);
            let line = line.trim_end_matches('\\').trim();
            text.push_str(&line.replace('_', " "));
            text.push(if line.is_empty() { '\n' } else { ' ' });
        }
        Prose { text, lines }
    }

    /// Returns the number of the line with an offset.
    fn line(&self, offset: usize) -> usize {
        self.lines.partition_point(|start| *start <= offset)
    }

    /// Returns the text around an offset, for exceptions.
    fn around(&self, offset: usize) -> &str {
        let line = self.line(offset);
        let start = self.lines[line.saturating_sub(2)];
        let end = self.lines.get(line + 1).copied();
        &self.text[start..end.unwrap_or(self.text.len())]
    }
}

/// Returns the paths of all files to check, relative to the root of the repository.
fn files() -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut open = vec![root().to_owned()];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let relative = path.strip_prefix(root()).unwrap();
            if is_skipped(relative) {
                continue;
            }
            if path.is_dir() {
                open.push(path);
            } else if is_checked(relative) {
                found.push(relative.to_owned());
            }
        }
    }
    found.sort();
    found
}

fn is_skipped(path: &Path) -> bool {
    let name = path.file_name().unwrap().to_string_lossy();
    let is_hidden = name.starts_with('.') && name != ".ci";
    let is_tool = ["node_modules", "snapshots", "package-lock.json"].contains(&&*name);
    is_hidden || is_tool || SKIPPED.iter().any(|skipped| path == Path::new(skipped))
}

fn is_checked(path: &Path) -> bool {
    // The catalogues of other languages.
    if path.starts_with("templates/catalogue") {
        return path.ends_with("en.ftl");
    }
    match path.extension() {
        Some(extension) => EXTENSIONS.iter().any(|checked| extension == *checked),
        None => true,
    }
}

#[test]
fn prose_avoids_the_words_that_the_style_guide_replaces() {
    let checkers = Checker::all();
    let mut hits = Vec::new();
    let mut used = vec![false; EXCEPTIONS.len()];
    let files = files();
    assert!(files.len() > 200, "only {} files were found", files.len());
    for path in files {
        // Binary files have no prose.
        let Ok(text) = fs::read_to_string(root().join(&path)) else {
            continue;
        };
        let name = path.to_string_lossy();
        let prose = Prose::new(&text);
        for checker in &checkers {
            for (offset, words) in checker.hits(&prose.text) {
                let around = prose.around(offset);
                let mut is_exception = false;
                for (index, (file, phrase, _)) in EXCEPTIONS.iter().enumerate() {
                    if *file == name && phrase.contains(words) && around.contains(phrase) {
                        used[index] = true;
                        is_exception = true;
                    }
                }
                if !is_exception {
                    hits.push(format!(
                        "{name}:{}: “{}”: use {}",
                        prose.line(offset),
                        words.trim(),
                        checker.rule.instead
                    ));
                }
            }
        }
    }
    let unused = EXCEPTIONS.iter().zip(&used).filter(|(_, used)| !**used);
    hits.extend(unused.map(|((file, phrase, _), _)| {
        format!("{file}: the exception “{phrase}” is not used, remove it")
    }));
    assert!(hits.is_empty(), "{} hits:\n{}", hits.len(), hits.join("\n"));
}

#[test]
fn every_rule_matches_its_wrong_examples_and_not_its_right_ones() {
    for checker in Checker::all() {
        let is_hit = |example: &str| !checker.hits(&Prose::new(example).text).is_empty();
        for example in checker.rule.wrong {
            assert!(is_hit(example), "no hit in “{example}”");
        }
        for example in checker.rule.right {
            assert!(!is_hit(example), "a hit in “{example}”");
        }
    }
}

#[test]
fn phrases_are_found_across_the_lines_of_a_comment_and_in_identifiers() {
    let text = "/// A list, as the file\n    /// said it.\n\nfn not_said() {}\n";
    let prose = Prose::new(text);
    let lines: Vec<usize> = Checker::all()
        .iter()
        .flat_map(|checker| checker.hits(&prose.text))
        .map(|(offset, _)| prose.line(offset))
        .collect();
    assert_eq!(lines, [2, 4]);
    let across = Prose::new("// It is no\n// number.");
    let hits: Vec<(usize, &str)> = Checker::all()
        .iter()
        .flat_map(|checker| checker.hits(&across.text))
        .collect();
    assert_eq!(hits, [(3, "is no number")]);
    assert_eq!(across.line(3), 1);
}
