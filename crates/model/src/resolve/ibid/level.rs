//! The elements of a reference: `vol. 976`, `Seventy-fourth Session`, `第三章`.

use std::sync::LazyLock;

use regex::{Regex, RegexSet};

/// The level of an element of a reference.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    /// `Seventy-fourth Session`
    Session,
    /// `2013`; for the Security Council `Sixty-fifth Year`
    Year,
    /// `Supplement No. 8 (E/2013/28)`
    Supplement,
    /// `vol. 976`
    Volume,
    /// `No. 14152`
    Number,
    /// `part two`
    Part,
    /// `chap. I`
    Chapter,
    /// `resolution 1`, `decision 5/20`
    Resolution,
    /// `sect. C`
    Section,
    /// `annex II`
    Annex,
    /// `art. 4`
    Article,
    /// `para. 16`
    Paragraph,
    /// `p. 7`
    Page,
}

impl Level {
    /// Returns the level of an element, from its text. None if the text does not name a known
    /// level.
    pub fn of(element: &str) -> Option<Level> {
        // Arabic letters may be stretched, and spaces may be non-breaking.
        let letters = element.chars().filter(|one| *one != '\u{640}');
        let element: String = letters
            .map(|one| if one.is_whitespace() { ' ' } else { one })
            .collect();
        let forms = if element.contains(is_chinese) {
            &ALL
        } else if SESSION.matches(&element) {
            return Some(Level::Session);
        } else if YEAR_NUMBER.is_match(&element) || YEAR.matches(&element) {
            return Some(Level::Year);
        } else {
            &OTHERS
        };
        forms.level(&element)
    }

    /// Returns whether it is a level by which series number their publications. A work without an
    /// element of the level cannot be the one in which the level changes.
    pub fn counts_series(self) -> bool {
        matches!(
            self,
            Level::Session | Level::Year | Level::Supplement | Level::Volume
        )
    }

    /// Returns whether it is a part of a document and does not identify the document.
    pub fn is_within_document(self) -> bool {
        matches!(
            self,
            Level::Part
                | Level::Chapter
                | Level::Section
                | Level::Annex
                | Level::Article
                | Level::Paragraph
                | Level::Page
        )
    }
}

/// How an element of a level begins, in all languages: notes in Russian and Arabic also name volumes
/// in English.
struct Forms {
    level: Level,
    /// The forms without Chinese characters.
    others: &'static str,
    /// The forms with Chinese characters.
    chinese: &'static str,
}

