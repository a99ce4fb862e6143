//! The elements of a reference: `vol. 976`, `Seventy-fourth Session`, `第三章`.

use std::sync::LazyLock;

use regex::Regex;

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
    const NAMED: [(&str, Level); 13] = [
        ("session", Level::Session),
        ("year", Level::Year),
        ("supplement", Level::Supplement),
        ("volume", Level::Volume),
        ("number", Level::Number),
        ("part", Level::Part),
        ("chapter", Level::Chapter),
        ("resolution", Level::Resolution),
        ("section", Level::Section),
        ("annex", Level::Annex),
        ("article", Level::Article),
        ("paragraph", Level::Paragraph),
        ("page", Level::Page),
    ];

    /// Returns the level of an element, from its text. None if the text does not name a known
    /// level.
    pub fn of(element: &str) -> Option<Level> {
        // Arabic letters may be stretched, and spaces may be non-breaking.
        let letters = element.chars().filter(|one| *one != '\u{640}');
        let element: String = letters
            .map(|one| if one.is_whitespace() { ' ' } else { one })
            .collect();
        let captures = PATTERN.captures(&element)?;
        let named = Level::NAMED.iter();
        let mut found = named.filter(|(name, _)| captures.name(name).is_some());
        found.next().map(|(_, level)| *level)
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

/// The words of all languages in one pattern: notes in Russian and Arabic also name volumes in
/// English.
static PATTERN: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?xi)^(?:
        (?<session>
            \p{L}+(?:-\p{L}+)?\ (?:(?:resumed|special|emergency)\ )*session$
            |(?:\p{L}+\ et\ )?[\p{L}-]*(?:ième|première|seconde|[0-9]e)\ session(?:\ extraordinaire)?(?:\ d[’']urgence)?$
            |(?:\p{L}+\ ){1,3}per[ií]odo\ (?:extraordinario\ )?de\ sesiones(?:\ extraordinario)?(?:\ de\ emergencia)?$
            |(?:\p{L}+\ ){1,4}сессия$
            |الدورة\ 
            |第[\p{Han}0-9]+届\p{Han}*会议$
            |\p{L}+\ \p{L}*tagung$
        )
        |(?<year>
            (?:19|20)[0-9]{2}(?:\ год|\ г\.?|年)?$
            |\p{L}+(?:-\p{L}+)?\ year$
            |[\p{L}-]+(?:\ et\ [\p{L}-]+)?\ année$
            |(?:\p{L}+\ ){1,3}año$
            |(?:\p{L}+\ ){1,2}год$
            |السنة\ 
            |第\p{Han}+年$
            |\p{L}+\ jahr$
        )
        |(?<supplement>
            (?:special\ )?suppl[eé]ments?\b|suplementos?\b|дополнени[ея]\b|الملحق|(?:特别)?补编|beilage\b
        )
        |(?<volume>
            vols?\b|tom(?:e|o)s?\b|том(?:а|ы)?\b|المجلد|第[\p{Han}0-9、，,\ –-]+卷|b(?:an)?d\b
        )
        |(?<number>
            n(?:o|°|º)s?\.?\s*[0-9]|n[uú]ms?\b|№\s*[0-9]|ال(?:رقم|رقما|رقمان|أرقام)\ |رقم\ |第[0-9、，,和至\ –-]+号$|nr\b
        )
        |(?<part>
            part(?:e|ie)?s?\b|[\p{L}-]*(?:ième|première)\ partie\b|часть\b|الجزء|第\p{Han}+部分|teil\b
        )
        |(?<chapter>
            chaps?\b|chapters?\b|chapitres?\b|caps?\b|capítulos?\b|гл(?:ав[аы])?\b|الفص|第[\p{Han}0-9、–-]+章|kap\b
        )
        |(?<resolution>
            r[eé]solutions?\b|resoluci(?:ón|ones)\b|резолюци[ия]\b|القرار|(?:[^，\s]+\s*号)?决议
            |d[eé]cisions?\b|decisi(?:ón|ones)\b|решени[ея]\b|المقرر|(?:[^，\s]+\s*号)?决定
            |resolutionen\b|beschluss\b
        )
        |(?<section>
            sect(?:ion)?s?\b|seccs?\b|secci(?:ón|ones)\b|разд(?:ел[аы]?)?\b|الفر|القسم|第?[\p{Han}\p{Latin}0-9.、-]{1,12}节|abschn
        )
        |(?<annex>
            annex(?:e|es)?\b|anexos?\b|приложени[ея]\b|المرفق|附件|anlagen?\b|anhang\b
            |appendi(?:x|x?ces?)\b|apéndices?\b|добавлени[ея]\b|التذييل|附录
        )
        |(?<article>
            art(?:icle|ículo|ikel)?s?\b|ст(?:атья|атьи)?\b|الماد|第[\p{Han}0-9、-]+条
        )
        |(?<paragraph>
            para(?:graph)?s?\b|par(?:agraphe)?s?\b|párr(?:afo)?s?\b|пп?\.|пункты?\b|الفقر|第[0-9、，,和至\ –-]+段|ziff
        )
        |(?<page>
            pp?\.\s*[0-9]|págs?\b|стр\.|الصفح|第[0-9至–-]+页
        )
        )",
    )
    .expect("a valid pattern")
});

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
