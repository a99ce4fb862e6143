# Word catalogue for Arabic: all text that publish adds to the official words.
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

# The months have two names in official documents, which CLDR keeps in different regions. Official
# documents print the date of issue in English.
date = { $day } { $month ->
    [1] كانون الثاني/يناير
    [2] شباط/فبراير
    [3] آذار/مارس
    [4] نيسان/أبريل
    [5] أيار/مايو
    [6] حزيران/يونيه
    [7] تموز/يوليه
    [8] آب/أغسطس
    [9] أيلول/سبتمبر
    [10] تشرين الأول/أكتوبر
    [11] تشرين الثاني/نوفمبر
   *[12] كانون الأول/ديسمبر
} { $year }

# The ordinal in words, from 1 to 100; a session beyond is given in digits.
session = الدورة { $number ->
    [1] الأولى
    [2] الثانية
    [3] الثالثة
    [4] الرابعة
    [5] الخامسة
    [6] السادسة
    [7] السابعة
    [8] الثامنة
    [9] التاسعة
    [10] العاشرة
    [11] الحادية عشرة
    [12] الثانية عشرة
    [13] الثالثة عشرة
    [14] الرابعة عشرة
    [15] الخامسة عشرة
    [16] السادسة عشرة
    [17] السابعة عشرة
    [18] الثامنة عشرة
    [19] التاسعة عشرة
    [20] العشرون
    [21] الحادية والعشرون
    [22] الثانية والعشرون
    [23] الثالثة والعشرون
    [24] الرابعة والعشرون
    [25] الخامسة والعشرون
    [26] السادسة والعشرون
    [27] السابعة والعشرون
    [28] الثامنة والعشرون
    [29] التاسعة والعشرون
    [30] الثلاثون
    [31] الحادية والثلاثون
    [32] الثانية والثلاثون
    [33] الثالثة والثلاثون
    [34] الرابعة والثلاثون
    [35] الخامسة والثلاثون
    [36] السادسة والثلاثون
    [37] السابعة والثلاثون
    [38] الثامنة والثلاثون
    [39] التاسعة والثلاثون
    [40] الأربعون
    [41] الحادية والأربعون
    [42] الثانية والأربعون
    [43] الثالثة والأربعون
    [44] الرابعة والأربعون
    [45] الخامسة والأربعون
    [46] السادسة والأربعون
    [47] السابعة والأربعون
    [48] الثامنة والأربعون
    [49] التاسعة والأربعون
    [50] الخمسون
    [51] الحادية والخمسون
    [52] الثانية والخمسون
    [53] الثالثة والخمسون
    [54] الرابعة والخمسون
    [55] الخامسة والخمسون
    [56] السادسة والخمسون
    [57] السابعة والخمسون
    [58] الثامنة والخمسون
    [59] التاسعة والخمسون
    [60] الستون
    [61] الحادية والستون
    [62] الثانية والستون
    [63] الثالثة والستون
    [64] الرابعة والستون
    [65] الخامسة والستون
    [66] السادسة والستون
    [67] السابعة والستون
    [68] الثامنة والستون
    [69] التاسعة والستون
    [70] السبعون
    [71] الحادية والسبعون
    [72] الثانية والسبعون
    [73] الثالثة والسبعون
    [74] الرابعة والسبعون
    [75] الخامسة والسبعون
    [76] السادسة والسبعون
    [77] السابعة والسبعون
    [78] الثامنة والسبعون
    [79] التاسعة والسبعون
    [80] الثمانون
    [81] الحادية والثمانون
    [82] الثانية والثمانون
    [83] الثالثة والثمانون
    [84] الرابعة والثمانون
    [85] الخامسة والثمانون
    [86] السادسة والثمانون
    [87] السابعة والثمانون
    [88] الثامنة والثمانون
    [89] التاسعة والثمانون
    [90] التسعون
    [91] الحادية والتسعون
    [92] الثانية والتسعون
    [93] الثالثة والتسعون
    [94] الرابعة والتسعون
    [95] الخامسة والتسعون
    [96] السادسة والتسعون
    [97] السابعة والتسعون
    [98] الثامنة والتسعون
    [99] التاسعة والتسعون
    [100] المائة
   *[other] { $number }
}

