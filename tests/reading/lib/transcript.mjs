// Writes the transcript of a page: the output of a screen reader for each way of moving through the page.
import { phrases, speech } from './speech.mjs';
import { headings, landmarkDepth, landmarks, links, readTree } from './tree.mjs';
import { tables } from './tables.mjs';
import { shortened, trimmed } from './words.mjs';

/** The maximum number of cells per table in a transcript. */
const MAX_CELLS = 24;

/** The maximum number of headings and links in the transcript of a page that is not a document. */
const MAX_OF_SITE = 40;

/**
 * The transcript of an open page that is not a document, or of the element of a selector. Long lists of
 * headings and links are shortened in the middle, because they are lists of documents.
 */
export async function transcriptOfSite(page, short, selector) {
  if (selector !== 'body') return (await speech(page, selector)).join('\n');
  return (await sections(page, short)).map(([way, lines]) => {
    const isLong = way !== 'from start to end' && lines.length > MAX_OF_SITE;
    const shown = isLong ? lines.toSpliced(MAX_OF_SITE / 2, lines.length - MAX_OF_SITE, `… ${lines.length - MAX_OF_SITE} more`) : lines;
    return section(way, shown);
  }).join('\n\n');
}

/** The transcript of an open page. `short` shortens an address. */
export async function transcript(page, short) {
  return (await sections(page, short)).map(([way, lines]) => section(way, lines)).join('\n\n');
}

/** The lines of a transcript for each way of moving through a page. */
async function sections(page, short) {
  const tree = await readTree(page);
  const parts = {
    'by heading': headings(tree).map(({ level, name }) => `${'  '.repeat(level - 1)}${level}: ${name}`),
    'by landmark': landmarks(tree).map((landmark) => `${'  '.repeat(landmarkDepth(landmark))}${landmark.role}: ${landmark.name || '(no name)'}`),
    'by link': links(tree).map(({ name, url }) => `${shortened(name)} → ${short(url)}`),
    'by cell': (await tables(page, tree)).flatMap(byCell),
    'from start to end': await speech(page),
  };
  return Object.entries(parts).filter(([, lines]) => lines.length);
}

const section = (way, lines) => [`== ${way}`, ...lines].join('\n').replace(SIZE, '$1…$2');

/** The size of a file in the link to it. It changes often, so transcripts leave it out. */
const SIZE = /((?:PDF|EPUB|XML|JSON|Markdown)[^\n()]*\()[\d.,]+(\P{N}*\))/gu;

/**
 * Compares the names of headings and links in Chromium and in the virtual screen reader, which
 * compute them independently. In a document, also the names of links with what is read line by line; in
 * lists, the symbol and the title of a link are in lines of their own, which separates them.
 */
export async function disagreements(page, { isDocument = true } = {}) {
  // Capital letters can come from the style sheet, and are not announced.
  const squeezed = (words) => words.replace(/\s+/g, '').toLowerCase();
  const tree = await readTree(page);
  const spoken = (await phrases(page)).filter(({ isWords }) => !isWords).map(({ phrase }) => phrase);
  const found = (pattern) => spoken.map((phrase) => pattern.exec(phrase)).filter(Boolean).map(([, ...parts]) => squeezed(parts.join(' ')));
  const pairs = {
    headings: [headings(tree).map(({ name, level }) => squeezed(`${name} ${level}`)), found(/^heading, (.*), level (\d)$/s)],
    links: [links(tree).filter(({ role }) => role === 'link').map(({ name }) => squeezed(name)), found(/^link, (.*)$/s)],
  };
  // Spaces at the edge of hidden words can get lost: Orca then reads “note1”. Right-to-left lines are laid
  // out in another order than they are read, and Chinese does not have spaces.
  const spaced = isDocument && !['ar', 'zh'].includes(await page.evaluate(() => document.documentElement.lang));
  const together = spaced ? links(tree).filter(({ name, laidOut }) => trimmed(laidOut) !== name) : [];
  const runTogether = together.map(({ name, laidOut }) => (
    { rule: 'words-run-together', place: name, message: `line by line it reads “${trimmed(laidOut)}”` }
  ));
  const disagreeing = Object.entries(pairs).flatMap(([what, [chromium, virtual]]) => {
    const at = chromium.findIndex((name, i) => name !== virtual[i]);
    if (at < 0 && chromium.length === virtual.length) return [];
    const message = `Chromium and the virtual screen reader report different names of ${what}`;
    return [{ rule: 'names-differ', place: `${chromium[at] ?? chromium.length} and ${virtual[at] ?? virtual.length}`, message }];
  });
  return [...disagreeing, ...runTogether];
}

/** On entering a cell, a screen reader announces its headers and its words. */
function byCell({ name, cells }, i) {
  const lines = cells.map(({ row, column, role, words, headers }) => {
    const announced = [...headers, shortened(words) || '(empty)'].join(', ');
    return `  row ${row}, column ${column}, ${role}: ${announced}`;
  });
  if (lines.length > MAX_CELLS) lines.splice(MAX_CELLS - 2, lines.length - MAX_CELLS, `  … ${lines.length - MAX_CELLS} more`);
  return [`table ${i + 1}: ${name || '(no name)'}`, ...lines];
}
