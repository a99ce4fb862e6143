# Word catalogue for French: all text that publish adds to the official words.
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
# Ordinals in words follow CLDR, in the spelling of official documents (“Soixante et onzième”,
# “Quatre-vingt-unième”). As in official documents, a no-break space (U+00A0) precedes colons and
# semicolons.

## Masthead and closing lines

# The first of a month is an ordinal.
date = { $day ->
    [1] 1er
   *[other] { $day }
} { DATETIME($date, month: "long") } { $year }

# The ordinal in words, from 1 to 100; a session beyond is given in digits.
session = { $number ->
    [1] Première
    [2] Deuxième
    [3] Troisième
    [4] Quatrième
    [5] Cinquième
    [6] Sixième
    [7] Septième
    [8] Huitième
    [9] Neuvième
    [10] Dixième
    [11] Onzième
    [12] Douzième
    [13] Treizième
    [14] Quatorzième
    [15] Quinzième
    [16] Seizième
    [17] Dix-septième
    [18] Dix-huitième
    [19] Dix-neuvième
    [20] Vingtième
    [21] Vingt et unième
    [22] Vingt-deuxième
    [23] Vingt-troisième
    [24] Vingt-quatrième
    [25] Vingt-cinquième
    [26] Vingt-sixième
    [27] Vingt-septième
    [28] Vingt-huitième
    [29] Vingt-neuvième
    [30] Trentième
    [31] Trente et unième
    [32] Trente-deuxième
    [33] Trente-troisième
    [34] Trente-quatrième
    [35] Trente-cinquième
    [36] Trente-sixième
    [37] Trente-septième
    [38] Trente-huitième
    [39] Trente-neuvième
    [40] Quarantième
    [41] Quarante et unième
    [42] Quarante-deuxième
    [43] Quarante-troisième
    [44] Quarante-quatrième
    [45] Quarante-cinquième
    [46] Quarante-sixième
    [47] Quarante-septième
    [48] Quarante-huitième
    [49] Quarante-neuvième
    [50] Cinquantième
    [51] Cinquante et unième
    [52] Cinquante-deuxième
    [53] Cinquante-troisième
    [54] Cinquante-quatrième
    [55] Cinquante-cinquième
    [56] Cinquante-sixième
    [57] Cinquante-septième
    [58] Cinquante-huitième
    [59] Cinquante-neuvième
    [60] Soixantième
    [61] Soixante et unième
    [62] Soixante-deuxième
    [63] Soixante-troisième
    [64] Soixante-quatrième
    [65] Soixante-cinquième
    [66] Soixante-sixième
    [67] Soixante-septième
    [68] Soixante-huitième
    [69] Soixante-neuvième
    [70] Soixante-dixième
    [71] Soixante et onzième
    [72] Soixante-douzième
    [73] Soixante-treizième
    [74] Soixante-quatorzième
    [75] Soixante-quinzième
    [76] Soixante-seizième
    [77] Soixante-dix-septième
    [78] Soixante-dix-huitième
    [79] Soixante-dix-neuvième
    [80] Quatre-vingtième
    [81] Quatre-vingt-unième
    [82] Quatre-vingt-deuxième
    [83] Quatre-vingt-troisième
    [84] Quatre-vingt-quatrième
    [85] Quatre-vingt-cinquième
    [86] Quatre-vingt-sixième
    [87] Quatre-vingt-septième
    [88] Quatre-vingt-huitième
    [89] Quatre-vingt-neuvième
    [90] Quatre-vingt-dixième
    [91] Quatre-vingt-onzième
    [92] Quatre-vingt-douzième
    [93] Quatre-vingt-treizième
    [94] Quatre-vingt-quatorzième
    [95] Quatre-vingt-quinzième
    [96] Quatre-vingt-seizième
    [97] Quatre-vingt-dix-septième
    [98] Quatre-vingt-dix-huitième
    [99] Quatre-vingt-dix-neuvième
    [100] Centième
   *[other] { $number }e
} session

