//! The evidence for the symbol and the language of a file, and the decision from it.
//!
//! Official files contradict themselves: the metadata of S/RES/2774 (2025) in German have the symbol
//! S/RES/2766 (2024), and a Chinese text is marked as Spanish (A/RES/75/274). The majority decides,
//! and the reader warns with all the evidence.

#[cfg(test)]
mod tests;

use std::sync::Arc;

use publish_model::body::Grammar;
use publish_model::{Bodies, Language, Script, Symbol};

/// A printed or written number of a document: `75/269`, `2776 (2025)`, `S_PRST_2007_22`. Only the
/// first number is always present.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Number {
    /// The series of the symbol: `A/RES`, `S/PRST`.
    pub series: Option<Arc<Series>>,
    /// The session, the year, or the number of a resolution of the Security Council.
    pub first: u16,
    /// The number, or the year of a resolution of the Security Council.
    pub second: Option<u16>,
}

/// The documents of a body whose symbols differ only in their numbers.
#[derive(Debug)]
pub struct Series {
    /// The beginning of the symbols: `A/RES`.
    name: String,
    symbol: Grammar,
    /// The beginnings of file names, as their parts.
    file_names: Vec<Vec<String>>,
    /// The body in the addresses: `unga`.
    body: String,
    /// Which of the numbers is the year.
    year: Option<YearPosition>,
}

impl PartialEq for Series {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl Eq for Series {}

/// Which of the two numbers of a symbol is the year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum YearPosition {
    First,
    Second,
}

/// The part of symbols that is the year.
const YEAR: &str = "year";

/// The series of all bodies.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AllSeries(Vec<Arc<Series>>);

impl AllSeries {
    /// Returns the series of these bodies whose official files have known names.
    pub fn of(bodies: &Bodies) -> Self {
        let documents = bodies.iter().flat_map(|body| {
            let documents = body.documents.iter();
            documents.map(move |documents| (body, documents))
        });
        let named = documents.filter(|(_, documents)| !documents.file_names.is_empty());
        let series = named.map(|(body, documents)| {
            let parts = documents.symbol.part_names();
            let address = body.akn.address.rsplit('/').next();
            let file_names = documents.file_names.iter();
            Arc::new(Series {
                name: documents.symbol.prefix().trim_end_matches('/').to_owned(),
                file_names: file_names
                    .map(|name| name.split('_').map(str::to_owned).collect())
                    .collect(),
                body: address.unwrap_or_default().to_owned(),
                year: match parts.iter().position(|part| *part == YEAR) {
                    Some(0) => Some(YearPosition::First),
                    Some(1) => Some(YearPosition::Second),
                    _ => None,
                },
                symbol: documents.symbol.clone(),
            })
        });
        let mut series: Vec<_> = series.collect();
        // `A_HRC_RES` is also `A` and something else.
        series.sort_by_key(|series| std::cmp::Reverse(series.name.len()));
        AllSeries(series)
    }
}

impl Number {
    /// Returns the number of a symbol, or `None` for symbols of other kinds.
    pub fn of_symbol(symbol: &Symbol, all: &AllSeries) -> Option<Self> {
        let text = symbol.as_str();
        let mut series = all.0.iter();
        let series = series.find(|series| text.starts_with(&format!("{}/", series.name)))?;
        let rest = text.get(series.name.len() + 1..)?;
        Self::pair(rest)
            .or_else(|| Self::with_year(rest))
            .map(|number| number.of_series(series))
    }

    /// Returns the number before a title: `75/269.`, `ES-11/6`, `78/183 A.`
    pub fn before_title(printed: &str) -> Option<Self> {
        Self::pair(printed)
    }

    /// Returns the number that is the title of a resolution of the Security Council: `Resolution 2776
    /// (2025)`, `第2777(2025)号决议`.
    pub fn in_title(title: &str, all: &AllSeries) -> Option<Self> {
        let mut series = all.0.iter();
        let series = series.find(|series| series.year == Some(YearPosition::Second))?;
        Self::with_year(title).map(|number| number.of_series(series))
    }

