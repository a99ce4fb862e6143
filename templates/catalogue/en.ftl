# Word catalogue for English: all text that publish adds to the official words.
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

## Masthead and closing lines

date = { DATETIME($date, day: "numeric", month: "long", year: "numeric") }

# The ordinal in words, from 1 to 100; a session beyond is given as printed.
session = { $number ->
    [1] First
    [2] Second
    [3] Third
    [4] Fourth
    [5] Fifth
    [6] Sixth
    [7] Seventh
    [8] Eighth
    [9] Ninth
    [10] Tenth
    [11] Eleventh
    [12] Twelfth
    [13] Thirteenth
    [14] Fourteenth
    [15] Fifteenth
    [16] Sixteenth
    [17] Seventeenth
    [18] Eighteenth
    [19] Nineteenth
    [20] Twentieth
    [21] Twenty-first
    [22] Twenty-second
    [23] Twenty-third
    [24] Twenty-fourth
    [25] Twenty-fifth
    [26] Twenty-sixth
    [27] Twenty-seventh
    [28] Twenty-eighth
    [29] Twenty-ninth
    [30] Thirtieth
    [31] Thirty-first
    [32] Thirty-second
    [33] Thirty-third
    [34] Thirty-fourth
    [35] Thirty-fifth
    [36] Thirty-sixth
    [37] Thirty-seventh
    [38] Thirty-eighth
    [39] Thirty-ninth
    [40] Fortieth
    [41] Forty-first
    [42] Forty-second
    [43] Forty-third
    [44] Forty-fourth
    [45] Forty-fifth
    [46] Forty-sixth
    [47] Forty-seventh
    [48] Forty-eighth
    [49] Forty-ninth
    [50] Fiftieth
    [51] Fifty-first
    [52] Fifty-second
    [53] Fifty-third
    [54] Fifty-fourth
    [55] Fifty-fifth
    [56] Fifty-sixth
    [57] Fifty-seventh
    [58] Fifty-eighth
    [59] Fifty-ninth
    [60] Sixtieth
    [61] Sixty-first
    [62] Sixty-second
    [63] Sixty-third
    [64] Sixty-fourth
    [65] Sixty-fifth
    [66] Sixty-sixth
    [67] Sixty-seventh
    [68] Sixty-eighth
    [69] Sixty-ninth
    [70] Seventieth
    [71] Seventy-first
    [72] Seventy-second
    [73] Seventy-third
    [74] Seventy-fourth
    [75] Seventy-fifth
    [76] Seventy-sixth
    [77] Seventy-seventh
    [78] Seventy-eighth
    [79] Seventy-ninth
    [80] Eightieth
    [81] Eighty-first
    [82] Eighty-second
    [83] Eighty-third
    [84] Eighty-fourth
    [85] Eighty-fifth
    [86] Eighty-sixth
    [87] Eighty-seventh
    [88] Eighty-eighth
    [89] Eighty-ninth
    [90] Ninetieth
    [91] Ninety-first
    [92] Ninety-second
    [93] Ninety-third
    [94] Ninety-fourth
    [95] Ninety-fifth
    [96] Ninety-sixth
    [97] Ninety-seventh
    [98] Ninety-eighth
    [99] Ninety-ninth
    [100] One hundredth
   *[other] { NUMBER($number, type: "ordinal") ->
        [one] { $number }st
        [two] { $number }nd
        [few] { $number }rd
       *[other] { $number }th
    }
} session

agenda-item = Agenda item { $number }

adoption = Adopted on { $date }

adoption-in-parts = Adopted on { $date }

report = [{ $report }]

meeting = { NUMBER($number, type: "ordinal") ->
    [one] { $number }st
    [two] { $number }nd
    [few] { $number }rd
   *[other] { $number }th
} meeting

## Headings and table of contents

preamble = Preamble
operative-part = Operative part
notes = Notes
recorded-vote = Recorded vote
annex = Annex

# $number and $opening are the paragraph's own words.
outline-paragraph = { $number } { $opening }

## Names of places

