# Word catalogue for Russian: all text that publish adds to the official words.
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
# Ordinals in words follow CLDR. As in official documents, the hyphen between a number and its
# ending is U+2011, and ё is written е.

## Masthead and closing lines

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

adoption = Принята { $date }

adoption-in-parts = Приняты { $date }

report = [{ $report }]

meeting = { $number }‑е заседание

## Headings and table of contents

preamble = Преамбула
operative-part = Постановляющая часть
notes = Сноски
recorded-vote = Заносимое в отчет о заседании голосование
annex = Приложение

# $number and $opening are the paragraph’s own words.
outline-paragraph = { $number } { $opening }

## Names of places

name-preambular-paragraph = пункт { $number } преамбулы
name-numbered-preambular-paragraph = { name-paragraph }
name-paragraph = пункт { $number }
name-unnumbered-paragraph = пункт { $number } постановляющей части
name-text = ненумерованный абзац { $number }
name-continuation = { $within }, продолжение { $number }
name-dash = { $within }, элемент { $number }
name-item = { $within } { $label }
name-in = { $container }, { $place }
name-part = часть { $label }
name-section = раздел { $label }
name-quotation = { $within }, цитата { $number }
name-again = { $name } ({ $number }‑й раз)
name-table = таблица { $number }
name-note = сноска { $mark }
name-line = { $container }, строка { $number }
name-cell = { $table }, строка { $row }, столбец { $column }
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

## Citations

citation = { $symbol }, { $place }
cite-paragraph = п. { $number }
cite-preambular-paragraph = п. { $number } преамбулы
cite-numbered-preambular-paragraph = { cite-paragraph }
cite-unnumbered-paragraph = п. { $number } постановляющей части
cite-text = ненумерованный абзац { $number }
cite-heading = { $small }
cite-section = разд. { $label }
cite-titled = раздел, озаглавленный «{ $title }»
cite-note = сноска { $mark }

## Editor’s notes

editors-note-opens = { " [примечание редакции: " }
editors-note-closes = { "]" }
about-editors-notes = Примечания редакции в квадратных скобках не являются частью официального текста.

## Recorded vote

vote-in-favour = Голосовали за
vote-against = Голосовали против
vote-abstaining = Воздержались
vote-absent = Отсутствовали

## Metadata for search engines and libraries

full-title = { $symbol }: { $title }
description = { $symbol }, принята { $date }: { $title }
description-undated = { $symbol }: { $title }

## File sizes

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

# Lists of documents. A body file can name other kinds of documents in its lines: kind-ordinance.
by-body = По органам
by-subject = По темам
subjects = Темы
all-subjects = Все темы
subject-title = Тема: { $title }
latest-documents = Последние документы
# Before the number of documents in a list.
document-count = Документы
breadcrumb = Путь по сайту
kind-resolution = Резолюции
kind-decision = Решения
kind-presidential-statement = Заявления Председателя
kind-draft-resolution = Проекты резолюций
kind-document = Другие документы
list-description = { $title }. Документы: { $count }
list-undated = Без даты
list-pages = Страницы этого списка
page-of-pages = Страница { $number } из { $count }
previous-page = Предыдущая страница
next-page = Следующая страница
feed = Лента новых документов (Atom)
opds = Каталог для приложений для чтения (OPDS)
archives = Скачать все документы
archive-zip = ZIP
not-found = Страница не найдена
not-found-text = Возможно, в адресе ошибка или этого документа нет на сайте.

# The link to a page with this language and another one, before a colon and the name of the other; and
# the title of that page, in the window.
side-by-side = Параллельный текст
side-by-side-title = { $title } ({ $first }, { $second })