agenda-item = البند { $number } من جدول الأعمال

adoption = اعتمد في { $date }

adoption-in-parts = اعتمدت في { $date }

report = [{ $report }]

meeting = الجلسة { $number }

## Headings and table of contents

preamble = الديباجة
operative-part = المنطوق
notes = الحواشي
recorded-vote = التصويت المسجل
annex = المرفق

# $number and $opening are the paragraph’s own words.
outline-paragraph = { $number } { $opening }

## Names of places

name-preambular-paragraph = الفقرة { $number } من الديباجة
name-numbered-preambular-paragraph = { name-paragraph }
name-paragraph = الفقرة { $number }
name-unnumbered-paragraph = الفقرة { $number } من المنطوق
name-text = الفقرة غير المرقمة { $number }
name-continuation = { $within }، تتمة { $number }
name-dash = { $within }، النقطة { $number }
name-item = { $within } { $label }
name-in = { $container }، { $place }
name-part = الجزء { $label }
# In its adverbial form (أولا) a label cannot follow a noun. $number is 0 where the label is a letter.
name-section = { $number ->
    [1] الجزء الأول
    [2] الجزء الثاني
    [3] الجزء الثالث
    [4] الجزء الرابع
    [5] الجزء الخامس
    [6] الجزء السادس
    [7] الجزء السابع
    [8] الجزء الثامن
    [9] الجزء التاسع
    [10] الجزء العاشر
    [11] الجزء الحادي عشر
    [12] الجزء الثاني عشر
    [13] الجزء الثالث عشر
    [14] الجزء الرابع عشر
    [15] الجزء الخامس عشر
    [16] الجزء السادس عشر
    [17] الجزء السابع عشر
    [18] الجزء الثامن عشر
    [19] الجزء التاسع عشر
    [20] الجزء العشرون
    [21] الجزء الحادي والعشرون
    [22] الجزء الثاني والعشرون
    [23] الجزء الثالث والعشرون
    [24] الجزء الرابع والعشرون
    [25] الجزء الخامس والعشرون
    [26] الجزء السادس والعشرون
    [27] الجزء السابع والعشرون
    [28] الجزء الثامن والعشرون
    [29] الجزء التاسع والعشرون
    [30] الجزء الثلاثون
   *[other] الفرع { $label }
}
name-quotation = { $within }، الاقتباس { $number }
name-again = { $name } (المرة { $number })
name-table = الجدول { $number }
name-note = الحاشية { $mark }
name-line = { $container }، السطر { $number }
name-cell = { $table }، الصف { $row }، العمود { $column }
page-name = الصفحة { $number }
name-call-back = العودة إلى { $place }، الإشارة { $number }
name-way-back = العودة إلى { $place }
name-formula = العبارة الاستهلالية
name-title = العنوان
name-masthead = الترويسة
name-closing = السطور الختامية

# The short form of a place, for the eye.
place-preambular-paragraph = الديباجة { $number }
place-paragraph = { $number }

## Citations

citation = { $symbol }، { $place }
cite-paragraph = الفقرة { $number }
cite-preambular-paragraph = الفقرة { $number } من الديباجة
cite-numbered-preambular-paragraph = { cite-paragraph }
cite-unnumbered-paragraph = الفقرة { $number } من المنطوق
cite-text = الفقرة غير المرقمة { $number }
cite-heading = { $small }
cite-section = { name-section }
cite-titled = الفرع المعنون ”{ $title }“
cite-note = الحاشية { $mark }

## Editor’s notes

editors-note-opens = { " [ملاحظة من المحرر: " }
editors-note-closes = { "]" }
about-editors-notes = ملاحظات المحرر بين معقوفتين ليست جزءا من النص الرسمي.

