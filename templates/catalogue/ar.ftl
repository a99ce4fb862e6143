# The word catalogue of Arabic: all that the editions say and the source does not. en.ftl says
# how it is used.
#
# Ordinals in words are those of CLDR.

## Masthead and closing lines

organization = الأمم المتحدة

body = { $body ->
    [security-council] مجلس الأمن
    [economic-and-social-council] المجلس الاقتصادي والاجتماعي
    [human-rights-council] مجلس حقوق الإنسان
   *[general-assembly] الجمعية العامة
}

# In English in official documents.
distribution = { $kind ->
    [limited] Distr.: Limited
    [restricted] Distr.: Restricted
   *[general] Distr.: General
}

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

adoption = قرار { $body ->
    [security-council] اتخذه مجلس الأمن
    [economic-and-social-council] اتخذه المجلس الاقتصادي والاجتماعي
    [human-rights-council] اعتمده مجلس حقوق الإنسان
   *[general-assembly] اتخذته الجمعية العامة
} في { $date }

# The dual for two parts, the plural for more.
adoption-in-parts = { $parts ->
    [2] قراران { $body ->
        [security-council] اتخذهما مجلس الأمن
        [economic-and-social-council] اتخذهما المجلس الاقتصادي والاجتماعي
        [human-rights-council] اعتمدهما مجلس حقوق الإنسان
       *[general-assembly] اتخذتهما الجمعية العامة
    }
   *[other] قرارات { $body ->
        [security-council] اتخذها مجلس الأمن
        [economic-and-social-council] اتخذها المجلس الاقتصادي والاجتماعي
        [human-rights-council] اعتمدها مجلس حقوق الإنسان
       *[general-assembly] اتخذتها الجمعية العامة
    }
} في { $date }

report = { $committee ->
    [first] [بناء على تقرير اللجنة الأولى ({ $report })]
    [second] [بناء على تقرير اللجنة الثانية ({ $report })]
    [third] [بناء على تقرير اللجنة الثالثة ({ $report })]
    [fourth] [بناء على تقرير لجنة المسائل السياسية الخاصة وإنهاء الاستعمار (اللجنة الرابعة) ({ $report })]
    [fifth] [بناء على تقرير اللجنة الخامسة ({ $report })]
    [sixth] [بناء على تقرير اللجنة السادسة ({ $report })]
    [plenary] [بناء على مقترح نظر فيه في جلسة عامة ({ $report })]
   *[none] [دون الإحالة إلى لجنة رئيسية ({ $report })]
}

meeting = { $body ->
    [human-rights-council] الجلسة { $number }
   *[other] الجلسة العامة { $number }
}

## Headings and lines of the table of contents

preamble = الديباجة
operative-part = المنطوق
notes = الحواشي
recorded-vote = التصويت المسجل
annex = المرفق

# $number and $opening are the paragraph’s own words.
outline-paragraph = { $number } { $opening }

## Names of places, as a person would cite them

name-preambular-paragraph = الفقرة { $number } من الديباجة
name-paragraph = الفقرة { $number }
name-unnumbered-paragraph = الفقرة { $number } من المنطوق
name-text = الفقرة غير المرقمة { $number }
name-going-on = { $within }، تتمة { $number }
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

## Places as footnotes cite them

citation = { $symbol }، { $place }
cite-paragraph = الفقرة { $number }
cite-preambular-paragraph = الفقرة { $number } من الديباجة
cite-unnumbered-paragraph = الفقرة { $number } من المنطوق
cite-text = الفقرة غير المرقمة { $number }
cite-heading = { $small }
cite-section = { name-section }
cite-titled = الفرع المعنون ”{ $title }“
cite-note = الحاشية { $mark }

## What an editor says beside the official words

editors-note-opens = { " [ملاحظة من المحرر: " }
editors-note-closes = { "]" }
about-editors-notes = يرد بعد عبارة ”المرجع نفسه“، بين معقوفتين، المصدر المقصود (”ملاحظة من المحرر“). وليست هذه الملاحظات جزءا من النص الرسمي.

## The vote

