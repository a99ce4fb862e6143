//! Whether the notes have anything beside them that an editor says.

use publish_model::{Block, Inline, Resolution};

/// Whether it is said of any words of the notes what they stand for.
pub fn has_any(resolution: &Resolution) -> bool {
    let mut blocks = resolution.notes.iter().flat_map(|note| &note.blocks);
    blocks.any(|block| match block {
        Block::Paragraph(paragraph) => in_line(&paragraph.content),
        _ => false,
    })
}

fn in_line(line: &[Inline]) -> bool {
    line.iter().any(|inline| match inline {
        Inline::Text { stands_for, .. } => !stands_for.is_empty(),
        other => other.content().is_some_and(|content| in_line(content)),
    })
}
