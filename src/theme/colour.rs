//! Colours and the contrast between them.

use std::fmt;
use std::str::FromStr;

/// A colour in sRGB.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Colour([u8; 3]);

impl Colour {
    /// The paper of the PDF.
    pub const WHITE: Colour = Colour([255; 3]);
    const BLACK: Colour = Colour([0; 3]);

    /// Creates a colour from its red, green and blue parts.
    pub const fn new(red: u8, green: u8, blue: u8) -> Self {
        Colour([red, green, blue])
    }

    /// Returns the contrast between two colours, from 1 to 21 (WCAG 2.2, contrast ratio).
    pub fn contrast(self, other: Colour) -> f64 {
        let (one, other) = (self.luminance(), other.luminance());
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    /// Returns the relative luminance of WCAG 2.2.
    fn luminance(self) -> f64 {
        let [red, green, blue] = self.0.map(|part| {
            let part = f64::from(part) / 255.0;
            if part <= 0.04045 {
                part / 12.92
            } else {
                ((part + 0.055) / 1.055).powf(2.4)
            }
        });
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    /// Returns the first colour that passes when this one is made darker or lighter step by step.
    pub fn nearest(self, passes: impl Fn(Colour) -> bool) -> Option<Colour> {
        let steps = 1..=u8::MAX;
        let mut colours = steps.flat_map(|step| {
            [
                self.mixed(Colour::BLACK, step),
                self.mixed(Colour::WHITE, step),
            ]
        });
        colours.find(|colour| passes(*colour))
    }

    /// Returns the mixture with `step` of 255 parts of another colour.
    pub fn mixed(self, other: Colour, step: u8) -> Colour {
        let mut parts = self.0;
        for (part, other) in parts.iter_mut().zip(other.0) {
            let sum =
                u32::from(*part) * u32::from(u8::MAX - step) + u32::from(other) * u32::from(step);
            *part = u8::try_from((sum + 127) / 255).unwrap_or(u8::MAX);
        }
        Colour(parts)
    }
}

impl fmt::Display for Colour {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [red, green, blue] = self.0;
        write!(formatter, "#{red:02x}{green:02x}{blue:02x}")
    }
}

impl FromStr for Colour {
    type Err = String;

    /// # Errors
    /// A message if the text is not `#rrggbb` or `#rgb`.
    fn from_str(text: &str) -> Result<Self, String> {
        let wrong = || format!("“{text}” is not a colour such as #0b4579");
        let digits = text.strip_prefix('#').ok_or_else(wrong)?;
        let digits: Option<Vec<u8>> = digits.chars().map(hexadecimal).collect();
        match digits.as_deref() {
            Some([r, g, b]) => Ok(Colour([r * 17, g * 17, b * 17])),
            Some([r, r1, g, g1, b, b1]) => Ok(Colour([r * 16 + r1, g * 16 + g1, b * 16 + b1])),
            _ => Err(wrong()),
        }
    }
}

fn hexadecimal(digit: char) -> Option<u8> {
    u8::try_from(digit.to_digit(16)?).ok()
}

/// Formats a contrast with two decimals. It is rounded down, because 6.996 is not enough for 7.
pub fn ratio(contrast: f64) -> String {
    format!("{:.2}:1", (contrast * 100.0).floor() / 100.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn colour(text: &str) -> Colour {
        text.parse().unwrap()
    }

    #[test]
    fn contrast_is_that_of_wcag() {
        // Known values: the greys are those at the limits of 7:1 and 4.5:1 on white.
        for (one, other, expected) in [
            ("#000000", "#ffffff", "21.00:1"),
            ("#fff", "#fff", "1.00:1"),
            ("#595959", "#ffffff", "7.00:1"),
            ("#5a5a5a", "#ffffff", "6.89:1"),
            ("#767676", "#ffffff", "4.54:1"),
            ("#777777", "#ffffff", "4.47:1"),
            ("#ff0000", "#ffffff", "3.99:1"),
            ("#0000ff", "#ffffff", "8.59:1"),
            ("#00ff00", "#000000", "15.30:1"),
        ] {
            let (one, other) = (colour(one), colour(other));
            assert_eq!(ratio(one.contrast(other)), expected, "{one} on {other}");
            assert_eq!(ratio(other.contrast(one)), expected, "{other} on {one}");
        }
    }

    #[test]
    fn the_nearest_colour_that_passes_is_darker_or_lighter() {
        let on = |ground: &str| {
            let ground = colour(ground);
            move |colour: Colour| colour.contrast(ground) >= 7.0
        };
        let dark = colour("#767676").nearest(on("#fff")).unwrap();
        assert_eq!(dark.to_string(), "#595959");
        let light = colour("#666666").nearest(on("#16181b")).unwrap();
        assert!(light.contrast(colour("#16181b")) >= 7.0);
        assert!(light.contrast(colour("#16181b")) < 7.2, "{light}");
        assert_eq!(colour("#767676").nearest(|_| false), None);
    }

    #[test]
    fn colours_have_three_or_six_digits() {
        assert_eq!(colour("#abc").to_string(), "#aabbcc");
        assert_eq!(colour("#0B4579").to_string(), "#0b4579");
        for wrong in [
            "", "#", "blue", "0b4579", "#0b457", "#0b45790", "#0b457é", "#+1+1+1",
        ] {
            assert!(wrong.parse::<Colour>().is_err(), "{wrong}");
        }
    }
}
