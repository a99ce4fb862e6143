//! The requirements of EN 301 549 v4.1.1 for web pages (clause 9) and non-web documents (clause 10):
//! the success criteria of WCAG 2.2 at level A and AA.

use publish_view::edition::Format;

use super::{Criterion, IDENTITY};

/// The standard, with its version.
pub const STANDARD: &str = "EN 301 549 v4.1.1";

/// The level of a success criterion.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    /// Level A.
    A,
    /// Level AA.
    AA,
}

/// What editions cannot contain, so that a requirement about it does not apply. The catalogues have
/// the reason (`not-applicable-reason`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Absent {
    /// Audio and video. The model has none, and the templates add none.
    Media,
    /// Anything that moves, blinks or flashes. Style sheets and images of a project may.
    Motion,
    /// A time limit.
    TimeLimit,
    /// Functions that are used with gestures, by dragging or by moving the device.
    Gestures,
    /// Keyboard shortcuts that consist of a letter, digit or other printed character.
    Shortcuts,
    /// Fields for information about the reader, and transactions.
    PersonalData,
    /// Authentication.
    Authentication,
    /// Form fields. A web page has one, “Go to paragraph”.
    Fields,
    /// Messages about what the reader has done: only the scripts of web pages have them.
    StatusMessages,
    /// Not a property of editions: WCAG 2.2 has removed the criterion.
    Criterion,
}

impl Absent {
    /// The variant of the message.
    pub fn key(self) -> &'static str {
        match self {
            Absent::Media => "media",
            Absent::Motion => "motion",
            Absent::TimeLimit => "time-limit",
            Absent::Gestures => "gestures",
            Absent::Shortcuts => "shortcuts",
            Absent::PersonalData => "personal-data",
            Absent::Authentication => "authentication",
            Absent::Fields => "fields",
            Absent::StatusMessages => "status-messages",
            Absent::Criterion => "criterion",
        }
    }
}

/// A requirement that is a success criterion.
#[derive(Debug, Clone, Copy)]
pub struct Requirement {
    /// The success criterion.
    pub criterion: Criterion,
    /// The variant of the message with its name (`criterion-name`).
    pub key: &'static str,
    /// Its level.
    pub level: Level,
    /// How it applies to web pages.
    pub web: Scope,
    /// How it applies to documents.
    pub documents: Scope,
}

/// How a requirement applies to editions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// It applies.
    Applies,
    /// The editions cannot contain what it is about.
    Without(Absent),
    /// The standard does not have it for these editions.
    None,
}

use Level::{A, AA};

/// A requirement that applies to all editions.
const fn all(number: (u8, u8, u8), key: &'static str, level: Level) -> Requirement {
    differing(number, key, level, Scope::Applies, Scope::Applies)
}

/// A requirement about something that no edition can contain.
const fn without(
    number: (u8, u8, u8),
    key: &'static str,
    level: Level,
    absent: Absent,
) -> Requirement {
    let scope = Scope::Without(absent);
    differing(number, key, level, scope, scope)
}

/// A requirement about something that only web pages can contain.
const fn only_web(
    number: (u8, u8, u8),
    key: &'static str,
    level: Level,
    absent: Absent,
) -> Requirement {
    differing(number, key, level, Scope::Applies, Scope::Without(absent))
}

const fn differing(
    (principle, guideline, number): (u8, u8, u8),
    key: &'static str,
    level: Level,
    web: Scope,
    documents: Scope,
) -> Requirement {
    Requirement {
        criterion: Criterion::new(principle, guideline, number),
        key,
        level,
        web,
        documents,
    }
}

