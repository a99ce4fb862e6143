//! Which elements of an earlier reference “Ibid.” stands for.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::Reason;
use super::level::Level;
use super::reference::{Element, Reference, all_ibid, references};

/// A note as the rule sees it.
#[derive(Debug, Clone, Default)]
pub struct NoteText {
    /// Its number, where its mark is one.
    pub number: Option<u32>,
    /// What comes before the mark in its key; numbers restart with it.
    pub series: String,
    /// Its words; none where it is more than one paragraph, so that it is not sure what its
    /// references are.
    pub text: Option<String>,
}

/// An “Ibid.”, and what the rule found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The note that it stands in, by its position.
    pub note: usize,
    /// Its bytes in the words of the note.
    pub span: Range<usize>,
    /// The elements that it stands for, or why that is not certain.
    pub stands_for: Result<Vec<Element>, Reason>,
}

/// A reference that “Ibid.” may stand for.
#[derive(Debug, Clone, Default)]
struct Antecedent {
    /// Its elements, with what its own “Ibid.” stands for; none where that is not known.
    elements: Option<Vec<Element>>,
    /// Whether it begins a sentence after the first of its note.
    is_sentence: bool,
}

/// Every “Ibid.” of notes in the order of print.
pub fn find(notes: &[NoteText]) -> Vec<Found> {
    let mut found = Vec::new();
    let mut texts = notes.iter().filter_map(|note| note.text.as_deref());
    if !texts.any(|text| all_ibid(text).next().is_some()) {
        return found;
    }
    let mut before: Option<Vec<Antecedent>> = None;
    let mut previous: Option<&NoteText> = None;
    for (position, note) in notes.iter().enumerate() {
        let follows = previous.is_some_and(|previous| follows(previous, note));
        let antecedents = before.take().filter(|_| follows);
        previous = Some(note);
        let Some(text) = note.text.as_deref() else {
            continue;
        };
        let Some(references) = references(position, text, note.number) else {
            found.extend(all_ibid(text).map(|span| Found {
                note: position,
                span,
                stands_for: Err(Reason::Brackets),
            }));
            before = Some(vec![Antecedent::default()]);
            continue;
        };
        let mut full: Vec<Antecedent> = Vec::new();
        for reference in references {
            let stands_for = match (&reference.ibid, full.last()) {
                (None, _) => None,
                (Some(_), Some(last)) => Some(from_one(last, &reference, notes)),
                (Some(_), None) => Some(match &antecedents {
                    Some(all) => from_all(all, &reference, notes),
                    None => Err(Reason::NoNoteBefore),
                }),
            };
            full.push(Antecedent {
                elements: written_out(&reference, stands_for.as_ref(), text),
                is_sentence: reference.is_sentence,
            });
            if let (Some(span), Some(stands_for)) = (reference.ibid, stands_for) {
                found.push(Found {
                    note: position,
                    span,
                    stands_for,
                });
            }
            found.extend(reference.inner_ibid.into_iter().map(|span| Found {
                note: position,
                span,
                stands_for: Err(Reason::InSentence),
            }));
        }
        before = Some(full);
    }
    found
}

/// Whether a note is the next after another: its number is, and numbers do not restart between.
fn follows(previous: &NoteText, note: &NoteText) -> bool {
    let next = previous.number.and_then(|number| number.checked_add(1));
    next.is_some() && next == note.number && previous.series == note.series
}

/// A reference with what its “Ibid.” stands for; none where that is not known, and where no comma
/// parts the two.
fn written_out(
    reference: &Reference,
    stands_for: Option<&Result<Vec<Element>, Reason>>,
    text: &str,
) -> Option<Vec<Element>> {
    if !reference.inner_ibid.is_empty() || reference.is_short {
        return None;
    }
    let separator = |first: &Element| text.get(first.separator.clone()).unwrap_or_default();
    let first = reference.elements.first().map(separator);
    if reference.ibid.is_some() && first.is_some_and(|between| !between.contains([',', '،', '，']))
    {
        return None;
    }
    let mut elements = match stands_for {
        None => Vec::new(),
        Some(Ok(kept)) => kept.clone(),
        Some(Err(_)) => return None,
    };
    elements.extend(reference.elements.iter().cloned());
    Some(elements)
}

