# The word catalogue of English: all that the editions say and the source does not.
#
# Syntax: Project Fluent. A message without a variable is at hand in every template as
# words["key"]; the others are used where masthead, names and outline are made.
# The wording of masthead and closing lines is that of official documents. DATETIME writes a date
# by ICU's data for the language; $day, $month (1 to 12) and $year are there for where official
# documents write it otherwise.

## Masthead and closing lines

organization = United Nations

body = { $body ->
    [security-council] Security Council
    [economic-and-social-council] Economic and Social Council
    [human-rights-council] Human Rights Council
   *[general-assembly] General Assembly
}

distribution = { $kind ->
    [limited] Distr.: Limited
    [restricted] Distr.: Restricted
   *[general] Distr.: General
}

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

adoption = Resolution adopted by the { body } on { $date }

adoption-in-parts = Resolutions adopted by the { body } on { $date }

report = { $committee ->
    [first] [on the report of the First Committee ({ $report })]
    [second] [on the report of the Second Committee ({ $report })]
    [third] [on the report of the Third Committee ({ $report })]
    [fourth] [on the report of the Special Political and Decolonization Committee (Fourth Committee) ({ $report })]
    [fifth] [on the report of the Fifth Committee ({ $report })]
    [sixth] [on the report of the Sixth Committee ({ $report })]
    [plenary] [on a proposal considered in plenary meeting ({ $report })]
   *[none] [without reference to a Main Committee ({ $report })]
}

meeting = { NUMBER($number, type: "ordinal") ->
    [one] { $number }st
    [two] { $number }nd
    [few] { $number }rd
   *[other] { $number }th
} { $body ->
    [human-rights-council] meeting
   *[other] plenary meeting
}

## Headings and lines of the table of contents

preamble = Preamble
operative-part = Operative part
notes = Notes
recorded-vote = Recorded vote
annex = Annex

# $number and $opening are the paragraph's own words.
outline-paragraph = { $number } { $opening }

## Names of places, as a person would cite them

name-preambular-paragraph = preambular paragraph { $number }
name-paragraph = paragraph { $number }
name-unnumbered-paragraph = operative paragraph { $number }
name-text = unnumbered paragraph { $number }
name-going-on = { $within }, continuation { $number }
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

## Places as footnotes cite them

# $small is the label in small letters, as within a sentence; German leaves it as it is printed.
citation = { $symbol }, { $place }
cite-paragraph = para. { $number }
cite-preambular-paragraph = preambular para. { $number }
cite-unnumbered-paragraph = operative para. { $number }
cite-text = unnumbered para. { $number }
cite-heading = { $small }
cite-section = sect. { $label }
cite-titled = section entitled “{ $title }”
cite-note = footnote { $mark }

## What an editor says beside the official words

# Around the source that “Ibid.” stands for. The official words continue after it.
editors-note-opens = { " [editor’s note: " }
editors-note-closes = { "]" }
about-editors-notes = Editor’s notes in square brackets name the source that “Ibid.” refers to. They are not official text.

## The vote

vote-in-favour = In favour
vote-against = Against
vote-abstaining = Abstaining

## What search engines and libraries are told

full-title = { $symbol }: { $title }
description = Resolution { $symbol } of the { body }, adopted on { $date }: { $title }
description-undated = { $symbol } of the { body }: { $title }

## Sizes of files

decimal-point = .
size-bytes = { $size } bytes
size-kilobytes = { $size } KB
size-megabytes = { $size } MB

## Navigation

# Between a word of ours and what it announces.
colon = { ": " }
comma = { ", " }

skip-to-text = Skip to content
this-publication = This document
all-documents = All documents
index-description = Official resolutions as accessible web pages, PDF and EPUB
contents = Contents
official-site = Official document
format-html = Web page
format-pdf = PDF
format-pdf-large-print = PDF in large print
format-pdf-letter = PDF on Letter paper
format-epub = EPUB
format-akn = Akoma Ntoso XML
format-txt = Plain text
format-brf = Braille (BRF)
format-ebrl = Braille (eBraille)
format-md = Markdown
format-json = JSON
languages = Languages
own-name = English

## What the web page offers with its scripts

