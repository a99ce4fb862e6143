//! The keys of a project file.

use std::collections::BTreeMap;

use jiff::civil::Date;
use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use serde::Deserialize;
use serde_json::Value;

use crate::cache::Address;
use crate::edition::{
    Certification, EpubStandard, Imprint, LanguagePair, Licence, Localized, ReportAddress, Site,
};
use crate::output::{Contact, Email, Enforcement, ReportAuthor};
use publish_model::Language;
use publish_view::edition::braille::{Grade, PageSize};
use publish_view::edition::pdf::{NotePosition, Standard, Variant};

use super::theme::ThemeSettings;
use super::value::{BuildFormat, CacheChoice, Denied, FilePath, List, Parsed};

/// The project file of publish. Paths are relative to it. A flag and an environment variable
/// override each value.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(default, rename_all = "kebab-case", deny_unknown_fields)]
pub struct Settings {
    /// The title of the list of documents.
    pub title: Option<Localized>,
    /// One sentence about the list of documents, for search engines.
    pub description: Option<Localized>,
    /// The languages of the project. The list of documents is in the first one, and “publish new”
    /// starts a source file in each.
    pub languages: Option<List<Language>>,
    /// The source files, or folders that contain source files. The default is content.
    pub sources: Option<List<Parsed<FilePath>>>,
    /// The output folder. The default is dist.
    pub output: Option<Parsed<FilePath>>,
    /// The formats to build. The default is html, epub and pdf.
    pub formats: Option<List<Parsed<BuildFormat>>>,
    /// The pairs of languages that have a page and an EPUB with both side by side, such as "en,ar". The
    /// default is none.
    pub bilingual: Option<List<Parsed<LanguagePair>>>,
    /// The folder with templates, style sheets and catalogues that replace the built-in ones.
    pub templates: Option<Parsed<FilePath>>,
    /// The folder with body files, in addition to the built-in bodies.
    pub bodies: Option<Parsed<FilePath>>,
    /// The folder with fonts for the PDF, in addition to the built-in ones.
    pub fonts: Option<Parsed<FilePath>>,
    /// The public address of the output folder, for links in PDFs and EPUBs to other documents in
    /// it.
    pub site: Option<Parsed<Site>>,
    /// The e-mail address or web page for questions about accessibility.
    pub contact: Option<Parsed<Contact>>,
    /// Whether there are accessibility statements, and links to them. The default is true; false is
    /// for publishers that have their own statement.
    pub statement: Option<bool>,
    /// Whether each language has a page for full-text search. The default is false.
    pub search: Option<bool>,
    /// Whether each language, session or year has archives of its documents. The default is false.
    pub archives: Option<bool>,
    /// The folder of the cache, or false for no cache. The default is true: the cache folder of the
    /// user.
    pub cache: Option<CacheChoice>,
    /// Whether web pages and EPUBs omit everything that publish adds to the official text.
    pub official_words_only: Option<bool>,
    /// Whether the publisher is the body that adopts the documents. If not, each edition states that
    /// it is unofficial. The default is false.
    pub official: Option<bool>,
    /// Whether each edition is checked as it is built.
    pub check: Option<bool>,
    /// Whether warnings fail a run.
    pub deny: Option<Parsed<Denied>>,
    /// The publisher.
    pub publisher: PublisherSettings,
    /// The PDF.
    pub pdf: PdfSettings,
    /// The web page.
    pub html: HtmlSettings,
    /// The EPUB. It has no flags and variables.
    pub epub: EpubSettings,
    /// The body that enforces accessibility, for the accessibility statements. It has no flags and
    /// variables.
    pub enforcement: EnforcementSettings,
    /// The conformance report in the form OpenACR, which is only written if it has an author. It has no
    /// flags and variables.
    pub openacr: OpenAcrSettings,
    /// Braille.
    pub braille: BrailleSettings,
    /// The cache that several machines share.
    pub shared_cache: SharedCacheSettings,
    /// The names of subjects on the pages of the site, by the words with which documents have them. They
    /// have no flags and variables.
    pub subjects: BTreeMap<String, Localized>,
    /// The look of pages, EPUBs and PDFs. It has no flags and variables.
    pub theme: ThemeSettings,
}

