//! Dates in the wording of a language, from CLDR data through ICU.

use fluent_bundle::{FluentArgs, FluentValue};
use icu_datetime::fieldsets::{M, MD, YMD};
use icu_datetime::input::Date;
use icu_datetime::options::Length;
use icu_datetime::{DateTimeFormatter, DateTimeFormatterPreferences};
use icu_locale_core::Locale;

use publish_model::Language;

/// Returns the locale whose date format official documents in a language use: for English, that of
/// Great Britain.
pub fn locale(language: &Language) -> Option<Locale> {
    let tag = match language.tag() {
        "en" => "en-GB",
        tag => tag,
    };
    tag.parse().ok()
}

/// Implements Fluent's `DATETIME`: formats a date such as `2013-12-18` in words, with the requested
/// parts. There are three sets of parts: `month`; `day` and `month`; `day`, `month` and `year`.
pub fn datetime(
    locale: &Locale,
    positional: &[FluentValue<'_>],
    named: &FluentArgs<'_>,
) -> FluentValue<'static> {
    let Some(FluentValue::String(text)) = positional.first() else {
        return FluentValue::Error;
    };
    let parsed: Option<jiff::civil::Date> = text.parse().ok();
    let date = parsed.and_then(|date| {
        let (month, day) = (date.month().unsigned_abs(), date.day().unsigned_abs());
        Date::try_new_iso(i32::from(date.year()), month, day).ok()
    });
    let preferences = DateTimeFormatterPreferences::from(locale);
    let is_requested = |part: &str| named.get(part).is_some();
    let written = date.and_then(|date| {
        Some(match (is_requested("day"), is_requested("year")) {
            (_, true) => {
                let fields = YMD::for_length(Length::Long);
                let formatter = DateTimeFormatter::try_new(preferences, fields).ok()?;
                formatter.format(&date).to_string()
            }
            (true, false) => {
                let fields = MD::for_length(Length::Long);
                let formatter = DateTimeFormatter::try_new(preferences, fields).ok()?;
                formatter.format(&date).to_string()
            }
            (false, false) => {
                let fields = M::for_length(Length::Long);
                let formatter = DateTimeFormatter::try_new(preferences, fields).ok()?;
                formatter.format(&date).to_string()
            }
        })
    });
    written.map_or(FluentValue::Error, FluentValue::from)
}
