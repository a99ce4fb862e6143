//! Finds words of a PDF that are parted from what they belong to, at the end of a line or page: by its
//! tag tree and the positions of its words, whatever template it was made with.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt;
use std::ops::Range;

use lopdf::content::Content as Stream;
use lopdf::{Dictionary, Document, Object, ObjectId};
use publish_check::tag_tree::{Fonts, words_of_page};

/// A fault of the layout, with its page, from 1.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// The mark of a note is in another line than the word before it or the punctuation after it.
    TornMark(usize, String),
    /// A note begins on another page than its first call: the pages of call and note.
    StrayedNote(usize, usize, String),
    /// A label or number, a heading or an introductory line is last on its page.
    Stranded(usize, String),
    /// The row of a table that heads other rows is last on its page, or the last row of a table is alone
    /// on its page.
    PartedRows(usize, String),
}

impl fmt::Display for Fault {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Fault::TornMark(page, words) => {
                write!(formatter, "page {page}: torn mark in “{words}”")
            }
            Fault::StrayedNote(page, other, note) => {
                write!(formatter, "page {page}: the note {note} is on page {other}")
            }
            Fault::Stranded(page, words) => write!(formatter, "page {page}: “{words}” is last"),
            Fault::PartedRows(page, words) => {
                write!(
                    formatter,
                    "page {page}: the row “{words}” is parted from the next"
                )
            }
        }
    }
}

/// How many marks, notes and pages were examined, and the faults that were found.
#[derive(Debug, Default)]
pub struct Findings {
    /// The number of calls of notes.
    pub calls: usize,
    /// The number of notes that are called.
    pub notes: usize,
    /// The number of pages.
    pub pages: usize,
    /// The faults.
    pub faults: Vec<Fault>,
}

/// The length in characters up to which an introduction is kept with the list that it introduces.
const SHORT_INTRODUCTION: usize = 160;

/// The length in bytes from which rows are not kept together.
const LONG_ROW: usize = 1200;

/// Examines a PDF.
pub fn examine(pdf: &[u8]) -> Findings {
    let document = Document::load_mem(pdf).unwrap();
    let file = File::read(&document);
    let mut findings = Findings {
        pages: file.pages.len(),
        ..Findings::default()
    };
    file.find_torn_marks(&mut findings);
    file.find_strayed_notes(&mut findings);
    file.find_stranded(&mut findings);
    findings
}

/// An element that contains a piece of text. Each element has its own number.
#[derive(Debug, Clone, PartialEq)]
struct Ancestor {
    number: usize,
    kind: String,
}

/// Marked content with words, in the order of the tag tree.
#[derive(Debug)]
struct Piece {
    ancestors: Vec<Ancestor>,
    page: usize,
    /// The baselines of its first and last line.
    lines: Range<f32>,
    size: f32,
    words: String,
}

impl Piece {
    fn is_in(&self, kind: &str) -> bool {
        self.ancestors.iter().any(|one| one.kind == kind)
    }

    fn is_in_note(&self) -> bool {
        self.is_in("Note") || self.is_in("FENote")
    }

    fn is_call(&self) -> bool {
        self.is_in("Reference") && self.is_in("Link")
    }

    /// The innermost element of a block: a paragraph, heading or label.
    fn block(&self) -> Option<&Ancestor> {
        self.ancestors.iter().rfind(|one| is_block(&one.kind))
    }

    /// Returns the innermost element of a type.
    fn innermost(&self, kind: &str) -> Option<usize> {
        let element = self.ancestors.iter().rfind(|one| one.kind == kind);
        element.map(|one| one.number)
    }

    /// Whether the next piece begins in the line in which this one ends.
    fn shares_line_with(&self, next: &Piece) -> bool {
        let tolerance = self.size.max(next.size) * 0.7;
        self.page == next.page && (self.lines.end - next.lines.start).abs() < tolerance
    }
}

fn is_heading(kind: &str) -> bool {
    kind == "Title"
        || kind
            .strip_prefix('H')
            .is_some_and(|level| level.parse::<u8>().is_ok())
}

fn is_block(kind: &str) -> bool {
    is_heading(kind) || matches!(kind, "P" | "LBody" | "Lbl" | "TD" | "TH" | "Caption")
}

/// The link of a call and its destination.
#[derive(Debug)]
struct Call {
    page: usize,
    /// The page of the note.
    to: usize,
    note: String,
}

struct File {
    pages: BTreeMap<u32, ObjectId>,
    pieces: Vec<Piece>,
    calls: Vec<Call>,
}

