// Editions in which each reading test finds something.
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

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
<p><a href="#two" tabindex="2">the first although it stands second</a></p>
<p><a class="no-ring" href="#one">without a ring</a> <a class="away" href="#two">out of sight</a> <a href="#three"><img src="" alt=""/></a></p>
<p class="faint">Faint words</p>
<p class="wide">Words that are wider than a narrow window, and stay so whatever one does about it</p>
<p>Words under others <span class="over">Words over others, which lie upon them</span></p>
<p class="cut">Words of which the end is not seen</p>
<p class="frame">Words in a frame that the keyboard cannot scroll</p>
<p class="lost">Words for wide windows</p>
<p class="not-printed">Words for screens</p>
<p>A call without a note<sup><a id="fnref-1" role="doc-noteref" href="#nowhere">note 1</a></sup> and one without a way
back<sup><a id="fnref-2" role="doc-noteref" href="#fn-2"><span class="visually-hidden">note </span>2</a></sup></p>
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

const xhtml = (body) => `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="en" xml:lang="en">
<head><title>Faulty</title><link rel="stylesheet" type="text/css" href="style.css"/></head>
<body>${body}</body>
</html>
`;

const PUBLICATION = {
  mimetype: 'application/epub+zip',
  'META-INF/container.xml': `<?xml version="1.0"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
`,
  'EPUB/package.opf': `<?xml version="1.0"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" xml:lang="en">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:identifier id="id">urn:example:faulty</dc:identifier><dc:title>Faulty</dc:title>
<dc:language>en</dc:language><meta property="dcterms:modified">2000-01-01T00:00:00Z</meta>
</metadata>
<manifest>
<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="style" href="style.css" media-type="text/css"/>
<item id="text" href="text.xhtml" media-type="application/xhtml+xml"/>
</manifest>
<spine><itemref idref="text"/></spine>
</package>
`,
  'EPUB/nav.xhtml': xhtml('<nav epub:type="toc"><ol><li><a href="text.xhtml#nowhere">Nowhere</a></li></ol></nav>'),
  'EPUB/style.css': STYLE,
  'EPUB/text.xhtml': xhtml(BODY),
};

function write(folder, files) {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
}

/** Writes the faulty editions into `dist`, under the name of a document that is heard. */
export function writeFaultyEditions(dist, name) {
  const folder = join(dist, name);
  write(folder, { 'index.html': PAGE, 'style.css': STYLE });
  const unpacked = join(dist, 'unpacked');
  write(unpacked, PUBLICATION);
  const parts = ['mimetype', 'META-INF', 'EPUB'];
  execFileSync('python3', ['-m', 'zipfile', '-c', join(folder, 'faulty.epub'), ...parts], { cwd: unpacked });
  rmSync(unpacked, { recursive: true });
}
