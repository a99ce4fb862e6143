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
name-line = { $container }, ligne { $number }
name-cell = { $table }, ligne { $row }, colonne { $column }
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
by-subject = Par sujet
subjects = Sujets
all-subjects = Tous les sujets
subject-title = Sujet : { $title }
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
opds = Catalogue pour applications de lecture (OPDS)
archives = Télécharger tous les documents
archive-zip = ZIP
not-found = Page introuvable
not-found-text = L’adresse est peut-être mal saisie, ou le document ne fait pas partie de ce site.

# The link to a page with this language and another one, before a colon and the name of the other; and
# the title of that page, in the window.
side-by-side = En regard
side-by-side-title = { $title } ({ $first }, { $second })

# The page about a document in all its languages. The first is the text of the link to it.
about-document = Détails
about-description = À propos de { $symbol } : { $title }. Langues, formats, adoption et citations
about-languages = Langues et formats
about-facts = Informations
about-adopted = Adoption
about-agenda = Ordre du jour
about-issued = Publication
about-cite-as = Référence à citer
about-cite-files = Fichier de référence
cite-ris = RIS
cite-bibtex = BibTeX
cite-csl = CSL-JSON
type-resolution = Résolution
type-decision = Décision
type-presidential-statement = Déclaration de la présidence
type-draft-resolution = Projet de résolution
type-document = Document
about-address = Adresse
about-series = Documents portant le même titre
# Followed by the symbol and title of the document before or after this one.
about-follows = Document précédent
about-followed-by = Document suivant
# Headings of lists of documents: those that this one cites, and those that cite it.
about-cites = Documents cités
about-cited-by = Cité par
about-latest = Les { $count } documents les plus récents sont indiqués.
about-all-citations = Toutes les citations (CSV)
# After a paragraph that cites the document; followed by the names of paragraphs.
about-refers-to = renvoie à
# The label of an item of such a paragraph. $label is a Latin letter or a small Roman numeral.
about-item = { $label })

# The search page.
search-title = Recherche en texte intégral
search-description = Rechercher dans le texte intégral de tous les documents
search-label = Mots, numéro ou cote
search-button = Rechercher
search-body = Organe
search-subject = Sujet
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
site-unofficial = Cette édition n’est pas officielle. Seuls les documents officiels font foi.
table-scrolls = Faites défiler horizontalement pour voir toutes les colonnes.
format-html = Page Web
format-pdf = PDF
format-pdf-large-print = PDF en gros caractères
format-pdf-letter = PDF au format Letter
format-epub = EPUB
format-akn = Akoma Ntoso XML
format-txt = Texte brut
format-jsonl = Passages (JSON Lines)
format-brf = Braille (BRF)
format-ebrl = Braille (eBraille)
format-md = Markdown
format-json = JSON
languages = Langues
own-name = Français

display = Affichage
display-size = Taille du texte
display-standard = Standard
display-smaller = Plus petite
display-larger = Plus grande
display-largest = La plus grande
display-spacing = Interligne
display-wide = Large
display-widest = Le plus large
display-typeface = Police de caractères
display-sans-serif = Sans empattement
display-low-vision = Pour la basse vision
display-colours = Couleurs
display-device = Comme sur l’appareil
display-light = Claires
display-dark = Sombres
display-contrast = Contraste
display-more-contrast = Élevé
display-pages = Numéros de page du PDF
display-pages-hidden = Masqués
display-pages-shown = Affichés
display-reset = Tout réinitialiser

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
check-identity = Langue et titre, comparés au document
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

# The statement of the whole site.
status = État
# $status is what the checks show about all files, $standard a name such as EN 301 549 v4.1.1.
status-of-site = { $status ->
    [unchecked] L’accessibilité de ces documents n’a pas été vérifiée.
    [not-met] Des problèmes ont été relevés. Certaines exigences de { $standard } (WCAG 2.2, niveau AA) ne sont pas satisfaites.
    [problems] Des problèmes ont été relevés. Les vérifications ne permettent de se prononcer que sur certaines exigences de { $standard } (WCAG 2.2, niveau AA) ; la conformité n’est pas revendiquée.
   *[clean] Les vérifications effectuées n’ont révélé aucun problème. Elles ne permettent de se prononcer que sur certaines exigences de { $standard } (WCAG 2.2, niveau AA) ; la conformité n’est pas revendiquée.
}
method = Méthode
method-programs = Des programmes ont vérifié les fichiers publiés.
method-people = Des personnes ont testé des fichiers publiés.
# Followed by a date, and by the names of programs.
method-date = Date des vérifications
method-tools = Outils

