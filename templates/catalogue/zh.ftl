# Word catalogue for Chinese: all text that publish adds to the official words.
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
# Ordinals in words follow CLDR. As in official documents, brackets are half-width.

## Masthead and closing lines

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

adoption = { $date }通过

adoption-in-parts = { $date }通过

report = [{ $report }]

meeting = 第{ $number }次会议

## Headings and table of contents

preamble = 序言部分
operative-part = 执行部分
notes = 脚注
recorded-vote = 记录表决
annex = 附件

# $number and $opening are the paragraph’s own words.
outline-paragraph = { $number } { $opening }

## Names of places

name-preambular-paragraph = 序言部分第{ $number }段
name-numbered-preambular-paragraph = { name-paragraph }
name-paragraph = 第{ $number }段
name-unnumbered-paragraph = 执行部分第{ $number }段
name-text = 第{ $number }个无编号段落
name-continuation = { $within }，续文{ $number }
name-dash = { $within }，第{ $number }项
name-item = { $within }{ $label }
name-in = { $container }，{ $place }
name-part = { $label }部分
name-section = 第{ $label }节
name-quotation = { $within }，引文{ $number }
name-again = { $name }(第{ $number }次出现)
name-table = 表{ $number }
name-note = 脚注{ $mark }
name-line = { $container }，第{ $number }行
name-cell = { $table }，第{ $row }行，第{ $column }列
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

## Citations

citation = { $symbol }，{ $place }
cite-paragraph = 第{ $number }段
cite-preambular-paragraph = 序言部分第{ $number }段
cite-numbered-preambular-paragraph = { cite-paragraph }
cite-unnumbered-paragraph = 执行部分第{ $number }段
cite-text = 第{ $number }个无编号段落
cite-heading = { $small }
cite-section = 第{ $label }节
cite-titled = 题为“{ $title }”的一节
cite-note = 脚注{ $mark }

## Editor’s notes

editors-note-opens = { "[编者注：即" }
editors-note-closes = { "]" }
about-editors-notes = 方括号内的编者注不属于正式文本。

## Recorded vote

vote-in-favour = 赞成
vote-against = 反对
vote-abstaining = 弃权
vote-absent = 缺席

## Metadata for search engines and libraries

full-title = { $symbol }：{ $title }
description = { $date }通过的{ $symbol }：{ $title }
description-undated = { $symbol }：{ $title }

## File sizes

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

# Lists of documents. A body file can name other kinds of documents in its lines: kind-ordinance.
by-body = 按机构
by-subject = 按主题
subjects = 主题
all-subjects = 所有主题
subject-title = 主题：{ $title }
latest-documents = 最新文件
# Before the number of documents in a list.
document-count = 文件
breadcrumb = 当前位置
kind-resolution = 决议
kind-decision = 决定
kind-presidential-statement = 主席声明
kind-draft-resolution = 决议草案
kind-document = 其他文件
list-description = { $title }。文件：{ $count }
list-undated = 无日期
list-pages = 本列表的页
page-of-pages = 第{ $number }页，共{ $count }页
previous-page = 上一页
next-page = 下一页
feed = 新文件订阅源（Atom）
opds = 阅读应用目录（OPDS）
archives = 下载全部文件
archive-zip = ZIP
not-found = 找不到页面
not-found-text = 网址可能有误，或本网站没有该文件。

# The link to a page with this language and another one, before a colon and the name of the other; and
# the title of that page, in the window.
side-by-side = 对照文本
side-by-side-title = { $title }（{ $first }、{ $second }）

