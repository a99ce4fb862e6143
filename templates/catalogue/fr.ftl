# The word catalogue of French: all that the editions say and the source does not. en.ftl says
# how it is used.
#
# Ordinals in words are those of CLDR, in the spelling of official documents (“Soixante et
# onzième”, “Quatre-vingt-unième”). Before colon and semicolon stands U+00A0, as there.

## Masthead and closing lines

organization = Nations Unies

body = { $body ->
    [security-council] Conseil de sécurité
    [economic-and-social-council] Conseil économique et social
    [human-rights-council] Conseil des droits de l’homme
   *[general-assembly] Assemblée générale
}

distribution = { $kind ->
    [limited] Distr. limitée
    [restricted] Distr. restreinte
   *[general] Distr. générale
}

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

adoption = Résolution adoptée par { $body ->
    [security-council] le Conseil de sécurité
    [economic-and-social-council] le Conseil économique et social
    [human-rights-council] le Conseil des droits de l’homme
   *[general-assembly] l’Assemblée générale
} le { $date }

adoption-in-parts = Résolutions adoptées par { $body ->
    [security-council] le Conseil de sécurité
    [economic-and-social-council] le Conseil économique et social
    [human-rights-council] le Conseil des droits de l’homme
   *[general-assembly] l’Assemblée générale
} le { $date }

report = { $committee ->
    [first] [sur la base du rapport de la Première Commission ({ $report })]
    [second] [sur la base du rapport de la Deuxième Commission ({ $report })]
    [third] [sur la base du rapport de la Troisième Commission ({ $report })]
    [fourth] [sur la base du rapport de la Commission des questions politiques spéciales et de la décolonisation (Quatrième Commission) ({ $report })]
    [fifth] [sur la base du rapport de la Cinquième Commission ({ $report })]
    [sixth] [sur la base du rapport de la Sixième Commission ({ $report })]
    [plenary] [sur la base d’une proposition examinée en séance plénière ({ $report })]
   *[none] [sans renvoi à une grande commission ({ $report })]
}

meeting = { $number ->
    [1] 1re
   *[other] { $number }e
} { $body ->
    [human-rights-council] séance
   *[other] séance plénière
}

## Headings and lines of the table of contents

preamble = Préambule
operative-part = Dispositif
notes = Notes
recorded-vote = Vote enregistré
annex = Annexe

# $number and $opening are the paragraph’s own words.
outline-paragraph = { $number } { $opening }

## Names of places, as a person would cite them

name-preambular-paragraph = alinéa { $number } du préambule
name-paragraph = paragraphe { $number }
name-unnumbered-paragraph = paragraphe { $number } du dispositif
name-text = paragraphe non numéroté { $number }
name-going-on = { $within }, suite { $number }
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

## Places as footnotes cite them

citation = { $symbol }, { $place }
cite-paragraph = par. { $number }
cite-preambular-paragraph = alinéa { $number } du préambule
cite-unnumbered-paragraph = par. { $number } du dispositif
cite-text = par. non numéroté { $number }
cite-heading = { $small }
cite-section = sect. { $label }
cite-titled = section intitulée « { $title } »
cite-note = note { $mark }

## What an editor says beside the official words

editors-note-opens = { " [note de l’éditeur\u00A0: " }
editors-note-closes = { "]" }
about-editors-notes = Après « Ibid. », la source visée est indiquée entre crochets (« note de l’éditeur »). Ces ajouts ne font pas partie du texte officiel.

## The vote

vote-in-favour = Ont voté pour
vote-against = Ont voté contre
vote-abstaining = Se sont abstenus

## What search engines and libraries are told

full-title = { $symbol } : { $title }
description = Résolution { $symbol } { $body ->
    [security-council] du Conseil de sécurité
    [economic-and-social-council] du Conseil économique et social
    [human-rights-council] du Conseil des droits de l’homme
   *[general-assembly] de l’Assemblée générale
}, adoptée le { $date } : { $title }

description-undated = { $symbol }, { $body ->
    [security-council] Conseil de sécurité
    [economic-and-social-council] Conseil économique et social
    [human-rights-council] Conseil des droits de l’homme
   *[general-assembly] Assemblée générale
} : { $title }

## Sizes of files

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
contents = Sommaire
official-site = Site officiel des documents
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

## What the web page offers with its scripts

contents-and-go-to = Sommaire, aller à un paragraphe
go-to = Aller au paragraphe
go-to-example = Par exemple : 18, 18 c), alinéa 3, note 14 ou article 5
go-to-button = Aller
go-to-nowhere = Introuvable dans ce document
notes-shown = Où lire les notes
notes-at-end = Après le texte
notes-in-box = Dans un cadre près de l’appel
notes-after-paragraphs = Après chaque paragraphe qui les appelle
close = Fermer
copy-link = Copier le lien
copy-citation = Copier la référence
copied = Copié
copy-failed = La copie n’est pas possible ici. À copier à la main
copy-offered = Le lien et la référence peuvent être copiés à la suite du texte.

## The accessibility statement