/// The publisher, in the metadata of all editions.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(default, rename_all = "kebab-case", deny_unknown_fields)]
#[schemars(rename = "Publisher")]
pub struct PublisherSettings {
    /// The name of the publisher.
    pub name: Option<Localized>,
    /// The rights statement.
    pub rights: Option<Localized>,
    /// The address of the licence.
    pub licence: Option<Parsed<Licence>>,
}

impl PublisherSettings {
    /// Returns the values as the editions need them.
    pub fn imprint(&self) -> Imprint {
        Imprint {
            publisher: self.name.clone(),
            rights: self.rights.clone(),
            licence: self.licence.as_ref().map(|licence| licence.0.clone()),
        }
    }
}

/// The PDF.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(default, rename_all = "kebab-case", deny_unknown_fields)]
#[schemars(rename = "Pdf")]
pub struct PdfSettings {
    /// The layouts: standard (A4), large-print (A4, 18 points), letter (US Letter). The default is
    /// standard.
    pub variants: Option<List<Parsed<Variant>>>,
    /// The conformance level: a-2a, a-3a, a-4 or a-4f. The default is a-2a.
    pub standard: Option<Parsed<Standard>>,
    /// The position of notes: page (at the foot of the page) or end (after the text). The default
    /// is end for large-print and page for other layouts.
    pub notes: Option<Parsed<NotePosition>>,
}

/// The web page.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(default, rename_all = "kebab-case", deny_unknown_fields)]
#[schemars(rename = "Html")]
pub struct HtmlSettings {
    /// Whether web pages mark the page breaks of the PDF.
    pub page_marks: Option<bool>,
    /// Whether each web page contains its style sheet and script, instead of sharing two files with
    /// all pages. The default is false.
    pub self_contained: Option<bool>,
}

/// The EPUB.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(default, rename_all = "kebab-case", deny_unknown_fields)]
#[schemars(rename = "Epub")]
pub struct EpubSettings {
    /// The result of a person who has evaluated the accessibility of the EPUBs.
    pub certification: CertificationSettings,
}

/// The result of a person who has evaluated the accessibility of the EPUBs. It has all keys or none.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(default, rename_all = "kebab-case", deny_unknown_fields)]
#[schemars(rename = "Certification")]
pub struct CertificationSettings {
    /// The person or organization that evaluated the EPUBs.
    pub certifier: Option<Localized>,
    /// The date of the result: 2026-11-20.
    #[schemars(with = "Option<String>", extend("format" = "date"))]
    pub date: Option<Date>,
    /// The standard to which the EPUBs conform, as EPUB Accessibility requires: EPUB Accessibility 1.1
    /// - WCAG 2.2 Level AA.
    pub standard: Option<Parsed<EpubStandard>>,
    /// The address of the report.
    pub report: Option<Parsed<ReportAddress>>,
}

impl CertificationSettings {
    /// Returns the result, if all its keys have values.
    pub fn certification(&self) -> Option<Certification> {
        Some(Certification {
            certifier: self.certifier.clone()?,
            date: self.date?,
            standard: self.standard.clone()?.0,
            report: self.report.clone()?.0,
        })
    }

    /// Returns the keys that have a value, and those that do not.
    pub(super) fn keys(&self) -> (Vec<&'static str>, Vec<&'static str>) {
        let keys = [
            ("certifier", self.certifier.is_some()),
            ("date", self.date.is_some()),
            ("standard", self.standard.is_some()),
            ("report", self.report.is_some()),
        ];
        let (set, missing): (Vec<_>, Vec<_>) = keys.into_iter().partition(|(_, is_set)| *is_set);
        let names =
            |keys: Vec<(&'static str, bool)>| keys.into_iter().map(|(key, _)| key).collect();
        (names(set), names(missing))
    }
}

/// The body that enforces accessibility. Readers can turn to it if the answer of the publisher does
/// not solve a problem.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(default, rename_all = "kebab-case", deny_unknown_fields)]
#[schemars(rename = "Enforcement")]
pub struct EnforcementSettings {
    /// The name of the body.
    pub name: Option<Localized>,
    /// The postal address of the body.
    pub address: Option<Localized>,
    /// The e-mail address or web page of the body.
    pub contact: Option<Parsed<Contact>>,
}

impl EnforcementSettings {
    /// Returns the body, if it has a name.
    pub fn enforcement(&self) -> Option<Enforcement> {
        Some(Enforcement {
            name: self.name.clone()?,
            address: self.address.clone(),
            contact: self.contact.as_ref().map(|contact| contact.0.clone()),
        })
    }