name-preambular-paragraph = preambular paragraph { $number }
name-numbered-preambular-paragraph = { name-paragraph }
name-paragraph = paragraph { $number }
name-unnumbered-paragraph = operative paragraph { $number }
name-text = unnumbered paragraph { $number }
name-continuation = { $within }, continuation { $number }
name-dash = { $within }, bullet { $number }
name-item = { $within } { $label }
name-in = { $container }, { $place }
name-part = part { $label }
# A section whose label is a numeral alone. $label is the printed label, $number the number that it
# represents, or 0 where it is a letter: Arabic writes it in words.
name-section = section { $label }
name-quotation = { $within }, quotation { $number }
# A name that another place already has, for example where a number is printed twice. The first has
# no count.
name-again = { $name } (occurrence { $number })
name-table = table { $number }
name-note = note { $mark }
# Lines of the masthead and closing lines, and cells of tables, in comparisons.
name-line = { $container }, line { $number }
name-cell = { $table }, row { $row }, column { $column }
page-name = page { $number }
# A way back from a note to a place that refers to it. name-call-back counts the references in one
# paragraph that refers to the note more than once.
name-call-back = Back to { $place }, reference { $number }
name-way-back = Back to { $place }
name-formula = the opening words
name-title = the title
name-masthead = the masthead
name-closing = the closing lines

# The short form of a place. The field “Go to paragraph” accepts it, and ways back show it where it is
# part of the spoken name.
place-preambular-paragraph = preamble { $number }
place-paragraph = { $number }

## Citations

# $small is the label in small letters, as within a sentence; German leaves it as it is printed.
citation = { $symbol }, { $place }
cite-paragraph = para. { $number }
cite-preambular-paragraph = preambular para. { $number }
cite-numbered-preambular-paragraph = { cite-paragraph }
cite-unnumbered-paragraph = operative para. { $number }
cite-text = unnumbered para. { $number }
cite-heading = { $small }
cite-section = sect. { $label }
cite-titled = section entitled “{ $title }”
cite-note = footnote { $mark }

## Editor’s notes

# Around the source that “Ibid.” stands for. The official words continue after it.
editors-note-opens = { " [editor’s note: " }
editors-note-closes = { "]" }
about-editors-notes = Editor’s notes in brackets are not official text.

## Recorded vote

vote-in-favour = In favour
vote-against = Against
vote-abstaining = Abstaining
vote-absent = Absent

## Metadata for search engines and libraries

full-title = { $symbol }: { $title }
description = { $symbol }, adopted on { $date }: { $title }
description-undated = { $symbol }: { $title }

## File sizes

decimal-point = .
size-bytes = { $size } bytes
size-kilobytes = { $size } KB
size-megabytes = { $size } MB

## Navigation

# Between a generated word and the text that it announces.
colon = { ": " }
comma = { ", " }

skip-to-text = Skip to content
this-publication = This document
all-documents = All documents
index-description = Official resolutions as accessible web pages, PDF and EPUB

# Lists of documents. A body file can name other kinds of documents in its lines: kind-ordinance.
by-body = By body
by-subject = By subject
subjects = Subjects
all-subjects = All subjects
subject-title = Subject: { $title }
latest-documents = Latest documents
# Before the number of documents in a list.
document-count = Documents
breadcrumb = Breadcrumb
kind-resolution = Resolutions
kind-decision = Decisions
kind-presidential-statement = Presidential statements
kind-draft-resolution = Draft resolutions
kind-document = Other documents
list-description = { $title }. Documents: { $count }
list-undated = Without a date
list-pages = Pages of this list
page-of-pages = Page { $number } of { $count }
previous-page = Previous page
next-page = Next page
feed = Feed of new documents (Atom)
opds = Catalogue for reading apps (OPDS)
# Above links to archives with all documents of a list, each with its format, the word for archives and
# its size.
archives = Download all documents
archive-zip = ZIP
not-found = Page not found
not-found-text = The address may be mistyped, or the document may not be part of this site.

