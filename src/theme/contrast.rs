//! The colours of a theme, and which of them need contrast.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use publish_model::suggestion;

use super::colour::Colour;

/// What a colour is used for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Token {
    /// The page.
    Paper,
    /// The panel above the text, and boxes.
    Tint,
    /// The text.
    Ink,
    /// Less important generated text, such as running heads.
    Quiet,
    /// Links, and the ring around the element with the focus.
    Link,
    /// The number before the title, labels, and the band at the top.
    Accent,
    /// Rules, and the borders of controls.
    Edge,
    /// The background of a paragraph to which a reader has followed a link.
    Target,
}

impl Token {
    /// All tokens.
    pub const ALL: [Token; 8] = [
        Token::Paper,
        Token::Tint,
        Token::Ink,
        Token::Quiet,
        Token::Link,
        Token::Accent,
        Token::Edge,
        Token::Target,
    ];

    /// Returns its key in the project file.
    pub fn as_str(self) -> &'static str {
        match self {
            Token::Paper => "paper",
            Token::Tint => "tint",
            Token::Ink => "ink",
            Token::Quiet => "quiet",
            Token::Link => "link",
            Token::Accent => "accent",
            Token::Edge => "edge",
            Token::Target => "target",
        }
    }
}

/// The mode of a screen that colours are for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// Dark text on light paper. The colours of the PDF are those of this mode.
    Light,
    /// Light text on dark paper.
    Dark,
}

impl Mode {
    /// Both modes.
    pub const ALL: [Mode; 2] = [Mode::Light, Mode::Dark];

    /// Returns the colour of the built-in style sheet.
    pub fn built_in(self, token: Token) -> Colour {
        let (light, dark) = match token {
            Token::Paper => (Colour::new(0xff, 0xfe, 0xfb), Colour::new(0x15, 0x17, 0x1a)),
            Token::Tint => (Colour::new(0xf5, 0xf0, 0xe6), Colour::new(0x1d, 0x20, 0x23)),
            Token::Ink => (Colour::new(0x1c, 0x1a, 0x17), Colour::new(0xec, 0xe8, 0xdf)),
            Token::Quiet => (Colour::new(0x4d, 0x48, 0x3f), Colour::new(0xc2, 0xbc, 0xb0)),
            Token::Link => (Colour::new(0x0b, 0x45, 0x79), Colour::new(0xa9, 0xcf, 0xf5)),
            Token::Accent => (Colour::new(0x7d, 0x1d, 0x22), Colour::new(0xf0, 0xb3, 0xa8)),
            Token::Edge => (Colour::new(0x76, 0x6e, 0x61), Colour::new(0x91, 0x8b, 0x80)),
            Token::Target => (Colour::new(0xfd, 0xee, 0xb8), Colour::new(0x33, 0x2b, 0x0e)),
        };
        match self {
            Mode::Light => light,
            Mode::Dark => dark,
        }
    }
}

/// Returns the colour of a token in a mode: that of the theme or the built-in one. The tint of a theme
/// that sets another paper and no tint is the paper with a little of the text.
pub fn colour_of(mode: Mode, set: &Colours, token: Token) -> Colour {
    match set.get(&token) {
        Some(colour) => *colour,
        None if token == Token::Tint && set.contains_key(&Token::Paper) => {
            let ink = colour_of(mode, set, Token::Ink);
            colour_of(mode, set, Token::Paper).mixed(ink, 10)
        }
        None => mode.built_in(token),
    }
}

/// The colours that a theme sets, for one mode.
pub type Colours = BTreeMap<Token, Colour>;

/// What a colour is seen on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ground {
    /// Another colour of the same mode.
    Token(Token),
    /// The white paper of the PDF.
    White,
}

/// Two colours that need contrast.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pair {
    mode: Mode,
    front: Token,
    ground: Ground,
}

/// The contrast of text (WCAG 2.2, 1.4.6, level AAA).
const ENHANCED: f64 = 7.0;

/// The contrast of text in a pair that the project file allows (1.4.3, level AA).
const MINIMUM: f64 = 4.5;

/// The contrast of borders of controls (1.4.11).
const CONTROLS: f64 = 3.0;

impl Pair {
    fn all() -> Vec<Pair> {
        let mut pairs = Vec::new();
        let texts = [Token::Ink, Token::Quiet, Token::Link, Token::Accent];
        for mode in Mode::ALL {
            let mut add = |front, ground| {
                pairs.push(Pair {
                    mode,
                    front,
                    ground,
                })
            };
            for front in texts {
                add(front, Ground::Token(Token::Paper));
                add(front, Ground::Token(Token::Tint));
                add(front, Ground::Token(Token::Target));
            }
            add(Token::Edge, Ground::Token(Token::Paper));
            if mode == Mode::Light {
                for front in [Token::Quiet, Token::Link, Token::Accent] {
                    add(front, Ground::White);
                }
            }
        }
        pairs
    }

    fn is_text(self) -> bool {
        self.front != Token::Edge
    }

