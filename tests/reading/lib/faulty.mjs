// Writes editions in which every reading test finds something.
import { join } from 'node:path';
import { writeFiles, writePublication } from '../../lib/faulty.mjs';

const STYLE = `
body { background: #fff; color: #000; width: 600px; }
.faint { color: #777; }
.wide { display: block; width: 700px; }
.over { margin-top: -24px; display: block; position: relative; }
.cut { display: block; width: 60px; overflow: hidden; white-space: nowrap; }
.frame { width: 100px; overflow-x: auto; white-space: nowrap; }
.visually-hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.no-ring { outline: none; }
.away:focus { position: absolute; left: -9000px; }
@media (max-width: 400px) { .lost { display: none; } }
@media print { .not-printed { display: none; } }
`;

const BODY = `<main>
<h1>Faulty</h1>
<div inert=""><h2>Asleep</h2></div>
<p><a href="#one">1</a> <a href="#one">here</a> <a href="#two">here</a> <a href="#one" aria-label="this">that</a></p>
<p><a href="#two" tabindex="2">the first stop although it is the second link</a></p>
<p><a class="no-ring" href="#one">without a ring</a> <a class="away" href="#two">out of sight</a> <a href="#three"><img src="" alt=""/></a></p>
<p class="faint">Faint words</p>
<p class="wide">Words that are wider than a narrow window and do not wrap in windows of any width</p>
<p>Words under others <span class="over">Words over others, which they cover</span></p>
<p class="cut">Words of which the end is not seen</p>
<p class="frame">Words in a frame that the keyboard cannot scroll</p>
<p class="lost">Words for wide windows</p>
<p class="not-printed">Words for screens</p>
<p>A call without a note<sup><a id="fnref-1" role="doc-noteref" href="#nowhere">note 1</a></sup> and one without a way
back<sup><a id="fnref-2" role="doc-noteref" href="#fn-2"><span class="visually-hidden">note </span>2</a></sup></p>
<p data-generated="">Words of no official text, for example these</p>
<p><a href="#title-of-note" aria-hidden="true" tabindex="-1">¶</a> A link for the pointer that leads elsewhere</p>
<div id="fn-3" role="doc-footnote"><p>A note that leads back to two calls <a role="doc-backlink" href="#fnref-1">by one name</a>
<a role="doc-backlink" href="#fnref-2">by one name</a></p></div>
<aside id="fn-2"><p>The note, with <a href="#title-of-note">a link</a></p></aside>
</main>
`;

const PAGE = `<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><title>Faulty</title><link rel="stylesheet" href="style.css"></head>
<body>
${BODY}</body>
</html>
`;

const PUBLICATION = { contents: '<a href="text.xhtml#nowhere">Nowhere</a>', body: BODY, style: STYLE };

/** Writes the faulty editions to `dist` under the name of a document of documents.txt, and a home page of pages.txt. */
export function writeFaultyEditions(dist, name) {
  const folder = join(dist, name);
  writeFiles(folder, { 'index.html': PAGE, 'style.css': STYLE });
  writeFiles(join(dist, 'en'), { 'index.html': PAGE, 'style.css': STYLE });
  writePublication(join(folder, 'faulty.epub'), PUBLICATION);
}

/** Writes the faulty page of two languages that pages.txt names. */
export function writeFaultyPair(pairs) {
  writeFiles(join(pairs, 'en/A/RES/99/5'), { 'with-ar.html': PAGE, 'style.css': STYLE });
}
