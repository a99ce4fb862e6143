//! The composition of names and citations of paragraphs and items: first the number with the labels
//! of the items, then the words around it. `18 (c)` becomes `paragraph 18 (c)` in English and
//! `第18(c)段` in Chinese.

use publish_model::diagnostic::Findings;
use publish_templates::wording::{Catalogue, FluentValue};

/// A name or citation that further labels can be added to.
#[derive(Debug, Clone)]
pub struct Phrase {
    wording: Wording,
    /// The number of places with the same words so far, including this one; 0 counts as 1.
    times: usize,
}

#[derive(Debug, Clone)]
enum Wording {
    Numbered {
        container: Option<String>,
        key: &'static str,
        number: String,
    },
    Fixed(String),
}

impl Phrase {
    /// Returns the phrase of a number in a container. `key` is its message in the catalogue; the
    /// number is empty for items that do not belong to a paragraph.
    pub fn numbered(container: Option<&str>, key: &'static str, number: &str) -> Self {
        let wording = Wording::Numbered {
            container: container.map(str::to_owned),
            key,
            number: number.to_owned(),
        };
        Phrase { wording, times: 1 }
    }

    /// Returns a complete phrase. The labels of items are added after it.
    pub fn fixed(words: String) -> Self {
        let wording = Wording::Fixed(words);
        Phrase { wording, times: 1 }
    }

    /// Returns the phrase of an item.
    ///
    /// # Errors
    /// `T002` if the catalogue lacks a message.
    pub fn item(&self, catalogue: &Catalogue, label: &str) -> Result<Self, Findings> {
        let (Wording::Numbered { number: above, .. } | Wording::Fixed(above)) = &self.wording;
        let arguments = [
            ("within", FluentValue::from(above.as_str())),
            ("label", FluentValue::from(label)),
        ];
        let labelled = catalogue.message("name-item", &arguments)?;
        let labelled = without_container(&labelled).to_owned();
        let mut item = self.clone();
        let (Wording::Numbered { number: own, .. } | Wording::Fixed(own)) = &mut item.wording;
        *own = labelled;
        Ok(item)
    }

    /// Returns the words, with the count if an earlier place has the same words.
    ///
    /// # Errors
    /// As [`Phrase::item`].
    pub fn message(&self, catalogue: &Catalogue) -> Result<String, Findings> {
        let name = self.uncounted(catalogue)?;
        if self.times <= 1 {
            return Ok(name);
        }
        let arguments = [
            ("name", FluentValue::from(name)),
            ("number", FluentValue::from(self.times.to_string())),
        ];
        catalogue.message("name-again", &arguments)
    }

    /// Returns the words without a count.
    ///
    /// # Errors
    /// As [`Phrase::item`].
    pub fn uncounted(&self, catalogue: &Catalogue) -> Result<String, Findings> {
        match &self.wording {
            Wording::Fixed(words) => Ok(words.clone()),
            Wording::Numbered {
                container,
                key,
                number,
            } => {
                let number = FluentValue::from(number.as_str());
                let place = catalogue.message(key, &[("number", number)])?;
                within(catalogue, container.as_deref(), place)
            }
        }
    }

    /// Returns the number, unless the phrase is complete.
    pub fn number(&self) -> Option<&str> {
        match &self.wording {
            Wording::Numbered { number, .. } => Some(number),
            Wording::Fixed(_) => None,
        }
    }

    /// Returns the count of this place among those with the same words.
    pub fn times(&self) -> usize {
        self.times
    }

    /// Sets the count, also for the items below.
    pub fn set_times(&mut self, times: usize) {
        self.times = times;
    }
}

/// Returns the name of a place with that of its container, if there is one.
///
/// # Errors
/// As [`Phrase::item`].
pub fn within(
    catalogue: &Catalogue,
    container: Option<&str>,
    place: String,
) -> Result<String, Findings> {
    let Some(container) = container else {
        return Ok(place);
    };
    let arguments = [
        ("container", FluentValue::from(container)),
        ("place", FluentValue::from(place)),
    ];
    catalogue.message("name-in", &arguments)
}

/// Removes the separator before a name that was composed with an empty container.
pub fn without_container(name: &str) -> &str {
    name.trim_start_matches([',', '،', '，', ' '])
}

#[cfg(test)]
mod tests {
    use super::*;

    use publish_templates::wording::Catalogues;

    #[test]
    fn labels_of_items_follow_the_number_in_every_language() {
        let Ok(catalogues) = Catalogues::load(&publish_built_in::templates()) else {
            panic!("the built-in catalogues are sound");
        };
        for (language, key, number, label, wanted) in [
            ("ar", "name-paragraph", "18", "(ج)", "الفقرة 18 (ج)"),
            (
                "de",
                "name-unnumbered-paragraph",
                "3",
                "a)",
                "Absatz 3 a) des Beschlussteils",
            ),
            ("en", "name-paragraph", "18", "(c)", "paragraph 18 (c)"),
            (
                "es",
                "name-preambular-paragraph",
                "3",
                "a)",
                "párrafo 3 a) del preámbulo",
            ),
            (
                "fr",
                "name-preambular-paragraph",
                "3",
                "a)",
                "alinéa 3 a) du préambule",
            ),
            (
                "ru",
                "name-preambular-paragraph",
                "3",
                "a)",
                "пункт 3 a) преамбулы",
            ),
            ("zh", "name-paragraph", "18", "(c)", "第18(c)段"),
        ] {
            let language = language.parse().unwrap();
            let catalogue = catalogues.get(&language).unwrap();
            let paragraph = Phrase::numbered(None, key, number);
            let item = paragraph.item(catalogue, label).unwrap();
            assert_eq!(item.message(catalogue).unwrap(), wanted);
        }
    }

    #[test]
    fn a_name_without_a_container_begins_with_its_own_words() {
        assert_eq!(without_container(", quotation 1"), "quotation 1");
        assert_eq!(without_container("، الاقتباس 1"), "الاقتباس 1");
        assert_eq!(without_container("(a)"), "(a)");
    }
}