# The page about a document in all its languages. The first is the text of the link to it.
about-document = 详细信息
about-description = 关于{ $symbol }：{ $title }。语文、格式、通过情况和援引
about-languages = 语文和格式
about-facts = 文件信息
about-adopted = 通过
about-agenda = 议程
about-issued = 印发日期
about-cite-as = 引用格式
about-cite-files = 引文文件
cite-ris = RIS
cite-bibtex = BibTeX
cite-csl = CSL-JSON
type-resolution = 决议
type-decision = 决定
type-presidential-statement = 主席声明
type-draft-resolution = 决议草案
type-document = 文件
about-address = 网址
about-series = 同名文件
# Followed by the symbol and title of the document before or after this one.
about-follows = 前一份文件
about-followed-by = 后一份文件
# Headings of lists of documents: those that this one cites, and those that cite it.
about-cites = 援引的文件
about-cited-by = 援引本文件的文件
about-latest = 此处列出最近{ $count }份文件。
about-all-citations = 全部引用（CSV）
# After a paragraph that cites the document; followed by the names of paragraphs.
about-refers-to = 提及
# The label of an item of such a paragraph. $label is a Latin letter or a small Roman numeral.
about-item = ({ $label })

# The search page.
search-title = 全文检索
search-description = 检索所有文件的全文
search-label = 词语、编号或文号
search-button = 检索
search-body = 机构
search-subject = 主题
search-year = 年份
search-any = 全部
search-results = 检索结果
search-waiting = 正在检索……
# Before the number of documents.
search-found = 找到的文件
search-none = 未找到结果
search-more = 更多结果
search-failed = 无法加载检索功能
search-needs = 检索需要JavaScript和网络服务器。如不具备，请使用文件列表：

contents = 目录
contents-paragraphs = 段落
unofficial = 非正式版本。
official-document = 正式文件
site-unofficial = 本站为非正式版本，以正式文件为准。
table-scrolls = 左右滑动可查看所有列。
format-html = 网页
format-pdf = PDF
format-pdf-large-print = 大字版PDF
format-pdf-letter = Letter纸张PDF
format-epub = EPUB
format-akn = Akoma Ntoso XML
format-txt = 纯文本
format-jsonl = 段落数据（JSON Lines）
format-brf = 盲文(BRF)
format-ebrl = 盲文(eBraille)
format-md = Markdown
format-json = JSON
languages = 语文
own-name = 中文

display = 显示设置
display-size = 字号
display-standard = 标准
display-smaller = 较小
display-larger = 较大
display-largest = 最大
display-spacing = 行距
display-wide = 较宽
display-widest = 最宽
display-typeface = 字体
display-sans-serif = 黑体
display-low-vision = 低视力适用
display-colours = 颜色
display-device = 与设备一致
display-light = 浅色
display-dark = 深色
display-contrast = 对比度
display-more-contrast = 高
display-pages = PDF 页码
display-pages-hidden = 隐藏
display-pages-shown = 显示
display-reset = 全部重置

## Web page features that need JavaScript

go-to = 跳到段落
go-to-example = 例如：18、18(c)、序言部分第3段、脚注14或第5条
go-to-button = 跳转
# Followed by the text that was looked for.
go-to-not-found = 在本文件中未找到
# Heading of the three choices that follow it.
show-notes = 脚注显示方式
show-notes-at-end = 文件末尾
show-notes-in-box = 脚注号旁的框内
show-notes-after-paragraphs = 每段之后
close = 关闭
copy-link = 复制链接
copy-citation = 复制出处
# Followed by the text that was copied or could not be copied.
copied = 已复制
copy-failed = 复制失败，请手动复制
# Announced by screen readers when the copy buttons appear.
copy-buttons-follow = 后有两个按钮：复制链接、复制出处。

## Accessibility statement

# Text of the link from a document to its statement.
accessibility-statement = 无障碍声明
statement-title = { $symbol }的无障碍声明
statement-description = { $symbol }的无障碍情况：检查项目、工具、日期、结果和已知局限
statement-intro = 本声明列出每个版本的检查项目、工具、日期和结果。结果仅适用于此处发布的文件。
# For the whole site.
site-statement-title = 所有文件的无障碍声明
site-statement-description = 所有文件的无障碍情况：检查项目、工具、日期、结果和已知局限
site-statement-intro = 本声明汇总此处发布的所有文件的检查情况。每份文件另有自己的声明，可从其网页进入。结果仅适用于此处发布的文件。

