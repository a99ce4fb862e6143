// Tests an EPUB in a reading system: foliate-js, the engine and viewer of Foliate, in Chromium.
import { readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { TOOLS } from '../../lib/programs.mjs';

const FOLIATE = join(TOOLS, 'node_modules/foliate-js');
/** An origin that does not exist; `serve` answers the requests to it. */
const ORIGIN = 'http://foliate.test/';
const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.epub': 'application/epub+zip' };
const TIMEOUT_MS = 20_000;

/**
 * Opens an EPUB, goes to every entry of its table of contents, turns all pages, and follows the last call
 * of each chapter to its note and back. Returns findings. `picture` is called when the middle of the book
 * is shown.
 */
export async function openInReadingSystem(browser, publication, picture = async () => {}) {
  const context = await browser.newContext({ viewport: { width: 1000, height: 700 } });
  await context.route('**/*', (route) => serve(route, publication));
  const findings = [];
  const find = (rule, place, message) => findings.push({ rule, place, message });
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(TIMEOUT_MS);
    page.on('pageerror', (error) => find('reading-system-error', '', String(error)));
    await page.goto(`${ORIGIN}reader.html?url=book.epub`);
    await page.waitForFunction(() => globalThis.reader?.view?.lastLocation);
    await page.waitForFunction(isInMiddle, null, { polling: 300 });
    await picture(page);
    for (const [rule, place, message] of await page.evaluate(readThrough)) find(rule, place, message);
  } finally {
    await context.close();
  }
  return findings;
}

/** Runs in the page. Whether the middle of the book is shown; goes there if not. */
function isInMiddle() {
  const { view } = globalThis.reader;
  if (view.lastLocation.fraction > 0.3) return true;
  view.goToFraction(0.45);
  return false;
}

async function serve(route, publication) {
  const { origin, pathname } = new URL(route.request().url());
  if (`${origin}/` !== ORIGIN) return route.request().url().startsWith('blob:') ? route.continue() : route.abort();
  const file = pathname === '/book.epub' ? publication : join(FOLIATE, pathname);
  try {
    return await route.fulfill({ body: readFileSync(file), contentType: TYPES[extname(file)] ?? 'application/octet-stream' });
  } catch {
    return route.fulfill({ status: 404, body: '' });
  }
}

/**
 * Runs in the page. Reads the complete book and returns findings as lists of rule, place and
 * message.
 */
async function readThrough() {
  const { view } = globalThis.reader;
  const { book } = view;
  const findings = [];
  /**
   * Runs a command until its effect is visible. The viewer ignores commands while it executes one, and does
   * not report when it has finished.
   */
  const until = async (command, isDone) => {
    for (let tries = 0; tries < 200; tries += 1) {
      if (tries % 20 === 0) await command();
      if (isDone()) return true;
      await new Promise((resolve) => {
        setTimeout(resolve, 25);
      });
    }
    return false;
  };
  const goTo = (i) => until(() => view.goTo(i), () => shown().index === i);
  const shown = () => view.renderer.getContents()[0];
  const isShown = (id) => {
    const element = shown().doc.getElementById(id);
    return element !== null && (view.lastLocation?.range?.intersectsNode(element) ?? false);
  };
  const words = (text) => text.replace(/\s+/g, '');

  for (const [i, section] of book.sections.entries()) {
    await goTo(i);
    const source = await section.createDocument();
    const { doc, index } = shown();
    if (index !== i || words(doc.body.textContent) !== words(source.body.textContent)) {
      findings.push(['words-missing', section.id, 'the words shown differ from those of the file']);
    }
  }

  const flatten = (entries) => entries.flatMap((entry) => [entry, ...flatten(entry.subitems ?? [])]);
  const contents = flatten(book.toc ?? []);
  if (!contents.length) findings.push(['no-contents', '', 'the reading system does not show a table of contents']);
  for (const { label, href } of contents) {
    const [, id] = href.split('#');
    const { index } = view.resolveNavigation(href);
    if (!(await until(() => view.goTo(href), () => shown().index === index && (!id || isShown(id))))) {
      findings.push(['contents-link-broken', `${label} → ${href}`, 'an entry of the table of contents does not go to its target']);
    }
  }

  await goTo(0);
  const order = [];
  for (let last; last !== view.lastLocation.cfi; ) {
    last = view.lastLocation.cfi;
    if (order.at(-1) !== shown().index) order.push(shown().index);
    await view.next();
  }
  if (order.join() !== book.sections.map((_, i) => i).join()) {
    findings.push(['pages-not-turned', order.join(), 'turning the pages does not show all chapters in order']);
  }

  for (const i of book.sections.keys()) {
    await goTo(i);
    const call = [...shown().doc.querySelectorAll('[role="doc-noteref"]')].at(-1);
    if (!call) continue;
    const note = call.getAttribute('href').split('#').at(-1);
    if (!(await until(() => call.click(), () => isShown(note)))) {
      findings.push(['note-not-reached', call.id, 'the call does not go to its note']);
      continue;
    }
    const links = [...shown().doc.getElementById(note).querySelectorAll('[role="doc-backlink"]')];
    const back = links.find((link) => link.getAttribute('href').endsWith(`#${call.id}`));
    if (!back || !(await until(() => back.click(), () => shown().index === i && isShown(call.id)))) {
      findings.push(['no-way-back', call.id, 'the note does not have a working link back to the call']);
    }
  }
  return findings;
}
