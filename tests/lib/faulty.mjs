// Writes faulty editions for the self-tests.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** Writes files into a folder. `files` has their texts by relative path. */
export function writeFiles(folder, files) {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
}

const xhtml = (body, style) => `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="en" xml:lang="en">
<head><title>Faulty</title>${style ? '<link rel="stylesheet" type="text/css" href="style.css"/>' : ''}</head>
<body>${body}</body>
</html>
`;

/** The files of an EPUB with one document. `contents` is the entry of its table of contents. */
function publication({ contents, body, style }) {
  return {
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
${style ? '<item id="style" href="style.css" media-type="text/css"/>\n' : ''}<item id="text" href="text.xhtml" media-type="application/xhtml+xml"/>
</manifest>
<spine><itemref idref="text"/></spine>
</package>
`,
    'EPUB/nav.xhtml': xhtml(`<nav epub:type="toc"><ol><li>${contents}</li></ol></nav>`, style),
    ...(style && { 'EPUB/style.css': style }),
    'EPUB/text.xhtml': xhtml(body, style),
  };
}

/** Writes an EPUB with one document from its `contents`, `body` and optional `style`. */
export function writePublication(file, parts) {
  const unpacked = mkdtempSync(join(tmpdir(), 'publication-'));
  try {
    writeFiles(unpacked, publication(parts));
    // The mimetype file must be the first in the archive.
    execFileSync('python3', ['-m', 'zipfile', '-c', file, 'mimetype', 'META-INF', 'EPUB'], { cwd: unpacked });
  } finally {
    rmSync(unpacked, { recursive: true });
  }
}
