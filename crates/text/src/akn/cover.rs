//! The lines before and after the text: cover page, preface, conclusions.

use publish_model::{Closing, Dates, Inline, Inlines, Masthead, Symbol};

use super::AknWriter;
use super::meta;

impl AknWriter<'_> {
    /// Writes the lines of the masthead up to the report, each in the element that published
    /// documents use for it (A/RES/79/275, A/HRC/RES/54/10).
    pub fn cover_page(&mut self, masthead: &Masthead, symbol: &Symbol, dates: &Dates) {
        let id = self.ids.assign("", "coverPage", None);
        self.xml.open("coverPage", &[("eId", &id)]);
        self.cover_line(
            "docAuthority",
            &[("refersTo", "#publisher")],
            &masthead.organization,
        );
        let symbol = [Inline::text(symbol.as_str())];
        self.cover_line("docNumber", &[("refersTo", "#symbol")], &symbol);
        self.cover_line(
            "docAuthority",
            &[("refersTo", "#issuingBody")],
            &masthead.body,
        );
        self.cover_line(
            "docStatus",
            &[("refersTo", "#distribution")],
            &masthead.distribution,
        );
        let issued = meta::date_value(dates.issued);
        self.cover_line(
            "docDate",
            &[("date", &issued), ("refersTo", "#dateOfIssuance")],
            &masthead.issued,
        );
        for languages in &masthead.languages {
            self.cover_line("inline", &[("name", "originalLanguage")], languages);
        }
        self.cover_line(
            "docAuthority",
            &[("refersTo", "#subsidiaryBody")],
            &masthead.subsidiary_body,
        );
        self.cover_line("session", &[("refersTo", "#session")], &masthead.session);
        self.cover_line(
            "event",
            &[("refersTo", "#session")],
            &masthead.session_dates,
        );
        for agenda in &masthead.agenda {
            self.cover_line("inline", &[("name", "agenda item")], agenda);
        }
        self.cover_line("docTitle", &[], &masthead.adoption);
        self.cover_line("docProponent", &[], &masthead.report);
        self.xml.close("coverPage");
    }

    fn cover_line(&mut self, name: &str, attributes: &[(&str, &str)], line: &[Inline]) {
        if line.is_empty() {
            return;
        }
        self.xml.open_line("p", &[]);
        self.line(name, attributes, line);
        self.xml.close_line("p");
    }

    /// Writes the number and title before a text, and the lines below them.
    pub fn preface(&mut self, number: &Inlines, title: &Inlines, below: &[Inlines]) {
        if number.is_empty() && title.is_empty() && below.is_empty() {
            return;
        }
        self.xml.open("preface", &[]);
        if !number.is_empty() || !title.is_empty() {
            self.xml.open("p", &[]);
            if !number.is_empty() {
                self.line("docNumber", &[], number);
            }
            if !title.is_empty() {
                self.line("docTitle", &[("refersTo", "#resolutionTitle")], title);
            }
            self.xml.close("p");
        }
        for line in below {
            self.line("p", &[], line);
        }
        self.xml.close("preface");
    }

    /// Writes the closing lines.
    pub fn conclusions(&mut self, closing: &Closing) {
        if closing.lines.is_empty() {
            return;
        }
        self.xml.open("conclusions", &[]);
        for line in &closing.lines {
            self.line("p", &[], line);
        }
        self.xml.close("conclusions");
    }
}