/// What “Ibid.” stands for where the note before has several references: what all agree on. One in
/// which nothing of that kind can change is not meant, nor is a sentence that says more of the
/// reference before it.
fn from_all(
    antecedents: &[Antecedent],
    reference: &Reference,
    notes: &[NoteText],
) -> Result<Vec<Element>, Reason> {
    let changed = reference.elements.first().and_then(|first| first.level);
    let in_series = changed.is_some_and(Level::counts_series);
    let has_sentences = antecedents.iter().any(|one| one.is_sentence);
    let mut agreed: Option<Vec<Element>> = None;
    let mut failed = None;
    for antecedent in antecedents {
        match from_one(antecedent, reference, notes) {
            Ok(kept) => match &agreed {
                Some(other) if words(other, notes) != words(&kept, notes) => {
                    return Err(Reason::Several);
                }
                _ => agreed = Some(kept),
            },
            Err(Reason::LevelNotFound) if in_series && (agreed.is_some() || !has_sentences) => {}
            Err(reason) => failed = Some(reason),
        }
    }
    match (agreed, failed) {
        (Some(kept), None) => Ok(kept),
        (None, None) => Err(Reason::LevelNotFound),
        (None, Some(reason)) if antecedents.len() == 1 => Err(reason),
        (_, Some(_)) => Err(Reason::Several),
    }
}

fn from_one(
    antecedent: &Antecedent,
    reference: &Reference,
    notes: &[NoteText],
) -> Result<Vec<Element>, Reason> {
    let all = antecedent.elements.as_ref().ok_or(Reason::Chain)?;
    let kept = match reference.elements.first() {
        None => whole(all, notes)?,
        Some(first) => {
            // The number of a treaty does not tell its volume.
            let level = first.level.filter(|level| *level != Level::Number);
            let level = level.ok_or(Reason::LevelUnknown)?;
            before_level(all, level, notes)?
        }
    };
    let words = words(kept, notes);
    let count = |mark: char| words.chars().filter(|one| *one == mark).count();
    let mut kept = kept.to_vec();
    if count('《') > count('》')
        && let Some(last) = kept.last_mut()
    {
        last.closing = "》";
    }
    Ok(kept)
}

/// “Ibid.” alone.
fn whole<'a>(all: &'a [Element], notes: &[NoteText]) -> Result<&'a [Element], Reason> {
    let names_another =
        |element: &Element| element.joined && !element.level.is_some_and(Level::is_within_document);
    if all.iter().any(names_another) || all.iter().any(|one| names_two(one, notes)) {
        return Err(Reason::Several);
    }
    if !is_reference(all, notes) {
        return Err(Reason::NoReference);
    }
    Ok(all)
}

/// “Ibid.” before an element of a level: all before the element of that level, which it replaces.
fn before_level<'a>(
    all: &'a [Element],
    level: Level,
    notes: &[NoteText],
) -> Result<&'a [Element], Reason> {
    let same = all.iter().position(|element| element.level == Some(level));
    let end = match same {
        Some(position) => position,
        None => beside(all, level).ok_or(Reason::LevelNotFound)?,
    };
    let (kept, left) = all.split_at_checked(end).ok_or(Reason::LevelNotFound)?;
    let returns = |element: &Element| {
        let mut levels = kept.iter().filter_map(|kept| kept.level);
        element.level.is_some() && levels.any(|level| element.level == Some(level))
    };
    let joined = |element: &Element| element.joined;
    if left.iter().any(returns)
        || left.first().is_some_and(joined)
        || kept.iter().any(joined)
        || kept.iter().any(|one| names_two(one, notes))
    {
        return Err(Reason::Several);
    }
    if kept.is_empty() {
        return Err(Reason::LevelNotFound);
    }
    if !is_reference(kept, notes) {
        return Err(Reason::NoReference);
    }
    Ok(kept)
}

