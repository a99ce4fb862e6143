// Walks through a page with the keyboard only.
import { readTree } from './tree.mjs';

/** The minimum width of a focus ring (WCAG 2.4.13). */
const MIN_RING_PX = 2;
/** The minimum contrast of a focus ring with its surroundings (WCAG 1.4.11). */
const MIN_RING_CONTRAST = 3;

/**
 * The roles of nodes that can take the focus but are not stops: the target of the skip link, and what is
 * inside a list to choose from.
 */
const NO_STOPS = ['RootWebArea', 'generic', 'main', 'option', 'MenuListPopup', 'listbox'];

/**
 * Tabs from the start of a page to its end. Every stop must be reached in order, be in view and have a
 * focus ring and a name. `each` is called at every stop; it may leave the page and come back.
 */
export async function walk(page, each = async () => {}) {
  const named = (await readTree(page)).filter(({ focusable, role }) => focusable && !NO_STOPS.includes(role));
  const wanted = await page.evaluate(countStops);
  const findings = [];
  const find = (rule, place, message) => findings.push({ rule, place, message });
  let last = { number: -1, top: -Infinity, isInText: false };
  let stops = 0;
  for (;;) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(readStop, { minWidth: MIN_RING_PX, minContrast: MIN_RING_CONTRAST });
    // After the last stop come those of the browser, or the first one again.
    const isPast = stop?.number === 0 && last.number === wanted - 1;
    if (!stop || isPast || stops > wanted) break;
    stops += 1;
    const name = named[stop.number]?.name ?? '';
    const place = `stop ${stops}: ${name || stop.html}`;
    if (!name) find('stop-without-name', place, 'a tab stop does not have a name');
    for (const fault of stop.faults) find('stop-not-visible', place, fault);
    if (stop.number !== last.number + 1) find('stop-out-of-order', place, `stop ${stop.number + 1} of the page comes after stop ${last.number + 1}`);
    // The text begins beside the contents, on their level.
    const isBeside = stop.isInText && !last.isInText;
    if (stop.bottom < last.top && !isBeside) find('stop-out-of-order', place, 'the stop is higher on the page than the previous one');
    last = stop;
    await each(stop, find);
  }
  if (stops !== wanted || named.length !== wanted) {
    find('stops-not-reached', '', `${wanted} elements can take the focus, ${named.length} are in the accessibility tree, ${stops} are reached with Tab`);
  }
  return { stops, findings };
}

/** Runs in the page. Counts the elements that can take the focus. */
function countStops() {
  return [...document.querySelectorAll('a[href]:not([tabindex="-1"]), button, input, select, summary, [tabindex="0"]')].filter((element) => element.checkVisibility({ visibilityProperty: true })).length;
}

/** Runs in the page. Describes the focused element; null at the end of the page. */
function readStop({ minWidth, minContrast }) {
  const element = document.activeElement;
  if (!element || element === document.body || element === document.documentElement) return null;
  const all = [...document.querySelectorAll('a[href]:not([tabindex="-1"]), button, input, select, summary, [tabindex="0"]')].filter((other) => other.checkVisibility({ visibilityProperty: true }));
  const faults = [];
  const boxes = [...element.getClientRects()].filter(({ width, height }) => width > 1 && height > 1);
  const box = boxes[0] ?? element.getBoundingClientRect();
  const isIn = ({ left, right, top, bottom }) => right > 0 && bottom > 0 && left < innerWidth && top < innerHeight;
  if (!boxes.length) faults.push('it has no size');
  else if (!boxes.some(isIn)) faults.push('it is out of view when it has the focus');
  else {
    const { left, top, width, height } = boxes.find(isIn);
    const x = Math.min(Math.max(left + width / 2, 0), innerWidth - 1);
    const y = Math.min(Math.max(top + height / 2, 0), innerHeight - 1);
    const over = document.elementFromPoint(x, y);
    if (over && !element.contains(over) && !over.contains(element)) faults.push(`<${over.localName}> covers it`);
  }
  // The contents scroll by themselves.
  let scrolled = scrollY;
  for (let at = element.parentElement; at && at !== document.documentElement; at = at.parentElement) scrolled += at.scrollTop;
  const style = getComputedStyle(element);
  const { contrast, background, colour } = globalThis.colours;
  const isBrowserDefault = style.outlineStyle === 'auto';
  if (style.outlineStyle === 'none' || (!isBrowserDefault && parseFloat(style.outlineWidth) < minWidth)) {
    faults.push('it has no visible focus ring');
  } else if (!isBrowserDefault && contrast(colour(style.outlineColor), background(element.parentElement ?? element)) < minContrast) {
    faults.push('the contrast of its focus ring is too low');
  }
  return {
    number: all.indexOf(element), faults, html: element.outerHTML.slice(0, 80),
    isCall: element.getAttribute('role') === 'doc-noteref', id: element.id, isInText: element.closest('#text') !== null,
    top: box.top + scrolled, bottom: box.bottom + scrolled,
  };
}

