//! The marks in braces that a paragraph may begin with.

use publish_model::LabelStyle;

/// What a mark says of its paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mark {
    /// `{formula}`: it is the enacting formula.
    Formula,
    /// `{preamble}`: what follows is the preamble, whatever it looks like.
    Preamble,
    /// `{operative}`: what follows is the operative part.
    OperativePart,
    /// `{op}`: an operative paragraph that has no number.
    Operative,
    /// `{number 5°}`: a paragraph with this number.
    Number(String),
    /// `{item}`, `{item level=2 style=dash: Label}`: an item.
    Item(ItemMark),
    /// `{+}`, `{+ (b)}`, `{+ level=2}`: text that goes on.
    GoesOn(Target),
    /// `{end}`: what follows does not belong to the paragraph before.
    End,
    /// `{caption}`: the caption of the table that follows.
    Caption,
    /// `{table head=2}`: how many rows of the table that follows are its head.
    Table {
        /// The rows.
        head: usize,
    },
    /// `{closing}`: closing lines.
    Closing,
}

/// What is said of an item beside its text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ItemMark {
    /// 1 for an item right under the paragraph; found by the label where nothing is said.
    pub level: Option<usize>,
    /// How the level counts that begins with it.
    pub style: Option<LabelStyle>,
    /// Its label, where that is not read as one.
    pub label: Option<String>,
}

/// What text goes on with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// The open paragraph.
    Paragraph,
    /// The open item of this label.
    Item(String),
    /// The open item of this level.
    Level(usize),
}

impl Mark {
    /// Reads what stands between the braces; nothing where that is no mark.
    pub fn read(words: &str) -> Option<Mark> {
        if let Some(target) = words.strip_prefix('+') {
            return Some(Mark::GoesOn(read_target(target.trim())));
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