## Recorded vote

vote-in-favour = المؤيدون
vote-against = المعارضون
vote-abstaining = الممتنعون عن التصويت
vote-absent = الغائبون

## Metadata for search engines and libraries

full-title = { $symbol }: { $title }
description = { $symbol }، اعتمد في { $date }: { $title }
description-undated = { $symbol }: { $title }

## File sizes

decimal-point = ,
size-bytes = { $size } بايت
size-kilobytes = { $size } كيلوبايت
size-megabytes = { $size } ميغابايت

## Navigation

# Between a word of ours and what it announces.
colon = { ": " }
comma = { "، " }

skip-to-text = الانتقال إلى النص
this-publication = هذه الوثيقة
all-documents = جميع الوثائق
index-description = القرارات الرسمية بأشكال ميسرة: صفحات شبكية و PDF و EPUB

# Lists of documents. A body file can name other kinds of documents in its lines: kind-ordinance.
by-body = حسب الهيئة
by-subject = حسب الموضوع
subjects = المواضيع
all-subjects = جميع المواضيع
subject-title = الموضوع: { $title }
latest-documents = أحدث الوثائق
# Before the number of documents in a list.
document-count = الوثائق
breadcrumb = مسار التصفح
kind-resolution = القرارات
kind-decision = المقررات
kind-presidential-statement = البيانات الرئاسية
kind-draft-resolution = مشاريع القرارات
kind-document = وثائق أخرى
list-description = { $title }. الوثائق: { $count }
list-undated = بدون تاريخ
list-pages = صفحات هذه القائمة
page-of-pages = الصفحة { $number } من { $count }
previous-page = الصفحة السابقة
next-page = الصفحة التالية
feed = موجز الوثائق الجديدة (Atom)
opds = فهرس لتطبيقات القراءة (OPDS)
archives = تنزيل جميع الوثائق
archive-zip = ZIP
not-found = الصفحة غير موجودة
not-found-text = قد يكون العنوان مكتوبا بشكل خاطئ، أو قد لا تكون الوثيقة ضمن هذا الموقع.

# The link to a page with this language and another one, before a colon and the name of the other; and
# the title of that page, in the window.
side-by-side = النص المقابل
side-by-side-title = { $title } ({ $first }، { $second })

# The page about a document in all its languages. The first is the text of the link to it.
about-document = التفاصيل
about-description = معلومات عن { $symbol }: { $title }. اللغات والصيغ والاعتماد والإحالات
about-languages = اللغات والصيغ
about-facts = بيانات الوثيقة
about-adopted = تاريخ الاعتماد
about-agenda = جدول الأعمال
about-issued = تاريخ الإصدار
about-cite-as = صيغة الإحالة
about-cite-files = ملف الإحالة
cite-ris = RIS
cite-bibtex = BibTeX
cite-csl = CSL-JSON
type-resolution = قرار
type-decision = مقرر
type-presidential-statement = بيان رئاسي
type-draft-resolution = مشروع قرار
type-document = وثيقة
about-address = العنوان الإلكتروني
about-series = وثائق بالعنوان نفسه
# Followed by the symbol and title of the document before or after this one.
about-follows = الوثيقة السابقة
about-followed-by = الوثيقة اللاحقة
# Headings of lists of documents: those that this one cites, and those that cite it.
about-cites = وثائق تشير إليها هذه الوثيقة
about-cited-by = وثائق تشير إلى هذه الوثيقة
about-latest = القائمة تقتصر على أحدث الوثائق وعددها { $count }.
about-all-citations = جميع الإحالات (CSV)
# After a paragraph that cites the document; followed by the names of paragraphs.
about-refers-to = الإشارة إلى
# The label of an item of such a paragraph. $label is a Latin letter or a small Roman numeral.
about-item = { "\u2066" }({ $label }){ "\u2069" }

