//! Headings in all forms that documents mark them up in, assembled from their lines and ranked.

use roxmltree::Node;

use publish_model::numeral::{self, Numeral};
use publish_model::plain_text;
use publish_model::unresolved::{Heading, Inline, Inlines};

use super::chinese;
use super::line;
use super::name;
use super::pieces::{HeadingPiece, Piece};
use super::restore;

/// The rank of a `heading` in a paragraph whose class does not indicate a rank.
pub const RANK_HEADING: u8 = 2;
/// The rank of a `subheading` or `crossHeading` in such a paragraph.
pub const RANK_SUBHEADING: u8 = 3;
/// The rank of a paragraph of bold words, below all headings that are marked up as headings.
pub const RANK_BOLD: u8 = 7;
/// The rank of an article in italics, below all other headings.
pub const RANK_ARTICLE: u8 = 8;
/// The rank of a title in italics and of the title of a table.
const RANK_LOWEST: u8 = 9;
/// The maximum length of a bold paragraph that is a heading. A/RES/79/1 has one of 230 characters.
const LENGTH_MAX: usize = 400;

/// Returns the rank of a heading from the class of its paragraph: `HCh`, `H1`, `H23`, `H4`, `H56`,
/// with a suffix in documents of the Human Rights Council (`H1G`, `H23GA`) and prefixes in those of
/// the Security Council (`BlueHeadingH2`, S/RES/2744 (2024)).
pub fn class_rank(class: &str) -> Option<u8> {
    let class = class
        .trim_start_matches("BLUE")
        .trim_start_matches("Blue")
        .trim_start_matches("Agenda")
        .trim_start_matches("Title")
        .trim_start_matches("Heading");
    let level = class.strip_prefix('H')?;
    let level = level.trim_start_matches("eading");
    match level.chars().next()? {
        'C' => Some(1),
        '1' => Some(2),
        '2' | '3' => Some(3),
        '4' => Some(4),
        '5' | '6' => Some(5),
        _ => None,
    }
}

/// Returns the rank of a paragraph that is a heading because all its words are bold (A/RES/79/144,
/// A/RES/79/1). It must be short, and its sentence must not continue after it. It may have a number
/// if that is a letter or Roman numeral with a point (A/RES/79/253, “A. Secretariat …”).
pub fn bold_rank(paragraph: Node<'_, '_>) -> Option<u8> {
    let number = super::child(paragraph, "num").map(line::plain);
    let numbered = number.is_some_and(|number| {
        !number.ends_with('.') || number.starts_with(|first: char| !first.is_ascii_uppercase())
    });
    if numbered {
        return None;
    }
    let length = styled_length(paragraph, "bold")?;
    let words = line::plain(paragraph);
    let sentence_continues = words.ends_with([':', ',', ';', '،', '؛', '，', '：', '；']);
    (length < LENGTH_MAX && !sentence_continues).then_some(RANK_BOLD)
}

/// Returns the rank of an italic paragraph that is the label of an article, `Article 1`, or the
/// title after it (A/RES/79/243 in Arabic).
pub fn article_rank(paragraph: Node<'_, '_>, before: Option<&Piece>) -> Option<u8> {
    if super::child(paragraph, "num").is_some() {
        return None;
    }
    styled_length(paragraph, "italic").filter(|length| *length < LENGTH_MAX)?;
    let words = line::plain(paragraph);
    let follows_label = match before {
        Some(Piece::Heading(label)) => {
            label.class_rank == RANK_ARTICLE && is_article_label(&plain_text(&label.content))
        }
        _ => false,
    };
    let is_title = follows_label && !words.ends_with(SENTENCE_ENDS);
    (is_title || is_article_label(&words)).then_some(RANK_ARTICLE)
}

