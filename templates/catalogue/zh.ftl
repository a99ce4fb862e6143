# The word catalogue of Chinese: all that the editions say and the source does not. en.ftl says
# how it is used.
#
# Ordinals in words are those of CLDR.

## Masthead and closing lines

organization = 联合国

body = { $body ->
    [security-council] 安全理事会
    [economic-and-social-council] 经济及社会理事会
    [human-rights-council] 人权理事会
   *[general-assembly] 大会
}

# In English in official documents.
distribution = { $kind ->
    [limited] Distr.: Limited
    [restricted] Distr.: Restricted
   *[general] Distr.: General
}

# Official documents print the date of issue in English.
date = { DATETIME($date, day: "numeric", month: "long", year: "numeric") }

# The ordinal in words, from 1 to 100; a session beyond is given in digits.
session = { $number ->
    [1] 第一
    [2] 第二
    [3] 第三
    [4] 第四
    [5] 第五
    [6] 第六
    [7] 第七
    [8] 第八
    [9] 第九
    [10] 第十
    [11] 第十一
    [12] 第十二
    [13] 第十三
    [14] 第十四
    [15] 第十五
    [16] 第十六
    [17] 第十七
    [18] 第十八
    [19] 第十九
    [20] 第二十
    [21] 第二十一
    [22] 第二十二
    [23] 第二十三
    [24] 第二十四
    [25] 第二十五
    [26] 第二十六
    [27] 第二十七
    [28] 第二十八
    [29] 第二十九
    [30] 第三十
    [31] 第三十一
    [32] 第三十二
    [33] 第三十三
    [34] 第三十四
    [35] 第三十五
    [36] 第三十六
    [37] 第三十七
    [38] 第三十八
    [39] 第三十九
    [40] 第四十
    [41] 第四十一
    [42] 第四十二
    [43] 第四十三
    [44] 第四十四
    [45] 第四十五
    [46] 第四十六
    [47] 第四十七
    [48] 第四十八
    [49] 第四十九
    [50] 第五十
    [51] 第五十一
    [52] 第五十二
    [53] 第五十三
    [54] 第五十四
    [55] 第五十五
    [56] 第五十六
    [57] 第五十七
    [58] 第五十八
    [59] 第五十九
    [60] 第六十
    [61] 第六十一
    [62] 第六十二
    [63] 第六十三
    [64] 第六十四
    [65] 第六十五
    [66] 第六十六
    [67] 第六十七
    [68] 第六十八
    [69] 第六十九
    [70] 第七十
    [71] 第七十一
    [72] 第七十二
    [73] 第七十三
    [74] 第七十四
    [75] 第七十五
    [76] 第七十六
    [77] 第七十七
    [78] 第七十八
    [79] 第七十九
    [80] 第八十
    [81] 第八十一
    [82] 第八十二
    [83] 第八十三
    [84] 第八十四
    [85] 第八十五
    [86] 第八十六
    [87] 第八十七
    [88] 第八十八
    [89] 第八十九
    [90] 第九十
    [91] 第九十一
    [92] 第九十二
    [93] 第九十三
    [94] 第九十四
    [95] 第九十五
    [96] 第九十六
    [97] 第九十七
    [98] 第九十八
    [99] 第九十九
    [100] 第一百
   *[other] 第{ $number }
}届会议

agenda-item = 议程项目{ $number }

adoption = { $body ->
    [security-council] { $date }安全理事会决议
    [economic-and-social-council] { $date }经济及社会理事会决议
    [human-rights-council] 人权理事会{ $date }通过的决议
   *[general-assembly] { $date }大会决议
}

adoption-in-parts = { $body ->
    [security-council] { $date }安全理事会决议
    [economic-and-social-council] { $date }经济及社会理事会决议
    [human-rights-council] 人权理事会{ $date }通过的决议
   *[general-assembly] { $date }大会决议
}

report = { $committee ->
    [first] [根据第一委员会的报告 ({ $report })]
    [second] [根据第二委员会的报告 ({ $report })]
    [third] [根据第三委员会的报告 ({ $report })]
    [fourth] [根据特别政治和非殖民化委员会(第四委员会)的报告通过 ({ $report })]
    [fifth] [根据第五委员会的报告 ({ $report })]
    [sixth] [根据第六委员会的报告 ({ $report })]
    [plenary] [根据全体会议审议的一项提案 ({ $report })]
   *[none] [未经发交主要委员会而通过 ({ $report })]
}

