// A publication in a reading system: foliate-js, the engine and the viewer of Foliate, in Chromium.
import { readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { TOOLS } from '../../lib/programs.mjs';

const FOLIATE = join(TOOLS, 'node_modules/foliate-js');
/** A name that leads nowhere: what is asked of it is answered here. */
const HOME = 'http://foliate.test/';
const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.epub': 'application/epub+zip' };
const LONGEST_MS = 20_000;

/**
 * Opens a publication as a person does, goes to every line of its contents, turns all pages, and
 * follows the last call of each chapter to its note and back. Answers with findings. `picture` is
 * called when the book is open, in its middle.
 */
export async function openInReadingSystem(browser, publication, picture = async () => {}) {
  const context = await browser.newContext({ viewport: { width: 1000, height: 700 } });
  await context.route('**/*', (route) => answer(route, publication));
  const findings = [];
  const find = (rule, place, message) => findings.push({ rule, place, message });
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(LONGEST_MS);
    page.on('pageerror', (error) => find('reading-system-fails', '', String(error)));
    await page.goto(`${HOME}reader.html?url=book.epub`);
    await page.waitForFunction(() => globalThis.reader?.view?.lastLocation);
    await page.waitForFunction(isInMiddle, null, { polling: 300 });
    await picture(page);
    for (const [rule, place, message] of await page.evaluate(readThrough)) find(rule, place, message);
  } finally {
    await context.close();
  }
  return findings;
}

/** In the page: whether the middle is shown; asks for it if not, as often as it takes. */
function isInMiddle() {
  const { view } = globalThis.reader;
  if (view.lastLocation.fraction > 0.3) return true;
  view.goToFraction(0.45);
  return false;
}

async function answer(route, publication) {
  const { origin, pathname } = new URL(route.request().url());
  if (`${origin}/` !== HOME) return route.request().url().startsWith('blob:') ? route.continue() : route.abort();
  const file = pathname === '/book.epub' ? publication : join(FOLIATE, pathname);
  try {
    return await route.fulfill({ body: readFileSync(file), contentType: TYPES[extname(file)] ?? 'application/octet-stream' });
  } catch {
    return route.fulfill({ status: 404, body: '' });
  }
}

/** In the page: through the whole book. Answers with findings as lists of rule, place and message. */
async function readThrough() {
  const { view } = globalThis.reader;
  const { book } = view;
  const findings = [];
  /** The viewer takes no order while it carries one out, and does not say when it has. */
  const until = async (order, holds) => {
    for (let tries = 0; tries < 200; tries += 1) {
      if (tries % 20 === 0) await order();
      if (holds()) return true;
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
      findings.push(['words-lost', section.id, 'the words that are shown are not those of the file']);
    }
  }

  const lines = (entries) => entries.flatMap((entry) => [entry, ...lines(entry.subitems ?? [])]);
  const contents = lines(book.toc ?? []);
  if (!contents.length) findings.push(['no-contents', '', 'the reading system shows no table of contents']);
  for (const { label, href } of contents) {
    const [, id] = href.split('#');
    const { index } = view.resolveNavigation(href);
    if (!(await until(() => view.goTo(href), () => shown().index === index && (!id || isShown(id))))) {
      findings.push(['contents-astray', `${label} → ${href}`, 'a line of the contents does not lead to its place']);
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
    findings.push(['pages-not-turned', order.join(), 'turning the pages does not lead through all chapters']);
  }

  for (const i of book.sections.keys()) {
    await goTo(i);
    const call = [...shown().doc.querySelectorAll('[role="doc-noteref"]')].at(-1);
    if (!call) continue;
    const note = call.getAttribute('href').split('#').at(-1);
    if (!(await until(() => call.click(), () => isShown(note)))) {
      findings.push(['note-not-reached', call.id, 'the call does not lead to its note']);
      continue;
    }
    const links = [...shown().doc.getElementById(note).querySelectorAll('[role="doc-backlink"]')];
    const back = links.find((link) => link.getAttribute('href').endsWith(`#${call.id}`));
    if (!back || !(await until(() => back.click(), () => shown().index === i && isShown(call.id)))) {
      findings.push(['no-way-back', call.id, 'the note does not lead back to the call']);
    }
  }
  return findings;
}