/// Returns the rank of a short line in italics that does not end like a sentence.
pub fn italic_rank(paragraph: Node<'_, '_>) -> Option<u8> {
    let has_number = super::child(paragraph, "num").is_some();
    let length = styled_length(paragraph, "italic").filter(|_| !has_number)?;
    let words = line::plain(paragraph);
    let is_title = words.contains(char::is_alphabetic) && !words.ends_with(SENTENCE_ENDS);
    (length < LENGTH_MAX && is_title).then_some(RANK_LOWEST)
}

fn is_article_label(words: &str) -> bool {
    words.contains(char::is_whitespace) && kind_of_label(words) == Some(LabelKind::Article)
}

/// A label at the start of a heading that counts: “Article 1”.
pub struct CountedLabel {
    /// The word that all labels of the kind have, in lower case.
    pub word: String,
    /// Its number.
    pub number: u32,
    /// The label as printed.
    pub printed: String,
    /// Whether a title follows it.
    pub has_title: bool,
}

/// Returns the label at the start of a heading, before its title or alone: “Article 1 Objet”.
pub fn counted_label(words: &str) -> Option<CountedLabel> {
    let words = words.trim();
    let mut spaces = words.match_indices([' ', '\u{a0}']).map(|(at, _)| at);
    let first = spaces.next()?;
    let end = spaces.next().unwrap_or(words.len());
    let printed = &words[..end];
    let has_title = end < words.len();
    let word = words[..first].to_lowercase();
    if let Some(number) = numeral::french_part(printed) {
        let word = "partie".to_owned();
        let printed = printed.to_owned();
        return Some(CountedLabel {
            word,
            number,
            printed,
            has_title,
        });
    }
    let is_counted = COUNTED_BEFORE_TITLES.contains(&word.as_str());
    match numeral::in_label(printed).filter(|_| is_counted)? {
        Numeral::Decimal(number) | Numeral::Ordinal(number) => Some(CountedLabel {
            word,
            number,
            printed: printed.to_owned(),
            has_title,
        }),
        Numeral::Letter(_) => None,
    }
}

/// The words of labels that only treaties and the like have.
const COUNTED_BEFORE_TITLES: [&str; 16] = [
    "article",
    "artículo",
    "статья",
    "المادة",
    "artikel",
    "principle",
    "principe",
    "principio",
    "принцип",
    "المبدأ",
    "prinzip",
    "chapter",
    "chapitre",
    "capítulo",
    "глава",
    "الفصل",
];

/// The marks with which sentences and their parts end.
pub const SENTENCE_ENDS: [char; 12] = [
    '.', ':', ',', ';', '،', '؛', '，', '：', '；', '。', '!', '?',
];

/// Returns the length of the words of a paragraph if all have a style.
fn styled_length(paragraph: Node<'_, '_>, style: &str) -> Option<usize> {
    let mut length = 0;
    for text in paragraph.descendants().filter(|node| node.is_text()) {
        let words = text.text().unwrap_or_default();
        let outer = || text.ancestors().take_while(|outer| *outer != paragraph);
        let is_excluded =
            outer().any(|outer| matches!(name(outer), "num" | "authorialNote" | "sup"));
        if words.trim().is_empty() || is_excluded {
            continue;
        }
        let is_styled = outer().any(|outer| {
            let class = outer.attribute("class").unwrap_or_default();
            name(outer) == "span" && class.split(' ').any(|class| class == style)
        });
        if !is_styled {
            return None;
        }
        length += words.len();
    }
    (length > 0).then_some(length)
}

/// Removes the bold of a heading, which only marks it as a heading.
pub fn without_bold(content: Inlines) -> Inlines {
    let mut plain = Inlines::new();
    for inline in content {
        match inline {
            Inline::Strong { content } => plain.extend(without_bold(content)),
            other => plain.push(other),
        }
    }
    join_texts(plain)
}

