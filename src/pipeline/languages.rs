//! Links the languages of a document, and compares their structures.

use std::collections::BTreeSet;

use publish_model::diagnostic::{Code, Diagnostic};
use publish_model::{Language, PlaceKind, Places};
use publish_templates::wording::{Catalogue, Catalogues};
use publish_text::html::PageLanguage;

use super::PendingDocument;
use super::claims::{self, Claims};

/// The maximum number of different anchors that a warning lists.
const LISTED_MAX: usize = 5;

/// Returns the languages of a document, from this run and earlier ones, ordered by tag, or nothing
/// if there is only one.
pub fn of(
    pending: &[PendingDocument<'_>],
    claims: &Claims,
    catalogues: &Catalogues,
) -> Vec<PageLanguage> {
    let Some(first) = pending.first() else {
        return Vec::new();
    };
    let symbol = &first.document.resolution.symbol;
    let bodies = catalogues.bodies();
    let page = |language: &Language| {
        let folder = claims::folder(bodies, symbol, language);
        format!("{folder}/index.html")
    };
    let pending_languages = pending
        .iter()
        .map(|pending| pending.document.resolution.language.clone());
    let earlier = claims.languages_of_earlier_pages(symbol);
    let languages: BTreeSet<Language> = pending_languages.chain(earlier).collect();
    if languages.len() < 2 {
        return Vec::new();
    }
    let names = names(&languages, catalogues);
    let languages = languages.into_iter().zip(names);
    languages
        .map(|(language, name)| PageLanguage {
            direction: language.direction(),
            href: page(&language),
            is_same_page: true,
            name,
            language,
        })
        .collect()
}

/// Returns the name of each language in that language. Languages with the same name, such as
/// `zh-Hans` and `zh-Hant`, which share a catalogue, are distinguished by their tags.
fn names(languages: &BTreeSet<Language>, catalogues: &Catalogues) -> Vec<String> {
    let name = |language: &Language| {
        let catalogue = catalogues.get(language);
        catalogue.map_or_else(|| language.to_string(), Catalogue::own_name)
    };
    let names: Vec<String> = languages.iter().map(name).collect();
    let is_shared = |name: &String| names.iter().filter(|other| *other == name).count() > 1;
    let distinct_names = languages.iter().zip(&names).map(|(language, name)| {
        if is_shared(name) {
            format!("{name} ({language})")
        } else {
            name.clone()
        }
    });
    distinct_names.collect()
}

/// Adds a warning to each language whose anchors differ from those of the reference language: its
/// paragraphs are numbered or structured differently.
pub fn compare(pending: &mut [PendingDocument<'_>]) {
    let sets: Vec<BTreeSet<String>> = pending
        .iter()
        .map(|pending| anchors(&pending.view.places))
        .collect();
    let Some(reference) = reference(pending) else {
        return;
    };
    let tag = pending[reference].document.resolution.language.clone();
    for (index, pending) in pending.iter_mut().enumerate() {
        if index == reference || sets[index] == sets[reference] {
            continue;
        }
        let list = |one: usize, other: usize| {
            let names: Vec<&str> = sets[one]
                .difference(&sets[other])
                .map(String::as_str)
                .collect();
            match names.len() {
                0 => None,
                count if count > LISTED_MAX => {
                    let named = names[..LISTED_MAX].join(", ");
                    Some(format!("{named} and {} more", count - LISTED_MAX))
                }
                _ => Some(names.join(", ")),
            }
        };
        let lacks =
            list(reference, index).map(|names| format!("lacks anchors that “{tag}” has: {names}"));
        let adds =
            list(index, reference).map(|names| format!("has anchors that “{tag}” lacks: {names}"));
        let differences: Vec<String> = lacks.into_iter().chain(adds).collect();
        let message = format!(
            "“{}” {}",
            pending.document.resolution.language,
            differences.join("; it ")
        );
        let help = "compare the numbers and labels of the two texts at these anchors";
        let finding = Diagnostic::warning(Code::LanguagesDiffer, message, help);
        pending
            .diagnostics
            .push(finding.at(&pending.document.file, 0..0));
    }
}

/// Returns the index of the reference language, which is English or, without English, the first
/// language.
fn reference(pending: &[PendingDocument<'_>]) -> Option<usize> {
    let english = pending
        .iter()
        .position(|pending| pending.document.resolution.language.primary() == "en");
    english.or(if pending.is_empty() { None } else { Some(0) })
}

/// Returns the anchors of the text, without notes and calls, which some languages number
/// differently.
fn anchors(places: &Places) -> BTreeSet<String> {
    let of_text = places.iter().filter(|place| {
        !matches!(
            place.kind,
            PlaceKind::Notes | PlaceKind::Note | PlaceKind::Call
        )
    });
    of_text.map(|place| place.anchor.to_string()).collect()
}