# The link to a page with this language and another one, before a colon and the name of the other; and
# the title of that page, in the window.
side-by-side = Side by side
side-by-side-title = { $title } ({ $first }, { $second })

# The page about a document in all its languages. The first is the text of the link to it.
about-document = Details
about-description = About { $symbol }: { $title }. Languages, formats, adoption and citations
about-languages = Languages and formats
about-facts = Facts
about-adopted = Adopted
about-agenda = Agenda
about-issued = Issued
about-cite-as = Cite as
# Before links to files for reference managers, with the names of their formats.
about-cite-files = Citation file
cite-ris = RIS
cite-bibtex = BibTeX
cite-csl = CSL-JSON
# The kind of a document in such a file. A body file can name other kinds in its lines: type-ordinance.
type-resolution = Resolution
type-decision = Decision
type-presidential-statement = Presidential statement
type-draft-resolution = Draft resolution
type-document = Document
about-address = Address
about-series = Documents with the same title
# Followed by the symbol and title of the document before or after this one.
about-follows = Previous document
about-followed-by = Next document
# Headings of lists of documents: those that this one cites, and those that cite it.
about-cites = Cites
about-cited-by = Cited by
# Below a list of documents that is not complete, with a link to the file with all citations.
about-latest = The latest { $count } documents are listed.
about-all-citations = All citations (CSV)
# After a paragraph that cites the document; followed by the names of paragraphs.
about-refers-to = refers to
# The label of an item of such a paragraph. $label is a Latin letter or a small Roman numeral.
about-item = ({ $label })

# The search page.
search-title = Full-text search
search-description = Search the whole text of all documents
search-label = Words, number or symbol
search-button = Search
search-body = Body
search-subject = Subject
search-year = Year
search-any = All
search-results = Results
search-waiting = Searching…
# Before the number of documents.
search-found = Documents found
search-none = Nothing found
search-more = More results
search-failed = The search could not be loaded
search-needs = Search needs JavaScript and a web server. Without them, use the list:

contents = Contents
# Followed by the numbers of the first and the last paragraph of a section.
contents-paragraphs = Paragraphs
# After the title and on the cover, unless the project is official. A link to the official document
# follows.
unofficial = Unofficial rendering.
official-document = Official document
# At the foot of each page of a site.
site-unofficial = This is an unofficial edition. Only the official documents are authoritative.
# Shown above a table that is wider than the window.
table-scrolls = Scroll sideways to see all columns.
format-html = Web page
format-pdf = PDF
format-pdf-large-print = PDF in large print
format-pdf-letter = PDF on Letter paper
format-epub = EPUB
format-akn = Akoma Ntoso XML
format-txt = Plain text
format-jsonl = Passages (JSON Lines)
format-brf = Braille (BRF)
format-ebrl = Braille (eBraille)
format-md = Markdown
format-json = JSON
languages = Languages
own-name = English

# The reader’s settings, in the header of each page.
display = Display
display-size = Text size
display-standard = Standard
display-smaller = Smaller
display-larger = Larger
display-largest = Largest
display-spacing = Line spacing
display-wide = Wide
display-widest = Widest
display-typeface = Typeface
display-sans-serif = Sans serif
# A typeface for readers with low vision.
display-low-vision = For low vision
display-colours = Colours
# Colours or contrast as set in the reader’s device.
display-device = As on the device
display-light = Light
display-dark = Dark
display-contrast = Contrast
display-more-contrast = High
display-pages = Page numbers of the PDF
display-pages-hidden = Hidden
display-pages-shown = Shown
display-reset = Reset all

## Web page features that need JavaScript

go-to = Go to paragraph
go-to-example = For example: 18, 18 (c), preamble 3, note 14 or article 5
go-to-button = Go
# Followed by the text that was looked for.
go-to-not-found = Not found in this document
# Heading of the three choices that follow it.
show-notes = Show notes
show-notes-at-end = At the end of the document
show-notes-in-box = In a box next to the reference
show-notes-after-paragraphs = After each paragraph
close = Close
copy-link = Copy link
copy-citation = Copy citation
# Followed by the text that was copied or could not be copied.
copied = Copied
copy-failed = Copying failed. Copy this text yourself
# Announced by screen readers when the copy buttons appear.
copy-buttons-follow = Two buttons follow: copy link and copy citation.