# Follows the name of the standard and a colon.
clauses = exigence par exigence
clauses-intro = Les exigences pour les pages Web et les documents sont les critères de succès des WCAG 2.2 de niveau A et AA. Une exigence n’est satisfaite que si une vérification ou une personne l’a établi pour chaque fichier. Une vérification qui n’en couvre qu’une partie et ne relève aucun problème ne le prouve pas. Les résultats portent sur les éditions, et non sur la liste des documents ni sur les déclarations.
# The chapters of EN 301 549.
chapter-9 = Chapitre 9 : Web
chapter-10 = Chapitre 10 : Documents non Web
chapter-12 = Chapitre 12 : Informations sur les produits et services
# The heads of the table, and results. A result is also followed by a number.
clause = Exigence
clause-outcome = Résultat
clause-met = Satisfaite
clause-not-met = Non satisfaite
clause-not-applicable = Non applicable
clause-not-evaluated = Non évaluée
# The names of the success criteria, as in the W3C’s translation of WCAG, if there is one.
criterion-name = { $criterion ->
    [non-text-content] Contenu non textuel
    [audio-only-and-video-only] Contenu seulement audio et contenu seulement vidéo (pré-enregistré)
    [captions-prerecorded] Sous-titres (pré-enregistrés)
    [audio-description-or-alternative] Audio-description ou version de remplacement pour un média temporel (pré-enregistré)
    [captions-live] Sous-titres (en direct)
    [audio-description] Audio-description (pré-enregistrée)
    [info-and-relationships] Information et relations
    [meaningful-sequence] Ordre séquentiel logique
    [sensory-characteristics] Caractéristiques sensorielles
    [orientation] Orientation
    [identify-input-purpose] Identifier la finalité de la saisie
    [use-of-color] Utilisation de la couleur
    [audio-control] Contrôle du son
    [contrast-minimum] Contraste (minimum)
    [resize-text] Redimensionnement du texte
    [images-of-text] Texte sous forme d’image
    [reflow] Redistribution
    [non-text-contrast] Contraste du contenu non textuel
    [text-spacing] Espacement du texte
    [content-on-hover-or-focus] Contenu au survol ou au focus
    [keyboard] Clavier
    [no-keyboard-trap] Pas de piège au clavier
    [character-key-shortcuts] Raccourcis clavier utilisant des caractères
    [timing-adjustable] Réglage du délai
    [pause-stop-hide] Mettre en pause, arrêter, masquer
    [three-flashes] Pas plus de trois flashs ou sous le seuil critique
    [bypass-blocks] Contourner des blocs
    [page-titled] Titre de page
    [focus-order] Parcours du focus
    [link-purpose] Fonction du lien (selon le contexte)
    [multiple-ways] Accès multiples
    [headings-and-labels] En-têtes et étiquettes
    [focus-visible] Visibilité du focus
    [focus-not-obscured] Focus non masqué (minimum)
    [pointer-gestures] Gestes pour le contrôle du pointeur
    [pointer-cancellation] Annulation de l’action du pointeur
    [label-in-name] Étiquette dans le nom
    [motion-actuation] Activation par le mouvement
    [dragging-movements] Mouvements de glissement
    [target-size] Taille de la cible (minimum)
    [language-of-page] Langue de la page
    [language-of-parts] Langue d’un passage
    [on-focus] Au focus
    [on-input] À la saisie
    [consistent-navigation] Navigation cohérente
    [consistent-identification] Identification cohérente
    [consistent-help] Aide cohérente
    [error-identification] Identification des erreurs
    [labels-or-instructions] Étiquettes ou instructions
    [error-suggestion] Suggestion après une erreur
    [error-prevention] Prévention des erreurs (juridiques, financières, de données)
    [redundant-entry] Saisie redondante
    [accessible-authentication] Authentification accessible (minimum)
    [parsing] Analyse syntaxique
    [name-role-value] Nom, rôle et valeur
   *[status-messages] Messages d’état
}
# The names of other clauses.
clause-name = { $clause ->
    [wcag-conformance] Exigences de conformité des WCAG
    [user-preferences] Préférences de l’utilisateur
    [information-about-products] Information accessible sur les produits
    [information-about-services] Information accessible sur les services
   *[accessibility-features] Fonctions d’accessibilité et de compatibilité
}
# Why a clause is not evaluated; criteria: why the conformance requirements are not met.
clause-reason = { $reason ->
    [incomplete] Tous les fichiers n’ont pas été vérifiés.
    [no-check] Aucune vérification n’a été effectuée pour cette exigence.
    [person] Seule une personne peut évaluer cette exigence.
    [publisher] Cela dépend des informations que l’éditeur donne sur ses produits et services.
    [criteria] Les critères de succès ne sont pas tous satisfaits.
   *[partly] Les vérifications ne trouvent qu’une partie des problèmes possibles.
}
# Why a clause does not apply.
not-applicable-reason = { $absent ->
    [media] Les éditions ne contiennent ni son ni vidéo.
    [motion] Rien ne bouge, ne clignote ni ne flashe dans les éditions.
    [time-limit] Les éditions n’imposent aucune limite de temps.
    [gestures] Aucune fonction des éditions n’exige de gestes, de glissement ou de mouvement de l’appareil.
    [shortcuts] Les éditions n’ont pas de raccourcis clavier formés d’un seul caractère.
    [personal-data] Les éditions ne demandent pas de données personnelles et ne permettent pas de transactions.
    [authentication] Les éditions n’exigent pas de connexion.
    [fields] Ces éditions n’ont pas de champs de formulaire.
    [status-messages] Ces éditions n’affichent pas de messages d’état.
   *[criterion] Les WCAG 2.2 ont supprimé ce critère.
}

