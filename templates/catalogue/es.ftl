# Word catalogue for Spanish: all text that publish adds to the official words.
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
# Ordinals in words follow CLDR.

## Masthead and closing lines

date = { DATETIME($date, day: "numeric", month: "long", year: "numeric") }

# The ordinal in words, from 1 to 100; a session beyond is given in digits.
# The Human Rights Council writes the ordinal in digits.
session = { $number ->
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
} período de sesiones

agenda-item = Tema { $number } del programa

adoption = Aprobada el { $date }

adoption-in-parts = Aprobadas el { $date }

report = [{ $report }]

meeting = { $number }ª sesión

## Headings and table of contents

preamble = Preámbulo
operative-part = Parte dispositiva
notes = Notas
recorded-vote = Votación registrada
annex = Anexo

# $number and $opening are the paragraph’s own words.
outline-paragraph = { $number } { $opening }

## Names of places

name-preambular-paragraph = párrafo { $number } del preámbulo
name-numbered-preambular-paragraph = { name-paragraph }
name-paragraph = párrafo { $number }
name-unnumbered-paragraph = párrafo { $number } de la parte dispositiva
name-text = párrafo sin numerar { $number }
name-continuation = { $within }, continuación { $number }
name-dash = { $within }, guion { $number }
name-item = { $within } { $label }
name-in = { $container }, { $place }
name-part = parte { $label }
name-section = sección { $label }
name-quotation = { $within }, cita { $number }
name-again = { $name } ({ $number }.ª vez)
name-table = cuadro { $number }
name-note = nota { $mark }
name-line = { $container }, línea { $number }
name-cell = { $table }, fila { $row }, columna { $column }
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

## Citations

citation = { $symbol }, { $place }
cite-paragraph = párr. { $number }
cite-preambular-paragraph = párr. { $number } del preámbulo
cite-numbered-preambular-paragraph = { cite-paragraph }
cite-unnumbered-paragraph = párr. { $number } de la parte dispositiva
cite-text = párr. sin numerar { $number }
cite-heading = { $small }
cite-section = secc. { $label }
cite-titled = sección titulada “{ $title }”
cite-note = nota { $mark }

## Editor’s notes

editors-note-opens = { " [nota de la edición: " }
editors-note-closes = { "]" }
about-editors-notes = Las notas de la edición entre corchetes no forman parte del texto oficial.

## Recorded vote

vote-in-favour = Votos a favor
vote-against = Votos en contra
vote-abstaining = Abstenciones
vote-absent = Ausencias

## Metadata for search engines and libraries

full-title = { $symbol }: { $title }
description = { $symbol }, aprobada el { $date }: { $title }
description-undated = { $symbol }: { $title }

## File sizes

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

# Lists of documents. A body file can name other kinds of documents in its lines: kind-ordinance.
by-body = Por órgano
by-subject = Por tema
subjects = Temas
all-subjects = Todos los temas
subject-title = Tema: { $title }
latest-documents = Últimos documentos
# Before the number of documents in a list.
document-count = Documentos
breadcrumb = Ruta de navegación
kind-resolution = Resoluciones
kind-decision = Decisiones
kind-presidential-statement = Declaraciones de la Presidencia
kind-draft-resolution = Proyectos de resolución
kind-document = Otros documentos
list-description = { $title }. Documentos: { $count }
list-undated = Sin fecha
list-pages = Páginas de esta lista
page-of-pages = Página { $number } de { $count }
previous-page = Página anterior
next-page = Página siguiente
feed = Canal de documentos nuevos (Atom)
opds = Catálogo para aplicaciones de lectura (OPDS)
archives = Descargar todos los documentos
archive-zip = ZIP
not-found = Página no encontrada
not-found-text = Es posible que la dirección esté mal escrita o que el documento no forme parte de este sitio.

# The link to a page with this language and another one, before a colon and the name of the other; and
# the title of that page, in the window.
side-by-side = En paralelo
side-by-side-title = { $title } ({ $first }, { $second })

