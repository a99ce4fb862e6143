# Word catalogue for German: all text that publish adds to the official words.
#
# Syntax: Project Fluent. `key = text` is a message, { $name } a variable, { other-key } another
# message. { $name -> [one] text *[other] text } selects a variant; * marks the default. { ": " }
# keeps spaces at the start or end of a text. DATETIME writes a date by the language's CLDR data.
#
# Templates read a message without variables as words["key"]; the program uses the others. Every
# catalogue has the same messages. A message may use only the variables that it uses in en.ftl,
# with a few exceptions: dates, for example, also have $day, $month (1 to 12) and $year, for
# languages whose official documents write dates differently.
#
# The masthead and closing lines are worded as in official documents.
# Ordinals in words follow CLDR. The wording follows the German Translation Section of the United
# Nations.

## Masthead and closing lines

date = { DATETIME($date, day: "numeric", month: "long", year: "numeric") }

# The ordinal in words, from 1 to 100; a session beyond is given in digits.
session = { $number ->
    [1] Erste
    [2] Zweite
    [3] Dritte
    [4] Vierte
    [5] Fünfte
    [6] Sechste
    [7] Siebte
    [8] Achte
    [9] Neunte
    [10] Zehnte
    [11] Elfte
    [12] Zwölfte
    [13] Dreizehnte
    [14] Vierzehnte
    [15] Fünfzehnte
    [16] Sechzehnte
    [17] Siebzehnte
    [18] Achtzehnte
    [19] Neunzehnte
    [20] Zwanzigste
    [21] Einundzwanzigste
    [22] Zweiundzwanzigste
    [23] Dreiundzwanzigste
    [24] Vierundzwanzigste
    [25] Fünfundzwanzigste
    [26] Sechsundzwanzigste
    [27] Siebenundzwanzigste
    [28] Achtundzwanzigste
    [29] Neunundzwanzigste
    [30] Dreißigste
    [31] Einunddreißigste
    [32] Zweiunddreißigste
    [33] Dreiunddreißigste
    [34] Vierunddreißigste
    [35] Fünfunddreißigste
    [36] Sechsunddreißigste
    [37] Siebenunddreißigste
    [38] Achtunddreißigste
    [39] Neununddreißigste
    [40] Vierzigste
    [41] Einundvierzigste
    [42] Zweiundvierzigste
    [43] Dreiundvierzigste
    [44] Vierundvierzigste
    [45] Fünfundvierzigste
    [46] Sechsundvierzigste
    [47] Siebenundvierzigste
    [48] Achtundvierzigste
    [49] Neunundvierzigste
    [50] Fünfzigste
    [51] Einundfünfzigste
    [52] Zweiundfünfzigste
    [53] Dreiundfünfzigste
    [54] Vierundfünfzigste
    [55] Fünfundfünfzigste
    [56] Sechsundfünfzigste
    [57] Siebenundfünfzigste
    [58] Achtundfünfzigste
    [59] Neunundfünfzigste
    [60] Sechzigste
    [61] Einundsechzigste
    [62] Zweiundsechzigste
    [63] Dreiundsechzigste
    [64] Vierundsechzigste
    [65] Fünfundsechzigste
    [66] Sechsundsechzigste
    [67] Siebenundsechzigste
    [68] Achtundsechzigste
    [69] Neunundsechzigste
    [70] Siebzigste
    [71] Einundsiebzigste
    [72] Zweiundsiebzigste
    [73] Dreiundsiebzigste
    [74] Vierundsiebzigste
    [75] Fünfundsiebzigste
    [76] Sechsundsiebzigste
    [77] Siebenundsiebzigste
    [78] Achtundsiebzigste
    [79] Neunundsiebzigste
    [80] Achtzigste
    [81] Einundachtzigste
    [82] Zweiundachtzigste
    [83] Dreiundachtzigste
    [84] Vierundachtzigste
    [85] Fünfundachtzigste
    [86] Sechsundachtzigste
    [87] Siebenundachtzigste
    [88] Achtundachtzigste
    [89] Neunundachtzigste
    [90] Neunzigste
    [91] Einundneunzigste
    [92] Zweiundneunzigste
    [93] Dreiundneunzigste
    [94] Vierundneunzigste
    [95] Fünfundneunzigste
    [96] Sechsundneunzigste
    [97] Siebenundneunzigste
    [98] Achtundneunzigste
    [99] Neunundneunzigste
    [100] Hundertste
   *[other] { $number }.
} Tagung