# The page about a document in all its languages. The first is the text of the link to it.
about-document = Сведения
about-description = О документе { $symbol }: { $title }. Языки, форматы, принятие и ссылки
about-languages = Языки и форматы
about-facts = Сведения
about-adopted = Дата и порядок принятия
about-agenda = Повестка дня
about-issued = Дата издания
about-cite-as = Как ссылаться
about-cite-files = Ссылка в виде файла
cite-ris = RIS
cite-bibtex = BibTeX
cite-csl = CSL-JSON
type-resolution = Резолюция
type-decision = Решение
type-presidential-statement = Заявление Председателя
type-draft-resolution = Проект резолюции
type-document = Документ
about-address = Адрес
about-series = Документы с тем же названием
# Followed by the symbol and title of the document before or after this one.
about-follows = Предыдущий документ
about-followed-by = Следующий документ
# Headings of lists of documents: those that this one cites, and those that cite it.
about-cites = Ссылки на документы
about-cited-by = Ссылки на этот документ
about-latest = Указаны последние документы, числом { $count }.
about-all-citations = Все ссылки (CSV)
# After a paragraph that cites the document; followed by the names of paragraphs.
about-refers-to = упоминается
# The label of an item of such a paragraph. $label is a Latin letter or a small Roman numeral.
about-item = { $label })

# The search page.
search-title = Полнотекстовый поиск
search-description = Поиск по полному тексту всех документов
search-label = Слова, номер или условное обозначение
search-button = Найти
search-body = Орган
search-subject = Тема
search-year = Год
search-any = Все
search-results = Результаты
search-waiting = Идет поиск…
# Before the number of documents.
search-found = Найдено документов
search-none = Ничего не найдено
search-more = Другие результаты
search-failed = Не удалось загрузить поиск
search-needs = Для поиска нужны JavaScript и веб-сервер. Без них можно пользоваться списком:

contents = Содержание
contents-paragraphs = Пункты
unofficial = Неофициальная версия.
official-document = Официальный документ
site-unofficial = Это неофициальное издание. Аутентичными являются только официальные документы.
table-scrolls = Прокрутите таблицу вбок, чтобы увидеть все столбцы.
format-html = Веб-страница
format-pdf = PDF
format-pdf-large-print = PDF крупным шрифтом
format-pdf-letter = PDF для бумаги Letter
format-epub = EPUB
format-akn = Akoma Ntoso XML
format-txt = Простой текст
format-jsonl = Фрагменты (JSON Lines)
format-brf = Шрифт Брайля (BRF)
format-ebrl = Шрифт Брайля (eBraille)
format-md = Markdown
format-json = JSON
languages = Языки
own-name = Русский

display = Вид страницы
display-size = Размер шрифта
display-standard = Стандартный
display-smaller = Меньше
display-larger = Больше
display-largest = Самый большой
display-spacing = Межстрочный интервал
display-wide = Увеличенный
display-widest = Самый большой
display-typeface = Шрифт
display-sans-serif = Без засечек
display-low-vision = Для слабовидящих
display-colours = Цвета
display-device = Как на устройстве
display-light = Светлые
display-dark = Темные
display-contrast = Контраст
display-more-contrast = Высокий
display-pages = Номера страниц PDF
display-pages-hidden = Скрыты
display-pages-shown = Показаны
display-reset = Сбросить все

## Web page features that need JavaScript

go-to = Перейти к пункту
go-to-example = Например: 18, 18 c), преамбула 3, сноска 14 или статья 5
go-to-button = Перейти
# Followed by the text that was looked for.
go-to-not-found = В этом документе не найдено
# Heading of the three choices that follow it.
show-notes = Показывать сноски
show-notes-at-end = В конце документа
show-notes-in-box = В окошке у знака сноски
show-notes-after-paragraphs = После каждого абзаца
close = Закрыть
copy-link = Копировать адрес
copy-citation = Копировать реквизиты
# Followed by the text that was copied or could not be copied.
copied = Скопировано
copy-failed = Скопировать не удалось. Скопируйте этот текст вручную
# Announced by screen readers when the copy buttons appear.
copy-buttons-follow = Далее две кнопки: копировать адрес и копировать реквизиты.

## Accessibility statement

# Text of the link from a document to its statement.
accessibility-statement = Заявление о доступности
statement-title = Заявление о доступности документа { $symbol }
statement-description = Доступность документа { $symbol }: проверки, инструменты, даты, результаты и известные ограничения
statement-intro = В этом заявлении для каждого издания указаны проверки, инструмент, дата и результат. Результаты относятся только к опубликованным здесь файлам.
# For the whole site.
site-statement-title = Заявление о доступности всех документов
site-statement-description = Доступность всех документов: проверки, инструменты, даты, результаты и известные ограничения
site-statement-intro = В этом заявлении сведены проверки всех опубликованных здесь документов. У каждого документа есть свое заявление, ссылка на которое дана на его странице. Результаты относятся только к опубликованным здесь файлам.