# The search page.
search-title = البحث في النص الكامل
search-description = البحث في النص الكامل لجميع الوثائق
search-label = كلمات أو رقم أو رمز الوثيقة
search-button = بحث
search-body = الهيئة
search-subject = الموضوع
search-year = السنة
search-any = الكل
search-results = النتائج
search-waiting = جار البحث…
# Before the number of documents.
search-found = عدد الوثائق التي عُثر عليها
search-none = لم يُعثر على شيء
search-more = مزيد من النتائج
search-failed = تعذّر تحميل البحث
search-needs = يتطلب البحث تشغيل JavaScript وخادم ويب. وبدونهما يمكن استخدام القائمة:

contents = المحتويات
contents-paragraphs = الفقرات
unofficial = نسخة غير رسمية.
official-document = الوثيقة الرسمية
site-unofficial = هذه نسخة غير رسمية. والوثائق الرسمية وحدها هي المعتمدة.
table-scrolls = مرّر الجدول أفقيا لعرض جميع الأعمدة.
format-html = صفحة شبكية
format-pdf = PDF
format-pdf-large-print = PDF بحروف كبيرة
format-pdf-letter = PDF على ورق Letter
format-epub = EPUB
format-akn = Akoma Ntoso XML
format-txt = نص عادي
format-jsonl = الفقرات (JSON Lines)
format-brf = برايل (BRF)
format-ebrl = برايل (eBraille)
format-md = Markdown
format-json = JSON
languages = اللغات
own-name = العربية

display = طريقة العرض
display-size = حجم النص
display-standard = عادي
display-smaller = أصغر
display-larger = أكبر
display-largest = الأكبر
display-spacing = تباعد الأسطر
display-wide = واسع
display-widest = الأوسع
display-typeface = نوع الخط
display-sans-serif = بسيط
display-low-vision = لضعاف البصر
display-colours = الألوان
display-device = كما في الجهاز
display-light = فاتحة
display-dark = داكنة
display-contrast = التباين
display-more-contrast = عالٍ
display-pages = أرقام صفحات PDF
display-pages-hidden = مخفية
display-pages-shown = ظاهرة
display-reset = إعادة الضبط

## Web page features that need JavaScript

go-to = الانتقال إلى الفقرة
go-to-example = مثلا: 18، 18 (ج)، الديباجة 3، الحاشية 14، المادة 5
go-to-button = انتقال
# Followed by the text that was looked for.
go-to-not-found = لم يُعثر عليه في هذه الوثيقة
# Heading of the three choices that follow it.
show-notes = عرض الحواشي
show-notes-at-end = في نهاية الوثيقة
show-notes-in-box = في إطار بجوار رقم الحاشية
show-notes-after-paragraphs = بعد كل فقرة
close = إغلاق
copy-link = نسخ الرابط
copy-citation = نسخ الإحالة المرجعية
# Followed by the text that was copied or could not be copied.
copied = تم النسخ
copy-failed = تعذّر النسخ. يرجى نسخ النص يدويا
# Announced by screen readers when the copy buttons appear.
copy-buttons-follow = يلي ذلك زران: نسخ الرابط ونسخ الإحالة المرجعية.

## Accessibility statement

# Text of the link from a document to its statement.
accessibility-statement = بيان إمكانية الوصول
statement-title = بيان إمكانية الوصول إلى الوثيقة { $symbol }
statement-description = إمكانية الوصول إلى الوثيقة { $symbol }: الفحوص وأدواتها وتواريخها ونتائجها والقيود المعروفة
statement-intro = يورد هذا البيان، لكل إصدار، الفحوص التي أُجريت وأداتها وتاريخها ونتيجتها. ولا تنطبق النتائج إلا على الملفات المنشورة هنا.
# For the whole site.
site-statement-title = بيان إمكانية الوصول إلى جميع الوثائق
site-statement-description = إمكانية الوصول إلى جميع الوثائق: الفحوص وأدواتها وتواريخها ونتائجها والقيود المعروفة
site-statement-intro = يلخّص هذا البيان فحوص جميع الوثائق المنشورة هنا. ولكل وثيقة بيان خاص بها يُنتقل إليه من صفحتها. ولا تنطبق النتائج إلا على الملفات المنشورة هنا.