accessibility = Accessibilité
accessibility-of = Accessibilité de { $symbol }
accessibility-of-all = Accessibilité de tous les documents
statement-description = Ce qui a été vérifié dans les éditions de { $symbol }, par quoi, quand et avec quel résultat, et ce dont on sait qu’il manque
statement-of-all-description = Ce qui a été vérifié dans ces documents, par quoi, quand et avec quel résultat, et ce dont on sait qu’il manque
statement-intro = Cette page dit, pour chaque édition, ce qui a été vérifié, par quoi, quand et avec quel résultat. Les résultats sont ceux des vérifications elles-mêmes et valent pour les fichiers tels qu’ils se trouvent ici.
statement-of-all-intro = Cette page résume ce qui a été vérifié dans tous les documents. Chaque document a sa propre déclaration, à laquelle sa page renvoie. Les résultats sont ceux des vérifications elles-mêmes et valent pour les fichiers tels qu’ils se trouvent ici.
state-clean = Toutes les vérifications ont été faites et n’ont révélé aucun problème.
state-partly = Certaines vérifications ont été faites et n’ont révélé aucun problème ; les autres n’ont pas été faites.
state-problems = Des problèmes ont été trouvés.
state-unchecked = Ce fichier n’a pas été vérifié.
checked-by = Outil
read-with = Lu par une personne, avec
result-clean = aucun problème
result-problems = problèmes : { $count }
result-accepted = { ", constats examinés et laissés par une personne\u00A0: " }{ $count }
result-not-run = non fait
days = du { $first } au { $last }
problems = Problèmes
accepted-findings = Constats examinés et laissés par une personne
accepted-because = Raison
build-warnings = Ce que le programme qui a fait les éditions a remarqué dans la source
check-nu = Si la page respecte la norme HTML
check-axe = Règles pour l’accessibilité des contenus Web (WCAG) et bonnes pratiques, dans un navigateur{ $views ->
    [0] {""}
    [1] {""}
   *[other] , en { $views } présentations
}
check-epubcheck = Si la publication respecte la norme EPUB
check-ace = Règles d’EPUB Accessibility
check-verapdf = Si le fichier respecte { $standard ->
    [none] sa norme
   *[other] { $standard }
}
check-qpdf = Si le fichier est complet et sain
check-outloud = Si les balises disent ce que la page montre
check-heard = Si un lecteur d’écran dit ce qui a été relu
check-links = Si chaque lien a un nom compréhensible hors contexte et mène quelque part
check-sight = Si rien n’est perdu, couvert ou difficile à voir quand le texte est agrandi, espacé, sombre ou imprimé
check-keyboard = Si tout peut être atteint et vu au clavier, chaque note et le retour compris
check-foliate = Si une application de lecture l’ouvre
what-is-missing = Ce dont on sait qu’il manque
missing-person = Personne ne l’a lu avec une technologie d’assistance pour cette déclaration. Les programmes ne trouvent qu’une partie des obstacles.
missing-claim = Aucune conformité aux règles pour l’accessibilité des contenus Web (WCAG) n’est affirmée : elle demande le jugement de personnes.
missing-plain-language = Il n’existe pas de version en langage clair ni en langue des signes.
missing-braille-proof = Le braille n’a pas été relu par une personne qui lit le braille.
missing-low-vision-face = L’édition en gros caractères n’a pas de police conçue pour la basse vision : on n’en connaît pas pour cette écriture.
missing-headers = Tableaux sans aucun en-tête : { $count }
whom-to-write-to = À qui écrire
write-to = Dites-nous ce qui vous fait obstacle, ou demandez une autre forme
nobody-to-write-to = Qui publie cette copie n’a pas donné d’adresse.
about-statement = À propos de cette déclaration
made-by = Faite par
made-from-results = D’après les résultats des vérifications, conservés avec les éditions
made-without-results = Il n’y avait pas de résultats de vérifications
results-as-data = Les résultats sous forme de données
editions = Éditions
files = Fichiers
files-checked = Fichiers jugés
files-clean = Sans problème
files-partly = Sans problème, certaines vérifications non faites
files-with-problems = Avec des problèmes
files-unchecked = Non vérifiés
files-accepted = Laissés après examen
checks = Vérifications
documents-with-problems = Documents avec des problèmes
no-documents-with-problems = Aucune vérification n’a révélé de problème dans aucun document.
no-checks = Rien n’a été vérifié.

## EPUB

cover = Couverture
landmarks = Points de repère
pages = Pages
text-begins = Début du texte
accessibility-summary = Un seul ordre de lecture ; les titres, les listes et les notes sont balisés comme tels ; chaque paragraphe a une ancre ; chaque note est accessible depuis chacun de ses appels et permet de revenir à chacun d’eux. Il n’y a pas d’image.
accessibility-summary-of-official-words = Un seul ordre de lecture ; les titres, les listes et les notes sont balisés comme tels ; chaque paragraphe a une ancre ; chaque note est accessible depuis chacun de ses appels. Rien n’est ajouté aux mots du texte officiel. Il n’y a pas d’image.
publisher = Nations Unies
rights = Le texte est celui d’un document officiel de l’Organisation des Nations Unies, qui doit être mentionnée comme source. La présente édition n’est pas un document officiel.
