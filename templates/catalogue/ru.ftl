# The word catalogue of Russian: all that the editions say and the source does not. en.ftl says
# how it is used.
#
# Ordinals in words are those of CLDR. The hyphen between a number and its ending is U+2011, as in
# official documents.

## Masthead and closing lines

organization = Организация Объединенных Наций

body = { $body ->
    [security-council] Совет Безопасности
    [economic-and-social-council] Экономический и Социальный Совет
    [human-rights-council] Совет по правам человека
   *[general-assembly] Генеральная Ассамблея
}

# In English in official documents.
distribution = { $kind ->
    [limited] Distr.: Limited
    [restricted] Distr.: Restricted
   *[general] Distr.: General
}

# With “года”, as the lines of adoption and the closing lines have it. Official documents print the
# date of issue in English.
date = { DATETIME($date, day: "numeric", month: "long") } { $year } года

# The ordinal in words, from 1 to 100; a session beyond is given in digits.
session = { $number ->
    [1] Первая
    [2] Вторая
    [3] Третья
    [4] Четвертая
    [5] Пятая
    [6] Шестая
    [7] Седьмая
    [8] Восьмая
    [9] Девятая
    [10] Десятая
    [11] Одиннадцатая
    [12] Двенадцатая
    [13] Тринадцатая
    [14] Четырнадцатая
    [15] Пятнадцатая
    [16] Шестнадцатая
    [17] Семнадцатая
    [18] Восемнадцатая
    [19] Девятнадцатая
    [20] Двадцатая
    [21] Двадцать первая
    [22] Двадцать вторая
    [23] Двадцать третья
    [24] Двадцать четвертая
    [25] Двадцать пятая
    [26] Двадцать шестая
    [27] Двадцать седьмая
    [28] Двадцать восьмая
    [29] Двадцать девятая
    [30] Тридцатая
    [31] Тридцать первая
    [32] Тридцать вторая
    [33] Тридцать третья
    [34] Тридцать четвертая
    [35] Тридцать пятая
    [36] Тридцать шестая
    [37] Тридцать седьмая
    [38] Тридцать восьмая
    [39] Тридцать девятая
    [40] Сороковая
    [41] Сорок первая
    [42] Сорок вторая
    [43] Сорок третья
    [44] Сорок четвертая
    [45] Сорок пятая
    [46] Сорок шестая
    [47] Сорок седьмая
    [48] Сорок восьмая
    [49] Сорок девятая
    [50] Пятидесятая
    [51] Пятьдесят первая
    [52] Пятьдесят вторая
    [53] Пятьдесят третья
    [54] Пятьдесят четвертая
    [55] Пятьдесят пятая
    [56] Пятьдесят шестая
    [57] Пятьдесят седьмая
    [58] Пятьдесят восьмая
    [59] Пятьдесят девятая
    [60] Шестидесятая
    [61] Шестьдесят первая
    [62] Шестьдесят вторая
    [63] Шестьдесят третья
    [64] Шестьдесят четвертая
    [65] Шестьдесят пятая
    [66] Шестьдесят шестая
    [67] Шестьдесят седьмая
    [68] Шестьдесят восьмая
    [69] Шестьдесят девятая
    [70] Семидесятая
    [71] Семьдесят первая
    [72] Семьдесят вторая
    [73] Семьдесят третья
    [74] Семьдесят четвертая
    [75] Семьдесят пятая
    [76] Семьдесят шестая
    [77] Семьдесят седьмая
    [78] Семьдесят восьмая
    [79] Семьдесят девятая
    [80] Восьмидесятая
    [81] Восемьдесят первая
    [82] Восемьдесят вторая
    [83] Восемьдесят третья
    [84] Восемьдесят четвертая
    [85] Восемьдесят пятая
    [86] Восемьдесят шестая
    [87] Восемьдесят седьмая
    [88] Восемьдесят восьмая
    [89] Восемьдесят девятая
    [90] Девяностая
    [91] Девяносто первая
    [92] Девяносто вторая
    [93] Девяносто третья
    [94] Девяносто четвертая
    [95] Девяносто пятая
    [96] Девяносто шестая
    [97] Девяносто седьмая
    [98] Девяносто восьмая
    [99] Девяносто девятая
    [100] Сотая
   *[other] { $number }‑я
} сессия

agenda-item = Пункт { $number } повестки дня

adoption = Резолюция, принятая { $body ->
    [security-council] Советом Безопасности
    [economic-and-social-council] Экономическим и Социальным Советом
    [human-rights-council] Советом по правам человека
   *[general-assembly] Генеральной Ассамблеей
} { $date }

adoption-in-parts = Резолюции, принятые { $body ->
    [security-council] Советом Безопасности
    [economic-and-social-council] Экономическим и Социальным Советом
    [human-rights-council] Советом по правам человека
   *[general-assembly] Генеральной Ассамблеей
} { $date }