vote-in-favour = المؤيدون
vote-against = المعارضون
vote-abstaining = الممتنعون عن التصويت

## What search engines and libraries are told

full-title = { $symbol }: { $title }
description = القرار { $symbol } الذي { $body ->
    [security-council] اتخذه مجلس الأمن
    [economic-and-social-council] اتخذه المجلس الاقتصادي والاجتماعي
    [human-rights-council] اعتمده مجلس حقوق الإنسان
   *[general-assembly] اتخذته الجمعية العامة
} في { $date }: { $title }

description-undated = { $symbol }، { $body ->
    [security-council] مجلس الأمن
    [economic-and-social-council] المجلس الاقتصادي والاجتماعي
    [human-rights-council] مجلس حقوق الإنسان
   *[general-assembly] الجمعية العامة
}: { $title }

## Sizes of files

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
contents = المحتويات
official-site = الموقع الرسمي للوثائق
format-html = صفحة شبكية
format-pdf = PDF
format-pdf-large-print = PDF بحروف كبيرة
format-pdf-letter = PDF على ورق Letter
format-epub = EPUB
format-akn = Akoma Ntoso XML
format-txt = نص عادي
format-brf = برايل (BRF)
format-ebrl = برايل (eBraille)
format-md = Markdown
format-json = JSON
languages = اللغات
own-name = العربية

## What the web page offers with its scripts

contents-and-go-to = المحتويات، والانتقال إلى فقرة
go-to = الانتقال إلى الفقرة
go-to-example = مثلا: 18، 18 (ج)، الديباجة 3، الحاشية 14، المادة 5
go-to-button = انتقال
go-to-nowhere = لا يوجد في هذه الوثيقة
notes-shown = أين تُقرأ الحواشي
notes-at-end = بعد النص
notes-in-box = في إطار عند الإشارة
notes-after-paragraphs = بعد كل فقرة تشير إليها
close = إغلاق
copy-link = نسخ الرابط
copy-citation = نسخ الإحالة المرجعية
copied = تم النسخ
copy-failed = يتعذر النسخ هنا. للنسخ يدويا
copy-offered = يمكن نسخ الرابط والإحالة المرجعية بعد النص.

## The accessibility statement