state-clean = Все проверки проведены, проблем не найдено.
state-partly = Часть проверок проведена, проблем не найдено. Остальные проверки не проводились.
state-problems = Найдены проблемы.
state-unchecked = Этот файл не проверен.
# Followed by the name of a program; for tests by a person, that of an assistive technology.
tool = Инструмент
tested-with = Проверено человеком с помощью
# Follows the name of a check.
result-clean = проблем не найдено
result-problems = найдено проблем: { $count }
# Follows result-clean or result-problems.
result-accepted = { ", замечаний, не требующих исправления: " }{ $count }
result-not-run = не проводилась
date-range = с { $first } по { $last }

problems = Проблемы
accepted-findings = Рассмотренные замечания, не требующие исправления
accepted-reason = Причина
build-warnings = Предупреждения об исходном документе

# Names of checks: check- and the name of the check in checks.json. A name is a noun phrase; the
# result follows it.
check-nu = Соответствие стандарту HTML
# $views is the number of display settings that were checked, 0 if the check was not run.
check-axe = Правила WCAG и рекомендуемая практика, в браузере{ $views ->
    [0] {""}
    [1] {""}
   *[other] {" ("}режимов отображения: { $views })
}
check-epubcheck = Соответствие стандарту EPUB
check-ace = Правила EPUB Accessibility
# $standard is “none” if the check was not run.
check-verapdf = Соответствие { $standard ->
    [none] стандарту PDF
   *[other] { $standard }
}
# The checks that “publish build --check” makes itself.
check-page = Синтаксис, идентификаторы, заголовки и названия
check-package = Структура EPUB и его страниц
check-words = Слова в сравнении с исходным текстом
check-identity = Язык и заголовок в сравнении с документом
# $standard is “none” if the check was not run.
check-pdf = Соответствие { $standard ->
    [none] стандарту PDF
   *[other] { $standard }
}
check-qpdf = Целостность файла
check-outloud = Соответствие тегов странице
check-transcript = Речь программы экранного доступа в сравнении с выверенной
check-links = Названия и адреса ссылок
check-appearance = Отображение при увеличении, разрядке, в темном режиме и при печати
check-keyboard = Доступ с клавиатуры, включая сноски и возврат
check-foliate = Открытие в программе для чтения

limitations = Известные ограничения
limitation-not-tested = Эти издания не проверялись человеком с помощью ассистивных технологий. Автоматические проверки находят лишь часть препятствий.
limitation-conformance = Соответствие Руководству по обеспечению доступности веб-контента (WCAG) не оценивалось: автоматических проверок для этого недостаточно.
limitation-plain-language = Нет версий на простом языке и на жестовом языке.
limitation-braille = Издание шрифтом Брайля не вычитано человеком, читающим по Брайлю.
limitation-low-vision-typeface = В издании крупным шрифтом не используется гарнитура для слабовидящих: для этой письменности такая гарнитура неизвестна.
limitation-table-headers = Таблиц без ячеек с заголовками: { $count }

contact = Обратная связь и контакты
# Followed by the address.
contact-label = Сообщить о проблеме доступности или запросить другой формат
contact-missing = Издатель этой копии не указал контактный адрес.

preparation = Подготовка этого заявления
# Followed by the name of the program.
prepared-with = Составлено программой
# Followed by a link with the text results-as-json.
prepared-from-results = На основе результатов проверок, хранящихся вместе с изданиями
results-as-json = Результаты (JSON)
prepared-without-results = Результатов проверок не было.

editions = Издания
# Followed by a number of files.
files = Файлы
files-checked = Проверено файлов
files-clean = Без проблем
files-partly = Без проблем, часть проверок не проводилась
files-with-problems = С проблемами
files-unchecked = Не проверено
files-with-accepted-findings = С замечаниями, не требующими исправления
checks = Проверки
documents-with-problems = Документы с проблемами
no-documents-with-problems = Проблем не найдено.
no-checks = Файлы не проверялись.