/// Makes a heading of the first line of a box if it is bold and text follows it: “Model strategy
/// No. 1” (A/RES/80/226). A Chinese one has no bold: “核心原则一” before a sentence (E/RES/2025/16).
pub fn restore_title_of_box(pieces: &mut [Piece]) {
    let [
        Piece::Paragraph {
            label: None,
            content,
            in_list: false,
        },
        next,
        ..,
    ] = pieces
    else {
        return;
    };
    let words = plain_text(content);
    let is_title = is_bold(content) || chinese::is_title_before(&words, next);
    if is_title && words.len() < LENGTH_MAX && !words.ends_with(SENTENCE_ENDS) {
        let content = without_bold(std::mem::take(content));
        pieces[0] = Piece::Heading(HeadingPiece {
            number: None,
            content,
            class_rank: RANK_BOLD,
        });
    }
}

/// Whether a line is bold, except for raised letters: “Stratégie type nᵒ 1” (A/RES/80/226 in French).
fn is_bold(line: &Inlines) -> bool {
    let is_bold = |inline: &Inline| matches!(inline, Inline::Strong { .. });
    let is_neutral = |inline: &Inline| match inline {
        Inline::Superscript { .. } => true,
        Inline::Text { text, .. } => text.trim().is_empty(),
        _ => false,
    };
    line.iter().any(is_bold)
        && line
            .iter()
            .all(|inline| is_bold(inline) || is_neutral(inline))
}

/// Removes the style that only marks a heading as one: bold, and the italics of an article.
pub fn without_style(content: Inlines, class_rank: u8) -> Inlines {
    match <[Inline; 1]>::try_from(content) {
        Ok([Inline::Emphasis { content }]) if class_rank >= RANK_ARTICLE => without_bold(content),
        Ok(content) => without_bold(content.into()),
        Err(content) => without_bold(content),
    }
}

/// Joins adjacent texts.
pub fn join_texts(line: Inlines) -> Inlines {
    let mut joined = Inlines::new();
    for inline in line {
        if let (Some(Inline::Text { text: before, .. }), Inline::Text { text, .. }) =
            (joined.last_mut(), &inline)
        {
            before.push_str(text);
            continue;
        }
        joined.push(inline);
    }
    joined
}

/// A piece after headings are assembled.
#[derive(Debug)]
pub enum Joined {
    /// A complete heading with its rank; a lower number is a higher rank.
    Heading { heading: Heading, rank: u16 },
    /// Any other piece.
    Other(Piece),
}

/// Assembles headings whose label and title are separate paragraphs: “II” and its title
/// (A/RES/79/144), “Chapter I” and “General provisions” (A/RES/79/243). A title that ends with a
/// semicolon or colon continues on the next line (A/RES/79/243, annex).
pub fn join(pieces: Vec<Piece>) -> Vec<Joined> {
    let mut joined = Vec::new();
    let mut pieces = restore::restore(pieces).into_iter().peekable();
    while let Some(piece) = pieces.next() {
        let Piece::Heading(first) = piece else {
            joined.push(Joined::Other(piece));
            continue;
        };
        let mut class_rank = first.class_rank;
        let mut heading = begin(first);
        let mut is_incomplete = heading.title.is_empty();
        let is_article = is_article_label(&plain_text(&heading.label));
        let label = plain_text(&heading.label);
        let is_low = is_table_label(&label)
            || class_rank == RANK_BOLD && kind_of_label(&label) == Some(LabelKind::Annex);
        while is_incomplete {
            let next = pieces.next_if(|next| match next {
                // The title of a bold article can have the class of a heading, but no label
                // (A/RES/77/100 in Arabic).
                Piece::Heading(next)
                    if is_article && class_rank == RANK_BOLD && heading.title.is_empty() =>
                {
                    next.class_rank >= RANK_SUBHEADING
                        && continues(next, 0)
                        && arabic_label(&next.content).is_none()
                }
                // The title can have a higher class than the label: “Anexo” in bold (A/RES/79/314),
                // “Table 1” (E/RES/2021/6 in Arabic).
                Piece::Heading(next) if is_low && heading.title.is_empty() => continues(next, 0),
                Piece::Heading(next) => continues(next, class_rank),
                _ => false,
            });
            let Some(Piece::Heading(next)) = next else {
                break;
            };
            if !heading.title.is_empty() {
                heading.title.push(Inline::LineBreak);
            }
            class_rank = class_rank.min(next.class_rank);
            heading.title.extend(next.content);
            is_incomplete = plain_text(&heading.title).trim_end().ends_with([';', ':']);
        }
        if heading.title.is_empty() {
            heading.title = std::mem::take(&mut heading.label);
        }
        if is_table_label(&label) {
            class_rank = RANK_LOWEST;
        }
        let title_below = match kind_of_label(&label) {
            Some(LabelKind::Annex) => split_title_after_number(&mut heading.title),
            _ => None,
        };
        let headings = std::iter::once(heading).chain(title_below);
        joined.extend(headings.map(|heading| {
            let rank = u16::from(class_rank) * 10 + u16::from(label_rank(&heading));
            Joined::Heading { heading, rank }
        }));
    }
    level_articles(&mut joined);
    rank_letters(&mut joined);
    rank_below_letters(&mut joined);
    split_off_roman_labels(&mut joined);
    joined
}

