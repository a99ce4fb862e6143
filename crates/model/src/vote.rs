//! The recorded vote on a resolution.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// How States voted.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Vote {
    /// States in favour.
    pub in_favour: Tally,
    /// States against.
    pub against: Tally,
    /// States that abstained.
    pub abstaining: Tally,
    /// States or members that were absent. If there are none, editions do not mention them.
    #[serde(skip_serializing_if = "Tally::is_empty")]
    pub absent: Tally,
}

/// How many voted one way, and who.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Tally {
    /// The number of States.
    pub count: u32,
    /// The names of the States, as recorded; empty if only the number is known.
    pub states: Vec<String>,
}

/// A side of a vote.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are self-explanatory")]
pub enum VoteSide {
    InFavour,
    Against,
    Abstaining,
    Absent,
}

impl Vote {
    /// Returns the sides that editions list: all, but the absent only if there are some.
    pub fn sides(&self) -> impl Iterator<Item = (VoteSide, &Tally)> {
        let absent = Some(&self.absent).filter(|tally| !tally.is_empty());
        let votes = [
            (VoteSide::InFavour, &self.in_favour),
            (VoteSide::Against, &self.against),
            (VoteSide::Abstaining, &self.abstaining),
        ];
        let absent = absent.map(|tally| (VoteSide::Absent, tally));
        votes.into_iter().chain(absent)
    }

    /// Returns the tallies of all sides.
    pub fn tallies_mut(&mut self) -> [&mut Tally; 4] {
        [
            &mut self.in_favour,
            &mut self.against,
            &mut self.abstaining,
            &mut self.absent,
        ]
    }
}

impl Tally {
    /// Whether it has neither votes nor names.
    pub fn is_empty(&self) -> bool {
        self.count == 0 && self.states.is_empty()
    }
}