accessibility = إمكانية الوصول
accessibility-of = إمكانية الوصول إلى الوثيقة { $symbol }
accessibility-of-all = إمكانية الوصول إلى جميع الوثائق
statement-description = ما جرى فحصه في إصدارات الوثيقة { $symbol }، وبأي أداة ومتى وبأي نتيجة، وما يُعرف أنه ناقص
statement-of-all-description = ما جرى فحصه في هذه الوثائق، وبأي أداة ومتى وبأي نتيجة، وما يُعرف أنه ناقص
statement-intro = تبيّن هذه الصفحة لكل إصدار ما جرى فحصه، وبأي أداة ومتى وبأي نتيجة. والنتائج هي نتائج الفحوص نفسها وتخص الملفات الموجودة هنا بعينها.
statement-of-all-intro = تلخّص هذه الصفحة ما جرى فحصه في جميع الوثائق. ولكل وثيقة بيان خاص بها تحيل إليه صفحتها. والنتائج هي نتائج الفحوص نفسها وتخص الملفات الموجودة هنا بعينها.
state-clean = أُجريت جميع الفحوص ولم يُعثر على أي مشكلة.
state-partly = أُجريت بعض الفحوص ولم يُعثر على أي مشكلة؛ ولم تُجر الفحوص الأخرى.
state-problems = عُثر على مشاكل.
state-unchecked = لم يُفحص هذا الملف.
checked-by = أداة الفحص
read-with = قرأه شخص باستخدام
result-clean = لا توجد مشاكل
result-problems = عدد المشاكل: { $count }
result-accepted = { "، وملاحظات نظر فيها شخص وتركها: " }{ $count }
result-not-run = لم يُجر
days = من { $first } إلى { $last }
problems = المشاكل
accepted-findings = ملاحظات نظر فيها شخص وتركها
accepted-because = السبب
build-warnings = ما لاحظه في المصدر البرنامج الذي أعد الإصدارات
check-nu = هل تراعي الصفحة معيار HTML
check-axe = قواعد المبادئ التوجيهية لإمكانية الوصول إلى محتوى الويب (WCAG) والممارسات الجيدة، في متصفح{ $views ->
    [0] {""}
    [1] {""}
   *[other] {"، عدد طرائق العرض: "}{ $views }
}
check-epubcheck = هل يراعي المنشور معيار EPUB
check-ace = قواعد EPUB Accessibility
check-verapdf = هل يراعي الملف { $standard ->
    [none] معياره
   *[other] { $standard }
}
check-qpdf = هل الملف كامل وسليم
check-outloud = هل تقول الوسوم ما تُظهره الصفحة
check-heard = هل يقول قارئ الشاشة ما جرت مراجعته
check-links = هل لكل رابط اسم مفهوم بمفرده وهل يؤدي إلى مكان ما
check-sight = هل يضيع شيء أو يُحجب أو تصعب رؤيته عند تكبير النص أو توسيع مسافاته أو عرضه داكنا أو طباعته
check-keyboard = هل يمكن بلوغ كل شيء ورؤيته بلوحة المفاتيح، بما في ذلك كل حاشية والعودة منها
check-foliate = هل يفتحه تطبيق للقراءة
what-is-missing = ما يُعرف أنه ناقص
missing-person = لم يقرأه أي شخص بتكنولوجيا مساعِدة من أجل هذا البيان. ولا تجد البرامج إلا بعض الحواجز.
missing-claim = لا يُدّعى أي امتثال للمبادئ التوجيهية لإمكانية الوصول إلى محتوى الويب (WCAG)، لأن ذلك يتطلب حكم أشخاص.
missing-plain-language = لا توجد نسخة بلغة مبسطة أو بلغة الإشارة.
missing-braille-proof = لم يراجع نص برايل شخص يقرأ برايل.
missing-low-vision-face = ليس للطبعة بالحروف الكبيرة خط صُمم لضعاف البصر: إذ لا يُعرف خط كهذا لهذه الكتابة.
missing-headers = عدد الجداول التي لا رؤوس لها: { $count }
whom-to-write-to = إلى من تكتب
write-to = أخبرنا بما يعوقك، أو اطلب شكلا آخر
nobody-to-write-to = لم يقدّم ناشر هذه النسخة أي عنوان.
about-statement = عن هذا البيان
made-by = أعدّه
made-from-results = استنادا إلى نتائج الفحوص المحفوظة مع الإصدارات
made-without-results = لم تكن هناك نتائج فحوص
results-as-data = النتائج كبيانات
editions = الإصدارات
files = الملفات
files-checked = الملفات المفحوصة
files-clean = بلا مشاكل
files-partly = بلا مشاكل، وبعض الفحوص لم تُجر
files-with-problems = فيها مشاكل
files-unchecked = لم تُفحص
files-accepted = تُركت بعد النظر
checks = الفحوص
documents-with-problems = وثائق فيها مشاكل
no-documents-with-problems = لم يجد أي فحص مشكلة في أي وثيقة.
no-checks = لم يُفحص أي شيء.

## EPUB

cover = الغلاف
landmarks = معالم التنقل
pages = الصفحات
text-begins = بداية النص
accessibility-summary = ترتيب واحد للقراءة؛ والعناوين والقوائم والحواشي موسومة بوصفها كذلك؛ ولكل فقرة موضع يمكن الربط به؛ ويمكن الوصول إلى كل حاشية من كل إشارة إليها والعودة منها إلى كل إشارة. ولا توجد صور.
accessibility-summary-of-official-words = ترتيب واحد للقراءة؛ والعناوين والقوائم والحواشي موسومة بوصفها كذلك؛ ولكل فقرة موضع يمكن الربط به؛ ويمكن الوصول إلى كل حاشية من كل إشارة إليها. ولم يضف شيء إلى كلمات النص الرسمي. ولا توجد صور.
publisher = الأمم المتحدة
rights = النص هو نص وثيقة رسمية صادرة عن الأمم المتحدة، وينبغي ذكرها مصدرا له. وهذه النسخة ليست وثيقة رسمية.