    /// Returns the number in an address in the metadata:
    /// `/akn/un/statement/deliberation/unsc/2025-02-28/2766-2024/`.
    pub fn of_address(address: &str, all: &AllSeries) -> Option<Self> {
        let mut parts = address.trim_end_matches('/').rsplit('/');
        let number = parts.next()?;
        let body = parts.nth(1)?;
        let number = number.trim_start_matches("ES-").trim_start_matches("S-");
        let (first, second) = number.split_once('-')?;
        let number = Number {
            series: None,
            first: whole(first)?,
            second: Some(leading(second)?.0),
        };
        let of_body: Vec<&Arc<Series>> =
            all.0.iter().filter(|series| series.body == body).collect();
        match of_body.as_slice() {
            [] => None,
            [series] => Some(number.of_series(series)),
            // The year is second in resolutions, and first in statements.
            several if number.second.is_some_and(is_year) && !is_year(number.first) => {
                let mut several = several.iter();
                let series = several.find(|series| series.year == Some(YearPosition::Second))?;
                Some(number.of_series(series))
            }
            _ => Some(number),
        }
    }

    /// Returns the number in a file name: `S_RES_2776-2503579E`, `A_RES_80_84AB-2520072E`,
    /// `75_274_C`, `A_HRC_RES_58_18F`.
    fn of_file_name(stem: &str, has_language: bool, all: &AllSeries) -> Option<Self> {
        let parts: Vec<&str> = stem
            .split(['_', '-', ' ', '(', ')'])
            .filter(|part| !part.is_empty())
            .collect();
        let begins_with = |begin: &[String]| {
            parts.len() > begin.len() && begin.iter().zip(&parts).all(|(begin, part)| begin == part)
        };
        let series = all.0.iter().find_map(|series| {
            let mut names = series.file_names.iter();
            Some((series, names.find(|name| begins_with(name))?))
        });
        let (series, rest) = match series {
            Some((series, begin)) => (Some(Arc::clone(series)), &parts[begin.len()..]),
            // Without the letter of a language, two numbers may be anything, such as a date.
            None if has_language => (None, parts.as_slice()),
            None => return None,
        };
        let rest = match rest {
            ["ES" | "S", rest @ ..] if series.is_some() => rest,
            rest => rest,
        };
        let first = whole(rest.first()?)?;
        // The job number, with seven digits, may be next.
        let second = rest.get(1).and_then(|part| leading(part));
        let second = second.map(|(second, _)| second);
        if series.is_none() && second.is_none() {
            return None;
        }
        Some(Number {
            series,
            first,
            second,
        })
    }

    /// Returns the number of two numbers with a slash between them.
    fn pair(text: &str) -> Option<Self> {
        let (before, after) = text.split_once('/')?;
        let digits = before.len()
            - before
                .trim_end_matches(|one: char| one.is_ascii_digit())
                .len();
        Some(Number {
            series: None,
            first: whole(&before[before.len() - digits..])?,
            second: Some(leading(after)?.0),
        })
    }

    /// Returns the number before a year in parentheses.
    fn with_year(text: &str) -> Option<Self> {
        let start = text.find(|one: char| one.is_ascii_digit())?;
        let (first, rest) = leading(&text[start..])?;
        let rest = rest.trim_start().strip_prefix('(')?;
        let (second, rest) = leading(rest)?;
        rest.starts_with(')').then_some(Number {
            series: None,
            first,
            second: Some(second),
        })
    }

    fn of_series(self, series: &Arc<Series>) -> Self {
        Number {
            series: Some(Arc::clone(series)),
            ..self
        }
    }

    /// Whether two numbers can be of the same document.
    fn agrees_with(&self, other: &Number) -> bool {
        fn equal<T: PartialEq>(one: Option<&T>, other: Option<&T>) -> bool {
            match (one, other) {
                (Some(one), Some(other)) => one == other,
                _ => true,
            }
        }
        self.first == other.first
            && equal(self.second.as_ref(), other.second.as_ref())
            && equal(self.series.as_ref(), other.series.as_ref())
    }