state-clean = 所有检查均已进行，未发现问题。
state-partly = 部分检查已进行，未发现问题。其余检查未进行。
state-problems = 发现问题。
state-unchecked = 此版本未经检查。
# Followed by the name of a program; for tests by a person, that of an assistive technology.
tool = 检查工具
tested-with = 人工测试，所用工具
# Follows the name of a check.
result-clean = 未发现问题
result-problems = 发现问题：{ $count }
# Follows result-clean or result-problems.
result-accepted = { "，经审查接受的检查结果：" }{ $count }
result-not-run = 未进行
date-range = { $first }至{ $last }

problems = 问题
accepted-findings = 经审查接受的检查结果
accepted-reason = 理由
build-warnings = 关于源文件的警告

# Names of checks: check- and the name of the check in checks.json. A name is a noun phrase; the
# result follows it.
check-nu = HTML标准符合性
# $views is the number of display settings that were checked, 0 if the check was not run.
check-axe = 浏览器中的WCAG规则和良好做法检查{ $views ->
    [0] {""}
    [1] {""}
   *[other] ({ $views }种显示方式)
}
check-epubcheck = EPUB标准符合性
check-ace = EPUB Accessibility规则
# $standard is “none” if the check was not run.
check-verapdf = { $standard ->
    [none] PDF标准
   *[other] { $standard }
}符合性
# The checks that “publish build --check” makes itself.
check-page = 语法、标识符、标题和名称
check-package = EPUB及其页面的结构
check-words = 文字与原文的一致性
check-identity = 语言和标题与文件的一致性
# $standard is “none” if the check was not run.
check-pdf = { $standard ->
    [none] PDF标准
   *[other] { $standard }
}符合性
check-qpdf = 文件的完整性
check-outloud = 标签与页面内容的一致性
check-transcript = 屏幕阅读器读出内容与审阅稿的一致性
check-links = 链接的名称和目标
check-appearance = 放大、加宽间距、深色模式和打印时的显示
check-keyboard = 键盘操作，包括脚注和返回
check-foliate = 在阅读软件中打开

limitations = 已知局限
limitation-not-tested = 尚无人使用辅助技术测试这些版本。自动检查只能发现部分障碍。
limitation-conformance = 尚未评估是否符合《网页内容无障碍指南》(WCAG)：仅靠自动检查不足以作出判断。
limitation-plain-language = 没有浅白语言版本或手语版本。
limitation-braille = 盲文版未经盲文读者校对。
limitation-low-vision-typeface = 大字版未使用专为低视力者设计的字体：尚未发现适用于这种文字的此类字体。
limitation-table-headers = 没有表头的表格：{ $count }

contact = 反馈与联系方式
# Followed by the address.
contact-label = 报告无障碍问题或索取其他格式
contact-missing = 本副本的发布者未提供联系地址。

preparation = 本声明的编制
# Followed by the name of the program.
prepared-with = 编制工具
# Followed by a link with the text results-as-json.
prepared-from-results = 根据与各版本一同保存的检查结果
results-as-json = 结果(JSON)
prepared-without-results = 没有可用的检查结果。

editions = 各版本
# Followed by a number of files.
files = 文件数
files-checked = 已检查文件数
files-clean = 无问题
files-partly = 无问题，部分检查未进行
files-with-problems = 有问题
files-unchecked = 未检查
files-with-accepted-findings = 有已接受的检查结果
checks = 检查
documents-with-problems = 有问题的文件
no-documents-with-problems = 未在任何文件中发现问题。
no-checks = 未检查任何文件。