# The statement of the whole site.
status = Статус
# $status is what the checks show about all files, $standard a name such as EN 301 549 v4.1.1.
status-of-site = { $status ->
    [unchecked] Доступность этих документов не проверялась.
    [not-met] Найдены проблемы. Некоторые требования { $standard } (WCAG 2.2, уровень AA) не выполнены.
    [problems] Найдены проблемы. Проверки позволяют судить лишь о некоторых требованиях { $standard } (WCAG 2.2, уровень AA); соответствие не заявляется.
   *[clean] Проведенные проверки проблем не выявили. Они позволяют судить лишь о некоторых требованиях { $standard } (WCAG 2.2, уровень AA); соответствие не заявляется.
}
method = Метод
method-programs = Опубликованные файлы проверены программами.
method-people = Опубликованные файлы проверены людьми.
# Followed by a date, and by the names of programs.
method-date = Дата проверок
method-tools = Инструменты

# Follows the name of the standard and a colon.
clauses = по каждому требованию
clauses-intro = Требования к веб-страницам и документам — критерии WCAG 2.2 уровней A и AA. Требование выполнено, только если это установлено проверкой или человеком для каждого файла. Проверка, которая охватывает лишь часть требования и не находит проблем, этого не доказывает. Результаты относятся к изданиям, а не к списку документов и заявлениям.
# The chapters of EN 301 549.
chapter-9 = Глава 9: Веб-страницы
chapter-10 = Глава 10: Документы вне веба
chapter-12 = Глава 12: Информация о продуктах и услугах
# The heads of the table, and results. A result is also followed by a number.
clause = Требование
clause-outcome = Результат
clause-met = Выполнено
clause-not-met = Не выполнено
clause-not-applicable = Неприменимо
clause-not-evaluated = Не оценивалось
# The names of the success criteria, as in the W3C’s translation of WCAG, if there is one.
criterion-name = { $criterion ->
    [non-text-content] Нетекстовый контент
    [audio-only-and-video-only] Только аудио и только видео (в записи)
    [captions-prerecorded] Субтитры (в записи)
    [audio-description-or-alternative] Тифлокомментарий или медиаальтернатива (в записи)
    [captions-live] Субтитры (в прямом эфире)
    [audio-description] Тифлокомментарий (в записи)
    [info-and-relationships] Информация и взаимосвязи
    [meaningful-sequence] Значимая последовательность
    [sensory-characteristics] Сенсорные характеристики
    [orientation] Ориентация
    [identify-input-purpose] Определение назначения ввода
    [use-of-color] Использование цвета
    [audio-control] Управление звуком
    [contrast-minimum] Контраст (минимум)
    [resize-text] Изменение размера текста
    [images-of-text] Изображения текста
    [reflow] Перекомпоновка
    [non-text-contrast] Контраст нетекстового контента
    [text-spacing] Интервалы в тексте
    [content-on-hover-or-focus] Контент при наведении или фокусе
    [keyboard] Клавиатура
    [no-keyboard-trap] Отсутствие ловушек для клавиатуры
    [character-key-shortcuts] Сочетания из символьных клавиш
    [timing-adjustable] Настройка времени
    [pause-stop-hide] Пауза, остановка, скрытие
    [three-flashes] Не более трех вспышек или ниже порога
    [bypass-blocks] Пропуск блоков
    [page-titled] Заголовок страницы
    [focus-order] Порядок фокуса
    [link-purpose] Назначение ссылки (в контексте)
    [multiple-ways] Разные способы доступа
    [headings-and-labels] Заголовки и метки
    [focus-visible] Видимый фокус
    [focus-not-obscured] Фокус не скрыт (минимум)
    [pointer-gestures] Жесты указателем
    [pointer-cancellation] Отмена действия указателя
    [label-in-name] Метка в имени
    [motion-actuation] Управление движением
    [dragging-movements] Перетаскивание
    [target-size] Размер цели (минимум)
    [language-of-page] Язык страницы
    [language-of-parts] Язык частей
    [on-focus] При получении фокуса
    [on-input] При вводе
    [consistent-navigation] Единообразная навигация
    [consistent-identification] Единообразное обозначение
    [consistent-help] Единообразная помощь
    [error-identification] Определение ошибок
    [labels-or-instructions] Метки или инструкции
    [error-suggestion] Предложения по исправлению ошибок
    [error-prevention] Предотвращение ошибок (юридических, финансовых, в данных)
    [redundant-entry] Повторный ввод
    [accessible-authentication] Доступная аутентификация (минимум)
    [parsing] Синтаксический анализ
    [name-role-value] Имя, роль, значение
   *[status-messages] Сообщения о состоянии
}
# The names of other clauses.
clause-name = { $clause ->
    [wcag-conformance] Требования WCAG к соответствию
    [user-preferences] Предпочтения пользователя
    [information-about-products] Доступная информация о продуктах
    [information-about-services] Доступная информация об услугах
   *[accessibility-features] Функции доступности и совместимости
}
# Why a clause is not evaluated; criteria: why the conformance requirements are not met.
clause-reason = { $reason ->
    [incomplete] Проверены не все файлы.
    [no-check] Для этого требования проверки не проводились.
    [person] Это требование может оценить только человек.
    [publisher] Это зависит от информации издателя о его продуктах и услугах.
    [criteria] Выполнены не все критерии.
   *[partly] Проверки находят лишь часть возможных проблем.
}
# Why a clause does not apply.
not-applicable-reason = { $absent ->
    [media] В изданиях нет аудио и видео.
    [motion] В изданиях ничего не движется, не мигает и не вспыхивает.
    [time-limit] В изданиях нет ограничений по времени.
    [gestures] В изданиях нет функций, требующих жестов, перетаскивания или движения устройства.
    [shortcuts] В изданиях нет односимвольных клавиатурных команд.
    [personal-data] Издания не запрашивают личных данных и не предусматривают сделок.
    [authentication] Издания не требуют входа в систему.
    [fields] В этих изданиях нет полей ввода.
    [status-messages] В этих изданиях нет сообщений о состоянии.
   *[criterion] В WCAG 2.2 этот критерий исключен.
}