state-clean = أُجريت جميع الفحوص ولم يُعثر على أي مشكلة.
state-partly = أُجريت بعض الفحوص ولم يُعثر على أي مشكلة. ولم تُجر الفحوص الأخرى.
state-problems = عُثر على مشاكل.
state-unchecked = لم يُفحص هذا الملف.
# Followed by the name of a program; for tests by a person, that of an assistive technology.
tool = أداة الفحص
tested-with = اختبار أجراه شخص باستخدام
# Follows the name of a check.
result-clean = لم يُعثر على مشاكل
result-problems = عدد المشاكل: { $count }
# Follows result-clean or result-problems.
result-accepted = { "، وملاحظات استُعرضت وقُبلت: " }{ $count }
result-not-run = لم يُجر
date-range = من { $first } إلى { $last }

problems = المشاكل
accepted-findings = ملاحظات استُعرضت وقُبلت
accepted-reason = السبب
build-warnings = تحذيرات بشأن الوثيقة المصدر

# Names of checks: check- and the name of the check in checks.json. A name is a noun phrase; the
# result follows it.
check-nu = الامتثال لمعيار HTML
# $views is the number of display settings that were checked, 0 if the check was not run.
check-axe = قواعد WCAG والممارسات الجيدة، في متصفح{ $views ->
    [0] {""}
    [1] {""}
   *[other] {" ("}عدد طرائق العرض: { $views })
}
check-epubcheck = الامتثال لمعيار EPUB
check-ace = قواعد EPUB Accessibility
# $standard is “none” if the check was not run.
check-verapdf = الامتثال لمعيار { $standard ->
    [none] PDF
   *[other] { $standard }
}
# The checks that “publish build --check” makes itself.
check-page = بنية الصفحة ومعرفاتها وعناوينها وأسماء روابطها
check-package = بنية ملف EPUB وصفحاته
check-words = تطابق الكلمات مع المصدر
check-identity = تطابق اللغة والعنوان مع الوثيقة
# $standard is “none” if the check was not run.
check-pdf = الامتثال لمعيار { $standard ->
    [none] PDF
   *[other] { $standard }
}
check-qpdf = سلامة الملف
check-outloud = تطابق الوسوم مع الصفحة
check-transcript = تطابق نطق قارئ الشاشة مع ما روجع
check-links = أسماء الروابط ووجهاتها
check-appearance = العرض عند التكبير وتوسيع المسافات وفي الوضع الداكن وعند الطباعة
check-keyboard = الاستعمال بلوحة المفاتيح، بما في ذلك الحواشي والعودة منها
check-foliate = الفتح في تطبيق للقراءة

limitations = القيود المعروفة
limitation-not-tested = لم يختبر أي شخص هذه الإصدارات باستخدام التكنولوجيات المساعِدة. ولا تكشف الفحوص الآلية إلا بعض الحواجز.
limitation-conformance = لم يُقيَّم الامتثال لمبادئ النفاذ إلى محتوى الويب (WCAG)، إذ لا تكفي الفحوص الآلية لذلك.
limitation-plain-language = لا توجد نسخة بلغة مبسطة أو بلغة الإشارة.
limitation-braille = لم يراجع نسخةَ برايل شخصٌ يقرأ بطريقة برايل.
limitation-low-vision-typeface = لا يُستخدم في النسخة المطبوعة بحروف كبيرة خط مصمم لضعاف البصر، إذ لا يُعرف خط كهذا لهذه الكتابة.
limitation-table-headers = عدد الجداول التي ليس فيها خلايا رأس: { $count }

