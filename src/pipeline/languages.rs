//! What the languages of one document have to do with each other.

use std::collections::BTreeSet;

use crate::output::Output;
use publish_model::diagnostic::{Code, Diagnostic};
use publish_model::{Language, PlaceKind, Places};
use publish_templates::wording::{Catalogue, Catalogues};
use publish_text::html::PageLanguage;

use super::{PendingDocument, claims};

/// How many of the places that differ a warning names.
const NAMED: usize = 5;

/// The languages that a document is there in, those of the drafts and those built earlier, in the
/// order of their tags; none where there is only one.
pub fn of(
    pending: &[PendingDocument<'_>],
    output: &Output,
    catalogues: &Catalogues,
) -> Vec<PageLanguage> {
    let Some(first) = pending.first() else {
        return Vec::new();
    };
    let symbol = &first.document.resolution.symbol;
    let page = |language: &Language| format!("{}/index.html", claims::folder(symbol, language));
    let pending_languages = pending
        .iter()
        .map(|pending| pending.document.resolution.language.clone());
    let earlier = output.languages().into_iter();
    let earlier = earlier.filter(|language| output.has(&page(language)));
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
            name,
            language,
        })
        .collect()
}

/// What each language calls itself. Those that would be called the same (`zh-Hans` and `zh-Hant`
/// by one catalogue) are told apart by their tags.
fn names(languages: &BTreeSet<Language>, catalogues: &Catalogues) -> Vec<String> {
    let name = |language: &Language| {
        let catalogue = catalogues.get(language);
        catalogue.map_or_else(|| language.to_string(), Catalogue::own_name)
    };
    let names: Vec<String> = languages.iter().map(name).collect();
    let is_shared = |name: &String| names.iter().filter(|other| *other == name).count() > 1;
    let told_apart = languages.iter().zip(&names).map(|(language, name)| {
        if is_shared(name) {
            format!("{name} ({language})")
        } else {
            name.clone()
        }
    });
    told_apart.collect()
}

/// Warns where a language has other places than the others: an anchor that leads nowhere in
/// another language is a paragraph that was numbered or divided otherwise.
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
                count if count > NAMED => {
                    let named = names[..NAMED].join(", ");
                    Some(format!("{named} and {} more", count - NAMED))
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

/// English where it is among the drafts, else the first.
fn reference(pending: &[PendingDocument<'_>]) -> Option<usize> {
    let english = pending
        .iter()
        .position(|pending| pending.document.resolution.language.primary() == "en");
    english.or(if pending.is_empty() { None } else { Some(0) })
}

/// The anchors of the text. Notes are numbered differently in some languages, and what is around
/// the text has no numbers.
fn anchors(places: &Places) -> BTreeSet<String> {
    let of_text = places.iter().filter(|place| {
        !matches!(
            place.kind,
            PlaceKind::Notes | PlaceKind::Note | PlaceKind::Call
        )
    });
    of_text.map(|place| place.anchor.to_string()).collect()
}