    fn minimum(self, allowed: &[Pair]) -> f64 {
        if !self.is_text() {
            CONTROLS
        } else if allowed.contains(&self) {
            MINIMUM
        } else {
            ENHANCED
        }
    }
}

impl fmt::Display for Pair {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mode = match self.mode {
            Mode::Light => "",
            Mode::Dark => "dark-",
        };
        let ground = match self.ground {
            Ground::Token(token) => token.as_str(),
            Ground::White => "white",
        };
        write!(formatter, "{mode}{}-on-{ground}", self.front.as_str())
    }
}

impl FromStr for Pair {
    type Err = String;

    /// # Errors
    /// A message if no text has this name of a pair.
    fn from_str(text: &str) -> Result<Self, String> {
        let pairs = Pair::all().into_iter().filter(|pair| pair.is_text());
        let pairs: Vec<(String, Pair)> = pairs.map(|pair| (pair.to_string(), pair)).collect();
        if let Some((_, pair)) = pairs.iter().find(|(name, _)| name == text) {
            return Ok(*pair);
        }
        let names = pairs.iter().map(|(name, _)| name.as_str());
        Err(match suggestion::nearest(text, names) {
            Some(nearest) => format!("no pair of colours “{text}”; did you mean “{nearest}”?"),
            None => format!(
                "no pair of colours “{text}”; names are like link-on-paper and dark-link-on-paper"
            ),
        })
    }
}

/// A pair with too little contrast.
#[derive(Debug, Clone, PartialEq)]
pub struct LowContrast {
    /// The pair.
    pub pair: Pair,
    /// The mode in which the colour is set.
    pub mode: Mode,
    /// The colour that the theme sets; the other one may be built in.
    pub token: Token,
    /// Its value.
    pub colour: Colour,
    /// What it is seen with.
    pub other: String,
    /// The contrast.
    pub contrast: f64,
    /// The contrast that the pair needs.
    pub minimum: f64,
    /// The nearest colour that has enough contrast in all pairs.
    pub nearest: Option<Colour>,
    /// Whether the project file can allow the pair.
    pub can_be_allowed: bool,
}

/// Returns the pairs with a colour of the theme that have too little contrast.
pub fn check(light: &Colours, dark: &Colours, allowed: &[Pair]) -> Vec<LowContrast> {
    let palette = Palette { light, dark };
    let pairs = Pair::all().into_iter();
    pairs
        .filter_map(|pair| palette.check(pair, allowed))
        .collect()
}

struct Palette<'a> {
    light: &'a Colours,
    dark: &'a Colours,
}

