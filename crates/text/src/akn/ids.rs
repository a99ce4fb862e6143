//! The eIds of elements.

use std::collections::BTreeMap;

use publish_model::{Label, LabelStyle};

/// Assigns each element a unique eId: the eId of its parent, two underscores, the short name of the
/// element, an underscore, and its printed number: `para_18__list_1__point_c` (Akoma Ntoso Naming
/// Convention 1.0, section 5). Elements without a number are counted among siblings of the same
/// name.
///
/// Numbers are written in ASCII for every script, so that languages agree.
#[derive(Debug, Default)]
pub struct Ids {
    /// How often each stem was counted and each complete eId was assigned.
    counts: BTreeMap<String, u32>,
}

impl Ids {
    /// Assigns an eId to an element within `parent`, whose eId may be empty. `number` is its
    /// printed number in ASCII, if it has one.
    pub fn assign(&mut self, parent: &str, name: &str, number: Option<String>) -> String {
        let stem = match parent {
            "" => name.to_owned(),
            parent => format!("{parent}__{name}"),
        };
        let Some(number) = number else {
            let count = self.counts.entry(stem.clone()).or_default();
            *count += 1;
            let counted = format!("{stem}_{count}");
            return self.unique(counted);
        };
        self.unique(format!("{stem}_{number}"))
    }

    /// Returns the eId, with a count appended if the same number was printed before.
    fn unique(&mut self, id: String) -> String {
        let taken = self.counts.entry(format!("={id}")).or_default();
        *taken += 1;
        match *taken {
            1 => id,
            count => self.unique(format!("{id}-{count}")),
        }
    }
}

/// Returns the number in a printed label: `18` in `18.`, `a` in `(a)`.
///
/// In a list, `style` is known: `(i)` is a letter after `(h)`.
pub fn number(printed: &str, style: Option<LabelStyle>) -> Option<String> {
    let mut readings = Label::readings(printed).into_iter();
    let label = match style {
        Some(style) => readings.find(|label| label.style == style),
        None => readings.next(),
    };
    label?.anchor_part()
}
