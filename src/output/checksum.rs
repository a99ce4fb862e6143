//! Checksums, which identify files by their content.

use std::fmt;
use std::io::{self, BufWriter, Write};
use std::str::FromStr;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// A SHA-256 checksum: 64 hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "String", into = "String")]
#[schemars(with = "String", extend("pattern" = "^[0-9a-f]{64}$"))]
pub struct Checksum([u8; 32]);

impl Checksum {
    /// Computes the checksum of bytes.
    pub fn of(bytes: &[u8]) -> Self {
        Checksum(Sha256::digest(bytes).into())
    }

    /// Computes the checksum of data as JSON.
    ///
    /// # Errors
    /// An error if the data cannot be written as JSON.
    pub fn of_json(data: &(impl Serialize + ?Sized)) -> serde_json::Result<Self> {
        let mut hash = Sha256::new();
        let mut writer = BufWriter::with_capacity(1 << 14, HashWriter(&mut hash));
        serde_json::to_writer(&mut writer, data)?;
        writer.flush().map_err(serde_json::Error::io)?;
        drop(writer);
        Ok(Checksum::from_hash(hash))
    }

    /// Returns the result of a hash.
    pub fn from_hash(hash: Sha256) -> Self {
        Checksum(hash.finalize().into())
    }

    /// Returns its bytes.
    pub fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

struct HashWriter<'h>(&'h mut Sha256);

impl Write for HashWriter<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.update(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl FromStr for Checksum {
    type Err = String;

    /// # Errors
    /// A message if the text is not 64 hexadecimal digits.
    fn from_str(text: &str) -> Result<Self, String> {
        let digits: Option<Vec<u8>> = text
            .chars()
            .map(|digit| u8::try_from(digit.to_digit(16)?).ok())
            .collect();
        let pairs = digits.unwrap_or_default();
        let bytes: Vec<u8> = pairs
            .chunks_exact(2)
            .map(|pair| pair[0] << 4 | pair[1])
            .collect();
        match bytes.try_into() {
            Ok(bytes) if text.len() == 64 => Ok(Checksum(bytes)),
            _ => Err(format!(
                "“{text}” is not a SHA-256 checksum of 64 hexadecimal digits"
            )),
        }
    }
}

impl TryFrom<String> for Checksum {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        text.parse()
    }
}

impl From<Checksum> for String {
    fn from(sum: Checksum) -> String {
        sum.to_string()
    }
}

impl fmt::Display for Checksum {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0
            .iter()
            .try_for_each(|byte| write!(formatter, "{byte:02x}"))
    }
}

impl fmt::Debug for Checksum {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Checksum({self})")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_checksum_of_empty_input_matches_the_standard() {
        assert_eq!(
            Checksum::of(b"").to_string(),
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
        );
    }

    #[test]
    fn the_checksum_of_data_is_that_of_its_json() {
        let data = vec!["é"; 10_000];
        let json = serde_json::to_vec(&data).unwrap();
        assert_eq!(Checksum::of_json(&data).unwrap(), Checksum::of(&json));
    }

    #[test]
    fn a_checksum_has_exactly_64_digits() {
        assert!("a".repeat(63).parse::<Checksum>().is_err());
        assert!("a".repeat(66).parse::<Checksum>().is_err());
        assert!("é".repeat(32).parse::<Checksum>().is_err());
        let zeros: Checksum = "0".repeat(64).parse().unwrap();
        assert_eq!(zeros.to_string(), "0".repeat(64));
        assert_eq!(
            "0F".repeat(32).parse::<Checksum>().unwrap().to_string(),
            "0f".repeat(32)
        );
    }
}