/**
 * Follows the focused call to its note, and the note's way back to this call. Afterwards the focus is on
 * the call again.
 */
export async function followCallAndReturn(page, find, id) {
  const place = `call ${id}`;
  const here = page.url().split('#')[0];
  const note = await page.evaluate(() => document.activeElement.href);
  await press(page, 'Enter', note);
  const arrived = await page.evaluate(() => {
    const target = document.querySelector(':target');
    const box = target?.getBoundingClientRect();
    return { hash: location.hash, inView: !!box && box.top >= -1 && box.top < innerHeight };
  });
  if (page.url() !== note || !arrived.inView) {
    find('note-not-reached', place, `the call goes to ${page.url()}, and its note is ${arrived.inView ? '' : 'not '}in view`);
  }
  // The first stop after the call must be in the note, and one of the following stops must be the way back.
  for (let first = true; ; first = false) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(() => ({
      href: document.activeElement.href ?? '',
      inNote: document.activeElement.closest(':target') !== null,
    }));
    if (!stop.inNote) {
      find('no-way-back', place, first ? 'the focus does not continue in the note' : 'the note does not have a link back to this call');
      await page.goto(`${here}#${id}`);
      return;
    }
    if (stop.href === `${here}#${id}`) break;
  }
  await press(page, 'Enter', `${here}#${id}`);
  const focused = await page.evaluate(() => document.activeElement?.id);
  if (focused !== id) find('no-way-back', place, `after the way back the focus is on ${focused || 'nothing'}`);
}

async function press(page, key, target) {
  await Promise.all([page.waitForURL(target, { timeout: 10_000 }).catch(() => {}), page.keyboard.press(key)]);
  await page.waitForLoadState('load');
  // Chromium handles key events before pending events of the page. People do not type that fast, so wait
  // for a new task of the page, which runs after the pending ones.
  await page.evaluate(() => globalThis.scheduler.postTask(() => {}));
}

/** Follows the skip link, the first stop. Afterwards the focus must continue in the text, after the title and the contents. */
export async function checkSkipLink(page) {
  await page.keyboard.press('Tab');
  const link = await page.evaluate(() => {
    const { href, hash } = document.activeElement;
    const target = hash ? document.querySelector(hash) : null;
    const isAfter = (selector) => {
      const other = document.querySelector(selector);
      return !other || (target.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_PRECEDING) !== 0;
    };
    return { href: href ?? '', hash: hash ?? '', isText: !!target?.closest('main') && isAfter('h1') && isAfter('main nav') };
  });
  if (!link.isText) return [{ rule: 'skip-link', place: link.href, message: 'the first stop does not link to the text' }];
  await press(page, 'Enter', link.href);
  const focused = await page.evaluate(() => document.activeElement.id);
  await page.keyboard.press('Tab');
  const isInText = await page.evaluate((hash) => document.activeElement.closest(hash) !== null, link.hash);
  if (`#${focused}` === link.hash && isInText) return [];
  return [{ rule: 'skip-link', place: link.href, message: `after the link the focus is on “${focused}”, and the next stop is ${isInText ? '' : 'not '}in the text` }];
}