impl File {
    fn read(document: &Document) -> Self {
        let pages = document.get_pages();
        let numbers = pages.iter().map(|(number, id)| (*id, *number as usize));
        let numbers: HashMap<ObjectId, usize> = numbers.collect();
        let mut fonts = Fonts::default();
        let mut content = HashMap::new();
        for (id, number) in &numbers {
            let words = words_of_page(document, *id, &mut fonts).unwrap();
            let lines = lines(document, *id);
            for (marked, words) in words {
                if let Some((lines, size)) = lines.get(&marked) {
                    content.insert((*number, marked), (words, lines.clone(), *size));
                }
            }
        }
        let mut reader = Reader {
            document,
            numbers,
            content,
            destinations: destinations(document),
            path: Vec::new(),
            elements: 0,
            file: File {
                pages,
                pieces: Vec::new(),
                calls: Vec::new(),
            },
        };
        let root = document.catalog().unwrap().get(b"StructTreeRoot").unwrap();
        let root = dictionary(document, root).unwrap();
        reader.kids(root.get(b"K").unwrap(), None);
        reader.file
    }

    fn find_torn_marks(&self, findings: &mut Findings) {
        for (position, mark) in self.pieces.iter().enumerate() {
            if !mark.is_call() || mark.words.trim().is_empty() {
                continue;
            }
            let outer = |piece: &Piece| {
                let end = piece
                    .ancestors
                    .iter()
                    .position(|one| one.kind == "Reference");
                let ancestors = &piece.ancestors[..end.unwrap_or(piece.ancestors.len())];
                let block = ancestors.iter().rfind(|one| is_block(&one.kind));
                block.map(|one| one.number)
            };
            let has_words = |piece: &&Piece| !piece.words.trim().is_empty();
            let beside = |piece: &&Piece| outer(piece) == outer(mark);
            let before = self.pieces[..position].iter().rev().find(has_words);
            let after = self.pieces[position + 1..].iter().find(has_words);
            let torn_before = before
                .filter(beside)
                .filter(|it| !it.shares_line_with(mark));
            let torn_after = after
                .filter(beside)
                .filter(|it| it.words.starts_with(is_closing) && !mark.shares_line_with(it));
            if torn_before.is_some() || torn_after.is_some() {
                let end = |words: &str| -> String {
                    let letters: Vec<char> = words.chars().collect();
                    letters[letters.len().saturating_sub(20)..].iter().collect()
                };
                let words = format!(
                    "{}[{}]{}",
                    before.map(|it| end(&it.words)).unwrap_or_default(),
                    mark.words,
                    after
                        .map(|it| it.words.chars().take(10).collect::<String>())
                        .unwrap_or_default(),
                );
                findings.faults.push(Fault::TornMark(mark.page, words));
            }
        }
    }

    fn find_strayed_notes(&self, findings: &mut Findings) {
        findings.calls = self.calls.len();
        let mut known = Vec::new();
        for call in &self.calls {
            if known.contains(&&call.note) {
                continue;
            }
            known.push(&call.note);
            if call.to != call.page {
                let fault = Fault::StrayedNote(call.page, call.to, call.note.clone());
                findings.faults.push(fault);
            }
        }
        findings.notes = known.len();
    }

    fn find_stranded(&self, findings: &mut Findings) {
        let text: Vec<&Piece> = self
            .pieces
            .iter()
            .filter(|piece| !piece.is_in_note() && !piece.words.trim().is_empty())
            .collect();
        for pair in text.windows(2) {
            let (last, next) = (pair[0], pair[1]);
            if next.page > last.page && is_stranded(&text, last, next) {
                findings
                    .faults
                    .push(Fault::Stranded(last.page, last.words.clone()));
            }
            if next.page > last.page && are_parted_rows(&text, last, next) {
                findings
                    .faults
                    .push(Fault::PartedRows(last.page, last.words.clone()));
            }
        }
    }
}