/// Splits the title of an annex that is a resolution of another body after its number, and returns
/// the title of that resolution, which is a separate heading in other languages: “Decisión G (70)”
/// and “Guía de las mejores prácticas” (E/RES/2023/18 in Spanish).
fn split_title_after_number(title: &mut Inlines) -> Option<Heading> {
    let Some(Inline::Text { text, .. }) = title.first_mut() else {
        return None;
    };
    let end = text.find(')')? + 1;
    let (number, session) = text[..end].split_once(" (")?;
    let words = text[end..].trim_start();
    let (_, number) = number.split_once(' ')?;
    let is_letter = number.len() == 1 && number.starts_with(char::is_uppercase);
    let is_number = is_letter || number.bytes().all(|one| one.is_ascii_digit());
    let is_number = is_number && session.len() <= SESSION_MAX;
    let begins_title = words.len() < text.len() - end && words.starts_with(char::is_uppercase);
    if !is_number || !begins_title {
        return None;
    }
    let words = words.to_owned();
    text.truncate(end);
    let mut below = vec![Inline::text(words)];
    below.extend(title.drain(1..));
    Some(Heading {
        label: Inlines::new(),
        title: below,
    })
}

/// The maximum length of the session in the number of a resolution, with its parenthesis:
/// “337 (S-VII)”.
const SESSION_MAX: usize = 8;

/// Gives all articles the lowest of their ranks: A/RES/79/243 in Arabic has some in italics and
/// others with the class of a heading.
fn level_articles(joined: &mut [Joined]) {
    let ranks = joined.iter_mut().filter_map(|piece| match piece {
        Joined::Heading { heading, rank } => {
            is_article_label(&plain_text(label_or_title(heading))).then_some(rank)
        }
        Joined::Other(_) => None,
    });
    let mut ranks: Vec<&mut u16> = ranks.collect();
    let lowest = ranks.iter().map(|rank| **rank).max().unwrap_or_default();
    for rank in &mut ranks {
        **rank = lowest;
    }
}

/// Ranks the letter I after H like the letters before it, not like a Roman numeral (A/RES/78/317).
fn rank_letters(joined: &mut [Joined]) {
    let mut before = None;
    for piece in joined {
        let Joined::Heading { heading, rank } = piece else {
            continue;
        };
        let label = plain_text(label_or_title(heading));
        let Some(Numeral::Letter(letter)) = numeral::in_label_after(&label, before) else {
            continue;
        };
        if kind_of_label(&label) == Some(LabelKind::Roman) {
            *rank += LabelKind::Letter as u16 - LabelKind::Roman as u16;
        }
        before = Some(letter);
    }
}

