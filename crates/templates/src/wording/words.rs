//! The messages that take no arguments.

use std::collections::BTreeMap;

use serde::{Serialize, Serializer};

use publish_model::VoteSide;
use publish_model::diagnostic::Findings;

use super::Catalogue;

/// The messages of a catalogue that take no arguments. Templates receive all of them, by key; Rust
/// code requests a [`Word`], which every catalogue has. The publisher and the rights statement depend
/// on the body and may be empty.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Words {
    all: BTreeMap<String, String>,
    known: [String; Word::COUNT],
}

impl Words {
    /// # Errors
    /// `T002` where the catalogue lacks a word.
    pub(super) fn of(
        catalogue: &Catalogue,
        mut all: BTreeMap<String, String>,
    ) -> Result<Self, Findings> {
        let mut known = [const { String::new() }; Word::COUNT];
        for word in Word::ALL {
            known[word as usize] = match word {
                Word::Publisher => publisher(catalogue)?,
                Word::Rights => catalogue.line(word.key(), &[])?,
                word => catalogue.message(word.key(), &[])?,
            };
            all.insert(word.key().to_owned(), known[word as usize].clone());
        }
        Ok(Words { all, known })
    }

    /// Returns a word in the language of the catalogue.
    pub fn get(&self, word: Word) -> &str {
        &self.known[word as usize]
    }

    /// Replaces a word.
    pub fn set(&mut self, word: Word, text: &str) {
        text.clone_into(&mut self.known[word as usize]);
        self.all.insert(word.key().to_owned(), text.to_owned());
    }
}

impl Word {
    /// Returns the name of a side of a vote.
    pub fn of_side(side: VoteSide) -> Self {
        match side {
            VoteSide::InFavour => Word::VoteInFavour,
            VoteSide::Against => Word::VoteAgainst,
            VoteSide::Abstaining => Word::VoteAbstaining,
            VoteSide::Absent => Word::VoteAbsent,
        }
    }
}

impl Serialize for Words {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.all.serialize(serializer)
    }
}

/// Returns the publisher of the documents of a body: its own line, or else the organization or the
/// body itself.
fn publisher(catalogue: &Catalogue) -> Result<String, Findings> {
    for key in [Word::Publisher.key(), "organization", "body"] {
        let line = catalogue.line(key, &[])?;
        if !line.is_empty() {
            return Ok(line);
        }
    }
    Ok(String::new())
}

macro_rules! words {
    ($($name:ident $key:literal)*) => {
        /// A message without arguments that the program itself needs.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        #[expect(missing_docs, reason = "templates/catalogue/en.ftl describes each")]
        pub enum Word {
            $($name,)*
        }

        impl Word {
            /// The number of words.
            pub const COUNT: usize = Self::ALL.len();

            /// All words, in order of their discriminants.
            pub const ALL: [Word; [$($key),*].len()] = [$(Word::$name),*];

            /// Returns the key of the message in the catalogues.
            pub fn key(self) -> &'static str {
                match self {
                    $(Word::$name => $key,)*
                }
            }
        }
    };
}

words! {
    Annex "annex"
    Colon "colon"
    Contents "contents"
    Cover "cover"
    Notes "notes"
    OperativePart "operative-part"
    Preamble "preamble"
    Publisher "publisher"
    RecordedVote "recorded-vote"
    Rights "rights"
    VoteAbsent "vote-absent"
    VoteAbstaining "vote-abstaining"
    VoteAgainst "vote-against"
    VoteInFavour "vote-in-favour"
}