/// Whether two pieces are in rows of which the first heads the second, or the second is the last of the
/// table. A row that heads others has words in one cell only.
fn are_parted_rows(text: &[&Piece], last: &Piece, next: &Piece) -> bool {
    let table = last.innermost("Table");
    let rows = (last.innermost("TR"), next.innermost("TR"));
    if table.is_none() || table != next.innermost("Table") || rows.0 == rows.1 {
        return false;
    }
    let measure = |row: Option<usize>| {
        let pieces = text.iter().filter(|piece| piece.innermost("TR") == row);
        let cell = |piece: &Piece| piece.innermost("TD").or(piece.innermost("TH"));
        let cells: BTreeSet<Option<usize>> = pieces.clone().map(|it| cell(it)).collect();
        let bytes: usize = pieces.map(|piece| piece.words.len()).sum();
        (cells.len(), bytes)
    };
    let (cells, bytes) = measure(rows.0);
    let (next_cells, next_bytes) = measure(rows.1);
    let mut of_table = text.iter().filter(|it| it.innermost("Table") == table);
    let is_last = of_table.next_back().and_then(|it| it.innermost("TR")) == rows.1;
    next_cells > 1 && (cells == 1 || is_last) && bytes.max(next_bytes) < LONG_ROW
}

/// Whether a piece that is last on its page introduces the next.
fn is_stranded(text: &[&Piece], last: &Piece, next: &Piece) -> bool {
    let (Some(block), Some(next_block)) = (last.block(), next.block()) else {
        return false;
    };
    if block == next_block {
        return false;
    }
    if is_heading(&block.kind) {
        return true;
    }
    let item = |piece: &Piece| {
        piece
            .ancestors
            .iter()
            .rfind(|one| one.kind == "LI")
            .map(|one| one.number)
    };
    if block.kind == "Lbl" && item(last).is_some() && !last.is_in("Reference") {
        let item = item(last);
        return next.ancestors.iter().any(|one| Some(one.number) == item);
    }
    if last.is_in("Table") {
        return false;
    }
    let words: String = text
        .iter()
        .filter(|piece| piece.block() == Some(block))
        .map(|piece| piece.words.as_str())
        .collect();
    let words = words.trim();
    let is_short = words.chars().count() < SHORT_INTRODUCTION;
    let is_introduction = words.ends_with([':', '：']);
    is_introduction && (is_short || next.is_in("Table"))
}

/// Whether a character ends a phrase, so that it belongs to the word before it.
fn is_closing(character: char) -> bool {
    matches!(
        character,
        ',' | '.'
            | ';'
            | ':'
            | '!'
            | '?'
            | ')'
            | ']'
            | '”'
            | '’'
            | '»'
            | '“'
            | '،'
            | '؛'
            | '؟'
            | '、'
            | '。'
            | '，'
            | '；'
            | '：'
            | '）'
            | '》'
            | '」'
            | '\u{a0}'
    )
}

struct Reader<'a> {
    document: &'a Document,
    numbers: HashMap<ObjectId, usize>,
    /// Words, lines and size of marked content, by page and number.
    content: HashMap<(usize, i64), (String, Range<f32>, f32)>,
    /// The page of each named destination.
    destinations: HashMap<Vec<u8>, ObjectId>,
    path: Vec<Ancestor>,
    elements: usize,
    file: File,
}

impl<'a> Reader<'a> {
    fn kids(&mut self, kids: &'a Object, page: Option<ObjectId>) {
        match self.document.dereference(kids).unwrap().1 {
            Object::Array(kids) => kids.iter().for_each(|kid| self.kids(kid, page)),
            Object::Integer(number) => self.words(page, *number),
            Object::Dictionary(kid) => self.kid(kid, page),
            other => panic!("not a part of a tag: {other:?}"),
        }
    }

    fn kid(&mut self, kid: &'a Dictionary, page: Option<ObjectId>) {
        let own_page = kid.get(b"Pg").and_then(Object::as_reference).ok();
        let page = own_page.or(page);
        match kid.get(b"Type").and_then(Object::as_name) {
            Ok(b"MCR") => {
                let number = kid.get(b"MCID").and_then(Object::as_i64).unwrap();
                return self.words(page, number);
            }
            Ok(b"OBJR") => return self.annotation(kid.get(b"Obj").unwrap(), page),
            _ => {}
        }
        let kind = kid.get(b"S").and_then(Object::as_name).unwrap();
        self.elements += 1;
        self.path.push(Ancestor {
            number: self.elements,
            kind: String::from_utf8_lossy(kind).into_owned(),
        });
        if let Ok(kids) = kid.get(b"K") {
            self.kids(kids, page);
        }
        self.path.pop();
    }

    fn words(&mut self, page: Option<ObjectId>, number: i64) {
        let page = self.numbers[&page.unwrap()];
        // Marked content without words has no position.
        if let Some((words, lines, size)) = self.content.get(&(page, number)) {
            self.file.pieces.push(Piece {
                ancestors: self.path.clone(),
                page,
                lines: lines.clone(),
                size: *size,
                words: words.clone(),
            });
        }
    }

