// What a screen reader says of a page, in each way in which people move through one.
import { hear, phrases } from './heard.mjs';
import { headings, landmarkDepth, landmarks, links, readTree } from './tree.mjs';
import { tables } from './tables.mjs';
import { shortened, trimmed } from './words.mjs';

/** So many cells of a table are told. */
const CELLS = 24;

/** The transcript of an open page. `short` makes an address short. */
export async function transcript(page, short) {
  const tree = await readTree(page);
  const parts = {
    'by heading': headings(tree).map(({ level, name }) => `${'  '.repeat(level - 1)}${level}: ${name}`),
    'by landmark': landmarks(tree).map((landmark) => `${'  '.repeat(landmarkDepth(landmark))}${landmark.role}: ${landmark.name || '(no name)'}`),
    'by link': links(tree).map(({ name, url }) => `${shortened(name)} → ${short(url)}`),
    'by cell': (await tables(page, tree)).flatMap(byCell),
    'from start to end': await hear(page),
  };
  const said = Object.entries(parts).filter(([, lines]) => lines.length);
  return said.map(([way, lines]) => [`== ${way}`, ...lines].join('\n')).join('\n\n').replace(SIZE, '$1…$2');
}

/** The size of a file, in the link that leads to it: it says nothing about how a page is heard. */
const SIZE = /((?:PDF|EPUB|XML|JSON|Markdown)[^\n()]*\()[\d.,]+(\P{N}*\))/gu;

/** Chromium and the virtual screen reader find names and roles each in its own way: they have to agree. */
export async function disagreements(page) {
  const squeezed = (words) => words.replace(/\s+/g, '');
  const tree = await readTree(page);
  const said = (await phrases(page)).filter(({ isWords }) => !isWords).map(({ phrase }) => phrase);
  const found = (pattern) => said.map((phrase) => pattern.exec(phrase)).filter(Boolean).map(([, ...parts]) => squeezed(parts.join(' ')));
  const pairs = {
    headings: [headings(tree).map(({ name, level }) => squeezed(`${name} ${level}`)), found(/^heading, (.*), level (\d)$/s)],
    links: [links(tree).filter(({ role }) => role === 'link').map(({ name }) => squeezed(name)), found(/^link, (.*)$/s)],
  };
  // Spaces at the edge of words that are out of sight can get lost: Orca then says “note1”. Lines
  // from right to left are laid out in another order than they are read, Chinese has no spaces.
  const spaced = !['ar', 'zh'].includes(await page.evaluate(() => document.documentElement.lang));
  const together = spaced ? links(tree).filter(({ name, laidOut }) => trimmed(laidOut) !== name) : [];
  const runTogether = together.map(({ name, laidOut }) => (
    { rule: 'words-run-together', place: name, message: `read line by line it is “${trimmed(laidOut)}”` }
  ));
  const disagreeing = Object.entries(pairs).flatMap(([what, [chromium, virtual]]) => {
    const at = chromium.findIndex((name, i) => name !== virtual[i]);
    if (at < 0 && chromium.length === virtual.length) return [];
    const message = `Chromium and the virtual screen reader name ${what} otherwise`;
    return [{ rule: 'readers-disagree', place: `${chromium[at] ?? chromium.length} and ${virtual[at] ?? virtual.length}`, message }];
  });
  return [...disagreeing, ...runTogether];
}

/** A screen reader says the headers and the words when one moves into a cell. */
function byCell({ name, cells }, i) {
  const lines = cells.map(({ row, column, role, words, headers }) => {
    const said = [...headers, shortened(words) || '(empty)'].join(', ');
    return `  row ${row}, column ${column}, ${role}: ${said}`;
  });
  if (lines.length > CELLS) lines.splice(CELLS - 2, lines.length - CELLS, `  … ${lines.length - CELLS} more`);
  return [`table ${i + 1}: ${name || '(no name)'}`, ...lines];
}
