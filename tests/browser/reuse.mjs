// Reads the files for reference managers with Citation.js, as JavaScript programs do. Argument: the
// folder of a site.
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expectations } from '../lib/expect.mjs';
import { load } from '../lib/programs.mjs';

const { check, expect, close } = expectations('reuse');
const dist = resolve(process.argv[2]);
const manifest = JSON.parse(readFileSync(join(dist, 'manifest.json'), 'utf8'));
const { Cite } = load('@citation-js/core');
load('@citation-js/plugin-ris');
load('@citation-js/plugin-bibtex');
load('@citation-js/plugin-csl');
// RIS and BibTeX have other names for some fields than CSL.
const oneLine = (text) => text.split(/\s+/u).join(' ');

/** What a file should state about a document. */
function wanted(entry, json) {
  const date = entry.about.adopted ?? entry.about.issued;
  return {
    type: 'report',
    title: oneLine(entry.title),
    number: entry.symbol,
    publisher: json.publisher,
    date: date?.split('-').map(Number),
    address: json.URL,
  };
}

function stated(item) {
  return {
    type: item.type,
    // Braces in BibTeX mark what keeps its capital letters.
    title: item.title.replace(/<\/?span[^>]*>/gu, ''),
    number: item.number,
    publisher: item.publisher,
    date: item.issued?.['date-parts'][0].map(Number),
    address: item.URL,
  };
}

const formats = {
  'cite.ris': '@ris/file',
  'cite.bib': '@bibtex/text',
  'cite.json': '@csl/list+object',
};
const faults = [];
let files = 0;
for (const entry of manifest.documents) {
  const path = (name) => join(dist, entry.folder, name);
  const [json] = JSON.parse(readFileSync(path('cite.json'), 'utf8'));
  for (const [name, format] of Object.entries(formats)) {
    files += 1;
    const text = readFileSync(path(name), 'utf8');
    const [item, ...others] = new Cite(name.endsWith('json') ? JSON.parse(text) : text, { forceType: format }).data;
    const [found, expected] = [JSON.stringify(stated(item)), JSON.stringify(wanted(entry, json))];
    if (others.length > 0 || found !== expected) faults.push(`${path(name)}: ${found}\n  expected ${expected}`);
  }
  if (json.language !== entry.language) faults.push(`${path('cite.json')}: ${json.language}`);
  // Each file has an address on this site.
  if (!existsSync(join(dist, json.URL?.replace(/^https?:\/\/[^/]*\//u, '') ?? ''))) faults.push(`${json.URL}: no such file`);
}
check(`${files} files for reference managers`, files > 0 && faults.length === 0, faults.slice(0, 5).join('\n'));

// The printed reference has the body, the number and the address.
const first = manifest.documents.find(({ symbol, language }) => symbol === 'A/RES/68/197' && language === 'en');
const printed = new Cite(JSON.parse(readFileSync(join(dist, first.folder, 'cite.json'), 'utf8')))
  .format('bibliography', { template: 'apa', lang: 'en-US' })
  .trim();
for (const part of ['International cooperation', 'Resolution', 'A/RES/68/197', 'General Assembly', '2013']) {
  expect(`the printed reference has “${part}”`, printed.includes(part) || printed, true);
}
close();
