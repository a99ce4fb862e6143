// How much of what is heard is generated: the words that an edition adds to the official ones.
import { readTree } from './tree.mjs';
import { trimmed } from './words.mjs';

/** The document that the limit holds for: it is long enough that its navigation weighs little. */
export const SEED = 'en/A/RES/68/197';

/** The most generated words that may be heard in the seed, as a share of its official words. */
export const LIMIT = 0.05;

/** Roles whose name is heard in place of their contents. The name of any other is heard before them. */
const NAMED_BY_CONTENTS = [
  'link', 'doc-noteref', 'doc-backlink', 'heading', 'button', 'DisclosureTriangle', 'listitem', 'row', 'cell', 'gridcell',
  'columnheader', 'rowheader', 'radio', 'checkbox', 'LabelText', 'Legend',
];

/** The name of a page is said when it opens, that of a table is its caption. */
const NOT_HEARD_BEFORE = ['RootWebArea', 'table', 'StaticText', 'ListMarker'];

/** Counts what is heard of an open page from its start to its end: `generated` and `official` words. */
export async function countHeard(page) {
  const tree = await readTree(page);
  const isGenerated = await generatedNodes(page);
  const count = wordCounter(await page.evaluate(() => document.documentElement.lang));
  const contents = new Map();
  for (const node of tree.filter(({ role }) => role === 'StaticText')) {
    for (let at = node.inside; at; at = at.inside) contents.set(at, (contents.get(at) ?? '') + node.name);
  }
  const squeezed = (words) => words.replace(/\s+/g, '');
  const isRenamed = (node) => node.name !== '' && squeezed(node.name) !== squeezed(contents.get(node) ?? '');
  const replaced = tree.filter((node) => NAMED_BY_CONTENTS.includes(node.role) && isRenamed(node));
  const isReplaced = (node) => {
    for (let at = node.inside; at; at = at.inside) if (replaced.includes(at)) return true;
    return false;
  };
  const said = { generated: 0, official: 0 };
  for (const node of tree) {
    if (node.role === 'StaticText') {
      if (!isReplaced(node)) said[isGenerated(node.domId) ? 'generated' : 'official'] += count(node.name);
    } else if (replaced.includes(node) || (!NAMED_BY_CONTENTS.includes(node.role) && !NOT_HEARD_BEFORE.includes(node.role))) {
      said.generated += count(node.name);
    }
  }
  return said;
}

/** Which nodes of an open page are in an element that is marked as generated, by their ids. */
async function generatedNodes(page) {
  const session = await page.context().newCDPSession(page);
  const { root } = await session.send('DOM.getDocument', { depth: -1 });
  await session.detach();
  const found = new Set();
  const walk = (node, isInside) => {
    const names = (node.attributes ?? []).filter((_, i) => i % 2 === 0);
    const isGenerated = isInside || names.includes('data-generated');
    if (isGenerated) found.add(node.backendNodeId);
    for (const child of [...(node.children ?? []), ...(node.pseudoElements ?? [])]) walk(child, isGenerated);
  };
  walk(root, false);
  return (id) => found.has(id);
}

/** Counts words: what stands between spaces, and in Chinese, which has none, those of a dictionary. */
function wordCounter(language) {
  if (!/^zh\b/.test(language)) {
    return (text) => trimmed(text).split(' ').filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
  }
  const segmenter = new Intl.Segmenter(language, { granularity: 'word' });
  return (text) => [...segmenter.segment(text)].filter(({ isWordLike }) => isWordLike).length;
}

/** The sum of counts. */
export function sum(counts) {
  const of = (kind) => counts.reduce((all, count) => all + count[kind], 0);
  return { generated: of('generated'), official: of('official') };
}

export const share = ({ generated, official }) => generated / official;

/** `311 of 6289, 4.9 %` */
export function told(count) {
  return `${count.generated} generated to ${count.official} official words, ${(100 * share(count)).toFixed(1)} %`;
}