## Accessibility statement

# Text of the link from a document to its statement.
accessibility-statement = Accessibility statement
statement-title = Accessibility statement for { $symbol }
statement-description = Accessibility of { $symbol }: checks, tools, dates, results and known limitations
statement-intro = This statement lists, for each edition, the checks that were run, the tool, the date and the result. The results apply only to the files published here.
# For the whole site.
site-statement-title = Accessibility statement for all documents
site-statement-description = Accessibility of all documents: checks, tools, dates, results and known limitations
site-statement-intro = This statement summarizes the checks of all documents published here. Each document has its own statement, linked from its page. The results apply only to the files published here.

state-clean = All checks were run. No problems were found.
state-partly = Some checks were run and found no problems. The other checks were not run.
state-problems = Problems were found.
state-unchecked = This file has not been checked.
# Followed by the name of a program; for tests by a person, that of an assistive technology.
tool = Tool
tested-with = Tested by a person with
# Follows the name of a check.
result-clean = no problems found
result-problems = problems found: { $count }
# Follows result-clean or result-problems.
result-accepted = { ", findings reviewed and accepted: " }{ $count }
result-not-run = not run
date-range = { $first } to { $last }

problems = Problems
accepted-findings = Reviewed and accepted findings
accepted-reason = Reason
build-warnings = Warnings about the source document

# Names of checks: check- and the name of the check in checks.json. A name is a noun phrase; the
# result follows it.
check-nu = Conformance with the HTML standard
# $views is the number of display settings that were checked, 0 if the check was not run.
check-axe = WCAG and good-practice rules, in a browser{ $views ->
    [0] {""}
    [1] {""}
   *[other] {" ("}{ $views } display settings)
}
check-epubcheck = Conformance with the EPUB standard
check-ace = EPUB Accessibility rules
# $standard is “none” if the check was not run.
check-verapdf = Conformance with { $standard ->
    [none] its PDF standard
   *[other] { $standard }
}
# The checks that “publish build --check” makes itself.
check-page = Syntax, identifiers, headings and names
check-package = Structure of the EPUB and its pages
check-words = Words, compared with the source
check-identity = Language and title, compared with the document
# $standard is “none” if the check was not run.
check-pdf = Conformance with { $standard ->
    [none] its PDF standard
   *[other] { $standard }
}
check-qpdf = File integrity
check-outloud = Consistency of the tags with the page
check-transcript = Screen reader output, compared with the reviewed version
check-links = Link names and targets
check-appearance = Display when enlarged, with wider spacing, in dark mode and in print
check-keyboard = Keyboard access, including to notes and back
check-foliate = Opening in a reading app

limitations = Known limitations
limitation-not-tested = No one has tested these editions with assistive technology. Automated checks find only some accessibility problems.
limitation-conformance = Conformance with the Web Content Accessibility Guidelines (WCAG) has not been assessed: automated checks are not enough for that.
limitation-plain-language = No version in plain language or in sign language is available.
limitation-braille = The braille edition has not been proofread by a braille reader.
limitation-low-vision-typeface = The large-print edition does not use a typeface designed for low vision: none is known for this script.
limitation-table-headers = Tables without header cells: { $count }

contact = Feedback and contact information
# Followed by the address.
contact-label = Report an accessibility problem or request another format
contact-missing = The publisher of this copy has not provided a contact address.

preparation = Preparation of this accessibility statement
# Followed by the name of the program.
prepared-with = Generated by
# Followed by a link with the text results-as-json.
prepared-from-results = Based on the results stored with the editions
results-as-json = Results (JSON)
prepared-without-results = No check results were available.

