# The word catalogue of German: all that the editions say and the source does not. en.ftl says
# how it is used.
#
# Ordinals in words are those of CLDR. The wording is that of the German Translation Section of the
# United Nations.

## Masthead and closing lines

organization = Vereinte Nationen

body = { $body ->
    [security-council] Sicherheitsrat
    [economic-and-social-council] Wirtschafts- und Sozialrat
    [human-rights-council] Menschenrechtsrat
   *[general-assembly] Generalversammlung
}

distribution = { $kind ->
    [limited] Verteilung: Begrenzt
    [restricted] Verteilung: Beschränkt
   *[general] Verteilung: Allgemein
}

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

adoption = Resolution { $body ->
    [security-council] des Sicherheitsrats
    [economic-and-social-council] des Wirtschafts- und Sozialrats
    [human-rights-council] des Menschenrechtsrats
   *[general-assembly] der Generalversammlung
}, verabschiedet am { $date }

adoption-in-parts = Resolutionen { $body ->
    [security-council] des Sicherheitsrats
    [economic-and-social-council] des Wirtschafts- und Sozialrats
    [human-rights-council] des Menschenrechtsrats
   *[general-assembly] der Generalversammlung
}, verabschiedet am { $date }

report = { $committee ->
    [first] [aufgrund des Berichts des Ersten Ausschusses ({ $report })]
    [second] [aufgrund des Berichts des Zweiten Ausschusses ({ $report })]
    [third] [aufgrund des Berichts des Dritten Ausschusses ({ $report })]
    [fourth] [aufgrund des Berichts des Ausschusses für besondere politische Fragen und Entkolonialisierung (Vierter Ausschuss) ({ $report })]
    [fifth] [aufgrund des Berichts des Fünften Ausschusses ({ $report })]
    [sixth] [aufgrund des Berichts des Sechsten Ausschusses ({ $report })]
    [plenary] [aufgrund eines in Plenarsitzung behandelten Vorschlags ({ $report })]
   *[none] [ohne Überweisung an einen Hauptausschuss ({ $report })]
}

meeting = { $number }. { $body ->
    [human-rights-council] Sitzung
   *[other] Plenarsitzung
}

## Headings and lines of the table of contents

preamble = Präambel
operative-part = Beschlussteil
notes = Fußnoten
recorded-vote = Aufgezeichnete Abstimmung
annex = Anlage

# $number and $opening are the paragraph’s own words.
outline-paragraph = { $number } { $opening }

## Names of places, as a person would cite them

name-preambular-paragraph = Präambelabsatz { $number }
name-paragraph = Ziffer { $number }
name-unnumbered-paragraph = Absatz { $number } des Beschlussteils
name-text = unnummerierter Absatz { $number }
name-going-on = { $within }, Fortsetzung { $number }
name-dash = { $within }, Spiegelstrich { $number }
name-item = { $within } { $label }
name-in = { $container }, { $place }
name-part = Teil { $label }
name-section = Abschnitt { $label }
name-quotation = { $within }, Zitat { $number }
name-again = { $name } (zum { $number }. Mal)
name-table = Tabelle { $number }
name-note = Fußnote { $mark }
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

## Places as footnotes cite them

citation = { $symbol }, { $place }
cite-paragraph = Ziff. { $number }
cite-preambular-paragraph = Präambelabsatz { $number }
cite-unnumbered-paragraph = Absatz { $number } des Beschlussteils
cite-text = unnummerierter Absatz { $number }
cite-heading = { $label }
cite-section = Abschn. { $label }
cite-titled = Abschnitt „{ $title }“
cite-note = Fußnote { $mark }

## What an editor says beside the official words

editors-note-opens = { " [Anmerkung der Redaktion: " }
editors-note-closes = { "]" }
about-editors-notes = Nach „Ebd.“ steht in eckigen Klammern die gemeinte Quelle („Anmerkung der Redaktion“). Diese Zusätze sind nicht Teil des amtlichen Textes.

## The vote

vote-in-favour = Dafür
vote-against = Dagegen
vote-abstaining = Enthaltungen