/// Ranks headings without a label below letters that count on across them, where the markup gives both the
/// same class: “评估” between “B. 个体化办法” and “C. 社区改造…” (E/RES/2025/16), and the headings between A and
/// G of A/RES/79/323 in all languages.
fn rank_below_letters(joined: &mut [Joined]) {
    for headings in joined.split_mut(|piece| {
        matches!(piece, Joined::Heading { heading, .. }
            if kind_of_label(&plain_text(label_or_title(heading))) == Some(LabelKind::Annex))
    }) {
        let mut headings: Vec<(Option<u32>, &mut u16)> = headings
            .iter_mut()
            .filter_map(|piece| match piece {
                Joined::Heading { heading, rank } => {
                    let label = plain_text(label_or_title(heading));
                    let letter = (kind_of_label(&label) == Some(LabelKind::Letter))
                        .then(|| numeral::in_label(&label))
                        .flatten();
                    match letter {
                        Some(Numeral::Letter(letter)) => Some((Some(letter), rank)),
                        None if kind_of_label(&label).is_none() => Some((None, rank)),
                        _ => None,
                    }
                }
                Joined::Other(_) => None,
            })
            .collect();
        let letters = headings.iter().filter_map(|(letter, _)| *letter);
        let count_on = letters.clone().eq((1..).take(letters.count()));
        let first = headings.iter().position(|(letter, _)| letter.is_some());
        let last = headings.iter().rposition(|(letter, _)| letter.is_some());
        let (Some(first), Some(last)) = (first, last) else {
            continue;
        };
        let of_letters = *headings[first].1;
        let are_alike = |rank: u16| rank / 10 == of_letters / 10;
        let between = headings[first..last]
            .iter()
            .any(|(letter, _)| letter.is_none());
        let before = headings[..first].iter().any(|(_, rank)| are_alike(**rank));
        if !count_on || !between || before {
            continue;
        }
        for (letter, rank) in &mut headings[first..] {
            if letter.is_none() && are_alike(**rank) {
                **rank = of_letters + 1;
            }
        }
    }
}

/// Splits off the labels of headings that have them in one line with their titles, with only a space
/// between them (A/RES/79/248 in Spanish), if the labels of all headings count from I.
fn split_off_roman_labels(joined: &mut [Joined]) {
    let headings = joined.iter_mut().filter_map(|piece| match piece {
        Joined::Heading { heading, .. } => Some(heading),
        Joined::Other(_) => None,
    });
    let mut counted: Vec<(u32, &mut Heading)> = headings
        .filter_map(|heading| Some((roman_ordinal(heading)?, heading)))
        .collect();
    let ordinals = counted.iter().map(|(ordinal, _)| *ordinal);
    if counted.len() < 2 || !ordinals.eq(1..=counted.len() as u32) {
        return;
    }
    for (_, heading) in &mut counted {
        if heading.label.is_empty()
            && let Some(Inline::Text { text, .. }) = heading.title.first_mut()
            && let Some((label, words)) = text.split_once(' ')
        {
            heading.label = vec![Inline::text(label)];
            *text = words.to_owned();
        }
    }
}

/// Returns the Roman numeral of a heading: its label, or the word before its title.
fn roman_ordinal(heading: &Heading) -> Option<u32> {
    let label = plain_text(&heading.label);
    let numeral = if label.is_empty() {
        let Some(Inline::Text { text, .. }) = heading.title.first() else {
            return None;
        };
        let (numeral, words) = text.split_once(' ')?;
        words.starts_with(char::is_uppercase).then_some(numeral)?
    } else {
        label.trim().trim_end_matches('.')
    };
    let is_roman = numeral.bytes().all(|byte| b"IVXL".contains(&byte));
    match numeral::read(numeral).filter(|_| is_roman)? {
        Numeral::Ordinal(ordinal) => Some(ordinal),
        _ => None,
    }
}

fn continues(next: &HeadingPiece, class_rank: u8) -> bool {
    next.number.is_none()
        && next.class_rank >= class_rank
        && kind_of_label(&plain_text(&next.content)).is_none()
        && chinese::split_label(&next.content).is_none()
        && annex_label(&next.content).is_none()
}