editions = Editions
# Followed by a number of files.
files = Files
files-checked = Files checked
files-clean = Without problems
files-partly = Without problems, some checks not run
files-with-problems = With problems
files-unchecked = Not checked
files-with-accepted-findings = With accepted findings
checks = Checks
documents-with-problems = Documents with problems
no-documents-with-problems = No problems were found in any document.
no-checks = No files have been checked.

# The statement of the whole site.
status = Status
# $status is what the checks show about all files, $standard a name such as EN 301 549 v4.1.1.
status-of-site = { $status ->
    [unchecked] The accessibility of these documents has not been checked.
    [not-met] Problems were found. Some requirements of { $standard } (WCAG 2.2, level AA) are not met.
    [problems] Problems were found. The checks decide only some requirements of { $standard } (WCAG 2.2, level AA); conformance is not claimed.
   *[clean] The checks that were run found no problems. They decide only some requirements of { $standard } (WCAG 2.2, level AA); conformance is not claimed.
}
method = Method
method-programs = Programs checked the published files.
method-people = People tested published files.
# Followed by a date, and by the names of programs.
method-date = Date of the checks
method-tools = Tools

# Follows the name of the standard and a colon.
clauses = requirement by requirement
clauses-intro = The requirements for web pages and documents are the success criteria of WCAG 2.2 at levels A and AA. A requirement is met only if a check or a person has decided it for every file. A check that finds no problem does not show that a requirement is met, if it tests only a part of it. The results are about the editions, not about the list of documents and the statements.
# The chapters of EN 301 549.
chapter-9 = Chapter 9: Web
chapter-10 = Chapter 10: Non-web documents
chapter-12 = Chapter 12: Information about products and services
# The heads of the table, and results. A result is also followed by a number.
clause = Requirement
clause-outcome = Result
clause-met = Met
clause-not-met = Not met
clause-not-applicable = Not applicable
clause-not-evaluated = Not evaluated
# The names of the success criteria, as in the W3C’s translation of WCAG, if there is one.
criterion-name = { $criterion ->
    [non-text-content] Non-text content
    [audio-only-and-video-only] Audio-only and video-only (prerecorded)
    [captions-prerecorded] Captions (prerecorded)
    [audio-description-or-alternative] Audio description or media alternative (prerecorded)
    [captions-live] Captions (live)
    [audio-description] Audio description (prerecorded)
    [info-and-relationships] Info and relationships
    [meaningful-sequence] Meaningful sequence
    [sensory-characteristics] Sensory characteristics
    [orientation] Orientation
    [identify-input-purpose] Identify input purpose
    [use-of-color] Use of colour
    [audio-control] Audio control
    [contrast-minimum] Contrast (minimum)
    [resize-text] Resize text
    [images-of-text] Images of text
    [reflow] Reflow
    [non-text-contrast] Non-text contrast
    [text-spacing] Text spacing
    [content-on-hover-or-focus] Content on hover or focus
    [keyboard] Keyboard
    [no-keyboard-trap] No keyboard trap
    [character-key-shortcuts] Character key shortcuts
    [timing-adjustable] Timing adjustable
    [pause-stop-hide] Pause, stop, hide
    [three-flashes] Three flashes or below threshold
    [bypass-blocks] Bypass blocks
    [page-titled] Page titled
    [focus-order] Focus order
    [link-purpose] Link purpose (in context)
    [multiple-ways] Multiple ways
    [headings-and-labels] Headings and labels
    [focus-visible] Focus visible
    [focus-not-obscured] Focus not obscured (minimum)
    [pointer-gestures] Pointer gestures
    [pointer-cancellation] Pointer cancellation
    [label-in-name] Label in name
    [motion-actuation] Motion actuation
    [dragging-movements] Dragging movements
    [target-size] Target size (minimum)
    [language-of-page] Language of page
    [language-of-parts] Language of parts
    [on-focus] On focus
    [on-input] On input
    [consistent-navigation] Consistent navigation
    [consistent-identification] Consistent identification
    [consistent-help] Consistent help
    [error-identification] Error identification
    [labels-or-instructions] Labels or instructions
    [error-suggestion] Error suggestion
    [error-prevention] Error prevention (legal, financial, data)
    [redundant-entry] Redundant entry
    [accessible-authentication] Accessible authentication (minimum)
    [parsing] Parsing
    [name-role-value] Name, role, value
   *[status-messages] Status messages
}
# The names of other clauses.
clause-name = { $clause ->
    [wcag-conformance] Conformance requirements of WCAG
    [user-preferences] User preferences
    [information-about-products] Accessible information about products
    [information-about-services] Accessible information about services
   *[accessibility-features] Accessibility and compatibility features
}
# Why a clause is not evaluated; criteria: why the conformance requirements are not met.
clause-reason = { $reason ->
    [incomplete] Not every file was checked.
    [no-check] No check was run for this requirement.
    [person] Only a person can evaluate this requirement.
    [publisher] This depends on the publisher’s information about its products and services.
    [criteria] Not all success criteria are met.
   *[partly] The checks find only some of the possible problems.
}
# Why a clause does not apply.
not-applicable-reason = { $absent ->
    [media] The editions contain no audio and no video.
    [motion] Nothing in the editions moves, blinks or flashes.
    [time-limit] The editions have no time limits.
    [gestures] The editions have no functions that need gestures, dragging or movement of the device.
    [shortcuts] The editions have no keyboard shortcuts that consist of one character.
    [personal-data] The editions do not ask for personal data and have no transactions.
    [authentication] The editions do not require a login.
    [fields] These editions have no form fields.
    [status-messages] These editions show no status messages.
   *[criterion] WCAG 2.2 has removed this criterion.
}