    /// Adds what another number of the same document has in addition.
    fn completed_by(self, other: &Number) -> Self {
        Number {
            series: self.series.or_else(|| other.series.clone()),
            second: self.second.or(other.second),
            ..self
        }
    }

    fn symbol(&self) -> Option<Symbol> {
        let grammar = &self.series.as_ref()?.symbol;
        let numbers = [self.first, self.second?].map(|number| number.to_string());
        let parts = grammar.part_names().into_iter().map(str::to_owned);
        grammar.write(&parts.zip(numbers).collect())?.parse().ok()
    }

    /// Whether the year of the number is that of the date of issue. `None` for numbers without a
    /// year.
    fn is_of_year(&self, issued: i16) -> Option<bool> {
        let year = match self.series.as_ref()?.year? {
            YearPosition::First => self.first,
            YearPosition::Second => self.second?,
        };
        Some(i16::try_from(year).is_ok_and(|year| (year..=year + 1).contains(&issued)))
    }
}

impl std::fmt::Display for Number {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if let Some(symbol) = self.symbol() {
            return write!(formatter, "{symbol}");
        }
        write!(formatter, "{}", self.first)?;
        match self.second {
            Some(second) if is_year(second) && !is_year(self.first) => {
                write!(formatter, " ({second})")
            }
            Some(second) => write!(formatter, "/{second}"),
            None => Ok(()),
        }
    }
}

fn is_year(number: u16) -> bool {
    (1945..2100).contains(&number)
}

/// Reads a number of at most four digits.
fn whole(text: &str) -> Option<u16> {
    leading(text)
        .filter(|(_, rest)| rest.is_empty())
        .map(|(number, _)| number)
}

/// Reads a number of at most four digits at the beginning of a text, and returns the rest.
fn leading(text: &str) -> Option<(u16, &str)> {
    let rest = text.trim_start_matches(|one: char| one.is_ascii_digit());
    let digits = &text[..text.len() - rest.len()];
    let number = (digits.len() <= 4).then(|| digits.parse().ok()).flatten()?;
    Some((number, rest))
}

/// The evidence in the path of a file: `GA/75session/Chinese/75_274_C.xml`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PathEvidence {
    /// The number in the file name.
    pub number: Option<Number>,
    /// The language of the folder.
    pub folder: Option<Language>,
    /// The language of the letter at the end of the file name.
    pub letter: Option<Language>,
}

impl PathEvidence {
    /// Returns the evidence in a path.
    pub fn of(path: &str, all: &AllSeries) -> Self {
        let mut parts = path.rsplit(['/', '\\']);
        let name = parts.next().unwrap_or_default();
        let stem = name.strip_suffix(".xml").unwrap_or(name);
        let stem = stem.strip_suffix("_reissue").unwrap_or(stem);
        let letter = letter(stem);
        let without_letter = match letter {
            Some(_) => &stem[..stem.len() - 1],
            None => stem,
        };
        let number = Number::of_file_name(without_letter, letter.is_some(), all);
        PathEvidence {
            // The last letter of a name without a number may be anything.
            letter: letter.filter(|_| number.is_some()),
            folder: parts.next().and_then(folder_language),
            number,
        }
    }
}

fn folder_language(folder: &str) -> Option<Language> {
    let tag = match folder {
        "Arabic" => "ar",
        "Chinese" => "zh",
        "English" => "en",
        "French" => "fr",
        "German" => "de",
        "Russian" => "ru",
        "Spanish" => "es",
        _ => return None,
    };
    tag.parse().ok()
}