agenda-item = Tagesordnungspunkt { $number }

adoption = Verabschiedet am { $date }

adoption-in-parts = Verabschiedet am { $date }

report = [{ $report }]

meeting = { $number }. Sitzung

## Headings and table of contents

preamble = Präambel
operative-part = Beschlussteil
notes = Fußnoten
recorded-vote = Aufgezeichnete Abstimmung
annex = Anlage

# $number and $opening are the paragraph’s own words.
outline-paragraph = { $number } { $opening }

## Names of places

name-preambular-paragraph = Präambelabsatz { $number }
name-numbered-preambular-paragraph = { name-paragraph }
name-paragraph = Ziffer { $number }
name-unnumbered-paragraph = Absatz { $number } des Beschlussteils
name-text = unnummerierter Absatz { $number }
name-continuation = { $within }, Fortsetzung { $number }
name-dash = { $within }, Spiegelstrich { $number }
name-item = { $within } { $label }
name-in = { $container }, { $place }
name-part = Teil { $label }
name-section = Abschnitt { $label }
name-quotation = { $within }, Zitat { $number }
name-again = { $name } (zum { $number }. Mal)
name-table = Tabelle { $number }
name-note = Fußnote { $mark }
name-line = { $container }, Zeile { $number }
name-cell = { $table }, Zeile { $row }, Spalte { $column }
page-name = Seite { $number }
name-call-back = Zurück: { $place }, Verweis { $number }
name-way-back = Zurück: { $place }
name-formula = Eingangsformel
name-title = Titel
name-masthead = Dokumentkopf
name-closing = Schlusszeilen

# The short form of a place, for the eye.
place-preambular-paragraph = Präambel { $number }
place-paragraph = { $number }

## Citations

citation = { $symbol }, { $place }
cite-paragraph = Ziff. { $number }
cite-preambular-paragraph = Präambelabsatz { $number }
cite-numbered-preambular-paragraph = { cite-paragraph }
cite-unnumbered-paragraph = Absatz { $number } des Beschlussteils
cite-text = unnummerierter Absatz { $number }
cite-heading = { $label }
cite-section = Abschn. { $label }
cite-titled = Abschnitt „{ $title }“
cite-note = Fußnote { $mark }

## Editor’s notes

editors-note-opens = { " [Anmerkung der Redaktion: " }
editors-note-closes = { "]" }
about-editors-notes = Anmerkungen der Redaktion in eckigen Klammern sind nicht Teil des amtlichen Textes.

## Recorded vote

vote-in-favour = Dafür
vote-against = Dagegen
vote-abstaining = Enthaltungen
vote-absent = Abwesend

## Metadata for search engines and libraries

full-title = { $symbol }: { $title }
description = { $symbol }, verabschiedet am { $date }: { $title }
description-undated = { $symbol }: { $title }

## File sizes

decimal-point = ,
size-bytes = { $size } Byte
size-kilobytes = { $size } kB
size-megabytes = { $size } MB

## Navigation

# Between a word of ours and what it announces.
colon = { ": " }
comma = { ", " }

skip-to-text = Zum Text springen
this-publication = Dieses Dokument
all-documents = Alle Dokumente
index-description = Amtliche Resolutionen als barrierefreie Webseiten, PDF und EPUB

# Lists of documents. A body file can name other kinds of documents in its lines: kind-ordinance.
by-body = Nach Organ
by-subject = Nach Thema
subjects = Themen
all-subjects = Alle Themen
subject-title = Thema: { $title }
latest-documents = Neueste Dokumente
# Before the number of documents in a list.
document-count = Dokumente
breadcrumb = Navigationspfad
kind-resolution = Resolutionen
kind-decision = Beschlüsse
kind-presidential-statement = Erklärungen der Präsidentschaft
kind-draft-resolution = Resolutionsentwürfe
kind-document = Andere Dokumente
list-description = { $title }. Dokumente: { $count }
list-undated = Ohne Datum
list-pages = Seiten dieser Liste
page-of-pages = Seite { $number } von { $count }
previous-page = Vorherige Seite
next-page = Nächste Seite
feed = Feed mit neuen Dokumenten (Atom)
opds = Katalog für Lese-Apps (OPDS)
archives = Alle Dokumente herunterladen
archive-zip = ZIP
not-found = Seite nicht gefunden
not-found-text = Möglicherweise ist die Adresse falsch geschrieben, oder das Dokument gehört nicht zu dieser Website.