## What search engines and libraries are told

full-title = { $symbol }: { $title }
description = Resolution { $symbol } { $body ->
    [security-council] des Sicherheitsrats
    [economic-and-social-council] des Wirtschafts- und Sozialrats
    [human-rights-council] des Menschenrechtsrats
   *[general-assembly] der Generalversammlung
}, verabschiedet am { $date }: { $title }

description-undated = { $symbol }, { $body ->
    [security-council] Sicherheitsrat
    [economic-and-social-council] Wirtschafts- und Sozialrat
    [human-rights-council] Menschenrechtsrat
   *[general-assembly] Generalversammlung
}: { $title }

## Sizes of files

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
contents = Inhalt
official-site = Amtliche Dokumentenseite
format-html = Webseite
format-pdf = PDF
format-pdf-large-print = PDF in Großdruck
format-pdf-letter = PDF im Format US Letter
format-epub = EPUB
format-akn = Akoma Ntoso XML
format-txt = Einfacher Text
format-brf = Brailleschrift (BRF)
format-ebrl = Brailleschrift (eBraille)
format-md = Markdown
format-json = JSON
languages = Sprachen
own-name = Deutsch

## What the web page offers with its scripts

contents-and-go-to = Inhalt, zu einer Ziffer springen
go-to = Zu Ziffer springen
go-to-example = Zum Beispiel 18, 18 c), Präambel 3, Fußnote 14 oder Artikel 5
go-to-button = Springen
go-to-nowhere = In diesem Dokument nicht gefunden
notes-shown = Wo Anmerkungen stehen
notes-at-end = Nach dem Text
notes-in-box = In einem Kasten bei ihrem Zeichen
notes-after-paragraphs = Nach jedem Absatz, der sie nennt
close = Schließen
copy-link = Link kopieren
copy-citation = Fundstelle kopieren
copied = Kopiert
copy-failed = Kopieren ist hier nicht möglich. Zum Kopieren von Hand
copy-offered = Link und Fundstelle lassen sich hinter dem Text kopieren.

## The accessibility statement

