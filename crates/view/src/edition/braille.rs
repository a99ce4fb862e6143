//! Options for braille: contractions and the size of a page.

use std::fmt;
use std::str::FromStr;

/// The braille options of a run.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct BrailleOptions {
    /// The grade; by default the one that readers of the language expect.
    pub grade: Option<Grade>,
    /// The size of a page.
    pub page: PageSize,
}

/// The grade of braille: with or without contractions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Grade {
    /// With the contractions of the braille code of the language.
    Contracted,
    /// Letter by letter, or with the few contractions that beginners learn.
    Uncontracted,
}

impl Grade {
    /// Both grades.
    pub const ALL: [Grade; 2] = [Grade::Contracted, Grade::Uncontracted];

    /// Returns the name on the command line.
    pub fn as_str(self) -> &'static str {
        match self {
            Grade::Contracted => "contracted",
            Grade::Uncontracted => "uncontracted",
        }
    }
}

impl fmt::Display for Grade {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl FromStr for Grade {
    type Err = String;

    /// # Errors
    /// A message that lists the valid names.
    fn from_str(text: &str) -> Result<Self, String> {
        let known = Grade::ALL.into_iter().find(|grade| grade.as_str() == text);
        let names = || Grade::ALL.map(Grade::as_str).join(", ");
        known.ok_or_else(|| format!("“{text}” is not a braille grade: use one of {}", names()))
    }
}

/// The size of a page of braille.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PageSize {
    /// Cells in a line.
    pub cells: usize,
    /// Lines on a page.
    pub lines: usize,
}

impl PageSize {
    /// The smallest number of cells that fits a heading with its margins and a page number.
    const CELLS_MIN: usize = 20;
    /// The smallest number of lines: a heading with its empty lines and the text below it.
    const LINES_MIN: usize = 6;
    /// More than any embosser supports.
    const MAX: usize = 200;
}

impl Default for PageSize {
    /// Returns the size used in North America, 11 by 11.5 inches.
    fn default() -> Self {
        PageSize {
            cells: 40,
            lines: 25,
        }
    }
}

impl fmt::Display for PageSize {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}x{}", self.cells, self.lines)
    }
}

impl FromStr for PageSize {
    type Err = String;

    /// # Errors
    /// A message that describes the format and the valid sizes.
    fn from_str(text: &str) -> Result<Self, String> {
        let numbers = text.split_once('x').and_then(|(cells, lines)| {
            let (cells, lines) = (cells.parse().ok()?, lines.parse().ok()?);
            Some(PageSize { cells, lines })
        });
        let fits = |size: &PageSize| {
            (PageSize::CELLS_MIN..=PageSize::MAX).contains(&size.cells)
                && (PageSize::LINES_MIN..=PageSize::MAX).contains(&size.lines)
        };
        numbers.filter(fits).ok_or_else(|| {
            format!(
                "“{text}” is not a braille page size: write cells and lines such as {}, from {}x{} \
                 to {}x{}",
                PageSize::default(),
                PageSize::CELLS_MIN,
                PageSize::LINES_MIN,
                PageSize::MAX,
                PageSize::MAX
            )
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_usable_page_sizes_are_accepted() {
        let size: PageSize = "32x28".parse().unwrap();
        assert_eq!(size.to_string(), "32x28");
        for wrong in ["40", "40x", "x25", "10x25", "40x2", "40x-1", "4000x25"] {
            assert!(wrong.parse::<PageSize>().is_err(), "{wrong}");
        }
    }
}
