//! Tests of the rule with notes of official documents.

use super::Reason;
use super::antecedent::{NoteText, find, words};

/// Returns what the “Ibid.”s of the last note refer to. Notes are numbered from 1.
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

/// Notes of official documents, and the expansions of the “Ibid.”s in the last one.
#[test]
fn ibid_stands_for_the_elements_before_the_one_that_changes() {
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
        // “Ibid.” without further elements
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
        // An annex instead of a paragraph or a chapter
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
        // Several previous references that agree, and one that cannot be meant
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
        // Spanish: a label has only a closing bracket
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
        // Russian: both words for “Ibid.”
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
            &["Официальные отчеты Генеральной Ассамблеи, семьдесят девятая сессия, Дополнение № 5"],
        ),
        // Arabic: with English titles and stretched letters
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
        // Chinese: quotation marks that close after the kept words
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
        // German, whose notes state where a translation is published
        (
            &[
                "United Nations, Treaty Series, Vol. 1577, Nr. 27531. Amtliche deutschsprachige Fassungen: dBGBl. 1992 II S. 121; LGBl. 1996 Nr. 163.",
                "Ebd., Vol. 1833, Nr. 31363. Amtliche deutschsprachige Fassung: dBGBl. 1994 II S. 1798.",
            ],
            &["United Nations, Treaty Series"],
        ),
        // The number of the note at the beginning of its text
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
fn uncertain_ibid_is_not_expanded() {
    let cases: [(&[&str], Reason); 24] = [
        // Two previous documents, either or both of which may be meant
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
        // A different kind of reference from that of the previous note: an error in the document
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
        // A paragraph of the annex, or of the complete document
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
        // A chapter with its section and an annex in one element
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
        // No known level
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
        // The number of a treaty in another volume, as in Chinese documents
        (
            &[
                "联合国，《条约汇编》，第1125卷，第17512号。",
                "同上，第973号。",
            ],
            Reason::LevelUnknown,
        ),
        // An unclosed bracket
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
        // A title interrupted by a full stop, an error, another short reference, a long sentence
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
