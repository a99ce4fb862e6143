// Counts the words that a screen reader speaks: the official words, and the generated words that an edition adds.
import { readTree } from './tree.mjs';
import { trimmed } from './words.mjs';

/** The document that the limit applies to. It is long, so its navigation is a small part of it. */
export const SEED = 'en/A/RES/68/197';

/** The maximum number of generated words per official word in that document. */
export const LIMIT = 0.05;

/** Roles whose name replaces their contents. */
const NAMED = ['link', 'doc-noteref', 'doc-backlink', 'heading', 'button', 'DisclosureTriangle'];

/** Roles whose name is not spoken before their contents: it consists of them, or belongs to the window. */
const SILENT = ['RootWebArea', 'StaticText', 'ListMarker', 'table', 'row', 'cell', 'gridcell', 'columnheader', 'rowheader', 'listitem'];

/**
 * Counts the words that are spoken of an open page from start to end: the `official` words; the
 * `generated` words, including the names of landmarks and table frames; and the names of `pages`
 * marks, which readers can turn on and off.
 */
export async function countSpoken(page) {
  const tree = await readTree(page);
  const generated = await generatedNodes(page);
  const count = wordCounter(await page.evaluate(() => document.documentElement.lang));
  const replaced = replacedNodes(tree);
  const spoken = { generated: 0, official: 0, pages: 0 };
  for (const node of tree) {
    if (node.role === 'StaticText') {
      if (!isIn(replaced, node)) spoken[generated.has(node.domId) ? 'generated' : 'official'] += count(node.name);
    } else if (node.role === 'doc-pagebreak') {
      spoken.pages += count(node.name);
    } else if (replaced.has(node) || !(NAMED.includes(node.role) || SILENT.includes(node.role))) {
      spoken.generated += count(node.name);
    }
  }
  return spoken;
}

/** Returns the links, headings and buttons whose name differs from their contents. */
function replacedNodes(tree) {
  const contents = new Map();
  for (const node of tree.filter(({ role }) => role === 'StaticText')) {
    for (let at = node.inside; at; at = at.inside) contents.set(at, (contents.get(at) ?? '') + node.name);
  }
  const squeezed = (words = '') => words.replace(/\s+/g, '');
  const isReplaced = (node) => NAMED.includes(node.role) && squeezed(node.name) !== squeezed(contents.get(node));
  return new Set(tree.filter(isReplaced));
}

function isIn(nodes, node) {
  for (let at = node.inside; at; at = at.inside) if (nodes.has(at)) return true;
  return false;
}

/** Returns the browser's identifiers of the nodes in elements that are marked as generated. */
async function generatedNodes(page) {
  const session = await page.context().newCDPSession(page);
  const { root } = await session.send('DOM.getDocument', { depth: -1 });
  await session.detach();
  const found = new Set();
  const walk = (node, isInside) => {
    const isGenerated = isInside || (node.attributes ?? []).some((name, i) => i % 2 === 0 && name === 'data-generated');
    if (isGenerated) found.add(node.backendNodeId);
    for (const child of node.children ?? []) walk(child, isGenerated);
  };
  walk(root, false);
  return found;
}

/** Returns a function that counts words: between spaces or, in Chinese, by a dictionary. */
function wordCounter(language) {
  if (!/^zh\b/.test(language)) {
    return (text) => trimmed(text).split(' ').filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
  }
  const segmenter = new Intl.Segmenter(language, { granularity: 'word' });
  return (text) => [...segmenter.segment(text)].filter(({ isWordLike }) => isWordLike).length;
}

export function sum(counts) {
  const of = (kind) => counts.reduce((all, count) => all + count[kind], 0);
  return { generated: of('generated'), official: of('official'), pages: of('pages') };
}

export const share = ({ generated, official }) => generated / official;

/** Formats a count, such as `4.9 %, 311 to 6286`, with the words of page marks if there are any. */
export function describeCount(count) {
  const pages = count.pages ? `, and ${count.pages} of page marks` : '';
  return `${(100 * share(count)).toFixed(1)} %, ${count.generated} to ${count.official}${pages}`;
}

/** Returns a finding if there are too many generated words. */
export function findingsOfCount(name, count) {
  if (name !== SEED || share(count) <= LIMIT) return [];
  return [{ rule: 'too-many-generated-words', message: `more than ${100 * LIMIT} % generated words: ${describeCount(count)}` }];
}