# The link to a page with this language and another one, before a colon and the name of the other; and
# the title of that page, in the window.
side-by-side = Nebeneinander
side-by-side-title = { $title } ({ $first }, { $second })

# The page about a document in all its languages. The first is the text of the link to it.
about-document = Details
about-description = Über { $symbol }: { $title }. Sprachen, Formate, Verabschiedung und Zitate
about-languages = Sprachen und Formate
about-facts = Angaben
about-adopted = Verabschiedet
about-agenda = Tagesordnung
about-issued = Herausgegeben
about-cite-as = Zitierweise
about-cite-files = Quellenangabe als Datei
cite-ris = RIS
cite-bibtex = BibTeX
cite-csl = CSL-JSON
type-resolution = Resolution
type-decision = Beschluss
type-presidential-statement = Erklärung der Präsidentschaft
type-draft-resolution = Resolutionsentwurf
type-document = Dokument
about-address = Adresse
about-series = Dokumente mit demselben Titel
# Followed by the symbol and title of the document before or after this one.
about-follows = Vorheriges Dokument
about-followed-by = Nächstes Dokument
# Headings of lists of documents: those that this one cites, and those that cite it.
about-cites = Zitierte Dokumente
about-cited-by = Zitiert in
about-latest = Aufgeführt sind die { $count } neuesten Dokumente.
about-all-citations = Alle Verweise (CSV)
# After a paragraph that cites the document; followed by the names of paragraphs.
about-refers-to = verweist auf
# The label of an item of such a paragraph. $label is a Latin letter or a small Roman numeral.
about-item = { $label })

# The search page.
search-title = Volltextsuche
search-description = Im vollständigen Text aller Dokumente suchen
search-label = Wörter, Nummer oder Dokumentennummer
search-button = Suchen
search-body = Organ
search-subject = Thema
search-year = Jahr
search-any = Alle
search-results = Ergebnisse
search-waiting = Suche läuft …
# Before the number of documents.
search-found = Gefundene Dokumente
search-none = Nichts gefunden
search-more = Weitere Ergebnisse
search-failed = Die Suche konnte nicht geladen werden
search-needs = Die Suche benötigt JavaScript und einen Webserver. Ohne sie hilft die Liste:

contents = Inhalt
contents-paragraphs = Ziffern
unofficial = Nichtamtliche Fassung.
official-document = Amtliches Dokument
site-unofficial = Diese Ausgabe ist nichtamtlich. Maßgeblich sind allein die amtlichen Dokumente.
table-scrolls = Seitwärts scrollen, um alle Spalten zu sehen.
format-html = Webseite
format-pdf = PDF
format-pdf-large-print = PDF in Großdruck
format-pdf-letter = PDF im Format US Letter
format-epub = EPUB
format-akn = Akoma Ntoso XML
format-txt = Einfacher Text
format-jsonl = Textstellen (JSON Lines)
format-brf = Brailleschrift (BRF)
format-ebrl = Brailleschrift (eBraille)
format-md = Markdown
format-json = JSON
languages = Sprachen
own-name = Deutsch

display = Darstellung
display-size = Schriftgröße
display-standard = Standard
display-smaller = Kleiner
display-larger = Größer
display-largest = Am größten
display-spacing = Zeilenabstand
display-wide = Weit
display-widest = Am weitesten
display-typeface = Schriftart
display-sans-serif = Serifenlos
display-low-vision = Für sehbehinderte Menschen
display-colours = Farben
display-device = Wie auf dem Gerät
display-light = Hell
display-dark = Dunkel
display-contrast = Kontrast
display-more-contrast = Hoch
display-pages = Seitenzahlen des PDF
display-pages-hidden = Ausgeblendet
display-pages-shown = Eingeblendet
display-reset = Alles zurücksetzen

## Web page features that need JavaScript