contents-and-go-to = Contents, go to a paragraph
go-to = Go to paragraph
go-to-example = For example: 18, 18 (c), preamble 3, note 14 or article 5
go-to-button = Go
go-to-nowhere = Not found in this document
notes-shown = Where to read notes
notes-at-end = After the text
notes-in-box = In a box at the call
notes-after-paragraphs = After each paragraph that calls them
close = Close
copy-link = Copy link
copy-citation = Copy citation
copied = Copied
copy-failed = Copying is not possible here. To be copied by hand
copy-offered = The link and the citation can be copied after the text.

## The accessibility statement

accessibility = Accessibility
accessibility-of = Accessibility of { $symbol }
accessibility-of-all = Accessibility of all documents
statement-description = What was checked in the editions of { $symbol }, by what, when and with what result, and what is known to be missing
statement-of-all-description = What was checked in these documents, by what, when and with what result, and what is known to be missing
statement-intro = This page says of each edition what was checked, by what, when and with what result. The results are those of the checks themselves, for exactly the files that stand here.
statement-of-all-intro = This page sums up what was checked in all documents here. Each document has a statement of its own, which its page links to. The results are those of the checks themselves, for exactly the files that stand here.
state-clean = All checks were run and found no problem.
state-partly = Some checks were run and found no problem; the others were not run.
state-problems = Problems were found.
state-unchecked = This file has not been checked.
checked-by = Tool
read-with = Read by a person, with
result-clean = no problem
result-problems = problems: { $count }
# Behind result-clean or result-problems.
result-accepted = { ", findings that a person has looked at and left: " }{ $count }
result-not-run = not run
days = { $first } to { $last }
problems = Problems
accepted-findings = Findings that a person has looked at and left
accepted-because = Reason
build-warnings = What the program that made the editions noticed in the source
# What each kind of check judges: check- and the name of the check in its results.
check-nu = Whether the page keeps the HTML standard
# $views is the number of ways in which the file was looked at; 0 where it was not.
check-axe = Rules of the Web Content Accessibility Guidelines and of good practice, in a browser{ $views ->
    [0] {""}
    [1] {""}
   *[other] , in { $views } views
}
check-epubcheck = Whether the publication keeps the EPUB standard
check-ace = Rules of EPUB Accessibility
# $standard is “none” where the check was not run.
check-verapdf = Whether the file keeps { $standard ->
    [none] its standard
   *[other] { $standard }
}
check-qpdf = Whether the file is whole and sound
check-outloud = Whether its tags say what the page shows
check-heard = Whether what a screen reader says is as it was reviewed
check-links = Whether each link has a name that makes sense alone and leads somewhere
check-sight = Whether anything is lost, covered or hard to see when the text is enlarged, spaced, dark or printed
check-keyboard = Whether everything can be reached and seen by keyboard, and each note and back
check-foliate = Whether a reading app opens it
what-is-missing = What is known to be missing
missing-person = No person has read it with assistive technology for this statement. Programs find only a part of what bars readers.
missing-claim = Nothing is claimed about conformance with the Web Content Accessibility Guidelines, because that needs the judgement of people.
missing-plain-language = There is no version in plain language or in sign language.
missing-braille-proof = The braille has not been proofread by a reader of braille.
missing-low-vision-face = The large print has no typeface that was made for low vision: none is known for this script.
missing-headers = Tables without any header: { $count }
whom-to-write-to = Whom to write to
write-to = Tell us what bars your way, or ask for another form
nobody-to-write-to = Who publishes this copy has given no address.
about-statement = About this statement
made-by = Made by
made-from-results = From the results of the checks, which are kept with the editions
made-without-results = There were no results of checks
results-as-data = The results as data
editions = Editions
files = Files
files-checked = Files judged
files-clean = Without a problem
files-partly = Without a problem, some checks not run
files-with-problems = With problems
files-unchecked = Not checked
files-accepted = Left after a look
checks = Checks
documents-with-problems = Documents with problems
no-documents-with-problems = No check has found a problem in any document.
no-checks = Nothing has been checked.

## EPUB

cover = Cover
landmarks = Landmarks
pages = Pages
text-begins = Beginning of the text
accessibility-summary = One reading order; headings, lists and notes are marked up as such; every paragraph has an anchor; notes can be reached from each of their calls and lead back to each of them. There are no images.
accessibility-summary-of-official-words = One reading order; headings, lists and notes are marked up as such; every paragraph has an anchor; notes can be reached from each of their calls. Nothing is added to the words of the official text. There are no images.
publisher = United Nations
rights = The text is that of an official document of the United Nations, which is to be named as its source. This edition is not an official record.
