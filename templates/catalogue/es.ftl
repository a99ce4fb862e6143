# The word catalogue of Spanish: all that the editions say and the source does not. en.ftl says
# how it is used.
#
# Ordinals in words are those of CLDR.

## Masthead and closing lines

organization = Naciones Unidas

body = { $body ->
    [security-council] Consejo de Seguridad
    [economic-and-social-council] Consejo Económico y Social
    [human-rights-council] Consejo de Derechos Humanos
   *[general-assembly] Asamblea General
}

distribution = { $kind ->
    [limited] Distr. limitada
    [restricted] Distr. reservada
   *[general] Distr. general
}

date = { DATETIME($date, day: "numeric", month: "long", year: "numeric") }

# The ordinal in words, from 1 to 100; a session beyond is given in digits.
# The Human Rights Council writes the ordinal in digits.
session = { $body ->
    [human-rights-council] { $number }º
   *[other] { $number ->
        [1] Primer
        [2] Segundo
        [3] Tercer
        [4] Cuarto
        [5] Quinto
        [6] Sexto
        [7] Séptimo
        [8] Octavo
        [9] Noveno
        [10] Décimo
        [11] Undécimo
        [12] Duodécimo
        [13] Decimotercer
        [14] Decimocuarto
        [15] Decimoquinto
        [16] Decimosexto
        [17] Decimoséptimo
        [18] Decimoctavo
        [19] Decimonoveno
        [20] Vigésimo
        [21] Vigésimo primer
        [22] Vigésimo segundo
        [23] Vigésimo tercer
        [24] Vigésimo cuarto
        [25] Vigésimo quinto
        [26] Vigésimo sexto
        [27] Vigésimo séptimo
        [28] Vigésimo octavo
        [29] Vigésimo noveno
        [30] Trigésimo
        [31] Trigésimo primer
        [32] Trigésimo segundo
        [33] Trigésimo tercer
        [34] Trigésimo cuarto
        [35] Trigésimo quinto
        [36] Trigésimo sexto
        [37] Trigésimo séptimo
        [38] Trigésimo octavo
        [39] Trigésimo noveno
        [40] Cuadragésimo
        [41] Cuadragésimo primer
        [42] Cuadragésimo segundo
        [43] Cuadragésimo tercer
        [44] Cuadragésimo cuarto
        [45] Cuadragésimo quinto
        [46] Cuadragésimo sexto
        [47] Cuadragésimo séptimo
        [48] Cuadragésimo octavo
        [49] Cuadragésimo noveno
        [50] Quincuagésimo
        [51] Quincuagésimo primer
        [52] Quincuagésimo segundo
        [53] Quincuagésimo tercer
        [54] Quincuagésimo cuarto
        [55] Quincuagésimo quinto
        [56] Quincuagésimo sexto
        [57] Quincuagésimo séptimo
        [58] Quincuagésimo octavo
        [59] Quincuagésimo noveno
        [60] Sexagésimo
        [61] Sexagésimo primer
        [62] Sexagésimo segundo
        [63] Sexagésimo tercer
        [64] Sexagésimo cuarto
        [65] Sexagésimo quinto
        [66] Sexagésimo sexto
        [67] Sexagésimo séptimo
        [68] Sexagésimo octavo
        [69] Sexagésimo noveno
        [70] Septuagésimo
        [71] Septuagésimo primer
        [72] Septuagésimo segundo
        [73] Septuagésimo tercer
        [74] Septuagésimo cuarto
        [75] Septuagésimo quinto
        [76] Septuagésimo sexto
        [77] Septuagésimo séptimo
        [78] Septuagésimo octavo
        [79] Septuagésimo noveno
        [80] Octogésimo
        [81] Octogésimo primer
        [82] Octogésimo segundo
        [83] Octogésimo tercer
        [84] Octogésimo cuarto
        [85] Octogésimo quinto
        [86] Octogésimo sexto
        [87] Octogésimo séptimo
        [88] Octogésimo octavo
        [89] Octogésimo noveno
        [90] Nonagésimo
        [91] Nonagésimo primer
        [92] Nonagésimo segundo
        [93] Nonagésimo tercer
        [94] Nonagésimo cuarto
        [95] Nonagésimo quinto
        [96] Nonagésimo sexto
        [97] Nonagésimo séptimo
        [98] Nonagésimo octavo
        [99] Nonagésimo noveno
        [100] Centésimo
       *[other] { $number }º
    }
} período de sesiones

agenda-item = Tema { $number } { $body ->
    [human-rights-council] de la agenda
   *[other] del programa
}

adoption = Resolución aprobada por { $body ->
    [security-council] el Consejo de Seguridad
    [economic-and-social-council] el Consejo Económico y Social
    [human-rights-council] el Consejo de Derechos Humanos
   *[general-assembly] la Asamblea General
} el { $date }

adoption-in-parts = Resoluciones aprobadas por { $body ->
    [security-council] el Consejo de Seguridad
    [economic-and-social-council] el Consejo Económico y Social
    [human-rights-council] el Consejo de Derechos Humanos
   *[general-assembly] la Asamblea General
} el { $date }

