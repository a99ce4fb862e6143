//! The elements of Akoma Ntoso 3.0 (OASIS, 2018) that can be in the text of a document, and the
//! findings about others.

use roxmltree::Node;

use publish_model::diagnostic::Code;

use crate::report::Report;

use super::{name, opening_tag};

/// The elements within a line of text.
const INLINES: [&str; 76] = [
    "a",
    "abbr",
    "affectedDocument",
    "argument",
    "authorialNote",
    "b",
    "br",
    "change",
    "concept",
    "courtType",
    "date",
    "decoration",
    "def",
    "del",
    "docAuthority",
    "docCommittee",
    "docDate",
    "docIntroducer",
    "docJurisdiction",
    "docNumber",
    "docProponent",
    "docPurpose",
    "docStage",
    "docStatus",
    "docTitle",
    "docType",
    "docketNumber",
    "embeddedText",
    "entity",
    "eol",
    "eop",
    "event",
    "fillIn",
    "i",
    "img",
    "inline",
    "ins",
    "judge",
    "lawyer",
    "legislature",
    "location",
    "marker",
    "mmod",
    "mod",
    "mref",
    "neutralCitation",
    "noteRef",
    "object",
    "omissis",
    "opinion",
    "organization",
    "outcome",
    "party",
    "person",
    "placeholder",
    "process",
    "quantity",
    "quotedText",
    "recordedTime",
    "ref",
    "relatedDocument",
    "remark",
    "rmod",
    "role",
    "rref",
    "session",
    "shortTitle",
    "signature",
    "span",
    "sub",
    "subFlow",
    "sup",
    "term",
    "time",
    "u",
    "vote",
];

/// The elements that contain lines, and the parts of a document.
const BLOCKS: [&str; 135] = [
    "act",
    "address",
    "adjournment",
    "administrationOfOath",
    "akomaNtoso",
    "alinea",
    "amendment",
    "amendmentBody",
    "amendmentContent",
    "amendmentHeading",
    "amendmentJustification",
    "amendmentList",
    "amendmentReference",
    "answer",
    "arguments",
    "article",
    "attachment",
    "attachments",
    "background",
    "bill",
    "block",
    "blockContainer",
    "blockList",
    "body",
    "book",
    "caption",
    "chapter",
    "citation",
    "citations",
    "clause",
    "collectionBody",
    "communication",
    "component",
    "componentRef",
    "components",
    "conclusions",
    "container",
    "content",
    "coverPage",
    "crossHeading",
    "debate",
    "debateBody",
    "debateReport",
    "debateSection",
    "decision",
    "declarationOfVote",
    "div",
    "division",
    "doc",
    "documentCollection",
    "documentRef",
    "embeddedStructure",
    "foreign",
    "formula",
    "from",
    "hcontainer",
    "header",
    "heading",
    "indent",
    "interstitial",
    "intro",
    "introduction",
    "item",
    "judgment",
    "judgmentBody",
    "level",
    "li",
    "list",
    "listIntroduction",
    "listWrapUp",
    "longTitle",
    "mainBody",
    "ministerialStatements",
    "motivation",
    "narrative",
    "nationalInterest",
    "noticesOfMotion",
    "num",
    "officialGazette",
    "ol",
    "oralStatements",
    "other",
    "p",
    "papers",
    "paragraph",
    "part",
    "personalStatements",
    "petitions",
    "point",
    "pointOfOrder",
    "portion",
    "portionBody",
    "prayers",
    "preamble",
    "preface",
    "proceduralMotions",
    "proviso",
    "question",
    "questions",
    "quotedStructure",
    "recital",
    "recitals",
    "remedies",
    "resolutions",
    "rollCall",
    "rule",
    "scene",
    "section",
    "speech",
    "speechGroup",
    "statement",
    "subchapter",
    "subclause",
    "subdivision",
    "subheading",
    "sublist",
    "subparagraph",
    "subpart",
    "subrule",
    "subsection",
    "subtitle",
    "summary",
    "table",
    "tblock",
    "td",
    "th",
    "title",
    "toc",
    "tocItem",
    "tome",
    "tr",
    "transitional",
    "ul",
    "wrapUp",
    "writtenStatements",
];

/// Elements of HTML that the reader supports although Akoma Ntoso does not have them.
const OF_HTML: [&str; 2] = ["em", "strong"];

/// Whether an element is within a line of text.
pub fn is_inline(node: Node<'_, '_>) -> bool {
    INLINES.contains(&name(node)) || OF_HTML.contains(&name(node))
}

fn is_known(node: Node<'_, '_>) -> bool {
    is_inline(node) || BLOCKS.contains(&name(node))
}

/// Warns of elements in the text that Akoma Ntoso does not have: each name once, with its first
/// position. Elements within such an element are not listed separately.
pub fn warn_of_unknown(root: Node<'_, '_>, report: &mut Report) {
    let mut names: Vec<&str> = Vec::new();
    warn(root, &mut names, report);
}

fn warn<'a>(node: Node<'a, '_>, names: &mut Vec<&'a str>, report: &mut Report) {
    for inner in node.children().filter(Node::is_element) {
        match name(inner) {
            "meta" => {}
            _ if is_known(inner) => warn(inner, names, report),
            unknown if names.contains(&unknown) => {}
            unknown => {
                names.push(unknown);
                report_unknown(inner, unknown, report);
            }
        }
    }
}

fn report_unknown(node: Node<'_, '_>, unknown: &str, report: &mut Report) {
    let message = format!(
        "the element <{unknown}> does not belong to Akoma Ntoso 3.0, so its meaning is lost"
    );
    let known = BLOCKS.into_iter().chain(INLINES);
    let help = match publish_model::suggestion::nearest(unknown, known) {
        Some(known) => format!("did you mean <{known}>? docs/akoma-ntoso.md lists the elements"),
        None => "replace it by an element of Akoma Ntoso: docs/akoma-ntoso.md lists the elements"
            .to_owned(),
    };
    report.warning(Code::UnknownElement, message, help, opening_tag(node));
}