fn begin(piece: HeadingPiece) -> Heading {
    match piece.number {
        Some(number) => Heading {
            label: vec![Inline::text(number)],
            title: piece.content,
        },
        None if kind_of_label(&plain_text(&piece.content)).is_some()
            && arabic_label(&piece.content).is_none() =>
        {
            Heading {
                label: piece.content,
                title: Inlines::new(),
            }
        }
        None => match annex_label(&piece.content)
            .or_else(|| arabic_label(&piece.content))
            .or_else(|| chinese::split_label(&piece.content))
        {
            Some((label, title)) => Heading { label, title },
            None => Heading {
                label: Inlines::new(),
                title: piece.content,
            },
        },
    }
}

/// Splits off the label of an annex before a dash: “Annex A – Items …” (S/RES/2776 (2025)).
fn annex_label(content: &Inlines) -> Option<(Inlines, Inlines)> {
    let (Inline::Text { text, .. }, rest) = content.split_first()? else {
        return None;
    };
    let dash = text.find(['-', '–', '—'])?;
    let after = dash + text[dash..].chars().next()?.len_utf8();
    let (label, words) = text.split_at(after);
    let kind = kind_of_label(&text[..dash]);
    let has_number = label.trim().contains([' ', '\u{a0}']);
    if kind != Some(LabelKind::Annex) || !has_number || words.trim().is_empty() {
        return None;
    }
    let mut title = vec![Inline::text(words.trim_start())];
    title.extend_from_slice(rest);
    Some((vec![Inline::text(label)], title))
}

/// Splits off the label of an Arabic heading, before a dash: `ألف - أمانة مجلس` (A/RES/79/253).
fn arabic_label(content: &Inlines) -> Option<(Inlines, Inlines)> {
    let (Inline::Text { text, .. }, rest) = content.split_first()? else {
        return None;
    };
    let dash = text.find(['-', '–'])?;
    let after = dash + text[dash..].chars().next()?.len_utf8();
    let (label, words) = text.split_at(after);
    let numeral = label.trim_end_matches(['-', '–']).trim();
    let is_arabic = numeral
        .chars()
        .any(|character| ('\u{600}'..='\u{6ff}').contains(&character));
    if !is_arabic || numeral::read(numeral).is_none() || words.trim().is_empty() {
        return None;
    }
    let mut title = vec![Inline::text(words.trim_start())];
    title.extend_from_slice(rest);
    Some((vec![Inline::text(label)], title))
}

/// The kind of division that a heading's label counts, from the highest to the lowest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum LabelKind {
    Annex,
    Part,
    Chapter,
    Roman,
    Section,
    Letter,
    Article,
    Number,
}

/// Returns the label of a heading, or its title, which is the label if it has no other words.
fn label_or_title(heading: &Heading) -> &Inlines {
    if heading.label.is_empty() {
        &heading.title
    } else {
        &heading.label
    }
}

fn label_rank(heading: &Heading) -> u8 {
    // A heading without a label ranks with Roman numerals.
    kind_of_label(&plain_text(label_or_title(heading))).unwrap_or(LabelKind::Roman) as u8
}

/// The words with which labels begin, in all languages.
const ANNEXES: [&str; 17] = [
    "annex",
    "appendix",
    "annexe",
    "appendice",
    "anexo",
    "apéndice",
    "приложение",
    "добавление",
    "附件",
    "附录",
    "المرفق",
    "مرفق",
    "التذييل",
    "تذييل",
    "anlage",
    "anhang",
    "enclosure",
];
/// Parts and titles, which can have chapters (A/RES/79/257 in French and Arabic).
const PARTS: [&str; 11] = [
    "part",
    "title",
    "partie",
    "titre",
    "parte",
    "título",
    "часть",
    "الجزء",
    "teil",
    "编",
    "部分",
];
const CHAPTERS: [&str; 8] = [
    "chapter",
    "chapitre",
    "capítulo",
    "глава",
    "الفصل",
    "الباب",
    "kapitel",
    "章",
];
/// The words for income in the labels of the sections of a budget: `Income section 2`,
/// `Chapitre 2 des recettes`.
const INCOME: [&str; 6] = [
    "income",
    "recettes",
    "ingresos",
    "поступлений",
    "الإيرادات",
    "收入",
];
const SECTIONS: [&str; 8] = [
    "section",
    "sección",
    "раздел",
    "القسم",
    "الفرع",
    "abschnitt",
    "节",
    "款",
];
const TABLES: [&str; 6] = ["table", "tableau", "cuadro", "таблица", "الجدول", "tabelle"];
const ARTICLES: [&str; 21] = [
    "article",
    "rule",
    "règle",
    "regla",
    "правило",
    "regel",
    "guideline",
    "action",
    "artículo",
    "статья",
    "المادة",
    "artikel",
    "条",
    "principle",
    "principe",
    "principio",
    "принцип",
    "المبدأ",
    "prinzip",
    "goal",
    "objective",
];