report = { $committee ->
    [first] [sobre la base del informe de la Primera Comisión ({ $report })]
    [second] [sobre la base del informe de la Segunda Comisión ({ $report })]
    [third] [sobre la base del informe de la Tercera Comisión ({ $report })]
    [fourth] [sobre la base del informe de la Comisión Política Especial y de Descolonización (Cuarta Comisión) ({ $report })]
    [fifth] [sobre la base del informe de la Quinta Comisión ({ $report })]
    [sixth] [sobre la base del informe de la Sexta Comisión ({ $report })]
    [plenary] [sobre la base de una propuesta examinada en sesión plenaria ({ $report })]
   *[none] [sin remisión previa a una Comisión Principal ({ $report })]
}

meeting = { $body ->
    [human-rights-council] { $number }ª sesión
   *[other] { $number ->
        [1] Primera
       *[other] { $number }a
    } sesión plenaria
}

## Headings and lines of the table of contents

preamble = Preámbulo
operative-part = Parte dispositiva
notes = Notas
recorded-vote = Votación registrada
annex = Anexo

# $number and $opening are the paragraph’s own words.
outline-paragraph = { $number } { $opening }

## Names of places, as a person would cite them

name-preambular-paragraph = párrafo { $number } del preámbulo
name-paragraph = párrafo { $number }
name-unnumbered-paragraph = párrafo { $number } de la parte dispositiva
name-text = párrafo sin numerar { $number }
name-going-on = { $within }, continuación { $number }
name-dash = { $within }, guion { $number }
name-item = { $within } { $label }
name-in = { $container }, { $place }
name-part = parte { $label }
name-section = sección { $label }
name-quotation = { $within }, cita { $number }
name-again = { $name } ({ $number }.ª vez)
name-table = cuadro { $number }
name-note = nota { $mark }
page-name = página { $number }
name-call-back = Volver a: { $place }, llamada { $number }
name-way-back = Volver a: { $place }
name-formula = fórmula introductoria
name-title = título
name-masthead = encabezamiento
name-closing = líneas finales

# The short form of a place, for the eye.
place-preambular-paragraph = preámbulo { $number }
place-paragraph = { $number }

## Places as footnotes cite them

citation = { $symbol }, { $place }
cite-paragraph = párr. { $number }
cite-preambular-paragraph = párr. { $number } del preámbulo
cite-unnumbered-paragraph = párr. { $number } de la parte dispositiva
cite-text = párr. sin numerar { $number }
cite-heading = { $small }
cite-section = secc. { $label }
cite-titled = sección titulada “{ $title }”
cite-note = nota { $mark }

## What an editor says beside the official words

editors-note-opens = { " [nota de la edición: " }
editors-note-closes = { "]" }
about-editors-notes = Después de “Ibid.” se indica entre corchetes la fuente a la que remite (“nota de la edición”). Estas notas no forman parte del texto oficial.

## The vote

vote-in-favour = Votos a favor
vote-against = Votos en contra
vote-abstaining = Abstenciones

## What search engines and libraries are told

full-title = { $symbol }: { $title }
description = Resolución { $symbol } { $body ->
    [security-council] del Consejo de Seguridad
    [economic-and-social-council] del Consejo Económico y Social
    [human-rights-council] del Consejo de Derechos Humanos
   *[general-assembly] de la Asamblea General
}, aprobada el { $date }: { $title }

description-undated = { $symbol }, { $body ->
    [security-council] Consejo de Seguridad
    [economic-and-social-council] Consejo Económico y Social
    [human-rights-council] Consejo de Derechos Humanos
   *[general-assembly] Asamblea General
}: { $title }

## Sizes of files

decimal-point = ,
size-bytes = { $size } bytes
size-kilobytes = { $size } kB
size-megabytes = { $size } MB

## Navigation

# Between a word of ours and what it announces.
colon = { ": " }
comma = { ", " }

skip-to-text = Ir al contenido
this-publication = Este documento
all-documents = Todos los documentos
index-description = Resoluciones oficiales como páginas web accesibles, PDF y EPUB
contents = Índice
official-site = Sitio oficial de documentos
format-html = Página web
format-pdf = PDF
format-pdf-large-print = PDF en letra grande
format-pdf-letter = PDF de tamaño Carta
format-epub = EPUB
format-akn = Akoma Ntoso XML
format-txt = Texto sin formato
format-brf = Braille (BRF)
format-ebrl = Braille (eBraille)
format-md = Markdown
format-json = JSON
languages = Idiomas
own-name = Español

## What the web page offers with its scripts

contents-and-go-to = Índice, ir a un párrafo
go-to = Ir al párrafo
go-to-example = Por ejemplo: 18, 18 c), preámbulo 3, nota 14 o artículo 5
go-to-button = Ir
go-to-nowhere = No se encuentra en este documento
notes-shown = Dónde leer las notas
notes-at-end = Después del texto
notes-in-box = En un recuadro junto a la llamada
notes-after-paragraphs = Después de cada párrafo que las llama
close = Cerrar
copy-link = Copiar enlace
copy-citation = Copiar cita
copied = Copiado
copy-failed = No es posible copiar aquí. Para copiar a mano
copy-offered = El enlace y la cita se pueden copiar después del texto.