    /// Returns a key that needs a name, if there is none.
    pub(super) fn key_without_name(&self) -> Option<&'static str> {
        let address = self.address.as_ref().map(|_| "address");
        let contact = self.contact.as_ref().map(|_| "contact");
        address.or(contact).filter(|_| self.name.is_none())
    }
}

/// The conformance report in the form OpenACR.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(default, rename_all = "kebab-case", deny_unknown_fields)]
#[schemars(rename = "OpenAcr")]
pub struct OpenAcrSettings {
    /// The name of the author.
    pub author: Option<Localized>,
    /// The organization of the author.
    pub company: Option<Localized>,
    /// The e-mail address of the author.
    pub email: Option<Parsed<Email>>,
}

impl OpenAcrSettings {
    /// Returns the author, with a name and an e-mail address.
    pub fn author(&self) -> Option<ReportAuthor> {
        Some(ReportAuthor {
            name: self.author.clone()?,
            company: self.company.clone(),
            email: self.email.as_ref()?.0.clone(),
        })
    }

    /// Returns a key that has a value, and one that is required and does not, if there are both.
    pub(super) fn incomplete(&self) -> Option<(&'static str, &'static str)> {
        let keys = [
            ("author", self.author.is_some()),
            ("email", self.email.is_some()),
            ("company", self.company.is_some()),
        ];
        let (set, _) = keys.into_iter().find(|(_, is_set)| *is_set)?;
        let missing = keys[..2].iter().find(|(_, is_set)| !is_set)?;
        Some((set, missing.0))
    }
}

/// Braille.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(default, rename_all = "kebab-case", deny_unknown_fields)]
#[schemars(rename = "Braille")]
pub struct BrailleSettings {
    /// The grade: contracted or uncontracted. The default is the usual grade of the language.
    pub grade: Option<Parsed<Grade>>,
    /// The size of a page in cells per line and lines. The default is 40x25.
    pub page: Option<Parsed<PageSize>>,
}

/// The cache that several machines share.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(default, rename_all = "kebab-case", deny_unknown_fields)]
#[schemars(rename = "SharedCache")]
pub struct SharedCacheSettings {
    /// Its address: file:///folder, s3://bucket/folder, gs://bucket/folder, az://container/folder or
    /// https://server/folder. Credentials are read from the environment.
    pub address: Option<Parsed<Address>>,
    /// Whether builds write what they build into it. The default is false.
    pub write: Option<bool>,
}

/// Returns the JSON Schema of the project file, with which editors complete and check it.
pub fn json_schema() -> Value {
    let generator = SchemaSettings::draft07().into_generator();
    let mut schema = generator.into_root_schema_for::<Settings>().to_value();
    simplify(&mut schema);
    if let Some(fields) = schema.as_object_mut() {
        fields.insert("title".into(), "publish.toml".into());
    }
    schema
}

/// Removes null, which TOML does not have, from a schema, and the line breaks of descriptions.
fn simplify(schema: &mut Value) {
    match schema {
        Value::Array(elements) => elements.iter_mut().for_each(simplify),
        Value::Object(fields) => {
            if let Some(Value::Array(types)) = fields.get_mut("type") {
                types.retain(|one| one != "null");
                if let [one] = types.as_slice() {
                    let one = one.clone();
                    fields.insert("type".into(), one);
                }
            }
            if let Some(Value::Array(forms)) = fields.get_mut("anyOf") {
                forms.retain(|form| form["type"] != "null");
                // A reference must be alone in its object, and the description is beside it.
                if forms.len() == 1
                    && let Some(forms) = fields.shift_remove("anyOf")
                {
                    fields.insert("allOf".into(), forms);
                }
            }
            if let Some(Value::String(text)) = fields.get_mut("description") {
                *text = text.replace('\n', " ");
            }
            fields.values_mut().for_each(simplify);
        }
        _ => {}
    }
}

/// Returns the schema without references, for looking up keys.
pub(super) fn inline_schema() -> Value {
    let settings = SchemaSettings::draft07().with(|settings| settings.inline_subschemas = true);
    let generator = settings.into_generator();
    generator.into_root_schema_for::<Settings>().to_value()
}
