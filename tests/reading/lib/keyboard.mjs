// A page walked through by the keyboard alone.
import { readTree } from './tree.mjs';

/** A ring of less than this cannot be told from a part of the letters (WCAG 2.4.13 asks for two). */
const THINNEST_RING_PX = 2;
/** How much a ring has to differ from what is around it (WCAG 1.4.11). */
const LEAST_RING_CONTRAST = 3;

/**
 * Tabs from the beginning to the end. Each stop has to be in sight, to have a ring and a name, and
 * to come after the one before; each that the page has is to be reached. `each` is called at every
 * stop and may leave the page and come back.
 */
export async function walk(page, each = async () => {}) {
  const named = (await readTree(page)).filter(({ focusable, role }) => focusable && role !== 'RootWebArea' && role !== 'main');
  const wanted = await page.evaluate(countStops);
  const findings = [];
  const find = (rule, place, message) => findings.push({ rule, place, message });
  let last = { number: -1, top: -Infinity };
  let stops = 0;
  for (;;) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(readStop, { thinnest: THINNEST_RING_PX, least: LEAST_RING_CONTRAST });
    // After the last stop the browser's own come, or the first again.
    const isPast = stop?.number === 0 && last.number === wanted - 1;
    if (!stop || isPast || stops > wanted) break;
    stops += 1;
    const name = named[stop.number]?.name ?? '';
    const place = `stop ${stops}: ${name || stop.html}`;
    if (!name) find('stop-without-name', place, 'a stop of the keyboard has no name');
    for (const fault of stop.faults) find('stop-not-visible', place, fault);
    if (stop.number !== last.number + 1) find('stop-out-of-order', place, `number ${stop.number + 1} of the page comes after number ${last.number + 1}`);
    if (stop.bottom < last.top) find('stop-out-of-order', place, 'the stop stands higher on the page than the one before');
    last = stop;
    await each(stop, find);
  }
  if (stops !== wanted || named.length !== wanted) {
    find('stops-not-reached', '', `${wanted} places take the focus, ${named.length} are in the tree, ${stops} are reached by tabbing`);
  }
  return { stops, findings };
}

/** In the page: how many places there are for the keyboard to stop. */
function countStops() {
  return [...document.querySelectorAll('a[href]:not([tabindex="-1"]), button, input, summary, [tabindex="0"]')].filter((element) => element.checkVisibility({ visibilityProperty: true })).length;
}

/** In the page: where the focus is, or nothing at the end. */
function readStop({ thinnest, least }) {
  const element = document.activeElement;
  if (!element || element === document.body || element === document.documentElement) return null;
  const all = [...document.querySelectorAll('a[href]:not([tabindex="-1"]), button, input, summary, [tabindex="0"]')].filter((other) => other.checkVisibility({ visibilityProperty: true }));
  const faults = [];
  const boxes = [...element.getClientRects()].filter(({ width, height }) => width > 1 && height > 1);
  const box = boxes[0] ?? element.getBoundingClientRect();
  const isIn = ({ left, right, top, bottom }) => right > 0 && bottom > 0 && left < innerWidth && top < innerHeight;
  if (!boxes.length) faults.push('it has no size');
  else if (!boxes.some(isIn)) faults.push('it is out of sight when it has the focus');
  else {
    const { left, top, width, height } = boxes.find(isIn);
    const x = Math.min(Math.max(left + width / 2, 0), innerWidth - 1);
    const y = Math.min(Math.max(top + height / 2, 0), innerHeight - 1);
    const over = document.elementFromPoint(x, y);
    if (over && !element.contains(over) && !over.contains(element)) faults.push(`<${over.localName}> covers it`);
  }
  const style = getComputedStyle(element);
  const { contrast, behind, colour } = globalThis.colours;
  const isBrowsers = style.outlineStyle === 'auto';
  if (style.outlineStyle === 'none' || (!isBrowsers && parseFloat(style.outlineWidth) < thinnest)) {
    faults.push('nothing around it shows that it has the focus');
  } else if (!isBrowsers && contrast(colour(style.outlineColor), behind(element.parentElement ?? element)) < least) {
    faults.push('the ring around it is too faint');
  }
  return {
    number: all.indexOf(element), faults, html: element.outerHTML.slice(0, 80),
    isCall: element.getAttribute('role') === 'doc-noteref', id: element.id,
    top: box.top + scrollY, bottom: box.bottom + scrollY,
  };
}

/**
 * From a call, on which the focus is, to its note and back by the note's link to this call. After
 * it the focus is on the call again. `address` is that of the page without what is behind a “#”.
 */
export async function thereAndBack(page, find, id) {
  const place = `call ${id}`;
  const here = page.url().split('#')[0];
  const note = await page.evaluate(() => document.activeElement.href);
  await press(page, 'Enter', note);
  const arrived = await page.evaluate(() => {
    const target = document.querySelector(':target');
    const box = target?.getBoundingClientRect();
    return { hash: location.hash, inSight: !!box && box.top >= -1 && box.top < innerHeight };
  });
  if (page.url() !== note || !arrived.inSight) {
    find('note-not-reached', place, `the call leads to ${page.url()}, and its note is ${arrived.inSight ? '' : 'not '}in sight`);
  }
  // The first stop after the call has to be in the note, and one of the next leads back.
  for (let first = true; ; first = false) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(() => ({
      href: document.activeElement.href ?? '',
      inNote: document.activeElement.closest(':target') !== null,
    }));
    if (!stop.inNote) {
      find('no-way-back', place, first ? 'the focus does not go on in the note' : 'no link of the note leads back to this call');
      await page.goto(`${here}#${id}`);
      return;
    }
    if (stop.href === `${here}#${id}`) break;
  }
  await press(page, 'Enter', `${here}#${id}`);
  const focused = await page.evaluate(() => document.activeElement?.id);
  if (focused !== id) find('no-way-back', place, `back at the call the focus is on ${focused || 'nothing'}`);
}

async function press(page, key, target) {
  await Promise.all([page.waitForURL(target, { timeout: 10_000 }).catch(() => {}), page.keyboard.press(key)]);
  await page.waitForLoadState('load');
  // Chromium lets keys go before events of the page, which people are never fast enough to see: a
  // task of the page's own comes after those that wait.
  await page.evaluate(() => globalThis.scheduler.postTask(() => {}));
}

/** The first stop leads over the navigation: after it the focus goes on in the text. */
export async function skip(page) {
  await page.keyboard.press('Tab');
  const link = await page.evaluate(() => {
    const { href, hash } = document.activeElement;
    return { href: href ?? '', hash: hash ?? '', isMain: !!hash && document.querySelector(hash)?.localName === 'main' };
  });
  if (!link.isMain) return [{ rule: 'skip-link', place: link.href, message: 'the first stop does not lead to the text' }];
  await press(page, 'Enter', link.href);
  const focused = await page.evaluate(() => document.activeElement.localName);
  await page.keyboard.press('Tab');
  const inMain = await page.evaluate(() => document.activeElement.closest('main') !== null);
  if (focused === 'main' && inMain) return [];
  return [{ rule: 'skip-link', place: link.href, message: `after the link the focus is on <${focused}>, and ${inMain ? 'goes on in' : 'is not in'} the text` }];
}