report = { $committee ->
    [first] [по докладу Первого комитета ({ $report })]
    [second] [по докладу Второго комитета ({ $report })]
    [third] [по докладу Третьего комитета ({ $report })]
    [fourth] [по докладу Комитета по специальным политическим вопросам и вопросам деколонизации (Четвертый комитет) ({ $report })]
    [fifth] [по докладу Пятого комитета ({ $report })]
    [sixth] [по докладу Шестого комитета ({ $report })]
    [plenary] [по предложению, рассмотренному на пленарном заседании ({ $report })]
   *[none] [без передачи в главные комитеты ({ $report })]
}

meeting = { $number }‑е { $body ->
    [human-rights-council] заседание
   *[other] пленарное заседание
}

## Headings and lines of the table of contents

preamble = Преамбула
operative-part = Постановляющая часть
notes = Сноски
recorded-vote = Заносимое в отчет о заседании голосование
annex = Приложение

# $number and $opening are the paragraph’s own words.
outline-paragraph = { $number } { $opening }

## Names of places, as a person would cite them

name-preambular-paragraph = пункт { $number } преамбулы
name-paragraph = пункт { $number }
name-unnumbered-paragraph = пункт { $number } постановляющей части
name-text = ненумерованный абзац { $number }
name-going-on = { $within }, продолжение { $number }
name-dash = { $within }, элемент { $number }
name-item = { $within } { $label }
name-in = { $container }, { $place }
name-part = часть { $label }
name-section = раздел { $label }
name-quotation = { $within }, цитата { $number }
name-again = { $name } ({ $number }‑й раз)
name-table = таблица { $number }
name-note = сноска { $mark }
page-name = страница { $number }
name-call-back = Назад: { $place }, ссылка { $number }
name-way-back = Назад: { $place }
name-formula = вводная формула
name-title = название
name-masthead = заголовочная часть
name-closing = заключительные строки

# The short form of a place, for the eye.
place-preambular-paragraph = преамбула { $number }
place-paragraph = { $number }

## Places as footnotes cite them

citation = { $symbol }, { $place }
cite-paragraph = п. { $number }
cite-preambular-paragraph = п. { $number } преамбулы
cite-unnumbered-paragraph = п. { $number } постановляющей части
cite-text = ненумерованный абзац { $number }
cite-heading = { $small }
cite-section = разд. { $label }
cite-titled = раздел, озаглавленный «{ $title }»
cite-note = сноска { $mark }

## What an editor says beside the official words

editors-note-opens = { " [примечание редакции: " }
editors-note-closes = { "]" }
about-editors-notes = После слов «Там же» и «Ibid.» в квадратных скобках указан источник («примечание редакции»). Эти указания не являются частью официального текста.

## The vote

vote-in-favour = Голосовали за
vote-against = Голосовали против
vote-abstaining = Воздержались

## What search engines and libraries are told

full-title = { $symbol }: { $title }
description = Резолюция { $symbol } { $body ->
    [security-council] Совета Безопасности
    [economic-and-social-council] Экономического и Социального Совета
    [human-rights-council] Совета по правам человека
   *[general-assembly] Генеральной Ассамблеи
}, принятая { $date }: { $title }

description-undated = { $symbol }, { $body ->
    [security-council] Совет Безопасности
    [economic-and-social-council] Экономический и Социальный Совет
    [human-rights-council] Совет по правам человека
   *[general-assembly] Генеральная Ассамблея
}: { $title }

## Sizes of files

decimal-point = ,
size-bytes = { $size } байт
size-kilobytes = { $size } КБ
size-megabytes = { $size } МБ

## Navigation

# Between a word of ours and what it announces.
colon = { ": " }
comma = { ", " }

skip-to-text = Перейти к тексту
this-publication = Этот документ
all-documents = Все документы
index-description = Официальные резолюции в доступных форматах: веб-страницы, PDF и EPUB
contents = Содержание
official-site = Официальный сайт документов
format-html = Веб-страница
format-pdf = PDF
format-pdf-large-print = PDF крупным шрифтом
format-pdf-letter = PDF для бумаги Letter
format-epub = EPUB
format-akn = Akoma Ntoso XML
format-txt = Простой текст
format-brf = Шрифт Брайля (BRF)
format-ebrl = Шрифт Брайля (eBraille)
format-md = Markdown
format-json = JSON
languages = Языки
own-name = Русский

## What the web page offers with its scripts

contents-and-go-to = Содержание, переход к пункту
go-to = Перейти к пункту
go-to-example = Например: 18, 18 c), преамбула 3, сноска 14 или статья 5
go-to-button = Перейти
go-to-nowhere = В этом документе не найдено
notes-shown = Где читать сноски
notes-at-end = После текста
notes-in-box = В окошке у знака сноски
notes-after-paragraphs = После каждого абзаца, где стоит их знак
close = Закрыть
copy-link = Копировать ссылку
copy-citation = Копировать библиографическую ссылку
copied = Скопировано
copy-failed = Копирование здесь невозможно. Скопируйте вручную
copy-offered = Ссылку на это место и библиографическую ссылку можно скопировать после текста.