# The page about a document in all its languages. The first is the text of the link to it.
about-document = Detalles
about-description = Acerca de { $symbol }: { $title }. Idiomas, formatos, aprobación y citas
about-languages = Idiomas y formatos
about-facts = Datos
about-adopted = Aprobación
about-agenda = Programa
about-issued = Publicación
about-cite-as = Forma de citar
about-cite-files = Archivo de la referencia
cite-ris = RIS
cite-bibtex = BibTeX
cite-csl = CSL-JSON
type-resolution = Resolución
type-decision = Decisión
type-presidential-statement = Declaración de la Presidencia
type-draft-resolution = Proyecto de resolución
type-document = Documento
about-address = Dirección
about-series = Documentos con el mismo título
# Followed by the symbol and title of the document before or after this one.
about-follows = Documento anterior
about-followed-by = Documento posterior
# Headings of lists of documents: those that this one cites, and those that cite it.
about-cites = Documentos citados
about-cited-by = Citado por
about-latest = Se indican los { $count } documentos más recientes.
about-all-citations = Todas las citas (CSV)
# After a paragraph that cites the document; followed by the names of paragraphs.
about-refers-to = se refiere a
# The label of an item of such a paragraph. $label is a Latin letter or a small Roman numeral.
about-item = { $label })

# The search page.
search-title = Búsqueda en el texto completo
search-description = Buscar en el texto completo de todos los documentos
search-label = Palabras, número o signatura
search-button = Buscar
search-body = Órgano
search-subject = Tema
search-year = Año
search-any = Todos
search-results = Resultados
search-waiting = Buscando…
# Before the number of documents.
search-found = Documentos encontrados
search-none = No se encontró nada
search-more = Más resultados
search-failed = No se pudo cargar la búsqueda
search-needs = La búsqueda necesita JavaScript y un servidor web. Si no dispone de ellos, use la lista:

contents = Índice
contents-paragraphs = Párrafos
unofficial = Versión no oficial.
official-document = Documento oficial
site-unofficial = Esta edición no es oficial. Solo hacen fe los documentos oficiales.
table-scrolls = Desplácese horizontalmente para ver todas las columnas.
format-html = Página web
format-pdf = PDF
format-pdf-large-print = PDF en letra grande
format-pdf-letter = PDF de tamaño Carta
format-epub = EPUB
format-akn = Akoma Ntoso XML
format-txt = Texto sin formato
format-jsonl = Pasajes (JSON Lines)
format-brf = Braille (BRF)
format-ebrl = Braille (eBraille)
format-md = Markdown
format-json = JSON
languages = Idiomas
own-name = Español

display = Presentación
display-size = Tamaño del texto
display-standard = Estándar
display-smaller = Más pequeño
display-larger = Más grande
display-largest = El más grande
display-spacing = Interlineado
display-wide = Amplio
display-widest = El más amplio
display-typeface = Tipo de letra
display-sans-serif = Sin remates
display-low-vision = Para baja visión
display-colours = Colores
display-device = Como en el dispositivo
display-light = Claros
display-dark = Oscuros
display-contrast = Contraste
display-more-contrast = Alto
display-pages = Números de página del PDF
display-pages-hidden = Ocultos
display-pages-shown = Visibles
display-reset = Restablecer todo

## Web page features that need JavaScript

go-to = Ir al párrafo
go-to-example = Por ejemplo: 18, 18 c), preámbulo 3, nota 14 o artículo 5
go-to-button = Ir
# Followed by the text that was looked for.
go-to-not-found = No se encontró en este documento
# Heading of the three choices that follow it.
show-notes = Mostrar las notas
show-notes-at-end = Al final del documento
show-notes-in-box = En un recuadro junto a la llamada
show-notes-after-paragraphs = Después de cada párrafo
close = Cerrar
copy-link = Copiar enlace
copy-citation = Copiar referencia
# Followed by the text that was copied or could not be copied.
copied = Copiado
copy-failed = No se pudo copiar. Copie este texto manualmente
# Announced by screen readers when the copy buttons appear.
copy-buttons-follow = Siguen dos botones: copiar enlace y copiar referencia.

## Accessibility statement

# Text of the link from a document to its statement.
accessibility-statement = Declaración de accesibilidad
statement-title = Declaración de accesibilidad de { $symbol }
statement-description = Accesibilidad de { $symbol }: comprobaciones, herramientas, fechas, resultados y limitaciones conocidas
statement-intro = Esta declaración indica, para cada edición, las comprobaciones realizadas, la herramienta, la fecha y el resultado. Los resultados solo se aplican a los archivos publicados aquí.
# For the whole site.
site-statement-title = Declaración de accesibilidad de todos los documentos
site-statement-description = Accesibilidad de todos los documentos: comprobaciones, herramientas, fechas, resultados y limitaciones conocidas
site-statement-intro = Esta declaración resume las comprobaciones de todos los documentos publicados aquí. Cada documento tiene su propia declaración, enlazada en su página. Los resultados solo se aplican a los archivos publicados aquí.