/// Returns the language of the letter at the end of a name, after a digit or a separator.
fn letter(stem: &str) -> Option<Language> {
    let mut characters = stem.chars().rev();
    let tag = match characters.next()? {
        'A' => "ar",
        'C' => "zh",
        'E' => "en",
        'F' => "fr",
        'G' => "de",
        'R' => "ru",
        'S' => "es",
        _ => return None,
    };
    let before = characters.next()?;
    let is_separate = before.is_ascii_digit() || matches!(before, '_' | '-');
    is_separate.then(|| tag.parse().ok()).flatten()
}

/// The script of a text, if most of its letters are of one: at least fifty letters, and seven in ten.
pub fn script_of(text: &str) -> Option<Script> {
    const LETTERS_MIN: usize = 50;
    let mut counts = [0_usize; 4];
    for character in text.chars() {
        let script = match character {
            '\u{600}'..='\u{6ff}' => 0,
            '\u{4e00}'..='\u{9fff}' => 1,
            '\u{400}'..='\u{52f}' => 2,
            'A'..='Z' | 'a'..='z' | '\u{c0}'..='\u{24f}' => 3,
            _ => continue,
        };
        counts[script] += 1;
    }
    let total: usize = counts.iter().sum();
    let scripts = [
        Script::Arabic,
        Script::Chinese,
        Script::Cyrillic,
        Script::Latin,
    ];
    let clear = counts
        .into_iter()
        .zip(scripts)
        .find(|(count, _)| total >= LETTERS_MIN && count * 10 >= total * 7);
    clear.map(|(_, script)| script)
}

/// The evidence for the symbol and the language of a document.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Evidence {
    /// The symbol on the cover page.
    pub symbol: Option<Symbol>,
    /// The number in the address in the metadata.
    pub address: Option<Number>,
    /// The number that is printed before the text.
    pub printed: Option<Number>,
    /// The year of issue.
    pub issued: Option<i16>,
    /// The language in the metadata.
    pub language: Option<Language>,
    /// The script of the preamble and that of the operative part.
    pub scripts: Vec<Script>,
    /// The path of the file.
    pub path: PathEvidence,
    /// The series of all bodies.
    pub series: AllSeries,
}

/// How far the evidence supports a decision.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Agreement {
    /// As many sources contradict it as support it.
    Tied,
    /// Most sources support it.
    Majority,
    /// No source contradicts it.
    Full,
}

/// A decision from the evidence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision<T> {
    /// The symbol or the language, if it can be known.
    pub value: Option<T>,
    /// How far the evidence supports it.
    pub agreement: Agreement,
    /// The value in each source, for a message: `75/269 before the title`.
    pub sources: Vec<String>,
}

impl Evidence {
    /// Decides the symbol.
    ///
    /// The symbol and the address are one source where they agree, because one is made from the
    /// other. If no number has a majority, the year of issue decides, and then the metadata.
    pub fn decide_symbol(&self) -> Decision<Symbol> {
        let cover = self.symbol.as_ref();
        let cover = cover.and_then(|symbol| Number::of_symbol(symbol, &self.series));
        if let (Some(symbol), None) = (&self.symbol, &cover) {
            // A symbol of another kind has nothing that can be compared.
            return Decision {
                value: Some(symbol.clone()),
                agreement: Agreement::Full,
                sources: Vec::new(),
            };
        }
        let mut address = self.address.as_ref();
        if let (Some(cover), Some(number)) = (&cover, address)
            && cover.agrees_with(number)
        {
            address = None;
        }
        let sources: Vec<(&Number, &str)> = [
            (cover.as_ref(), "on the cover page"),
            (address, "in the address in the metadata"),
            (self.printed.as_ref(), "before the text"),
            (self.path.number.as_ref(), "in the file name"),
        ]
        .into_iter()
        .filter_map(|(number, place)| Some((number?, place)))
        .collect();
        let supporters = |number: &Number| {
            let supporters = sources
                .iter()
                .filter(|(other, _)| number.agrees_with(other));
            supporters.count()
        };
        let most = sources.iter().map(|(number, _)| supporters(number)).max();
        let mut best: Vec<&Number> = sources
            .iter()
            .map(|(number, _)| *number)
            .filter(|number| Some(supporters(number)) == most)
            .collect();
        let is_tied = |best: &[&Number]| {
            best.iter()
                .any(|number| best.first().is_some_and(|first| !first.agrees_with(number)))
        };
        let mut agreement = Agreement::Majority;
        if is_tied(&best) {
            let of_year = |number: &Number| {
                let year = self.issued.and_then(|issued| number.is_of_year(issued));
                year == Some(true)
            };
            if best.iter().any(|number| of_year(number)) {
                best.retain(|number| of_year(number));
            }
            if is_tied(&best) {
                agreement = Agreement::Tied;
            }
        }
        let Some(winner) = best.first() else {
            return Decision {
                value: None,
                agreement: Agreement::Full,
                sources: Vec::new(),
            };
        };
        if supporters(winner) == sources.len() {
            agreement = Agreement::Full;
        }
        let value = match &cover {
            Some(cover) if cover.agrees_with(winner) => self.symbol.clone(),
            _ => sources
                .iter()
                .filter(|(number, _)| number.agrees_with(winner))
                .fold((*winner).clone(), |winner, (number, _)| {
                    winner.completed_by(number)
                })
                .symbol(),
        };
        Decision {
            value,
            agreement,
            sources: sources
                .iter()
                .map(|(number, place)| format!("{number} {place}"))
                .collect(),
        }
    }

