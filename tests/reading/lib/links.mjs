// Lists of links: each has to make sense where nothing stands around it.
import { links, readTree } from './tree.mjs';
import { trimmed } from './words.mjs';

/** Judges the links of an open page. Answers with findings: rule, place, message. */
export async function judgeLinks(page, short) {
  const named = links(await readTree(page));
  const seen = await page.evaluate(readLinks);
  if (named.length !== seen.length) {
    return [{ rule: 'link-unheard', place: '', message: `${seen.length} links are in the page, ${named.length} are heard` }];
  }
  const all = named.map(({ name, url }, i) => ({
    name, url, visible: trimmed(seen[i].words), isPage: seen[i].isPage, note: seen[i].note, place: seen[i].place, target: short(url),
  }));
  const astray = await page.evaluate(readPermalinksAstray);
  return [...senseless(all), ...alike(all), ...unlikeSight(all), ...astray.map((target) => (
    { rule: 'hidden-link-leads-away', place: short(target), message: 'a link that is hidden from screen readers leads to another place than its own' }
  ))];
}

/** In the page: the links for the pointer only that do not lead to the paragraph or item that they are in. */
function readPermalinksAstray() {
  const hidden = [...document.querySelectorAll('[aria-hidden="true"] a[href], a[href][aria-hidden="true"]')];
  return hidden.filter((link) => link.closest('[id]')?.id !== link.hash.slice(1)).map((link) => link.href);
}

/** In the page: what is seen of each link that is not hidden, in order. Permalinks are for the pointer only. */
function readLinks() {
  const all = [...document.querySelectorAll('a[href]')].filter((link) => !link.closest('[aria-hidden="true"]'));
  const shown = all.filter((link) => link.checkVisibility({ visibilityProperty: true }));
  const isForEars = (element) => element.closest('.visually-hidden') !== null;
  return shown.map((link) => {
    const walker = document.createTreeWalker(link, NodeFilter.SHOW_TEXT);
    let words = '';
    while (walker.nextNode()) if (!isForEars(walker.currentNode.parentElement)) words += walker.currentNode.data;
    const isBack = link.getAttribute('role') === 'doc-backlink';
    return {
      words, isPage: link.closest('[role="doc-pagelist"]') !== null,
      note: isBack ? link.closest('[role="doc-footnote"]')?.id : undefined,
      place: isBack ? document.getElementById(link.hash.slice(1))?.parentElement.closest('[id]')?.id : undefined,
    };
  });
}

/** A number or a letter alone, with signs around it, as “1”, “(a)” or “18.”: it says nothing of where the link leads. */
const BARE = /^[^\p{L}\p{N}]*(?:\p{N}+|\p{L})?[^\p{L}\p{N}]*$/u;

/** The links of a page list are the labels of the pages, alone (EPUB 3.3, the page-list nav element). */
function senseless(all) {
  return all.filter(({ name, isPage }) => !isPage && BARE.test(name)).map(({ name, target }) => (
    { rule: 'link-name-bare', place: target, message: `a link is called “${name}”` }
  ));
}

/**
 * Links with one name lead to one target. Ways back are named by the paragraph that they lead to: those
 * of different notes may have the same name where they lead to calls in the same paragraph, those of one
 * note may not. Of a paragraph in another file only the name is known.
 */
function alike(all) {
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
    if (targets.length < 2) return [];
    const message = `${targets.length} links with different targets are called “${links[0].name}”`;
    return [{ rule: 'link-names-alike', place: targets.join(' and '), message }];
  });
}

/** Who speaks to the computer says what is seen (WCAG 2.5.3). Signs are not spoken. */
function unlikeSight(all) {
  const spoken = (words) => trimmed(words.toLowerCase().replace(/[^\p{L}\p{M}\p{N}]+/gu, ' '));
  const unlike = all.filter(({ name, visible }) => !` ${spoken(name)} `.includes(spoken(visible)));
  return unlike.map(({ name, visible, target }) => (
    { rule: 'link-not-as-seen', place: target, message: `“${visible}” is seen, “${name}” is heard` }
  ));
}
