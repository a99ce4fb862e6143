// How much of what is heard is generated: the words that an edition adds to the official ones.
import { readTree } from './tree.mjs';
import { trimmed } from './words.mjs';

/** The document that the limit is for: it is so long that its navigation weighs little. */
export const SEED = 'en/A/RES/68/197';

/** The most generated words that may be heard in the seed, to each of its official words. */
export const LIMIT = 0.05;

/** Roles whose name replaces their contents. */
const NAMED = ['link', 'doc-noteref', 'doc-backlink', 'heading', 'button', 'DisclosureTriangle'];

/** Roles whose name is not said before their contents: it is made of them, or belongs to the window. */
const SILENT = ['RootWebArea', 'StaticText', 'ListMarker', 'table', 'row', 'cell', 'gridcell', 'columnheader', 'rowheader', 'listitem'];

/**
 * Counts the words that are heard of an open page from its start to its end: `official` ones; those
 * that are `generated`, among them the names that landmarks and frames of tables have beside their
 * contents; and the names of the marks of `pages`, which readers turn on and off.
 */
export async function countHeard(page) {
  const tree = await readTree(page);
  const generated = await generatedNodes(page);
  const count = wordCounter(await page.evaluate(() => document.documentElement.lang));
  const replaced = replacedNodes(tree);
  const heard = { generated: 0, official: 0, pages: 0 };
  for (const node of tree) {
    if (node.role === 'StaticText') {
      if (!isIn(replaced, node)) heard[generated.has(node.domId) ? 'generated' : 'official'] += count(node.name);
    } else if (node.role === 'doc-pagebreak') {
      heard.pages += count(node.name);
    } else if (replaced.has(node) || !(NAMED.includes(node.role) || SILENT.includes(node.role))) {
      heard.generated += count(node.name);
    }
  }
  return heard;
}

/** The links, headings and buttons whose name is not made of their contents. */
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

/** The browser's numbers of the elements and texts in elements that are marked as generated. */
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

/** Counts words: those between spaces, and in Chinese, which has none, those of a dictionary. */
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

/** `4.9 %, 311 to 6286` and, where there are marks of pages, their words. */
export function describeCount(count) {
  const pages = count.pages ? `, and ${count.pages} of page marks` : '';
  return `${(100 * share(count)).toFixed(1)} %, ${count.generated} to ${count.official}${pages}`;
}

/** A finding where more is generated than may be. */
export function judgeCount(name, count) {
  if (name !== SEED || share(count) <= LIMIT) return [];
  return [{ rule: 'too-much-generated', message: `more than ${100 * LIMIT} % generated words are heard: ${describeCount(count)}` }];
}
