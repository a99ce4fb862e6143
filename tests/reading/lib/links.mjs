// Checks that the name of each link makes sense without context, as in a list of links.
import { links, readTree } from './tree.mjs';
import { trimmed } from './words.mjs';

/** Checks the links of an open page. Returns findings: rule, place, message. */
export async function checkLinks(page, short) {
  const named = links(await readTree(page));
  const visible = await page.evaluate(readLinks);
  if (named.length !== visible.length) {
    return [{ rule: 'link-not-in-tree', place: '', message: `the page has ${visible.length} links, the accessibility tree ${named.length}` }];
  }
  const all = named.map(({ name, url }, i) => ({
    name, url, visible: trimmed(visible[i].words), isPage: visible[i].isPage, note: visible[i].note, place: visible[i].place, target: short(url),
  }));
  const strays = await page.evaluate(readStrayPermalinks);
  return [...bareNames(all), ...ambiguousNames(all), ...namesWithoutLabel(all), ...strays.map((target) => (
    { rule: 'permalink-of-another-place', place: short(target), message: 'a link that is hidden from screen readers does not link to its own paragraph' }
  ))];
}

/**
 * Runs in the page. Returns the targets of links that are hidden from screen readers and do not link
 * to the paragraph or item that they are in: only a permalink may be for the pointer alone.
 */
function readStrayPermalinks() {
  const hidden = [...document.querySelectorAll('[aria-hidden="true"] a[href], a[href][aria-hidden="true"]')];
  return hidden.filter((link) => link.closest('[id]')?.id !== link.hash.slice(1)).map((link) => link.href);
}

/** Runs in the page. Returns the visible words of each link that is not hidden from screen readers, in order. */
function readLinks() {
  const all = [...document.querySelectorAll('a[href]')].filter((link) => !link.closest('[aria-hidden="true"]'));
  const shown = all.filter((link) => link.checkVisibility({ visibilityProperty: true }));
  const isVisuallyHidden = (element) => element.closest('.visually-hidden') !== null;
  return shown.map((link) => {
    const walker = document.createTreeWalker(link, NodeFilter.SHOW_TEXT);
    let words = '';
    while (walker.nextNode()) if (!isVisuallyHidden(walker.currentNode.parentElement)) words += walker.currentNode.data;
    const isBack = link.getAttribute('role') === 'doc-backlink';
    return {
      words, isPage: link.closest('[role="doc-pagelist"]') !== null,
      note: isBack ? (link.closest('[role="doc-footnote"]') ?? link.closest('[id]'))?.id : undefined,
      place: isBack ? document.getElementById(link.hash.slice(1))?.parentElement.closest('[id]')?.id : undefined,
    };
  });
}

/**
 * Only a number or a letter, perhaps with punctuation, such as “1”, “(a)” or “18.”: it does not
 * describe the target.
 */
const BARE = /^[^\p{L}\p{N}]*(?:\p{N}+|\p{L})?[^\p{L}\p{N}]*$/u;

/**
 * Links whose name is only a number or letter. The links of a page list must be bare (EPUB 3.3,
 * page-list nav).
 */
function bareNames(all) {
  return all.filter(({ name, isPage }) => !isPage && BARE.test(name)).map(({ name, target }) => (
    { rule: 'link-name-bare', place: target, message: `the name of a link is only “${name}”` }
  ));
}

/** The sites on which the United Nations publishes documents. */
const DOCUMENT_SITES = new Set(['undocs.org', 'www.undocs.org', 'docs.un.org', 'documents-dds-ny.un.org', 'documents.un.org']);
/** The number of a document, perhaps with the letter of a part: “74/247”, “75/245 B”. */
const NUMBER = /^\d+\/\d+(?:\s\p{L}+)?$/u;

/**
 * Whether links name a document by its number and are to addresses of the United Nations. A few official
 * texts have several addresses for one document: in another language, or on another site. There are no
 * words to distinguish them, and the link has the same purpose for the reader (WCAG 2.4.9).
 */
function nameOneDocument(links) {
  return links.every(({ name, url }) => NUMBER.test(name) && DOCUMENT_SITES.has(new URL(url).host));
}

/**
 * Links with the same name and different targets, except those to one document. Links back are named after the paragraph of the
 * call. Those of different notes may have the same name if their calls are in the same paragraph;
 * those of one note may not. Of a paragraph in another file, only the name is known. The note of a table is the
 * paragraph that contains the link.
 */
function ambiguousNames(all) {
  const byName = new Map();
  for (const link of all) {
    const name = link.name.toLowerCase();
    byName.set(name, [...(byName.get(name) ?? []), link]);
  }
  return [...byName.values()].flatMap((links) => {
    const targetsOf = (some) => [...new Set(some.map(({ target }) => target))];
    const places = new Set(links.map(({ note, place, target }) => (note ? place ?? 'in another file' : target)));
    const ofOneNote = links.map(({ note }) => targetsOf(links.filter((link) => note && link.note === note)));
    const targets = places.size > 1 ? targetsOf(links) : ofOneNote.find((own) => own.length > 1) ?? [];
    if (targets.length < 2 || nameOneDocument(links)) return [];
    const message = `${targets.length} links with different targets have the name “${links[0].name}”`;
    return [{ rule: 'link-names-ambiguous', place: targets.join(' and '), message }];
  });
}

/**
 * Links whose name does not contain the visible words, which speech input needs (WCAG 2.5.3).
 * Punctuation is ignored.
 */
function namesWithoutLabel(all) {
  const spoken = (words) => trimmed(words.toLowerCase().replace(/[^\p{L}\p{M}\p{N}]+/gu, ' '));
  const without = all.filter(({ name, visible }) => !` ${spoken(name)} `.includes(spoken(visible)));
  return without.map(({ name, visible, target }) => (
    { rule: 'label-not-in-name', place: target, message: `the visible words are “${visible}”, the name is “${name}”` }
  ));
}