contact = التعليقات وبيانات الاتصال
# Followed by the address.
contact-label = للإبلاغ عن مشكلة في إمكانية الوصول أو طلب صيغة أخرى
contact-missing = لم يقدّم ناشر هذه النسخة عنوانا للاتصال.

preparation = إعداد هذا البيان
# Followed by the name of the program.
prepared-with = أُعدّ باستخدام
# Followed by a link with the text results-as-json.
prepared-from-results = استنادا إلى نتائج الفحوص المحفوظة مع الإصدارات
results-as-json = النتائج (JSON)
prepared-without-results = لم تتوافر نتائج فحوص.

editions = الإصدارات
# Followed by a number of files.
files = الملفات
files-checked = الملفات المفحوصة
files-clean = بلا مشاكل
files-partly = بلا مشاكل، وبعض الفحوص لم تُجر
files-with-problems = فيها مشاكل
files-unchecked = لم تُفحص
files-with-accepted-findings = فيها ملاحظات مقبولة
checks = الفحوص
documents-with-problems = وثائق فيها مشاكل
no-documents-with-problems = لم يُعثر على مشاكل في أي وثيقة.
no-checks = لم يُفحص أي ملف.

# The statement of the whole site.
status = الحالة
# $status is what the checks show about all files, $standard a name such as EN 301 549 v4.1.1.
status-of-site = { $status ->
    [unchecked] لم تُفحص إمكانية الوصول إلى هذه الوثائق.
    [not-met] عُثر على مشاكل. ولم تُستوف بعض شروط { $standard } (WCAG 2.2، المستوى AA).
    [problems] عُثر على مشاكل. ولا تحسم الفحوص إلا بعض شروط { $standard } (WCAG 2.2، المستوى AA)، ولا يُدّعى الامتثال.
   *[clean] لم تكشف الفحوص التي أُجريت أي مشكلة. وهي لا تحسم إلا بعض شروط { $standard } (WCAG 2.2، المستوى AA)، ولا يُدّعى الامتثال.
}
method = الطريقة
method-programs = فحصت برامج حاسوبية الملفات المنشورة.
method-people = اختبر أشخاص ملفات منشورة.
# Followed by a date, and by the names of programs.
method-date = تاريخ الفحوص
method-tools = الأدوات

