//! Keys of cache entries: the hash of everything that a result depends on.

use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::output::Checksum;

/// A key that is being computed. Each field has a name, and names and values have lengths, so that
/// different inputs never give the same bytes.
#[derive(Clone)]
pub struct Key(Sha256);

impl Key {
    /// Starts a key.
    pub fn new(kind: &str) -> Self {
        Key(Sha256::new()).with("kind", kind)
    }

    /// Adds a field.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl AsRef<[u8]>) -> Self {
        for part in [name.as_bytes(), value.as_ref()] {
            self.0.update((part.len() as u64).to_le_bytes());
            self.0.update(part);
        }
        self
    }

    /// Adds a field with data. Returns `None` if the data cannot be written as JSON: a result that
    /// depends on it has no key.
    #[must_use]
    pub fn with_data(self, name: &str, data: &(impl Serialize + ?Sized)) -> Option<Self> {
        let sum = Checksum::of_json(data).ok()?;
        Some(self.with(name, sum.as_bytes()))
    }

    /// Returns the key.
    pub fn finish(self) -> Checksum {
        Checksum::from_hash(self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::Key;

    #[test]
    fn the_borders_between_fields_are_part_of_the_key() {
        let keys = [
            Key::new("a").with("name", "value").with("other", ""),
            Key::new("a").with("name", "").with("valueother", ""),
            Key::new("a").with("namevalue", "other"),
            Key::new("an").with("ame", "value").with("other", ""),
        ];
        let keys: std::collections::BTreeSet<_> = keys.into_iter().map(Key::finish).collect();
        assert_eq!(keys.len(), 4);
    }
}