accessibility = Barrierefreiheit
accessibility-of = Barrierefreiheit von { $symbol }
accessibility-of-all = Barrierefreiheit aller Dokumente
statement-description = Was in den Ausgaben von { $symbol } geprüft wurde, womit, wann und mit welchem Ergebnis, und was bekanntermaßen fehlt
statement-of-all-description = Was in diesen Dokumenten geprüft wurde, womit, wann und mit welchem Ergebnis, und was bekanntermaßen fehlt
statement-intro = Diese Seite sagt von jeder Ausgabe, was geprüft wurde, womit, wann und mit welchem Ergebnis. Die Ergebnisse sind die der Prüfungen selbst und gelten für die Dateien genau so, wie sie hier stehen.
statement-of-all-intro = Diese Seite fasst zusammen, was in allen Dokumenten geprüft wurde. Jedes Dokument hat eine eigene Erklärung, auf die seine Seite verweist. Die Ergebnisse sind die der Prüfungen selbst und gelten für die Dateien genau so, wie sie hier stehen.
state-clean = Alle Prüfungen wurden gemacht und fanden kein Problem.
state-partly = Einige Prüfungen wurden gemacht und fanden kein Problem; die anderen wurden nicht gemacht.
state-problems = Es wurden Probleme gefunden.
state-unchecked = Diese Datei wurde nicht geprüft.
checked-by = Werkzeug
read-with = Von einem Menschen gelesen, mit
result-clean = kein Problem
result-problems = Probleme: { $count }
result-accepted = { ", Befunde, die ein Mensch angesehen und gelassen hat: " }{ $count }
result-not-run = nicht gemacht
days = { $first } bis { $last }
problems = Probleme
accepted-findings = Befunde, die ein Mensch angesehen und gelassen hat
accepted-because = Grund
build-warnings = Was dem Programm, das die Ausgaben gemacht hat, in der Quelle aufgefallen ist
check-nu = Ob die Seite den HTML-Standard einhält
check-axe = Regeln der Richtlinien für barrierefreie Webinhalte (WCAG) und guter Praxis, in einem Browser{ $views ->
    [0] {""}
    [1] {""}
   *[other] , in { $views } Ansichten
}
check-epubcheck = Ob die Publikation den EPUB-Standard einhält
check-ace = Regeln von EPUB Accessibility
check-verapdf = Ob die Datei { $standard ->
    [none] ihren Standard
   *[other] { $standard }
} einhält
check-qpdf = Ob die Datei ganz und heil ist
check-outloud = Ob ihre Tags sagen, was die Seite zeigt
check-heard = Ob ein Screenreader sagt, was durchgesehen wurde
check-links = Ob jeder Link einen Namen hat, der für sich verständlich ist, und irgendwohin führt
check-sight = Ob etwas verloren geht, verdeckt oder schlecht zu sehen ist, wenn der Text vergrößert, gesperrt, dunkel oder gedruckt ist
check-keyboard = Ob alles mit der Tastatur erreichbar und sichtbar ist, auch jede Anmerkung und zurück
check-foliate = Ob eine Lese-App sie öffnet
what-is-missing = Was bekanntermaßen fehlt
missing-person = Für diese Erklärung hat kein Mensch sie mit Hilfsmitteln gelesen. Programme finden nur einen Teil der Barrieren.
missing-claim = Es wird keine Konformität mit den Richtlinien für barrierefreie Webinhalte (WCAG) behauptet, denn sie verlangt das Urteil von Menschen.
missing-plain-language = Es gibt keine Fassung in Leichter Sprache oder in Gebärdensprache.
missing-braille-proof = Die Brailleschrift wurde nicht von einem Menschen, der Braille liest, Korrektur gelesen.
missing-low-vision-face = Der Großdruck hat keine Schrift, die für Sehbehinderte gemacht ist: für diese Schrift ist keine bekannt.
missing-headers = Tabellen ohne jede Kopfzelle: { $count }
whom-to-write-to = An wen man schreibt
write-to = Sagen Sie uns, was Ihnen im Weg steht, oder bitten Sie um eine andere Form
nobody-to-write-to = Wer diese Fassung veröffentlicht, hat keine Adresse angegeben.
about-statement = Über diese Erklärung
made-by = Gemacht von
made-from-results = Aus den Ergebnissen der Prüfungen, die bei den Ausgaben liegen
made-without-results = Es gab keine Ergebnisse von Prüfungen
results-as-data = Die Ergebnisse als Daten
editions = Ausgaben
files = Dateien
files-checked = Beurteilte Dateien
files-clean = Ohne Problem
files-partly = Ohne Problem, einige Prüfungen nicht gemacht
files-with-problems = Mit Problemen
files-unchecked = Nicht geprüft
files-accepted = Nach Ansicht gelassen
checks = Prüfungen
documents-with-problems = Dokumente mit Problemen
no-documents-with-problems = Keine Prüfung hat in einem Dokument ein Problem gefunden.
no-checks = Nichts wurde geprüft.

## EPUB

cover = Umschlag
landmarks = Orientierungspunkte
pages = Seiten
text-begins = Beginn des Textes
accessibility-summary = Eine einzige Lesereihenfolge; Überschriften, Listen und Anmerkungen sind als solche ausgezeichnet; jeder Absatz hat einen Anker; jede Anmerkung ist von jedem Verweis auf sie aus erreichbar und führt zu jedem zurück. Es gibt keine Bilder.
accessibility-summary-of-official-words = Eine einzige Lesereihenfolge; Überschriften, Listen und Anmerkungen sind als solche ausgezeichnet; jeder Absatz hat einen Anker; jede Anmerkung ist von jedem Verweis auf sie aus erreichbar. Den Worten des amtlichen Textes ist nichts hinzugefügt. Es gibt keine Bilder.
publisher = Vereinte Nationen
rights = Der Text ist der eines amtlichen Dokuments der Vereinten Nationen, die als Quelle zu nennen sind. Diese Ausgabe ist kein amtliches Dokument.