state-clean = Se realizaron todas las comprobaciones y no se encontró ningún problema.
state-partly = Se realizaron algunas comprobaciones y no se encontró ningún problema. Las demás no se realizaron.
state-problems = Se encontraron problemas.
state-unchecked = Este archivo no se ha comprobado.
# Followed by the name of a program; for tests by a person, that of an assistive technology.
tool = Herramienta
tested-with = Probado por una persona con
# Follows the name of a check.
result-clean = sin problemas
result-problems = problemas encontrados: { $count }
# Follows result-clean or result-problems.
result-accepted = { ", hallazgos revisados y aceptados: " }{ $count }
result-not-run = no realizada
date-range = del { $first } al { $last }

problems = Problemas
accepted-findings = Hallazgos revisados y aceptados
accepted-reason = Motivo
build-warnings = Advertencias sobre el documento de origen

# Names of checks: check- and the name of the check in checks.json. A name is a noun phrase; the
# result follows it.
check-nu = Conformidad con la norma HTML
# $views is the number of display settings that were checked, 0 if the check was not run.
check-axe = Reglas de las WCAG y buenas prácticas, en un navegador{ $views ->
    [0] {""}
    [1] {""}
   *[other] {" ("}{ $views } modos de visualización)
}
check-epubcheck = Conformidad con la norma EPUB
check-ace = Reglas de EPUB Accessibility
# $standard is “none” if the check was not run.
check-verapdf = Conformidad con { $standard ->
    [none] la norma PDF
   *[other] { $standard }
}
# The checks that “publish build --check” makes itself.
check-page = Sintaxis, identificadores, encabezados y nombres
check-package = Estructura del EPUB y de sus páginas
check-words = Palabras, comparadas con la fuente
check-identity = Idioma y título, comparados con el documento
# $standard is “none” if the check was not run.
check-pdf = Conformidad con { $standard ->
    [none] la norma PDF
   *[other] { $standard }
}
check-qpdf = Integridad del archivo
check-outloud = Concordancia entre las etiquetas y la página
check-transcript = Lectura del lector de pantalla, comparada con la versión revisada
check-links = Nombres y destinos de los enlaces
check-appearance = Visualización ampliada, espaciada, en modo oscuro e impresa
check-keyboard = Acceso con el teclado, incluidas las notas y la vuelta al texto
check-foliate = Apertura en una aplicación de lectura

limitations = Limitaciones conocidas
limitation-not-tested = Ninguna persona ha probado estas ediciones con tecnologías de apoyo. Las comprobaciones automáticas solo encuentran una parte de las barreras.
limitation-conformance = No se ha evaluado la conformidad con las Pautas de Accesibilidad para el Contenido Web (WCAG): las comprobaciones automáticas no bastan.
limitation-plain-language = No hay versión en lenguaje sencillo ni en lengua de señas.
limitation-braille = La edición en braille no ha sido revisada por una persona que lea braille.
limitation-low-vision-typeface = La edición en letra grande no usa un tipo de letra diseñado para personas con baja visión: no se conoce ninguno para esta escritura.
limitation-table-headers = Cuadros sin celdas de encabezado: { $count }

contact = Observaciones y datos de contacto
# Followed by the address.
contact-label = Comunicar un problema de accesibilidad o solicitar otro formato
contact-missing = La entidad que publica esta copia no ha facilitado una dirección de contacto.

preparation = Preparación de la presente declaración de accesibilidad
# Followed by the name of the program.
prepared-with = Elaborada con
# Followed by a link with the text results-as-json.
prepared-from-results = A partir de los resultados guardados con las ediciones
results-as-json = Resultados (JSON)
prepared-without-results = No había resultados disponibles.

editions = Ediciones
# Followed by a number of files.
files = Archivos
files-checked = Archivos comprobados
files-clean = Sin problemas
files-partly = Sin problemas, algunas comprobaciones no realizadas
files-with-problems = Con problemas
files-unchecked = Sin comprobar
files-with-accepted-findings = Con hallazgos aceptados
checks = Comprobaciones
documents-with-problems = Documentos con problemas
no-documents-with-problems = No se encontró ningún problema.
no-checks = No se ha comprobado ningún archivo.