/// The success criteria at level A and AA, in order of number. Clause 10 does not have 2.4.1 and
/// 2.4.5; since v4.1.1 it has 3.2.3 and 3.2.4 (<https://github.com/w3c/wcag2ict/issues/993>).
/// docs/accessibility-statement.md names the copies of the standard with which the list was compared.
pub const REQUIREMENTS: [Requirement; 56] = [
    all((1, 1, 1), "non-text-content", A),
    without((1, 2, 1), "audio-only-and-video-only", A, Absent::Media),
    without((1, 2, 2), "captions-prerecorded", A, Absent::Media),
    without(
        (1, 2, 3),
        "audio-description-or-alternative",
        A,
        Absent::Media,
    ),
    without((1, 2, 4), "captions-live", AA, Absent::Media),
    without((1, 2, 5), "audio-description", AA, Absent::Media),
    all((1, 3, 1), "info-and-relationships", A),
    all((1, 3, 2), "meaningful-sequence", A),
    all((1, 3, 3), "sensory-characteristics", A),
    all((1, 3, 4), "orientation", AA),
    without(
        (1, 3, 5),
        "identify-input-purpose",
        AA,
        Absent::PersonalData,
    ),
    all((1, 4, 1), "use-of-color", A),
    without((1, 4, 2), "audio-control", A, Absent::Media),
    all((1, 4, 3), "contrast-minimum", AA),
    all((1, 4, 4), "resize-text", AA),
    all((1, 4, 5), "images-of-text", AA),
    all((1, 4, 10), "reflow", AA),
    all((1, 4, 11), "non-text-contrast", AA),
    all((1, 4, 12), "text-spacing", AA),
    all((1, 4, 13), "content-on-hover-or-focus", AA),
    all((2, 1, 1), "keyboard", A),
    all((2, 1, 2), "no-keyboard-trap", A),
    without((2, 1, 4), "character-key-shortcuts", A, Absent::Shortcuts),
    without((2, 2, 1), "timing-adjustable", A, Absent::TimeLimit),
    without((2, 2, 2), "pause-stop-hide", A, Absent::Motion),
    without((2, 3, 1), "three-flashes", A, Absent::Motion),
    differing((2, 4, 1), "bypass-blocks", A, Scope::Applies, Scope::None),
    all((2, 4, 2), "page-titled", A),
    all((2, 4, 3), "focus-order", A),
    all((2, 4, 4), "link-purpose", A),
    differing((2, 4, 5), "multiple-ways", AA, Scope::Applies, Scope::None),
    all((2, 4, 6), "headings-and-labels", AA),
    all((2, 4, 7), "focus-visible", AA),
    all((2, 4, 11), "focus-not-obscured", AA),
    without((2, 5, 1), "pointer-gestures", A, Absent::Gestures),
    all((2, 5, 2), "pointer-cancellation", A),
    all((2, 5, 3), "label-in-name", A),
    without((2, 5, 4), "motion-actuation", A, Absent::Gestures),
    without((2, 5, 7), "dragging-movements", AA, Absent::Gestures),
    all((2, 5, 8), "target-size", AA),
    all((3, 1, 1), "language-of-page", A),
    all((3, 1, 2), "language-of-parts", AA),
    all((3, 2, 1), "on-focus", A),
    only_web((3, 2, 2), "on-input", A, Absent::Fields),
    all((3, 2, 3), "consistent-navigation", AA),
    all((3, 2, 4), "consistent-identification", AA),
    all((3, 2, 6), "consistent-help", A),
    only_web((3, 3, 1), "error-identification", A, Absent::Fields),
    only_web((3, 3, 2), "labels-or-instructions", A, Absent::Fields),
    only_web((3, 3, 3), "error-suggestion", AA, Absent::Fields),
    without((3, 3, 4), "error-prevention", AA, Absent::PersonalData),
    without((3, 3, 7), "redundant-entry", A, Absent::PersonalData),
    without(
        (3, 3, 8),
        "accessible-authentication",
        AA,
        Absent::Authentication,
    ),
    without((4, 1, 1), "parsing", A, Absent::Criterion),
    all((4, 1, 2), "name-role-value", A),
    only_web((4, 1, 3), "status-messages", AA, Absent::StatusMessages),
];

/// Whether a check of `publish` alone decides a success criterion for a file, so that the criterion
/// is met if the check finds nothing. Of the criteria, automatic checks decide only these two:
///
/// - 3.1.1, Language of Page: the language of the file is that of the document.
/// - 2.4.2, Page Titled: the title has the symbol, which identifies the document.
///
/// The check of the identity compares both with the source, in web pages, EPUBs and PDFs. All other
/// checks, and those of other programs, find only some violations of a criterion.
pub fn decides(check: &str, tool: &str, criterion: Criterion) -> bool {
    const DECIDED: [Criterion; 2] = [Criterion::new(2, 4, 2), Criterion::new(3, 1, 1)];
    check == IDENTITY && tool == "publish" && DECIDED.contains(&criterion)
}

/// Whether a format is a web page of clause 9 or a document of clause 10. Akoma Ntoso and
/// JSON Lines are data for programs.
pub fn part_of(format: Format) -> Option<Part> {
    match format {
        Format::Html => Some(Part::Web),
        Format::Epub | Format::Pdf | Format::Txt | Format::Brf | Format::Ebrl => {
            Some(Part::Documents)
        }
        Format::Akn | Format::Jsonl => None,
    }
}

/// The two clauses of success criteria.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// Clause 9, Web.
    Web,
    /// Clause 10, Non-web documents.
    Documents,
}

impl Part {
    /// The number of the clause.
    pub fn number(self) -> u8 {
        match self {
            Part::Web => 9,
            Part::Documents => 10,
        }
    }

    /// How a requirement applies.
    pub fn scope(self, requirement: &Requirement) -> Scope {
        match self {
            Part::Web => requirement.web,
            Part::Documents => requirement.documents,
        }
    }
}
