//! The marks in braces at the start of a paragraph.

use publish_model::LabelStyle;

/// A mark, which declares the role of its paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mark {
    /// `{formula}`: the paragraph is the enacting formula.
    Formula,
    /// `{preamble}`: the following text is the preamble, regardless of its form.
    Preamble,
    /// `{operative}`: the following text is the operative part.
    OperativePart,
    /// `{op}`: an operative paragraph without a number.
    Operative,
    /// `{number 5°}`: a paragraph with this number.
    Number(String),
    /// `{item}`, `{item level=2 style=dash: Label}`: an item.
    Item(ItemMark),
    /// `{+}`, `{+ (b)}`, `{+ level=2}`: text that continues a paragraph or item.
    Continues(Target),
    /// `{end}`: the following text does not belong to the paragraph before it.
    End,
    /// `{caption}`: the caption of the next table.
    Caption,
    /// `{table head=2}`: the number of head rows of the next table.
    Table {
        /// The number of rows.
        head: usize,
    },
    /// `{closing}`: closing lines.
    Closing,
}

/// The properties in the mark of an item.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ItemMark {
    /// The level, from 1 directly under the paragraph; by default derived from the label.
    pub level: Option<usize>,
    /// The label style of the level, if the item begins it.
    pub style: Option<LabelStyle>,
    /// The label, if it cannot be recognised as one in the text.
    pub label: Option<String>,
}

/// The paragraph or item that text continues.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// The open paragraph.
    Paragraph,
    /// The open item with this label.
    Item(String),
    /// The open item at this level.
    Level(usize),
}

impl Mark {
    /// Parses the text between the braces, or returns `None` if it is not a mark.
    pub fn read(words: &str) -> Option<Mark> {
        if let Some(target) = words.strip_prefix('+') {
            return Some(Mark::Continues(read_target(target.trim())));
        }
        Some(match words {
            "formula" => Mark::Formula,
            "preamble" => Mark::Preamble,
            "operative" => Mark::OperativePart,
            "op" => Mark::Operative,
            "end" => Mark::End,
            "caption" => Mark::Caption,
            "closing" => Mark::Closing,
            _ => {
                if let Some(head) = words.strip_prefix("table head=") {
                    return Some(Mark::Table {
                        head: head.trim().parse().ok()?,
                    });
                }
                if let Some(number) = words.strip_prefix("number ") {
                    return Some(Mark::Number(number.to_owned()));
                }
                Mark::Item(read_item(words.strip_prefix("item")?)?)
            }
        })
    }
}

fn read_target(words: &str) -> Target {
    match words.strip_prefix("level=").map(str::parse) {
        Some(Ok(level)) => Target::Level(level),
        _ if words.is_empty() => Target::Paragraph,
        _ => Target::Item(words.to_owned()),
    }
}

fn read_item(words: &str) -> Option<ItemMark> {
    let (words, label) = match words.split_once(": ") {
        Some((words, label)) => (words, Some(label.to_owned())),
        None => (words, None),
    };
    let mut mark = ItemMark {
        label,
        ..ItemMark::default()
    };
    for word in words.split_whitespace() {
        match word.split_once('=')? {
            ("level", level) => mark.level = Some(level.parse().ok()?),
            ("style", name) => {
                let named = |style: &&LabelStyle| style.as_str() == name;
                mark.style = Some(*LabelStyle::ALL.iter().find(named)?);
            }
            _ => return None,
        }
    }
    (words.is_empty() || words.starts_with(' ')).then_some(mark)
}