go-to = Zu Ziffer springen
go-to-example = Zum Beispiel 18, 18 c), Präambel 3, Fußnote 14 oder Artikel 5
go-to-button = Springen
# Followed by the text that was looked for.
go-to-not-found = In diesem Dokument nicht gefunden
# Heading of the three choices that follow it.
show-notes = Fußnoten anzeigen
show-notes-at-end = Am Ende des Dokuments
show-notes-in-box = In einem Feld beim Fußnotenzeichen
show-notes-after-paragraphs = Nach jedem Absatz
close = Schließen
copy-link = Link kopieren
copy-citation = Fundstelle kopieren
# Followed by the text that was copied or could not be copied.
copied = Kopiert
copy-failed = Kopieren fehlgeschlagen. Bitte selbst kopieren
# Announced by screen readers when the copy buttons appear.
copy-buttons-follow = Es folgen zwei Schaltflächen: Link kopieren, Fundstelle kopieren.

## Accessibility statement

# Text of the link from a document to its statement.
accessibility-statement = Erklärung zur Barrierefreiheit
statement-title = Erklärung zur Barrierefreiheit für { $symbol }
statement-description = Barrierefreiheit von { $symbol }: Prüfungen, Werkzeuge, Zeitpunkte, Ergebnisse und bekannte Einschränkungen
statement-intro = Diese Erklärung nennt für jede Ausgabe die Prüfungen, das Werkzeug, das Datum und das Ergebnis. Die Ergebnisse gelten nur für die hier veröffentlichten Dateien.
# For the whole site.
site-statement-title = Erklärung zur Barrierefreiheit für alle Dokumente
site-statement-description = Barrierefreiheit aller Dokumente: Prüfungen, Werkzeuge, Zeitpunkte, Ergebnisse und bekannte Einschränkungen
site-statement-intro = Diese Erklärung fasst die Prüfungen aller hier veröffentlichten Dokumente zusammen. Jedes Dokument hat eine eigene Erklärung, auf die seine Seite verweist. Die Ergebnisse gelten nur für die hier veröffentlichten Dateien.

state-clean = Alle Prüfungen wurden durchgeführt. Es wurden keine Probleme gefunden.
state-partly = Ein Teil der Prüfungen wurde durchgeführt und ergab keine Probleme. Die übrigen wurden nicht durchgeführt.
state-problems = Es wurden Probleme gefunden.
state-unchecked = Diese Datei wurde nicht geprüft.
# Followed by the name of a program; for tests by a person, that of an assistive technology.
tool = Werkzeug
tested-with = Von einer Person getestet mit
# Follows the name of a check.
result-clean = keine Probleme gefunden
result-problems = gefundene Probleme: { $count }
# Follows result-clean or result-problems.
result-accepted = { ", geprüfte und akzeptierte Befunde: " }{ $count }
result-not-run = nicht durchgeführt
date-range = { $first } bis { $last }

problems = Probleme
accepted-findings = Geprüfte und akzeptierte Befunde
accepted-reason = Begründung
build-warnings = Warnungen zum Quelldokument

# Names of checks: check- and the name of the check in checks.json. A name is a noun phrase; the
# result follows it.
check-nu = Konformität mit dem HTML-Standard
# $views is the number of display settings that were checked, 0 if the check was not run.
check-axe = Regeln der WCAG und bewährte Praktiken, im Browser{ $views ->
    [0] {""}
    [1] {""}
   *[other] {" ("}{ $views } Darstellungsarten)
}
check-epubcheck = Konformität mit dem EPUB-Standard
check-ace = Regeln von EPUB Accessibility
# $standard is “none” if the check was not run.
check-verapdf = Konformität mit { $standard ->
    [none] dem PDF-Standard
   *[other] { $standard }
}
# The checks that “publish build --check” makes itself.
check-page = Syntax, Kennungen, Überschriften und Namen
check-package = Aufbau des EPUB und seiner Seiten
check-words = Wörter im Vergleich zur Quelle
check-identity = Sprache und Titel im Vergleich zum Dokument
# $standard is “none” if the check was not run.
check-pdf = Konformität mit { $standard ->
    [none] dem PDF-Standard
   *[other] { $standard }
}
check-qpdf = Unversehrtheit der Datei
check-outloud = Übereinstimmung der Tags mit der Seite
check-transcript = Ausgabe des Screenreaders im Vergleich zur geprüften Fassung
check-links = Namen und Ziele der Links
check-appearance = Darstellung vergrößert, mit größeren Abständen, im Dunkelmodus und im Druck
check-keyboard = Bedienung mit der Tastatur, auch zu Fußnoten und zurück
check-foliate = Öffnen in einer Lese-App