## The accessibility statement

accessibility = Доступность
accessibility-of = Доступность документа { $symbol }
accessibility-of-all = Доступность всех документов
statement-description = Что проверено в изданиях документа { $symbol }, чем, когда и с каким результатом и чего, как известно, не хватает
statement-of-all-description = Что проверено в этих документах, чем, когда и с каким результатом и чего, как известно, не хватает
statement-intro = На этой странице о каждом издании сказано, что проверено, чем, когда и с каким результатом. Это результаты самих проверок, и относятся они к файлам в том виде, в каком они здесь находятся.
statement-of-all-intro = На этой странице сведено то, что проверено во всех документах. У каждого документа есть своё заявление, на которое ссылается его страница. Это результаты самих проверок, и относятся они к файлам в том виде, в каком они здесь находятся.
state-clean = Все проверки проведены, проблем не найдено.
state-partly = Часть проверок проведена, проблем не найдено; остальные не проводились.
state-problems = Найдены проблемы.
state-unchecked = Этот файл не проверен.
checked-by = Средство проверки
read-with = Прочитано человеком, с помощью
result-clean = проблем нет
result-problems = проблем: { $count }
result-accepted = { ", замечаний, которые человек просмотрел и оставил: " }{ $count }
result-not-run = не проводилась
days = с { $first } по { $last }
problems = Проблемы
accepted-findings = Замечания, которые человек просмотрел и оставил
accepted-because = Причина
build-warnings = Что программа, изготовившая издания, заметила в источнике
check-nu = Соответствует ли страница стандарту HTML
check-axe = Правила Руководства по обеспечению доступности веб-контента (WCAG) и хорошей практики, в браузере{ $views ->
    [0] {""}
    [1] {""}
   *[other] {", видов: "}{ $views }
}
check-epubcheck = Соответствует ли публикация стандарту EPUB
check-ace = Правила EPUB Accessibility
check-verapdf = Соответствует ли файл { $standard ->
    [none] своему стандарту
   *[other] { $standard }
}
check-qpdf = Цел ли файл
check-outloud = Говорят ли теги то, что показывает страница
check-heard = Произносит ли программа экранного доступа то, что было выверено
check-links = Понятно ли имя каждой ссылки само по себе и ведёт ли она куда-нибудь
check-sight = Не теряется ли, не закрывается ли что-нибудь и хорошо ли видно, когда текст увеличен, разрежен, тёмен или напечатан
check-keyboard = Всё ли достижимо и видно с клавиатуры, включая каждую сноску и возврат
check-foliate = Открывает ли её программа для чтения
what-is-missing = Чего, как известно, не хватает
missing-person = Для этого заявления никто не читал его со вспомогательными средствами. Программы находят лишь часть препятствий.
missing-claim = О соответствии Руководству по обеспечению доступности веб-контента (WCAG) ничего не утверждается: для этого нужно суждение людей.
missing-plain-language = Нет версии на простом языке и на языке жестов.
missing-braille-proof = Текст шрифтом Брайля не вычитан человеком, читающим по Брайлю.
missing-low-vision-face = В издании крупным шрифтом нет гарнитуры, созданной для слабовидящих: для этой письменности такая неизвестна.
missing-headers = Таблиц без заголовков: { $count }
whom-to-write-to = Кому писать
write-to = Сообщите, что вам мешает, или попросите другую форму
nobody-to-write-to = Тот, кто публикует эту копию, не указал адреса.
about-statement = Об этом заявлении
made-by = Составлено программой
made-from-results = По результатам проверок, которые хранятся вместе с изданиями
made-without-results = Результатов проверок не было
results-as-data = Результаты в виде данных
editions = Издания
files = Файлы
files-checked = Оценено файлов
files-clean = Без проблем
files-partly = Без проблем, часть проверок не проводилась
files-with-problems = С проблемами
files-unchecked = Не проверено
files-accepted = Оставлено после просмотра
checks = Проверки
documents-with-problems = Документы с проблемами
no-documents-with-problems = Ни одна проверка не нашла проблем ни в одном документе.
no-checks = Ничего не проверено.

## EPUB

cover = Обложка
landmarks = Ориентиры
pages = Страницы
text-begins = Начало текста
accessibility-summary = Единый порядок чтения; заголовки, списки и сноски размечены как таковые; у каждого пункта есть якорь; к каждой сноске можно перейти от любой ссылки на нее и вернуться к любой из них. Изображений нет.
accessibility-summary-of-official-words = Единый порядок чтения; заголовки, списки и сноски размечены как таковые; у каждого пункта есть якорь; к каждой сноске можно перейти от любой ссылки на нее. К словам официального текста ничего не добавлено. Изображений нет.
publisher = Организация Объединенных Наций
rights = Текст взят из официального документа Организации Объединенных Наций, которую следует указывать в качестве источника. Настоящее издание не является официальным документом.