/// Returns the kind of a text that is only a label: `II`, `A.`, `Annex II`, `第一章`, `المادة 4`.
fn kind_of_label(text: &str) -> Option<LabelKind> {
    let text = numeral::once(text)
        .trim_end_matches(['.', ':', '：', '。', '–', '—'])
        .trim_end();
    if let Some(numeral) = numeral::read(text) {
        return Some(match numeral {
            Numeral::Letter(_) => LabelKind::Letter,
            Numeral::Decimal(_) => LabelKind::Number,
            Numeral::Ordinal(_) => LabelKind::Roman,
        });
    }
    if let Some(kind) = chinese_label(text) {
        return Some(kind);
    }
    if numeral::french_part(text).is_some() {
        return Some(LabelKind::Part);
    }
    if let Some(kind) = kind_of_income(text) {
        return Some(kind);
    }
    let (word, rest) = match text.split_once(char::is_whitespace) {
        Some((word, rest)) => (word, Some(rest.trim())),
        None => (text, None),
    };
    let kind = kind_of_word(&word.to_lowercase())?;
    match rest {
        Some(rest) => is_number(rest).then_some(kind),
        None => (kind == LabelKind::Annex).then_some(kind),
    }
}

/// Returns the kind of a text that is the label of a section or chapter of the income of a budget
/// (A/RES/79/257).
fn kind_of_income(text: &str) -> Option<LabelKind> {
    let words: Vec<String> = text.split_whitespace().map(str::to_lowercase).collect();
    let is_income = |word: &String| INCOME.iter().any(|income| word.starts_with(income));
    let figures = words
        .iter()
        .filter(|word| word.contains(|one: char| one.is_ascii_digit()));
    if words.len() > 4 || !words.iter().any(is_income) || figures.count() != 1 {
        return None;
    }
    let with_article = |word: &String| kind_of_word(&format!("ال{word}"));
    let mut kinds = words
        .iter()
        .filter_map(|word| kind_of_word(word).or_else(|| with_article(word)));
    Some(kinds.next().unwrap_or(LabelKind::Section))
}

/// Returns whether a text is a number, perhaps with a letter: `29A`, `29 ألف` (A/RES/78/252).
fn is_number(text: &str) -> bool {
    let letter = text.trim_start_matches(|one: char| one.is_ascii_digit());
    let is_after_figures = letter.len() < text.len() && !letter.is_empty();
    let is_letter = letter.trim_start().chars().all(char::is_alphabetic)
        && matches!(numeral::read(letter), Some(Numeral::Letter(_)));
    numeral::read_after_word(text).is_some() || is_after_figures && is_letter
}

fn is_table_label(label: &str) -> bool {
    let word = label.split_whitespace().next().unwrap_or_default();
    label.starts_with('表') || TABLES.contains(&word.to_lowercase().as_str())
}

fn kind_of_word(word: &str) -> Option<LabelKind> {
    let lists = [
        (&ANNEXES[..], LabelKind::Annex),
        (&PARTS[..], LabelKind::Part),
        (&CHAPTERS[..], LabelKind::Chapter),
        (&SECTIONS[..], LabelKind::Section),
        (&TABLES[..], LabelKind::Section),
        (&ARTICLES[..], LabelKind::Article),
    ];
    lists
        .into_iter()
        .find(|(words, _)| words.contains(&word))
        .map(|(_, kind)| kind)
}