limitations = Bekannte Einschränkungen
limitation-not-tested = Diese Ausgaben wurden nicht von Menschen mit assistiven Technologien getestet. Automatische Prüfungen finden nur einen Teil der Barrieren.
limitation-conformance = Die Vereinbarkeit mit den Richtlinien für barrierefreie Webinhalte (WCAG) wurde nicht bewertet: Automatische Prüfungen reichen dafür nicht aus.
limitation-plain-language = Es gibt keine Fassung in Leichter Sprache oder in Gebärdensprache.
limitation-braille = Die Brailleausgabe wurde nicht von einer Person Korrektur gelesen, die Braille liest.
limitation-low-vision-typeface = Der Großdruck verwendet keine Schriftart, die für Menschen mit Sehbehinderung entwickelt wurde: Für dieses Schriftsystem ist keine bekannt.
limitation-table-headers = Tabellen ohne Kopfzellen: { $count }

contact = Feedback und Kontaktangaben
# Followed by the address.
contact-label = Barriere melden oder anderes Format anfordern
contact-missing = Für diese Fassung ist keine Kontaktadresse angegeben.

preparation = Erstellung dieser Erklärung zur Barrierefreiheit
# Followed by the name of the program.
prepared-with = Erstellt mit
# Followed by a link with the text results-as-json.
prepared-from-results = Auf Grundlage der bei den Ausgaben gespeicherten Ergebnisse
results-as-json = Ergebnisse (JSON)
prepared-without-results = Es lagen keine Prüfergebnisse vor.

editions = Ausgaben
# Followed by a number of files.
files = Dateien
files-checked = Geprüfte Dateien
files-clean = Ohne Probleme
files-partly = Ohne Probleme, einige Prüfungen nicht durchgeführt
files-with-problems = Mit Problemen
files-unchecked = Nicht geprüft
files-with-accepted-findings = Mit akzeptierten Befunden
checks = Prüfungen
documents-with-problems = Dokumente mit Problemen
no-documents-with-problems = In keinem Dokument wurden Probleme gefunden.
no-checks = Es wurden keine Dateien geprüft.

# The statement of the whole site.
status = Stand
# $status is what the checks show about all files, $standard a name such as EN 301 549 v4.1.1.
status-of-site = { $status ->
    [unchecked] Die Barrierefreiheit dieser Dokumente wurde nicht geprüft.
    [not-met] Es wurden Probleme gefunden. Einige Anforderungen von { $standard } (WCAG 2.2, Stufe AA) sind nicht erfüllt.
    [problems] Es wurden Probleme gefunden. Die Prüfungen entscheiden nur über einige Anforderungen von { $standard } (WCAG 2.2, Stufe AA); Konformität wird nicht beansprucht.
   *[clean] Die durchgeführten Prüfungen haben keine Probleme gefunden. Sie entscheiden nur über einige Anforderungen von { $standard } (WCAG 2.2, Stufe AA); Konformität wird nicht beansprucht.
}
method = Verfahren
method-programs = Die veröffentlichten Dateien wurden mit Programmen geprüft.
method-people = Veröffentlichte Dateien wurden von Personen getestet.
# Followed by a date, and by the names of programs.
method-date = Datum der Prüfungen
method-tools = Werkzeuge

