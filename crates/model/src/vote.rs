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
