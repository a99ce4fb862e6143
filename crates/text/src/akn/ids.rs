//! The identifiers of elements.

use std::collections::BTreeMap;

use publish_model::{Label, LabelStyle};

/// Gives each element an eId that no other has: the eId of what it stands in, two underscores, the
/// short name of the element, an underscore, and the printed number, or the place among its like
/// where it has none: `para_18__list_1__point_c` (Akoma Ntoso Naming Convention 1.0, section 5).
///
/// Numbers are written in ASCII whatever the script, so that languages agree.
#[derive(Debug, Default)]
pub struct Ids {
    /// How often a stem was counted, and a whole eId taken.
    counts: BTreeMap<String, u32>,
}

impl Ids {
    /// The eId of an element within `parent`, whose eId may be empty, with the number that is
    /// printed before it, in ASCII, where it has one.
    pub fn of(&mut self, parent: &str, name: &str, number: Option<String>) -> String {
        let stem = match parent {
            "" => name.to_owned(),
            parent => format!("{parent}__{name}"),
        };
        let Some(number) = number else {
            let count = self.counts.entry(stem.clone()).or_default();
            *count += 1;
            let counted = format!("{stem}_{count}");
            return self.free(counted);
        };
        self.free(format!("{stem}_{number}"))
    }

    /// The eId, with a count where numbers are printed twice.
    fn free(&mut self, id: String) -> String {
        let taken = self.counts.entry(format!("={id}")).or_default();
        *taken += 1;
        match *taken {
            1 => id,
            count => self.free(format!("{id}-{count}")),
        }
    }
}

/// The number that a printed label says: `18` of `18.`, `a` of `(a)`. Among its like it may be known
/// how it counts: `(i)` is a letter after `(h)`.
pub fn number(printed: &str, style: Option<LabelStyle>) -> Option<String> {
    let mut readings = Label::readings(printed).into_iter();
    let label = match style {
        Some(style) => readings.find(|label| label.style == style),
        None => readings.next(),
    };
    label?.anchor_part()
}