    /// Decides the language. A language in another script than the text's is only chosen if no other
    /// is known.
    pub fn decide_language(&self) -> Decision<Language> {
        let sources: Vec<(&Language, &str)> = [
            (self.language.as_ref(), "in the metadata"),
            (self.path.folder.as_ref(), "as its folder"),
            (self.path.letter.as_ref(), "in its file name"),
        ]
        .into_iter()
        .filter_map(|(language, place)| Some((language?, place)))
        .collect();
        let script = match self.scripts.as_slice() {
            [script] => Some(*script),
            _ => None,
        };
        let fits = |language: &Language| script.is_none_or(|script| language.script() == script);
        let votes = |language: &Language| {
            let named = sources
                .iter()
                .filter(|(other, _)| other.primary() == language.primary());
            (fits(language), named.count())
        };
        let most = sources.iter().map(|(language, _)| votes(language)).max();
        let best: Vec<&Language> = sources
            .iter()
            .map(|(language, _)| *language)
            .filter(|language| Some(votes(language)) == most)
            .collect();
        let value = best.first().map(|language| (*language).clone());
        let value = value.or_else(|| script.and_then(language_of_script));
        let is_tied = best.iter().any(|language| {
            best.first()
                .is_some_and(|first| first.primary() != language.primary())
        });
        let contradicts =
            |language: &Language| votes(language).1 < sources.len() || self.scripts.len() > 1;
        let agreement = match &value {
            _ if is_tied => Agreement::Tied,
            Some(language) if !fits(language) => Agreement::Tied,
            Some(language) if !sources.is_empty() && contradicts(language) => Agreement::Majority,
            _ => Agreement::Full,
        };
        let mut named: Vec<String> = sources
            .iter()
            .map(|(language, place)| format!("“{language}” {place}"))
            .collect();
        let scripts = self.scripts.iter();
        named.extend(scripts.map(|script| format!("{} in its text", script_name(*script))));
        Decision {
            value,
            agreement,
            sources: named,
        }
    }
}

/// Returns the only official language in a script.
fn language_of_script(script: Script) -> Option<Language> {
    let tag = match script {
        Script::Arabic => "ar",
        Script::Chinese => "zh",
        Script::Cyrillic => "ru",
        Script::Latin => return None,
    };
    tag.parse().ok()
}

fn script_name(script: Script) -> &'static str {
    match script {
        Script::Arabic => "Arabic letters",
        Script::Chinese => "Chinese characters",
        Script::Cyrillic => "Cyrillic letters",
        Script::Latin => "Latin letters",
    }
}