enforcement = Порядок обжалования
# Followed by the name of the body.
enforcement-intro = Если ответ на ваше сообщение не решил проблему, вы можете обратиться в этот орган

# The conformance report. The first is the text of the link to it.
conformance-report = Отчет о соответствии (OpenACR)
openacr-title = Отчет о соответствии требованиям доступности: { $product }
openacr-notes = Составлено программой { $program } на основе результатов проверок опубликованных файлов. Критерии — критерии WCAG 2.2 уровней A и AA, на которых основаны главы 9 и 10 { $standard }; для этой версии в OpenACR нет каталога. Остальные требования приведены в заявлении о доступности. Критерий, по которому нет решения ни проверки, ни человека, указан как неоцененный, что в VPAT допускается только для уровня AAA.

## Comparison of two documents

comparison-title = Сравнение { $old } и { $new }
comparison-of-versions = Сравнение двух версий { $symbol }
comparison-description = Изменения, добавления, исключения и перемещения по пунктам
comparison-earlier = Прежний текст
comparison-later = Новый текст
comparison-intro = Добавленные слова подчеркнуты, исключенные зачеркнуты. Программы экранного доступа объявляют их начало и конец.
comparison-same = Слова в обоих текстах одинаковы.
comparison-summary = Сводка
comparison-changes = Перечень изменений
comparison-text = Изменения в тексте
comparison-changed = изменение
comparison-inserted = добавление
comparison-deleted = исключение
comparison-moved = перемещение
comparison-renumbered = изменение номера
comparison-unchanged = без изменений
comparison-states = { $first }, { $second }
comparison-renamed = { $new } (ранее { $old })
comparison-left-out = Пропущено фрагментов без изменений: { $count }
comparison-insertion-opens = { "добавлено: " }
comparison-insertion-closes = { ", конец добавления; " }
comparison-deletion-opens = { "исключено: " }
comparison-deletion-closes = { ", конец исключения; " }

## EPUB

cover = Обложка
landmarks = Ориентиры
pages = Страницы PDF, опубликованного вместе с этим EPUB
start-of-text = Начало текста
# Shown by libraries and reading apps.
accessibility-summary = Единый порядок чтения. Заголовки, списки и сноски размечены как таковые. На каждый пункт можно дать ссылку. К каждой сноске можно перейти от любой ссылки на нее и вернуться обратно. Изображений нет, кроме обложки.
accessibility-summary-official-words-only = Единый порядок чтения. Заголовки, списки и сноски размечены как таковые. На каждый пункт можно дать ссылку. К каждой сноске можно перейти от любой ссылки на нее. К официальному тексту ничего не добавлено. Изображений нет.