# The statement of the whole site.
status = Estado
# $status is what the checks show about all files, $standard a name such as EN 301 549 v4.1.1.
status-of-site = { $status ->
    [unchecked] No se ha comprobado la accesibilidad de estos documentos.
    [not-met] Se encontraron problemas. No se cumplen algunos requisitos de { $standard } (WCAG 2.2, nivel AA).
    [problems] Se encontraron problemas. Las comprobaciones solo permiten decidir sobre algunos requisitos de { $standard } (WCAG 2.2, nivel AA); no se declara la conformidad.
   *[clean] Las comprobaciones realizadas no encontraron problemas. Solo permiten decidir sobre algunos requisitos de { $standard } (WCAG 2.2, nivel AA); no se declara la conformidad.
}
method = Método
method-programs = Los archivos publicados se comprobaron con programas.
method-people = Algunas personas probaron archivos publicados.
# Followed by a date, and by the names of programs.
method-date = Fecha de las comprobaciones
method-tools = Herramientas

# Follows the name of the standard and a colon.
clauses = requisito por requisito
clauses-intro = Los requisitos para páginas web y documentos son los criterios de conformidad de las WCAG 2.2 de los niveles A y AA. Un requisito solo se cumple si una comprobación o una persona lo ha determinado para cada archivo. Una comprobación que solo abarca una parte y no encuentra problemas no lo demuestra. Los resultados se refieren a las ediciones, no a la lista de documentos ni a las declaraciones.
# The chapters of EN 301 549.
chapter-9 = Capítulo 9: Web
chapter-10 = Capítulo 10: Documentos no web
chapter-12 = Capítulo 12: Información sobre los productos y servicios
# The heads of the table, and results. A result is also followed by a number.
clause = Requisito
clause-outcome = Resultado
clause-met = Se cumple
clause-not-met = No se cumple
clause-not-applicable = No aplicable
clause-not-evaluated = No evaluado
# The names of the success criteria, as in the W3C’s translation of WCAG, if there is one.
criterion-name = { $criterion ->
    [non-text-content] Contenido no textual
    [audio-only-and-video-only] Solo audio y solo vídeo (grabado)
    [captions-prerecorded] Subtítulos (grabados)
    [audio-description-or-alternative] Audiodescripción o medio alternativo (grabado)
    [captions-live] Subtítulos (en directo)
    [audio-description] Audiodescripción (grabada)
    [info-and-relationships] Información y relaciones
    [meaningful-sequence] Secuencia significativa
    [sensory-characteristics] Características sensoriales
    [orientation] Orientación
    [identify-input-purpose] Identificación del propósito de la entrada
    [use-of-color] Uso del color
    [audio-control] Control del audio
    [contrast-minimum] Contraste (mínimo)
    [resize-text] Cambio de tamaño del texto
    [images-of-text] Imágenes de texto
    [reflow] Reajuste del contenido
    [non-text-contrast] Contraste no textual
    [text-spacing] Espaciado del texto
    [content-on-hover-or-focus] Contenido al pasar el puntero o al recibir el foco
    [keyboard] Teclado
    [no-keyboard-trap] Sin trampas para el foco del teclado
    [character-key-shortcuts] Atajos de teclado con caracteres
    [timing-adjustable] Tiempo ajustable
    [pause-stop-hide] Poner en pausa, detener, ocultar
    [three-flashes] Umbral de tres destellos o menos
    [bypass-blocks] Evitar bloques
    [page-titled] Titulado de páginas
    [focus-order] Orden del foco
    [link-purpose] Propósito de los enlaces (en contexto)
    [multiple-ways] Múltiples vías
    [headings-and-labels] Encabezados y etiquetas
    [focus-visible] Foco visible
    [focus-not-obscured] Foco no oculto (mínimo)
    [pointer-gestures] Gestos del puntero
    [pointer-cancellation] Cancelación del puntero
    [label-in-name] Etiqueta en el nombre
    [motion-actuation] Activación por movimiento
    [dragging-movements] Movimientos de arrastre
    [target-size] Tamaño del objetivo (mínimo)
    [language-of-page] Idioma de la página
    [language-of-parts] Idioma de las partes
    [on-focus] Al recibir el foco
    [on-input] Al recibir entradas
    [consistent-navigation] Navegación coherente
    [consistent-identification] Identificación coherente
    [consistent-help] Ayuda coherente
    [error-identification] Identificación de errores
    [labels-or-instructions] Etiquetas o instrucciones
    [error-suggestion] Sugerencias ante errores
    [error-prevention] Prevención de errores (legales, financieros, datos)
    [redundant-entry] Entrada redundante
    [accessible-authentication] Autenticación accesible (mínimo)
    [parsing] Procesamiento
    [name-role-value] Nombre, función, valor
   *[status-messages] Mensajes de estado
}
# The names of other clauses.
clause-name = { $clause ->
    [wcag-conformance] Requisitos de conformidad de las WCAG
    [user-preferences] Preferencias del usuario
    [information-about-products] Información accesible sobre los productos
    [information-about-services] Información accesible sobre los servicios
   *[accessibility-features] Características de accesibilidad y compatibilidad
}
# Why a clause is not evaluated; criteria: why the conformance requirements are not met.
clause-reason = { $reason ->
    [incomplete] No se comprobaron todos los archivos.
    [no-check] No se realizó ninguna comprobación de este requisito.
    [person] Solo una persona puede evaluar este requisito.
    [publisher] Esto depende de la información de la entidad editora sobre sus productos y servicios.
    [criteria] No se cumplen todos los criterios de conformidad.
   *[partly] Las comprobaciones solo encuentran una parte de los problemas posibles.
}
# Why a clause does not apply.
not-applicable-reason = { $absent ->
    [media] Las ediciones no contienen audio ni vídeo.
    [motion] En las ediciones nada se mueve, parpadea ni destella.
    [time-limit] Las ediciones no imponen límites de tiempo.
    [gestures] Ninguna función de las ediciones requiere gestos, arrastre o movimiento del dispositivo.
    [shortcuts] Las ediciones no tienen atajos de teclado de un solo carácter.
    [personal-data] Las ediciones no piden datos personales ni permiten realizar transacciones.
    [authentication] Las ediciones no requieren iniciar sesión.
    [fields] Estas ediciones no tienen campos de formulario.
    [status-messages] Estas ediciones no muestran mensajes de estado.
   *[criterion] Las WCAG 2.2 han eliminado este criterio.
}