/// The forms of all levels. The first level with a form that fits counts.
const FORMS: [Forms; 13] = [
    Forms {
        level: Level::Session,
        others: r"\p{L}+(?:-\p{L}+)?\ (?:(?:resumed|special|emergency)\ )*session$
            |(?:\p{L}+\ et\ )?[\p{L}-]*(?:ième|première|seconde|[0-9]e)\ session(?:\ extraordinaire)?(?:\ d[’']urgence)?$
            |(?:\p{L}+\ ){1,3}per[ií]odo\ (?:extraordinario\ )?de\ sesiones(?:\ extraordinario)?(?:\ de\ emergencia)?$
            |(?:\p{L}+\ ){1,4}сессия$
            |الدورة\ 
            |\p{L}+\ \p{L}*tagung$",
        chinese: r"第[\p{Han}0-9]+届\p{Han}*会议$",
    },
    Forms {
        level: Level::Year,
        others: r"(?:19|20)[0-9]{2}(?:\ год|\ г\.?)?$
            |\p{L}+(?:-\p{L}+)?\ year$
            |[\p{L}-]+(?:\ et\ [\p{L}-]+)?\ année$
            |(?:\p{L}+\ ){1,3}año$
            |(?:\p{L}+\ ){1,2}год$
            |السنة\ 
            |\p{L}+\ jahr$",
        chinese: r"(?:19|20)[0-9]{2}年$|第\p{Han}+年$",
    },
    Forms {
        level: Level::Supplement,
        others: r"(?:special\ )?suppl[eé]ments?\b|suplementos?\b|дополнени[ея]\b|الملحق|beilage\b",
        chinese: r"(?:特别)?补编",
    },
    Forms {
        level: Level::Volume,
        others: r"vols?\b|tom(?:e|o)s?\b|том(?:а|ы)?\b|المجلد|b(?:an)?d\b",
        chinese: r"第[\p{Han}0-9、，,\ –-]+卷",
    },
    Forms {
        level: Level::Number,
        others: r"n(?:o|°|º)s?\.?\s*[0-9]|n[uú]ms?\b|№\s*[0-9]|ال(?:رقم|رقما|رقمان|أرقام)\ |رقم\ |nr\b",
        chinese: r"第[0-9、，,和至\ –-]+号$",
    },
    Forms {
        level: Level::Part,
        others: r"part(?:e|ie)?s?\b|[\p{L}-]*(?:ième|première)\ partie\b|часть\b|الجزء|teil\b",
        chinese: r"第\p{Han}+部分",
    },
    Forms {
        level: Level::Chapter,
        others: r"chaps?\b|chapters?\b|chapitres?\b|caps?\b|capítulos?\b|гл(?:ав[аы])?\b|الفص|kap\b",
        chinese: r"第[\p{Han}0-9、–-]+章",
    },
    Forms {
        level: Level::Resolution,
        others: r"r[eé]solutions?\b|resoluci(?:ón|ones)\b|резолюци[ия]\b|القرار
            |d[eé]cisions?\b|decisi(?:ón|ones)\b|решени[ея]\b|المقرر
            |resolutionen\b|beschluss\b",
        chinese: r"(?:[^，\s]+\s*号)?决议|(?:[^，\s]+\s*号)?决定",
    },
    Forms {
        level: Level::Section,
        others: r"sect(?:ion)?s?\b|seccs?\b|secci(?:ón|ones)\b|разд(?:ел[аы]?)?\b|الفر|القسم|abschn",
        chinese: r"第?[\p{Han}\p{Latin}0-9.、-]{1,12}节",
    },
    Forms {
        level: Level::Annex,
        others: r"annex(?:e|es)?\b|anexos?\b|приложени[ея]\b|المرفق|anlagen?\b|anhang\b
            |appendi(?:x|x?ces?)\b|apéndices?\b|добавлени[ея]\b|التذييل",
        chinese: r"附件|附录",
    },
    Forms {
        level: Level::Article,
        others: r"art(?:icle|ículo|ikel)?s?\b|ст(?:атья|атьи)?\b|الماد",
        chinese: r"第[\p{Han}0-9、-]+条",
    },
    Forms {
        level: Level::Paragraph,
        others: r"para(?:graph)?s?\b|par(?:agraphe)?s?\b|párr(?:afo)?s?\b|пп?\.|пункты?\b|الفقر|ziff",
        chinese: r"第[0-9、，,和至\ –-]+段",
    },
    Forms {
        level: Level::Page,
        others: r"pp?\.\s*[0-9]|págs?\b|стр\.|الصفح",
        chinese: r"第[0-9至–-]+页",
    },
];

/// The forms of several levels, in the order in which they count. They are a set, because one expression
/// with a group for each level would need 5 MB in each thread for the positions of the groups.
struct FormsOfLevels {
    levels: Vec<Level>,
    expressions: RegexSet,
}

impl FormsOfLevels {
    /// Compiles expressions of forms.
    fn compiled(forms: impl IntoIterator<Item = (Level, String)>) -> Self {
        let (levels, patterns): (Vec<Level>, Vec<String>) = forms
            .into_iter()
            .map(|(level, forms)| (level, at_start(&forms)))
            .unzip();
        FormsOfLevels {
            levels,
            expressions: RegexSet::new(patterns).expect("valid patterns"),
        }
    }

    fn level(&self, element: &str) -> Option<Level> {
        let first = self.expressions.matches(element).iter().next()?;
        self.levels.get(first).copied()
    }
}

/// Matches all forms of all levels. Compiling them takes as long as reading a document, so that it is used
/// only for elements with Chinese characters.
static ALL: LazyLock<FormsOfLevels> = LazyLock::new(|| {
    FormsOfLevels::compiled(FORMS.iter().map(|forms| {
        let Forms {
            level,
            others,
            chinese,
        } = forms;
        (*level, format!("{others}|{chinese}"))
    }))
});

/// Matches the forms without Chinese characters of all levels except sessions and years.
static OTHERS: LazyLock<FormsOfLevels> = LazyLock::new(|| {
    let others = FORMS.iter();
    let others = others.filter(|forms| !matches!(forms.level, Level::Session | Level::Year));
    FormsOfLevels::compiled(others.map(|forms| (forms.level, forms.others.to_owned())))
});

/// Matches the number of a year. It is one of the forms of years.
static YEAR_NUMBER: LazyLock<Regex> =
    LazyLock::new(|| compiled(r"(?:19|20)[0-9]{2}(?:\ год|\ г\.?)?$"));

/// The forms of a level whose expression is compiled only for elements with one of these words.
struct Guarded {
    words: &'static [&'static str],
    forms: LazyLock<Regex>,
}

static SESSION: Guarded = Guarded {
    words: &["session", "sesiones", "сессия", "الدورة ", "tagung"],
    forms: LazyLock::new(|| compiled_of(Level::Session)),
};

static YEAR: Guarded = Guarded {
    words: &[" year", " année", " año", " год", "السنة ", " jahr"],
    forms: LazyLock::new(|| compiled_of(Level::Year)),
};

impl Guarded {
    fn matches(&self, element: &str) -> bool {
        let lower = element.to_lowercase();
        self.words.iter().any(|word| lower.contains(word)) && self.forms.is_match(element)
    }
}

/// Compiles the forms of a level without Chinese characters.
fn compiled_of(level: Level) -> Regex {
    let mut forms = FORMS.iter();
    let own = forms.find(|forms| forms.level == level);
    compiled(own.map_or("", |forms| forms.others))
}

fn compiled(forms: &str) -> Regex {
    Regex::new(&at_start(forms)).expect("a valid pattern")
}

fn at_start(forms: &str) -> String {
    format!("(?xi)^(?:{forms})")
}

/// Whether a character is one of those without which no Chinese form matches.
fn is_chinese(character: char) -> bool {
    matches!(character, '\u{4e00}'..='\u{9fff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn levels_are_recognised_in_every_language() {
        for (level, elements) in [
            (
                Level::Session,
                &[
                    "Seventy-fourth Session",
                    "Twenty-third Special Session",
                    "soixante et onzième session",
                    "première session extraordinaire",
                    "septuagésimo cuarto período de sesiones",
                    "décimo período extraordinario de sesiones de emergencia",
                    "семьдесят четвертая сессия",
                    "пятнадцатая специальная сессия",
                    "الدورة الرابعة والسبعون",
                    "第七十四届会议",
                    "第十五届特别会议",
                    "Vierundsiebzigste Tagung",
                ][..],
            ),
            (
                Level::Year,
                &[
                    "2013",
                    "2013 год",
                    "2013年",
                    "Sixty-fifth Year",
                    "第六十五年",
                ],
            ),
            (
                Level::Supplement,
                &[
                    "Supplement No. 8 (E/2013/28)",
                    "Supplément no 8",
                    "Supplément no53A",
                    "suplemento núm. 8",
                    "Дополнение № 8",
                    "الملحق رقم 53 ألف",
                    "补编第53 A号》(A/77/53/Add.1)",
                    "Beilage 53",
                ],
            ),
            (
                Level::Volume,
                &[
                    "vol. 976",
                    "vols. 2171",
                    "Vol. 5",
                    "vol.9",
                    "том III (A/75/1)",
                    "المجلدات 2225 و 2237",
                    "第2171、2173和2983卷",
                ],
            ),
            (
                Level::Number,
                &[
                    "No. 14152",
                    "Nos. 970–973",
                    "no 14152",
                    "nos 970 à 973",
                    "núms. 970 a 973",
                    "№ 3",
                    "الرقم 14152",
                    "رقم 14152",
                    "第970-973号",
                ],
            ),
            (
                Level::Chapter,
                &[
                    "chap. I",
                    "chap I",
                    "cap. I",
                    "гл. I",
                    "الفصل الأول",
                    "第一章",
                ],
            ),
            (
                Level::Resolution,
                &[
                    "resolution 1",
                    "résolution 1",
                    "резолюция 1",
                    "القرار 1",
                    "MSC.153(78)号决议",
                    "决议1",
                    "decision 5/20",
                ],
            ),
            (
                Level::Section,
                &[
                    "sect. C",
                    "sect A",
                    "secc. C",
                    "разд. C",
                    "الفرع جيم",
                    "B.1节",
                    "A节",
                ],
            ),
            (
                Level::Annex,
                &[
                    "annex II",
                    "annexe II",
                    "anexo II",
                    "приложение II",
                    "المرفق الثاني",
                    "附件二",
                ],
            ),
            (
                Level::Paragraph,
                &[
                    "para. 9",
                    "paras. 9–11",
                    "par. 9",
                    "párr. 9",
                    "п. 9",
                    "пп. 9–11",
                    "الفقرتان 410 و 411",
                    "第42段",
                ],
            ),
        ] {
            for element in elements {
                assert_eq!(Level::of(element), Some(level), "{element}");
            }
        }
    }

    #[test]
    fn every_chinese_form_has_a_literal_chinese_character() {
        for forms in &FORMS {
            for alternative in forms.chinese.replace("(?:19|20)", "").split('|') {
                let literal = alternative.replace("(?:特别)?", "");
                assert!(literal.contains(is_chinese), "{alternative}");
            }
        }
    }

    #[test]
    fn the_first_level_with_a_form_counts_in_every_script() {
        // The expression of all levels finds the same as the smaller ones.
        for element in [
            "Sixty-fifth Year",
            "Treaty Series",
            "vol. 976",
            "special session",
            "2013 г.",
            "TENTH SESSION",
            "n° 5",
            "partie 2",
        ] {
            assert_eq!(Level::of(element), ALL.level(element), "{element}");
        }
    }

    #[test]
    fn other_words_have_no_level() {
        for words in [
            "Treaty Series",
            "on its tenth session",
            "Rio de Janeiro",
            "3–14 June 1992",
            "advisory opinion",
            "partial record",
            "Recueil des Traités",
            "条约汇编",
        ] {
            assert_eq!(Level::of(words), None, "{words}");
        }
    }
}
