notes = Footnotes
meeting = { $nummer }th plenary meeting
outline-paragraph = { $number } { openning }