/// Where an element of a level would stand in a reference that has none of it: a chapter or an
/// annex in the place of a paragraph, a paragraph after a document's symbol. None where it might
/// stand in two places.
fn beside(all: &[Element], level: Level) -> Option<usize> {
    let within = |element: &Element| element.level.is_some_and(Level::is_within_document);
    let first = all.iter().position(within).unwrap_or(all.len());
    let inner: Vec<Level> = all.iter().skip(first).filter_map(|one| one.level).collect();
    let only = |levels: &[Level]| inner.iter().all(|level| levels.contains(level));
    let in_resolution = all.iter().any(|one| one.level == Some(Level::Resolution));
    match level {
        _ if !level.is_within_document() || in_resolution => None,
        _ if inner.is_empty() => Some(all.len()),
        Level::Annex if only(&[Level::Chapter, Level::Section, Level::Paragraph]) => Some(first),
        Level::Chapter | Level::Section if only(&[Level::Paragraph]) => Some(first),
        _ => None,
    }
}

/// Two things in one element that are counted apart: `A/C.2/59/3 and A/60/687`.
static TWO: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"[0-9]\S*\s+(?:and|et|y|e|и|und)\s+[^,]*[0-9]|[0-9]\S*\s+و\s*[^،]*[0-9]|[0-9][^，]*(?:和|与|及)[^，]*[0-9]",
    )
    .ok()
});

static BRACKETS: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"[(（\[［][^()（）]*(?:\([^()]*\)[^()]*)*[)）\]］]").ok());

fn names_two(element: &Element, notes: &[NoteText]) -> bool {
    if element.level.is_some() {
        return false;
    }
    let words = words(std::slice::from_ref(element), notes);
    let words = match BRACKETS.as_ref() {
        Some(brackets) => brackets.replace_all(&words, ""),
        None => words.into(),
    };
    TWO.as_ref().is_some_and(|two| two.is_match(&words))
}

/// Whether it names a work: not a sentence, of which nobody says “Ibid.”, not a slip, and nothing
/// that begins with the number of another note.
fn is_reference(elements: &[Element], notes: &[NoteText]) -> bool {
    const LONGEST_IN_CHARACTERS: usize = 400;
    const SHORTEST_IN_BYTES: usize = 6;
    let (work, _) = elements.split_at_checked(1).unwrap_or_default();
    let work = words(work, notes);
    let digits = work.chars().take_while(char::is_ascii_digit).count();
    let is_numbered = (1..=3).contains(&digits) && work[digits..].starts_with(char::is_whitespace);
    work.len() >= SHORTEST_IN_BYTES
        && !is_numbered
        && words(elements, notes).chars().count() <= LONGEST_IN_CHARACTERS
}