# Follows the name of the standard and a colon.
clauses = كل شرط على حدة
clauses-intro = شروط صفحات الويب والوثائق هي معايير النجاح الواردة في WCAG 2.2 من المستويين A وAA. ولا يُعد الشرط مستوفى إلا إذا ثبت ذلك بفحص أو على يد شخص لكل ملف. والفحص الذي لا يشمل إلا جزءا من الشرط ولا يكشف أي مشكلة لا يثبت استيفاءه. وتتعلق النتائج بالإصدارات لا بقائمة الوثائق والبيانات.
# The chapters of EN 301 549.
chapter-9 = الفصل 9: الويب
chapter-10 = الفصل 10: الوثائق خارج الويب
chapter-12 = الفصل 12: المعلومات عن المنتجات والخدمات
# The heads of the table, and results. A result is also followed by a number.
clause = الشرط
clause-outcome = النتيجة
clause-met = مستوفى
clause-not-met = غير مستوفى
clause-not-applicable = غير منطبق
clause-not-evaluated = لم يُقيَّم
# The names of the success criteria, as in the W3C’s translation of WCAG, if there is one.
criterion-name = { $criterion ->
    [non-text-content] المحتوى غير النصي
    [audio-only-and-video-only] الصوت فقط والفيديو فقط (مسجّل مسبقا)
    [captions-prerecorded] الشروح النصية (المسجلة مسبقا)
    [audio-description-or-alternative] الوصف الصوتي أو البديل عن الوسائط (مسجّل مسبقا)
    [captions-live] الشروح النصية (البث الحي)
    [audio-description] الوصف الصوتي (المسجل مسبقا)
    [info-and-relationships] المعلومات والعلاقات
    [meaningful-sequence] التسلسل ذو المعنى
    [sensory-characteristics] الخصائص الحسية
    [orientation] الاتجاه
    [identify-input-purpose] تحديد الغرض من الإدخال
    [use-of-color] استخدام الألوان
    [audio-control] التحكم في الصوت
    [contrast-minimum] التباين (الحد الأدنى)
    [resize-text] تغيير حجم النص
    [images-of-text] صور النص
    [reflow] إعادة تدفق المحتوى
    [non-text-contrast] تباين المحتوى غير النصي
    [text-spacing] تباعد النص
    [content-on-hover-or-focus] المحتوى عند تمرير المؤشر أو التركيز
    [keyboard] لوحة المفاتيح
    [no-keyboard-trap] عدم حصر لوحة المفاتيح
    [character-key-shortcuts] اختصارات مفاتيح الحروف
    [timing-adjustable] التوقيت القابل للتعديل
    [pause-stop-hide] الإيقاف المؤقت والإيقاف والإخفاء
    [three-flashes] ثلاث ومضات أو أقل من الحد
    [bypass-blocks] تجاوز الكتل
    [page-titled] عنوان الصفحة
    [focus-order] ترتيب التركيز
    [link-purpose] الغرض من الرابط (في السياق)
    [multiple-ways] طرق متعددة
    [headings-and-labels] العناوين والتسميات
    [focus-visible] وضوح التركيز
    [focus-not-obscured] عدم حجب التركيز (الحد الأدنى)
    [pointer-gestures] إيماءات المؤشر
    [pointer-cancellation] إلغاء إجراء المؤشر
    [label-in-name] التسمية ضمن الاسم
    [motion-actuation] التشغيل بالحركة
    [dragging-movements] حركات السحب
    [target-size] حجم الهدف (الحد الأدنى)
    [language-of-page] لغة الصفحة
    [language-of-parts] لغة الأجزاء
    [on-focus] عند التركيز
    [on-input] عند الإدخال
    [consistent-navigation] التنقل المتسق
    [consistent-identification] التعريف المتسق
    [consistent-help] المساعدة المتسقة
    [error-identification] تحديد الأخطاء
    [labels-or-instructions] التسميات أو التعليمات
    [error-suggestion] اقتراحات لتصحيح الأخطاء
    [error-prevention] منع الأخطاء (القانونية والمالية والمتعلقة بالبيانات)
    [redundant-entry] الإدخال المتكرر
    [accessible-authentication] التحقق الميسّر من الهوية (الحد الأدنى)
    [parsing] التحليل اللغوي للشفرة
    [name-role-value] الاسم والدور والقيمة
   *[status-messages] رسائل الحالة
}
# The names of other clauses.
clause-name = { $clause ->
    [wcag-conformance] متطلبات الامتثال لمبادئ WCAG
    [user-preferences] تفضيلات المستخدم
    [information-about-products] معلومات ميسّرة عن المنتجات
    [information-about-services] معلومات ميسّرة عن الخدمات
   *[accessibility-features] ميزات إمكانية الوصول والتوافق
}
# Why a clause is not evaluated; criteria: why the conformance requirements are not met.
clause-reason = { $reason ->
    [incomplete] لم تُفحص جميع الملفات.
    [no-check] لم يُجر أي فحص لهذا الشرط.
    [person] لا يمكن أن يقيّم هذا الشرط إلا شخص.
    [publisher] يتوقف ذلك على المعلومات التي يقدمها الناشر عن منتجاته وخدماته.
    [criteria] لم تُستوف جميع معايير النجاح.
   *[partly] لا تكشف الفحوص إلا بعض المشاكل المحتملة.
}
# Why a clause does not apply.
not-applicable-reason = { $absent ->
    [media] لا تتضمن الإصدارات مواد صوتية أو فيديو.
    [motion] لا يوجد في الإصدارات ما يتحرك أو يومض.
    [time-limit] لا تفرض الإصدارات أي حد زمني.
    [gestures] لا توجد في الإصدارات وظائف تتطلب الإيماءات أو السحب أو تحريك الجهاز.
    [shortcuts] لا توجد في الإصدارات اختصارات للوحة المفاتيح من حرف واحد.
    [personal-data] لا تطلب الإصدارات بيانات شخصية ولا تتضمن معاملات.
    [authentication] لا تتطلب الإصدارات تسجيل الدخول.
    [fields] لا توجد في هذه الإصدارات حقول إدخال.
    [status-messages] لا تعرض هذه الإصدارات رسائل حالة.
   *[criterion] حُذف هذا المعيار من WCAG 2.2.
}

