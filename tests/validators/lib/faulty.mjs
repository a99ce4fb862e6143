// Writes editions with a fault for every validator to find.
import { join } from 'node:path';
import { writeFiles, writePublication } from '../../lib/faulty.mjs';

// Each fault of this page appears in some views only: low contrast in light mode,
// contrast that only the enhanced criterion rejects in dark mode, small targets in
// narrow views. The rotated page is found by an experimental rule, which reads the
// style sheet from a file.
const PAGE = `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Faulty</title>
<link rel="stylesheet" href="style.css">
</head>
<body>
<main>
<h1>Faulty</h1>
<p><img src="picture.svg"></p>
<p class="text">Text</p>
<ul><li><a href="#a">i</a><li><a href="#b">v</a><li><a href="#c">x</a></ul>
</main>
</body>
</html>
`;

const STYLE = `
body { background: #fff; color: #000; }
.text { color: #ccc; colr: red; }
ul { font-size: 24px; list-style: none; padding: 0; }
li { display: inline-block; width: 48px; height: 48px; margin: 24px; }
a { display: block; width: 48px; height: 48px; }
@media (max-width: 400px) { ul { font-size: 8px; } li, a { width: 6px; height: 6px; margin: 0; } }
@media (prefers-color-scheme: dark) { .text { color: #6b6b6b; } }
@media (orientation: landscape) { html { transform: rotate(90deg); } }
`;

const PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0h9v9z"/></svg>\n';

const PUBLICATION = {
  contents: '<a href="text.xhtml">Text</a>',
  body: '<main><h1>Text</h1><p><img src="missing.png"/></p></main>',
};

/** The conformance that some PDFs claim: parts and levels of PDF/UA and PDF/A. */
const CLAIMS = {
  'claims-3a': { ua: 1, part: 3, conformance: 'A' },
  'claims-4': { ua: 2, part: 4 },
  'claims-4f': { ua: 2, part: 4, conformance: 'F' },
};

function metadata({ ua, part, conformance }) {
  const declared = (name) => `<rdf:li rdf:parseType="Resource"><pdfd:conformsTo>http://pdfa.org/declarations/wtpdf#${name}1.0</pdfd:conformsTo></rdf:li>`;
  return `<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" xmlns:pdfd="http://pdfa.org/declarations/">
<pdfuaid:part>${ua}</pdfuaid:part><pdfaid:part>${part}</pdfaid:part>
${conformance ? `<pdfaid:conformance>${conformance}</pdfaid:conformance>` : ''}
${ua === 2 ? `<pdfd:declarations><rdf:Bag>${declared('accessibility')}${declared('reuse')}</rdf:Bag></pdfd:declarations>` : ''}
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>`;
}

/**
 * A readable PDF without tags, title, language or embedded fonts. With `claims`, its metadata
 * claims conformance.
 */
function untaggedPdf(claims) {
  const content = 'BT /F 24 Tf 72 720 Td (Text without a tag) Tj ET';
  const packet = claims ? metadata(claims) : '';
  const objects = [
    `<</Type/Catalog/Pages 2 0 R${claims ? '/Metadata 6 0 R' : ''}>>`,
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>',
    `<</Length ${content.length}>>stream\n${content}\nendstream`,
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
    ...(claims ? [`<</Type/Metadata/Subtype/XML/Length ${packet.length}>>stream\n${packet}\nendstream`] : []),
  ];
  let pdf = '%PDF-1.7\n';
  const offsets = objects.map((object, i) => {
    const offset = pdf.length;
    pdf += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const start = pdf.length;
  const size = objects.length + 1;
  const lines = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`);
  pdf += `xref\n0 ${size}\n0000000000 65535 f \n${lines.join('')}`;
  return `${pdf}trailer\n<</Size ${size}/Root 1 0 R>>\nstartxref\n${start}\n%%EOF\n`;
}

/** Writes the faulty editions to `dist`. */
export function writeFaultyEditions(dist) {
  const pdf = untaggedPdf();
  writeFiles(dist, {
    'index.html': PAGE,
    'style.css': STYLE,
    'picture.svg': PICTURE,
    'untagged.pdf': pdf,
    'cut.pdf': pdf.slice(0, pdf.indexOf('xref')),
  });
  for (const [name, claims] of Object.entries(CLAIMS)) writeFiles(dist, { [`${name}.pdf`]: untaggedPdf(claims) });
  writePublication(join(dist, 'faulty.epub'), PUBLICATION);
}