## The accessibility statement

accessibility = Accesibilidad
accessibility-of = Accesibilidad de { $symbol }
accessibility-of-all = Accesibilidad de todos los documentos
statement-description = Qué se comprobó en las ediciones de { $symbol }, con qué, cuándo y con qué resultado, y qué se sabe que falta
statement-of-all-description = Qué se comprobó en estos documentos, con qué, cuándo y con qué resultado, y qué se sabe que falta
statement-intro = Esta página dice de cada edición qué se comprobó, con qué, cuándo y con qué resultado. Los resultados son los de las propias comprobaciones y valen para los archivos tal como están aquí.
statement-of-all-intro = Esta página resume lo que se comprobó en todos los documentos. Cada documento tiene su propia declaración, a la que enlaza su página. Los resultados son los de las propias comprobaciones y valen para los archivos tal como están aquí.
state-clean = Se hicieron todas las comprobaciones y no se encontró ningún problema.
state-partly = Se hicieron algunas comprobaciones y no se encontró ningún problema; las demás no se hicieron.
state-problems = Se encontraron problemas.
state-unchecked = Este archivo no se ha comprobado.
checked-by = Herramienta
read-with = Leído por una persona, con
result-clean = ningún problema
result-problems = problemas: { $count }
result-accepted = { ", hallazgos que una persona examinó y dejó: " }{ $count }
result-not-run = no se hizo
days = del { $first } al { $last }
problems = Problemas
accepted-findings = Hallazgos que una persona examinó y dejó
accepted-because = Razón
build-warnings = Lo que el programa que hizo las ediciones notó en la fuente
check-nu = Si la página cumple la norma HTML
check-axe = Reglas de las Pautas de Accesibilidad para el Contenido Web (WCAG) y buenas prácticas, en un navegador{ $views ->
    [0] {""}
    [1] {""}
   *[other] , en { $views } vistas
}
check-epubcheck = Si la publicación cumple la norma EPUB
check-ace = Reglas de EPUB Accessibility
check-verapdf = Si el archivo cumple { $standard ->
    [none] su norma
   *[other] { $standard }
}
check-qpdf = Si el archivo está completo y sano
check-outloud = Si las etiquetas dicen lo que muestra la página
check-heard = Si un lector de pantalla dice lo que se revisó
check-links = Si cada enlace tiene un nombre que se entiende solo y lleva a alguna parte
check-sight = Si algo se pierde, se tapa o se ve mal cuando el texto se amplía, se espacia, se oscurece o se imprime
check-keyboard = Si se llega a todo con el teclado y se ve, también a cada nota y de vuelta
check-foliate = Si una aplicación de lectura la abre
what-is-missing = Qué se sabe que falta
missing-person = Ninguna persona la ha leído con tecnología de apoyo para esta declaración. Los programas solo encuentran una parte de las barreras.
missing-claim = No se afirma ninguna conformidad con las Pautas de Accesibilidad para el Contenido Web (WCAG), porque exige el juicio de personas.
missing-plain-language = No hay versión en lenguaje claro ni en lengua de señas.
missing-braille-proof = El braille no ha sido revisado por una persona que lea braille.
missing-low-vision-face = La letra grande no tiene un tipo hecho para la baja visión: no se conoce ninguno para esta escritura.
missing-headers = Tablas sin ningún encabezado: { $count }
whom-to-write-to = A quién escribir
write-to = Díganos qué le cierra el paso, o pida otra forma
nobody-to-write-to = Quien publica esta copia no ha dado ninguna dirección.
about-statement = Acerca de esta declaración
made-by = Hecha por
made-from-results = A partir de los resultados de las comprobaciones, que se guardan con las ediciones
made-without-results = No había resultados de comprobaciones
results-as-data = Los resultados como datos
editions = Ediciones
files = Archivos
files-checked = Archivos juzgados
files-clean = Sin problemas
files-partly = Sin problemas, algunas comprobaciones no hechas
files-with-problems = Con problemas
files-unchecked = Sin comprobar
files-accepted = Dejados tras examen
checks = Comprobaciones
documents-with-problems = Documentos con problemas
no-documents-with-problems = Ninguna comprobación ha encontrado un problema en ningún documento.
no-checks = No se ha comprobado nada.

## EPUB

cover = Cubierta
landmarks = Puntos de referencia
pages = Páginas
text-begins = Comienzo del texto
accessibility-summary = Un único orden de lectura; los títulos, las listas y las notas están marcados como tales; cada párrafo tiene un ancla; se puede llegar a cada nota desde cada una de sus llamadas y volver de ella a cada llamada. No hay imágenes.
accessibility-summary-of-official-words = Un único orden de lectura; los títulos, las listas y las notas están marcados como tales; cada párrafo tiene un ancla; se puede llegar a cada nota desde cada una de sus llamadas. No se ha añadido nada a las palabras del texto oficial. No hay imágenes.
publisher = Naciones Unidas
rights = El texto es el de un documento oficial de las Naciones Unidas, que deben citarse como fuente. Esta edición no es un documento oficial.