# The statement of the whole site.
status = 状态
# $status is what the checks show about all files, $standard a name such as EN 301 549 v4.1.1.
status-of-site = { $status ->
    [unchecked] 尚未检查这些文件的无障碍情况。
    [not-met] 发现问题。未满足{ $standard }(WCAG 2.2，AA级)的部分要求。
    [problems] 发现问题。检查只能判定{ $standard }(WCAG 2.2，AA级)的部分要求；不声明符合标准。
   *[clean] 已进行的检查未发现问题。检查只能判定{ $standard }(WCAG 2.2，AA级)的部分要求；不声明符合标准。
}
method = 方法
method-programs = 已用程序检查所发布的文件。
method-people = 已由人员测试所发布的文件。
# Followed by a date, and by the names of programs.
method-date = 检查日期
method-tools = 工具

# Follows the name of the standard and a colon.
clauses = 逐项要求
clauses-intro = 对网页和文件的要求是WCAG 2.2的A级和AA级成功准则。只有经检查或由人判定每个文件均满足，该项要求才算满足。仅涉及部分要求且未发现问题的检查不能证明要求已满足。结果涉及各版本，不涉及文件清单和声明。
# The chapters of EN 301 549.
chapter-9 = 第9章：网页
chapter-10 = 第10章：非网页文件
chapter-12 = 第12章：产品和服务信息
# The heads of the table, and results. A result is also followed by a number.
clause = 要求
clause-outcome = 结果
clause-met = 满足
clause-not-met = 不满足
clause-not-applicable = 不适用
clause-not-evaluated = 未评估
# The names of the success criteria, as in the W3C’s translation of WCAG, if there is one.
criterion-name = { $criterion ->
    [non-text-content] 非文本内容
    [audio-only-and-video-only] 纯音频和纯视频(预录)
    [captions-prerecorded] 字幕(预录)
    [audio-description-or-alternative] 音频描述或媒体替代(预录)
    [captions-live] 字幕(直播)
    [audio-description] 音频描述(预录)
    [info-and-relationships] 信息和关系
    [meaningful-sequence] 有意义的序列
    [sensory-characteristics] 感官特征
    [orientation] 方向
    [identify-input-purpose] 识别输入目的
    [use-of-color] 颜色的使用
    [audio-control] 音频控制
    [contrast-minimum] 对比度(最低)
    [resize-text] 调整文本大小
    [images-of-text] 文本图像
    [reflow] 重排
    [non-text-contrast] 非文本对比度
    [text-spacing] 文本间距
    [content-on-hover-or-focus] 悬停或聚焦时的内容
    [keyboard] 键盘
    [no-keyboard-trap] 无键盘陷阱
    [character-key-shortcuts] 字符键快捷方式
    [timing-adjustable] 时间可调整
    [pause-stop-hide] 暂停、停止、隐藏
    [three-flashes] 三次闪烁或低于阈值
    [bypass-blocks] 绕过区块
    [page-titled] 页面标题
    [focus-order] 焦点顺序
    [link-purpose] 链接目的(在上下文中)
    [multiple-ways] 多种途径
    [headings-and-labels] 标题和标签
    [focus-visible] 焦点可见
    [focus-not-obscured] 焦点不被遮挡(最低)
    [pointer-gestures] 指针手势
    [pointer-cancellation] 指针取消
    [label-in-name] 名称中包含标签
    [motion-actuation] 动作触发
    [dragging-movements] 拖动操作
    [target-size] 目标尺寸(最低)
    [language-of-page] 页面语言
    [language-of-parts] 各部分的语言
    [on-focus] 聚焦时
    [on-input] 输入时
    [consistent-navigation] 一致的导航
    [consistent-identification] 一致的标识
    [consistent-help] 一致的帮助
    [error-identification] 错误识别
    [labels-or-instructions] 标签或说明
    [error-suggestion] 错误建议
    [error-prevention] 错误预防(法律、财务、数据)
    [redundant-entry] 重复输入
    [accessible-authentication] 无障碍身份验证(最低)
    [parsing] 解析
    [name-role-value] 名称、角色、值
   *[status-messages] 状态消息
}
# The names of other clauses.
clause-name = { $clause ->
    [wcag-conformance] WCAG符合性要求
    [user-preferences] 用户偏好
    [information-about-products] 无障碍的产品信息
    [information-about-services] 无障碍的服务信息
   *[accessibility-features] 无障碍和兼容性功能
}
# Why a clause is not evaluated; criteria: why the conformance requirements are not met.
clause-reason = { $reason ->
    [incomplete] 并非所有文件都已检查。
    [no-check] 未对此项要求进行检查。
    [person] 此项要求只能由人评估。
    [publisher] 这取决于发布者提供的产品和服务信息。
    [criteria] 并非所有成功准则均已满足。
   *[partly] 检查只能发现部分可能的问题。
}
# Why a clause does not apply.
not-applicable-reason = { $absent ->
    [media] 各版本不含音频和视频。
    [motion] 各版本中没有移动、闪动或闪烁的内容。
    [time-limit] 各版本没有时间限制。
    [gestures] 各版本没有需要手势、拖动或移动设备的功能。
    [shortcuts] 各版本没有单字符键盘快捷方式。
    [personal-data] 各版本不要求提供个人数据，也不涉及交易。
    [authentication] 各版本无需登录。
    [fields] 这些版本没有表单字段。
    [status-messages] 这些版本不显示状态消息。
   *[criterion] WCAG 2.2已删除此准则。
}