/// The words of elements, with what stands between them.
pub fn words(elements: &[Element], notes: &[NoteText]) -> String {
    let mut words = String::new();
    for (position, element) in elements.iter().enumerate() {
        let text = notes
            .get(element.note)
            .and_then(|note| note.text.as_deref())
            .unwrap_or_default();
        if position > 0 {
            words.push_str(text.get(element.separator.clone()).unwrap_or_default());
        }
        words.push_str(text.get(element.span.clone()).unwrap_or_default());
        words.push_str(element.closing);
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What the “Ibid.”s of the last of some notes, numbered from 1, stand for.
    fn last(texts: &[&str]) -> Vec<Result<String, Reason>> {
        let notes: Vec<NoteText> = (1..)
            .zip(texts)
            .map(|(number, text)| NoteText {
                number: Some(number),
                series: String::new(),
                text: Some((*text).to_owned()),
            })
            .collect();
        let found = find(&notes);
        let of_last = found.into_iter().filter(|one| one.note + 1 == notes.len());
        of_last
            .map(|one| one.stands_for.map(|elements| words(&elements, &notes)))
            .collect()
    }

    /// Notes of official documents, and what is to be heard for the “Ibid.”s of the last.
    #[test]
    fn ibid_stands_for_what_comes_before_the_element_that_changes() {
        let cases: [(&[&str], &[&str]); 40] = [
            // A/RES/68/197
            (
                &[
                    "United Nations, Treaty Series, vol. 976, No. 14152.",
                    "Ibid., vol. 1019, No. 14956.",
                    "Ibid., vol. 1582, No. 27627.",
                ],
                &["United Nations, Treaty Series"],
            ),
            (
                &[
                    "See Official Records of the Economic and Social Council, 2013, Supplement No. 8 (E/2013/28), chap. I, sect. C.",
                    "Ibid., 2010, Supplement No. 8 (E/2010/28), chap. I, sect. C.",
                ],
                &["Official Records of the Economic and Social Council"],
            ),
            // “Ibid.” alone
            (
                &["See resolution 2200 A (XXI), annex.", "Ibid."],
                &["resolution 2200 A (XXI), annex"],
            ),
            (
                &["Voir résolution 2200 A (XXI), annexe.", "Ibid."],
                &["résolution 2200 A (XXI), annexe"],
            ),
            (
                &["Véase la resolución 2200 A (XXI), anexo.", "Ibid."],
                &["la resolución 2200 A (XXI), anexo"],
            ),
            (
                &["Резолюция 2200 A (XXI), приложение.", "Там же."],
                &["Резолюция 2200 A (XXI), приложение"],
            ),
            (
                &["القرار 2200 ألف (د-21)، المرفق.", "المرجع نفسه."],
                &["القرار 2200 ألف (د-21)، المرفق"],
            ),
            (
                &["见第2200 A (XXI)号决议，附件。", "同上。"],
                &["第2200 A (XXI)号决议，附件"],
            ),
            // The session, the supplement, the chapter, the section
            (
                &[
                    "See Official Records of the General Assembly, Sixty-ninth Session, Supplement No. 25 (A/69/25), annex.",
                    "Ibid., Seventy-first Session, Supplement No. 25 (A/71/25), annex.",
                ],
                &["Official Records of the General Assembly"],
            ),
            (
                &[
                    "Official Records of the General Assembly, Seventy-seventh Session, Supplement No. 12 (A/77/12).",
                    "Ibid., Supplement No. 12A (A/77/12/Add.1).",
                ],
                &["Official Records of the General Assembly, Seventy-seventh Session"],
            ),
            (
                &[
                    "Official Records of the General Assembly, Seventy-seventh Session, Supplement No. 53 (A/77/53), chap. VIII, sect. A.",
                    "Ibid., chap. VI, sect. A.",
                ],
                &[
                    "Official Records of the General Assembly, Seventy-seventh Session, Supplement No. 53 (A/77/53)",
                ],
            ),
            (
                &[
                    "See Official Records of the General Assembly, Seventy-ninth Session, Supplement No. 16 (A/79/16), chap. II, sect. A.",
                    "Ibid., sect. B.",
                ],
                &[
                    "Official Records of the General Assembly, Seventy-ninth Session, Supplement No. 16 (A/79/16), chap. II",
                ],
            ),
            // An annex in the place of a paragraph or a chapter
            (
                &[
                    "Official Records of the General Assembly, Seventy-seventh Session, Supplement No. 17 (A/77/17), para. 99.",
                    "Ibid., annex I.",
                ],
                &[
                    "Official Records of the General Assembly, Seventy-seventh Session, Supplement No. 17 (A/77/17)",
                ],
            ),
            (
                &[
                    "Official Records of the General Assembly, Seventy-ninth Session, Supplement No. 17 (A/79/17), chap. VII.",
                    "Ibid., annex IV.",
                ],
                &[
                    "Official Records of the General Assembly, Seventy-ninth Session, Supplement No. 17 (A/79/17)",
                ],
            ),
            (
                &["See resolution 70/1.", "Ibid., para. 70."],
                &["resolution 70/1"],
            ),
            (&["A/79/333.", "Ibid., annex I."], &["A/79/333"]),
            // A chain, and commas in brackets
            (
                &[
                    "Report of the United Nations Conference on Environment and Development, Rio de Janeiro, 3–14 June 1992, vol. I, Resolutions Adopted by the Conference (United Nations publication, Sales No. E.93.I.8 and corrigendum), resolution 1, annex I.",
                    "Ibid., annex II.",
                    "Ibid., annex III.",
                ],
                &[
                    "Report of the United Nations Conference on Environment and Development, Rio de Janeiro, 3–14 June 1992, vol. I, Resolutions Adopted by the Conference (United Nations publication, Sales No. E.93.I.8 and corrigendum), resolution 1",
                ],
            ),
            (
                &[
                    "Official Records of the General Assembly, Sixty-sixth Session, Supplement No. 53 (A/66/53), chap. I.",
                    "Ibid.",
                    "Ibid., Supplement No. 53B and corrigendum (A/66/53/Add.2 and A/66/53/Add.2/Corr.1), chap. II.",
                    "Ibid., Sixty-seventh Session, Supplement No. 53 and corrigendum (A/67/53 and A/67/53/Corr.1), chap. III, sect. A.",
                    "Ibid.",
                ],
                &[
                    "Official Records of the General Assembly, Sixty-seventh Session, Supplement No. 53 and corrigendum (A/67/53 and A/67/53/Corr.1), chap. III, sect. A",
                ],
            ),
            // Within a note
            (
                &[
                    "Official Records of the General Assembly, Seventy-eighth Session, Supplement No. 13 (A/78/13); and ibid., Supplement No. 13A (A/78/13/Add.1).",
                ],
                &["Official Records of the General Assembly, Seventy-eighth Session"],
            ),
            (
                &[
                    "United Nations, Treaty Series, vol. 2131, No. 20378; ibid., vols. 2171, 2173 and 2983, No. 27531; and ibid., vol. 2922, No. 14531.",
                ],
                &[
                    "United Nations, Treaty Series",
                    "United Nations, Treaty Series",
                ],
            ),
            // Several references before that agree, and one that cannot be meant
            (
                &[
                    "Official Records of the General Assembly, Sixty-second Session, Supplement No. 54 (A/62/54); and ibid., Sixty-third Session, Supplement No. 54 (A/63/54).",
                    "Ibid., Sixty-fourth Session, Supplement No. 54 (A/64/54).",
                ],
                &["Official Records of the General Assembly"],
            ),
            (
                &[
                    "UNEP/EA.2/Res.10; see also Official Records of the General Assembly, Seventy-first Session, Supplement No. 25 (A/71/25), annex.",
                    "Ibid., Seventy-fourth Session, Supplement No. 10 (A/74/10).",
                ],
                &["Official Records of the General Assembly"],
            ),
            // French
            (
                &[
                    "Nations Unies, Recueil des Traités, vol. 75, nos 970 à 973.",
                    "Ibid., vol. 1125, nos 17512 et 17513.",
                ],
                &["Nations Unies, Recueil des Traités"],
            ),
            (
                &[
                    "Voir Documents officiels de l’Assemblée générale, soixante-neuvième session, Supplément no 25 (A/69/25), annexe.",
                    "Ibid., soixante et onzième session, Supplément no 25 (A/71/25), annexe.",
                ],
                &["Documents officiels de l’Assemblée générale"],
            ),
            (
                &[
                    "Documents officiels de l’Assemblée générale, soixante-dix-septième session, Supplément no 5, vol. I [A/77/5 (Vol. I)].",
                    "Ibid., vol. III [A/77/5 (Vol. III)].",
                ],
                &[
                    "Documents officiels de l’Assemblée générale, soixante-dix-septième session, Supplément no 5",
                ],
            ),
            // Spanish: the bracket of a label closes alone
            (
                &[
                    "Documentos Oficiales de la Asamblea General, septuagésimo quinto período de sesiones, suplemento núm. 17 (A/75/17), segunda parte, párr. 61.",
                    "Ibid., septuagésimo octavo período de sesiones, suplemento núm. 17 (A/78/17), párr. 22 b).",
                ],
                &["Documentos Oficiales de la Asamblea General"],
            ),
            (
                &[
                    "Naciones Unidas, Treaty Series, vol. 1577, núm. 27531.",
                    "Ibid., vol. 1249, núm. 20378",
                ],
                &["Naciones Unidas, Treaty Series"],
            ),
            // Russian: both words for it
            (
                &[
                    "United Nations, Treaty Series, vol. 2225, No. 39574.",
                    "Ibid., vol. 2349, No. 42146.",
                    "Там же, vol. 660, No. 9464.",
                ],
                &["United Nations, Treaty Series"],
            ),
            (
                &[
                    "См. Официальные отчеты Экономического и Социального Совета, 2019 год, Дополнение № 10 (E/2019/30), гл. I, разд. D.",
                    "Там же, 2022 год, Дополнение №10 (E/2022/30), гл. I, разд. C.",
                ],
                &["Официальные отчеты Экономического и Социального Совета"],
            ),
            (
                &[
                    "Официальные отчеты Генеральной Ассамблеи, семьдесят девятая сессия, Дополнение № 5, том I (A/79/5 (Vol. I)).",
                    "Там же, том III (A/79/5 (Vol. III)).",
                ],
                &[
                    "Официальные отчеты Генеральной Ассамблеи, семьдесят девятая сессия, Дополнение № 5",
                ],
            ),
            // Arabic: with English titles, with letters drawn out
            (
                &[
                    "United Nations, Treaty Series, vol. 1577, No. 27531.",
                    "المرجع نفسه، المجلد 1833، الرقم 31363.",
                ],
                &["United Nations, Treaty Series"],
            ),
            (
                &[
                    "انظر الوثائق الرسمية للجمعية العامة، الدورة الثامنة والسبعون، الملحق رقم 16 (A/78/16)، الفصل الثالث، الفرع ألف.",
                    "المرجع نفسه، الفرع باء.",
                ],
                &[
                    "الوثائق الرسمية للجمعية العامة، الدورة الثامنة والسبعون، الملحق رقم 16 (A/78/16)، الفصل الثالث",
                ],
            ),
            (
                &[
                    "انظر: الوثائق الرسمية للمجلس الاقتصادي والاجتماعي، 2007، الملحق رقم 10 (E/2007/30/Rev.1)، الفصل الأول، الفرع دال.",
                    "المرجــع نفسـه، 2014، الملحق رقم 10 (E/2014/30)، الفصل الأول، الفرع دال.",
                ],
                &["الوثائق الرسمية للمجلس الاقتصادي والاجتماعي"],
            ),
            (
                &[
                    "الوثائق الرسمية للجمعية العامة، الدورة الثامنة والسبعون، الملحق رقم 18 (A/78/18)؛ والمرجع نفسه، الملحق رقم 38 (A/78/38).",
                ],
                &["الوثائق الرسمية للجمعية العامة، الدورة الثامنة والسبعون"],
            ),
            // Chinese: quotation marks that go on behind the words kept
            (
                &[
                    "联合国，《条约汇编》，第2515卷，第44910号。",
                    "同上，第2349卷，第42146号。",
                ],
                &["联合国，《条约汇编》"],
            ),
            (
                &[
                    "见《经济及社会理事会正式记录，2014年，补编第8号》(E/2014/28)，第一章，C节。",
                    "同上，《2009年，补编第8号》(E/2009/28)，第一章，C节。",
                ],
                &["《经济及社会理事会正式记录》"],
            ),
            (
                &[
                    "《大会正式记录，第七十三届会议，补编第53号》(A/73/53)，第四章。",
                    "同上，《第七十七届会议，补编第53号》(A/77/53)，第八章，A节。",
                    "同上，《补编第53A号》(A/77/53/Add.1)，第三章，A节。",
                ],
                &["《大会正式记录》，《第七十七届会议》"],
            ),
            (
                &["世界卫生组织，EB136/8号文件，附件一。", "同上，附件二。"],
                &["世界卫生组织，EB136/8号文件"],
            ),
            // German, whose notes tell where a translation stands
            (
                &[
                    "United Nations, Treaty Series, Vol. 1577, Nr. 27531. Amtliche deutschsprachige Fassungen: dBGBl. 1992 II S. 121; LGBl. 1996 Nr. 163.",
                    "Ebd., Vol. 1833, Nr. 31363. Amtliche deutschsprachige Fassung: dBGBl. 1994 II S. 1798.",
                ],
                &["United Nations, Treaty Series"],
            ),
            // The number of the note at the head of its words
            (
                &[
                    "Резолюция 217 A (III).",
                    "2 United Nations, Treaty Series, vol. 189, No. 2545.",
                    "3 Ibid., vol. 606, No. 8791.",
                ],
                &["United Nations, Treaty Series"],
            ),
        ];
        for (notes, expected) in cases {
            let expected: Vec<_> = expected.iter().map(|one| Ok((*one).to_owned())).collect();
            assert_eq!(last(notes), expected, "{notes:?}");
        }
    }

    #[test]
    fn nothing_is_said_where_it_is_not_certain() {
        let cases: [(&[&str], Reason); 24] = [
            // Two documents before, of which either or both may be meant
            (
                &["See ISBA/28/A/15 and ISBA/29/A/11.", "Ibid."],
                Reason::Several,
            ),
            (
                &["NPT/CONF.2020/16和NPT/CONF.2015/23。", "同上。"],
                Reason::Several,
            ),
            (
                &[
                    "International Maritime Organization, document LC 32/15 and Corr.1, annex 5, resolution LC-LP.2 (2010).",
                    "Ibid.",
                ],
                Reason::Several,
            ),
            (
                &[
                    "Resolution S-23/2, annex, and resolution S-23/3, annex.",
                    "Ibid.",
                ],
                Reason::Several,
            ),
            (
                &["A/68/1, para. 5; A/68/2, para. 7.", "Ibid., para. 8."],
                Reason::Several,
            ),
            (
                &[
                    "A/79/20, para. 350; see also resolution 79/1, action 56.",
                    "Ibid., chap. II, sect. C.",
                ],
                Reason::Several,
            ),
            // Not of the same kind as the note before: a slip in the document
            (
                &[
                    "NPT/CONF.2020/16 and NPT/CONF.2015/23.",
                    "Ibid., vol. 1833, No. 31363.",
                ],
                Reason::LevelNotFound,
            ),
            (
                &[
                    "Official Records of the Economic and Social Council, 2013, Supplement No. 8 (E/2013/28).",
                    "Ibid., Seventy-first Session, Supplement No. 25 (A/71/25).",
                ],
                Reason::LevelNotFound,
            ),
            (
                &["A/68/1.", "Ibid., Supplement No. 5."],
                Reason::LevelNotFound,
            ),
            // A paragraph of the annex, or of the whole
            (
                &["Resolution 69/313, annex.", "Ibid., para. 123."],
                Reason::LevelNotFound,
            ),
            (
                &["القرار 69/313، المرفق.", "المرجع نفسه، الفقرة 123."],
                Reason::LevelNotFound,
            ),
            (
                &["A/74/10, chap. II.", "Ibid., sect. B."],
                Reason::LevelNotFound,
            ),
            (
                &["A/74/10, chap. I, resolution 1.", "Ibid., annex II."],
                Reason::LevelNotFound,
            ),
            // One chapter with its section, and an annex, are one element here
            (
                &[
                    "《大会正式记录，第七十九届会议，补编第17号》(A/79/17)，第六章B.2节和附件三。",
                    "同上，B.1节。",
                ],
                Reason::LevelNotFound,
            ),
            (
                &[
                    "A/74/10, chap. I, sect. A, and chap. II, sect. B.",
                    "Ibid., sect. C.",
                ],
                Reason::Several,
            ),
            // No level that is known
            (
                &[
                    "See A/ES-10/273 and A/ES-10/273/Corr.1.",
                    "Ibid., advisory opinion, para. 120.",
                ],
                Reason::LevelUnknown,
            ),
            (
                &[
                    "See A/AC.109/2022/12, para. 41.",
                    "Ibid., “The Territory at a glance”.",
                ],
                Reason::LevelUnknown,
            ),
            // The number of a treaty that is in another volume: so it stands in Chinese documents
            (
                &[
                    "联合国，《条约汇编》，第1125卷，第17512号。",
                    "同上，第973号。",
                ],
                Reason::LevelUnknown,
            ),
            // A bracket that stays open
            (
                &[
                    "المرجع نفسه، الدورة الثامنة والستون، الملحق رقم 53 (A/68/53).",
                    "المرجع نفسه، الدورة التاسعة والستون، الملحق رقم 53 ألف (A/69/53/Add.1، الفصل الرابع.",
                ],
                Reason::Brackets,
            ),
            // In the middle of a sentence, or in quotation marks
            (
                &["A/68/1.", "The report was revised (ibid., para. 5)."],
                Reason::InSentence,
            ),
            (
                &[
                    "《大会正式记录，第七十四届会议，补编第20号》(A/74/20)。",
                    "《同上，第六十二届会议，补编第20号》(A/62/20)。",
                ],
                Reason::InSentence,
            ),
            // A title broken by a full stop, a slip, another short reference, a long sentence
            (
                &[
                    "United Nations. Treaty Series, vol. 976, № 14152.",
                    "Там же, vol. 1019, № 14956.",
                ],
                Reason::Several,
            ),
            (
                &[
                    "bid., vols. 2171, 2173 and 2983, No. 27531.",
                    "Ibid., vol. 2131, No. 20378.",
                ],
                Reason::NoReference,
            ),
            (
                &["Smith, op. cit., vol. 2.", "Ibid., vol. 3."],
                Reason::Chain,
            ),
        ];
        for (notes, reason) in cases {
            let found = last(notes);
            assert!(found.contains(&Err(reason)), "{notes:?}: {found:?}");
            assert!(found.iter().all(Result::is_err), "{notes:?}: {found:?}");
        }
    }

    #[test]
    fn only_the_note_with_the_number_before_counts() {
        let note = |number: Option<u32>, series: &str, text: Option<&str>| NoteText {
            number,
            series: series.to_owned(),
            text: text.map(str::to_owned),
        };
        let before = Some("United Nations, Treaty Series, vol. 976, No. 14152.");
        let ibid = Some("Ibid., vol. 1019, No. 14956.");
        for notes in [
            [note(Some(1), "", before), note(Some(3), "", ibid)],
            [note(Some(1), "", before), note(Some(2), "annex", ibid)],
            [note(None, "", before), note(Some(1), "", ibid)],
            [note(Some(1), "", None), note(Some(2), "", ibid)],
            [note(Some(2), "", before), note(Some(1), "", ibid)],
        ] {
            let found = find(&notes);
            let reasons: Vec<_> = found.into_iter().map(|one| one.stands_for).collect();
            assert_eq!(reasons, [Err(Reason::NoNoteBefore)], "{notes:?}");
        }
    }
}