enforcement = Procedimiento de aplicación
# Followed by the name of the body.
enforcement-intro = Si la respuesta a su comunicación no resuelve el problema, puede dirigirse a este organismo

# The conformance report. The first is the text of the link to it.
conformance-report = Informe de conformidad (OpenACR)
openacr-title = Informe de conformidad de accesibilidad: { $product }
openacr-notes = Generado por { $program } a partir de los resultados de las comprobaciones de los archivos publicados. Los criterios son los de las WCAG 2.2 de los niveles A y AA, en los que se basan los capítulos 9 y 10 de { $standard }; OpenACR no tiene un catálogo para esa versión. Los demás requisitos figuran en la declaración de accesibilidad. Un criterio que ninguna comprobación ni persona ha determinado se indica como no evaluado, lo que el VPAT solo admite en el nivel AAA.

## Comparison of two documents

comparison-title = Comparación de { $old } y { $new }
comparison-of-versions = Comparación de dos versiones de { $symbol }
comparison-description = Modificaciones, inserciones, supresiones y traslados, párrafo por párrafo
comparison-earlier = Texto anterior
comparison-later = Texto posterior
comparison-intro = Las palabras insertadas están subrayadas y las suprimidas están tachadas. Los lectores de pantalla anuncian el principio y el final de ambas.
comparison-same = Los dos textos tienen las mismas palabras.
comparison-summary = Resumen
comparison-changes = Lista de cambios
comparison-text = Cambios en el texto
comparison-changed = modificación
comparison-inserted = inserción
comparison-deleted = supresión
comparison-moved = traslado
comparison-renumbered = cambio de numeración
comparison-unchanged = sin cambios
comparison-states = { $first }, { $second }
comparison-renamed = { $new }, antes { $old }
comparison-left-out = Pasajes sin cambios que se omiten: { $count }
comparison-insertion-opens = { "inserción: " }
comparison-insertion-closes = { ", fin de la inserción; " }
comparison-deletion-opens = { "supresión: " }
comparison-deletion-closes = { ", fin de la supresión; " }

## EPUB

cover = Cubierta
landmarks = Puntos de referencia
pages = Páginas del PDF publicado con este EPUB
start-of-text = Comienzo del texto
# Shown by libraries and reading apps.
accessibility-summary = Un único orden de lectura. Los títulos, las listas y las notas están marcados como tales. Se puede enlazar con cada párrafo. Desde cada llamada se llega a su nota y se puede volver. No hay imágenes, salvo la portada.
accessibility-summary-official-words-only = Un único orden de lectura. Los títulos, las listas y las notas están marcados como tales. Se puede enlazar con cada párrafo. Desde cada llamada se llega a su nota. No se ha añadido nada al texto oficial. No hay imágenes.