agenda-item = Point { $number } de l’ordre du jour

adoption = Adoptée le { $date }

adoption-in-parts = Adoptées le { $date }

report = [{ $report }]

meeting = { $number ->
    [1] 1re
   *[other] { $number }e
} séance

## Headings and table of contents

preamble = Préambule
operative-part = Dispositif
notes = Notes
recorded-vote = Vote enregistré
annex = Annexe

# $number and $opening are the paragraph’s own words.
outline-paragraph = { $number } { $opening }

## Names of places

name-preambular-paragraph = alinéa { $number } du préambule
name-numbered-preambular-paragraph = { name-paragraph }
name-paragraph = paragraphe { $number }
name-unnumbered-paragraph = paragraphe { $number } du dispositif
name-text = paragraphe non numéroté { $number }
name-continuation = { $within }, suite { $number }
name-dash = { $within }, tiret { $number }
name-item = { $within } { $label }
name-in = { $container }, { $place }
name-part = partie { $label }
name-section = section { $label }
name-quotation = { $within }, citation { $number }
name-again = { $name } ({ $number }e fois)
name-table = tableau { $number }
name-note = note { $mark }
page-name = page { $number }
name-call-back = Retour : { $place }, appel { $number }
name-way-back = Retour : { $place }
name-formula = formule introductive
name-title = titre
name-masthead = en-tête
name-closing = mentions finales

# The short form of a place, for the eye.
place-preambular-paragraph = alinéa { $number }
place-paragraph = { $number }

## Citations

citation = { $symbol }, { $place }
cite-paragraph = par. { $number }
cite-preambular-paragraph = alinéa { $number } du préambule
cite-numbered-preambular-paragraph = { cite-paragraph }
cite-unnumbered-paragraph = par. { $number } du dispositif
cite-text = par. non numéroté { $number }
cite-heading = { $small }
cite-section = sect. { $label }
cite-titled = section intitulée « { $title } »
cite-note = note { $mark }

## Editor’s notes

editors-note-opens = { " [note de l’éditeur\u00A0: " }
editors-note-closes = { "]" }
about-editors-notes = Les notes de l’éditeur, entre crochets, ne font pas partie du texte officiel.

## Recorded vote

vote-in-favour = Ont voté pour
vote-against = Ont voté contre
vote-abstaining = Se sont abstenus
vote-absent = Étaient absents

## Metadata for search engines and libraries

full-title = { $symbol } : { $title }
description = { $symbol }, adoptée le { $date } : { $title }
description-undated = { $symbol } : { $title }

## File sizes

decimal-point = ,
size-bytes = { $size } octets
size-kilobytes = { $size } ko
size-megabytes = { $size } Mo

## Navigation

# Between a word of ours and what it announces.
colon = { "\u00A0: " }
comma = { ", " }

skip-to-text = Aller au contenu
this-publication = Ce document
all-documents = Tous les documents
index-description = Résolutions officielles sous forme de pages Web accessibles, de PDF et d’EPUB

# Lists of documents. A body file can name other kinds of documents in its lines: kind-ordinance.
by-body = Par organe
latest-documents = Derniers documents
# Before the number of documents in a list.
document-count = Documents
breadcrumb = Fil d’Ariane
kind-resolution = Résolutions
kind-decision = Décisions
kind-presidential-statement = Déclarations de la présidence
kind-draft-resolution = Projets de résolution
kind-document = Autres documents
list-description = { $title }. Documents : { $count }
list-undated = Sans date
list-pages = Pages de cette liste
page-of-pages = Page { $number } sur { $count }
previous-page = Page précédente
next-page = Page suivante
feed = Fil des nouveaux documents (Atom)
not-found = Page introuvable
not-found-text = L’adresse est peut-être mal saisie, ou le document ne fait pas partie de ce site.

