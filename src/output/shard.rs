//! Shards: the parts of a build that different machines do.

use std::fmt;
use std::num::NonZero;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::Checksum;

/// A part of the documents of a build: `3/16` is the third of sixteen shards.
///
/// A document is in the shard that the hash of its symbol selects. All languages of a document are in
/// the same shard, and stay in it when other documents are added.
///
/// ```
/// use publish::output::Shard;
///
/// let shard: Shard = "3/16".parse()?;
/// assert_eq!((shard.number(), shard.count()), (3, 16));
/// assert!("17/16".parse::<Shard>().is_err());
/// # Ok::<(), publish::output::InvalidShard>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Shard {
    /// The number of all shards comes first, so that the shards of different builds are not mixed in
    /// an ordered list.
    count: NonZero<u32>,
    /// From 1 to `count`.
    number: NonZero<u32>,
}

/// The reason why a number and a count are not a shard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InvalidShard;

impl fmt::Display for InvalidShard {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(
            "a shard is a number, a slash and the number of shards, such as 3/16; shards are numbered \
             from 1",
        )
    }
}

impl std::error::Error for InvalidShard {}

impl Shard {
    /// Returns a shard.
    ///
    /// # Errors
    /// An error if `number` is 0 or larger than `count`.
    pub fn new(number: u32, count: u32) -> Result<Self, InvalidShard> {
        match (NonZero::new(number), NonZero::new(count)) {
            (Some(number), Some(count)) if number <= count => Ok(Shard { count, number }),
            _ => Err(InvalidShard),
        }
    }

    /// Returns its number, from 1 to the number of all shards.
    pub fn number(self) -> u32 {
        self.number.get()
    }

    /// Returns the number of all shards.
    pub fn count(self) -> u32 {
        self.count.get()
    }

    /// Whether it has the document with this name: the path of its symbol or, if the symbol is not
    /// known, the path of its source.
    pub fn has(self, name: &str) -> bool {
        let sum = Checksum::of(name.as_bytes());
        let [a, b, c, d, e, f, g, h, ..] = *sum.as_bytes();
        let hash = u64::from_be_bytes([a, b, c, d, e, f, g, h]);
        hash % u64::from(self.count()) == u64::from(self.number()) - 1
    }
}

impl fmt::Display for Shard {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}/{}", self.number, self.count)
    }
}

impl FromStr for Shard {
    type Err = InvalidShard;

    fn from_str(text: &str) -> Result<Self, InvalidShard> {
        let (number, count) = text.split_once('/').ok_or(InvalidShard)?;
        let parse = |text: &str| text.parse().map_err(|_| InvalidShard);
        Shard::new(parse(number)?, parse(count)?)
    }
}

impl TryFrom<String> for Shard {
    type Error = InvalidShard;

    fn try_from(text: String) -> Result<Self, InvalidShard> {
        text.parse()
    }
}

impl From<Shard> for String {
    fn from(shard: Shard) -> Self {
        shard.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::Shard;

    fn shards(count: u32) -> impl Iterator<Item = Shard> {
        (1..=count).map(move |number| Shard::new(number, count).unwrap())
    }

    #[test]
    fn each_document_is_in_exactly_one_shard() {
        for count in [1, 2, 3, 16] {
            for number in 0..200 {
                let name = format!("A/RES/79/{number}");
                let having = shards(count).filter(|shard| shard.has(&name)).count();
                assert_eq!(having, 1, "{name} of {count}");
            }
        }
    }

    #[test]
    fn shards_have_about_the_same_number_of_documents() {
        for shard in shards(16) {
            let names = (0..16_000).map(|number| format!("A/RES/79/{number}"));
            let count = names.filter(|name| shard.has(name)).count();
            assert!((900..1100).contains(&count), "{shard}: {count}");
        }
    }

    #[test]
    fn only_numbers_from_one_to_the_count_are_shards() {
        for text in [
            "",
            "3",
            "0/3",
            "4/3",
            "1/0",
            "-1/3",
            "1/3/5",
            "a/b",
            "1/99999999999",
            " 1/2",
        ] {
            assert!(text.parse::<Shard>().is_err(), "{text}");
        }
        for text in ["1/1", "3/16", "16/16"] {
            assert_eq!(text.parse::<Shard>().unwrap().to_string(), text);
        }
    }
}
