//! Checksums, which identify files by their content.

use std::borrow::Cow;
use std::fmt;
use std::fs::File;
use std::io::{self, BufWriter, Read, Write};
use std::path::Path;
use std::str::FromStr;

use schemars::JsonSchema;
use serde::ser::{Error, Serializer};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// A SHA-256 checksum: 64 hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, JsonSchema)]
#[serde(try_from = "Cow<'_, str>")]
#[schemars(with = "String", extend("pattern" = "^[0-9a-f]{64}$"))]
pub struct Checksum([u8; 32]);

/// The checksum and the size of a file in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fingerprint {
    pub sum: Checksum,
    pub size: usize,
}

impl Fingerprint {
    /// Returns the fingerprint of a file with these bytes.
    pub fn of(bytes: &[u8]) -> Self {
        Fingerprint {
            sum: Checksum::of(bytes),
            size: bytes.len(),
        }
    }

    /// Returns the fingerprint of a text file with these parts.
    pub fn of_parts(parts: &[impl AsRef<str>]) -> Self {
        let mut hash = Sha256::new();
        let mut size = 0;
        for part in parts {
            hash.update(part.as_ref());
            size += part.as_ref().len();
        }
        let sum = Checksum::from_hash(hash);
        Fingerprint { sum, size }
    }

    /// Returns the fingerprint of a file of any size, which is read piece by piece.
    ///
    /// # Errors
    /// The error of the file system.
    pub fn of_file(path: &Path) -> io::Result<Self> {
        let mut file = File::open(path)?;
        let (mut hash, mut size) = (Sha256::new(), 0);
        let mut piece = vec![0; PIECE];
        loop {
            match file.read(&mut piece) {
                Ok(0) => break,
                Ok(length) => {
                    hash.update(&piece[..length]);
                    size += length;
                }
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
        let sum = Checksum::from_hash(hash);
        Ok(Fingerprint { sum, size })
    }
}

/// The number of bytes of a file that are read at once. Most editions are smaller.
const PIECE: usize = 1 << 18;

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

    /// Returns its hexadecimal digits as ASCII. A manifest has tens of thousands of checksums, and this is
    /// much faster than a format string for each byte.
    fn digits(&self) -> [u8; 64] {
        const DIGITS: &[u8; 16] = b"0123456789abcdef";
        let mut digits = [0; 64];
        for (pair, byte) in digits.chunks_exact_mut(2).zip(self.0) {
            pair[0] = DIGITS[usize::from(byte >> 4)];
            pair[1] = DIGITS[usize::from(byte & 15)];
        }
        digits
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
        let value = |digit: u8| u8::try_from(char::from(digit).to_digit(16)?).ok();
        let mut bytes = [0; 32];
        let pairs = text.as_bytes().chunks_exact(2);
        let is_valid = text.len() == 64
            && pairs.zip(&mut bytes).all(|(pair, byte)| {
                let (Some(high), Some(low)) = (value(pair[0]), value(pair[1])) else {
                    return false;
                };
                *byte = high << 4 | low;
                true
            });
        if is_valid {
            Ok(Checksum(bytes))
        } else {
            Err(format!(
                "“{text}” is not a SHA-256 checksum of 64 hexadecimal digits"
            ))
        }
    }
}

impl TryFrom<Cow<'_, str>> for Checksum {
    type Error = String;

    fn try_from(text: Cow<'_, str>) -> Result<Self, String> {
        text.parse()
    }
}

impl Serialize for Checksum {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        // The digits are ASCII.
        serializer.serialize_str(str::from_utf8(&self.digits()).map_err(S::Error::custom)?)
    }
}

impl fmt::Display for Checksum {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let digits = self.digits();
        formatter.pad(str::from_utf8(&digits).map_err(|_| fmt::Error)?)
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
    fn the_fingerprint_of_a_file_is_that_of_its_bytes() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("file");
        for size in [0, 1, PIECE, 2 * PIECE + 1] {
            let bytes: Vec<u8> = (0..=250).cycle().take(size).collect();
            crate::output::write_file(&path, &bytes).unwrap();
            assert_eq!(
                Fingerprint::of_file(&path).unwrap(),
                Fingerprint::of(&bytes)
            );
        }
        assert!(Fingerprint::of_file(folder.path()).is_err());
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