enforcement = Enforcement procedure
# Followed by the name of the body.
enforcement-intro = If the answer to your report does not solve the problem, you can turn to this body

# The conformance report. The first is the text of the link to it.
conformance-report = Conformance report (OpenACR)
openacr-title = Accessibility conformance report: { $product }
openacr-notes = Generated by { $program } from the results of the checks of the published files. The criteria are those of WCAG 2.2 at levels A and AA, on which chapters 9 and 10 of { $standard } are based; OpenACR has no catalogue for that version. The other clauses are in the accessibility statement. A criterion that no check and no person has decided is given as not evaluated, which the VPAT allows only for level AAA.

## Comparison of two documents

comparison-title = Comparison of { $old } and { $new }
# Two sources of one document.
comparison-of-versions = Comparison of two versions of { $symbol }
comparison-description = What was changed, inserted, deleted and moved, by paragraph
comparison-earlier = Earlier text
comparison-later = Later text
comparison-intro = Inserted words are underlined, deleted words are struck through. Screen readers announce the beginning and the end of both.
comparison-same = The two texts have the same words.
comparison-summary = Summary
comparison-changes = List of changes
comparison-text = Changes in the text
# What happened to a passage. Each follows its name, or is followed by a count. A passage can have two.
comparison-changed = changed
comparison-inserted = inserted
comparison-deleted = deleted
comparison-moved = moved
comparison-renumbered = renumbered
comparison-unchanged = unchanged
comparison-states = { $first }, { $second }
# A passage whose name in the later text differs from that in the earlier one.
comparison-renamed = { $new }, previously { $old }
comparison-left-out = Unchanged passages left out: { $count }
# For screen readers, before and after inserted and deleted words.
comparison-insertion-opens = { "inserted: " }
comparison-insertion-closes = { ", end of insertion; " }
comparison-deletion-opens = { "deleted: " }
comparison-deletion-closes = { ", end of deletion; " }

## EPUB

cover = Cover
landmarks = Landmarks
# Heading of the page list.
pages = Pages of the PDF published with this EPUB
start-of-text = Start of the text
# Shown by libraries and reading apps.
accessibility-summary = One reading order. Headings, lists and notes are marked up as such. Every paragraph can be linked to. Links lead from each reference to its note and back. No images except the cover.
accessibility-summary-official-words-only = One reading order. Headings, lists and notes are marked up as such. Every paragraph can be linked to. Links lead from each reference to its note. Nothing has been added to the official text. No images.