meeting = 第{ $number }次{ $body ->
    [human-rights-council] 会议
   *[other] 全体会议
}

## Headings and lines of the table of contents

preamble = 序言部分
operative-part = 执行部分
notes = 脚注
recorded-vote = 记录表决
annex = 附件

# $number and $opening are the paragraph’s own words.
outline-paragraph = { $number } { $opening }

## Names of places, as a person would cite them

name-preambular-paragraph = 序言部分第{ $number }段
name-paragraph = 第{ $number }段
name-unnumbered-paragraph = 执行部分第{ $number }段
name-text = 第{ $number }个无编号段落
name-going-on = { $within }，续文{ $number }
name-dash = { $within }，第{ $number }项
name-item = { $within }{ $label }
name-in = { $container }，{ $place }
name-part = { $label }部分
name-section = 第{ $label }节
name-quotation = { $within }，引文{ $number }
name-again = { $name }(第{ $number }次出现)
name-table = 表{ $number }
name-note = 脚注{ $mark }
page-name = 第{ $number }页
name-call-back = 返回{ $place }，第{ $number }处
name-way-back = 返回{ $place }
name-formula = 起首语
name-title = 文件标题
name-masthead = 文件抬头
name-closing = 文件结尾

# The short form of a place, for the eye.
place-preambular-paragraph = 序言部分第{ $number }段
place-paragraph = 第{ $number }段

## Places as footnotes cite them

citation = { $symbol }，{ $place }
cite-paragraph = 第{ $number }段
cite-preambular-paragraph = 序言部分第{ $number }段
cite-unnumbered-paragraph = 执行部分第{ $number }段
cite-text = 第{ $number }个无编号段落
cite-heading = { $small }
cite-section = 第{ $label }节
cite-titled = 题为“{ $title }”的一节
cite-note = 脚注{ $mark }

## What an editor says beside the official words

editors-note-opens = { "[编者注：即" }
editors-note-closes = { "]" }
about-editors-notes = “同上”之后的方括号内为所指出处，标明“编者注”。编者注不属于正式文本。

## The vote

vote-in-favour = 赞成
vote-against = 反对
vote-abstaining = 弃权

## What search engines and libraries are told

full-title = { $symbol }：{ $title }
description = { $body ->
    [security-council] 安全理事会
    [economic-and-social-council] 经济及社会理事会
    [human-rights-council] 人权理事会
   *[general-assembly] 大会
}{ $date }通过的第{ $symbol }号决议：{ $title }

description-undated = { $body ->
    [security-council] 安全理事会
    [economic-and-social-council] 经济及社会理事会
    [human-rights-council] 人权理事会
   *[general-assembly] 大会
}{ $symbol }：{ $title }

## Sizes of files

decimal-point = .
size-bytes = { $size } 字节
size-kilobytes = { $size } KB
size-megabytes = { $size } MB

## Navigation

# Between a word of ours and what it announces.
colon = ：
comma = { "，" }

skip-to-text = 跳到正文
this-publication = 本文件
all-documents = 所有文件
index-description = 正式决议的无障碍版本：网页、PDF和EPUB
contents = 目录
official-site = 正式文件网站
format-html = 网页
format-pdf = PDF
format-pdf-large-print = 大字版PDF
format-pdf-letter = Letter纸张PDF
format-epub = EPUB
format-akn = Akoma Ntoso XML
format-txt = 纯文本
format-brf = 盲文(BRF)
format-ebrl = 盲文(eBraille)
format-md = Markdown
format-json = JSON
languages = 语文
own-name = 中文

## What the web page offers with its scripts

contents-and-go-to = 目录，跳到某段
go-to = 跳到段落
go-to-example = 例如：18、18(c)、序言部分第3段、脚注14或第5条
go-to-button = 跳转
go-to-nowhere = 在本文件中未找到
notes-shown = 在何处阅读脚注
notes-at-end = 正文之后
notes-in-box = 脚注号旁的框内
notes-after-paragraphs = 引用脚注的每段之后
close = 关闭
copy-link = 复制链接
copy-citation = 复制引文出处
copied = 已复制
copy-failed = 此处无法复制，请手动复制
copy-offered = 可在正文之后复制链接和引文出处。