enforcement = 执行程序
# Followed by the name of the body.
enforcement-intro = 如果对您所报告问题的答复未能解决问题，您可以联系以下机构

# The conformance report. The first is the text of the link to it.
conformance-report = 符合性报告(OpenACR)
openacr-title = 无障碍符合性报告：{ $product }
openacr-notes = 由{ $program }根据所发布文件的检查结果生成。准则为WCAG 2.2的A级和AA级准则，{ $standard }第9章和第10章以此为基础；OpenACR没有该版本的目录。其他要求见无障碍声明。未经检查或人员判定的准则列为未评估，而VPAT仅允许对AAA级准则这样填写。

## Comparison of two documents

comparison-title = { $old }与{ $new }的比较
comparison-of-versions = { $symbol }两个版本的比较
comparison-description = 逐段列出修改、增加、删除和移动之处
comparison-earlier = 原案文
comparison-later = 新案文
comparison-intro = 增加的文字加下划线，删除的文字加删除线。屏幕阅读器会读出其开始和结束。
comparison-same = 两个案文的文字相同。
comparison-summary = 概要
comparison-changes = 改动列表
comparison-text = 案文中的改动
comparison-changed = 修改
comparison-inserted = 增加
comparison-deleted = 删除
comparison-moved = 移动
comparison-renumbered = 重新编号
comparison-unchanged = 未改动
comparison-states = { $first }、{ $second }
comparison-renamed = { $new }(原为{ $old })
comparison-left-out = 未改动而略去之处：{ $count }
comparison-insertion-opens = { "增加：" }
comparison-insertion-closes = { "，增加结束；" }
comparison-deletion-opens = { "删除：" }
comparison-deletion-closes = { "，删除结束；" }

## EPUB

cover = 封面
landmarks = 导航标志
pages = 与本 EPUB 一同发布的 PDF 的页码
start-of-text = 正文开始
# Shown by libraries and reading apps.
accessibility-summary = 阅读顺序唯一。标题、列表和脚注均作相应标记。可链接到任何一段。每条脚注均可从其各处引用到达，并可返回。除封面外没有图像。
accessibility-summary-official-words-only = 阅读顺序唯一。标题、列表和脚注均作相应标记。可链接到任何一段。每条脚注均可从其各处引用到达。未在正式文本中添加任何内容。没有图像。