# Follows the name of the standard and a colon.
clauses = Anforderung für Anforderung
clauses-intro = Die Anforderungen an Webseiten und Dokumente sind die Erfolgskriterien der WCAG 2.2 auf den Stufen A und AA. Eine Anforderung ist nur erfüllt, wenn eine Prüfung oder eine Person dies für jede Datei festgestellt hat. Eine Prüfung, die nur einen Teil davon abdeckt und kein Problem findet, belegt das nicht. Die Ergebnisse betreffen die Ausgaben, nicht die Liste der Dokumente und die Erklärungen.
# The chapters of EN 301 549.
chapter-9 = Kapitel 9: Web
chapter-10 = Kapitel 10: Nicht-Web-Dokumente
chapter-12 = Kapitel 12: Informationen über Produkte und Dienstleistungen
# The heads of the table, and results. A result is also followed by a number.
clause = Anforderung
clause-outcome = Ergebnis
clause-met = Erfüllt
clause-not-met = Nicht erfüllt
clause-not-applicable = Nicht anwendbar
clause-not-evaluated = Nicht bewertet
# The names of the success criteria, as in the W3C’s translation of WCAG, if there is one.
criterion-name = { $criterion ->
    [non-text-content] Nicht-Text-Inhalt
    [audio-only-and-video-only] Reines Audio und Video (aufgezeichnet)
    [captions-prerecorded] Untertitel (aufgezeichnet)
    [audio-description-or-alternative] Audiodeskription oder Medienalternative (aufgezeichnet)
    [captions-live] Untertitel (live)
    [audio-description] Audiodeskription (aufgezeichnet)
    [info-and-relationships] Info und Beziehungen
    [meaningful-sequence] Bedeutungstragende Reihenfolge
    [sensory-characteristics] Sensorische Eigenschaften
    [orientation] Ausrichtung
    [identify-input-purpose] Bestimmung des Eingabezwecks
    [use-of-color] Verwendung von Farbe
    [audio-control] Audio-Steuerelement
    [contrast-minimum] Kontrast (Minimum)
    [resize-text] Textgröße ändern
    [images-of-text] Bilder von Text
    [reflow] Automatischer Umbruch (Reflow)
    [non-text-contrast] Nicht-Text-Kontrast
    [text-spacing] Textabstand
    [content-on-hover-or-focus] Eingeblendeter Inhalt bei Darüberschweben (Hover) oder Fokus
    [keyboard] Tastatur
    [no-keyboard-trap] Keine Tastaturfalle
    [character-key-shortcuts] Tastatur-Kurzbefehle
    [timing-adjustable] Zeiteinteilung anpassbar
    [pause-stop-hide] Pausieren, stoppen, ausblenden
    [three-flashes] Grenzwert von dreimaligem Blitzen oder weniger
    [bypass-blocks] Blöcke umgehen
    [page-titled] Seite mit Titel versehen
    [focus-order] Fokus-Reihenfolge
    [link-purpose] Linkzweck (im Kontext)
    [multiple-ways] Verschiedene Möglichkeiten
    [headings-and-labels] Überschriften und Beschriftungen
    [focus-visible] Fokus sichtbar
    [focus-not-obscured] Fokus nicht verdeckt (Minimum)
    [pointer-gestures] Zeigergesten
    [pointer-cancellation] Zeigerabbruch
    [label-in-name] Beschriftung (Label) im Namen
    [motion-actuation] Betätigung durch Bewegung
    [dragging-movements] Ziehbewegungen
    [target-size] Zielgröße (Minimum)
    [language-of-page] Sprache der Seite
    [language-of-parts] Sprache von Teilen
    [on-focus] Bei Fokus
    [on-input] Bei Eingabe
    [consistent-navigation] Konsistente Navigation
    [consistent-identification] Konsistente Erkennung
    [consistent-help] Konsistente Hilfe
    [error-identification] Fehlererkennung
    [labels-or-instructions] Beschriftungen (Labels) oder Anweisungen
    [error-suggestion] Fehlerempfehlung
    [error-prevention] Fehlervermeidung (rechtlich, finanziell, Daten)
    [redundant-entry] Redundante Eingabe
    [accessible-authentication] Barrierefreie Authentifizierung (Minimum)
    [parsing] Syntaxanalyse
    [name-role-value] Name, Rolle, Wert
   *[status-messages] Statusmeldungen
}
# The names of other clauses.
clause-name = { $clause ->
    [wcag-conformance] Konformitätsanforderungen der WCAG
    [user-preferences] Benutzereinstellungen
    [information-about-products] Barrierefreie Informationen über Produkte
    [information-about-services] Barrierefreie Informationen über Dienstleistungen
   *[accessibility-features] Funktionen zur Barrierefreiheit und Kompatibilität
}
# Why a clause is not evaluated; criteria: why the conformance requirements are not met.
clause-reason = { $reason ->
    [incomplete] Nicht alle Dateien wurden geprüft.
    [no-check] Für diese Anforderung wurde keine Prüfung durchgeführt.
    [person] Diese Anforderung kann nur eine Person bewerten.
    [publisher] Das hängt von den Informationen des Herausgebers über seine Produkte und Dienstleistungen ab.
    [criteria] Nicht alle Erfolgskriterien sind erfüllt.
   *[partly] Die Prüfungen finden nur einen Teil der möglichen Probleme.
}
# Why a clause does not apply.
not-applicable-reason = { $absent ->
    [media] Die Ausgaben enthalten weder Ton noch Video.
    [motion] In den Ausgaben bewegt sich nichts, und nichts blinkt oder blitzt.
    [time-limit] Die Ausgaben haben keine Zeitbegrenzungen.
    [gestures] Die Ausgaben haben keine Funktionen, die Gesten, Ziehen oder Bewegen des Geräts erfordern.
    [shortcuts] Die Ausgaben haben keine Tastaturbefehle aus einem einzelnen Zeichen.
    [personal-data] Die Ausgaben fragen keine persönlichen Daten ab und haben keine Transaktionen.
    [authentication] Die Ausgaben erfordern keine Anmeldung.
    [fields] Diese Ausgaben haben keine Formularfelder.
    [status-messages] Diese Ausgaben zeigen keine Statusmeldungen.
   *[criterion] Die WCAG 2.2 haben dieses Kriterium gestrichen.
}