# The search page.
search-title = Recherche en texte intégral
search-description = Rechercher dans le texte intégral de tous les documents
search-label = Mots, numéro ou cote
search-button = Rechercher
search-body = Organe
search-year = Année
search-any = Tout
search-results = Résultats
search-waiting = Recherche en cours…
# Before the number of documents.
search-found = Documents trouvés
search-none = Aucun résultat
search-more = Autres résultats
search-failed = La recherche n’a pas pu être chargée
search-needs = La recherche exige JavaScript et un serveur web. À défaut, utilisez la liste :

contents = Sommaire
contents-paragraphs = Paragraphes
unofficial = Version non officielle.
official-document = Document officiel
table-scrolls = Faites défiler horizontalement pour voir toutes les colonnes.
format-html = Page Web
format-pdf = PDF
format-pdf-large-print = PDF en gros caractères
format-pdf-letter = PDF au format Letter
format-epub = EPUB
format-akn = Akoma Ntoso XML
format-txt = Texte brut
format-brf = Braille (BRF)
format-ebrl = Braille (eBraille)
format-md = Markdown
format-json = JSON
languages = Langues
own-name = Français

## Web page features that need JavaScript

go-to = Aller au paragraphe
go-to-example = Par exemple : 18, 18 c), alinéa 3, note 14 ou article 5
go-to-button = Aller
# Followed by the text that was looked for.
go-to-not-found = Introuvable dans ce document
# Heading of the three choices that follow it.
show-notes = Afficher les notes
show-notes-at-end = À la fin du document
show-notes-in-box = Dans un cadre près de l’appel de note
show-notes-after-paragraphs = Après chaque paragraphe
close = Fermer
copy-link = Copier le lien
copy-citation = Copier la référence
# Followed by the text that was copied or could not be copied.
copied = Copié
copy-failed = Échec de la copie. Copiez ce texte vous-même
# Announced by screen readers when the copy buttons appear.
copy-buttons-follow = Deux boutons suivent : copier le lien, copier la référence.

## Accessibility statement

# Text of the link from a document to its statement.
accessibility-statement = Déclaration d’accessibilité
statement-title = Déclaration d’accessibilité de { $symbol }
statement-description = Accessibilité de { $symbol } : vérifications, outils, dates, résultats et limites connues
statement-intro = Cette déclaration indique, pour chaque édition, les vérifications effectuées, l’outil, la date et le résultat. Les résultats ne valent que pour les fichiers publiés ici.
# For the whole site.
site-statement-title = Déclaration d’accessibilité de tous les documents
site-statement-description = Accessibilité de tous les documents : vérifications, outils, dates, résultats et limites connues
site-statement-intro = Cette déclaration résume les vérifications de tous les documents publiés ici. Chaque document a sa propre déclaration, accessible depuis sa page. Les résultats ne valent que pour les fichiers publiés ici.

state-clean = Toutes les vérifications ont été effectuées. Aucun problème n’a été relevé.
state-partly = Certaines vérifications ont été effectuées et n’ont révélé aucun problème. Les autres n’ont pas été effectuées.
state-problems = Des problèmes ont été relevés.
state-unchecked = Ce fichier n’a pas été vérifié.
# Followed by the name of a program; for tests by a person, that of an assistive technology.
tool = Outil
tested-with = Testé par une personne avec
# Follows the name of a check.
result-clean = aucun problème relevé
result-problems = problèmes relevés : { $count }
# Follows result-clean or result-problems.
result-accepted = { ", constats examinés et acceptés\u00A0: " }{ $count }
result-not-run = non effectuée
date-range = du { $first } au { $last }

problems = Problèmes
accepted-findings = Constats examinés et acceptés
accepted-reason = Motif
build-warnings = Avertissements relatifs au document source