/// Returns the kind of a Chinese label: `第一章`, `第4条`, `附件二`, `表1`.
fn chinese_label(text: &str) -> Option<LabelKind> {
    if let Some(rest) = text.strip_prefix('第') {
        let unit = rest.trim_start_matches(|one: char| one.is_ascii_digit());
        let unit = unit.trim_start_matches(chinese::is_digit).trim_start();
        // `第29A款`.
        let unit = unit.trim_start_matches(|one: char| one.is_ascii_uppercase());
        let count = rest.strip_suffix(unit)?;
        return kind_of_word(unit).filter(|_| is_number(count.trim()));
    }
    if let Some(number) = text.strip_prefix('表') {
        return numeral::read(number.trim()).map(|_| LabelKind::Section);
    }
    if let Some(number) = text.strip_prefix("原则") {
        return is_number(number.trim()).then_some(LabelKind::Article);
    }
    let rest = ["附件", "附录"]
        .into_iter()
        .find_map(|word| text.strip_prefix(word))?;
    (rest.is_empty() || numeral::read(rest.trim()).is_some()).then_some(LabelKind::Annex)
}

fn is_annex(heading: &Heading) -> bool {
    let words = plain_text(label_or_title(heading));
    let is_appendix = ["append", "apénd", "добавл", "附录", "التذييل", "تذييل"]
        .iter()
        .any(|word| words.to_lowercase().starts_with(word));
    kind_of_label(&words) == Some(LabelKind::Annex) && !is_appendix
}

/// Splits the content of `attachments`, or of the end of a body, into annexes, each of which begins
/// with its heading.
pub fn split_annexes(joined: Vec<Joined>) -> Vec<(Heading, Vec<Joined>)> {
    let mut annexes: Vec<(Heading, Vec<Joined>)> = Vec::new();
    for piece in joined {
        match piece {
            Joined::Heading { heading, .. } if annexes.is_empty() || is_annex(&heading) => {
                annexes.push((heading, Vec::new()));
            }
            // Without a marked-up heading, the first line is the heading (A/RES/79/243 in Chinese).
            Joined::Other(Piece::Paragraph {
                label: None,
                content,
                ..
            }) if annexes.is_empty() && !plain_text(&content).trim().is_empty() => {
                let heading = Heading {
                    label: Inlines::new(),
                    title: without_bold(content),
                };
                annexes.push((heading, Vec::new()));
            }
            other => match annexes.last_mut() {
                Some((_, pieces)) => pieces.push(other),
                None => annexes.push((Heading::default(), vec![other])),
            },
        }
    }
    annexes
}

/// Moves the text of the first annex of `attachments` to the last annex of the body, if one has only a
/// heading and the other has none: the heading is then before the attachment (S/RES/2551 (2020) in Russian).
pub fn move_to_annex_without_text(
    in_body: &mut [(Heading, Vec<Joined>)],
    attached: &mut Vec<(Heading, Vec<Joined>)>,
) {
    if let (Some((_, text)), Some((heading, pieces))) = (in_body.last_mut(), attached.first_mut())
        && text.is_empty()
        && heading.label.is_empty()
        && heading.title.is_empty()
    {
        text.append(pieces);
        attached.remove(0);
    }
}

/// Splits a body before its first annex: some documents have annexes in the body (E/RES/2021/29).
pub fn split_off_annexes(mut joined: Vec<Joined>) -> (Vec<Joined>, Vec<Joined>) {
    let begins = joined
        .iter()
        .position(|piece| matches!(piece, Joined::Heading { heading, .. } if is_annex(heading)));
    let annexes = match begins {
        Some(position) => joined.split_off(position),
        None => Vec::new(),
    };
    (joined, annexes)
}