enforcement = Durchsetzungsverfahren
# Followed by the name of the body.
enforcement-intro = Wenn die Antwort auf Ihre Meldung das Problem nicht löst, können Sie sich an diese Stelle wenden

# The conformance report. The first is the text of the link to it.
conformance-report = Konformitätsbericht (OpenACR)
openacr-title = Bericht zur Konformität der Barrierefreiheit: { $product }
openacr-notes = Erstellt mit { $program } aus den Ergebnissen der Prüfungen der veröffentlichten Dateien. Die Kriterien sind die der WCAG 2.2 auf den Stufen A und AA, auf denen die Kapitel 9 und 10 von { $standard } beruhen; OpenACR hat keinen Katalog für diese Version. Die übrigen Anforderungen stehen in der Erklärung zur Barrierefreiheit. Ein Kriterium, über das weder eine Prüfung noch eine Person entschieden hat, ist als nicht bewertet angegeben; der VPAT lässt das nur auf Stufe AAA zu.

## Comparison of two documents

comparison-title = Vergleich von { $old } und { $new }
comparison-of-versions = Vergleich zweier Fassungen von { $symbol }
comparison-description = Änderungen, Einfügungen, Streichungen und Verschiebungen, Absatz für Absatz
comparison-earlier = Früherer Text
comparison-later = Späterer Text
comparison-intro = Eingefügte Wörter sind unterstrichen, gestrichene Wörter durchgestrichen. Screenreader sagen Anfang und Ende an.
comparison-same = Beide Texte haben denselben Wortlaut.
comparison-summary = Zusammenfassung
comparison-changes = Liste der Änderungen
comparison-text = Änderungen im Text
comparison-changed = geändert
comparison-inserted = eingefügt
comparison-deleted = gestrichen
comparison-moved = verschoben
comparison-renumbered = neu nummeriert
comparison-unchanged = unverändert
comparison-states = { $first }, { $second }
comparison-renamed = { $new }, früher { $old }
comparison-left-out = Ausgelassene unveränderte Textstellen: { $count }
comparison-insertion-opens = { "eingefügt: " }
comparison-insertion-closes = { ", Ende der Einfügung; " }
comparison-deletion-opens = { "gestrichen: " }
comparison-deletion-closes = { ", Ende der Streichung; " }

## EPUB

cover = Umschlag
landmarks = Orientierungspunkte
pages = Seiten der mit diesem EPUB veröffentlichten PDF-Datei
start-of-text = Beginn des Textes
# Shown by libraries and reading apps.
accessibility-summary = Eine einzige Lesereihenfolge. Überschriften, Listen und Fußnoten sind als solche ausgezeichnet. Auf jeden Absatz kann verlinkt werden. Jede Fußnote ist von jedem Verweis aus erreichbar und führt dorthin zurück. Es gibt keine Bilder außer dem Titelbild.
accessibility-summary-official-words-only = Eine einzige Lesereihenfolge. Überschriften, Listen und Fußnoten sind als solche ausgezeichnet. Auf jeden Absatz kann verlinkt werden. Jede Fußnote ist von jedem Verweis aus erreichbar. Dem amtlichen Text wurde nichts hinzugefügt. Es gibt keine Bilder.