impl Palette<'_> {
    fn of_mode(&self, mode: Mode) -> &Colours {
        match mode {
            Mode::Light => self.light,
            Mode::Dark => self.dark,
        }
    }

    fn set(&self, mode: Mode, token: Token) -> Option<Colour> {
        self.of_mode(mode).get(&token).copied()
    }

    /// Returns the colour that decides that of a ground: a tint that is not set depends on the paper.
    fn source(&self, mode: Mode, ground: Token) -> Token {
        if ground == Token::Tint && self.set(mode, Token::Tint).is_none() {
            Token::Paper
        } else {
            ground
        }
    }

    /// Returns a colour, with `replaced` in place of a colour.
    fn colour(&self, mode: Mode, token: Token, replaced: Option<(Token, Colour)>) -> Colour {
        let mut set = self.of_mode(mode).clone();
        set.extend(replaced);
        colour_of(mode, &set, token)
    }

    /// Returns the two colours of a pair, with `replaced` in place of a colour.
    fn of(&self, pair: Pair, replaced: Option<(Token, Colour)>) -> (Colour, Colour) {
        let ground = match pair.ground {
            Ground::Token(token) => self.colour(pair.mode, token, replaced),
            Ground::White => Colour::WHITE,
        };
        (self.colour(pair.mode, pair.front, replaced), ground)
    }

    fn passes(&self, pair: Pair, replaced: Option<(Token, Colour)>, allowed: &[Pair]) -> bool {
        let (front, ground) = self.of(pair, replaced);
        front.contrast(ground) >= pair.minimum(allowed)
    }

    fn check(&self, pair: Pair, allowed: &[Pair]) -> Option<LowContrast> {
        let (front, ground) = self.of(pair, None);
        let contrast = front.contrast(ground);
        let minimum = pair.minimum(allowed);
        // Pairs without a colour of the theme are checked by a test.
        let (token, other) = match pair.ground {
            _ if self.set(pair.mode, pair.front).is_some() => (pair.front, ground),
            Ground::Token(token) => match self.source(pair.mode, token) {
                source if self.set(pair.mode, source).is_some() => (source, front),
                _ => return None,
            },
            Ground::White => return None,
        };
        if contrast >= minimum {
            return None;
        }
        let colour = self.colour(pair.mode, token, None);
        let has = |other: &Pair| {
            let is_ground = match other.ground {
                Ground::Token(ground) => self.source(pair.mode, ground) == token,
                Ground::White => false,
            };
            other.mode == pair.mode && (other.front == token || is_ground)
        };
        let same: Vec<Pair> = Pair::all().into_iter().filter(has).collect();
        let passes = |candidate: Colour, pairs: &[Pair]| {
            let replaced = Some((token, candidate));
            let mut pairs = pairs.iter();
            pairs.all(|pair| self.passes(*pair, replaced, allowed))
        };
        let nearest = colour.nearest(|candidate| passes(candidate, &same));
        let described = match pair.ground {
            Ground::Token(ground) if token == pair.front => format!("{} {other}", ground.as_str()),
            Ground::White => "the white paper of the PDF".to_owned(),
            Ground::Token(_) => format!("{} {other}", pair.front.as_str()),
        };
        Some(LowContrast {
            pair,
            mode: pair.mode,
            token,
            colour,
            other: described,
            contrast,
            minimum,
            nearest: nearest.or_else(|| colour.nearest(|candidate| passes(candidate, &[pair]))),
            can_be_allowed: pair.is_text() && contrast >= MINIMUM,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn colours(of: &[(Token, &str)]) -> Colours {
        let of = of.iter();
        of.map(|(token, colour)| (*token, colour.parse().unwrap()))
            .collect()
    }

    #[test]
    fn the_built_in_colours_are_those_of_the_style_sheet_and_have_contrast() {
        let templates = publish_built_in::templates();
        let css = templates.get("site/site.css").unwrap();
        let (light, dark) = css.split_once("(prefers-color-scheme: dark)").unwrap();
        for mode in Mode::ALL {
            let part = if mode == Mode::Light { light } else { dark };
            for token in Token::ALL {
                let value = part.split_once(&format!("--{}: ", token.as_str()));
                let value = value.map(|(_, rest)| rest.split(';').next().unwrap().parse().unwrap());
                assert_eq!(value, Some(mode.built_in(token)), "{mode:?} {token:?}");
            }
        }
        let set = |mode: Mode| {
            let tokens = Token::ALL.into_iter();
            tokens
                .map(|token| (token, mode.built_in(token)))
                .collect::<Colours>()
        };
        assert_eq!(check(&set(Mode::Light), &set(Mode::Dark), &[]), []);
    }

    #[test]
    fn a_pair_with_too_little_contrast_is_reported_with_the_nearest_colour_that_passes() {
        let light = colours(&[(Token::Link, "#2070b0")]);
        let found = check(&light, &Colours::new(), &[]);
        let names: Vec<String> = found.iter().map(|one| one.pair.to_string()).collect();
        let pairs = [
            "link-on-paper",
            "link-on-tint",
            "link-on-target",
            "link-on-white",
        ];
        assert_eq!(names, pairs);
        for one in &found {
            let nearest = one.nearest.unwrap();
            let fixed = Colours::from([(Token::Link, nearest)]);
            assert_eq!(check(&fixed, &Colours::new(), &[]), [], "{nearest}");
        }
    }

    #[test]
    fn a_surface_of_the_theme_is_reported_if_the_text_is_built_in() {
        let dark = colours(&[(Token::Paper, "#404040")]);
        let found = check(&Colours::new(), &dark, &[]);
        assert!(!found.is_empty());
        for one in found {
            assert_eq!((one.mode, one.token), (Mode::Dark, Token::Paper));
        }
    }

    #[test]
    fn a_paper_without_a_tint_gets_one_that_is_checked() {
        let grey = colours(&[(Token::Paper, "#eeeeee"), (Token::Ink, "#4d4d4d")]);
        let found = check(&grey, &Colours::new(), &[]);
        let names: Vec<String> = found.iter().map(|one| one.pair.to_string()).collect();
        assert!(names.contains(&"ink-on-tint".to_owned()), "{names:?}");
        assert!(found.iter().all(|one| one.token != Token::Tint));
        let white = colours(&[(Token::Paper, "#ffffff"), (Token::Ink, "#000000")]);
        let tint = colour_of(Mode::Light, &white, Token::Tint);
        assert_eq!(tint.to_string(), "#f5f5f5");
    }

    #[test]
    fn an_allowed_pair_needs_the_contrast_of_level_aa() {
        let allowed = [
            "link-on-paper",
            "link-on-tint",
            "link-on-target",
            "link-on-white",
        ];
        let allowed = allowed.map(|name| name.parse::<Pair>().unwrap());
        let of = |colour| {
            let light = colours(&[(Token::Link, colour)]);
            check(&light, &Colours::new(), &allowed).len()
        };
        assert_eq!(of("#2060a0"), 0);
        assert_eq!(of("#4090d0"), 4);
    }

    #[test]
    fn borders_need_less_contrast_and_cannot_be_allowed() {
        let light = colours(&[(Token::Edge, "#cccccc")]);
        let found = check(&light, &Colours::new(), &[]);
        assert_eq!(found.len(), 1);
        assert!(!found[0].can_be_allowed);
        assert!("edge-on-paper".parse::<Pair>().is_err());
        let message = "link-on-papr".parse::<Pair>().unwrap_err();
        assert!(message.contains("“link-on-paper”"), "{message}");
    }
}