enforcement = Voies de recours
# Followed by the name of the body.
enforcement-intro = Si la réponse à votre signalement ne résout pas le problème, vous pouvez vous adresser à cet organisme

# The conformance report. The first is the text of the link to it.
conformance-report = Rapport de conformité (OpenACR)
openacr-title = Rapport de conformité en matière d’accessibilité : { $product }
openacr-notes = Généré par { $program } à partir des résultats des vérifications des fichiers publiés. Les critères sont ceux des WCAG 2.2 de niveau A et AA, sur lesquels reposent les chapitres 9 et 10 de { $standard } ; OpenACR n’a pas de catalogue pour cette version. Les autres exigences figurent dans la déclaration d’accessibilité. Un critère sur lequel ni une vérification ni une personne ne s’est prononcée est indiqué comme non évalué, ce que le VPAT n’admet qu’au niveau AAA.

## Comparison of two documents

comparison-title = Comparaison de { $old } et de { $new }
comparison-of-versions = Comparaison de deux versions de { $symbol }
comparison-description = Modifications, insertions, suppressions et déplacements, paragraphe par paragraphe
comparison-earlier = Texte antérieur
comparison-later = Texte postérieur
comparison-intro = Les mots insérés sont soulignés et les mots supprimés sont barrés. Les lecteurs d’écran en annoncent le début et la fin.
comparison-same = Les mots des deux textes sont identiques.
comparison-summary = Récapitulatif
comparison-changes = Liste des modifications
comparison-text = Modifications dans le texte
comparison-changed = modification
comparison-inserted = insertion
comparison-deleted = suppression
comparison-moved = déplacement
comparison-renumbered = renumérotation
comparison-unchanged = sans changement
comparison-states = { $first }, { $second }
comparison-renamed = { $new }, précédemment { $old }
comparison-left-out = Passages inchangés non reproduits : { $count }
comparison-insertion-opens = { "insertion\u00A0: " }
comparison-insertion-closes = { ", fin de l’insertion\u00A0; " }
comparison-deletion-opens = { "suppression\u00A0: " }
comparison-deletion-closes = { ", fin de la suppression\u00A0; " }

## EPUB

cover = Couverture
landmarks = Points de repère
pages = Pages du PDF publié avec cet EPUB
start-of-text = Début du texte
# Shown by libraries and reading apps.
accessibility-summary = Un seul ordre de lecture. Les titres, les listes et les notes sont balisés comme tels. Un lien peut mener à chaque paragraphe. Chaque note est accessible depuis chacun de ses appels et y ramène. Il n’y a pas d’image, sauf la couverture.
accessibility-summary-official-words-only = Un seul ordre de lecture. Les titres, les listes et les notes sont balisés comme tels. Un lien peut mener à chaque paragraphe. Chaque note est accessible depuis chacun de ses appels. Rien n’a été ajouté au texte officiel. Il n’y a pas d’image.