# Names of checks: check- and the name of the check in checks.json. A name is a noun phrase; the
# result follows it.
check-nu = Conformité à la norme HTML
# $views is the number of display settings that were checked, 0 if the check was not run.
check-axe = Règles WCAG et bonnes pratiques, dans un navigateur{ $views ->
    [0] {""}
    [1] {""}
   *[other] {" ("}{ $views } modes d’affichage)
}
check-epubcheck = Conformité à la norme EPUB
check-ace = Règles d’EPUB Accessibility
# $standard is “none” if the check was not run.
check-verapdf = Conformité à { $standard ->
    [none] la norme PDF
   *[other] { $standard }
}
# The checks that “publish build --check” makes itself.
check-page = Syntaxe, identifiants, titres et intitulés
check-package = Structure de l’EPUB et de ses pages
check-words = Mots, comparés à la source
# $standard is “none” if the check was not run.
check-pdf = Conformité à { $standard ->
    [none] la norme PDF
   *[other] { $standard }
}
check-qpdf = Intégrité du fichier
check-outloud = Concordance des balises et de la page
check-transcript = Restitution par le lecteur d’écran, comparée à la version relue
check-links = Intitulés et cibles des liens
check-appearance = Affichage agrandi, espacé, en mode sombre et à l’impression
check-keyboard = Accès au clavier, y compris aux notes et au retour
check-foliate = Ouverture dans une application de lecture

limitations = Limites connues
limitation-not-tested = Aucun test n’a été effectué par une personne à l’aide de technologies d’assistance. Les vérifications automatiques ne trouvent qu’une partie des obstacles.
limitation-conformance = La conformité aux Règles pour l’accessibilité des contenus Web (WCAG) n’a pas été évaluée : les vérifications automatiques n’y suffisent pas.
limitation-plain-language = Il n’existe pas de version en langue simplifiée ni en langue des signes.
limitation-braille = L’édition en braille n’a pas été relue par une personne qui lit le braille.
limitation-low-vision-typeface = L’édition en gros caractères n’utilise pas de police conçue pour les personnes malvoyantes : aucune n’est connue pour cette écriture.
limitation-table-headers = Tableaux sans cellule d’en-tête : { $count }

contact = Retour d’information et contact
# Followed by the address.
contact-label = Signaler un problème d’accessibilité ou demander un autre format
contact-missing = L’éditeur de cette copie n’a pas indiqué d’adresse de contact.

preparation = Établissement de cette déclaration d’accessibilité
# Followed by the name of the program.
prepared-with = Générée par
# Followed by a link with the text results-as-json.
prepared-from-results = D’après les résultats conservés avec les éditions
results-as-json = Résultats (JSON)
prepared-without-results = Aucun résultat de vérification n’était disponible.

editions = Éditions
# Followed by a number of files.
files = Fichiers
files-checked = Fichiers vérifiés
files-clean = Sans problème
files-partly = Sans problème, certaines vérifications non effectuées
files-with-problems = Avec des problèmes
files-unchecked = Non vérifiés
files-with-accepted-findings = Avec des constats acceptés
checks = Vérifications
documents-with-problems = Documents avec des problèmes
no-documents-with-problems = Aucun problème n’a été relevé.
no-checks = Aucun fichier n’a été vérifié.

## EPUB

cover = Couverture
landmarks = Points de repère
pages = Pages du PDF publié avec cet EPUB
start-of-text = Début du texte
# Shown by libraries and reading apps.
accessibility-summary = Un seul ordre de lecture. Les titres, les listes et les notes sont balisés comme tels. Un lien peut mener à chaque paragraphe. Chaque note est accessible depuis chacun de ses appels et y ramène. Il n’y a pas d’image, sauf la couverture.
accessibility-summary-official-words-only = Un seul ordre de lecture. Les titres, les listes et les notes sont balisés comme tels. Un lien peut mener à chaque paragraphe. Chaque note est accessible depuis chacun de ses appels. Rien n’a été ajouté au texte officiel. Il n’y a pas d’image.