    fn annotation(&mut self, annotation: &'a Object, page: Option<ObjectId>) {
        if !self.path.iter().any(|one| one.kind == "Reference") {
            return;
        }
        let annotation = dictionary(self.document, annotation).unwrap();
        let name = annotation.get(b"Dest").and_then(Object::as_str).unwrap();
        self.file.calls.push(Call {
            page: self.numbers[&page.unwrap()],
            to: self.numbers[&self.destinations[name]],
            note: String::from_utf8_lossy(name).into_owned(),
        });
    }
}

fn dictionary<'a>(document: &'a Document, object: &'a Object) -> Option<&'a Dictionary> {
    document.dereference(object).ok()?.1.as_dict().ok()
}

/// Returns the page of each named destination.
fn destinations(document: &Document) -> HashMap<Vec<u8>, ObjectId> {
    let mut found = HashMap::new();
    let names = document.catalog().unwrap().get(b"Names").ok();
    let names = names.and_then(|names| dictionary(document, names));
    if let Some(tree) = names.and_then(|names| names.get(b"Dests").ok()) {
        name_tree(document, tree, &mut found);
    }
    found
}

fn name_tree(document: &Document, node: &Object, found: &mut HashMap<Vec<u8>, ObjectId>) {
    let node = dictionary(document, node).unwrap();
    if let Ok(kids) = node.get(b"Kids").and_then(Object::as_array) {
        kids.iter().for_each(|kid| name_tree(document, kid, found));
    }
    let Ok(names) = node.get(b"Names").and_then(Object::as_array) else {
        return;
    };
    for pair in names.chunks_exact(2) {
        let name = pair[0].as_str().unwrap().to_vec();
        let target = document.dereference(&pair[1]).unwrap().1;
        let target = match target {
            Object::Dictionary(target) => {
                document.dereference(target.get(b"D").unwrap()).unwrap().1
            }
            other => other,
        };
        found.insert(name, target.as_array().unwrap()[0].as_reference().unwrap());
    }
}

/// A transformation of a page: the six numbers of a matrix.
type Matrix = [f32; 6];

const IDENTITY: Matrix = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];

/// Returns the transformation that applies `first` and then `second`.
fn then(first: Matrix, second: Matrix) -> Matrix {
    let [a, b, c, d, e, f] = first;
    let [g, h, i, j, k, l] = second;
    [
        a * g + b * i,
        a * h + b * j,
        c * g + d * i,
        c * h + d * j,
        e * g + f * i + k,
        e * h + f * j + l,
    ]
}

/// Returns the baselines of the first and last line and the font size of all marked content of a page.
fn lines(document: &Document, page: ObjectId) -> HashMap<i64, (Range<f32>, f32)> {
    let stream = Stream::decode(&document.get_page_content(page)).unwrap();
    let mut found: HashMap<i64, (Range<f32>, f32)> = HashMap::new();
    let (mut matrix, mut text, mut size) = (IDENTITY, IDENTITY, 0.0);
    let (mut saved, mut open) = (Vec::new(), Vec::new());
    for operation in &stream.operations {
        let number = |index: usize| operation.operands[index].as_float().unwrap();
        let all = || std::array::from_fn(number);
        match operation.operator.as_str() {
            "q" => saved.push(matrix),
            "Q" => matrix = saved.pop().unwrap(),
            "cm" => matrix = then(all(), matrix),
            "BT" => text = IDENTITY,
            "Tm" => text = all(),
            "Td" => text = then([1.0, 0.0, 0.0, 1.0, number(0), number(1)], text),
            "Tf" => size = number(1),
            "BDC" => {
                let properties = operation.operands[1].as_dict().ok();
                open.push(properties.and_then(|it| it.get(b"MCID").ok()?.as_i64().ok()));
            }
            "BMC" => open.push(None),
            "EMC" => drop(open.pop()),
            "Tj" | "TJ" => {
                let Some(marked) = open.iter().rev().find_map(|number| *number) else {
                    continue;
                };
                let baseline = then(text, matrix)[5];
                let entry = found.entry(marked);
                let (lines, _) = entry.or_insert((baseline..baseline, size));
                lines.end = baseline;
            }
            other => assert!(
                !matches!(other, "TD" | "T*" | "'" | "\""),
                "{other} is not supported"
            ),
        }
    }
    found
}