## The accessibility statement

accessibility = 无障碍
accessibility-of = { $symbol }的无障碍说明
accessibility-of-all = 所有文件的无障碍说明
statement-description = { $symbol }各版本检查了什么、用什么检查、何时检查、结果如何，以及已知缺少什么
statement-of-all-description = 这些文件检查了什么、用什么检查、何时检查、结果如何，以及已知缺少什么
statement-intro = 本页说明每个版本检查了什么、用什么检查、何时检查、结果如何。结果由检查工具直接得出，只适用于此处的这些文件。
statement-of-all-intro = 本页汇总所有文件的检查情况。每份文件另有自己的说明，可从其网页进入。结果由检查工具直接得出，只适用于此处的这些文件。
state-clean = 所有检查均已进行，未发现问题。
state-partly = 部分检查已进行，未发现问题；其余检查未进行。
state-problems = 发现了问题。
state-unchecked = 此文件未经检查。
checked-by = 检查工具
read-with = 由人阅读，所用工具
result-clean = 无问题
result-problems = 问题：{ $count }
result-accepted = { "，经人查看后保留的结果：" }{ $count }
result-not-run = 未进行
days = { $first }至{ $last }
problems = 问题
accepted-findings = 经人查看后保留的检查结果
accepted-because = 理由
build-warnings = 制作各版本的程序在来源中注意到的情况
check-nu = 网页是否符合HTML标准
check-axe = 在浏览器中按《网页内容无障碍指南》（WCAG）和良好做法的规则检查{ $views ->
    [0] {""}
    [1] {""}
   *[other] ，共{ $views }种显示方式
}
check-epubcheck = 出版物是否符合EPUB标准
check-ace = EPUB Accessibility的规则
check-verapdf = 文件是否符合{ $standard ->
    [none] 其标准
   *[other] { $standard }
}
check-qpdf = 文件是否完整无损
check-outloud = 标签是否与页面显示的内容一致
check-heard = 屏幕阅读器读出的内容是否与经审阅的一致
check-links = 每个链接的名称是否单独可懂，是否通向某处
check-sight = 放大、加宽间距、深色或打印时，是否有内容丢失、被遮盖或难以看清
check-keyboard = 是否一切均可用键盘到达并可见，包括每条脚注及返回
check-foliate = 阅读软件能否打开
what-is-missing = 已知缺少什么
missing-person = 尚无人为本说明使用辅助技术阅读过。程序只能发现一部分障碍。
missing-claim = 不声称符合《网页内容无障碍指南》（WCAG），因为这需要由人判断。
missing-plain-language = 没有通俗语言版本或手语版本。
missing-braille-proof = 盲文未经盲文读者校对。
missing-low-vision-face = 大字版没有专为低视力设计的字体：已知没有适用于这种文字的此类字体。
missing-headers = 没有任何表头的表格：{ $count }
whom-to-write-to = 写信给谁
write-to = 请告诉我们有何障碍，或索取其他形式
nobody-to-write-to = 发布此副本者未提供地址。
about-statement = 关于本说明
made-by = 制作程序
made-from-results = 根据与各版本一同保存的检查结果
made-without-results = 没有检查结果
results-as-data = 检查结果数据
editions = 各版本
files = 文件数
files-checked = 已检查文件数
files-clean = 无问题
files-partly = 无问题，部分检查未进行
files-with-problems = 有问题
files-unchecked = 未检查
files-accepted = 查看后保留
checks = 检查
documents-with-problems = 有问题的文件
no-documents-with-problems = 所有检查均未在任何文件中发现问题。
no-checks = 未进行任何检查。

## EPUB

cover = 封面
landmarks = 导航标志
pages = 页码
text-begins = 正文开始
accessibility-summary = 阅读顺序唯一；标题、列表和脚注均作相应标记；每段都有锚点；每条脚注均可从其各处引用到达，并可返回各处引用。没有图像。
accessibility-summary-of-official-words = 阅读顺序唯一；标题、列表和脚注均作相应标记；每段都有锚点；每条脚注均可从其各处引用到达。正式文本的文字之外未作任何添加。没有图像。
publisher = 联合国
rights = 文本为联合国正式文件的文本，使用时应注明来源为联合国。本版本不是正式记录。