enforcement = إجراءات الإنفاذ
# Followed by the name of the body.
enforcement-intro = إذا لم يحل الرد على بلاغك المشكلة، يمكنك التوجه إلى هذه الجهة

# The conformance report. The first is the text of the link to it.
conformance-report = تقرير الامتثال (OpenACR)
openacr-title = تقرير الامتثال لمتطلبات إمكانية الوصول: { $product }
openacr-notes = أُعدّ باستخدام { $program } استنادا إلى نتائج فحوص الملفات المنشورة. والمعايير هي معايير WCAG 2.2 من المستويين A وAA، التي يستند إليها الفصلان 9 و10 من { $standard }، ولا يتضمن OpenACR قائمة لهذا الإصدار. وترد الشروط الأخرى في بيان إمكانية الوصول. وكل معيار لم يحسمه فحص ولا شخص يُذكر أنه لم يُقيَّم، وهو ما لا يجيزه VPAT إلا للمستوى AAA.

## Comparison of two documents

comparison-title = مقارنة بين { $old } و { $new }
comparison-of-versions = مقارنة بين صيغتين للوثيقة { $symbol }
comparison-description = ما عُدّل وأُضيف وحُذف ونُقل، فقرة فقرة
comparison-earlier = النص السابق
comparison-later = النص اللاحق
comparison-intro = الكلمات المضافة تحتها خط، والكلمات المحذوفة مشطوبة. وتعلن برامج قراءة الشاشة بداية كل منها ونهايتها.
comparison-same = كلمات النصين متطابقة.
comparison-summary = الملخص
comparison-changes = قائمة التغييرات
comparison-text = التغييرات في النص
comparison-changed = تعديل
comparison-inserted = إضافة
comparison-deleted = حذف
comparison-moved = نقل
comparison-renumbered = تغيير الترقيم
comparison-unchanged = دون تغيير
comparison-states = { $first }، { $second }
comparison-renamed = { $new }، وكانت من قبل: { $old }
comparison-left-out = عدد المقاطع غير المعروضة لعدم تغيرها: { $count }
comparison-insertion-opens = { "إضافة: " }
comparison-insertion-closes = { "، نهاية الإضافة؛ " }
comparison-deletion-opens = { "حذف: " }
comparison-deletion-closes = { "، نهاية الحذف؛ " }

## EPUB

cover = الغلاف
landmarks = معالم التنقل
pages = صفحات ملف PDF المنشور مع هذا الكتاب الإلكتروني
start-of-text = بداية النص
# Shown by libraries and reading apps.
accessibility-summary = ترتيب واحد للقراءة. والعناوين والقوائم والحواشي موسومة بوصفها كذلك. ويمكن الربط بأي فقرة. ويمكن الوصول إلى كل حاشية من كل إشارة إليها والعودة منها. ولا توجد صور سوى الغلاف.
accessibility-summary-official-words-only = ترتيب واحد للقراءة. والعناوين والقوائم والحواشي موسومة بوصفها كذلك. ويمكن الربط بأي فقرة. ويمكن الوصول إلى كل حاشية من كل إشارة إليها. ولم يُضف شيء إلى النص الرسمي. ولا توجد صور.
